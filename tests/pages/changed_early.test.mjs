/** Pages that want something else before the program came. */

import assert from 'node:assert/strict';

import { fragment, prerendered } from '../support/pages/editions.mjs';
import { brief, harbour, publish } from '../support/pages/documents.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { FALLBACK, snippet } from '../support/pages/html.mjs';
import { json, status } from '../support/pages/server.mjs';

const dynamic = (stage, document) => snippet({ id: 'it', src: publish(stage.publisher, document) });

/** Where `publish` puts a document. */
const PATH = '/articles/article.json';

/** Another article, which has first words, and one that has none. */
const OTHERS = { 'with first words': brief('Another'), 'without first words': { ...brief('Another'), rights: {} } };

/** Opens a page with the article on screen, and the program held back. */
const early = async (stage, make) => {
  const release = stage.cdn.hold(WASM);
  await stage.open(make(stage, harbour));
  await stage.heard('ready');
  return release;
};

for (const [edition, make] of Object.entries({ prerendered, fragment, dynamic })) {
  for (const [name, other] of Object.entries(OTHERS)) {
    pageTest(`${edition}: another article ${name} takes the place of the first, and is told of as one update`, async (stage) => {
      const release = await early(stage, make);
      const url = stage.publisher.serve('/other.json', json(other));
      // Not before the widget has begun to load.
      await stage.page.locator('#it').hover();
      await stage.cdn.asked(WASM);
      await stage.page.evaluate((url) => (it.src = url), url);
      await stage.publisher.asked('/other.json');
      assert.equal(await stage.page.getByText(FALLBACK).isVisible(), false);
      release();
      await stage.heard('update');
      await stage.ready();
      await stage.settle();
      assert.equal(await stage.part('headline').textContent(), 'Another');
      assert.equal((await stage.events('update')).length, 1);
      assert.equal((await stage.events('ready')).length, 1);
    });
  }

  pageTest(`${edition}: a reload before the program came brings the newest version, told of as one update`, async (stage) => {
    const release = await early(stage, make);
    await stage.page.locator('#it').hover();
    await stage.cdn.asked(WASM);
    await stage.publisher.asked(PATH);
    publish(stage.publisher, { ...harbour, headline: 'Corrected' });
    await stage.page.evaluate(() => it.reload());
    await stage.publisher.asked(PATH, 2);
    release();
    await stage.heard('update');
    await stage.ready();
    await stage.settle();
    assert.equal(await stage.part('headline').textContent(), 'Corrected');
    assert.equal((await stage.events('update')).length, 1);
    assert.equal((await stage.events('ready')).length, 1);
    assert.equal(stage.publisher.count(PATH), 2);
  });

  pageTest(`${edition}: another article that does not come takes the first with it`, async (stage) => {
    stage.expectConsole(/status of 404/);
    const release = await early(stage, make);
    await stage.page.locator('#it').hover();
    await stage.cdn.asked(WASM);
    await stage.page.evaluate((url) => (it.src = url), stage.publisher.serve('/other.json', status(404)));
    release();
    const [{ detail }] = await stage.heard('error');
    assert.equal(detail.kind, 'status');
    await stage.part('notice').waitFor();
    assert.equal(await stage.part('headline').count(), 0);
    assert.equal(await stage.page.getByText(FALLBACK).isVisible(), true);
  });

  pageTest(`${edition}: an element that is removed before the program came stays asleep, and goes on when it is put back`, async (stage) => {
    const release = await early(stage, make);
    await stage.page.locator('#it').hover();
    await stage.cdn.asked(WASM);
    await stage.page.evaluate(() => {
      window.element = it;
      element.remove();
    });
    // Another widget tells when the program is there.
    const other = snippet({ id: 'other', src: stage.publisher.serve('/other.json', json(brief('Another'))) });
    await stage.page.evaluate((other) => {
      document.querySelector('main').append(new DOMParser().parseFromString(other, 'text/html').body.firstChild);
    }, other);
    release();
    await stage.ready({ id: 'other' });
    const clock = () => stage.page.evaluate(() => element.shadowRoot.querySelector('.clock').textContent);
    assert.equal(await clock(), '');
    await stage.page.evaluate(() => document.querySelector('main').append(element));
    await stage.ready({ id: 'it' });
    await stage.part('clock', 'it').getByText(/\d/).waitFor();
    assert.equal((await stage.events('ready', 'it')).length, 1);
  });
}

pageTest('a reload of one widget before the program came brings it the newest version, whoever else shows the first', async (stage) => {
  const release = stage.cdn.hold(WASM);
  const src = publish(stage.publisher, harbour);
  await stage.open(snippet({ id: 'other', src, layout: 'card' }) + snippet({ id: 'it', src, loading: 'eager' }));
  await stage.heard('ready', { count: 2 });
  publish(stage.publisher, { ...harbour, headline: 'Corrected' });
  await stage.page.evaluate(() => it.reload());
  // In the first words already.
  await stage.part('headline', 'it').getByText('Corrected').waitFor();
  release();
  await stage.ready({ count: 2 });
  await stage.settle();
  assert.equal(await stage.part('headline', 'it').textContent(), 'Corrected');
  assert.equal((await stage.events('update', 'it')).length, 1);
  assert.equal(stage.publisher.count(PATH), 2);
});

pageTest('a reload before the program came that brings the same version, or none, changes nothing', async (stage) => {
  stage.expectConsole(/status of 500/);
  const release = await early(stage, dynamic);
  await stage.page.evaluate(() => (window.before = it.shadowRoot.querySelector('h2')));
  await stage.page.evaluate(() => it.reload());
  await stage.publisher.asked(PATH, 2);
  stage.publisher.serve(PATH, status(500));
  await stage.page.evaluate(() => it.reload());
  await stage.publisher.asked(PATH, 3);
  await stage.settle();
  assert.equal(await stage.page.evaluate(() => before === it.shadowRoot.querySelector('h2')), true);
  release();
  await stage.heard('error');
  assert.equal(await stage.part('headline').textContent(), harbour.headline);
  assert.deepEqual(await stage.events('update'), []);
});

pageTest('a reload while an older request is on its way asks anew, also with the program', async (stage) => {
  await stage.open(dynamic(stage, harbour));
  await stage.ready();
  let answerFirst;
  stage.publisher.serve(PATH, (response) => (answerFirst = () => json(harbour)(response)));
  await stage.page.evaluate(() => it.reload());
  await stage.publisher.asked(PATH, 2);
  publish(stage.publisher, { ...harbour, headline: 'Corrected' });
  await stage.page.evaluate(() => it.reload());
  // The browser may keep the one request waiting for the other.
  answerFirst();
  await stage.publisher.asked(PATH, 3);
  await stage.heard('update');
  assert.equal(await stage.part('headline').textContent(), 'Corrected');
});

pageTest('without WebAssembly, a reload brings the first words of the newest version', async (stage) => {
  await stage.page.addInitScript(() => delete window.WebAssembly);
  await stage.open(dynamic(stage, harbour));
  await stage.heard('error');
  publish(stage.publisher, { ...harbour, headline: 'Corrected' });
  await stage.page.evaluate(() => it.reload());
  await stage.heard('error', { count: 2 });
  assert.equal(await stage.part('headline').textContent(), 'Corrected');
  assert.equal(await stage.page.getByText(FALLBACK).isVisible(), true);
});

pageTest('without WebAssembly, an article that is set takes the place of a prerendered one', async (stage) => {
  await stage.page.addInitScript(() => delete window.WebAssembly);
  await stage.open(prerendered(stage, harbour));
  await stage.heard('error');
  await stage.page.evaluate((article) => (it.article = article), brief('Given'));
  await stage.heard('update');
  assert.equal(await stage.part('headline').textContent(), 'Given');
});

for (const [name, attributes] of Object.entries({ 'of the same shape': {}, 'that is rendered afresh': { lang: 'pt' } })) {
  pageTest(`the focus stays on its link in a rendering ${name}`, async (stage) => {
    const release = stage.cdn.hold(WASM);
    await stage.open(prerendered(stage, harbour, attributes));
    await stage.heard('ready');
    await stage.page.locator('#it [data-share="x"]').focus();
    release();
    await stage.ready();
    await stage.settle();
    assert.equal(await stage.page.evaluate(() => it.shadowRoot.activeElement?.dataset.share), 'x');
  });
}

pageTest('a prerendered article stays when its JSON fails and a page takes the element out and puts it back', async (stage) => {
  stage.expectConsole(/status of 500/);
  const src = publish(stage.publisher, harbour);
  const body = prerendered(stage, harbour, { src });
  stage.publisher.serve(new URL(src).pathname, status(500));
  await stage.open(body);
  await stage.heard('error');
  await stage.page.evaluate(async () => {
    const element = it;
    element.remove();
    await new Promise((done) => setTimeout(done));
    document.querySelector('main').append(element);
  });
  assert.equal(await stage.part('headline').isVisible(), true);
});

pageTest('a prerendered root that has lost its stamp is shown, and rendered afresh', async (stage) => {
  const release = stage.cdn.hold(WASM);
  await stage.open(prerendered(stage, harbour, { change: (it) => it.replace(/ data-stamp="[^"]+"/, '') }));
  await stage.heard('ready');
  assert.equal(await stage.part('headline').isVisible(), true);
  release();
  await stage.ready();
  assert.equal(await stage.part('headline').textContent(), harbour.headline);
});
