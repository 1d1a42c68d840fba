/** The widget's templates in Lit. */

import { html, nothing } from 'lit';

import { icon } from '../shared/icons.mjs';
import { END, HOMEPAGE_STEPS, SKIP, skip } from '../shared/view.mjs';

/**
 * The whole article. `state` is `time`, what the clock says; `copied`, the text that was copied last;
 * and `copy`, which copies a text.
 */
export const article = (view, state) => html`
  <div class="widget">
    <article class="article" lang=${view.language} dir="ltr" aria-labelledby="headline">
      <button type="button" class="skip spoken" lang="en" @click=${skip}>${SKIP}</button>
      ${masthead(view.site, state)} ${head(view)} ${figure(view.image)}
      <div class="body">${view.body.map(block)}</div>
      ${shareBar(view, state)}
      <footer class="footer">
        <p class="origin" lang="en">${outward(view.url, view.origin)}</p>
        <p class="analytics">${view.analytics}</p>
      </footer>
      <p class="end spoken" lang="en" tabindex="-1">${END}</p>
    </article>
  </div>
`;

const drawing = (path) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${path} /></svg>`;

const outward = (href, content) => html`<a href=${href} target="_blank" rel="noopener">${content}</a>`;

const copyButton = (label, text, { copied, copy }) => {
  const isCopied = copied === text;
  return html`<button type="button" class="share-link" @click=${() => copy(text)}>
      ${drawing(icon(isCopied ? 'done' : 'link'))}<span>${isCopied ? 'Copied' : label}</span>
    </button>
    <span class="status" role="status">${isCopied ? 'Copied' : nothing}</span>`;
};

const masthead = (site, state) => html`
  <header class="masthead">
    <span class="site">${outward(site.url, site.name)}</span>
    <span class="clock" role="timer">${state.time}</span>
    <div class="homepage" lang="en">
      <button type="button" class="homepage-link" popovertarget="homepage">${site.homepage}</button>
      <div id="homepage" class="dialog" popover="auto" role="dialog" aria-labelledby="homepage-title">
        <p id="homepage-title" class="dialog-title">${site.homepage}</p>
        <p>${HOMEPAGE_STEPS}</p>
        <p class="address" dir="ltr"><code>${site.url}</code></p>
        <div class="dialog-buttons">
          ${copyButton('Copy address', site.url, state)}
          <button type="button" popovertarget="homepage" popovertargetaction="hide">Close</button>
        </div>
      </div>
    </div>
  </header>
`;

const head = ({ section, headline, standfirst, authors, date, readingTime }) => html`
  <header class="head">
    <p class="section">${section}</p>
    <h2 id="headline" class="headline">${headline}</h2>
    <p class="standfirst">${standfirst}</p>
    <div class="dateline">
      <p class="byline"><span>By</span> <span class="author">${authors}</span></p>
      <p class="date"><time datetime=${date.iso}>${date.text}</time></p>
    </div>
    <div class="dateline tools" lang="en" role="group" aria-label="Reading tools">
      <span class="reading-time">${readingTime}</span>
    </div>
  </header>
`;

const figure = ({ url, alt, width, height, title, credit, caption }) => html`
  <figure class="figure" data-place="lead">
    <picture>
      <img alt=${alt} width=${width} height=${height} fetchpriority="high" decoding="async" src=${url} />
    </picture>
    <figcaption><b class="title">${title}</b> <span class="credit">(${credit})</span> ${caption}</figcaption>
  </figure>
`;

const block = ({ type, name, text, url, icon }) =>
  type === 'social'
    ? html`<p class="social" lang="en">${outward(url, html`${drawing(icon)}<span>${text}</span>`)}</p>`
    : html`<p class=${name}>${text}</p>`;

const shareBar = ({ url, share }, state) => html`
  <div class="share" lang="en" role="group" aria-labelledby="share">
    <h3 id="share" class="share-heading">Share this article</h3>
    <ul class="share-list">
      <li>${copyButton('Copy link', url, state)}</li>
      ${share.map(
        ({ href, label, icon, target }) =>
          html`<li>
            <a class="share-link" href=${href} target=${target ?? nothing} rel="noopener noreferrer"
              >${drawing(icon)}<span>${label}</span></a
            >
          </li>`,
      )}
    </ul>
  </div>
`;
