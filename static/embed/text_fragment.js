/** Links to words within a page: text fragments, as WICG's "URL Fragment Text Directives" describes them. */

/** A quotation of so many characters is named whole; of a longer one, only how it begins and ends. */
const MAX_WHOLE = 100;

/** Beginnings, ends and what stands around are the words that take so many characters, within a block. */
const TERM = 20;

// What is no space, nor a mark between words in scripts without spaces.
const SOLID = '[^\\s\\u3000-\\u303f\\uff01-\\uff0f]*';
const [STARTS_SOLID, ENDS_SOLID] = [`^${SOLID}`, `${SOLID}$`].map((it) => new RegExp(it));

// Parts of words, in scripts with spaces.
const LETTERS = '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}])[\\p{L}\\p{M}\\p{N}])+';
const [STARTS, ENDS] = [`^${LETTERS}`, `${LETTERS}$`].map((it) => new RegExp(it, 'u'));

const beginningOf = (text) => {
  const [block] = text.trimStart().split('\n');
  return block.slice(0, TERM) + STARTS_SOLID.exec(block.slice(TERM))[0];
};

const endingOf = (text) => {
  const block = text.trimEnd().split('\n').at(-1);
  return block.length > TERM ? (ENDS_SOLID.exec(block.slice(0, -TERM))[0] + block.slice(-TERM)).trimStart() : block;
};

/** The hyphen is a part of the syntax, unlike in other addresses. */
const encoded = (words) => encodeURIComponent(words).replace(/[-!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The end of an address, after its `#`, by which browsers find `quote` in a page and mark it; nothing for a quotation of nothing.
 *
 * `before` and `after` are all the text around it; together the three are a page's, with a line feed between two blocks. Browsers
 * match whole words only, so half ones are completed. What stands around a quotation is named only where the same
 * words occur more than once: the page that the link leads to may have other things there.
 */
export const textFragment = (before, quote, after) => {
  let words = quote.trim();
  if (!words) return undefined;
  const left = before + quote.slice(0, quote.length - quote.trimStart().length);
  const right = quote.slice(quote.trimEnd().length) + after;
  const [missing] = (STARTS.test(words) && ENDS.exec(left)) || [''];
  const [rest] = (ENDS.test(words) && STARTS.exec(right)) || [''];
  words = missing + words + rest;
  let first = beginningOf(words);
  let last = endingOf(words);
  if (!words.includes('\n') && (words.length <= MAX_WHOLE || first.length + last.length > words.length)) {
    first = words;
    last = '';
  }
  const all = (before + quote + after).toLowerCase();
  const isRepeated = (it) => all.split(it.toLowerCase()).length > 2;
  const prefix = isRepeated(first) && endingOf(left.slice(0, left.length - missing.length));
  const suffix = isRepeated(last || first) && beginningOf(right.slice(rest.length));
  const terms = [prefix && `${encoded(prefix)}-`, encoded(first), last && encoded(last), suffix && `-${encoded(suffix)}`];
  return `:~:text=${terms.filter(Boolean).join()}`;
};
