/** Pages that allow little: the widget works on them whole, and breaks none of their rules. */

import assert from 'node:assert/strict';

import { everything, harbour, plain, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { hostPage, script, snippet } from '../support/pages/html.mjs';
import { answer } from '../support/pages/server.mjs';

/** The three directives that the documentation asks for, and nothing else. */
const three = ({ cdn, publisher }) =>
  `default-src 'none'; script-src ${cdn.at()} 'wasm-unsafe-eval'; connect-src ${cdn.at()} ${publisher.at()}; img-src ${publisher.at()}`;

const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";

const csp = (write) => (stage) => ({ 'content-security-policy': write(stage) });

const PAGES = {
  'allows nothing but the three directives': csp(three),
  'allows the three directives and no trusted types': csp((stage) => `${three(stage)}; ${TRUSTED_TYPES}`),
  'allows scripts by a nonce': csp(
    ({ publisher }) =>
      `script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'none'; object-src 'none'; base-uri 'none'; img-src ${publisher.at()}`,
  ),
  'is in a sandbox': csp((stage) => `${three(stage)}; sandbox allow-scripts`),
  'is isolated from other origins': () => ({
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  }),
  'tells nobody where it is': () => ({
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'fullscreen=(), geolocation=()',
  }),
  'has the powers of players and screens switched off': () => ({
    'permissions-policy': 'autoplay=(), encrypted-media=(), fullscreen=(), picture-in-picture=(), screen-wake-lock=()',
  }),
};

/** A page without a line of its own script or style, and with an icon that its policy allows. */
const open = (stage, headers) => {
  const loader = script(stage.embed).replace('<script', '<script nonce="abc"');
  const icon = `<link rel="icon" href="${stage.publisher.at('/articles/logo.svg')}">`;
  const body = snippet({ id: 'it', src: publish(stage.publisher, everything) }) + loader;
  return stage.openPage(hostPage({ head: icon, body }), headers(stage));
};

for (const [name, headers] of Object.entries(PAGES)) {
  pageTest(`the whole widget works on a page that ${name}, and violates nothing`, async (stage) => {
    await open(stage, headers);
    await stage.ready();
    assert.equal(await stage.part('headline').textContent(), plain(everything.headline));
    assert.match(await stage.part('clock').textContent(), /^\d\d\/\d\d\/\d{4} /);

    // Styles are there.
    const style = await stage.part('headline').evaluate((it) => getComputedStyle(it).fontWeight);
    assert.equal(style, '700');

    // Pictures come, also those further down.
    for (const image of await stage.part('image').all()) {
      await image.scrollIntoViewIfNeeded();
      await image.evaluate((it) => it.decode());
      assert.notEqual(await image.evaluate((it) => it.naturalWidth), 0);
    }

    // Buttons answer.
    await stage.part('homepage-link').click();
    await stage.page.getByRole('dialog').waitFor();
    await stage.page.keyboard.press('Escape');
    await stage.part('share').getByRole('button', { name: 'Copy link' }).click();
    await stage.part('widget').getByRole('status').getByText(/^Cop/).waitFor();
    await stage.heard('share');

    // A newer version and another theme come.
    publish(stage.publisher, { ...harbour, headline: 'Corrected' });
    await stage.page.evaluate(() => document.querySelector('#it').reload());
    await stage.heard('update');
    assert.equal(await stage.part('headline').textContent(), 'Corrected');
    await stage.page.evaluate(() => (document.querySelector('#it').theme = 'dark'));
    assert.equal(await stage.part('widget').evaluate((it) => getComputedStyle(it).colorScheme), 'dark');

    assert.deepEqual(await stage.page.evaluate(() => violations), []);
  });
}

pageTest('where a page has copying switched off, a reader who asks for it is told so', async (stage) => {
  stage.expectConsole(/^error: Permissions policy violation: The Clipboard API/);
  await open(stage, () => ({ 'permissions-policy': 'clipboard-write=()' }));
  await stage.ready();
  // Browsers that have it allow the older way of copying all the same.
  await stage.page.evaluate(() => (document.execCommand = () => false));
  await stage.part('share').getByRole('button', { name: 'Copy link' }).click();
  await stage.part('widget').getByRole('status').getByText('Copying was not allowed').waitFor();
});

pageTest('a picture that an isolated page does not take leaves its words, and everything else', async (stage) => {
  stage.expectConsole(/^error: Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE\.NotSameOriginAfterDefaultedToSameOriginByCoep/);
  const src = publish(stage.publisher, harbour);
  const file = new URL(harbour.image.url, src).pathname;
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const unmarked = answer(svg, { type: 'image/svg+xml', headers: { 'cross-origin-resource-policy': null } });
  for (const path of [file, ...(harbour.image.sources ?? []).map(({ url }) => new URL(url, src).pathname)]) stage.publisher.serve(path, unmarked);
  const body = snippet({ id: 'it', src }) + script(stage.embed);
  await stage.openPage(hostPage({ body }), { 'cross-origin-embedder-policy': 'require-corp' });
  await stage.ready();
  const image = stage.part('image').first();
  await stage.until('the picture is refused', () => document.querySelector('#it').shadowRoot.querySelector('img').complete);
  assert.equal(await image.evaluate((it) => it.naturalWidth), 0);
  assert.equal(await image.getAttribute('alt'), harbour.image.alt);
  assert.equal(await stage.part('body').evaluate((it) => it.querySelectorAll('p').length), 17);
  assert.deepEqual(await stage.events('error'), []);
});

pageTest('the test of policies notices a violation', async (stage) => {
  stage.expectConsole(/violates the following Content Security Policy directive/);
  await open(
    stage,
    csp((stage) => three(stage).replace(/img-src .*/, "img-src 'none'")),
  );
  await stage.ready();
  await stage.until('a violation is noticed', () => violations.length > 0);
});
