/** Whole pages of strangers, and the snippets on them. */

/** The words of a snippet's own link: what stays on screen until there is an article. */
export const FALLBACK = 'Read it where it was written';

const attribute = ([name, value]) => (value === true ? ` ${name}` : ` ${name}="${value}"`);

/**
 * The element with a link in it, as an embedder pastes it. Attributes that are true stand without a
 * value, and those that are false or undefined not at all.
 */
export const snippet = (attributes = {}) => {
  const written = Object.entries(attributes).filter(([, it]) => it !== undefined && it !== false);
  return `<article-widget${written.map(attribute).join('')}><a href="#fallback">${FALLBACK}</a></article-widget>`;
};

export const script = (url) => `<script type="module" src="${url}"></script>`;

/** A page with headings and landmarks in order, so that a fault found on it is the widget's. */
export const hostPage = ({ body = '', head = '', lang = 'en', title = 'A page of a stranger' } = {}) => `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${head}
</head>
<body>
<header><p>A stranger’s masthead</p></header>
<main>
<h1>${title}</h1>
${body}
</main>
<footer><p>A stranger’s footer</p></footer>
</body>
</html>
`;
