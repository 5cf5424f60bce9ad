import { CreateCrawlerCommand, CreateWorkflowCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from './accessible.mjs';
import { glue, open, ROLE } from './world.mjs';

/** Pages without a thing of a certain name. */
const PAGES = ['', 'timeline', 'workflows', 'jobs', 'crawlers', 'databases', 'objects', 'activity', 'settings'];
const HARD = ['<script>window.hurt=1</script>', '"quoted" \'twice\' & more', '\u202Eright to left שלום', 'emoji 🦊👩‍👩‍👧', 'x'.repeat(255)];

/** What was asked for is there. */
async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[class*=awsui_spinner], [class*=status-loading]'));
}

test('no page has a serious fault that axe finds, in either theme', async () => {
  await glue.send(new CreateWorkflowCommand({ Name: 'looked-at' }));
  await glue.send(new CreateCrawlerCommand({ Name: 'looked-at', Role: ROLE, DatabaseName: 'shop', Targets: { S3Targets: [{ Path: 's3://console-data/sales/' }] } }));
  for (const colorScheme of ['light', 'dark']) {
    const page = await open('', { colorScheme });
    for (const address of [...PAGES, 'jobs/fine', 'crawlers/looked-at', 'workflows/looked-at', 'databases/shop', 'objects/console-data', 'nowhere']) {
      await page.goto(page.url().replace(/#.*/, `#/${address}`));
      await settled(page);
      // Of a theme, contrast is what differs.
      await accessible(page, colorScheme === 'dark' ? ['color-contrast'] : undefined);
    }
    await page.context().close();
  }
});

test('hard names are shown as they are, on lists and pages, and never executed', async () => {
  for (const name of HARD) {
    await glue.send(new CreateWorkflowCommand({ Name: name }));
    await glue.send(new CreateCrawlerCommand({ Name: name, Role: ROLE, DatabaseName: 'shop', Targets: { S3Targets: [{ Path: 's3://console-data/sales/' }] } }));
  }
  const page = await open('workflows');
  for (const list of ['workflows', 'crawlers']) {
    for (const name of HARD) {
      await page.goto(page.url().replace(/#.*/, `#/${list}?q=${encodeURIComponent(name)}`));
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).filter({ hasText: name }).waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} does not make ${list} wider than the window`);
    }
  }
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  await page.context().close();
});

test('a server that answers 500 is told on every page, with code and request id, and none is blank', async () => {
  const page = await open('settings');
  await page.route(/\/_\/(api$|api\/(runs|activity|s3-link|schedule)|health)/, route => route.fulfill({ status: 500, headers: { 'x-amzn-requestid': 'the-request' }, json: { __type: 'InternalServiceException', message: 'It broke <b>badly</b>.' } }));
  for (const address of [...PAGES.filter(name => name !== 'settings'), 'jobs/fine', 'crawlers/any', 'workflows/any', 'workflows/any/runs/wr_1', 'jobs/fine/runs/jr_1', 'databases/shop', 'databases/shop/tables/sales']) {
    // What is told is of this page, not of the one before.
    await page.goto(page.url().replace(/#.*/, '#/nowhere'));
    await page.getByRole('heading', { name: 'No such page' }).waitFor();
    await page.goto(page.url().replace(/#.*/, `#/${address}`));
    await page.getByText('It broke <b>badly</b>.').first().waitFor();
    await page.getByText('Request the-request').first().waitFor();
  }
  await page.context().close();
});

test('ten thousand rows are listed by pages, and the last is found by its name', async () => {
  const page = await open('');
  const many = Array.from({ length: 10_000 }, (_, i) => `many-${String(i).padStart(5, '0')}`);
  const lists = { jobs: ['ListJobs', 'JobNames', 'BatchGetJobs', 'Jobs'], crawlers: ['ListCrawlers', 'CrawlerNames', 'BatchGetCrawlers', 'Crawlers'], workflows: ['ListWorkflows', 'Workflows', 'BatchGetWorkflows', 'Workflows'] };
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
    return route.fulfill({ json: {} });
  });
  for (const list of Object.keys(lists)) {
    await page.goto(page.url().replace(/#.*/, `#/${list}`));
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
