/** Documents with something wrong in one place: that costs the place, and never the article. */

import assert from 'node:assert/strict';

import { everything, fields, get, harbour, plain, pointer, publish, replaced } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { picture } from '../support/pages/server.mjs';

const WRONG = {
  'a number': 7.5,
  'a string': 'unexpected.svg',
  'an array': [7, null, {}],
  'an object': { unexpected: true },
  null: null,
  true: true,
};

const typeOf = (value) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/**
 * Runs in the page: shows each document, one after the other, and tells what is on screen then. What
 * is there must not depend on what was there before.
 */
const showAll = async (cases) => {
  const widget = document.querySelector('#it');
  const results = [];
  for (const [place, article] of cases) {
    const told = new Promise((resolve, reject) => {
      for (const name of ['ready', 'update', 'error'])
        widget.addEventListener(`article-widget-${name}`, resolve, { once: true });
      setTimeout(reject, 10_000, new Error(`nothing was heard of the document with another ${place}`));
    });
    widget.article = article;
    const { type, detail } = await told;
    const root = widget.shadowRoot;
    const links = [...root.querySelectorAll('*')].flatMap((element) =>
      ['href', 'src', 'srcset', 'action', 'data', 'poster'].map((name) => element.getAttribute(name)).filter(Boolean),
    );
    results.push({
      place,
      event: type.replace('article-widget-', ''),
      kind: detail?.kind,
      headline: root.querySelector('[part~=headline]')?.textContent,
      text: root.textContent,
      nParagraphs: root.querySelectorAll('[part~=body] > p').length,
      links,
    });
  }
  return results;
};

/** Shows these documents in turn, with a well-formed one in another widget. */
const show = async (stage, cases) => {
  // The pictures of an article that is given are looked for where the page is.
  for (const it of [everything, harbour]) publish(stage.host, it, '/article.json');
  stage.host.serve('/unexpected.svg', picture(600, 400));
  await stage.open(snippet({ id: 'it' }) + snippet({ id: 'good', src: publish(stage.publisher, harbour) }));
  await stage.ready({ id: 'good' });
  const results = await stage.page.evaluate(showAll, cases);
  assert.equal(await stage.part('headline', 'good').textContent(), harbour.headline);
  return results;
};

/** Remains of values that were written as if they were texts. */
const REMAINS = /\[object|undefined|NaN|\bnull\b|\btrue\b|7\.5/;

for (const [name, value] of Object.entries(WRONG)) {
  pageTest(`${name} in the place of any field never loses the article`, async (stage) => {
    const places = fields(everything).filter((it) => typeOf(get(everything, it)) !== typeOf(value));
    const cases = places.map((it) => [pointer(it), replaced(everything, it, value)]);
    const headline = plain(everything.headline);
    for (const it of await show(stage, cases)) {
      assert.doesNotMatch(it.text, REMAINS, it.place);
      if (it.place.startsWith('/headline')) continue;
      assert.deepEqual([it.kind, it.headline], [undefined, headline], it.place);
      if (!it.place.startsWith('/body')) assert.equal(it.nParagraphs, 4, it.place);
    }
  });
}

pageTest('something else in the place of the headline is told of as no article', async (stage) => {
  const values = Object.values(WRONG).filter((it) => typeof it !== 'string');
  const cases = values.map((it) => [JSON.stringify(it), replaced(everything, ['headline'], it)]);
  for (const it of await show(stage, cases))
    assert.deepEqual([it.event, it.kind], ['error', 'not-an-article'], it.place);
});

pageTest('a body that is empty, or that is left out, is an article without one', async (stage) => {
  for (const it of await show(stage, [
    ['[]', replaced(harbour, ['body'], [])],
    ['none', replaced(harbour, ['body'], undefined)],
  ])) {
    assert.equal(it.headline, harbour.headline, it.place);
    assert.equal(it.nParagraphs, 0, it.place);
  }
});

pageTest('an unknown block is left out, and all the others are shown', async (stage) => {
  const unknown = [{ type: 'hologram', text: 'Never seen' }, { type: '' }, { text: 'Nor this' }, {}, 7, null, []];
  const body = harbour.body.flatMap((block) => [...unknown, block]);
  const [it] = await show(stage, [['body', { ...harbour, body }]]);
  assert.equal(it.nParagraphs, 17);
  assert.doesNotMatch(it.text, /Never seen|Nor this/);
});

pageTest('with debug, the console names what is left out and where', async (stage) => {
  stage.expectConsole(
    /^warning: article-widget: \/body\/0: .*unknown type `hologram`/,
    /^warning: article-widget: \/section: /,
  );
  const document = { ...harbour, section: 7, body: [{ type: 'hologram' }] };
  await stage.open(snippet({ id: 'it', debug: true, src: publish(stage.publisher, document) }));
  await stage.ready();
});

const RUNS = [
  'javascript:ran()',
  'JaVaScRiPt:ran()',
  ' javascript:ran()',
  '\u0001javascript:ran()',
  'java\nscript:ran()',
  'java\tscript:ran()',
  'javascript://www.harbour.example/%0Aran()',
  'vbscript:ran()',
  'data:text/html,<script>ran()</script>',
  'data:image/svg+xml,<svg onload="ran()"/>',
  'blob:https://www.harbour.example/1',
  'file:///etc/passwd',
  'view-source:javascript:ran()',
];

/** Fields that hold an address, in every place where there can be one. */
const addresses = fields(everything).filter((it) => {
  const value = get(everything, it);
  return (
    typeof value === 'string' && (/^(https?|mailto):|\.svg$/.test(value) || ['url', 'href', 'logo'].includes(it.at(-1)))
  );
});

pageTest('an address that a browser would run leads nowhere, in whatever field it stands', async (stage) => {
  await stage.page.addInitScript(() => (window.ran = () => (window.hasRun = true)));
  const everywhere = (url) => addresses.reduce((document, it) => replaced(document, it, url), everything);
  const cases = RUNS.flatMap((url) => [
    [url, everywhere(url)],
    [`${url} as logo`, replaced(everywhere(url), ['site', 'logo'], url)],
  ]);
  for (const { place, links, headline } of await show(stage, cases)) {
    assert.equal(headline, plain(everything.headline), place);
    // Nothing is left that has an address: not even the share bar, which needs the article's.
    assert.deepEqual(links, [], place);
  }
  assert.equal(await stage.page.evaluate(() => window.hasRun), undefined);
});

pageTest('each field with such an address loses it, and the article keeps the others', async (stage) => {
  const cases = addresses.map((it) => [pointer(it), replaced(everything, it, RUNS[0])]);
  const [whole] = await show(stage, [['nothing', everything]]);
  for (const it of await stage.page.evaluate(showAll, cases)) {
    assert.deepEqual(
      it.links.filter((link) => !whole.links.includes(link)),
      [],
      it.place,
    );
    assert.ok(it.links.length > 0, it.place);
  }
});
