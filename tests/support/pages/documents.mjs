/** Documents of publishers: the fixtures, and what can be wrong with one. */

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { PROJECT } from './harness.mjs';
import { json, picture } from './server.mjs';

const read = (file) => JSON.parse(readFileSync(path.join(PROJECT, file), 'utf8'));

/** An article built like the seed: sixteen paragraphs with a social prompt between the second and third. */
export const harbour = read('tests/fixtures/pages/harbour.json');

/** An article with every field and every kind of block. */
export const everything = read('tests/fixtures/pages/everything.json');

/** An article with every kind of block of a body. */
export const blocks = read('tests/fixtures/pages/blocks.json');

/** A small article. */
export const brief = (headline, rest = {}) => ({
  version: 1,
  url: 'https://www.harbour.example/brief.html',
  headline,
  body: [{ type: 'paragraph', text: `What there is to say about: ${headline}` }],
  ...rest,
});

/** The document that the project was created from, where it is at hand. */
export const seed = () => {
  try {
    return read('../shared/seed/china-topix.json');
  } catch {
    return undefined;
  }
};

/** Every field in the document, as the keys and indices that lead to it. */
export const fields = (value, path = []) =>
  value && typeof value === 'object'
    ? Object.keys(value).flatMap((key) => [[...path, key], ...fields(value[key], [...path, key])])
    : [];

export const get = (document, path) => path.reduce((value, key) => value[key], document);

/** The document with another value in one place. */
export const replaced = (document, path, value) => {
  const copy = structuredClone(document);
  get(copy, path.slice(0, -1))[path.at(-1)] = value;
  return copy;
};

/** The place as a JSON Pointer. */
export const pointer = (path) => path.map((key) => `/${key}`).join('');

/** The text without its marks. */
export const plain = (text) =>
  [text]
    .flat()
    .map((run) => run.text ?? run)
    .join('');

/** Serves the document, and a drawing for every picture in it that is named relative to it. Tells the document's URL. */
export const publish = (origin, document, path = '/articles/article.json') => {
  for (const it of fields(document)) {
    const file = get(document, it);
    if (typeof file !== 'string' || !/^[^:/]+\.(svg|jpg)$/.test(file)) continue;
    const { width = 600, height = (width * 2) / 3 } = get(document, it.slice(0, -1));
    const whole = it.includes('sources') ? get(document, it.slice(0, it.indexOf('sources'))) : { width, height };
    origin.serve(new URL(file, origin.at(path)).pathname, picture(width, (width * whole.height) / whole.width));
  }
  return origin.serve(path, json(document));
};
