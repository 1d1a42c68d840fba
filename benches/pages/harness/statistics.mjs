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
