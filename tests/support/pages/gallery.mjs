/** The entries of the gallery, each shown by itself and at rest: the same on every run. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What an entry is opened with: a moment, a place and a language that never change, and nothing that moves. */
export const STILL = { locale: 'en-GB', reducedMotion: 'reduce', timezoneId: 'UTC' };

const NOW = '2024-05-03T09:41:00Z';

const FILE = new URL('../../../static/demo/gallery/entries.json', import.meta.url);

/** The entries, with their names and what they are made of. */
export const entries = JSON.parse(readFileSync(FILE, 'utf8')).groups.flatMap((group) => group.entries);

/** What the console says of an entry. */
export const expectedConsole = ({ attributes }) => (attributes && 'debug' in attributes ? [/^warning: article-widget: /] : []);

/** Opens an entry in a page of a context with `STILL`, and waits until nothing more will change. */
export const show = async (page, origin, { entry, theme = 'light', width = 640, height = 900, lang = '' }) => {
  await page.clock.setFixedTime(NOW);
  await page.setViewportSize({ width, height });
  const query = new URLSearchParams({ entry, theme, ...(lang && { lang }) });
  await page.goto(`${origin}/demo/gallery/index.html?${query}`);
  await page.locator(`html[data-entry="${entry}"]`).waitFor();
  await rest(page);
};

/** Waits for all pictures, fonts, and the frames in which what has changed is drawn. */
export const rest = (page) =>
  page.evaluate(async () => {
    const root = document.querySelector('article-widget').shadowRoot;
    const images = [...root.querySelectorAll('img')];
    for (const it of images) it.loading = 'eager';
    await Promise.all(images.map((it) => it.decode().catch(() => {})));
    await document.fonts.ready;
    for (let n = 0; n < 2; n++) await new Promise((done) => requestAnimationFrame(done));
    await Promise.all(root.getAnimations().filter(({ timeline }) => timeline === document.timeline).map((it) => it.finished.catch(() => {})));
  });

const face = (family, weight, file) => {
  const font = readFileSync(require.resolve(`@fontsource/${file}.woff2`)).toString('base64');
  return `@font-face { font-family: ${family}; font-weight: ${weight}; src: url(data:font/woff2;base64,${font}) }`;
};

const FONTS = `
  ${face('kept-serif', 400, 'noto-serif/files/noto-serif-latin-400-normal')}
  ${face('kept-serif', 700, 'noto-serif/files/noto-serif-latin-700-normal')}
  ${face('kept-sans', 400, 'noto-sans/files/noto-sans-latin-400-normal')}
  ${face('kept-sans', 700, 'noto-sans/files/noto-sans-latin-700-normal')}
  ${face('kept-arabic', 400, 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal')}
  ${face('kept-arabic', 700, 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal')}
  body { font-family: kept-sans }
  article-widget { --article-serif: kept-serif, kept-arabic; --article-sans: kept-sans, kept-arabic }
  article-widget::part(code) { font-family: kept-sans }
`;

/** Has the page's next documents use fonts that are the same on every machine, as far as a page may name them. */
export const useFonts = (page) =>
  page.addInitScript((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
  }, FONTS);
