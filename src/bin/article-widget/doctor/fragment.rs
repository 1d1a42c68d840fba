//! An article that was rendered ahead of time: whether it is this one, as this release renders it.

use article_widget::model::SafeUrl;
use article_widget::ui::{HeadingStart, Layout, Options, Stamp};

use super::article::Found;
use super::finding::{Check, Finding, Level, Place};
use super::markup::{self, Stamped};
use super::origin::{origin, path};
use super::resource::FRAGMENT;
use super::shell::{download, quoted};
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
    /// The address of the article's document, as the page has it.
    pub(super) source: &'a SafeUrl,
    /// What was found there, if there is an article.
    pub(super) found: Option<&'a Found>,
    /// The options that the page asks for.
    pub(super) options: &'a Options,
}

/// Looks at the fragment at `url`.
pub(super) fn check(visit: &mut Visit<'_>, url: &SafeUrl, beside: Beside<'_>) {
    let answer = visit.fetch(&FRAGMENT, url);
    // The widget goes by both: by where it asks, and by where the answer comes from.
    let addresses = [Some(url), answer.as_ref().map(|answer| &answer.url)];
    let owners = [Some(beside.source), beside.script];
    let is_own = |url: &SafeUrl| owners.iter().flatten().any(|it| origin(it) == origin(url));
    if let Some(stranger) = addresses.into_iter().flatten().find(|url| !is_own(url)) {
        let message = format!(
            "the fragment comes from {}, which is neither the origin of the article ({}) nor that of the script, so \
             the widget does not use it: put it beside the article",
            origin(stranger),
            origin(beside.source)
        );
        let finding = Finding::new(Level::Error, Check::Fragment, url, message);
        let address = beside_article(beside.source, url);
        visit.add(finding.cured_by(Place::Page, format!("prerendered=\"{address}\"")));
    }
    let Some(answer) = answer else { return };
    super::delivery::check_validators(visit, &answer);
    super::delivery::check_compressed(visit, &answer);
    let html = String::from_utf8_lossy(&answer.body);
    let stamped = markup::stamped(&markup::pieces(&html));
    if stamped.is_some() && !is_whole(&html) {
        let message =
            "only its beginning comes, or something stands after it, so the widget does not use it";
        let finding = Finding::new(Level::Error, Check::Fragment, url, message);
        let line = command(Edition::Fragment, beside);
        visit.add(finding.cured_by(Place::Shell, line));
    }
    check_markup(visit, url.as_str(), stamped.as_ref(), Edition::Fragment, beside);
}

/// Whether it ends with the comment that ends the component, as `static/embed/fragment.js` wants it.
fn is_whole(html: &str) -> bool {
    html.trim_end().ends_with("--></div>")
}

/// The address of a fragment of this name in the folder of the article.
fn beside_article(source: &SafeUrl, fragment: &SafeUrl) -> String {
    let name = path(fragment).rsplit('/').next().unwrap_or_default();
    let address = SafeUrl::parse_web(&format!("./{name}"), Some(source));
    address.as_ref().map_or("https://…/article.html", SafeUrl::as_str).to_owned()
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
        let finding = Finding::new(Level::Error, Check::Fragment, subject, message);
        visit.add(finding.cured_by(Place::Shell, command(edition, beside)));
        return;
    };
    let article = beside.found.map(|found| found.article.clone()).unwrap_or_default();
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
    if beside.found.is_some() && stamp.content != now.content {
        differs("it shows another version of the article");
    }
    if is_fine && beside.found.is_some() {
        let message = "it shows the article as it is now, as this release renders it";
        visit.add(Finding::new(Level::Fine, Check::Fragment, subject, message));
    }
}

/// The command that renders the article anew, as the page has it.
fn command(edition: Edition, beside: Beside<'_>) -> String {
    // Where the document really is: the widget resolves URLs in it by that.
    let document = beside.found.and_then(|found| found.urls.last()).unwrap_or(beside.source);
    let mut line = format!("{} | {COMMAND} --base {}", download(document), quoted(document));
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
    if options.heading_level != HeadingStart::default() {
        line.push_str(&format!(" --heading-level={}", options.heading_level.number()));
    }
    if !options.share.is_empty() {
        line.push_str(&format!(" --share={}", options.share_keys(",")));
    }
    for (is_set, flag) in [
        (options.no_masthead, " --no-masthead"),
        (options.no_clock, " --no-clock"),
        (options.no_share, " --no-share"),
        (options.no_tools, " --no-tools"),
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
    use article_widget::model::ShareTarget;

    use super::*;

    #[test]
    fn command_has_the_options_of_the_page_and_nothing_that_a_shell_would_run() {
        let line = |source: &str, edition, options: &Options| {
            let source = &SafeUrl::parse_web(source, None).unwrap();
            command(edition, Beside { script: None, source, found: None, options })
        };
        let options = Options {
            language: Some("pt-BR".into()),
            layout: Layout::Card,
            share: ShareTarget::list("x copy"),
            no_share: true,
            ..Options::default()
        };
        assert_eq!(
            line("https://news.example/a", Edition::Prerendered, &options),
            "curl -gfsSL 'https://news.example/a' | article-widget prerender --base 'https://news.example/a' \
             --edition prerendered --lang=pt-BR --layout=card --share=x,copy --no-share -"
        );
        let options = Options { language: Some("en;ls".into()), ..Options::default() };
        assert_eq!(
            line("https://news.example/a';ls;'", Edition::Fragment, &options),
            "curl -gfsSL 'https://news.example/a%27;ls;%27' | article-widget prerender \
             --base 'https://news.example/a%27;ls;%27' -"
        );
    }
}
