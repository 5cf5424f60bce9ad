import { CreateTriggerCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue, open } from './world.mjs';

test('what ran stands left of now, what a schedule will begin right of it', async () => {
  await glue.send(new CreateTriggerCommand({ Name: 'hourly-line', Type: 'SCHEDULED', Schedule: 'cron(0 * * * ? *)', Actions: [{ JobName: 'fine' }], StartOnCreation: true }));
  const page = await open('timeline?hours=6');
  const coming = page.locator('[data-lane=hourly-line] a[data-state=SCHEDULED]');
  await coming.first().waitFor();
  assert.equal(await coming.count(), 2, 'two full hours lie in the two hours ahead');
  assert.match(await coming.first().getAttribute('title'), /scheduled for .*:00/);
  await glue.send(new StartJobRunCommand({ JobName: 'fine' }));
  const ran = page.locator('[data-lane=fine] a[data-state=SUCCEEDED]').last();
  await ran.waitFor();
  const now = await page.locator('[data-lane=fine] .timeline-now').boundingBox();
  assert.ok((await ran.boundingBox()).x <= now.x + 6);
  assert.ok((await coming.first().boundingBox()).x > now.x);
  await page.getByRole('button', { name: '7 d' }).click();
  assert.match(page.url(), /hours=168/);
  await ran.click();
  await page.getByRole('heading', { name: /^Run jr_/ }).waitFor();
  await page.context().close();
});
