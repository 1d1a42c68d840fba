/** The measured article: that of the page tests, with a standfirst, authors and a photograph's weight. */

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { PROJECT } from './places.mjs';

const file = (relative) => path.join(PROJECT, relative);

/** A picture of the size that it is shown in: its bytes go over the same line as those of a widget. */
export const PICTURE = { name: 'lights.jpg', file: file('static/demo/paris.jpg') };

export const article = () => {
  const harbour = JSON.parse(readFileSync(file('tests/fixtures/pages/harbour.json'), 'utf8'));
  return {
    ...harbour,
    standfirst: 'Oil, glass and hands are to go where they are needed, and nobody is to wait for a letter.',
    authors: [{ name: 'Nora Whitlock' }],
    image: { ...harbour.image, url: PICTURE.name },
  };
};
