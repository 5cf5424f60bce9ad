import { CreateJobCommand, GetJobCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { test } from 'node:test';
import { boto3 } from './boto3.mjs';
import { cell, file, link, made, read, saved, SHELF, write } from './notebook.mjs';
import { glue, open, put, ROLE } from './world.mjs';

const book = cells => JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: cells.map((source, i) => ({ cell_type: 'code', id: `c${i}`, metadata: {}, source, outputs: [], execution_count: null })) });

async function imported(page, name, text) {
  await page.getByRole('button', { name: 'Import' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles([{ name: `${name}.ipynb`, mimeType: 'application/json', buffer: Buffer.from(text) }]);
  await dialog.getByRole('button', { name: 'Import' }).click();
}

test('a file is imported, exported as it was, duplicated and deleted', async () => {
  const page = await open('notebooks');
  await imported(page, 'brought', book(['first = 1', '%%sql\nselect 2']));
  await cell(page, 1).getByText('select 2').waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export as .ipynb' }).click();
  const given = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  assert.deepEqual(given.cells.map(one => [one.id, one.source.join('')]), [['c0', 'first = 1'], ['c1', '%%sql\nselect 2']]);

  await page.goto(page.url().replace(/#.*/, '#/notebooks'));
  await page.getByRole('button', { name: 'Actions for brought' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await page.getByRole('heading', { level: 1, name: 'brought copy' }).waitFor();
  await cell(page, 1).getByText('select 2').waitFor();
  await page.goto(page.url().replace(/#.*/, '#/notebooks'));
  await page.getByRole('button', { name: 'Actions for brought', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('link', { name: 'brought', exact: true }).waitFor({ state: 'detached' });
  assert.equal(await file('brought'), undefined);
  assert.equal((await file('brought copy')).cells.length, 2);
  await page.context().close();
});

test('what is no notebook is refused by its reason, and a broken file is not touched', async () => {
  const page = await open('notebooks');
  await imported(page, 'odd', '<html>');
  await page.getByText('It is not JSON').waitFor();
  assert.equal(await file('odd'), undefined);
  await put(page, SHELF, 'notebooks/broken.ipynb', '{"nbformat": 4, "cells": [');
  await page.goto(page.url().replace(/#.*/, '#/notebooks/broken'));
  await page.getByText('no notebook that can be opened').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download it' }).click();
  assert.equal(await readFile(await (await download).path(), 'utf8'), '{"nbformat": 4, "cells": [');
  assert.equal(await read('notebooks/broken.ipynb'), '{"nbformat": 4, "cells": [');
  await page.goto(page.url().replace(/#.*/, '#/notebooks/nowhere'));
  await page.getByText('There is no notebook nowhere').waitFor();
  await page.context().close();
});

test('ten thousand cells are opened as far as one looks, changed and saved whole', async () => {
  const page = await open('notebooks');
  await put(page, SHELF, 'notebooks/large.ipynb', book(Array.from({ length: 10_000 }, (_, i) => `x = ${i}`)));
  await page.goto(page.url().replace(/#.*/, '#/notebooks/large'));
  await cell(page, 0).waitFor();
  assert.ok((await page.locator('[data-cell]').count()) <= 200, 'only what is near is drawn');
  await write(page, 0, 'changed = 1');
  await saved(page);
  const kept = await file('large');
  assert.deepEqual([kept.cells.length, kept.cells[0].source, kept.cells[9999].source], [10_000, ['changed = 1'], ['x = 9999']]);
  await page.context().close();
});

test('a save that is cut in its middle keeps the last whole notebook', async () => {
  const page = await made('cut');
  await write(page, 0, 'whole = 1');
  await saved(page);
  const before = await read('notebooks/cut.ipynb');
  const { ETag } = await boto3('head_object', { Bucket: SHELF, Key: 'notebooks/cut.ipynb' }, 's3');
  const url = await link('PUT', 'notebooks/cut.ipynb');
  await new Promise(done => {
    const half = request(url, { method: 'PUT', headers: { 'Content-Length': 100_000, 'If-Match': ETag } });
    half.on('error', done);
    half.on('close', done);
    half.write('{"nbformat": 4, "cells": [', () => setTimeout(() => half.destroy(), 300));
  });
  assert.equal(await read('notebooks/cut.ipynb'), before);
  await write(page, 0, 'whole = 2');
  await saved(page);
  assert.deepEqual((await file('cut')).cells[0].source, ['whole = 2']);
  await page.context().close();
});

test('while the server refuses a save it is told, and tried until it is kept', async () => {
  const page = await made('kept');
  await page.route(/\/notebooks\/kept\.ipynb/, route => (route.request().method() === 'PUT' ? route.fulfill({ status: 503, body: '<Error><Code>SlowDown</Code><Message>Later.</Message></Error>' }) : route.continue()));
  await write(page, 0, 'at last = 1');
  await page.getByText('Not saved yet').waitFor();
  await page.unroute(/\/notebooks\/kept\.ipynb/);
  await saved(page);
  assert.deepEqual((await file('kept')).cells[0].source, ['at last = 1']);
  await page.context().close();
});

test('a job that was made of a notebook elsewhere opens as one; another job of that name is not touched', async () => {
  const page = await open('notebooks');
  await put(page, SHELF, 'scripts/elsewhere.py', '# %%\nx = 1\n\n# %% [markdown]\n# # Its title\n');
  const job = { Role: ROLE, GlueVersion: '5.0', Command: { Name: 'glueetl', ScriptLocation: `s3://${SHELF}/scripts/elsewhere.py`, PythonVersion: '3' } };
  await glue.send(new CreateJobCommand({ Name: 'elsewhere', JobMode: 'NOTEBOOK', ...job }));
  await glue.send(new CreateJobCommand({ Name: 'by-hand', ...job }));
  await page.goto(page.url().replace(/#.*/, '#/notebooks/elsewhere'));
  await cell(page, 1).getByRole('heading', { name: 'Its title' }).waitFor();
  assert.equal((await file('elsewhere')).cells.length, 2);
  await page.goto(page.url().replace(/#.*/, '#/notebooks/by-hand'));
  await page.getByText('There is no notebook by-hand').waitFor();
  await page.context().close();
  const mine = await made('by-hand');
  await mine.getByRole('button', { name: 'Save as job' }).click();
  await mine.getByRole('dialog').getByRole('button', { name: 'Save the job' }).click();
  await mine.getByText('was not made of a notebook').waitFor();
  const { Job } = await glue.send(new GetJobCommand({ JobName: 'by-hand' }));
  assert.equal(Job.Command.ScriptLocation, `s3://${SHELF}/scripts/elsewhere.py`);
  await mine.context().close();
});

test('keys do what they do in Jupyter', async () => {
  const page = await made('keys');
  const texts = () => page.locator('[data-cell]').evaluateAll(cells => cells.map(one => one.innerText.match(/\w= ?\d|—/)?.[0] ?? one.querySelector('.source, .markdown')?.innerText.trim() ?? ''));
  await write(page, 0, 'a=1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('b=2');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  assert.deepEqual(await texts(), ['a=1', '', 'b=2']);
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-cell'));
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  assert.deepEqual(await texts(), ['a=1', 'b=2']);
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-cell'));
  await page.keyboard.press('c');
  await page.keyboard.press('v');
  await page.keyboard.press('x');
  await page.keyboard.press('z');
  assert.deepEqual(await texts(), ['a=1', 'b=2', 'b=2']);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('k');
  await page.keyboard.press('Alt+ArrowDown');
  assert.deepEqual(await texts(), ['b=2', 'a=1', 'b=2']);
  await page.keyboard.press('m');
  await saved(page);
  assert.deepEqual((await file('keys')).cells.map(one => one.cell_type), ['code', 'markdown', 'code']);
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Keys' }).click();
  await page.getByRole('dialog').getByText('Run, and to the next cell').waitFor();
  await page.context().close();
});
