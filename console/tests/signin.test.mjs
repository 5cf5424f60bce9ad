import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyId, open, secret, stranger, url } from './world.mjs';

test('a link signs in once; a key pair does at any time', async () => {
  const page = await stranger();
  const made = await page.request.post(`${url}/_/sign-in/link`, {
    headers: { 'X-Mastic-Page': '1' },
    data: { AccessKeyId: keyId, SecretAccessKey: secret },
  });
  const { Link } = await made.json();
  await page.goto(`${url}/_/#/sign-in?link=${Link}`);
  await page.getByRole('heading', { name: 'Home' }).waitFor();
  assert.ok(!page.url().includes(Link), 'the link does not stay in the address');

  const other = await stranger();
  await other.goto(`${url}/_/#/sign-in?link=${Link}`);
  await other.getByText('That link has been used').waitFor();
  await other.getByLabel('Access key ID').fill(keyId);
  await other.getByLabel('Secret access key').fill(secret);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.getByRole('heading', { name: 'Home' }).waitFor();
  await page.context().close();
  await other.context().close();
});

test('the page allows no script but its own, and is framed by nobody', async () => {
  const page = await stranger();
  const policy = (await page.request.get(`${url}/_/`)).headers()['content-security-policy'];
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /script-src|unsafe-eval/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.equal((await page.request.get(`${url}/_/api/runs`)).status(), 401);
  assert.equal((await page.request.get(`${url}/_/assets/../index.html`)).status(), 404);
  await page.context().close();
});

test('a sign-in that has ended meanwhile is asked for anew, and leads back to the same page', async () => {
  const page = await open('jobs/fine');
  await page.getByRole('heading', { level: 1, name: 'fine' }).waitFor();
  const cookies = await page.context().cookies();
  assert.ok(cookies.length > 0 && cookies.every(cookie => cookie.httpOnly));
  await page.context().addCookies(cookies.map(cookie => ({ ...cookie, value: `${cookie.value.slice(0, -4)}0000` })));
  // Unless the page has noticed by itself before the click.
  const clicked = await page.getByRole('tab', { name: 'Script' }).click({ timeout: 10_000 }).then(() => true, () => false);
  await page.getByRole('heading', { name: 'Sign in to Mastic' }).waitFor();
  await page.getByLabel('Access key ID').fill(keyId);
  await page.getByLabel('Secret access key').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'fine' }).waitFor();
  if (clicked) {
    await page.getByRole('tab', { name: 'Script', selected: true }).waitFor();
  }
  await page.context().close();
});
