import { CreateDatabaseCommand, CreateJobCommand, CreateTableCommand, GlueClient } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, signedIn } from './browser.mjs';

export const url = process.env.MASTIC_URL;
export const [keyId, secret] = process.env.MASTIC_KEY.split(':');
export const ROLE = 'arn:aws:iam::000000000000:role/glue';
/** Waits are as long as a busy machine may need; what fails, fails by what it says. */
export const PATIENCE = { timeout: Number(process.env.PATIENCE ?? 180) * 1000 };

/** A client like any other: what the console did is asserted by it. */
export const glue = new GlueClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: keyId, secretAccessKey: secret } });

let browser;
before(async () => {
  browser = await launch();
  await make();
});

/** What the pages asked of other hosts, and what went wrong in them. */
const astray = [];
const defects = [];

/** A page of somebody who has signed in. */
export async function open(address, options, at = { url, keyId, secret }) {
  const page = await signedIn(browser, at, { viewport: { width: 1440, height: 900 }, ...options });
  watch(page, at.url);
  await page.goto(`${at.url}/_/#/${address}`);
  return page;
}

/** A page of somebody who has not. */
export async function stranger(options) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
  context.setDefaultTimeout(PATIENCE.timeout);
  const page = await context.newPage();
  watch(page);
  return page;
}

/** What there is for all: a bucket with a CSV file, its table shop.sales, and the job "fine", which does. */
async function make() {
  const page = await signedIn(browser, { url, keyId, secret });
  const rows = Array.from({ length: 50 }, (_, i) => `${i},name ${i},${i * 1.5}`).join('\n');
  await put(page, 'console-data', 'sales/sales.csv', `id,name,price\n${rows}\n`);
  await put(page, 'console-data', 'scripts/fine.py', 'print("fine")\n');
  await page.context().close();
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'shop' } }));
  await glue.send(new CreateTableCommand({ DatabaseName: 'shop', TableInput: salesTable() }));
  await glue.send(new CreateJobCommand(shellJob('fine', 'scripts/fine.py')));
}

function salesTable() {
  return {
    Name: 'sales', TableType: 'EXTERNAL_TABLE', Parameters: { classification: 'csv', 'skip.header.line.count': '1' },
    StorageDescriptor: {
      Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'name', Type: 'string' }, { Name: 'price', Type: 'double' }],
      Location: 's3://console-data/sales/',
      InputFormat: 'org.apache.hadoop.mapred.TextInputFormat', OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe', Parameters: { 'field.delim': ',' } },
    },
  };
}

/** What makes a Python shell job of a script in console-data. */
export function shellJob(name, script) {
  return { Name: name, Role: ROLE, Command: { Name: 'pythonshell', ScriptLocation: `s3://console-data/${script}`, PythonVersion: '3.9' } };
}

function watch(page, host = url) {
  page.on('request', request => !request.url().startsWith(host) && !/^(data|blob):/.test(request.url()) && astray.push(request.url()));
  page.on('pageerror', error => defects.push(String(error)));
}

/** Puts an object by a link that the server signed, into a bucket that is made if it is not there. */
export async function put(page, bucket, key, text, host = url) {
  for (const path of [`/${bucket}`, `/${bucket}/${key}`]) {
    const link = await page.request.post(`${host}/_/api/s3-link`, { headers: { 'X-Mastic-Page': '1' }, data: { Method: 'PUT', Path: path } });
    const answer = await page.request.put(host + (await link.json()).Url, path === `/${bucket}` ? {} : { data: text });
    assert.ok(answer.ok() || answer.status() === 409, await answer.text());
  }
}

/** The last of all tests. */
export function ended() {
  test('no page asked another host for anything, and none had a defect', () => {
    assert.deepEqual(astray, []);
    assert.deepEqual(defects, []);
  });
}

after(async () => {
  await browser?.close();
  glue.destroy();
});
