/** Preact on a server. */

import { renderToString } from 'preact-render-to-string';

import { Article } from './article.jsx';

export const render = (view) => renderToString(<Article view={view} />);
