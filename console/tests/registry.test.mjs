import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from './accessible.mjs';
import { boto3 } from './boto3.mjs';
import { open } from './world.mjs';

const avro = fields => JSON.stringify({ type: 'record', name: 'order', fields });
const ID = { name: 'id', type: 'long' };

test('a registry, a schema, a second version and what differs', async () => {
  const page = await open('registries');
  await page.getByRole('button', { name: 'Create registry' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('streams');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('link', { name: 'streams' }).click();
  await page.getByRole('button', { name: 'Create schema' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('orders');
  await page.getByRole('dialog').getByLabel('Definition').fill(avro([ID]));
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'Version 1, as it was kept' }).waitFor();
  const next = page.getByLabel('Definition of the new version');
  await next.fill(avro([ID, { name: 'must', type: 'string' }]));
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByText(/Incompatible|InvalidInput/).first().waitFor();
  await next.fill(avro([ID, { name: 'note', type: 'string', default: '' }]));
  await page.getByRole('button', { name: 'Register' }).click();
  const differs = page.getByRole('region', { name: 'What differs' });
  await differs.getByText('"name": "note"').waitFor();
  await accessible(page);
  const versions = await boto3('get_schema_version', { SchemaId: { RegistryName: 'streams', SchemaName: 'orders' }, SchemaVersionNumber: { LatestVersion: true } });
  assert.match(versions.SchemaDefinition, /note/);
  await page.context().close();
});

test('a connection is made and tried out: one that does not work says why', async () => {
  const page = await open('connections');
  await page.getByRole('button', { name: 'Create connection' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('nobody-there');
  await dialog.getByLabel('JDBC URL').fill('jdbc:postgresql://127.0.0.1:1/none');
  await dialog.getByLabel('User').fill('me');
  await dialog.getByLabel('Password').fill('secret-of-mine');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('button', { name: 'Test nobody-there' }).click();
  await page.getByText('nobody-there does not work').waitFor();
  await page.getByTitle('arn:aws:glue:us-east-1:000000000000:connection/nobody-there').getByRole('button', { name: 'Copy the ARN of nobody-there' }).waitFor();
  await page.getByTitle('aws glue get-connection --name nobody-there --hide-password').waitFor();
  assert.equal(await page.getByText('secret-of-mine').count(), 0);
  await accessible(page);
  const { ConnectionList } = await boto3('get_connections', { HidePassword: true });
  assert.equal(ConnectionList.find(one => one.Name === 'nobody-there').ConnectionProperties.USERNAME, 'me');
  await page.context().close();
});

test('a function is made and found by its name', async () => {
  const page = await open('functions');
  await page.getByRole('button', { name: 'Create function' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Database').fill('shop');
  await dialog.getByLabel('Name').fill('shout');
  await dialog.getByLabel('Class').fill('com.example.Shout');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByText('com.example.Shout').waitFor();
  await page.getByTitle('arn:aws:glue:us-east-1:000000000000:userDefinedFunction/shop/shout').waitFor();
  await page.getByTitle('aws glue get-user-defined-function --database-name shop --function-name shout').waitFor();
  const { UserDefinedFunctions } = await boto3('get_user_defined_functions', { Pattern: 'shout' });
  assert.equal(UserDefinedFunctions[0].DatabaseName, 'shop');
  await page.context().close();
});
