/** Solid on a server. */

import { renderToString } from 'solid-js/web';

import { Article } from './article.jsx';

export const render = (view) => renderToString(() => <Article view={view} />);
