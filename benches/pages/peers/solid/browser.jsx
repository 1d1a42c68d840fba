/** Solid in the browser. */

import { render } from 'solid-js/web';

import { define } from '../shared/element.mjs';
import { Article } from './article.jsx';

define('solid', (container, view) => render(() => <Article view={view} />, container));
