/** Dates in words, and the masthead's clock. */

/** The date of publication, in the article's language at the site's place. */
export const dateInWords = ({ published, language, site }) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: site.time_zone }).format(
    new Date(published),
  );

/** The same as the publisher's own clock wrote it: what a server renders, which knows no reader. */
export const dateInDigits = ({ published }) => published.slice(0, '2014-09-16T06:00'.length).replace('T', ' ');

/** Tells `onTick` the time now and at every full second. Call what it returns to stop. */
export const startClock = (language, timeZone, onTick) => {
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' };
  const format = new Intl.DateTimeFormat(language, { ...fields, timeZone });
  let timer;
  const tick = () => {
    const now = Date.now();
    onTick(format.format(now).replace(',', '').replace('\u202f', ' ').toLowerCase());
    timer = setTimeout(tick, 1000 - (now % 1000));
  };
  tick();
  return () => clearTimeout(timer);
};
