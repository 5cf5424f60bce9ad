import { GlueClient, StartJobRunCommand, CreateJobCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cell, saved, shown, write, writeAll } from './notebook.mjs';
import { open, put, shellJob } from './world.mjs';

const KEY = 'restart:restart-secret';
/** How the program is started, a word a line; else by the launcher. */
const PROGRAM = process.env.MASTIC_PROGRAM ? process.env.MASTIC_PROGRAM.split('\n') : [fileURLToPath(new URL('../../mastic', import.meta.url))];

test('after a break and a restart of the server a page goes on where it was', async () => {
  const data = mkdtempSync(join(tmpdir(), 'mastic-restart-'));
  const port = await freePort();
  const at = { url: `http://127.0.0.1:${port}`, keyId: 'restart', secret: 'restart-secret' };
  const glue = new GlueClient({ endpoint: at.url, region: 'us-east-1', credentials: { accessKeyId: at.keyId, secretAccessKey: at.secret } });
  let server = await serve(data, port);
  try {
    const page = await open('', undefined, at);
    await page.getByRole('heading', { name: 'Begin here' }).waitFor();
    await page.getByRole('heading', { name: 'Failed in the last 24 hours (0)' }).waitFor();
    await put(page, 'console-data', 'scripts/bad.py', 'raise LookupError("first")\n', at.url);
    await glue.send(new CreateJobCommand(shellJob('broken', 'scripts/bad.py')));
    await glue.send(new StartJobRunCommand({ JobName: 'broken' }));
    await page.getByRole('heading', { name: 'Failed in the last 24 hours (1)' }).waitFor();
    let loads = 0;
    page.on('load', () => loads++);

    await ended(server);
    await page.getByRole('button', { name: /Not live/ }).waitFor();
    server = await serve(data, port);
    // It is told although it begins before the page has come back.
    await glue.send(new StartJobRunCommand({ JobName: 'broken' }));
    await page.getByRole('heading', { name: 'Failed in the last 24 hours (2)' }).waitFor();
    await page.getByRole('button', { name: /Not live/ }).waitFor({ state: 'detached' });
    assert.equal(loads, 0, 'nobody loaded the page anew');
    await page.context().close();
  } finally {
    glue.destroy();
    await ended(server);
    rmSync(data, { recursive: true, force: true });
  }
});

test('the cell of a notebook goes on over the death of the server, and what was written meanwhile is kept', async () => {
  const data = mkdtempSync(join(tmpdir(), 'mastic-restart-'));
  const port = await freePort();
  const at = { url: `http://127.0.0.1:${port}`, keyId: 'restart', secret: 'restart-secret' };
  let server = await serve(data, port);
  try {
    const page = await open('notebooks', undefined, at);
    await page.getByRole('button', { name: 'New notebook' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill('lasting');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await writeAll(page, ['import time\nfor n in range(6000):\n    print("turn", n, flush=True)\n    time.sleep(0.1)', 'n > 5']);
    await cell(page, 0).locator('.cell-source').click();
    await page.keyboard.press('Control+Enter');
    await cell(page, 0).getByText('turn 3', { exact: true }).waitFor();
    await saved(page);
    await ended(server, 'SIGKILL');
    await write(page, 1, 'n > 7');
    await page.getByText('Not saved yet').waitFor();
    const before = Number(/turn (\d+)\s*$/.exec(await cell(page, 0).locator('.outputs').innerText())[1]);
    server = await serve(data, port);
    await saved(page);
    await cell(page, 0).getByText(`turn ${before + 100}`, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Interrupt' }).click();
    assert.match(await shown(page, 0, 'failed'), /KeyboardInterrupt/);
    await cell(page, 1).click({ position: { x: 20, y: 8 } });
    await page.keyboard.press('Control+Enter');
    assert.equal((await shown(page, 1)).trim(), 'True');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByText(/Session stopp/).waitFor();
    await page.context().close();
  } finally {
    await ended(server);
    rmSync(data, { recursive: true, force: true, maxRetries: 20 });
  }
});

async function serve(data, port) {
  const words = [...PROGRAM, 'serve', '--port', String(port), '--data', data, '--access-key', KEY];
  const server = spawn(words[0], words.slice(1), { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((done, failed) => {
    server.stdout.on('data', text => String(text).includes('ready at') && done());
    server.once('exit', code => failed(new Error(`the server does not start: ${code}`)));
  });
  return server;
}

async function ended(server, signal = 'SIGTERM') {
  if (server.exitCode === null && server.signalCode === null) {
    const gone = new Promise(done => server.once('exit', done));
    server.kill(signal);
    await gone;
  }
}

function freePort() {
  return new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
