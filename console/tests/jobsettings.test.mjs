import { CreateJobCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from './accessible.mjs';
import { boto3 } from './boto3.mjs';
import { glue, open, put, ROLE, shellJob } from './world.mjs';

test('all settings of a job are edited; what was not touched stays', async () => {
  await glue.send(new CreateJobCommand({ ...shellJob('settled', 'scripts/fine.py'), NonOverridableArguments: { '--kept': 'yes' }, MaxRetries: 1 }));
  const page = await open('jobs/settled?tab=settings');
  await page.getByRole('button', { name: 'Edit settings' }).click();
  await page.getByRole('textbox', { name: 'Description' }).fill('does "well" <b>');
  await page.getByRole('spinbutton', { name: 'Timeout' }).fill('7');
  await page.getByRole('button', { name: 'Add an argument' }).click();
  await page.getByRole('textbox', { name: 'Argument', exact: true }).fill('--color');
  await page.getByRole('textbox', { name: 'Value', exact: true }).fill('blue');
  await accessible(page);
  await page.getByRole('button', { name: 'Save settings' }).click();
  await page.getByText('7 min', { exact: true }).waitFor();
  const { Job } = await boto3('get_job', { JobName: 'settled' });
  assert.equal(Job.Description, 'does "well" <b>');
  assert.equal(Job.Timeout, 7);
  assert.equal(Job.MaxRetries, 1);
  assert.deepEqual(Job.DefaultArguments, { '--color': 'blue' });
  assert.deepEqual(Job.NonOverridableArguments, { '--kept': 'yes' });
  assert.equal(Job.Command.ScriptLocation, 's3://console-data/scripts/fine.py');

  await page.getByRole('button', { name: 'Edit settings' }).click();
  await page.getByRole('spinbutton', { name: 'Retries' }).fill('99');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await page.getByText('InvalidInputException').waitFor();
  await page.context().close();
});

const SPARK = `import sys
from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
glue = GlueContext(SparkContext.getOrCreate())
args = getResolvedOptions(sys.argv, ["JOB_NAME"])
job = Job(glue)
job.init(args["JOB_NAME"], args)
frame = glue.create_dynamic_frame.from_catalog(database="shop", table_name="sales", transformation_ctx="sales_in")
frame.toDF().write.mode("overwrite").parquet("s3://console-data/spark-out/")
job.commit()
`;

test('a Spark run shows its stages, what it read and wrote; its bookmark is looked at and reset', async () => {
  const page = await open('jobs');
  await put(page, 'console-data', 'scripts/spark.py', SPARK);
  await glue.send(new CreateJobCommand({ Name: 'sparkling', Role: ROLE, GlueVersion: '5.0', Command: { Name: 'glueetl', ScriptLocation: 's3://console-data/scripts/spark.py', PythonVersion: '3' }, DefaultArguments: { '--job-bookmark-option': 'job-bookmark-enable' } }));
  const { JobRunId } = await glue.send(new StartJobRunCommand({ JobName: 'sparkling' }));
  await page.goto(page.url().replace('#/jobs', `#/jobs/sparkling/runs/${JobRunId}`));
  await page.getByText('Succeeded').first().waitFor({ timeout: 180_000 });
  await page.getByRole('tab', { name: /Spark: stages/ }).click();
  await page.getByRole('link', { name: /console-data\/spark-out/ }).waitFor();
  await page.getByRole('link', { name: /console-data\/sales/ }).waitFor();
  await page.getByRole('heading', { name: /Stages/ }).waitFor();
  for (const figure of ['CPU of tasks', 'Memory of the driver', 'Spilled to disk', 'Shuffled']) {
    await page.getByText(figure, { exact: true }).waitFor();
  }
  await accessible(page);

  const table = await open('databases/shop/tables/sales?tab=lineage');
  await table.getByRole('link', { name: 'sparkling' }).waitFor();
  await table.context().close();

  await page.goto(page.url().replace(/#.*/, '#/jobs/sparkling?tab=bookmark'));
  await page.getByRole('heading', { name: 'sales_in' }).waitFor();
  await page.getByRole('button', { name: 'Reset or rewind …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Where to go back to/ }).click();
  await page.getByRole('option', { name: new RegExp(`Rewind to ${JobRunId.slice(0, 16)}`) }).click();
  const asked = page.waitForRequest(request => request.headers()['x-amz-target'] === 'AWSGlue.ResetJobBookmark');
  await page.getByRole('dialog').getByRole('button', { name: 'Rewind', exact: true }).click();
  assert.deepEqual((await asked).postDataJSON(), { JobName: 'sparkling', RunId: JobRunId });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal((await boto3('get_job_bookmark', { JobName: 'sparkling' })).JobBookmarkEntry.RunId, JobRunId);
  await page.getByRole('button', { name: 'Reset or rewind …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByText('Nothing is remembered').waitFor();
  const { JobBookmarkEntry } = await boto3('get_job_bookmark', { JobName: 'sparkling' });
  assert.equal(JobBookmarkEntry.RunId, undefined);
  assert.equal((await boto3('get_job_runs', { JobName: 'sparkling' })).JobRuns.length, 1);
  await page.context().close();
});

test('a stage whose work is spread unevenly, or did not fit into memory, is worth a look', async () => {
  const page = await open('');
  const stage = (id, more) => ({ id, name: `stage at ${id}`, tasks: 4, active: 0, done: 4, failed: 0, startedAt: 1_700_000_000_000, endedAt: 1_700_000_030_000, recordsRead: 10, bytesRead: 10, recordsWritten: 0, bytesWritten: 0, shuffleRead: 0, shuffleWritten: 0, spilled: 0, cpuMillis: 9000, peakMemory: 1, longestTask: 900, medianTask: 800, ...more });
  await page.route(/\/_\/api$/, route => route.fulfill({ json: { JobRun: { Id: 'jr_1', JobName: 'uneven', JobRunState: 'SUCCEEDED', StartedOn: 1_700_000_000, CompletedOn: 1_700_000_030, LogGroupName: '/aws-glue/jobs' } } }));
  await page.route(/api\/progress/, route => route.fulfill({ json: { at: 1_700_000_030_000, jobs: 1, forgotten: 0, heap: 1, peakHeap: 2 << 20, mostHeap: 4 << 20, sources: [], sinks: [], stages: [stage(1), stage(2, { longestTask: 21_000, medianTask: 1000 }), stage(3, { spilled: 5 << 20 })] } }));
  await page.goto(page.url().replace(/#.*/, '#/jobs/uneven/runs/jr_1?log=spark'));
  const row = name => page.getByRole('row').filter({ hasText: name });
  await row('stage at 2').getByText('skew: the longest task took 21 times the median').waitFor();
  await row('stage at 3').getByText('spill: its data did not fit into memory').waitFor();
  assert.equal(await row('stage at 1').getByText(/skew|spill/).count(), 0);
  await page.context().close();
});
