/** One digest in the snippet covers all that the widget loads: a byte more in any of it, and it does not run. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { command, prerender } from '../support/pages/command.mjs';
import { harbour, publish } from '../support/pages/documents.mjs';
import { BLOCKS, CONVERTER, CONVERTER_GLUE, DIST, GLUE, WASM, pageTest } from '../support/pages/harness.mjs';
import { FALLBACK, hostPage } from '../support/pages/html.mjs';
import { answer, html } from '../support/pages/server.mjs';

/** Without first words, which need no program. */
const PLAIN = { ...harbour, rights: {} };

/** In another format, which the second program reads. */
const FEED = { ...PLAIN, body: [{ type: 'html', html: '<p>From their own system</p>' }] };

/** The snippet as the command prints it, digest and hints and all. */
const pasted = (stage, document, edition) => {
  const src = publish(stage.publisher, document);
  const args = ['snippet', '-', '--edition', edition, '--src', src, '--script', stage.embed, '--release', path.join(DIST, 'release.json')];
  if (edition === 'fragment') {
    args.push('--prerendered', stage.publisher.serve('/articles/article.html', html(prerender(document, src))));
  }
  const lines = command(args, JSON.stringify(document));
  assert.match(lines, /integrity="sha384-[\w+/]{64}"/);
  return lines;
};

const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** A byte more, which changes nothing of what the file does: a line feed in scripts, an empty section in programs. */
const CHANGES = { '.js': '\n', '.wasm': '\0\x01\0' };

/** Serves the file with a byte more, under the name and headers of the right one. */
const change = (stage, file) => {
  const end = path.extname(file);
  const body = Buffer.concat([readFileSync(path.join(DIST, file)), Buffer.from(CHANGES[end])]);
  stage.cdn.serve(file, answer(body, { type: TYPES[end] }));
};

const refused = /^error: (Failed to find a valid digest in the 'integrity' attribute|Fetch API cannot load .*SRI)/;

/** What each file is for, the document that needs it, and the kind of error that tells of its not being the right one. */
const FILES = {
  'the loader': { file: '/embed.js', document: PLAIN },
  'the program’s glue': { file: GLUE, document: PLAIN, kind: 'load' },
  'the program': { file: WASM, document: PLAIN, kind: 'load' },
  'the second program’s glue': { file: CONVERTER_GLUE, document: FEED, kind: 'load' },
  'the second program': { file: CONVERTER, document: FEED, kind: 'load' },
};

for (const [name, { file, document, kind }] of Object.entries(FILES)) {
  pageTest(`a byte more in ${name} is refused, and readers keep the link`, async (stage) => {
    stage.expectConsole(refused);
    change(stage, file);
    const answered = stage.page.waitForEvent('requestfinished', (it) => it.url().startsWith(stage.cdn.at(file)));
    await stage.openPage(hostPage({ body: pasted(stage, document, 'dynamic') }));
    await answered;
    if (kind) {
      const [{ detail }] = await stage.heard('error');
      assert.equal(detail.kind, kind);
      assert.match(detail.advice, /beside embed\.js/);
    } else {
      await stage.settle();
      assert.equal(await stage.page.evaluate(() => customElements.get('article-widget')), undefined);
    }
    const link = stage.page.getByRole('link', { name: harbour.headline });
    assert.equal(await link.first().isVisible(), true);
    assert.equal(await stage.part('article').count(), 0);
  });

  if (document === FEED) continue;
  for (const edition of ['fragment', 'prerendered']) {
    // A fragment is the loader's to show.
    if (!kind && edition === 'fragment') continue;
    pageTest(`${edition}: a byte more in ${name} is refused, and readers keep the article`, async (stage) => {
      stage.expectConsole(refused);
      change(stage, file);
      const answered = stage.page.waitForEvent('requestfinished', (it) => it.url().startsWith(stage.cdn.at(file)));
      await stage.openPage(hostPage({ body: pasted(stage, document, edition) }));
      await answered;
      if (kind) assert.equal((await stage.heard('error'))[0].detail.kind, kind);
      await stage.settle();
      assert.equal(await stage.part('headline').textContent(), harbour.headline);
      assert.equal(await stage.part('body').evaluate((it) => it.querySelectorAll('p').length), 17);
    });
  }
}

pageTest('a byte more in the script of clicks is refused, and all else works', async (stage) => {
  stage.expectConsole(refused);
  change(stage, BLOCKS);
  await stage.openPage(hostPage({ body: pasted(stage, harbour, 'dynamic') }));
  await stage.ready();
  await stage.part('body').locator('p').nth(2).selectText();
  await stage.page.evaluate(() => document.querySelector('article-widget').shadowRoot.dispatchEvent(new Event('selectstart', { bubbles: true })));
  await stage.cdn.asked(BLOCKS);
  await stage.settle();
  assert.equal(await stage.part('quote-bar').count(), 0);
  assert.equal(await stage.part('headline').textContent(), harbour.headline);
  assert.equal(await stage.page.getByText(FALLBACK).count(), 0);
});

pageTest('these tests can fail: without a digest, a loader with a byte more runs', async (stage) => {
  change(stage, '/embed.js');
  const lines = pasted(stage, PLAIN, 'dynamic').replaceAll(/ integrity="[^"]*"/g, '');
  await stage.openPage(hostPage({ body: lines }));
  await stage.ready();
});
