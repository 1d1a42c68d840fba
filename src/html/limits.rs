//! What is parsed at all: parsers take a time that is quadratic in the nesting.

use super::Node;
use super::tags::{Piece, Tags, is_one_of, is_raw, is_void};

/// The longest source that is parsed, in bytes.
pub const MAX_HTML_BYTES: usize = 2 * 1024 * 1024;

/// The deepest nesting that is parsed.
pub const MAX_DEPTH: usize = 256;

/// More paragraphs of characters alone are lines of the last one.
const MAX_PLAIN: usize = 2000;

/// Elements that begin a line, and that end a paragraph before them.
const BLOCKS: &str = "p div li ul ol h1 h2 h3 h4 h5 h6 blockquote figure figcaption section article aside header footer main nav center address pre hr table form fieldset dl dt dd details summary dir menu listing plaintext";

/// Parts of tables.
const TABLE_PARTS: &str = "td th tr tbody thead tfoot caption colgroup";

/// Elements that stay open behind the back of the ones around them.
const FORMATS: &str = "a b big code em font i nobr s small strike strong tt u";

/// Elements that end a drawing or a formula around them.
const BREAKOUTS: &str = "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var";

/// Elements that an end tag in them does not get out of.
const BARRIERS: &str = "table td th caption object applet marquee template svg math foreignobject title desc mi mo mn ms mtext annotation-xml html button select";

/// Whether `html` may be given to a parser. Takes a time that is linear in its length, and errs on
/// the safe side: elements that a parser would close by itself count as open, but for what documents
/// leave open by habit, such as paragraphs, items and cells.
pub fn is_within_limits(html: &str) -> bool {
    html.len() <= MAX_HTML_BYTES && is_shallow(html)
}

/// An element that is open, as far as can be told.
struct Open<'a> {
    name: &'a str,
    is_format: bool,
    is_block: bool,
    is_barrier: bool,
    /// Another one like it takes its place.
    is_implied: bool,
}

fn is_shallow(html: &str) -> bool {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut tags = Tags::of(html);
    while let Some(piece) = tags.next() {
        match piece {
            Piece::Text(_) => {}
            Piece::Start(name, is_ended) => {
                while is_foreign(&open) && is_one_of(name, BREAKOUTS) {
                    let idx = open.iter().rposition(|it| it.is_barrier).unwrap_or_default();
                    truncate(&mut open, idx);
                }
                let is_foreign = is_foreign(&open);
                if is_void(name) || (is_ended && is_foreign) {
                    continue;
                }
                if is_raw(name) && !is_foreign {
                    tags.skip_raw(name);
                    continue;
                }
                let new = described(name);
                if new.is_block || new.is_implied {
                    close_implied(&mut open, &new);
                }
                if name.eq_ignore_ascii_case("a") {
                    close(&mut open, name);
                }
                open.push(new);
                if open.len() > MAX_DEPTH {
                    return false;
                }
            }
            Piece::End(name) => close(&mut open, name),
        }
    }
    true
}

/// Whether what begins now is a part of a drawing or a formula.
fn is_foreign(open: &[Open<'_>]) -> bool {
    let barrier = open.iter().rev().find(|it| it.is_barrier);
    barrier.is_some_and(|it| is_one_of(it.name, "svg math"))
}

fn described(name: &str) -> Open<'_> {
    Open {
        name,
        is_format: is_one_of(name, FORMATS),
        is_block: is_one_of(name, BLOCKS),
        is_barrier: is_one_of(name, BARRIERS),
        is_implied: is_one_of(name, TABLE_PARTS)
            || is_one_of(name, "li dt dd option optgroup rt rp rb"),
    }
}

/// Ends what a parser ends when another element begins.
fn close_implied(open: &mut Vec<Open<'_>>, new: &Open<'_>) {
    let is = |name: &str, names: &str| is_one_of(name, names);
    // What the new element ends, and where the search for it ends.
    let (ended, until) = match new.name {
        name if is(name, "li") => ("li", "ul ol menu dir"),
        name if is(name, "dt dd") => ("dt dd", "dl"),
        name if is(name, "td th") => ("td th", "table"),
        name if is(name, "tr") => ("tr", "table"),
        name if is(name, "tbody thead tfoot caption colgroup") => {
            ("tbody thead tfoot caption colgroup", "table")
        }
        name if is(name, "option") => ("option", "select optgroup"),
        name if is(name, "optgroup") => ("optgroup", "select"),
        name if is(name, "rt rp rb") => ("rt rp rb", "ruby"),
        _ => ("", ""),
    };
    if !ended.is_empty() {
        let is_cell = is_one_of(new.name, TABLE_PARTS);
        for idx in (0..open.len()).rev() {
            let Some(it) = open.get(idx) else { return };
            if is(it.name, ended) {
                truncate(open, idx);
                break;
            }
            if is(it.name, until)
                || (it.is_barrier && !is_cell)
                || (it.is_block && !is_cell && !is(it.name, "p div address"))
            {
                break;
            }
        }
    }
    if new.is_block {
        for idx in (0..open.len()).rev() {
            let Some(it) = open.get(idx) else { return };
            if is(it.name, "p") {
                truncate(open, idx);
                break;
            }
            if it.is_barrier {
                break;
            }
        }
    }
}

/// Ends what an end tag ends.
fn close(open: &mut Vec<Open<'_>>, name: &str) {
    let ending = described(name);
    let is_outer = ending.is_block || ending.is_barrier || ending.is_implied;
    let is_table = is_one_of(name, "table") || is_one_of(name, TABLE_PARTS);
    for idx in (0..open.len()).rev() {
        let Some(it) = open.get(idx) else { return };
        if it.name.eq_ignore_ascii_case(name) {
            if ending.is_format {
                open.remove(idx);
            } else {
                truncate(open, idx);
            }
            return;
        }
        let is_stop = match (is_table, is_outer || ending.is_format) {
            (true, _) => is_one_of(it.name, "table template html"),
            (false, true) => it.is_barrier,
            (false, false) => it.is_barrier || it.is_block,
        };
        if is_stop {
            return;
        }
    }
}

/// Ends the elements from this one on, but for those that parsers open anew.
fn truncate(open: &mut Vec<Open<'_>>, idx: usize) {
    let mut n = 0;
    open.retain(|it| {
        n += 1;
        n <= idx || it.is_format
    });
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
                if is_one_of(name, "br") {
                    text.push('\n');
                } else if is_one_of(name, BLOCKS) || is_one_of(name, TABLE_PARTS) {
                    end_paragraph(&mut text, &mut paragraphs);
                }
                if matches!(piece, Piece::Start(..)) && is_raw(name) {
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

/// The characters that `text` stands for: numbers, and the names that are met.
pub(super) fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
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
    decoded
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
pub(super) fn characters(nodes: &[Node]) -> String {
    let mut characters = String::new();
    push_characters(nodes, &mut characters);
    characters
}

fn push_characters(nodes: &[Node], characters: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => characters.push_str(text),
            Node::Element(element) => push_characters(&element.children, characters),
        }
    }
}
