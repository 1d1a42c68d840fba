/**
 * Renders the articles in a file of JSON lines with one peer, over and over, and tells how many
 * a second. A process of its own for each, so that none runs in the other's optimized code.
 */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { dateInDigits } from '../peers/shared/time.mjs';
import { viewOf } from '../peers/shared/view.mjs';
import { BUILT } from './places.mjs';

const [, , name, file, base, seconds] = process.argv;

const { render } = await import(pathToFileURL(path.join(BUILT, 'server', `${name}.mjs`)));
const lines = readFileSync(file, 'utf8').trim().split('\n');
const view = viewOf(JSON.parse(lines[0]), base, dateInDigits);

/** From a view that is ready: the framework alone. */
const fromView = () => render(view);

/** From the document's text to the bytes of the markup, as a server does it. */
const fromText = (idx) => {
  const markup = render(viewOf(JSON.parse(lines[idx % lines.length]), base, dateInDigits));
  return markup.then ? markup.then((it) => Buffer.from(it)) : Buffer.from(markup);
};

/** Articles a second of the processor's time, over so many seconds. */
const rate = async (work, seconds) => {
  const before = process.cpuUsage();
  const end = performance.now() + seconds * 1000;
  let count = 0;
  while (performance.now() < end) {
    // A promise only where the peer gives one: waiting for a string would cost the others a turn.
    const result = work(count++);
    if (result.then) await result;
  }
  const { user, system } = process.cpuUsage(before);
  return (count * 1_000_000) / (user + system);
};

await rate(fromText, seconds / 2);
const result = { view: await rate(fromView, seconds), text: await rate(fromText, seconds) };
console.log(JSON.stringify({ ...result, markup: `${await fromText(0)}` }));
