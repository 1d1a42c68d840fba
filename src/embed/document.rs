//! Documents: fetched once for all widgets of the page, within limits, and read.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use gloo_net::http::Response;
use js_sys::{Array, Date, Function, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortSignal, Blob, ReadableStreamDefaultReader, RequestCache, RequestCredentials, window,
};

use super::conversion::converted;
use crate::convert::json;
use crate::formats::{self, MAX_DOCUMENT_BYTES, ReadError, Scan, Warning};
use crate::model::{Article, Failure, FailureKind, SafeUrl};

/// How long a response may take, to its last byte. `embed.js` gives its own requests as long.
const TIMEOUT_MILLIS: u32 = 15_000;

/// How long a file of the widget's own may take.
const FILE_TIMEOUT_MILLIS: u32 = 3_000;

/// How long an answer serves other widgets of the page that ask for the same document.
const SHARED_MILLIS: f64 = 30_000.0;

/// A document that was read.
#[derive(Debug, Clone)]
pub(super) struct Loaded {
    /// Its article.
    pub(super) article: Rc<Article>,
    /// What was left out of it.
    pub(super) warnings: Rc<[Warning]>,
    /// The document itself, as it was served.
    pub(super) document: JsString,
    /// What its URLs are relative to.
    base: Option<SafeUrl>,
}

impl Loaded {
    /// Whether both are the same text from the same place.
    pub(super) fn is_same_document(&self, other: &Self) -> bool {
        self.document == other.document && self.base == other.base
    }
}

/// A document that was read, or why there is none.
pub(super) type Outcome = Result<Loaded, Failure>;

/// Who waits for an outcome.
type OnOutcome = Box<dyn FnOnce(Outcome)>;

/// A request of this page.
struct PageRequest {
    url: Rc<str>,
    /// The response that it was given, if any.
    given: Option<JsValue>,
    started: f64,
    outcome: Option<Outcome>,
    waiting: Vec<OnOutcome>,
}

thread_local! {
    static REQUESTS: RefCell<Vec<PageRequest>> = const { RefCell::new(Vec::new()) };
}

/// Gets the document at `url`, from `response` where that is given and not used up yet.
///
/// Without a response, the newest request for the same URL that is under way is joined, and one that is
/// answered serves for [`SHARED_MILLIS`] more, unless this is a reload or it failed. With one, only
/// requests with the same are joined: others may have been made before something new was there. `convert` is what
/// [`converted`] takes.
pub(super) fn fetch(
    url: Rc<str>,
    response: Option<Promise>,
    is_reload: bool,
    convert: Function,
    on_outcome: OnOutcome,
) {
    let now = Date::now();
    let given = response.clone().map(JsValue::from);
    let answer = REQUESTS.with_borrow_mut(|requests| {
        requests.retain(|request| match &request.outcome {
            None => true,
            Some(outcome) => {
                outcome.is_ok()
                    && now - request.started < SHARED_MILLIS
                    && !(is_reload && request.url == url)
            }
        });
        let is_fit = |request: &&mut PageRequest| {
            request.url == url && (given.is_none() || request.given == given)
        };
        if let Some(request) = requests.iter_mut().rev().find(is_fit) {
            if let Some(outcome) = &request.outcome {
                return Some((on_outcome, outcome.clone()));
            }
            request.waiting.push(on_outcome);
            return None;
        }
        let waiting = vec![on_outcome];
        requests.push(PageRequest {
            url: url.clone(),
            given: given.clone(),
            started: now,
            outcome: None,
            waiting,
        });
        spawn_local(async move {
            let outcome = fetch_and_read(&url, response, is_reload, &convert).await;
            for on_outcome in answered(&url, given.as_ref(), &outcome) {
                on_outcome(outcome.clone());
            }
        });
        None
    });
    if let Some((on_outcome, outcome)) = answer {
        on_outcome(outcome);
    }
}

/// Keeps the outcome, and gives those who wait for it.
fn answered(url: &str, given: Option<&JsValue>, outcome: &Outcome) -> Vec<OnOutcome> {
    REQUESTS.with_borrow_mut(|requests| {
        let request = requests.iter_mut().find(|request| {
            &*request.url == url && request.given.as_ref() == given && request.outcome.is_none()
        });
        request.map_or_else(Vec::new, |request| {
            request.outcome = Some(outcome.clone());
            mem::take(&mut request.waiting)
        })
    })
}

async fn fetch_and_read(
    url: &str,
    response: Option<Promise>,
    is_reload: bool,
    convert: &Function,
) -> Outcome {
    let mut was_given = response.is_some();
    let response = match response {
        Some(promise) => {
            JsFuture::from(promise).await.and_then(JsValue::dyn_into).map(web_sys::Response::into)
        }
        None => request(url, is_reload, TIMEOUT_MILLIS).await,
    };
    let mut response: Response = response.map_err(|error| network_failure(&error))?;
    loop {
        if !response.ok() {
            return Err(status_failure(response.status()));
        }
        let is_used_up = was_given && response.body_used();
        match if is_used_up { Err(JsValue::UNDEFINED) } else { text(&response).await } {
            Ok(Ok(document)) => {
                // A service worker's answer has no URL of its own; after a redirect, it is another.
                let own_url = Some(response.url()).filter(|url| !url.is_empty());
                let own_url = own_url.as_deref().unwrap_or(url);
                // Which of several articles is meant; no answer's URL tells it.
                let fragment = url.find('#').and_then(|idx| url.get(idx..)).unwrap_or_default();
                let own_url = own_url.strip_suffix(fragment).unwrap_or(own_url);
                return read(document, Some(&[own_url, fragment].concat()), convert).await;
            }
            Ok(Err(error)) => return Err(read_failure(&error)),
            // A given response may be used up, and its time runs out while it waits for the program
            // on a slow line: no fault of the publisher's.
            Err(_) if was_given => {
                was_given = false;
                response = request(url, is_reload, TIMEOUT_MILLIS)
                    .await
                    .map_err(|error| network_failure(&error))?;
            }
            Err(error) => return Err(network_failure(&error)),
        }
    }
}

/// Asks for the document. Not by gloo-net's builder, whose `send` panics when `fetch`, which pages
/// wrap, rejects with something that is no `Error`: see `docs/decisions/0002`.
async fn request(url: &str, is_reload: bool, millis: u32) -> Result<Response, JsValue> {
    let init = web_sys::RequestInit::new();
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_cache(if is_reload { RequestCache::NoCache } else { RequestCache::Default });
    init.set_signal(Some(&AbortSignal::timeout_with_u32(millis)));
    let window = window().ok_or(JsValue::UNDEFINED)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &init)).await?;
    response.dyn_into::<web_sys::Response>().map(Response::from)
}

/// The body's text, or why it is not worth parsing.
async fn text(response: &Response) -> Result<Result<JsString, ReadError>, JsValue> {
    let Some(stream) = response.body() else { return Ok(Ok(JsString::default())) };
    let reader = ReadableStreamDefaultReader::new(&stream)?;
    let chunks = Array::new();
    let mut scan = Scan::default();
    let mut n_bytes = 0;
    loop {
        let read = JsFuture::from(reader.read()).await?;
        if Reflect::get(&read, &"done".into())?.is_truthy() {
            break;
        }
        let chunk = Reflect::get(&read, &"value".into())?.dyn_into::<Uint8Array>()?;
        n_bytes += chunk.length() as usize;
        let seen = if n_bytes > MAX_DOCUMENT_BYTES {
            Err(ReadError::too_large())
        } else {
            scan.add(&chunk.to_vec())
        };
        if let Err(error) = seen {
            // The rest is not wanted; whether the server is told so in time does not matter.
            let _ = reader.cancel();
            return Ok(Err(error));
        }
        chunks.push(&chunk);
    }
    let text = JsFuture::from(Blob::new_with_u8_array_sequence(&chunks)?.text()).await?;
    text.dyn_into().map(Ok)
}

/// The text of a file of the widget's own, which an article waits for; `None` where it does not come soon.
pub(super) async fn file(url: &str) -> Option<String> {
    let response = request(url, false, FILE_TIMEOUT_MILLIS).await.ok().filter(Response::ok)?;
    text(&response).await.ok()?.ok().map(String::from)
}

/// Reads a document whose URLs are relative to `base`. `convert` is what [`converted`] takes.
pub(super) async fn read(document: JsString, base: Option<&str>, convert: &Function) -> Outcome {
    let url = base.and_then(|base| SafeUrl::parse_web(base, None));
    let mut buffer = String::new();
    let value = json::parse(&document, &mut buffer).map_err(|error| read_failure(&error))?;
    let parsed = match formats::read_article_json(&value, url.as_ref()) {
        Some(parsed) => parsed.map_err(|error| read_failure(&error))?,
        None => converted(&document, base, convert).await?,
    };
    let warnings = parsed.warnings.into();
    Ok(Loaded { article: Rc::new(parsed.article), warnings, document, base: url })
}

fn read_failure(error: &ReadError) -> Failure {
    let kind = if error.is_too_large() {
        FailureKind::TooLarge
    } else if error.is_syntax() {
        FailureKind::NotJson
    } else {
        FailureKind::NotAnArticle
    };
    Failure {
        kind,
        message: error.to_string(),
        advice: error.advice().to_owned(),
        // A captive portal's page or a cut answer may be gone the next time.
        is_retryable: error.is_syntax(),
        link: error.link().cloned(),
    }
}

fn status_failure(status: u16) -> Failure {
    let advice = match status {
        401 | 403 => {
            "The widget sends no cookies to other sites: serve the article to everybody, or check the server's rules."
        }
        404 | 410 => "Check the address in `src`.",
        _ => "Look into the log of the server that `src` points to.",
    };
    Failure {
        kind: FailureKind::Status,
        message: format!("the server answered with status {status}"),
        advice: advice.to_owned(),
        is_retryable: status >= 500 || matches!(status, 408 | 429),
        link: None,
    }
}

/// A refused connection, a missing CORS header and a body that breaks off look alike to a page.
fn network_failure(error: &JsValue) -> Failure {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    let (kind, message, advice) = if name.as_deref() == Some("TimeoutError") {
        (
            FailureKind::Timeout,
            "the answer took longer than 15 seconds",
            "Serve the article from a cache or a CDN.",
        )
    } else {
        (
            FailureKind::Network,
            "no answer came that this page may read",
            "Check that the address in `src` answers, and that it sends the header \
             `Access-Control-Allow-Origin: *`. Under a Content-Security-Policy, add its host to `connect-src`. \
             On an https page, it has to be https.",
        )
    };
    Failure {
        kind,
        message: message.to_owned(),
        advice: advice.to_owned(),
        is_retryable: true,
        link: None,
    }
}
