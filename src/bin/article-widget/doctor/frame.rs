//! An article in a frame: the page there, and all that it leads to.

use article_widget::model::SafeUrl;

use super::article::{self, Found};
use super::assets;
use super::client::Answer;
use super::finding::{Check, Finding, Level, Place};
use super::fragment::{self, Beside};
use super::markup::Tag;
use super::origin::{origin, path};
use super::page::{Page, WidgetTag};
use super::policy::{Need, Policy};
use super::resource::FRAME;
use super::visit::Visit;

/// What the pages of frames are called.
const PAGES: [&str; 2] = ["frame.html", "frame-index.html"];

/// What the frame edition is to have, and no more.
const SANDBOX: &str = "sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"";

/// The frames of a page that have an article in them, with their addresses.
pub(super) fn frames(page: &Page) -> Vec<(&Tag, SafeUrl)> {
    let frames =
        page.frames.iter().filter_map(|tag| Some((tag, page.resolve(tag.filled("src")?)?)));
    frames
        .filter(|(_, url)| path(url).rsplit('/').next().is_some_and(|name| PAGES.contains(&name)))
        .collect()
}

/// Looks at a frame as a browser does that has `page` open.
pub(super) fn check(visit: &mut Visit<'_>, page: &Page, tag: &Tag, url: &SafeUrl) {
    let is_sandboxed =
        tag.get("sandbox").is_some() && !tag.has_word("sandbox", "allow-same-origin");
    if tag.get("sandbox").is_some() && !tag.has_word("sandbox", "allow-scripts") {
        let message = "its sandbox is without scripts, so no widget starts";
        let finding = Finding::new(Level::Error, Check::Snippet, url, message);
        visit.add(finding.cured_by(Place::Page, SANDBOX));
    }
    check_policies(visit, page, url);
    let Some(answer) = visit.fetch(&FRAME, url) else { return };
    check_ancestors(visit, page, &answer);
    let found = visit
        .within(answer.url.clone(), is_sandboxed, |visit| check_inside(visit, url, &answer.url));
    if tag.filled("title").is_none() {
        let message = "it has no title, by which screen readers would tell what is in it";
        let headline =
            found.map_or_else(|| "Headline".to_owned(), |it| it.article.headline.to_plain());
        let title = headline.replace('&', "&amp;").replace('"', "&quot;");
        let finding = Finding::new(Level::Warning, Check::Snippet, url, message);
        visit.add(finding.cured_by(Place::Page, format!("title=\"{title}\"")));
    }
}

/// Whether the host lets itself have the frame.
fn check_policies(visit: &mut Visit<'_>, page: &Page, url: &SafeUrl) {
    for blocked in
        page.policies.iter().flat_map(|policy| policy.blocked(&[Need::Frame(url)], &page.url))
    {
        let message = format!(
            "its policy forbids by {} the frame from {}",
            blocked.directive,
            blocked.blocked.join(", ")
        );
        let finding = Finding::new(Level::Error, Check::Policy, &page.url, message);
        visit.add(finding.cured_by(Place::Policy, blocked.line));
    }
}

/// Whether the page in the frame lets itself be there.
fn check_ancestors(visit: &mut Visit<'_>, page: &Page, answer: &Answer) {
    let policies = answer.headers("content-security-policy");
    let policies: Vec<Policy> = policies.iter().flat_map(|text| Policy::parse_list(text)).collect();
    let mut ancestors =
        policies.iter().filter(|policy| policy.values("frame-ancestors").is_some()).peekable();
    let fault = if ancestors.peek().is_none() {
        // Only where there is no directive for it.
        let options = answer.headers("x-frame-options");
        let is_same_origin = origin(&page.url) == origin(&answer.url);
        is_kept_out(&options, is_same_origin)
            .then(|| format!("X-Frame-Options: {}", options.join(", ")))
    } else {
        let is_forbidden = ancestors.any(|policy| !policy.allows_ancestor(&page.url, &answer.url));
        is_forbidden.then(|| "frame-ancestors".to_owned())
    };
    if let Some(fault) = fault {
        let message = format!("its server keeps it out of frames on this page ({fault})");
        let finding = Finding::new(Level::Error, Check::Policy, &answer.url, message);
        visit.add(finding.cured_by(Place::Headers, "Content-Security-Policy: frame-ancestors *"));
    }
}

/// Whether browsers keep a page with these values of `X-Frame-Options` out of a frame (HTML Standard,
/// "check a navigation response's adherence to X-Frame-Options"). What they do not know, they ignore.
fn is_kept_out(values: &[String], is_same_origin: bool) -> bool {
    let mut options: Vec<String> = values
        .iter()
        .flat_map(|value| value.split(','))
        .map(|value| value.trim().to_ascii_lowercase())
        .collect();
    options.sort_unstable();
    options.dedup();
    match options.as_slice() {
        [one] if one == "sameorigin" => !is_same_origin,
        [one] => one == "deny",
        several => several.iter().any(|it| matches!(&**it, "deny" | "sameorigin" | "allowall")),
    }
}

/// Looks at what the widget in the frame needs. `url` is the address with the query.
fn check_inside(visit: &mut Visit<'_>, url: &SafeUrl, base: &SafeUrl) -> Option<Found> {
    let widget = WidgetTag::of_query(query(url.as_str()));
    let embed = SafeUrl::parse_web("embed.js", Some(base))?;
    let assets = assets::check(visit, &embed, None);
    let Some(source) = widget.tag.filled("src").and_then(|src| SafeUrl::parse_web(src, Some(base)))
    else {
        let message = "there is no http or https address of an article in its query";
        let finding = Finding::new(Level::Error, Check::Snippet, url, message);
        visit.add(finding.cured_by(Place::Page, "frame.html?src=https%3A%2F%2F…%2Farticle.json"));
        return None;
    };
    let found = article::check(visit, &source);
    if let Some(fragment) =
        widget.tag.filled("prerendered").and_then(|it| SafeUrl::parse_web(it, Some(base)))
    {
        let options = widget.options();
        let script = Some(assets.embed.as_ref().map_or(&embed, |it| &it.url));
        let beside = Beside { script, source: &source, found: found.as_ref(), options: &options };
        fragment::check(visit, &fragment, beside);
    }
    found
}

/// The pairs in the query of an address, decoded (URL Standard, "application/x-www-form-urlencoded
/// parser").
fn query(address: &str) -> Vec<(String, String)> {
    let address = address.split('#').next().unwrap_or_default();
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = match (first, after) {
            (b'%', [high, low, ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                digit(high)
                    .zip(digit(low))
                    .and_then(|(high, low)| u8::try_from(high * 16 + low).ok())
            }
            _ => None,
        };
        match hex {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_read_as_browsers_read_them() {
        let found =
            query("https://a.example/?src=https%3A%2F%2Fb.example%2f%C3%A9+x&no-share&a=%&=1#b=2");
        let found: Vec<String> =
            found.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(found, ["src=https://b.example/é x", "no-share=", "a=%", "=1"]);
    }

    #[test]
    fn pages_of_the_same_origin_may_have_what_is_for_these() {
        let sent = ["SAMEORIGIN".to_owned()];
        assert!(is_kept_out(&sent, false) && !is_kept_out(&sent, true));
        assert!(is_kept_out(&["DENY".to_owned()], true) && !is_kept_out(&[], false));
    }
}
