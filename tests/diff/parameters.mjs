// parameters.mjs FOLDER - what others make of parameters, for parameters.py. A line of JSON at a time:
//   {"document", "requests": [{"target", "headers"}]}  how express-openapi-validator reads requests:
//       [{"query", "params", "headers", "cookies"} or {"error"}]
//   {"write": [{"path", "params", "query": [{"name", "value", "style", "explode", "allowReserved"}]}]}
//       how openapi-fetch writes them: [{"target"}]
// The bodies of the requests are empty, and nothing is sent: each is handed to the application.
import { createRequire } from "node:module";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2]);
const require = createRequire(path.join(folder, "package.json"));
const express = require("express");
const validator = require("express-openapi-validator");
const fetcher = await import(
  pathToFileURL(path.join(folder, "node_modules/openapi-fetch/dist/index.mjs")));

// RFC 6265 section 4.2.1; what is percent-coded is decoded, as cookie-parser does it.
function cookies(request) {
  const found = {};
  for (const pair of (request.headers.cookie ?? "").split("; ").filter(Boolean)) {
    const [name, ...value] = pair.split("=");
    found[decodeURIComponent(name)] = decodeURIComponent(value.join("="));
  }
  return found;
}

function application(document) {
  const app = express();
  app.set("query parser", "extended"); // qs
  app.use((request, response, next) => {
    request.cookies = cookies(request);
    next();
  });
  app.use(validator.middleware({
    apiSpec: document, validateApiSpec: false, validateResponses: false, validateSecurity: false,
    validateRequests: { allowUnknownQueryParameters: true, coerceTypes: true }, ignoreUndocumented: false,
  }));
  app.use((request, response) => {
    response.done({ query: request.query, params: request.openapi.pathParams, headers: request.headers,
                    cookies: request.cookies });
  });
  app.use((error, request, response, next) => response.done({ error: error.message }));
  return app;
}

function judge(app, { target, headers }) {
  return new Promise((resolve) => {
    const request = new http.IncomingMessage(new net.Socket());
    request.method = "GET";
    request.url = target;
    request.headers = headers;
    const response = new http.ServerResponse(request);
    response.done = resolve;
    app(request, response, () => resolve({ error: "not found" }));
  });
}

function write({ path: template, params, query }) {
  const parts = query.map(({ name, value, style, explode, allowReserved }) =>
    fetcher.createQuerySerializer({ array: { style, explode }, object: { style, explode }, allowReserved })(
      { [name]: value }));
  return { target: fetcher.defaultPathSerializer(template, params) +
                   (parts.length ? "?" + parts.join("&") : "") };
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const task = JSON.parse(line);
  let answers = [];
  if (task.write) {
    answers = task.write.map(write);
  } else {
    const app = application(task.document);
    for (const request of task.requests)
      answers.push(await judge(app, request));
  }
  process.stdout.write(JSON.stringify(answers) + "\n");
}
process.exit(0);
