/** Lit on a server. */

import { render as renderTemplate } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';

import { article } from './article.mjs';

export const render = (view) => collectResultSync(renderTemplate(article(view, { time: '' })));
