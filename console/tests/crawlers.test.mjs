import { GetTableCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue, open } from './world.mjs';

test('a crawler is created and run; its end is told, and its table is there', async () => {
  const page = await open('crawlers');
  await page.getByRole('button', { name: 'Create crawler' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('sales-crawler');
  await dialog.getByLabel('Looks at').fill('s3://console-data/sales/');
  await dialog.getByLabel('Database').fill('crawled');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('button', { name: 'Run' }).first().click();
  await page.getByText('1 table added').waitFor();
  const { Table } = await glue.send(new GetTableCommand({ DatabaseName: 'crawled', Name: 'sales' }));
  assert.deepEqual(Table.StorageDescriptor.Columns.map(c => c.Name), ['id', 'name', 'price']);
  await page.context().close();
});
