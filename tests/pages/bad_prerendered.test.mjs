/**
 * Renderings that are not what they should be, and programs that do not come: the reader keeps a
 * readable article and working links, and the owner is told what to do.
 */

import assert from 'node:assert/strict';

import { fragment, prerendered } from '../support/pages/editions.mjs';
import { brief, harbour, publish } from '../support/pages/documents.mjs';
import { GLUE, WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { answer, html, json, status } from '../support/pages/server.mjs';

const LINES = harbour.body.filter((it) => it.type === 'paragraph').map((it) => it.text);

/** The whole article is there to be read, and its links lead somewhere. */
const assertReadable = async (stage) => {
  assert.equal(await stage.part('headline').textContent(), harbour.headline);
  assert.deepEqual(await stage.part('body').locator('.paragraph').allTextContents(), LINES);
  assert.equal(await stage.part('headline').isVisible(), true);
  assert.equal(await stage.page.locator('#it .share a').count(), harbour.share.length);
};

/** Fragments that are refused: the article is fetched and rendered then. */
const REFUSED = {
  'is cut': { change: (it) => it.slice(0, it.length * 0.6), fault: /only the beginning/ },
  'is empty': { change: () => '', fault: /has status 200|no rendering/ },
  'is nested too deeply': { change: (it) => it.replace('</h2>', `</h2>${'<div>'.repeat(300)}${'</div>'.repeat(300)}`), fault: /no rendering/ },
  'is not well nested': { change: (it) => it.replace('</h2>', '</h2></b><div></b></div>'), fault: /no rendering/ },
  'is another page': { change: () => '<!doctype html><p>Please log in</p></div>', fault: /no rendering/ },
};

for (const [name, { change, fault }] of Object.entries(REFUSED)) {
  pageTest(`a fragment that ${name} is told of, and the article comes all the same`, async (stage) => {
    await stage.open(fragment(stage, harbour, { change }));
    const [{ detail }] = await stage.heard('error');
    assert.equal(detail.kind, 'prerendered');
    assert.match(detail.message, fault);
    assert.match(detail.advice, /article-widget prerender/);
    const [{ detail: ready }] = await stage.ready();
    assert.equal(ready.edition, 'dynamic');
    await assertReadable(stage);
  });
}

pageTest('a fragment that is not there is told of, and the article comes all the same', async (stage) => {
  stage.expectConsole(/status of 404/);
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, harbour), prerendered: stage.publisher.at('/none.html') }));
  const [{ detail }] = await stage.heard('error');
  assert.match(detail.message, /status 404/);
  await stage.ready();
  await assertReadable(stage);
});

pageTest('a fragment whose server does not let the page read it is told of with what to send', async (stage) => {
  stage.expectConsole(/blocked by CORS policy/, /net::ERR_FAILED/, /^warning: article-widget: the fragment does not come/);
  const file = stage.publisher.serve('/closed.html', html('<div data-stamp></div>', { 'access-control-allow-origin': null }));
  await stage.open(snippet({ id: 'it', debug: true, src: publish(stage.publisher, harbour), prerendered: file }));
  const [{ detail }] = await stage.heard('error');
  assert.match(detail.advice, /Access-Control-Allow-Origin: \*/);
  await stage.ready();
  await assertReadable(stage);
});

pageTest('a fragment from a foreign origin is never asked for', async (stage) => {
  const file = stage.host.serve('/foreign.html', html('<div data-stamp><h2 class="headline">Forged</h2></div>'));
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, harbour), prerendered: file }));
  const [{ detail }] = await stage.heard('error');
  assert.match(detail.message, /not from the host/);
  await stage.ready();
  assert.equal(stage.host.count('/foreign.html'), 0);
  await assertReadable(stage);
});

pageTest('a fragment that is redirected to a foreign origin is not shown', async (stage) => {
  stage.host.serve('/foreign.html', html('<div data-stamp><h2 class="headline">Forged</h2></div>'));
  const file = stage.publisher.serve('/moved.html', status(302, { location: stage.host.at('/foreign.html') }));
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, harbour), prerendered: file }));
  await stage.heard('error');
  await stage.ready();
  await assertReadable(stage);
});

pageTest('a fragment beside embed.js is shown as well', async (stage) => {
  const made = [];
  fragment(stage, harbour, { change: (it) => (made.push(it), it) });
  const file = stage.cdn.serve('/article.html', html(made[0]));
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, harbour), prerendered: file }));
  const [{ detail }] = await stage.ready();
  assert.equal(detail.edition, 'fragment');
});

/** What runs nothing, wherever it stands. */
const HOSTILE =
  '<script>ran = 1</script><img src="/none.svg" onerror="ran = 2"><svg onload="ran = 3"><script>ran = 4</script>' +
  '<a href="javascript:ran = 5"><text>x</text></a></svg><a id="trap" href=" java\tscript:ran = 6">trap</a>' +
  '<iframe srcdoc="<script>parent.ran = 7</script>"></iframe><object data="javascript:ran = 8"></object>' +
  '<style>* { display: none !important }</style><details open ontoggle="ran = 9">x</details>' +
  '<form action="javascript:ran = 10"><button>x</button></form><a href="&#1;javascript:ran = 11">y</a>' +
  '<p ontransitionrun="ran = 12" onfullscreenchange="ran = 13">z</p>';

for (const [name, withoutSanitizer] of Object.entries({ 'the browser’s sanitizer': false, 'no sanitizer': true })) {
  pageTest(`with ${name}, a script in a fragment does not run, and the article is replaced by a clean one`, async (stage) => {
    stage.expectConsole(/status of 404/);
    if (withoutSanitizer) await stage.page.addInitScript(() => delete Element.prototype.setHTML);
    const release = stage.cdn.hold(WASM);
    await stage.open(fragment(stage, harbour, { change: (it) => it.replace('</article>', `${HOSTILE}</article>`) }));
    const [{ detail }] = await stage.heard('ready');
    assert.equal(detail.edition, 'fragment');
    await assertReadable(stage);
    const kinds = await stage.page.evaluate(() => {
      const root = it.shadowRoot;
      for (const link of root.querySelectorAll('a[href]')) {
        if (/script/i.test(link.href)) link.click();
      }
      return ['script', 'iframe', 'object', 'style', '[onerror]', '[onload]', '[ontoggle]', '[ontransitionrun]', '[srcdoc]', '[href*="script:"]'].filter((it) => root.querySelector(it));
    });
    assert.deepEqual(kinds, []);
    release();
    await stage.ready();
    await stage.settle();
    assert.equal(await stage.page.evaluate(() => window.ran), undefined);
    assert.equal(await stage.page.locator('#it #trap').count(), 0);
    assert.deepEqual(await stage.events('update'), []);
  });

  pageTest(`with ${name}, a fragment is hydrated`, async (stage) => {
    if (withoutSanitizer) await stage.page.addInitScript(() => delete Element.prototype.setHTML);
    const release = stage.cdn.hold(WASM);
    await stage.open(fragment(stage, harbour));
    await stage.heard('ready');
    await stage.page.evaluate(() => (window.before = it.shadowRoot.querySelector('h2')));
    release();
    await stage.ready();
    assert.equal(await stage.page.evaluate(() => window.before === it.shadowRoot.querySelector('h2')), true);
  });
}

const EDITIONS = { prerendered, fragment };

/** Renderings that are shown, but cannot be hydrated. */
const REPLACED = {
  'of another build': { change: (it) => it.replace(/data-stamp="\w+-/, 'data-stamp="1-'), update: 0 },
  'of another article': { made: brief('Another'), update: 1 },
  'with a stamp that is none': { change: (it) => it.replace(/data-stamp="[^"]+"/, 'data-stamp="?"'), update: 1 },
  'with an element too many': { change: (it) => it.replace('</h2>', '</h2><p>An advertisement</p>'), update: 0 },
  'with an element too few': { change: (it) => it.replace(/<p class="section"[^]*?<\/p>/, ''), update: 0 },
};

for (const [edition, make] of Object.entries(EDITIONS)) {
  for (const [name, { update, ...options }] of Object.entries(REPLACED)) {
    pageTest(`${edition}: a rendering ${name} is replaced by a fresh one`, async (stage) => {
      await stage.open(make(stage, harbour, options));
      const [{ detail }] = await stage.ready();
      assert.equal(detail.edition, edition);
      await assertReadable(stage);
      await stage.settle();
      assert.equal((await stage.events('update')).length, update);
      assert.equal(await stage.page.getByText('advertisement').count(), 0);
      assert.deepEqual(await stage.events('error'), []);
    });
  }

  pageTest(`${edition}: what a page has changed within is rendered afresh`, async (stage) => {
    const release = stage.cdn.hold(WASM);
    await stage.open(make(stage, harbour));
    await stage.heard('ready');
    await stage.page.evaluate(() => {
      const { shadowRoot } = it;
      // As translators do, and as blockers do.
      for (const paragraph of shadowRoot.querySelectorAll('.paragraph')) {
        const font = document.createElement('font');
        font.append(...paragraph.childNodes);
        paragraph.append(font);
      }
      shadowRoot.querySelector('.social').remove();
    });
    release();
    await stage.ready();
    await assertReadable(stage);
    assert.equal(await stage.page.locator('#it font').count(), 0);
    assert.equal(await stage.part('social').count(), 1);
  });

  pageTest(`${edition}: texts that a page has added or taken away break nothing`, async (stage) => {
    const release = stage.cdn.hold(WASM);
    await stage.open(make(stage, harbour));
    await stage.heard('ready');
    await stage.page.evaluate(() => {
      const { shadowRoot } = it;
      for (const element of shadowRoot.querySelectorAll('article, header, p, h2, ul, figure')) {
        element.prepend('added');
        element.append('added');
        element.firstElementChild?.after('added');
      }
      shadowRoot.querySelector('.paragraph').replaceChildren();
      window.before = shadowRoot.querySelector('h2');
    });
    release();
    await stage.ready();
    await stage.settle();
    assert.equal(await stage.page.evaluate(() => window.before === it.shadowRoot.querySelector('h2')), true);
    await assertReadable(stage);
    assert.equal(await stage.page.locator('#it').getByText('added').count(), 0);
  });

  /** Programs that do not come. */
  const LOST = {
    'no WebAssembly': { kind: 'no-webassembly', prepare: ({ page }) => page.addInitScript(() => delete window.WebAssembly) },
    'a wasm that is not there': {
      kind: 'load',
      prepare: ({ cdn }) => cdn.serve(WASM, status(404)),
      messages: [/status of 404/, /valid digest/, /SRI/],
    },
    'a glue of the wrong type': {
      kind: 'load',
      prepare: ({ cdn }) => cdn.serve(GLUE, answer('export default 1', { type: 'text/plain' })),
      messages: [/MIME type|valid digest/],
    },
    'a wasm that is cut': {
      kind: 'load',
      prepare: ({ cdn }) => cdn.serve(WASM, answer(Buffer.from([0, 97, 115, 109]), { type: 'application/wasm' })),
      messages: [/valid digest/, /SRI/],
    },
    'a policy without wasm-unsafe-eval': {
      kind: 'blocked',
      prepare: () => {},
      headers: (stage) => ({
        'content-security-policy': `script-src ${stage.cdn.at()}; connect-src ${stage.cdn.at()} ${stage.publisher.at()}`,
      }),
    },
  };

  for (const [name, { kind, prepare, messages = [], headers }] of Object.entries(LOST)) {
    pageTest(`${edition}: with ${name}, the article stays, and debug says what to do`, async (stage) => {
      stage.expectConsole(/^warning: article-widget: /, ...messages);
      await prepare(stage);
      await stage.open(make(stage, harbour, { debug: true }), { headers: headers?.(stage) });
      const [{ detail }] = await stage.heard('error');
      assert.equal(detail.kind, kind);
      await assertReadable(stage);
      assert.match(await stage.part('notice').textContent(), new RegExp(`^${kind}: `));
      await stage.page.locator('#it .share').getByRole('button', { name: 'Copy link' }).click();
      await stage.heard('share');
    });
  }

  pageTest(`${edition}: JSON that does not come leaves the article, and the page is told`, async (stage) => {
    stage.expectConsole(/status of 500/, /^warning: article-widget: the server answered with status 500/);
    const src = publish(stage.publisher, harbour);
    const body = make(stage, harbour, { src, debug: true });
    stage.publisher.serve(new URL(src).pathname, status(500));
    await stage.open(body);
    const [{ detail }] = await stage.heard('error');
    assert.equal(detail.kind, 'status');
    await assertReadable(stage);
    // Once it is there again, a reload takes over.
    stage.publisher.serve(new URL(src).pathname, json(harbour));
    await stage.page.evaluate(() => it.reload());
    await stage.ready();
    await assertReadable(stage);
  });
}
