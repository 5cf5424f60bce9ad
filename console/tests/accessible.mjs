import axe from 'axe-core';
import assert from 'node:assert/strict';

/** Fails on what axe finds serious. What is written into the page by the tool itself is no script of the page. */
export async function accessible(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const serious = found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
  assert.deepEqual(serious.map(v => `${page.url()} ${v.id}: ${v.nodes.map(n => n.html).slice(0, 3).join(' | ')}`), []);
}
