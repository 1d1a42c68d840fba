/**
 * What blocks and the share bar do on a click beyond what their markup does: a file of its own, which is loaded by the first
 * click that needs it. src/ui says by `data-do` which of these is meant, and works without them: see
 * docs/decisions/0009.
 */

import { make } from './elements.js';

export { mastodon } from './fediverse.js';
export { print } from './print.js';
export { quote } from './quote.js';

const STYLE = '__VIEWER_STYLE__';

/** The first element of this widget with this value of `data-…`. */
const find = (element, name, value) =>
  [...element.getRootNode().querySelectorAll(`[data-${name}]`)].find((it) => it.dataset[name] === value);

/** Shows the pictures of a gallery large, one at a time, beginning with the one of `link`. */
export const view = (link) => {
  const gallery = link.closest('.gallery');
  const { close, previous, next } = gallery.dataset;
  const links = [...gallery.querySelectorAll('[data-do="view"]')];
  const { direction } = getComputedStyle(gallery);
  const stage = make('figure', {});
  const count = make('p', { role: 'status', dir: 'ltr' });
  const button = (sign, ariaLabel, onclick) => make('button', { type: 'button', ariaLabel, onclick }, sign);
  const several = links.length > 1;
  const dialog = make(
    'dialog',
    { dir: direction },
    make(
      'div',
      { className: 'bar' },
      several && button('‹', previous, () => show(-1)),
      several && count,
      several && button('›', next, () => show(1)),
      button('×', close, () => dialog.close()),
    ),
    stage,
  );
  let at = links.indexOf(link);
  const show = (step) => {
    at = (at + step + links.length) % links.length;
    const picture = links[at].firstElementChild.cloneNode(true);
    for (const it of picture.children) if (it.srcset) it.sizes = '100vw';
    const image = picture.querySelector('img');
    image.loading = 'eager';
    dialog.ariaLabel = image.alt || links[at].ariaLabel;
    const caption = links[at].nextElementSibling?.cloneNode(true);
    stage.replaceChildren(picture, ...[caption].filter(Boolean));
    count.textContent = `${at + 1} / ${links.length}`;
    // Said, as the picture before it was; what can be seen of it is on the stage.
    const words = [image.alt, caption?.textContent].filter(Boolean).join('. ');
    count.append(make('span', { dir: 'auto' }, words && ` ${words}`));
  };
  // To the side where the words of the gallery go on is forwards.
  const turn = (isRight) => several && show(isRight === (direction === 'ltr') ? 1 : -1);
  dialog.addEventListener('keydown', ({ key }) => {
    if (/^Arrow[LR]/.test(key)) turn(key === 'ArrowRight');
  });
  let from;
  dialog.addEventListener('pointerdown', ({ isPrimary, clientX }) => (from = isPrimary ? clientX : undefined));
  dialog.addEventListener('pointerup', ({ target, clientX }) => {
    const way = from - clientX;
    if (Math.abs(way) > 40) turn(way > 0);
    else if (from !== undefined && (target === dialog || target === stage)) dialog.close();
    from = undefined;
  });
  // In a shadow root of its own, with a style of its own, so that nothing of the widget's has to know of it.
  const host = make('div', { lang: gallery.closest('[lang]')?.lang ?? '' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.append(dialog);
  dialog.addEventListener('close', () => {
    host.remove();
    link.focus({ preventScroll: true });
  });
  show(0);
  link.getRootNode().append(host);
  dialog.showModal();
};

/**
 * Puts the frame of another site in the place of its card, and the way there under it: not every site lets its frame be
 * shown. Both stand in a shadow root of the card's, so that the tree that Rust has rendered or will take over stays as it
 * is, and the frame in it.
 */
export const frame = (button) => {
  const card = button.closest('[data-frame]');
  const { frame, title, width = 16, height = 9 } = card.dataset;
  if (!frame.startsWith('https://')) return;
  const iframe = make('iframe', {
    title,
    allow: 'autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture',
    // Players want to know which site they are on, but not which page.
    referrerPolicy: 'strict-origin-when-cross-origin',
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-presentation',
    src: frame,
  });
  Object.assign(iframe.style, { display: 'block', width: '100%', border: 0, aspectRatio: `${width} / ${height}` });
  const way = card.querySelector('.embed-buttons a').cloneNode(true);
  way.style.color = 'inherit';
  const under = make('p', {}, way);
  under.style.margin = '0.7em 0 0';
  const root = card.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  // On paper, the way there is what there is of it.
  sheet.replaceSync('@media print { iframe { display: none !important } }');
  root.adoptedStyleSheets = [sheet];
  root.append(iframe, under);
  iframe.focus();
};

/** Leads past the article: to its end, which is a stop for the keyboard only as long as it is there. */
export const skip = (button) => {
  const end = button.parentNode.lastElementChild;
  // From a place that is none, Chromium would go on at the beginning of the shadow root.
  end.tabIndex = 0;
  end.addEventListener('blur', () => (end.tabIndex = -1), { once: true });
  end.focus();
};

/** Where readers came from, by the note that they went to. */
const ways = new WeakMap();

/** How far a note that is shown beside its number stays from that, and from the edges of the window, in pixels. */
const MARGIN = 8;

/** Shows the note of a number beside it, with the way to all notes; where the browser cannot, leads to it. */
export const note = (button) => {
  const item = find(button, 'key', button.dataset.note);
  if (!item) return;
  const go = () => {
    ways.set(item, button);
    item.focus();
  };
  if (!item.showPopover) return go();
  const root = button.getRootNode();
  const words = [...item.childNodes].map((it) => it.cloneNode(true));
  const heading = item.closest('section').querySelector('.after-heading');
  const { lang: language, dir: direction } = heading.firstElementChild ?? heading;
  const way = make('button', { type: 'button', className: 'note', lang: language, dir: direction, onclick: () => (box.hidePopover(), go()) }, `${heading.textContent} ↓`);
  const { ariaLabel } = button;
  const box = make(
    'div',
    { id: 'note', popover: 'auto', role: 'dialog', ariaLabel, tabIndex: -1 },
    make('div', {}, ...words.filter((it) => it.dataset?.do !== 'back')),
    way,
  );
  // Beside the tree, so that Rust never sees it, and within the same theme, sizes and language.
  const article = button.closest('.article');
  const { lang, dir } = article;
  const host = article.closest('.widget').parentNode.cloneNode();
  host.removeAttribute('data-stamp');
  host.append(make('div', { className: 'widget' }, make('div', { lang, dir }, box)));
  root.append(host);
  box.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') return;
    // Unless the reader is elsewhere by now.
    if (!root.activeElement || box.contains(root.activeElement)) button.focus({ preventScroll: true });
    host.remove();
  });
  // Here, as the widget's own styles for what needs a click may not be there yet.
  Object.assign(box.style, {
    position: 'absolute',
    inset: 'auto',
    boxSizing: 'border-box',
    width: `min(24em, 100vw - ${2 * MARGIN}px)`,
    margin: 0,
    padding: '0.9em 1.1em',
    border: '1px solid var(--rule)',
    borderRadius: '6px',
    background: 'Canvas',
    color: 'CanvasText',
    font: '400 0.85em/1.5 var(--sans)',
  });
  Object.assign(way.style, { minHeight: '28px', marginBlockStart: '0.4em' });
  box.showPopover();
  const { left, top, bottom } = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = box;
  const { clientWidth, clientHeight } = document.documentElement;
  const x = Math.max(MARGIN, Math.min(left, clientWidth - offsetWidth - MARGIN));
  const isBelow = bottom + offsetHeight + 2 * MARGIN < clientHeight || top < offsetHeight + 2 * MARGIN;
  const y = isBelow ? bottom + MARGIN : top - offsetHeight - MARGIN;
  // It scrolls with the page.
  Object.assign(box.style, { left: `${x + scrollX}px`, top: `${y + scrollY}px` });
  box.focus({ preventScroll: true });
};

/** Leads to a heading, by its number. */
export const place = (button) => {
  const heading = button.getRootNode().querySelectorAll('.headed')[button.dataset.at]?.firstElementChild;
  // Where it is folded away.
  for (let it = heading; it; it = it.parentElement) if (it.localName === 'details') it.open = true;
  heading?.setAttribute('tabindex', -1);
  heading?.focus();
};

/** Leads from a note back to where the reader came from, or to where it is first referred to. */
export const back = (button) => {
  const item = button.closest('[data-key]');
  const way = ways.get(item);
  (way?.isConnected ? way : find(item, 'note', item.dataset.key))?.focus();
};
