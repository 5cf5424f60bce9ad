import { GetDashboardUrlCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boto3 } from './boto3.mjs';
import { cell, file, made, read, saved, sessionsOf, SHELF, shown, stopped, write, writeAll } from './notebook.mjs';
import { accessible } from './accessible.mjs';
import { glue, open } from './world.mjs';

const NAME = 'first <b>"q" ü🦊';

test('a notebook is written and run, saved with each change, stopped, and saved as a job', async () => {
  const page = await made(NAME);
  await writeAll(page, ['%number_of_workers 2\nx = 20\nx + 1', 'select 1 as one, "a" as letter', '# A *title*\n<script>window.hurt=1</script>', 'y = 1\nx / (y - 1)']);
  await cell(page, 1).click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('q');
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await cell(page, 2).getByRole('heading', { name: 'A title' }).waitFor();
  await page.getByRole('button', { name: 'Run all' }).click();

  assert.match(await shown(page, 0), /number_of_workers is 2\s+21/);
  await shown(page, 1);
  assert.deepEqual(await cell(page, 1).getByRole('cell').allInnerTexts(), ['1', 'a']);
  assert.match(await shown(page, 3, 'failed'), /ZeroDivisionError: division by zero/);
  assert.equal(await cell(page, 3).locator('.source .failing').innerText(), 'x / (y - 1)');
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  await page.getByText(/Ready, idle/).waitFor();
  await saved(page);
  const [session] = await sessionsOf(NAME);
  assert.deepEqual([session.Status, session.NumberOfWorkers, session.IdleTimeout], ['READY', 2, 60]);
  await openedSession(session.Id);
  const kept = await file(NAME);
  assert.deepEqual(kept.cells.map(one => [one.cell_type, one.source.join('').split('\n')[0]]), [['code', '%number_of_workers 2'], ['code', '%%sql'], ['markdown', '# A *title*'], ['code', 'y = 1']]);
  assert.equal(kept.cells[3].outputs[0].ename, 'ZeroDivisionError');

  await stopped(page, NAME);
  assert.deepEqual((await file(NAME)).cells.map(one => one.source), kept.cells.map(one => one.source), 'what is stopped keeps its cells');
  await page.getByRole('button', { name: 'Save as job' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save the job' }).click();
  await page.getByRole('link', { name: 'Open the notebook' }).waitFor();
  const { Job } = await boto3('get_job', { JobName: NAME });
  assert.deepEqual([Job.JobMode, Job.NumberOfWorkers, Job.Command.ScriptLocation], ['NOTEBOOK', 2, `s3://${SHELF}/scripts/${NAME}.py`]);
  assert.match(await read(`scripts/${NAME}.py`), /# %number_of_workers 2\nx = 20[\s\S]*spark\.sql\("select 1 as one/);
  await page.getByRole('link', { name: 'Open the notebook' }).click();
  await cell(page, 3).locator('.source .failing').waitFor();
  await page.context().close();
});

test('of two who write one notebook the second is refused, and loses nothing', async () => {
  const mine = await made('shared');
  await write(mine, 0, 'of both');
  await saved(mine);
  const theirs = await open('notebooks/shared');
  await write(theirs, 0, 'of the other one');
  await saved(theirs);
  await write(mine, 0, 'of mine');
  await mine.getByText('somebody else has saved').waitFor();
  assert.deepEqual((await file('shared')).cells[0].source, ['of the other one']);
  await mine.getByRole('button', { name: 'Save mine as a copy' }).click();
  await mine.getByRole('heading', { level: 1, name: /^shared \(mine/ }).waitFor();
  await cell(mine, 0).getByText('of mine').waitFor();
  await mine.context().close();
  await theirs.context().close();
});

/** The page that GetDashboardUrl names: what the session was told, and what it wrote. */
async function openedSession(id) {
  const { Url } = await glue.send(new GetDashboardUrlCommand({ ResourceId: id, ResourceType: 'SESSION' }));
  const page = await open(Url.replace(/.*#\//, ''));
  await page.getByRole('row').filter({ hasText: 'y = 1' }).getByText('ZeroDivisionError: division by zero').waitFor();
  await page.getByRole('link', { name: NAME }).waitFor();
  await page.getByText('2 × G.1X').waitFor();
  await accessible(page);
  await page.getByRole('tab', { name: 'Output (stdout)' }).click();
  await page.locator('.log').getByText('21', { exact: true }).waitFor();
  await page.context().close();
}
