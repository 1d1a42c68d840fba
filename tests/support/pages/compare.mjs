/** Pictures of pages, kept small, and what tells two of them apart. */

import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** A difference of colors that two versions of the same browser may show, from 0 to 1. */
const THRESHOLD = 0.1;

/** Side of the squares in which differences are counted, in pixels, and how many of its pixels may differ. */
const SQUARE = 16;
const MOST = 26;

/** Levels that are kept of each color: fewer make smaller files, and the threshold is wider than a step. */
const LEVELS = 16;

/** The picture with few colors, as a file. */
export const reduced = (file) => {
  const picture = PNG.sync.read(file);
  const step = 255 / (LEVELS - 1);
  picture.data = picture.data.map((it) => Math.round(Math.round(it / step) * step));
  return PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
};

/**
 * What two pictures differ in: nothing, or a sentence that says where, and a picture that shows it.
 *
 * Counted by squares, not over the whole: then a word in another color is as much as a moved photograph, and the
 * edges of letters, which another machine may draw a little lighter, are nothing anywhere.
 */
export const difference = (expected, got) => {
  const [a, b] = [expected, got].map((it) => PNG.sync.read(it));
  if (a.width !== b.width || a.height !== b.height) {
    return { words: `${b.width} × ${b.height} px instead of ${a.width} × ${a.height}`, picture: got };
  }
  const { width, height } = a;
  const marks = new PNG({ width, height });
  pixelmatch(a.data, b.data, marks.data, width, height, { threshold: THRESHOLD, diffMask: true });
  let worst = { count: 0 };
  for (let y = 0; y < height; y += SQUARE) {
    for (let x = 0; x < width; x += SQUARE) {
      const count = marked(marks, x, y);
      if (count > worst.count) worst = { count, x, y };
    }
  }
  if (worst.count <= MOST) return undefined;
  pixelmatch(a.data, b.data, marks.data, width, height, { threshold: THRESHOLD });
  const words = `${worst.count} of ${SQUARE ** 2} pixels differ at ${worst.x}, ${worst.y}`;
  return { words, picture: PNG.sync.write(marks) };
};

const marked = ({ data, width, height }, left, top) => {
  let count = 0;
  for (let y = top; y < Math.min(top + SQUARE, height); y++) {
    for (let x = left; x < Math.min(left + SQUARE, width); x++) if (data[(y * width + x) * 4 + 3]) count++;
  }
  return count;
};
