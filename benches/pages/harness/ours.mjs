/** The editions of article-widget: what its command says that an embedder pastes. */

import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { article } from './article.mjs';
import { Snippet, fallback } from './html.mjs';
import { COMMAND, DIST } from './places.mjs';

const SCRIPT = '/widget/embed.js';
const FRAGMENT = '/article/lights.html';

/** The editions that the command writes. */
export const EDITIONS = ['dynamic', 'fragment', 'prerendered', 'frame'];

/** The room that is kept where no command tells how much: the article is longer than the viewport. */
export const DEFAULT_ROOM = '100vh';

/**
 * The snippets by name, and what could not be made, with the reason. `source` is the path of the
 * article below `origin`, and of the file below `site`.
 */
export const ourSnippets = ({ origin, source, site }) => {
  const plain = new Snippet({
    body:
      `<article-widget src="${source}">${fallback(article())}</article-widget>` +
      `<script type="module" src="${SCRIPT}"></script>`,
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
  return { snippets, missing };
};
