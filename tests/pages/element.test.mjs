/** The life of an element: made early or late, many times, moved, removed, given another article. */

import assert from 'node:assert/strict';

import { brief, harbour, publish } from '../support/pages/documents.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { hostPage, script, snippet } from '../support/pages/html.mjs';
import { json, status } from '../support/pages/server.mjs';

const headline = (stage, id) => stage.part('headline', id).textContent();

/** Serves a small article of this headline. */
const article = (stage, path, words) => stage.publisher.serve(path, json(brief(words)));

pageTest('three widgets show their articles, and the one that two of them share is fetched once', async (stage) => {
  const first = article(stage, '/first.json', 'The first');
  const second = article(stage, '/second.json', 'The second');
  const sources = { one: first, two: second, three: first };
  await stage.open(
    Object.entries(sources)
      .map(([id, src]) => snippet({ id, src }))
      .join('<p>Between</p>'),
  );
  await stage.ready({ count: 3 });
  assert.equal(await headline(stage, 'one'), 'The first');
  assert.equal(await headline(stage, 'two'), 'The second');
  assert.equal(await headline(stage, 'three'), 'The first');
  assert.deepEqual(stage.publisher.requests.toSorted(), ['/first.json', '/second.json']);
  assert.equal(stage.cdn.count(WASM), 1);
});

pageTest('a widget that comes a little later shares the answer that is there already', async (stage) => {
  const src = article(stage, '/first.json', 'The first');
  await stage.open(snippet({ id: 'one', src }));
  await stage.ready();
  await stage.page.evaluate(
    (html) => document.querySelector('main').insertAdjacentHTML('beforeend', html),
    snippet({ id: 'two', src }),
  );
  await stage.ready({ id: 'two' });
  assert.equal(stage.publisher.count('/first.json'), 1);
});

pageTest('the script may be on the page twice, and in two copies: the element is defined once', async (stage) => {
  const copies = [stage.embed, stage.embed, `${stage.embed}?copy`];
  stage.cdn.serve('/2/embed.js', (response) =>
    response.writeHead(302, { location: '/embed.js?second', 'access-control-allow-origin': '*' }).end(),
  );
  const body = snippet({ id: 'it', src: article(stage, '/first.json', 'The first') });
  await stage.openPage(hostPage({ head: script(copies[0]), body: body + copies.map(script).join('') }));
  await stage.ready();
  await stage.page.evaluate(() => (window.defined = customElements.get('article-widget')));
  await stage.page.evaluate((url) => import(url), stage.cdn.at('/2/embed.js'));
  assert.equal(await stage.page.evaluate(() => customElements.get('article-widget') === window.defined), true);
  assert.match(await stage.page.evaluate(() => window.defined.version), /^\d+\.\d+\.\d+/);
  await stage.page.evaluate(() => document.querySelector('#it').reload());
  await stage.publisher.asked('/first.json', 2);
  assert.equal((await stage.events('ready')).length, 1);
  assert.equal(stage.cdn.count(WASM), 1);
});

pageTest('an element made by a script and added late shows its article', async (stage) => {
  await stage.open('<div id="place"></div>');
  await stage.page.evaluate(
    (src) => {
      const widget = document.createElement('article-widget');
      widget.id = 'it';
      widget.src = src;
      document.querySelector('#place').append(widget);
    },
    article(stage, '/late.json', 'Late'),
  );
  await stage.ready();
  assert.equal(await headline(stage, 'it'), 'Late');
});

pageTest('an element that is on the page long before the script shows its article', async (stage) => {
  await stage.openPage(hostPage({ body: snippet({ id: 'it', src: article(stage, '/early.json', 'Early') }) }));
  await stage.page.addScriptTag({ type: 'module', url: stage.embed });
  await stage.ready();
  assert.equal(await headline(stage, 'it'), 'Early');
});

pageTest('an element that is cloned shows the article as well', async (stage) => {
  await stage.open(snippet({ id: 'it', src: article(stage, '/first.json', 'The first') }));
  await stage.ready();
  await stage.page.evaluate(() => {
    const clone = document.querySelector('#it').cloneNode(true);
    clone.id = 'clone';
    document.querySelector('main').append(clone);
  });
  await stage.ready({ id: 'clone' });
  assert.equal(await headline(stage, 'clone'), 'The first');
});

/** Serves an article of this headline, and shows it on a page with another place to move it to. */
const show = async (stage, words = 'The first') => {
  await stage.open(`${snippet({ id: 'it', src: article(stage, '/first.json', words) })}<div id="place"></div>`);
  await stage.ready();
};

pageTest('a widget that is moved within the page keeps its nodes, and asks for nothing again', async (stage) => {
  await stage.open(`${snippet({ id: 'it', src: publish(stage.publisher, harbour) })}<div id="place"></div>`);
  await stage.ready();
  const requests = [...stage.publisher.requests];
  const nodes = await stage.page.evaluateHandle(() => [
    ...document.querySelector('#it').shadowRoot.querySelectorAll('*'),
  ]);
  await stage.page.evaluate(() => document.querySelector('#place').append(document.querySelector('#it')));
  await stage.settle();
  const isSame = (nodes) =>
    [...document.querySelector('#place #it').shadowRoot.querySelectorAll('*')].every(
      (node, idx) => node === nodes[idx],
    );
  assert.equal(await stage.page.evaluate(isSame, nodes), true);
  const before = await stage.part('clock').textContent();
  await stage.until(
    'the clock ticks on',
    (before) => {
      return document.querySelector('#it').shadowRoot.querySelector('[part~=clock]').textContent !== before;
    },
    before,
  );
  assert.deepEqual(stage.publisher.requests, requests);
  for (const kind of ['update', 'error']) assert.deepEqual(await stage.events(kind), []);
  assert.equal((await stage.events('ready')).length, 1);
});

pageTest('a widget that is moved while its article is on the way shows it', async (stage) => {
  const release = stage.publisher.hold('/first.json');
  await stage.open(`${snippet({ id: 'it', src: article(stage, '/first.json', 'The first') })}<div id="place"></div>`);
  await stage.publisher.asked('/first.json');
  await stage.page.evaluate(() => document.querySelector('#place').append(document.querySelector('#it')));
  release();
  await stage.ready();
  assert.equal(await headline(stage, 'it'), 'The first');
  assert.equal(stage.publisher.count('/first.json'), 1);
});

pageTest('a widget that is removed and put back works again, as often as that happens', async (stage) => {
  await show(stage);
  for (let count = 2; count <= 4; count++) {
    await stage.page.evaluate(() => (window.it = document.querySelector('#it')).remove());
    await stage.page.evaluate(() => document.querySelector('#place').append(window.it));
    await stage.ready({ count });
    assert.equal(await headline(stage, 'it'), 'The first');
    assert.equal(await stage.part('article', 'it').count(), 1);
  }
  article(stage, '/first.json', 'The first, again');
  await stage.page.evaluate(() => window.it.reload());
  await stage.heard('update');
  assert.equal(await headline(stage, 'it'), 'The first, again');
});

pageTest(
  'a widget that is removed while its article is on the way says nothing, and works when put back',
  async (stage) => {
    const release = stage.publisher.hold('/first.json');
    await stage.open(snippet({ id: 'it', src: article(stage, '/first.json', 'The first') }));
    await stage.publisher.asked('/first.json');
    await stage.page.evaluate(() => (window.it = document.querySelector('#it')).remove());
    release();
    await stage.settle();
    assert.deepEqual(await stage.page.evaluate(() => heard), []);
    await stage.page.evaluate(() => document.querySelector('main').append(window.it));
    await stage.ready();
    assert.equal(await headline(stage, 'it'), 'The first');
  },
);

for (const [when, held] of Object.entries({ 'after the program came': [], 'before the program came': [WASM] })) {
  for (const [what, late] of Object.entries({ answer: json(brief('Stale')), failure: status(500) })) {
    pageTest(`src is changed ${when} and before the first ${what}, which comes too late and loses`, async (stage) => {
      const releaseProgram = held.map((path) => stage.cdn.hold(path));
      const releaseStale = stage.publisher.hold('/stale.json');
      const src = stage.publisher.serve('/stale.json', late);
      if (what === 'failure') stage.expectConsole(/status of 500 .*stale\.json/);
      await stage.open(
        snippet({ id: 'it', src }) + snippet({ id: 'other', src: article(stage, '/other.json', 'Other') }),
      );
      if (!held.length) await stage.ready({ id: 'other' });
      await stage.publisher.asked('/stale.json');
      const fresh = article(stage, '/fresh.json', 'Fresh');
      await stage.page.evaluate((src) => document.querySelector('#it').setAttribute('src', src), fresh);
      await stage.publisher.asked('/fresh.json');
      for (const release of releaseProgram) release();
      await stage.ready({ id: 'it' });
      const finished = stage.page.waitForEvent('requestfinished', (it) => it.url() === src);
      releaseStale();
      await finished;
      await stage.settle();
      assert.equal(await headline(stage, 'it'), 'Fresh');
      for (const kind of ['update', 'error']) assert.deepEqual(await stage.events(kind, 'it'), []);
      assert.equal((await stage.events('ready', 'it')).length, 1);
    });
  }
}

pageTest('a widget whose src is changed shows the other article', async (stage) => {
  await show(stage);
  await stage.page.evaluate(
    (src) => (document.querySelector('#it').src = src),
    article(stage, '/second.json', 'The second'),
  );
  await stage.heard('update');
  assert.equal(await headline(stage, 'it'), 'The second');
});

pageTest('reload shows a changed document, and says nothing of an unchanged one', async (stage) => {
  await show(stage);
  const reload = () => stage.page.evaluate(() => document.querySelector('#it').reload());
  const answered = stage.page.waitForEvent('requestfinished', (it) => it.url().endsWith('/first.json'));
  await reload();
  await answered;
  await stage.settle();
  assert.deepEqual(await stage.events('update'), []);
  article(stage, '/first.json', 'Corrected');
  await reload();
  await stage.heard('update');
  assert.equal(await headline(stage, 'it'), 'Corrected');
  assert.equal(stage.publisher.count('/first.json'), 3);
});

pageTest('a widget far below the screen asks for nothing until the reader comes near', async (stage) => {
  const src = article(stage, '/first.json', 'The first');
  await stage.open(`<div style="height: 3000px">Long</div>${snippet({ id: 'it', src })}`);
  await stage.settle();
  assert.equal(stage.publisher.count('/first.json') + stage.cdn.count(WASM), 0);
  await stage.page.evaluate(() => scrollTo(0, 1800));
  await stage.ready();
  assert.equal(await headline(stage, 'it'), 'The first');
});

pageTest('reload does not wait for the reader, and does nothing for an element that is in no page', async (stage) => {
  const src = article(stage, '/first.json', 'The first');
  await stage.open(`<div style="height: 3000px">Long</div>${snippet({ id: 'it', src })}`);
  await stage.page.evaluate(() => document.querySelector('#it').cloneNode(true).reload());
  await stage.settle();
  assert.equal(stage.publisher.count('/first.json'), 0);
  await stage.page.evaluate(() => document.querySelector('#it').reload());
  await stage.ready();
});

pageTest('a widget that is eager does not wait for the reader, also when it becomes so later', async (stage) => {
  const src = article(stage, '/first.json', 'The first');
  const below = snippet({ id: 'it', src, loading: 'eager' }) + snippet({ id: 'later', src });
  await stage.open(`<div style="height: 3000px">Long</div>${below}`);
  await stage.ready({ id: 'it' });
  assert.deepEqual(await stage.events('ready', 'later'), []);
  await stage.page.evaluate(() => (document.querySelector('#later').loading = 'eager'));
  await stage.ready({ id: 'later' });
});
