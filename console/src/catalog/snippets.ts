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
    { tool: 'AWS CLI', text: `aws --endpoint-url ${endpoint} glue get-table \\\n  --database-name ${shell(database)} --name ${shell(name)}` },
    { tool: 'awswrangler', text: `import awswrangler as wr\n\nwr.config.glue_endpoint_url = wr.config.s3_endpoint_url = ${JSON.stringify(endpoint)}\nlocation = wr.catalog.get_table_location(database=${d}, table=${n})` },
    { tool: 'Terraform', text: `data "aws_glue_catalog_table" "this" {\n  database_name = ${hcl(database)}\n  name          = ${hcl(name)}\n}` },
  ];
}

function tick(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function shell(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function hcl(text: string): string {
  return JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');
}
