/** Documents of publishers who were broken into: what would run, or ask for something, in every place of an article. */

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { blocks, everything, fields, get, replaced } from './documents.mjs';
import { PROJECT } from './harness.mjs';

const read = (file) => JSON.parse(readFileSync(path.join(PROJECT, file), 'utf8'));

/** What others have collected, where it is at hand. */
const collected = (file) => {
  try {
    return read(`../shared/corpora/${file}.json`);
  } catch {
    return [];
  }
};

/** HTML that calls `ran`, or asks a stranger for something; with `swallows`, it also takes what follows it. */
export const OURS = read('tests/fixtures/payloads/html.json');

/** HTML of the same intention, of which nobody here knows what it leaves of its neighbours. */
export const OTHERS = ['dompurify-expect', 'ammonia'].flatMap((file) =>
  collected(file).map(({ payload }, idx) => ({ name: `${file} ${idx}`, html: payload, swallows: true })),
);

/** Addresses that lead nowhere. */
export const BAD_URLS = read('tests/fixtures/payloads/urls.json');

/** Addresses good and bad. */
export const OTHER_URLS = collected('urls').map(({ url }) => url);

const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, idx) => list.slice(idx * size, (idx + 1) * size));

/** HTML with words before and after it, and those of them that readers see in any case. */
const framed = ({ html, swallows }, idx) => ({
  html: `<p>before-${idx}.</p>${html}<p>after-${idx}.</p>`,
  words: [`before-${idx}.`, ...(swallows ? [] : [`after-${idx}.`])],
});

/** Articles with such HTML in blocks, each followed by a paragraph: `document`, and the `words` that it must show. */
export const inBlocks = (payloads) =>
  chunks(payloads, 20).map((some) => {
    const all = some.map(framed);
    return {
      document: {
        version: 1,
        headline: 'headline.',
        url: 'https://news.example/article.html',
        body: all.flatMap(({ html }, idx) => [{ type: 'html', html }, `next-${idx}.`]),
      },
      words: ['headline.', ...all.flatMap(({ words }, idx) => [...words, `next-${idx}.`])],
      about: some.map(({ name }) => name).join('; '),
    };
  });

/** A post for each, with such HTML in title, excerpt and content. */
export const inPosts = (payloads) =>
  payloads.map((payload, idx) => {
    const { html, words } = framed(payload, idx);
    return {
      document: {
        id: idx,
        type: 'post',
        link: 'https://news.example/2024/post/',
        date_gmt: '2024-05-02T08:15:00',
        title: { rendered: `title. ${payload.html}` },
        excerpt: { rendered: `<p>excerpt.</p>${payload.html}`, protected: false },
        content: { rendered: html, protected: false },
      },
      words: ['title.', 'excerpt.', ...words],
      about: payload.name,
    };
  });

/** Every field and every kind of block. */
const WHOLE = { ...everything, body: [...everything.body, ...blocks.body] };

/** What is one of a few words, and not a text. */
const CHOSEN = ['type', 'network', 'share'];

const ADDRESSES = ['url', 'href', 'logo', 'image', 'frame', 'poster', 'preferred_source', 'social', 'images'];

const keyOf = (place) => place.findLast((key) => Number.isNaN(Number(key)));

const strings = fields(WHOLE).filter((place) => typeof get(WHOLE, place) === 'string');

const isAddress = (place) => ADDRESSES.includes(keyOf(place));

const textPlaces = strings.filter((place) => !isAddress(place) && !CHOSEN.includes(keyOf(place)));

const addressPlaces = strings.filter(isAddress);

const filled = (places, valueAt) =>
  places.reduce((document, place, idx) => replaced(document, place, valueAt(idx)), WHOLE);

/** What stands for a payload in the article that the others are compared with. */
export const PLACEHOLDER = 'placeholder.';

/** An article with the placeholder in every field that is no address, and others with a payload instead. */
export const inTexts = (payloads) =>
  [PLACEHOLDER, ...payloads.map(({ html }) => html)].map((text) => ({
    document: filled(textPlaces, () => text),
    text: text.trim(),
    about: text,
  }));

/** As few articles as have each of the payloads in some field that is no address. */
export const amongTexts = (payloads) =>
  chunks(payloads, textPlaces.length).map((some, idx) => ({
    document: filled(textPlaces, (at) => some[at % some.length].html),
    words: [],
    about: `texts of others, part ${idx}`,
  }));

/** An article for each of the addresses, which stands in every field for one. */
export const inAddresses = (urls) =>
  urls.map((url) => ({ document: filled(addressPlaces, () => url), words: ['four acres of sea'], urls: [], about: url }));

/** As few articles as have each of the addresses in some field for one. */
export const amongAddresses = (urls) =>
  chunks(urls, addressPlaces.length).map((some, idx) => ({
    document: filled(addressPlaces, (at) => some[at % some.length]),
    words: ['four acres of sea'],
    named: some,
    about: `addresses of others, part ${idx}`,
  }));
