/** One headless Chromium for all that runs in this process. */

import { chromium } from 'playwright-core';

/** What it is started with: it asks nobody but who the pages ask, and finds nobody but this machine. */
export const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
  // Whoever else is asked for something is not found.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

let browser;

/** The browser, started by the first call. */
export const launch = () => {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  browser ??= chromium.launch({ executablePath, args: FLAGS });
  return browser;
};

/** Ends the browser, if it was started. */
export const close = async () => (await browser)?.close();
