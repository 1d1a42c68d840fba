/** Sharing on Mastodon and what speaks its language: on the server that the reader is on, which only the reader knows. */

import { make } from './elements.js';

const STYLE = '__ASK_STYLE__';

/** Where the page's host lets it be kept, by the attribute `remember`. */
const KEY = 'article-widget-server';

/** Kept until the page is left. */
let known = '';

/** The server in what a reader may write: a name, an address, or an account there; nothing, where there is none. */
export const serverOf = (typed) => {
  const [, name] = /^\s*(?:https?:\/\/)?(?:@?[^@/\s]+@)?([^@/?#\s]+)(?:[/?#]\S*)?\s*$/i.exec(typed) ?? [];
  try {
    const { host, hostname } = new URL(`https://${name}`);
    return /[^.]\.[a-z][a-z\d-]+$/.test(hostname) && host;
  } catch {
    return undefined;
  }
};

/** What there is of the browser's storage for this widget: in a sandbox, and for readers who do not want it, none. */
const keep = (host, name) => {
  try {
    if (!host.getAttribute('remember')?.split(/\s+/).includes('server')) return undefined;
    if (name) localStorage.setItem(KEY, name);
    return localStorage.getItem(KEY);
  } catch {
    return undefined;
  }
};

/** Asks for the reader's server, and opens the form there with the words of `link`. */
export const mastodon = (link) => {
  const { server, invalid, go, close } = link.dataset;
  const { colorScheme } = getComputedStyle(link);
  const root = link.getRootNode();
  const fault = make('p', { id: 'fault', role: 'alert' });
  const input = make('input', {
    id: 'server',
    value: known || keep(root.host) || '',
    dir: 'ltr',
    inputMode: 'url',
    autocapitalize: 'none',
    autocomplete: 'off',
    spellcheck: false,
    enterKeyHint: 'go',
  });
  input.setAttribute('aria-describedby', 'fault');
  const share = () => {
    const name = serverOf(input.value);
    input.ariaInvalid = !name;
    if (!name) {
      fault.textContent = invalid;
      return input.focus();
    }
    known = name;
    keep(root.host, name);
    open(`https://${name}/share?text=${link.href.split('#text=')[1]}`, '_blank', 'noopener,noreferrer');
    dialog.close();
  };
  // No form: a frame may be forbidden to have any.
  input.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Enter' && !isComposing) share();
  });
  const button = (words, onclick) => make('button', { type: 'button', onclick }, words);
  const buttons = make('div', {}, button(go, share), button(close, () => dialog.close()));
  const label = make('label', { htmlFor: 'server' }, server);
  const dialog = make('dialog', { dir: 'auto', ariaLabel: server }, label, input, fault, buttons);
  const host = make('div', { lang: link.closest('[lang]')?.lang ?? '' });
  host.style.colorScheme = colorScheme;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(dialog);
  dialog.addEventListener('close', () => {
    host.remove();
    link.focus({ preventScroll: true });
  });
  root.append(host);
  dialog.showModal();
  input.select();
};
