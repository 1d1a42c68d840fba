/** The custom element around a peer: shadow root, stylesheet, and the request for the article. */

import { dateInWords } from './time.mjs';
import { viewOf } from './view.mjs';

// The build puts the stylesheet of the widget in the place of this name.
const STYLE = __STYLE__;

/** Defines `<article-widget-NAME src>`. `mount` renders a view into a container, which is empty. */
export const define = (name, mount) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  customElements.define(
    `article-widget-${name}`,
    class extends HTMLElement {
      async connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = [sheet];
        // The page's own fallback stays until there is an article.
        root.append(document.createElement('slot'));
        const url = new URL(this.getAttribute('src'), this.baseURI);
        const view = viewOf(await fetchArticle(url), url, dateInWords);
        const container = document.createElement('div');
        root.replaceChildren(container);
        mount(container, view);
      }
    },
  );
};

/** The article's JSON, with the credentials of a preload hint. */
export const fetchArticle = async (url) => (await fetch(url, { credentials: 'same-origin' })).json();
