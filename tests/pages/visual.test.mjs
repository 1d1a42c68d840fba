/**
 * How the widget looks, beside how it looked: `UPDATE_EXPECT=1` renews the pictures of tests/fixtures/visual, and what
 * differs is drawn into target/visual. Fonts are the same on every machine, and a page is half as large as it is on screen.
 */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { difference, reduced } from '../support/pages/compare.mjs';
import { STILL, expectedConsole, entries, show, useFonts } from '../support/pages/gallery.mjs';
import { PROJECT, pageTest } from '../support/pages/harness.mjs';

const KEPT = path.join(PROJECT, 'tests/fixtures/visual');
const FOUND = path.join(PROJECT, 'target/visual');

/** What is looked at: an entry, a theme and a width, and from which part of the widget on. */
const SHOTS = [
  ['seed', 'light', 640],
  ['seed', 'dark', 320],
  ['article', 'light', 320],
  ['article', 'dark', 640],
  ['arabic', 'light', 320],
  ['arabic', 'dark', 640],
  ['card', 'light', 640],
  ['sidebar', 'dark', 320],
  ['block-gallery', 'light', 640],
  ['block-quote', 'light', 320],
  ['block-pullquote', 'dark', 320],
  ['block-list', 'light', 320],
  ['block-table', 'light', 320],
  ['block-code', 'dark', 320],
  ['block-embed', 'light', 320],
  ['block-aside', 'dark', 320],
  ['block-update', 'light', 320],
  ['block-footnotes', 'light', 320],
  ['bare', 'light', 320, '[part~="related"]'],
  ['article', 'light', 640, '[part~="share"]'],
  ['article', 'light', 320, '[part~="share"]'],
  ['homepage', 'light', 320],
  ['stale', 'light', 320],
  ['failed-retry', 'dark', 320],
];

const nameOf = ([entry, theme, width, part]) => [entry, part && part.match(/\w+(?=")/)[0], theme, width].filter(Boolean).join('-');

/** What is on screen of the entry, from the part on. */
const shoot = async (stage, [entry, theme, width, part]) => {
  await useFonts(stage.page);
  const height = width === 640 ? 800 : 560;
  await show(stage.page, stage.cdn.at(), { entry, theme, width, height });
  if (part) await stage.page.locator(`article-widget ${part}`).first().evaluate((it) => it.scrollIntoView());
  return reduced(await stage.page.screenshot({ animations: 'disabled', caret: 'hide', fullPage: false }));
};

const HALF = { ...STILL, deviceScaleFactor: 0.5 };

for (const shot of SHOTS) {
  const name = nameOf(shot);
  pageTest(`the widget looks as it did: ${name}`, HALF, async (stage) => {
    stage.expectConsole(...expectedConsole(entries.find((it) => it.name === shot[0])));
    const got = await shoot(stage, shot);
    const file = path.join(KEPT, `${name}.png`);
    if (process.env.UPDATE_EXPECT) {
      mkdirSync(KEPT, { recursive: true });
      // What nobody would see stays as it is.
      if (!existsSync(file) || difference(readFileSync(file), got)) writeFileSync(file, got);
      return;
    }
    assert.ok(existsSync(file), 'UPDATE_EXPECT=1 makes the picture');
    const differing = difference(readFileSync(file), got);
    if (!differing) return;
    mkdirSync(FOUND, { recursive: true });
    writeFileSync(path.join(FOUND, `${name}.png`), got);
    writeFileSync(path.join(FOUND, `${name}-difference.png`), differing.picture);
    assert.fail(`${differing.words}: see target/visual/${name}-difference.png; UPDATE_EXPECT=1 takes it as it is`);
  });
}

test('no picture is kept that nobody looks at', () => {
  const kept = existsSync(KEPT) ? readdirSync(KEPT) : [];
  assert.deepEqual(kept.sort(), SHOTS.map((it) => `${nameOf(it)}.png`).sort());
});

/** What must not pass, however small, done to the page. */
const CHANGES = {
  'a headline that has moved by 4 px': '.headline { position: relative; inset-block-start: 4px }',
  'another color of the section': '.section { color: #1552a8 }',
  'another color of the text': '.standfirst { color: #8d939f }',
  'words in another weight': '.standfirst { font-weight: 700 }',
  'a line that has gone': '.masthead { border-color: transparent }',
};

pageTest('the comparison of pictures takes no two shots of one page for different, but each change', HALF, async (stage) => {
  const shot = ['seed', 'light', 640];
  const before = await shoot(stage, shot);
  assert.equal(difference(before, await shoot(stage, shot)), undefined);
  for (const [what, style] of Object.entries(CHANGES)) {
    await stage.page.locator('article-widget').evaluate((it, style) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      it.shadowRoot.adoptedStyleSheets = [...it.shadowRoot.adoptedStyleSheets.slice(0, 1), sheet];
    }, style);
    const after = reduced(await stage.page.screenshot({ animations: 'disabled' }));
    assert.ok(difference(before, after), what);
  }
});
