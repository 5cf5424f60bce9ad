// Pictures of pages of a running server: MASTIC_URL, MASTIC_KEY=ID:SECRET, then a folder and addresses behind the #.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, signedIn } from './browser.mjs';

const [folder, ...addresses] = process.argv.slice(2);
const [keyId, secret] = process.env.MASTIC_KEY.split(':');
const url = process.env.MASTIC_URL;
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const wanted = (process.env.SHOTS ?? 'wide-light,wide-dark,narrow-light,narrow-dark').split(',');

mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const kind of wanted) {
  const [size, theme] = kind.split('-');
  const page = await signedIn(browser, { url, keyId, secret }, { viewport: SIZES[size], colorScheme: theme });
  page.on('console', message => message.type() === 'error' && console.log(kind, message.text()));
  page.on('pageerror', error => console.log(kind, String(error)));
  for (const [place, address] of addresses.entries()) {
    await page.goto(`${url}/_/#/${address}`);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.waitForTimeout(Number(process.env.SETTLE ?? 700));
    const name = `${String(place + 1).padStart(2, '0')}-${address.split('?')[0].replace(/[^\w]+/g, '-') || 'home'}-${kind}`;
    await page.screenshot({ path: join(folder, `${name}.png`), type: 'png' });
  }
  await page.context().close();
}
await browser.close();
