/** Svelte on a server. */

import { render as renderToString } from 'svelte/server';

import Article from './Article.svelte';

export const render = (view) => renderToString(Article, { props: { view } }).body;
