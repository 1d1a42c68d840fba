/** The targets of the share bar: the exact address of each, as it is asked for, and nothing before the click. */

import assert from 'node:assert/strict';

import { brief, everything } from '../support/pages/documents.mjs';
import { prerendered } from '../support/pages/editions.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { json } from '../support/pages/server.mjs';

const url = 'https://www.harbour.example/häfen?ort=Köln&seite=1#anfang';
const headline = 'Größe & “Güte”: #1 in 北京? 100 %';

// What a reader of RFC 3986 writes: unlike encodeURIComponent, also of these.
const encoded = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);
const title = encoded(headline);
const link = encoded(url);

/** What each network documents, in the order of the bar. */
const ADDRESSES = {
  facebook: `https://www.facebook.com/sharer/sharer.php?u=${link}`,
  x: `https://x.com/intent/post?text=${title}&url=${link}`,
  linkedin: `https://www.linkedin.com/sharing/share-offsite/?url=${link}`,
  bluesky: `https://bsky.app/intent/compose?text=${title}%20${link}`,
  mastodon: `https://share.joinmastodon.org/#text=${title}%20${link}`,
  threads: `https://www.threads.com/intent/post?text=${title}&url=${link}`,
  whatsapp: `https://wa.me/?text=${title}%20${link}`,
  telegram: `https://t.me/share/url?url=${link}&text=${title}`,
  reddit: `https://www.reddit.com/submit?url=${link}&title=${title}`,
  hackernews: `https://news.ycombinator.com/submitlink?u=${link}&t=${title}`,
  email: `mailto:?subject=${title}&body=${link}`,
};

const STRANGERS = /^https:/;

/** Answers in the place of all networks. Tells whom was asked, and when. */
const intercept = async (stage) => {
  const asked = [];
  stage.allowStrangers(STRANGERS);
  await stage.context.route(STRANGERS, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>A network</title>' });
  });
  return asked;
};

const show = async (stage, share, rest = {}) => {
  const document = brief(headline, { url, share, ...rest });
  await stage.open(snippet({ id: 'it', src: stage.publisher.serve('/first.json', json(document)) }));
  await stage.ready();
};

const links = (stage) => stage.part('share').getByRole('link');

/** Everybody's requests so far. */
const requests = (stage) => [stage.host, stage.cdn, stage.publisher].map((it) => it.requests.length);

pageTest('nobody at all is asked for anything before a click, with every target on screen and under the pointer', async (stage) => {
  assert.deepEqual(Object.keys(ADDRESSES), everything.share, 'the test knows every network');
  const asked = await intercept(stage);
  await show(stage, everything.share);
  await stage.page.waitForLoadState('networkidle');
  const before = requests(stage);
  const all = await links(stage).all();
  assert.equal(all.length, everything.share.length);
  for (const it of all) {
    await it.hover();
    await it.focus();
  }
  await stage.page.waitForLoadState('networkidle');
  await stage.settle();
  assert.deepEqual(asked, []);
  assert.deepEqual(requests(stage), before);
  const hints = await stage.page.evaluate(() =>
    [document, document.querySelector('#it').shadowRoot].flatMap((it) => [...it.querySelectorAll('link, [ping]')].map(({ outerHTML }) => outerHTML)),
  );
  assert.deepEqual(hints, [], 'nothing is to be looked up or connected to beforehand');
});

for (const [network, address] of Object.entries(ADDRESSES)) {
  pageTest(`a click asks ${network} for one address, the documented one`, async (stage) => {
    const asked = await intercept(stage);
    await show(stage, [network]);
    const only = links(stage);
    assert.equal(await only.getAttribute('href'), address);
    if (network === 'email') return;
    const opened = stage.context.waitForEvent('page');
    await only.click();
    // Which server the reader is on has tests of its own: fediverse.test.mjs.
    const form = `https://example.social/share?text=${title}%20${link}`;
    if (network === 'mastodon') {
      await stage.page.getByRole('textbox', { name: 'Your Mastodon server' }).fill('example.social');
      await stage.page.getByRole('button', { name: 'Share', exact: true }).last().click();
    }
    const expected = network === 'mastodon' ? form : address;
    const page = await opened;
    await page.waitForURL(({ href }) => href === expected);
    assert.deepEqual(asked, [expected]);
    assert.equal(await page.evaluate(() => window.opener), null);
    assert.equal(await page.evaluate(() => document.referrer), '');
  });
}

pageTest('a campaign of the publisher’s goes with whatever is shared, and with nothing else', async (stage) => {
  await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await stage.page.addInitScript(() => {
    window.shared = [];
    navigator.share = async (data) => window.shared.push(data);
    document.addEventListener('click', (event) => event.preventDefault());
  });
  const campaign = 'utm_source=widget&utm_medium={network}&seite=2';
  await show(stage, everything.share, { campaign });
  // `seite` is in the address already, and ends before its fragment.
  const shared = (target) => url.replace('#', `&utm_source=widget&utm_medium=${target}#`);
  const targets = ['native', 'copy', ...everything.share];
  const buttons = await stage.part('share').locator('[data-share]').all();
  assert.equal(buttons.length, targets.length);
  for (const [idx, it] of buttons.entries()) {
    const network = targets[idx];
    if (network in ADDRESSES) {
      const expected = ADDRESSES[network].replace(link, encoded(shared(network)));
      assert.equal(await it.getAttribute('href'), expected);
    }
    await it.click({ modifiers: ['ControlOrMeta'] });
    const heard = await stage.heard('share', { count: idx + 1 });
    assert.deepEqual(heard[idx].detail, { network, url: shared(network) });
  }
  assert.deepEqual(await stage.page.evaluate(() => window.shared), [{ title: headline, text: undefined, url: shared('native') }]);
  await stage.part('share').getByText('Copied', { exact: true }).first().waitFor();
  assert.equal(await stage.page.evaluate(() => navigator.clipboard.readText()), shared('copy'));
  assert.equal(await stage.part('origin').getByRole('link').getAttribute('href'), url);
});

/** The buttons of the bar, by what they are for. */
const offered = (stage) => stage.part('share').locator('[data-share]').evaluateAll((all) => all.map((it) => it.dataset.share));

pageTest('the attribute share says what is offered and in which order, from the beginning, later, and not any more', async (stage) => {
  await stage.page.addInitScript(() => (navigator.share = async () => {}));
  const src = stage.publisher.serve('/first.json', json(brief(headline, { url, share: ['x', 'print', 'email'] })));
  await stage.open(snippet({ id: 'it', src, share: 'bluesky copy  nobody\nx bluesky' }));
  await stage.ready();
  await stage.settle();
  assert.deepEqual(await offered(stage), ['bluesky', 'copy', 'x']);
  for (const [value, expected] of [
    ['print native', ['print', 'native']],
    ['', ['native', 'copy', 'x', 'print', 'email']],
    ['twitter', ['x']],
    ['nobody', ['native', 'copy', 'x', 'print', 'email']],
    [null, ['native', 'copy', 'x', 'print', 'email']],
  ]) {
    await stage.page.evaluate((value) => (document.querySelector('#it').share = value), value);
    await stage.settle();
    assert.deepEqual(await offered(stage), expected, value);
  }
});

pageTest('an article may say where copying and the dialog stand', async (stage) => {
  await stage.page.addInitScript(() => (navigator.share = async () => {}));
  await show(stage, ['email', 'copy', 'x', 'native']);
  assert.deepEqual(await offered(stage), ['email', 'copy', 'x', 'native']);
});

pageTest('what was rendered for other targets than the page wants has them when the program is there', async (stage) => {
  const document = brief(headline, { url, share: ['x', 'email'] });
  await stage.page.addInitScript(() => delete Navigator.prototype.share);
  await stage.open(prerendered(stage, document, { share: 'email copy' }));
  await stage.ready();
  await stage.settle();
  assert.deepEqual(await offered(stage), ['email', 'copy']);
  assert.deepEqual(await stage.events('update'), []);
});
