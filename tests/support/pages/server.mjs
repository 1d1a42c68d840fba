/**
 * The servers of strangers: each an origin of its own on this machine, with answers that a test
 * sets, holds back, cuts off or never gives.
 */

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { Readable, pipeline } from 'node:stream';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
};

/** What a publisher who does as the documentation says sends with every answer. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-cache',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/** An answer: something that is done to a response. A header set to null is left out. */
export const answer = (body, { status = 200, type = TYPES['.json'], headers } = {}) => {
  const all = Object.entries({ ...HEADERS, 'content-type': type, ...headers });
  return (response) => response.writeHead(status, Object.fromEntries(all.filter(([, it]) => it !== null))).end(body);
};

export const json = (document) => answer(JSON.stringify(document));

export const html = (text, headers) => answer(text, { type: TYPES['.html'], headers });

export const status = (code, headers) => answer(`status ${code}`, { status: code, type: 'text/plain', headers });

/** A drawing of this size in one colour. */
export const picture = (width, height, color = 'teal') => {
  const size = `width="${width}" height="${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="${color}"/></svg>`;
  return answer(svg, { type: TYPES['.svg'] });
};

/** The first half of a body, after which nothing comes. */
export const stalled = (body) => (response) => {
  response.writeHead(200, { ...HEADERS, 'content-type': TYPES['.json'], 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2));
};

/** The first half of a body, after which the connection breaks. */
export const cutOff = (body) => (response) => {
  stalled(body)(response);
  setImmediate(() => response.destroy());
};

/** A body without an end, and a promise of how many bytes of it were sent when the other side hung up. */
export const endless = (beginning) => {
  let tell;
  const closed = new Promise((resolve) => (tell = resolve));
  const answer = (response) => {
    let nBytes = 0;
    const body = function* () {
      yield beginning;
      for (const chunk = Buffer.alloc(65_536, ' '); ; nBytes += chunk.length) yield chunk;
    };
    response.writeHead(200, { ...HEADERS, 'content-type': TYPES['.json'] });
    pipeline(Readable.from(body()), response, () => tell(nBytes));
  };
  return { answer, closed };
};

/** No answer, ever. */
export const silence = () => {};

/** How long a page may take for anything, on a machine that is busy with something else. */
export const PATIENCE_MILLIS = 15_000;

/** A port that nobody listens at. */
export const freePort = async () => {
  const origin = await Origin.start();
  await origin.close();
  return Number(new URL(origin.at()).port);
};

/** A server on a free port. */
export class Origin {
  #server = createServer((request, response) => this.#reply(request, response));
  #answers = new Map();
  #gates = new Map();
  #port = 0;
  #folder;
  /** Path and query of every request, in order. */
  requests = [];

  /** Serves the files below `folder`, if that is given, but for paths with an answer of their own. */
  static async start(folder) {
    const origin = new Origin();
    origin.#folder = folder;
    await origin.listen();
    return origin;
  }

  /** Answers on the port that it had before, or on any that is free. */
  async listen() {
    await new Promise((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = this.#server.address().port;
  }

  /** The absolute URL of a path; without one, the origin itself. */
  at(path = '') {
    return `http://127.0.0.1:${this.#port}${path}`;
  }

  /** Gives this answer at `path` from now on, and tells its URL. */
  serve(path, answer) {
    this.#answers.set(path, answer);
    return this.at(path);
  }

  /** Gives what the folder has at `path` again. */
  unserve(path) {
    this.#answers.delete(path);
  }

  /** Holds back what is answered at `path`, until the returned function is called. */
  hold(path) {
    let open;
    this.#gates.set(path, new Promise((resolve) => (open = resolve)));
    return open;
  }

  /** How often `path` was asked for. */
  count(path) {
    return this.requests.filter((it) => it.split('?')[0] === path).length;
  }

  /** Waits until `path` was asked for so many times. */
  async asked(path, count = 1) {
    const signal = AbortSignal.timeout(PATIENCE_MILLIS);
    while (this.count(path) < count) {
      await once(this.#server, 'request', { signal }).catch((error) => {
        throw new Error(`waited in vain for request ${count} of ${path}`, { cause: error });
      });
    }
  }

  close() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  async #reply(request, response) {
    const pathname = decodeURIComponent(request.url.split('?')[0]);
    this.requests.push(request.url);
    await this.#gates.get(pathname);
    const answer = this.#answers.get(pathname) ?? (await this.#file(pathname)) ?? status(404);
    answer(response);
  }

  async #file(pathname) {
    if (!this.#folder) return undefined;
    const file = path.join(this.#folder, pathname);
    const type = TYPES[path.extname(file)];
    if (!type || !file.startsWith(this.#folder)) return undefined;
    return readFile(file)
      .then((body) => answer(body, { type }))
      .catch(() => undefined);
  }
}
