import { CreateCrawlerCommand, CreateDatabaseCommand, GetCrawlerCommand, StartCrawlerCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { boto3 } from './boto3.mjs';
import { cell, file, made, saved, sessionsOf, shown, stopped, until, write, writeAll } from './notebook.mjs';
import { glue, open, put, ROLE } from './world.mjs';

/** A crawled table of a file. */
async function crawled(page, table, name, text) {
  await put(page, 'notebook-data', `${table}/${name}`, text);
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: `of-${table}` } }));
  await glue.send(new CreateCrawlerCommand({ Name: `of-${table}`, Role: ROLE, DatabaseName: `of-${table}`, Targets: { S3Targets: [{ Path: `s3://notebook-data/${table}/` }] } }));
  await glue.send(new StartCrawlerCommand({ Name: `of-${table}` }));
  await until('the crawl ends', () => glue.send(new GetCrawlerCommand({ Name: `of-${table}` })), found => found.Crawler.State === 'READY');
}

const table = (page, place) => cell(page, place).getByRole('row').evaluateAll(rows => rows.map(row => [...row.cells].map(one => one.innerText.trim())));
const runAll = page => page.getByRole('button', { name: 'Run all' }).click();

test('a crawled table is explored: rows sorted, drawn, an error in its line, variables, and a job of all that runs', async () => {
  const page = await made('explore');
  await crawled(page, 'trips', 'a.csv', 'city,km\nrome,10\nrome,20\noslo,5\n');
  await writeAll(page, [
    '%number_of_workers 2\n%idle_timeout 30', "%%sql\nselect city, sum(km) as total from `of-trips`.trips group by city order by city", "trips = spark.table('`of-trips`.trips')\ntrips.count()", "for city in [r.city for r in trips.select('city').distinct().orderBy('city').collect()]:\n    print(city)",
  ]);
  await runAll(page);
  assert.match(await shown(page, 0), /idle_timeout is 30/);
  await shown(page, 1);
  assert.deepEqual(await table(page, 1), [['city', 'total'], ['oslo', '5'], ['rome', '30']]);
  await cell(page, 1).getByRole('button', { name: 'total' }).click();
  await cell(page, 1).getByRole('button', { name: 'total' }).click();
  assert.deepEqual(await table(page, 1), [['city', 'total ↓'], ['rome', '30'], ['oslo', '5']]);
  await cell(page, 1).getByRole('radio', { name: 'Bars' }).or(cell(page, 1).getByRole('button', { name: 'Bars' })).first().click();
  await cell(page, 1).getByRole('img', { name: /^total of 2 rows, from 5 to 30/ }).waitFor();
  assert.equal((await shown(page, 2)).trim(), '3');
  assert.match(await shown(page, 3), /oslo\s+rome/);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Variables' }).click();
  await page.getByRole('complementary', { name: 'Variables' }).getByText('city string, km bigint').waitFor();
  await page.getByRole('complementary', { name: 'Variables' }).getByText("'rome'").waitFor();

  await page.getByRole('button', { name: '+ Cell' }).click();
  await page.keyboard.insertText('trips.co');
  await page.keyboard.press('Tab');
  await page.getByRole('option', { name: 'trips.collect', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await page.getByRole('button', { name: 'Save as job' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save the job' }).click();
  await page.getByRole('link', { name: 'Open the notebook' }).waitFor();
  const { JobRunId } = await glue.send(new StartJobRunCommand({ JobName: 'explore' }));
  const run = await until('the job has ended', () => boto3('get_job_run', { JobName: 'explore', RunId: JobRunId }), ({ JobRun }) => !['STARTING', 'RUNNING', 'WAITING'].includes(JobRun.JobRunState));
  assert.equal(run.JobRun.JobRunState, 'SUCCEEDED', run.JobRun.ErrorMessage);
  await page.getByRole('link', { name: 'Open the notebook' }).click();
  await stopped(page, 'explore');
  await page.context().close();
});

test('DynamicFrames are transformed', async () => {
  const page = await made('frames');
  await crawled(page, 'orders', 'a.json', '{"id": 1, "price": "3", "to": {"city": "rome"}}\n{"id": 2, "price": 4, "to": {"city": "oslo"}}\n');
  await writeAll(page, [
    'from awsglue.context import GlueContext\nfrom awsglue.transforms import ResolveChoice\nfrom pyspark.context import SparkContext\nglue = GlueContext(SparkContext.getOrCreate())',
    "orders = glue.create_dynamic_frame.from_catalog(database='of-orders', table_name='orders')\norders.count()",
    "clean = ResolveChoice.apply(orders, specs=[('price', 'cast:double')])\nclean.printSchema()",
    "flat = clean.unnest().rename_field('`to.city`', 'city').toDF()\nflat.orderBy('id')",
    "flat.write.mode('overwrite').parquet('s3://notebook-data/clean/')\nspark.read.parquet('s3://notebook-data/clean/').agg(dict(price='sum')).collect()[0][0]",
  ]);
  await runAll(page);
  assert.equal((await shown(page, 1)).trim(), '2');
  assert.match(await shown(page, 2), /price: double/);
  await shown(page, 3);
  assert.ok((await table(page, 3)).flat().includes('rome'));
  assert.equal((await shown(page, 4)).trim(), '7.0');
  const { Contents } = await boto3('list_objects_v2', { Bucket: 'notebook-data', Prefix: 'clean/' }, 's3');
  assert.ok(Contents.some(object => object.Key.endsWith('.parquet')));
  await stopped(page, 'frames');
  await page.context().close();
});

test('a stream is followed', async () => {
  const page = await made('stream');
  await put(page, 'notebook-data', 'in/a.json', '{"n": 1}\n{"n": 2}\n');
  await writeAll(page, [
    '%streaming', "seen = []\nstream = spark.readStream.schema('n int').json('s3://notebook-data/in/')\ndef take(frame, number):\n    seen.extend(r.n for r in frame.collect())\n",
    "query = stream.writeStream.foreachBatch(take).option('checkpointLocation', 's3://notebook-data/check/').start()\nquery.processAllAvailable()\nsorted(seen)",
  ]);
  await runAll(page);
  assert.match(await shown(page, 2), /\[1, 2\]/);
  await put(page, 'notebook-data', 'in/b.json', '{"n": 3}\n');
  await page.getByRole('button', { name: '+ Cell' }).click();
  await page.keyboard.insertText('query.processAllAvailable()\nsorted(seen)');
  await page.keyboard.press('Shift+Enter');
  assert.match(await shown(page, 3), /\[1, 2, 3\]/);
  await page.keyboard.insertText('query.stop()\nquery.isActive');
  await page.keyboard.press('Control+Enter');
  assert.match(await shown(page, 4), /False/);
  assert.equal((await sessionsOf('stream'))[0].Command.Name, 'gluestreaming');
  await stopped(page, 'stream');
  await page.context().close();
});

test('output comes while a cell runs, also after the page was closed; an interrupt leaves the session, a restart does not', async () => {
  const slow = 'import time\nfor n in range(600):\n    print("turn", n, flush=True)\n    time.sleep(0.2)';
  let page = await made('long');
  await writeAll(page, ['kept = 1', slow, 'kept']);
  await runAll(page);
  await cell(page, 1).getByText('turn 2').waitFor();
  await page.getByText(/Running .*1 wait/).waitFor();
  await saved(page);
  await page.context().close();

  page = await open('notebooks');
  await page.getByRole('table', { name: '' }).getByText('Ready').first().waitFor();
  await page.getByRole('link', { name: 'long', exact: true }).first().click();
  await cell(page, 1).getByText('turn 9').waitFor();
  await page.getByRole('button', { name: 'Interrupt' }).click();
  assert.match(await shown(page, 1, 'failed'), /KeyboardInterrupt/);
  await cell(page, 2).locator('.cell-source').click();
  await page.keyboard.press('Control+Enter');
  assert.equal((await shown(page, 2)).trim(), '1');
  const before = (await sessionsOf('long'))[0].Id;
  await page.getByRole('button', { name: 'Restart' }).click();
  await page.getByText(/Ready, idle/).waitFor();
  await cell(page, 2).locator('.cell-source').click();
  await page.keyboard.press('Control+Enter');
  assert.match(await shown(page, 2, 'failed'), /NameError/);
  assert.ok((await sessionsOf('long')).some(one => one.Id !== before && one.Status === 'READY'));

  await page.goto(page.url().replace(/#.*/, '#/notebooks'));
  await page.getByRole('row').filter({ hasText: 'Ready' }).filter({ hasText: 'long' }).getByRole('button', { name: /^Stop/ }).click();
  await page.getByRole('row').filter({ hasText: 'Ready' }).filter({ hasText: 'long' }).waitFor({ state: 'detached' });
  await page.context().close();
});

test('HTML of a cell is shown and does nothing; pictures are shown; a cell that ends the process loses no notebook', async () => {
  const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const page = await made('rich');
  await writeAll(page, [
    `class Page:\n    def _repr_html_(self):\n        return '<h3>Of a cell</h3><img src="x" onerror="parent.hurt=1"><script>parent.hurt=1</script><form action="/_/sign-in" method="post"><button>send</button></form>'\nPage()`,
    `class Table:\n    def _repr_html_(self):\n        return '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;script&gt;parent.hurt=1&lt;/script&gt;</td></tr></tbody></table>'\nTable()`,
    'import os\nos._exit(1)',
  ]);
  await runAll(page);
  await shown(page, 0);
  await cell(page, 0).frameLocator('iframe').getByRole('heading', { name: 'Of a cell' }).waitFor();
  assert.doesNotMatch(await cell(page, 0).locator('iframe').getAttribute('sandbox'), /scripts|forms|top|popups/);
  await shown(page, 1);
  assert.deepEqual(await table(page, 1), [['a'], ['<script>parent.hurt=1</script>']]);
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  await shown(page, 2, 'failed');
  await saved(page);
  const kept = await file('rich');
  assert.equal(kept.cells.length, 3);
  kept.cells[0].outputs = [{ output_type: 'display_data', metadata: {}, data: { 'image/png': PNG, 'text/plain': 'a dot' } }, { output_type: 'display_data', metadata: {}, data: { 'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg"><script>parent.hurt=1</script></svg>', 'text/plain': 'a drawing' } }];
  await put(page, 'aws-glue-assets-000000000000-us-east-1', 'notebooks/rich.ipynb', JSON.stringify(kept));
  await page.goto(page.url().replace(/#.*/, '#/notebooks'));
  await page.getByRole('link', { name: 'rich', exact: true }).first().click();
  await cell(page, 0).getByRole('img', { name: 'a dot' }).waitFor();
  await cell(page, 0).getByRole('img', { name: 'a drawing' }).waitFor();
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  await write(page, 2, '"another session"');
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => document.querySelectorAll('[data-cell]')[2].innerText.includes("'another session'"));
  await stopped(page, 'rich');
  await page.context().close();
});

test('a figure of matplotlib is a picture', async t => {
  if (spawnSync('python3', ['-c', 'import matplotlib']).status !== 0) {
    t.skip('python3 has no matplotlib');
    return;
  }
  const page = await made('figure');
  await writeAll(page, ['import matplotlib.pyplot as plt\nplt.plot([1, 2, 4])\nplt.show()\nprint("after it")']);
  await runAll(page);
  assert.match(await shown(page, 0), /after it/);
  const picture = cell(page, 0).getByRole('img', { name: /Figure/ });
  await picture.waitFor();
  assert.ok(await picture.evaluate(image => image.naturalWidth > 100 && image.naturalHeight > 100));
  await stopped(page, 'figure');
  await page.context().close();
});
