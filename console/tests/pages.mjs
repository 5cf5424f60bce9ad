import { GetJobRunsCommand, GetWorkflowRunsCommand, ListCrawlsCommand } from '@aws-sdk/client-glue';

const table = (name, tab) => ({ name: `table-${tab}`, address: `databases/quakes/tables/${name}?tab=${tab}` });

/** Presses a button and waits for the dialog that it opens. */
const asks = (name, then) => async page => {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.getByRole('dialog').waitFor();
  await then?.(page, page.getByRole('dialog'));
};

const NOTEBOOK = encodeURIComponent('Strong quakes');

/** Runs the notebook, if it has not run, to the error with which it ends; its rows are drawn. */
async function runs(page) {
  const last = page.locator('[data-cell]').last();
  await last.waitFor();
  if ((await last.getAttribute('data-state')) === 'new') {
    await page.getByRole('button', { name: 'Run all' }).click();
  }
  await page.locator('[data-cell][data-state=failed]').last().waitFor();
  await page.getByText('Bars').last().click();
  await page.locator('.plot').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}

/** Every page and large dialog of the console on the stand that stand.mjs makes: a name, the address, and what is done there first. */
export async function pagesOf(glue) {
  const run = async (JobName, state) => (await glue.send(new GetJobRunsCommand({ JobName }))).JobRuns.find(one => one.JobRunState === state).Id;
  const failed = await run('import-stations', 'FAILED');
  const spark = await run('quakes-near-airports', 'SUCCEEDED');
  const { Runs: [whole] } = await glue.send(new GetWorkflowRunsCommand({ Name: 'quakes' }));
  const { Crawls: [crawl] } = await glue.send(new ListCrawlsCommand({ CrawlerName: 'crawl-raw' }));
  return [
    { name: 'home', address: '' },
    { name: 'timeline', address: 'timeline?hours=1' },
    { name: 'workflows', address: 'workflows' },
    { name: 'workflow', address: 'workflows/quakes' },
    { name: 'trigger', address: 'workflows/quakes', act: asks('Add a trigger') },
    { name: 'workflow-run', address: `workflows/quakes/runs/${whole.WorkflowRunId}` },
    { name: 'jobs', address: 'jobs' },
    { name: 'create-job', address: 'jobs', act: asks('Create job') },
    { name: 'job', address: 'jobs/quakes-near-airports' },
    { name: 'script', address: 'jobs/quakes-near-airports?tab=script' },
    { name: 'job-settings', address: 'jobs/quakes-near-airports?tab=settings' },
    { name: 'bookmark', address: 'jobs/quakes-near-airports?tab=bookmark' },
    { name: 'failed-run', address: `jobs/import-stations/runs/${failed}` },
    { name: 'spark-run', address: `jobs/quakes-near-airports/runs/${spark}?log=spark` },
    { name: 'log', address: `jobs/quakes-near-airports/runs/${spark}?log=error` },
    { name: 'crawlers', address: 'crawlers' },
    { name: 'crawler', address: 'crawlers/crawl-raw' },
    { name: 'crawl', address: `crawlers/crawl-raw/crawls/${crawl.CrawlId}` },
    { name: 'dry-run', address: 'crawlers/crawl-raw', act: asks('Dry run', (_, dialog) => dialog.locator('[data-planned=quakes]').waitFor()) },
    { name: 'notebooks', address: 'notebooks' },
    { name: 'new-notebook', address: 'notebooks', act: asks('New notebook') },
    { name: 'notebook', address: `notebooks/${NOTEBOOK}`, act: runs },
    { name: 'notebook-variables', address: `notebooks/${NOTEBOOK}`, act: async page => { await runs(page); await page.getByRole('button', { name: 'More' }).click(); await page.getByRole('menuitem', { name: 'Variables' }).click(); await page.locator('.variables td').first().waitFor(); } },
    { name: 'notebook-job', address: `notebooks/${NOTEBOOK}`, act: asks('Save as job') },
    { name: 'databases', address: 'databases' },
    { name: 'search', address: 'databases?q=quake' },
    { name: 'database', address: 'databases/quakes' },
    ...['schema', 'preview', 'partitions', 'statistics', 'files', 'lineage', 'versions', 'properties', 'use'].map(tab => table('near_airports', tab)),
    table('lake', 'iceberg'),
    { name: 'lake-preview', address: 'databases/quakes/tables/lake?tab=preview' },
    { name: 'buckets', address: 'objects' },
    { name: 'objects', address: 'objects/quakes-raw' },
    { name: 'connections', address: 'connections' },
    { name: 'functions', address: 'functions' },
    { name: 'registries', address: 'registries' },
    { name: 'registry', address: 'registries/events' },
    { name: 'schema-versions', address: 'registries/events/schemas/quake' },
    { name: 'activity', address: 'activity' },
    { name: 'settings', address: 'settings' },
    { name: 'nowhere', address: 'no/such/page' },
    { name: 'palette', address: '', act: async page => { await page.keyboard.press('Control+k'); await page.getByRole('combobox', { name: 'Go to' }).fill('qua'); await page.getByRole('option').first().waitFor(); } },
  ];
}

/** Opens an address, and waits until what was asked for is there. */
export async function settle(page, address) {
  // A dialog of the page before is gone with it.
  await page.goto('about:blank');
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[class*=awsui_circle], [class*=status-loading]'));
  await page.getByText(/^(Reading|Looking|Loading)/).first().waitFor({ state: 'detached' }).catch(() => undefined);
  await page.waitForTimeout(2000);
}
