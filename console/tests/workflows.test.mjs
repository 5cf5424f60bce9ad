import { CreateJobCommand, CreateTriggerCommand, CreateWorkflowCommand, GetWorkflowRunsCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue, open, put, ROLE } from './world.mjs';

async function nightly(page) {
  await put(page, 'console-data', 'scripts/fine.py', 'print("fine")\n');
  for (const name of ['left', 'right']) {
    await glue.send(new CreateJobCommand({ Name: name, Role: ROLE, Command: { Name: 'pythonshell', ScriptLocation: 's3://console-data/scripts/fine.py', PythonVersion: '3.9' } }));
  }
  await glue.send(new CreateWorkflowCommand({ Name: 'nightly' }));
  await glue.send(new CreateTriggerCommand({ Name: 'begin', WorkflowName: 'nightly', Type: 'ON_DEMAND', Actions: [{ CrawlerName: 'sales-crawler' }] }));
  await glue.send(new CreateTriggerCommand({
    Name: 'crawled', WorkflowName: 'nightly', Type: 'CONDITIONAL', StartOnCreation: true,
    Predicate: { Logical: 'AND', Conditions: [{ LogicalOperator: 'EQUALS', CrawlerName: 'sales-crawler', CrawlState: 'SUCCEEDED' }] },
    Actions: [{ JobName: 'left' }, { JobName: 'right' }],
  }));
}

test('a workflow runs: each node of its graph turns to succeeded while one looks', async () => {
  const page = await open('workflows');
  await page.getByText('No workflows yet').waitFor();
  await nightly(page);
  await page.goto(page.url() + '/nightly');
  await page.locator('[data-node=left]').waitFor();
  await page.getByRole('button', { name: 'Run' }).first().click();
  for (const node of ['sales-crawler', 'left', 'right']) {
    await page.locator(`[data-node=${node}][data-state=SUCCEEDED]`).waitFor();
  }
  await page.getByText('Completed').first().waitFor();
  await page.getByText('sales-crawler succeeded').waitFor();
  assert.equal(await page.locator('.gantt-name').count(), 3);
  const { Runs } = await glue.send(new GetWorkflowRunsCommand({ Name: 'nightly' }));
  assert.deepEqual(Runs.map(run => run.Status), ['COMPLETED']);
  await page.context().close();
});
