/** Answers without an end: what is read of them has a limit, and then they are hung up on. */

import assert from 'node:assert/strict';

import { brief, publish } from '../support/pages/documents.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { endless } from '../support/pages/server.mjs';

/** More than is read, and than may be on its way then; far less than comes in any time that a request has. */
const SOON_BYTES = 64 * 1024 * 1024;

/** Serves an answer without an end; for the page, no time ever runs out. */
const serveEndless = async (stage, beginning) => {
  await stage.page.addInitScript(() => (AbortSignal.timeout = () => new AbortController().signal));
  const { answer, closed } = endless(beginning);
  const url = stage.publisher.serve('/endless', answer);
  return { url, closed };
};

pageTest('a fragment without an end is hung up on and told of, and the article comes all the same', async (stage) => {
  const { url, closed } = await serveEndless(stage, '<div data-stamp="1-1-1">');
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, brief('Brief')), prerendered: url }));
  const [{ detail }] = await stage.heard('error');
  assert.equal(detail.kind, 'prerendered');
  assert.match(detail.message, /only the beginning/);
  assert.ok((await closed) < SOON_BYTES);
  await stage.ready();
  assert.equal(await stage.part('headline').textContent(), 'Brief');
});

pageTest('a document without an end is hung up on, and told of as too large', async (stage) => {
  const { url, closed } = await serveEndless(stage, JSON.stringify(brief('Brief')).slice(0, -1));
  const release = stage.cdn.hold(WASM);
  await stage.open(snippet({ id: 'it', src: url }));
  // Before the program is there.
  assert.ok((await closed) < SOON_BYTES);
  release();
  const [{ detail }] = await stage.heard('error');
  assert.equal(detail.kind, 'too-large');
});

pageTest('a document without an end is hung up on also where no program comes', async (stage) => {
  await stage.page.addInitScript(() => delete window.WebAssembly);
  const { url, closed } = await serveEndless(stage, JSON.stringify(brief('Brief')).slice(0, -1));
  await stage.open(snippet({ id: 'it', src: url }));
  const [{ detail }] = await stage.heard('error');
  assert.equal(detail.kind, 'no-webassembly');
  assert.ok((await closed) < SOON_BYTES);
});
