/** Servers that a test starts, waits for and ends again, each with a folder of its own. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How long a server may take until it answers: Ghost makes its database first. */
const PATIENCE_MILLIS = 180_000;

/** How long to leave a server alone before it is asked again whether it is there. */
const PAUSE_MILLIS = 200;

/** A port that nobody listens on. */
export const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
};

/** A folder that is there until `remove` is called. */
export const scratchFolder = async (name) => {
  const folder = await mkdtemp(path.join(tmpdir(), `article-widget-${name}-`));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

/** A program that runs until `end` is called. What it says is kept for whoever asks why it did not start. */
export class Server {
  #child;
  #said = '';

  constructor(program, args, options = {}) {
    this.#child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.on('error', (error) => (this.#said += error));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (text) => (this.#said = (this.#said + text).slice(-10_000)));
    }
  }

  /** Waits until `isReady` holds. A server that has ended, or takes too long, is an error with all that it said. */
  async until(description, isReady) {
    const end = performance.now() + PATIENCE_MILLIS;
    while (!(await isReady().catch(() => false))) {
      if (this.#child.exitCode !== null || performance.now() > end) {
        throw new Error(`waited in vain until ${description}:\n${this.#said}`);
      }
      await new Promise((done) => setTimeout(done, PAUSE_MILLIS));
    }
  }

  async end() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(impatience);
  }
}

/** Runs a program to its end. */
export const run = async (program, args) => {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${said}`);
};

/** Requests with the cookies that the answers before have set, as a browser that somebody is logged in with. */
export class Visitor {
  #origin;
  #cookies = new Map();
  headers = {};

  constructor(origin) {
    this.#origin = origin;
  }

  async request(address, init = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { origin: this.#origin, ...(cookie && { cookie }), ...this.headers, ...init.headers };
    const response = await fetch(this.#origin + address, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      this.#cookies.set(name, value);
    }
    if (response.status >= 400) {
      throw new Error(`${init.method ?? 'GET'} ${address}: ${response.status} ${await response.text()}`);
    }
    return response;
  }

  /** Posts an object as JSON, and gives what comes back. */
  async post(address, object) {
    const headers = { 'content-type': 'application/json' };
    const response = await this.request(address, { method: 'POST', headers, body: JSON.stringify(object) });
    return response.status === 204 ? undefined : response.json().catch(() => undefined);
  }

  /** Posts the fields of a form. */
  submit(address, fields) {
    return this.request(address, { method: 'POST', body: new URLSearchParams(fields) });
  }
}
