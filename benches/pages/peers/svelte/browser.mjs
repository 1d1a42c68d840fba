/** Svelte in the browser. */

import { mount } from 'svelte';

import { define } from '../shared/element.mjs';
import Article from './Article.svelte';

define('svelte', (target, view) => mount(Article, { target, props: { view } }));
