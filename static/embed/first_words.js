/**
 * The first words of an article whose JSON is there before the program: its head, its lead image, and
 * its paragraphs and headings, in the places and styles that the component tree of src/ui will use, so
 * that nothing moves when it takes over.
 */

import { make } from './elements.js';
import { convert, prepareConverter } from './loader.js';

// Browsers take long to parse more, if it is made for that.
const MAX_LENGTH = 300000;

// As in src/ui/figure.rs: other values would fetch another picture first.
const SIZES = '(min-width: 800px) 792px, 100vw';

/** The characters of a text without its marks. */
const plain = (text) => [text ?? ''].flat().map((run) => run.text ?? run).join('');

// The most widely written languages of src/model/language.rs; the tree knows all. After a hyphen, a headline that begins
// with such letters, or has two words of them: the tree counts them (src/model/article.rs).
const RIGHT_TO_LEFT =
  /^(?:ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b|^-[^a-z\u00c0-\u058f]*[\u0590-\u08ff]|[\u0590-\u08ff] [\u0590-\u08ff]/i;

// From the innermost element to the outermost, as in src/ui/inline.rs.
const MARKS = { code: 'code', sub: 'sub', sup: 'sup', strike: 's', mark: 'mark', emphasis: 'em', strong: 'strong' };

/** The runs of a text with their marks. Links are Rust's, which looks at their addresses first. */
const runs = (text) =>
  [text ?? ''].flat().map((run) => {
    const marked = (it, [mark, tag]) => (run[mark] === true || (tag === 'sup' && run.note) ? make(tag, {}, it) : it);
    return Object.entries(MARKS).reduce(marked, run.text ?? run);
  });

/** An element with this class and the part of that name; nothing when its first child is nothing. */
const part = (tag, name, ...children) => children[0] && make(tag, { className: name, part: name }, ...children);

const date = (before, iso) => part('p', 'date', iso && before + iso.slice(0, 16).replace('T', ' '));

/** The widget's own words in English articles. Those of other languages come with the tree. */
const say = (language, words) => (/^(?!en\b)/i.test(language ?? 'en') ? '' : words);

const byline = (language, authors = []) => {
  const names = authors.map((author) => `${author.name ?? author}`);
  // Other languages have commas until the tree comes.
  const list = new Intl.ListFormat('en', { type: say(language, 'conjunction') || 'unit' }).formatToParts(names);
  const views = list.map(({ type, value }) => (type === 'element' ? make('span', { className: 'author' }, value) : value));
  return part('p', 'byline', ...[views[0] && say(language, 'By '), ...views].filter(Boolean));
};

/** Of no use yet, but of the right size. */
const homepageButton = (language, name) =>
  Object.assign(part('button', 'homepage-link', say(language, `Make ${name} Your Homepage`) || name), { disabled: true });

/** The address as an absolute one; nothing where it is none of the web's, or holds a password: as src/model/safe_url.rs. */
const web = (address, base) => URL.canParse(address, base) && /^https?:..[^/@]+\/.*/.exec(new URL(address, base))?.[0];

/** An image, or the one at this address, with these properties; nothing where that is none of the web's. */
const picture = (image, base, properties) => {
  const { url = image, width, height } = image;
  const src = web(url, base);
  const size = width && height && { width, height };
  return src && make('img', { decoding: 'async', ...properties, ...size, src });
};

const masthead = ({ name, short_name, url, logo, homepage_link } = {}, base, language) =>
  part(
    'header',
    'masthead',
    part('span', 'site', (name && logo && picture(logo, base, { className: 'logo', part: 'logo', alt: name })) || name),
    make('span', { className: 'clock', part: 'clock' }),
    url && homepage_link && make('div', { className: 'homepage' }, homepageButton(language, short_name ?? name)),
  );

const figure = (image, base) => {
  const { url, width, alt, title, credit, caption, sources: offered = [] } = image;
  const sources = offered.filter((it) => web(it.url, base));
  const set = (items) => items.map((it) => `${web(it.url, base).replaceAll(',', '%2C')} ${it.width}w`).join(', ');
  const types = [...new Set(sources.map(({ type }) => type))].filter(Boolean);
  const plainSources = sources.filter(({ type }) => !type);
  if (plainSources[0] && width && web(url, base)) plainSources.push({ url, width });
  const rest = { part: 'image', alt: alt ?? '', fetchPriority: 'high', sizes: SIZES, srcset: set(plainSources) };
  const source = (type) =>
    make('source', { type, sizes: SIZES, srcset: set(sources.filter((it) => it.type === type)) });
  const words = [part('b', 'title', title), ' ', part('span', 'credit', credit && `(${credit})`), ' ', ...runs(caption)];
  const img = picture(image, base, rest);
  if (!img) return undefined;
  const view = part('figure', 'figure', make('picture', {}, ...types.map(source), img));
  if (words.join('').trim()) view.append(make('figcaption', { part: 'caption' }, ...words));
  view.dataset.place = 'lead';
  return view;
};

/** The names of the elements of headings, by how far below the headline they are. */
const elementOf = (start, nBelow) => `h${Math.min(+(/^[1-5]$/.exec(start) ?? 2) + nBelow, 6)}`;

const heading = ({ level = 2, text }, start) => {
  const own = Math.min(level, 4);
  const view = part(elementOf(start, own - 1), 'heading', ...runs(text));
  if (view) view.dataset.level = own;
  return view;
};

const block = (it, idx, start) => {
  const words = plain(it.text ?? it);
  if (it.type === 'heading') return heading(it, start);
  // As in src/ui/body.rs.
  const isOpening = !idx && words.length >= 160 && /^[a-zÀ-ԯ]/i.test(words);
  return words.trim() && make('p', { className: `paragraph${isOpening ? ' opening' : ''}` }, ...runs(it.text ?? it));
};

const isText = ({ type = 'paragraph' }) => type === 'paragraph' || type === 'heading';

/** The level of a heading; 9 for a text under it, and 1 for nothing. */
const levelOf = (it) => (it ? (it.dataset.level ?? 9) : 1);

/**
 * The article of a document, as Article JSON with the addresses that `base` gives; of one that is in another format, by the
 * second program.
 */
export const articleOf = async (json, base) => {
  if (json.length > MAX_LENGTH) return {};
  const article = JSON.parse(json);
  if (article.version !== 1) return (await new Response(await convert(json, base, true)).json()).article;
  if (article.body?.some(({ type }) => type === 'html')) prepareConverter();
  return article;
};

/**
 * What an article begins with, as an element, and a function that adds what is readable of the rest.
 * `base` is what URLs are relative to, `spoken` the language of the widget's own words, and `start` the level of the
 * headline.
 *
 * Throws at what is no Article JSON 1, and where rights are to be checked first.
 */
export const firstWords = (article, base, spoken, start) => {
  const { version, rights, language, direction, site, section, headline, standfirst, image, body = [] } = article;
  if (version !== 1 || rights || !plain(headline).trim()) throw new Error('no first words');
  const { published, updated } = article;
  const again = say(spoken, 'Updated ');
  const own = [byline(spoken, article.authors), date('', published), date(again, updated !== published && updated)];
  const head = make(
    'header',
    { className: 'head' },
    part('p', 'section', section),
    part(elementOf(start, 0), 'headline', ...runs(headline)),
    part('p', 'standfirst', ...runs(standfirst)),
    own.some(Boolean) && make('div', { className: 'dateline' }, ...own),
    body[0] && make('div', { className: 'dateline tools' }),
  );
  const show = (it, idx) => block(it, idx, start);
  // As many headings as src/ui/tools/contents.rs lists; those within HTML, by its tags.
  const contents =
    JSON.stringify(body).match(/"heading"|<h[1-6]/g)?.[2] &&
    make('div', { className: 'after contents' }, make('div', { className: 'details' }, make('summary', {}, say(spoken, 'Contents') || '\xa0')));
  // Only what stands before the first block of another kind: nobody knows here how high that is.
  let isFirst = true;
  const text = make('div', { className: 'body', part: 'body' }, ...body.filter((it) => (isFirst &&= isText(it))).map(show));
  const view = make('article', { className: 'article', part: 'article', lang: language ?? '' });
  view.dir = direction ?? (RIGHT_TO_LEFT.test(language || `-${plain(headline)}`) ? 'rtl' : 'ltr');
  view.append(...[masthead(site, base, spoken), head, image && figure(image, base), contents, text].filter(Boolean));
  return {
    element: make('div', { className: 'widget', part: 'widget' }, view),
    rest: () => {
      // What the program was to fill.
      for (const it of view.querySelectorAll('.clock, .homepage-link, .tools, .contents')) it.remove();
      // Without headings under which nothing of them is left.
      text.replaceChildren(
        ...body.filter(isText).map(show).filter(Boolean).reduceRight((rest, it) => (levelOf(rest[0]) > levelOf(it) % 9 ? [it, ...rest] : rest), []),
      );
    },
  };
};
