/**
 * Articles of publishers who were broken into: whatever they hold, nothing of it runs, nothing but pictures
 * is asked for, no address is there that a browser would run, and the words are shown. The last tests put the
 * same into a page without the widget, where it does run: they prove that all this would be noticed.
 */

import assert from 'node:assert/strict';

import { WASM, pageTest } from '../support/pages/harness.mjs';
import { hostPage, script, snippet } from '../support/pages/html.mjs';
import * as payloads from '../support/pages/payloads.mjs';
import { json } from '../support/pages/server.mjs';
import { prepare, watch } from '../support/pages/watch.mjs';

const { OURS, OTHERS, BAD_URLS, OTHER_URLS } = payloads;

const TRUSTED = "require-trusted-types-for 'script'; trusted-types";

const PAGES = {
  'without a policy': {},
  'that allows no trusted types': { 'content-security-policy': `${TRUSTED} 'none'` },
  'that allows the trusted types of the widget': { 'content-security-policy': `${TRUSTED} article-widget` },
};

const PLACES = {
  'blocks of HTML': () => payloads.inBlocks([...OURS, ...OTHERS]),
  'title, excerpt and content of posts': () => payloads.inPosts([...OURS, ...OTHERS]),
  'every text of an article': () => [...payloads.inTexts(OURS), ...payloads.amongTexts(OTHERS)],
  'every address of an article': () => [...payloads.inAddresses(BAD_URLS), ...payloads.amongAddresses(OTHER_URLS)],
};

const addressOf = (stage, idx) => stage.publisher.at(`/articles/${idx}.json`);

/** Whether this was asked for by what the widget is: the page, its own files, and the documents. */
const isOwn = (stage, { url, kind }) =>
  (kind === 'document' && url === stage.host.at('/')) ||
  (kind !== 'image' && url.startsWith(stage.cdn.at('/'))) ||
  (kind === 'fetch' && url.startsWith(stage.publisher.at('/articles/'))) ||
  url === stage.host.at('/favicon.ico');

/** Runs in the page: whether so many documents have come. */
const hasAll = (count) =>
  performance.getEntriesByType('resource').filter((it) => it.name.endsWith('.json') && it.responseEnd).length === count;

/** What is in each widget, after every element was provoked and every picture was asked for. */
const lookAtAll = async (stage) => {
  await stage.settle();
  await stage.page.evaluate(() => {
    for (const { shadowRoot } of document.querySelectorAll('article-widget')) {
      tools.provoke(shadowRoot);
      tools.hurry(shadowRoot);
    }
  });
  await stage.until('all pictures are there or not to be had', () =>
    [...document.querySelectorAll('article-widget')].every(({ shadowRoot }) => tools.isDone(shadowRoot)),
  );
  await stage.settle();
  return stage.page.evaluate(() =>
    [...document.querySelectorAll('article-widget')].map(({ shadowRoot }) => tools.look(shadowRoot)),
  );
};

const count = (text, part) => text.split(part).length - 1;

/** Nothing has run, nobody was asked for anything but the pictures of the articles, and nothing could be run. */
const assertHarmless = async (stage, seen, found, articles, before = []) => {
  assert.deepEqual(seen.runs, []);
  for (const [idx, { elements, attributes, unsafe }] of found.entries())
    assert.deepEqual({ elements, attributes, unsafe }, { elements: [], attributes: [], unsafe: [] }, articles[idx].about);
  // What is made and not shown after all has been asked for already.
  const named = articles.flatMap(({ named = [] }, idx) => named.map((it) => [it, addressOf(stage, idx)]));
  const made = await stage.page.evaluate((all) => all.map((it) => tools.asked(...it)), named);
  const pictures = new Set([...[...found, ...before].flatMap(({ pictures }) => pictures), ...made]);
  const others = seen.requests.filter((it) => !isOwn(stage, it) && !(it.kind === 'image' && pictures.has(it.url)));
  assert.deepEqual(others, []);
};

const assertShown = (found, articles) => {
  const expected = count(found[0].text, payloads.PLACEHOLDER);
  for (const [idx, { words = [], text, urls, about }] of articles.entries()) {
    for (const it of words) assert.ok(found[idx].text.includes(it), `${it} of ${about}: ${found[idx].text}`);
    if (text) assert.equal(count(found[idx].text, text), expected, about);
    if (urls) assert.deepEqual(found[idx].urls, urls, about);
  }
};

for (const [page, headers] of Object.entries(PAGES)) {
  for (const [place, make] of Object.entries(PLACES)) {
    pageTest(`payloads in ${place} do nothing on a page ${page}`, async (stage) => {
      const articles = make();
      const seen = await watch(stage);
      const release = stage.cdn.hold(WASM);
      await stage.page.addInitScript(() => performance.setResourceTimingBufferSize(10_000));
      const widgets = articles.map(({ document }, idx) => {
        const src = stage.publisher.serve(`/articles/${idx}.json`, json(document));
        return snippet({ id: `it-${idx}`, src, loading: 'eager' });
      });
      await stage.openPage(hostPage({ body: widgets.join('\n') + script(stage.embed) }), headers);
      await prepare(stage.page);
      // Of Article JSON there are first words before the program.
      await stage.until('all documents have come', hasAll, articles.length);
      const before = await lookAtAll(stage);
      await assertHarmless(stage, seen, before, articles);
      release();
      await stage.ready({ count: articles.length });
      const found = await lookAtAll(stage);
      // Pictures show that an article was read, and HTML parsed.
      assert.ok(seen.requests.some((it) => it.kind === 'image' && !isOwn(stage, it)));
      const failed = /^error: Failed to load resource: /;
      if (stage.seen().some((it) => failed.test(it))) stage.expectConsole(failed);
      await assertHarmless(stage, seen, found, articles, before);
      assertShown(found, articles);
      assert.deepEqual(await stage.page.evaluate(() => violations), []);
    });
  }
}

/**
 * Runs in the page: puts each payload into a frame of its own, by the parser that a page is read with, and the
 * first `nSet` into others by `innerHTML`; does there what is done to widgets, and tells what is found.
 */
const letRun = async ([payloads, nSet]) => {
  // What was asked for before has had its answer when a picture that is asked for now has failed.
  const answered = (name) =>
    new Promise((done) => {
      const picture = new Image();
      picture.onerror = done;
      picture.src = `/${name}.svg`;
    });
  const put = (html, way, idx) => {
    const frame = Object.assign(document.createElement('iframe'), { name: `${way}-${idx}` });
    document.body.append(frame);
    const inner = frame.contentDocument;
    Document.prototype.open.call(inner);
    Document.prototype.write.call(inner, way === 'written' ? html : '<!doctype html><body>');
    if (way === 'set') inner.body.innerHTML = html;
    const found = tools.look(inner);
    Document.prototype.close.call(inner);
    return [frame, found];
  };
  const all = payloads.map(({ html }, idx) => put(html, 'written', idx));
  all.push(...payloads.slice(0, nSet).map(({ html }, idx) => put(html, 'set', idx)));
  await answered('before');
  // A frame that has gone to another site is none to look into.
  for (const [{ contentDocument }] of all) if (contentDocument) tools.provoke(contentDocument);
  await answered('after');
  return all.map(([, found]) => found);
};

pageTest('the same does run in a page without the widget, is asked for, and is noticed', async (stage) => {
  const seen = await watch(stage);
  await stage.openPage(hostPage());
  await prepare(stage.page);
  const all = [...OURS, ...OTHERS].filter(({ html }) => html.length < 10_000);
  const found = await stage.page.evaluate(letRun, [all, OURS.length]);
  await stage.settle();
  stage.expectConsole(/./);

  const names = new Set(seen.runs.flatMap(({ frames }) => frames));
  const hasRun = (_, idx) => names.has(`written-${idx}`) || names.has(`set-${idx}`);
  const [nOurs, nAll] = [OURS.filter(hasRun).length, all.filter(hasRun).length];
  assert.ok(nOurs >= 50, `only ${nOurs} of ${OURS.length} have run`);
  if (OTHERS.length) assert.ok(nAll >= 100, `only ${nAll} of ${all.length} have run`);

  const kinds = new Set(seen.requests.filter(({ url }) => url !== stage.host.at('/')).map(({ kind }) => kind));
  for (const kind of ['document', 'font', 'image', 'media', 'script', 'stylesheet', 'texttrack'])
    assert.ok(kinds.has(kind), `no ${kind} was asked for`);

  const elements = new Set(found.flatMap(({ elements }) => elements));
  for (const name of ['base', 'embed', 'form', 'iframe', 'link', 'meta', 'object', 'script', 'style', 'x-stranger'])
    assert.ok(elements.has(name), `no ${name} was found`);
  const attributes = new Set(found.flatMap(({ attributes }) => attributes));
  for (const name of ['onclick', 'onerror', 'ping', 'srcdoc', 'style']) assert.ok(attributes.has(name), name);
  const unsafe = new Set(found.flatMap(({ unsafe }) => unsafe.map((it) => it.split('=')[0])));
  for (const name of ['a href', 'a xlink:href', 'form action', 'iframe src', 'img srcset', 'object data', 'video poster'])
    assert.ok(unsafe.has(name), `no unsafe ${name} was found`);
});
