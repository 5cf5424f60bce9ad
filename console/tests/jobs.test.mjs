import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boto3 } from './boto3.mjs';
import { open } from './world.mjs';

const NAME = 'job <script>window.hurt=1</script> "q" ü🦊';

test('a job is created, its script written, and run with an argument; its log is followed', async () => {
  const page = await open('jobs');
  await page.getByRole('button', { name: 'Create job' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(NAME);
  await dialog.getByRole('radio', { name: 'Python shell' }).click({ force: true });
  await dialog.getByRole('button', { name: 'Create' }).click();

  const editor = page.getByRole('textbox', { name: 'The script' });
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('import sys\nprint("given", sys.argv[-1])\nfor i in range(3000):\n    print("line", i)\n');
  await page.getByRole('button', { name: 'Save and run' }).click();
  await page.getByRole('button', { name: 'Add an argument' }).click();
  await page.getByRole('textbox', { name: 'Argument', exact: true }).fill('--color');
  await page.getByRole('textbox', { name: 'Value', exact: true }).fill('blue & "green"');
  await page.getByRole('button', { name: 'Start the run' }).click();

  await page.getByText('Succeeded').first().waitFor();
  await page.getByText('line 2999', { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  const { JobRuns } = await boto3('get_job_runs', { JobName: NAME });
  assert.deepEqual(JobRuns.map(run => run.JobRunState), ['SUCCEEDED']);
  assert.equal(JobRuns[0].Arguments['--color'], 'blue & "green"');
  await page.context().close();
});
