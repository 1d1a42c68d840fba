/** Listening, with a voice that is none: browsers without a screen have no voices. */

import assert from 'node:assert/strict';

import { brief, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

const story = brief('A new pier.', {
  language: 'en',
  standfirst: 'It took eleven years.',
  body: [
    { type: 'paragraph', text: ['The first ferry left at 8.30 a.m. ', { text: 'It was', strong: true }, ' full! Nobody minded.'] },
    { type: 'heading', text: 'What it cost' },
    { type: 'list', items: ['Forty million', { text: 'and more', body: [{ type: 'list', items: ['for the trees'] }] }] },
    { type: 'code', text: 'let pier = 1;' },
    { type: 'details', summary: 'What is folded away', body: ['Nobody hears this.'] },
    'It ends here.',
  ],
});

const SENTENCES = [
  'A new pier.',
  'It took eleven years.',
  'The first ferry left at 8.30 a.m.',
  'It was full!',
  'Nobody minded.',
  'What it cost',
  'Forty million',
  'and more',
  'for the trees',
  'What is folded away',
  'It ends here.',
];

/** Runs in the page before its scripts: a voice that speaks until it is told that it has ended. */
const fake = ({ languages, isLate }) => {
  let voices = languages.map((lang) => ({ lang, name: lang, localService: true }));
  const late = voices;
  if (isLate) voices = [];
  let current;
  const end = (utterance, ...types) => types.forEach((type) => utterance.dispatchEvent(new Event(type)));
  const speech = Object.assign(new EventTarget(), {
    said: [],
    n_cancelled: 0,
    getVoices: () => voices,
    speak(utterance) {
      if (current) throw new Error('two at a time');
      current = utterance;
      const { text, lang, rate, voice } = utterance;
      speech.said.push({ text: text.trim(), lang, rate, voice: voice.name });
    },
    cancel() {
      speech.n_cancelled++;
      const last = current;
      current = undefined;
      // As browsers do: later, and as both.
      if (last) setTimeout(() => end(last, 'error', 'end'));
    },
    pause() {
      throw new Error('phones do not pause');
    },
    /** The sentence is over. */
    finish() {
      const last = current;
      current = undefined;
      end(last, 'end');
    },
    arrive() {
      voices = late;
      speech.dispatchEvent(new Event('voiceschanged'));
    },
  });
  Object.defineProperty(speech, 'speaking', { get: () => !!current });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) {
      super();
      Object.assign(this, { text, rate: 1 });
    }
  };
};

const show = async (stage, { languages = ['en-US'], isLate = false, document = story, ...attributes } = {}) => {
  await stage.page.addInitScript(fake, { languages, isLate });
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document), ...attributes }));
  await stage.ready();
};

const button = (stage, name, id = 'it') => stage.part('tools', id).getByRole('button', { name, exact: true });

const said = (stage) => stage.page.evaluate(() => speechSynthesis.said.map(({ text }) => text));

const isSpeaking = (stage) => stage.page.evaluate(() => speechSynthesis.speaking);

/** The words that are marked. */
const marked = (stage) => stage.page.evaluate(() => [...(CSS.highlights.get('article-listen') ?? [])].map(String).join().trim());

const finish = (stage) => stage.page.evaluate(() => speechSynthesis.finish());

pageTest('every sentence is read out and marked while it is, and nothing else changes', async (stage) => {
  await show(stage);
  const nodes = () => stage.page.evaluate(() => it.shadowRoot.querySelector('.body').outerHTML.replace(/ data-[\w-]+=""/g, ''));
  const before = await nodes();
  await button(stage, 'Listen').click();
  for (const [idx, sentence] of SENTENCES.entries()) {
    assert.deepEqual(await said(stage), SENTENCES.slice(0, idx + 1));
    assert.equal(await marked(stage), sentence);
    assert.equal(await nodes(), before);
    await finish(stage);
  }
  assert.equal(await marked(stage), '', 'the mark is gone with the last sentence');
  await button(stage, 'Listen').waitFor();
  assert.equal(await button(stage, 'Stop').count(), 0);
});

pageTest('a browser without a segmenter of sentences reads out the same', async (stage) => {
  await stage.page.addInitScript(() => delete Intl.Segmenter);
  await show(stage, { document: brief('One. Two!', { body: ['It is 3.50 m. And more? Yes'] }) });
  await button(stage, 'Listen').click();
  for (let n = 0; n < 4; n++) await finish(stage);
  assert.deepEqual(await said(stage), ['One.', 'Two!', 'It is 3.50 m.', 'And more?', 'Yes']);
});

pageTest('a long sentence is spoken in pieces, which are all of it', async (stage) => {
  const sentence = `${'one after the other, '.repeat(40)}and the last.`;
  await show(stage, { document: brief('Long', { body: [sentence] }) });
  await button(stage, 'Listen').click();
  while (await isSpeaking(stage)) await finish(stage);
  const [, ...pieces] = await said(stage);
  assert.ok(pieces.length > 2 && pieces.every((it) => it.length <= 220), `${pieces.length}`);
  assert.equal(pieces.join(' '), sentence);
});

pageTest('a pause remembers the sentence, and what was ended is heard no more', async (stage) => {
  await show(stage);
  await button(stage, 'Listen').click();
  await finish(stage);
  await button(stage, 'Pause').click();
  await button(stage, 'Resume').waitFor();
  await stage.settle();
  assert.equal(await isSpeaking(stage), false);
  assert.equal(await marked(stage), SENTENCES[1]);
  await button(stage, 'Resume').click();
  await stage.settle();
  assert.deepEqual(await said(stage), [SENTENCES[0], SENTENCES[1], SENTENCES[1]]);
  await finish(stage);
  assert.equal((await said(stage)).at(-1), SENTENCES[2]);
});

pageTest('another speed counts from the present sentence on, and comes round', async (stage) => {
  await show(stage);
  await button(stage, 'Listen').click();
  for (const [from, to] of [['1×', 1.25], ['1.25×', 1.5], ['1.5×', 2], ['2×', 0.75], ['0.75×', 1]]) {
    await button(stage, `Speed ${from}`).click();
    await button(stage, `Speed ${to}×`).waitFor();
    const last = await stage.page.evaluate(() => speechSynthesis.said.at(-1));
    assert.deepEqual([last.text, last.rate], [SENTENCES[0], to]);
  }
  assert.equal(await isSpeaking(stage), true);
});

pageTest('numbers are written as in the language of the words', async (stage) => {
  await show(stage, { languages: ['de-DE'], document: { ...story, language: 'de' } });
  await button(stage, 'Anhören').click();
  await button(stage, 'Tempo 1×').click();
  await button(stage, 'Tempo 1,25×').waitFor();
});

pageTest('stopping takes the mark away, keeps the focus in the row, and begins anew', async (stage) => {
  await show(stage);
  await button(stage, 'Listen').focus();
  await stage.page.keyboard.press('Enter');
  await button(stage, 'Stop').waitFor();
  await finish(stage);
  await button(stage, 'Stop').focus();
  await stage.page.keyboard.press('Enter');
  await button(stage, 'Stop').waitFor({ state: 'detached' });
  assert.equal(await marked(stage), '');
  assert.equal(await button(stage, 'Listen').evaluate((it) => it === it.getRootNode().activeElement), true);
  await stage.page.keyboard.press('Enter');
  await button(stage, 'Pause').waitFor();
  assert.equal((await said(stage)).at(-1), SENTENCES[0]);
});

pageTest('there is no button without a voice for the language, until one comes', async (stage) => {
  await show(stage, { languages: ['de-DE', 'en_GB', 'en-US'], isLate: true });
  assert.equal(await button(stage, 'Listen').count(), 0);
  await stage.page.evaluate(() => speechSynthesis.arrive());
  await button(stage, 'Listen').click();
  assert.equal((await stage.page.evaluate(() => speechSynthesis.said[0])).lang, 'en_GB', 'the first that speaks it');
});

pageTest('a voice of another language is none', async (stage) => {
  await show(stage, { languages: ['de-DE', 'enm'] });
  await stage.settle();
  assert.equal(await button(stage, 'Listen').count(), 0);
});

pageTest('the voice for the very tag goes before others of the language', async (stage) => {
  await show(stage, { languages: ['pt-PT', 'pt_BR'], document: { ...story, language: 'pt-BR' } });
  await button(stage, 'Ouvir').click();
  assert.equal((await stage.page.evaluate(() => speechSynthesis.said[0])).voice, 'pt_BR');
});

pageTest('a browser without speech has no button', async (stage) => {
  await stage.page.addInitScript(() => {
    Object.defineProperty(window, 'speechSynthesis', { value: undefined });
  });
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, story) }));
  await stage.ready();
  assert.equal(await stage.part('tools').getByRole('button').count(), 2);
});

pageTest('a widget that is removed is silent, and its mark is gone', async (stage) => {
  await show(stage);
  await button(stage, 'Listen').click();
  await stage.page.evaluate(() => it.remove());
  await stage.until('it is silent', () => !speechSynthesis.speaking);
  await stage.settle();
  assert.equal(await marked(stage), '');
  assert.deepEqual(await said(stage), [SENTENCES[0]]);
});

pageTest('another article is not read out in the place of the one that was', async (stage) => {
  await show(stage);
  await button(stage, 'Listen').click();
  await stage.page.evaluate((src) => (it.src = src), publish(stage.publisher, brief('Other', { url: 'https://www.harbour.example/other.html' }), '/other.json'));
  await stage.heard('update');
  await stage.until('it is silent', () => !speechSynthesis.speaking);
  await button(stage, 'Listen').waitFor();
});

pageTest('one widget at a time speaks, and the other goes on where it was', async (stage) => {
  await stage.page.addInitScript(fake, { languages: ['en'] });
  const other = publish(stage.publisher, { ...story, headline: 'Another pier.' }, '/other.json');
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, story) }) + snippet({ id: 'other', loading: 'eager', src: other }));
  await stage.ready({ count: 2 });
  await button(stage, 'Listen').click();
  await finish(stage);
  await button(stage, 'Listen', 'other').click();
  await button(stage, 'Resume').waitFor();
  await stage.settle();
  assert.deepEqual(await said(stage), [SENTENCES[0], SENTENCES[1], 'Another pier.']);
  assert.equal(await marked(stage), 'Another pier.');
  await button(stage, 'Resume').click();
  await button(stage, 'Resume', 'other').waitFor();
  assert.equal((await said(stage)).at(-1), SENTENCES[1]);
});

pageTest('a page that is left is silent', async (stage) => {
  await show(stage);
  await button(stage, 'Listen').click();
  await stage.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await button(stage, 'Resume').waitFor();
  assert.equal(await isSpeaking(stage), false);
});

pageTest('a voice that fails ends it, and can be tried again', async (stage) => {
  await show(stage);
  await stage.page.evaluate(() => {
    const { speak } = speechSynthesis;
    speechSynthesis.speak = (utterance) => {
      speechSynthesis.speak = speak;
      setTimeout(() => utterance.dispatchEvent(new Event('error')));
    };
  });
  await button(stage, 'Listen').click();
  await button(stage, 'Listen').waitFor();
  await button(stage, 'Stop').waitFor({ state: 'detached' });
  await button(stage, 'Listen').click();
  await button(stage, 'Pause').waitFor();
});
