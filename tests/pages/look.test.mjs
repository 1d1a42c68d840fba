/** The look: what a brand can set, other scripts, paper, forced colors, stillness, and room for the reader's own spacing. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { blocks, everything, harbour, publish } from '../support/pages/documents.mjs';
import { fragment } from '../support/pages/editions.mjs';
import { PROJECT, WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

/** All that the widget can show. */
const all = { ...everything, body: [...everything.body, ...blocks.body], related: blocks.related, corrections: blocks.corrections };

const show = async (stage, document, { css = '', ...attributes } = {}) => {
  const head = `<style>body { margin: 0 } ${css}</style>`;
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document), ...attributes }), { head });
  await stage.ready();
};

/** A computed style of a part, also of what stands before or after it. */
const styleOf = (stage, selector, name, pseudo) =>
  stage.page.evaluate(
    ([selector, name, pseudo]) => getComputedStyle(it.shadowRoot.querySelector(selector), pseudo)[name],
    [selector, name, pseudo],
  );

/** The custom properties of the contract. */
const PROPERTIES = [
  ...readFileSync(path.join(PROJECT, 'docs/contracts/element.md'), 'utf8').matchAll(/^\| `(--article-[\w-]+)` \|/gm),
].map(([, name]) => name);

/** A value that no property has of itself. */
const valueOf = (name) => {
  if (/(font|serif|sans|mono)$/.test(name)) return 'probe';
  if (/weight$/.test(name)) return '300';
  if (/align$/.test(name)) return 'end';
  if (/hyphens$/.test(name)) return 'manual';
  if (/border$/.test(name)) return '7px dotted red';
  if (/line-height$/.test(name)) return '2.5';
  if (/(size|small|width|measure|pad|gap|space|spacing|radius)$/.test(name)) return '7px';
  return 'rgb(1, 2, 3)';
};

/** What the custom properties are values of. */
const STYLES = (
  'color backgroundColor borderInlineStartColor borderBlockStartColor borderBlockStartWidth borderStartStartRadius outlineColor ' +
  'fontFamily fontSize fontWeight lineHeight letterSpacing textAlign hyphens maxInlineSize marginBlockStart marginBlockEnd paddingBlockStart'
).split(' ');

pageTest('every custom property changes something', async (stage) => {
  await show(stage, { ...all, body: [{ type: 'paragraph', text: [{ text: 'Marked', mark: true }] }, ...all.body] });
  // A card has its own width.
  const isCard = PROPERTIES.filter((name) => name.includes('card'));
  const idle = await stage.page.evaluate(
    async ([properties, cards, names]) => {
      const styles = () => {
        const found = [];
        for (const element of it.shadowRoot.querySelectorAll('*')) {
          const own = getComputedStyle(element);
          for (const name of names) found.push(own[name]);
          if (element.matches('.analytics')) found.push(getComputedStyle(element, '::before').backgroundColor);
        }
        return found.join();
      };
      // What is told apart by the keyboard's focus.
      it.shadowRoot.querySelector('.skip').focus();
      const without = [];
      for (const [name, value] of properties) {
        it.layout = cards.includes(name) ? 'card' : 'full';
        await new Promise((done) => setTimeout(done));
        const before = styles();
        it.style.setProperty(name, value);
        if (styles() === before) without.push(name);
        it.style.removeProperty(name);
      }
      return without;
    },
    [PROPERTIES.map((name) => [name, valueOf(name)]), isCard, STYLES],
  );
  assert.ok(PROPERTIES.length >= 40, `${PROPERTIES.length} properties`);
  assert.deepEqual(idle, []);
});

pageTest('properties fall back on one another', async (stage) => {
  await show(stage, everything, { css: 'article-widget { --article-serif: probe; --article-accent: rgb(100, 0, 0) }' });
  for (const selector of ['.headline', '.heading', '.body']) {
    assert.equal(await styleOf(stage, selector, 'fontFamily'), 'probe', selector);
  }
  assert.equal(await styleOf(stage, '.quote', 'borderInlineStartColor'), 'rgb(100, 0, 0)');
});

const LONG = 'A sentence that is long enough for a letter of three lines to stand beside it. '.repeat(4);

/** Whether the first letter is a large one, and what else its language decides. */
const SCRIPTS = {
  en: { text: LONG, isDropped: true, isItalic: true },
  ru: { text: 'Предложение, достаточно длинное для большой буквы. '.repeat(6), isDropped: true, isItalic: true },
  ja: { text: `NTTは新しい通信網を発表した。${'これは第一歩です。'.repeat(30)}`, isStrict: true },
  zh: { text: `NTT宣布了新的网络。${'这是第一步。'.repeat(40)}`, isStrict: true },
  ko: { text: `NTT는 새로운 통신망을 발표했다. ${'이것은 첫걸음이다. '.repeat(30)}`, isStrict: true },
  ar: { text: `NTT ${'أعلنت الشركة عن شبكة جديدة. '.repeat(12)}` },
  he: { text: `NTT ${'החברה הכריזה על רשת חדשה. '.repeat(12)}` },
  hi: { text: `NTT ${'कंपनी ने नए नेटवर्क की घोषणा की। '.repeat(12)}` },
};

for (const [language, { text, isDropped = false, isItalic = false, isStrict = false }] of Object.entries(SCRIPTS)) {
  pageTest(`letters and lines are set as is usual in ${language}`, async (stage) => {
    await show(stage, { ...harbour, language, section: text.slice(0, 8), body: [text, { type: 'quote', text }] });
    const float = await styleOf(stage, '.paragraph', 'float', '::first-letter');
    assert.equal(float !== 'none', isDropped, `float: ${float}`);
    assert.equal((await styleOf(stage, '.quote blockquote', 'fontStyle')) === 'italic', isItalic);
    const isSpaced = parseFloat(await styleOf(stage, '.section', 'letterSpacing')) > 0;
    assert.equal(isSpaced, isDropped, 'letters are spaced where they are apart');
    if (isStrict) {
      assert.equal(await styleOf(stage, '.body', 'lineBreak'), 'strict');
      assert.equal(await styleOf(stage, '.body', 'textSpacingTrim'), 'trim-start');
    }
    assert.equal(await styleOf(stage, '.body', 'hyphens'), isDropped ? 'auto' : 'manual');
    assert.equal(await styleOf(stage, '.body', 'wordBreak'), language === 'ko' ? 'keep-all' : 'normal');
  });
}

pageTest('a vertical page has a vertical article that stays within its lines', { viewport: { width: 900, height: 700 } }, async (stage) => {
  await show(stage, all, { css: ':root { writing-mode: vertical-rl } body { margin: 0 }' });
  const { mode, out } = await stage.page.evaluate(() => {
    const { top, bottom } = it.getBoundingClientRect();
    const isSeen = (it) => it.checkVisibility() && getComputedStyle(it).clipPath === 'none' && !it.closest('.table, .code');
    const out = [...it.shadowRoot.querySelectorAll('.widget *')].filter((it) => {
      const box = it.getBoundingClientRect();
      return isSeen(it) && box.width && (box.top < top - 1 || box.bottom > bottom + 1);
    });
    const mode = getComputedStyle(it.shadowRoot.querySelector('.body')).writingMode;
    return { mode, out: out.map((it) => `${it.localName}.${it.className}`) };
  });
  assert.equal(mode, 'vertical-rl');
  assert.deepEqual(out, []);
});

for (const [width, isBeside] of [[320, false], [700, true], [1280, true]]) {
  pageTest(`at ${width} px, the picture of a card is ${isBeside ? 'beside' : 'under'} its headline`, { viewport: { width, height: 800 } }, async (stage) => {
    await show(stage, everything, { layout: 'card' });
    const box = (name) => stage.part(name).first().boundingBox();
    const [image, headline, origin] = await Promise.all(['image', 'headline', 'origin'].map(box));
    assert.equal(image.x + image.width <= headline.x, isBeside);
    assert.equal(image.y >= headline.y + headline.height, !isBeside);
    assert.equal(origin.x >= headline.x - 1, true, 'the link stands under the headline');
  });
}

pageTest('on paper there are no buttons, all is black on white, and links have their addresses', async (stage) => {
  await show(stage, all, { css: ':root { color-scheme: dark; background: #111 }' });
  assert.notEqual(await styleOf(stage, '.body', 'color'), 'rgb(0, 0, 0)');
  assert.ok(await stage.part('share').isVisible());
  await stage.page.emulateMedia({ media: 'print' });
  const found = await stage.page.evaluate(() => {
    const seen = [...it.shadowRoot.querySelectorAll('.widget *')].filter((it) => it.checkVisibility());
    const styles = seen.map((it) => [`${it.localName}.${it.className}`, getComputedStyle(it), it]);
    const links = styles.filter(([, , it]) => it.matches('.body a[href^=http]:not([data-do])'));
    return {
      buttons: styles.filter(([, , it]) => it.matches('button:not([data-note]), video, audio')).map(([name]) => name),
      colored: styles.filter(([, it]) => it.color !== 'rgb(0, 0, 0)').map(([name]) => name),
      grounds: styles.filter(([, it]) => it.backgroundColor !== 'rgba(0, 0, 0, 0)').map(([name]) => name),
      withoutAddress: links.filter(([, , it]) => !getComputedStyle(it, '::after').content.includes(it.href)).map(([, , it]) => it.href),
      links: links.length,
      scheme: getComputedStyle(it.shadowRoot.querySelector('.widget')).colorScheme,
      unfolded: it.shadowRoot.querySelector('.details .paragraph').getBoundingClientRect().height > 0,
    };
  });
  assert.ok(found.links > 3);
  const { links, ...rest } = found;
  assert.deepEqual(rest, { buttons: [], colored: [], grounds: [], withoutAddress: [], scheme: 'light', unfolded: true });
});

pageTest('on paper, the frame of another site is the way there', async (stage) => {
  await stage.context.route(/youtube-nocookie\.com/, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Film</title>' }));
  stage.allowStrangers(/youtube-nocookie\.com/);
  await show(stage, blocks);
  await stage.part('embed-load').first().click();
  const frame = stage.page.locator('article-widget iframe');
  await frame.waitFor();
  await stage.page.emulateMedia({ media: 'print' });
  assert.equal(await frame.isVisible(), false);
  assert.equal(await stage.part('embed').first().getByRole('link').first().isVisible(), true);
});

pageTest('in forced colors, lines tell what grounds told, and icons are as their words', async (stage) => {
  await show(stage, all);
  assert.equal(await styleOf(stage, '.aside', 'borderInlineStartWidth'), '0px');
  await stage.page.emulateMedia({ forcedColors: 'active' });
  for (const selector of ['.aside', '.code']) {
    assert.equal(await styleOf(stage, selector, 'borderInlineStartWidth'), '1px', selector);
  }
  const icons = await stage.page.evaluate(() =>
    [...it.shadowRoot.querySelectorAll('.icon')].map((it) => [getComputedStyle(it).stroke, getComputedStyle(it.parentNode).color]),
  );
  assert.ok(icons.length > 2);
  assert.deepEqual(icons.filter(([icon, words]) => icon !== words), []);
  const dot = await styleOf(stage, '.analytics', 'backgroundColor', '::before');
  const canvas = await stage.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.notEqual(dot, canvas);
  await stage.page.keyboard.press('Tab');
  assert.equal(await styleOf(stage, '.skip', 'outlineStyle'), 'solid');
});

pageTest('readers who want more contrast get lesser text and lines in the color of the text', async (stage) => {
  await show(stage, all);
  const colors = async () => [await styleOf(stage, 'figcaption', 'color'), await styleOf(stage, 'figcaption', 'borderBlockEndColor')];
  const ink = await styleOf(stage, '.body', 'color');
  assert.ok(!(await colors()).includes(ink));
  await stage.page.emulateMedia({ contrast: 'more' });
  assert.deepEqual(await colors(), [ink, ink]);
});

for (const [reducedMotion, count] of [['no-preference', 1], ['reduce', 0]]) {
  pageTest(`the line while the article loads ${count ? 'appears slowly' : 'stands still for readers who want it so'}`, async (stage) => {
    await stage.page.emulateMedia({ reducedMotion });
    stage.publisher.hold('/articles/article.json');
    await stage.open(snippet({ id: 'it', src: publish(stage.publisher, everything) }));
    await stage.part('loading').waitFor({ state: 'attached' });
    assert.equal(await stage.page.evaluate(() => it.shadowRoot.getAnimations().filter(({ timeline }) => timeline === document.timeline).length), count);
  });
}

/** What the success criterion 1.4.12 asks room for. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

for (const width of [320, 1280]) {
  for (const layout of ['full', 'card']) {
    pageTest(`at ${width} px, a ${layout} layout has room for spaced letters, words and lines`, { viewport: { width, height: 800 } }, async (stage) => {
      await show(stage, all, { layout });
      const lost = await stage.page.evaluate((style) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        it.shadowRoot.adoptedStyleSheets.push(sheet);
        const { left, right } = it.getBoundingClientRect();
        const isSeen = (it) => it.checkVisibility() && getComputedStyle(it).clipPath === 'none' && !it.matches('.table, .table *, .code, .code *');
        const out = [...it.shadowRoot.querySelectorAll('.widget *')].filter((it) => {
          const box = it.getBoundingClientRect();
          const isOut = box.left < left - 1 || box.right > right + 1;
          const isInline = getComputedStyle(it).display.startsWith('inline') && !it.matches('.share-link');
          const isCut = !isInline && it.clientHeight && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1);
          // The lines of large letters reach out of their boxes by less than the space between them.
          return isSeen(it) && (isOut || (isCut && getComputedStyle(it).overflow !== 'visible') || (isCut && it.matches('.share-link, button')));
        });
        const page = document.documentElement;
        const wide = page.scrollWidth > page.clientWidth ? ['the page'] : [];
        return [...wide, ...out.map((it) => `${it.localName}.${it.className}`)];
      }, SPACING);
      assert.deepEqual(lost, []);
      assert.equal(await styleOf(stage, '.headline', 'letterSpacing').then((it) => parseFloat(it) > 1), true, 'the spacing counts');
    });
  }
}

pageTest('at 320 px, as at 400 % of 1280, nothing scrolls in two directions but tables and code by themselves', { viewport: { width: 320, height: 256 } }, async (stage) => {
  await show(stage, all);
  const { page, scrollers } = await stage.page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    scrollers: [...it.shadowRoot.querySelectorAll('.widget *')]
      .filter((it) => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).overflowX === 'auto')
      .map((it) => it.className),
  }));
  assert.equal(page, 320);
  assert.ok(scrollers.length > 0, 'the code is wider');
  assert.deepEqual(scrollers.filter((it) => !['table', 'code'].includes(it)), []);
});

pageTest('what comes late of the look moves nothing', async (stage) => {
  const release = stage.cdn.hold(WASM);
  await stage.open(fragment(stage, all, { style: 'display: block; min-height: 2000px' }), { head: '<style>body { margin: 0 }</style>' });
  await stage.heard('ready');
  await stage.settle();
  const places = () =>
    stage.page.evaluate(() =>
      [...it.shadowRoot.querySelectorAll('.widget *')]
        .filter((it) => it.checkVisibility() && !it.matches('.clock, .date *, .date, .when *, .share-list *, .tools *, .place, .place *, .depth'))
        .map((it) => {
          const { x, y, width, height } = it.getBoundingClientRect();
          return `${it.localName}.${it.className} ${[x, y, width, height].map(Math.round)}`;
        }),
    );
  // Dates are told otherwise when the program is there, so only what stands before the first of the body's counts.
  const isBefore = (it) => !it.startsWith('article.') && !it.startsWith('div.body') && !it.startsWith('section');
  const before = await places();
  const sheets = await stage.page.evaluate(() => it.shadowRoot.adoptedStyleSheets[0].cssRules.length);
  release();
  await stage.ready();
  await stage.settle();
  const later = await stage.page.evaluate(() => it.shadowRoot.adoptedStyleSheets[0].cssRules.length);
  assert.ok(later > sheets, 'the rest of the look came');
  const after = await places();
  assert.deepEqual(after.filter(isBefore).slice(0, 80), before.filter(isBefore).slice(0, 80));
  assert.deepEqual(await stage.shifts(), []);
});
