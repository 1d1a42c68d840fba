//! A tree that a browser has written, as XML or as HTML.
//!
//! One call and one string bring a whole document over the border to JavaScript, where going from
//! node to node takes several calls for each. What a browser writes is regular: every element is ended,
//! every value is quoted, and neither holds a bare `<`.
//!
//! Some elements do not come through the method that browsers parse by, so they go in disguise.

use std::borrow::Cow;

use article_widget_strings::position;

use super::Tree;
use super::builder::Builder;
use super::elements::{RAW, VOID, kind};
use super::tags::{Piece, Tags, is_one_of};
use crate::model::part;

/// How the attribute begins of an element that was another one to whoever wrote it, whose name follows.
const DISGUISE_MARK: &str = "data-x-";

/// Elements that are taken out, and such in their place as are parsed as they are and stay.
const DISGUISES: [(&str, &str); 3] =
    [("iframe", "noembed"), ("object", "marquee"), ("embed", "keygen")];

/// The source with others in the place of the elements that `Document.parseHTML` takes out. [`tree_of_xml`] knows them.
pub fn disguised(html: &str) -> Cow<'_, str> {
    if !has_any_to_disguise(html) {
        return html.into();
    }
    let mut disguised = String::with_capacity(html.len());
    let mut n_done = 0;
    let mut disguise = |name: &str, is_start: bool| {
        let Some((name_of, other)) = DISGUISES.iter().find(|it| it.0.eq_ignore_ascii_case(name))
        else {
            return;
        };
        let start = name.as_ptr().addr() - html.as_ptr().addr();
        disguised.push_str(html.get(n_done..start).unwrap_or_default());
        disguised.push_str(other);
        if is_start {
            disguised.extend([" ", DISGUISE_MARK, name_of]);
        }
        n_done = start + name.len();
    };
    let mut tags = Tags::of(html);
    while let Some(piece) = tags.next() {
        match piece {
            Piece::Text(_) => {}
            Piece::End(name) => disguise(name, false),
            Piece::Start(name, _) => {
                disguise(name, true);
                if kind(name) & RAW != 0
                    && let Some(end) = tags.skip_raw(name)
                {
                    disguise(end, false);
                }
            }
        }
    }
    disguised.push_str(html.get(n_done..).unwrap_or_default());
    disguised.into()
}

/// Whether anything looks like the tag of an element that is taken out.
fn has_any_to_disguise(html: &str) -> bool {
    let mut tags = html.as_bytes();
    while let Some(start) = position(tags, b'<', b'<') {
        tags = tags.get(start + 1..).unwrap_or_default();
        let name = tags.strip_prefix(b"/").unwrap_or(tags);
        // Most others are told by their first letter.
        if !matches!(name.first(), Some(b'i' | b'I' | b'o' | b'O' | b'e' | b'E')) {
            continue;
        }
        let is_of = |it: &str| {
            name.get(..it.len()).is_some_and(|name| name.eq_ignore_ascii_case(it.as_bytes()))
        };
        if DISGUISES.iter().any(|it| is_of(it.0)) {
            return true;
        }
    }
    false
}

/// What is within the one element that `xml` is, as an `XMLSerializer` has written it.
///
/// What is nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH) is put beside its parent. Nothing else is understood: not for
/// what anybody wrote by hand.
pub fn tree_of_xml(xml: String) -> Tree {
    let mut builder = Builder::of(&xml);
    let mut rest = part::around(&xml, ">").map_or("", |(_, rest)| rest);
    while !rest.is_empty() {
        let piece;
        (piece, rest) = next(rest, &mut builder);
        if matches!(piece, Written::End | Written::Start(_, true)) {
            builder.close();
        }
    }
    let tree = builder.into_tree();
    Tree { source: xml, ..tree }
}

/// What `html` is, as `Element.getHTML` has written it of a document without scripts; else as [`tree_of_xml`].
///
/// Browsers take half the time for it. But elements of HTML that hold nothing have no end here, and such that hold characters only have
/// these as they are, unless they are parts of drawings and formulas. `None` where there is a `<plaintext>`, in which links may stand
/// that nothing tells from its characters.
pub fn tree_of_html(html: String) -> Option<Tree> {
    let mut builder = Builder::of(&html);
    let mut within = vec![Content::Html];
    let mut rest = &*html;
    while !rest.is_empty() {
        let piece;
        (piece, rest) = next(rest, &mut builder);
        match piece {
            Written::Other => {}
            Written::End => {
                within.pop();
                builder.close();
            }
            Written::Start(name, _) => {
                let outer = within.last().copied().unwrap_or(Content::Html);
                let kind = if outer == Content::Html { kind(name) } else { 0 };
                if name == "plaintext" && outer == Content::Html {
                    return None;
                }
                let is_raw = kind & RAW != 0 && !is_one_of(name, "textarea title");
                if is_raw {
                    let end = ["</", name, ">"].concat();
                    let (text, after) = part::around(rest, &end).unwrap_or((rest, ""));
                    builder.text_of_source(text, true);
                    rest = after;
                }
                if is_raw || kind & VOID != 0 {
                    builder.close();
                } else {
                    within.push(outer.of(name));
                }
            }
        }
    }
    let tree = builder.into_tree();
    Some(Tree { source: html, ..tree })
}

/// What elements within another are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Html,
    Drawing,
    Formula,
}

impl Content {
    /// What is in an element of this name that stands here.
    fn of(self, name: &str) -> Self {
        match (self, name) {
            (Self::Html, "svg") => Self::Drawing,
            (Self::Html, "math") => Self::Formula,
            (Self::Drawing, "foreignObject" | "desc" | "title") => Self::Html,
            (Self::Formula, "mi" | "mo" | "mn" | "ms" | "mtext" | "annotation-xml") => Self::Html,
            _ => self,
        }
    }
}

/// A piece of what a browser has written.
enum Written<'a> {
    /// The name in a start tag, whose element has been begun, and whether a slash ends it.
    Start(&'a str, bool),
    End,
    Other,
}

/// Adds characters, and the start tag after them if there is one; gives what that was, and what follows it.
fn next<'a>(rest: &'a str, builder: &mut Builder<'a>) -> (Written<'a>, &'a str) {
    let bytes = rest.as_bytes();
    let mark = position(bytes, b'<', b'&').unwrap_or(bytes.len());
    let is_plain = bytes.get(mark) != Some(&b'&');
    let end = if is_plain { mark } else { position(bytes, b'<', b'<').unwrap_or(bytes.len()) };
    let (text, tag) = rest.split_at_checked(end).unwrap_or_default();
    builder.text_of_source(text, is_plain);
    match tag.as_bytes() {
        [_, b'/', ..] => (Written::End, after(tag, ">")),
        [_, b'!', b'-', b'-', ..] => (Written::Other, after(tag, "-->")),
        [] | [_, b'!' | b'?', ..] => (Written::Other, after(tag, ">")),
        _ => start(tag.get(1..).unwrap_or_default(), builder),
    }
}

/// What follows `end`.
fn after<'a>(text: &'a str, end: &str) -> &'a str {
    part::around(text, end).map_or("", |(_, rest)| rest)
}

/// Reads a start tag after its `<`, and gives it and what follows it.
fn start<'a>(tag: &'a str, builder: &mut Builder<'a>) -> (Written<'a>, &'a str) {
    let is_end = |byte: u8| matches!(byte, b' ' | b'>' | b'/' | b'\t' | b'\n');
    let end = tag.bytes().position(is_end).unwrap_or(tag.len());
    let (tag_name, mut rest) = tag.split_at_checked(end).unwrap_or_default();
    builder.open(tag_name);
    loop {
        rest = rest.trim_ascii_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (Written::Start(tag_name, false), after);
        }
        if let Some(after) = rest.strip_prefix("/>") {
            return (Written::Start(tag_name, true), after);
        }
        // Names may begin with an equals sign.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let attribute =
            rest.as_bytes().get(first..).and_then(|it| position(it, b'=', b'=')).and_then(
                |length| {
                    let (name, value) = rest.split_at_checked(first + length)?;
                    let (value, after) = part::around(value.get(2..)?, "\"")?;
                    Some((name, value, after))
                },
            );
        let Some((name, value, after)) = attribute else { return (Written::Other, "") };
        rest = after;
        let name = name.strip_prefix("xlink:").unwrap_or(name);
        if let Some(name) = name.strip_prefix(DISGUISE_MARK)
            && DISGUISES.iter().any(|it| it.0 == name)
        {
            builder.rename(name);
        } else if !name.starts_with("xmlns") {
            builder.attribute_of_source(name, value);
        }
    }
}
