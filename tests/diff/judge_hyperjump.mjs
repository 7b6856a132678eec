// As judge.mjs, with @hyperjump/json-schema.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import path from "node:path";
import { pathToFileURL } from "node:url";

const load = createRequire(path.join(path.resolve(process.argv[2]), "package.json"));
const draft = load.resolve("@hyperjump/json-schema/draft-2020-12");
const { registerSchema, unregisterSchema, validate, setShouldValidateSchema } =
  await import(pathToFileURL(draft));
setShouldValidateSchema(false);
let count = 0;

for await (const line of createInterface({ input: process.stdin })) {
  const { schema, instances } = JSON.parse(line);
  const uri = `https://example.com/${count++}`;
  let answer;
  try {
    registerSchema(schema, uri, "https://json-schema.org/draft/2020-12/schema");
    const judge = await validate(uri);
    answer = instances.map((instance) => judge(instance).valid);
  } catch (error) {
    answer = String(error.message);
  }
  unregisterSchema(uri);
  console.log(JSON.stringify(answer));
}
