/**
 * For pages with articles in frames: makes each frame as high as its article.
 *
 * It listens to the frames whose page is beside this script, and to nobody else. It may be on a page
 * twice. What pages may rely on is in docs/contracts/frame.md.
 */

const folder = new URL('.', import.meta.url).href;
const page = /^frame(-index)?\.html(\?|#|$)/;
// Beyond this, something is wrong, and the frame scrolls.
const MAX_PX = 100000;

const frames = () =>
  [...document.querySelectorAll('iframe')].filter(
    ({ src }) => src.startsWith(folder) && page.test(src.slice(folder.length)),
  );

addEventListener('message', ({ data, source }) => {
  const height = data?.height;
  if (data?.type !== 'article-widget-height' || !(height > 0 && height <= MAX_PX)) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  const isBorderBox = getComputedStyle(frame).boxSizing === 'border-box';
  frame.style.height = `${height + (isBorderBox ? frame.offsetHeight - frame.clientHeight : 0)}px`;
});

// Those that were there before.
for (const { contentWindow } of frames()) contentWindow.postMessage({ type: 'article-widget-ask' }, '*');
