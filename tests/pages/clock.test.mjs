/** The masthead's clock: the reader's present moment at the site's place. */

import assert from 'node:assert/strict';

import { harbour, publish } from '../support/pages/documents.mjs';
import { pageTest } from '../support/pages/harness.mjs';
import { snippet } from '../support/pages/html.mjs';

/** Moments in New York, in order: what they are called there. */
const MOMENTS = {
  '2025-01-22T11:34:37Z': '01/22/2025 06:34:37 am',
  '2025-01-22T16:59:59Z': '01/22/2025 11:59:59 am',
  '2025-01-22T17:00:00Z': '01/22/2025 12:00:00 pm',
  '2025-01-23T04:59:59Z': '01/22/2025 11:59:59 pm',
  '2025-01-23T05:00:00Z': '01/23/2025 12:00:00 am',
  '2025-03-09T06:59:59Z': '03/09/2025 01:59:59 am',
  '2025-03-09T07:00:00Z': '03/09/2025 03:00:00 am',
  '2026-01-01T04:59:59Z': '12/31/2025 11:59:59 pm',
};

const FIRST = new Date(Object.keys(MOMENTS)[0]);

/** The moment in digits, by node's own Intl. */
const inDigits = (moment, timeZone) => {
  const digits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' };
  const format = new Intl.DateTimeFormat('en-US', { year: 'numeric', ...digits, timeZone, hour12: true });
  const at = Object.fromEntries(format.formatToParts(new Date(moment)).map((part) => [part.type, part.value]));
  const period = at.dayPeriod.toLowerCase();
  return `${at.month}/${at.day}/${at.year} ${at.hour}:${at.minute}:${at.second} ${period}`;
};

const withZone = (timeZone) => ({ ...harbour, site: { ...harbour.site, time_zone: timeZone } });

/** Shows an article and stops time at the first of the moments. */
const show = async (stage, document = harbour, attributes = {}) => {
  await stage.page.clock.install({ time: FIRST - 3_600_000 });
  await stage.open(snippet({ id: 'it', src: publish(stage.publisher, document), ...attributes }));
  await stage.ready();
  await stage.page.clock.pauseAt(FIRST);
  return () => stage.part('clock').textContent();
};

/** Counts the timers that are set from now on. */
const countTimers = (stage) =>
  stage.page.evaluate(() => {
    const { setTimeout } = window;
    window.nTimers = 0;
    window.setTimeout = (...all) => {
      window.nTimers++;
      return setTimeout(...all);
    };
  });

const nTimers = (stage) => stage.page.evaluate(() => window.nTimers);

pageTest(
  'the clock tells the time of the site in exactly the format of the seed',
  { timezoneId: 'Asia/Tokyo' },
  async (stage) => {
    const time = await show(stage);
    for (const [moment, text] of Object.entries(MOMENTS)) {
      if (moment !== Object.keys(MOMENTS)[0]) await stage.page.clock.pauseAt(moment);
      assert.equal(await time(), text, moment);
      assert.equal(inDigits(moment, 'America/New_York'), text);
    }
  },
);

for (const [timeZone, shown] of Object.entries({
  'Asia/Kolkata': 'Asia/Kolkata',
  'Pacific/Auckland': 'Pacific/Auckland',
  'Mars/Olympus_Mons': 'Asia/Tokyo',
  '': 'Asia/Tokyo',
})) {
  pageTest(
    `a site in the time zone '${timeZone}' has its clock in that of ${shown}`,
    { timezoneId: 'Asia/Tokyo' },
    async (stage) => {
      const time = await show(stage, withZone(timeZone));
      assert.equal(await time(), inDigits(FIRST, shown));
    },
  );
}

pageTest('a widget in another language has its clock in the format of that language', async (stage) => {
  const time = await show(stage, harbour, { lang: 'de' });
  assert.equal(await time(), '22.01.2025, 06:34:37');
});

pageTest(
  'an article in another language has its clock in the format of that language',
  { locale: 'en-US' },
  async (stage) => {
    const time = await show(stage, { ...harbour, language: 'de' });
    assert.equal(await time(), '22.01.2025, 06:34:37');
  },
);

pageTest('the clock ticks once each second, on the second', async (stage) => {
  await show(stage);
  await stage.part('clock').evaluate((it) => {
    window.told = [];
    new MutationObserver(() => told.push(`${it.textContent} ${Date.now() % 1000}`)).observe(it, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
  await stage.page.clock.runFor(300);
  for (let n = 0; n < 3; n++) await stage.page.clock.runFor(1000);
  const told = await stage.page.evaluate(() => window.told);
  assert.deepEqual(
    told,
    [38, 39, 40].map((second) => `01/22/2025 06:34:${second} am 0`),
  );
});

pageTest('the clock shows the present moment, without any help', async (stage) => {
  await stage.open(snippet({ src: publish(stage.publisher, harbour) }));
  await stage.ready();
  const [first, second] = await stage.part('clock').evaluate(async (it) => {
    const before = it.textContent;
    const moment = await new Promise((done) => {
      const observer = new MutationObserver(() => done(Date.now()));
      observer.observe(it, { characterData: true, childList: true, subtree: true });
    });
    return [[before], [it.textContent, moment]];
  });
  assert.notEqual(first[0], second[0]);
  assert.equal(second[0], inDigits(second[1], 'America/New_York'));
});

pageTest('the clock stands still while the page is hidden, and is right again when it is seen', async (stage) => {
  const time = await show(stage);
  await stage.turn('hidden');
  await countTimers(stage);
  await stage.page.clock.runFor(5000);
  assert.equal(await time(), MOMENTS[FIRST.toISOString().replace('.000', '')]);
  assert.equal(await nTimers(stage), 0);
  await stage.turn('visible');
  assert.equal(await time(), inDigits(FIRST.getTime() + 5000, 'America/New_York'));
  await stage.page.clock.runFor(1000);
  assert.equal(await time(), inDigits(FIRST.getTime() + 6000, 'America/New_York'));
});

for (const [how, stop] of Object.entries({
  'the widget is removed': (it) => it.remove(),
  'the clock is left out': (it) => it.setAttribute('no-clock', ''),
  'the masthead is left out': (it) => it.setAttribute('no-masthead', ''),
})) {
  pageTest(`the clock stops for good when ${how}`, async (stage) => {
    await show(stage);
    const clock = await stage.part('clock').elementHandle();
    await stage.page.locator('#it').evaluate(stop);
    await stage.until('the clock is gone', (it) => !it.isConnected, clock);
    await countTimers(stage);
    const last = await clock.textContent();
    await stage.page.clock.runFor(5000);
    assert.equal(await clock.textContent(), last);
    assert.equal(await nTimers(stage), 0);
  });
}

pageTest('the clock is not announced each second', async (stage) => {
  await show(stage);
  const clock = stage.part('clock');
  assert.equal(await clock.getAttribute('role'), 'timer');
  assert.equal(await clock.evaluate((it) => it.closest('[aria-live], [role=status], [role=alert], [role=log]')), null);
});
