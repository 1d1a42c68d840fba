/** No violation that axe-core finds in any entry of the gallery, light and dark, on a screen that is narrow enough for it. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { STILL, expectedConsole, entries, rest, show } from '../support/pages/gallery.mjs';
import { pageTest } from '../support/pages/harness.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All rules, also those that are best practice, and the one of WCAG 2.2 that is off by itself. */
const ALL = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };

/** Those that the other theme can break. */
const OF_COLORS = { resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] };

const violationsOf = async (options) => {
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.flat().join(' ')})`));
};

for (const entry of entries) {
  pageTest(`axe finds nothing in the gallery’s ${entry.name}, and nothing is too wide`, STILL, async (stage) => {
    stage.expectConsole(...expectedConsole(entry));
    await show(stage.page, stage.cdn.at(), { entry: entry.name, width: 320 });
    const nTooMany = await stage.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(nTooMany <= 0, `${nTooMany} px wider than a narrow screen`);
    await stage.page.evaluate(AXE);
    assert.deepEqual(await stage.page.evaluate(violationsOf, ALL), []);
    if (entry.ground) return;
    await stage.page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
    await stage.page.locator('[data-theme="dark"] > .widget').first().waitFor({ state: 'attached' });
    await rest(stage.page);
    assert.deepEqual(await stage.page.evaluate(violationsOf, OF_COLORS), [], 'dark');
  });
}
