import { CreateJobCommand, CreateTableCommand, GetJobRunCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { glue, keyId, open, put, ROLE, secret, url } from './world.mjs';

const run = promisify(execFile);
const env = { ...process.env, AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secret, AWS_DEFAULT_REGION: 'us-east-1', AWS_ENDPOINT_URL: url };
const host = new URL(url).host;
/** Of what each language would take for more than a name. */
const NAME = `it's \`\${a}\` "%{b}" ü🦊`;

const TOOLS = ['boto3', 'Glue job', 'Spark SQL', 'Trino', 'DuckDB', 'AWS CLI', 'awswrangler', 'Terraform'];

/** What each tool is told of the table, by the page itself. */
async function snippetsOf(table) {
  const page = await open(`databases/shop/tables/${encodeURIComponent(table)}?tab=use`);
  const told = {};
  for (const tool of TOOLS) {
    await page.getByRole('button', { name: tool, exact: true }).click();
    await page.getByRole('button', { name: tool, exact: true, pressed: true }).waitFor();
    told[tool] = await page.locator('.snippet pre').innerText();
  }
  await page.context().close();
  return told;
}

const TRINO = `# etc/catalog/glue.properties
connector.name=hive
hive.metastore=glue
hive.metastore.glue.endpoint-url=${url}
hive.metastore.glue.region=us-east-1
hive.metastore.glue.aws-access-key=<access key ID>
hive.metastore.glue.aws-secret-key=<secret access key>
fs.native-s3.enabled=true
s3.endpoint=${url}
s3.region=us-east-1
s3.path-style-access=true
s3.aws-access-key=<access key ID>
s3.aws-secret-key=<secret access key>

-- then
SELECT * FROM glue."shop"."sales" LIMIT 10;`;
const DUCKDB = `INSTALL httpfs; LOAD httpfs;
CREATE SECRET mastic (
  TYPE s3, KEY_ID '<access key ID>', SECRET '<secret access key>',
  ENDPOINT '${host}', URL_STYLE 'path', USE_SSL false, REGION 'us-east-1');
SELECT * FROM read_csv_auto('s3://console-data/sales/**') LIMIT 10;`;

test('lines to copy are right for each of eight tools', async () => {
  assert.deepEqual(await snippetsOf('sales'), {
    boto3: `import boto3\n\nglue = boto3.client("glue", endpoint_url="${url}")\ntable = glue.get_table(DatabaseName="shop", Name="sales")["Table"]\nprint(table["StorageDescriptor"]["Location"])`,
    'Glue job': 'frame = glueContext.create_dynamic_frame.from_catalog(\n    database="shop", table_name="sales")\nframe.toDF().show()',
    'Spark SQL': 'spark.sql("SELECT * FROM `shop`.`sales` LIMIT 10").show()',
    Trino: TRINO,
    DuckDB: DUCKDB,
    'AWS CLI': `aws --endpoint-url ${url} glue get-table \\\n  --database-name 'shop' --name 'sales'`,
    awswrangler: `import awswrangler as wr\n\nwr.config.glue_endpoint_url = wr.config.s3_endpoint_url = "${url}"\nlocation = wr.catalog.get_table_location(database="shop", table="sales")`,
    Terraform: 'data "aws_glue_catalog_table" "this" {\n  database_name = "shop"\n  name          = "sales"\n}',
  });
});

test('a name is a name in each of them, whatever it holds', async t => {
  const place = "s3://console-data/it's here/";
  await glue.send(new CreateTableCommand({ DatabaseName: 'shop', TableInput: { Name: NAME, Parameters: { classification: 'parquet' }, StorageDescriptor: { Columns: [{ Name: 'id', Type: 'int' }], Location: place }, PartitionKeys: [{ Name: 'day', Type: 'string' }] } }));
  const told = await snippetsOf(NAME);
  assert.ok(told.Trino.endsWith(`FROM glue."shop"."it's \`\${a}\` ""%{b}"" ü🦊" LIMIT 10;`));
  assert.ok(told['Spark SQL'].includes('`it\'s ``${a}`` \\"%{b}\\" ü🦊`'));
  assert.ok(told.DuckDB.endsWith("FROM read_parquet('s3://console-data/it''s here/**', hive_partitioning = true) LIMIT 10;"));
  assert.ok(told.Terraform.includes('"it\'s `$${a}` \\"%%{b}\\" ü🦊"'));
  // Python and the shell say themselves what they make of it.
  const { stdout } = await run('python3', ['-c', told.boto3], { env });
  assert.equal(stdout.trim(), place);
  for (const tool of ['Glue job', 'Spark SQL', 'awswrangler']) {
    const { stdout: texts } = await run('python3', ['-c', 'import ast, json, sys; print(json.dumps([n.value for n in ast.walk(ast.parse(sys.argv[1])) if isinstance(n, ast.Constant)]))', told[tool]]);
    const wanted = tool === 'Spark SQL' ? `SELECT * FROM \`shop\`.\`${NAME.replaceAll('`', '``')}\` LIMIT 10` : NAME;
    assert.ok(JSON.parse(texts).includes(wanted), `${tool}: ${texts}`);
  }
  const words = (await run('bash', ['-c', `aws() { printf '%s\\0' "$@"; }; ${told['AWS CLI']}`])).stdout.split('\0');
  assert.deepEqual(words.slice(0, -1), ['--endpoint-url', url, 'glue', 'get-table', '--database-name', 'shop', '--name', NAME]);
  if (there('aws')) {
    const found = JSON.parse((await run('bash', ['-c', told['AWS CLI']], { env })).stdout);
    assert.equal(found.Table.StorageDescriptor.Location, place);
  } else {
    t.diagnostic('no aws here: its line is read by the shell alone');
  }
  if (there('terraform')) {
    execFileSync('terraform', ['fmt', '-check', '-'], { input: `${told.Terraform}\n` });
  } else {
    t.diagnostic('no terraform here: its text is only compared');
  }
});

test('what is told for jobs runs in one', async () => {
  const told = await snippetsOf('sales');
  const page = await open('jobs');
  await put(page, 'console-data', 'scripts/snippets.py', `from awsglue.context import GlueContext
from pyspark.context import SparkContext

glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
${told['Glue job']}
${told['Spark SQL']}
`);
  await glue.send(new CreateJobCommand({ Name: 'snippets', Role: ROLE, GlueVersion: '5.0', Command: { Name: 'glueetl', ScriptLocation: 's3://console-data/scripts/snippets.py', PythonVersion: '3' }, DefaultArguments: { '--enable-glue-datacatalog': 'true' } }));
  const { JobRunId: RunId } = await glue.send(new StartJobRunCommand({ JobName: 'snippets' }));
  let found;
  do {
    await wait(500);
    found = (await glue.send(new GetJobRunCommand({ JobName: 'snippets', RunId }))).JobRun;
  } while (['WAITING', 'STARTING', 'RUNNING'].includes(found.JobRunState));
  assert.equal(found.JobRunState, 'SUCCEEDED', found.ErrorMessage);
  await page.goto(page.url().replace('#/jobs', `#/jobs/snippets/runs/${RunId}`));
  await page.getByRole('log').getByText('only showing top 20 rows').waitFor();
  // Twenty rows of the one, ten of the other.
  assert.equal(await page.getByRole('log').getByText(/\|\s*name 3\s*\|/).count(), 2);
  assert.equal(await page.getByRole('log').getByText(/\|\s*name 12\s*\|/).count(), 1);
  await page.context().close();
});

function there(program) {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
