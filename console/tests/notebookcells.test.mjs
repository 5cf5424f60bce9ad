import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cell, file, made, saved, writeAll } from './notebook.mjs';

const texts = async name => (await file(name)).cells.map(one => one.source.join(''));

test('cells are merged with the one below and undone, and split at the cursor, by Jupyter\'s keys', async () => {
  const page = await made('merged');
  await writeAll(page, ['first = 1', 'second = 2', 'select 3']);
  await cell(page, 0).click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Shift+M');
  await saved(page);
  assert.deepEqual(await texts('merged'), ['first = 1\n\nsecond = 2', 'select 3']);
  await page.keyboard.press('z');
  await saved(page);
  assert.deepEqual(await texts('merged'), ['first = 1', 'second = 2', 'select 3']);

  await page.keyboard.press('k');
  await page.keyboard.press('Shift+M');
  await page.keyboard.press('Enter');
  await cell(page, 0).getByRole('textbox').press('Control+Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'End']) {
    await page.keyboard.press(key);
  }
  await page.keyboard.insertText('0');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+Minus');
  // The cursor is in the second one now.
  await cell(page, 1).getByRole('textbox').waitFor();
  await page.keyboard.press('Escape');
  await saved(page);
  assert.deepEqual(await texts('merged'), ['first = 1', 'second = 20', 'select 3']);

  // The last one has none below; SQL stays what it is.
  await page.keyboard.press('j');
  await page.keyboard.press('q');
  await page.keyboard.press('Shift+M');
  await page.keyboard.press('k');
  await page.keyboard.press('q');
  await page.keyboard.press('Shift+M');
  await saved(page);
  assert.deepEqual(await texts('merged'), ['first = 1', '%%sql\nsecond = 20\n\nselect 3']);
  await page.context().close();
});
