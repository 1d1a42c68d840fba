/** Light or dark: what the page looks like decides, unless it says so. */

import assert from 'node:assert/strict';

import { brief } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { hostPage, script, snippet } from '../support/pages/html.mjs';
import { json } from '../support/pages/server.mjs';

const widget = (stage, attributes = {}) =>
  snippet({ id: 'it', src: stage.publisher.serve('/first.json', json(brief('The first'))), ...attributes });

/** What the widget is painted for. */
const theme = (stage) =>
  stage.page.evaluate(() => {
    const { shadowRoot } = document.querySelector('#it');
    const painted = getComputedStyle(shadowRoot.querySelector('[part~=widget]')).colorScheme;
    const told = shadowRoot.querySelector('[data-theme]').dataset.theme;
    return painted === told ? told : `${told}, painted as ${painted}`;
  });

const becomes = (stage, expected) =>
  stage.until(
    `the theme is ${expected}`,
    (expected) => document.querySelector('#it').shadowRoot.querySelector('[data-theme]').dataset.theme === expected,
    expected,
  );

const styled = (css) => ({ head: `<style>${css}</style>` });

/** Pages, with the reader's system light or dark, and what the widget should be on them. */
const GROUNDS = [
  { name: 'says nothing', css: '', light: 'light', dark: 'light' },
  { name: 'has a white body', css: 'body { background: white }', light: 'light', dark: 'light' },
  { name: 'has a dark body', css: 'body { background: #111 }', light: 'dark', dark: 'dark' },
  { name: 'has a dark root', css: 'html { background: rgb(20 20 40) }', light: 'dark', dark: 'dark' },
  {
    name: 'has a dark card on white',
    css: 'body { background: white } main { background: #222 }',
    light: 'dark',
    dark: 'dark',
  },
  {
    name: 'has a white card on dark',
    css: 'body { background: black } main { background: #fff }',
    light: 'light',
    dark: 'light',
  },
  { name: 'has a veil on white', css: 'main { background: rgb(0 0 0 / 10%) }', light: 'light', dark: 'light' },
  {
    name: 'has a dark ground in a wide color space',
    css: 'body { background: oklch(20% 0.05 250) }',
    light: 'dark',
    dark: 'dark',
  },
  {
    name: 'has a dark ground in display-p3',
    css: 'body { background: color(display-p3 0.1 0.1 0.2) }',
    light: 'dark',
    dark: 'dark',
  },
  {
    name: 'mixes a light ground',
    css: 'body { background: color-mix(in oklab, white 90%, blue) }',
    light: 'light',
    dark: 'light',
  },
  { name: 'follows the system', css: ':root { color-scheme: light dark }', light: 'light', dark: 'dark' },
  { name: 'is always dark', css: ':root { color-scheme: dark }', light: 'dark', dark: 'dark' },
  {
    name: 'follows the system by a meta element alone',
    head: '<meta name="color-scheme" content="light dark">',
    light: 'light',
    dark: 'dark',
  },
  { name: 'is always dark by a meta element alone', head: '<meta name="Color-Scheme" content="dark">', light: 'dark', dark: 'dark' },
  {
    name: 'has a meta element and a style that says otherwise',
    css: ':root { color-scheme: light }',
    head: '<meta name="color-scheme" content="dark">',
    light: 'light',
    dark: 'light',
  },
  {
    name: 'follows the system in its own colors',
    css: 'body { background: white } @media (prefers-color-scheme: dark) { body { background: #000 } }',
    light: 'light',
    dark: 'dark',
  },
];

pageTest('theme auto is that of the ground under the widget', async (stage) => {
  const found = [];
  for (const { css = '', head = '', ...ground } of GROUNDS) {
    await stage.page.emulateMedia({ colorScheme: 'light' });
    await stage.open(widget(stage), { head: `${head}<style>${css}</style>` });
    await stage.ready();
    const light = await theme(stage);
    await stage.page.emulateMedia({ colorScheme: 'dark' });
    await stage.settle();
    found.push({ name: ground.name, light, dark: await theme(stage) });
  }
  assert.deepEqual(found, GROUNDS.map(({ name, light, dark }) => ({ name, light, dark })));
});

for (const [ground, own, other] of [
  ['white', 'light', 'dark'],
  ['black', 'dark', 'light'],
]) {
  pageTest(`a theme that is set counts on a ${ground} ground, from the beginning and later`, async (stage) => {
    await stage.open(widget(stage, { theme: other }), styled(`body { background: ${ground} }`));
    await stage.ready();
    assert.equal(await theme(stage), other);
    await stage.page.evaluate(() => (document.querySelector('#it').theme = 'auto'));
    await becomes(stage, own);
    await stage.page.evaluate((it) => document.querySelector('#it').setAttribute('theme', it), other);
    await becomes(stage, other);
    await stage.page.evaluate(() => document.querySelector('#it').removeAttribute('theme'));
    await becomes(stage, own);
  });
}

const NIGHT = `
  body, main { background: white }
  .night, .night body, .night main, body.night, body.night main, [data-mode="night"] body, [data-mode="night"] main { background: #111 }
`;

for (const [name, turn] of Object.entries({
  'a class on its root': (on) => document.documentElement.classList.toggle('night', on),
  'a class on its body': (on) => document.body.classList.toggle('night', on),
  'an attribute on its root': (on) => (document.documentElement.dataset.mode = on ? 'night' : 'day'),
})) {
  pageTest(`theme auto follows a page that turns dark by ${name}`, async (stage) => {
    await stage.open(widget(stage), styled(NIGHT));
    await stage.ready();
    assert.equal(await theme(stage), 'light');
    await stage.page.evaluate(turn, true);
    await becomes(stage, 'dark');
    await stage.page.evaluate(turn, false);
    await becomes(stage, 'light');
    assert.equal((await stage.events('ready')).length, 1);
  });
}

pageTest('theme auto follows a page whose ground fades slowly from white to dark', async (stage) => {
  await stage.open(widget(stage), styled(`${NIGHT} body, main { transition: background-color 0.3s }`));
  await stage.ready();
  await stage.page.evaluate(() => document.documentElement.classList.add('night'));
  await becomes(stage, 'dark');
});

pageTest('theme auto follows the system while the page is open', async (stage) => {
  await stage.page.emulateMedia({ colorScheme: 'light' });
  await stage.open(widget(stage), styled(':root { color-scheme: light dark }'));
  await stage.ready();
  for (const colorScheme of ['dark', 'light']) {
    await stage.page.emulateMedia({ colorScheme });
    await becomes(stage, colorScheme);
  }
});

pageTest('a widget in the shadow root of a dark component is dark', async (stage) => {
  await stage.openPage(
    hostPage({
      body: `<div id="shell"></div>${script(stage.embed)}`,
      head: '<style>body { background: white }</style>',
    }),
  );
  await stage.page.evaluate((html) => {
    const root = document.querySelector('#shell').attachShadow({ mode: 'open' });
    root.innerHTML = `<style>section { background: #111 }</style><section>${html}</section>`;
  }, widget(stage));
  await stage.ready();
  assert.equal(await stage.part('widget').evaluate((it) => getComputedStyle(it).colorScheme), 'dark');
});

pageTest('the page’s custom properties color the widget in both themes', async (stage) => {
  await stage.open(widget(stage), styled('article-widget { --article-ink: rgb(1, 2, 3); --article-size: 20px }'));
  await stage.ready();
  for (const value of ['light', 'dark']) {
    await stage.page.evaluate((it) => (document.querySelector('#it').theme = it), value);
    const style = await stage
      .part('body')
      .evaluate((it) => [getComputedStyle(it).color, getComputedStyle(it).fontSize]);
    assert.deepEqual(style, ['rgb(1, 2, 3)', '20px']);
  }
});

pageTest('the page can style the parts', async (stage) => {
  await stage.open(widget(stage), styled('article-widget::part(headline) { color: rgb(4, 5, 6) }'));
  await stage.ready();
  assert.equal(await stage.part('headline').evaluate((it) => getComputedStyle(it).color), 'rgb(4, 5, 6)');
});
