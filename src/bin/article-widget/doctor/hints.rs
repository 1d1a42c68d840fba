//! What a page asks browsers to load early.

use article_widget::model::SafeUrl;

use super::assets::{Assets, File};
use super::finding::{Check, Finding, Level, Place};
use super::integrity::{self, Verdict};
use super::markup::Tag;
use super::origin::path;
use super::page::Page;
use super::visit::Visit;

/// Looks at the hints that are there: a hint that does not fit is worse than none.
pub(super) fn check(visit: &mut Visit<'_>, page: &Page, assets: &Assets, fetched: &[SafeUrl]) {
    for tag in &page.hints {
        let Some(url) = tag.filled("href").and_then(|href| page.resolve(href)) else { continue };
        let file = assets.embed.iter().chain(&assets.program).find(|file| file.url == url);
        if let Some(file) = file {
            check_digest(visit, tag, file);
        } else if is_of_another_release(&url, assets) {
            let message = "the hint is for a file of another release: it is loaded, and not used";
            let finding = Finding::new(Level::Warning, Check::Hint, &url, message);
            let is_script = path(&url).ends_with(".js");
            let own = assets.program.iter().find(|file| file.is_script == is_script);
            visit.add(match own {
                Some(file) => finding.cured_by(Place::Page, hint(file)),
                None => finding,
            });
        }
        let is_fetched = fetched.contains(&url) || file.is_some_and(|file| !file.is_script);
        let is_right = tag.has_word("as", "fetch") && tag.get("crossorigin").is_some();
        if is_fetched && !is_right {
            let message = "the hint is for another kind of request than the widget makes, so it is loaded twice";
            let finding = Finding::new(Level::Warning, Check::Hint, &url, message);
            visit.add(finding.cured_by(Place::Page, preload(&url)));
        }
    }
}

/// Whether what the first article on a page needs is asked for at once, instead of one after the
/// other. The glue is small, and in time without.
pub(super) fn check_early(visit: &mut Visit<'_>, page: &Page, source: &SafeUrl, assets: &Assets) {
    let is_hinted = |url: &SafeUrl| {
        page.hints.iter().any(|tag| {
            tag.filled("href").and_then(|href| page.resolve(href)).is_some_and(|it| it == *url)
        })
    };
    let mut missing = |url: &SafeUrl, line: String| {
        if !is_hinted(url) {
            let message = "nothing on the page asks for it early, so it comes after what names it";
            let finding = Finding::new(Level::Warning, Check::Hint, url, message);
            visit.add(finding.cured_by(Place::Page, line));
        }
    };
    missing(source, preload(source));
    for file in assets.program.iter().filter(|file| !file.is_script) {
        missing(&file.url, preload(&file.url));
    }
}

fn check_digest(visit: &mut Visit<'_>, tag: &Tag, file: &File) {
    let Some(given) = tag.filled("integrity") else { return };
    if integrity::verdict_of_digest(given, &file.digest) == Verdict::Other {
        let message =
            format!("the hint expects another file ({given}), so browsers refuse this one");
        let finding = Finding::new(Level::Error, Check::Hint, &file.url, message);
        visit.add(finding.cured_by(Place::Page, format!("integrity=\"{}\"", file.digest)));
    }
}

/// Whether it is beside `embed.js`, named as its program is, and none of it.
fn is_of_another_release(url: &SafeUrl, assets: &Assets) -> bool {
    let folder = |url: &SafeUrl| {
        let end = url.as_str().len() - path(url).rsplit('/').next().unwrap_or_default().len();
        url.as_str().get(..end).unwrap_or_default().to_owned()
    };
    let is_beside = assets.embed.as_ref().is_some_and(|embed| folder(&embed.url) == folder(url));
    is_beside && super::assets::is_program(path(url).rsplit('/').next().unwrap_or_default())
}

/// What makes browsers ask early for a file of the program.
fn hint(file: &File) -> String {
    if !file.is_script {
        return preload(&file.url);
    }
    let (url, digest) = (file.url.as_str(), &file.digest);
    format!("<link rel=\"modulepreload\" href=\"{url}\" integrity=\"{digest}\" crossorigin>")
}

/// Without the digest, which browsers complain of in a hint for what is fetched; the widget has it.
fn preload(url: &SafeUrl) -> String {
    format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">", url.as_str())
}
