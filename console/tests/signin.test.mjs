import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyId, secret, stranger, url } from './world.mjs';

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
