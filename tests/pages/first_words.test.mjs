/** What a dynamic widget shows before, and without, the program. */

import assert from 'node:assert/strict';

import { brief, everything, harbour, plain, publish } from '../support/pages/documents.mjs';
import { GLUE, WASM, pageTest } from '../support/pages/harness.mjs';
import { FALLBACK, snippet } from '../support/pages/html.mjs';
import { json, status } from '../support/pages/server.mjs';

/** Keeps the program away until it is told to answer. */
const withoutProgram = async (stage, document, attributes = {}) => {
  const release = stage.cdn.hold(WASM);
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document), ...attributes }));
  return release;
};

// A block that is a string is a paragraph.
const isText = ({ type = 'paragraph' }) => type === 'paragraph' || type === 'heading';
const paragraphs = ({ body }) => body.filter(isText).map((block) => plain(block.text ?? block));
const beforeOthers = ({ body }) => paragraphs({ body: body.slice(0, body.findIndex((block) => !isText(block))) });

const texts = (stage) => stage.part('body').locator('.paragraph, .heading').allTextContents();

pageTest('the first words are head, lead image and what stands before the first block of another kind', async (stage) => {
  await withoutProgram(stage, harbour);
  const [{ detail }] = await stage.heard('ready');
  assert.equal(detail.edition, 'dynamic');
  assert.equal(await stage.part('headline').textContent(), harbour.headline);
  assert.equal(await stage.part('site').textContent(), harbour.site.name);
  assert.equal(await stage.part('section').textContent(), harbour.section);
  assert.equal(await stage.part('date').textContent(), '2021-11-08 06:30');
  assert.match(await stage.part('figure').locator('figcaption').textContent(), /^Keepers’ Table \(Photo : Harbour Board\) /);
  assert.deepEqual(await texts(stage), beforeOthers(harbour));
  assert.equal(await stage.page.getByText(FALLBACK).isVisible(), false);
});

for (const width of [320, 412, 768, 1280]) {
  for (const [name, document] of Object.entries({ 'an article': harbour, 'an article with everything': everything })) {
    pageTest(`nothing moves when the tree of ${name} takes over from the first words at ${width} px`, { viewport: { width, height: 900 } }, async (stage) => {
      const release = await withoutProgram(stage, document, { style: 'display: block; min-height: 2000px' });
      await stage.heard('ready');
      await stage.settle();
      const places = () =>
        stage.page.evaluate(() => {
          const { shadowRoot } = document.querySelector('#it');
          const seen = ['.masthead', '.site', '.logo', '.headline', '.standfirst', '.figure', '.figure img', 'figcaption', '.body', '.paragraph'];
          return seen.map((it) => {
            const box = shadowRoot.querySelector(it)?.getBoundingClientRect();
            return `${it} ${box && [box.x, box.y, box.width, it === '.body' ? 0 : box.height].map(Math.round)}`;
          });
        });
      const before = await places();
      assert.deepEqual(await stage.shifts(), []);
      release();
      await stage.ready();
      await stage.settle();
      assert.deepEqual(await places(), before);
      assert.deepEqual(await stage.shifts(), []);
      assert.equal((await stage.events('ready')).length, 1);
    });
  }
}

pageTest('pictures are asked for once, by the first words as by the tree', async (stage) => {
  const release = await withoutProgram(stage, everything);
  await stage.heard('ready');
  const picture = stage.part('figure').locator('img').first();
  const shown = () => picture.evaluate(async (it) => (await it.decode(), it.currentSrc));
  const before = await shown();
  release();
  await stage.ready();
  assert.equal(await shown(), before);
  assert.equal(stage.publisher.count(new URL(before).pathname), 1);
});

for (const [name, { kind, prepare, messages = [] }] of Object.entries({
  'a browser without WebAssembly': {
    kind: 'no-webassembly',
    prepare: (stage) => stage.page.addInitScript(() => delete window.WebAssembly),
  },
  'a program that is not there': {
    kind: 'load',
    prepare: (stage) => stage.cdn.serve(GLUE, status(404)),
    messages: [/status of 404/],
  },
})) {
  pageTest(`with ${name}, all paragraphs and headings can be read, and the page’s own link followed`, async (stage) => {
    stage.expectConsole(...messages);
    await prepare(stage);
    await stage.open(snippet({ id: 'it', src: publish(stage.publisher, everything) }));
    const [{ detail }] = await stage.heard('error');
    assert.equal(detail.kind, kind);
    assert.deepEqual(await texts(stage), paragraphs(everything));
    assert.equal(await stage.page.getByText(FALLBACK).isVisible(), true);
    assert.equal(await stage.part('notice').count(), 0);
  });
}

pageTest('with debug, a program that does not come is explained below what can be read', async (stage) => {
  stage.expectConsole(/status of 404/, /^warning: article-widget: the widget's program could not be loaded/);
  stage.cdn.serve(GLUE, status(404));
  await stage.open(snippet({ id: 'it', debug: true, src: publish(stage.publisher, harbour) }));
  await stage.heard('error');
  assert.equal(await stage.part('headline').isVisible(), true);
  assert.match(await stage.part('notice').textContent(), /^load: .*beside embed\.js/);
});

const logoOf = (stage) => stage.part('logo').evaluate(({ alt, src, width }) => ({ alt, src, width }));

pageTest('the site’s logo is there with the first words, once, with the name as its text', async (stage) => {
  const release = await withoutProgram(stage, everything);
  await stage.heard('ready');
  const before = await logoOf(stage);
  assert.equal(before.alt, everything.site.name);
  assert.equal(await stage.part('site').textContent(), '');
  release();
  await stage.ready();
  assert.deepEqual(await logoOf(stage), before);
  assert.equal(stage.publisher.count(new URL(before.src).pathname), 1);
});

for (const [name, { logo, isShown }] of Object.entries({
  'an address is shown': { logo: 'logo.svg', isShown: true },
  'a script is not, but the name': { logo: 'javascript:document.title = 1', isShown: false },
})) {
  pageTest(`a logo that is ${name}, in the first words as in the tree`, async (stage) => {
    const release = await withoutProgram(stage, { ...everything, site: { ...everything.site, logo } });
    await stage.heard('ready');
    const shown = async () => [await stage.part('logo').count(), await stage.part('site').textContent()];
    const expected = isShown ? [1, ''] : [0, everything.site.name];
    assert.deepEqual(await shown(), expected);
    release();
    await stage.ready();
    assert.deepEqual(await shown(), expected);
  });
}

pageTest('the first words run in the direction of the language', async (stage) => {
  const { direction, ...document } = { ...harbour, language: 'ar', headline: 'WHO: الميناء يفتح من جديد' };
  await withoutProgram(stage, document);
  await stage.heard('ready');
  assert.equal(await stage.part('article').getAttribute('dir'), 'rtl');
});

pageTest('the first words without a language run as their letters do, and so does the tree', async (stage) => {
  const { direction, language, ...rest } = harbour;
  const document = { ...rest, headline: 'WHO: الميناء يفتح من جديد', standfirst: '', body: ['عادت العبارات إلى الميناء'] };
  const release = await withoutProgram(stage, document);
  await stage.heard('ready');
  assert.equal(await stage.part('article').getAttribute('dir'), 'rtl');
  release();
  await stage.ready();
  assert.equal(await stage.part('article').getAttribute('dir'), 'rtl');
});

pageTest('an article that is set as a property can be read without WebAssembly', async (stage) => {
  await stage.page.addInitScript(() => delete window.WebAssembly);
  await stage.open(`${snippet({ id: 'it' })}<script>it.article = ${JSON.stringify(brief('Given'))}</script>`);
  await stage.heard('error');
  assert.equal(await stage.part('headline').textContent(), 'Given');
});

for (const [name, document] of Object.entries({
  'rights that are to be checked first': { ...harbour, rights: { hosts: ['other.example'] } },
  'a version to come': { ...harbour, version: 2 },
  'no headline': { ...harbour, headline: ' ' },
  'another format': { title: { rendered: 'x' } },
  'a field that breaks them': { ...harbour, body: 7 },
})) {
  pageTest(`a document with ${name} has no first words`, async (stage) => {
    await stage.page.addInitScript(() => delete window.WebAssembly);
    await stage.open(snippet({ id: 'it', src: stage.publisher.serve('/it.json', json(document)) }));
    await stage.heard('error');
    assert.equal(await stage.part('headline').count(), 0);
    assert.equal(await stage.part('notice').count(), 1);
    assert.equal(await stage.page.getByText(FALLBACK).isVisible(), true);
  });
}

pageTest('markup in a document is text in the first words, and its addresses run nothing', async (stage) => {
  const markup = '<img src=x onerror="document.title = 1">';
  const document = { ...harbour, headline: markup, section: markup, image: { url: 'javascript:document.title = 2' }, body: [markup] };
  await withoutProgram(stage, document);
  await stage.heard('ready');
  assert.equal(await stage.part('headline').textContent(), markup);
  assert.deepEqual(await texts(stage), [markup]);
  await stage.settle();
  assert.equal(await stage.page.title(), 'A page of a stranger');
});

pageTest('without the program, headings under which nothing is left are left out', async (stage) => {
  await stage.page.addInitScript(() => delete window.WebAssembly);
  const heading = (text, level) => ({ type: 'heading', text, level });
  const code = { type: 'code', text: 'x' };
  const body = ['One', heading('Empty'), code, heading('Over another', 2), heading('Full', 3), code, 'Two', heading('Empty too', 3), code, heading('Last')];
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, brief('Headings', { body })) }));
  await stage.heard('error');
  assert.deepEqual(await texts(stage), ['One', 'Over another', 'Full', 'Two']);
});
