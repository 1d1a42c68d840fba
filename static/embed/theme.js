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

let frame;
// Once a frame: pages change attributes as fast as their readers scroll.
const repaintSoon = () => {
  frame ||= requestAnimationFrame(repaint);
};

const system = matchMedia('(prefers-color-scheme: dark)');
system.addEventListener('change', repaintSoon);
// Other media queries go by the size, as a rule.
addEventListener('resize', repaintSoon);
const observer = new MutationObserver(repaintSoon);

// A colour that fades is another one when it has come to rest.
addEventListener('transitionend', repaintSoon);

// A style sheet comes later than its link. Of this event, windows hear nothing.
document.addEventListener('load', repaintSoon, true);

/** What an element stands on: what it is slotted into, its parent, or the element around its shadow root or frame. */
const under = (node) => node.assignedSlot ?? node.parentNode ?? node.host ?? node.defaultView?.frameElement;

/** Calls `paint` whenever the page may have turned dark or light, until `unwatch` is called. */
export const watch = (widget, paint) => {
  watchers.set(widget, paint);
  for (let node = widget; node; node = under(node)) {
    if (node.nodeType === 1) observer.observe(node, { attributes: true });
  }
  observer.observe(document.head ?? document, { childList: true, subtree: true });
};

export const unwatch = (widget) => {
  watchers.delete(widget);
  if (!watchers.size) observer.disconnect();
};

/** How light a computed colour is, 0 to 1; no number for one that is rather transparent. */
const lightnessOf = (color) => {
  const [space, ...numbers] = color.split(/[^\w.%+-]+/);
  const [first, second, third, alpha] = numbers.map(parseFloat).filter((number) => number === number);
  if (alpha <= 0.5) return NaN;
  if (/^ok/.test(space)) return first / 1.2;
  if (/^l/.test(space)) return first / 100;
  return (first * 0.299 + second * 0.587 + third * 0.114) / (space === 'color' ? 1 : 255);
};

/** How light what an element paints under its text is; no number where that is nothing. */
const groundOf = ({ backgroundImage, backgroundColor, color }) => {
  const stops = (backgroundImage.match(/\b(rgb|color|ok|l)\w*\([^)]*/g) ?? []).map(lightnessOf).filter((it) => it >= 0);
  if (stops.length) return stops.reduce((sum, it) => sum + it) / stops.length;
  const lightness = lightnessOf(backgroundColor);
  // Nobody is told the colours of a picture, but whoever chose the text's has seen it.
  return lightness >= 0 || !backgroundImage.includes('url(') ? lightness : 1 - lightnessOf(color);
};

const isDark = (scheme) => scheme.includes('dark') && (system.matches || !scheme.includes('light'));

/** Whether the ground under an element is dark: the nearest background, else the page's canvas. */
export const isOnDark = (element) => {
  let scheme = '';
  for (let node = element; node; node = under(node)) {
    if (node.nodeType === 1) {
      const style = getComputedStyle(node);
      const lightness = groundOf(style);
      if (lightness >= 0) return lightness < 0.5;
      scheme = style.colorScheme;
    } else if (node.nodeType === 9) {
      // A page may say it in a <meta> alone, of which no computed style tells.
      const meta = scheme === 'normal' && node.querySelector('meta[name="color-scheme" i]');
      if (meta) scheme = meta.content;
      // A frame is as transparent as it is of the scheme of what is around it.
      const frame = under(node);
      if (!frame || isDark(getComputedStyle(frame).colorScheme) !== isDark(scheme)) break;
    }
  }
  return isDark(scheme);
};
