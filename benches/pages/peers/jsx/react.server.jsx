/** React on a server. */

import { renderToString } from 'react-dom/server';

import { Article } from './article.jsx';

export const render = (view) => renderToString(<Article view={view} />);
