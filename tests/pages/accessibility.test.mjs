/** No violation that axe-core finds, in each state, light and dark, narrow and wide. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { blocks, everything, harbour, publish } from '../support/pages/documents.mjs';
import { WASM, pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';
import { status } from '../support/pages/server.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All rules, also those that are best practice, and the one of WCAG 2.2 that is off by itself. */
const OPTIONS = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };

const busy = (stage) => stage.publisher.serve('/busy.json', status(503));

/** How each state comes about: what stands on the page, and what is waited for. */
const STATES = {
  loading: {
    body: (stage) => {
      stage.publisher.hold('/articles/article.json');
      return snippet({ id: 'it', src: publish(stage.publisher, everything) });
    },
    reached: (stage) => stage.part('loading').waitFor(),
  },
  shown: {
    body: (stage) => snippet({ id: 'it', src: publish(stage.publisher, everything) }),
    reached: (stage) => stage.ready(),
  },
  'shown twice': {
    body: (stage) =>
      snippet({ id: 'it', src: publish(stage.publisher, harbour) }) +
      snippet({ id: 'other', loading: 'eager', src: publish(stage.publisher, everything, '/articles/other.json') }),
    reached: (stage) => stage.ready({ count: 2 }),
  },
  'of all blocks': {
    body: (stage) => snippet({ id: 'it', src: publish(stage.publisher, blocks) }),
    reached: (stage) => stage.ready(),
  },
  'of all blocks, with a picture shown large': {
    body: (stage) => snippet({ id: 'it', src: publish(stage.publisher, blocks) }),
    reached: async (stage) => {
      await stage.ready();
      await stage.page.getByRole('link', { name: 'The pier at dawn' }).click();
      await stage.page.getByRole('dialog').waitFor();
    },
  },
  'a card': {
    body: (stage) => snippet({ id: 'it', layout: 'card', src: publish(stage.publisher, everything) }),
    reached: (stage) => stage.ready(),
  },
  'with the dialog open': {
    body: (stage) => snippet({ id: 'it', src: publish(stage.publisher, everything) }),
    reached: async (stage) => {
      await stage.ready();
      await stage.part('homepage-link').click();
      await stage.page.getByRole('dialog').waitFor();
    },
  },
  'with the link copied': {
    body: (stage) => snippet({ id: 'it', src: publish(stage.publisher, harbour) }),
    reached: async (stage) => {
      await stage.ready();
      await stage.part('share').getByRole('button', { name: 'Copy link' }).click();
      await stage.part('widget').getByRole('status').getByText(/^Cop/).waitFor();
    },
  },
  'failed, with a way to try again': {
    body: (stage) => snippet({ id: 'it', src: busy(stage) }),
    reached: (stage) => stage.heard('error'),
    console: [/status of 503/],
  },
  'failed, explained with debug': {
    body: (stage) => snippet({ id: 'it', debug: true, src: busy(stage) }),
    reached: (stage) => stage.heard('error'),
    console: [/status of 503/, /^warning: article-widget/],
  },
  'failed to load, explained with debug': {
    body: (stage) => {
      stage.cdn.serve(WASM, status(404));
      return snippet({ id: 'it', debug: true, src: publish(stage.publisher, harbour) });
    },
    reached: (stage) => stage.heard('error'),
    console: [/status of 404/, /digest/, /SRI/, /^warning: article-widget/],
  },
};

const THEMES = {
  light: 'color-scheme: light; background: #fff; color: #111',
  dark: 'color-scheme: dark; background: #121212; color: #eee',
};

/** Runs in the page: what has faded in fully, and the violations then. */
const violationsOf = async (options) => {
  // The bar of progress is one that goes with the scrolling and has no end.
  const animations = document.querySelector('#it').shadowRoot.getAnimations().filter(({ timeline }) => timeline === document.timeline);
  await Promise.all(animations.map((it) => it.finished));
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.flat().join(' ')})`),
  );
};

for (const [state, { body, reached, console: expected = [] }] of Object.entries(STATES)) {
  for (const [theme, style] of Object.entries(THEMES)) {
    pageTest(`axe finds nothing in a widget that is ${state}, ${theme}`, async (stage) => {
      stage.expectConsole(...expected);
      const head = `<style>:root { ${style} } a { color: inherit }</style>`;
      await stage.open(body(stage), { head });
      await reached(stage);
      assert.equal(
        await stage.page.evaluate(
          () => document.querySelector('#it').shadowRoot.querySelector('[data-theme]').dataset.theme,
        ),
        theme,
      );
      await stage.page.evaluate(AXE);
      for (const width of [320, 1280]) {
        await stage.page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await stage.page.evaluate(violationsOf, OPTIONS), [], `${width} px`);
      }
    });
  }
}

pageTest('the test of accessibility notices a fault in the shadow root', async (stage) => {
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, harbour) }));
  await stage.ready();
  await stage.part('image').evaluate((it) => it.removeAttribute('alt'));
  await stage.page.evaluate(AXE);
  const found = await stage.page.evaluate(violationsOf, OPTIONS);
  assert.equal(found.length, 1);
  assert.match(found[0], /^image-alt: /);
});
