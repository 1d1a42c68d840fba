/**
 * The element <article-widget>, and the loader of its component tree.
 *
 * The only script written by hand. It defines the element, keeps the page's own fallback on screen
 * until there is an article, fetches the article and the WebAssembly at the same time, and tells
 * what kept either from coming. Everything else is done in Rust: see src/embed.rs.
 * What pages may rely on is in docs/contracts/element.md.
 */

// A build puts its own names in the place of these words.
const VERSION = '__VERSION__';
const GLUE = '__GLUE__';
const GLUE_INTEGRITY = '__GLUE_INTEGRITY__';
const WASM = '__WASM__';
const WASM_INTEGRITY = '__WASM_INTEGRITY__';
const STYLE = '__STYLE__';

const NAME = 'article-widget';
const FLAGS = ['no-masthead', 'no-clock', 'no-share', 'no-analytics', 'debug'];
const OPTIONS = ['lang', 'layout', ...FLAGS];

// As long as a request of src/embed/document.rs.
const TIMEOUT_MILLIS = 15000;
// Longer, as slow lines need it for the program.
const PROGRAM_TIMEOUT_MILLIS = 60000;
// How far from the viewport a widget begins to load.
const MARGIN = '800px';

/** What went wrong, in words for the page's owner. */
class Failure extends Error {
  constructor(kind, message, advice, retryable = false) {
    super(message);
    Object.assign(this, { kind, advice, retryable });
  }
}

/** Requests for articles that Rust has not taken over yet, by URL. */
const requests = new Map();

const request = (url) => {
  if (!requests.has(url)) {
    // These credentials are those of a <link rel="preload" as="fetch" crossorigin>.
    const response = fetch(url, { credentials: 'same-origin', signal: AbortSignal.timeout(TIMEOUT_MILLIS) });
    response.catch(() => {}); // Rust tells of it; an unhandled rejection would be the page's.
    requests.set(url, response);
  }
  return requests.get(url);
};

let loading;
let tries = 0;
let isLoaded = false;

/** The exports of the component tree: one module and one instance for all widgets of the page. */
const load = (root) => {
  const forget = (error) => {
    loading = undefined;
    throw error;
  };
  return (loading ??= boot(root).catch(forget).finally(() => requests.clear()));
};

const boot = async (root) => {
  if (!globalThis.WebAssembly) {
    const advice = 'Nothing to mend on the page: some readers switch it off. They keep the link in the element.';
    throw new Failure('no-webassembly', 'this browser runs no WebAssembly', advice);
  }
  // After a failure, another query keeps browsers from remembering it.
  const suffix = tries++ ? `?r=${tries}` : '';
  const url = (name) => new URL(name + suffix, import.meta.url).href;
  let isBlocked = false;
  const watch = (event) => {
    isBlocked ||= event.blockedURI === 'wasm-eval';
  };
  document.addEventListener('securitypolicyviolation', watch);
  try {
    const signal = AbortSignal.timeout(PROGRAM_TIMEOUT_MILLIS);
    const wasm = fetch(url(WASM), { integrity: WASM_INTEGRITY, credentials: 'same-origin', signal }).then(
      ({ ok, status, body }) => {
        // With its own type whatever the server says: the glue would tell of another in the page's console.
        if (ok) return new Response(body, { headers: { 'content-type': 'application/wasm' } });
        throw new Error(`status ${status} for ${WASM}`);
      },
    );
    wasm.catch(() => {}); // Awaited below, after the glue.
    await verify(root, url(GLUE), signal);
    const glue = await import(url(GLUE));
    await glue.default({ module_or_path: wasm });
    isLoaded = true;
    return glue;
  } catch (error) {
    // Browsers tell of a violation in a task of its own.
    if (error instanceof WebAssembly.CompileError) await new Promise((done) => setTimeout(done));
    if (isBlocked) {
      const message = "the page's Content-Security-Policy does not allow WebAssembly";
      throw new Failure('blocked', message, "Add 'wasm-unsafe-eval' to the directive script-src.");
    }
    throw new Failure(
      'load',
      `the widget's program could not be loaded (${error.message})`,
      `Serve ${GLUE} and ${WASM} beside embed.js, unchanged, with Access-Control-Allow-Origin: * and as text/javascript ` +
        'and application/wasm. Under a Content-Security-Policy, add their host to script-src and connect-src.',
      true,
    );
  } finally {
    document.removeEventListener('securitypolicyviolation', watch);
  }
};

/** Fetches a script into the browser's module map if it is the one that this file was built with. */
const verify = (root, href, signal) => {
  const link = document.createElement('link');
  if (!link.relList.supports('modulepreload')) return undefined;
  const verified = new Promise((resolve, reject) => {
    const onerror = () => reject(new Error(`no answer, or not the expected one, for ${href}`));
    Object.assign(link, { rel: 'modulepreload', href, integrity: GLUE_INTEGRITY, onload: resolve, onerror });
    signal.onabort = onerror;
    root.append(link);
  });
  return verified.finally(() => link.remove());
};

/** One stylesheet for all widgets of a document. */
const sheets = new WeakMap();

const sheetOf = (document) => {
  // Asked of the prototype, as a page can have an element of that name.
  const window = Reflect.get(Document.prototype, 'defaultView', document);
  if (!sheets.has(document) && window) {
    const sheet = new window.CSSStyleSheet();
    sheet.replaceSync(STYLE);
    sheets.set(document, sheet);
  }
  return sheets.get(document);
};

/** The widgets that are connected. */
const connected = new Set();

const viewportObserver = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) start(target);
  },
  { rootMargin: MARGIN },
);

const system = matchMedia('(prefers-color-scheme: dark)');
let frame;
const repaint = () => {
  frame = 0;
  connected.forEach((widget) => paint(widget));
};
system.addEventListener('change', repaint);
// Once a frame: pages change attributes as fast as their readers scroll.
const pageObserver = new MutationObserver(() => {
  frame ||= requestAnimationFrame(repaint);
});

// A colour that fades is another one when it has come to rest.
addEventListener('transitionend', (event) => {
  if (event.propertyName === 'background-color') repaint();
});

/** How light a computed colour is, 0 to 1; false for one that is rather transparent. */
const lightnessOf = (color) => {
  const [space, ...numbers] = color.split(/[^\w.%+-]+/);
  const values = numbers.map(parseFloat).filter((number) => number === number);
  const [first, second, third] = values;
  if (values[3] <= 0.5) return false;
  if (/^ok/.test(space)) return first - 0.1;
  if (/^l/.test(space)) return first / 100;
  return (first * 0.299 + second * 0.587 + third * 0.114) / (space === 'color' ? 1 : 255);
};

/** Whether the ground under an element is dark: the nearest background, else the page's canvas. */
const isOnDark = (element) => {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    const lightness = node instanceof Element && lightnessOf(getComputedStyle(node).backgroundColor);
    if (lightness !== false) return lightness < 0.5;
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return scheme.includes('dark') && (system.matches || !scheme.includes('light'));
};

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** Gives the focus back to the button of a dialog that was closed: browsers lose it in shadow roots. */
const refocus = ({ newState, target }) => {
  const root = target.getRootNode();
  const active = root.activeElement ?? document.querySelector(':focus');
  if (newState !== 'closed' || (active && !target.contains(active))) return;
  root.querySelector(`[popovertarget=${target.id}]`)?.focus({ preventScroll: true });
};

let start, paint;

class ArticleWidget extends HTMLElement {
  static observedAttributes = ['src', 'theme', 'loading', ...OPTIONS];

  static {
    start = (widget) => widget.#start();
    paint = (widget) => widget.#paint();
  }

  #root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  #container;
  #note;
  #widget;
  #article;
  #started;
  #run = 0;

  constructor() {
    super();
    this.#root.addEventListener('toggle', refocus, true);
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
    if (this.#started) this.#show(true);
  }

  /** Asks for the article anew. */
  reload() {
    if (this.isConnected) this.#start(true);
  }

  connectedCallback() {
    if (this.#container) return this.#paint(); // Moved within the page.
    for (const name of ['article', ...PROPERTIES]) {
      // Set before the element was defined.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.adoptedCallback();
    this.#container = make('div', {}, document.createElement('slot'));
    this.#root.replaceChildren(this.#container);
    connected.add(this);
    if (connected.size === 1) {
      for (const element of [document.documentElement, document.body]) {
        if (element) pageObserver.observe(element, { attributes: true });
      }
    }
    this.#paint();
    this.#wait();
  }

  disconnectedCallback() {
    // A move is a removal at once followed by an insertion.
    queueMicrotask(() => {
      if (this.isConnected || !this.#container) return;
      viewportObserver.unobserve(this);
      connected.delete(this);
      if (!connected.size) pageObserver.disconnect();
      this.#clear();
      this.#container = this.#started = undefined;
    });
  }

  attributeChangedCallback(name, old, value) {
    if (!this.#container || old === value) return;
    if (name === 'theme') this.#paint();
    else if (name === 'loading') this.#wait();
    else if (name !== 'src') this.#widget?.configure();
    else if (this.#started) this.#show();
  }

  adoptedCallback() {
    this.#root.adoptedStyleSheets = [sheetOf(this.ownerDocument)].filter(Boolean);
  }

  #paint() {
    const theme = this.getAttribute('theme');
    const isDark = theme === 'dark' || (theme !== 'light' && isOnDark(this));
    if (this.#container) this.#container.dataset.theme = isDark ? 'dark' : 'light';
  }

  /** Starts when the widget comes near the viewport, or at once. */
  #wait() {
    if (this.#started) return;
    if (this.getAttribute('loading') === 'eager') this.#start();
    else viewportObserver.observe(this);
  }

  #start(isReload) {
    viewportObserver.unobserve(this);
    this.#started ??= performance.now();
    this.#show(isReload);
  }

  async #show(isReload = false) {
    const run = ++this.#run;
    const json = this.#article;
    try {
      const url = json ?? this.#url();
      // From then on, Rust asks for itself.
      const response = json || isLoaded || isReload ? undefined : request(url);
      const { mount } = await load(this.#root);
      if (run !== this.#run) return;
      this.#note?.remove();
      this.#widget ??= mount(this, this.#container, this.#started);
      if (json) this.#widget.show(json);
      else this.#widget.load(url, response, isReload);
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    }
  }

  #url() {
    const src = this.getAttribute('src')?.trim();
    const advice = 'Write src="…" with the address of the article\'s JSON, or set the property `article`.';
    if (!src) throw new Failure('no-source', 'the element has no src', advice);
    try {
      const url = new URL(src, this.baseURI);
      if (url.protocol.startsWith('http')) return url.href;
    } catch {
      // Told of below.
    }
    throw new Failure('no-source', `src is not an http or https address: ${src}`, advice);
  }

  /** Takes the tree down, with the page's own fallback in its place. */
  #clear() {
    this.#run++;
    this.#widget?.destroy();
    this.#widget = undefined;
    this.#note?.remove();
    this.#container.replaceChildren(document.createElement('slot'));
  }

  #fail(error) {
    const { kind = 'load', message, advice = '', retryable = false } = error;
    const hadFocus = this.#note?.contains(this.#root.activeElement);
    this.#clear();
    const text = retryable ? 'The article could not be loaded.' : 'The article cannot be shown here.';
    const notice = make('div', { className: 'notice', part: 'notice', lang: 'en', role: 'status' }, make('p', {}, text));
    let retry;
    if (retryable) {
      const onclick = () => {
        notice.firstChild.textContent = 'Loading the article …';
        this.#show(true);
      };
      retry = make('button', { type: 'button', className: 'retry', part: 'retry', onclick }, 'Try again');
      notice.append(retry);
    }
    if (this.debug) {
      console.warn(`${NAME}: ${message}. ${advice}`);
      notice.append(make('p', { className: 'advice' }, make('strong', {}, kind), `: ${message}. ${advice}`));
    }
    this.#note = make('div', { className: 'widget', part: 'widget' }, notice);
    this.#container.append(this.#note);
    if (hadFocus) retry?.focus();
    const detail = { kind, message, advice, retryable };
    this.dispatchEvent(new CustomEvent(`${NAME}-error`, { bubbles: true, composed: true, detail }));
  }
}

const property = (name) => name.replace(/-./, (it) => it[1].toUpperCase());
const STRINGS = ['src', 'theme', 'loading', 'layout'];
const PROPERTIES = [...STRINGS, ...FLAGS].map(property);

for (const name of [...STRINGS, ...FLAGS]) {
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
