/** Builds the peers as they would be shipped: one minified module each, and one more for servers. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { transform } from 'esbuild';
import { build } from 'vite';

import { BENCH, BUILT, PROJECT } from './places.mjs';
import { PEERS } from './peers.mjs';

/** Everything that a build is made of. */
const SOURCES = ['package-lock.json', 'peers', 'harness/build.mjs', 'harness/peers.mjs'].map((it) => path.join(BENCH, it));

const STYLE = path.join(PROJECT, 'src/ui/style.css');

/** The widget's stylesheet as the release has it. */
export const stylesheet = async () => {
  const { code } = await transform(readFileSync(STYLE, 'utf8'), { loader: 'css', minify: true });
  return code.trim();
};

/** Builds all peers into `BUILT`, unless what is there was made of the files as they are now. */
export const buildPeers = async () => {
  const state = fingerprint([...SOURCES, STYLE]);
  const record = path.join(BUILT, 'state');
  if (existsSync(record) && readFileSync(record, 'utf8') === state) return;
  rmSync(BUILT, { recursive: true, force: true });
  const style = JSON.stringify(await stylesheet());
  for (const [name, peer] of Object.entries(PEERS)) {
    console.error(`building ${name}`);
    await bundle(name, peer, 'browser', style);
    if (peer.server) await bundle(name, peer, 'server', style);
  }
  mkdirSync(BUILT, { recursive: true });
  writeFileSync(record, state);
};

const bundle = (name, peer, side, style) => {
  const isServer = side === 'server';
  const { plugins = [], resolve, oxc } = peer.config?.() ?? {};
  return build({
    configFile: false,
    root: path.join(BENCH, 'peers'),
    logLevel: 'warn',
    mode: 'production',
    define: { __STYLE__: style, 'process.env.NODE_ENV': '"production"' },
    plugins,
    resolve,
    ...(oxc && { oxc }),
    // Servers render with the production build of each framework too, so it goes into the bundle.
    ...(isServer && { ssr: { noExternal: true } }),
    build: {
      outDir: path.join(BUILT, side),
      emptyOutDir: false,
      copyPublicDir: false,
      target: isServer ? 'node20' : 'es2022',
      minify: !isServer,
      modulePreload: false,
      ssr: isServer,
      rollupOptions: {
        input: { [name]: path.join(BENCH, 'peers', peer[side]) },
        output: { format: 'es', entryFileNames: isServer ? '[name].mjs' : '[name].js' },
      },
    },
  });
};

const fingerprint = (places) => {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesBelow)) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
};

const filesBelow = (place) =>
  statSync(place).isDirectory()
    ? readdirSync(place)
        .sort()
        .flatMap((name) => filesBelow(path.join(place, name)))
    : [place];
