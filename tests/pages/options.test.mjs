/** Attributes and properties: what a page can ask of a widget, from the beginning and later. */

import assert from 'node:assert/strict';

import { brief, everything, harbour, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

const ALL_PARTS = ['masthead', 'clock', 'headline', 'byline', 'body', 'share', 'analytics'];
const without = (...parts) => ALL_PARTS.filter((it) => !parts.includes(it));

/** Which parts each attribute leaves. */
const LEAVES = [
  { attribute: 'layout', value: 'card', leaves: ['masthead', 'clock', 'headline', 'analytics'] },
  { attribute: 'no-masthead', value: true, leaves: without('masthead', 'clock') },
  { attribute: 'no-clock', value: true, leaves: without('clock') },
  { attribute: 'no-share', value: true, leaves: without('share') },
  { attribute: 'no-tools', value: true, leaves: without('tools', 'reading-time', 'contents') },
  { attribute: 'no-analytics', value: true, leaves: without('analytics') },
];

const property = (attribute) => attribute.replace(/-./, (it) => it[1].toUpperCase());

const show = async (stage, document = everything, attributes = {}) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document), ...attributes }));
  await stage.ready();
};

const parts = async (stage) => {
  const counts = await Promise.all(ALL_PARTS.map((part) => stage.part(part).count()));
  return ALL_PARTS.filter((_, idx) => counts[idx]);
};

/** Sets a property of the widget and waits until it is on screen. */
const set = async (stage, name, value) => {
  await stage.page.evaluate(([name, value]) => (document.querySelector('#it')[name] = value), [name, value]);
  await stage.settle();
};

for (const { attribute, value, leaves } of LEAVES) {
  pageTest(`${attribute} leaves parts out: from the beginning, later, and not any more`, async (stage) => {
    await show(stage, everything, { [attribute]: value });
    assert.deepEqual(await parts(stage), leaves);
    await set(stage, property(attribute), value === true ? false : 'full');
    assert.deepEqual(await parts(stage), ALL_PARTS);
    await set(stage, property(attribute), value);
    assert.deepEqual(await parts(stage), leaves);
    await stage.page.evaluate((name) => document.querySelector('#it').removeAttribute(name), attribute);
    await stage.settle();
    assert.deepEqual(await parts(stage), ALL_PARTS);
    assert.equal((await stage.events('ready')).length, 1);
  });
}

pageTest('a card is a headline, a photo and a standfirst, with a link to the article', async (stage) => {
  await show(stage, everything, { layout: 'card' });
  for (const part of ['headline', 'image', 'standfirst']) assert.equal(await stage.part(part).count(), 1, part);
  assert.equal(await stage.part('origin').getByRole('link').getAttribute('href'), everything.url);
});

pageTest('the language of the page is found from within the shadow roots of other components', async (stage) => {
  const { language, ...document } = harbour;
  await stage.open('<outer-part lang="pt"></outer-part>', { head: `<script>
    for (const [name, inner] of [['outer-part', 'inner-part'], ['inner-part', 'article-widget']]) {
      customElements.define(name, class extends HTMLElement {
        connectedCallback() {
          const child = window.document.createElement(inner);
          child.setAttribute('src', '${publish(stage.publisher, document)}');
          this.attachShadow({ mode: 'open' }).append(child);
        }
      });
    }
  </script>` });
  await stage.heard('ready');
  await stage.part('date').getByText('novembro').waitFor();
});

pageTest('lang is honored later as well: the clock goes over to it and back', async (stage) => {
  await show(stage, harbour);
  const clock = () => stage.part('clock').textContent();
  assert.match(await clock(), /^\d\d\/\d\d\/\d{4} /);
  await set(stage, 'lang', 'de');
  assert.match(await clock(), /^\d\d\.\d\d\.\d{4}, \d\d:/);
  await set(stage, 'lang', '');
  assert.match(await clock(), /^\d\d\/\d\d\/\d{4} /);
});

pageTest('attributes and properties are two sides of one thing', async (stage) => {
  await stage.open(snippet({ id: 'it' }));
  await stage.heard('error');
  const texts = ['src', 'theme', 'loading', 'layout', 'share', 'remember', 'lang'];
  const flags = ['no-masthead', 'no-clock', 'no-share', 'no-tools', 'no-analytics', 'debug'];
  const found = await stage.page.evaluate(
    ([texts, flags]) => {
      const widget = document.createElement('article-widget');
      const camel = (name) => name.replace(/-./, (it) => it[1].toUpperCase());
      const seen = {};
      for (const name of texts) {
        widget.setAttribute(name, 'one');
        const read = widget[name];
        widget[name] = 'two';
        seen[name] = [read, widget.getAttribute(name)];
        widget.removeAttribute(name);
        seen[name].push(widget[name]);
      }
      for (const name of flags) {
        const before = widget[camel(name)];
        widget.setAttribute(name, '');
        const read = widget[camel(name)];
        widget[camel(name)] = false;
        const removed = widget.hasAttribute(name);
        widget[camel(name)] = true;
        seen[name] = [before, read, removed, widget.getAttribute(name)];
      }
      return seen;
    },
    [texts, flags],
  );
  for (const name of texts) assert.deepEqual(found[name], ['one', 'two', ''], name);
  for (const name of flags) assert.deepEqual(found[name], [false, true, false, ''], name);
});

pageTest('properties that are set before the element is defined count', async (stage) => {
  const src = publish(stage.publisher, everything);
  await stage.open(`${snippet({ id: 'it' })}<script>
    Object.assign(document.querySelector('#it'), { src: '${src}', layout: 'card', noMasthead: true, theme: 'dark' });
  </script>`);
  await stage.ready();
  assert.deepEqual(await parts(stage), ['headline', 'analytics']);
  assert.equal(await stage.page.locator('#it').getAttribute('theme'), 'dark');
});

for (const [form, literal] of Object.entries({
  'an object': JSON.stringify(brief('Given')),
  'a string': JSON.stringify(JSON.stringify(brief('Given'))),
})) {
  pageTest(`an article is given as ${form} before the element is defined, and nothing is fetched`, async (stage) => {
    const given = `<script>document.querySelector('#it').article = ${literal};</script>`;
    await stage.open(snippet({ id: 'it', src: stage.publisher.at('/never.json') }) + given);
    await stage.ready();
    assert.equal(await stage.part('headline').textContent(), 'Given');
    assert.deepEqual(await stage.page.evaluate(() => document.querySelector('#it').article), brief('Given'));
    assert.deepEqual(stage.publisher.requests, []);
  });
}

pageTest('an article is given later, as an object or a string, and taken back for that of src', async (stage) => {
  await show(stage, brief('Fetched'));
  const shown = () => stage.page.evaluate(() => document.querySelector('#it').article);
  assert.deepEqual(await shown(), brief('Fetched'));
  for (const [given, expected] of [
    [brief('Given'), 'Given'],
    [JSON.stringify(brief('Given as text')), 'Given as text'],
    [null, 'Fetched'],
  ]) {
    const count = (await stage.events('update')).length + 1;
    await set(stage, 'article', given);
    await stage.heard('update', { count });
    assert.equal(await stage.part('headline').textContent(), expected);
    assert.deepEqual(await shown(), brief(expected));
  }
});

pageTest('addresses in a given article are relative to the page', async (stage) => {
  await stage.open(`${snippet({ id: 'it' })}<script>
    document.querySelector('#it').article = { headline: 'Given', url: 'articles/given.html' };
  </script>`);
  await stage.ready();
  const href = await stage.part('origin').getByRole('link').getAttribute('href');
  assert.equal(href, stage.host.at('/articles/given.html'));
});

pageTest('before there is an article, the property is null', async (stage) => {
  stage.publisher.hold('/articles/article.json');
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, harbour) }));
  await stage.publisher.asked('/articles/article.json');
  assert.equal(await stage.page.evaluate(() => document.querySelector('#it').article), null);
});
