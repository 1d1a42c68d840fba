/** Pieces of pages. */

/** What an embedder pastes: into the body, and, for a page that is written by itself, into the head. */
export class Snippet {
  constructor({ head = '', body, minHeight }) {
    Object.assign(this, { head, body, minHeight });
  }
}

/** Text as it stands in markup. */
export const escaped = (text) => text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);

/** The link that stays on screen until there is an article. */
export const fallback = ({ url, headline, site }) => `<a href="${escaped(url)}">${escaped(`${headline} — ${site.name}`)}</a>`;
