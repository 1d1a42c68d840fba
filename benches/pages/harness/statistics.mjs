/** Medians and quartiles. */

/** The value below which the share `part` of `values` lies, between two of them by proportion. */
export const quantile = (values, part) => {
  const sorted = values.filter((it) => typeof it === 'number').sort((a, b) => a - b);
  if (!sorted.length) return undefined;
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
};

export const median = (values) => quantile(values, 0.5);

/**
 * Between what the quotient of two medians lies in nine of ten cases, told by drawing anew from the
 * same values many times. Where both ends are on one side of a limit, more rounds change nothing.
 */
export const ratioInterval = (values, others) => {
  const drawn = (from) => from.map(() => from[Math.floor(Math.random() * from.length)]);
  const ratios = Array.from({ length: N_DRAWS }, () => median(drawn(values)) / median(drawn(others)));
  return [quantile(ratios, 0.05), quantile(ratios, 0.95)];
};

const N_DRAWS = 2000;

/** The same values in an order of chance. */
export const shuffled = (values) => {
  const left = [...values];
  return values.map(() => left.splice(Math.floor(Math.random() * left.length), 1)[0]);
};

/** Rows as a Markdown table: the first column is text, the others are numbers. */
export const table = (head, rows) => {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, idx) => (idx ? '--:' : '---'))), ...rows.map(line)].join('\n');
};
