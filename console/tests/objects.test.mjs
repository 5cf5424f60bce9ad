import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boto3 } from './boto3.mjs';
import { open } from './world.mjs';

const ROWS = Array.from({ length: 50 }, (_, i) => `${i},name ${i},${i * 1.5}`).join('\n');

test('a bucket is created, a file uploaded, seen and deleted', async () => {
  const page = await open('objects');
  await page.getByRole('button', { name: 'Create bucket' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('console-drop');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByText('Nothing is here').waitFor();
  await page.goto(page.url() + '/sales');
  await page.locator('input[type=file]').first().setInputFiles([
    { name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(`id,name,price\n${ROWS}\n`) },
    { name: 'ünd <b>&"\' 🦊.txt', mimeType: 'text/plain', buffer: Buffer.from('odd') },
  ]);
  await page.getByText('sales.csv', { exact: true }).waitFor();
  const odd = page.getByRole('row').filter({ hasText: '🦊' });
  await odd.getByRole('button', { name: /Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'View' }).click();
  await page.getByRole('dialog').getByText('odd', { exact: true }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await odd.getByRole('button', { name: /Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await odd.waitFor({ state: 'detached' });
  assert.equal(await page.getByText('sales.csv', { exact: true }).count(), 1);
  const { Contents } = await boto3('list_objects_v2', { Bucket: 'console-drop' }, 's3');
  assert.deepEqual(Contents.map(object => [object.Key, object.Size > 0]), [['sales/sales.csv', true]]);
  await page.context().close();
});
