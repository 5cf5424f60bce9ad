import { GlueClient } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { launch, signedIn } from './browser.mjs';

export const url = process.env.MASTIC_URL;
export const [keyId, secret] = process.env.MASTIC_KEY.split(':');
export const ROLE = 'arn:aws:iam::000000000000:role/glue';
/** Waits are as long as a busy machine may need; what fails, fails by what it says. */
export const PATIENCE = { timeout: 60_000 };

/** A client like any other: what the console did is asserted by it. */
export const glue = new GlueClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: keyId, secretAccessKey: secret } });

let browser;
/** What the pages asked of other hosts, and what went wrong in them. */
export const astray = [];
export const defects = [];

export async function open(address, options) {
  browser ??= await launch();
  const page = await signedIn(browser, { url, keyId, secret }, { viewport: { width: 1440, height: 900 }, ...options });
  watch(page);
  await page.goto(`${url}/_/#/${address}`);
  return page;
}

export async function stranger() {
  browser ??= await launch();
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE.timeout);
  const page = await context.newPage();
  watch(page);
  return page;
}

function watch(page) {
  page.on('request', request => !request.url().startsWith(url) && !request.url().startsWith('data:') && astray.push(request.url()));
  page.on('pageerror', error => defects.push(String(error)));
}

/** Puts an object by a link that the server signed. */
export async function put(page, bucket, key, text) {
  for (const path of [`/${bucket}`, `/${bucket}/${key}`]) {
    const link = await page.request.post(`${url}/_/api/s3-link`, { headers: { 'X-Mastic-Page': '1' }, data: { Method: 'PUT', Path: path } });
    const answer = await page.request.put(url + (await link.json()).Url, path === `/${bucket}` ? {} : { data: text });
    assert.ok(answer.ok() || answer.status() === 409, await answer.text());
  }
}

after(async () => {
  await browser?.close();
  glue.destroy();
});
