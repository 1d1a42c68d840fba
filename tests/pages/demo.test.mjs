/** The demo that comes with the release: a small blog with loud styles of its own. */

import assert from 'node:assert/strict';

import { pageTest } from '../support/pages/harness.mjs';

for (const width of [320, 768, 1280]) {
  pageTest(`the demo shows its article at ${width} px`, { viewport: { width, height: 900 } }, async (stage) => {
    const document = await (await fetch(stage.cdn.at('/demo/paris.json'))).json();
    await stage.page.goto(stage.cdn.at('/index.html'));
    await stage.page.locator('article-widget').scrollIntoViewIfNeeded();
    await stage.ready();
    assert.equal(await stage.part('headline').textContent(), document.headline);
    assert.equal(await stage.part('site').textContent(), document.site.name);
    assert.match(await stage.part('clock').textContent(), /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [ap]m$/);
    for (const image of await stage.part('image').all()) {
      await image.scrollIntoViewIfNeeded();
      await image.evaluate((it) => it.decode());
    }
    const nTooMany = await stage.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(nTooMany <= 0, `${nTooMany} px wider than the screen`);
  });
}

pageTest('the link in the demo’s snippet leads to a page that is there', async (stage) => {
  await stage.page.goto(stage.cdn.at('/index.html'));
  await stage.ready();
  const href = await stage.page.locator('article-widget > a').evaluate((it) => it.href);
  assert.equal((await fetch(href)).status, 200);
});
