/** The widget's own words in the language of the article, or the one that the page asks for. */

import assert from 'node:assert/strict';

import { brief, publish } from '../support/pages/documents.mjs';
import { prerendered } from '../support/pages/editions.mjs';
import { WASM, WORDS, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { status } from '../support/pages/server.mjs';

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'he', 'hi', 'it', 'ja', 'ko', 'pt', 'ru', 'tr', 'zh', 'zh-hant'];

/** The languages whose words were asked for. */
const asked = ({ cdn }) => LANGUAGES.filter((language) => cdn.count(WORDS(language)));

const heading = (stage) => stage.part('share').locator('.share-heading');

const article = (language) => ({ ...brief('Schlagzeile', { language }), authors: ['Ana', 'Ben'] });

const HEADINGS = { ar: 'شارك هذا المقال', de: 'Diesen Artikel teilen', fr: 'Partager cet article', ja: 'この記事を共有' };

for (const [language, words] of Object.entries(HEADINGS)) {
  pageTest(`an article in ${language} has the widget's words in it, and only those are loaded`, async (stage) => {
    await stage.open(snippet({ id: 'it', src: publish(stage.publisher, article(`${language}-x-test`)) }));
    await heading(stage).waitFor();
    assert.equal(await heading(stage).textContent(), words);
    assert.equal(await stage.part('share').getAttribute('lang'), language);
    assert.deepEqual(asked(stage), [language]);
  });
}

pageTest('an article in English, or in a language without words, loads none', async (stage) => {
  const sources = ['en-GB', 'nds', undefined].map((language) => publish(stage.publisher, article(language), `/${language}.json`));
  await stage.open(sources.map((src, idx) => snippet({ id: `it${idx}`, src })).join(''), { lang: 'en' });
  await stage.heard('ready', 3);
  await stage.settle();
  assert.deepEqual(asked(stage), []);
});

pageTest('the element\u2019s language goes before the article\u2019s, also when it changes', async (stage) => {
  await stage.open(snippet({ id: 'it', lang: 'fr', src: publish(stage.publisher, article('de')) }));
  await heading(stage).waitFor();
  assert.equal(await heading(stage).textContent(), HEADINGS.fr);
  await stage.page.evaluate(() => it.setAttribute('lang', 'ja'));
  await stage.page.getByText(HEADINGS.ja).waitFor();
  assert.equal(await stage.part('byline').textContent(), '文：Ana、Ben');
  assert.deepEqual(asked(stage), ['fr', 'ja']);
  await stage.page.evaluate(() => it.setAttribute('lang', 'fr'));
  await stage.page.getByText(HEADINGS.fr).waitFor();
  assert.equal(stage.cdn.count(WORDS('fr')), 1);
});

pageTest('words that were asked for first and come last are not those that stay', async (stage) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, article('de')) }));
  await stage.page.getByText(HEADINGS.de).waitFor();
  const release = stage.cdn.hold(WORDS('fr'));
  await stage.page.evaluate(() => it.setAttribute('lang', 'fr'));
  await stage.cdn.asked(WORDS('fr'));
  await stage.page.evaluate(() => it.setAttribute('lang', 'ja'));
  await stage.page.getByText(HEADINGS.ja).waitFor();
  const answered = stage.page.waitForResponse((it) => it.url().endsWith('/fr.txt'));
  release();
  await (await answered).finished();
  await stage.settle();
  assert.equal(await heading(stage).textContent(), HEADINGS.ja);
});

pageTest('an article that tells no language has words in that of the page', async (stage) => {
  await stage.open(`<main lang="de">${snippet({ id: 'it', src: publish(stage.publisher, article(undefined)) })}</main>`);
  await heading(stage).waitFor();
  assert.equal(await heading(stage).textContent(), HEADINGS.de);
});

pageTest('where the words do not come, they are English, and the article is there', async (stage) => {
  stage.expectConsole(/status of 404/);
  stage.cdn.serve(WORDS('de'), status(404));
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, article('de')) }));
  await heading(stage).waitFor();
  assert.equal(await heading(stage).textContent(), 'Share this article');
  assert.equal(await stage.part('headline').textContent(), 'Schlagzeile');
});

pageTest('the first words of an article in another language hold no English ones', async (stage) => {
  stage.cdn.hold(WASM);
  const site = { name: 'Hafenpost', url: 'https://www.harbour.example/', homepage_link: true };
  const dated = { ...article('de'), site, published: '2024-05-02', updated: '2024-05-03' };
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, dated) }));
  await stage.heard('ready');
  assert.equal(await stage.part('byline').textContent(), 'Ana, Ben');
  assert.deepEqual(await stage.part('date').allTextContents(), ['2024-05-02', '2024-05-03']);
  assert.equal(await stage.part('homepage-link').textContent(), 'Hafenpost');
});

for (const [where, open] of Object.entries({
  'the element’s language': (stage, src) => stage.open(snippet({ id: 'it', src, lang: 'de' })),
  'the language of a page whose article tells none': (stage, src) => stage.open(`<main lang="de">${snippet({ id: 'it', src })}</main>`),
})) {
  pageTest(`the first words go by ${where}`, async (stage) => {
    stage.cdn.hold(WASM);
    await open(stage, publish(stage.publisher, article(undefined)));
    await stage.heard('ready');
    assert.equal(await stage.part('byline').textContent(), 'Ana, Ben');
  });
}

pageTest('what changes beside the language does not wait for words', async (stage) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, article('en')) }));
  await heading(stage).waitFor();
  const release = stage.cdn.hold(WORDS('fr'));
  await stage.page.evaluate(() => {
    it.setAttribute('lang', 'fr');
    it.setAttribute('no-share', '');
  });
  await heading(stage).waitFor({ state: 'detached' });
  release();
  await stage.page.getByText(/^Par/).waitFor();
});

pageTest('a failure is told in the language that the element asks for', async (stage) => {
  stage.expectConsole(/status of 503/);
  await stage.open(snippet({ id: 'it', lang: 'fr', src: stage.publisher.serve('/it.json', status(503)) }));
  await stage.page.getByText('Réessayer').waitFor();
});

pageTest('an article that was rendered ahead of time is in its words before the program, and keeps its nodes after it', async (stage) => {
  const release = stage.cdn.hold(WASM);
  await stage.open(prerendered(stage, article('ar')));
  assert.equal(await heading(stage).textContent(), HEADINGS.ar);
  await heading(stage).evaluate((node) => (window.before = node));
  release();
  await stage.ready();
  await stage.settle();
  assert.equal(await heading(stage).evaluate((node) => node === window.before), true);
  assert.equal(await heading(stage).textContent(), HEADINGS.ar);
  assert.deepEqual(asked(stage), ['ar']);
});

pageTest('loading is told in the language that the element asks for, before the article is there', async (stage) => {
  stage.publisher.hold('/articles/article.json');
  await stage.open(snippet({ id: 'it', lang: 'fr', src: publish(stage.publisher, article('de')) }));
  await stage.part('loading').getByText(/^Chargement/).waitFor({ state: 'attached' });
  assert.deepEqual(asked(stage), ['fr']);
});
