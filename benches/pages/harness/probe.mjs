/**
 * Runs in every frame before its own scripts, and tells when the headline is on screen and when the
 * component tree is there.
 */

/** Hosts whose shadow root the parser may make, of which no script of the page gets to know. */
const HOSTS = 'article-widget, article-widget-static';

/**
 * What to install, and its argument. `benchTell(kind, millis)` is called with the moments, in
 * milliseconds of the system's clock: `dom` when the headline is in the tree, `headline` after the
 * frame that shows it, `tree` when the clock of the masthead tells the time, which only a running
 * program makes it do.
 */
export const probe = ({ headline, hosts }) => {
  const watched = new Set();
  const told = new Set();
  const tell = (kind) => {
    if (told.has(kind)) return;
    told.add(kind);
    benchTell(kind, performance.timeOrigin + performance.now());
  };
  const isHeadline = ({ textContent }) => textContent.replace(/\s+/g, ' ').trim() === headline;

  /** `isFrame`: called for a frame that is about to be painted, which shows what is in the tree. */
  const look = (isFrame) => {
    for (const { shadowRoot } of document.querySelectorAll(hosts)) {
      if (shadowRoot) watch(shadowRoot);
    }
    for (const root of watched) {
      if (!told.has('dom') && [...root.querySelectorAll('h1, h2')].some(isHeadline)) {
        tell('dom');
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => tell('headline');
        const send = () => port2.postMessage(undefined);
        if (isFrame) send();
        else requestAnimationFrame(send);
      }
      if (!told.has('tree') && root.querySelector('.clock')?.textContent) tell('tree');
    }
    if (told.has('dom') && told.has('tree')) observer.disconnect();
  };
  const observer = new MutationObserver(() => look(false));
  const watch = (root) => {
    if (watched.has(root)) return;
    watched.add(root);
    observer.observe(root, { subtree: true, childList: true, characterData: true });
  };
  watch(document);
  // Nothing tells that the parser has made a shadow root, so each frame looks while it is at work.
  const lookAgain = () => {
    look(true);
    if (document.readyState === 'loading' && !told.has('dom')) requestAnimationFrame(lookAgain);
  };
  requestAnimationFrame(lookAgain);
  document.addEventListener('readystatechange', () => look(false));

  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    watch(root);
    return root;
  };

  const found = { shift: 0, moved: [], blocking: 0, firstPaint: undefined, largestPaint: undefined };
  Object.defineProperty(window, 'benchFound', { value: found });
  const entries = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  // A browser does not name what is in a shadow tree.
  const place = (node) => {
    if (!node) return 'something in a shadow tree, or gone,';
    const { localName, className, nodeName, parentElement } = node;
    if (!localName) return `${nodeName} in ${parentElement?.localName ?? '?'}`;
    return typeof className === 'string' && className ? `${localName}.${className}` : localName;
  };
  entries('layout-shift', ({ hadRecentInput, value, sources, startTime }) => {
    if (hadRecentInput) return;
    found.shift += value;
    const boxes = sources.map((it) => `${place(it.node)} ${it.previousRect.y}→${it.currentRect.y}`);
    found.moved.push(`${value.toFixed(3)} at ${startTime.toFixed(0)} ms: ${boxes.join(', ')}`);
  });
  entries('longtask', ({ duration }) => (found.blocking += Math.max(0, duration - 50)));
  entries('largest-contentful-paint', ({ startTime }) => (found.largestPaint = startTime));
  entries('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') found.firstPaint = startTime;
  });
};

export const probeFor = (headline) => [probe, { headline, hosts: HOSTS }];

/** When each file was asked for and had come, in milliseconds: why a headline is late. */
export const arrivals = () =>
  performance.getEntriesByType('resource').map(({ name, startTime, responseEnd }) => {
    return `${name.split('/').at(-1)} ${startTime.toFixed(0)}–${responseEnd.toFixed(0)}`;
  });

/** What readers get to see, in the one widget of this frame; undefined where there is none. */
export const content = () => {
  const roots = [document, ...[...document.querySelectorAll('*')].map((it) => it.shadowRoot).filter(Boolean)];
  const widget = roots.map((root) => root.querySelector('.widget')).find(Boolean);
  if (!widget) return undefined;
  const clock = widget.querySelector('.clock');
  const text = widget.innerText.replace(clock?.innerText || '\0', '');
  const count = (selector) => widget.querySelectorAll(selector).length;
  return {
    // Where a line ends is a matter of how white space is written between elements.
    text: text.replace(/\s+/g, ' ').trim(),
    figures: count('figure'),
    pictures: [...widget.querySelectorAll('img')].filter((it) => it.complete && it.naturalWidth).length,
    links: count('a[href]'),
    buttons: count('button'),
  };
};
