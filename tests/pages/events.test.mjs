/** What a page hears of its widgets. */

import assert from 'node:assert/strict';

import { brief, harbour, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { json, status } from '../support/pages/server.mjs';

const show = async (stage, document = harbour) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document) }));
  await stage.ready();
};

const isCount = (value) => Number.isInteger(value) && value >= 0;

pageTest('ready comes once, with the edition and the time it took', async (stage) => {
  const src = stage.publisher.serve('/slow.json', json(brief('Slow')));
  const release = stage.publisher.hold('/slow.json');
  await stage.open(snippet({ id: 'it', src }));
  await stage.publisher.asked('/slow.json');
  const waited = 120;
  const asked = await stage.page.evaluate(() => performance.now());
  await stage.until('the answer is late', ([asked, waited]) => performance.now() - asked > waited, [asked, waited]);
  release();
  const [{ detail }] = await stage.ready();
  assert.deepEqual(Object.keys(detail), ['edition', 'milliseconds']);
  assert.equal(detail.edition, 'dynamic');
  const passed = await stage.page.evaluate(() => performance.now());
  assert.ok(
    isCount(detail.milliseconds) && detail.milliseconds >= waited && detail.milliseconds <= passed,
    detail.milliseconds,
  );
});

pageTest('ready means that the article is on screen', async (stage) => {
  await stage.page.addInitScript(() =>
    addEventListener('article-widget-ready', ({ target }) => {
      const headline = target.shadowRoot.querySelector('[part~=headline]');
      window.seen = [headline.textContent, headline.checkVisibility(), target.querySelector('a').checkVisibility()];
    }),
  );
  await show(stage);
  assert.deepEqual(await stage.page.evaluate(() => window.seen), [harbour.headline, true, false]);
});

pageTest('update comes after a reload that brings another document, and not after one that does not', async (stage) => {
  await show(stage);
  const reload = () => stage.page.evaluate(() => document.querySelector('#it').reload());
  for (const [nth, headline] of ['Corrected', 'Corrected again'].entries()) {
    const answered = stage.page.waitForEvent('requestfinished', (it) => it.url().endsWith('article.json'));
    await reload();
    await answered;
    await stage.settle();
    assert.equal((await stage.events('update')).length, nth);
    publish(stage.publisher, { ...harbour, headline });
    await reload();
    assert.equal((await stage.heard('update', { count: nth + 1 })).length, nth + 1);
    assert.equal(await stage.part('headline').textContent(), headline);
  }
  assert.equal((await stage.events('ready')).length, 1);
});

const depths = async (stage, count) => (await stage.heard('read', { count })).map((it) => it.detail.depth);

pageTest(
  'read comes at each quarter of the body, in order and once, as the reader scrolls',
  { viewport: { width: 800, height: 400 } },
  async (stage) => {
    await show(stage);
    assert.deepEqual(await stage.events('read'), []);
    const { top, height } = await stage.part('body').evaluate((it) => {
      const { top, height } = it.getBoundingClientRect();
      return { top: top + scrollY, height };
    });
    for (const count of [1, 2, 3, 4]) {
      // Just short of the mark, then just past it.
      const bottom = (offset) =>
        stage.page.evaluate((it) => scrollTo(0, it - innerHeight), top + (height * count) / 4 + offset);
      await bottom(-20);
      await stage.settle();
      assert.equal((await stage.events('read')).length, count - 1);
      await bottom(20);
      assert.deepEqual(await depths(stage, count), [25, 50, 75, 100].slice(0, count));
    }
    await stage.page.evaluate(() => scrollTo(0, 0));
    await stage.settle();
    await stage.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await stage.settle();
    const reads = await stage.events('read');
    assert.equal(reads.length, 4);
    const times = reads.map((it) => it.detail.milliseconds);
    assert.ok(times.every(isCount), times);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
    assert.deepEqual(Object.keys(reads[0].detail), ['depth', 'milliseconds']);
  },
);

for (const [where, below] of Object.entries({
  'to the end': '',
  'far past the article': '<div style="height: 3000px">Long</div>',
})) {
  pageTest(
    `read comes in order for a reader who jumps ${where}`,
    { viewport: { width: 800, height: 400 } },
    async (stage) => {
      await stage.open(snippet({ id: 'it', src: publish(stage.publisher, harbour) }) + below);
      await stage.ready();
      await stage.settle();
      await stage.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      assert.deepEqual(await depths(stage, 4), [25, 50, 75, 100]);
    },
  );
}

pageTest('read comes in order for an article that fits on the screen', async (stage) => {
  await show(stage, brief('Short'));
  assert.deepEqual(await depths(stage, 4), [25, 50, 75, 100]);
});

pageTest(
  'the time of reading stands still while the page is hidden',
  { viewport: { width: 800, height: 400 } },
  async (stage) => {
    await stage.page.clock.install();
    await show(stage);
    await stage.page.clock.pauseAt(Date.now() + 60_000);
    const end = (it) =>
      it.evaluate((body) =>
        scrollTo(0, body.getBoundingClientRect().top + scrollY + body.offsetHeight / 4 - innerHeight + 20),
      );
    await stage.turn('hidden');
    const before = await stage.page.evaluate(() => performance.now());
    await stage.page.clock.runFor(30_000);
    await stage.turn('visible');
    await stage.page.clock.runFor(2_000);
    await end(stage.part('body'));
    const [{ detail }] = await stage.heard('read');
    assert.ok(detail.milliseconds >= 2_000 && detail.milliseconds <= before + 2_000, detail.milliseconds);
  },
);

pageTest(
  'all events have the fields that are promised, bubble, and leave the shadow roots that the widget is in',
  async (stage) => {
    stage.expectConsole(/status of 404 .*none\.json/);
    await stage.page.addInitScript(() => document.addEventListener('click', (event) => event.preventDefault()));
    await stage.open('<div id="shell"></div>');
    const sources = [publish(stage.publisher, harbour), stage.publisher.at('/none.json')];
    await stage.page.evaluate(([good, bad]) => {
      const root = document.querySelector('#shell').attachShadow({ mode: 'open' });
      root.innerHTML = `<article-widget src="${good}"></article-widget><article-widget src="${bad}"></article-widget>`;
    }, sources);
    await stage.ready();
    await stage.heard('error');
    await stage.part('share-link').getByText('Email').click();
    await stage.part('body').evaluate((it) => it.scrollIntoView({ block: 'end' }));
    await stage.heard('read');
    publish(stage.publisher, { ...harbour, headline: 'Corrected' });
    await stage.page.evaluate(() =>
      document.querySelector('#shell').shadowRoot.querySelector('article-widget').reload(),
    );
    await stage.heard('update');
    const heard = await stage.page.evaluate(() => heard);
    assert.deepEqual([...new Set(heard.map((it) => it.name))].toSorted(), [
      'article-widget-error',
      'article-widget-read',
      'article-widget-ready',
      'article-widget-share',
      'article-widget-update',
    ]);
    const fields = {
      ready: ['edition', 'milliseconds'],
      update: [],
      share: ['network', 'url'],
      read: ['depth', 'milliseconds'],
      error: ['kind', 'message', 'advice', 'retryable'],
    };
    for (const { name, id, detail, bubbles, cancelable, composed } of heard) {
      assert.deepEqual(
        { name, id, bubbles, cancelable, composed },
        { name, id: 'shell', bubbles: true, cancelable: false, composed: true },
      );
      assert.deepEqual(Object.keys(detail), fields[name.replace('article-widget-', '')], name);
    }
  },
);

pageTest('error tells the kind, what happened, what to do, and whether trying again helps', async (stage) => {
  stage.expectConsole(/status of 503 .*busy\.json/);
  await stage.open(snippet({ id: 'it', src: stage.publisher.serve('/busy.json', status(503)) }));
  const [{ detail }] = await stage.heard('error');
  assert.deepEqual(Object.keys(detail), ['kind', 'message', 'advice', 'retryable']);
  assert.equal(detail.kind, 'status');
  assert.match(detail.message, /503/);
  assert.match(detail.advice, /^[A-Z].*\.$/);
  assert.equal(detail.retryable, true);
});
