/**
 * The server, forked as a process of its own with a folder as its argument. It tells the free port
 * that it has got, reads the folder's files when it is sent a message, and ends with its parent.
 *
 * Files are compressed when they are read, so that no measured page waits for a compression.
 */

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const HEADERS = {
  'access-control-allow-origin': '*',
  // What is measured is a first visit, so nothing is kept; but a preloaded file may be used again.
  'cache-control': 'max-age=60',
  'cross-origin-resource-policy': 'cross-origin',
  'timing-allow-origin': '*',
  'x-content-type-options': 'nosniff',
};

const [, , folder] = process.argv;

const compressed = (body) =>
  brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });

const load = (file) => {
  const type = TYPES[path.extname(file)];
  const body = readFileSync(file);
  if (type.startsWith('image/')) return { body, headers: { ...HEADERS, 'content-type': type } };
  return { body: compressed(body), headers: { ...HEADERS, 'content-type': type, 'content-encoding': 'br' } };
};

const filesBelow = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesBelow(file) : [file];
  });

const files = new Map();
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://127.0.0.1');
  const found = files.get(pathname);
  if (!found) return response.writeHead(404).end();
  response.writeHead(200, { ...found.headers, 'content-length': found.body.length }).end(found.body);
});
// Longer than any pause between two pages.
server.keepAliveTimeout = 60_000;

// The pages hold the port in their addresses, so they are written when it is known.
process.on('message', () => {
  for (const file of filesBelow(folder)) {
    if (TYPES[path.extname(file)]) files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, load(file));
  }
  process.send({ loaded: files.size });
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
