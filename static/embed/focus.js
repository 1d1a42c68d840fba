/** The keyboard's place in the widget, which readers are not to lose. */

/** Gives the focus back to the button of a dialog that was closed: browsers lose it in shadow roots. */
export const refocus = ({ newState, target }) => {
  const root = target.getRootNode();
  const active = root.activeElement ?? document.querySelector(':focus');
  if (newState !== 'closed' || !target.popover || (active && !target.contains(active))) return;
  root.querySelector(`[popovertarget=${target.id}]`)?.focus({ preventScroll: true });
};

/** Gives the focus to the like of the element that has it now, should that be replaced by a fresh rendering. */
export const keepFocus = ({ activeElement }, container) => {
  if (!activeElement) return;
  const observer = new MutationObserver(() => {
    if (activeElement.isConnected) return;
    const likes = [...container.querySelectorAll(activeElement.localName)];
    const like = likes.find((it) => it.isEqualNode(activeElement));
    if (!like) return;
    observer.disconnect();
    like.focus({ preventScroll: true });
  });
  observer.observe(container, { childList: true, subtree: true });
};
