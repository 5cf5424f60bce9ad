import { BatchStopJobRunCommand, CreateJobCommand, GetJobRunCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { glue, open, put, shellJob } from './world.mjs';

const LARGE = 200 * 1024 * 1024;
const LINE = 128;
/** Whole lines of one length, so that the size is known; the last is another. */
const MUCH = `import sys

line = ("x" * ${LINE - 1} + "\\n").encode()
for _ in range(${LARGE / LINE / 1024}):
    sys.stdout.buffer.write(line * 1024)
sys.stdout.buffer.write(b"the very last line\\n")
`;
const ENDLESS = 'import itertools\nimport time\n\nfor i in itertools.count():\n    print("line", i, flush=True)\n    time.sleep(0.02)\n';

test('a log is followed while it grows, stays where the reader has scrolled to, and is followed again on demand', async () => {
  const page = await open('jobs');
  await put(page, 'console-data', 'scripts/endless.py', ENDLESS);
  await glue.send(new CreateJobCommand(shellJob('endless', 'scripts/endless.py')));
  const { JobRunId } = await glue.send(new StartJobRunCommand({ JobName: 'endless' }));
  try {
    await page.goto(page.url().replace('#/jobs', `#/jobs/endless/runs/${JobRunId}`));
    const log = page.getByRole('log');
    const follow = page.getByRole('button', { name: 'Follow', exact: true });
    const place = () => log.evaluate(element => ({ top: element.scrollTop, below: element.scrollHeight - element.scrollTop - element.clientHeight, high: element.scrollHeight, last: Number(element.innerText.trim().match(/(\d+)$/)?.[1]) }));
    await log.getByText('line 200', { exact: true }).waitFor();
    assert.ok((await place()).below < 60, 'its end is in sight');
    assert.ok(await follow.isDisabled(), 'it is followed');

    await log.hover();
    await page.mouse.wheel(0, -900);
    await page.waitForFunction(() => [...document.querySelectorAll('button')].some(button => button.innerText === 'Follow' && !button.disabled && button.getAttribute('aria-disabled') !== 'true'));
    const stopped = await place();
    await page.waitForFunction(high => document.querySelector('[role=log]').scrollHeight > high + 1000, stopped.high);
    const later = await place();
    assert.equal(later.top, stopped.top, 'what comes does not move what is read');
    assert.ok(later.below > stopped.below + 1000);

    await follow.click();
    await page.waitForFunction(() => { const element = document.querySelector('[role=log]'); return element.scrollHeight - element.scrollTop - element.clientHeight < 60; });
    const { high } = await place();
    await page.waitForFunction(before => { const element = document.querySelector('[role=log]'); return element.scrollHeight > before + 500 && element.scrollHeight - element.scrollTop - element.clientHeight < 60; }, high);
  } finally {
    await glue.send(new BatchStopJobRunCommand({ JobName: 'endless', JobRunIds: [JobRunId] }));
  }
  await page.context().close();
});

test('a log of 200 MB is opened at its end, and searched', async () => {
  const page = await open('jobs');
  await put(page, 'console-data', 'scripts/much.py', MUCH);
  await glue.send(new CreateJobCommand(shellJob('much', 'scripts/much.py')));
  const { JobRunId } = await glue.send(new StartJobRunCommand({ JobName: 'much' }));
  for (let state = ''; state !== 'SUCCEEDED'; await wait(200)) {
    state = (await glue.send(new GetJobRunCommand({ JobName: 'much', RunId: JobRunId }))).JobRun.JobRunState;
    assert.ok(!['FAILED', 'ERROR', 'TIMEOUT'].includes(state), state);
  }
  // The page's own files are there already: what is timed is the log.
  await page.goto(page.url().replace('#/jobs', `#/jobs/much/runs/${JobRunId}?log=error`));
  await page.getByRole('log').waitFor();
  const begun = performance.now();
  await page.getByRole('tab', { name: /stdout/ }).click();
  await page.getByRole('log').getByText('the very last line', { exact: true }).waitFor();
  const took = performance.now() - begun;
  console.log(`200 MB opened at its end in ${Math.round(took)} ms`);
  await page.getByRole('link', { name: /^200\.0 MB/ }).waitFor();
  assert.ok((await page.locator('.log-row').count()) < 200, 'what is out of sight is not drawn');
  // Far beyond the aim of a second only what reads the whole log would be, also on a busy machine.
  assert.ok(took < 10_000, `${took} ms`);
  await page.getByLabel('Search the whole output').fill('VERY LAST');
  await page.getByText('1 of 1', { exact: true }).waitFor();
  await page.context().close();
});
