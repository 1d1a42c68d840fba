//! A host page: its snippets, and all that they lead to.

use article_widget::model::SafeUrl;
use article_widget::ui::Layout;

use super::article::{self, Found, Media};
use super::assets::{self, Assets};
use super::finding::{Check, Finding, Level, Place};
use super::fragment::{self, Beside, Edition};
use super::frame;
use super::hints;
use super::page::{Page, WidgetTag};
use super::policy::{Need, Policy};
use super::visit::Visit;

/// More widgets than this on one page, and more frames, are not looked at.
const MAX_WIDGETS: usize = 20;

/// The script of the snippet.
struct Script<'a> {
    url: SafeUrl,
    nonce: Option<&'a str>,
    integrity: Option<&'a str>,
}

/// Looks at everything that the page's widgets need. `script` is where `embed.js` is, if somebody
/// says so.
pub(super) fn check(visit: &mut Visit<'_>, page: &Page, script: Option<&SafeUrl>) {
    check_sandbox(visit, page);
    if page.is_isolated {
        visit.isolated();
    }
    let frames = frame::frames(page);
    for (tag, url) in frames.iter().take(MAX_WIDGETS) {
        frame::check(visit, page, tag, url);
    }
    check_number(visit, page, frames.len(), "frames with an article");
    if page.widgets.is_empty() && !frames.is_empty() {
        return;
    }
    if page.widgets.is_empty() {
        let message = "there is no <article-widget> in the page's HTML; where a script adds it, give the address of the \
                       article's JSON instead, and that of embed.js with --script";
        let finding = Finding::new(Level::Error, Check::Snippet, &page.url, message);
        let line = "<article-widget src=\"https://…/article.json\"><a href=\"https://…\">Headline</a></article-widget>";
        visit.add(finding.cured_by(Place::Page, line));
        return;
    }
    let script = check_script(visit, page, script);
    let assets = script
        .as_ref()
        .map(|script| assets::check(visit, &script.url, script.integrity))
        .unwrap_or_default();
    let mut fetched: Vec<SafeUrl> = Vec::new();
    let mut media = Media::default();
    for (idx, widget) in page.widgets.iter().enumerate().take(MAX_WIDGETS) {
        let Some(source) = check_source(visit, page, widget) else { continue };
        let found = article::check(visit, &source);
        check_link(visit, widget, found.as_ref());
        let options = widget.options();
        // The script knows itself by where it came from in the end.
        let script = assets.embed.as_ref().map(|it| &it.url).or(script.as_ref().map(|it| &it.url));
        let beside = Beside { script, source: &source, found: found.as_ref(), options: &options };
        let fragment = widget.tag.filled("prerendered").and_then(|it| page.resolve(it));
        if let Some(fragment) = &fragment {
            fragment::check(visit, fragment, beside);
        }
        let is_rendered = widget.rendered.is_some();
        if is_rendered {
            fragment::check_markup(
                visit,
                &widget.name(),
                widget.rendered.as_ref(),
                Edition::Prerendered,
                beside,
            );
        }
        if idx == 0 && !is_rendered && fragment.is_none() {
            hints::check_early(visit, page, &source, &assets);
        }
        fetched.extend(fragment);
        fetched.push(source);
        if let Some(found) = found {
            fetched.extend(found.urls);
            media.pictures.extend(found.media.pictures);
            // There are none on a card.
            if options.layout != Layout::Card {
                media.recordings.extend(found.media.recordings);
                media.frames.extend(found.media.frames);
            }
        }
    }
    check_number(visit, page, page.widgets.len(), "widgets");
    hints::check(visit, page, &assets, &fetched);
    check_policies(visit, page, script.as_ref(), &assets, (&fetched, &media));
}

/// Says so where not all were looked at.
fn check_number(visit: &mut Visit<'_>, page: &Page, n_found: usize, what: &str) {
    if n_found > MAX_WIDGETS {
        let message = format!("of its {n_found} {what}, the first {MAX_WIDGETS} were looked at");
        visit.add(Finding::new(Level::Warning, Check::Limit, &page.url, message));
    }
}

/// A page in a sandbox belongs to no origin, whatever its address.
fn check_sandbox(visit: &mut Visit<'_>, page: &Page) {
    for flags in page.policies.iter().filter_map(|policy| policy.values("sandbox")) {
        let allows = |flag: &str| flags.iter().any(|it| it.eq_ignore_ascii_case(flag));
        if !allows("allow-same-origin") {
            visit.without_origin();
        }
        if !allows("allow-scripts") {
            let message = "its policy puts it into a sandbox without scripts, so no widget starts";
            let finding = Finding::new(Level::Error, Check::Policy, &page.url, message);
            let flags = flags.join(" ");
            let line = format!("sandbox {flags} allow-scripts").replace("  ", " ");
            visit.add(finding.cured_by(Place::Policy, line));
        }
    }
}

/// The script of the snippet, which is to be a module.
fn check_script<'a>(
    visit: &mut Visit<'_>,
    page: &'a Page,
    known: Option<&SafeUrl>,
) -> Option<Script<'a>> {
    let Some((tag, url)) = page.script(known) else {
        // A page may also load it by another script, which only a browser can tell.
        if let Some(known) = known {
            return Some(Script { url: known.clone(), nonce: None, integrity: None });
        }
        let is_rendered = page.widgets.iter().all(|widget| widget.rendered.is_some());
        let (level, then) = if is_rendered {
            (
                Level::Warning,
                "readers see the articles, but they never change, and their buttons do nothing",
            )
        } else {
            (Level::Error, "no widget starts")
        };
        let message =
            format!("there is no embed.js among the scripts in the page's HTML, so {then}");
        let finding = Finding::new(level, Check::Snippet, &page.url, message);
        let line = "<script type=\"module\" src=\"https://…/embed.js\"></script>";
        visit.add(finding.cured_by(Place::Page, line));
        return None;
    };
    if !tag.has_word("type", "module") {
        let message = "the script is not a module, so browsers stop at its first line";
        let finding = Finding::new(Level::Error, Check::Snippet, &url, message);
        let line = format!("<script type=\"module\" src=\"{}\"></script>", url.as_str());
        visit.add(finding.cured_by(Place::Page, line));
    }
    Some(Script { url, nonce: tag.filled("nonce"), integrity: tag.filled("integrity") })
}

/// The address of a widget's article.
fn check_source(visit: &mut Visit<'_>, page: &Page, widget: &WidgetTag) -> Option<SafeUrl> {
    let source = widget.tag.filled("src").map(|src| page.resolve(src));
    let fault = match source {
        Some(Some(url)) => return Some(url),
        Some(None) => "its src is no http or https address",
        None => {
            "it has no src; where a script gives it one, or the property `article`, that is fine"
        }
    };
    let level = if widget.tag.filled("src").is_some() { Level::Error } else { Level::Warning };
    let finding = Finding::new(level, Check::Snippet, &*widget.name(), fault);
    visit.add(finding.cured_by(Place::Page, "src=\"https://…/article.json\""));
    None
}

/// What readers without scripts have.
fn check_link(visit: &mut Visit<'_>, widget: &WidgetTag, found: Option<&Found>) {
    if widget.has_link || widget.rendered.is_some() {
        return;
    }
    let message = "there is no link in it, so readers without scripts have nothing";
    let article = found.map(|found| &found.article);
    let url = article.and_then(|article| article.url.as_ref());
    let headline =
        article.map_or_else(|| "Headline".to_owned(), |it| escaped(&it.headline.to_plain()));
    let url = url.map_or("https://…", SafeUrl::as_str).replace('&', "&amp;");
    let finding = Finding::new(Level::Warning, Check::Snippet, &*widget.name(), message);
    visit.add(finding.cured_by(Place::Page, format!("<a href=\"{url}\">{headline}</a>")));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Whether the page's policies allow all that was found to be needed.
fn check_policies(
    visit: &mut Visit<'_>,
    page: &Page,
    script: Option<&Script<'_>>,
    assets: &Assets,
    (fetched, media): (&[SafeUrl], &Media),
) {
    let page_script = script.map(|script| Need::PageScript {
        url: &script.url,
        nonce: script.nonce,
        integrity: script.integrity,
    });
    let is_script = |it: &&assets::File| it.is_script;
    let (scripts, modules): (Vec<_>, Vec<_>) =
        assets.program.iter().chain(&assets.later).partition(is_script);
    let needs: Vec<Need<'_>> = page_script
        .into_iter()
        .chain(script.map(|_| Need::WebAssembly))
        .chain(scripts.into_iter().map(|file| Need::Script(&file.url)))
        .chain(modules.into_iter().map(|file| Need::Fetch(&file.url)))
        .chain(fetched.iter().map(Need::Fetch))
        .chain(media.pictures.iter().map(Need::Picture))
        .chain(media.recordings.iter().map(Need::Recording))
        .chain(media.frames.iter().map(Need::Frame))
        .collect();
    let mut is_fine = true;
    for policy in &page.policies {
        is_fine &= check_policy(visit, page, policy, page_script, &needs);
    }
    if is_fine && !page.policies.is_empty() && !visit.is_spent() {
        let message = "its policy allows all that the widget needs";
        visit.add(Finding::new(Level::Fine, Check::Policy, &page.url, message));
    }
}

fn check_policy(
    visit: &mut Visit<'_>,
    page: &Page,
    policy: &Policy,
    page_script: Option<Need<'_>>,
    needs: &[Need<'_>],
) -> bool {
    let mut is_fine = true;
    let mut needs = needs.to_vec();
    if let Some(need @ Need::PageScript { url, .. }) = page_script
        && policy.is_strict()
        && !policy.allows(need, &page.url)
    {
        is_fine = false;
        let message = "its policy runs only scripts with a nonce or a digest, and the widget's has none that it lists";
        let finding = Finding::new(Level::Error, Check::Policy, &page.url, message);
        let line =
            format!("<script type=\"module\" nonce=\"…\" src=\"{}\"></script>", url.as_str());
        visit.add(finding.cured_by(Place::Page, line));
        needs.retain(|need| !matches!(need, Need::PageScript { .. }));
    }
    for blocked in policy.blocked(&needs, &page.url) {
        is_fine = false;
        let what = blocked.blocked.join(", ");
        let message =
            format!("its policy forbids by {} what the widget needs: {what}", blocked.directive);
        let finding = Finding::new(Level::Error, Check::Policy, &page.url, message);
        visit.add(finding.cured_by(Place::Policy, blocked.line));
    }
    is_fine
}
