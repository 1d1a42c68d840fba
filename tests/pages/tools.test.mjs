/** What helps reading: its time, the contents, the size of the text, links of headings, and how far one is. */

import assert from 'node:assert/strict';

import { blocks, brief, harbour, publish } from '../support/pages/documents.mjs';
import { fragment, prerendered } from '../support/pages/editions.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

const paragraph = 'The harbour reopened on Monday after eleven years. '.repeat(40);

/** Long enough to be worth all tools. */
const long = brief('A long one', {
  url: 'https://www.harbour.example/long.html',
  body: ['Pier', 'Ferry – first, best & only', 'Sea-front', 'Tide'].flatMap((text, idx) => [
    paragraph,
    { type: 'heading', level: idx === 2 ? 3 : 2, text },
    paragraph,
  ]),
});

const show = async (stage, document = long, attributes = {}) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document), ...attributes }));
  await stage.ready();
};

const tool = (stage, name, id = 'it') => stage.part('tools', id).getByRole('button', { name });

/** The size of the letters of a paragraph, in pixels. */
const size = (stage, id = 'it') =>
  stage.page.evaluate((id) => parseFloat(getComputedStyle(document.getElementById(id).shadowRoot.querySelector('.paragraph')).fontSize), id);

const focused = (stage) => stage.page.evaluate(() => document.querySelector('#it').shadowRoot.activeElement?.textContent);

/** How an article comes to be on screen before the program, which then never comes. */
const EARLY = { prerendered, fragment };

for (const [edition, make] of Object.entries(EARLY)) {
  pageTest(`${edition}: time and contents are there before the program, and lead to the headings`, async (stage) => {
    stage.cdn.hold(WASM);
    await stage.open(make(stage, long));
    await stage.heard('ready');
    assert.equal(await stage.part('reading-time').textContent(), '11 min read');
    const contents = stage.page.getByRole('group', { name: 'Contents' });
    assert.equal(await contents.getByRole('button').count(), 0, 'it is folded away');
    await contents.getByText('Contents').click();
    assert.deepEqual(await contents.getByRole('button').allTextContents(), ['Pier', 'Ferry – first, best & only', 'Sea-front', 'Tide']);
    await contents.getByRole('button', { name: 'Sea-front' }).click();
    await stage.until('the heading has the focus', () => it.shadowRoot.activeElement?.localName === 'h4');
    assert.equal(await focused(stage), 'Sea-front');
    await stage.page.getByRole('heading', { name: 'Sea-front' }).waitFor();
    const isInView = await stage.page.getByRole('heading', { name: 'Sea-front' }).evaluate((it) => {
      const { top, bottom } = it.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(isInView);
    assert.equal(await stage.page.evaluate(() => location.hash), '', 'the page’s address is its own');
  });
}

pageTest('a heading that is folded away is unfolded by the contents', async (stage) => {
  const body = ['One', 'Two', 'Three'].map((text) => ({ type: 'details', summary: text, body: [{ type: 'heading', text: `In ${text}` }] }));
  await show(stage, brief('Folded', { body }));
  await stage.page.getByText('Contents').click();
  await stage.page.getByRole('button', { name: 'In Two' }).click();
  await stage.page.getByRole('heading', { name: 'In Two' }).waitFor();
  await stage.until('the heading has the focus', () => it.shadowRoot.activeElement?.localName === 'h3');
  assert.equal(await stage.page.getByRole('heading', { name: 'In One' }).isVisible(), false);
});

for (const width of [320, 412, 768, 1280]) {
  for (const [name, change] of Object.entries({
    English: {},
    German: { language: 'de' },
    Russian: { language: 'ru' },
    Japanese: { language: 'ja' },
    'of a long body': { body: [...long.body, ...long.body, ...long.body] },
    'with HTML': { body: [paragraph, { type: 'html', html: '<h2>One</h2><p>x</p><h2>Two</h2><p>y</p><h3>Three</h3>' }] },
  })) {
    const options = { viewport: { width, height: 900 } };
    pageTest(`nothing moves when tools come into an article, ${name}, at ${width} px`, options, async (stage) => {
      await stage.page.addInitScript(() => {
        const getVoices = () => ['en', 'de', 'ru', 'ja'].map((lang) => ({ lang, localService: true }));
        const value = Object.assign(new EventTarget(), { getVoices, cancel() {} });
        Object.defineProperty(window, 'speechSynthesis', { value });
      });
      const release = stage.cdn.hold(WASM);
      await stage.open(snippet({ id: 'it', src: publish(stage.publisher, { ...long, ...change }), style: 'display: block; min-height: 2000px' }));
      await stage.heard('ready');
      const places = () =>
        stage.page.evaluate(() =>
          ['.tools', '.contents', '.body', '.paragraph', '.heading'].map((it) => {
            const box = document.querySelector('#it').shadowRoot.querySelector(it)?.getBoundingClientRect();
            return `${it} ${box && [box.x, box.y, box.width].map(Math.round)}`;
          }),
        );
      await stage.settle();
      const before = await places();
      release();
      await stage.ready();
      await stage.part('tools').locator('[data-tool=listen]').waitFor();
      await stage.settle();
      // A block of HTML has no first words.
      const after = (await places()).filter((_, idx) => !before[idx].endsWith('undefined'));
      assert.deepEqual(after, before.filter((it) => !it.endsWith('undefined')));
      assert.deepEqual(await stage.shifts(), []);
    });
  }
}

pageTest('the text is made larger and smaller in all widgets of the page, also in those that come later', async (stage) => {
  await stage.open(
    snippet({ id: 'it', src: publish(stage.publisher, long) }) +
      snippet({ id: 'other', loading: 'eager', src: publish(stage.publisher, harbour, '/articles/other.json') }),
  );
  await stage.ready({ count: 2 });
  assert.equal(await size(stage), 18);
  await tool(stage, 'Larger text').click();
  assert.equal(await size(stage), 20.7);
  assert.equal(await size(stage, 'other'), 20.7);
  assert.equal(await stage.page.evaluate(() => it.shadowRoot.querySelector('[role=status]').textContent), '115 %');
  await tool(stage, 'Smaller text', 'other').click();
  await tool(stage, 'Smaller text', 'other').click();
  assert.equal(await size(stage), 15.3);
  await stage.page.evaluate(() => {
    const widget = document.createElement('article-widget');
    Object.assign(widget, { id: 'third', loading: 'eager', article: it.article });
    document.querySelector('main').prepend(widget);
  });
  await stage.ready({ id: 'third' });
  await stage.until('it has the size', () => getComputedStyle(third.shadowRoot.querySelector('.widget')).fontSize === '15.3px');
  assert.equal(await size(stage, 'third'), 15.3);
});

pageTest('the text becomes twice as large at most, by the keyboard alone, and keeps the focus there', async (stage) => {
  await show(stage);
  const larger = tool(stage, 'Larger text');
  await larger.focus();
  for (let n = 0; n < 8; n++) await stage.page.keyboard.press('Enter');
  await stage.settle();
  assert.equal(await size(stage), 36);
  assert.equal(await larger.getAttribute('aria-disabled'), 'true');
  assert.equal(await larger.evaluate((it) => it === it.getRootNode().activeElement), true);
  assert.equal(await tool(stage, 'Smaller text').getAttribute('aria-disabled'), null);
});

pageTest('a page that sets the size itself is multiplied', async (stage) => {
  await stage.open(snippet({ id: 'it', style: '--article-size: 20px', src: publish(stage.publisher, long) }));
  await stage.ready();
  await tool(stage, 'Larger text').click();
  assert.equal(await size(stage), 23);
});

pageTest('tools work under a policy that forbids inline styles, and store nothing', async (stage) => {
  const policy = `default-src 'none'; script-src ${stage.cdn.at()} 'wasm-unsafe-eval'; connect-src ${stage.cdn.at()} ${stage.publisher.at()}`;
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, long) }), { headers: { 'content-security-policy': policy } });
  await stage.ready();
  await tool(stage, 'Larger text').click();
  assert.equal(await size(stage), 20.7);
  assert.deepEqual(await stage.page.evaluate(() => [window.violations, localStorage.length, document.cookie]), [[], 0, '']);
});

pageTest('a heading’s button copies the address of the original with the words to scroll to', async (stage) => {
  await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await show(stage);
  const read = () => stage.page.evaluate(() => navigator.clipboard.readText());
  const button = (name) => stage.page.locator('.headed', { has: stage.page.getByRole('heading', { name }) }).getByRole('button');
  await stage.page.getByRole('heading', { name: 'Pier' }).hover();
  await button('Pier').click();
  await stage.page.getByText('Copied').first().waitFor();
  assert.equal(await read(), `${long.url}#:~:text=Pier`);
  await button('Ferry').focus();
  assert.equal(await button('Ferry').evaluate((it) => getComputedStyle(it.parentNode).opacity), '1', 'what has the focus is seen');
  await stage.page.keyboard.press('Enter');
  await stage.page.getByText('Copied').nth(2).waitFor();
  assert.equal(await read(), `${long.url}#:~:text=Ferry%20%E2%80%93%20first%2C%20best%20%26%20only`);
  assert.deepEqual(await stage.events('share'), [], 'the share bar was not used');
});

pageTest('headings of an article without an address have no button', async (stage) => {
  await show(stage, { ...long, url: undefined });
  assert.equal(await stage.page.locator('.headed').getByRole('button').count(), 0);
});

pageTest('a bar shows how far one has come, by the style alone', async (stage) => {
  stage.cdn.hold(WASM);
  await stage.open(prerendered(stage, long));
  await stage.heard('ready');
  const bar = (fraction) =>
    stage.page.evaluate(async (fraction) => {
      scrollTo(0, document.documentElement.scrollHeight * fraction);
      for (let n = 0; n < 2; n++) await new Promise((done) => requestAnimationFrame(done));
      const article = it.shadowRoot.querySelector('.article');
      const { scale, position, outlineWidth } = getComputedStyle(article, '::before');
      return { scale: scale === 'none' ? 1 : parseFloat(scale), position, outlineWidth };
    }, fraction);
  assert.deepEqual(await bar(0), { scale: 0, position: 'sticky', outlineWidth: '2px' });
  const { scale } = await bar(0.4);
  assert.ok(scale > 0.2 && scale < 0.7, `${scale}`);
  assert.equal((await bar(1)).scale, 1);
});

pageTest('no-tools leaves out the row, the contents, the buttons of headings and the bar, at once', async (stage) => {
  await show(stage);
  const count = () =>
    stage.page.evaluate(() => {
      const { shadowRoot } = document.querySelector('#it');
      const { content } = getComputedStyle(shadowRoot.querySelector('.article'), '::before');
      return [...shadowRoot.querySelectorAll('.tools, .contents, .place')].length + Number(content !== 'none');
    });
  assert.ok((await count()) > 3);
  await stage.page.evaluate(() => (it.noTools = true));
  await stage.settle();
  assert.equal(await count(), 0);
});

pageTest('the note of a number is shown beside it, closed by Escape, and leads to all notes', async (stage) => {
  stage.cdn.hold(WASM);
  await stage.open(prerendered(stage, blocks));
  await stage.heard('ready');
  const number = stage.page.getByRole('button', { name: 'Note 1', exact: true }).first();
  const dialog = stage.page.getByRole('dialog', { name: 'Note 1' });
  await number.click();
  await dialog.waitFor();
  assert.match(await dialog.textContent(), /140 m long/);
  assert.equal(await dialog.evaluate((it) => it === it.getRootNode().activeElement), true);
  const [box, own] = await Promise.all([dialog.boundingBox(), number.boundingBox()]);
  assert.ok(Math.abs(box.y - own.y - own.height) < 20 || Math.abs(own.y - box.y - box.height) < 20, 'it is beside the number');
  await stage.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await number.evaluate((it) => it === it.getRootNode().activeElement), true, 'the focus is back');
  await number.click();
  await stage.page.getByRole('heading', { name: 'A page of a stranger' }).click();
  await dialog.waitFor({ state: 'detached' });
  await number.click();
  await dialog.getByRole('button', { name: /Notes/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await stage.until('the note has the focus', () => it.shadowRoot.activeElement?.localName === 'li');
});
