/**
 * The main job: a page of one origin shows the article of another, with every part of the page that
 * the project was created from. The parts are listed in the order in which they are read there.
 */

import assert from 'node:assert/strict';

import { harbour, plain, publish, seed } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

const CLOCK = /^\d\d\/\d\d\/\d{4} (0[1-9]|1[0-2]):[0-5]\d:[0-5]\d [ap]m$/;

const PROMPTS = { like: 'Like Us on', follow: 'Follow Us on' };
const NETWORKS = { facebook: 'Facebook', x: 'X', linkedin: 'LinkedIn', email: 'Email' };

/** Percent-encoding that leaves the unreserved characters of RFC 3986 only. */
const encoded = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (it) => `%${it.charCodeAt().toString(16).toUpperCase()}`);

/** Where the share bar's links lead. */
const shareUrl = (network, title, url) =>
  ({
    facebook: `https://www.facebook.com/sharer/sharer.php?u=${url}`,
    x: `https://x.com/intent/post?text=${title}&url=${url}`,
    linkedin: `https://www.linkedin.com/sharing/share-offsite/?url=${url}`,
    email: `mailto:?subject=${title}&body=${url}`,
  })[network];

const text = async (locator) => (await locator.textContent()).replace(/\s+/g, ' ').trim();

const ARTICLES = { 'an article like the seed': harbour, 'the seed itself': seed() };

for (const [name, document] of Object.entries(ARTICLES).filter(([, it]) => it)) {
  const show = async (stage) => {
    await stage.open(snippet({ src: publish(stage.publisher, document) }));
    await stage.ready();
  };

  pageTest(`${name} is in the open shadow root, with all its parts in the order of the page`, async (stage) => {
    await show(stage);
    const { site, image } = document;
    assert.equal(await stage.page.locator('article-widget').evaluate((it) => it.shadowRoot.mode), 'open');
    const parts = [
      'site',
      'clock',
      'homepage-link',
      'headline',
      'title',
      'credit',
      'body',
      'social',
      'share',
      'analytics',
    ];
    const found = await stage.page.locator('article-widget').evaluate((it, parts) => {
      const names = [...it.shadowRoot.querySelectorAll('[part]')].map((element) => element.getAttribute('part'));
      return names.filter((name) => parts.includes(name));
    }, parts);
    assert.deepEqual(found, parts);
    assert.match(await text(stage.part('clock')), CLOCK);
    assert.equal(await text(stage.part('homepage-link')), `Make ${site.short_name} Your Homepage`);
    assert.equal(await text(stage.part('headline')), document.headline);
    assert.equal(await text(stage.part('title')), image.title);
    assert.equal(await text(stage.part('caption')), `${image.title} (${image.credit}) ${image.caption}`);
    assert.equal(await text(stage.part('analytics')), site.analytics_label);
  });

  pageTest(`${name} has its site's name on top, linked to the site`, async (stage) => {
    await show(stage);
    const link = stage.part('site').getByRole('link', { name: document.site.name, exact: true });
    assert.equal(await link.getAttribute('href'), document.site.url);
    assert.equal(await text(stage.part('site')), document.site.name);
  });

  pageTest(`${name} shows its photo, from the publisher's own host`, async (stage) => {
    await show(stage);
    const image = stage.part('image');
    assert.equal(await image.getAttribute('alt'), document.image.alt);
    await image.evaluate((it) => it.decode());
    const shown = await image.evaluate((it) => [it.currentSrc, it.naturalWidth, it.naturalHeight]);
    const src = stage.publisher.at(`/articles/${document.image.url}`);
    assert.deepEqual(shown, [src, document.image.width, document.image.height]);
  });

  pageTest(
    `${name} has its sixteen paragraphs in order, and the prompt between the second and third`,
    async (stage) => {
      await show(stage);
      const blocks = await stage.part('body').evaluate((it) =>
        [...it.children]
          .filter((block) => !block.ariaHidden)
          .map((block) => {
            const link = block.querySelector('a');
            const words = block.textContent.trim();
            return link ? { link: link.href, words } : { tag: block.localName, words };
          }),
      );
      const expected = document.body.map(({ type, text, action, network, url }) =>
        type === 'social'
          ? { link: url, words: `${PROMPTS[action]} ${NETWORKS[network]}` }
          : { tag: 'p', words: plain(text) },
      );
      assert.deepEqual(blocks, expected);
      assert.equal(blocks.filter((it) => it.tag === 'p').length, 16);
      assert.equal(
        blocks.findIndex((it) => it.link),
        2,
      );
    },
  );

  pageTest(`${name} can be shared: the link can be copied, and its networks are plain links`, async (stage) => {
    const shared = { ...document, share: ['facebook', 'x', 'linkedin', 'email'] };
    await stage.open(snippet({ src: publish(stage.publisher, shared) }));
    await stage.ready();
    const bar = await stage
      .part('share-link')
      .evaluateAll((all) =>
        all.filter((it) => it.closest('[part~=share]')).map((it) => [it.textContent, it.getAttribute('href')]),
      );
    const [title, url] = [encoded(document.headline), encoded(document.url)];
    const links = shared.share.map((network) => [NETWORKS[network], shareUrl(network, title, url)]);
    assert.deepEqual(bar, [['Copy link', null], ...links]);
  });

  pageTest(`${name} asks nobody but its publisher for anything, not even when hovered over`, async (stage) => {
    await show(stage);
    await stage.part('image').evaluate((it) => it.decode());
    const before = [...stage.publisher.requests];
    for (const target of await stage.page.locator('article-widget').locator('a:visible, button:visible:not(.spoken)').all()) {
      await target.hover();
      await target.focus();
    }
    await stage.settle();
    assert.deepEqual(stage.publisher.requests, before);
    assert.deepEqual(before.toSorted(), ['/articles/article.json', `/articles/${document.image.url}`].toSorted());
    assert.deepEqual(stage.strangers(), []);
  });
}

pageTest('an article without share networks, address or masthead leaves those parts out', async (stage) => {
  const { headline, body } = harbour;
  await stage.open(snippet({ src: publish(stage.publisher, { headline, body }) }));
  await stage.ready();
  for (const part of ['masthead', 'share', 'footer', 'figure', 'byline', 'date']) {
    assert.equal(await stage.part(part).count(), 0, part);
  }
});
