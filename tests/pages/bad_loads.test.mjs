/**
 * What can keep the widget itself from coming: a program that is not served, not the one that it should
 * be, or not allowed; a browser without WebAssembly; servers that never answer; no address at all.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { brief, harbour, publish } from '../support/pages/documents.mjs';
import { DIST, GLUE, WASM, pageTest } from '../support/pages/harness.mjs';
import { FALLBACK, snippet } from '../support/pages/html.mjs';
import { answer, html, json, silence, stalled, status } from '../support/pages/server.mjs';

/** Of these, no first words are shown without the program: see first_words.test.mjs for what is when it fails. */
const unspoken = (document) => ({ ...document, rights: {} });

const TEXT = JSON.stringify(unspoken(harbour));

const wasm = readFileSync(join(DIST, WASM));
const ofType = (type) => ({ type });

/** What the browser itself writes into the console. */
const statusLine = /^error: Failed to load resource: the server responded with a status of 404/;
const digestLine = /^error: Failed to find a valid digest in the 'integrity' attribute .*article-widget-/;
const refusedLine = /^error: Fetch API cannot load .*article-widget-.*\.wasm\. SRI's integrity checks failed/;
const policyLines = [
  /^error: Connecting to .* violates the following Content Security Policy directive: "connect-src/,
  /^error: Fetch API cannot load .* it violates the document's Content Security Policy/,
];

/** Faults of the files beside embed.js: these can be gone the next time. */
const FAULTS = {
  'is not there': { path: WASM, answer: status(404), browser: [statusLine, digestLine, refusedLine] },
  'is a page of a captive portal': { path: WASM, answer: html('<p>Please log in'), browser: [digestLine, refusedLine] },
  'is cut': {
    path: WASM,
    answer: answer(wasm.subarray(0, 1000), ofType('application/wasm')),
    browser: [digestLine, refusedLine],
  },
  'has been changed': {
    path: WASM,
    answer: answer(Buffer.concat([wasm, Buffer.from([0])]), ofType('application/wasm')),
    browser: [digestLine, refusedLine],
  },
  'has no glue': { path: GLUE, answer: status(404), browser: [statusLine] },
  'has glue that has been changed': {
    path: GLUE,
    answer: answer('export default () => {};', ofType('text/javascript')),
    browser: [digestLine],
  },
  'has glue of the wrong type': {
    path: GLUE,
    answer: answer(readFileSync(join(DIST, GLUE)), ofType('text/plain')),
    browser: [/MIME type/],
  },
};

/** Both widgets of the page keep their links and tell of a failure of this kind. */
const assertFailed = async (stage, kind, advice) => {
  const errors = await stage.heard('error', { count: 2 });
  assert.deepEqual(
    errors.map((it) => it.detail.kind),
    [kind, kind],
  );
  assert.match(errors[0].detail.advice, advice);
  assert.match(errors[0].detail.message, /^\S.*[^.]$/);
  assert.equal(await stage.page.getByText(FALLBACK).locator('visible=true').count(), 2);
  assert.equal(await stage.part('notice').count(), 2);
  assert.equal(await stage.part('article').count(), 0);
  return errors[0].detail;
};

const two = (stage, attributes = {}) => {
  const src = publish(stage.publisher, unspoken(harbour));
  return snippet({ id: 'one', src, ...attributes }) + snippet({ id: 'two', src, ...attributes });
};

for (const [name, { path, answer, browser }] of Object.entries(FAULTS)) {
  pageTest(`a program that ${name} leaves the links and a way to try again`, async (stage) => {
    stage.expectConsole(...browser);
    stage.cdn.serve(path, answer);
    await stage.open(two(stage));
    const { retryable } = await assertFailed(stage, 'load', /beside embed\.js.*Access-Control-Allow-Origin: \*/);
    assert.equal(retryable, true);
    stage.cdn.unserve(path);
    for (const id of ['one', 'two']) {
      await stage.part('notice', id).getByRole('button', { name: 'Try again' }).click();
      await stage.ready({ id });
      assert.equal(await stage.part('headline', id).textContent(), harbour.headline);
    }
    assert.equal(await stage.part('notice').count(), 0);
  });
}

pageTest('a program that is not there is explained on the page and in the console with debug', async (stage) => {
  stage.expectConsole(
    statusLine,
    digestLine,
    refusedLine,
    /^warning: article-widget: the widget's program could not be loaded/,
  );
  stage.cdn.serve(WASM, status(404));
  await stage.open(two(stage, { debug: true }));
  const { message, advice } = await assertFailed(stage, 'load', /./);
  const texts = await stage.part('notice').locator('.advice').allTextContents();
  assert.deepEqual(texts, Array(2).fill(`load: ${message}. ${advice}`));
  assert.equal(stage.seen().filter((it) => it.startsWith('warning')).length, 2);
});

pageTest('a program that is served with the wrong type works, and the console stays empty', async (stage) => {
  stage.cdn.serve(WASM, answer(wasm, ofType('application/octet-stream')));
  await stage.open(two(stage));
  await stage.ready({ count: 2 });
});

pageTest('a browser without WebAssembly keeps the links, and is told that nothing is to be mended', async (stage) => {
  await stage.page.addInitScript(() => delete window.WebAssembly);
  await stage.open(two(stage));
  const { retryable } = await assertFailed(stage, 'no-webassembly', /Some readers switch it off/);
  assert.equal(retryable, false);
  assert.equal(await stage.page.getByRole('button').count(), 0);
  assert.equal(stage.cdn.count(WASM), 0);
});

const policy = (stage, { script = "'wasm-unsafe-eval'", connect = [stage.cdn.at(), stage.publisher.at()] }) => ({
  'content-security-policy': `default-src 'none'; script-src ${stage.cdn.at()} ${script}; connect-src ${connect.join(' ')}; img-src ${stage.publisher.at()} ${stage.host.at()}`,
});

pageTest('a policy without wasm-unsafe-eval keeps the links, and the advice names the directive', async (stage) => {
  await stage.open(two(stage), { headers: policy(stage, { script: '' }) });
  const { retryable } = await assertFailed(stage, 'blocked', /'wasm-unsafe-eval'.*script-src/);
  assert.equal(retryable, false);
  assert.deepEqual([...new Set(await stage.page.evaluate(() => violations))], ['script-src wasm-eval']);
});

pageTest('a policy without wasm-unsafe-eval is explained on the page with debug', async (stage) => {
  stage.expectConsole(/^warning: article-widget: .*'wasm-unsafe-eval'/);
  await stage.open(two(stage, { debug: true }), { headers: policy(stage, { script: '' }) });
  await assertFailed(stage, 'blocked', /./);
  assert.match(await stage.part('notice', 'one').textContent(), /Add 'wasm-unsafe-eval' to the directive script-src\./);
});

pageTest(
  'a policy that does not let the program be fetched keeps the links, and the advice names the directive',
  async (stage) => {
    stage.expectConsole(...policyLines);
    await stage.open(two(stage), { headers: policy(stage, { connect: [stage.publisher.at()] }) });
    await assertFailed(stage, 'load', /connect-src/);
  },
);

pageTest(
  'a policy that does not let the article be fetched keeps the links, and the advice names the directive',
  async (stage) => {
    stage.expectConsole(...policyLines);
    await stage.open(two(stage), { headers: policy(stage, { connect: [stage.cdn.at()] }) });
    await assertFailed(stage, 'network', /connect-src/);
  },
);

for (const [name, src] of Object.entries({
  'no src': undefined,
  'an empty src': ' ',
  'a src that is no address': 'https://',
  'a src of another scheme': 'ftp://news.example/paris.json',
  'a src that is data': 'data:application/json,{}',
  'a src that is a script': 'javascript:ran()',
})) {
  pageTest(`${name} is told of, and an address that is set later mends it`, async (stage) => {
    const good = publish(stage.publisher, harbour);
    await stage.open(snippet({ id: 'bad', src }) + snippet({ id: 'good', src: good }));
    const [{ detail }] = await stage.heard('error', { id: 'bad' });
    assert.equal(detail.kind, 'no-source');
    assert.match(detail.advice, /src="…"/);
    assert.equal(detail.retryable, false);
    assert.equal(await stage.page.locator('#bad').getByText(FALLBACK).isVisible(), true);
    await stage.ready({ id: 'good' });
    await stage.page.evaluate((src) => (document.querySelector('#bad').src = src), good);
    await stage.ready({ id: 'bad' });
    assert.equal(await stage.part('notice').count(), 0);
  });
}

/** Shows a widget, and waits until `path` of the origin is asked for, where no answer comes. */
const showWaiting = async (stage, origin, path, src) => {
  await stage.page.clock.install({ time: 0 });
  await stage.open(snippet({ id: 'it', src }));
  await origin.asked(path);
};

/** Lets time pass until so many seconds after the page was asked for, and stand still there. */
const pass = async (stage, seconds) => {
  await stage.page.clock.pauseAt(seconds * 1000);
  await stage.page.clock.runFor(100);
};

/** The widget has given up, but for the link and a way to try again, which works. */
const assertGivenUp = async (stage) => {
  const [{ detail }] = await stage.heard('error');
  assert.equal(detail.retryable, true);
  assert.equal(await stage.page.getByText(FALLBACK).isVisible(), true);
  stage.publisher.serve('/slow.json', json(brief('Back again')));
  stage.cdn.unserve(WASM);
  stage.cdn.unserve(GLUE);
  await stage.page.getByRole('button', { name: 'Try again' }).click();
  await stage.ready();
  assert.equal(await stage.part('headline').textContent(), 'Back again');
  return detail;
};

pageTest('a publisher who never answers is not waited for longer than 15 seconds', async (stage) => {
  await showWaiting(stage, stage.publisher, '/slow.json', stage.publisher.serve('/slow.json', silence));
  await pass(stage, 14);
  assert.deepEqual(await stage.events('error'), []);
  await pass(stage, 25);
  const { kind, advice } = await assertGivenUp(stage);
  assert.equal(kind, 'timeout');
  assert.match(advice, /cache|CDN/);
});

pageTest('an answer that stops in the middle is asked for once more, and then not waited for', async (stage) => {
  await showWaiting(stage, stage.publisher, '/slow.json', stage.publisher.serve('/slow.json', stalled(TEXT)));
  await pass(stage, 25);
  await stage.publisher.asked('/slow.json', 2);
  assert.deepEqual(await stage.events('error'), []);
  await pass(stage, 41);
  const { kind } = await assertGivenUp(stage);
  assert.equal(kind, 'timeout');
});

for (const [name, path] of Object.entries({ program: WASM, glue: GLUE })) {
  pageTest(`a ${name} that never comes is not waited for longer than a minute`, async (stage) => {
    stage.cdn.serve(path, silence);
    await showWaiting(stage, stage.cdn, path, stage.publisher.serve('/slow.json', json(unspoken(brief('Back again')))));
    await pass(stage, 58);
    assert.deepEqual(await stage.events('error'), []);
    await pass(stage, 70);
    const { kind } = await assertGivenUp(stage);
    assert.equal(kind, 'load');
  });
}
