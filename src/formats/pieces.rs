//! What the readers of several formats have in common.
//!
//! Fields are named by *paths*: names in any mixture of small and capital letters, with a dot before
//! what stands in an object: `headlines.basic`. Where one string holds several paths, separated by
//! spaces, they are tried in turn.

mod dates;
mod excerpt;
mod media;
mod people;
mod repeated;

use std::rc::Rc;

use super::context::Context;
use super::node::Node;
use super::{ReadError, ReadErrorKind};
use crate::model::{Article, Block, Correction, HeadingLevel, Related, SafeUrl, Table, Text};
pub(super) use dates::{date, not_before};
pub(super) use excerpt::is_beginning;
pub(super) use media::{File, card, embed, files, image, recording, size};
pub(super) use people::{byline, people};
pub(super) use repeated::drop_repeated;

/// Most articles to read next.
const MAX_RELATED: usize = 100;

/// What the elements of a body come to.
#[derive(Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    /// The articles that it refers to.
    pub(super) related: Vec<Related>,
}

impl Body {
    /// Adds a block, where there is something in it. Asides within an aside become parts of it.
    pub(super) fn push(&mut self, mut block: Block) {
        if let Block::Aside { body, .. } = &mut block {
            let mut flat = Vec::new();
            flatten(std::mem::take(body), HeadingLevel::Four, &mut flat);
            *body = flat;
        }
        if let Block::Paragraph(text)
        | Block::Heading { text, .. }
        | Block::Pullquote { text, .. }
        | Block::Correction(Correction { text, .. }) = &block
            && text.is_blank()
        {
            return;
        }
        if let Block::Quote { body, .. } | Block::Aside { body, .. } | Block::Update { body, .. } =
            &block
            && body.is_empty()
        {
            return;
        }
        let is_empty = matches!(&block, Block::Gallery { images, .. } if images.is_empty())
            || matches!(&block, Block::List { items, .. } if items.is_empty())
            || matches!(&block, Block::Table(Table { head, rows, .. }) if head.iter().chain(rows).all(Vec::is_empty));
        if !is_empty {
            self.blocks.push(block);
        }
    }

    /// Adds an article to read next, once; says whether it will be shown.
    pub(super) fn relate(&mut self, url: Option<SafeUrl>, headline: Text) -> bool {
        let is_shown = !headline.is_blank() && self.related.len() < MAX_RELATED;
        let Some(url) = url.filter(|_| is_shown) else { return false };
        if self.related.iter().all(|it| it.url != url) {
            self.related.push(Related { url, headline });
        }
        true
    }
}

/// Adds blocks, and in the place of each aside its title, as a heading of this level, and what it holds.
pub(super) fn flatten(blocks: Vec<Block>, level: HeadingLevel, flat: &mut Vec<Block>) {
    for block in blocks {
        if let Block::Aside { title, body } = block {
            let heading = |title: Rc<str>| Block::Heading { level, text: Text::plain(&title) };
            flat.extend(title.map(heading));
            flatten(body, level, flat);
        } else {
            flat.push(block);
        }
    }
}

/// The error for a document without a headline.
pub(super) fn no_headline(link: Option<SafeUrl>) -> ReadError {
    ReadError { kind: ReadErrorKind::NoHeadline, link }
}

/// An article of which only the fields are read that hold one thing: its identifier, language, section, and the dates of
/// its first and its latest version, at these paths.
pub(super) fn article(
    node: Node<'_>,
    [id, language, section, published, updated]: [&str; 5],
    cx: &mut Context<'_>,
) -> Article {
    Article {
        id: string(node, id, cx),
        language: string(node, language, cx),
        section: string(node, section, cx),
        published: date(node, published, cx),
        updated: date(node, updated, cx),
        ..Article::default()
    }
}

/// The value at a path; `null` counts as absent.
pub(super) fn field<'a>(node: Node<'a>, path: &str) -> Option<Node<'a>> {
    let mut value = node.value;
    for name in path.split('.') {
        let fields = value.as_object()?;
        let is_meant = |key: &str| key.eq_ignore_ascii_case(name);
        value = &fields.iter().find(|(key, value)| is_meant(key) && !value.is_null())?.1;
    }
    Some(Node { value })
}

/// The first string with something in it, without the white space around it, and its place.
pub(super) fn first<'a>(
    node: Node<'a>,
    paths: &str,
    cx: &mut Context<'_>,
) -> Option<(Node<'a>, &'a str)> {
    for place in paths.split(' ').filter_map(|path| field(node, path)) {
        match place.value.as_str().map(str::trim) {
            Some("") => {}
            Some(text) => return Some((place, text)),
            None => _ = place.warn_expected("a string", cx),
        }
    }
    None
}

/// The first string, as it stands.
pub(super) fn string(node: Node<'_>, paths: &str, cx: &mut Context<'_>) -> Option<Rc<str>> {
    first(node, paths, cx).map(|(_, text)| text.into())
}

/// The first string that is this word, in any letters.
pub(super) fn is(node: Node<'_>, path: &str, word: &str) -> bool {
    let value = field(node, path).and_then(|it| it.value.as_str());
    value.is_some_and(|it| it.eq_ignore_ascii_case(word))
}

/// A boolean, or a string that says the same, in any letters.
pub(super) fn flag(node: Node<'_>, path: &str) -> Option<bool> {
    let value = field(node, path)?.value;
    value.as_bool().or_else(|| value.as_str().map(|it| it.eq_ignore_ascii_case("true")))
}

/// The first HTML with something to read in it, as a text.
pub(super) fn text(node: Node<'_>, paths: &str, cx: &mut Context<'_>) -> Text {
    for path in paths.split(' ') {
        if let Some((place, html)) = first(node, path, cx) {
            let text = cx.text(place, html);
            if !text.is_blank() {
                return text;
            }
        }
    }
    Text::default()
}

/// The first HTML that comes to anything, as blocks.
pub(super) fn html(node: Node<'_>, paths: &str, cx: &mut Context<'_>) -> Vec<Block> {
    for path in paths.split(' ') {
        if let Some((place, html)) = first(node, path, cx) {
            let blocks = cx.blocks(place, html);
            if !blocks.is_empty() {
                return blocks;
            }
        }
    }
    Vec::new()
}

/// The blocks of HTML that may be what stands within one paragraph.
pub(super) fn phrase(node: Node<'_>, html: &str, cx: &mut Context<'_>) -> Vec<Block> {
    cx.blocks(node, &joined(&["<p>", html, "</p>"]))
}

/// The lines of a plain text, as paragraphs.
pub(super) fn lines(text: &str, cx: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in text.split('\n').map(str::trim) {
        if !line.is_empty() && spend(cx) {
            blocks.push(Block::Paragraph(Text::plain(line)));
        }
    }
    blocks
}

/// Counts one item of those that may be read; `false` when there are no more.
pub(super) fn spend(cx: &Context<'_>) -> bool {
    let n_left = cx.n_items_left.get().saturating_sub(1);
    cx.n_items_left.set(n_left);
    n_left > 0
}

/// The first URL that something may be requested from.
pub(super) fn url(node: Node<'_>, paths: &str, cx: &mut Context<'_>) -> Option<SafeUrl> {
    paths.split(' ').find_map(|path| {
        let (place, _) = first(node, path, cx)?;
        place.as_url(SafeUrl::parse_web, cx)
    })
}

/// The values in the array or the object at a path, as long as any may be read.
pub(super) fn values<'a>(node: Node<'a>, path: &str, cx: &Context<'_>) -> Vec<Node<'a>> {
    let mut values = Vec::new();
    let Some(list) = field(node, path) else { return values };
    let mut add = |value| {
        if spend(cx) {
            values.push(Node { value });
        }
    };
    if let Some(items) = list.value.as_array() {
        items.iter().for_each(&mut add);
    }
    if let Some(fields) = list.value.as_object() {
        fields.iter().map(|(_, value)| value).for_each(&mut add);
    }
    values
}

/// Names in an array of objects.
pub(super) fn names(node: Node<'_>, path: &str, name: &str, cx: &mut Context<'_>) -> Vec<Rc<str>> {
    let mut names = Vec::new();
    for item in values(node, path, cx) {
        names.extend(string(item, name, cx));
    }
    names
}

/// A whole number in digits.
pub(super) fn whole(digits: &str) -> Option<u32> {
    let mut number = Some(0_u32).filter(|_| !digits.is_empty());
    for byte in digits.bytes() {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        number = number?.checked_mul(10)?.checked_add(digit).filter(|_| digit < 10);
    }
    number
}

/// Texts one after the other.
pub(super) fn joined(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text
}

/// Whether a text holds another; made for short ones.
pub(super) fn holds(text: &str, part: &str) -> bool {
    // There are no windows of nothing.
    part.is_empty() || text.as_bytes().windows(part.len()).any(|it| it == part.as_bytes())
}

/// A number in decimal, with at most two digits after the point. Formatting as the standard library does it would bring
/// a good deal into the wasm.
pub(super) fn decimal(number: f64) -> String {
    let hundredths = (number.abs() * 100.0).round() as u64;
    let mut text = String::from(if number < 0.0 { "-" } else { "" });
    text.push_str(&(hundredths / 100).to_string());
    let rest = hundredths % 100;
    if rest > 0 {
        text.push('.');
        text.push(char::from(b'0' + (rest / 10) as u8));
        if !rest.is_multiple_of(10) {
            text.push(char::from(b'0' + (rest % 10) as u8));
        }
    }
    text
}
