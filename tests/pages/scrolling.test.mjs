/** What scrolls sideways shows that it does. */

import assert from 'node:assert/strict';

import { brief, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

const row = (text) => Array.from({ length: 12 }, (_, idx) => `${text}${idx}`);

const BLOCKS = {
  'a wide table': { type: 'table', head: [row('Heading')], rows: [row('Cell')] },
  'wide code': { type: 'code', text: 'let a_long_line = '.repeat(20) },
};

const NARROW = { 'a narrow table': { type: 'table', head: [['A']], rows: [['1']] }, 'narrow code': { type: 'code', text: 'x' } };

const show = async (stage, block, document = {}) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, brief('Wide', { language: 'en', body: [block], ...document })) }));
  await stage.ready();
};

/** How the box fades at either side, in pixels of its mask that are within it. */
const fades = (stage) =>
  stage.page.evaluate(async () => {
    for (let n = 0; n < 2; n++) await new Promise((done) => requestAnimationFrame(done));
    const box = it.shadowRoot.querySelector('.table, .code');
    const { maskImage, maskPositionX, webkitMaskPositionX, fontSize } = getComputedStyle(box);
    if (maskImage === 'none') return 'nowhere';
    const hidden = Math.round((-parseFloat(maskPositionX ?? webkitMaskPositionX) / parseFloat(fontSize)) * 10) / 10;
    return hidden >= 3 ? 'right' : hidden <= 0 ? 'left' : 'both';
  });

const scrollTo = (stage, part) =>
  stage.page.evaluate((part) => {
    const box = it.shadowRoot.querySelector('.table, .code');
    const sign = getComputedStyle(box).direction === 'rtl' ? -1 : 1;
    box.scrollLeft = sign * part * (box.scrollWidth - box.clientWidth);
  }, part);

for (const [name, block] of Object.entries(BLOCKS)) {
  pageTest(`${name} fades where there is more of it`, { viewport: { width: 320, height: 700 }, reducedMotion: 'reduce' }, async (stage) => {
    await show(stage, block);
    assert.equal(await fades(stage), 'right');
    await scrollTo(stage, 0.5);
    assert.equal(await fades(stage), 'both');
    await scrollTo(stage, 1);
    assert.equal(await fades(stage), 'left');
  });

  pageTest(`${name} with the keyboard’s focus has all of its outline`, { viewport: { width: 320, height: 700 } }, async (stage) => {
    await show(stage, block);
    await stage.page.keyboard.press('Tab');
    await stage.page.evaluate(() => it.shadowRoot.querySelector('.table, .code').focus());
    assert.equal(await fades(stage), 'nowhere');
  });
}

pageTest('a wide table that runs from right to left fades at its other side', { viewport: { width: 320, height: 700 } }, async (stage) => {
  await show(stage, BLOCKS['a wide table'], { language: 'ar' });
  assert.equal(await fades(stage), 'left');
  await scrollTo(stage, 1);
  assert.equal(await fades(stage), 'right');
});

for (const [name, block] of Object.entries(NARROW)) {
  pageTest(`${name} fades nowhere`, async (stage) => {
    await show(stage, block);
    assert.equal(await fades(stage), 'nowhere');
  });
}
