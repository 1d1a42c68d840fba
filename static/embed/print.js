/** Printing the article alone, without the page around it. */

import { make } from './elements.js';

// What is of no use on paper, and what is only there: where the article can be read.
const STYLE = `
  :is(.share, .social, .quote-bar, .clock, .homepage-link, .dialog, .embed-buttons, .consent) { display: none !important }
  .origin a::after { content: " " attr(href); overflow-wrap: anywhere; font-weight: 400 }
  .article, .body, .after, .footer { max-width: none !important }
  :is(figure, img, table, blockquote, .heading) { break-inside: avoid }
  .heading { break-after: avoid }
`;

/** All rules that hold in a shadow root, also those of a rendering that brings its own. */
const rulesOf = (root) =>
  [...root.styleSheets, ...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText));

const sheetOf = (window, text) => {
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

/** What is printed: a copy of the article in a document of its own, which brings the looks along and no script. */
const copyInto = (document, button) => {
  const root = button.getRootNode();
  const container = button.closest('[part~="widget"]').parentNode.cloneNode(true);
  container.dataset.theme = 'light';
  for (const it of container.querySelectorAll('details')) it.open = true;
  const images = [...container.querySelectorAll('img')];
  for (const it of images) it.loading = 'eager';
  const host = document.createElement('div');
  for (const { name, value } of root.host.attributes) if (/^(?:no-|layout)/.test(name)) host.setAttribute(name, value);
  // The page's colors, fonts and widths for the widget; only some browsers list them.
  for (const [name, value] of root.host.computedStyleMap?.() ?? []) {
    if (name.startsWith('--article-')) host.style.setProperty(name, value);
  }
  const copy = host.attachShadow({ mode: 'open' });
  copy.adoptedStyleSheets = [sheetOf(document.defaultView, rulesOf(root).join('\n') + STYLE)];
  copy.append(document.adoptNode(container));
  document.body.append(host);
  document.title = container.querySelector('[part~="headline"]').textContent;
  document.documentElement.lang = container.querySelector('article').lang;
  return images;
};

/** How long paper waits for pictures. */
const PICTURE_MILLIS = 5000;

let last;

/** Prints the article of the widget that `button` is in. */
export const print = (button) => {
  last?.remove();
  const frame = make('iframe', { ariaHidden: 'true', tabIndex: -1 });
  last = frame;
  // There, and not to be seen: browsers print no frame that has no box, and choose pictures by its width.
  Object.assign(frame.style, { position: 'fixed', width: '800px', height: 0, border: 0, visibility: 'hidden' });
  frame.onload = async () => {
    frame.onload = undefined;
    const { contentWindow, contentDocument } = frame;
    // A page may have forbidden even this.
    if (!contentDocument) return globalThis.print();
    try {
      const images = copyInto(contentDocument, button);
      const limit = new Promise((done) => setTimeout(done, PICTURE_MILLIS));
      await Promise.race([Promise.allSettled(images.map((it) => it.decode())), limit]);
      contentWindow.onafterprint = () => frame.remove();
      contentWindow.print();
    } catch {
      frame.remove();
      globalThis.print();
    }
  };
  document.documentElement.append(frame);
};
