import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const PACKED = /\.(js|css|svg|html)$/;
const LEAST = 1024;

/** Packs what is built, and fails the build if what the first page loads has grown too large. */
export function packing({ mostOfEntry }) {
  let directory;
  return {
    name: 'packing',
    apply: 'build',
    configResolved(config) {
      directory = config.build.outDir;
    },
    closeBundle() {
      const sizes = new Map();
      for (const file of files(directory)) {
        const bytes = readFileSync(file);
        const packed = PACKED.test(file) && bytes.length > LEAST ? gzipSync(bytes, { level: 9 }) : undefined;
        if (packed) {
          writeFileSync(`${file}.gz`, packed);
        }
        sizes.set(file, packed?.length ?? bytes.length);
      }
      const entry = entryFiles(readFileSync(join(directory, 'index.html'), 'utf8')).map(name => join(directory, name));
      const size = entry.reduce((sum, file) => sum + sizes.get(file), 0);
      console.log(`console: the first page loads ${Math.round(size / 1024)} KB (packed) in ${entry.length} files`);
      if (size > mostOfEntry) {
        throw new Error(`the first page loads ${size} bytes, more than ${mostOfEntry}`);
      }
    },
  };
}

/** What the page itself names, before any other page is opened. */
function entryFiles(html) {
  return [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(found => found[1]);
}

function files(directory) {
  return readdirSync(directory).flatMap(name => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}
