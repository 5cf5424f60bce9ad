import { ListSessionsCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { boto3 } from './boto3.mjs';
import { glue, open, PATIENCE } from './world.mjs';

export const SHELF = 'aws-glue-assets-000000000000-us-east-1';
/** A notebook that is made by the page, and open. */
export async function made(name, options) {
  const page = await open('notebooks', options);
  await page.getByRole('button', { name: 'New notebook' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.locator('[data-cell]').first().waitFor();
  return page;
}

export const cell = (page, place) => page.locator('[data-cell]').nth(place);

/** Writes a cell's text by its editor. */
export async function write(page, place, text) {
  await cell(page, place).locator('.cell-source, .cell-editor, .markdown').first().dblclick();
  const editor = cell(page, place).getByRole('textbox');
  await editor.press('Control+a');
  await page.keyboard.insertText(text);
}

/** Writes cells into a new notebook, one below the other, and leaves the last one. */
export async function writeAll(page, texts) {
  for (const [place, text] of texts.entries()) {
    if (place > 0) {
      await page.getByRole('button', { name: '+ Cell' }).click();
      await cell(page, place).getByRole('textbox').press('Control+a');
      await page.keyboard.insertText(text);
    } else {
      await write(page, 0, text);
    }
  }
  await page.keyboard.press('Escape');
}

/** Waits until a cell has come to an end, and gives what it shows. */
export async function shown(page, place, state = 'done') {
  await page.waitForFunction(at => ['done', 'failed'].includes(document.querySelectorAll('[data-cell]')[at]?.dataset.state), place, PATIENCE);
  const outputs = cell(page, place).locator('.outputs');
  const text = (await outputs.count()) > 0 ? await outputs.innerText() : '';
  assert.equal(await cell(page, place).getAttribute('data-state'), state, text);
  return text;
}

export const saved = page => page.locator('[data-saved=saved]').waitFor();

/** The notebook's file, as it is now. */
export async function file(name) {
  const { Contents = [] } = await boto3('list_objects_v2', { Bucket: SHELF, Prefix: `notebooks/${name}.ipynb` }, 's3');
  return Contents.length === 0 ? undefined : JSON.parse(await read(`notebooks/${name}.ipynb`));
}

/** An object of the shelf, as text. */
export async function read(key) {
  const url = await link('GET', key);
  const answer = await fetch(url);
  assert.ok(answer.ok, key);
  return answer.text();
}

/** A link to an object of the shelf. */
export async function link(method, key) {
  const own = { 'X-Mastic-Page': '1' };
  const host = process.env.MASTIC_URL;
  const [id, secret] = process.env.MASTIC_KEY.split(':');
  const signed = await fetch(`${host}/_/sign-in`, { method: 'POST', headers: own, body: JSON.stringify({ AccessKeyId: id, SecretAccessKey: secret, Region: 'us-east-1' }) });
  const cookie = signed.headers.get('set-cookie').split(';')[0];
  const found = await fetch(`${host}/_/api/s3-link`, { method: 'POST', headers: { ...own, cookie }, body: JSON.stringify({ Method: method, Path: `/${SHELF}/${key}` }) });
  return host + (await found.json()).Url;
}

/** The sessions of a notebook. */
export async function sessionsOf(name) {
  return (await glue.send(new ListSessionsCommand({ Tags: { 'mastic:notebook': name } }))).Sessions;
}

export async function until(what, look, good) {
  for (let turn = 0; turn < 900; turn++) {
    const found = await look();
    if (good(found)) {
      return found;
    }
    await wait(200);
  }
  throw new Error(`never: ${what}`);
}

/** Stops the notebook's session, and waits until it has ended. */
export async function stopped(page, name) {
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await until('the session ends', () => sessionsOf(name), all => all.length > 0 && all.every(one => ['STOPPED', 'FAILED'].includes(one.Status)));
}
