/** The whole widget by keyboard alone: every control is reached in reading order, is seen, works, and lets go again. */

import assert from 'node:assert/strict';

import { STILL, show } from '../support/pages/gallery.mjs';
import { pageTest } from '../support/pages/harness.mjs';

/** Runs in the page: what tests ask of the widget's controls. They are counted in the order of the document. */
const install = () => {
  const root = document.querySelector('article-widget').shadowRoot;
  const SELECTOR = 'a[href], button, summary, input, select, textarea, iframe, [tabindex="0"], video[controls], audio[controls]';
  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  const describe = (it) => {
    const words = it.ariaLabel ?? (it.textContent.trim() || it.querySelector?.('img')?.alt) ?? '';
    return `${it.localName} ${words.replace(/\s+/g, ' ').slice(0, 60)}`.trim();
  };
  const controls = [...root.querySelectorAll(SELECTOR)].filter((it) => it.checkVisibility({ visibilityProperty: true }));
  // Of the page around, so that it can be seen where the widget is entered and left.
  const [before, after] = ['before', 'after'].map((it) => Object.assign(document.createElement('button'), { textContent: it }));
  document.querySelector('main').prepend(before);
  document.querySelector('main').append(after);
  const clicks = [];
  addEventListener('click', (event) => {
    const element = event.composedPath().find((it) => controls.includes(it));
    if (!element) return;
    clicks.push(controls.indexOf(element));
    // Where links lead to is no concern of the keyboard's. Those of a script's are that script's.
    if (element.href && !element.dataset.do) event.preventDefault();
  }, true);
  window.keys = {
    names: () => controls.map(describe),
    start: (isAtEnd) => (isAtEnd ? after : before).focus(),
    isOut: (isAtEnd) => document.activeElement === (isAtEnd ? after : before),
    /** What has the focus: its number, its name, whether that can be seen, and where it is. Nothing outside of the widget. */
    stop: () => {
      const it = focused();
      if (!it || it.getRootNode() === document) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(it);
      const { top, bottom, left, right } = it.getBoundingClientRect();
      return {
        index: controls.indexOf(it),
        name: describe(it),
        isMarked: outlineStyle === 'auto' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2),
        isSeen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
        top: top + scrollY,
        bottom: bottom + scrollY,
      };
    },
    focus: (index) => controls[index].focus(),
    matches: (index, selector) => controls[index].matches(selector),
    scrolled: (index) => controls[index].scrollLeft,
    isOverflowing: (index) => controls[index].scrollWidth > controls[index].clientWidth,
    isOpen: (index) => controls[index].parentElement.open,
    takeClicks: () => clicks.splice(0),
  };
};

const stop = (stage) => stage.page.evaluate(() => keys.stop());

/** The controls that the key leads to, from one side of the widget to the other. A player's own count once. */
const walk = async (stage, key, limit) => {
  const isBack = key !== 'Tab';
  await stage.page.evaluate((it) => keys.start(it), isBack);
  const stops = [];
  for (let n = 0; n < limit; n++) {
    await stage.page.keyboard.press(key);
    if (await stage.page.evaluate((it) => keys.isOut(it), !isBack)) return stops;
    const it = await stop(stage);
    if (it && stops.at(-1)?.index !== it.index) stops.push(it);
  }
  throw new Error(`${key} does not lead out of the widget: ${stops.slice(-3).map((it) => it.name)}`);
};

const press = async (stage, index, key) => {
  await stage.page.evaluate((it) => keys.focus(it), index);
  await stage.page.evaluate(() => keys.takeClicks());
  await stage.page.keyboard.press(key);
};

const isAt = async (stage, index, why) => {
  await stage.until(why, (it) => keys.stop()?.index === it, index).catch(async (error) => {
    throw new Error(`${why}: it is at ${(await stop(stage))?.name ?? 'nothing of the widget'}`, { cause: error });
  });
};

const hasLeft = (stage, index, why) => stage.until(why, (it) => keys.stop() && keys.stop().index !== it, index);

/** Opens a dialog, goes round in it, and leaves it by Escape: the focus is where it was. */
const throughDialog = async (stage, index, key) => {
  await press(stage, index, key);
  const dialog = stage.page.locator('[role="dialog"]:popover-open, dialog[open]');
  await dialog.waitFor();
  const n_buttons = await dialog.locator('a, button').count();
  const names = new Set();
  // With what the browser itself has on the way round.
  for (let n = 0; n < n_buttons + 2 && names.size < n_buttons; n++) {
    await stage.page.keyboard.press('Tab');
    const it = await stop(stage);
    if (!it) continue;
    assert.ok(it.isMarked, `the focus is seen at ${it.name}`);
    names.add(it.name);
  }
  assert.equal(names.size, n_buttons, `all of a dialog’s ${n_buttons} buttons are reached: ${[...names]}`);
  await stage.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  // What it does when it has closed is a task of its own.
  await stage.settle();
  await isAt(stage, index, 'the focus is back at what opened the dialog');
};

/** Buttons that a frame takes the place of. */
const FRAMES = '[data-do="frame"]';

/** What controls do by which keys. The first that fits counts. */
const KINDS = [
  ['[data-do="view"]', async (stage, index) => throughDialog(stage, index, 'Enter')],
  [
    '[popovertarget="homepage"]',
    async (stage, index) => {
      for (const key of ['Enter', 'Space']) await throughDialog(stage, index, key);
    },
  ],
  [
    FRAMES,
    async (stage, index) => {
      await press(stage, index, 'Enter');
      await stage.until('the frame has the focus', () => keys.stop()?.name.startsWith('iframe'));
    },
  ],
  [
    '[data-do="skip"]',
    async (stage, index) => {
      for (const key of ['Enter', 'Space']) {
        await press(stage, index, key);
        await hasLeft(stage, index, 'the focus is at the end of the article');
      }
    },
  ],
  [
    '[data-do="note"], [data-do="back"]',
    async (stage, index) => {
      for (const key of ['Enter', 'Space']) {
        await press(stage, index, key);
        await hasLeft(stage, index, 'the focus is at the other end of the note');
      }
    },
  ],
  [
    'summary',
    async (stage, index) => {
      const before = await stage.page.evaluate((it) => keys.isOpen(it), index);
      for (const key of ['Enter', 'Space']) {
        await press(stage, index, key);
        const now = await stage.page.evaluate((it) => keys.isOpen(it), index);
        assert.equal(now, key === 'Enter' ? !before : before, `${key} turns it`);
        await isAt(stage, index, 'the focus stays');
      }
    },
  ],
  [
    '[tabindex="0"]',
    async (stage, index) => {
      if (!(await stage.page.evaluate((it) => keys.isOverflowing(it), index))) return;
      await press(stage, index, 'ArrowRight');
      await stage.until('it has scrolled', (it) => keys.scrolled(it) > 0, index);
    },
  ],
  // The browser's own.
  ['video, audio, iframe', async () => {}],
  [
    '[data-do="mastodon"]',
    async (stage, index) => {
      await press(stage, index, 'Enter');
      const question = stage.page.locator('dialog[open]');
      await question.waitFor();
      for (const [kind, n] of [['input', 0], ['button', 0], ['button', 1]]) {
        const hasFocus = await question.locator(kind).nth(n).evaluate((it) => it.getRootNode().activeElement === it);
        assert.ok(hasFocus, `${kind} ${n} of the question has the focus`);
        await stage.page.keyboard.press('Tab');
      }
      await stage.page.keyboard.press('Escape');
      await question.waitFor({ state: 'hidden' });
      await isAt(stage, index, 'the focus is back at what asked');
    },
  ],
  [
    'a',
    async (stage, index, name) => {
      await press(stage, index, 'Enter');
      assert.deepEqual(await stage.page.evaluate(() => keys.takeClicks()), [index], `Enter follows ${name}`);
    },
  ],
  [
    '*',
    async (stage, index, name) => {
      for (const key of ['Enter', 'Space']) {
        await press(stage, index, key);
        assert.deepEqual(await stage.page.evaluate(() => keys.takeClicks()), [index], `${key} presses ${name}`);
        await stage.page.keyboard.press('Escape');
        await isAt(stage, index, `the focus stays at ${name}, or comes back`);
      }
    },
  ],
];

for (const [entry, width] of [
  ['seed', 1280],
  ['article', 320],
  ['article', 1280],
  ['arabic', 320],
]) {
  const open = async (stage) => {
    await show(stage.page, stage.cdn.at(), { entry, width, height: 700 });
    await stage.page.evaluate(install);
    return stage.page.evaluate(() => keys.names());
  };

  pageTest(`${entry} at ${width} px: Tab leads through all controls in reading order and out again, and back`, STILL, async (stage) => {
    const names = await open(stage);
    const stops = await walk(stage, 'Tab', 2 * names.length + 40);
    assert.deepEqual(stops.map((it) => it.name), names);
    for (const it of stops) {
      assert.ok(it.isMarked, `the focus is seen at ${it.name}`);
      assert.ok(it.isSeen, `${it.name} is on screen when it has the focus`);
    }
    stops.slice(1).forEach((it, idx) => assert.ok(it.bottom > stops[idx].top, `${it.name} does not stand over ${stops[idx].name}`));
    const back = await walk(stage, 'Shift+Tab', 2 * names.length + 40);
    assert.deepEqual(back.map((it) => it.name).reverse(), names);
  });

  pageTest(`${entry} at ${width} px: every control does by keyboard what it is for`, STILL, async (stage) => {
    await stage.context.route(/youtube-nocookie\.com/, (route) => route.fulfill({ contentType: 'text/html', body: '<title>A film</title>' }));
    stage.allowStrangers(/youtube-nocookie\.com/);
    const names = await open(stage);
    const is = (index, selector) => stage.page.evaluate(([it, selector]) => keys.matches(it, selector), [index, selector]);
    const order = [...names.keys()];
    // What leaves something else in its place comes last.
    const isLasting = await Promise.all(order.map((it) => is(it, FRAMES)));
    for (const index of [...order.filter((it) => !isLasting[it]), ...order.filter((it) => isLasting[it])]) {
      for (const [selector, operate] of KINDS) {
        if (!(await is(index, selector))) continue;
        await operate(stage, index, names[index]);
        break;
      }
    }
  });
}

pageTest('trying again by keyboard keeps the focus where it is', STILL, async (stage) => {
  await show(stage.page, stage.cdn.at(), { entry: 'failed-retry' });
  await stage.page.evaluate(install);
  const names = await stage.page.evaluate(() => keys.names());
  assert.deepEqual(names, ['button Try again']);
  for (const key of ['Enter', 'Space']) {
    const n_before = (await stage.events('error')).length;
    await press(stage, 0, key);
    await stage.heard('error', { count: n_before + 1 });
    await stage.settle();
    await isAt(stage, 0, 'the focus is at the button');
  }
});
