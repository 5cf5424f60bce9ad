// Pictures of every page of the stand that stand.mjs makes, in both themes and two sizes: MASTIC_URL, MASTIC_KEY=ID:SECRET, a folder, and names
// of pages if not all are wanted. SHOTS=wide-light takes that kind alone. It says which pages are wider than the window.
import { GlueClient } from '@aws-sdk/client-glue';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, signedIn } from './browser.mjs';
import { pagesOf, settle } from './pages.mjs';

const [folder, ...wanted] = process.argv.slice(2);
const [keyId, secret] = process.env.MASTIC_KEY.split(':');
const url = process.env.MASTIC_URL;
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const kinds = (process.env.SHOTS ?? 'wide-light,wide-dark,narrow-light,narrow-dark').split(',');
const glue = new GlueClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: keyId, secretAccessKey: secret } });

mkdirSync(folder, { recursive: true });
const pages = (await pagesOf(glue)).filter(one => wanted.length === 0 || wanted.includes(one.name));
const browser = await launch();
for (const kind of kinds) {
  const [size, theme] = kind.split('-');
  const page = await signedIn(browser, { url, keyId, secret }, { viewport: SIZES[size], colorScheme: theme });
  page.on('console', message => message.type() === 'error' && console.log(kind, message.text()));
  page.on('pageerror', error => console.log(kind, String(error)));
  for (const { name, address, act } of pages) {
    await settle(page, `${url}/_/#/${address}`);
    await act?.(page);
    await page.waitForTimeout(400);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
      console.log(kind, name, 'is wider than the window');
    }
    await page.screenshot({ path: join(folder, `${kind}-${name}.png`) });
  }
  await page.context().close();
}
await browser.close();
glue.destroy();
