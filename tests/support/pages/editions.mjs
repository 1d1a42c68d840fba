/** Snippets of articles that were rendered ahead of time. */

import { prerender } from './command.mjs';
import { publish } from './documents.mjs';
import { snippet } from './html.mjs';
import { html } from './server.mjs';

/** A snippet that holds the article itself. `made` is what was rendered, where that is not what is published. */
export const prerendered = (stage, document, options = {}) => {
  const { src = publish(stage.publisher, document), id = 'it', made = document, change = (it) => it, ...attributes } = options;
  const root = change(prerender(made, src, { edition: 'prerendered' }));
  return snippet({ id, src, ...attributes }).replace('><a ', `>${root}<a `);
};

/** A snippet that says where the rendering is: at the publisher's. `change` may do something to it. */
export const fragment = (stage, document, options = {}) => {
  const { src = publish(stage.publisher, document), id = 'it', made = document, change = (it) => it, ...attributes } = options;
  const file = stage.publisher.serve('/articles/article.html', html(change(prerender(made, src))));
  return snippet({ id, src, prerendered: file, ...attributes });
};
