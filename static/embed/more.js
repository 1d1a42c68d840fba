/** What a click in the widget does beyond its markup: static/embed/blocks.js, which the first such click loads. */

import { loadBlocks } from './loader.js';

/**
 * Plays a film without its tracks where that is the only way: for these, its own host has to let other sites read the film,
 * and browsers play nothing of it else.
 */
export const playAlone = ({ target }) => {
  const film = target.localName === 'source' && target.closest('[crossorigin]');
  // One that nobody has started is not asked for.
  if (!film || film.paused) return;
  film.removeAttribute('crossorigin');
  film.load();
  film.play().catch(() => {});
};

/** Offers to share what a reader selects from now on. Who selects nothing loads nothing. */
export const select = async ({ currentTarget }) => {
  try {
    (await loadBlocks()).quote(currentTarget);
  } catch {
    currentTarget.addEventListener('selectstart', select, { once: true });
  }
};

/** Does what the element under a click is for, which src/ui tells by `data-do`. */
export const more = async (event) => {
  const element = event.target.closest('[data-do]');
  // A link is one with a key held down.
  if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    (await loadBlocks())[element.dataset.do](element);
  } catch {
    if (element.href) open(element.href, '_blank', 'noopener');
  }
};
