import { CreateJobCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue, open, put, shellJob } from './world.mjs';

test('what fails is told at home with its reason, without a reload', async () => {
  const page = await open('');
  await page.getByRole('heading', { name: 'Failed in the last 24 hours' }).waitFor();
  await put(page, 'console-data', 'scripts/bad.py', 'raise LookupError("no <b>such</b> place")\n');
  await glue.send(new CreateJobCommand(shellJob('told-at-home', 'scripts/bad.py')));
  await glue.send(new StartJobRunCommand({ JobName: 'told-at-home' }));
  await page.getByRole('link', { name: 'told-at-home' }).first().waitFor();
  await page.getByText('LookupError: no <b>such</b> place').waitFor();
  await page.getByRole('link', { name: /^shop\./ }).first().waitFor();
  await page.context().close();
});

test('nobody is asked for anything while nothing happens', async () => {
  const page = await open('');
  await page.getByRole('heading', { name: /Newest tables/ }).waitFor();
  await page.getByRole('link', { name: /^shop\./ }).first().waitFor();
  await page.waitForTimeout(1000);
  const asked = [];
  page.on('request', request => asked.push(`${request.method()} ${request.url()}`));
  await page.waitForTimeout(6000);
  assert.deepEqual(asked, []);
  await page.context().close();
});
