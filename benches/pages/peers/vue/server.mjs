/** Vue on a server. */

import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';

import ArticleView from './ArticleView.vue';

export const render = (view) => renderToString(createSSRApp(ArticleView, { view }));
