/** With a keyboard, with a screen reader, with any brand's color: what axe-core does not look at. */

import assert from 'node:assert/strict';

import { blocks, brief, everything, harbour, publish } from '../support/pages/documents.mjs';
import { fragment, prerendered } from '../support/pages/editions.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { json, status } from '../support/pages/server.mjs';

const AFTER = '<p><a id="after" href="#after">After it</a></p>';

const show = async (stage, document, attributes = {}) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document), ...attributes }) + AFTER);
  await stage.ready();
};

/** What has the focus: in the widget a text or a name, else an id. */
const focused = (stage) =>
  stage.page.evaluate(() => {
    const { activeElement } = it.shadowRoot;
    return activeElement ? activeElement.ariaLabel ?? activeElement.textContent.trim() : `#${document.activeElement.id}`;
  });

/** The accessibility tree of the page, as roles with names. */
const tree = async (stage) => {
  const session = await stage.context.newCDPSession(stage.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.filter((it) => !it.ignored).map((it) => ({ role: it.role.value, name: it.name?.value ?? '' }));
};

const EDITIONS = {
  dynamic: (stage) => show(stage, harbour),
  'fragment, before the program': async (stage) => {
    stage.cdn.hold(WASM);
    await stage.open(fragment(stage, harbour) + AFTER);
    await stage.heard('ready');
  },
};

for (const [edition, open] of Object.entries(EDITIONS)) {
  pageTest(`${edition}: the first step into the article is the way past it`, async (stage) => {
    await open(stage);
    const skip = stage.part('skip');
    const isSeen = () => skip.evaluate((it) => getComputedStyle(it).clipPath === 'none');
    assert.equal(await isSeen(), false);
    await stage.page.keyboard.press('Tab');
    assert.equal(await focused(stage), 'Skip this article');
    assert.equal(await isSeen(), true);
    await stage.page.keyboard.press('Enter');
    await stage.until('the end has the focus', () => it.shadowRoot.activeElement?.matches('.end'));
    await stage.page.keyboard.press('Tab');
    assert.equal(await focused(stage), '#after');
  });
}

pageTest('a card has nothing to skip', async (stage) => {
  await show(stage, harbour, { layout: 'card' });
  assert.equal(await stage.part('skip').count(), 0);
});

pageTest('the landmarks of the page stay its own, and the article is named by its headline', async (stage) => {
  await show(stage, { ...everything, body: [...everything.body, ...blocks.body] });
  const nodes = await tree(stage);
  const landmarks = nodes.filter(({ role }) => /^(banner|complementary|contentinfo|form|main|navigation|region|search)$/.test(role));
  assert.deepEqual(landmarks.map(({ role }) => role).sort(), ['banner', 'contentinfo', 'main']);
  const articles = nodes.filter(({ role }) => role === 'article');
  assert.deepEqual(articles.map(({ name }) => name), [await stage.part('headline').textContent()]);
  const groups = nodes.filter(({ role }) => role === 'group').map(({ name }) => name);
  assert.ok(groups.includes('Share this article'));
});

pageTest('every control has a name', async (stage) => {
  await show(stage, { ...everything, body: [...everything.body, ...blocks.body] });
  const controls = (await tree(stage)).filter(({ role }) => /^(button|link|DisclosureTriangle|summary|slider|textbox|checkbox)$/.test(role));
  assert.ok(controls.length > 20, `${controls.length} controls`);
  assert.deepEqual(controls.filter(({ name }) => !name.trim()), []);
});

/** Runs in the page: what speaks unasked. */
const speakers = () => [...it.shadowRoot.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log], output')].length;

pageTest('all that is said unasked is said in one place', async (stage) => {
  stage.expectConsole(/status of 503/);
  const answer = stage.publisher.hold('/articles/article.json');
  const src = publish(stage.publisher, harbour);
  await stage.open(snippet({ id: 'it', src }));
  await stage.part('loading').waitFor();
  assert.equal(await stage.page.evaluate(speakers), 1, 'loading');
  answer();
  await stage.ready();
  assert.equal(await stage.page.evaluate(speakers), 1, 'shown');
  stage.publisher.serve(new URL(src).pathname, status(503));
  await stage.page.evaluate(() => it.reload());
  await stage.heard('error');
  assert.equal(await stage.page.evaluate(speakers), 1, 'failed');
  assert.equal(await stage.part('notice').evaluate((it) => it.parentNode.role), 'status');
});

/** Keeps what the polite place says from now on. */
const listen = (stage) =>
  stage.page.evaluate(() => {
    const status = it.shadowRoot.querySelector('[role=status]');
    window.said = [];
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });

pageTest('an update is said once each, and a document that is the same is not', async (stage) => {
  const src = stage.publisher.serve('/live.json', json(brief('One')));
  await stage.open(snippet({ id: 'it', src }));
  await stage.ready();
  await listen(stage);
  for (const [n, headline] of [[1, 'Two'], [2, 'Three']]) {
    stage.publisher.serve('/live.json', json(brief(headline)));
    await stage.page.evaluate(() => it.reload());
    await stage.heard('update', { count: n });
    await stage.settle();
    assert.deepEqual(await stage.page.evaluate(() => said), Array(n).fill('A newer version is shown.'));
  }
  await stage.page.evaluate(() => it.reload());
  await stage.until('the document was asked for again', () => performance.getEntriesByName(it.src).length > 3);
  await stage.settle();
  assert.equal((await stage.page.evaluate(() => said)).length, 2);
});

const LINK = { type: 'paragraph', text: ['See ', { text: 'the plans', href: 'https://news.example/plans' }, '.'] };
const GONE = { type: 'paragraph', text: 'No plans.' };

/** What an update makes of the link that has the focus, and what has it then. */
const UPDATES = {
  'leaves it where it is': { body: ['New.', LINK, 'Below'], expected: 'the plans' },
  'moves it': { body: ['New.', { type: 'heading', text: 'New' }, { type: 'list', items: ['New'] }, LINK], expected: 'the plans' },
  'moves it to another kind of block': { body: ['New.', { type: 'quote', body: [LINK] }], expected: 'the plans' },
  'takes it away': { body: ['New.', GONE], expected: 'article' },
};

for (const [name, { body, expected }] of Object.entries(UPDATES)) {
  pageTest(`an update that ${name} loses no focus that a link in the text has`, async (stage) => {
    const document = (body) => json(brief('The plans', { body }));
    const src = stage.publisher.serve('/live.json', document(['Old.', LINK, 'Below']));
    await stage.open(snippet({ id: 'it', src }));
    await stage.ready();
    const answer = stage.publisher.hold('/live.json');
    stage.publisher.serve('/live.json', document(body));
    // Not before the document is asked for.
    await stage.page.evaluate(() => it.reload());
    await stage.page.getByRole('link', { name: 'the plans' }).focus();
    answer();
    await stage.heard('update');
    await stage.settle();
    const found = await stage.page.evaluate(() => {
      const { activeElement } = it.shadowRoot;
      return activeElement?.localName === 'article' ? 'article' : activeElement?.textContent;
    });
    assert.equal(found, expected);
  });
}

pageTest('an update takes no focus from the page around it', async (stage) => {
  const document = (body) => json(brief('The plans', { body }));
  const src = stage.publisher.serve('/live.json', document(['Old.', LINK]));
  await stage.open(snippet({ id: 'it', src }) + AFTER);
  await stage.ready();
  await stage.page.getByRole('link', { name: 'the plans' }).focus();
  await stage.page.locator('#after').focus();
  stage.publisher.serve('/live.json', document([GONE]));
  await stage.page.evaluate(() => it.reload());
  await stage.heard('update');
  await stage.settle();
  assert.equal(await focused(stage), '#after');
});

for (const width of [320, 1280]) {
  pageTest(`at ${width} px, whatever can be hit is 24 px wide and high, but for links in sentences`, { viewport: { width, height: 800 } }, async (stage) => {
    await show(stage, { ...everything, body: [...everything.body, ...blocks.body], related: blocks.related });
    const { n_seen, small } = await stage.page.evaluate(() => {
      // There is text beside it on its line, or it is a part of a list of names.
      const isInSentence = (it) =>
        it.closest('.author') ||
        [...it.closest('p, li, figcaption, td, th, dd').childNodes].some((node) => !node.contains(it) && /\p{L}/u.test(node.textContent));
      const seen = [...it.shadowRoot.querySelectorAll('a, button, summary')].filter((it) => it.checkVisibility() && !it.matches('.spoken'));
      const isFree = (it) => !it.closest('p, li, figcaption, td, th, dd') || it.matches('.share-link') || !isInSentence(it);
      const small = seen.filter(isFree).filter((it) => {
        const { width, height } = it.getBoundingClientRect();
        return width < 24 || height < 24;
      });
      return { n_seen: seen.length, small: small.map((it) => `${it.className} ${it.textContent.trim()}`) };
    });
    assert.ok(n_seen > 20, `${n_seen} targets`);
    assert.deepEqual(small, []);
  });
}

const BRANDS = ['#ffe600', '#00ff7f', '#00e5ff', '#ff5a1f', '#d0021b', '#003366', '#111111', '#f5f5f5', '#c800ff', '#7a7a7a', '#b8e986'];

/** Runs in the page: the contrast of an element's text with a ground, as WCAG has it. */
const contrast = ([selector, ground]) => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const luminance = (color) => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((it) => {
      const value = it / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const { color } = getComputedStyle(it.shadowRoot.querySelector(selector));
  const [dark, light] = [luminance(color), luminance(ground)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** Grounds of pages and of what stands on a ground of its own. */
const GROUNDS = { light: ['#ffffff', '#f2f1ee'], dark: ['#000000', '#121212', '#23272e'] };

for (const [theme, grounds] of Object.entries(GROUNDS)) {
  pageTest(`text in the color of a brand is legible in the ${theme} theme, whatever the color is`, async (stage) => {
    await show(stage, { ...blocks, section: 'News' }, { theme });
    const poor = [];
    for (const brand of BRANDS) {
      await stage.page.evaluate((it_) => it.style.setProperty('--article-accent', it_), brand);
      const line = await stage.page.evaluate(() => getComputedStyle(it.shadowRoot.querySelector('.quote')).borderInlineStartColor);
      assert.notEqual(line, await stage.part('section').evaluate((it) => getComputedStyle(it).color), 'text has a color of its own');
      for (const selector of ['.section', '.note']) {
        for (const ground of grounds) {
          const ratio = await stage.page.evaluate(contrast, [selector, ground]);
          if (ratio < 4.5) poor.push(`${brand} as ${selector} on ${ground}: ${ratio.toFixed(2)}`);
        }
      }
    }
    assert.deepEqual(poor, []);
  });
}

for (const [theme, grounds] of Object.entries(GROUNDS)) {
  pageTest(`all text of the ${theme} theme is legible without a brand`, async (stage) => {
    await show(stage, { ...everything, body: [...everything.body, ...blocks.body] }, { theme });
    for (const selector of ['.section', '.body', '.standfirst', '.date', 'figcaption', '.note', '.provider', '.consent', '.analytics']) {
      for (const ground of grounds.slice(0, 2)) {
        const ratio = await stage.page.evaluate(contrast, [selector, ground]);
        assert.ok(ratio >= 4.5, `${selector} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
  });
}

const levels = (stage) =>
  stage.page.evaluate(() => [...it.shadowRoot.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((it) => `${it.localName} ${it.textContent.trim()}`));

const OUTLINE = {
  ...harbour,
  body: ['Text.', { type: 'heading', text: 'Two' }, { type: 'heading', level: 3, text: 'Three' }, { type: 'heading', level: 4, text: 'Four' }],
  related: [],
  corrections: [],
};

const outline = (start) =>
  [harbour.headline, 'Two', 'Three', 'Four', 'Share this article'].map((text, idx) => `h${Math.min(start + (idx === 4 ? 1 : idx), 6)} ${text}`);

for (const [value, start] of [['1', 1], ['3', 3], ['5', 5], ['0', 2], ['9', 2], ['3.5', 2], ['', 2]]) {
  pageTest(`headings begin at ${start} where heading-level is “${value}”, with the first words as with the program`, async (stage) => {
    const release = stage.cdn.hold(WASM);
    await stage.open(snippet({ id: 'it', src: publish(stage.publisher, OUTLINE), 'heading-level': value || undefined }));
    await stage.heard('ready');
    assert.deepEqual(await levels(stage), outline(start).slice(0, 4));
    const sizes = () => stage.page.evaluate(() => [...it.shadowRoot.querySelectorAll('.heading')].map((it) => getComputedStyle(it).fontSize));
    const before = await sizes();
    release();
    await stage.ready();
    assert.deepEqual(await levels(stage), outline(start));
    assert.deepEqual(await sizes(), before);
    assert.deepEqual(before, ['23.4px', '19.8px', '18px'], 'how large headings are does not go by where they begin');
  });
}

pageTest('heading-level is honored later as well', async (stage) => {
  await show(stage, OUTLINE);
  assert.deepEqual(await levels(stage), outline(2));
  await stage.page.evaluate(() => (it.headingLevel = 4));
  await stage.settle();
  assert.deepEqual(await levels(stage), outline(4));
  await stage.page.evaluate(() => it.removeAttribute('heading-level'));
  await stage.settle();
  assert.deepEqual(await levels(stage), outline(2));
});

pageTest('what was rendered ahead of time with another level of headings is rendered anew, and keeps its words', async (stage) => {
  await stage.open(prerendered(stage, OUTLINE, { 'heading-level': '3' }));
  await stage.ready();
  assert.deepEqual(await levels(stage), outline(3));
  assert.equal((await stage.events('update')).length, 0);
});
