import { CreateCrawlerCommand, CreateJobCommand, CreateTriggerCommand, CreateWorkflowCommand, GetWorkflowRunsCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue, open, ROLE, shellJob } from './world.mjs';

async function nightly() {
  await glue.send(new CreateCrawlerCommand({ Name: 'nightly-crawler', Role: ROLE, DatabaseName: 'shop', TablePrefix: 'nightly_', Targets: { S3Targets: [{ Path: 's3://console-data/sales/' }] } }));
  for (const name of ['left', 'right']) {
    await glue.send(new CreateJobCommand(shellJob(name, 'scripts/fine.py')));
  }
  await glue.send(new CreateWorkflowCommand({ Name: 'nightly' }));
  await glue.send(new CreateTriggerCommand({ Name: 'begin', WorkflowName: 'nightly', Type: 'ON_DEMAND', Actions: [{ CrawlerName: 'nightly-crawler' }] }));
  await glue.send(new CreateTriggerCommand({
    Name: 'crawled', WorkflowName: 'nightly', Type: 'CONDITIONAL', StartOnCreation: true,
    Predicate: { Logical: 'AND', Conditions: [{ LogicalOperator: 'EQUALS', CrawlerName: 'nightly-crawler', CrawlState: 'SUCCEEDED' }] },
    Actions: [{ JobName: 'left' }, { JobName: 'right' }],
  }));
}

test('a workflow runs: each node of its graph turns to succeeded while one looks', async () => {
  const page = await open('workflows');
  await nightly();
  await page.goto(page.url() + '/nightly');
  await page.locator('[data-node=left]').waitFor();
  await page.getByRole('button', { name: 'Run' }).first().click();
  for (const node of ['nightly-crawler', 'left', 'right']) {
    await page.locator(`[data-node=${node}][data-state=SUCCEEDED]`).waitFor();
  }
  await page.getByText('Completed').first().waitFor();
  await page.getByText('nightly-crawler succeeded').waitFor();
  assert.equal(await page.locator('.gantt-name').count(), 3);
  const { Runs } = await glue.send(new GetWorkflowRunsCommand({ Name: 'nightly' }));
  assert.deepEqual(Runs.map(run => run.Status), ['COMPLETED']);
  await page.context().close();
});
