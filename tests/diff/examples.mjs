// Reads what diff_examples prints: a document, then a line for each value that it gives. Prints a
// line for each value that ajv judges otherwise, and at last how many there were. The folder that
// holds ajv is the first argument.
//
// ajv knows JSON Schema, so the document is rewritten first: `nullable`, boolean exclusive limits,
// what stands beside $ref in 3.0, and for each direction what may be left out of an object.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import path from "node:path";

const load = createRequire(path.join(path.resolve(process.argv[2]), "package.json"));
const Ajv = load("ajv/dist/2020").default;
const DATA = new Set(["example", "examples", "default", "enum", "const", "discriminator"]);

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function at(document, pointer) {
  return pointer.split("/").slice(1).reduce(
    (node, key) => node?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
}

function follow(document, schema) {
  for (let i = 0; i < 50 && typeof schema?.$ref === "string" && schema.$ref.startsWith("#"); i++)
    schema = at(document, decodeURIComponent(schema.$ref.slice(1)));
  return schema;
}

/** Is the member lifted from `required` where `flag` says so, also through allOf? */
function isLifted(document, schema, name, flag, depth = 0) {
  if (!isObject(schema) || depth > 20) return false;
  const member = follow(document, schema.properties?.[name]);
  if (member?.[flag] === true || member?.allOf?.some((one) => follow(document, one)?.[flag])) return true;
  return [...(schema.allOf ?? [])].some(
    (one) => isLifted(document, follow(document, one), name, flag, depth + 1));
}

function rewriteKeywords(document, schema, old, flag) {
  const made = { ...schema };
  if (flag && Array.isArray(made.required))
    made.required = made.required.filter((name) => !isLifted(document, schema, name, flag));
  for (const [limit, exclusive] of [["minimum", "exclusiveMinimum"], ["maximum", "exclusiveMaximum"]]) {
    if (typeof made[exclusive] !== "boolean") continue;
    if (made[exclusive]) {
      made[exclusive] = made[limit];
      delete made[limit];
    } else delete made[exclusive];
  }
  delete made.example, delete made.examples, delete made.default, delete made.discriminator;
  delete made.xml, delete made.nullable, delete made.format;
  return made;
}

function rewrite(document, node, old, flag) {
  if (Array.isArray(node)) return node.map((item) => rewrite(document, item, old, flag));
  if (!isObject(node)) return node;
  if (old && typeof node.$ref === "string") {
    return node.nullable === true ? { anyOf: [{ type: "null" }, { $ref: node.$ref }] }
                                  : { $ref: node.$ref };
  }
  const made = {};
  for (const [key, value] of Object.entries(node))
    made[key] = DATA.has(key) && !isSchemaMap(node) ? value : rewrite(document, value, old, flag);
  if (isSchemaMap(node)) return made;
  const plain = rewriteKeywords(document, made, old, flag);
  return node.nullable === true ? { anyOf: [{ type: "null" }, plain] } : plain;
}

// `properties` and the like hold schemas under any name: no member of theirs is a keyword.
function isSchemaMap(node) {
  return Object.values(node).length > 0 && Object.values(node).every(isObject) &&
         !("properties" in node && isObject(node.properties.type));
}

function absolute(node) {
  if (Array.isArray(node)) return node.map(absolute);
  if (!isObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) =>
    [key, key === "$ref" && typeof value === "string" ? new URL(value, "doc:/").href : absolute(value)]));
}

function compilers(document) {
  const old = String(document.openapi).startsWith("3.0");
  const made = {};
  for (const [direction, flag] of [["none", null], ["request", "readOnly"], ["response", "writeOnly"]]) {
    const ajv = new Ajv({ strict: false, validateFormats: false, logger: false,
                          validateSchema: false, addUsedSchema: false });
    ajv.addSchema(rewrite(document, document, old, flag), "doc:/");
    // Rewriting may move what stands below a schema, so each is compiled from its own place.
    made[direction] = (pointer, value) =>
      ajv.compile(absolute(rewrite(document, at(document, pointer), old, flag)))(value);
  }
  return made;
}

let document, judges;
const counts = { values: 0, refused: 0, differ: 0, failed: 0 };
for await (const line of createInterface({ input: process.stdin })) {
  if (!document) {
    document = JSON.parse(line);
    judges = compilers(document);
    continue;
  }
  const { schema, value, direction, refused } = JSON.parse(line);
  counts.values++;
  counts.refused += refused;
  try {
    const ways = direction === "none" ? ["none", "request", "response"] : [direction];
    const theirs = !ways.some((way) => judges[way](schema, at(document, value)));
    if (theirs === refused) continue;
    counts.differ++;
    console.log(JSON.stringify({ schema, value, direction, refused }));
  } catch (error) {
    counts.failed++;
    console.log(JSON.stringify({ schema, value, error: String(error.message) }));
  }
}
console.log(JSON.stringify(counts));
