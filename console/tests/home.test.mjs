import { StartJobRunCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { astray, defects, glue, open } from './world.mjs';

test('what fails is told at home with its reason, without a reload', async () => {
  const page = await open('');
  const title = count => page.getByRole('heading', { name: `Failed in the last 24 hours (${count})` });
  await title(1).waitFor();
  await glue.send(new StartJobRunCommand({ JobName: 'broken' }));
  await title(2).waitFor();
  await page.getByText('ZeroDivisionError: division by zero').nth(1).waitFor();
  await page.getByRole('link', { name: 'shop.sales' }).waitFor();
  await page.context().close();
});

test('no page asked another host for anything, and none had a defect', () => {
  assert.deepEqual(astray, []);
  assert.deepEqual(defects, []);
});
