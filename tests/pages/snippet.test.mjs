/** What `article-widget snippet` prints, pasted into a page. */

import assert from 'node:assert/strict';
import path from 'node:path';

import { command, prerender } from '../support/pages/command.mjs';
import { harbour, publish } from '../support/pages/documents.mjs';
import { DIST, GLUE, WASM, pageTest } from '../support/pages/harness.mjs';
import { FALLBACK, hostPage } from '../support/pages/html.mjs';
import { html } from '../support/pages/server.mjs';

/** The snippet of an edition, for what the stage's servers hold. */
const pasted = (stage, edition) => {
  const src = publish(stage.publisher, harbour);
  const prerendered = stage.publisher.serve('/articles/article.html', html(prerender(harbour, src)));
  const args = ['snippet', '-', '--edition', edition, '--src', src, '--script', stage.embed];
  args.push('--release', path.join(DIST, 'release.json'));
  if (edition === 'fragment') args.push('--prerendered', prerendered);
  return command(args, JSON.stringify(harbour));
};

for (const edition of ['dynamic', 'fragment', 'prerendered']) {
  for (const width of [412, 1280]) {
    pageTest(`${edition}: as pasted, all comes once, and nothing moves at ${width} px`, { viewport: { width, height: 915 } }, async (stage) => {
      const lines = `<p>Before</p>${pasted(stage, edition)}<p>After</p>`;
      await stage.openPage(hostPage({ body: lines }));
      const [{ detail }] = await stage.ready();
      assert.equal(detail.edition, edition);
      assert.equal(await stage.part('headline').textContent(), harbour.headline);
      await stage.settle();
      assert.deepEqual(await stage.shifts(), []);
      for (const file of ['/embed.js', GLUE, WASM]) assert.equal(stage.cdn.count(file), 1, file);
      assert.equal(stage.publisher.count('/articles/article.json'), 1);
      assert.equal(stage.publisher.count('/articles/article.html'), edition === 'fragment' ? 1 : 0);
    });
  }
}

pageTest('the snippet’s link is what there is without scripts', { javaScriptEnabled: false }, async (stage) => {
  await stage.openPage(hostPage({ body: pasted(stage, 'dynamic') }));
  const link = stage.page.getByRole('link', { name: `${harbour.headline} — ${harbour.site.name}` });
  assert.equal(await link.isVisible(), true);
  assert.equal(await link.getAttribute('href'), harbour.url);
  assert.equal(await stage.page.getByText(FALLBACK).count(), 0);
});

pageTest('an embed.js that is not the one of the snippet does not run', async (stage) => {
  stage.expectConsole(/Failed to find a valid digest in the 'integrity' attribute/);
  const lines = pasted(stage, 'prerendered');
  stage.cdn.serve('/embed.js', html('window.ran = true'));
  await stage.openPage(hostPage({ body: lines }));
  await stage.settle();
  assert.equal(await stage.page.evaluate(() => window.ran), undefined);
  assert.equal(await stage.part('headline').isVisible(), true);
});
