/**
 * What a widget shows of an article, as plain values: everything but the rendering.
 *
 * All peers share it, so that they differ by their framework alone. It knows the fields and the two
 * kinds of block that the measured article has.
 */

import { icon } from './icons.mjs';
import { shareUrl } from './share.mjs';

const NETWORKS = { facebook: 'Facebook', x: 'X', linkedin: 'LinkedIn', email: 'Email' };

/** As many characters as stand well beside a drop cap. */
const MIN_OPENING = 160;

/** The values for `article`, whose URLs are relative to `base`; `dateInWords` writes an ISO date. */
export const viewOf = (article, base, dateInWords) => {
  const absolute = (url) => url && new URL(url, base).href;
  const { site, headline, image, body, language, authors = [], share = [] } = article;
  const url = absolute(article.url);
  const home = absolute(site.url);
  return {
    language,
    site: { name: site.name, url: home, homepage: `Make ${site.short_name} Your Homepage`, zone: site.time_zone },
    section: article.section,
    headline,
    standfirst: article.standfirst,
    authors: authors.map(({ name }) => name).join(', '),
    date: { iso: article.published, text: dateInWords(article) },
    readingTime: `${minutesOf(body)} min read`,
    image: { ...image, url: absolute(image.url) },
    body: body.map((block, idx) => blockOf(block, idx)),
    url,
    share: share.map((network) => ({
      href: shareUrl(network, headline, url),
      label: NETWORKS[network],
      icon: icon(network),
      target: network === 'email' ? undefined : '_blank',
    })),
    origin: `Read it at ${site.name}`,
    analytics: site.analytics_label,
  };
};

/** What those hear who go by keyboard, or have the page read to them. */
export const SKIP = 'Skip this article';
export const END = 'End of the article';

/** Goes on behind the article whose button was used. */
export const skip = ({ currentTarget }) => currentTarget.closest('.article').querySelector('.end').focus();

/** The steps in the dialog behind the masthead's button. */
export const HOMEPAGE_STEPS =
  'Open your browser’s settings, look for Homepage or On startup, and paste this address:';

/** At 238 words a minute, as the widget counts them. */
const minutesOf = (body) => {
  const nWords = body.reduce((n, { text }) => n + (text ? text.split(' ').length : 0), 0);
  return Math.max(1, Math.round(nWords / 238));
};

const blockOf = ({ type, text, network, url }, idx) => {
  if (type === 'social') {
    return { type, url, icon: icon(network), text: `Like Us on ${NETWORKS[network]}` };
  }
  const isOpening = idx === 0 && text.length >= MIN_OPENING && /^\p{L}/u.test(text);
  return { type: 'paragraph', text, name: isOpening ? 'paragraph opening' : 'paragraph' };
};
