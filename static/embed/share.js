/** What a click in the widget does, whether or not the program is there. src/ui says by attributes what is what. */

/** Does what the button or link under a click is for, and tells of sharing by `tell`. */
export const act = async ({ target }, tell) => {
  const button = target.closest('[data-url] [data-share]');
  if (!button) return;
  const network = button.dataset.share;
  const { url } = button.closest('[data-url]').dataset;
  const { title, text } = button.closest('[data-title]')?.dataset ?? {};
  if (network !== 'address') tell('share', { network, url });
  // What the browser cannot or the reader will not do ends here: a dialog that is closed is no failure.
  if (network === 'native') {
    try {
      await navigator.share({ title, text, url });
    } catch {}
  } else if (button.dataset.done) {
    let state = 'done';
    try {
      await navigator.clipboard.writeText(text ? `${text}\n${url}` : url);
    } catch {
      state = 'failed';
    }
    const words = button.dataset[state];
    button.dataset.state = state;
    button.lastChild.firstChild.data = words;
    button.getRootNode().querySelector('[data-newer]').textContent = words;
  }
};
