/** Narrow and wide: nothing sticks out, everything can be hit, and nothing moves when pictures come. */

import assert from 'node:assert/strict';

import { everything, fields, get, harbour, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { status } from '../support/pages/server.mjs';

const WIDTHS = [320, 768, 1280];

/** As narrow as pages leave it: no margins on a small screen. */
const PLAIN = { head: '<style>body { margin: 0 }</style>' };

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Words and addresses as long as they get. */
const longWords = {
  ...everything,
  site: { ...everything.site, logo: null, name: LONG, short_name: LONG, url: `https://www.harbour.example/${LONG}` },
  headline: LONG,
  standfirst: LONG,
  authors: [LONG],
  image: { ...everything.image, title: LONG, caption: LONG, credit: LONG },
  body: [
    ...['paragraph', 'heading', 'quote'].map((type) => ({ type, text: LONG, attribution: LONG })),
    {
      type: 'paragraph',
      text: [
        { text: LONG, code: true },
        { text: LONG, strong: true },
      ],
    },
    { type: 'list', items: [LONG] },
    { type: 'aside', title: LONG, body: [LONG] },
    ...harbour.body,
  ],
  analytics: { label: LONG },
};

/** Runs in the page: what sticks out of the widget, or out of the page. */
const overflow = () => {
  const widget = document.querySelector('#it');
  const { left, right } = widget.getBoundingClientRect();
  // What is there for screen readers only is clipped.
  const isSeen = (it) => it.checkVisibility() && getComputedStyle(it).clipPath === 'none';
  const out = [...widget.shadowRoot.querySelectorAll('*')].filter((it) => {
    const box = it.getBoundingClientRect();
    return isSeen(it) && (box.left < left - 1 || box.right > right + 1 || it.scrollWidth > it.clientWidth + 1);
  });
  const isInline = (it) => getComputedStyle(it).display.startsWith('inline') || it.clientWidth === 0;
  const names = out.filter((it) => !isInline(it) || it.getBoundingClientRect().right > right + 1);
  const page = document.documentElement;
  const wide = page.scrollWidth > page.clientWidth ? ['the page'] : [];
  return [...wide, ...names.map((it) => `${it.localName}.${it.className}`)];
};

/** Runs in the page: links and buttons that are too small to hit. Links in running text may be as small as it is. */
const smallTargets = () => {
  const widgets = [...document.querySelectorAll('article-widget')];
  const isInText = (it) =>
    it.closest('[part~=body] p:not([part]), figcaption, [part~=body] li, [part~=standfirst], [part~=byline]');
  return widgets
    .flatMap((it) => [...it.shadowRoot.querySelectorAll('a, button')])
    .filter((it) => it.checkVisibility() && !it.matches('.spoken') && !isInText(it))
    .map((it) => [it.textContent.trim() || it.querySelector('img')?.alt, it.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 24 || height < 24)
    .map(([name, { width, height }]) => `${name}: ${Math.round(width)} × ${Math.round(height)}`);
};

const show = async (stage, document, attributes = {}) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document), ...attributes }), PLAIN);
  await stage.ready();
};

for (const width of WIDTHS) {
  const options = { viewport: { width, height: 800 } };

  for (const [name, document] of Object.entries({
    'an article': everything,
    'an article of very long words': longWords,
  })) {
    pageTest(`at ${width} px, nothing of ${name} sticks out, nor of its card or its dialog`, options, async (stage) => {
      await show(stage, document);
      assert.deepEqual(await stage.page.evaluate(overflow), []);
      await stage.part('homepage-link').click();
      const dialog = stage.page.getByRole('dialog');
      const { left, right, scrollable } = await dialog.evaluate((it) => {
        const { left, right } = it.getBoundingClientRect();
        return { left, right, scrollable: it.scrollWidth > it.clientWidth };
      });
      assert.ok(left >= 0 && right <= width && !scrollable, `${left} to ${right}`);
      await stage.page.keyboard.press('Escape');
      await stage.page.evaluate(() => (document.querySelector('#it').layout = 'card'));
      await stage.settle();
      assert.deepEqual(await stage.page.evaluate(overflow), []);
    });
  }

  pageTest(`at ${width} px, every link and button is 24 px wide and high, or more`, options, async (stage) => {
    const [logo, name] = [everything, harbour].map((it, idx) => publish(stage.publisher, it, `/articles/${idx}.json`));
    await stage.open(snippet({ id: 'it', src: logo }) + snippet({ src: name, loading: 'eager' }), PLAIN);
    await stage.ready({ count: 2 });
    assert.deepEqual(await stage.page.evaluate(smallTargets), []);
    await stage.part('homepage-link', 'it').click();
    await stage.page.getByRole('dialog').waitFor();
    assert.deepEqual(await stage.page.evaluate(smallTargets), []);
  });

  pageTest(`at ${width} px, a failure with its advice fits, and its button can be hit`, options, async (stage) => {
    stage.expectConsole(/status of 503/, /^warning: article-widget/);
    const src = stage.publisher.serve('/busy.json', status(503));
    await stage.open(snippet({ id: 'it', src, debug: true }), PLAIN);
    await stage.heard('error');
    assert.deepEqual(await stage.page.evaluate(overflow), []);
    assert.deepEqual(await stage.page.evaluate(smallTargets), []);
  });

  pageTest(`at ${width} px, nothing moves when the pictures come`, options, async (stage) => {
    // All have their sizes in the document, as the documentation asks for.
    const body = everything.body.filter((it) => !(it.type === 'image' && it.url));
    const document = { ...everything, body };
    const files = fields(document)
      .map((it) => get(document, it))
      .filter((it) => /\.svg$/.test(it));
    const release = files.map((file) => stage.publisher.hold(`/articles/${file}`));
    await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document) }), PLAIN);
    await stage.ready();
    const places = () =>
      stage.page.evaluate(() =>
        [...document.querySelector('#it').shadowRoot.querySelectorAll('[class], img')].map((it) => {
          const { x, y, width, height } = it.getBoundingClientRect();
          return `${it.localName}.${it.className}: ${it.checkVisibility() && [x, y + scrollY, width, height].map(Math.round)}`;
        }),
      );
    const images = await stage.page.locator('article-widget img').all();
    assert.equal(images.length, 3);
    assert.deepEqual(await Promise.all(images.map((it) => it.evaluate((it) => it.complete))), [false, false, false]);
    const before = await places();
    for (const open of release) open();
    for (const image of images) {
      await image.scrollIntoViewIfNeeded();
      await image.evaluate((it) => it.decode());
    }
    await stage.settle();
    const after = await places();
    assert.deepEqual(
      after.filter((it, idx) => it !== before[idx]),
      [],
    );
  });
}

pageTest('a picture of unknown size has room kept for it as 3 to 2', async (stage) => {
  const release = stage.publisher.hold('/articles/flour.svg');
  await show(stage, { headline: 'Flour', image: { url: 'flour.svg', alt: '' }, body: ['Below'] });
  const height = () =>
    stage.part('image').evaluate((it) => it.getBoundingClientRect().width / it.getBoundingClientRect().height);
  assert.equal(Math.round((await height()) * 100), 150);
  release();
  await stage.part('image').evaluate((it) => it.decode());
  assert.equal(Math.round((await height()) * 100), 150);
});

pageTest('a phone loads the small file of a picture, a wide screen the large one', async (stage) => {
  for (const [width, file] of [
    [320, 'mill-600.svg'],
    [1280, 'mill.svg'],
  ]) {
    await stage.page.setViewportSize({ width, height: 800 });
    await show(stage, { ...everything, image: { ...everything.image, sources: [everything.image.sources[0]] } });
    const image = stage.part('image').first();
    await image.evaluate((it) => it.decode());
    assert.equal(await image.evaluate((it) => it.currentSrc), stage.publisher.at(`/articles/${file}`));
  }
});
