import { CreateJobCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from './accessible.mjs';
import { glue, open, put, shellJob } from './world.mjs';

const SCRIPT = `import sys


def half(n):
    return 1 / n


for i in range(5000):
    print("line", i, "needle" if i % 1000 == 7 else "")
half(0)
`;

test('a failed run shows its error and the failing line first, and its whole log is searched', async () => {
  const page = await open('jobs');
  await put(page, 'console-data', 'scripts/broken.py', SCRIPT);
  await glue.send(new CreateJobCommand(shellJob('broken', 'scripts/broken.py')));
  const { JobRunId } = await glue.send(new StartJobRunCommand({ JobName: 'broken' }));

  // It is opened while it runs; its end is told.
  await page.goto(page.url().replace('#/jobs', `#/jobs/broken/runs/${JobRunId}`));
  await page.getByText('It ended as FAILED').waitFor();
  await page.getByRole('heading', { name: 'Line 5 of broken.py' }).waitFor();
  assert.match(await page.locator('.culprit .failing').innerText(), /return 1 \/ n/);

  await page.getByText('line 4999').waitFor();
  await page.getByLabel('Search the whole output').fill('NEEDLE');
  await page.getByText('1 of 5', { exact: true }).waitFor();
  await page.getByRole('log').getByText('line 7 needle').waitFor();
  await page.getByRole('button', { name: 'Next hit' }).click();
  await page.getByRole('log').getByText('line 1007 needle').waitFor();

  await page.getByRole('tab', { name: /stderr/ }).click();
  await page.getByRole('button', { name: 'First error' }).click();
  await page.locator('.log-row.marked').getByText('Traceback').waitFor();
  await page.getByRole('button', { name: /Which lines are shown/ }).click();
  await page.getByRole('option', { name: 'Errors', exact: true }).click();
  const errors = page.getByRole('log', { name: 'Errors' });
  await errors.getByText('Traceback (most recent call last)').waitFor();
  assert.match(page.url(), /level=errors/);
  assert.equal(await errors.getByText('half(0)').count(), 0);
  await errors.getByText('Traceback (most recent call last)').click();
  await page.locator('.log-row.marked').getByText('Traceback').waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the error log' }).click();
  assert.match((await saved).suggestedFilename(), /^jr_\w+-error\.log$/);
  await accessible(page);
  await page.context().close();
});

test('a log of bytes that are no text is shown as far as it can be, and never executed', async () => {
  const page = await open('jobs');
  await put(page, 'console-data', 'scripts/binary.py', 'import sys\nout = sys.stdout.buffer\nout.write(bytes(range(256)) * 200 + b"\\n<script>window.hurt=1</script>\\x1b[31m<img src=x onerror=window.hurt=1>\\n\\xff\\xfe\\x00" + b"y" * 100000 + b"\\nthe end\\n")\n');
  await glue.send(new CreateJobCommand(shellJob('binary', 'scripts/binary.py')));
  const { JobRunId } = await glue.send(new StartJobRunCommand({ JobName: 'binary' }));
  await page.goto(page.url().replace('#/jobs', `#/jobs/binary/runs/${JobRunId}`));
  const log = page.getByRole('log');
  await log.getByText('the end', { exact: true }).waitFor();
  await page.getByLabel('Search the whole output').fill('onerror');
  await page.getByText('1 of 1', { exact: true }).waitFor();
  await log.getByText('<img src=x onerror=window.hurt=1>').first().waitFor();
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  assert.ok((await log.locator('[class*=ansi-]').count()) > 0, 'what was red is red');
  assert.equal(await log.locator('script, img').count(), 0);
  await page.context().close();
});

test('how long a run took stands beside what is usual: the median of those that succeeded', async () => {
  const page = await open('jobs/fine');
  const run = (Id, JobRunState, ExecutionTime) => ({ Id, JobName: 'fine', JobRunState, ExecutionTime, StartedOn: 1_700_000_000, CompletedOn: 1_700_000_000 + ExecutionTime, LogGroupName: '/aws-glue/python-jobs' });
  const JobRuns = [run('jr_new', 'SUCCEEDED', 95), run('jr_4', 'FAILED', 7000), run('jr_3', 'SUCCEEDED', 20), run('jr_2', 'SUCCEEDED', 10), run('jr_1', 'STOPPED', 1)];
  await page.route(/\/_\/api$/, async route => {
    const operation = route.request().headers()['x-amz-target'].split('.')[1];
    const stubs = { GetJobRuns: { JobRuns }, GetJobRun: { JobRun: JobRuns[0] } };
    return stubs[operation] ? route.fulfill({ json: stubs[operation] }) : route.continue();
  });
  await page.reload();
  await page.getByText('Usually 20 s.').waitFor();
  await page.getByRole('link', { name: 'jr_new' }).click();
  await page.getByText('1 min 35 s (usually 20 s)', { exact: true }).waitFor();
  await page.context().close();
});
