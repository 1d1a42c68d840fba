/**
 * Documents that are made to keep a page busy. The widget says no to them, or shows the characters of their HTML,
 * and for as long as that takes a page cannot do anything else.
 *
 * Other programs take their part of the machine's time, so the best of several tries counts.
 */

import assert from 'node:assert/strict';

import { brief, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { answer, json } from '../support/pages/server.mjs';

const MOST_MILLIS = 50;
const N_TRIES = 5;

const MIB = 1024 * 1024;

const PARAGRAPH =
  '<p>Some <em>words</em> of a paragraph with a <a href="https://news.example/a?b=1&amp;c=2">link</a>, and more words that follow it &amp; so on, as long as people write them.</p>\n';

const paragraphs = (length) => PARAGRAPH.repeat(length / PARAGRAPH.length);

const withHtml = (html) => json(brief('Bomb', { body: [{ type: 'html', html }] }));

const feed = (items, rest) => json({ version: 'https://jsonfeed.org/version/1.1', title: 'Feed', items, ...rest });

/** Answers, and what becomes of them: the kind of the error, or the words that are shown. */
const BOMBS = {
  '60,000 nested elements': { answer: withHtml(`${'<b>'.repeat(60_000)}shown`), shown: 'shown' },
  '128 kB of lists in lists': { answer: withHtml(`${'<ul><li>'.repeat(16_000)}shown`), shown: 'shown' },
  '256 kB of tables in tables': { answer: withHtml(`${'<table><tr><td>'.repeat(17_000)}shown`), shown: 'shown' },
  'HTML of 5 MB': { answer: withHtml(paragraphs(5 * MIB)), kind: 'too-large' },
  'two million nested arrays': { answer: answer('['.repeat(2e6) + ']'.repeat(2e6)), kind: 'not-json' },
  'an article with two million nested arrays': {
    answer: answer(`{"version":1,"headline":"x","x":${'['.repeat(2e6)}${']'.repeat(2e6)}}`),
    kind: 'not-json',
  },
  'four million brackets that nothing ends': { answer: answer('['.repeat(4e6)), kind: 'not-json' },
  'objects in objects': { answer: answer('{"a":'.repeat(700_000)), kind: 'not-json' },
  'two million numbers': { answer: answer(`[${'0,'.repeat(2e6)}0]`), kind: 'too-large' },
  'half a million objects': { answer: answer(`[${'{"a":1},'.repeat(5e5)}0]`), kind: 'too-large' },
  'a million objects with nothing in them': { answer: answer(`[${'{},'.repeat(1e6)}0]`), kind: 'too-large' },
  'an object of 300,000 fields': {
    answer: answer(`{${Array.from({ length: 300_000 }, (_, idx) => `"k${idx}":0`).join(',')}}`),
    kind: 'too-large',
  },
  'a string of 4 MB': { answer: answer(JSON.stringify('x'.repeat(4e6))), kind: 'not-an-article' },
  'a string of 4 MB without an end': { answer: answer(`"${'x'.repeat(4e6)}`), kind: 'not-json' },
  'a document of 10 MB': { answer: answer(`"${'x'.repeat(10 * MIB)}"`), kind: 'too-large' },
  'a feed of nothing': { answer: feed([]), kind: 'not-an-article' },
  'a feed of 50,000 words and no article': { answer: feed(Array(50_000).fill('word')), kind: 'not-an-article' },
};

/**
 * Runs in the page: shows what is at `url`, and tells what was heard of it and how long a message to itself had
 * to wait at most: until the next frame is painted.
 */
const blockedBy = async (url) => {
  const widget = document.querySelector('#bomb');
  const heard = new Promise((done) => {
    for (const name of ['ready', 'update', 'error'])
      widget.addEventListener(`article-widget-${name}`, done, { once: true });
  });
  const { port1, port2 } = new MessageChannel();
  let isOver = false;
  let millis = 0;
  let last = performance.now();
  port1.onmessage = () => {
    const now = performance.now();
    millis = Math.max(millis, now - last);
    last = now;
    if (!isOver) port2.postMessage(0);
  };
  port2.postMessage(0);
  widget.src = url;
  const { type, detail } = await heard;
  for (let n = 0; n < 2; n++) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => setTimeout(done));
  isOver = true;
  return { type, kind: detail?.kind, millis, text: widget.shadowRoot.textContent };
};

/** Opens a page whose widget has been through all of the program once. */
const open = async (stage, attributes = {}) => {
  const src = stage.publisher.serve('/first.json', withHtml('<p>first</p>'));
  await stage.open(snippet({ id: 'bomb', src, ...attributes }));
  await stage.ready();
};

for (const [name, { answer, kind, shown }] of Object.entries(BOMBS)) {
  pageTest(`${name} keep the page from other things for less than ${MOST_MILLIS} ms`, async (stage) => {
    await open(stage);
    const tries = [];
    for (let n = 0; n < N_TRIES; n++) {
      const it = await stage.page.evaluate(blockedBy, stage.publisher.serve(`/bomb-${n}.json`, answer));
      assert.equal(it.kind, kind);
      if (shown) assert.ok(it.text.includes(shown));
      tries.push(it.millis);
    }
    console.log(name, tries.map(Math.round).join(' '));
    assert.ok(Math.min(...tries) < MOST_MILLIS, `${tries}`);
  });
}
