// Parse every file named on standard input with @mdx-js/mdx and remark-gfm, as a site's build
// does; print the processor time in milliseconds, and how many files were refused.
//
//     find FOLDER -name '*.mdx' | NODE_PATH=…/node_modules node bench/parse_mdx.mjs
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'

// NODE_PATH means nothing to `import`: look there by hand.
const places = (process.env.NODE_PATH || '').split(path.delimiter).filter(Boolean)
const require = createRequire(import.meta.url)
async function load(name) {
  for (const place of places) {
    const folder = path.join(place, name)
    let about
    try { about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) } catch { continue }
    const entry = about.exports?.['.']?.default ?? about.exports?.['.'] ?? about.exports ?? about.main
    return import(pathToFileURL(path.join(folder, typeof entry === 'string' ? entry : 'index.js')).href)
  }
  return import(pathToFileURL(require.resolve(name)).href)
}

const {createProcessor} = await load('@mdx-js/mdx')
const gfm = (await load('remark-gfm')).default
const processor = createProcessor({remarkPlugins: [gfm]})
const texts = readFileSync(0, 'utf8').split('\n').filter(Boolean).map((file) => readFileSync(file, 'utf8'))
// The frontmatter is cut off first: MDX itself knows none.
const bodies = texts.map((text) => text.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---[^\n]*(\r?\n|$)/, ''))
let refused = 0
const start = process.cpuUsage()
for (const body of bodies) {
  try { processor.parse(body) } catch { refused++ }
}
const used = process.cpuUsage(start)
console.log(JSON.stringify({milliseconds: (used.user + used.system) / 1000, refused}))
