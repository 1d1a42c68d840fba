/** The site that is measured: a publisher's page for each peer, with the peer's snippet in it. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { dateInWords } from '../peers/shared/time.mjs';
import { viewOf } from '../peers/shared/view.mjs';
import { PICTURE, article } from './article.mjs';
import { stylesheet } from './build.mjs';
import { Snippet, fallback } from './html.mjs';
import { DEFAULT_ROOM, ourSnippets } from './ours.mjs';
import { PEERS } from './peers.mjs';
import { BUILT, DIST, SITE } from './places.mjs';

const ARTICLE = '/article/lights.json';

/** Starts the server, and writes what it serves. Tells the address of a page by the name of its subject. */
export const openSite = async () => {
  rmSync(SITE, { recursive: true, force: true });
  mkdirSync(path.join(SITE, 'article'), { recursive: true });
  const server = fork(fileURLToPath(new URL('server.mjs', import.meta.url)), [SITE]);
  const [{ port }] = await once(server, 'message');
  const origin = `http://127.0.0.1:${port}`;

  cpSync(path.join(BUILT, 'browser'), path.join(SITE, 'peers'), { recursive: true });
  cpSync(DIST, path.join(SITE, 'widget'), { recursive: true });
  cpSync(PICTURE.file, path.join(SITE, 'article', PICTURE.name));
  writeFileSync(path.join(SITE, ARTICLE), JSON.stringify(article()));

  const { snippets: ours, missing } = ourSnippets({ origin, source: ARTICLE, site: SITE });
  const snippets = { ...(await statics(origin)), ...peers(ours.dynamic?.minHeight ?? DEFAULT_ROOM), ...ours };
  for (const [name, snippet] of Object.entries(snippets)) writeFileSync(path.join(SITE, `${name}.html`), page(snippet));
  writeFileSync(path.join(SITE, 'empty.html'), '<!doctype html><link rel="icon" href="data:,">');
  writeFileSync(path.join(SITE, 'warm-up.html'), page(new Snippet({ body: '<h2>Warm</h2>' })));

  server.send('read');
  await once(server, 'message');
  return {
    names: Object.keys(snippets),
    missing,
    address: (name) => `${origin}/${name}.html`,
    close: () => server.disconnect(),
  };
};

/** The article as a part of the page, and in a shadow root that the parser makes: what no script can be faster than. */
const statics = async (origin) => {
  const { render } = await import(pathToFileURL(path.join(BUILT, 'server/preact.mjs')));
  const markup = render(viewOf(article(), `${origin}${ARTICLE}`, dateInWords));
  const style = `<style>${await stylesheet()}</style>`;
  const root = `<template shadowrootmode="open">${style}<div>${markup}</div></template>`;
  return {
    static: new Snippet({ head: style, body: `<div>${markup}</div>` }),
    'static-shadow': new Snippet({ body: `<article-widget-static>${root}</article-widget-static>` }),
  };
};

/**
 * Each peer twice: with its script alone, and with all that our own snippet of the dynamic edition
 * has, hints for what it needs and the same room.
 */
const peers = (minHeight) => {
  const snippets = {};
  for (const name of Object.keys(PEERS)) {
    const script = `/peers/${name}.js`;
    const element = (attributes) =>
      `<article-widget-${name} src="${ARTICLE}"${attributes}>${fallback(article())}</article-widget-${name}>` +
      `<script type="module" src="${script}"></script>`;
    const hints =
      `<link rel="modulepreload" href="${script}">` +
      `<link rel="preload" as="fetch" href="${ARTICLE}" crossorigin>`;
    snippets[name] = new Snippet({ body: element('') });
    snippets[`${name}+hints`] = new Snippet({ body: hints + element(` style="display: block; min-height: ${minHeight}"`) });
  }
  return snippets;
};

/** A small page of a publisher, the same for all. Its rules name classes, so that the widget's stylesheet beside them changes nothing. */
const page = ({ head, body }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A school’s blog</title>
<link rel="icon" href="data:,">
<style>
.page { margin: 0; font: 17px/1.5 Georgia, serif; color: #222; }
.page .own { max-width: 44em; margin: 1em auto; padding: 0 16px; }
.page .title { margin: 0; font: 700 20px/1.3 Georgia, serif; }
.page .place { padding: 0 16px; }
</style>
${head}
</head>
<body class="page">
<header class="own"><h1 class="title">The Lower Quay School</h1></header>
<main>
<p class="own">Our fourth form is reading about the coast. This is from the newspaper.</p>
<div class="place">
${body}
</div>
<p class="own">What would you have asked the keepers? Write three questions by Thursday, and bring a drawing of a light.</p>
</main>
</body>
</html>
`;
