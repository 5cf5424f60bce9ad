import { GetCrawlerCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boto3 } from './boto3.mjs';
import { glue, open } from './world.mjs';

test('a crawler is created, run, changed and deleted; what a crawl did is told thing by thing', async () => {
  const page = await open('crawlers');
  await page.getByRole('button', { name: 'Create crawler' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('sales-crawler');
  await dialog.getByLabel('Looks at').fill('s3://console-data/sales/');
  await dialog.getByLabel('Database').fill('crawled');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  await page.getByText('1 table added').waitFor();
  const { Table } = await boto3('get_table', { DatabaseName: 'crawled', Name: 'sales' });
  assert.deepEqual(Table.StorageDescriptor.Columns.map(c => c.Name), ['id', 'name', 'price']);

  // What it would do now, with what is there.
  const crawler = page.url();
  await page.getByRole('button', { name: 'Dry run' }).click();
  await dialog.locator('[data-planned=sales]').getByText(/^stays as it is/).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('row').filter({ hasText: '1 table added' }).getByRole('link').click();
  await page.getByRole('heading', { name: /^Crawl / }).waitFor();
  await page.getByRole('link', { name: 'sales', exact: true }).waitFor();

  await page.goto(crawler);
  await page.getByRole('button', { name: 'Change' }).click();
  await dialog.getByLabel('Schedule').fill('cron(0 25 * * ? *)');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText(/Exception/).first().waitFor();
  await dialog.getByLabel('Schedule').fill('cron(0 2 * * ? *)');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('cron(0 2 * * ? *)').waitFor();
  const { Crawler } = await boto3('get_crawler', { Name: 'sales-crawler' });
  assert.equal(Crawler.Schedule.ScheduleExpression, 'cron(0 2 * * ? *)');
  assert.deepEqual(Crawler.Targets.S3Targets.map(t => t.Path), ['s3://console-data/sales/']);

  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(url => url.hash === '#/crawlers');
  await assert.rejects(glue.send(new GetCrawlerCommand({ Name: 'sales-crawler' })), { name: 'EntityNotFoundException' });
  await page.context().close();
});
