//! Excerpts that machines cut from a body.

use crate::model::{Block, Run, Text};

/// How many texts an excerpt may leave out of a body: a line with the place, a caption, a table.
const MAX_SKIPPED: usize = 5;

/// What links to the rest begin with, where nothing else tells them from an excerpt's own words.
const MORE: [&str; 6] =
    ["continuereading", "readmore", "keepreading", "readtherest", "weiterlesen", "liralasuite"];

/// Whether an excerpt says only what the body begins with, so that nothing is lost without it.
///
/// White space, punctuation, marks and the case of plain letters make no difference. What follows a cut is passed over: an
/// ellipsis in any form (`…`, `...`, `[…]`), and a link to the rest, with its words. An excerpt without any words is one.
/// An ellipsis alone makes none: what a hand wrote in front of it has to stand in the body.
pub(in super::super) fn is_beginning(excerpt: &Text, body: &[Block]) -> bool {
    let mut texts = Vec::new();
    collect(body, &mut texts);
    let whole = excerpt.to_plain();
    begins(&letters(&whole), &texts)
        || without_more(&excerpt.runs, &whole).is_some_and(|it| begins(&letters(it), &texts))
}

/// What of an excerpt stands before its link to the rest.
fn without_more<'a>(runs: &[Run], whole: &'a str) -> Option<&'a str> {
    let is_tail = |run: &&Run| run.href.is_some() || run.text.trim().is_empty();
    let n_linked: usize = runs.iter().rev().take_while(is_tail).map(|run| run.text.len()).sum();
    let (before, linked) = whole.split_at_checked(whole.len().checked_sub(n_linked)?)?;
    let is_more = |tail: &str| MORE.iter().any(|it| letters(tail).starts_with(it));
    let is_cut = ends_in_ellipsis(before) || is_more(linked);
    if n_linked > 0 && is_cut && !letters(before).is_empty() {
        return Some(before);
    }
    let dots = whole.as_bytes().windows(3).rposition(|it| it == b"...");
    let end = whole.rfind(['…', ']']).max(dots).or_else(|| whole.rfind('\n'))?;
    let (before, after) = whole.split_at_checked(end)?;
    is_more(after).then_some(before)
}

fn ends_in_ellipsis(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '\n', '\u{a0}', ']', ')']);
    text.ends_with('…') || text.ends_with("...")
}

/// Whether texts begin with an excerpt, both as letters alone. A few of the texts may be missing in it.
fn begins(excerpt: &str, texts: &[String]) -> bool {
    let starts = 0..texts.len().min(MAX_SKIPPED + 1);
    excerpt.is_empty() || starts.into_iter().any(|start| begins_at(excerpt, texts, start))
}

fn begins_at(excerpt: &str, texts: &[String], start: usize) -> bool {
    let (mut rest, mut n_skipped) = (excerpt, start);
    for text in texts.iter().skip(start) {
        if text.starts_with(rest) {
            return true;
        }
        if let Some(after) = rest.strip_prefix(text.as_str()) {
            rest = after;
        } else if n_skipped == MAX_SKIPPED || rest.len() == excerpt.len() {
            return false;
        } else {
            n_skipped += 1;
        }
    }
    // All that the body says.
    rest.is_empty()
}

/// The letters of what there is to read in blocks, text by text.
fn collect(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        if let Block::Paragraph(text)
        | Block::Heading { text, .. }
        | Block::Pullquote { text, .. }
        | Block::Details { summary: text, .. }
        | Block::Update { title: text, .. } = block
        {
            push(text, texts);
        }
        if let Block::Image(image) = block {
            push(&image.caption, texts);
        }
        if let Block::Table(table) = block {
            for cell in table.head.iter().chain(&table.rows).flatten() {
                push(&cell.text, texts);
            }
        }
        if let Block::List { items, .. } = block {
            for item in items {
                push(&item.text, texts);
                collect(&item.body, texts);
            }
        } else {
            block.each_body(&mut |body| collect(body, texts));
        }
    }
}

fn push(text: &Text, texts: &mut Vec<String>) {
    let letters = letters(&text.to_plain());
    if !letters.is_empty() {
        texts.push(letters);
    }
}

/// A text without what varies between a body and what is cut from it: white space, punctuation, capital letters.
fn letters(text: &str) -> String {
    let is_kept = |c: &char| {
        c.is_ascii_alphanumeric()
            || !matches!(c, '\0'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}')
    };
    text.chars().filter(is_kept).map(|c| c.to_ascii_lowercase()).collect()
}
