/** Lit in the browser: an element of its own, as is usual there. */

import { LitElement, html, unsafeCSS } from 'lit';

import { fetchArticle } from '../shared/element.mjs';
import { dateInWords, startClock } from '../shared/time.mjs';
import { viewOf } from '../shared/view.mjs';
import { article } from './article.mjs';

class ArticleWidget extends LitElement {
  static properties = { src: {}, view: { state: true }, time: { state: true }, copied: { state: true } };
  static styles = unsafeCSS(__STYLE__);

  async connectedCallback() {
    super.connectedCallback();
    const url = new URL(this.src, this.baseURI);
    const view = viewOf(await fetchArticle(url), url, dateInWords);
    this.stop = startClock(view.language, view.site.zone, (time) => (this.time = time));
    this.view = view;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.();
  }

  render() {
    const { view, time, copied } = this;
    const copy = async (text) => {
      await navigator.clipboard.writeText(text);
      this.copied = text;
    };
    return view ? article(view, { time, copied, copy }) : html`<slot></slot>`;
  }
}

customElements.define('article-widget-lit', ArticleWidget);
