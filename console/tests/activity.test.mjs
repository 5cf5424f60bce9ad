import { CreateDatabaseCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue, keyId, open } from './world.mjs';

test('who changed what is told, with what was refused and the request\'s id', async () => {
  const name = { DatabaseInput: { Name: 'told_in_activity' } };
  await glue.send(new CreateDatabaseCommand(name));
  const refused = await glue.send(new CreateDatabaseCommand(name)).then(() => undefined, e => e);
  const page = await open('activity?q=told_in_activity');
  const rows = page.getByRole('row').filter({ hasText: 'told_in_activity' });
  await rows.filter({ hasText: 'Done' }).waitFor();
  await rows.filter({ hasText: 'AlreadyExistsException' }).filter({ hasText: refused.$metadata.requestId }).filter({ hasText: keyId }).waitFor();
  // In UTC for who points at it.
  assert.match(await rows.first().locator('time').getAttribute('title'), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
  await page.context().close();
});
