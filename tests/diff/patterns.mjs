// Reads lines [pattern, flags, [text, …]]; writes `wrong`, or `good` and for each text 1 or 0, as
// RegExp has it with those flags and u. The first line is what this node knows of newer syntax.
import { createInterface } from "node:readline";

function compiles(pattern) {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return null;
  }
}

const newer = { modifiers: "(?i:a)", names: "(?<a>b)|(?<a>c)" };
console.log(Object.keys(newer).filter((name) => compiles(newer[name])).join(" "));
for await (const line of createInterface({ input: process.stdin })) {
  const [pattern, flags, texts] = JSON.parse(line);
  let answer = "wrong";
  try {
    const regex = new RegExp(pattern, "u" + flags);
    answer = ["good", ...texts.map((text) => (regex.test(text) ? "1" : "0"))].join(" ");
  } catch {
    // answer stays
  }
  console.log(answer);
}
