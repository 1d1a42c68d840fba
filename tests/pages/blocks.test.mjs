/** Blocks that do something: galleries, frames of other sites, notes, tables, recordings. */

import assert from 'node:assert/strict';

import { command } from '../support/pages/command.mjs';
import { blocks, brief, publish } from '../support/pages/documents.mjs';
import { fragment, prerendered } from '../support/pages/editions.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { answer, status } from '../support/pages/server.mjs';

const FRAME = 'https://www.youtube-nocookie.com/embed/harbour';

const BLOCKS = /\/blocks-[0-9a-f]+\.js$/;

/** How an article comes to be on screen: by the program, or before it, which then never comes. */
const EDITIONS = {
  dynamic: async (stage, document) => {
    await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document) }));
    await stage.ready();
  },
  'prerendered, before the program': async (stage, document) => {
    stage.cdn.hold(WASM);
    await stage.open(prerendered(stage, document));
    await stage.heard('ready');
  },
  'fragment, before the program': async (stage, document) => {
    stage.cdn.hold(WASM);
    await stage.open(fragment(stage, document));
    await stage.heard('ready');
  },
};

/** Answers for the site of the frames, and keeps what it is asked for. */
const answerFrames = async (stage) => {
  const asked = [];
  await stage.context.route(/youtube-nocookie\.com/, (route) => {
    asked.push(route.request());
    return route.fulfill({ contentType: 'text/html', body: '<title>The other site</title>' });
  });
  stage.allowStrangers(/youtube-nocookie\.com/);
  return asked;
};

const viewer = (stage) => stage.page.locator('dialog[open]');

const shown = (stage) => viewer(stage).locator('img').evaluate((it) => it.src.split('/').pop());

/** What has the focus, through all shadow roots. */
const focused = (stage) =>
  stage.page.evaluate(() => {
    let element = document.activeElement;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element.ariaLabel ?? element.querySelector('img')?.alt ?? element.textContent;
  });

for (const [edition, show] of Object.entries(EDITIONS)) {
  pageTest(`${edition}: nobody but the publisher is asked before a click, and then for one frame`, async (stage) => {
    const asked = await answerFrames(stage);
    await show(stage, blocks);
    await stage.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await stage.settle();
    assert.deepEqual(asked, []);
    assert.equal(stage.cdn.requests.filter((it) => BLOCKS.test(it)).length, 0, 'the script of blocks is not needed yet');
    await stage.page.getByRole('button', { name: 'Load from YouTube' }).click();
    const frame = stage.page.locator('iframe');
    await frame.waitFor();
    await stage.page.frameLocator('iframe').locator('title').waitFor({ state: 'attached' });
    const frames = asked.filter((it) => it.resourceType() === 'document');
    assert.deepEqual(frames.map((it) => it.url()), [FRAME]);
    assert.equal(await frame.getAttribute('title'), 'From the Captain’s Bridge');
    assert.doesNotMatch(await frame.getAttribute('sandbox'), /top-navigation/);
    const { width, height } = await frame.boundingBox();
    assert.equal(Math.round((width / height) * 100), 178);
    assert.equal(await stage.page.getByRole('button', { name: 'Load from YouTube' }).isVisible(), false);
    // Not every frame is one that its site shows.
    const way = stage.page.getByRole('link', { name: 'Open at YouTube' });
    assert.equal(await way.getAttribute('href'), 'https://www.youtube.com/watch?v=harbour');
    assert.ok((await way.boundingBox()).y >= (await frame.boundingBox()).y + height, 'the way there is under the frame');
    assert.equal(await frame.evaluate((it) => it.getRootNode().activeElement === it), true, 'the frame has the focus');
  });

  pageTest(`${edition}: the pictures of a gallery are looked at by keyboard, and the focus comes back`, async (stage) => {
    await show(stage, blocks);
    const address = stage.page.url();
    const link = stage.page.getByRole('link', { name: 'A brass band on deck' });
    await link.focus();
    await stage.page.keyboard.press('Enter');
    await viewer(stage).waitFor();
    assert.equal(await shown(stage), 'band.svg');
    const told = viewer(stage).getByRole('status');
    assert.equal(await told.textContent(), '2 / 4 A brass band on deck');
    await stage.page.keyboard.press('ArrowRight');
    assert.equal(await shown(stage), 'gulls.svg');
    await stage.page.keyboard.press('ArrowLeft');
    await stage.page.keyboard.press('ArrowLeft');
    assert.equal(await shown(stage), 'pier.svg');
    await viewer(stage).locator('figcaption').getByText('Before the crowd').waitFor();
    assert.match(await told.textContent(), /^1 \/ 4 The pier at dawn\. .*Before the crowd/);
    await stage.page.keyboard.press('ArrowLeft');
    assert.equal(await shown(stage), 'crowd.svg', 'after the first comes the last');
    await viewer(stage).getByRole('button', { name: 'Next picture' }).click();
    assert.equal(await shown(stage), 'pier.svg');
    await stage.page.keyboard.press('Escape');
    await viewer(stage).waitFor({ state: 'detached' });
    assert.equal(await focused(stage), 'A brass band on deck');
    assert.equal(stage.page.url(), address);
    assert.equal(stage.context.pages().length, 1, 'no other page is opened');
  });

  pageTest(`${edition}: the number of a note leads to all notes, and its arrow back`, async (stage) => {
    await show(stage, blocks);
    const numbers = stage.page.getByRole('button', { name: 'Note 1', exact: true });
    const address = stage.page.url();
    await numbers.nth(1).click();
    await stage.page.getByRole('dialog').getByRole('button', { name: /^Notes/ }).click();
    await stage.until('the note has the focus', () => it.shadowRoot.activeElement?.localName === 'li');
    assert.match(await focused(stage), /140 m long/);
    await stage.page.keyboard.press('Tab');
    await stage.page.keyboard.press('Tab');
    assert.equal(await focused(stage), 'Back to the text');
    await stage.page.keyboard.press('Enter');
    await stage.until('a number has the focus', () => it.shadowRoot.activeElement?.dataset.note);
    assert.equal(await numbers.nth(1).evaluate((it) => it === it.getRootNode().activeElement), true);
    assert.equal(stage.page.url(), address, 'the page’s address is its own');
    // A note that nobody came to leads to where it is first referred to.
    await stage.part('footnotes').getByRole('button').nth(1).click();
    await stage.until('the number has the focus', () => it.shadowRoot.activeElement?.dataset.note === 'band');
  });
}

pageTest('without popovers, the number of a note leads to it at once', async (stage) => {
  await stage.page.addInitScript(() => delete HTMLElement.prototype.showPopover);
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, blocks) }));
  await stage.ready();
  await stage.page.getByRole('button', { name: 'Note 1', exact: true }).first().click();
  await stage.until('the note has the focus', () => it.shadowRoot.activeElement?.localName === 'li');
  assert.match(await focused(stage), /140 m long/);
});

pageTest('a frame that was loaded before the program stays when it takes over', async (stage) => {
  await answerFrames(stage);
  const release = stage.cdn.hold(WASM);
  await stage.open(prerendered(stage, blocks));
  await stage.heard('ready');
  await stage.page.getByRole('button', { name: 'Load from YouTube' }).click();
  await stage.page.frameLocator('iframe').locator('title').waitFor({ state: 'attached' });
  await stage.page.locator('iframe').evaluate((it) => void (window.before = it));
  release();
  await stage.ready();
  await stage.settle();
  assert.equal(await stage.page.locator('iframe').evaluate((it) => it === window.before), true);
  assert.deepEqual(await stage.events('update'), []);
});

pageTest('another article’s card takes the place of a frame', async (stage) => {
  await answerFrames(stage);
  const card = (id, title) => ({
    type: 'embed',
    provider: 'YouTube',
    url: `https://www.youtube.com/watch?v=${id}`,
    frame: `https://www.youtube-nocookie.com/embed/${id}`,
    title,
  });
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, brief('One', { body: [card('a', 'First')] })) }));
  await stage.ready();
  await stage.page.getByRole('button', { name: 'Load from YouTube' }).click();
  await stage.page.locator('iframe').waitFor();
  publish(stage.publisher, brief('Two', { body: [card('b', 'Second')] }));
  await stage.page.evaluate(() => it.reload());
  await stage.heard('update');
  await stage.page.getByText('Second').waitFor();
  assert.equal(await stage.page.locator('iframe').count(), 0);
});

pageTest('a swipe turns to the next picture, and a click beside it closes', { hasTouch: true }, async (stage) => {
  await EDITIONS.dynamic(stage, blocks);
  await stage.page.getByRole('link', { name: 'The pier at dawn' }).click();
  await viewer(stage).waitFor();
  const swipe = (from, to) =>
    viewer(stage).evaluate(
      (it, [from, to]) => {
        const at = (clientX) => ({ clientX, clientY: 300, isPrimary: true, bubbles: true });
        it.querySelector('img').dispatchEvent(new PointerEvent('pointerdown', at(from)));
        it.querySelector('img').dispatchEvent(new PointerEvent('pointerup', at(to)));
      },
      [from, to],
    );
  await swipe(300, 100);
  assert.equal(await shown(stage), 'band.svg');
  await swipe(100, 300);
  assert.equal(await shown(stage), 'pier.svg');
  await swipe(100, 110);
  assert.equal(await shown(stage), 'pier.svg', 'a finger that trembles turns nothing');
  await viewer(stage).locator('figure').click({ position: { x: 5, y: 5 } });
  await viewer(stage).waitFor({ state: 'detached' });
});

pageTest('from right to left, the left arrow leads on', async (stage) => {
  await EDITIONS.dynamic(stage, { ...blocks, language: 'ar' });
  await stage.page.getByRole('link', { name: 'The pier at dawn' }).click();
  await viewer(stage).waitFor();
  await stage.page.keyboard.press('ArrowLeft');
  assert.equal(await shown(stage), 'band.svg');
});

pageTest('without the script of blocks a picture opens as its own page, and nothing else happens', async (stage) => {
  stage.expectConsole(/Failed to load resource/);
  await stage.context.route(/blocks-/, (route) => route.fulfill({ status: 404, body: '' }));
  await EDITIONS.dynamic(stage, blocks);
  const opened = stage.context.waitForEvent('page');
  await stage.page.getByRole('link', { name: 'The pier at dawn' }).click();
  assert.match((await opened).url(), /pier\.svg$|about:blank/);
  await stage.page.getByRole('button', { name: 'Note 2' }).first().click();
  assert.deepEqual(await stage.events('error'), []);
});

pageTest('a table that is wider than the screen scrolls by itself, also from the keyboard', async (stage) => {
  await stage.page.setViewportSize({ width: 320, height: 700 });
  const wide = [Array.from({ length: 12 }, (_, idx) => `Column ${idx}`)];
  await EDITIONS.dynamic(stage, brief('Wide', { body: [{ type: 'table', caption: 'Wide', head: wide, rows: wide }] }));
  const box = stage.page.getByRole('group', { name: 'Wide' });
  await box.focus();
  await stage.page.keyboard.press('ArrowRight');
  await stage.until('it has scrolled', () => it.shadowRoot.activeElement.scrollLeft > 0);
  assert.equal(await stage.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  assert.equal(await stage.page.getByRole('columnheader').count(), 12);
});

pageTest('nothing of a recording is requested before it is started', async (stage) => {
  await EDITIONS.dynamic(stage, blocks);
  await stage.part('video').scrollIntoViewIfNeeded();
  await stage.settle();
  assert.equal(stage.publisher.requests.filter((it) => it.includes('/media/')).length, 0);
  assert.equal(await stage.part('video').evaluate((it) => it.controls && it.preload), 'none');
  assert.equal(stage.publisher.count('/articles/img/crossing.svg'), 1, 'its poster is');
});

pageTest('several players of one site have different names', async (stage) => {
  const card = (id, title) => ({
    type: 'embed',
    provider: 'YouTube',
    url: `https://www.youtube.com/watch?v=${id}`,
    frame: `https://www.youtube-nocookie.com/embed/${id}`,
    title,
  });
  await EDITIONS.dynamic(stage, brief('Three', { body: [card('a', 'First'), card('b', 'Second'), card('c')] }));
  for (const name of ['Load from YouTube: First', 'Load from YouTube: Second', 'Load from YouTube'])
    assert.equal(await stage.page.getByRole('button', { name, exact: true }).count(), 1);
});

/** A second of silence, which every browser plays. */
const silence = () => {
  const wave = Buffer.alloc(44 + 8000, 128);
  wave.write('RIFF');
  wave.writeUInt32LE(36 + 8000, 4);
  wave.write('WAVEfmt ', 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(8000, 24);
  wave.writeUInt32LE(8000, 28);
  wave.writeUInt16LE(1, 32);
  wave.writeUInt16LE(8, 34);
  wave.write('data', 36);
  wave.writeUInt32LE(8000, 40);
  return wave;
};

const CAPTIONED = [
  {
    type: 'video',
    url: 'media/film.wav',
    tracks: [{ url: 'media/film.vtt', kind: 'captions', language: 'en', label: 'English' }],
  },
];

for (const [name, headers] of [
  ['has its captions', {}],
  ['is played without its captions where its host lets nobody read it', { 'access-control-allow-origin': null }],
]) {
  pageTest(`a film ${name}`, async (stage) => {
    const isRead = !Object.keys(headers).length;
    if (!isRead) stage.expectConsole(/CORS policy/, /ERR_FAILED/);
    stage.publisher.serve('/articles/media/film.wav', answer(silence(), { type: 'audio/wav', headers }));
    const captions = 'WEBVTT\n\n00:00.000 --> 00:01.000\nSilence';
    stage.publisher.serve('/articles/media/film.vtt', answer(captions, { type: 'text/vtt' }));
    await EDITIONS.dynamic(stage, brief('Captions', { body: CAPTIONED }));
    assert.equal(stage.publisher.requests.filter((it) => it.includes('/media/')).length, 0);
    await stage.part('video').evaluate((it) => {
      it.muted = true;
      it.textTracks[0].mode = 'showing';
      it.play().catch(() => {});
    });
    await stage.until('the film is over', () => it.shadowRoot.querySelector('video').ended);
    const { label, isAlone, cues } = await stage.part('video').evaluate((it) => ({
      label: it.textTracks[0].label,
      isAlone: it.crossOrigin === null,
      cues: [...(it.textTracks[0].cues ?? [])].map(({ text }) => text),
    }));
    assert.equal(label, 'English');
    assert.equal(isAlone, !isRead);
    if (isRead) assert.deepEqual(cues, ['Silence']);
  });
}

pageTest('what is folded opens and closes, and nothing is thrown', async (stage) => {
  await EDITIONS.dynamic(stage, blocks);
  const inside = stage.page.getByText('In three years.');
  for (const isOpen of [true, false]) {
    await stage.page.getByText('How the pier was built').click();
    await inside.waitFor({ state: isOpen ? 'visible' : 'hidden' });
  }
  await stage.settle();
});

pageTest('line feeds begin new lines', async (stage) => {
  await EDITIONS.dynamic(stage, brief('Lines', { body: ['One', 'Roses are red,\nviolets are blue.'] }));
  const heights = await stage.part('body').locator('.paragraph').evaluateAll((all) => all.map((it) => it.clientHeight));
  assert.equal(heights[1], 2 * heights[0]);
});

pageTest('the room that a snippet keeps is never more than all kinds of blocks take', async (stage) => {
  const src = publish(stage.publisher, blocks);
  const lines = command(['snippet', '-', '--src', src, '--script', stage.embed], JSON.stringify(blocks));
  const least = Number(/min-height: (\d+)px/.exec(lines)[1]);
  await EDITIONS.dynamic(stage, blocks);
  const heights = [];
  for (const width of [320, 412, 560, 700, 900, 1280]) {
    await stage.page.setViewportSize({ width, height: 900 });
    heights.push(await stage.page.evaluate(() => it.getBoundingClientRect().height));
  }
  const lowest = Math.min(...heights);
  assert.ok(least <= lowest && least > 0.7 * lowest, `${least} of ${heights.map(Math.round)}`);
});

pageTest('the page of a frame lets recordings and frames of other sites in', async (stage) => {
  const asked = await answerFrames(stage);
  const src = publish(stage.publisher, blocks);
  await stage.page.goto(stage.cdn.at(`/frame.html?src=${encodeURIComponent(src)}`));
  await stage.page.getByRole('button', { name: 'Load from YouTube' }).click();
  await stage.page.frameLocator('iframe').locator('title').waitFor({ state: 'attached' });
  assert.equal(asked.filter((it) => it.resourceType() === 'document').length, 1);
  stage.publisher.serve('/articles/media/crossing.mp4', status(204));
  await stage.part('video').evaluate((it) => it.load() ?? void it.play().catch(() => {}));
  await stage.publisher.asked('/articles/media/crossing.mp4');
  assert.deepEqual(await stage.page.evaluate(() => violations), []);
});

pageTest('a note that no text leads to has no way back, and one that is led to has', async (stage) => {
  const note = (key) => ({ key, text: `Note ${key}` });
  const body = [{ type: 'paragraph', text: [{ text: 'Words' }, { text: '1', note: 'a' }] }, { type: 'footnotes', items: [note('a'), note('b')] }];
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, brief('Notes', { body })) }));
  await stage.ready();
  const ways = await stage.page.evaluate(() =>
    [...it.shadowRoot.querySelectorAll('[data-key]')].map((it) => [it.dataset.key, it.querySelectorAll('[data-do="back"]').length]),
  );
  assert.deepEqual(ways, [['a', 1], ['b', 0]]);
});
