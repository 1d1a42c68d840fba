/**
 * What the browser tells assistive technology of an article, in order, beside what is written down in
 * tests/fixtures/pages/tree_*.txt. `UPDATE_EXPECT=1` writes it anew: read the difference as a listener would.
 */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { STILL, show } from '../support/pages/gallery.mjs';
import { PROJECT, pageTest } from '../support/pages/harness.mjs';

/** Properties that are said, beside role and name. */
const SAID = ['level', 'expanded', 'pressed', 'checked', 'disabled', 'busy', 'live', 'modal', 'hasPopup'];

/** What is an arrangement of the browser's own, or said by the node around it. */
const SILENT = new Set(['InlineTextBox', 'ListMarker', 'none', 'generic', 'LineBreak']);

/** A node as a line, or nothing for one that is not said itself. */
const line = ({ ignored, role, name, description, properties = [] }, around) => {
  const words = name?.value.replace(/\s+/g, ' ').trim() ?? '';
  if (ignored || SILENT.has(role.value)) return undefined;
  if (role.value === 'StaticText') return words && words !== around ? `“${words}”` : undefined;
  const said = properties
    .filter(({ name, value }) => SAID.includes(name) && value.value !== false && value.value !== 'off')
    .map(({ name, value }) => ` ${name}=${value.value}`);
  const more = description?.value ? ` (${description.value})` : '';
  return `${role.value}${words && ` “${words}”`}${more}${said.join('')}`;
};

/** The tree below the widget, as indented lines. */
const treeOf = async (stage) => {
  const session = await stage.context.newCDPSession(stage.page);
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'article-widget' });
  const { node } = await session.send('DOM.describeNode', { nodeId });
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((it) => [it.nodeId, it]));
  const lines = [];
  const walk = (it, depth, around) => {
    const said = line(it, around);
    if (said) lines.push('  '.repeat(depth) + said);
    const name = said && it.role.value !== 'StaticText' ? it.name?.value.replace(/\s+/g, ' ').trim() : around;
    for (const id of it.childIds ?? []) if (byId.has(id)) walk(byId.get(id), said ? depth + 1 : depth, name);
  };
  walk(nodes.find((it) => it.backendDOMNodeId === node.backendNodeId), 0);
  return `${lines.join('\n')}\n`;
};

for (const [entry, what] of [
  ['seed', 'the demo’s article'],
  ['arabic', 'an article in Arabic'],
]) {
  pageTest(`assistive technology is told ${what} in order`, STILL, async (stage) => {
    await show(stage.page, stage.cdn.at(), { entry });
    const got = await treeOf(stage);
    const file = path.join(PROJECT, `tests/fixtures/pages/tree_${entry}.txt`);
    if (process.env.UPDATE_EXPECT) writeFileSync(file, got);
    else assert.equal(got, readFileSync(file, 'utf8'), 'UPDATE_EXPECT=1 writes it anew');
  });
}

pageTest('the recorded tree notices a heading of another level and a control without a name', STILL, async (stage) => {
  await show(stage.page, stage.cdn.at(), { entry: 'seed' });
  const before = await treeOf(stage);
  await stage.page.locator('article-widget .heading').first().evaluate((it) => it.setAttribute('aria-level', '5'));
  const other = await treeOf(stage);
  assert.notEqual(other, before);
  await stage.part('homepage-link').evaluate((it) => it.replaceChildren());
  assert.notEqual(await treeOf(stage), other);
});
