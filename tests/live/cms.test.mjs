/**
 * Articles as a real WordPress and a real Ghost serve them, written through their own interfaces. Run by
 * `cargo xtask live-cms`, which installs both; `ARTICLE_WIDGET_GHOST` is Ghost's folder.
 */

import assert from 'node:assert/strict';

import { pageTest } from '../support/pages/harness.mjs';
import { HEADLINE, PARAGRAPH, PICTURE, STANDFIRST } from './article.mjs';
import { startGhost } from './ghost.mjs';
import { startWordPress } from './wordpress.mjs';

const SYSTEMS = {
  WordPress: startWordPress,
  Ghost: () => startGhost(process.env.ARTICLE_WIDGET_GHOST),
};

for (const [name, start] of Object.entries(SYSTEMS)) {
  pageTest(`an article of a real ${name} is shown from its own API`, async (stage) => {
    const { article, end } = await start();
    try {
      const { origin } = new URL(article);
      stage.allowStrangers(new RegExp(`^${origin}/`));
      await stage.open(`<article-widget loading="eager" src="${article.replaceAll('&', '&amp;')}"></article-widget>`);
      await stage.ready();
      assert.equal(await stage.part('headline').textContent(), HEADLINE);
      assert.equal(await stage.part('standfirst').textContent(), STANDFIRST);
      const body = stage.part('body');
      assert.equal(await body.locator('p').first().textContent(), PARAGRAPH);
      assert.equal(await body.locator('strong').textContent(), 'eight');
      assert.equal(await body.locator('a').first().getAttribute('href'), `${origin}/tickets`);
      assert.equal(await body.locator('h3').textContent(), 'What was built');
      assert.deepEqual(await body.locator('li').allTextContents(), ['Three piers', 'One hall']);
      assert.match(await body.locator('blockquote').textContent(), /Forty million, and forty it was\./);
      const picture = stage.page.locator('article-widget figure img').first();
      assert.equal(await picture.getAttribute('alt'), PICTURE.alt);
      await picture.evaluate((it) => it.decode());
      assert.match(await stage.part('caption').first().textContent(), new RegExp(PICTURE.caption));
      assert.match(await stage.part('section').textContent(), /City/);
      assert.equal(await stage.page.locator('article-widget time').count() > 0, true);
    } finally {
      await end();
    }
  });
}
