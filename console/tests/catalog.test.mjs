import { CreateDatabaseCommand, CreatePartitionCommand, CreateTableCommand, UpdateTableCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue, open } from './world.mjs';

const WIDE = 10_000;
const storage = columns => ({ Columns: columns, Location: 's3://console-data/wide/', SerdeInfo: {} });
const columns = count => [
  { Name: 'nested', Type: 'struct<inner:array<struct<deep:map<string,int>>>,other:decimal(10,2)>', Comment: '<script>window.hurt = 1</script>' },
  ...Array.from({ length: count }, (_, i) => ({ Name: `column_${i}`, Type: 'bigint' })),
];

test('a table of ten thousand columns: its schema, its partitions by an expression, its versions', async () => {
  const keys = [{ Name: 'day', Type: 'string' }];
  const table = count => ({ Name: 'wide', StorageDescriptor: storage(columns(count)), PartitionKeys: keys });
  await glue.send(new CreateTableCommand({ DatabaseName: 'shop', TableInput: table(WIDE - 1) }));
  await glue.send(new UpdateTableCommand({ DatabaseName: 'shop', TableInput: table(WIDE) }));
  for (const day of ['2026-01-01', '2026-01-02', '2026-02-01']) {
    await glue.send(new CreatePartitionCommand({ DatabaseName: 'shop', TableName: 'wide', PartitionInput: { Values: [day], StorageDescriptor: storage([]) } }));
  }

  const page = await open('databases?q=wide');
  await page.getByRole('link', { name: 'wide' }).click();
  await page.getByText(`${WIDE + 2} columns`).waitFor();
  const schema = page.getByRole('table', { name: 'Columns' });
  assert.ok((await schema.getByRole('row').count()) < 100, 'what is out of sight is not drawn');
  await schema.getByRole('button', { name: 'Open nested', exact: true }).click();
  await schema.getByText('inner', { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  await page.getByLabel('Find columns').fill('column_9999');
  await schema.getByText('column_9999', { exact: true }).waitFor();

  await page.getByRole('tab', { name: 'Partitions' }).click();
  await page.getByText('2026-02-01', { exact: true }).waitFor();
  await page.getByLabel('Expression', { exact: true }).fill("day LIKE '2026-01-%'");
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByText('2026-02-01', { exact: true }).waitFor({ state: 'detached' });
  await page.getByText('2026-01-02', { exact: true }).waitFor();
  await page.getByLabel('Expression', { exact: true }).fill('day = ');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByText('InvalidInputException').waitFor();

  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('row').filter({ hasText: `column column_${WIDE - 1}` }).waitFor();
  await page.context().close();
});

test('what carries a tag is found with the tables', async () => {
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'tagged' }, Tags: { team: '<i>Finance</i>' } }));
  const page = await open('databases?q=finance');
  await page.getByRole('row').filter({ hasText: 'team = <i>Finance</i>' }).getByRole('link', { name: 'tagged', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'tagged' }).waitFor();
  await page.getByText('database/tagged', { exact: false }).first().waitFor();
  await page.context().close();
});
