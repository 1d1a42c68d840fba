//! An article that was rendered ahead of time: whether it is this one, as this release renders it.

use article_widget::model::{Article, SafeUrl};
use article_widget::ui::{Options, Stamp};

use super::finding::{Check, Finding, Level, Place};
use super::markup::{self, Stamped};
use super::origin::origin;
use super::resource::FRAGMENT;
use super::visit::Visit;

/// What makes a fragment.
const COMMAND: &str = "article-widget prerender";

/// What there is besides a fragment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside<'a> {
    /// Where `embed.js` came from.
    pub(super) script: Option<&'a SafeUrl>,
    /// The address of the article's document.
    pub(super) source: &'a SafeUrl,
    /// The article in it, if there is one.
    pub(super) article: Option<&'a Article>,
    /// The options that the page asks for.
    pub(super) options: &'a Options,
}

/// Looks at the fragment at `url`.
pub(super) fn check(visit: &mut Visit<'_>, url: &SafeUrl, beside: Beside<'_>) {
    let own = origin(url);
    let is_from = |other: &SafeUrl| origin(other) == own;
    if !is_from(beside.source) && !beside.script.is_some_and(is_from) {
        let message = format!(
            "the fragment is neither from the origin of the article ({}) nor from that of the script, so the widget \
             does not use it: put it beside the article",
            origin(beside.source)
        );
        visit.add(Finding::new(Level::Error, Check::Fragment, url, message));
    }
    let Some(answer) = visit.fetch(&FRAGMENT, url) else { return };
    super::delivery::check_validators(visit, &answer);
    super::delivery::check_compressed(visit, &answer);
    let html = String::from_utf8_lossy(&answer.body);
    check_markup(visit, url.as_str(), markup::stamped(&markup::pieces(&html)).as_ref(), beside);
}

/// Compares rendered markup with the article that it should show. `subject` says where it is.
pub(super) fn check_markup(
    visit: &mut Visit<'_>,
    subject: &str,
    stamped: Option<&Stamped>,
    beside: Beside<'_>,
) {
    let remake = |message: String| {
        let document = beside.source.as_str();
        let line = format!("curl -s '{document}' | {COMMAND} --base '{document}' -");
        Finding::new(Level::Warning, Check::Fragment, subject, message).cured_by(Place::Shell, line)
    };
    let stamp = stamped.and_then(|it| Stamp::parse(&it.stamp));
    let Some((stamp, stamped)) = stamp.zip(stamped) else {
        let message = format!(
            "there is nothing in it that `{COMMAND}` has made, so the widget does not use it"
        );
        visit.add(Finding::new(Level::Error, Check::Fragment, subject, message));
        return;
    };
    let article = beside.article.cloned().unwrap_or_default();
    let now = Stamp::new(&article, beside.options, stamped.shape());
    let mut is_fine = true;
    let mut differs = |message: &str| {
        is_fine = false;
        visit.add(remake(format!("{message}; readers see it, and then another in its place")));
    };
    if stamp.shape != now.shape {
        differs(
            "its elements are not those that it was made with: something has cut it, or has changed it on the way",
        );
    }
    if stamp.build != now.build {
        differs("it was made by another release than this command's");
    }
    if beside.article.is_some() && stamp.content != now.content {
        differs(
            "it shows another version of the article, or the article with other options than the element has",
        );
    }
    if is_fine && beside.article.is_some() {
        let message = "it shows the article as it is now, as this release renders it";
        visit.add(Finding::new(Level::Fine, Check::Fragment, subject, message));
    }
}
