/**
 * The element <article-widget>, and the loader of its component tree.
 *
 * With the files of static/embed, the only script written by hand; a build makes one file of them. The
 * element shows what there is of the article before any WebAssembly: what was rendered ahead of time,
 * or the first words of the JSON, or the page's own fallback. It asks for the program, and tells what
 * kept either from coming. Everything else is done in Rust: see src/embed.rs.
 * What pages may rely on is in docs/contracts/element.md.
 */

import { ask, make } from './embed/elements.js';
import { Failure } from './embed/failure.js';
import { articleOf, firstWords } from './embed/first_words.js';
import { keepFocus, refocus } from './embed/focus.js';
import { fetchFragment, parsed } from './embed/fragment.js';
import { convert, isLoaded, load, request, textOf, words } from './embed/loader.js';
import { more, playAlone, select } from './embed/more.js';
import { act } from './embed/share.js';
import { addStyle, isOnDark, sheetOf, unwatch, watch } from './embed/theme.js';

const VERSION = '__VERSION__';

const NAME = 'article-widget';
const FLAGS = ['no-masthead', 'no-clock', 'no-share', 'no-tools', 'no-analytics', 'debug'];
const OPTIONS = ['lang', 'layout', 'heading-level', 'share', ...FLAGS];

// How far from the viewport a widget begins to load, in pixels.
const MARGIN = 800;

const viewportObserver = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) start(target);
  },
  { rootMargin: `${MARGIN}px` },
);

// How long a page that never rests keeps the program waiting.
const IDLE_MILLIS = 5000;

/** Once the page has what it needs itself, and nothing better to do. Where that cannot be told, at once. */
const whenIdle = (action) => {
  const wait = () => (globalThis.requestIdleCallback ?? setTimeout)(action, { timeout: IDLE_MILLIS });
  if (ask(document, 'readyState') === 'complete') wait();
  else addEventListener('load', wait, { once: true });
};

let start;

class ArticleWidget extends HTMLElement {
  static observedAttributes = ['src', 'prerendered', 'theme', 'loading', 'remember', ...OPTIONS];

  static {
    start = (widget) => widget.#start();
  }

  #isParsed = !!this.shadowRoot;
  #root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  #container;
  #note;
  #widget;
  #article;
  #started;
  #run = 0;
  /** Whether an article, or its beginning, is on screen before the program. */
  #isShown;
  /** Whether that is not the one that is asked for now. */
  #isStale;
  /** The document whose first words are on screen. */
  #words;
  /** Shows what they left out. */
  #rest;
  #sheet;

  constructor() {
    super();
    this.#root.addEventListener('toggle', refocus, true);
    keepFocus(this.#root);
    this.#root.addEventListener('click', more);
    this.#root.addEventListener('selectstart', select, { once: true });
    this.#root.addEventListener('error', playAlone, true);
    this.#root.addEventListener('click', (event) => act(event, (name, detail) => this.#tell(name, detail)));
  }

  /** The article on screen, as Article JSON 1. Set: an object or a JSON string, shown without a fetch. */
  get article() {
    const json = this.#widget?.article;
    return json ? JSON.parse(json) : null;
  }

  set article(article) {
    try {
      this.#article = (article && typeof article === 'object' ? JSON.stringify(article) : `${article ?? ''}`) || undefined;
    } catch (error) {
      this.#article = `${error}`; // Told of as what it is: no JSON.
    }
    if (this.#started) this.#showOther(true);
  }

  /** Asks for the article anew. */
  reload() {
    if (!this.isConnected || !this.#container) return;
    this.#begin();
    this.#show(true, true);
  }

  connectedCallback() {
    if (this.#isParsed && ask(document, 'readyState') === 'loading') {
      // What the parser puts into the shadow root may not be whole yet.
      return document.addEventListener('DOMContentLoaded', () => this.isConnected && this.connectedCallback(), { once: true });
    }
    for (const name of ['article', ...PROPERTIES]) {
      // Set before the element was defined.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#container) this.#build();
    else if (this.#isShown && this.#started && !this.#widget) this.#later(); // Put back before the program came.
    watch(this, () => this.#paint());
    this.#paint();
    this.#wait();
  }

  disconnectedCallback() {
    // A move is a removal at once followed by an insertion.
    queueMicrotask(() => {
      if (this.isConnected || !this.#container) return;
      viewportObserver.unobserve(this);
      unwatch(this);
      if (this.#isKept()) {
        // What was rendered ahead of time could not be had again.
        this.#run++;
        this.#widget?.destroy();
        this.#widget = undefined;
        return;
      }
      this.#clear();
      this.#container = this.#started = undefined;
    });
  }

  attributeChangedCallback(name, old, value) {
    if (!this.#container || old === value) return;
    if (name === 'theme') this.#paint();
    else if (name === 'loading') this.#wait();
    else if (name !== 'src') this.#widget?.configure();
    else if (this.#started) this.#showOther();
  }

  adoptedCallback() {
    // What came by a click has a sheet of its own.
    const others = this.#root.adoptedStyleSheets.filter((it) => it !== this.#sheet);
    this.#sheet = sheetOf(this.ownerDocument);
    this.#root.adoptedStyleSheets = [this.#sheet, ...others].filter(Boolean);
  }

  #paint() {
    const theme = this.getAttribute('theme');
    const isDark = theme === 'dark' || (theme !== 'light' && isOnDark(this));
    if (this.#container) this.#container.dataset.theme = isDark ? 'dark' : 'light';
  }

  /** What the parser has made, but once only: later it is what Rust has rendered. Else, the page's own fallback. */
  #build() {
    this.#container = this.#isParsed && parsed(this.#root);
    this.#isParsed = false;
    // What was rendered ahead of time has a style of its own release, unless the page's policy forbids that.
    if (!this.#root.querySelector('style')?.sheet) this.adoptedCallback();
    if (this.#container) return this.#shown('prerendered');
    this.#container = make('div', {}, make('slot'));
    this.#root.replaceChildren(this.#container);
  }

  /** Starts when the widget comes near the viewport, or at once. */
  #wait() {
    if (this.#started) return;
    // Looked at here as well: an observer tells a frame later, which readers on slow phones would notice.
    const { top, bottom, width } = this.getBoundingClientRect();
    const isNear = width && top < innerHeight + MARGIN && bottom > -MARGIN;
    if (isNear || this.getAttribute('loading') === 'eager') this.#start();
    else viewportObserver.observe(this);
  }

  #begin() {
    viewportObserver.unobserve(this);
    this.#started ??= performance.now();
  }

  async #start() {
    this.#begin();
    const address = !this.#isShown && !this.#article && this.getAttribute('prerendered')?.trim();
    if (address) await this.#showFragment(address);
    else if (this.#isShown) this.#later();
    else this.#show();
  }

  async #showFragment(address) {
    const run = ++this.#run;
    try {
      const element = await fetchFragment(address, this.baseURI, this.getAttribute('src')?.trim());
      if (run !== this.#run) return;
      // The ground is the same. A theme that came after the elements would have browsers style them twice.
      element.dataset.theme = this.#container.dataset.theme;
      this.#container.replaceWith(element);
      this.#container = element;
      this.#shown('fragment');
      this.#later();
    } catch (error) {
      if (run !== this.#run) return;
      this.#warn(error);
      this.#show();
    }
  }

  /** With an article on screen, the program can wait until it is in nobody's way, or the reader's hand is there. */
  #later() {
    const run = this.#run;
    const go = () => {
      if (run === this.#run && this.isConnected && !this.#widget) this.#show(true);
    };
    whenIdle(go);
    for (const type of ['pointerover', 'focusin']) this.addEventListener(type, go, { once: true });
  }

  /** Another article is wanted. What is on screen stays until it is there, but not when it does not come. */
  #showOther(isReload) {
    if (!this.#widget) this.#isStale = true;
    this.#show(isReload);
  }

  /** Whether what is on screen is the present article's, and not Rust's yet. */
  #isKept() {
    return this.#isShown && !this.#isStale && !this.#widget?.article;
  }

  async #show(isReload = false, isAnew = false) {
    const run = ++this.#run;
    const json = this.#article;
    let early;
    try {
      const url = json ?? this.#url();
      // From then on, Rust asks for itself, and for what others ask for as well.
      const response = json || (isLoaded && !isAnew) ? undefined : request(url, isReload, isAnew);
      if (!isLoaded && (this.#words || !this.#isKept())) early = this.#showFirstWords(json, response, run, url);
      const { mount, lateStyle } = await load();
      // Rust takes them for what it has got, and these may be older ones still.
      if (this.#words) await early;
      if (run !== this.#run || !this.isConnected) return;
      this.#note?.remove();
      addStyle(lateStyle());
      this.adoptedCallback();
      this.#root.querySelector('style')?.remove();
      this.#widget ??= mount(this, this.#container, convert, words, this.#started, !!this.#isShown, !!this.#isStale);
      this.#isStale = this.#rest = this.#words = undefined;
      if (json) this.#widget.show(json);
      else this.#widget.load(url, response, isReload);
    } catch (error) {
      await early;
      if (run === this.#run) this.#fail(error);
    }
  }

  /** Rust tells of what is wrong with a document: where there are no first words, nothing happens here. */
  async #showFirstWords(json, response, run, url) {
    try {
      const own = await response;
      if (own && !own.ok) return;
      const text = json ?? (await textOf(own.clone(), own));
      // Of several articles, the end of the address says which one is meant; no answer's tells it.
      const base = json ? this.baseURI : (own.url || url.split('#')[0]) + new URL(url).hash;
      const article = await articleOf(text, base);
      if (run !== this.#run || this.#widget || (text === this.#words && !this.#isStale)) return;
      const spoken = this.getAttribute('lang') || article.language || this.closest('[lang]')?.lang;
      const { element, rest } = firstWords(article, base, spoken, this.headingLevel);
      this.#words = text;
      this.#container.replaceChildren(element);
      this.#container.removeAttribute('data-stamp');
      this.#rest = rest;
      if (this.#isShown) this.#tell('update', {});
      else this.#shown('dynamic');
      this.#isStale = false;
    } catch {}
  }

  #shown(edition) {
    this.#isShown = true;
    this.#tell('ready', { edition, milliseconds: Math.round(performance.now() - (this.#started ?? performance.now())) });
  }

  #url() {
    const src = this.getAttribute('src')?.trim();
    const advice = 'Write src="…", or set the property `article`.';
    if (!src) throw new Failure('no-source', 'the element has no src', advice);
    try {
      const url = new URL(src, this.baseURI);
      if (url.href.startsWith('http')) return url.href;
    } catch {
      // Told of below.
    }
    throw new Failure('no-source', `src is not an http or https address: ${src}`, advice);
  }

  /** Takes the tree down, with the page's own fallback in its place. */
  #clear() {
    this.#run++;
    this.#widget?.destroy();
    this.#widget = this.#rest = this.#words = undefined;
    this.#isShown = this.#isStale = false;
    this.#note?.remove();
    this.#container.replaceChildren(make('slot'));
  }

  /** Tells the page and its owner. */
  #warn({ kind = 'load', message, advice = '', retryable = false }) {
    if (this.debug) console.warn(`${NAME}: ${message}. ${advice}`);
    const detail = { kind, message, advice, retryable };
    this.#tell('error', detail);
    return detail;
  }

  /** No tree comes: readers keep what is on screen, or get a message. */
  #fail(error) {
    const hadFocus = this.#note?.contains(this.#root.activeElement);
    this.#note?.remove();
    const isKept = this.#isKept();
    if (!isKept) this.#clear();
    if (this.#rest) {
      this.#rest();
      // The only link that there is.
      this.#container.append(make('slot'));
      this.#rest = undefined;
    }
    const { kind, message, advice, retryable } = this.#warn(error);
    const notice = make('div', { className: 'notice', part: 'notice', lang: 'en', role: isKept ? null : 'status' });
    let retry;
    if (!isKept) {
      const text = retryable ? 'The article could not be loaded.' : 'The article cannot be shown here.';
      notice.append(make('p', {}, text));
      if (retryable) {
        const onclick = () => {
          notice.firstChild.textContent = 'Loading the article …';
          this.#show(true);
        };
        retry = make('button', { type: 'button', className: 'retry', part: 'retry', onclick }, 'Try again');
        notice.append(retry);
      }
    }
    if (this.debug) {
      notice.append(make('p', { className: 'advice' }, make('strong', {}, kind), `: ${message}. ${advice}`));
    }
    if (!notice.firstChild) return;
    this.#note = make('div', { className: 'widget', part: 'widget' }, notice);
    this.#container.append(this.#note);
    if (hadFocus) retry?.focus();
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`${NAME}-${name}`, { bubbles: true, composed: true, detail }));
  }
}

const property = (name) => name.replace(/-./, (it) => it[1].toUpperCase());
const REFLECTED = ['src', 'prerendered', 'theme', 'loading', 'layout', 'heading-level', 'share', 'remember', ...FLAGS];
const PROPERTIES = REFLECTED.map(property);

for (const name of REFLECTED) {
  const isFlag = FLAGS.includes(name);
  Object.defineProperty(ArticleWidget.prototype, property(name), {
    configurable: true,
    enumerable: true,
    get() {
      return isFlag ? this.hasAttribute(name) : (this.getAttribute(name) ?? '');
    },
    set(value) {
      if (isFlag) this.toggleAttribute(name, !!value);
      else if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

// The first one wins: the script may be on the page twice, also in two versions.
if (!customElements.get(NAME)) {
  Object.defineProperty(ArticleWidget, 'version', { value: VERSION });
  customElements.define(NAME, ArticleWidget);
}
