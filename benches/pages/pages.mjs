/**
 * The same article by article-widget, by other frameworks and without any script, in a browser on
 * a slow line: what its reader waits for.
 *
 * Usage: node benches/pages/pages.mjs [--rounds N] [--profile NAME…] [--only NAME…]
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';

import { parseArguments, refuseUnknown } from './harness/arguments.mjs';
import { article } from './harness/article.mjs';
import { buildPeers } from './harness/build.mjs';
import { launch, measure } from './harness/measure.mjs';
import { TARGET } from './harness/places.mjs';
import { PROFILES } from './harness/profiles.mjs';
import { profileTable, remarks, verdicts } from './harness/report.mjs';
import { openSite } from './harness/site.mjs';
import { shuffled } from './harness/statistics.mjs';

const { rounds, ...wanted } = parseArguments({
  rounds: { type: 'string', default: '5', number: true },
  profile: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
});
const profiles = wanted.profile ?? Object.keys(PROFILES);
const { headline } = article();

/** Whether a program runs in the page in the end: only then is it waited for. */
const hasTree = (name) => !name.startsWith('static');

/** One round: a browser of its own, warmed up, and every page once, in an order of chance. */
const runRound = async (site, names, profile, results) => {
  const browser = await launch();
  try {
    const warmUp = { address: site.address('warm-up'), headline: 'Warm', profile: PROFILES.unthrottled, hasTree: false };
    await measure(browser, warmUp);
    for (const name of shuffled(names)) {
      try {
        const page = { address: site.address(name), headline, profile, hasTree: hasTree(name) };
        results[name].runs.push(await measure(browser, page));
      } catch (error) {
        results[name].failures.push(error.message.split('\n')[0]);
      }
    }
  } finally {
    await browser.close();
  }
};

refuseUnknown('profile', profiles, Object.keys(PROFILES));
await buildPeers();
const site = await openSite();
const all = [];
try {
  const names = wanted.only ?? site.names;
  refuseUnknown('page', names, [...site.names, ...Object.keys(site.missing)]);
  for (const profile of profiles) {
    const results = Object.fromEntries(names.map((name) => [name, { runs: [], failures: [] }]));
    const start = performance.now();
    for (let round = 1; round <= rounds; round++) {
      await runRound(site, names.filter((name) => site.names.includes(name)), PROFILES[profile], results);
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      console.error(`${profile}: round ${round} of ${rounds}, ${seconds} s`);
    }
    all.push({ profile, title: PROFILES[profile].title, rounds, load: loadavg()[1], results });
  }
} finally {
  site.close();
}

mkdirSync(TARGET, { recursive: true });
writeFileSync(path.join(TARGET, 'pages.json'), JSON.stringify({ date: new Date().toISOString(), all }, null, 1));
let hasFailed = Object.keys(site.missing).some((name) => all[0].results[name]);
for (const it of all) {
  console.log(`\n${profileTable(it)}\n`);
  for (const line of remarks(it.results, site.missing)) console.log(line);
  console.log(`\n${verdicts(it.profile, it.results).join('\n')}`);
  hasFailed ||= Object.values(it.results).some(({ failures }) => failures.length);
}
process.exitCode = hasFailed ? 1 : 0;
