// The first load of the field pages, as a phone fetches it: the page, what it names, and the texts of one language.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT = 200 * 1024;
const pages = join(dirname(fileURLToPath(import.meta.url)), '../target/pages/static/field');
const page = readFileSync(join(pages, 'index.html'), 'utf8');
const named = [...page.matchAll(/(?:src|href)="\/field\/([^"]+)"/g)].map((match) => match[1]);
const files = new Set(['index.html', ...named.filter((file) => !file.endsWith('.webmanifest'))]);
for (const file of [...files]) {
  if (file.endsWith('.js')) {
    for (const match of readFileSync(join(pages, file), 'utf8').matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g)) {
      files.add(`assets/${match[1]}`);
    }
  }
}
const texts = new Map();
for (const file of readdirSync(join(pages, 'assets'))) {
  const namespace = /^(shared|field|tasks|checkpoint|resident)-.*\.js$/.exec(file)?.[1];
  if (namespace !== undefined) {
    const size = gzipSync(readFileSync(join(pages, 'assets', file))).length;
    texts.set(namespace, Math.max(size, texts.get(namespace) ?? 0));
  }
}
let total = [...texts.values()].reduce((sum, size) => sum + size, 0);
for (const file of files) {
  total += gzipSync(readFileSync(join(pages, file))).length;
}
console.log(`field pages, first load: ${(total / 1024).toFixed(1)} KiB gzip of ${LIMIT / 1024}`);
if (total > LIMIT) {
  console.error('The first load is over its limit. Maybe load something lazily.');
  process.exit(1);
}
