import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible } from './accessible.mjs';
import { keyId, open, secret } from './world.mjs';

test('health, keys without their secrets, and figures that are drawn as they come', async () => {
  const page = await open('settings');
  const row = page.getByRole('row').filter({ hasText: keyId });
  await row.getByText('the owner').waitFor();
  await row.getByText('Never').waitFor();
  assert.ok(!(await page.content()).includes(secret));
  for (const check of ['database', 'disk', 'queue']) {
    await page.getByText(check, { exact: true }).first().waitFor();
  }
  const memory = page.locator('[data-chart=Memory]');
  await memory.getByText(/^\d+(\.\d)? MB$/).first().waitFor();
  // A second reading, so that there is a line.
  const second = page.waitForResponse(/api\/metrics/);
  await second;
  const drawn = () => memory.locator('canvas').evaluate(canvas => {
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    let green = 0;
    for (let i = 0; i < pixels.length; i += 4) {
      green += pixels[i + 1] > pixels[i] + 40 && pixels[i + 3] > 200 ? 1 : 0;
    }
    return green;
  });
  for (const until = Date.now() + 60_000; (await drawn()) < 10 && Date.now() < until;) {
    await page.waitForResponse(/api\/metrics/);
  }
  assert.ok((await drawn()) >= 10, 'the heap is drawn as a line');
  await accessible(page);
  await page.context().close();
});
