// Reads lines {"schema": …, "instances": […], "dialect": "draft7", "formats": "assert"}, writes for each
// line the verdicts of ajv, or what it says of the schema. Where the line has `places`, a refusal is a
// list of errors instead: ["/instance", "#/place/of/its/keyword", "keyword", what ajv says besides]. The
// folder that holds ajv is the first argument.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import path from "node:path";

const load = createRequire(path.join(path.resolve(process.argv[2]), "package.json"));
const CLASSES = { "2020-12": "ajv/dist/2020", "2019-09": "ajv/dist/2019", draft7: "ajv", draft6: "ajv",
                  draft4: "ajv-draft-04" };
const OLD = ["draft7", "draft6", "draft4"]; // what stands beside $ref is ignored

// draft 7 alone asserts content, and ajv none of it. What is not in its encoding has no media type.
const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const CONTENT = {
  contentEncoding: (text) => BASE64.test(text),
  contentMediaType(text, encoded) {
    if (encoded && !BASE64.test(text)) return true;
    try {
      const bytes = Buffer.from(text, encoded ? "base64" : "utf8");
      JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
      return true;
    } catch {
      return false;
    }
  },
};

// What ajv-formats takes for a pattern may be none with the flag u, which JSON Schema asks for.
function isPattern(text) {
  try {
    return Boolean(new RegExp(text, "u"));
  } catch {
    return false;
  }
}

function makeAjv(dialect, places, formats) {
  const Ajv = load(CLASSES[dialect]);
  const ajv = new (Ajv.default ?? Ajv)({
    strict: false, validateFormats: formats, addUsedSchema: false, logger: false, allErrors: places,
    validateSchema: false, ignoreKeywordsWithRef: OLD.includes(dialect),
  });
  if (formats) load("ajv-formats").default(ajv, { mode: "full" }).addFormat("regex", isPattern);
  if (formats && dialect === "draft7")
    for (const [keyword, holds] of Object.entries(CONTENT))
      ajv.removeKeyword(keyword).addKeyword({
        keyword, type: "string",
        validate: (_value, text, schema) => holds(text, "contentEncoding" in schema) });
  return ajv;
}

const made = {};

function find(dialect, places, formats) {
  const name = [dialect, places, formats].join();
  return (made[name] ??= makeAjv(dialect, places, formats));
}

// In draft 4 we tell the boolean that makes a limit exclusive.
function keywordOf(dialect, { keyword, schemaPath, params }) {
  const exclusive = { "<": "exclusiveMaximum", ">": "exclusiveMinimum" }[params.comparison];
  return dialect === "draft4" && exclusive
    ? [schemaPath.slice(0, -keyword.length) + exclusive, exclusive] : [schemaPath, keyword];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { schema, instances, dialect, formats, places } = JSON.parse(line);
  const ajv = find(dialect ?? "2020-12", places === true, formats === "assert");
  let answer;
  try {
    const validate = ajv.compile(schema);
    const tell = (error) => [error.instancePath, ...keywordOf(dialect, error),
                             { ...error.params, name: error.propertyName }];
    answer = instances.map((one) => validate(one) || (places ? validate.errors.map(tell) : false));
  } catch (error) {
    answer = String(error.message);
  }
  console.log(JSON.stringify(answer));
}
