// Every *.test.mjs of this folder, in one browser, against the server that MASTIC_URL and MASTIC_KEY=ID:SECRET name. PAGES=home,jobs takes
// those alone. Each makes what it needs under names of its own, so that they run in any order.
import { readdirSync } from 'node:fs';
import { ended } from './world.mjs';

const pages = process.env.PAGES?.split(',');
const folder = new URL('.', import.meta.url);
for (const file of readdirSync(folder).filter(name => name.endsWith('.test.mjs')).sort()) {
  if (!pages || pages.includes(file.slice(0, -'.test.mjs'.length))) {
    await import(new URL(file, folder));
  }
}
ended();
