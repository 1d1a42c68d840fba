/** What was measured, as tables, and against what it is to be. */

import { median, quantile, ratioInterval, table } from './statistics.mjs';

const round = (digits) => (value) => (value === undefined ? '—' : value.toFixed(digits));
const whole = round(0);
const mebibytes = (value) => (value === undefined ? '—' : (value / 2 ** 20).toFixed(2));

/** The columns: what each is called, and how it is told from the results of a subject. */
const COLUMNS = [
  ['headline painted ms (quartiles)', (runs) => withQuartiles(runs.map((it) => it.headline))],
  ['in tree', (runs) => whole(median(runs.map((it) => it.inTree)))],
  ['first paint', (runs) => whole(median(runs.map((it) => it.firstPaint)))],
  ['largest paint', (runs) => whole(median(runs.map((it) => it.largestPaint)))],
  ['program runs', (runs) => whole(median(runs.map((it) => it.tree)))],
  ['bytes', (runs) => whole(median(runs.map((it) => it.bytes)))],
  ['of them code', (runs) => whole(median(runs.map((it) => it.code)))],
  ['requests', (runs) => whole(median(runs.map((it) => it.requests)))],
  ['blocking ms', (runs) => whole(median(runs.map((it) => it.blocking)))],
  ['layout shift', (runs) => round(3)(Math.max(...runs.map((it) => it.shift)))],
  ['JS heap MiB', (runs) => mebibytes(median(runs.map((it) => it.heap)))],
  ['renderer MiB', (runs) => mebibytes(median(runs.map((it) => it.memory)))],
];

const withQuartiles = (values) =>
  `**${whole(median(values))}** (${whole(quantile(values, 0.25))}–${whole(quantile(values, 0.75))})`;

/** The targets, each on equal terms: the peers have the hints that our snippets have. */
const TARGETS = [
  ['prerendered', 1.05, 'static'],
  ['fragment', 0.95, 'preact+hints'],
  ['dynamic', 1, 'preact+hints'],
];

/** The profile in which the targets hold. */
const TARGET_PROFILE = 'slow4g';

/** What readers of each of these see may not move. */
const STEADY = ['prerendered', 'fragment', 'dynamic', 'frame'];

const headlines = (results, name) => (results[name]?.runs ?? []).map((it) => it.headline);
const headlineOf = (results, name) => median(headlines(results, name));

/** The table of a profile: the fastest first, and last what failed. */
export const profileTable = ({ title, rounds, load, results }) => {
  const measured = Object.keys(results).filter((name) => results[name].runs.length);
  measured.sort((a, b) => headlineOf(results, a) - headlineOf(results, b));
  const rows = measured.map((name) => [
    name,
    ...COLUMNS.map(([, tell]) => tell(results[name].runs)),
    results[name].failures.length.toString(),
  ]);
  const failed = Object.keys(results).filter((name) => !results[name].runs.length);
  rows.push(...failed.map((name) => [name, ...COLUMNS.map(() => '—'), `${results[name].failures.length}`]));
  const head = ['page', ...COLUMNS.map(([name]) => name), 'failed'];
  return `## ${title}\n\nMedians of ${rounds} rounds; of layout shift the greatest. Load of the machine: ${load.toFixed(1)}.\n\n${table(head, rows)}`;
};

/** Failures, pages that show something else, and files that were asked for twice: one line each. */
export const remarks = (results, missing) => {
  const lines = Object.entries(missing).map(([name, reason]) => `LEFT OUT: ${name}: ${reason}`);
  const reference = ['static', ...Object.keys(results)].find((name) => results[name]?.runs.length);
  for (const [name, { runs, failures }] of Object.entries(results)) {
    for (const failure of new Set(failures)) lines.push(`FAILED: ${name}: ${failure}`);
    const [first] = runs;
    if (!first) continue;
    lines.push(...differences(first.content, results[reference].runs[0].content).map((it) => `DIFFERS: ${name} from ${reference}: ${it}`));
    for (const url of new Set(first.twice)) lines.push(`ASKED TWICE: ${name}: ${url}`);
    if (STEADY.includes(name)) lines.push(...first.moved.map((it) => `MOVED: ${name}: ${it}`));
    for (const complaint of new Set(first.complaints)) lines.push(`CONSOLE: ${name}: ${complaint}`);
  }
  return lines;
};

/** In what two contents differ. */
export const differences = (got, expected) => {
  if (!got) return ['nothing is there'];
  return Object.keys(expected)
    .filter((key) => got[key] !== expected[key])
    .map((key) => (key === 'text' ? textDifference(got.text, expected.text) : `${key}: ${got[key]}, not ${expected[key]}`));
};

const textDifference = (got, expected) => {
  const idx = [...expected].findIndex((it, idx) => it !== got[idx]);
  const place = idx < 0 ? expected.length : idx;
  const piece = (text) => JSON.stringify(text.slice(Math.max(0, place - 20), place + 40));
  return `text at ${place}: ${piece(got)}, not ${piece(expected)}`;
};

/** The targets that can be told from these results, met or missed. */
export const verdicts = (profile, results) => {
  const lines = [];
  if (profile === TARGET_PROFILE) {
    for (const [name, limit, peer] of TARGETS) {
      const [ours, theirs] = [headlineOf(results, name), headlineOf(results, peer)];
      if (ours === undefined || theirs === undefined) continue;
      const ratio = ours / theirs;
      const [least, most] = ratioInterval(headlines(results, name), headlines(results, peer));
      const doubt = least <= limit && limit < most ? ', within the noise: more rounds' : '';
      const between = `${least.toFixed(2)}–${most.toFixed(2)}`;
      const figures = `${whole(ours)} ms, ${ratio.toFixed(3)} (${between}) × ${whole(theirs)} ms${doubt}`;
      lines.push(verdict(ratio <= limit, `${name} ≤ ${limit} × ${peer}: ${figures}`));
    }
    const [tree, react] = [median((results.dynamic?.runs ?? []).map((it) => it.tree)), headlineOf(results, 'react+hints')];
    if (tree !== undefined && react !== undefined) {
      lines.push(verdict(tree <= react, `dynamic’s tree before react+hints: ${whole(tree)} ms, ${whole(react)} ms`));
    }
  }
  for (const name of STEADY) {
    const runs = results[name]?.runs ?? [];
    if (!runs.length) continue;
    const shift = Math.max(...runs.map((it) => it.shift));
    lines.push(verdict(shift < 0.0005, `layout shift of ${name} 0.000: ${shift.toFixed(3)}`));
  }
  return lines;
};

const verdict = (isMet, text) => `- ${isMet ? 'met' : 'MISSED'}: ${text}`;
