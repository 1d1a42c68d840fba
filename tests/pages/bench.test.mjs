/** The figures of benches/pages: what they are made of, and that nothing that failed is passed over. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { visibleText } from '../../benches/pages/harness/markup.mjs';
import { differences, profileTable, remarks, verdicts } from '../../benches/pages/harness/report.mjs';
import { median, quantile, shuffled } from '../../benches/pages/harness/statistics.mjs';

const content = { text: 'The Harbour Reopens', figures: 1 };
const run = (headline, rest) => ({ headline, inTree: headline - 20, shift: 0, content, twice: [], moved: [], complaints: [], ...rest });
const subject = (...runs) => ({ runs, failures: [] });

test('quartiles lie between two values by proportion', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([1, 2]), 1.5);
  assert.equal(quantile([10, 20, 30, 40, 50], 0.25), 20);
  assert.equal(median([]), undefined);
  assert.equal(median([undefined, 7]), 7);
});

test('another order has the same values', () => {
  const values = ['a', 'b', 'c', 'd'];
  assert.deepEqual(shuffled(values).sort(), values);
  assert.deepEqual(values, ['a', 'b', 'c', 'd']);
});

test('words are compared without what renderers put between them', () => {
  assert.equal(visibleText('<!--<[]>--><p>One &amp; <b>two</b>\n</p><style>p{}</style>'), 'One&two');
  assert.equal(visibleText('It&#39;s &quot;it&quot;'), 'It\'s"it"');
});

test('contents that differ are told apart at the first letter', () => {
  assert.deepEqual(differences(content, content), []);
  assert.deepEqual(differences(undefined, content), ['nothing is there']);
  assert.deepEqual(differences({ ...content, figures: 2 }, content), ['figures: 2, not 1']);
  const [line] = differences({ ...content, text: 'The Harbor Reopens' }, content);
  assert.equal(line, 'text at 9: "The Harbor Reopens", not "The Harbour Reopens"');
});

test('a page that failed, or is not there, is in the table and in the remarks', () => {
  const results = { static: subject(run(500)), react: { runs: [], failures: ['no headline after 45 s'] } };
  const text = profileTable({ title: 'Slow', rounds: 1, load: 0.5, results });
  assert.match(text, /\| react \|( — \|)+ 1 \|/);
  const lines = remarks(results, { frame: 'there is no command' });
  assert.deepEqual(lines, ['LEFT OUT: frame: there is no command', 'FAILED: react: no headline after 45 s']);
});

test('what the console says, what moves and what is asked for twice is told', () => {
  const odd = run(600, { twice: ['/a.js'], moved: ['0.100 at 9 ms: p 1→2'], complaints: ['oh'] });
  const lines = remarks({ static: subject(run(500)), dynamic: subject(odd) }, {});
  assert.deepEqual(lines, ['ASKED TWICE: dynamic: /a.js', 'MOVED: dynamic: 0.100 at 9 ms: p 1→2', 'CONSOLE: dynamic: oh']);
});

test('targets are met or missed by medians', () => {
  const results = {
    static: subject(run(100)),
    prerendered: subject(run(104), run(90), run(130)),
    'preact+hints': subject(run(200)),
    fragment: subject(run(191, { shift: 0.2 })),
  };
  assert.deepEqual(verdicts('slow4g', results), [
    '- met: prerendered ≤ 1.05 × static: 104 ms, 1.040 (0.90–1.30) × 100 ms, within the noise: more rounds',
    '- MISSED: fragment ≤ 0.95 × preact+hints: 191 ms, 0.955 (0.95–0.95) × 200 ms',
    '- met: layout shift of prerendered 0.000: 0.000',
    '- MISSED: layout shift of fragment 0.000: 0.200',
  ]);
});
