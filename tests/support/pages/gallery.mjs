/** The entries of the gallery, each shown by itself and at rest: the same on every run. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What an entry is opened with: a moment, a place and a language that never change, and nothing that moves. */
export const STILL = { locale: 'en-GB', reducedMotion: 'reduce', timezoneId: 'UTC' };

const NOW = '2024-05-03T09:41:00Z';

/** The names of the entries and what they are made of, of the gallery at `origin`. */
export const entriesOf = async (origin) => {
  const { groups } = await (await fetch(`${origin}/demo/gallery/entries.json`)).json();
  return groups.flatMap(({ entries }) => entries);
};

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
    await Promise.all(root.getAnimations().map((it) => it.finished.catch(() => {})));
  });

const font = (name, file) => {
  const path = require.resolve(`@fontsource/${file}`);
  return [name, `data:font/woff2;base64,${readFileSync(path).toString('base64')}`];
};

/** Fonts that are the same on every machine, in the places where a page may name its own. */
export const FONTS = [
  font('Test Serif', 'noto-serif/files/noto-serif-latin-400-normal.woff2'),
  font('Test Serif Bold', 'noto-serif/files/noto-serif-latin-700-normal.woff2'),
  font('Test Sans', 'noto-sans/files/noto-sans-latin-400-normal.woff2'),
  font('Test Sans Bold', 'noto-sans/files/noto-sans-latin-700-normal.woff2'),
];
