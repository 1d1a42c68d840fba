/** The gallery: nothing is missing in it, and its index shows all of its entries. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { entries } from '../support/pages/gallery.mjs';
import { PROJECT, pageTest } from '../support/pages/harness.mjs';

const { $defs } = JSON.parse(readFileSync(path.join(PROJECT, 'static/schema/article-1.json'), 'utf8'));

/** Every value of `type` that the schema names for a block. */
const kinds = (schema) =>
  schema && typeof schema === 'object'
    ? [...(schema.properties?.type?.const ? [schema.properties.type.const] : []), ...Object.values(schema).flatMap(kinds)]
    : [];

test('every kind of block of the schema has an entry of its own', () => {
  const wanted = new Set(kinds($defs.block));
  assert.ok(wanted.size > 15);
  const shown = entries.filter(({ name }) => name.startsWith('block-')).map(({ name }) => name.slice('block-'.length));
  assert.deepEqual(shown.sort(), [...wanted].sort());
});

test('every language of the widget’s own words has an entry', () => {
  const files = readdirSync(path.join(PROJECT, 'src/ui/words')).filter((it) => it.endsWith('.txt'));
  const shown = entries.filter(({ name }) => name.startsWith('words-')).map(({ name }) => name.slice('words-'.length));
  assert.deepEqual(shown.sort(), ['en', ...files.map((it) => it.slice(0, -'.txt'.length))].sort());
});

test('no two entries have one name', () => {
  assert.equal(new Set(entries.map(({ name }) => name)).size, entries.length);
});

pageTest('the index leads to each entry, and its frames are as high as what is in them', async (stage) => {
  await stage.page.goto(stage.cdn.at('/demo/gallery/index.html?theme=dark&width=320'));
  const links = stage.page.getByRole('navigation', { name: 'Entries' }).getByRole('link');
  assert.deepEqual(await links.evaluateAll((all) => all.map((it) => it.hash.slice(1))), entries.map(({ name }) => name));
  await stage.until('the first frame is as high as its entry', () => {
    const frame = document.querySelector('iframe');
    const page = frame.contentDocument?.documentElement;
    return page?.dataset.entry && page.offsetHeight > 100 && frame.clientHeight === page.offsetHeight;
  });
  const { theme, width } = await stage.page.locator('iframe').first().evaluate((it) => ({
    theme: it.contentDocument.querySelector('article-widget').shadowRoot.querySelector('[data-theme]').dataset.theme,
    width: it.contentWindow.innerWidth,
  }));
  assert.deepEqual([theme, width], ['dark', 320]);
});
