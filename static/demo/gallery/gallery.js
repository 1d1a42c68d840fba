/** The gallery: an index of its entries, or one of them by itself, of which `entries.json` tells everything. */

const query = new URLSearchParams(location.search);
const { groups } = await (await fetch('entries.json')).json();
const entries = groups.flatMap(({ entries }) => entries);

/** Fetches as they are, for the documents that are to come. */
const { fetch: real } = globalThis;

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** Answers what `match` finds by `answer`, in the place of the server. */
const intercept = (match, answer) => {
  globalThis.fetch = (input, init) => (match.test(input.url ?? input) ? answer() : real(input, init));
};

const ARTICLE = /\/gallery\/[a-z]+\.json$/;
const PROGRAM = /\/article-widget-[0-9a-f]+\.wasm/;
const never = () => new Promise(() => {});
const busy = async () => new Response('', { status: 503 });
const gone = async () => new Response('', { status: 404 });

const has = (widget, selector) => widget.shadowRoot?.querySelector(selector);

const until = async (condition) => {
  while (!condition()) await new Promise((done) => requestAnimationFrame(done));
};

/** Waits until the widget has rendered its article. */
const shown = (widget) => until(() => has(widget, 'article[aria-labelledby]') && !has(widget, '[data-stamp]'));

const noticed = (widget) => until(() => has(widget, '[part~="notice"]'));

const heard = (widget, kind) => new Promise((done) => widget.addEventListener(`article-widget-${kind}`, done, { once: true }));

/**
 * What an entry may play: what happens before the widget is there, what is done with it, and how its end is known.
 * Without one, an article is shown.
 */
const PLAYS = {
  shown: { end: shown },
  loading: {
    before: () => intercept(ARTICLE, never),
    end: (widget) => until(() => has(widget, '[part~="loading"]')),
  },
  'failed-retry': { before: () => intercept(ARTICLE, busy), end: noticed },
  failed: { before: () => intercept(ARTICLE, gone), end: noticed },
  stale: {
    end: async (widget) => {
      await shown(widget);
      intercept(ARTICLE, busy);
      widget.reload();
      await noticed(widget);
    },
  },
  'no-webassembly': { before: () => delete globalThis.WebAssembly, end: (widget) => heard(widget, 'error') },
  'first-words': {
    before: () => intercept(PROGRAM, never),
    end: (widget) => heard(widget, 'ready'),
  },
  'no-program': { before: () => intercept(PROGRAM, gone), end: (widget) => heard(widget, 'error') },
};

/** What an entry shows: the document at an address, or that with some kinds of its blocks only. */
const source = async (widget, { article, blocks }) => {
  if (!blocks) {
    widget.setAttribute('src', `${article}.json`);
    return;
  }
  const { version, url, language, site, headline, body } = await (await real(`${article}.json`)).json();
  widget.article = { version, url, language, site, headline, body: body.filter(({ type }) => blocks.includes(type)) };
};

/** One entry by itself. Its end is told by an attribute of the root, for tests and for pictures. */
const showEntry = async (entry) => {
  const play = PLAYS[entry.play ?? 'shown'];
  document.title = `${entry.title} · Gallery`;
  const widget = make('article-widget', {}, make('a', { href: 'https://roof.example/' }, 'A Street Grows Its Dinner — The Roof Letter'));
  for (const [name, value] of Object.entries(entry.attributes ?? {})) widget.setAttribute(name, value);
  if (query.get('lang')) widget.setAttribute('lang', query.get('lang'));
  widget.setAttribute('loading', 'eager');
  await source(widget, entry);
  const stage = document.querySelector('#stage');
  stage.className = 'entry';
  if (entry.width) stage.style.width = `${entry.width}px`;
  stage.append(make('h1', {}, entry.title), widget);
  play.before?.();
  const end = play.end(widget);
  await import('../../embed.js');
  await end;
  for (const selector of entry.clicks ?? []) widget.shadowRoot.querySelector(selector).click();
  document.documentElement.dataset.entry = entry.name;
};

/** A frame as high as its entry. */
const frame = (entry) => {
  const search = new URLSearchParams({ entry: entry.name, theme: query.get('theme') ?? 'light' });
  if (query.get('lang')) search.set('lang', query.get('lang'));
  const width = Number(query.get('width') || entry.frame || 640);
  const element = make('iframe', { src: `?${search}`, width, loading: 'lazy', title: entry.title });
  element.addEventListener('load', () => {
    const { documentElement } = element.contentDocument;
    new ResizeObserver(() => (element.style.height = `${documentElement.offsetHeight}px`)).observe(documentElement);
  });
  return element;
};

const showIndex = () => {
  const head = document.querySelector('#head');
  head.hidden = false;
  const { theme, width, lang } = head.querySelector('form').elements;
  const words = entries.filter(({ name }) => name.startsWith('words-'));
  lang.append(...words.map(({ attributes }) => make('option', {}, attributes.lang)));
  theme.value = query.get('theme') ?? 'light';
  width.value = query.get('width') ?? '';
  lang.value = query.get('lang') ?? '';
  for (const { title, entries } of groups) {
    const links = entries.map(({ name, title }) => make('li', {}, make('a', { href: `#${name}` }, title)));
    document.querySelector('#index').append(make('h2', {}, title), make('ul', {}, ...links));
    for (const entry of entries) {
      const search = new URLSearchParams({ entry: entry.name, theme: theme.value });
      const name = make('a', { href: `?${search}` }, `${title}: ${entry.title}`);
      document.querySelector('#stage').append(make('h2', { id: entry.name }, name), frame(entry));
    }
  }
};

const entry = entries.find(({ name }) => name === query.get('entry'));
document.documentElement.dataset.theme = entry?.ground ?? query.get('theme') ?? 'light';
if (entry) await showEntry(entry);
else showIndex();
