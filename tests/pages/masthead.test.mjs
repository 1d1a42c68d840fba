/** The button that makes a site the reader's homepage, and its dialog. */

import assert from 'node:assert/strict';

import { everything, harbour, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

const show = async (stage, document = harbour) => {
  await stage.open(snippet({ src: publish(stage.publisher, document) }));
  await stage.ready();
  const button = stage.page.getByRole('button', { name: `Make ${document.site.short_name} Your Homepage` });
  return { button, dialog: stage.page.getByRole('dialog') };
};

/** The element within the widget that has the focus. */
const focused = (stage) =>
  stage.page.locator('article-widget').evaluate((it) => it.shadowRoot.activeElement?.textContent ?? null);

for (const [by, open] of Object.entries({
  mouse: (button) => button.click(),
  Enter: (button) => button.press('Enter'),
  Space: (button) => button.press('Space'),
})) {
  pageTest(`the homepage button opens by ${by} a dialog with the steps and the address`, async (stage) => {
    const { button, dialog } = await show(stage);
    assert.equal(await dialog.count(), 0);
    await open(button);
    await stage.page.getByRole('dialog', { name: 'Make HP Your Homepage' }).waitFor();
    const text = await dialog.textContent();
    assert.match(text, /In Chrome, open Settings/);
    assert.ok(text.includes(harbour.site.url), text);
  });
}

for (const [how, close] of Object.entries({
  'Escape, at once': ({ page }) => page.keyboard.press('Escape'),
  'Escape, from within': async ({ page }, dialog) => {
    await dialog.getByRole('button', { name: 'Copy address' }).focus();
    await page.keyboard.press('Escape');
  },
  'a click on its button': (_, dialog) => dialog.getByRole('button', { name: 'Close' }).click(),
  'its button and the keyboard': (_, dialog) => dialog.getByRole('button', { name: 'Close' }).press('Enter'),
})) {
  pageTest(`the dialog is closed by ${how}, and the focus is on the homepage button again`, async (stage) => {
    const { button, dialog } = await show(stage);
    await button.click();
    await dialog.waitFor();
    await close(stage, dialog);
    await dialog.waitFor({ state: 'hidden' });
    await stage.settle();
    assert.equal(await focused(stage), 'Make HP Your Homepage');
  });
}

pageTest('a click beside the dialog closes it', async (stage) => {
  const { button, dialog } = await show(stage);
  await button.click();
  await dialog.waitFor();
  await stage.page.mouse.click(5, 5);
  await dialog.waitFor({ state: 'hidden' });
});

pageTest('the dialog copies the address', async (stage) => {
  await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { button, dialog } = await show(stage);
  await button.click();
  await dialog.getByRole('button', { name: 'Copy address' }).click();
  await stage.part('widget').getByRole('status').getByText('Copied').waitFor();
  assert.equal(await stage.page.evaluate(() => navigator.clipboard.readText()), harbour.site.url);
});

pageTest('the dialog links to the preferred sources of a search engine where the site sets one', async (stage) => {
  const { button, dialog } = await show(stage, everything);
  await button.click();
  const link = dialog.getByRole('link', { name: 'Prefer us on Google' });
  assert.equal(await link.getAttribute('href'), everything.site.preferred_source);
});

for (const [device, { userAgent, steps }] of Object.entries({
  'a phone': {
    userAgent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36',
    steps: /Add to Home Screen/,
  },
  Firefox: { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', steps: /In Firefox/ },
  Edge: {
    userAgent: 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
    steps: /In Edge/,
  },
  Safari: {
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15',
    steps: /In Safari/,
  },
})) {
  pageTest(`the dialog says how it is done in ${device}`, { userAgent }, async (stage) => {
    const { button, dialog } = await show(stage);
    await button.click();
    assert.match(await dialog.textContent(), steps);
  });
}

pageTest('a site that does not ask for it has no homepage button', async (stage) => {
  const { button } = await show(stage, { ...harbour, site: { ...harbour.site, homepage_link: false } });
  assert.equal(await button.count(), 0);
});
