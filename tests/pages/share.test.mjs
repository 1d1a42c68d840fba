/** The share bar: what its buttons do, and what the page hears of it. */

import assert from 'node:assert/strict';

import { everything, harbour, plain, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

const show = async (stage, document = harbour, page = {}) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document) }), page);
  await stage.ready();
};

const button = (stage, name) => stage.part('share').getByRole('button', { name, exact: true });

/** What the bar says beside its buttons. */
const said = (stage) => stage.part('widget').getByRole('status');

pageTest('copy link copies the address, says so, and tells the page', async (stage) => {
  await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await show(stage);
  await button(stage, 'Copy link').click();
  await said(stage).getByText('Copied', { exact: true }).waitFor();
  assert.equal(await stage.page.evaluate(() => navigator.clipboard.readText()), harbour.url);
  const [{ detail }] = await stage.heard('share');
  assert.deepEqual(detail, { network: 'copy', url: harbour.url });
});

pageTest('what copying says comes into a live region that screen readers know of before', async (stage) => {
  await show(stage);
  assert.equal(await said(stage).count(), 1, 'no status in the accessibility tree before the click');
  assert.equal(await said(stage).textContent(), '');
});

pageTest('copy link says when copying is not allowed by the page', async (stage) => {
  stage.expectConsole(/Permissions policy violation: The Clipboard API has been blocked/);
  await show(stage, harbour, { headers: { 'permissions-policy': 'clipboard-write=()' } });
  await button(stage, 'Copy link').click();
  await said(stage).getByText('Copying was not allowed').waitFor();
});

pageTest('copy link says when the reader refuses', async (stage) => {
  await stage.page.addInitScript(() => {
    navigator.clipboard.writeText = async () => {
      throw new DOMException('Write permission denied.', 'NotAllowedError');
    };
  });
  await show(stage);
  await button(stage, 'Copy link').click();
  await said(stage).getByText('Copying was not allowed').waitFor();
});

pageTest('copy link says when there is no clipboard, as on a page that is not secure', async (stage) => {
  await stage.page.addInitScript(() => delete Navigator.prototype.clipboard);
  await show(stage);
  await button(stage, 'Copy link').click();
  await said(stage).getByText('Copying was not allowed').waitFor();
});

pageTest('there is no native share button where the browser has no share dialog', async (stage) => {
  await stage.page.addInitScript(() => delete Navigator.prototype.share);
  await show(stage);
  assert.equal(await button(stage, 'Share').count(), 0);
});

for (const [name, share] of Object.entries({
  'opens the browser’s dialog': () => Promise.resolve(),
  'bears a reader who closes the dialog': () => Promise.reject(new DOMException('Share canceled', 'AbortError')),
  'bears a browser that throws at once': () => {
    throw new TypeError('not now');
  },
})) {
  pageTest(`the native share button comes first and ${name}`, async (stage) => {
    await stage.page.addInitScript(`{
      const share = ${share};
      window.shared = [];
      navigator.share = (data) => (window.shared.push(data), share());
    }`);
    await show(stage);
    assert.equal(await stage.part('share').getByRole('listitem').first().textContent(), 'Share');
    await button(stage, 'Share').click();
    const [{ detail }] = await stage.heard('share');
    assert.deepEqual(detail, { network: 'native', url: harbour.url });
    const shared = await stage.page.evaluate(() => window.shared);
    assert.deepEqual(shared, [{ title: harbour.headline, text: undefined, url: harbour.url }]);
  });
}

pageTest(
  'every network is a plain link, that opens beside the page but for mail, and the page hears of the click',
  async (stage) => {
    // The page keeps the links from being followed, which would ask the networks for something.
    await stage.page.addInitScript(() => document.addEventListener('click', (event) => event.preventDefault()));
    await show(stage, everything);
    const links = await stage.part('share').getByRole('link').all();
    assert.equal(links.length, everything.share.length);
    for (const [idx, link] of links.entries()) {
      const isMail = everything.share[idx] === 'email';
      assert.equal(await link.getAttribute('target'), isMail ? null : '_blank');
      assert.match(await link.getAttribute('rel'), /noopener/);
      const url = new URL(await link.getAttribute('href'));
      // What a network's server is not told stands after the #.
      const text = [...url.searchParams.values(), decodeURIComponent(url.hash)].join(' ');
      assert.ok(text.includes(everything.url), url.href);
      // With a key, as that on Mastodon asks for the reader's server else.
      await link.click({ modifiers: ['ControlOrMeta'] });
      const shares = await stage.heard('share', { count: idx + 1 });
      assert.deepEqual(shares[idx].detail, { network: everything.share[idx], url: everything.url });
    }
  },
);

pageTest('a headline with marks is shared as plain words', async (stage) => {
  await show(stage, everything);
  const href = await stage.part('share').getByRole('link', { name: 'X', exact: true }).getAttribute('href');
  assert.equal(new URL(href).searchParams.get('text'), plain(everything.headline));
});
