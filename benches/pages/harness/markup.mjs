/** The words in markup that a renderer made. */

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", '#x27': "'" };

/**
 * All texts in order, without tags, comments, styles and white space, which renderers put in
 * different places.
 */
export const visibleText = (markup) =>
  markup
    .replace(/<style>[^]*?<\/style>/g, '')
    .replace(/<!--[^]*?-->|<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, '');
