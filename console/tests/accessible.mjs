import axe from 'axe-core';
import assert from 'node:assert/strict';

/** Fails on what axe finds serious, by all rules or by some. What is written into the page by the tool itself is no script of the page. */
export async function accessible(page, rules) {
  if (!(await page.evaluate(() => !!window.axe))) {
    await page.evaluate(axe.source);
  }
  const found = await page.evaluate(only => window.axe.run(document, { resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) }), rules);
  const serious = found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
  assert.deepEqual(serious.map(v => `${page.url()} ${v.id}: ${v.nodes.map(n => n.html).slice(0, 3).join(' | ')}`), []);
}
