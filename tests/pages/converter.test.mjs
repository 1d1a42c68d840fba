/** Documents that the second program turns into Article JSON: those of other formats, and those that hold HTML. */

import assert from 'node:assert/strict';

import { brief, harbour, publish } from '../support/pages/documents.mjs';
import { CONVERTER, CONVERTER_GLUE, WASM, pageTest } from '../support/pages/harness.mjs';
import { FALLBACK, snippet } from '../support/pages/html.mjs';
import { json, status } from '../support/pages/server.mjs';

const post = (headline) => ({
  id: 7,
  link: 'https://www.harbour.example/post.html',
  title: { rendered: headline },
  content: { rendered: `<p>What there is to say about: ${headline}</p><p><em>And</em> <a href="more.html">more</a>.</p>` },
});

const texts = (stage) => stage.part('body').locator('.paragraph').allTextContents();

const n_converted = ({ cdn }) => [cdn.count(CONVERTER_GLUE), cdn.count(CONVERTER)];

pageTest('readers of Article JSON do not load it', async (stage) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, harbour) }));
  await stage.ready();
  await stage.settle();
  assert.deepEqual(n_converted(stage), [0, 0]);
});

pageTest('a post of WordPress is shown by it, in first words before the program and then by the tree', async (stage) => {
  const release = stage.cdn.hold(WASM);
  await stage.open(snippet({ id: 'it', src: stage.publisher.serve('/it.json', json(post('A Post'))) }));
  const [{ detail }] = await stage.heard('ready');
  assert.equal(detail.edition, 'dynamic');
  assert.equal(await stage.part('headline').textContent(), 'A Post');
  const expected = ['What there is to say about: A Post', 'And more.'];
  assert.deepEqual(await texts(stage), expected);
  assert.equal(await stage.part('body').locator('a').count(), 0);
  release();
  await stage.part('body').locator('a').waitFor();
  assert.deepEqual(await texts(stage), expected);
  const link = await stage.part('body').locator('a').getAttribute('href');
  assert.equal(link, 'https://www.harbour.example/more.html');
  await stage.settle();
  assert.deepEqual(n_converted(stage), [1, 1]);
  assert.equal(stage.publisher.count('/it.json'), 1);
  assert.equal((await stage.events('ready')).length, 1);
  assert.equal((await stage.events('update')).length, 0);
});

pageTest('it is loaded once for all widgets of a page', async (stage) => {
  const sources = ['one', 'two', 'three'].map((name) => stage.publisher.serve(`/${name}.json`, json(post(name))));
  await stage.open(sources.map((src, idx) => snippet({ id: `it${idx}`, src })).join(''));
  await stage.heard('ready', 3);
  await stage.settle();
  assert.deepEqual(n_converted(stage), [1, 1]);
});

pageTest('of several articles the one that the address means is in the first words and in the tree', async (stage) => {
  const release = stage.cdn.hold(WASM);
  const src = stage.publisher.serve('/list.json', json([post('First'), post('Second')]));
  await stage.open(snippet({ id: 'it', src: `${src}#1` }));
  await stage.heard('ready');
  assert.equal(await stage.part('headline').textContent(), 'Second');
  release();
  await stage.part('body').locator('a').waitFor();
  assert.equal(await stage.part('headline').textContent(), 'Second');
  assert.equal((await stage.events('update')).length, 0);
});

pageTest('a block of HTML in Article JSON is shown by it, and what stands before it in the first words', async (stage) => {
  const release = stage.cdn.hold(CONVERTER);
  const body = ['Before it.', { type: 'html', html: '<p>Within <b>it</b>.</p><h2>And on</h2>' }, 'After it.'];
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, brief('Mixed', { body })) }));
  await stage.heard('ready');
  assert.deepEqual(await texts(stage), ['Before it.']);
  release();
  await stage.part('body').locator('.heading').waitFor();
  assert.deepEqual(await texts(stage), ['Before it.', 'Within it.', 'After it.']);
});

pageTest('what is wrong in a document of another format is told with debug, at its place', async (stage) => {
  const document = { ...post('A Post'), content: { rendered: '<p><a href="/a">Words</a></p><button>Press</button>' } };
  stage.expectConsole(/^warning: article-widget: \/content\/rendered: .*button/);
  await stage.open(snippet({ id: 'it', debug: true, src: stage.publisher.serve('/it.json', json(document)) }));
  await stage.part('body').locator('a').waitFor();
});

pageTest('a document that is known to hold no article is refused by name', async (stage) => {
  const document = { code: 'rest_post_invalid_id', message: 'Invalid post ID.', data: { status: 404 } };
  await stage.open(snippet({ id: 'it', src: stage.publisher.serve('/it.json', json(document)) }));
  const [{ detail }] = await stage.heard('error');
  assert.equal(detail.kind, 'not-an-article');
  assert.equal(detail.message, 'the document is an error of WordPress, not a post');
  assert.match(detail.advice, /REST API/);
  assert.equal(detail.retryable, false);
});

pageTest('where it does not come, the link stays, the reason is told, and another try finds it', async (stage) => {
  stage.expectConsole(/status of 404/, /valid digest in the 'integrity'/, /SRI's integrity checks failed/);
  stage.cdn.serve(CONVERTER, status(404));
  await stage.open(snippet({ id: 'it', src: stage.publisher.serve('/it.json', json(post('A Post'))) }));
  const [{ detail }] = await stage.heard('error');
  assert.equal(detail.kind, 'load');
  assert.match(detail.advice, /^Serve converter-\w+\.js as text\/javascript and converter-\w+\.wasm, beside embed\.js/);
  assert.equal(detail.retryable, true);
  assert.equal(await stage.page.getByText(FALLBACK).isVisible(), true);
  stage.cdn.unserve(CONVERTER);
  await stage.part('retry').click();
  await stage.ready();
  assert.equal(await stage.part('headline').textContent(), 'A Post');
});
