// Figures of the console on a server of its own, as docs/performance.md has them: when the first page can be used, what a page of long lists costs the
// server and the browser, a graph of 300 nodes, and how soon an event is on the screen. MASTIC_PROGRAM as in restart.test.mjs, else the launcher.
import { CreateDatabaseCommand, CreateJobCommand, CreateTableCommand, GetJobRunsCommand, GetTablesCommand, GlueClient, StartJobRunCommand } from '@aws-sdk/client-glue';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launch, signedIn } from './browser.mjs';

const TABLES = 10_000;
const RUNS = 50_000;
const ROUNDS = 7;
const PROGRAM = process.env.MASTIC_PROGRAM ? process.env.MASTIC_PROGRAM.split('\n') : [fileURLToPath(new URL('../../mastic', import.meta.url))];
const port = 4790;
const url = `http://127.0.0.1:${port}`;
const key = { keyId: 'bench', secret: 'bench-secret-key' };
const data = mkdtempSync(join(tmpdir(), 'mastic-console-bench-'));
const glue = new GlueClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: key.keyId, secretAccessKey: key.secret }, maxAttempts: 1 });
const say = (figure, value, aim) => console.log(`| ${figure} | ${value} | ${aim} |`);
const ms = value => `${Math.round(value)} ms`;
const sorted = values => [...values].sort((a, b) => a - b);
const median = values => sorted(values)[Math.floor(values.length / 2)];
const highest = values => Math.max(...values);

/** Multiplies one run that really ran, while no server is there. */
const COPY = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
row = list(db.execute("SELECT * FROM job_run").fetchone())
names = [c[0] for c in db.execute("SELECT * FROM job_run LIMIT 1").description]
at = {name: names.index(name) for name in ("id", "started_at", "running_at", "modified_at", "completed_at")}
def copy(i):
    new = list(row)
    new[at["id"]] = "jr_%064x" % (i + 1)
    for name in ("started_at", "running_at", "modified_at", "completed_at"):
        new[at[name]] = (row[at[name]] or row[at["started_at"]]) - 60000 * (i + 1)
    return new
db.executemany("INSERT INTO job_run VALUES (%s)" % ",".join("?" * len(names)), (copy(i) for i in range(int(sys.argv[2]))))
db.commit()
`;

let server = await serve();
const browser = await launch();
try {
  console.log(`load ${loadavg().map(one => one.toFixed(1)).join(' ')}\n\n| figure | measured | aim |\n|---|---|---|`);
  await fill();
  await firstPage();
  await home();
  await lists();
  await graph();
  await events();
  console.log(`\nload ${loadavg().map(one => one.toFixed(1)).join(' ')}`);
} finally {
  await browser.close();
  glue.destroy();
  await ended(server);
  rmSync(data, { recursive: true, force: true });
}

async function fill() {
  const page = await signedIn(browser, { url, ...key });
  for (const [path, body] of [['/bench', undefined], ['/bench/fine.py', 'print("fine")\n']]) {
    const link = await page.request.post(`${url}/_/api/s3-link`, { headers: { 'X-Mastic-Page': '1' }, data: { Method: 'PUT', Path: path } });
    await page.request.put(url + (await link.json()).Url, body ? { data: body } : {});
  }
  await page.context().close();
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'many' } }));
  const columns = Array.from({ length: 20 }, (_, i) => ({ Name: `column_${i}`, Type: 'string' }));
  let next = 0;
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let i = next++; i < TABLES; i = next++) {
      await glue.send(new CreateTableCommand({ DatabaseName: 'many', TableInput: { Name: `table_${String(i).padStart(5, '0')}`, Parameters: { classification: 'parquet' }, StorageDescriptor: { Columns: columns, Location: `s3://bench/${i}/` } } }));
    }
  }));
  await glue.send(new CreateJobCommand({ Name: 'many', Role: 'arn:aws:iam::000000000000:role/glue', Command: { Name: 'pythonshell', ScriptLocation: 's3://bench/fine.py', PythonVersion: '3.9' }, ExecutionProperty: { MaxConcurrentRuns: 5 } }));
  await glue.send(new StartJobRunCommand({ JobName: 'many' }));
  for (let state = ''; state !== 'SUCCEEDED'; await wait(200)) {
    state = (await glue.send(new GetJobRunsCommand({ JobName: 'many' }))).JobRuns[0].JobRunState;
  }
  await ended(server);
  execFileSync('python3', ['-c', COPY, join(data, 'mastic.db'), String(RUNS - 1)]);
  server = await serve();
}

/** From the address to a page on which the lists are there; nothing is in the browser's cache. */
async function firstPage() {
  const took = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await signedIn(browser, { url, ...key }, { viewport: { width: 1440, height: 900 } });
    const begun = performance.now();
    await page.goto(`${url}/_/`, { waitUntil: 'commit' });
    // Looks at every frame: a locator looks again after as much as half a second.
    await page.waitForFunction(() => [...document.links].some(link => link.textContent.startsWith('many.')));
    took.push(performance.now() - begun);
    await page.context().close();
  }
  say('first page usable, nothing cached, median (longest)', `${ms(median(took))} (${ms(highest(took))})`, '< 1,000 ms');
}

/** What the first page asks of so much, each for itself. */
async function home() {
  const page = await signedIn(browser, { url, ...key });
  const asked = {
    'what runs, among 50,000 runs': () => page.request.get(`${url}/_/api/runs?state=WAITING&state=STARTING&state=RUNNING&state=STOPPING&hours=744&most=20`, { headers: { 'X-Mastic-Page': '1' } }),
    'the newest of 10,000 tables': () => page.request.post(`${url}/_/api`, { headers: { 'X-Mastic-Page': '1', 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'AWSGlue.SearchTables' }, data: JSON.stringify({ SortCriteria: [{ FieldName: 'UpdateTime', Sort: 'DESC' }], MaxResults: 8 }) }),
  };
  for (const [what, ask] of Object.entries(asked)) {
    const took = [];
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      const answer = await ask();
      took.push(performance.now() - begun);
      if (!answer.ok()) {
        throw new Error(await answer.text());
      }
    }
    say(`home: ${what}, from the server, median (longest)`, `${ms(median(took))} (${ms(highest(took))})`, '< 200 ms');
  }
  await page.context().close();
}

async function lists() {
  for (const [what, ask] of [
    [`${TABLES.toLocaleString('en')} tables`, NextToken => glue.send(new GetTablesCommand({ DatabaseName: 'many', MaxResults: 50, NextToken }))],
    [`${RUNS.toLocaleString('en')} runs of a job`, NextToken => glue.send(new GetJobRunsCommand({ JobName: 'many', MaxResults: 50, NextToken }))],
  ]) {
    const took = [];
    let token;
    do {
      const begun = performance.now();
      token = (await ask(token)).NextToken;
      took.push(performance.now() - begun);
    } while (token && took.length < 1000);
    const high = sorted(took)[Math.floor(took.length * 0.99)];
    say(`${what}: a page of 50 from the server, asked by a client, median (p99) of ${took.length}`, `${median(took).toFixed(1)} ms (${high.toFixed(1)} ms)`, '< 200 ms');
  }
  for (const [what, address] of [['tables', 'databases/many'], ['runs', 'jobs/many']]) {
    const page = await signedIn(browser, { url, ...key }, { viewport: { width: 1440, height: 900 } });
    await page.goto(`${url}/_/#/${address}`);
    await page.getByRole('button', { name: 'Next page' }).waitFor();
    const frames = await watched(page);
    const turned = [];
    for (let i = 2; i < 12; i++) {
      const first = page.getByRole('row').nth(1);
      const before = await first.innerText();
      const begun = performance.now();
      await page.getByRole('button', { name: 'Next page' }).click();
      await page.waitForFunction(old => (document.querySelectorAll('tbody tr')[0]?.innerText ?? old) !== old && document.querySelectorAll('tbody tr').length > 40, before);
      turned.push(performance.now() - begun);
    }
    await page.mouse.move(700, 600);
    for (let i = 0; i < 30; i++) {
      await page.mouse.wheel(0, 300);
      await wait(16);
    }
    say(`list of ${what}: ten pages turned and scrolled through, longest frame`, ms(await frames()), '< 100 ms');
    say(`list of ${what}: from the click to the next page's rows, median`, ms(median(turned)), '');
    await page.context().close();
  }
}

/** Notes the time between frames; what is given ends it and tells the longest. */
async function watched(page) {
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const frame = now => {
      window.longest = Math.max(window.longest, now - last);
      last = now;
      window.watching = requestAnimationFrame(frame);
    };
    window.watching = requestAnimationFrame(at => { last = at; window.watching = requestAnimationFrame(frame); });
  });
  return () => page.evaluate(() => { cancelAnimationFrame(window.watching); return window.longest; });
}

/** All of 300 nodes, from the click on. */
async function graph() {
  const job = i => ({ Type: 'JOB', Name: `j${i}`, UniqueId: `n${i}`, JobDetails: { JobRuns: [{ Id: `jr_${i}`, JobRunState: 'SUCCEEDED', StartedOn: 1_700_000_000 + i, CompletedOn: 1_700_000_010 + i, ExecutionTime: 9 }] } });
  const Graph = { Nodes: Array.from({ length: 300 }, (_, i) => job(i)), Edges: Array.from({ length: 299 }, (_, i) => ({ SourceId: `n${Math.floor(i / 3)}`, DestinationId: `n${i + 1}` })) };
  const took = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await signedIn(browser, { url, ...key }, { viewport: { width: 1440, height: 900 } });
    await page.route(/\/_\/api$/, route => route.fulfill({ json: { Run: { Name: 'large', WorkflowRunId: 'wr_1', Status: 'COMPLETED', StartedOn: 1_700_000_000, CompletedOn: 1_700_000_400, Graph } } }));
    await page.goto(`${url}/_/#/workflows/large/runs/wr_1`);
    const draw = page.getByRole('button', { name: 'Draw all 300 nodes' });
    await draw.waitFor();
    took.push(await draw.evaluate(button => new Promise(done => {
      const begun = performance.now();
      const look = () => (document.querySelectorAll('[data-node]').length > 20 ? requestAnimationFrame(() => done(performance.now() - begun)) : requestAnimationFrame(look));
      button.click();
      look();
    })));
    await page.context().close();
  }
  say('graph of 300 nodes, from the click to its picture, median (longest)', `${ms(median(took))} (${ms(highest(took))})`, '< 1,000 ms');
}

/** From a run's end, as the server has it in its database, to the word on the page of the job. */
async function events() {
  const page = await signedIn(browser, { url, ...key }, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}/_/#/jobs/many`);
  await page.getByRole('button', { name: 'Next page' }).waitFor();
  const took = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { JobRunId } = await glue.send(new StartJobRunCommand({ JobName: 'many' }));
    const shown = await page.evaluate(id => new Promise(done => {
      const look = () => {
        const row = [...document.querySelectorAll('tbody tr')].find(one => one.innerText.includes(id));
        return row?.innerText.includes('Succeeded') ? done(Date.now()) : requestAnimationFrame(look);
      };
      look();
    }), JobRunId.slice(0, 16));
    const { JobRuns } = await glue.send(new GetJobRunsCommand({ JobName: 'many', MaxResults: 10 }));
    took.push(shown - JobRuns.find(run => run.Id === JobRunId).CompletedOn.getTime());
  }
  say('an event on the screen after its commit, median (longest)', `${ms(median(took))} (${ms(highest(took))})`, '< 300 ms');
  await page.context().close();
}

async function serve() {
  const words = [...PROGRAM, 'serve', '--port', String(port), '--data', data, '--access-key', `${key.keyId}:${key.secret}`];
  const started = spawn(words[0], words.slice(1), { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((done, failed) => {
    started.stdout.on('data', text => String(text).includes('ready at') && done());
    started.once('exit', code => failed(new Error(`the server does not start: ${code}`)));
  });
  return started;
}

async function ended(one) {
  if (one.exitCode === null && one.signalCode === null) {
    const gone = new Promise(done => one.once('exit', done));
    one.kill('SIGTERM');
    await gone;
  }
}
