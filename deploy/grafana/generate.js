// Writes the dashboards to dashboards/, and beside them what they were made from: node generate.js
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dashboards } from './dashboards.js';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, 'dashboards');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const builder of dashboards) {
  const dashboard = builder.build();
  writeFileSync(join(folder, `${dashboard.uid}.json`), `${JSON.stringify(dashboard, null, 2)}\n`);
}

const sources = ['package-lock.json', 'panels.js', 'dashboards.js', 'generate.js'].map((file) => {
  const sum = createHash('sha256').update(readFileSync(join(here, file))).digest('hex');
  return `${sum}  ${file}\n`;
});
writeFileSync(join(folder, 'sources.sha256'), sources.join(''));
console.log(`${dashboards.length} dashboards in ${folder}`);
