/** Sharing words of the body that a reader has selected, with a link that leads to them. */

import { make } from './elements.js';
import { textFragment } from './text_fragment.js';

const STYLE = '__QUOTE_STYLE__';

/** How long a selection has to rest. */
const REST_MILLIS = 250;

/** As much as is shared of what was selected, in characters. */
const MAX_LENGTH = 1000;

/** Room under the words, and what the buttons need above the end of the window, in pixels. */
const GAP = 8;
const HEIGHT = 60;

/** What is one text on any page. */
const BLOCKS = 'p, li, dt, dd, td, th, h2, h3, h4, h5, h6, pre, caption, figcaption, blockquote, summary';

/** The text of what is in a range, with a line feed between two blocks and single spaces in each. */
const textOf = (range) => {
  const content = range.cloneContents();
  // Of blocks within each other, the inner ones have the text.
  const blocks = [...content.querySelectorAll(BLOCKS)].filter((it) => !it.querySelector(BLOCKS));
  return (blocks.length ? blocks : [content]).map((it) => it.textContent.replace(/\s+/g, ' ')).join('\n');
};

/** What is selected, also within this shadow root: browsers tell it in ways of their own. */
const selectedIn = (root) => {
  try {
    const own = root.getSelection?.();
    if (own?.rangeCount) return own.getRangeAt(0);
    const selection = document.getSelection();
    if (!selection.getComposedRanges) return selection.getRangeAt(0);
    try {
      return selection.getComposedRanges({ shadowRoots: [root] })[0];
    } catch {
      // As it was at first.
      return selection.getComposedRanges(root)[0];
    }
  } catch {
    return undefined;
  }
};

/** The range within the body that is selected, if there is one. */
const rangeIn = (root) => {
  const body = root.querySelector('[part~="body"]');
  const found = selectedIn(root);
  if (!body?.checkVisibility() || !found || found.collapsed || !body.contains(found.startContainer)) return undefined;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  // Three clicks on the last paragraph reach to what follows it.
  if (body.contains(found.endContainer)) range.setEnd(found.endContainer, found.endOffset);
  else range.setEnd(body, body.childNodes.length);
  return range;
};

const fragmentOf = (root, range) => {
  const around = document.createRange();
  around.selectNodeContents(root.querySelector('[part~="body"]'));
  around.setEnd(range.startContainer, range.startOffset);
  const before = textOf(around);
  around.selectNodeContents(root.querySelector('[part~="body"]'));
  around.setStart(range.endContainer, range.endOffset);
  return textFragment(before, textOf(range), textOf(around));
};

/** The buttons, as static/embed/share.js knows them. What is in `share` is src/ui/share_bar.rs's. */
const barOf = (share, words, fragment) => {
  const { url, title, quote, copy, done, failed, native = url, link = url } = share.dataset;
  const button = (network, text, address, data) => {
    const it = make('button', { type: 'button' }, make('span', {}, text));
    const own = `${address.split(':~:')[0]}${address.includes('#') ? '' : '#'}${fragment}`;
    Object.assign(it.dataset, { share: network, url: own, ...data });
    return it;
  };
  const bar = make(
    'div',
    { className: 'quote-bar', part: 'quote-bar', role: 'toolbar', ariaLabel: quote, lang: share.lang, dir: share.querySelector('[dir]')?.dir },
    navigator.share && button('native', quote, native),
    button('copy', navigator.share ? copy : quote, link, { done, failed }),
  );
  Object.assign(bar.dataset, { url, title, text: `“${words}”` });
  return bar;
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

/** Offers to share what is selected in this shadow root, from now on until its element leaves the page. */
export const quote = (root) => {
  const { host } = root;
  const page = new AbortController();
  const { signal } = page;
  let bar;
  let range;
  let rest;
  /** What had the focus before the bar; nothing until a reader has been there. */
  let before;
  const close = () => {
    if (bar?.contains(root.activeElement)) {
      if (before === document.body) root.activeElement.blur();
      else before?.focus({ preventScroll: true });
    }
    // After static/embed/focus.js has heard that the focus has left.
    const old = bar;
    queueMicrotask(() => old?.remove());
    bar = before = undefined;
  };
  const isGone = () => {
    if (host.isConnected) return false;
    close();
    page.abort();
    root.addEventListener('selectstart', () => quote(root), { once: true });
    return true;
  };
  const place = () => {
    if (isGone() || !bar) return;
    const all = root.querySelector('[part~="body"]')?.getBoundingClientRect();
    if (!all) return close();
    const { left, right, bottom } = range.getBoundingClientRect();
    const half = bar.offsetWidth / 2;
    const middle = Math.max(all.left + half, Math.min((left + right) / 2, all.right - half));
    bar.style.left = `${middle - half}px`;
    bar.style.top = `${Math.min(bottom + GAP, innerHeight - HEIGHT)}px`;
  };
  const look = () => {
    if (isGone()) return;
    const last = bar?.dataset.text;
    range = rangeIn(root);
    const share = root.querySelector('[part~="share"]');
    const all = range && share?.checkVisibility() ? textOf(range).trim() : '';
    const words = all.length > MAX_LENGTH ? `${all.slice(0, MAX_LENGTH)}…` : all;
    if (!words) return close();
    // What it has said after copying stays.
    if (last === `“${words}”`) return place();
    close();
    bar = barOf(share, words, fragmentOf(root, range));
    // The press of a button would take the selection away.
    bar.addEventListener('mousedown', (event) => event.preventDefault());
    bar.style.colorScheme = getComputedStyle(share).colorScheme;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.append(bar);
    bar.popover = 'manual';
    bar.showPopover?.();
    place();
  };
  const wait = () => {
    clearTimeout(rest);
    rest = setTimeout(look, REST_MILLIS);
  };
  const press = (event) => {
    if (event.key === 'Escape') close();
    // Once, from the words that are selected or from nowhere: the page's own controls are as many steps away as ever.
    const { activeElement } = document;
    const isHere = activeElement === host || activeElement === document.body;
    if (event.key !== 'Tab' || event.shiftKey || event.defaultPrevented || !bar || before || !isHere) return;
    before = root.activeElement ?? activeElement;
    event.preventDefault();
    bar.querySelector('button').focus({ preventScroll: true });
  };
  document.addEventListener('selectionchange', wait, { signal });
  document.addEventListener('keydown', press, { signal });
  document.addEventListener('scroll', place, { capture: true, passive: true, signal });
  wait();
};
