/** Articles that were rendered ahead of time: on screen without scripts, and taken over by the program. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { prerender } from '../support/pages/command.mjs';
import { fragment, prerendered } from '../support/pages/editions.mjs';
import { everything, harbour, plain, publish, seed } from '../support/pages/documents.mjs';
import { PROJECT, WASM, pageTest } from '../support/pages/harness.mjs';
import { FALLBACK, hostPage, script, snippet } from '../support/pages/html.mjs';
import { json } from '../support/pages/server.mjs';

const EDITIONS = { prerendered, fragment };

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4"/>';

const FIXTURES = path.join(PROJECT, 'tests/fixtures/article_json');
const fixtures = readdirSync(FIXTURES).filter((it) => !it.startsWith('err_'));

/** Runs in the page: what is in a widget, without what is other from moment to moment, and with each text in one piece. */
const inside = (id) => {
  const copy = document.getElementById(id).shadowRoot.querySelector('.widget').cloneNode(true);
  for (const clock of copy.querySelectorAll('.clock')) clock.replaceChildren();
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.remove();
  copy.normalize();
  return copy.outerHTML;
};

for (const [edition, make] of Object.entries(EDITIONS)) {
  for (const name of fixtures) {
    pageTest(`${edition}: ${name} is hydrated to what is rendered afresh, and its nodes stay`, async (stage) => {
      // Pictures of the fixtures are nobody's.
      await stage.context.route(/\.example\//, (route) => route.fulfill({ contentType: 'image/svg+xml', body: DRAWING }));
      stage.allowStrangers(/\.example\//);
      const document = JSON.parse(readFileSync(path.join(FIXTURES, name, 'input.json'), 'utf8'));
      const src = stage.publisher.serve('/articles/article.json', json(document));
      const release = stage.cdn.hold(WASM);
      await stage.open(make(stage, document, { src }) + snippet({ id: 'afresh', src, loading: 'eager' }));
      await stage.heard('ready', { id: 'it' });
      // Nothing of it was left out on the way into the page.
      const isWhole = (html) => {
        const { body } = new DOMParser().parseFromString(html, 'text/html');
        return body.querySelector('.widget').isEqualNode(it.shadowRoot.querySelector('.widget'));
      };
      assert.equal(await stage.page.evaluate(isWhole, prerender(document, src)), true);
      const nodes = () => [...it.shadowRoot.querySelectorAll('.widget, .widget :is(h2, p, li, figure, img, a, button, span)')];
      await stage.page.evaluate(`window.before = (${nodes})()`);
      release();
      const [{ detail }] = await stage.ready({ id: 'it' });
      assert.equal(detail.edition, edition);
      await stage.ready({ id: 'afresh' });
      await stage.settle();
      assert.equal(await stage.page.evaluate(inside, 'it'), await stage.page.evaluate(inside, 'afresh'));
      const kept = await stage.page.evaluate(`(${nodes})().filter((it) => window.before.includes(it)).length`);
      assert.equal(kept, await stage.page.evaluate('window.before.length'));
      assert.deepEqual(await stage.events('update'), []);
      assert.deepEqual(await stage.events('error'), []);
    });
  }

  pageTest(`${edition}: focus and selection stay when the program takes over`, async (stage) => {
    const release = stage.cdn.hold(WASM);
    await stage.open(make(stage, harbour));
    await stage.heard('ready');
    const link = stage.page.locator('#it a[data-share="x"]');
    await link.focus();
    await stage.part('body').locator('.paragraph').nth(1).selectText();
    const selected = () => stage.page.evaluate(() => getSelection().toString());
    const before = await selected();
    assert.equal(before.length > 50, true);
    release();
    await stage.ready();
    assert.equal(await selected(), before);
    assert.equal(await link.evaluate((it) => it === it.getRootNode().activeElement), true);
  });

  pageTest(`${edition}: JSON that is newer takes the place of what is on screen, and the page is told`, async (stage) => {
    const newer = { ...harbour, headline: 'Corrected' };
    const src = publish(stage.publisher, newer);
    await stage.open(make(stage, newer, { src, made: harbour }));
    await stage.heard('update');
    assert.equal(await stage.part('headline').textContent(), 'Corrected');
    const article = await stage.page.evaluate(() => it.article);
    assert.equal(article.headline, 'Corrected');
  });

  pageTest(`${edition}: the page’s options count before the program and after`, async (stage) => {
    const release = stage.cdn.hold(WASM);
    await stage.open(make(stage, everything, { 'no-masthead': true, 'no-share': true, 'no-analytics': true }));
    await stage.heard('ready');
    const visible = async () => {
      const seen = await Promise.all(['masthead', 'share', 'analytics', 'body'].map((it) => stage.part(it).isVisible()));
      return seen.join();
    };
    assert.equal(await visible(), 'false,false,false,true');
    release();
    await stage.ready();
    assert.equal(await visible(), 'false,false,false,true');
    assert.equal(await stage.part('share').count(), 0);
    assert.deepEqual(await stage.events('update'), []);
  });

  pageTest(`${edition}: without WebAssembly, share and copy work`, { permissions: ['clipboard-read', 'clipboard-write'] }, async (stage) => {
    await stage.page.addInitScript(() => delete window.WebAssembly);
    await stage.open(make(stage, harbour));
    const [{ detail }] = await stage.heard('error');
    assert.equal(detail.kind, 'no-webassembly');
    await stage.page.getByRole('button', { name: 'Copy link' }).click();
    const [{ detail: copied }] = await stage.heard('share');
    assert.deepEqual(copied, { network: 'copy', url: harbour.url });
    await stage.page.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await stage.page.locator('#it [role=status]').textContent(), 'Copied');
    assert.equal(await stage.page.evaluate(() => navigator.clipboard.readText()), harbour.url);
    const href = await stage.page.locator('#it .share [data-share="facebook"]').getAttribute('href');
    assert.match(href, /^https:\/\/www\.facebook\.com\/sharer/);
    await stage.page.evaluate(() => it.shadowRoot.querySelector('[data-share="x"]').addEventListener('click', (event) => event.preventDefault()));
    await stage.page.getByRole('link', { name: 'X', exact: true }).click();
    assert.equal((await stage.heard('share', { count: 2 }))[1].detail.network, 'x');
    assert.equal(await stage.part('notice').count(), 0);
  });

  for (const width of [320, 412, 1280]) {
    pageTest(`${edition}: nothing moves, from the first paint to the program, at ${width} px`, { viewport: { width, height: 900 } }, async (stage) => {
      const room = edition === 'fragment' ? { style: 'display: block; min-height: 2000px' } : {};
      await stage.open(make(stage, everything, room));
      await stage.ready();
      await stage.settle();
      assert.deepEqual(await stage.shifts(), []);
    });
  }
}

pageTest('with scripts off, the prerendered article is all there', { javaScriptEnabled: false }, async (stage) => {
  for (const document of [harbour, seed()].filter(Boolean)) {
    await stage.openPage(hostPage({ body: prerendered(stage, document) + script(stage.embed) }));
    assert.equal(await stage.part('headline').textContent(), document.headline);
    assert.equal(await stage.part('headline').isVisible(), true);
    const paragraphs = await stage.part('body').locator('.paragraph').allTextContents();
    assert.deepEqual(paragraphs, document.body.filter((it) => it.type === 'paragraph').map((it) => plain(it.text)));
    assert.match(await stage.part('figure').locator('figcaption').textContent(), new RegExp(`${document.image.title}.*Photo`));
    assert.equal(await stage.page.locator('#it .share a').count(), document.share.length);
    assert.equal(await stage.page.getByText(FALLBACK).isVisible(), false);
  }
});

pageTest('under a policy that forbids styles in the page, the script brings them', async (stage) => {
  stage.expectConsole(/inline style violates the following Content Security Policy directive/);
  stage.cdn.hold(WASM);
  const own = `${stage.cdn.at()} ${stage.publisher.at()}`;
  const policy = `default-src 'none'; script-src ${stage.cdn.at()} 'wasm-unsafe-eval'; connect-src ${own}; img-src ${own} ${stage.host.at()}`;
  await stage.open(prerendered(stage, harbour), { headers: { 'content-security-policy': policy } });
  await stage.heard('ready');
  assert.equal(await stage.part('standfirst').or(stage.part('section')).first().evaluate((it) => getComputedStyle(it).fontWeight), '700');
});

/** What stands in the place of the document's state on real pages. */
const STATES = {
  'a form of that name': '<form name="readyState"></form>',
  'a value that never changes': '<script>Object.defineProperty(document, "readyState", { value: "loading" })</script>',
};

for (const [name, markup] of Object.entries(STATES)) {
  pageTest(`a script that comes late takes over on a page where the document’s state is ${name}`, async (stage) => {
    await stage.openPage(hostPage({ body: markup + prerendered(stage, harbour) }));
    await stage.page.evaluate((url) => import(url), stage.embed);
    await stage.ready();
    await stage.part('clock').getByText(/\d/).waitFor();
  });
}

for (const [edition, make] of Object.entries(EDITIONS)) {
  pageTest(`${edition}: two widgets with the same article are both hydrated, after one request`, async (stage) => {
    const release = stage.cdn.hold(WASM);
    const src = publish(stage.publisher, harbour);
    const two = ['one', 'two'].map((id) => make(stage, harbour, { id, src, loading: 'eager' }));
    await stage.open(two.join(''));
    await stage.heard('ready', { count: 2 });
    const nodes = () => [one, two].map(({ shadowRoot }) => [...shadowRoot.querySelectorAll('.widget, .widget :is(h2, p, li, img, a, button)')]);
    await stage.page.evaluate(`window.before = (${nodes})()`);
    release();
    await stage.ready({ count: 2 });
    await stage.settle();
    const kept = await stage.page.evaluate(`(${nodes})().map((all, idx) => all.filter((it) => before[idx].includes(it)).length)`);
    assert.deepEqual(kept, await stage.page.evaluate('before.map((it) => it.length)'));
    assert.equal(stage.publisher.count(new URL(src).pathname), 1);
    assert.deepEqual(await stage.events('update'), []);
    assert.deepEqual(await stage.events('error'), []);
  });
}

pageTest('an element that is removed and put back is not hydrated a second time', async (stage) => {
  await stage.open(prerendered(stage, harbour));
  await stage.ready();
  await stage.page.evaluate(async () => {
    const element = it;
    element.remove();
    await new Promise((done) => setTimeout(done));
    document.querySelector('main').append(element);
  });
  await stage.heard('ready', { count: 2 });
  await stage.ready({ count: 2 });
  assert.equal(await stage.part('headline').textContent(), harbour.headline);
});

pageTest('a prerendered element that is removed before the program came keeps its article', async (stage) => {
  const release = stage.cdn.hold(WASM);
  await stage.open(prerendered(stage, harbour));
  await stage.heard('ready');
  await stage.page.evaluate(async () => {
    const element = it;
    element.remove();
    await new Promise((done) => setTimeout(done));
    document.querySelector('main').append(element);
  });
  assert.equal(await stage.part('headline').isVisible(), true);
  release();
  await stage.ready();
  assert.equal((await stage.events('ready')).length, 1);
});
