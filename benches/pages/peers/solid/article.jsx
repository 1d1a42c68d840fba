/** The widget in Solid. */

import { For, createSignal, onCleanup, onMount } from 'solid-js';

import { icon } from '../shared/icons.mjs';
import { startClock } from '../shared/time.mjs';
import { END, HOMEPAGE_STEPS, SKIP, skip } from '../shared/view.mjs';

const Drawing = (props) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={props.path} />
  </svg>
);

const Outward = (props) => (
  <a href={props.href} target="_blank" rel="noopener">
    {props.children}
  </a>
);

const Clock = (props) => {
  const [time, setTime] = createSignal('');
  onMount(() => onCleanup(startClock(props.language, props.zone, setTime)));
  return (
    <span class="clock" role="timer">
      {time()}
    </span>
  );
};

const CopyButton = (props) => {
  const [isCopied, setCopied] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
  };
  return (
    <>
      <button type="button" class="share-link" onClick={copy}>
        <Drawing path={icon(isCopied() ? 'done' : 'link')} />
        <span>{isCopied() ? 'Copied' : props.label}</span>
      </button>
      <span class="status" role="status">
        {isCopied() && 'Copied'}
      </span>
    </>
  );
};

const Homepage = (props) => (
  <div class="homepage" lang="en">
    <button type="button" class="homepage-link" popovertarget="homepage">
      {props.site.homepage}
    </button>
    <div id="homepage" class="dialog" popover="auto" role="dialog" aria-labelledby="homepage-title">
      <p id="homepage-title" class="dialog-title">
        {props.site.homepage}
      </p>
      <p>{HOMEPAGE_STEPS}</p>
      <p class="address" dir="ltr">
        <code>{props.site.url}</code>
      </p>
      <div class="dialog-buttons">
        <CopyButton label="Copy address" text={props.site.url} />
        <button type="button" popovertarget="homepage" popovertargetaction="hide">
          Close
        </button>
      </div>
    </div>
  </div>
);

const Masthead = (props) => (
  <header class="masthead">
    <span class="site">
      <Outward href={props.site.url}>{props.site.name}</Outward>
    </span>
    <Clock language={props.language} zone={props.site.zone} />
    <Homepage site={props.site} />
  </header>
);

const Head = (props) => (
  <header class="head">
    <p class="section">{props.view.section}</p>
    <h2 id="headline" class="headline">
      {props.view.headline}
    </h2>
    <p class="standfirst">{props.view.standfirst}</p>
    <div class="dateline">
      <p class="byline">
        <span>By</span> <span class="author">{props.view.authors}</span>
      </p>
      <p class="date">
        <time datetime={props.view.date.iso}>{props.view.date.text}</time>
      </p>
    </div>
    <div class="dateline tools" lang="en" role="group" aria-label="Reading tools">
      <span class="reading-time">{props.view.readingTime}</span>
    </div>
  </header>
);

const Figure = (props) => (
  <figure class="figure" data-place="lead">
    <picture>
      <img
        alt={props.image.alt}
        width={props.image.width}
        height={props.image.height}
        fetchpriority="high"
        decoding="async"
        src={props.image.url}
      />
    </picture>
    <figcaption>
      <b class="title">{props.image.title}</b> <span class="credit">({props.image.credit})</span> {props.image.caption}
    </figcaption>
  </figure>
);

const Block = (props) =>
  props.block.type === 'social' ? (
    <p class="social" lang="en">
      <Outward href={props.block.url}>
        <Drawing path={props.block.icon} />
        <span>{props.block.text}</span>
      </Outward>
    </p>
  ) : (
    <p class={props.block.name}>{props.block.text}</p>
  );

const ShareBar = (props) => (
  <div class="share" lang="en" role="group" aria-labelledby="share">
    <h3 id="share" class="share-heading">
      Share this article
    </h3>
    <ul class="share-list">
      <li>
        <CopyButton label="Copy link" text={props.url} />
      </li>
      <For each={props.share}>
        {(it) => (
          <li>
            <a class="share-link" href={it.href} target={it.target} rel="noopener noreferrer">
              <Drawing path={it.icon} />
              <span>{it.label}</span>
            </a>
          </li>
        )}
      </For>
    </ul>
  </div>
);

export const Article = (props) => (
  <div class="widget">
    <article class="article" lang={props.view.language} dir="ltr" aria-labelledby="headline">
      <button type="button" class="skip spoken" lang="en" onClick={skip}>
        {SKIP}
      </button>
      <Masthead language={props.view.language} site={props.view.site} />
      <Head view={props.view} />
      <Figure image={props.view.image} />
      <div class="body">
        <For each={props.view.body}>{(block) => <Block block={block} />}</For>
      </div>
      <ShareBar url={props.view.url} share={props.view.share} />
      <footer class="footer">
        <p class="origin" lang="en">
          <Outward href={props.view.url}>{props.view.origin}</Outward>
        </p>
        <p class="analytics">{props.view.analytics}</p>
      </footer>
      <p class="end spoken" lang="en" tabindex="-1">
        {END}
      </p>
    </article>
  </div>
);
