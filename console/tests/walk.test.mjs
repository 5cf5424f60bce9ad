import { GetTableCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boto3 } from './boto3.mjs';
import { glue, keyId, secret, stranger, url } from './world.mjs';

const CSV = `id,city,price\n${Array.from({ length: 200 }, (_, i) => `${i},${i % 2 ? 'Rome' : 'Oslo'},${i * 1.5}`).join('\n')}\n`;
const SCRIPT = `from pyspark.context import SparkContext
from awsglue.context import GlueContext

glue = GlueContext(SparkContext())
frame = glue.create_dynamic_frame.from_catalog(database="walk", table_name="orders")
print("rows read:", frame.count())
`;
const SHELL = 'print("checked")\n';

/** From nothing to a pipeline, and to the line that broke it: what somebody does on the first day, by the pages alone. */
test('a newcomer walks from a link to a pipeline, breaks it and finds the line', async () => {
  const page = await stranger({ viewport: { width: 1440, height: 900 } });
  const dialog = page.getByRole('dialog');
  const menu = name => page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click();

  const made = await page.request.post(`${url}/_/sign-in/link`, { headers: { 'X-Mastic-Page': '1' }, data: { AccessKeyId: keyId, SecretAccessKey: secret } });
  await page.goto(`${url}/_/#/sign-in?link=${(await made.json()).Link}`);
  await page.getByRole('heading', { name: 'Home' }).waitFor();

  await menu('Objects');
  await page.getByRole('button', { name: 'Create bucket' }).first().click();
  await dialog.getByLabel('Name').fill('walk-data');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Nothing is here').waitFor();
  await page.goto(`${url}/_/#/objects/walk-data/orders`);
  await page.locator('input[type=file]').first().setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  await page.getByText('orders.csv', { exact: true }).waitFor();

  await menu('Crawlers');
  await page.getByRole('button', { name: 'Create crawler' }).first().click();
  await dialog.getByLabel('Name').fill('walk-crawler');
  await dialog.getByLabel('Looks at').fill('s3://walk-data/orders/');
  await dialog.getByLabel('Database').fill('walk');
  await dialog.getByRole('button', { name: 'Dry run' }).click();
  await dialog.locator('[data-planned=orders]').getByText(/^would be added: csv, 1 file, .* 3 columns$/).waitFor();
  await dialog.getByRole('cell', { name: 'city', exact: true }).waitFor();
  await assert.rejects(glue.send(new GetTableCommand({ DatabaseName: 'walk', Name: 'orders' })), { name: 'EntityNotFoundException' });
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  await page.getByText('1 table added').waitFor();
  const { Table } = await boto3('get_table', { DatabaseName: 'walk', Name: 'orders' });
  assert.deepEqual(Table.StorageDescriptor.Columns.map(c => c.Name), ['id', 'city', 'price']);

  await menu('Databases');
  await page.getByRole('link', { name: 'walk', exact: true }).click();
  await page.getByRole('link', { name: 'orders', exact: true }).click();
  await page.getByRole('tab', { name: 'Preview' }).click();
  await page.getByText('100 rows from 1 file').waitFor();
  await page.getByRole('table', { name: 'First rows' }).getByText('Rome', { exact: true }).first().waitFor();

  await createJob('walk-spark', 'Spark', SCRIPT);
  await page.getByRole('button', { name: 'Save and run' }).click();
  await page.getByRole('button', { name: 'Start the run' }).click();
  await page.getByText('rows read: 200', { exact: true }).waitFor();
  await page.getByText('Succeeded').first().waitFor();
  await createJob('walk-shell', 'Python shell', SHELL);
  await page.getByRole('button', { name: 'Save and run' }).click();
  await page.getByRole('button', { name: 'Start the run' }).click();
  await page.getByText('checked', { exact: true }).waitFor();

  await menu('Workflows');
  await page.getByRole('button', { name: 'Create workflow' }).first().click();
  await dialog.getByLabel('Name').fill('walk');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await trigger('walk-begin', { starts: [['A crawler', 'walk-crawler']] });
  await trigger('walk-then', { waits: [['A crawler', 'walk-crawler']], starts: [['A job', 'walk-spark'], ['A job', 'walk-shell']] });
  await page.locator('[data-node=walk-shell]').waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  for (const node of ['walk-crawler', 'walk-spark', 'walk-shell']) {
    await page.locator(`[data-node=${node}][data-state=SUCCEEDED]`).waitFor();
  }
  const { Runs } = await boto3('get_workflow_runs', { Name: 'walk' });
  assert.equal(Runs.length, 1);
  assert.equal(Runs[0].Statistics.SucceededActions, 3);

  await page.goto(`${url}/_/#/jobs/walk-shell?tab=script`);
  await write('print("checking")\nlimit = 0\nprint(10 / limit)\n');
  await page.getByRole('button', { name: 'Save and run' }).click();
  await page.getByRole('button', { name: 'Start the run' }).click();
  await page.getByText('It ended as FAILED').waitFor();
  await page.getByRole('heading', { name: /^Line 3 of / }).waitFor();
  assert.match(await page.locator('.culprit .failing').innerText(), /print\(10 \/ limit\)/);
  await page.context().close();

  async function write(text) {
    const editor = page.getByRole('textbox', { name: 'The script' });
    await editor.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  }
  async function createJob(name, kind, script) {
    await menu('Jobs');
    await page.getByRole('button', { name: 'Create job' }).first().click();
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('radio', { name: new RegExp(`^${kind}`) }).click({ force: true });
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await write(script);
  }
  async function trigger(name, { waits = [], starts }) {
    await page.getByRole('button', { name: 'Add a trigger' }).click();
    await dialog.getByLabel('Name').fill(name);
    for (const [list, items, what] of [['Wait for', waits, 'condition'], ['Start', starts, 'action']]) {
      for (const [place, [kind, thing]] of items.entries()) {
        await dialog.getByRole('button', { name: list, exact: true }).click();
        await page.getByRole('menuitem', { name: kind }).click();
        await dialog.getByRole('button', { name: new RegExp(`${what} ${place + 1}`) }).first().click();
        await page.getByRole('option', { name: thing, exact: true }).click();
      }
    }
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
});
