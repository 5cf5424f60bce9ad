import { CreatePartitionCommand, CreateTableCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from './accessible.mjs';
import { glue, open, put } from './world.mjs';

const CSV = { SerializationLibrary: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe', Parameters: { 'field.delim': ',' } };
const storage = location => ({ Columns: [{ Name: 'id', Type: 'int' }, { Name: 'name', Type: 'string' }], Location: location, SerdeInfo: CSV });

test('the first rows of a table are shown, bad ones marked, those of partitions with their values', async () => {
  const page = await open('databases/shop/tables/sales?tab=preview');
  const rows = page.getByRole('table', { name: 'First rows' });
  await rows.getByText('name 3', { exact: true }).waitFor();
  await page.getByText('50 rows from 1 file').waitFor();

  await put(page, 'preview-data', 'days/1/a.csv', '1,<script>window.hurt=1</script>\ntwo,x\n');
  await glue.send(new CreateTableCommand({ DatabaseName: 'shop', TableInput: { Name: 'days', Parameters: { classification: 'csv' }, PartitionKeys: [{ Name: 'day', Type: 'string' }], StorageDescriptor: storage('s3://preview-data/days/') } }));
  await glue.send(new CreatePartitionCommand({ DatabaseName: 'shop', TableName: 'days', PartitionInput: { Values: ['2026-01-01'], StorageDescriptor: storage('s3://preview-data/days/1/') } }));
  await page.goto(page.url().replace('tables/sales', 'tables/days'));
  await rows.getByText('<script>window.hurt=1</script>').waitFor();
  await page.getByText('1 bad record', { exact: true }).waitFor();
  assert.equal(await rows.getByTitle('Bad record: id: two is no int').count(), 1);
  assert.equal(await rows.getByText('2026-01-01', { exact: true }).count(), 2);
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  await accessible(page);
  await page.context().close();
});

test('a table whose data is gone, or that is not read here, says so; a view shows its text', async () => {
  const table = (name, StorageDescriptor, more) => glue.send(new CreateTableCommand({ DatabaseName: 'shop', TableInput: { Name: name, StorageDescriptor, ...more } }));
  await table('gone', storage('s3://no-such-bucket-at-all/x/'), { Parameters: { classification: 'csv' } });
  await table('by_regex', { ...storage('s3://console-data/x/'), SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.serde2.RegexSerDe' } });
  const presto = Buffer.from(JSON.stringify({ originalSql: 'SELECT id FROM shop.sales -- <b>ü</b>' })).toString('base64');
  await table('seen', { Columns: [{ Name: 'id', Type: 'bigint' }] }, { TableType: 'VIRTUAL_VIEW', ViewOriginalText: `/* Presto View: ${presto} */` });
  const page = await open('databases/shop/tables/gone?tab=preview');
  await page.getByText('The bucket no-such-bucket-at-all is not there.').waitFor();
  await page.goto(page.url().replace('tables/gone', 'tables/by_regex'));
  await page.getByText('There is no preview of org.apache.hadoop.hive.serde2.RegexSerDe yet').waitFor();
  await page.goto(page.url().replace('tables/by_regex', 'tables/seen'));
  await page.getByText('SELECT id FROM shop.sales -- <b>ü</b>').waitFor();
  await page.getByText('SELECT * FROM shop.seen LIMIT 100').waitFor();
  await page.context().close();
});
