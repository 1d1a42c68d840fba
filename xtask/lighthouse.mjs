// Started by `cargo xtask lighthouse`, see src/lighthouse.rs, with the path of Lighthouse's module.

import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

import { FLAGS } from '../tests/support/pages/browser.mjs';
import { Origin, freePort } from '../tests/support/pages/server.mjs';

const { default: lighthouse, desktopConfig } = await import(pathToFileURL(process.argv[2]).href);

const PAGES = ['index.html', ...['article', 'card', 'arabic'].flatMap((it) => ['light', 'dark'].map((theme) => `demo/gallery/index.html?entry=${it}&theme=${theme}`))];

/** Screens as high as the pages: the article waits until it comes near the viewport. */
const screen = (width, mobile) => ({ width, height: 4000, deviceScaleFactor: 1, mobile, disabled: false });

const DEVICES = {
  phone: [undefined, { formFactor: 'mobile', screenEmulation: screen(360, true) }],
  desktop: [desktopConfig, { screenEmulation: screen(1350, false) }],
};

const origin = await Origin.start(process.env.ARTICLE_WIDGET_DIST);
const port = await freePort();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...FLAGS, `--remote-debugging-port=${port}`] });

/** The audits that count and are not passed, with the elements that they name. */
const faults = ({ categories, audits }) =>
  categories.accessibility.auditRefs
    .map(({ id, weight }) => ({ ...audits[id], weight }))
    .filter(({ weight, score }) => weight && score !== null && score < 1)
    .map(({ id, title, details }) => `  ${id}: ${title} ${(details?.items ?? []).map(({ node }) => node?.selector).join(', ')}`);

let isGood = true;
for (const page of PAGES) {
  for (const [device, [config, settings]] of Object.entries(DEVICES)) {
    const flags = { port, onlyCategories: ['accessibility'], logLevel: 'error', disableStorageReset: true, ...settings };
    const { lhr } = await lighthouse(origin.at(`/${page}`), flags, config);
    const mark = Math.round(lhr.categories.accessibility.score * 100);
    console.log(`${String(mark).padStart(3)} ${device.padEnd(7)} ${page}`);
    for (const it of faults(lhr)) console.log(it);
    // The pictures of these pages are the article's.
    const isShown = lhr.audits['image-alt'].score !== null;
    if (!isShown) console.log('  the article was not there');
    isGood &&= mark === 100 && isShown && !lhr.runtimeError;
  }
}
await browser.close();
await origin.close();
process.exit(isGood ? 0 : 1);
