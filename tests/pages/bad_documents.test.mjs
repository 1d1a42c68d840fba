/**
 * Answers that are no article. Each test has two widgets: the one that gets the bad answer keeps its
 * link, says what is the matter to the reader and to the page, and offers to try again where that can
 * help; the other one does not notice.
 */

import assert from 'node:assert/strict';

import { brief, harbour, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { FALLBACK, snippet } from '../support/pages/html.mjs';
import { answer, cutOff, html, json, status } from '../support/pages/server.mjs';

const TEXT = JSON.stringify(harbour);

/** What the browser itself writes into the console. */
const statusLine = (code) =>
  new RegExp(`^error: Failed to load resource: the server responded with a status of ${code} .*bad\\.json`);
const corsLine = /^error: Access to fetch at .*bad\.json' from origin .* has been blocked by CORS policy/;
const failedLine = /^error: Failed to load resource: net::ERR_\w+ .*bad\.json/;

const busy = (code) => ({
  answer: status(code),
  kind: 'status',
  advice: /log of the server/,
  retries: true,
  browser: [statusLine(code)],
});
const absent = (code) => ({
  answer: status(code),
  kind: 'status',
  advice: /address in `src`/,
  browser: [statusLine(code)],
});
const closed = (code) => ({
  answer: status(code),
  kind: 'status',
  advice: /to everybody/,
  browser: [statusLine(code)],
});
const notJson = (text, advice = /JSON library/) => ({ answer: answer(text), kind: 'not-json', advice, retries: true });
const noArticle = (document, advice) => ({ answer: json(document), kind: 'not-an-article', advice });

const BAD = {
  'status 404': absent(404),
  'status 410': absent(410),
  'status 403': closed(403),
  'status 429': busy(429),
  'status 500': busy(500),
  'status 503': busy(503),
  HTML: { answer: html('<!doctype html><title>Not here</title>'), kind: 'not-json', advice: /web page/, retries: true },
  'a document that is cut': notJson(TEXT.slice(0, TEXT.length / 2)),
  'a body that is empty': notJson(''),
  'a text that is no JSON': notJson('Coalition of 26'),
  'a document nested too deeply': notJson(`${'['.repeat(500)}${']'.repeat(500)}`),
  'a document without a headline': noArticle({ ...harbour, headline: undefined, url: undefined }, /`headline`/),
  'a document with a headline of spaces': noArticle({ headline: '   ' }, /`headline`/),
  'an array': noArticle([harbour], /one object/),
  null: noArticle(null, /one object/),
  'a number': noArticle(7, /one object/),
  'a document of version 2': noArticle({ ...harbour, version: 2, url: undefined }, /"version": 1/),
  'a document of 10 MB': {
    answer: json({ ...harbour, body: [{ type: 'paragraph', text: 'x'.repeat(10 * 1024 * 1024) }] }),
    kind: 'too-large',
    advice: /one article per document/,
  },
  'a connection that breaks': {
    answer: cutOff(TEXT),
    kind: 'network',
    advice: /Access-Control-Allow-Origin/,
    retries: true,
    browser: [failedLine],
  },
  'an answer without CORS': {
    answer: answer(TEXT, { headers: { 'access-control-allow-origin': null } }),
    kind: 'network',
    advice: /Access-Control-Allow-Origin: \*/,
    retries: true,
    browser: [corsLine, failedLine],
  },
};

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Opens a page with a widget that will get this answer and one that is fine, and waits for both. */
const show = async (stage, answer, attributes = {}) => {
  const [good, bad] = [publish(stage.publisher, harbour), stage.publisher.serve('/bad.json', answer)];
  await stage.open(snippet({ id: 'bad', src: bad, ...attributes }) + snippet({ id: 'good', src: good }));
  await stage.ready({ id: 'good' });
  const [{ detail }] = await stage.heard('error', { id: 'bad' });
  return detail;
};

/** The other widget has its article and has heard of nothing. */
const assertUntouched = async (stage) => {
  assert.equal(await stage.part('headline', 'good').textContent(), harbour.headline);
  assert.equal(await stage.part('notice', 'good').count(), 0);
  assert.deepEqual(await stage.events('error', 'good'), []);
  assert.deepEqual(await stage.events('update', 'good'), []);
};

/** The page's own link is on screen, and the article is not. */
const assertFallback = async (stage) => {
  assert.equal(await stage.page.locator('#bad').getByText(FALLBACK).isVisible(), true);
  assert.equal(await stage.part('article', 'bad').count(), 0);
  assert.equal(await stage.part('loading', 'bad').count(), 0);
};

for (const [name, { answer, kind, advice, retries = false, browser = [] }] of Object.entries(BAD)) {
  pageTest(`${name} leaves the link, a message and an event of kind ${kind}`, async (stage) => {
    stage.expectConsole(...browser);
    const detail = await show(stage, answer);
    assert.equal(detail.kind, kind);
    assert.match(detail.message, /^\S.*[^.]$/);
    assert.match(detail.advice, advice);
    assert.equal(detail.retryable, retries);
    await assertFallback(stage);
    const notice = stage.part('notice', 'bad');
    assert.match(await notice.locator('p').first().textContent(), /^The article (could not be loaded|cannot be shown)/);
    assert.doesNotMatch(await notice.textContent(), new RegExp(escaped(detail.advice)));
    await assertUntouched(stage);

    const button = notice.getByRole('button', { name: 'Try again' });
    assert.equal(await button.count(), retries ? 1 : 0);
    stage.publisher.serve('/bad.json', json(brief('Back again')));
    if (retries) await button.click();
    else await stage.page.evaluate(() => document.querySelector('#bad').reload());
    await stage.ready({ id: 'bad' });
    assert.equal(await stage.part('headline', 'bad').textContent(), 'Back again');
    assert.equal(await notice.count(), 0);
    assert.equal(await stage.page.locator('#bad').getByText(FALLBACK).isVisible(), false);
    await assertUntouched(stage);
  });
}

/** The first of each kind: what explains them is the same for all. */
const KINDS = Object.entries(BAD).filter(
  ([, { kind }], idx, all) => all.findIndex(([, it]) => it.kind === kind) === idx,
);

for (const [name, { answer, kind, browser = [] }] of KINDS) {
  pageTest(`${name} is explained on the page and in the console with debug`, async (stage) => {
    stage.expectConsole(...browser, /^warning: article-widget: /);
    const { message, advice } = await show(stage, answer, { debug: true });
    await assertFallback(stage);
    assert.equal(await stage.part('notice', 'bad').locator('.advice').textContent(), `${kind}: ${message}. ${advice}`);
    const warnings = stage.seen().filter((it) => it.startsWith('warning'));
    assert.equal(warnings.length, 1);
    assert.ok(warnings[0].startsWith(`warning: article-widget: ${message}. ${advice}`), warnings[0]);
    await stage.page.evaluate(() => (document.querySelector('#bad').debug = false));
    await stage.settle();
    assert.equal(await stage.part('notice', 'bad').locator('.advice').count(), 0);
  });
}

for (const [name, document] of Object.entries({
  'without a headline': { ...harbour, headline: undefined },
  'of an unknown version': { ...harbour, version: 2 },
})) {
  pageTest(`a document ${name} that tells its address is linked to`, async (stage) => {
    await show(stage, json(document));
    await assertFallback(stage);
    const link = stage.part('notice', 'bad').getByRole('link');
    assert.equal(await link.getAttribute('href'), harbour.url);
  });
}

pageTest('a publisher that is not there leaves the link, and trying again finds one that is', async (stage) => {
  stage.expectConsole(failedLine);
  const src = stage.publisher.at('/bad.json');
  await stage.publisher.close();
  await stage.open(snippet({ id: 'bad', src }));
  const [{ detail }] = await stage.heard('error');
  assert.equal(detail.kind, 'network');
  await assertFallback(stage);
  stage.publisher.serve('/bad.json', json(brief('Back again')));
  await stage.publisher.listen();
  await stage.page.getByRole('button', { name: 'Try again' }).click();
  await stage.ready();
  assert.equal(await stage.part('headline').textContent(), 'Back again');
});

pageTest('a second failure is told as well, and the reader can go on trying', async (stage) => {
  stage.expectConsole(statusLine(503));
  await show(stage, status(503));
  const button = stage.page.getByRole('button', { name: 'Try again' });
  for (const count of [2, 3]) {
    await button.click();
    await stage.heard('error', { id: 'bad', count });
    await button.waitFor();
    await assertFallback(stage);
  }
  assert.equal(stage.publisher.count('/bad.json'), 3);
});

pageTest('the reader hears that another attempt is under way', async (stage) => {
  stage.expectConsole(statusLine(503));
  await show(stage, status(503));
  const release = stage.publisher.hold('/bad.json');
  await stage.page.getByRole('button', { name: 'Try again' }).click();
  await stage.publisher.asked('/bad.json', 2);
  await stage.part('notice', 'bad').getByText('Loading the article').waitFor();
  await assertFallback(stage);
  release();
  await stage.heard('error', { id: 'bad', count: 2 });
});

pageTest('an article that cannot be renewed stays on screen, and trying again renews it', async (stage) => {
  stage.expectConsole(statusLine(503));
  const src = stage.publisher.serve('/bad.json', json(brief('First version')));
  await stage.open(snippet({ id: 'bad', src }));
  await stage.ready();
  stage.publisher.serve('/bad.json', status(503));
  await stage.page.evaluate(() => document.querySelector('#bad').reload());
  await stage.heard('error');
  assert.equal(await stage.part('headline').textContent(), 'First version');
  await stage.part('notice').getByText('This is an earlier one').waitFor();
  stage.publisher.serve('/bad.json', json(brief('Second version')));
  await stage.page.getByRole('button', { name: 'Try again' }).click();
  await stage.heard('update');
  assert.equal(await stage.part('headline').textContent(), 'Second version');
  assert.equal(await stage.part('notice').count(), 0);
});

pageTest('an article is not left on screen under the address of another that fails', async (stage) => {
  stage.expectConsole(statusLine(404));
  await stage.open(snippet({ id: 'bad', src: publish(stage.publisher, harbour) }));
  await stage.ready();
  await stage.page.evaluate((src) => (document.querySelector('#bad').src = src), stage.publisher.at('/bad.json'));
  await stage.heard('error');
  await assertFallback(stage);
});

for (const [name, given] of Object.entries({
  'a text that is no JSON': `'{'`,
  'an object that holds itself': `(() => { const it = { headline: 'x' }; it.self = it; return it; })()`,
  'a function': '() => 1',
  'a number': '7',
})) {
  pageTest(`${name} that is given as the article is told of, and nothing is thrown`, async (stage) => {
    await stage.open(`${snippet({ id: 'bad' })}<script>document.querySelector('#bad').article = ${given};</script>`);
    const [{ detail }] = await stage.heard('error');
    assert.match(detail.kind, /^(not-json|not-an-article|no-source)$/);
    await assertFallback(stage);
  });
}
