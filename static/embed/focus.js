/** The keyboard's place in the widget, which readers are not to lose. */

/** Gives the focus back to the button of a dialog that was closed: browsers lose it in shadow roots. */
export const refocus = ({ newState, target }) => {
  const root = target.getRootNode();
  const active = root.activeElement ?? document.querySelector(':focus');
  if (newState !== 'closed' || !target.popover || (active && !target.contains(active))) return;
  root.querySelector(`[popovertarget=${target.id}]`)?.focus({ preventScroll: true });
};

/**
 * Keeps the focus in a widget where the element that has it is taken away: its like gets it, should it only be replaced, or
 * else the article.
 */
export const keepFocus = (root) => {
  let last;
  root.addEventListener('focusin', ({ target }) => (last = target));
  // Some browsers tell of this also where the element is taken away.
  root.addEventListener('focusout', () => queueMicrotask(() => last?.isConnected && (last = root.activeElement)));
  new MutationObserver(() => {
    if (!last || last.isConnected) return;
    const like = [...root.querySelectorAll(last.localName)].find((it) => it.isEqualNode(last)) ?? root.querySelector('article');
    if (!like) return;
    // Where something else has it, it is the reader who has put it there.
    if (document.activeElement === document.body) {
      if (like.tabIndex < 0) like.tabIndex = -1;
      like.focus({ preventScroll: true });
    }
    last = undefined;
  }).observe(root, { childList: true, subtree: true });
};
