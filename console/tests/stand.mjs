// Makes of a server on which the demo has run what a team has after a while: more runs, one that failed, schedules, a lake, a connection, a
// function, a schema with two versions. MASTIC_URL, MASTIC_KEY=ID:SECRET.
import { BatchGetCrawlersCommand, CreateConnectionCommand, CreateJobCommand, CreateRegistryCommand, CreateSchemaCommand, CreateTriggerCommand, CreateUserDefinedFunctionCommand, GetColumnStatisticsTaskRunCommand, GetJobRunCommand, GetWorkflowRunCommand, GlueClient, RegisterSchemaVersionCommand, StartColumnStatisticsTaskRunCommand, StartJobRunCommand, StartWorkflowRunCommand, UpdateCrawlerScheduleCommand } from '@aws-sdk/client-glue';
import { setTimeout as wait } from 'node:timers/promises';

const url = process.env.MASTIC_URL;
const [keyId, secret] = process.env.MASTIC_KEY.split(':');
const ROLE = 'arn:aws:iam::000000000000:role/glue';
const glue = new GlueClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: keyId, secretAccessKey: secret } });

const IMPORT = `import json
import sys

STATIONS = '[{"code": "ANMO", "gain": "3.2"}, {"code": "COLA", "gain": "n/a"}]'


def gain(station):
    return float(station["gain"])


print("reading", len(json.loads(STATIONS)), "stations")
for station in json.loads(STATIONS):
    print(station["code"], gain(station))
`;
const LAKE = `from awsglue.context import GlueContext
from pyspark.context import SparkContext

glue = GlueContext(SparkContext.getOrCreate())
spark = glue.spark_session
near = spark.table("quakes.near_airports")
spark.sql("DROP TABLE IF EXISTS quakes.lake")
near.limit(2000).writeTo("quakes.lake").using("iceberg").tableProperty("location", "s3://quakes-curated/lake/").create()
near.limit(500).writeTo("quakes.lake").append()
spark.sql("ALTER TABLE quakes.lake ADD COLUMN reviewed boolean")
`;
const cells = (...all) => JSON.stringify({
  nbformat: 4, nbformat_minor: 5, metadata: {},
  cells: all.map(source => (source.startsWith('#') ? { cell_type: 'markdown', metadata: {}, source } : { cell_type: 'code', metadata: {}, source, outputs: [], execution_count: null })),
});
const NOTEBOOK = cells(
  '# Strong quakes\nWhich states have airports near **strong** earthquakes? The table is made by the job `quakes-near-airports`.',
  '%number_of_workers 2\nnear = spark.table("quakes.near_airports")\nstrongest = near.agg({"magnitude": "max"}).first()[0]\nprint(near.count(), "pairs, up to magnitude", strongest)',
  '%%sql\nselect state, count(*) as pairs, max(magnitude) as strongest\nfrom quakes.near_airports\ngroup by state order by pairs desc limit 12',
  'threshold = "4"\nfor row in near.select("magnitude", "nearest_place").limit(3).collect():\n    print(row.nearest_place, row.magnitude > threshold)',
);

/** Puts an object by a link that the server signed. */
async function put(path, text) {
  const own = { 'X-Mastic-Page': '1' };
  const signed = await fetch(`${url}/_/sign-in`, { method: 'POST', headers: own, body: JSON.stringify({ AccessKeyId: keyId, SecretAccessKey: secret, Region: 'us-east-1' }) });
  const link = await fetch(`${url}/_/api/s3-link`, { method: 'POST', headers: { ...own, Cookie: signed.headers.get('set-cookie').split(';')[0] }, body: JSON.stringify({ Method: 'PUT', Path: path }) });
  const answer = await fetch(url + (await link.json()).Url, { method: 'PUT', body: text });
  if (!answer.ok) {
    throw new Error(await answer.text());
  }
}

/** What is there already stays as it is. */
function made(command) {
  return glue.send(command).catch(error => {
    if (!/AlreadyExists|already exists/.test(`${error.name} ${error.message}`)) {
      throw error;
    }
  });
}

async function until(ask, isOver) {
  for (;;) {
    const found = await ask();
    if (isOver(found)) {
      return found;
    }
    await wait(500);
  }
}

const run = async JobName => (await glue.send(new StartJobRunCommand({ JobName }))).JobRunId;
const ended = (JobName, RunId) => until(() => glue.send(new GetJobRunCommand({ JobName, RunId })), ({ JobRun }) => !['WAITING', 'STARTING', 'RUNNING', 'STOPPING'].includes(JobRun.JobRunState));
const avro = fields => JSON.stringify({ type: 'record', name: 'quake', fields }, null, 2);

await put('/quakes-curated/scripts/import_stations.py', IMPORT);
await put('/quakes-curated/scripts/to_lake.py', LAKE);
await put('/aws-glue-assets-000000000000-us-east-1', '').catch(() => undefined);
await put('/aws-glue-assets-000000000000-us-east-1/notebooks/Strong quakes.ipynb', NOTEBOOK);
await made(new CreateJobCommand({ Name: 'import-stations', Role: ROLE, Description: 'Brings the stations of the observatories', Command: { Name: 'pythonshell', ScriptLocation: 's3://quakes-curated/scripts/import_stations.py', PythonVersion: '3.9' } }));
await made(new CreateJobCommand({ Name: 'quakes-to-lake', Role: ROLE, GlueVersion: '5.0', Command: { Name: 'glueetl', ScriptLocation: 's3://quakes-curated/scripts/to_lake.py', PythonVersion: '3' }, DefaultArguments: { '--datalake-formats': 'iceberg', '--enable-glue-datacatalog': 'true' } }));
await made(new CreateTriggerCommand({ Name: 'report-hourly', Type: 'SCHEDULED', Schedule: 'cron(0 * * * ? *)', Actions: [{ JobName: 'raw-report' }], StartOnCreation: true }));
await glue.send(new UpdateCrawlerScheduleCommand({ CrawlerName: 'crawl-raw', Schedule: 'cron(15 2 * * ? *)' }));
await made(new CreateConnectionCommand({ ConnectionInput: { Name: 'warehouse', ConnectionType: 'JDBC', Description: 'Where the reports are read', ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://warehouse.example:5432/reports', USERNAME: 'reader', PASSWORD: 'of-the-example' } } }));
await made(new CreateUserDefinedFunctionCommand({ DatabaseName: 'quakes', FunctionInput: { FunctionName: 'magnitude_word', ClassName: 'org.example.quakes.MagnitudeWord', OwnerName: 'seismology', OwnerType: 'GROUP', ResourceUris: [{ ResourceType: 'JAR', Uri: 's3://quakes-curated/lib/quakes.jar' }] } }));
await made(new CreateRegistryCommand({ RegistryName: 'events', Description: 'What the stations send' }));
await made(new CreateSchemaCommand({ RegistryId: { RegistryName: 'events' }, SchemaName: 'quake', DataFormat: 'AVRO', Compatibility: 'BACKWARD', SchemaDefinition: avro([{ name: 'id', type: 'string' }, { name: 'mag', type: 'double' }]) }));
await glue.send(new RegisterSchemaVersionCommand({ SchemaId: { RegistryName: 'events', SchemaName: 'quake' }, SchemaDefinition: avro([{ name: 'id', type: 'string' }, { name: 'mag', type: 'double' }, { name: 'depth', type: ['null', 'double'], default: null }]) }));
for (const job of ['raw-report', 'raw-report', 'import-stations', 'raw-report']) {
  await ended(job, await run(job));
}
const { RunId } = await glue.send(new StartWorkflowRunCommand({ Name: 'quakes' }));
await until(() => glue.send(new GetWorkflowRunCommand({ Name: 'quakes', RunId })), found => found.Run.Status === 'COMPLETED');
await until(() => glue.send(new BatchGetCrawlersCommand({ CrawlerNames: ['crawl-curated'] })), found => found.Crawlers[0].State === 'READY');
const lake = await ended('quakes-to-lake', await run('quakes-to-lake'));
console.log('quakes-to-lake', lake.JobRun.JobRunState, lake.JobRun.ErrorMessage ?? '');
const { ColumnStatisticsTaskRunId } = await glue.send(new StartColumnStatisticsTaskRunCommand({ DatabaseName: 'quakes', TableName: 'near_airports', Role: ROLE }));
const statistics = await until(() => glue.send(new GetColumnStatisticsTaskRunCommand({ ColumnStatisticsTaskRunId })), found => !['STARTING', 'RUNNING'].includes(found.ColumnStatisticsTaskRun.Status));
console.log('statistics', statistics.ColumnStatisticsTaskRun.Status);
glue.destroy();
