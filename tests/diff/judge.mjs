// Reads lines {"schema": …, "instances": […]}, writes for each line the verdicts of ajv, or what it
// says of the schema. The folder that holds ajv is the first argument.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import path from "node:path";

const load = createRequire(path.join(path.resolve(process.argv[2]), "package.json"));
const Ajv = load("ajv/dist/2020").default;
const ajv = new Ajv({ strict: false, validateFormats: false, addUsedSchema: false, logger: false });

for await (const line of createInterface({ input: process.stdin })) {
  const { schema, instances } = JSON.parse(line);
  let answer;
  try {
    const validate = ajv.compile(schema);
    answer = instances.map((instance) => validate(instance));
  } catch (error) {
    answer = String(error.message);
  }
  console.log(JSON.stringify(answer));
}
