// Started by `cargo xtask gallery`, see src/gallery.rs: takes pictures of the gallery's entries into a folder, with a page
// that shows them side by side.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { close, launch } from '../tests/support/pages/browser.mjs';
import { STILL, entries, show } from '../tests/support/pages/gallery.mjs';
import { Origin } from '../tests/support/pages/server.mjs';

const WIDTHS = [320, 768, 1280];
const THEMES = ['light', 'dark'];

/** Pages at a time. */
const N_PAGES = 3;

const [out, only] = process.argv.slice(2);
const wanted = entries.filter(({ name }) => !only || name === only);
if (!wanted.length) {
  console.error(`there is no entry ${only}; these are there: ${entries.map(({ name }) => name).join(' ')}`);
  process.exit(1);
}

/** Each picture that there is to be of an entry. What the widget itself says is to be seen from right to left, too. */
const shots = wanted.flatMap(({ name, ground, play, clicks, attributes = {} }) => {
  const languages = (play || clicks) && !attributes.lang ? ['', 'ar'] : [''];
  const themes = ground ? [ground] : THEMES;
  return WIDTHS.flatMap((width) => themes.flatMap((theme) => languages.map((lang) => ({ entry: name, width, theme, lang }))));
});

const fileOf = ({ entry, width, theme, lang }) => path.join(entry, `${[width, theme, lang].filter(Boolean).join('-')}.png`);

const origin = await Origin.start(process.env.ARTICLE_WIDGET_DIST);
const browser = await launch();
const waiting = [...shots];
const failed = [];

const work = async () => {
  const context = await browser.newContext(STILL);
  const page = await context.newPage();
  for (let shot = waiting.shift(); shot; shot = waiting.shift()) {
    try {
      await show(page, origin.at(), shot);
      await page.screenshot({ path: path.join(out, fileOf(shot)), fullPage: true, animations: 'disabled', caret: 'hide' });
    } catch (error) {
      failed.push(`${fileOf(shot)}: ${error.message.split('\n')[0]}`);
    }
  }
};

await mkdir(out, { recursive: true });
await Promise.all(Array.from({ length: N_PAGES }, work));
await close();
await origin.close();

const figures = shots.map((it) => `<figure><figcaption>${fileOf(it)}</figcaption><img src="${fileOf(it)}" alt="" loading="lazy"></figure>`);
const style = 'body { display: flex; flex-wrap: wrap; gap: 16px; background: #777 } figure { margin: 0 } img { max-width: 640px }';
await writeFile(path.join(out, 'index.html'), `<!doctype html>\n<title>Pictures of the gallery</title>\n<style>${style}</style>\n${figures.join('\n')}\n`);

for (const it of failed) console.error(`no picture: ${it}`);
console.log(`${shots.length - failed.length} pictures: ${path.join(out, 'index.html')}`);
process.exit(failed.length ? 1 : 0);
