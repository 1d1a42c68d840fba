//! Rendering without a browser.

use std::rc::Rc;

use article_widget::model::Article;
use article_widget::ui::{Options, Widget, WidgetProps, Words};
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::{Callback, LocalServerRenderer};

/// What a widget shows at first, as HTML without hydration markers: these hold type paths in debug
/// builds.
pub(crate) fn markup(article: Option<Article>, options: Options) -> String {
    rendered(article, options, false)
}

/// The same with hydration markers.
pub(crate) fn hydratable_markup(article: Option<Article>, options: Options) -> String {
    rendered(article, options, true)
}

fn rendered(article: Option<Article>, options: Options, is_hydratable: bool) -> String {
    let of_article = article.as_ref().and_then(|article| article.language.clone());
    let words = Words::of_language(options.language.clone().or(of_article).as_deref());
    let props = WidgetProps {
        words,
        article: article.map(Rc::new),
        options,
        browser: None,
        on_retry: Callback::noop(),
    };
    let render =
        LocalServerRenderer::<Widget>::with_props(props).hydratable(is_hydratable).render();
    let runtime = Builder::new_current_thread().build().unwrap();
    LocalSet::new().block_on(&runtime, render)
}

/// The same HTML on several lines, to be read and compared.
///
/// White space between elements would be text, so lines are broken within tags, before the `>`.
pub(crate) fn pretty(markup: &str) -> String {
    let mut pretty = String::new();
    let mut depth = 0_usize;
    let mut rest = markup;
    let mut is_after_tag = false;
    while !rest.is_empty() {
        let end = if rest.starts_with('<') {
            end_of_tag(rest)
        } else {
            rest.find('<').unwrap_or(rest.len())
        };
        let (token, after) = rest.split_at(end);
        rest = after;
        let is_end = token.starts_with("</");
        depth -= usize::from(is_end);
        if is_after_tag && is_on_own_line(token) {
            pretty.truncate(pretty.len() - ">".len());
            pretty.push('\n');
            pretty.push_str(&"  ".repeat(depth));
            pretty.push('>');
        }
        pretty.push_str(token);
        is_after_tag = token.starts_with('<');
        depth += usize::from(is_after_tag && !is_end && !is_void(token));
    }
    assert_eq!(depth, 0, "an element is not closed in {markup}");
    pretty.push('\n');
    pretty
}

/// `tag` is only the beginning of it: a `>` within an attribute's value ends nothing.
fn end_of_tag(tag: &str) -> usize {
    let mut is_quoted = false;
    let end = tag.find(|c: char| {
        is_quoted ^= c == '"';
        c == '>' && !is_quoted
    });
    end.expect("a tag is closed") + 1
}

fn name(tag: &str) -> &str {
    tag.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default()
}

fn is_void(tag: &str) -> bool {
    ["hr", "img", "source", "track"].contains(&name(tag))
}

/// Elements within a line of text stay there.
fn is_on_own_line(token: &str) -> bool {
    let inline = [
        "a", "b", "code", "em", "i", "mark", "path", "s", "span", "strong", "sub", "sup", "svg",
        "time",
    ];
    token.starts_with('<') && !inline.contains(&name(token))
}

#[test]
fn pretty_markup_breaks_lines_only_within_tags() {
    let markup = r#"<div class="a>b"><p>One <b>and</b> two</p><hr><img alt=""></div>"#;
    let expected =
        "<div class=\"a>b\"\n  ><p>One <b>and</b> two</p\n  ><hr\n  ><img alt=\"\"\n></div>\n";
    assert_eq!(pretty(markup), expected);
}
