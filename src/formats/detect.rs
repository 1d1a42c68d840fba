//! Which format a document is in, from the document alone.

use super::lists::list_of;
use super::node::Node;
use super::pieces::{field, is};
use super::{ReadError, ReadErrorKind, article_json, json_ld};
use crate::model::part;

/// The formats that articles come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The widget's own.
    ArticleJson,
    /// JSON Feed 1 and 1.1.
    JsonFeed,
    /// schema.org in JSON-LD.
    JsonLd,
    /// WordPress' REST API.
    WordPress,
    /// The Guardian's Content API.
    Guardian,
    /// The Guardian's own pages as JSON.
    GuardianWeb,
    /// Ghost's Content API.
    Ghost,
    /// Apple News Format.
    AppleNews,
    /// Arc XP's ANS.
    Ans,
    /// IPTC ninjs 1 to 3.
    Ninjs,
}

/// What of an item of ninjs is in no other format, in any letters.
const OF_NINJS: [&str; 13] = [
    "versioncreated",
    "firstcreated",
    "pubstatus",
    "bodies",
    "renditions",
    "associations",
    "representationtype",
    "copyrightholder",
    "usageterms",
    "slugline",
    "located",
    "standard",
    "$standard",
];

/// The types of ANS documents.
const OF_ANS: [&str; 6] = ["story", "video", "gallery", "image", "audio", "collection"];

/// The format of a document. What no other format claims counts as Article JSON.
///
/// # Errors
///
/// When the document is neither an object nor a list of them, or something known that holds no
/// article.
pub(super) fn format_of(root: Node<'_>) -> Result<Format, ReadError> {
    let list = list_of(root);
    if list.is_some_and(<[_]>::is_empty) {
        return Err(known("an empty list", "Serve a list with an article in it, or one article."));
    }
    let first = list.map_or(Some(root), |list| list.first().map(|value| Node { value }));
    let Some(first) = first.filter(|it| it.value.is_object()) else {
        return Err(ReadError { kind: ReadErrorKind::NotAnObject, link: None });
    };
    if let Some(format) = claimed(root, first) {
        if format == Format::JsonFeed && is_empty(root, "items") {
            return Err(known("a JSON Feed without items", "Serve a feed with an article in it."));
        }
        if format == Format::AppleNews && !has_roles(first) {
            return Err(known(
                "an Apple News document whose components have no role",
                "Give each component the `role` that it has.",
            ));
        }
        return Ok(format);
    }
    match look_alike(first) {
        Some(error) => Err(error),
        None if root.value.is_array() => {
            Err(ReadError { kind: ReadErrorKind::NotAnObject, link: None })
        }
        None => Ok(Format::ArticleJson),
    }
}

/// The format that a document shows signs of, or the first of its articles; the first one wins.
fn claimed(root: Node<'_>, first: Node<'_>) -> Option<Format> {
    let has = |path| field(first, path).is_some();
    let is_array = |path| field(first, path).is_some_and(|it| it.value.is_array());
    let has_headlines = field(first, "headlines").is_some_and(|it| it.value.is_object());
    let is_ans_type = || OF_ANS.iter().any(|it| is(first, "type", it));
    let found = [
        (article_json::is_claimed(root), Format::ArticleJson),
        (is_json_feed(root) && is_array("items"), Format::JsonFeed),
        (!json_ld::articles(root).is_empty(), Format::JsonLd),
        (has("title.rendered") && has("content.rendered"), Format::WordPress),
        (
            has("response.userTier") && (has("response.content") || has("response.results")),
            Format::Guardian,
        ),
        (has("webTitle") && has("webUrl") && has("apiUrl"), Format::Guardian),
        (has("webTitle") && is_array("blocks"), Format::GuardianWeb),
        (is_ghost(first), Format::Ghost),
        (is_array("components") && has("identifier") && has("layout"), Format::AppleNews),
        (is_array("content_elements") && (has_headlines || is_ans_type()), Format::Ans),
        (is_ans_type() && (has_headlines || is_ans_version(first)), Format::Ans),
        (
            field(first, "uri").is_some_and(|it| it.value.is_string()) && is_ninjs(first),
            Format::Ninjs,
        ),
    ];
    found.into_iter().find(|(is_it, _)| *is_it).map(|(_, format)| format)
}

fn is_json_feed(root: Node<'_>) -> bool {
    let version = field(root, "version").and_then(|it| it.value.as_str()).unwrap_or_default();
    let place = part::around(version, "://").map_or("", |(_, place)| place);
    let place = place.strip_prefix("www.").unwrap_or(place);
    place.starts_with("jsonfeed.org/version/")
}

/// Members-only posts have `html` that is null. What is asked for by `fields` and `formats` may have no `uuid`, and the text
/// only as plain text.
fn is_ghost(root: Node<'_>) -> bool {
    let has_text =
        |it: Node<'_>| ["html", "plaintext"].iter().any(|name| it.value.get(name).is_some());
    let is_string = |it, name| field(it, name).is_some_and(|it| it.value.is_string());
    let is_listed = |name| {
        first_of(root, name)
            .is_some_and(|it| has_text(it) && (is_string(it, "uuid") || is_string(it, "title")))
    };
    is_listed("posts")
        || is_listed("pages")
        || (has_text(root) && is_string(root, "uuid") && field(root, "slug").is_some())
}

/// The first item of a list.
fn first_of<'a>(root: Node<'a>, name: &str) -> Option<Node<'a>> {
    let list = field(root, name).and_then(|it| it.value.as_array());
    list.and_then(|it| it.first()).map(|value| Node { value })
}

fn is_ans_version(root: Node<'_>) -> bool {
    let version = field(root, "version").and_then(|it| it.value.as_str()).unwrap_or_default();
    version.starts_with("0.") && version.matches('.').count() == 2
}

fn is_ninjs(root: Node<'_>) -> bool {
    let Some(fields) = root.value.as_object() else { return false };
    fields.iter().any(|(name, _)| {
        let is_of = |it: &&str| name.eq_ignore_ascii_case(it);
        let begins =
            |with: &str| name.get(..with.len()).is_some_and(|it| it.eq_ignore_ascii_case(with));
        OF_NINJS.iter().any(is_of) || begins("body_") || begins("description_")
    })
}

/// Whether any component of an Apple News document says what it is, or there are none.
fn has_roles(root: Node<'_>) -> bool {
    let components = field(root, "components").and_then(|it| it.value.as_array());
    components.is_none_or(|list| list.is_empty() || list.iter().any(|it| it.get("role").is_some()))
}

fn is_empty(root: Node<'_>, name: &str) -> bool {
    field(root, name).and_then(|it| it.value.as_array()).is_some_and(Vec::is_empty)
}

/// The error for a document that is known to hold no article.
fn known(what: &'static str, advice: &'static str) -> ReadError {
    ReadError { kind: ReadErrorKind::Known { what, advice }, link: None }
}

/// What publishers serve by mistake in the place of an article. A document with a headline is none.
fn look_alike(root: Node<'_>) -> Option<ReadError> {
    let has = |path| field(root, path).is_some();
    if has("@context") || has("@graph") || has("@type") {
        return Some(known(
            "JSON-LD without an article",
            "Serve a NewsArticle or another kind of Article (a review is a ReviewNewsArticle), alone or in `@graph`.",
        ));
    }
    if has("headline") {
        return None;
    }
    let of_list = |list, name| first_of(root, list).is_some_and(|it| field(it, name).is_some());
    let found = [
        (
            is_empty(root, "posts"),
            "an answer of Ghost without posts",
            "Check the address: the post may be a draft, or its identifier another.",
        ),
        (
            has("db"),
            "a Ghost export, not an answer of its Content API",
            "Point `src` at /ghost/api/content/posts/ID/?key=…&include=authors,tags of your site.",
        ),
        (
            has("errors") && field(root, "errors").is_some_and(|it| it.value.is_array()),
            "a list of errors, not an article",
            "Open the address in `src`: the answer says what is wrong, often a key that is not valid.",
        ),
        (
            has("code") && has("message") && has("data"),
            "an error of WordPress, not a post",
            "Open the address in `src`: the answer says what is wrong. Posts must be published, and the REST API open to all.",
        ),
        (
            (has("site_ID") && has("ID")) || of_list("posts", "site_ID"),
            "a post of the old WordPress.com API, version 1.1",
            "Point `src` at /wp-json/wp/v2/posts/ID?_embed of your site.",
        ),
        (
            of_list("posts", "title") || of_list("pages", "title"),
            "an answer of Ghost without the text of its post",
            "Ask for `html` among the `fields`, or leave `fields` out of the address.",
        ),
        (
            has("rss"),
            "RSS in JSON, a list of links",
            "Point `src` at a JSON Feed or at one article.",
        ),
        (
            has("result.content_elements"),
            "the data of a web page, not an article of an API",
            "Point `src` at the article in a documented format.",
        ),
        (
            has("components") || (has("layout") && has("identifier")),
            "an Apple News document without all that it must have",
            "Such a document needs `identifier`, `layout` and `components`.",
        ),
        (
            has("provider_name") && has("type"),
            "an oEmbed document, not an article",
            "Point `src` at the article's own JSON.",
        ),
        (
            has("webTitle") || has("response.status"),
            "an answer of the Guardian's API without an article",
            "Ask for one article, and check the key: …/ARTICLE?api-key=…&show-fields=all&show-blocks=all.",
        ),
    ];
    let (_, what, advice) = found.into_iter().find(|(is_it, ..)| *is_it)?;
    Some(known(what, advice))
}
