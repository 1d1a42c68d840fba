/** What must not happen on a page, recorded: the same for pages with the widget and for those that prove that it would be. */

/** What payloads call; others' call the second half. */
const CALLS = ['ran', 'alert', 'confirm', 'prompt', 'print', 'open', 'xss', 'evil'];

/** Runs in every frame before its own scripts. `ran` itself is bound to the test. */
const trap = (names) => {
  const { ran } = window;
  for (const name of names) window[name] = () => ran(name);
};

/**
 * Records what runs and what is asked for on the stage, from the next page on: `runs`, of which each tells what
 * was called and the names of its frames, and `requests` as the browser tells them.
 */
export const watch = async (stage) => {
  const seen = { runs: [], requests: [] };
  await stage.context.exposeBinding('ran', ({ frame }, name) => {
    const frames = [];
    for (let it = frame; it; it = it.parentFrame()) frames.push(it.name());
    seen.runs.push({ name, frames });
  });
  await stage.context.addInitScript(trap, CALLS);
  stage.context.on('dialog', (dialog) => {
    seen.runs.push({ name: `dialog ${dialog.message()}`, frames: [] });
    return dialog.dismiss();
  });
  stage.context.on('page', (page) => seen.runs.push({ name: `window ${page.url()}`, frames: [] }));
  stage.context.on('request', (request) => {
    // Of some hosts browsers know that they answer by https only, and go there by a redirect of their own.
    seen.requests.push({ url: (request.redirectedFrom() ?? request).url(), kind: request.resourceType() });
  });
  // It is `seen` that tests look at.
  stage.allowStrangers(/./);
  return seen;
};

/** Defines in the page what tests do there. */
export const prepare = (page) =>
  page.evaluate(() => {
    const ELEMENTS =
      /^(a|article|aside|audio|b|blockquote|button|caption|code|d[dlt]|details|div|em|fig(caption|ure)|footer|h[1-6]|header|hr|i|img|li|mark|[ou]l|p|path|picture|pre|s|section|slot|source|span|strong|su[bp]|summary|svg|table|t(body|d|h|head|ime|r|rack)|video)$/;
    const ATTRIBUTES =
      /^(alt|aria-[a-z]+|class|colspan|controls|crossorigin|d|data-[a-z]+|datetime|decoding|dir|disabled|fetchpriority|focusable|height|href|id|kind|label|lang|loading|open|part|playsinline|popover|popovertarget|popovertargetaction|poster|preload|rel|reversed|role|rowspan|scope|sizes|src|srclang|srcset|start|tabindex|target|title|type|viewBox|width)$/;
    // Of all elements that there are, and of the widget's own scripts.
    const ADDRESSES =
      /^(xlink:)?(href|src|srcset|imagesrcset|poster|action|formaction|data|data-url|data-frame|background|cite|longdesc|ping|manifest|codebase|classid|archive|code|usemap|profile|icon|lowsrc|dynsrc|from|to|values|by)$/;
    const REQUESTED = /^(src|srcset|poster|data-frame)$/;

    const isSafe = (name, address) => {
      const form = REQUESTED.test(name) ? /^https?:\/\/[^/@]+\// : /^(https?:\/\/[^/@]+\/|mailto:|tel:)/;
      if (/[\u0000-\u0020\u007f]/.test(address) || !form.test(address)) return false;
      // What is no address after all, for its port for example, leads nowhere.
      if (!URL.canParse(address)) return true;
      const { protocol, username, password } = new URL(address);
      return address.startsWith(protocol) && !username && !password;
    };

    const asked = (address, base) => {
      if (!URL.canParse(address, base)) return undefined;
      const { href, protocol, username, password } = new URL(address, base);
      return /^https?:$/.test(protocol) && !username && !password ? href.split('#')[0] : undefined;
    };

    const EVENTS = 'load error focus mouseover toggle beforetoggle animationstart begin start loadstart submit'.split(' ');

    window.tools = {
      /** The address as it is asked for; nothing where it is none of the web's. */
      asked,
      /** What is in a tree that should not be there, what it shows, and the addresses in it. */
      look: (root) => {
        const found = { elements: [], attributes: [], unsafe: [], urls: [], pictures: [], text: root.textContent };
        for (const element of root.querySelectorAll('*')) {
          const own = (name, ...args) => Element.prototype[name].call(element, ...args);
          const kind = element.tagName.toLowerCase?.();
          if (!ELEMENTS.test(kind)) found.elements.push(kind);
          for (const name of own('getAttributeNames')) {
            const value = own('getAttribute', name);
            if (!ATTRIBUTES.test(name)) found.attributes.push(name);
            if (!ADDRESSES.test(name)) continue;
            const addresses = /srcset/.test(name) ? value.split(', ').map((it) => it.replace(/ \d+w$/, '')).filter(Boolean) : [value];
            found.urls.push(...addresses);
            for (const it of addresses) if (!isSafe(name, it)) found.unsafe.push(`${kind} ${name}=${it}`);
            if (own('matches', 'img, picture > source, video') && name !== 'href') found.pictures.push(...addresses.map((it) => asked(it)));
          }
        }
        return found;
      },
      /** Does with every element what readers and browsers do; links that lead somewhere are not followed. */
      provoke: (root) => {
        const asks = 'a[href^="http"], a[href^="mailto:"], a[href^="tel:"], [data-do], [data-share], [data-tool], [popovertarget]';
        for (const element of root.querySelectorAll('*')) {
          const dispatch = (event) => EventTarget.prototype.dispatchEvent.call(element, event);
          for (const name of EVENTS) dispatch(new Event(name));
          if (!Element.prototype.closest.call(element, asks)) dispatch(new MouseEvent('click', { bubbles: true, cancelable: true }));
        }
      },
      /** Asks for the pictures further down, too. */
      hurry: (root) => {
        for (const image of root.querySelectorAll('img')) image.loading = 'eager';
      },
      /** Whether all pictures have come, or will not. */
      isDone: (root) => [...root.querySelectorAll('img')].every((it) => it.complete),
    };
  });
