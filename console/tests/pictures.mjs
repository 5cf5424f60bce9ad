// The pictures of README and docs/console.md, of the stand that stand.mjs makes after the demo:
//   ./mastic demo --data D --access-key ID:SECRET; ./mastic serve --port 4566 --data D --access-key ID:SECRET
//   MASTIC_URL=http://127.0.0.1:4566 MASTIC_KEY=ID:SECRET node tests/stand.mjs, then node tests/pictures.mjs ../docs/pictures [NAME...]
import { GlueClient } from '@aws-sdk/client-glue';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import UPNG from 'upng-js';
import { launch, signedIn } from './browser.mjs';
import { pagesOf, settle } from './pages.mjs';

const [folder, ...only] = process.argv.slice(2);
const [keyId, secret] = process.env.MASTIC_KEY.split(':');
const url = process.env.MASTIC_URL;
const SIZE = { width: 1440, height: 900 };
const LARGEST = 150 * 1024;
const WANTED = {
  light: ['home', 'workflow', 'failed-run', 'script', 'spark-run', 'dry-run', 'table-preview', 'table-statistics', 'table-iceberg', 'notebook', 'notebook-job'],
  dark: ['workflow-run', 'timeline', 'schema-versions', 'notebook-variables'],
};

const glue = new GlueClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: keyId, secretAccessKey: secret } });
const pages = await pagesOf(glue);
mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const [colorScheme, names] of Object.entries(WANTED)) {
  const page = await signedIn(browser, { url, keyId, secret }, { viewport: SIZE, colorScheme });
  for (const name of names.filter(one => only.length === 0 || only.includes(one))) {
    const { address, act } = pages.find(one => one.name === name);
    await settle(page, `${url}/_/#/${address}`);
    await act?.(page);
    await page.waitForTimeout(500);
    const png = small(await page.screenshot());
    writeFileSync(join(folder, `${name}.png`), png);
    console.log(`${name}.png ${Math.round(png.length / 1024)} KB`);
  }
  await page.context().close();
}
await browser.close();
glue.destroy();

/** In as many colours as it may have. */
function small(shot) {
  const image = UPNG.decode(shot);
  const pixels = UPNG.toRGBA8(image);
  for (const colours of [256, 128, 64, 32]) {
    const png = Buffer.from(UPNG.encode(pixels, image.width, image.height, colours));
    if (png.length < LARGEST) {
      return png;
    }
  }
  throw new Error('no few colours make it small');
}
