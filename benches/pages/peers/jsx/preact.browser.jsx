/** Preact in the browser. */

import { render } from 'preact';

import { define } from '../shared/element.mjs';
import { Article } from './article.jsx';

define('preact', (container, view) => render(<Article view={view} />, container));
