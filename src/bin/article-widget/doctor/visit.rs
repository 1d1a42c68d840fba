//! One page with its files: asks for them as a browser on that page does, and reports on the answers.

use std::rc::Rc;

use article_widget::model::SafeUrl;

use super::client::{Answer, Client, Failure, Hop, Limits, Request};
use super::finding::{Check, Finding, Level, Place, Report};
use super::origin::{is_local, origin, scheme};
use super::resource::{PAGE, PICTURE, Resource};

/// Stands for any page that is not the publisher's, where only an article is looked at.
const ANY_PAGE: &str = "https://any-page.example";

/// What to send, so that every page may read an answer.
const ALLOW_ALL: &str = "Access-Control-Allow-Origin: *";

/// A page, as a browser sees it that has it open.
#[derive(Debug)]
pub(super) struct Visit<'a> {
    client: &'a Client,
    page: Option<SafeUrl>,
    origin: String,
    is_isolated: bool,
    is_spent: bool,
    report: Report,
}

impl<'a> Visit<'a> {
    /// A page with a widget, or none at all: some page or other.
    pub(super) fn new(client: &'a Client, page: Option<SafeUrl>) -> Self {
        let origin = page.as_ref().map_or_else(|| ANY_PAGE.to_owned(), origin);
        Self {
            client,
            page,
            origin,
            is_isolated: false,
            is_spent: false,
            report: Report::default(),
        }
    }

    /// The same page from now on as one whose scripts belong to no origin, as in a sandbox.
    pub(super) fn without_origin(&mut self) {
        self.origin = "null".to_owned();
    }

    /// The same page from now on as one that takes from others only what says that it may
    /// (`Cross-Origin-Embedder-Policy: require-corp`).
    pub(super) fn isolated(&mut self) {
        self.is_isolated = true;
    }

    /// Looks at something as the page in a frame does, which has an origin unless it is in a sandbox.
    pub(super) fn within<T>(
        &mut self,
        frame: SafeUrl,
        is_sandboxed: bool,
        look: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let inner = if is_sandboxed { "null".to_owned() } else { origin(&frame) };
        let outer_origin = std::mem::replace(&mut self.origin, inner);
        let outer_page = self.page.replace(frame);
        let found = look(self);
        self.origin = outer_origin;
        self.page = outer_page;
        found
    }

    /// Adds a finding.
    pub(super) fn add(&mut self, finding: Finding) {
        self.report.push(finding);
    }

    /// All that was found at `address`.
    pub(super) fn into_report(mut self, address: &SafeUrl) -> Report {
        if self.is_spent {
            let Limits { max_requests, max_time } = self.client.limits();
            let message = format!(
                "the rest was not looked at: it would take more than {max_requests} requests or {} seconds; raise \
                 them with --max-requests and --max-seconds",
                max_time.as_secs()
            );
            self.add(Finding::new(Level::Warning, Check::Limit, address, message));
        }
        self.report
    }

    /// Whether something was not looked at because the limits are reached, so that what is missing
    /// tells nothing.
    pub(super) fn is_spent(&self) -> bool {
        self.is_spent
    }

    /// Asks for a file, and reports on whether it comes, as what, and whether the page may read it.
    /// `None` when there is nothing to look at.
    pub(super) fn fetch(&mut self, resource: &Resource, url: &SafeUrl) -> Option<Rc<Answer>> {
        self.check_encryption(resource, url);
        let request = Request {
            url,
            accept: resource.accept,
            origin: resource.needs_cors.then_some(self.origin.as_str()),
            max_bytes: resource.max_bytes,
        };
        let answer = match self.client.get(request) {
            Ok(answer) => answer,
            Err(Failure::Told(fault)) => {
                let message = format!("{} does not come: {fault}", resource.name);
                self.add(Finding::new(Level::Error, Check::Answer, url, message));
                return None;
            }
            Err(Failure::Spent) => {
                self.is_spent = true;
                return None;
            }
        };
        if answer.url != *url {
            self.check_encryption(resource, &answer.url);
        }
        if !(200..300).contains(&answer.status) {
            let message = format!(
                "{} does not come: the server answers with status {}",
                resource.name, answer.status
            );
            let finding = Finding::new(Level::Error, Check::Answer, url, message);
            let is_missing = matches!(answer.status, 404 | 410) && resource.name != PAGE.name;
            self.add(match is_missing {
                true => finding.cured_by(Place::Server, answer.url.as_str()),
                false => finding,
            });
            return None;
        }
        if resource.needs_cors {
            self.check_cors(resource, &answer.hops);
        } else {
            self.check_embeddable(resource, &answer);
        }
        self.check_type(resource, &answer);
        Some(answer)
    }

    /// Asks for a file that need not be there, and reports nothing.
    pub(super) fn peek(&mut self, resource: &Resource, url: &SafeUrl) -> Option<Rc<Answer>> {
        let max_bytes = resource.max_bytes;
        let answer =
            self.client.get(Request { url, accept: resource.accept, origin: None, max_bytes });
        self.is_spent |= matches!(answer, Err(Failure::Spent));
        answer.ok()
    }

    fn check_encryption(&mut self, resource: &Resource, url: &SafeUrl) {
        let is_encrypted = self.page.as_ref().is_some_and(|page| scheme(page) == "https");
        if !is_encrypted || scheme(url) == "https" || is_local(url) {
            return;
        }
        let is_picture = resource.name == PICTURE.name;
        let (level, then) = if is_picture {
            (Level::Warning, "browsers ask for it by https, or leave it out")
        } else {
            (Level::Error, "browsers block it")
        };
        let message =
            format!("{} has an http address, and the page is https: {then}", resource.name);
        let encrypted = url.as_str().replacen("http:", "https:", 1);
        self.add(
            Finding::new(level, Check::MixedContent, url, message).cured_by(Place::Page, encrypted),
        );
    }

    fn check_cors(&mut self, resource: &Resource, hops: &[Hop]) {
        let mut is_fine = true;
        for hop in hops {
            let Some(origin) = &hop.origin else { continue };
            let is_named = hop.allowed_origins == [origin.as_str()] && origin != "null";
            let (level, fault) = match hop.allowed_origins.as_slice() {
                [] => (Level::Error, "has no header Access-Control-Allow-Origin".to_owned()),
                [all] if all == "*" => continue,
                [_] if is_named && hop.varies_by_origin => continue,
                [_] if is_named => {
                    let fault = "is for one origin, and has no header Vary: Origin, so caches give it to other pages";
                    (Level::Warning, fault.to_owned())
                }
                [only] if only == origin => continue,
                [other] => {
                    (Level::Error, format!("has the header Access-Control-Allow-Origin: {other}"))
                }
                several => {
                    let n_times = several.len();
                    (
                        Level::Error,
                        format!(
                            "has {n_times} headers Access-Control-Allow-Origin, and browsers take one"
                        ),
                    )
                }
            };
            is_fine = false;
            let whose = if level == Level::Error {
                format!(", so a page of the origin {origin} may not read {}", resource.name)
            } else {
                String::new()
            };
            let finding =
                Finding::new(level, Check::Cors, &hop.url, format!("the answer {fault}{whose}"));
            self.add(finding.cured_by(Place::Headers, ALLOW_ALL));
        }
        if is_fine && let Some(last) = hops.last() {
            let message = format!("the page may read {}", resource.name);
            self.add(Finding::new(Level::Fine, Check::Cors, &last.url, message));
        }
    }

    /// Whether others may show what they may not read.
    fn check_embeddable(&mut self, resource: &Resource, answer: &Answer) {
        let has_page = self.page.is_some() && resource.name == PICTURE.name;
        if !has_page || origin(&answer.url) == self.origin {
            return;
        }
        let policy = answer.header("cross-origin-resource-policy");
        let fault = match policy {
            "same-origin" => "Cross-Origin-Resource-Policy: same-origin keeps it to its own site",
            "" if self.is_isolated => {
                "there is no Cross-Origin-Resource-Policy, which the page wants of all that it shows"
            }
            _ => return,
        };
        let message = format!("{fault}, so browsers leave {} out", resource.name);
        let finding = Finding::new(Level::Error, Check::Picture, &answer.url, message);
        let line = "Cross-Origin-Resource-Policy: cross-origin";
        self.add(finding.cured_by(Place::Headers, line));
    }

    fn check_type(&mut self, resource: &Resource, answer: &Answer) {
        let media_type = answer.media_type();
        if resource.is_type(&media_type) {
            return;
        }
        let (level, then) = resource.type_fault;
        let told = if media_type.is_empty() { "no media type" } else { &media_type };
        let message = format!("{} is served as {told}: {then}", resource.name);
        let finding = Finding::new(level, Check::Type, &answer.url, message);
        self.add(finding.cured_by(Place::Headers, resource.type_line));
    }
}

#[cfg(test)]
mod tests {
    use indicatif::ProgressBar;

    use super::super::resource::ARTICLE;
    use super::*;

    fn url(text: &str) -> SafeUrl {
        SafeUrl::parse_web(text, None).unwrap()
    }

    fn faults(page: &str, resource: &Resource, file: &str) -> Vec<String> {
        let client = Client::new(Limits::default(), ProgressBar::hidden());
        let mut visit = Visit::new(&client, Some(url(page)));
        visit.check_encryption(resource, &url(file));
        let report = visit.into_report(&url(page)).to_json(page);
        let findings = report["findings"].as_array().unwrap().iter();
        findings.map(|it| format!("{}: {}", it["level"], it["add"]["line"])).collect()
    }

    #[test]
    fn unencrypted_parts_of_an_encrypted_page_are_told_with_the_right_address() {
        let (page, file) = ("https://host.example/", "http://news.example/a");
        let encrypted = "\"https://news.example/a\"";
        assert_eq!(faults(page, &ARTICLE, file), [format!("\"error\": {encrypted}")]);
        assert_eq!(faults(page, &PICTURE, file), [format!("\"warning\": {encrypted}")]);
        assert!(faults(page, &ARTICLE, "http://127.0.0.1/a").is_empty());
        assert!(faults("http://host.example/", &ARTICLE, file).is_empty());
    }
}
