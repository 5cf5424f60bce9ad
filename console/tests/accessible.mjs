import axe from 'axe-core';
import assert from 'node:assert/strict';

/** Fails on what axe finds serious, by all rules or by some. What is written into the page by the tool itself is no script of the page. */
export async function accessible(page, rules) {
  if (!(await page.evaluate(() => !!window.axe))) {
    await page.evaluate(axe.source);
  }
  // What has just come is half transparent for a moment, and has the contrast of something half transparent.
  await page.evaluate(() => Promise.all(document.getAnimations()
    .filter(one => Number.isFinite(one.effect?.getComputedTiming().endTime)).map(one => one.finished.catch(() => undefined))));
  const found = await page.evaluate(only => window.axe.run(document, { resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) }), rules);
  const serious = found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
  assert.deepEqual(serious.map(v => `${page.url()} ${v.id}: ${v.nodes.map(n => n.html).slice(0, 3).join(' | ')}`), []);
}
