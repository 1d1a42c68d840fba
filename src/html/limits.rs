//! What is parsed at all: parsers take a time that is quadratic in the nesting.

use super::elements::{
    Action, BARRIER, BLOCK, BREAKOUT, FOREIGN, FORMAT, ITEM, PARAGRAPH, RAW, TABLE_PART, VOID, kind,
};
use super::line::is_blank;
use super::tags::{Piece, Tags, is_one_of};
use super::{Node, Nodes};
use crate::model::part;

/// The longest source that is parsed, in bytes.
pub const MAX_HTML_BYTES: usize = 2 * 1024 * 1024;

/// The deepest nesting that is parsed.
pub const MAX_DEPTH: usize = 256;

/// How much there is to parse: the elements, each weighed as [`WEIGHT`] and the number of those that it is in, as browsers
/// take a time that grows with both. The longest articles have a twentieth of it.
const MAX_WORK: usize = 2_500_000;
const WEIGHT: usize = 20;

/// How much is shown of a source that is not parsed for its size, in bytes. Browsers take long to lay out more.
const MAX_PLAIN_BYTES: usize = 64 * 1024;

/// More paragraphs of characters alone are lines of the last one.
const MAX_PLAIN: usize = 2000;

/// Whether `html` may be given to a parser. Takes a time that is linear in its length, and errs on
/// the safe side: elements that a parser would close by itself count as open, but for what documents
/// leave open by habit, such as paragraphs, items and cells.
pub fn is_within_limits(html: &str) -> bool {
    html.len() <= MAX_HTML_BYTES && is_shallow(html)
}

/// What is shown of a source that is not within limits: as much of its beginning as browsers lay out in time.
pub fn beginning(html: &str) -> &str {
    html.get(..html.floor_char_boundary(MAX_PLAIN_BYTES)).unwrap_or(html)
}

/// An element that is open, as far as can be told.
struct Open<'a> {
    name: &'a str,
    kind: u16,
}

/// The elements that are open.
#[derive(Default)]
struct Stack<'a> {
    open: Vec<Open<'a>>,
    /// How many of these are drawings and formulas.
    n_foreign: usize,
    n_paragraphs: usize,
}

fn is_shallow(html: &str) -> bool {
    let mut stack = Stack::default();
    let mut tags = Tags::of(html);
    let mut work = 0;
    while let Some(piece) = tags.next() {
        match piece {
            Piece::Text(_) => {}
            Piece::End(name) => stack.close(name, kind(name)),
            Piece::Start(name, is_ended) => {
                work += WEIGHT + stack.open.len();
                if work > MAX_WORK {
                    return false;
                }
                let kind = kind(name);
                while stack.is_foreign() && kind & BREAKOUT != 0 {
                    let idx = stack.open.iter().rposition(|it| it.kind & BARRIER != 0);
                    stack.truncate(idx.unwrap_or_default());
                }
                let is_foreign = stack.is_foreign();
                if kind & VOID != 0 || (is_ended && is_foreign) {
                    continue;
                }
                if kind & RAW != 0 && !is_foreign {
                    tags.skip_raw(name);
                    continue;
                }
                stack.push(name, kind);
                if stack.open.len() > MAX_DEPTH {
                    return false;
                }
            }
        }
    }
    true
}

impl<'a> Stack<'a> {
    /// Whether what begins now is a part of a drawing or a formula.
    fn is_foreign(&self) -> bool {
        let is_barrier = |it: &&Open<'_>| it.kind & BARRIER != 0;
        self.n_foreign > 0
            && self.open.iter().rev().find(is_barrier).is_some_and(|it| it.kind & FOREIGN != 0)
    }

    /// Adds an element, and ends before what a parser ends when it begins.
    fn push(&mut self, name: &'a str, kind: u16) {
        if name.eq_ignore_ascii_case("a") {
            self.close(name, kind);
        }
        // What the new element ends, and where the search for it ends.
        let (ended, until) = match kind & (ITEM | TABLE_PART) {
            0 => ("", ""),
            TABLE_PART if is_one_of(name, "td th") => ("td th", "table"),
            TABLE_PART if is_one_of(name, "tr") => ("tr", "table"),
            TABLE_PART => ("tbody thead tfoot caption colgroup", "table"),
            _ if is_one_of(name, "li") => ("li", "ul ol menu dir"),
            _ if is_one_of(name, "dt dd") => ("dt dd", "dl"),
            _ if is_one_of(name, "option") => ("option", "select optgroup"),
            _ if is_one_of(name, "optgroup") => ("optgroup", "select"),
            _ => ("rt rp rb", "ruby"),
        };
        if !ended.is_empty() {
            for (idx, it) in self.open.iter().enumerate().rev() {
                if is_one_of(it.name, ended) {
                    self.truncate(idx);
                    break;
                }
                let is_outer = kind & TABLE_PART == 0
                    && it.kind & (BARRIER | BLOCK) != 0
                    && !is_one_of(it.name, "p div address");
                if is_outer || is_one_of(it.name, until) {
                    break;
                }
            }
        }
        if kind & BLOCK != 0 && self.n_paragraphs > 0 {
            for (idx, it) in self.open.iter().enumerate().rev() {
                if it.kind & PARAGRAPH != 0 {
                    self.truncate(idx);
                    break;
                }
                if it.kind & BARRIER != 0 {
                    break;
                }
            }
        }
        self.n_foreign += usize::from(kind & FOREIGN != 0);
        self.n_paragraphs += usize::from(kind & PARAGRAPH != 0);
        self.open.push(Open { name, kind });
    }

    /// Ends what an end tag ends.
    fn close(&mut self, name: &str, kind: u16) {
        let is_table = kind & TABLE_PART != 0 || is_one_of(name, "table");
        for (idx, it) in self.open.iter().enumerate().rev() {
            if it.kind == kind && it.name.eq_ignore_ascii_case(name) {
                if kind & FORMAT != 0 {
                    self.open.remove(idx);
                } else {
                    self.truncate(idx);
                }
                return;
            }
            let is_stop = if is_table {
                is_one_of(it.name, "table template html")
            } else if kind & (BLOCK | BARRIER | ITEM | FORMAT) != 0 {
                it.kind & BARRIER != 0
            } else {
                it.kind & (BARRIER | BLOCK) != 0
            };
            if is_stop {
                return;
            }
        }
    }

    /// Ends the elements from this one on, but for those that parsers open anew.
    fn truncate(&mut self, idx: usize) {
        let mut n = 0;
        self.open.retain(|it| {
            n += 1;
            let is_kept = n <= idx || it.kind & FORMAT != 0;
            if !is_kept {
                self.n_foreign -= usize::from(it.kind & FOREIGN != 0);
                self.n_paragraphs -= usize::from(it.kind & PARAGRAPH != 0);
            }
            is_kept
        });
    }
}

/// The characters of `html` without its tags, paragraph by paragraph, by no parser: what is left to
/// show where none may be used. Rare character references stay as they are.
pub fn plain_paragraphs(html: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut text = String::new();
    let mut tags = Tags::of(html);
    while let Some(piece) = tags.next() {
        match piece {
            Piece::Text(more) => text.push_str(more),
            Piece::Start(name, _) | Piece::End(name) => {
                let kind = kind(name);
                if is_one_of(name, "br") {
                    text.push('\n');
                } else if kind & (BLOCK | TABLE_PART | ITEM) != 0 {
                    end_paragraph(&mut text, &mut paragraphs);
                }
                if matches!(piece, Piece::Start(..)) && kind & RAW != 0 {
                    tags.skip_raw(name);
                }
            }
        }
    }
    end_paragraph(&mut text, &mut paragraphs);
    paragraphs
}

fn end_paragraph(text: &mut String, paragraphs: &mut Vec<String>) {
    let words = text.trim();
    if !words.is_empty() {
        let words = decoded(words);
        let is_full = paragraphs.len() >= MAX_PLAIN;
        match paragraphs.last_mut().filter(|_| is_full) {
            Some(last) => {
                last.push('\n');
                last.push_str(&words);
            }
            None => paragraphs.push(words),
        }
    }
    text.clear();
}

fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    push_decoded(text, &mut decoded);
    decoded
}

/// Adds the characters that `text` stands for: numbers, and the names that are met.
pub(super) fn push_decoded(text: &str, decoded: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = part::around(rest, "&") {
        decoded.push_str(before);
        let end = after.bytes().take(10).position(|byte| byte == b';');
        let reference = end.and_then(|end| after.split_at_checked(end));
        match reference.and_then(|(name, _)| character(name)) {
            Some(character) => {
                decoded.push(character);
                rest = reference.and_then(|(_, rest)| rest.get(1..)).unwrap_or_default();
            }
            None => {
                decoded.push('&');
                rest = after;
            }
        }
    }
    decoded.push_str(rest);
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?).filter(|it| *it != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "shy" => '\u{ad}',
        _ => return None,
    })
}

/// The characters of some nodes, as they stand.
pub(super) fn characters(nodes: Nodes<'_>) -> String {
    let mut characters = String::new();
    push_characters(nodes, &mut characters);
    characters
}

fn push_characters(nodes: Nodes<'_>, characters: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => characters.push_str(text),
            Node::Element(element) => push_characters(element.children(), characters),
        }
    }
}

/// Whether there is anything but white space in some nodes, wherever it stands.
pub(super) fn has_text(mut nodes: Nodes<'_>) -> bool {
    nodes.any(|node| match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(element) => has_text(element.children()),
    })
}

/// Whether there is something to read in some nodes.
pub(super) fn has_words(nodes: Nodes<'_>) -> bool {
    has_any(nodes, |character| !is_blank(character))
}

/// Whether there is a letter in some nodes.
pub(super) fn has_letters(nodes: Nodes<'_>) -> bool {
    has_any(nodes, char::is_alphabetic)
}

/// Whether `is_wanted` is true of a character that can be read.
fn has_any(mut nodes: Nodes<'_>, is_wanted: fn(char) -> bool) -> bool {
    nodes.any(|node| match node {
        Node::Text(text) => text.contains(is_wanted),
        Node::Element(element) => {
            !matches!(element.action(), Action::Skip | Action::Script)
                && has_any(element.children(), is_wanted)
        }
    })
}
