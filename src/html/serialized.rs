//! A tree that a browser has written as XML.
//!
//! One call and one string bring a whole document over the border to JavaScript, where going from
//! node to node takes several calls for each. What a browser writes is regular: every element is ended,
//! every value is quoted, and neither holds a bare `<`.
//!
//! Some elements do not come through the method that browsers parse by, so they go in disguise.

use std::borrow::Cow;

use super::elements::{RAW, kept, kind};
use super::limits::decoded;
use super::tags::{Piece, Tags};
use super::{Element, MAX_DEPTH, Node};

/// How the attribute begins of an element that was another one to whoever wrote it, whose name follows.
const DISGUISE_MARK: &str = "data-x-";

/// Elements that are taken out, and such in their place as are parsed as they are and stay.
const DISGUISES: [(&str, &str); 3] =
    [("iframe", "noembed"), ("object", "marquee"), ("embed", "keygen")];

/// The source with others in the place of the elements that `Document.parseHTML` takes out. [`nodes_of_xml`] knows them.
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
        let is_of = |it: &str| {
            name.get(..it.len()).is_some_and(|name| name.eq_ignore_ascii_case(it.as_bytes()))
        };
        if DISGUISES.iter().any(|it| is_of(it.0)) {
            return true;
        }
    }
    false
}

/// The nodes within the one element that `xml` is, as an `XMLSerializer` has written it.
///
/// What is nested deeper than [`MAX_DEPTH`] is put beside its parent. Nothing else is understood: not for
/// what anybody wrote by hand.
pub fn nodes_of_xml(xml: &str) -> Vec<Node> {
    let mut builder = Builder::default();
    let mut rest = xml;
    while let Some(end) = rest.bytes().position(|byte| byte == b'<') {
        let (text, after) = rest.split_at_checked(end).unwrap_or_default();
        builder.characters(text);
        let after = after.get(1..).unwrap_or_default();
        rest = match after.bytes().next() {
            Some(b'/') => {
                builder.close();
                after.split_once('>').map_or("", |(_, rest)| rest)
            }
            Some(b'!' | b'?') => match after.strip_prefix("!--") {
                Some(comment) => comment.split_once("-->").map_or("", |(_, rest)| rest),
                None => after.split_once('>').map_or("", |(_, rest)| rest),
            },
            _ => builder.open(after),
        };
    }
    builder.root
}

/// A tree of which the elements in `open` are not ended yet.
#[derive(Default)]
struct Builder {
    root: Vec<Node>,
    /// Whether the one around all others has begun.
    is_begun: bool,
    open: Vec<Element>,
    /// How many open elements are too deep, and have nothing in them.
    n_flat: usize,
}

impl Builder {
    fn characters(&mut self, text: &str) {
        if !text.is_empty() && self.is_begun {
            self.add(Node::Text(decoded(text)));
        }
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.root.push(node),
        }
    }

    /// Reads a start tag after its `<`, and gives what follows it.
    fn open<'a>(&mut self, tag: &'a str) -> &'a str {
        let is_end = |byte: u8| matches!(byte, b' ' | b'>' | b'/' | b'\t' | b'\n');
        let end = tag.bytes().position(is_end).unwrap_or(tag.len());
        let (name, mut rest) = tag.split_at_checked(end).unwrap_or_default();
        let mut element = Element { name: kept(name), ..Element::default() };
        let mut is_ended = false;
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix("/>") {
                rest = after;
                is_ended = true;
                break;
            }
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                break;
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
                element.name = kept(name);
            } else if !name.starts_with("xmlns") {
                element.attributes.push((name.to_owned(), decoded(value)));
            }
        }
        if !self.is_begun {
            self.is_begun = true;
        } else if self.open.len() >= MAX_DEPTH {
            self.add(Node::Element(element));
            self.n_flat += usize::from(!is_ended);
        } else if is_ended {
            self.add(Node::Element(element));
        } else {
            self.open.push(element);
        }
        rest
    }

    fn close(&mut self) {
        if self.n_flat > 0 {
            self.n_flat -= 1;
        } else if let Some(mut element) = self.open.pop() {
            if element.name == "template" {
                element.children.clear();
            }
            self.add(Node::Element(element));
        }
    }
}
