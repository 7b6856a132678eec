// Reads lines [pattern, flags, [text, …]]; writes `wrong`, or `good` and for each text 1 or 0, as
// RegExp has it with those flags and u; ? after a second, since RegExp itself has no end. The first line is what this node knows of newer syntax.
import { createInterface } from "node:readline";
import { createContext, Script } from "node:vm";

function compiles(pattern) {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return null;
  }
}

// With u no match begins inside a pair of surrogates (ECMA-262 section 22.2.7.3). V8 lets one begin
// there, as /(?!(b)|\1)/u on "\u{10428}": then each place is asked by itself.
function matches(regex, text) {
  const found = regex.exec(text);
  if (!found || found.index === 0 || text.codePointAt(found.index - 1) < 0x10000)
    return found !== null;
  const here = new RegExp(regex.source, regex.flags + "y");
  for (let at = 0; at <= text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) {
    here.lastIndex = at;
    if (here.test(text)) return true;
  }
  return false;
}

const context = createContext({ matches });
const judge = new Script("texts.map((text) => (matches(regex, text) ? '1' : '0'))");

function answers(regex, texts) {
  Object.assign(context, { regex, texts });
  try {
    return judge.runInContext(context, { timeout: 1000 });
  } catch (fault) {
    if (fault.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw fault;
    return texts.map(() => "?");
  }
}

const newer = { modifiers: "(?i:a)", names: "(?<a>b)|(?<a>c)" };
console.log(Object.keys(newer).filter((name) => compiles(newer[name])).join(" "));
for await (const line of createInterface({ input: process.stdin })) {
  const [pattern, flags, texts] = JSON.parse(line);
  let answer = "wrong";
  try {
    const regex = new RegExp(pattern, "u" + flags);
    answer = ["good", ...answers(regex, texts)].join(" ");
  } catch {
    // answer stays
  }
  console.log(answer);
}
