// The published meta-schemas, as @hyperjump/json-schema has them: published.mjs FOLDER; each line of
// stdin is {"meta": URI, "instances": […]}, each line of stdout the verdicts.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import path from "node:path";
import { pathToFileURL } from "node:url";

const load = createRequire(path.join(path.resolve(process.argv[2]), "package.json"));
let validate;
for (const part of ["draft-2020-12", "draft-2019-09", "draft-07", "draft-06", "draft-04",
  "openapi-3-0", "openapi-3-1", "openapi-3-2"]) {
  const found = await import(pathToFileURL(load.resolve(`@hyperjump/json-schema/${part}`)));
  validate ??= found.validate;
}
const judges = {};

for await (const line of createInterface({ input: process.stdin })) {
  const { meta, instances } = JSON.parse(line);
  judges[meta] ??= await validate(meta);
  console.log(JSON.stringify(instances.map((instance) => judges[meta](instance).valid)));
}
