/** What a brand says of buttons reaches all of them, and what Japanese lines break by. */

import assert from 'node:assert/strict';

import { everything, harbour, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

const BRAND = `article-widget { --article-button: rgb(1, 2, 3); --article-button-ink: rgb(250, 251, 252); --article-button-radius: 5px }`;

const show = async (stage, document, css, attributes = {}) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document), ...attributes }), { head: `<style>${css}</style>` });
  await stage.ready();
};

const looks = (stage, selector) =>
  stage.page.evaluate((selector) => {
    const all = [...it.shadowRoot.querySelectorAll(selector)];
    return all.map((it) => {
      const { backgroundColor, color, borderTopLeftRadius } = getComputedStyle(it);
      return [backgroundColor, color, borderTopLeftRadius].join(' ');
    });
  }, selector);

const BRANDED = 'rgb(1, 2, 3) rgb(250, 251, 252) 5px';

pageTest('ground, ink and roundness of buttons hold for those of sharing, reading and the dialog', async (stage) => {
  await show(stage, everything, BRAND);
  for (const selector of ['.share .share-link', '.tool', '.dialog-buttons > *']) {
    const found = await looks(stage, selector);
    assert.ok(found.length > 1, selector);
    assert.deepEqual(found.filter((it) => it !== BRANDED), [], selector);
  }
});

pageTest('ground, ink and roundness of buttons hold beside words that are selected', async (stage) => {
  await show(stage, harbour, BRAND);
  await stage.page.locator('article-widget .paragraph').nth(1).click({ clickCount: 3 });
  await stage.page.locator('article-widget .quote-bar button').first().waitFor();
  const found = await looks(stage, '.quote-bar button');
  assert.deepEqual([...new Set(found)], [BRANDED]);
});

pageTest('the size of the text is the page’s with tools and without', async (stage) => {
  for (const attributes of [{}, { 'no-tools': true }]) {
    await show(stage, harbour, 'article-widget { --article-size: 23px }', attributes);
    assert.equal(await stage.part('body').evaluate((it) => getComputedStyle(it).fontSize), '23px');
    await stage.page.evaluate(() => it.style.setProperty('--article-size', '25px'));
    assert.equal(await stage.part('body').evaluate((it) => getComputedStyle(it).fontSize), '25px');
  }
});

for (const [language, wordBreak] of [['ja', 'auto-phrase'], ['en', 'normal']]) {
  pageTest(`headline and standfirst in ${language} break ${language === 'ja' ? 'between phrases' : 'as usual'}`, async (stage) => {
    await show(stage, { ...harbour, language, standfirst: 'What it is about' }, '');
    for (const part of ['headline', 'standfirst']) {
      assert.equal(await stage.part(part).evaluate((it) => getComputedStyle(it).wordBreak), wordBreak, part);
    }
  });
}
