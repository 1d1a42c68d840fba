/** Sharing on Mastodon: the reader's own server is asked for, and nobody else is. */

import assert from 'node:assert/strict';

import { brief } from '../support/pages/documents.mjs';
import { fragment, prerendered } from '../support/pages/editions.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { json } from '../support/pages/server.mjs';

const article = brief('Größe & Güte #1', { share: ['mastodon'] });
const TEXT = `${encodeURIComponent(article.headline)}%20${encodeURIComponent(article.url)}`;

/** How an article comes to be on screen: by the program, or before it, which then never comes. */
const EDITIONS = {
  dynamic: async (stage, attributes) => {
    await stage.open(snippet({ id: 'it', src: stage.publisher.serve('/first.json', json(article)), ...attributes }));
    await stage.ready();
  },
  'prerendered, before the program': async (stage) => {
    stage.cdn.hold(WASM);
    await stage.open(prerendered(stage, article));
    await stage.heard('ready');
  },
  'fragment, before the program': async (stage) => {
    stage.cdn.hold(WASM);
    await stage.open(fragment(stage, article));
    await stage.heard('ready');
  },
};

/** Answers in the place of all servers, and keeps whom was asked. */
const intercept = async (stage) => {
  const asked = [];
  stage.allowStrangers(/^https:/);
  await stage.context.route(/^https:/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>A server</title>' });
  });
  return asked;
};

const link = (stage) => stage.part('share').getByRole('link', { name: 'Mastodon', exact: true });
const dialog = (stage) => stage.page.getByRole('dialog', { name: 'Your Mastodon server' });
const input = (stage) => dialog(stage).getByRole('textbox', { name: 'Your Mastodon server' });
const go = (stage) => dialog(stage).getByRole('button', { name: 'Share', exact: true });

for (const [edition, show] of Object.entries(EDITIONS)) {
  pageTest(`${edition}: a click asks for the reader’s server, and opens the form there`, async (stage) => {
    const asked = await intercept(stage);
    await show(stage);
    await link(stage).click();
    await input(stage).fill('example.social');
    await stage.settle();
    assert.deepEqual(asked, []);
    const opened = stage.context.waitForEvent('page');
    await go(stage).click();
    const page = await opened;
    const form = `https://example.social/share?text=${TEXT}`;
    await page.waitForURL(({ href }) => href === form);
    assert.deepEqual(asked, [form]);
    assert.equal(await page.evaluate(() => window.opener), null);
    assert.equal(await page.evaluate(() => document.referrer), '');
    await dialog(stage).waitFor({ state: 'detached' });
    const [{ detail }] = await stage.heard('share');
    assert.deepEqual(detail, { network: 'mastodon', url: article.url });
  });
}

const SERVERS = {
  'example.social': 'example.social',
  '  example.social  ': 'example.social',
  'Example.Social': 'example.social',
  'https://example.social/': 'example.social',
  'http://example.social': 'example.social',
  'https://example.social/@me': 'example.social',
  'https://example.social/deck?x=1#y': 'example.social',
  '@me@example.social': 'example.social',
  'me@example.social': 'example.social',
  'bücher.example': 'xn--bcher-kva.example',
  'example.social:8443': 'example.social:8443',
  'a.b.example.social.': undefined,
  '': undefined,
  ' ': undefined,
  mastodon: undefined,
  localhost: undefined,
  '127.0.0.1': undefined,
  '[::1]': undefined,
  '@me': undefined,
  'me and you': undefined,
  'example .social': undefined,
  'javascript:alert(1)': undefined,
  'javascript://example.social': undefined,
  'https://': undefined,
  'exa<mple.social': undefined,
  '.social': undefined,
};

pageTest('a server is found in whatever readers know it by, and anything else is told them', async (stage) => {
  // Kept from being opened, as many as there are.
  await stage.page.addInitScript(() => {
    window.opened = [];
    window.open = (...given) => window.opened.push(given);
  });
  await EDITIONS.dynamic(stage);
  const found = {};
  for (const typed of Object.keys(SERVERS)) {
    await link(stage).click();
    await input(stage).fill(typed);
    await input(stage).press('Enter');
    const [given] = await stage.page.evaluate(() => window.opened.splice(0));
    if (given) {
      const [url, ...rest] = given;
      assert.deepEqual(rest, ['_blank', 'noopener,noreferrer']);
      assert.ok(url.endsWith(`/share?text=${TEXT}`), url);
      found[typed] = new URL(url).host;
      await dialog(stage).waitFor({ state: 'detached' });
      continue;
    }
    found[typed] = undefined;
    await dialog(stage).getByRole('alert').getByText('Write the name of a server, such as example.social').waitFor();
    assert.equal(await input(stage).getAttribute('aria-invalid'), 'true');
    assert.equal(await input(stage).evaluate((it) => it.getRootNode().activeElement === it), true);
    await stage.page.keyboard.press('Escape');
    await dialog(stage).waitFor({ state: 'detached' });
    assert.equal(await link(stage).evaluate((it) => it.getRootNode().activeElement === it), true, 'the link has the focus again');
  }
  assert.deepEqual(found, SERVERS);
});

pageTest('the server is known until the page is left, and then kept nowhere', async (stage) => {
  await intercept(stage);
  await EDITIONS.dynamic(stage);
  for (const before of ['', 'example.social']) {
    await link(stage).click();
    assert.equal(await input(stage).inputValue(), before);
    await input(stage).fill('example.social');
    const opened = stage.context.waitForEvent('page');
    await input(stage).press('Enter');
    await (await opened).close();
  }
  const kept = () => stage.page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  assert.deepEqual(await kept(), [0, 0, '']);
  await stage.page.reload();
  await stage.ready();
  await link(stage).click();
  assert.equal(await input(stage).inputValue(), '');
});

pageTest('with remember="server" the page’s own storage keeps it', async (stage) => {
  await intercept(stage);
  await EDITIONS.dynamic(stage, { remember: 'server' });
  await link(stage).click();
  await input(stage).fill('@me@example.social');
  const opened = stage.context.waitForEvent('page');
  await input(stage).press('Enter');
  await (await opened).close();
  await stage.page.reload();
  await stage.ready();
  await link(stage).click();
  assert.equal(await input(stage).inputValue(), 'example.social');
});

pageTest('with a key held down it is a plain link, that works without the script', async (stage) => {
  await EDITIONS.dynamic(stage);
  assert.equal(await link(stage).getAttribute('href'), `https://share.joinmastodon.org/#text=${TEXT}`);
  await stage.page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault()));
  await link(stage).click({ modifiers: ['ControlOrMeta'] });
  await stage.heard('share');
  assert.equal(await dialog(stage).count(), 0);
});

pageTest('a reader closes the question without a server', async (stage) => {
  await EDITIONS.dynamic(stage);
  await link(stage).click();
  await dialog(stage).getByRole('button', { name: 'Close' }).click();
  await dialog(stage).waitFor({ state: 'detached' });
});
