/** Printing: the article alone, under the page's policy, and the page as it was. */

import assert from 'node:assert/strict';

import { everything, harbour, plain, publish } from '../support/pages/documents.mjs';
import { prerendered } from '../support/pages/editions.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

const printable = { ...everything, share: ['print'] };

/** In every frame: keeps what would be printed in the place of printing it. */
const keep = () => {
  const printed = (window.top.printed ??= []);
  window.print = () => {
    const host = document.querySelector('div');
    const root = host?.shadowRoot;
    const isSeen = (name) => [...(root?.querySelectorAll(`[part~=${name}]`) ?? [])].some((it) => it.checkVisibility());
    printed.push({
      isWholePage: window === window.top,
      title: document.title,
      language: document.documentElement.lang,
      text: root?.textContent,
      shown: ['headline', 'body', 'image', 'share', 'clock', 'origin'].filter(isSeen),
      images: [...(root?.querySelectorAll('img') ?? [])].map((it) => it.naturalWidth > 0),
      ink: root && getComputedStyle(root.querySelector('[part~=widget]')).color,
      frames: document.querySelectorAll('script, iframe').length,
    });
    window.dispatchEvent(new Event('afterprint'));
  };
};

const button = (stage) => stage.part('share').getByRole('button', { name: 'Print' });

const printed = async (stage, count = 1) => {
  await stage.until('it is printed', (count) => window.printed?.length >= count, count);
  return stage.page.evaluate(() => window.printed);
};

const POLICY = (stage) =>
  `default-src 'none'; script-src ${stage.cdn.at()} 'wasm-unsafe-eval'; connect-src ${stage.cdn.at()} ${stage.publisher.at()}; img-src ${stage.publisher.at()}; require-trusted-types-for 'script'; trusted-types 'none'`;

pageTest('print prints the article alone, dark pages and strict policies notwithstanding', async (stage) => {
  await stage.page.addInitScript(keep);
  const page = { head: '<meta name="color-scheme" content="dark">', headers: { 'content-security-policy': POLICY(stage) } };
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, printable) }), page);
  await stage.ready();
  const before = await stage.page.evaluate(() => document.documentElement.outerHTML);
  await button(stage).click();
  const [{ text, ...rest }] = await printed(stage);
  assert.deepEqual(rest, {
    isWholePage: false,
    title: plain(everything.headline),
    language: 'en',
    shown: ['headline', 'body', 'image', 'origin'],
    images: rest.images.map(() => true),
    ink: 'rgb(22, 24, 29)',
    frames: 0,
  });
  assert.ok(rest.images.length > 3);
  assert.ok(text.includes('Nobody has ever counted the loaves.'));
  assert.ok(!text.includes('stranger'), 'nothing of the page');
  assert.deepEqual(await stage.page.evaluate(() => window.violations), []);
  const [{ detail }] = await stage.heard('share');
  assert.deepEqual(detail, { network: 'print', url: everything.url });
  await stage.until('the page is as it was', (before) => document.documentElement.outerHTML === before, before);
});

pageTest('what was rendered ahead of time is printed before the program, as often as one likes', async (stage) => {
  await stage.page.addInitScript(keep);
  stage.cdn.hold(WASM);
  await stage.open(prerendered(stage, { ...harbour, share: ['print'] }, { 'no-masthead': true }));
  await stage.heard('ready');
  for (const count of [1, 2]) {
    await button(stage).click();
    const all = await printed(stage, count);
    assert.equal(all.length, count);
    assert.equal(all.at(-1).title, harbour.headline);
    assert.deepEqual(all.at(-1).shown, ['headline', 'body', 'image', 'origin']);
  }
  await stage.until('no frame is left', () => !document.querySelector('iframe'));
});

pageTest('what the page sets for the widget is on paper as well', async (stage) => {
  await stage.page.addInitScript(keep);
  const head = '<style>article-widget { --article-ink: rgb(1, 2, 3) }</style>';
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, printable) }), { head });
  await stage.ready();
  await button(stage).click();
  assert.equal((await printed(stage))[0].ink, 'rgb(1, 2, 3)');
});
