/** The look: one stylesheet for all widgets of a document, and the theme by what lies under a widget. */

import { ask } from './elements.js';

const STYLE = '__STYLE__';

/** One stylesheet for all widgets of a document. */
let sheets = new WeakMap();
let late = '';

export const sheetOf = (document) => {
  const window = ask(document, 'defaultView');
  if (!sheets.has(document) && window) {
    const sheet = new window.CSSStyleSheet();
    sheet.replaceSync(STYLE + late);
    sheets.set(document, sheet);
  }
  return sheets.get(document);
};

/** Adds what the program brings along of it, for those that ask from then on. */
export const addStyle = (style) => {
  if (!late) sheets = new WeakMap();
  late = style;
};

/** What to call when a ground may have changed, by the widget that stands on it. */
const watchers = new Map();

const repaint = () => {
  frame = 0;
  watchers.forEach((paint) => paint());
};

const system = matchMedia('(prefers-color-scheme: dark)');
system.addEventListener('change', repaint);

let frame;
// Once a frame: pages change attributes as fast as their readers scroll.
const observer = new MutationObserver(() => {
  frame ||= requestAnimationFrame(repaint);
});

// A colour that fades is another one when it has come to rest.
addEventListener('transitionend', (event) => {
  if (event.propertyName === 'background-color') repaint();
});

/** Calls `paint` whenever the page may have turned dark or light, until `unwatch` is called. */
export const watch = (widget, paint) => {
  watchers.set(widget, paint);
  if (watchers.size > 1) return;
  for (const element of [document.documentElement, document.body]) {
    if (element) observer.observe(element, { attributes: true });
  }
};

export const unwatch = (widget) => {
  watchers.delete(widget);
  if (!watchers.size) observer.disconnect();
};

/** How light a computed colour is, 0 to 1; false for one that is rather transparent. */
const lightnessOf = (color) => {
  const [space, ...numbers] = color.split(/[^\w.%+-]+/);
  const [first, second, third, alpha] = numbers.map(parseFloat).filter((number) => number === number);
  if (alpha <= 0.5) return false;
  if (/^ok/.test(space)) return first - 0.1;
  if (/^l/.test(space)) return first / 100;
  return (first * 0.299 + second * 0.587 + third * 0.114) / (space === 'color' ? 1 : 255);
};

/** Whether the ground under an element is dark: the nearest background, else the page's canvas. */
export const isOnDark = (element) => {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    const lightness = node instanceof Element && lightnessOf(getComputedStyle(node).backgroundColor);
    if (lightness !== false) return lightness < 0.5;
  }
  const { colorScheme } = getComputedStyle(document.documentElement);
  // A page may say it in a <meta> alone, of which no computed style tells.
  const meta = colorScheme === 'normal' && document.querySelector('meta[name="color-scheme" i]');
  const scheme = meta ? meta.content : colorScheme;
  return scheme.includes('dark') && (system.matches || !scheme.includes('light'));
};
