import { BatchCreatePartitionCommand, CreateDatabaseCommand, CreatePartitionCommand, CreateTableCommand, UpdateTableCommand } from '@aws-sdk/client-glue';
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

test('partitions are paged through the filter to their end, and no page is read before it is asked for', async () => {
  const keys = [{ Name: 'day', Type: 'int' }];
  const values = Array.from({ length: 1000 }, (_, i) => String(i));
  await glue.send(new CreateTableCommand({ DatabaseName: 'shop', TableInput: { Name: 'many_days', StorageDescriptor: storage(columns(2)), PartitionKeys: keys } }));
  for (let i = 0; i < values.length; i += 100) {
    await glue.send(new BatchCreatePartitionCommand({ DatabaseName: 'shop', TableName: 'many_days', PartitionInputList: values.slice(i, i + 100).map(day => ({ Values: [day], StorageDescriptor: storage([]) })) }));
  }
  const page = await open(`databases/shop/tables/many_days?${new URLSearchParams({ tab: 'partitions', expression: 'day >= 880' })}`);
  const shown = [];
  const next = page.getByRole('button', { name: 'Next 50' });
  for (const counted of ['(50+)', '(100+)', '(120)']) {
    await page.getByText(counted, { exact: true }).waitFor();
    shown.push(...(await page.locator('tbody tr').evaluateAll(rows => rows.map(row => row.cells[0].innerText))));
    if (counted !== '(120)') {
      await next.click();
    }
  }
  assert.equal(await next.count(), 0);
  assert.deepEqual(shown.map(Number).sort((a, b) => a - b), values.slice(880).map(Number));
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByText('(100+)', { exact: true }).waitFor();

  // A million, answered in the server's place: what is asked for is what is shown.
  const asked = [];
  await page.route(/\/_\/api$/, async route => {
    const request = route.request();
    if (!request.headers()['x-amz-target'].endsWith('.GetPartitions')) {
      return route.continue();
    }
    const { Expression, MaxResults, NextToken = '0' } = request.postDataJSON();
    asked.push([Expression, NextToken]);
    const from = Number(NextToken);
    return route.fulfill({ json: { NextToken: from + MaxResults < 1_000_000 ? String(from + MaxResults) : undefined, Partitions: Array.from({ length: MaxResults }, (_, i) => ({ Values: [`day-${from + i}`], StorageDescriptor: { Location: 's3://x/' } })) } });
  });
  await page.getByLabel('Expression', { exact: true }).fill('day > 5');
  await page.getByRole('button', { name: 'Filter' }).click();
  for (let at = 0; at < 20; at++) {
    await page.getByText(`day-${at * 50}`, { exact: true }).waitFor();
    assert.equal(await page.getByRole('row').count(), 51);
    assert.deepEqual(asked, Array.from({ length: at + 1 }, (_, i) => ['day > 5', String(i * 50)]));
    await next.click();
  }
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
