/** The frame edition: an article in a sandboxed frame, on pages that run no script of ours, or only the small one. */

import assert from 'node:assert/strict';

import { prerender } from '../support/pages/command.mjs';
import { brief, everything, harbour, plain, publish } from '../support/pages/documents.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { hostPage, script } from '../support/pages/html.mjs';
import { html, json, status } from '../support/pages/server.mjs';

const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';

/** The address of a frame with this query. */
const address = (stage, query, page = 'frame.html') => stage.cdn.at(`/${page}?${new URLSearchParams(query)}`);

/** The frame as an embedder pastes it, with room kept for it. */
const frame = (url, { id = 'it', style = 'height: 600px', allow = '' } = {}) => {
  const attributes = `id="${id}" src="${url.replaceAll('&', '&amp;')}" sandbox="${SANDBOX}" allow="${allow}"`;
  return `<iframe ${attributes} title="An article" style="width: 100%; border: 0; ${style}"></iframe>`;
};

/** A page in a frame that is none of ours, and speaks as if it were. */
const stranger = (response) =>
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<script>parent.postMessage({ type: "article-widget-height", height: 77, src: "stranger" }, "*")</script>');

/** What the page does with what frames tell it. */
const LISTENER = `<script>
  const told = [];
  addEventListener('message', ({ data, origin, source }) => {
    told.push({ ...data, origin, isFrame: source === document.querySelector('iframe')?.contentWindow });
  });
</script>`;

/** Opens a page that keeps what frames tell it. */
const open = (stage, body, { withHost = false, ...page } = {}) => {
  const host = withHost ? script(stage.cdn.at('/frame-host.js')) : '';
  return stage.openPage(hostPage({ ...page, body: LISTENER + body + host }));
};

/** Waits until a frame has told this, and gives all of its kind. */
const told = async (stage, type, what = '') => {
  const condition = ([type, what]) => told.some((it) => it.type === type && (!what || it.name === what));
  await stage.until(`a frame tells ${type} ${what}`, condition, [type, what]);
  return stage.page.evaluate(
    ([type, what]) => told.filter((it) => it.type === type && (!what || it.name === what)),
    [type, what],
  );
};

/** What is in the frame. */
const inside = (stage) => stage.page.frameLocator('#it');

/** Waits until the frame says how high it is, and that is so. */
const heightOf = async (stage) => {
  const heights = await told(stage, 'article-widget-height');
  return heights.at(-1).height;
};

const contentHeight = (stage) =>
  inside(stage)
    .locator('html')
    .evaluate((it) => Math.ceil(it.getBoundingClientRect().height));

pageTest('an article is whole in a sandboxed frame on a page without any script of ours', async (stage) => {
  const src = publish(stage.publisher, everything);
  await open(stage, frame(address(stage, { src })));
  const [ready] = await told(stage, 'article-widget-event', 'article-widget-ready');
  assert.equal(ready.origin, 'null', 'it has no origin');
  assert.equal(ready.isFrame, true);
  assert.equal(ready.detail.edition, 'dynamic');
  const headline = inside(stage).locator('[part~=headline]');
  assert.equal(await headline.textContent(), plain(everything.headline));
  assert.equal(await headline.evaluate((it) => getComputedStyle(it).fontWeight), '700', 'it has its styles');
  const image = inside(stage).locator('[part~=image]').first();
  await image.scrollIntoViewIfNeeded();
  await image.evaluate((it) => it.decode());
});

pageTest('an article that was rendered ahead of time is shown in a frame before the program', async (stage) => {
  const src = publish(stage.publisher, harbour);
  const prerendered = stage.publisher.serve('/articles/article.html', html(prerender(harbour, src)));
  const release = stage.cdn.hold(WASM);
  await open(stage, frame(address(stage, { src, prerendered })));
  const [{ detail }] = await told(stage, 'article-widget-event', 'article-widget-ready');
  assert.equal(detail.edition, 'fragment');
  assert.equal(await inside(stage).locator('[part~=headline]').textContent(), harbour.headline);
  release();
  await inside(stage).locator('[part~=clock]').getByText(/\d/).waitFor();
});

pageTest('the query sets the attributes of the widget, and nothing else', async (stage) => {
  const src = publish(stage.publisher, everything);
  const others = { loading: 'lazy', onclick: 'x()', id: 'x' };
  const known = { src, theme: 'dark', lang: 'de', layout: 'card', 'no-share': '' };
  const query = { ...known, ...others };
  await open(stage, frame(address(stage, query)));
  await told(stage, 'article-widget-height');
  const widget = inside(stage).locator('article-widget');
  const attributes = await widget.evaluate((it) => [...it.attributes].map(({ name, value }) => [name, value]));
  assert.deepEqual(Object.fromEntries(attributes), { ...known, loading: 'eager' });
  assert.equal(await inside(stage).locator('[part~=share]').count(), 0);
  assert.equal(await inside(stage).locator('html').getAttribute('lang'), 'de');
});

pageTest('a relative address of an article is relative to the frame', async (stage) => {
  publish(stage.cdn, harbour);
  await open(stage, frame(address(stage, { src: 'articles/article.json' })));
  await told(stage, 'article-widget-event', 'article-widget-ready');
});

pageTest('the frame tells its height, again when it changes, and when it is asked', async (stage) => {
  const src = publish(stage.publisher, harbour);
  await open(stage, frame(address(stage, { src })));
  const [first] = await told(stage, 'article-widget-height');
  assert.equal(first.src, src);
  await stage.until('pictures and fonts have settled', () => told.at(-1).height > 600);
  const wide = await stage.page.evaluate(() => {
    document.querySelector('iframe').style.width = '320px';
    return told.at(-1).height;
  });
  await stage.until('a narrow frame is higher', (wide) => told.at(-1).height > wide, wide);
  assert.equal(await heightOf(stage), await contentHeight(stage));

  await stage.page.evaluate(() => {
    told.length = 0;
    const { contentWindow } = document.querySelector('iframe');
    contentWindow.postMessage({ type: 'something-else' }, '*');
    contentWindow.postMessage(null, '*');
    contentWindow.postMessage({ type: 'article-widget-ask' }, '*');
  });
  const answers = await told(stage, 'article-widget-height');
  assert.deepEqual(answers.map((it) => it.height), [await contentHeight(stage)]);
});

pageTest('the frame tells no height before there is an article, even when it is asked', async (stage) => {
  const src = publish(stage.publisher, harbour);
  const release = stage.publisher.hold(new URL(src).pathname);
  await open(stage, frame(address(stage, { src })), { withHost: true });
  await stage.publisher.asked(new URL(src).pathname);
  await inside(stage).locator('[part~=loading]').waitFor();
  await stage.page.evaluate(() => {
    document.querySelector('iframe').contentWindow.postMessage({ type: 'article-widget-ask' }, '*');
  });
  await inside(stage).locator('html').evaluate(() => new Promise((done) => setTimeout(done)));
  assert.deepEqual(await stage.page.evaluate(() => told), []);
  release();
  await told(stage, 'article-widget-height');
});

pageTest('the small script moves nothing on the host where the right height was kept', async (stage) => {
  const src = publish(stage.publisher, brief('A short one'));
  await stage.page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((it) => it.value))).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  /** Opens the page with this height kept, and tells which the frame has then, and whether anything has moved. */
  const keep = async (height) => {
    const kept = frame(address(stage, { src }), { style: `height: ${height}px` });
    await open(stage, `${kept}<p>What stands below the article.</p>`, { withHost: true });
    await inside(stage).locator('[part~=clock], [part~=origin]').first().waitFor();
    await told(stage, 'article-widget-height');
    await stage.settle();
    return stage.page.evaluate(() => ({
      height: parseFloat(document.querySelector('iframe').style.height),
      hasMoved: shifts.length > 0,
    }));
  };
  const { height, hasMoved } = await keep(100);
  assert.equal(height, await contentHeight(stage));
  assert.equal(hasMoved, true, 'the test sees what moves');
  assert.deepEqual(await keep(height), { height, hasMoved: false });
});

pageTest('the small script counts in a border, may be there twice, and leaves other frames alone', async (stage) => {
  const src = publish(stage.publisher, brief('A short one'));
  const body =
    frame(address(stage, { src }), { style: 'height: 50px; border: 5px solid; box-sizing: border-box' }) +
    frame(stage.host.serve('/stranger.html', stranger), { id: 'stranger' }) +
    script(stage.cdn.at('/frame-host.js?again'));
  await open(stage, body, { withHost: true });
  const isSet = () => document.querySelector('#it').style.height !== '50px';
  await stage.until('the frame has its height', isSet);
  await stage.until('the stranger has spoken', () => told.some((it) => it.src === 'stranger'));
  // The program's tree is higher than the first words.
  await inside(stage).locator('[data-tool]').first().waitFor();
  await stage.settle();
  const frames = stage.page.locator('iframe');
  const heights = await frames.evaluateAll((all) => all.map((it) => it.style.height));
  assert.deepEqual(heights, [`${(await contentHeight(stage)) + 10}px`, '600px']);
  const scrolls = await inside(stage).locator('html').evaluate((it) => it.scrollHeight > it.clientHeight);
  assert.equal(scrolls, false);
});

pageTest('the small script refuses heights that are none', async (stage) => {
  const src = publish(stage.publisher, brief('A short one'));
  await open(stage, frame(address(stage, { src })), { withHost: true });
  await told(stage, 'article-widget-height');
  await stage.until('the frame has its height', () => document.querySelector('#it').style.height !== '600px');
  const height = await stage.page.evaluate(() => document.querySelector('#it').style.height);
  for (const wrong of ['"9"', -1, 0, 1e9, 'null', '{}', 'NaN']) {
    await inside(stage)
      .locator('html')
      .evaluate((it, wrong) => parent.postMessage({ type: 'article-widget-height', height: wrong }, '*'), wrong);
  }
  await stage.page.evaluate(() => postMessage({ type: 'article-widget-height', height: 9 }, '*'));
  await stage.until('all have come', () => told.filter((it) => it.type === 'article-widget-height').length >= 9);
  assert.equal(await stage.page.evaluate(() => document.querySelector('#it').style.height), height);
});

pageTest('nothing is kept in the browser, and nobody but publisher and widget is asked', async (stage) => {
  await stage.page.addInitScript(() => {
    window.touched = [];
    for (const [owner, name] of [
      [window, 'localStorage'],
      [window, 'sessionStorage'],
      [window, 'indexedDB'],
      [window, 'caches'],
      [Document.prototype, 'cookie'],
    ]) {
      Object.defineProperty(owner, name, { get: () => void touched.push(name), set: () => touched.push(name) });
    }
  });
  const src = publish(stage.publisher, everything);
  await open(stage, frame(address(stage, { src })));
  await told(stage, 'article-widget-event', 'article-widget-ready');
  await inside(stage).locator('[part~=footer]').scrollIntoViewIfNeeded();
  await stage.settle();
  assert.deepEqual(await inside(stage).locator('html').evaluate(() => touched), []);
  // Strangers are watched by the harness.
  assert.deepEqual(stage.host.requests.filter((it) => !/^\/(favicon.*)?$/.test(it)), []);
});

pageTest('the link can be copied where the host lets the frame write to the clipboard', async (stage) => {
  const src = publish(stage.publisher, harbour);
  await open(stage, frame(address(stage, { src }), { allow: 'clipboard-write' }));
  await told(stage, 'article-widget-event', 'article-widget-ready');
  await inside(stage).getByRole('button', { name: 'Copy link' }).click();
  await inside(stage).locator('[part~=widget]').getByRole('status').getByText('Copied').waitFor();
  const [shared] = await told(stage, 'article-widget-event', 'article-widget-share');
  assert.deepEqual(shared.detail, { network: 'copy', url: harbour.url });
});

pageTest('links open beside the page, out of the sandbox', async (stage) => {
  const url = stage.publisher.at('/at-home.html');
  stage.publisher.serve('/at-home.html', (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<link rel="icon" href="data:,"><h1>At home</h1>'),
  );
  const src = publish(stage.publisher, brief('Linked', { url }));
  await open(stage, frame(address(stage, { src })));
  await told(stage, 'article-widget-height');
  const opened = stage.context.waitForEvent('page');
  await inside(stage).locator('[part~=origin] a, a[part~=origin]').first().click();
  const popup = await opened;
  await popup.getByRole('heading', { name: 'At home' }).waitFor();
  assert.equal(await popup.evaluate(() => origin), stage.publisher.at());
  assert.equal(stage.page.url(), stage.host.at('/'));
});

pageTest('a frame without an address of an article says so, to its reader and to the page', async (stage) => {
  await open(stage, frame(stage.cdn.at('/frame.html?theme=dark')));
  const [error] = await told(stage, 'article-widget-event', 'article-widget-error');
  assert.equal(error.detail.kind, 'no-source');
  assert.match(error.detail.advice, /\?src=/);
  assert.match(await inside(stage).locator('body').innerText(), /There is no article to show/);
  const color = await inside(stage).locator('p').evaluate((it) => getComputedStyle(it).color);
  assert.equal(color, 'rgb(255, 255, 255)', 'it stands out on a dark host');
  assert.equal((await told(stage, 'article-widget-height')).length > 0, true);
});

for (const [name, src, kind] of [
  ['an article that is not there', '/nothing.json', 'status'],
  ['an address that is none', 'javascript:alert(1)', 'no-source'],
]) {
  pageTest(`${name} is told as what it is`, async (stage) => {
    if (kind === 'status') stage.expectConsole(/status of 404/);
    stage.publisher.serve('/nothing.json', status(404));
    await open(stage, frame(address(stage, { src: kind === 'status' ? stage.publisher.at(src) : src })));
    const [error] = await told(stage, 'article-widget-event', 'article-widget-error');
    assert.equal(error.detail.kind, kind);
    await inside(stage).getByText(/The article (could not be loaded|cannot be shown)/).waitFor();
    await told(stage, 'article-widget-height');
  });
}

pageTest('an embed.js that does not come is told of', async (stage) => {
  stage.expectConsole(/status of 404/);
  stage.cdn.serve('/embed.js', status(404));
  await open(stage, frame(address(stage, { src: publish(stage.publisher, harbour) })));
  const [error] = await told(stage, 'article-widget-event', 'article-widget-error');
  assert.equal(error.detail.kind, 'load');
  assert.match(await inside(stage).locator('body').innerText(), /its script did not come/);
});

pageTest('two choices for search engines stand in the pages before any script', async (stage) => {
  stage.cdn.serve('/favicon.ico', status(204));
  const content = async (page) => {
    await stage.page.goto(address(stage, { src: publish(stage.publisher, brief('x')) }, page));
    await stage.heard('ready');
    return stage.page.locator('meta[name=robots]').getAttribute('content');
  };
  assert.equal(await content('frame.html'), 'noindex');
  assert.equal(await content('frame-index.html'), 'noindex, indexifembedded');
});

/** The color in the upper left corner of the frame, and that of the headline in it. */
const colors = async (stage) => {
  const { x, y } = await stage.page.locator('#it').boundingBox();
  const picture = await stage.page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  const ground = await stage.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, picture.toString('base64'));
  const ink = await inside(stage)
    .locator('[part~=headline]')
    .evaluate((it) => getComputedStyle(it).color);
  return { ground: ground.join(' '), isInkLight: Number(/\d+/.exec(ink)[0]) > 128 };
};

const GREEN = 'background: rgb(0, 40, 20)';

/**
 * Hosts, what the query says of them, and whether the words in the frame are to be light on them. The
 * reader's system is light, unless it is said to be dark. An emulated system hides from a frame what
 * its host is like, so there is none but for the last.
 */
const HOSTS = [
  { name: 'is dark green and says so in the query only', css: '', query: { theme: 'dark' }, isInkLight: true },
  { name: 'is dark', css: 'html { color-scheme: dark }', isInkLight: true },
  { name: 'is dark around the frame', css: 'iframe { color-scheme: dark }', isInkLight: true },
  { name: 'is light', css: 'html { color-scheme: light }', isInkLight: false },
  { name: 'follows a light system', css: 'html { color-scheme: light dark }', isInkLight: false },
  { name: 'follows a dark system', css: 'html { color-scheme: light dark }', colorScheme: 'dark', isInkLight: true },
];

for (const { name, css, query, colorScheme = null, isInkLight } of HOSTS) {
  pageTest(`a frame on a host that ${name} is transparent, with words to match`, { colorScheme }, async (stage) => {
    const src = publish(stage.publisher, brief('Seen through'));
    const style = `<style>html { background: rgb(0, 40, 20) } ${css}</style>`;
    await open(stage, frame(address(stage, { src, ...query })), { head: style });
    await told(stage, 'article-widget-event', 'article-widget-ready');
    await stage.settle();
    assert.deepEqual(await colors(stage), { ground: '0 40 20', isInkLight });
  });
}
