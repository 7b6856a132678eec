// As judge.mjs, with @hyperjump/json-schema.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import path from "node:path";
import { pathToFileURL } from "node:url";

const load = createRequire(path.join(path.resolve(process.argv[2]), "package.json"));
const use = (name) => import(pathToFileURL(load.resolve(`@hyperjump/json-schema/draft-${name}`)));
const { registerSchema, unregisterSchema, validate, setShouldValidateSchema } = await use("2020-12");
await use("2019-09");
setShouldValidateSchema(false);
let count = 0;

for await (const line of createInterface({ input: process.stdin })) {
  const { schema, instances, dialect = "2020-12" } = JSON.parse(line);
  const uri = schema.$id ?? `https://example.com/${count++}`;
  let answer;
  try {
    registerSchema(schema, uri, `https://json-schema.org/draft/${dialect}/schema`);
    const judge = await validate(uri);
    answer = instances.map((instance) => judge(instance).valid);
  } catch (error) {
    answer = String(error.message);
  }
  unregisterSchema(uri);
  console.log(JSON.stringify(answer));
}
