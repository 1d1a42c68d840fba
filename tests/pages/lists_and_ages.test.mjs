/** Lists of names, and how long ago an article changed, as the browser's Intl has them. */

import assert from 'node:assert/strict';

import { brief, publish } from '../support/pages/documents.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { prerender } from '../support/pages/command.mjs';
import { snippet } from '../support/pages/html.mjs';

const LANGUAGES = ['en', 'ar', 'de', 'es', 'fr', 'he', 'hi', 'it', 'ja', 'ko', 'pt', 'ru', 'tr', 'zh', 'zh-Hant'];

/** In letters that no language makes an exception of. */
const NAMES = { he: ['אנה', 'בן', 'גיל', 'דנה'] };

pageTest('names are listed as Intl.ListFormat lists them, in every language', async (stage) => {
  const all = [];
  for (const language of LANGUAGES) {
    for (let count = 1; count <= 4; count++) {
      const authors = (NAMES[language] ?? ['Ana', 'Ben', 'Carl', 'Dora']).slice(0, count);
      all.push({ language, authors, markup: prerender(brief('Names', { language, authors }), 'https://news.example/it.json') });
    }
  }
  await stage.open('');
  const found = await stage.page.evaluate((all) => {
    const textOf = (markup) => new DOMParser().parseFromString(markup, 'text/html').querySelector('.byline').textContent;
    return all.map(({ language, authors, markup }) => [language, textOf(markup), new Intl.ListFormat(language).format(authors)]);
  }, all);
  assert.deepEqual(found.filter(([, text, expected]) => !text.endsWith(expected)), []);
  assert.equal(found.length, 60);
});

pageTest('the first words list names as the tree does', async (stage) => {
  const release = stage.cdn.hold(WASM);
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, brief('Names', { language: 'en', authors: ['Ana', 'Ben', 'Carl'] })) }));
  await stage.heard('ready');
  const text = () => stage.part('byline').textContent();
  assert.equal(await text(), 'By Ana, Ben, and Carl');
  release();
  await stage.ready();
  assert.equal(await text(), 'By Ana, Ben, and Carl');
});

pageTest('no space stands after a full-width colon, and one after any other', async (stage) => {
  const authors = ['Ana'];
  const correction = { type: 'correction', text: 'Word' };
  await stage.open('');
  const texts = async (language) => {
    const markup = prerender(brief('Names', { language, authors, body: [correction] }), 'https://news.example/it.json');
    return stage.page.evaluate((markup) => {
      const root = new DOMParser().parseFromString(markup, 'text/html');
      return ['.byline', '.correction'].map((it) => root.querySelector(it).textContent);
    }, markup);
  };
  assert.deepEqual(await texts('ja'), ['文：Ana', '訂正：Word']);
  assert.deepEqual(await texts('ru'), ['Автор: Ana', 'Исправление: Word']);
});

const MINUTE = 60_000;
const NOW = Date.parse('2024-05-03T09:41:00Z');

/** An article that was changed so many minutes before now. */
const changed = (minutes) =>
  brief('Fresh', { language: 'en', authors: ['Ana'], published: '2024-05-01T08:00:00Z', updated: new Date(NOW - minutes * MINUTE).toISOString() });

const ageOf = (stage) => stage.page.evaluate(() => it.shadowRoot.querySelector('.updated time').dataset.age);

const open = async (stage, document, attributes = {}) => {
  await stage.page.clock.install({ time: NOW });
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document), ...attributes }), { head: '<style>body { margin: 0 }</style>' });
  await stage.ready();
};

for (const [minutes, words] of [
  [0, '1 minute ago'],
  [5, '5 minutes ago'],
  [125, '2 hours ago'],
  [24 * 60, undefined],
  [-10, undefined],
]) {
  pageTest(`of an article that was changed ${minutes} minutes ago, ${words ? 'that is told' : 'only the date is told'}`, async (stage) => {
    await open(stage, changed(minutes));
    assert.equal(await ageOf(stage), words);
  });
}

pageTest('a date that is nobody’s time zone in particular has no age', async (stage) => {
  await open(stage, { ...changed(5), updated: '2024-05-03T09:30:00' });
  assert.equal(await ageOf(stage), undefined);
});

pageTest('the age goes with the clock, and by the language of the words', async (stage) => {
  await open(stage, changed(5), { 'no-clock': true });
  await stage.page.clock.runFor(MINUTE);
  assert.equal(await ageOf(stage), '6 minutes ago');
  await stage.page.evaluate(() => it.setAttribute('lang', 'de'));
  await stage.until('the age is told in German', () => it.shadowRoot.querySelector('.updated time').dataset.age === 'vor 6 Minuten');
});

for (const [width, isTold] of [[320, false], [1280, true]]) {
  pageTest(`at ${width} px the age stands ${isTold ? 'beside the date' : 'nowhere, for want of room'}, and nothing moves`, { viewport: { width, height: 900 } }, async (stage) => {
    await open(stage, changed(5), { style: 'display: block; min-height: 2000px' });
    await stage.settle();
    const time = stage.page.locator('article-widget .updated time');
    const age = () => time.evaluate((it) => getComputedStyle(it, '::after').content);
    assert.equal(await age(), isTold ? '"5 minutes ago"' : 'none');
    assert.deepEqual(await stage.shifts(), []);
    await stage.page.emulateMedia({ media: 'print' });
    assert.equal(await age(), 'none');
  });
}
