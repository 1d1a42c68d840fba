/** No library: `createElement` and friends. */

import { define } from '../shared/element.mjs';
import { icon } from '../shared/icons.mjs';
import { startClock } from '../shared/time.mjs';
import { END, HOMEPAGE_STEPS, SKIP, skip } from '../shared/view.mjs';

const SVG = 'http://www.w3.org/2000/svg';

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean));
  return element;
};

const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

const drawing = (path) => {
  const pen = fill(document.createElementNS(SVG, 'path'), { d: path }, []);
  const attributes = { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' };
  return fill(document.createElementNS(SVG, 'svg'), attributes, [pen]);
};

const outward = (href, ...children) => make('a', { href, target: '_blank', rel: 'noopener' }, ...children);

const copyButton = (label, text) => {
  const words = make('span', {}, label);
  const status = make('span', { class: 'status', role: 'status' });
  const button = make('button', { type: 'button', class: 'share-link' }, drawing(icon('link')), words);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    button.firstChild.firstChild.setAttribute('d', icon('done'));
    words.textContent = status.textContent = 'Copied';
  });
  return [button, status];
};

const homepage = ({ homepage, url }) => {
  const close = { type: 'button', popovertarget: 'homepage', popovertargetaction: 'hide' };
  const dialog = { id: 'homepage', class: 'dialog', popover: 'auto', role: 'dialog', 'aria-labelledby': 'homepage-title' };
  return make(
    'div',
    { class: 'homepage', lang: 'en' },
    make('button', { type: 'button', class: 'homepage-link', popovertarget: 'homepage' }, homepage),
    make(
      'div',
      dialog,
      make('p', { id: 'homepage-title', class: 'dialog-title' }, homepage),
      make('p', {}, HOMEPAGE_STEPS),
      make('p', { class: 'address', dir: 'ltr' }, make('code', {}, url)),
      make('div', { class: 'dialog-buttons' }, ...copyButton('Copy address', url), make('button', close, 'Close')),
    ),
  );
};

const figure = ({ url, alt, width, height, title, credit, caption }) =>
  make(
    'figure',
    { class: 'figure', 'data-place': 'lead' },
    make('picture', {}, make('img', { alt, width, height, fetchpriority: 'high', decoding: 'async', src: url })),
    make(
      'figcaption',
      {},
      make('b', { class: 'title' }, title),
      ' ',
      make('span', { class: 'credit' }, `(${credit})`),
      ' ',
      caption,
    ),
  );

const block = ({ type, name, text, url, icon }) =>
  type === 'social'
    ? make('p', { class: 'social', lang: 'en' }, outward(url, drawing(icon), make('span', {}, text)))
    : make('p', { class: name }, text);

const shareBar = ({ url, share }) =>
  make(
    'div',
    { class: 'share', lang: 'en', role: 'group', 'aria-labelledby': 'share' },
    make('h3', { id: 'share', class: 'share-heading' }, 'Share this article'),
    make(
      'ul',
      { class: 'share-list' },
      make('li', {}, ...copyButton('Copy link', url)),
      ...share.map(({ href, label, icon, target }) => {
        const attributes = { class: 'share-link', href, target, rel: 'noopener noreferrer' };
        return make('li', {}, make('a', attributes, drawing(icon), make('span', {}, label)));
      }),
    ),
  );

define('vanilla', (container, view) => {
  const clock = make('span', { class: 'clock', role: 'timer' });
  const { site, date } = view;
  const skipButton = make('button', { type: 'button', class: 'skip spoken', lang: 'en' }, SKIP);
  skipButton.addEventListener('click', skip);
  const article = make(
    'article',
    { class: 'article', lang: view.language, dir: 'ltr', 'aria-labelledby': 'headline' },
    skipButton,
    make('header', { class: 'masthead' }, make('span', { class: 'site' }, outward(site.url, site.name)), clock, homepage(site)),
    make(
      'header',
      { class: 'head' },
      make('p', { class: 'section' }, view.section),
      make('h2', { id: 'headline', class: 'headline' }, view.headline),
      make('p', { class: 'standfirst' }, view.standfirst),
      make(
        'div',
        { class: 'dateline' },
        make('p', { class: 'byline' }, make('span', {}, 'By'), ' ', make('span', { class: 'author' }, view.authors)),
        make('p', { class: 'date' }, make('time', { datetime: date.iso }, date.text)),
      ),
      make(
        'div',
        { class: 'dateline tools', lang: 'en', role: 'group', 'aria-label': 'Reading tools' },
        make('span', { class: 'reading-time' }, view.readingTime),
      ),
    ),
    figure(view.image),
    make('div', { class: 'body' }, ...view.body.map(block)),
    shareBar(view),
    make(
      'footer',
      { class: 'footer' },
      make('p', { class: 'origin', lang: 'en' }, outward(view.url, view.origin)),
      make('p', { class: 'analytics' }, view.analytics),
    ),
    make('p', { class: 'end spoken', lang: 'en', tabindex: '-1' }, END),
  );
  startClock(view.language, site.zone, (time) => (clock.textContent = time));
  container.append(make('div', { class: 'widget' }, article));
});
