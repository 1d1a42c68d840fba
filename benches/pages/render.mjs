/**
 * Articles a second of the processor's time, rendered to markup: the peers' `renderToString` in Node,
 * and `article-widget prerender`. Time of the processor, not of the clock: other work on the machine
 * counts less.
 *
 * Usage: node benches/pages/render.mjs [--rounds N] [--seconds S] [--only NAME…]
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { parseArguments, refuseUnknown } from './harness/arguments.mjs';
import { article } from './harness/article.mjs';
import { buildPeers } from './harness/build.mjs';
import { visibleText } from './harness/markup.mjs';
import { PEERS } from './harness/peers.mjs';
import { COMMAND, RENDER_ALONE, TARGET } from './harness/places.mjs';
import { median, quantile, shuffled, table } from './harness/statistics.mjs';

const BASE = 'https://www.harbour.example/articles/lights.json';
const WORKER = fileURLToPath(new URL('harness/render_worker.mjs', import.meta.url));

/** Keeps a program on one core, where the system has it. */
const TASKSET = '/usr/bin/taskset';

/** Rust's prerendering is to be so many times as fast as React's `renderToString`, which begins with values that are ready. */
const TARGET_RATIO = 3;

/** As many copies as take long enough to be timed, and few enough to be read at once by the peers. */
const N_LINES = 5000;

const { rounds, seconds, only } = parseArguments({
  rounds: { type: 'string', default: '3', number: true },
  seconds: { type: 'string', default: '2', number: true },
  only: { type: 'string', multiple: true },
});

const OURS = 'article-widget';
const all = [OURS, ...Object.keys(PEERS).filter((name) => PEERS[name].server)];
const names = only ?? all;
refuseUnknown('renderer', names, all);

await buildPeers();
mkdirSync(TARGET, { recursive: true });
const line = JSON.stringify(article());
const many = path.join(TARGET, 'many.jsonl');
const one = path.join(TARGET, 'one.jsonl');
writeFileSync(many, `${line}\n`.repeat(N_LINES));
writeFileSync(one, `${line}\n`);

/** One core each: what Node and the command do on others is not counted, so they get none. */
const pinned = (program, args) => (existsSync(TASKSET) ? [TASKSET, ['-c', '0', program, ...args]] : [program, args]);

const peer = (name) => {
  const [program, args] = pinned(process.execPath, [WORKER, name, many, BASE, `${seconds}`]);
  return JSON.parse(execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 }));
};

/** Seconds of the processor's time, and what was printed, of the command over a file of JSON lines. */
const command = (file) => {
  const args = ['prerender', '-', '--json-lines', '--base', BASE];
  // No function of Node tells the time that a child took; this shell does, on the last line.
  const script = 'TIMEFORMAT="%U %S"; time "$@"';
  const [program, all] = pinned('bash', ['-c', script, 'bash', COMMAND, ...args]);
  const input = openSync(file, 'r');
  const { status, stdout, stderr, error } = spawnSync(program, all, { stdio: [input, 'pipe', 'pipe'], maxBuffer: 1 << 30 });
  closeSync(input);
  if (error) throw error;
  const complaint = stderr.toString().trim();
  if (status !== 0) throw new Error(`${COMMAND} ${args.join(' ')}: exit code ${status}: ${complaint}`);
  const [user, system] = complaint.split('\n').at(-1).split(' ').map(Number);
  return { seconds: user + system, stdout };
};

const ours = () => {
  for (const program of [COMMAND, RENDER_ALONE]) if (!existsSync(program)) throw new Error(`there is no ${program}`);
  // What it takes to start is not rendering.
  const { seconds: startUp, stdout } = command(one);
  const rate = (N_LINES - 1) / (command(many).seconds - startUp);
  const alone = execFileSync(...pinned(RENDER_ALONE, [one, BASE, `${seconds}`]), { encoding: 'utf8' });
  return { view: Number(alone), text: rate, markup: JSON.parse(stdout.toString()).html };
};

const runs = Object.fromEntries(names.map((name) => [name, []]));
const failures = {};
for (let round = 0; round < rounds; round++) {
  for (const name of shuffled(names)) {
    try {
      runs[name].push(name === OURS ? ours() : peer(name));
    } catch (error) {
      failures[name] = error.message.trim().split('\n').at(-1);
    }
  }
  console.error(`round ${round + 1} of ${rounds}`);
}
writeFileSync(path.join(TARGET, 'render.json'), JSON.stringify({ runs, failures }, null, 1));

const whole = (value) => (value === undefined ? '—' : Math.round(value).toString());
const rates = (name, kind) => runs[name].map((it) => it[kind]);
const hasBoth = (name) => runs.react?.length && runs[name]?.length;
const timesReact = (name, kind) => (hasBoth(name) ? (median(rates(name, kind)) / median(rates('react', kind))).toFixed(2) : '—');
const cells = (name, kind) => {
  const all = rates(name, kind);
  const quartiles = `(${whole(quantile(all, 0.25))}–${whole(quantile(all, 0.75))})`;
  return [`**${whole(median(all))}** ${quartiles}`, timesReact(name, kind)];
};
const rows = [...names]
  .sort((a, b) => (median(rates(b, 'view')) ?? 0) - (median(rates(a, 'view')) ?? 0))
  .map((name) => [name, ...cells(name, 'view'), ...cells(name, 'text'), whole(runs[name][0]?.markup.length)]);
console.log(`\nArticles a second of one core, medians (quartiles) of ${rounds} rounds\n`);
console.log(table(['renderer', 'rendering alone', '× React', 'JSON to markup, bytes to bytes', '× React', 'characters'], rows));

const texts = Object.fromEntries(names.filter((name) => runs[name].length).map((name) => [name, visibleText(runs[name][0].markup)]));
const [reference] = Object.keys(texts).filter((name) => name !== OURS);
const differing = Object.keys(texts).filter((name) => reference && texts[name] !== texts[reference]);
if (differing.length) console.log(`\nNot the same text as ${reference}: ${differing.join(', ')}`);
for (const [name, message] of Object.entries(failures)) console.log(`\nFAILED: ${name}: ${message}`);
if (hasBoth(OURS)) {
  const [alone, whole] = ['view', 'text'].map((kind) => timesReact(OURS, kind));
  const verdict = alone >= TARGET_RATIO ? 'met' : 'MISSED';
  console.log(`\nTarget: rendering alone ≥ ${TARGET_RATIO} × React: ${alone}: ${verdict}. From bytes to bytes: ${whole}`);
}
process.exitCode = Object.keys(failures).length ? 1 : 0;
