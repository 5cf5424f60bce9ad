import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A module of src that needs no browser, as it is built. */
export async function source(path) {
  const entry = fileURLToPath(new URL(`../src/${path}`, import.meta.url));
  const [{ output }] = await build({ configFile: false, logLevel: 'silent', build: { lib: { entry, formats: ['es'] }, write: false, minify: false } });
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
}
