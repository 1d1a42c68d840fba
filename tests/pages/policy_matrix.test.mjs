/**
 * Policies of strangers' pages, as a table: on those that allow enough, every edition is shown and none of their rules is
 * broken; on the others readers keep what there is, and the owner of the page is told the directive to add.
 */

import assert from 'node:assert/strict';
import test from 'node:test';

import { harbour, publish } from '../support/pages/documents.mjs';
import { fragment, prerendered } from '../support/pages/editions.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { FALLBACK, hostPage, script, snippet } from '../support/pages/html.mjs';
import { status } from '../support/pages/server.mjs';

/** No first words are shown of it, so that what stays is the page's own. With HTML, for the browser's parser. */
const DOCUMENT = { ...harbour, rights: {}, body: [{ type: 'html', html: '<p>From <b>their own</b> system</p>' }, ...harbour.body] };

const OURS = '{cdn}';
const THEIRS = '{publisher}';
const REST = `connect-src ${OURS} ${THEIRS}; img-src ${THEIRS}`;
const WASM_ON = "'wasm-unsafe-eval'";
const TYPES = "require-trusted-types-for 'script'";
const GOOD = `default-src 'none'; script-src ${OURS} ${WASM_ON}; ${REST}`;

/**
 * Each has a name, a policy, and, where it does not let the widget work whole, how it fails: the kind of error, what its
 * advice must name, and what the browser tells of the violation.
 */
const POLICIES = [
  ['the three directives and nothing else', GOOD],
  ['its own sources as default', `default-src 'self' ${OURS} ${THEIRS}; script-src 'self' ${OURS} ${WASM_ON}`],
  ['any source by https and these', `default-src https: ${OURS} ${THEIRS} ${WASM_ON}; style-src 'none'; object-src 'none'`],
  ['a nonce', `script-src 'nonce-abc' ${WASM_ON} ${OURS}; ${REST}; base-uri 'none'`],
  ['a nonce and what it loads', `script-src 'nonce-abc' 'strict-dynamic' ${WASM_ON}; style-src 'none'; ${REST}`],
  ['scripts by the one file', `script-src ${OURS}/ ${WASM_ON}; script-src-attr 'none'; style-src-attr 'none'; worker-src 'none'; ${REST}`],
  ['the old keyword for eval', `default-src 'none'; script-src ${OURS} 'unsafe-eval'; ${REST}`],
  ['no frames, forms or workers', `${GOOD}; frame-src 'none'; form-action 'none'; worker-src 'none'; frame-ancestors 'none'`],
  [
    'scripts, but no WebAssembly',
    `default-src 'none'; script-src ${OURS}; ${REST}`,
    { kind: 'blocked', advice: /'wasm-unsafe-eval'.*script-src/, violations: ['script-src wasm-eval'] },
  ],
  [
    'the program, but not the publisher',
    `default-src 'none'; script-src ${OURS} ${WASM_ON}; connect-src ${OURS}; img-src ${THEIRS}`,
    { kind: 'network', advice: /connect-src/, violations: ['connect-src {src}'] },
  ],
  [
    'the publisher, but not the program',
    `default-src 'none'; script-src ${OURS} ${WASM_ON}; connect-src ${THEIRS}; img-src ${THEIRS}`,
    { kind: 'load', advice: /script-src and connect-src/, violations: ['connect-src {wasm}'] },
  ],
  ['no pictures', GOOD.replace(/img-src .*/, "img-src 'none'"), { violations: ['img-src {picture}'] }],
];

/** Whether the page has a document with HTML, which needs the inert parser. */
const TRUSTED_TYPES = [
  ['no list of policies', TYPES],
  ['the widget’s name in the list', `${TYPES}; trusted-types article-widget`],
  ['a list without any', `${TYPES}; trusted-types 'none'`],
];

const filled = (stage, policy) => policy.replaceAll(OURS, stage.cdn.at()).replaceAll(THEIRS, stage.publisher.at());

const ICON = (stage) => `<link rel="icon" href="${stage.publisher.at('/articles/logo.svg')}">`;

/** Opens a page with this policy, and tells its server of what the browser reports. */
const open = (stage, policy, body) => {
  const reports = `report-uri ${stage.host.serve('/reports', status(204))}`;
  const text = hostPage({ head: ICON(stage), body: body + script(stage.embed).replace('<script', '<script nonce="abc"') });
  return stage.openPage(text, { 'content-security-policy': `${filled(stage, policy)}; ${reports}` });
};

/** What is broken so far, as the page hears it, without what differs between files of one kind. */
const violations = async (stage) => {
  const all = await stage.page.evaluate(() => violations);
  const named = all.map((it) =>
    it
      .replace(/ \S*\/article\.json$/, ' {src}')
      .replace(/ \S*\.wasm$/, ' {wasm}')
      .replace(/ \S*\.(svg|jpg)$/, ' {picture}'),
  );
  return [...new Set(named)];
};

const EDITIONS = {
  dynamic: (stage) => snippet({ id: 'it', src: publish(stage.publisher, DOCUMENT), debug: true }),
  fragment: (stage) => fragment(stage, harbour, { debug: true }),
  prerendered: (stage) => prerendered(stage, harbour, { debug: true }),
};

/** A prerendered article brings a style along, which these policies forbid; browsers tell of that, whatever the widget does. */
const OWN_STYLE = /^style-src(-elem)? inline$/;

/** The article is there, with its styles, and by the program. */
const assertWhole = async (stage) => {
  await stage.ready();
  assert.equal(await stage.part('headline').textContent(), harbour.headline);
  const look = await stage.part('headline').evaluate((it) => getComputedStyle(it).fontWeight);
  assert.equal(look, '700');
  await stage.part('image').first().scrollIntoViewIfNeeded();
  await stage.settle();
};

test('the table has the twelve policies, and the three of trusted types', () => {
  assert.equal(POLICIES.length, 12);
  assert.equal(TRUSTED_TYPES.length, 3);
  assert.equal(new Set(POLICIES.map(([name]) => name)).size, 12);
});

for (const [name, policy, failure = {}] of POLICIES.filter(([, , failure]) => !failure?.kind)) {
  for (const edition of Object.keys(EDITIONS)) {
    pageTest(`${edition}: a page that allows ${name} has the whole article, and no rule of it is broken by the widget`, async (stage) => {
      const broken = failure.violations ?? [];
      if (broken.length) stage.expectConsole(/^error: Loading the image .* "img-src/);
      const forbidsStyle = edition === 'prerendered' && /default-src|style-src 'none'/.test(policy);
      if (forbidsStyle) stage.expectConsole(/^error: Applying inline style/);
      await open(stage, policy, EDITIONS[edition](stage));
      await assertWhole(stage);
      if (broken.length) await stage.until('the violation is told', () => violations.some((it) => it.startsWith('img-src')));
      assert.deepEqual((await violations(stage)).filter((it) => !OWN_STYLE.test(it)), broken);
      if (!broken.length && !forbidsStyle) assert.equal(stage.host.count('/reports'), 0);
      assert.deepEqual(await stage.events('error'), []);
    });
  }
}

for (const [name, policy, { kind, advice, violations: broken }] of POLICIES.filter(([, , failure]) => failure?.kind)) {
  pageTest(`a page that allows ${name} keeps its link, and is told the directive to add`, async (stage) => {
    stage.expectConsole(/^warning: article-widget: /);
    if (kind !== 'blocked') stage.expectConsole(/^error: Connecting to .* "connect-src/, /^error: Fetch API cannot load/);
    await open(stage, policy, EDITIONS.dynamic(stage));
    const [{ detail }] = await stage.heard('error');
    assert.equal(detail.kind, kind);
    assert.match(detail.advice, advice);
    assert.match(await stage.part('notice').textContent(), advice);
    assert.equal(await stage.page.getByText(FALLBACK).isVisible(), true);
    assert.deepEqual(await violations(stage), broken);
    await stage.host.asked('/reports');
  });

  for (const edition of ['fragment', 'prerendered']) {
    // The fragment comes from where the JSON does: where that is forbidden, there is none either.
    if (edition === 'fragment' && kind === 'network') continue;
    pageTest(`${edition}: a page that allows ${name} keeps the article, and is told the directive to add`, async (stage) => {
      stage.expectConsole(/^warning: article-widget: /);
      if (kind !== 'blocked') stage.expectConsole(/^error: Connecting to .* "connect-src/, /^error: Fetch API cannot load/);
      if (edition === 'prerendered') stage.expectConsole(/^error: Applying inline style/);
      await open(stage, policy, EDITIONS[edition](stage));
      const [{ detail }] = await stage.heard('error');
      assert.equal(detail.kind, kind);
      assert.match(detail.advice, advice);
      assert.equal(await stage.part('headline').isVisible(), true);
      assert.equal(await stage.part('headline').textContent(), harbour.headline);
      assert.equal(await stage.part('body').evaluate((it) => it.querySelectorAll('p').length), 17);
    });
  }
}

for (const [name, types] of TRUSTED_TYPES) {
  pageTest(`HTML in a document is read where trusted types are required, with ${name}`, async (stage) => {
    await open(stage, `${GOOD}; ${types}`, EDITIONS.dynamic(stage));
    await assertWhole(stage);
    assert.equal(await stage.part('body').locator('b, strong').first().textContent(), 'their own');
    assert.deepEqual(await violations(stage), []);
    assert.equal(stage.host.count('/reports'), 0);
  });

  for (const edition of ['fragment', 'prerendered']) {
    pageTest(`${edition}: is shown where trusted types are required, with ${name}`, async (stage) => {
      await open(stage, `script-src ${OURS} ${WASM_ON}; ${REST}; ${types}`, EDITIONS[edition](stage));
      await assertWhole(stage);
      assert.deepEqual(await violations(stage), []);
      assert.deepEqual(await stage.events('error'), []);
    });
  }

  pageTest(`trusted types with ${name}: in a browser without the inert parser no words are lost, and no marks where it is allowed`, async (stage) => {
    await stage.page.addInitScript(() => {
      delete Document.parseHTML;
      delete Element.prototype.setHTML;
      delete ShadowRoot.prototype.setHTML;
    });
    const isForbidden = types.includes("'none'");
    if (isForbidden) {
      stage.expectConsole(
        /TrustedTypePolicy named 'article-widget' violates/,
        /requires 'TrustedHTML' assignment/,
        /^warning: .* has to list article-widget in trusted-types/,
      );
    }
    await open(stage, `${GOOD}; ${types}`, EDITIONS.dynamic(stage));
    await assertWhole(stage);
    const texts = await stage.part('body').evaluate((it) => it.querySelector('p').textContent);
    assert.equal(texts, 'From their own system');
    assert.equal(await stage.part('body').locator('b, strong').count(), isForbidden ? 0 : 1);
  });
}
