import { CreateConnectionCommand, CreateCrawlerCommand, CreateJobCommand, CreateRegistryCommand, CreateSchemaCommand, CreateTableCommand, CreateUserDefinedFunctionCommand, CreateWorkflowCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from './accessible.mjs';
import { SHELF } from './notebook.mjs';
import { glue, open, put, ROLE, shellJob } from './world.mjs';

/** Pages without a thing of a certain name. */
const PAGES = ['', 'timeline', 'workflows', 'jobs', 'crawlers', 'notebooks', 'databases', 'objects', 'connections', 'functions', 'registries', 'activity', 'settings'];
const HARD = ['<script>window.hurt=1</script>', '"quoted" \'twice\' & more', '\u202Eright to left שלום', 'emoji 🦊👩‍👩‍👧', 'x'.repeat(255)];

const code = (source, outputs = []) => ({ cell_type: 'code', metadata: {}, source, outputs, execution_count: 1 });
const display = data => ({ output_type: 'display_data', metadata: {}, data });
/** Of all that a cell may show. */
const LOOKED_AT = JSON.stringify({
  nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [
    { cell_type: 'markdown', metadata: {}, source: '# A title\nand `code`, [a link](https://example.com), > quoted' },
    code('import os  # a comment\nx = "text" + str(1)\n1 / 0', [{ output_type: 'stream', name: 'stderr', text: 'said\n' }, { output_type: 'error', ename: 'ZeroDivisionError', evalue: 'division by zero', traceback: ['  File "<cell 1>", line 3'] }]),
    code('%%sql\nselect 1', [display({ 'text/html': '<table><thead><tr><th>a</th><th>n</th></tr></thead><tbody><tr><td>x</td><td>1</td></tr><tr><td>y</td><td>NULL</td></tr></tbody></table>' })]),
    code('page', [display({ 'text/html': '<h3>HTML</h3>' }), display({ 'image/png': 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'text/plain': 'a dot' })]),
  ],
});

/** Leads an open page elsewhere. */
const lead = (page, address) => page.goto(page.url().replace(/#.*/, `#/${address}`));

/** What was asked for is there. */
async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[class*=awsui_spinner], [class*=status-loading]'));
}

test('no page has a serious fault that axe finds, in either theme', async () => {
  await glue.send(new CreateWorkflowCommand({ Name: 'looked-at' }));
  await glue.send(new CreateCrawlerCommand({ Name: 'looked-at', Role: ROLE, DatabaseName: 'shop', Targets: { S3Targets: [{ Path: 's3://console-data/sales/' }] } }));
  await glue.send(new CreateRegistryCommand({ RegistryName: 'looked-at' }));
  await glue.send(new CreateSchemaCommand({ RegistryId: { RegistryName: 'looked-at' }, SchemaName: 'looked-at', DataFormat: 'AVRO', Compatibility: 'NONE', SchemaDefinition: '"string"' }));
  for (const colorScheme of ['light', 'dark']) {
    const page = await open('', { colorScheme });
    await put(page, SHELF, 'notebooks/looked-at.ipynb', LOOKED_AT);
    for (const address of [...PAGES, 'jobs/fine', 'crawlers/looked-at', 'workflows/looked-at', 'notebooks/looked-at', 'databases/shop', 'databases?q=sales', 'databases/shop/tables/sales', 'databases/shop/tables/sales?tab=preview', 'objects/console-data', 'registries/looked-at', 'registries/looked-at/schemas/looked-at', 'nowhere']) {
      await lead(page, address);
      await settled(page);
      // Of a theme, contrast is what differs.
      await accessible(page, colorScheme === 'dark' ? ['color-contrast'] : undefined);
    }
    await lead(page, 'crawlers/looked-at');
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByRole('dialog').locator('[data-planned=sales]').waitFor();
    await accessible(page, colorScheme === 'dark' ? ['color-contrast'] : undefined);
    await lead(page, '');
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    await accessible(page, colorScheme === 'dark' ? ['color-contrast'] : undefined);
    await page.context().close();
  }
});

test('hard names are shown as they are, on lists and pages, and never executed', async () => {
  for (const name of HARD) {
    await glue.send(new CreateWorkflowCommand({ Name: name }));
    await glue.send(new CreateCrawlerCommand({ Name: name, Role: ROLE, DatabaseName: 'shop', Targets: { S3Targets: [{ Path: 's3://console-data/sales/' }] } }));
    await glue.send(new CreateJobCommand(shellJob(name, 'scripts/fine.py')));
    await glue.send(new CreateConnectionCommand({ ConnectionInput: { Name: name, ConnectionType: 'NETWORK', ConnectionProperties: {} } }));
    await glue.send(new CreateUserDefinedFunctionCommand({ DatabaseName: 'shop', FunctionInput: { FunctionName: name, ClassName: name, OwnerName: 'me', OwnerType: 'USER' } }));
    await glue.send(new CreateTableCommand({ DatabaseName: 'shop', TableInput: { Name: name, Description: name, StorageDescriptor: { Columns: [{ Name: name, Type: 'string', Comment: name }], Location: 's3://console-data/none/' } } }));
  }
  const page = await open('workflows');
  for (const name of HARD) {
    await put(page, SHELF, `notebooks/${name}.ipynb`, LOOKED_AT);
  }
  for (const list of ['workflows', 'crawlers', 'jobs', 'notebooks']) {
    for (const name of HARD) {
      await lead(page, `${list}?q=${encodeURIComponent(name)}`);
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).filter({ hasText: name }).waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} does not make ${list} wider than the window`);
    }
  }
  // A list filters by its own means here, and tells each name in lower case where AWS folds it.
  for (const [list, fold] of [['connections', name => name], ['functions', name => name.toLowerCase()], ['activity', name => name]]) {
    await lead(page, list);
    await settled(page);
    for (const name of list === 'activity' ? HARD.slice(0, 2) : HARD) {
      await page.getByRole('row').filter({ hasText: fold(name) }).first().waitFor();
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${list} is not wider than the window`);
  }
  for (const name of HARD.map(hard => hard.toLowerCase())) {
    await lead(page, `databases/shop/tables/${encodeURIComponent(name)}`);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: name }).waitFor();
    await page.getByRole('table', { name: 'Columns' }).getByText(name, { exact: true }).first().waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `the table ${name} is not wider than the window`);
  }
  await lead(page, `databases?q=${encodeURIComponent('window.hurt')}`);
  await page.getByRole('link', { name: HARD[0].toLowerCase(), exact: true }).waitFor();
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  await page.context().close();
});

test('a server that answers 500 is told on every page, with code and request id, and none is blank', async () => {
  const page = await open('settings');
  await page.route(/\/_\/(api$|api\/(runs|activity|s3-link|schedule|preview|progress|lineage|tagged|metrics|keys|dry-run)|health)/, route => route.fulfill({ status: 500, headers: { 'x-amzn-requestid': 'the-request' }, json: { __type: 'InternalServiceException', message: 'It broke <b>badly</b>.' } }));
  for (const address of [...PAGES, 'databases?q=some', 'registries/any', 'registries/any/schemas/any', 'functions?q=any', 'jobs/fine', 'crawlers/any', 'workflows/any', 'workflows/any/runs/wr_1', 'jobs/fine/runs/jr_1', 'notebooks/any', 'sessions/any', 'databases/shop', 'databases/shop/tables/sales']) {
    // What is told is of this page, not of the one before.
    await page.goto(page.url().replace(/#.*/, '#/nowhere'));
    await page.getByRole('heading', { name: 'No such page' }).waitFor();
    await lead(page, address);
    await page.getByText('It broke <b>badly</b>.').first().waitFor();
    await page.getByText('Request the-request').first().waitFor();
  }
  await page.context().close();
});

test('what fails within a page, a preview or a dry run, is told in its place and the rest stands', async () => {
  const page = await open('databases/shop/tables/sales?tab=preview');
  await page.route(/\/_\/api\/(preview|dry-run|tagged)/, route => route.fulfill({ status: 500, headers: { 'x-amzn-requestid': 'the-request' }, json: { Message: 'It broke <b>badly</b>.' } }));
  await page.reload();
  await page.getByText('It broke <b>badly</b>.').waitFor();
  await page.getByRole('tab', { name: 'Schema' }).click();
  await page.getByRole('table', { name: 'Columns' }).getByText('price', { exact: true }).waitFor();
  await lead(page, 'databases?q=sales');
  await page.getByText('It broke <b>badly</b>.').waitFor();
  await lead(page, 'crawlers');
  await page.getByRole('button', { name: 'Create crawler' }).first().click();
  await page.getByRole('dialog').getByLabel('Looks at').fill('s3://console-data/sales/');
  await page.getByRole('dialog').getByLabel('Name').fill('never-made');
  await page.getByRole('dialog').getByLabel('Database').fill('shop');
  await page.getByRole('dialog').getByRole('button', { name: 'Dry run' }).click();
  await page.getByText('It broke <b>badly</b>.').waitFor();
  await page.context().close();
});

test('an empty list says on every page what belongs there', async () => {
  const page = await open('nowhere');
  await page.route(/\/_\/api$/, route => route.fulfill({ json: {} }));
  await page.route(/\/_\/api\/(runs|activity|keys|schedule|tagged)/, route => route.fulfill({ json: { Runs: [], Kept: true, Changes: [], Keys: [], Times: {}, Schedules: [], Things: [] } }));
  await page.route(/\/aws-glue-assets-/, route => route.fulfill({ status: 404, body: '<Error><Code>NoSuchBucket</Code><Message>None.</Message></Error>' }));
  const said = {
    '': 'Nothing is running.', timeline: 'Nothing ran, and nothing is scheduled', workflows: 'No workflows yet', jobs: 'No jobs yet', crawlers: 'No crawlers yet', databases: 'No databases yet', 'databases?q=none': 'No table is found',
    'databases/none': 'No tables yet', notebooks: 'No notebooks yet', connections: 'No connections yet', functions: 'No functions yet', registries: 'No registries yet', 'registries/none': 'No schemas yet', activity: 'Nothing has been changed yet', settings: 'No keys',
  };
  for (const [address, text] of Object.entries(said)) {
    await lead(page, address);
    await page.getByText(text).first().waitFor();
  }
  await page.context().close();
});

test('ten thousand rows are listed by pages, and the last is found by its name', async () => {
  const page = await open('');
  const many = Array.from({ length: 10_000 }, (_, i) => `many-${String(i).padStart(5, '0')}`);
  const lists = { jobs: ['ListJobs', 'JobNames', 'BatchGetJobs', 'Jobs'], crawlers: ['ListCrawlers', 'CrawlerNames', 'BatchGetCrawlers', 'Crawlers'], workflows: ['ListWorkflows', 'Workflows', 'BatchGetWorkflows', 'Workflows'] };
  const all = {
    GetConnections: { ConnectionList: many.map(Name => ({ Name, ConnectionType: 'JDBC' })) }, GetUserDefinedFunctions: { UserDefinedFunctions: many.map(FunctionName => ({ FunctionName, DatabaseName: 'shop' })) },
    ListRegistries: { Registries: many.map(RegistryName => ({ RegistryName })) }, ListSchemas: { Schemas: many.map(SchemaName => ({ SchemaName })) }, GetDatabases: { DatabaseList: many.map(Name => ({ Name })) },
  };
  await page.route(/\/_\/api\/(activity|keys|tagged)/, route => route.fulfill({ json: {
    Kept: true, Changes: many.map(name => ({ time: '2026-01-01T00:00:00Z', principal: 'p', key: 'k', service: 'glue', operation: 'CreateJob', resource: name, status: '200', result: 'ok', request: name })),
    Keys: many.map(Id => ({ Id, Principal: 'p', Owner: false })), Things: many.map(name => ({ Arn: `arn:aws:glue:us-east-1:000000000000:job/${name}`, Tags: { a: name } })),
  } }));
  await page.route(/\/_\/api$/, async route => {
    const request = route.request();
    const operation = request.headers()['x-amz-target'].split('.')[1];
    for (const [list, names, get, things] of Object.values(lists)) {
      if (operation === list) {
        return route.fulfill({ json: { [names]: many } });
      }
      if (operation === get) {
        const wanted = Object.values(request.postDataJSON())[0];
        return route.fulfill({ json: { [things]: wanted.map(Name => ({ Name, State: 'READY' })) } });
      }
    }
    return route.fulfill({ json: all[operation] ?? {} });
  });
  for (const [address, last] of [['connections', 'many-00049'], ['functions', 'many-00049'], ['registries', 'many-00049'], ['registries/any', 'many-00049'], ['databases', 'many-00049'], ['activity', 'many-00049'], ['databases?q=many', 'many-00049'], ['settings', 'many-00000']]) {
    await lead(page, address);
    await page.getByText(last, { exact: false }).first().waitFor();
    assert.ok((await page.getByRole('row').count()) < 150, `${address} draws a page of ten thousand`);
  }
  await page.route(/\/aws-glue-assets-/, route => route.fulfill({ body: `<ListBucketResult>${many.map(name => `<Contents><Key>notebooks/${name}.ipynb</Key><Size>1</Size><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>`).join('')}</ListBucketResult>` }));
  for (const list of [...Object.keys(lists), 'notebooks']) {
    await lead(page, list);
    await page.getByText('(10000)').waitFor();
    assert.ok((await page.getByRole('row').count()) < 60);
    await page.getByRole('textbox', { name: /Find .* by name/ }).or(page.getByRole('searchbox')).first().fill('many-09999');
    await page.getByRole('link', { name: 'many-09999' }).waitFor();
  }
  await page.context().close();
});

test('what is listed under the pointer stays in its place', async () => {
  const page = await open('jobs/fine');
  const before = await glue.send(new StartJobRunCommand({ JobName: 'fine' }));
  const first = page.getByRole('row').nth(1);
  await first.getByText(before.JobRunId.slice(0, 16)).waitFor();
  await first.getByText('Succeeded').waitFor();
  const id = await first.getByRole('link').innerText();
  await first.hover();
  const { JobRunId } = await glue.send(new StartJobRunCommand({ JobName: 'fine' }));
  await page.getByText('1 new.').waitFor();
  assert.equal(await first.getByRole('link').innerText(), id);
  await page.getByRole('heading', { level: 1 }).hover();
  await first.getByText(JobRunId.slice(0, 16)).waitFor();
  await page.context().close();
});
