/** Sharing a quotation: words of the body are selected, and shared with a link that leads to them. */

import assert from 'node:assert/strict';

import { brief } from '../support/pages/documents.mjs';
import { prerendered } from '../support/pages/editions.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { html, json } from '../support/pages/server.mjs';

const PARAGRAPHS = [
  'Of the old pier nothing is left but a photograph, which hangs in the hall of the harbour office.',
  'The first ferry left at eight. The second left at nine, with a band on board & a dog.',
  'Who missed the first ferry waited, and who had missed the second went home.',
];

const article = (rest = {}) => brief('Größe & Güte', { language: 'en', body: PARAGRAPHS, ...rest });

const show = async (stage, { document = article(), attributes = {} } = {}) => {
  await stage.open(`${snippet({ id: 'it', src: stage.publisher.serve('/first.json', json(document)), ...attributes })}<p id="own">The page’s own words.</p>`);
  await stage.ready();
};

/** Without a dialog of the system's, as on most computers. */
const withoutDialog = (stage) => stage.page.addInitScript(() => delete Navigator.prototype.share);

/** Selects from some words to others, each in a paragraph of the body by its number: first with the mouse, as readers begin. */
const select = async (stage, from, to = from) => {
  if (!stage.hasBegun) await stage.part('body').locator('p').last().dblclick({ position: { x: 20, y: 10 } });
  stage.hasBegun = true;
  await stage.page.evaluate(
    ([[first, words], [last, lastWords]]) => {
      const root = document.querySelector('#it').shadowRoot;
      const textOf = (idx) => root.querySelectorAll('[part~=body] p')[idx].firstChild;
      const selection = root.getSelection?.() ?? getSelection();
      const [start, end] = [textOf(first), textOf(last)];
      const at = end.data.indexOf(lastWords) + lastWords.length;
      selection.setBaseAndExtent(start, start.data.indexOf(words), end, at);
    },
    [from, to],
  );
};

/** Counts how often a selection has come to rest for the widget, which looks at it a quarter of a second later. */
const countRests = (stage) =>
  stage.page.addInitScript(() => {
    window.rests = 0;
    const { setTimeout } = window;
    window.setTimeout = (action, millis, ...rest) => {
      const run = (...given) => {
        action(...given);
        if (millis === 250) window.rests++;
      };
      return setTimeout(typeof action === 'function' ? run : action, millis, ...rest);
    };
  });

/** Does something about the selection, and waits until the widget has looked at it. */
const looked = async (stage, act) => {
  const before = await stage.page.evaluate(() => window.rests);
  await act();
  await stage.until('the widget has looked at the selection', (before) => window.rests > before, before);
  await stage.settle();
};

const bar = (stage) => stage.page.getByRole('toolbar', { name: 'Share quote' });
const button = (stage, name) => bar(stage).getByRole('button', { name, exact: true });

/** What is selected in the widget. */
const selected = (stage) => stage.page.evaluate(() => document.querySelector('#it').shadowRoot.getSelection().toString());

const clipboard = (stage) => stage.page.evaluate(() => navigator.clipboard.readText());

pageTest('selected words are copied with a link to them, and stay selected', async (stage) => {
  await withoutDialog(stage);
  await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await show(stage);
  assert.equal(await bar(stage).count(), 0);
  await select(stage, [1, 'with a band on board & a dog']);
  await button(stage, 'Share quote').click();
  await bar(stage).getByText('Copied', { exact: true }).first().waitFor();
  const url = `${article().url}#:~:text=with%20a%20band%20on%20board%20%26%20a%20dog`;
  assert.equal(await clipboard(stage), `“with a band on board & a dog”\n${url}`);
  assert.equal(await selected(stage), 'with a band on board & a dog');
  const [{ detail }] = await stage.heard('share');
  assert.deepEqual(detail, { network: 'copy', url });
});

pageTest('where the system has a dialog, it gets the words and the link, with the campaign of each', async (stage) => {
  await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await stage.page.addInitScript(() => {
    window.shared = [];
    navigator.share = async (data) => window.shared.push(data);
  });
  await show(stage, { document: article({ url: 'https://www.harbour.example/a?id=1#top', campaign: 'via={network}' }) });
  await select(stage, [0, 'the old pi']);
  await button(stage, 'Share quote').click();
  const link = (target) => `https://www.harbour.example/a?id=1&via=${target}#top:~:text=the%20old%20pier`;
  await stage.until('it is shared', () => window.shared.length);
  assert.deepEqual(await stage.page.evaluate(() => window.shared), [
    { title: 'Größe & Güte', text: '“the old pi”', url: link('native') },
  ]);
  await button(stage, 'Copy link').click();
  await bar(stage).getByText('Copied', { exact: true }).first().waitFor();
  assert.equal(await clipboard(stage), `“the old pi”\n${link('copy')}`);
});

pageTest('a browser that follows the link finds the very words that were selected', async (stage) => {
  await show(stage);
  for (const [from, to, fragment] of [
    [[1, 'The first ferry left'], undefined, 'text=The%20first%20ferry%20left'],
    // The second of these words in the article.
    [[2, 'first ferry'], undefined, 'text=Who%20missed%20the-,first%20ferry,-waited%2C%20and%20who%20had%20missed'],
    [[0, 'a photograph'], [1, 'left at eight.'], 'text=a%20photograph%2C%20which%20hangs,ferry%20left%20at%20eight.'],
  ]) {
    await select(stage, from, to);
    await stage.until(
      `the link has ${fragment}`,
      (it) => document.querySelector('#it').shadowRoot.querySelector('[part~=quote-bar] button')?.dataset.url.endsWith(`#:~:${it}`),
      fragment,
    );
    // The publisher's own page, where browsers mark what the link is about: a print of it says what that is.
    const own = stage.host.serve('/own.html', html(`<style>::target-text { color: red }</style><h1>Größe</h1>${PARAGRAPHS.map((it) => `<p style="margin-top: 2000px">${it.replace('&', '&amp;')}</p>`).join('')}`));
    const page = await stage.context.newPage();
    await page.goto(`${own}#:~:${fragment}`);
    await page.waitForFunction(() => scrollY > 0);
    const place = await page.evaluate((idx) => document.querySelectorAll('p')[idx].getBoundingClientRect().top, from[0]);
    assert.ok(place > 0 && place < 800, `${fragment}: ${place}`);
    await page.close();
  }
});

pageTest('the bar stands under the words, within the widget, and moves nothing', async (stage) => {
  await withoutDialog(stage);
  for (const width of [320, 1280]) {
    await stage.page.setViewportSize({ width, height: 800 });
    await show(stage);
    stage.hasBegun = false;
    const [before, shifts] = [await stage.part('share').boundingBox(), await stage.shifts()];
    for (const words of ['The first', 'a dog.']) {
      await select(stage, [1, words]);
      await stage.until(
        'the bar is about these words',
        (it) => document.querySelector('#it').shadowRoot.querySelector('[part~=quote-bar]')?.dataset.text === `“${it}”`,
        words,
      );
      await stage.settle();
      const [own, outer] = [await bar(stage).boundingBox(), await stage.part('widget').boundingBox()];
      assert.ok(own.x >= outer.x && own.x + own.width <= outer.x + outer.width, `${width}: ${JSON.stringify([own, outer])}`);
    }
    assert.deepEqual(await stage.part('share').boundingBox(), before);
    assert.deepEqual(await stage.shifts(), shifts);
  }
});

pageTest('the keyboard reaches the bar and closes it, and neither focus nor selection is taken', async (stage) => {
  await withoutDialog(stage);
  await show(stage);
  await select(stage, [0, 'nothing is left']);
  await bar(stage).waitFor();
  assert.equal(await stage.page.evaluate(() => document.activeElement === document.body), true);
  await stage.page.keyboard.press('Tab');
  assert.equal(await button(stage, 'Share quote').evaluate((it) => it.getRootNode().activeElement === it), true);
  assert.equal(await selected(stage), 'nothing is left');
  await stage.page.keyboard.press('Escape');
  await bar(stage).waitFor({ state: 'detached' });
  assert.equal(await selected(stage), 'nothing is left');
});

pageTest('the bar goes with the selection, and comes for nothing else than words of the body', async (stage) => {
  await withoutDialog(stage);
  await countRests(stage);
  await show(stage);
  assert.equal(stage.cdn.requests.filter((it) => it.includes('/blocks-')).length, 0, 'who selects nothing loads nothing');
  await select(stage, [0, 'nothing is left']);
  await bar(stage).waitFor();
  await stage.page.evaluate(() => document.querySelector('#it').shadowRoot.getSelection().empty());
  await bar(stage).waitFor({ state: 'detached' });
  for (const pick of [
    () => getSelection().selectAllChildren(document.querySelector('#own')),
    () => {
      const root = document.querySelector('#it').shadowRoot;
      root.getSelection().selectAllChildren(root.querySelector('[part~=headline]'));
    },
  ]) {
    await looked(stage, () => stage.page.evaluate(pick));
    assert.equal(await bar(stage).count(), 0);
  }
});

pageTest('there is no bar without a share bar', async (stage) => {
  await countRests(stage);
  await show(stage, { attributes: { 'no-share': true } });
  await looked(stage, () => select(stage, [0, 'nothing is left']));
  assert.equal(await bar(stage).count(), 0);
});

pageTest('words of an article that was rendered ahead of time are shared before the program, under a strict policy', async (stage) => {
  await withoutDialog(stage);
  stage.cdn.hold(WASM);
  const policy = `default-src 'none'; script-src ${stage.cdn.at()} 'wasm-unsafe-eval'; connect-src ${stage.cdn.at()} ${stage.publisher.at()}; style-src ${stage.cdn.at()}; img-src ${stage.publisher.at()}`;
  stage.expectConsole(/inline style violates the following Content Security Policy directive/);
  await stage.open(prerendered(stage, article()), { headers: { 'content-security-policy': policy } });
  await stage.heard('ready');
  await select(stage, [0, 'nothing is left']);
  await bar(stage).waitFor();
  assert.equal(await bar(stage).evaluate((it) => getComputedStyle(it).position), 'fixed');
});

pageTest('the bar is one stop on the way of the Tab key, and gives the focus back where it closes', async (stage) => {
  await withoutDialog(stage);
  await show(stage);
  await stage.page.evaluate(() => {
    for (const id of ['one', 'two']) document.body.append(Object.assign(document.createElement('button'), { id, textContent: id }));
  });
  await select(stage, [0, 'nothing is left']);
  await bar(stage).waitFor();
  const focused = () => stage.page.evaluate(() => document.activeElement.id);
  await stage.page.keyboard.press('Tab');
  assert.equal(await focused(), 'it');
  await stage.page.keyboard.press('Escape');
  assert.equal(await stage.page.evaluate(() => document.activeElement === document.body), true, 'as before');
  await select(stage, [0, 'is left']);
  await bar(stage).waitFor();
  await stage.page.locator('#one').focus();
  await stage.page.keyboard.press('Tab');
  assert.equal(await focused(), 'two', 'the page keeps its own way');
});

for (const level of [1, 4])
  pageTest(`a heading of the body is a text of its own, with heading-level ${level}`, async (stage) => {
    await withoutDialog(stage);
    await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const document = { ...article(), body: ['Before it stand some words.', { type: 'heading', text: 'The Pier' }, 'After it stand others.'] };
    await show(stage, { document, attributes: { 'heading-level': level } });
    await select(stage, [0, 'some words.'], [1, 'After it']);
    await button(stage, 'Share quote').click();
    await bar(stage).getByText('Copied', { exact: true }).first().waitFor();
    assert.match(await clipboard(stage), /^“some words\.\s+The Pier\s+After it”/);
  });

pageTest('the bar keeps its look when the program comes, and goes with its element', async (stage) => {
  await withoutDialog(stage);
  const release = stage.cdn.hold(WASM);
  await stage.open(prerendered(stage, article()));
  await stage.heard('ready');
  await select(stage, [0, 'nothing is left']);
  await bar(stage).waitFor();
  const look = () => bar(stage).evaluate((it) => getComputedStyle(it).position);
  assert.equal(await look(), 'fixed');
  release();
  await stage.until('the program runs', () => document.querySelector('#it').article);
  await stage.settle();
  if (await bar(stage).count()) assert.equal(await look(), 'fixed');
  const sheets = () => stage.page.evaluate(() => document.querySelector('#it').shadowRoot.adoptedStyleSheets.length);
  assert.equal(await sheets(), 2);
  await stage.page.evaluate(() => {
    window.kept = document.querySelector('#it');
    kept.remove();
  });
  await stage.page.keyboard.press('Escape');
  await stage.until('no bar is left', () => !kept.shadowRoot.querySelector('[part~=quote-bar]'));
});
