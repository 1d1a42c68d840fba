/** Articles that were rendered ahead of time, as a file beside the JSON: see src/prerender.rs. */

import { Failure } from './failure.js';
import { MAX_CHARS, request } from './loader.js';

/** What carries the stamp, by which Rust knows whether it may hydrate. */
const STAMPED = '[data-stamp]';

/** What no rendering has, and no browser keeps from doing harm by itself. */
const UNWANTED = 'script,style,link,meta,base,iframe,object,embed,form,template,animate,set,use,foreignObject';

/** The rendering that the parser has put into a shadow root, or nothing. */
export const parsed = (root) => root.querySelector(STAMPED);

/**
 * The rendering at `address`, which may be relative to `base`, as an element that is not in the document yet.
 *
 * Only from the origin of this script or of `src`: whoever holds one of them decides what is shown anyway.
 */
export const fetchFragment = async (address, base, src) => {
  const origins = [import.meta.url, src].map((it) => new URL(it).origin);
  const isOwn = (url) => origins.includes(new URL(url).origin);
  let fault = 'is not from the host of the JSON or of embed.js';
  try {
    const url = new URL(address, base).href;
    const response = isOwn(url) && (await request(url));
    if (response && isOwn(response.url)) {
      fault = `has status ${response.status}`;
      const html = response.ok && (await response.clone().text());
      // Its end shows that it came whole.
      const element = html && html.length < MAX_CHARS && /<\/div>\s*$/.test(html) && elementOf(html);
      if (element) return element;
      if (html) fault = 'is no rendering, or only the beginning of one';
    }
  } catch (error) {
    fault = `does not come (${error.message})`;
  }
  const advice = 'Make it anew with `article-widget prerender`, and serve it with Access-Control-Allow-Origin: *.';
  throw new Failure('prerendered', `the fragment ${fault}: ${address}`, advice);
};

/** The rendering in `html`, parsed without running anything in it. */
const elementOf = (html) => {
  const holder = document.createElement('div');
  if (holder.setHTML) {
    holder.setHTML(html, { sanitizer: { removeElements: UNWANTED.split(','), comments: true } });
    return holder.querySelector(STAMPED);
  }
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll('*')) {
    if (element.matches(UNWANTED)) element.remove();
    for (const { name, value } of [...element.attributes]) {
      // White space and control characters do not count in the scheme of a URL.
      const isRun = /^(?:java|vb)script:/i.test(value.replace(/[\0- ]+/g, ''));
      if (isRun || /^on|^srcdoc$/.test(name)) element.removeAttribute(name);
    }
  }
  const element = body.querySelector(STAMPED);
  return element && document.adoptNode(element);
};
