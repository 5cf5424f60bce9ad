import { CreateTableCommand, UpdateColumnStatisticsForTableCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from './accessible.mjs';
import { boto3 } from './boto3.mjs';
import { glue, open } from './world.mjs';

const column = (ColumnName, ColumnType, StatisticsData) => ({ ColumnName, ColumnType, AnalyzedTime: new Date(), StatisticsData });

test('a table tells its statistics, its files, who writes it and how to use it', async () => {
  await glue.send(new UpdateColumnStatisticsForTableCommand({
    DatabaseName: 'shop', TableName: 'sales',
    ColumnStatisticsList: [column('id', 'bigint', { Type: 'LONG', LongColumnStatisticsData: { MinimumValue: 0, MaximumValue: 49, NumberOfNulls: 3, NumberOfDistinctValues: 47 } })],
  }));
  const page = await open('databases/shop/tables/sales?tab=statistics');
  await page.getByText('0 … 49', { exact: true }).waitFor();
  await page.getByRole('cell', { name: '47', exact: true }).waitFor();
  await accessible(page);
  await page.getByRole('tab', { name: 'Files' }).click();
  await page.getByText('sales.csv', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Lineage' }).click();
  await page.getByText('No run', { exact: true }).first().waitFor();
  await page.getByRole('tab', { name: 'Use it' }).click();
  for (const [tool, line] of [['boto3', 'glue.get_table'], ['DuckDB', "read_csv_auto('s3://console-data/sales/**')"], ['Trino', 'hive.metastore=glue'], ['Terraform', 'aws_glue_catalog_table']]) {
    await page.getByRole('button', { name: tool, exact: true }).click();
    await page.getByText(line).waitFor();
  }
  await page.context().close();
});

test('an Iceberg table shows how its schema came to be', async () => {
  const fields = [{ Id: 1, Name: 'id', Type: 'long', Required: true }, { Id: 2, Name: 'word', Type: 'string', Required: false }];
  await glue.send(new CreateTableCommand({
    DatabaseName: 'shop', Name: 'lake',
    OpenTableFormatInput: { IcebergInput: { MetadataOperation: 'CREATE', Version: '2', CreateIcebergTableInput: { Location: 's3://console-data/lake/', Schema: { Type: 'struct', Fields: fields } } } },
  }));
  const page = await open('databases/shop/tables/lake?tab=iceberg');
  await page.getByText('id long; word string').waitFor();
  await page.getByText('No snapshot yet').waitFor();
  await page.getByText('No runs', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Preview' }).click();
  await page.getByText('it has no snapshot').waitFor();
  await page.context().close();
});

test('a table is deleted after one more look', async () => {
  await glue.send(new CreateTableCommand({ DatabaseName: 'shop', TableInput: { Name: 'doomed' } }));
  const page = await open('databases/shop/tables/doomed');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('heading', { name: /^Tables/ }).waitFor();
  const { TableList } = await boto3('get_tables', { DatabaseName: 'shop', Expression: 'doomed' });
  assert.deepEqual(TableList, []);
  await page.context().close();
});
