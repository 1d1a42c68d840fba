/** Articles that were rendered ahead of time, as a file beside the JSON: see src/prerender.rs. */

import { Failure } from './failure.js';
import { get, textOf } from './loader.js';

/** More levels than any article has; browsers take a time that is quadratic in them. */
const MAX_DEPTH = 256;

// What a rendering is made of: all else is left out, whoever has put it there.
const ELEMENTS =
  /^(?:a|article|aside|audio|b|blockquote|button|caption|code|d[dlt]|details|div|em|fig(?:caption|ure)|footer|h[1-6]|header|hr|i|img|li|mark|[ou]l|p|path|picture|pre|s|section|source|span|strong|su[bp]|summary|svg|t(?:able|body|d|h|head|ime|r|rack)|video)$/;
const ATTRIBUTES = new Set(
  'alt aria-hidden aria-label aria-labelledby class colspan controls crossorigin d datetime decoding dir fetchpriority focusable height href id kind label lang loading part playsinline popover popovertarget popovertargetaction poster preload rel reversed role rowspan scope sizes src srclang srcset start tabindex target type viewBox width'.split(
    ' ',
  ),
);
const ADDRESS = /^(?:https?|mailto|tel):/i;

/** The rendering that the parser has put into a shadow root, or nothing; also where its stamp was lost. */
export const parsed = (root) => root.querySelector('[data-stamp]') ?? root.querySelector('div > .widget')?.parentNode;

/**
 * The rendering at `address`, which may be relative to `base`, as an element that is not in the document yet.
 *
 * Only from the origin of this script or of `src`: whoever holds one of them decides what is shown anyway.
 */
export const fetchFragment = async (address, base, src) => {
  let fault = 'is not from the host of the JSON or of embed.js';
  try {
    const origins = [import.meta.url, src || import.meta.url].map((it) => new URL(it, base).origin);
    const isOwn = (url) => origins.includes(new URL(url).origin);
    const url = new URL(address, base).href;
    const response = isOwn(url) && (await get(url));
    // What a service worker answers has no address of its own.
    if (response && isOwn(response.url || url)) {
      fault = `has status ${response.status}`;
      const html = response.ok && (await textOf(response));
      const element = html && elementOf(html);
      if (element) return element;
      if (response.ok) fault = 'is no rendering, or only the beginning';
    }
  } catch (error) {
    fault = `does not come (${error.message})`;
  }
  const advice = 'Make it anew with `article-widget prerender`; serve it with Access-Control-Allow-Origin: *.';
  throw new Failure('prerendered', `the fragment ${fault}: ${address}`, advice);
};

/** The rendering in `html`, parsed where nothing of it runs or is fetched; nothing if it is not whole. */
const elementOf = (html) => {
  // It ends with the comment that ends the component.
  if (!/--><\/div>\s*$/.test(html)) return undefined;
  const open = [];
  for (const [, end, name] of html.matchAll(/<(\/?)(?!hr|img|source|track)([a-z]\w*)/gi)) {
    if (end ? open.pop() !== name : open.push(name) > MAX_DEPTH) return undefined;
  }
  const { body } = document.implementation.createHTMLDocument('');
  // The one works under any Trusted Types, the other in every browser. The one must be told which attributes there may
  // be: Chromium 156 crashes where it finds by itself that one like `ontransitionrun` has to go.
  const sanitizer = { removeElements: ['style'], attributes: [...ATTRIBUTES], dataAttributes: true, comments: true };
  if (body.setHTML) body.setHTML(html, { sanitizer });
  else body.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  for (const element of body.querySelectorAll('*')) {
    if (!ELEMENTS.test(element.localName)) element.remove();
    for (const { name, value } of [...element.attributes]) {
      const isFine = (ATTRIBUTES.has(name) || name.startsWith('data-')) && (name !== 'href' || ADDRESS.test(value));
      if (!isFine) element.removeAttribute(name);
    }
  }
  const element = body.querySelector('[data-stamp]');
  return element && document.adoptNode(element);
};
