/** The editions of article-widget: what its command says that an embedder pastes. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { article } from './article.mjs';
import { Snippet, fallback } from './html.mjs';
import { COMMAND, DIST } from './places.mjs';

const SCRIPT = '/widget/embed.js';
const FRAGMENT = '/article/lights.html';

/** Editions by the command, and whether their tree comes without anybody doing anything. */
export const EDITIONS = ['dynamic', 'fragment', 'prerendered', 'frame'];

/** The room that is kept where no command tells a better one: the article is longer than the viewport. */
const DEFAULT_ROOM = '100vh';

/**
 * The snippets by name, and what could not be made, with the reason. `source` is the path of the
 * article below `origin`, and of the file below `site`.
 */
export const ourSnippets = ({ origin, source, site }) => {
  const plain = new Snippet({
    body:
      `<article-widget src="${source}">${fallback(article())}</article-widget>` +
      `<script type="module" src="${SCRIPT}"></script>`,
    minHeight: DEFAULT_ROOM,
  });
  const snippets = { 'dynamic-plain': plain };
  const missing = {};
  const file = path.join(site, source);
  const run = (...args) => execFileSync(COMMAND, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const at = (path) => `${origin}${path}`;
  for (const edition of EDITIONS) {
    try {
      if (!existsSync(COMMAND)) throw new Error(`there is no ${COMMAND}`);
      if (edition === 'fragment') {
        writeFileSync(path.join(site, FRAGMENT), run('prerender', file, '--base', at(source), '--edition', 'fragment'));
      }
      const addresses = ['--src', at(source), '--script', at(SCRIPT), '--release', path.join(DIST, 'release.json')];
      const prerendered = edition === 'fragment' ? ['--prerendered', at(FRAGMENT)] : [];
      const body = run('snippet', file, ...addresses, ...prerendered, '--edition', edition);
      const [, minHeight = DEFAULT_ROOM] = body.match(/min-height:\s*([\w.]+)/) ?? [];
      snippets[edition] = new Snippet({ body, minHeight });
    } catch (error) {
      missing[edition] = `${error.stderr || error.message}`.trim().split('\n').at(-1);
    }
  }
  snippets.dynamic ??= byHand(plain, source);
  return { snippets, missing };
};

/** The dynamic edition with its hints, where there is no command that writes it. */
const byHand = ({ body, minHeight }, source) => {
  const embed = readFileSync(path.join(DIST, 'embed.js'), 'utf8');
  const [glue] = embed.match(/article-widget-\w+\.js/);
  const [wasm] = embed.match(/article-widget-\w+\.wasm/);
  const [glueIntegrity, wasmIntegrity] = [...new Set(embed.match(/sha384-[\w+/=]+/g))];
  const hints =
    `<link rel="modulepreload" href="${SCRIPT}">` +
    `<link rel="modulepreload" href="/widget/${glue}" integrity="${glueIntegrity}">` +
    `<link rel="preload" as="fetch" href="${source}" crossorigin>` +
    `<link rel="preload" as="fetch" href="/widget/${wasm}" integrity="${wasmIntegrity}" crossorigin>`;
  const room = `style="display: block; min-height: ${minHeight}"`;
  return new Snippet({ body: hints + body.replace('<article-widget ', `<article-widget ${room} `), minHeight });
};
