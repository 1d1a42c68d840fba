/** The command `article-widget`, as it is released. */

import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { PROJECT } from './harness.mjs';

const COMMAND = process.env.ARTICLE_WIDGET_COMMAND ?? path.join(PROJECT, 'target/command/article-widget');

/** What the command prints for these arguments, with `input` on its standard input. */
export const command = (args, input = '') =>
  execFileSync(COMMAND, args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });

/** A document rendered ahead of time: `fragment` or `prerendered`, for the place that it is served from. */
export const prerender = (document, url, { edition = 'fragment', options = [] } = {}) =>
  command(['prerender', '-', '--base', url, '--edition', edition, ...options], JSON.stringify(document));
