// lines.mjs PACKAGES SCHEMA JSONL - each line by JSON.parse and ajv, compiled once.
import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [packages, schema, lines] = process.argv.slice(2);
const require = createRequire(`${packages}/`);
const Ajv = require(`${packages}/ajv/dist/2020.js`).default;
const ajv = new Ajv({ strict: false });
try {
    require(`${packages}/ajv-formats`).default(ajv);
} catch {
    ajv.opts.validateFormats = false;
}
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
let refused = 0;
for await (const line of createInterface({ input: createReadStream(lines) }))
    refused += !validate(JSON.parse(line));
process.exit(refused ? 1 : 0);
