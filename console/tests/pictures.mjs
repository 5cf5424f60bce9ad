// The pictures of README and docs/console.md, from a server over the data of ./mastic demo: MASTIC_URL, MASTIC_KEY=ID:SECRET,
// then the folder. Small WebP, made by the browser itself.
import { GetCrawlersCommand, GetJobRunsCommand, GetJobsCommand, GetTablesCommand, GetDatabasesCommand, GetWorkflowRunsCommand, GlueClient, ListCrawlsCommand, ListWorkflowsCommand } from '@aws-sdk/client-glue';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, signedIn } from './browser.mjs';

const [folder] = process.argv.slice(2);
const [keyId, secret] = process.env.MASTIC_KEY.split(':');
const url = process.env.MASTIC_URL;
const SIZE = { width: 1280, height: 800 };
const MOST_BYTES = 100_000;
const glue = new GlueClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: keyId, secretAccessKey: secret } });
const at = (...path) => path.map(encodeURIComponent).join('/');

const workflow = (await glue.send(new ListWorkflowsCommand({}))).Workflows[0];
const workflowRun = (await glue.send(new GetWorkflowRunsCommand({ Name: workflow }))).Runs[0].WorkflowRunId;
const jobs = (await glue.send(new GetJobsCommand({}))).Jobs;
const job = (jobs.find(one => one.Command.Name === 'glueetl') ?? jobs[0]).Name;
const run = (await glue.send(new GetJobRunsCommand({ JobName: job }))).JobRuns[0].Id;
const crawler = (await glue.send(new GetCrawlersCommand({}))).Crawlers[0].Name;
const crawl = (await glue.send(new ListCrawlsCommand({ CrawlerName: crawler }))).Crawls[0].CrawlId;
const database = (await glue.send(new GetDatabasesCommand({}))).DatabaseList[0].Name;
const table = (await glue.send(new GetTablesCommand({ DatabaseName: database }))).TableList.sort((a, b) => (b.PartitionKeys?.length ?? 0) - (a.PartitionKeys?.length ?? 0))[0].Name;

const PICTURES = {
  home: { address: '' },
  timeline: { address: 'timeline?hours=1' },
  workflows: { address: 'workflows' },
  graph: { address: at('workflows', workflow), dark: true },
  'workflow-run': { address: at('workflows', workflow, 'runs', workflowRun) },
  jobs: { address: 'jobs' },
  script: { address: `${at('jobs', job)}?tab=script`, dark: true },
  'job-run': { address: at('jobs', job, 'runs', run) },
  crawl: { address: at('crawlers', crawler, 'crawls', crawl) },
  table: { address: at('databases', database, 'tables', table) },
  activity: { address: 'activity', dark: true },
  palette: { address: 'jobs', act: page => page.keyboard.press('Control+k') },
};

mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const [name, { address, dark, act }] of Object.entries(PICTURES)) {
  const page = await signedIn(browser, { url, keyId, secret }, { viewport: SIZE, colorScheme: dark ? 'dark' : 'light' });
  await page.goto(`${url}/_/#/${address}`);
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[class*=awsui_spinner], [class*=status-loading]'));
  await act?.(page);
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForTimeout(1500);
  const png = (await page.screenshot({ type: 'png' })).toString('base64');
  const webp = Buffer.from(await page.evaluate(toWebp, png), 'base64');
  if (webp.length > MOST_BYTES) {
    throw new Error(`${name} has ${webp.length} bytes`);
  }
  writeFileSync(join(folder, `${name}.webp`), webp);
  if (process.env.PNG) {
    writeFileSync(join(process.env.PNG, `${name}.png`), Buffer.from(png, 'base64'));
  }
  await page.context().close();
}
await browser.close();
glue.destroy();

/** In the page; of pixels alone, so that nothing is loaded. */
async function toWebp(png) {
  const bytes = Uint8Array.from(atob(png), letter => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', 0.8).split(',')[1];
}
