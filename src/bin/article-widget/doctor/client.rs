//! Requests as a browser makes them, within limits.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, Read};
use std::rc::Rc;
use std::time::{Duration, Instant};

use article_widget::model::SafeUrl;
use indicatif::ProgressBar;
use ureq::Agent;
use ureq::http::{HeaderMap, Response};

use super::origin::origin;
use crate::problem::{one_line, spoken};

/// How long an answer may take, to its last byte: as long as the widget waits for an article.
const TIMEOUT: Duration = Duration::from_secs(15);

/// Clocks are not read all at once: what ends so shortly before the end of the time ends because of it.
const LAST_MOMENT: Duration = Duration::from_millis(50);

/// How many redirects are followed; browsers follow 20, and no reader should wait for as many.
const MAX_REDIRECTS: usize = 5;

/// More bytes of answers than this are not kept for whoever asks again.
const MAX_KEPT_BYTES: usize = 64 * 1024 * 1024;

/// How much one page may make the doctor do: what is on it, strangers have written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// How many requests there are at the most, redirects included.
    pub(super) max_requests: u32,
    /// How long all of them may take together.
    pub(super) max_time: Duration,
}

impl Default for Limits {
    /// Far more than a page of twenty articles needs.
    fn default() -> Self {
        Self { max_requests: 200, max_time: Duration::from_secs(60) }
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Failure {
    /// In words that say why no whole answer came.
    Told(String),
    /// The limits are reached.
    Spent,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request<'a> {
    /// The address.
    pub(super) url: &'a SafeUrl,
    /// The media types that are asked for.
    pub(super) accept: &'a str,
    /// The origin of the page that asks, for what it may read only with leave.
    pub(super) origin: Option<&'a str>,
    /// The longest body that is read, compressed or not; nothing for one that is not read at all.
    pub(super) max_bytes: usize,
}

/// A server's answer, after redirects.
#[derive(Debug)]
pub(super) struct Answer {
    /// Where it came from.
    pub(super) url: SafeUrl,
    /// Its status.
    pub(super) status: u16,
    /// Its headers.
    pub(super) headers: HeaderMap,
    /// Its body, decompressed; empty where none was to be read.
    pub(super) body: Vec<u8>,
    /// Each request that led to it, the last one included.
    pub(super) hops: Vec<Hop>,
}

/// One request on the way to an answer.
#[derive(Debug)]
pub(super) struct Hop {
    /// The address.
    pub(super) url: SafeUrl,
    /// The origin that was named, as it is to others only.
    pub(super) origin: Option<String>,
    /// What the server sent as `Access-Control-Allow-Origin`, each time that it did.
    pub(super) allowed_origins: Vec<String>,
    /// Whether the answer tells caches that it depends on the origin.
    pub(super) varies_by_origin: bool,
}

impl Answer {
    /// The value of a header; empty where it is missing.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// All values of a header that may be sent several times.
    pub(super) fn headers(&self, name: &str) -> Vec<String> {
        values(&self.headers, name)
    }

    /// The media type without its parameters, in small letters.
    pub(super) fn media_type(&self) -> String {
        let value = self.header("content-type");
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }
}

/// Makes the requests of one page, and each only once.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    limits: Limits,
    start: Instant,
    progress: ProgressBar,
    done: RefCell<Done>,
}

/// What was asked for.
#[derive(Debug, Default)]
struct Done {
    n_requests: u32,
    n_kept_bytes: usize,
    answers: HashMap<Key, Result<Rc<Answer>, Failure>>,
}

/// The address, the media types and the origin: what an answer may depend on.
type Key = (String, String, Option<String>, usize);

impl Client {
    /// The time begins to run now. `progress` has a step for each request.
    #[allow(clippy::disallowed_methods, reason = "this never runs in a browser")]
    pub(super) fn new(limits: Limits, progress: ProgressBar) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Followed here, as the answer of each may keep a page from reading the last.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("article-widget-doctor/", env!("CARGO_PKG_VERSION")))
            .accept_encoding("gzip, br")
            .build();
        let (agent, start) = (config.new_agent(), Instant::now());
        Self { agent, limits, start, progress, done: RefCell::default() }
    }

    /// How much there may be of it.
    pub(super) fn limits(&self) -> Limits {
        self.limits
    }

    /// Asks for something, unless it was asked for before.
    ///
    /// # Errors
    ///
    /// When no whole answer came.
    pub(super) fn get(&self, request: Request<'_>) -> Result<Rc<Answer>, Failure> {
        let key: Key = (
            request.url.as_str().to_owned(),
            request.accept.to_owned(),
            request.origin.map(str::to_owned),
            request.max_bytes,
        );
        if let Some(known) = self.done.borrow().answers.get(&key) {
            return known.clone();
        }
        let answer = self.ask(request).map(Rc::new);
        let mut done = self.done.borrow_mut();
        let n_bytes = answer.as_ref().map_or(0, |answer| answer.body.len());
        if done.n_kept_bytes + n_bytes <= MAX_KEPT_BYTES {
            done.n_kept_bytes += n_bytes;
            done.answers.insert(key, answer.clone());
        }
        answer
    }

    fn ask(&self, request: Request<'_>) -> Result<Answer, Failure> {
        let mut url = request.url.clone();
        let mut asker = request.origin.map(str::to_owned);
        let mut is_elsewhere = false;
        let mut hops = Vec::new();
        loop {
            is_elsewhere |= asker.as_ref().is_some_and(|asker| *asker != origin(&url));
            let sent_origin = asker.clone().filter(|_| is_elsewhere);
            let response = self.send(&url, request.accept, sent_origin.as_deref())?;
            hops.push(Hop {
                url: url.clone(),
                origin: sent_origin,
                allowed_origins: values(response.headers(), "access-control-allow-origin"),
                varies_by_origin: values(response.headers(), "vary").iter().any(|value| {
                    value.split(',').any(|name| name.trim().eq_ignore_ascii_case("origin"))
                }),
            });
            if !is_redirect(response.status().as_u16()) {
                return answer(response, url, hops, request.max_bytes)
                    .map_err(|told| self.failure(told));
            }
            if hops.len() > MAX_REDIRECTS {
                return Err(Failure::Told(format!("more than {MAX_REDIRECTS} redirects")));
            }
            let next = target(&response, &url).map_err(Failure::Told)?;
            // A page's origin is not told to a third one (Fetch Standard, "HTTP-redirect fetch").
            if let Some(asker) = &mut asker
                && *asker != origin(&url)
                && origin(&next) != origin(&url)
            {
                *asker = "null".to_owned();
            }
            url = next;
        }
    }

    /// Sends one request, if there may be one more.
    fn send(
        &self,
        url: &SafeUrl,
        accept: &str,
        origin: Option<&str>,
    ) -> Result<Response<ureq::Body>, Failure> {
        let remaining = self.remaining();
        let n_requests = self.done.borrow().n_requests;
        if n_requests >= self.limits.max_requests || remaining.is_zero() {
            return Err(Failure::Spent);
        }
        self.done.borrow_mut().n_requests = n_requests + 1;
        self.progress.set_message(one_line(url.as_str()));
        let mut builder = self.agent.get(url.as_str()).header("accept", accept);
        if let Some(origin) = origin {
            builder = builder.header("origin", origin);
        }
        let builder = builder.config().timeout_global(Some(TIMEOUT.min(remaining))).build();
        let response = builder.call().map_err(|error| self.failure(worded(&error)));
        self.progress.inc(1);
        response
    }

    /// What did not come in the time that was left is not the server's fault.
    fn failure(&self, told: String) -> Failure {
        if self.remaining() < LAST_MOMENT { Failure::Spent } else { Failure::Told(told) }
    }

    fn remaining(&self) -> Duration {
        self.limits.max_time.saturating_sub(self.start.elapsed())
    }
}

/// Why no answer came, in the words of whoever has to mend it.
fn worded(error: &ureq::Error) -> String {
    if let ureq::Error::Io(error) = error {
        return spoken(error);
    }
    if matches!(error, ureq::Error::Timeout(_)) {
        return format!("it takes longer than {} seconds", TIMEOUT.as_secs());
    }
    if matches!(error, ureq::Error::HostNotFound) {
        return "there is no host of this name".to_owned();
    }
    error.to_string()
}

/// Where a redirect leads to.
fn target(response: &Response<ureq::Body>, url: &SafeUrl) -> Result<SafeUrl, String> {
    let location = values(response.headers(), "location").into_iter().next();
    let location = location.ok_or("a redirect without the header Location")?;
    SafeUrl::parse_web(&location, Some(url))
        .ok_or_else(|| format!("a redirect to {location:?}, which is no web address"))
}

fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

fn values(headers: &HeaderMap, name: &str) -> Vec<String> {
    let values = headers.get_all(name).iter();
    values.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect()
}

fn answer(
    response: Response<ureq::Body>,
    url: SafeUrl,
    hops: Vec<Hop>,
    max_bytes: usize,
) -> Result<Answer, String> {
    let (parts, body) = response.into_parts();
    let body = if max_bytes == 0 {
        Vec::new()
    } else {
        let sent = read_within(body.into_reader(), max_bytes)?;
        let encoding = values(&parts.headers, "content-encoding").join(",");
        match encoding.trim().to_ascii_lowercase().as_str() {
            "" | "identity" => sent,
            "gzip" | "x-gzip" => read_within(flate2::read::MultiGzDecoder::new(&*sent), max_bytes)?,
            "br" => read_within(brotli_decompressor::Decompressor::new(&*sent, 4096), max_bytes)?,
            other => {
                return Err(format!(
                    "an answer in the encoding {other:?}, which was not asked for"
                ));
            }
        }
    };
    Ok(Answer { url, status: parts.status.as_u16(), headers: parts.headers, body, hops })
}

fn read_within(reader: impl Read, max_bytes: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let n_more = u64::try_from(max_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let result: io::Result<usize> = reader.take(n_more).read_to_end(&mut bytes);
    result.map_err(|error| {
        // The client hands its own errors on within the system's.
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>());
        format!("the answer broke off: {}", inner.map_or_else(|| spoken(&error), worded))
    })?;
    if bytes.len() > max_bytes {
        return Err(format!("the answer is longer than {max_bytes} bytes"));
    }
    Ok(bytes)
}
