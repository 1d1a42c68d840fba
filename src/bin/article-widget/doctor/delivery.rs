//! How long answers may be kept, and how many bytes are sent.

use article_widget::model::SafeUrl;

use super::client::Answer;
use super::finding::{Check, Finding, Level, Place};
use super::visit::Visit;

/// What is named by its content never changes, and is to be kept for at least this long: 30 days.
const LONG_SECONDS: u64 = 30 * 86_400;

/// What changes with each release is to be asked for anew at least this often: once a day.
const SHORT_SECONDS: u64 = 86_400;

/// A body that is shorter fits into the first packets, compressed or not.
const MIN_COMPRESSED_BYTES: usize = 1400;

/// What is named by its content can be kept for ever.
pub(super) fn check_kept(visit: &mut Visit<'_>, answer: &Answer) {
    let cache = Cache::of(answer);
    if cache.is_kept && cache.max_age_seconds.is_some_and(|seconds| seconds >= LONG_SECONDS) {
        let message = "browsers keep it, and its name changes with its content";
        visit.add(Finding::new(Level::Fine, Check::Cache, &answer.url, message));
        return;
    }
    let message = format!(
        "{}: its name changes with its content, so browsers need not ask for it on every page",
        cache.spoken
    );
    let finding = Finding::new(Level::Warning, Check::Cache, &answer.url, message);
    let line = "Cache-Control: public, max-age=31536000, immutable";
    visit.add(finding.cured_by(Place::Headers, line));
}

/// What keeps its name is asked for anew, as often as every day.
pub(super) fn check_renewed(visit: &mut Visit<'_>, answer: &Answer) {
    let cache = Cache::of(answer);
    let is_long = cache.max_age_seconds.is_some_and(|seconds| seconds > SHORT_SECONDS);
    if cache.is_kept && is_long {
        let message = format!(
            "{}: its name stays, so readers who came before do not get the next release for so long",
            cache.spoken
        );
        let finding = Finding::new(Level::Warning, Check::Cache, &answer.url, message);
        visit.add(finding.cured_by(Place::Headers, "Cache-Control: public, max-age=3600"));
    }
}

/// What is asked for again and again can be answered in a few bytes when it has not changed.
pub(super) fn check_validators(visit: &mut Visit<'_>, answer: &Answer) {
    let has_validator =
        !answer.header("etag").is_empty() || !answer.header("last-modified").is_empty();
    let is_kept = !Cache::of(answer).is_never_stored;
    if has_validator && is_kept {
        let message = "a browser that has it can ask whether it has changed";
        visit.add(Finding::new(Level::Fine, Check::Cache, &answer.url, message));
    }
    if !is_kept {
        let message = "Cache-Control: no-store keeps browsers from asking whether it has changed";
        let finding = Finding::new(Level::Warning, Check::Cache, &answer.url, message);
        visit.add(finding.cured_by(Place::Headers, "Cache-Control: no-cache"));
    }
    if has_validator {
        return;
    }
    let message = "there is neither ETag nor Last-Modified, so it is sent whole each time, though it has not changed";
    let finding = Finding::new(Level::Warning, Check::Cache, &answer.url, message);
    visit.add(finding.cured_by(Place::Headers, "ETag: \"a digest of the content\""));
}

/// Text and WebAssembly shrink to a third.
pub(super) fn check_compressed(visit: &mut Visit<'_>, answer: &Answer) {
    let encoding = answer.header("content-encoding").to_ascii_lowercase();
    let n_bytes = answer.body.len();
    match encoding.as_str() {
        "br" => fine(visit, &answer.url, "br"),
        "gzip" | "x-gzip" => {
            fine(visit, &answer.url, "gzip, to which browsers that know it prefer br")
        }
        _ if n_bytes < MIN_COMPRESSED_BYTES => {}
        _ => {
            let message =
                format!("{n_bytes} bytes are sent as they are, though browsers take br and gzip");
            let finding = Finding::new(Level::Warning, Check::Compression, &answer.url, message);
            visit.add(finding.cured_by(Place::Headers, "Content-Encoding: br"));
        }
    }
}

fn fine(visit: &mut Visit<'_>, url: &SafeUrl, how: &str) {
    visit.add(Finding::new(Level::Fine, Check::Compression, url, format!("compressed: {how}")));
}

/// What `Cache-Control` says.
struct Cache {
    is_kept: bool,
    is_never_stored: bool,
    max_age_seconds: Option<u64>,
    spoken: String,
}

impl Cache {
    fn of(answer: &Answer) -> Self {
        let value = answer.headers("cache-control").join(", ");
        let lower = value.to_ascii_lowercase();
        let directives: Vec<&str> = lower.split(',').map(str::trim).collect();
        let has = |name| directives.contains(&name);
        let max_age = directives.iter().find_map(|it| it.strip_prefix("max-age="));
        Self {
            is_kept: !has("no-store") && !has("no-cache"),
            is_never_stored: has("no-store"),
            max_age_seconds: max_age.and_then(|it| it.trim_matches('"').parse().ok()),
            spoken: if value.is_empty() {
                "there is no Cache-Control".to_owned()
            } else {
                format!("Cache-Control is {value:?}")
            },
        }
    }
}
