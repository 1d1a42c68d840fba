/** Folders of the project, and of what a bench makes. */

import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const BENCH = fileURLToPath(new URL('../', import.meta.url));
export const PROJECT = path.resolve(BENCH, '../..');

/** The release of the widget. */
export const DIST = process.env.ARTICLE_WIDGET_DIST ?? path.join(PROJECT, 'dist');

/** The command `article-widget`, which makes the editions that are rendered ahead of time. */
export const COMMAND = process.env.ARTICLE_WIDGET_COMMAND ?? path.join(PROJECT, 'target/command/article-widget');

/** What renders an article that is read already, over and over: `benches/render_alone.rs`. */
export const RENDER_ALONE = process.env.RENDER_ALONE ?? path.join(PROJECT, 'target/command/examples/render_alone');

/** Everything that a bench makes. */
export const TARGET = path.join(PROJECT, 'target/bench');

/** The peers, built. */
export const BUILT = path.join(TARGET, 'peers');

/** What the server serves. */
export const SITE = path.join(TARGET, 'site');
