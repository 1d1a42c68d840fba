/**
 * The page in the frame: one widget, made from the query, that tells the page around it what it needs
 * to know. It works in a sandbox, where it has no origin and no storage.
 * What pages may rely on is in docs/contracts/frame.md.
 */

const NAME = 'article-widget';
const HEIGHT = `${NAME}-height`;
const EVENT = `${NAME}-event`;
const ASK = `${NAME}-ask`;
const EVENTS = ['ready', 'update', 'share', 'read', 'error'].map((kind) => `${NAME}-${kind}`);

// What the query may set. `loading` is not among it: a frame is as lazy as its host makes it.
const ATTRIBUTES = [
  'src',
  'prerendered',
  'theme',
  'lang',
  'layout',
  'heading-level',
  'share',
  'remember',
  'no-masthead',
  'no-clock',
  'no-share',
  'no-tools',
  'no-analytics',
  'debug',
];

const query = new URLSearchParams(location.search);
const src = query.get('src') ?? '';

/** Whoever the page around is, it may know: there is nothing in it that is not public. */
const tell = (message) => {
  if (parent !== window) parent.postMessage(message, '*');
};

let height = 0;
let isSettled = false;

const tellHeight = () => {
  // Room that was kept for the article is not to be given up for what is there before it.
  if (height && (isSettled || height > innerHeight)) tell({ type: HEIGHT, height, src });
};

const settle = () => {
  isSettled = true;
  measure();
};

const measure = () => {
  const before = height;
  height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (height !== before) tellHeight();
};

/** Says on the page and to the page around why there is no article. */
const fail = (kind, message, advice) => {
  const notice = document.createElement('p');
  notice.lang = 'en';
  notice.textContent = `${message} ${advice}`;
  // The text's color stands out where the query says what the host is; elsewhere it follows the frame.
  notice.style.colorScheme = query.get('theme');
  document.body.replaceChildren(notice);
  tell({ type: EVENT, name: `${NAME}-error`, detail: { kind, message, advice, retryable: false } });
  settle();
};

// A stylesheet of this kind needs no leave of the policy.
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  `:root { color-scheme: light dark }
  body { margin: 0; font: 16px/1.5 system-ui, sans-serif }
  p { margin: 0; padding: 1em; color: CanvasText }`,
);
document.adoptedStyleSheets = [sheet];

/** Settles when the whole article is there: its first words are less. */
const settleWhenWhole = (widget) => {
  const observer = new MutationObserver(() => {
    if (!widget.article) return;
    observer.disconnect();
    settle();
    tellHeight();
  });
  observer.observe(widget.shadowRoot, { childList: true, subtree: true });
};

for (const name of EVENTS) {
  addEventListener(name, ({ target, detail }) => {
    tell({ type: EVENT, name, detail });
    // After a fault of what was rendered ahead of time, the article comes in another way.
    if (isSettled || !/ready|error/.test(name) || detail.kind === 'prerendered') return;
    if (detail.edition === 'dynamic' && !target.article) return settleWhenWhole(target);
    settle();
    // The first article may be as tall as what was there before it.
    tellHeight();
  });
}

addEventListener('message', ({ data, source }) => {
  if (source === parent && data?.type === ASK) tellHeight();
});

addEventListener(
  'error',
  ({ target }) => {
    if (target.localName !== 'script') return;
    const advice = 'Serve embed.js beside frame.html, with Access-Control-Allow-Origin: *.';
    fail('load', 'The article cannot be shown: its script did not come.', advice);
  },
  true,
);

if (src.trim()) {
  const widget = document.createElement(NAME);
  for (const name of ATTRIBUTES) if (query.has(name)) widget.setAttribute(name, query.get(name));
  widget.setAttribute('loading', 'eager');
  document.documentElement.lang = query.get('lang') ?? '';
  document.body.replaceChildren(widget);
} else {
  const advice = 'Write ?src=… after the address of this page, with that of an article’s JSON.';
  fail('no-source', 'There is no article to show.', advice);
}

new ResizeObserver(measure).observe(document.documentElement);
