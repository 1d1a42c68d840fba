/** What widgets stand on, as a page may paint it: read right, followed live, and legible to the pixel. */

import assert from 'node:assert/strict';

import { brief } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { hostPage, script, snippet } from '../support/pages/html.mjs';
import { html, json, picture } from '../support/pages/server.mjs';

const widget = (stage) => snippet({ id: 'it', src: stage.publisher.serve('/first.json', json(brief('The first headline of all'))) });

const told = (stage) =>
  stage.page.evaluate(() => document.querySelector('#it').shadowRoot.querySelector('[data-theme]').dataset.theme);

const becomes = (stage, expected) =>
  stage.until(
    `the theme is ${expected}`,
    (expected) => document.querySelector('#it').shadowRoot.querySelector('[data-theme]').dataset.theme === expected,
    expected,
  );

/** The contrast of the text of a part with what it stands on, by the pixels of a screenshot. */
const contrast = async (stage, part) => {
  const png = await stage.part(part).screenshot();
  const reader = await stage.context.newPage();
  const ratio = await reader.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const channel = (value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const luminances = [];
    for (let at = 0; at < data.length; at += 4) {
      const [red, green, blue] = [0, 1, 2].map((it) => channel(data[at + it]));
      luminances.push(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    }
    luminances.sort((a, b) => a - b);
    // Most pixels are ground; the letters' are those farthest from it.
    const ground = luminances[luminances.length >> 1];
    const [dark, light] = [luminances[0], luminances.at(-1)];
    const ink = light - ground > ground - dark ? light : dark;
    const [less, more] = [ink, ground].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  }, `data:image/png;base64,${png.toString('base64')}`);
  await reader.close();
  return ratio;
};

/** Pages with their one right theme. `photo` is put into the style as an address. */
const GROUNDS = {
  white: ['light', 'body { background: #fff }'],
  black: ['dark', 'body { background: #000 }'],
  'a photo over a color': ['dark', 'main { background: #101820 url(PHOTO) }', '#18222c'],
  'a dark photo alone, with light text': ['dark', 'main { background: url(PHOTO); color: #eee }', '#18222c'],
  'a light photo alone, with dark text': ['light', 'body { background: #000 } main { background: url(PHOTO); color: #111 }', '#f0e8d8'],
  'a photo under a dark veil': [
    'dark',
    'main { background: linear-gradient(rgb(0 0 0 / 80%), rgb(0 0 0 / 80%)), url(PHOTO) }',
    '#f0e8d8',
  ],
  'a dark gradient on white': ['dark', 'body { background: #fff } main { background: linear-gradient(to bottom right, #102040, #301040 60%, black) }'],
  'a light gradient on black': ['light', 'body { background: #000 } main { background: radial-gradient(circle, #fff, #fde, gold) }'],
  'a dark gradient in a wide space': ['dark', 'main { background: conic-gradient(in oklch, oklch(20% 0.1 250), lab(15 10 10)) }'],
  'a gradient of nothing on dark': ['dark', 'body { background: #111 } main { background: linear-gradient(transparent, rgb(255 255 255 / 10%)) }'],
  'nothing, and dark below': ['dark', 'html { background: #111 } body, main { background: transparent }'],
  'nothing at all': ['light', ''],
};

for (const [name, [theme, css, color]] of Object.entries(GROUNDS)) {
  pageTest(`on ${name} the theme is ${theme}, and the text has the contrast that it needs`, async (stage) => {
    const photo = color && stage.host.serve('/photo.svg', picture(1600, 1600, color));
    await stage.open(widget(stage), { head: `<style>${css.replace('PHOTO', photo)}</style>` });
    await stage.ready();
    assert.equal(await told(stage), theme);
    for (const part of ['headline', 'body']) {
      const ratio = await contrast(stage, part);
      assert.ok(ratio > 4.5, `${part}: ${ratio}`);
    }
  });
}

pageTest('a widget that is slotted into a dark component is dark', async (stage) => {
  await stage.open(`<div id="shell">${widget(stage)}</div><script>
    const root = document.querySelector('#shell').attachShadow({ mode: 'open' });
    const section = root.appendChild(document.createElement('section'));
    section.append(document.createElement('slot'));
    section.style.background = '#111';
  </script>`);
  await stage.ready();
  assert.equal(await told(stage), 'dark');
});

for (const [name, css, scheme, expected] of [
  ['a transparent frame on a dark page is dark', '', 'normal', 'dark'],
  ['a frame with a light ground on a dark page is light', 'body { background: #fff }', 'normal', 'light'],
  ['a frame of another scheme than the page around it has its own ground', ':root { color-scheme: dark }', 'light', 'dark'],
]) {
  pageTest(name, async (stage) => {
    const inner = hostPage({ head: `<style>${css}</style>`, body: widget(stage) + script(stage.embed) });
    const address = stage.host.serve('/inner.html', html(inner));
    const isOnLight = scheme === 'light';
    const head = `<style>body { background: ${isOnLight ? '#fff' : '#111'} } iframe { color-scheme: ${scheme} }</style>`;
    await stage.openPage(hostPage({ head, body: `<iframe title="The article" src="${address}"></iframe>` }));
    const container = stage.page.frameLocator('iframe').locator('article-widget [data-theme]');
    await container.waitFor({ state: 'attached' });
    assert.equal(await container.getAttribute('data-theme'), expected);
  });
}

/** Ways in which a page turns dark while it is read, and back. */
const TURNS = {
  'by a class on something around the widget': {
    css: 'body { background: #fff } .night { background: #111 }',
    turn: (on) => document.querySelector('main').classList.toggle('night', on),
  },
  'by an attribute on its root': {
    css: 'body { background: #fff } [data-mode="night"] body { background: #111 }',
    turn: (on) => (document.documentElement.dataset.mode = on ? 'night' : 'day'),
  },
  'by a style attribute': {
    css: '',
    turn: (on) => (document.querySelector('main').style.background = on ? 'linear-gradient(#111, #222)' : ''),
  },
  'by a style element': {
    css: 'body { background: #fff }',
    turn: (on) => {
      if (!on) return document.querySelector('#added').remove();
      const style = document.head.appendChild(document.createElement('style'));
      style.id = 'added';
      style.textContent = 'body { background: #111 }';
    },
  },
  'by other words in a style element': {
    css: '#x {}',
    turn: (on) => (document.querySelector('style').textContent = on ? 'body { background: #111 }' : ''),
  },
  'by a link to a style sheet': {
    css: 'body { background: #fff }',
    turn: (on) => {
      if (!on) return document.querySelector('#added').remove();
      const link = document.createElement('link');
      document.head.append(Object.assign(link, { id: 'added', rel: 'stylesheet', href: '/night.css' }));
    },
  },
};

for (const [name, { css, turn }] of Object.entries(TURNS)) {
  pageTest(`a page turns dark ${name}, and light again, and the text stays legible`, async (stage) => {
    stage.host.serve('/night.css', (response) => response.writeHead(200, { 'content-type': 'text/css' }).end('body { background: #111 }'));
    await stage.open(widget(stage), { head: `<style>${css}</style>` });
    await stage.ready();
    for (const [on, theme] of [
      [true, 'dark'],
      [false, 'light'],
    ]) {
      await stage.page.evaluate(turn, on);
      await becomes(stage, theme);
      const ratio = await contrast(stage, 'headline');
      assert.ok(ratio > 4.5, `${theme}: ${ratio}`);
    }
  });
}

pageTest('a page turns dark by a media query, when its window becomes small', async (stage) => {
  await stage.page.setViewportSize({ width: 1000, height: 700 });
  const css = 'body { background: #fff } @media (max-width: 600px) { body { background: #111 } }';
  await stage.open(widget(stage), { head: `<style>${css}</style>` });
  await stage.ready();
  assert.equal(await told(stage), 'light');
  await stage.page.setViewportSize({ width: 500, height: 700 });
  await becomes(stage, 'dark');
});

pageTest('there is no frame in which the page is dark and the widget light, or half of it', async (stage) => {
  await stage.open(widget(stage), { head: '<style>body { background: #fff } .night body { background: #111 }</style>' });
  await stage.ready();
  const seen = await stage.page.evaluate(async () => {
    const root = document.querySelector('#it').shadowRoot;
    const colors = () => ['headline', 'body', 'origin'].map((part) => getComputedStyle(root.querySelector(`[part~=${part}]`)).color);
    const look = () => [getComputedStyle(document.body).backgroundColor, ...colors(), [document, root].flatMap((it) => it.getAnimations()).filter(({ timeline }) => timeline === document.timeline).length];
    // A task after the frame's work: what has been painted by then.
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const before = look();
    document.documentElement.classList.add('night');
    await painted();
    const first = look();
    await painted();
    await painted();
    return { before, first, last: look() };
  });
  assert.deepEqual(seen.first, seen.last);
  assert.equal(seen.first.at(-1), 0, 'nothing is under way');
  for (const [idx, color] of seen.before.slice(0, -1).entries()) assert.notEqual(seen.first[idx], color);
});
