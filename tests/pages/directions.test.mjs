/** The widget's own words where they run the other way than the article. */

import assert from 'node:assert/strict';

import { prerender } from '../support/pages/command.mjs';
import { blocks, everything, publish } from '../support/pages/documents.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { html } from '../support/pages/server.mjs';

const AUTHORS = { en: ['Anna Lee', 'Ben Ode'], ar: ['لينا حداد', 'سامي يوسف'] };

/** All that the widget can show, with a list of contents. */
const all = (language) => ({
  ...everything,
  language,
  direction: undefined,
  authors: AUTHORS[language],
  body: [...everything.body, ...blocks.body, ...['One', 'Two', 'Three'].map((text) => ({ type: 'heading', text }))],
  related: blocks.related,
  corrections: blocks.corrections,
});

/** What the widget says itself, in whatever is around it. */
const WITHIN =
  '.skip, .byline, .updated, .reading-time, #contents, .after-heading, .consent, .embed-load, .embed-buttons a, .social, .share-heading, .correction b, .origin, .end'
    .split(', ')
    .map((it) => `${it} [lang][dir]:not(.author)`)
    .join(', ');

/** What is told in the reader's language, and what turns wholly. */
const OWN = '[role="status"], .clock, .homepage-link, .dialog';

/** Lines of it that fill the article's width. */
const LINES = '.byline, .date, .reading-time, #contents, .consent, .share-heading, .origin';

for (const [language, lang, own, other] of [['en', 'ar', 'rtl', 'ltr'], ['ar', 'en', 'ltr', 'rtl']]) {
  const name = `words from ${own === 'rtl' ? 'right to left' : 'left to right'} in an article that runs the other way`;
  const open = (stage, more = '') => stage.open(snippet({ id: 'it', lang, src: publish(stage.publisher, all(language)) }) + more);

  pageTest(`${name} run their own way, and the article its`, async (stage) => {
    await open(stage);
    await stage.ready();
    await stage.until('the clock goes', () => it.shadowRoot.querySelector('.clock').textContent);
    const found = await stage.page.evaluate((selector) => {
      const directions = (selector) =>
        [...it.shadowRoot.querySelectorAll(selector)].map((it) => [it.className || it.id || it.localName, getComputedStyle(it).direction]);
      const missing = selector.split(', ').filter((it) => !directions(it).length);
      return { missing, own: directions(selector), article: directions('.headline, .heading, .paragraph, .caption, .share-list') };
    }, `${OWN}, ${WITHIN}`);
    assert.deepEqual(found.missing, []);
    assert.deepEqual(found.own.filter(([, direction]) => direction !== own), []);
    assert.deepEqual(found.article.filter(([, direction]) => direction !== other), []);
  });

  pageTest(`${name} stand on the article’s side, and only the dialog turns`, async (stage) => {
    await open(stage);
    await stage.ready();
    await stage.part('homepage-link').click();
    await stage.part('dialog').waitFor();
    const found = await stage.page.evaluate(
      ([selector, isLeft]) => {
        const textOf = (it) => {
          const range = document.createRange();
          range.selectNodeContents(it);
          return range.getBoundingClientRect();
        };
        const away = [...it.shadowRoot.querySelectorAll(selector)].filter((it) => {
          const [box, text] = [it.getBoundingClientRect(), textOf(it)];
          return it.checkVisibility() && Math.abs(isLeft ? text.left - box.left : box.right - text.right) > 20;
        });
        const list = it.shadowRoot.querySelector('.share-list').getBoundingClientRect();
        const first = it.shadowRoot.querySelector('.share-link:not(.dialog *, .place *)').getBoundingClientRect();
        const title = it.shadowRoot.querySelector('.dialog-title');
        return {
          away: away.map((it) => it.className || it.id),
          list: Math.round(isLeft ? first.left - list.left : list.right - first.right),
          dialog: Math.round(isLeft ? title.getBoundingClientRect().right - textOf(title).right : textOf(title).left - title.getBoundingClientRect().left),
        };
      },
      [LINES, other === 'ltr'],
    );
    assert.deepEqual(found, { away: [], list: 0, dialog: 0 });
  });

  pageTest(`${name} are seen in the order that they are heard in`, async (stage) => {
    await open(stage);
    await stage.ready();
    const places = await stage.page.evaluate(() =>
      [...it.shadowRoot.querySelectorAll('.byline')].map((line) =>
        [...line.querySelectorAll('.author')].map((it) => Math.round(it.getBoundingClientRect().left)),
      ),
    );
    assert.deepEqual(places.map((it) => it.length), [2]);
    for (const line of places) {
      const expected = line.toSorted((one, other) => (own === 'ltr' ? one - other : other - one));
      assert.deepEqual(line, expected, `${line}`);
    }
  });

  pageTest(`${name} stay where they are when the program takes a fragment over`, async (stage) => {
    const release = stage.cdn.hold(WASM);
    const src = publish(stage.publisher, all(language));
    const prerendered = stage.publisher.serve('/article.html', html(prerender(all(language), src, { options: ['--lang', lang] })));
    await stage.open(snippet({ id: 'it', lang, src, prerendered, style: 'display: block; min-height: 2000px' }));
    await stage.heard('ready');
    await stage.settle();
    release();
    await stage.ready();
    await stage.settle();
    assert.deepEqual(await stage.shifts(), []);
  });
}
