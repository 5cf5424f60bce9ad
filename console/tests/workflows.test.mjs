import { CreateCrawlerCommand, CreateJobCommand, CreateTriggerCommand, CreateWorkflowCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boto3 } from './boto3.mjs';
import { glue, open, put, ROLE, shellJob } from './world.mjs';

async function nightly() {
  await glue.send(new CreateCrawlerCommand({ Name: 'nightly-crawler', Role: ROLE, DatabaseName: 'shop', TablePrefix: 'nightly_', Targets: { S3Targets: [{ Path: 's3://console-data/sales/' }] } }));
  for (const name of ['left', 'right']) {
    await glue.send(new CreateJobCommand(shellJob(name, 'scripts/fine.py')));
  }
  await glue.send(new CreateWorkflowCommand({ Name: 'nightly' }));
}

async function choose(dialog, page, list, item, option) {
  await dialog.getByRole('button', { name: list, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
  if (option) {
    const select = dialog.getByRole('button', { name: option.of });
    await select.last().click();
    await page.getByRole('option', { name: option.take, exact: true }).click();
  }
}

test('triggers are added and changed in the graph; a run turns each node to succeeded while one looks', async () => {
  await nightly();
  const page = await open('workflows/nightly');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Add a trigger' }).click();
  await dialog.getByLabel('Name').fill('begin');
  await choose(dialog, page, 'Start', 'A crawler', { of: /What action 1 starts/, take: 'nightly-crawler' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator('[data-node=nightly-crawler]').waitFor();

  // Joined by hand: what stands before waits, what stands behind is started.
  await page.getByRole('button', { name: 'Add a trigger' }).click();
  await dialog.getByLabel('Name').fill('crawled');
  await choose(dialog, page, 'Wait for', 'A crawler', { of: /What condition 1 is about/, take: 'nightly-crawler' });
  await choose(dialog, page, 'Start', 'A job', { of: /What action 1 starts/, take: 'left' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator('[data-node=left]').waitFor();
  await page.locator('button[data-node=crawled]').click();
  await choose(dialog, page, 'Start', 'A job', { of: /What action 2 starts/, take: 'right' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator('[data-node=right]').waitFor();
  const { Trigger } = await boto3('get_trigger', { Name: 'crawled' });
  assert.equal(Trigger.State, 'ACTIVATED');
  assert.deepEqual(Trigger.Predicate.Conditions.map(c => [c.CrawlerName, c.CrawlState]), [['nightly-crawler', 'SUCCEEDED']]);
  assert.deepEqual(Trigger.Actions.map(a => a.JobName), ['left', 'right']);

  await page.getByRole('button', { name: 'Run' }).first().click();
  for (const node of ['nightly-crawler', 'left', 'right']) {
    await page.locator(`[data-node=${node}][data-state=SUCCEEDED]`).waitFor();
  }
  await page.getByText('Completed').first().waitFor();
  await page.locator('[data-trigger=crawled][data-fired=true]').getByText('nightly-crawler succeeded').waitFor();
  assert.equal(await page.locator('.gantt-name').count(), 4, 'three acts and the brush');
  assert.ok((await page.locator('.gantt-track.critical').count()) >= 2);
  const { Runs } = await boto3('get_workflow_runs', { Name: 'nightly' });
  assert.deepEqual(Runs.map(run => run.Status), ['COMPLETED']);
  await page.context().close();
});

test('drawing from a node to a trigger makes it wait for that node, too', async () => {
  await glue.send(new CreateWorkflowCommand({ Name: 'drawn' }));
  for (const name of ['one', 'two', 'three']) {
    await glue.send(new CreateJobCommand(shellJob(`drawn-${name}`, 'scripts/fine.py')));
  }
  await glue.send(new CreateTriggerCommand({ Name: 'drawn-begin', WorkflowName: 'drawn', Type: 'ON_DEMAND', Actions: [{ JobName: 'drawn-one' }, { JobName: 'drawn-two' }] }));
  await glue.send(new CreateTriggerCommand({
    Name: 'drawn-then', WorkflowName: 'drawn', Type: 'CONDITIONAL', StartOnCreation: true, Actions: [{ JobName: 'drawn-three', Arguments: { '--kept': 'yes' } }],
    Predicate: { Logical: 'AND', Conditions: [{ LogicalOperator: 'EQUALS', JobName: 'drawn-one', State: 'SUCCEEDED' }] },
  }));
  const page = await open('workflows/drawn');
  const node = name => page.locator('.react-flow__node').filter({ has: page.locator(`[data-node=${name}]`) });
  await node('drawn-two').locator('.source').dragTo(node('drawn-then').locator('.target'));
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const { Trigger } = await boto3('get_trigger', { Name: 'drawn-then' });
  assert.deepEqual(Trigger.Predicate.Conditions.map(c => c.JobName), ['drawn-one', 'drawn-two']);
  assert.deepEqual(Trigger.Actions, [{ JobName: 'drawn-three', Arguments: { '--kept': 'yes' } }]);
  await page.context().close();
});

test('a run that failed is resumed from the chosen node, and the grid shows both', async () => {
  const page = await open('workflows');
  await put(page, 'console-data', 'scripts/mended.py', 'raise SystemExit("not yet")\n');
  await glue.send(new CreateJobCommand(shellJob('mended', 'scripts/mended.py')));
  await glue.send(new CreateJobCommand(shellJob('after-mended', 'scripts/fine.py')));
  await glue.send(new CreateWorkflowCommand({ Name: 'resumed' }));
  await glue.send(new CreateTriggerCommand({ Name: 'resumed-begin', WorkflowName: 'resumed', Type: 'ON_DEMAND', Actions: [{ JobName: 'mended' }] }));
  await glue.send(new CreateTriggerCommand({
    Name: 'resumed-then', WorkflowName: 'resumed', Type: 'CONDITIONAL', StartOnCreation: true, Actions: [{ JobName: 'after-mended' }],
    Predicate: { Logical: 'AND', Conditions: [{ LogicalOperator: 'EQUALS', JobName: 'mended', State: 'SUCCEEDED' }] },
  }));
  await page.goto(page.url() + '/resumed');
  await page.getByRole('button', { name: 'Run' }).first().click();
  await page.locator('[data-trigger=resumed-then][data-fired=false]').getByText('mended succeeded: it is failed').waitFor();
  await page.getByText('It did not fire').waitFor();
  await put(page, 'console-data', 'scripts/mended.py', 'print("mended")\n');

  await page.getByRole('button', { name: 'Resume …' }).click();
  await page.locator('button[data-node=mended][aria-pressed=true]').waitFor();
  const before = page.url();
  await page.getByRole('button', { name: 'Resume from 1 node' }).click();
  await page.waitForURL(url => String(url) !== before);
  await page.locator('[data-node=after-mended][data-state=SUCCEEDED]').waitFor();
  const resumed = decodeURIComponent(page.url().split('/runs/')[1]);
  const { Run } = await boto3('get_workflow_run', { Name: 'resumed', RunId: resumed });
  assert.equal(Run.PreviousRunId, before.split('/runs/')[1]);

  await page.goto(page.url().replace(/\/runs\/.*/, ''));
  const row = page.locator('.run-grid tr').filter({ hasText: 'after-mended' });
  await row.locator('a.good').waitFor();
  assert.equal(await row.locator('i.idle').count(), 1, 'in the first run it was not begun');
  await page.context().close();
});

test('of three hundred nodes the one that failed is drawn first with its neighbours, and all on demand', async () => {
  const page = await open('');
  const job = i => ({ Type: 'JOB', Name: `j${i}`, UniqueId: `n${i}`, JobDetails: { JobRuns: [{ Id: `jr_${i}`, JobRunState: i === 150 ? 'FAILED' : 'SUCCEEDED', StartedOn: 1_700_000_000 + i, CompletedOn: 1_700_000_010 + i, ExecutionTime: 9 }] } });
  const Graph = { Nodes: Array.from({ length: 300 }, (_, i) => job(i)), Edges: Array.from({ length: 299 }, (_, i) => ({ SourceId: `n${Math.floor(i / 3)}`, DestinationId: `n${i + 1}` })) };
  await page.route(/\/_\/api$/, route => route.fulfill({ json: { Run: { Name: 'large', WorkflowRunId: 'wr_1', Status: 'COMPLETED', StartedOn: 1_700_000_000, CompletedOn: 1_700_000_400, Graph } } }));
  await page.goto(page.url().replace(/#.*/, '#/workflows/large/runs/wr_1'));
  await page.locator('[data-node=j150][data-state=FAILED]').waitFor();
  assert.ok((await page.locator('[data-node]').count()) < 20);
  await page.getByRole('link', { name: 'j299', exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Draw all 300 nodes' }).click();
  await page.getByRole('button', { name: 'All of it' }).click();
  await page.locator('[data-node=j299]').waitFor();

  // A part of the time is chosen by dragging, and stands in the address.
  const bars = page.locator('.gantt-track');
  assert.equal(await bars.count(), 300);
  const brush = page.getByRole('slider', { name: 'The part of the time that is shown' });
  await brush.scrollIntoViewIfNeeded();
  const box = await brush.boundingBox();
  await page.mouse.move(box.x + 1, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + 5);
  await page.mouse.up();
  await page.waitForURL(/until=/);
  assert.ok((await bars.count()) < 150);
  await page.context().close();
});
