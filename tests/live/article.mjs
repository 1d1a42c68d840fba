/** The article that an editor writes into each system, and its picture. */

import { deflateSync } from 'node:zlib';

export const HEADLINE = 'Fish & Chips: “The Ferry’s Back”';

export const STANDFIRST = 'After two years the boats leave the old pier again.';

export const PICTURE = { width: 1200, height: 800, alt: 'A white ferry', caption: 'The first crossing' };

/** Paragraphs, a heading, a list and a quote, as editors make them. */
export const BODY = [
  '<p>The first ferry left at <strong>eight</strong>, with <a href="/tickets">tickets</a> for all.</p>',
  '<h2>What was built</h2>',
  '<ul><li>Three piers</li><li>One hall</li></ul>',
  '<blockquote><p>Forty million, and forty it was.</p></blockquote>',
].join('\n');

/** What a reader finds of that, by the parts of the widget's body. */
export const PARAGRAPH = 'The first ferry left at eight, with tickets for all.';

const chunk = (type, data) => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc(named), named.length + 4);
  return framed;
};

/** Cyclic redundancy code of the PNG specification, annex D. */
const crc = (data) => {
  let code = 0xffffffff;
  for (const byte of data) {
    code ^= byte;
    for (let bit = 0; bit < 8; bit++) code = (code >>> 1) ^ (code & 1 ? 0xedb88320 : 0);
  }
  return (code ^ 0xffffffff) >>> 0;
};

/** The picture as PNG, all in one grey. */
export const png = () => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(PICTURE.width, 0);
  header.writeUInt32BE(PICTURE.height, 4);
  header[8] = 8;
  const pixels = Buffer.alloc((PICTURE.width + 1) * PICTURE.height, 120);
  for (let row = 0; row < PICTURE.height; row++) pixels[row * (PICTURE.width + 1)] = 0;
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
