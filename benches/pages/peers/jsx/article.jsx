/** The widget for React and for Preact: one source, as their components are written alike. */

import { useEffect, useState } from 'hooks';

import { icon } from '../shared/icons.mjs';
import { startClock } from '../shared/time.mjs';
import { END, HOMEPAGE_STEPS, SKIP, skip } from '../shared/view.mjs';

const Drawing = ({ path }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={path} />
  </svg>
);

const Outward = ({ href, children }) => (
  <a href={href} target="_blank" rel="noopener">
    {children}
  </a>
);

const Clock = ({ language, zone }) => {
  const [time, setTime] = useState('');
  useEffect(() => startClock(language, zone, setTime), [language, zone]);
  return (
    <span className="clock" role="timer">
      {time}
    </span>
  );
};

const CopyButton = ({ label, text }) => {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <button type="button" className="share-link" onClick={copy}>
        <Drawing path={icon(isCopied ? 'done' : 'link')} />
        <span>{isCopied ? 'Copied' : label}</span>
      </button>
      <span className="status" role="status">
        {isCopied && 'Copied'}
      </span>
    </>
  );
};

const Homepage = ({ site }) => (
  <div className="homepage" lang="en">
    <button type="button" className="homepage-link" popoverTarget="homepage">
      {site.homepage}
    </button>
    <div id="homepage" className="dialog" popover="auto" role="dialog" aria-labelledby="homepage-title">
      <p id="homepage-title" className="dialog-title">
        {site.homepage}
      </p>
      <p>{HOMEPAGE_STEPS}</p>
      <p className="address" dir="ltr">
        <code>{site.url}</code>
      </p>
      <div className="dialog-buttons">
        <CopyButton label="Copy address" text={site.url} />
        <button type="button" popoverTarget="homepage" popoverTargetAction="hide">
          Close
        </button>
      </div>
    </div>
  </div>
);

const Masthead = ({ language, site }) => (
  <header className="masthead">
    <span className="site">
      <Outward href={site.url}>{site.name}</Outward>
    </span>
    <Clock language={language} zone={site.zone} />
    <Homepage site={site} />
  </header>
);

const Head = ({ section, headline, standfirst, authors, date, readingTime }) => (
  <header className="head">
    <p className="section">{section}</p>
    <h2 id="headline" className="headline">
      {headline}
    </h2>
    <p className="standfirst">{standfirst}</p>
    <div className="dateline">
      <p className="byline">
        <span>By</span> <span className="author">{authors}</span>
      </p>
      <p className="date">
        <time dateTime={date.iso}>{date.text}</time>
      </p>
    </div>
    <div className="dateline tools" lang="en" role="group" aria-label="Reading tools">
      <span className="reading-time">{readingTime}</span>
    </div>
  </header>
);

const Figure = ({ url, alt, width, height, title, credit, caption }) => (
  <figure className="figure" data-place="lead">
    <picture>
      <img alt={alt} width={width} height={height} fetchPriority="high" decoding="async" src={url} />
    </picture>
    <figcaption>
      <b className="title">{title}</b> <span className="credit">({credit})</span> {caption}
    </figcaption>
  </figure>
);

const Block = ({ block }) =>
  block.type === 'social' ? (
    <p className="social" lang="en">
      <Outward href={block.url}>
        <Drawing path={block.icon} />
        <span>{block.text}</span>
      </Outward>
    </p>
  ) : (
    <p className={block.name}>{block.text}</p>
  );

const ShareBar = ({ url, share }) => (
  <div className="share" lang="en" role="group" aria-labelledby="share">
    <h3 id="share" className="share-heading">
      Share this article
    </h3>
    <ul className="share-list">
      <li>
        <CopyButton label="Copy link" text={url} />
      </li>
      {share.map(({ href, label, icon, target }) => (
        <li key={label}>
          <a className="share-link" href={href} target={target} rel="noopener noreferrer">
            <Drawing path={icon} />
            <span>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  </div>
);

export const Article = ({ view }) => (
  <div className="widget">
    <article className="article" lang={view.language} dir="ltr" aria-labelledby="headline">
      <button type="button" className="skip spoken" lang="en" onClick={skip}>
        {SKIP}
      </button>
      <Masthead language={view.language} site={view.site} />
      <Head {...view} />
      <Figure {...view.image} />
      <div className="body">
        {view.body.map((block, idx) => (
          <Block key={idx} block={block} />
        ))}
      </div>
      <ShareBar url={view.url} share={view.share} />
      <footer className="footer">
        <p className="origin" lang="en">
          <Outward href={view.url}>{view.origin}</Outward>
        </p>
        <p className="analytics">{view.analytics}</p>
      </footer>
      <p className="end spoken" lang="en" tabIndex={-1}>
        {END}
      </p>
    </article>
  </div>
);
