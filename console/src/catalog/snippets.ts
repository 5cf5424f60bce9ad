import type { Table } from '../api/glue';

export interface Snippet {
  tool: string;
  text: string;
}

/** How to read a table with what people use; names are written so that each language takes them for names. */
export function snippets(table: Table, endpoint: string): Snippet[] {
  const database = table.DatabaseName ?? '';
  const name = table.Name ?? '';
  const d = JSON.stringify(database);
  const n = JSON.stringify(name);
  const sql = `${tick(database)}.${tick(name)}`;
  return [
    { tool: 'boto3', text: `import boto3\n\nglue = boto3.client("glue", endpoint_url=${JSON.stringify(endpoint)})\ntable = glue.get_table(DatabaseName=${d}, Name=${n})["Table"]\nprint(table["StorageDescriptor"]["Location"])` },
    { tool: 'Glue job', text: `frame = glueContext.create_dynamic_frame.from_catalog(\n    database=${d}, table_name=${n})\nframe.toDF().show()` },
    { tool: 'Spark SQL', text: `spark.sql(${JSON.stringify(`SELECT * FROM ${sql} LIMIT 10`)}).show()` },
    { tool: 'Trino', text: `# etc/catalog/glue.properties\nconnector.name=hive\nhive.metastore=glue\nhive.metastore.glue.endpoint-url=${endpoint}\nhive.metastore.glue.region=us-east-1\nhive.metastore.glue.aws-access-key=<access key ID>\nhive.metastore.glue.aws-secret-key=<secret access key>\nfs.native-s3.enabled=true\ns3.endpoint=${endpoint}\ns3.region=us-east-1\ns3.path-style-access=true\ns3.aws-access-key=<access key ID>\ns3.aws-secret-key=<secret access key>\n\n-- then\nSELECT * FROM glue.${double(database)}.${double(name)} LIMIT 10;` },
    { tool: 'DuckDB', text: duckdb(table, endpoint) },
    { tool: 'AWS CLI', text: `aws --endpoint-url ${endpoint} glue get-table \\\n  --database-name ${shell(database)} --name ${shell(name)}` },
    { tool: 'awswrangler', text: `import awswrangler as wr\n\nwr.config.glue_endpoint_url = wr.config.s3_endpoint_url = ${JSON.stringify(endpoint)}\nlocation = wr.catalog.get_table_location(database=${d}, table=${n})` },
    { tool: 'Terraform', text: `data "aws_glue_catalog_table" "this" {\n  database_name = ${hcl(database)}\n  name          = ${hcl(name)}\n}` },
  ];
}

/** DuckDB reads the files; it knows nothing of this catalog. */
function duckdb(table: Table, endpoint: string): string {
  const url = new URL(endpoint);
  const location = (table.StorageDescriptor?.Location ?? '').replace(/\/$/, '').replace(/^s3[an]:/, 's3:');
  const word = `${table.Parameters?.classification ?? ''} ${table.StorageDescriptor?.SerdeInfo?.SerializationLibrary ?? ''}`.toLowerCase();
  const reader = word.includes('parquet') ? 'read_parquet' : word.includes('json') ? 'read_json_auto' : 'read_csv_auto';
  const keys = table.PartitionKeys?.length ? ', hive_partitioning = true' : '';
  return `INSTALL httpfs; LOAD httpfs;\nCREATE SECRET mastic (\n  TYPE s3, KEY_ID '<access key ID>', SECRET '<secret access key>',\n  ENDPOINT ${single(url.host)}, URL_STYLE 'path', USE_SSL ${url.protocol === 'https:'}, REGION 'us-east-1');\nSELECT * FROM ${reader}(${single(`${location}/**`)}${keys}) LIMIT 10;`;
}

function single(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function double(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function tick(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function shell(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function hcl(text: string): string {
  // Where a text says what takes a place, $$ is one dollar.
  return JSON.stringify(text).replaceAll('${', () => '$${').replaceAll('%{', '%%{');
}
