/** What the host page has is left alone, and what it does to everything on it does not reach the widget. */

import assert from 'node:assert/strict';

import { everything, harbour, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { hostPage, script, snippet } from '../support/pages/html.mjs';

/** Runs in the page: notes everything that a page has but its widget, to be compared later. */
const takeStock = () => {
  const values = new Map();
  for (const name of Object.getOwnPropertyNames(window)) {
    const { value } = Object.getOwnPropertyDescriptor(window, name);
    if (typeof value !== 'function') continue;
    for (const [owner, object] of [
      [name, value],
      [`${name}.prototype`, value.prototype],
    ]) {
      if (!object) continue;
      for (const key of Reflect.ownKeys(object)) {
        const { value, get, set } = Object.getOwnPropertyDescriptor(object, key);
        values.set(`${owner}.${String(key)}`, [value, get, set]);
      }
    }
  }
  const { activeElement, adoptedStyleSheets, cookie, documentElement, styleSheets, title } = document;
  const parts = {
    globals: Object.getOwnPropertyNames(window),
    symbols: Object.getOwnPropertySymbols(window).map(String),
    markup: documentElement.outerHTML,
    history: [history.length, history.state, location.href],
    focus: activeElement.outerHTML,
    scroll: [scrollX, scrollY],
    storage: [cookie, Object.keys(localStorage), Object.keys(sessionStorage)],
    styles: [adoptedStyleSheets.length, styleSheets.length],
    title,
  };
  return { values, parts };
};

/** Runs in the page: the names of what differs between two stocks. */
const difference = ([before, after]) => {
  const keys = new Set([...before.values.keys(), ...after.values.keys()]);
  const isSame = (key) => before.values.get(key)?.every((it, idx) => Object.is(it, after.values.get(key)?.[idx]));
  return [...keys].filter((key) => !isSame(key));
};

pageTest(
  'the host’s globals, prototypes, markup, focus, scroll position and storage stay as they are',
  async (stage) => {
    // Long enough to scroll, with the widget where it grows, below the screen.
    const src = publish(stage.publisher, everything);
    const tall = (height) => `<div style="height: ${height}px">Long</div>`;
    const body = `<input id="name">${tall(900)}${snippet({ id: 'it', src })}${tall(2000)}`;
    await stage.openPage(hostPage({ body }));
    await stage.page.locator('#name').focus();
    await stage.page.evaluate(() => scrollTo(0, 40));
    const before = await stage.page.evaluateHandle(takeStock);
    await stage.page.evaluate((url) => import(url), stage.embed);
    await stage.ready();
    const after = await stage.page.evaluateHandle(takeStock);
    assert.deepEqual(await after.evaluate((it) => it.parts), await before.evaluate((it) => it.parts));
    assert.deepEqual(await stage.page.evaluate(difference, [before, after]), []);
  },
);

/**
 * Runs in the page: what becomes different in the computed styles of everything in the widget, and
 * of what it grows, once the page's own styles are switched off. The outermost element of the shadow
 * tree holds no words and paints nothing.
 */
const influence = () => {
  const root = document.querySelector('article-widget').shadowRoot;
  const stylesOf = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return [...style].map(
      (name) => `${element.localName}.${element.className}${pseudo} { ${name}: ${style.getPropertyValue(name)} }`,
    );
  };
  const grown = { p: ['::before', '::first-letter'], li: ['::marker'] };
  const takeStock = () =>
    [...root.querySelectorAll('[part~=widget], [part~=widget] :not(svg, svg *)')].flatMap((element) =>
      ['', ...(grown[element.localName] ?? [])].flatMap((pseudo) => stylesOf(element, pseudo)),
    );
  const before = takeStock();
  document.querySelector('#hostile').disabled = true;
  const after = takeStock();
  return before.filter((it, idx) => it !== after[idx]);
};

/** Styles of pages that mean no harm to the widget, and do some to everything else. */
const HOSTILE = {
  'resets everything': '* { all: unset !important } html, body { display: block !important }',
  'has a rem of 10 px': 'html { font-size: 62.5% }',
  'is written from right to left': 'body { direction: rtl }',
  'is bold, spaced, small, in capitals and centered': `body {
    color: red; cursor: wait; font: bold italic 9px/3 monospace; hyphens: manual; letter-spacing: 4px; list-style: square inside;
    orphans: 5; quotes: none; tab-size: 2; text-align: center; text-indent: 3em; text-shadow: 0 0 9px red;
    text-transform: uppercase; visibility: visible; white-space: pre; word-break: break-all; word-spacing: 9px;
  }`,
  'styles every tag by force': `p, h2, h3, figure, figcaption, img, button, a, span, ul, ol, li, aside, blockquote, div {
    margin: 50px !important; padding: 50px !important; border: 9px solid red !important; color: red !important;
    background: yellow !important; font: 40px fantasy !important; display: inline !important; width: 9px !important;
  }`,
  'styles the widget itself': `article-widget {
    color: red !important; font: 40px fantasy !important; text-align: right !important; line-height: 4 !important;
    display: inline !important; letter-spacing: 1em !important; white-space: pre !important;
  }`,
  'takes the names of classes and parts for its own': `.widget, .article, .headline, .masthead, .figure, .body, .share,
    [part], [class] { display: none !important; color: red !important }`,
  'strokes its letters and enlarges them':
    'html { font-size: 30px; text-size-adjust: 150%; -webkit-text-stroke: 1px red }',
};

/** Not hostile: so that the widget is as wide as ever. */
const WIDTH =
  '<style>body { margin: 0 !important } main { display: block !important; width: 700px !important }</style>';

for (const [name, css] of Object.entries(HOSTILE)) {
  pageTest(`everything in the widget looks as ever on a page that ${name}`, async (stage) => {
    const body = snippet({ src: publish(stage.publisher, everything), theme: 'light', 'no-clock': true });
    await stage.open(body, { head: `<style id="hostile">${css}</style>${WIDTH}` });
    await stage.ready();
    assert.deepEqual((await stage.page.evaluate(influence)).slice(0, 30), []);
  });
}

/** Old libraries and careless markup, as they stand on real pages. */
const CARELESS = {
  'extends the prototypes of everything': `<script>
    Object.prototype.each = function () {};
    Array.prototype.first = function () {};
    Object.prototype.bubbles = 'no';
    String.prototype.strip = function () {};
    Function.prototype.bind = function (that, ...given) { return (...all) => this.apply(that, given.concat(all)); };
    Array.prototype.reduce = function (step, value) { this.forEach((it) => (value = step(value, it))); return value; };
  </script>`,
  'has elements named like the document’s own properties': ['head', 'body', 'currentScript', 'documentElement', 'title']
    .map((name) => `<img name="${name}" alt="">`)
    .join(''),
  'has an element named like the document’s window': '<img name="defaultView" alt="">',
  'has an element named like the document’s address': '<img name="baseURI" alt="">',
  'wraps fetch': '<script>{ const { fetch } = window; window.fetch = (...all) => fetch(...all); }</script>',
  'has a base for its addresses': '<base href="https://elsewhere.example/deep/">',
  'uses quirks mode': '<script>document.documentElement.dataset.quirks = document.compatMode;</script>',
};

for (const [name, markup] of Object.entries(CARELESS)) {
  pageTest(`the widget works on a page that ${name}`, async (stage) => {
    await stage.open(markup + snippet({ id: 'it', src: publish(stage.publisher, harbour) }));
    await stage.ready();
    assert.equal(await stage.part('headline').textContent(), harbour.headline);
    assert.equal(await stage.part('body').evaluate((it) => it.querySelectorAll('p').length), 17);
  });
}
