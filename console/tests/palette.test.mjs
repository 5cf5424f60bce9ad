import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './world.mjs';

test('Ctrl+K, a few letters and Enter lead to a job, a table and a page', async () => {
  const page = await open('');
  await page.getByRole('heading', { name: 'Home' }).waitFor();
  for (const [typed, what, ends] of [['fin', 'fine', '#/jobs/fine'], ['sales', 'shop.sales', '#/databases/shop/tables/sales'], ['tmln', 'Timeline', '#/timeline']]) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).fill(typed);
    const option = page.getByRole('option').filter({ hasText: what });
    await option.first().waitFor();
    while ((await option.first().getAttribute('aria-selected')) !== 'true') {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(url => url.hash === ends);
    assert.equal(await page.getByRole('combobox', { name: 'Go to' }).count(), 0);
  }
  await page.context().close();
});
