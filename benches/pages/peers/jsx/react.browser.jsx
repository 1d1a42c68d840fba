/** React in the browser. */

import { createRoot } from 'react-dom/client';

import { define } from '../shared/element.mjs';
import { Article } from './article.jsx';

define('react', (container, view) => createRoot(container).render(<Article view={view} />));
