//! An article that was rendered ahead of time: whether it is this one, as this release renders it.

use article_widget::model::{Article, SafeUrl};
use article_widget::ui::{Layout, Options, Stamp};

use super::finding::{Check, Finding, Level, Place};
use super::markup::{self, Stamped};
use super::origin::origin;
use super::resource::FRAGMENT;
use super::visit::Visit;

/// What makes a fragment.
const COMMAND: &str = "article-widget prerender";

/// Where rendered markup is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edition {
    /// In a file of its own.
    Fragment,
    /// In the page, within the element.
    Prerendered,
}

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
    let stamped = markup::stamped(&markup::pieces(&html));
    check_markup(visit, url.as_str(), stamped.as_ref(), Edition::Fragment, beside);
}

/// Compares rendered markup with the article that it should show. `subject` says where it is.
pub(super) fn check_markup(
    visit: &mut Visit<'_>,
    subject: &str,
    stamped: Option<&Stamped>,
    edition: Edition,
    beside: Beside<'_>,
) {
    let remake = |message: String| {
        let finding = Finding::new(Level::Warning, Check::Fragment, subject, message);
        finding.cured_by(Place::Shell, command(edition, beside))
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
    if stamp.rendering != now.rendering {
        differs(
            "it was made by another release than this command's, or with other options than the element has",
        );
    }
    if beside.article.is_some() && stamp.content != now.content {
        differs("it shows another version of the article");
    }
    if is_fine && beside.article.is_some() {
        let message = "it shows the article as it is now, as this release renders it";
        visit.add(Finding::new(Level::Fine, Check::Fragment, subject, message));
    }
}

/// The command that renders the article anew, as the page has it.
fn command(edition: Edition, beside: Beside<'_>) -> String {
    // Somebody will paste this into a shell, and a stranger has written the page.
    let document = beside.source.as_str().replace('\'', "%27");
    let mut line = format!("curl -s '{document}' | {COMMAND} --base '{document}'");
    if edition == Edition::Prerendered {
        line.push_str(" --edition prerendered");
    }
    let options = beside.options;
    if let Some(language) = &options.language
        && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    {
        line.push_str(&format!(" --lang={language}"));
    }
    if options.layout != Layout::Full {
        line.push_str(&format!(" --layout={}", options.layout.key()));
    }
    for (is_set, flag) in [
        (options.no_masthead, " --no-masthead"),
        (options.no_clock, " --no-clock"),
        (options.no_share, " --no-share"),
        (options.no_analytics, " --no-analytics"),
    ] {
        if is_set {
            line.push_str(flag);
        }
    }
    line.push_str(" -");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_has_the_options_of_the_page_and_nothing_that_a_shell_would_run() {
        let line = |source: &str, edition, options: &Options| {
            let source = &SafeUrl::parse_web(source, None).unwrap();
            command(edition, Beside { script: None, source, article: None, options })
        };
        let options = Options {
            language: Some("pt-BR".into()),
            layout: Layout::Card,
            no_share: true,
            ..Options::default()
        };
        assert_eq!(
            line("https://news.example/a", Edition::Prerendered, &options),
            "curl -s 'https://news.example/a' | article-widget prerender --base 'https://news.example/a' \
             --edition prerendered --lang=pt-BR --layout=card --no-share -"
        );
        let options = Options { language: Some("en;ls".into()), ..Options::default() };
        assert_eq!(
            line("https://news.example/a';ls;'", Edition::Fragment, &options),
            "curl -s 'https://news.example/a%27;ls;%27' | article-widget prerender \
             --base 'https://news.example/a%27;ls;%27' -"
        );
    }
}
