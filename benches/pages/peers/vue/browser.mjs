/** Vue in the browser. */

import { createApp } from 'vue';

import { define } from '../shared/element.mjs';
import ArticleView from './ArticleView.vue';

define('vue', (container, view) => createApp(ArticleView, { view }).mount(container));
