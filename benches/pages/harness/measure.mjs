/** One load of one page, as a first visit. */

import { readFileSync } from 'node:fs';

import { chromium } from 'playwright-core';

import { arrivals, content, probeFor } from './probe.mjs';
import { throttle } from './profiles.mjs';

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  // A sandboxed frame stays in the process of its page: the line and the processor are slowed down
  // by process. The others would use the processor for things of their own.
  '--disable-features=IsolateSandboxedIframes,SpareRendererForSitePerProcess,PaintHolding,Translate,HttpsUpgrades,' +
    'MediaRouter,OptimizationHints,InitialWebUI,WebUIToolbar',
];

const VIEWPORT = { width: 412, height: 915 };

/** How long a page may take for what is waited for. */
const PATIENCE_MILLIS = 45_000;

/** How long nothing is under way on the line when a page counts as at rest. */
const REST_MILLIS = 400;

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

/**
 * Loads `address` in a fresh context and tells what was measured. `headline` is waited for, and with
 * `hasTree` the component tree too. Fails when either does not come.
 */
export const measure = async (browser, { address, headline, profile, hasTree }) => {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    return await measureIn(context, browser, { address, headline, profile, hasTree });
  } finally {
    await context.close();
  }
};

const measureIn = async (context, browser, { address, headline, profile, hasTree }) => {
  const moments = new Moments();
  const complaints = [];
  context.on('weberror', (it) => complaints.push(`thrown: ${it.error().message}`));
  context.on('console', (it) => ['warning', 'error'].includes(it.type()) && complaints.push(it.text()));
  await context.exposeBinding('benchTell', (_source, kind, millis) => moments.set(kind, millis));
  await context.addInitScript(...probeFor(headline));
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  // A reader's tab is there already: what is measured does not begin with the start of a process.
  await page.goto(new URL('/empty.html', address).href);
  const line = new Line(session);
  await throttle(session, profile);

  await page.goto(address, { waitUntil: 'load', timeout: PATIENCE_MILLIS });
  try {
    await moments.have(['headline', ...(hasTree ? ['tree'] : [])]);
  } catch (error) {
    throw new Error([error.message, ...complaints].join('; '), { cause: error });
  }
  await line.rest();

  const origin = await page.evaluate(() => performance.timeOrigin);
  const since = (kind) => moments.has(kind) && moments.get(kind) - origin;
  const frames = await Promise.all(page.frames().map((it) => it.evaluate(() => benchFound)));
  const [main] = frames;
  const files = await page.evaluate(arrivals);
  const contents = await Promise.all(page.frames().map((it) => it.evaluate(content)));
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return {
    headline: since('headline'),
    inTree: since('dom'),
    tree: hasTree ? since('tree') : undefined,
    firstPaint: main.firstPaint,
    largestPaint: Math.max(...frames.map((it) => it.largestPaint ?? 0)),
    blocking: main.blocking,
    shift: frames.reduce((sum, it) => sum + it.shift, 0),
    moved: frames.flatMap((it) => it.moved),
    bytes: line.bytes,
    code: line.codeBytes(),
    requests: line.requests.length,
    twice: line.twice(),
    files,
    heap: usedSize,
    memory: await rendererMemory(browser),
    content: contents.find(Boolean),
    complaints,
  };
};

/** Moments that a page has told, and the waiting for them. */
class Moments {
  #millis = new Map();
  #changed = () => {};

  set(kind, millis) {
    this.#millis.set(kind, millis);
    this.#changed();
  }

  has(kind) {
    return this.#millis.has(kind);
  }

  get(kind) {
    return this.#millis.get(kind);
  }

  /** Waits until all `kinds` have come. */
  have(kinds) {
    return new Promise((resolve, reject) => {
      const missing = () => kinds.filter((kind) => !this.has(kind));
      const give = () => reject(new Error(`no ${missing().join(', no ')} after ${PATIENCE_MILLIS / 1000} s`));
      const timer = setTimeout(give, PATIENCE_MILLIS);
      this.#changed = () => {
        if (missing().length) return;
        clearTimeout(timer);
        resolve();
      };
      this.#changed();
    });
  }
}

/** What goes over the line. */
class Line {
  #open = new Set();
  #timer;
  #rested = () => {};
  #code = new Map();
  bytes = 0;
  requests = [];

  constructor(session) {
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      // What is in the page already goes over no line.
      if (/^(data|blob):/.test(request.url)) return;
      this.requests.push(request.url);
      this.#open.add(requestId);
      if (/\.(js|wasm)$/.test(request.url)) this.#code.set(requestId, 0);
      clearTimeout(this.#timer);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      this.bytes += encodedDataLength;
      if (this.#code.has(requestId)) this.#code.set(requestId, encodedDataLength);
      this.#close(requestId);
    });
    session.on('Network.loadingFailed', ({ requestId }) => this.#close(requestId));
  }

  /** Bytes of scripts and of WebAssembly. */
  codeBytes() {
    return [...this.#code.values()].reduce((sum, it) => sum + it, 0);
  }

  /** Addresses that were asked for more than once. */
  twice() {
    return this.requests.filter((it, idx) => this.requests.indexOf(it) !== idx);
  }

  /** Waits until nothing has been under way for a while: long tasks and shifts come with what arrives. */
  rest() {
    return new Promise((resolve) => {
      this.#rested = resolve;
      this.#wait();
    });
  }

  #close(requestId) {
    this.#open.delete(requestId);
    this.#wait();
  }

  #wait() {
    clearTimeout(this.#timer);
    if (!this.#open.size) this.#timer = setTimeout(() => this.#rested(), REST_MILLIS);
  }
}

/** Bytes of the greatest renderer, its share of what it has in common with others; only where Linux tells. */
const rendererMemory = async (browser) => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        const [, size] = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+) kB/m);
        return Number(size) * 1024;
      } catch {
        return 0;
      }
    });
  return Math.max(0, ...sizes) || undefined;
};
