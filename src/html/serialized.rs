//! A tree that a browser has written as XML.
//!
//! One call and one string bring a whole document over the border to JavaScript, where going from
//! node to node takes several calls for each. What a browser writes is regular: every element is ended,
//! every value is quoted, and neither holds a bare `<`.
//!
//! Some elements do not come through the method that browsers parse by, so they go in disguise.

use std::borrow::Cow;

use super::Tree;
use super::builder::Builder;
use super::elements::{RAW, kind};
use super::tags::{Piece, Tags};

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
    while let Some(start) = tags.iter().position(|byte| *byte == b'<') {
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
    let mut rest = xml.split_once('>').map_or("", |(_, rest)| rest);
    while !rest.is_empty() {
        let mut is_plain = true;
        let is_tag = |byte: u8| {
            is_plain &= byte != b'&';
            byte == b'<'
        };
        let end = rest.bytes().position(is_tag).unwrap_or(rest.len());
        let (text, tag) = rest.split_at_checked(end).unwrap_or_default();
        if !text.is_empty() {
            builder.text_of_source(text, is_plain);
        }
        rest = match tag.as_bytes() {
            [_, b'/', ..] => {
                builder.close();
                after(tag, ">")
            }
            [_, b'!', b'-', b'-', ..] => after(tag, "-->"),
            [_, b'!' | b'?', ..] => after(tag, ">"),
            _ => start(tag.get(1..).unwrap_or_default(), &mut builder),
        };
    }
    let tree = builder.into_tree();
    Tree { source: xml, ..tree }
}

/// What follows `end`.
fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// Reads a start tag after its `<`, and gives what follows it.
fn start<'a>(tag: &'a str, builder: &mut Builder<'a>) -> &'a str {
    let is_end = |byte: u8| matches!(byte, b' ' | b'>' | b'/' | b'\t' | b'\n');
    let end = tag.bytes().position(is_end).unwrap_or(tag.len());
    let (name, mut rest) = tag.split_at_checked(end).unwrap_or_default();
    builder.open(name);
    loop {
        rest = rest.trim_ascii_start();
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        if let Some(after) = rest.strip_prefix("/>") {
            builder.close();
            return after;
        }
        // Names may begin with an equals sign.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let Some(length) = rest.get(first..).and_then(|it| it.find('=')) else { return "" };
        let (name, value) = rest.split_at_checked(first + length).unwrap_or_default();
        let Some((value, after)) = value.get(2..).and_then(|it| it.split_once('"')) else {
            return "";
        };
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
