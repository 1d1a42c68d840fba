/**
 * One browser for each file of tests, and for each test a fresh context, page and set of servers.
 *
 * Whatever else a test is about, it fails when the page throws, when its console is not empty but
 * for what the test says it expects, or when anybody but the test's own servers is asked for something.
 */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, test } from 'node:test';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { close, launch } from './browser.mjs';
import { hostPage, script } from './html.mjs';
import { Origin, PATIENCE_MILLIS, html, status } from './server.mjs';

/** How long a whole test may take: what is evaluated in a page has no limit of its own. */
const TEST_MILLIS = 60_000;

export const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
export const DIST = process.env.ARTICLE_WIDGET_DIST ?? path.join(PROJECT, 'dist');

/** The paths of the release's programs, which change with every build. */
const files = readdirSync(DIST);
const find = (start, end) => `/${files.find((it) => it.startsWith(start) && it.endsWith(end))}`;
export const GLUE = find('article-widget-', '.js');
export const WASM = find('article-widget-', '.wasm');
export const CONVERTER_GLUE = find('converter-', '.js');
export const WORDS = (language) => `${find('words-', '')}/${language}.txt`;
export const CONVERTER = find('converter-', '.wasm');
export const BLOCKS = find('blocks-', '.js');

const EVENTS = ['ready', 'update', 'share', 'read', 'error'].map((name) => `article-widget-${name}`);

after(close);

/** Runs in the page before its own scripts: keeps what reaches the window. */
const listen = (names) => {
  const keep = (name) => Object.defineProperty(window, name, { value: [], configurable: true })[name];
  const heard = keep('heard');
  for (const name of names) {
    addEventListener(name, ({ target, detail, bubbles, cancelable, composed }) => {
      heard.push({ name, id: target.id, detail, bubbles, cancelable, composed });
    });
  }
  const violations = keep('violations');
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    violations.push(`${effectiveDirective} ${blockedURI}`);
  });
};

/** Runs a test, whose name is a sentence, on a stage of its own. `options` are those of a browser context. */
export const pageTest = (name, options, run) => {
  if (!run) [options, run] = [{}, options];
  test(name, { timeout: TEST_MILLIS }, async (t) => {
    const stage = await Stage.set(options);
    try {
      await run(stage);
      stage.verify();
    } catch (error) {
      for (const line of stage.seen()) t.diagnostic(line);
      throw error;
    } finally {
      await stage.strike();
    }
  });
};

/** A page and the three servers behind it: its own, the widget's and the publisher's. */
class Stage {
  #expected = [];
  #messages = [];
  #requests = [];
  #allowed;

  static async set(options) {
    const stage = new Stage();
    const servers = [Origin.start(), Origin.start(DIST), Origin.start()];
    [stage.host, stage.cdn, stage.publisher] = await Promise.all(servers);
    stage.host.serve('/favicon.ico', status(204));
    stage.context = await (await launch()).newContext(options);
    stage.context.setDefaultTimeout(PATIENCE_MILLIS);
    stage.context.on('console', (it) => stage.#messages.push(`${it.type()}: ${it.text()} (${it.location().url})`));
    stage.context.on('weberror', (it) => stage.#messages.push(`thrown: ${it.error()}`));
    stage.context.on('request', (it) => stage.#requests.push(it.url()));
    await stage.context.addInitScript(listen, EVENTS);
    stage.page = await stage.context.newPage();
    return stage;
  }

  async strike() {
    await this.context.close();
    await Promise.all([this.host, this.cdn, this.publisher].map((it) => it.close()));
  }

  /** The address of the loader. */
  get embed() {
    return this.cdn.at('/embed.js');
  }

  /** Serves a page with this body, and the loader at its end, and opens it. */
  open(body, { headers, ...page } = {}) {
    return this.openPage(hostPage({ ...page, body: body + script(this.embed) }), headers);
  }

  openPage(text, headers) {
    return this.page.goto(this.host.serve('/', html(text, headers)));
  }

  /** Everything of this part of a widget; without an id, of all widgets. */
  part(name, id) {
    return this.page.locator(`${id ? `#${id}` : 'article-widget'} [part~="${name}"]`);
  }

  /** Waits until `condition`, a function run in the page, is true. */
  async until(description, condition, argument) {
    await this.page.waitForFunction(condition, argument).catch((error) => {
      throw new Error(`waited in vain until ${description}`, { cause: error });
    });
  }

  /** Waits for so many events of this kind, from this widget or any, and gives them all. */
  async heard(kind, { id, count = 1 } = {}) {
    const name = `article-widget-${kind}`;
    const what = { name, id, count };
    await this.until(
      `${count} × ${name} from ${id ?? 'any widget'}`,
      (it) => heard.filter(({ name, id }) => name === it.name && id === (it.id ?? id)).length >= it.count,
      what,
    );
    return this.events(kind, id);
  }

  /** Waits for so many `ready` events, and until the component tree has taken over: first words are no tree. */
  async ready({ id, count = 1 } = {}) {
    const events = await this.heard('ready', { id, count });
    await this.until(
      `the component tree is in ${id ?? 'every widget'}`,
      (ids) =>
        [...document.querySelectorAll('article-widget')]
          .filter((it) => ids.includes(it.id))
          .map((it) => it.shadowRoot)
          .every((root) => root.querySelector('article[aria-labelledby]') && !root.querySelector('[data-stamp]')),
      events.map((it) => it.id),
    );
    return events;
  }

  /** The events of this kind so far. */
  async events(kind, id) {
    const all = await this.page.evaluate(() => heard);
    return all.filter((it) => it.name === `article-widget-${kind}` && it.id === (id ?? it.id));
  }

  /** Waits until what is under way in the page has had its turn: two frames, and a task after them. */
  settle() {
    return this.page.evaluate(async () => {
      for (let n = 0; n < 2; n++) await new Promise((done) => requestAnimationFrame(done));
      await new Promise((done) => setTimeout(done));
    });
  }

  /** Each layout shift so far that no input caused: its score, and the classes of what moved. */
  shifts() {
    return this.page.evaluate(() => {
      const observer = new PerformanceObserver(() => {});
      observer.observe({ type: 'layout-shift', buffered: true });
      return observer.takeRecords().map(({ value, sources }) => [value, sources.map(({ node }) => node?.className)]);
    });
  }

  /** Lets the page believe that it is `hidden`, or `visible` again. */
  turn(visibilityState) {
    return this.page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, visibilityState);
  }

  /** Requests to these belong to the test. */
  allowStrangers(pattern) {
    this.#allowed = pattern;
  }

  /** Messages like these belong to the test, and each must come. */
  expectConsole(...patterns) {
    this.#expected.push(...patterns);
  }

  /** What the console says, and who is asked. */
  seen() {
    return [...this.#messages, ...this.strangers().map((url) => `request: ${url}`)];
  }

  /** Requests that went to none of the test's own servers. */
  strangers() {
    const own = [this.host, this.cdn, this.publisher].map((it) => `${it.at()}/`);
    return this.#requests.filter((url) => !/^(data|blob):/.test(url) && !own.some((it) => url.startsWith(it)) && !this.#allowed?.test(url));
  }

  /** Fails on anything in the console that is not expected, on anything missing there, and on strangers. */
  verify() {
    const unexpected = this.#messages.filter((it) => !this.#expected.some((pattern) => pattern.test(it)));
    assert.deepEqual(unexpected, [], 'the console should be empty');
    const missing = this.#expected.filter((pattern) => !this.#messages.some((it) => pattern.test(it)));
    assert.deepEqual(missing, [], 'the console should have said these');
    assert.deepEqual(this.strangers(), [], 'nobody else should be asked for anything');
  }
}
