/** The requests: articles, fragments, and the programs, each loaded once for all widgets of a page. */

import { Failure } from './failure.js';

// A build puts its own names in the place of these words.
const PROGRAM = ['__GLUE__', '__GLUE_INTEGRITY__', '__WASM__', '__WASM_INTEGRITY__'];
const CONVERTER = ['__CONVERTER_GLUE__', '__CONVERTER_GLUE_INTEGRITY__', '__CONVERTER_WASM__', '__CONVERTER_WASM_INTEGRITY__'];
const WORDS = '__WORDS__';
const BLOCKS = '__BLOCKS__';
const BLOCKS_INTEGRITY = '__BLOCKS_INTEGRITY__';

// As long as a request of src/embed/document.rs.
const TIMEOUT_MILLIS = 15000;
// Longer, as slow lines need it for the program.
const PROGRAM_TIMEOUT_MILLIS = 60000;

// As many as a document may have: see src/formats.rs. A rendering has no reason to have more.
const MAX_BYTES = 4194304;

// These credentials are those of a <link rel="preload" as="fetch" crossorigin>.
export const get = (url, init, millis = TIMEOUT_MILLIS) =>
  fetch(url, { credentials: 'same-origin', signal: AbortSignal.timeout(millis), ...init });

/**
 * The text of a response, which breaks off where that is too long. So does the response, and the one that it is
 * a clone of: browsers would keep all that still comes for that one.
 */
export const textOf = async ({ body }, original) => {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let rest = MAX_BYTES;
  let text = '';
  // By hand: a stream with a limit in it takes a slow phone milliseconds that everybody waits for.
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text + decoder.decode();
    rest -= value.length;
    if (rest < 0) {
      reader.cancel().catch(() => {});
      original?.body.cancel().catch(() => {}); // Who reads it already has a limit, too.
      return text;
    }
    text += decoder.decode(value, { stream: true });
  }
};

/** Documents under way that Rust has not taken over yet, by URL. */
const requests = new Map();

/**
 * A response, asked for once unless `isAnew`, and past the browser's cache if `isReload`. It is Rust that
 * reads it; others read a clone.
 */
export const request = (url, isReload, isAnew) => {
  if (isAnew || !requests.has(url)) {
    const response = get(url, { cache: isReload ? 'no-cache' : 'default' });
    response.catch(() => {}); // Who awaits it tells of it; an unhandled rejection would be the page's.
    requests.set(url, response);
  }
  return requests.get(url);
};

/** After a failure, another query keeps browsers from remembering it. */
const again = (tries) => (tries ? `?r=${tries}` : '');

/**
 * A program, loaded once for all widgets of the page, as a function that gives what `use` makes of the exports of its
 * glue. Where either fails, the next one to use it gets a fresh one; its wasm is fetched anew only where it did not come.
 */
const program = (files) => {
  let loading;
  let tries = 0;
  let failures = 0;
  return (use) => {
    loading ??= boot(files, again(tries++), again(failures)).catch((error) => {
      failures = tries;
      throw error;
    });
    const present = loading;
    return present.then(use).catch((error) => {
      if (loading === present) loading = undefined;
      throw error;
    });
  };
};

const boot = async ([glueName, glueIntegrity, wasmName, wasmIntegrity], glueQuery, wasmQuery) => {
  if (!globalThis.WebAssembly) {
    const advice = 'Some readers switch it off.';
    throw new Failure('no-webassembly', 'this browser runs no WebAssembly', advice);
  }
  const url = (name) => new URL(name, import.meta.url).href;
  const glueUrl = url(glueName + glueQuery);
  let isBlocked = false;
  const watch = (event) => {
    isBlocked ||= event.blockedURI === 'wasm-eval';
  };
  document.addEventListener('securitypolicyviolation', watch);
  try {
    const wasm = get(url(wasmName + wasmQuery), { integrity: wasmIntegrity }, PROGRAM_TIMEOUT_MILLIS).then(({ ok, status, body }) => {
      // With its own type whatever the server says: the glue would tell of another in the page's console.
      if (ok) return new Response(body, { headers: { 'content-type': 'application/wasm' } });
      throw new Error(`status ${status} for ${wasmName}`);
    });
    wasm.catch(() => {}); // Awaited below, after the glue.
    await verify(glueUrl, glueIntegrity);
    const glue = await import(glueUrl);
    await glue.default({ module_or_path: wasm });
    return glue;
  } catch (error) {
    // Browsers tell of a violation in a task of its own.
    if (error instanceof WebAssembly.CompileError) await new Promise((done) => setTimeout(done));
    if (isBlocked) {
      const message = "the page's Content-Security-Policy does not allow WebAssembly";
      throw new Failure('blocked', message, "Add 'wasm-unsafe-eval' to the directive script-src.");
    }
    throw new Failure(
      'load',
      `the widget's program could not be loaded (${error.message})`,
      `Serve ${glueName} as text/javascript and ${wasmName}, beside embed.js with Access-Control-Allow-Origin: *. ` +
        'Add their host to script-src and connect-src.',
      true,
    );
  } finally {
    document.removeEventListener('securitypolicyviolation', watch);
  }
};

/** Fetches a script into the browser's module map if it is the one that this file was built with. */
const verify = (href, integrity) => {
  const link = document.createElement('link');
  if (!link.relList.supports('modulepreload')) return undefined;
  const verified = new Promise((resolve, reject) => {
    const onerror = () => reject(new Error(`no answer, or another one, for ${href}`));
    Object.assign(link, { rel: 'modulepreload', href, integrity, onload: resolve, onerror });
    AbortSignal.timeout(PROGRAM_TIMEOUT_MILLIS).onabort = onerror;
    // Not in a widget, which may go away meanwhile.
    (document.head ?? document.documentElement).append(link);
  });
  return verified.finally(() => link.remove());
};

const withProgram = program(PROGRAM);

/** Whether the program runs: from then on, Rust asks for documents itself. */
export let isLoaded = false;

/** The exports of the component tree. */
export const load = () =>
  withProgram((glue) => {
    isLoaded = true;
    return glue;
  }).finally(() => requests.clear());

const withConverter = program(CONVERTER);

/** Has the second program come, whoever will use it. It is told then whether it did. */
export const prepareConverter = () => {
  withConverter(() => {}).catch(() => {});
};

/** What first words were made of, by base, until Rust asks for the same. */
const answers = new Map();

/** What the second program says of a document: see src/convert.rs. `isEarly` keeps it for the one who asks next. */
export const convert = (json, base, isEarly) => {
  const kept = answers.get(base);
  const answer = kept?.json === json ? kept.answer : withConverter((glue) => glue.convert(json, base));
  answers.delete(base);
  if (isEarly) {
    answers.set(base, { json, answer });
    answer.catch(() => answers.delete(base));
  }
  return answer;
};

/** Where the widget's own words are in other languages than English: see src/embed/words.rs. */
export const words = new URL(WORDS, import.meta.url).href;

let n_blocks = 0;

/** The exports of static/embed/blocks.js. */
export const loadBlocks = async () => {
  const url = new URL(BLOCKS + again(n_blocks), import.meta.url).href;
  try {
    await verify(url, BLOCKS_INTEGRITY);
    return await import(url);
  } catch (error) {
    n_blocks++;
    throw error;
  }
};
