//! Texts: plain with styles and links by their range, or HTML, or Markdown.

use std::mem;

use super::super::context::Context;
use super::super::node::Node;
use super::super::pieces::{field, flag, holds, is, phrase, spend, values};
use super::markdown;
use crate::model::{Block, Run, SafeUrl, Text};

/// Most styles and links of one text.
const MAX_MARKS: usize = 500;

/// The paragraphs and whatever else a text consists of.
pub(super) fn blocks(node: Node<'_>, styles: Option<Node<'_>>, cx: &mut Context<'_>) -> Vec<Block> {
    let text = source(node, cx);
    if is(node, "format", "html") {
        return phrase(node, text, cx);
    }
    if is(node, "format", "markdown") {
        return cx.blocks(node, &markdown::to_html(text));
    }
    let mut blocks = Vec::new();
    let mut runs = Vec::new();
    for run in marked(node, text, styles, cx) {
        for (idx, part) in run.text.split('\n').enumerate() {
            if idx > 0 {
                blocks.extend(paragraph(mem::take(&mut runs), cx));
            }
            if !part.is_empty() {
                runs.push(Run { text: part.into(), ..run.clone() });
            }
        }
    }
    blocks.extend(paragraph(runs, cx));
    blocks
}

/// A text of one line. A node that is a string is plain.
pub(super) fn line(node: Node<'_>, styles: Option<Node<'_>>, cx: &mut Context<'_>) -> Text {
    let text = source(node, cx);
    if is(node, "format", "html") {
        return cx.text(node, text);
    }
    if is(node, "format", "markdown") {
        return cx.text(node, &markdown::to_html(text));
    }
    let runs = marked(node, text, styles, cx);
    trimmed(runs)
}

/// The text at a node, with its white space, which ranges count.
fn source<'a>(node: Node<'a>, cx: &mut Context<'_>) -> &'a str {
    let text = field(node, "text").unwrap_or(node);
    if !text.value.is_string() && !text.value.is_object() {
        text.warn_expected("a string", cx);
    }
    text.value.as_str().unwrap_or_default()
}

fn paragraph(runs: Vec<Run>, cx: &Context<'_>) -> Option<Block> {
    let text = trimmed(runs);
    (!text.is_blank() && spend(cx)).then_some(Block::Paragraph(text))
}

/// A text without white space around it.
fn trimmed(runs: Vec<Run>) -> Text {
    let mut text = Text { runs };
    if text.is_blank() {
        return Text::default();
    }
    if let Some(first) = text.runs.first_mut() {
        first.text = first.text.trim_start().into();
    }
    if let Some(last) = text.runs.last_mut() {
        last.text = last.text.trim_end().into();
    }
    text.runs.retain(|run| !run.text.is_empty());
    text
}

/// What holds for a range of a text, in UTF-16 code units.
struct Mark {
    start: usize,
    end: usize,
    run: Run,
}

/// A plain text as runs. Where a range begins or ends within a character, the whole character belongs to what is
/// before.
fn marked(node: Node<'_>, text: &str, styles: Option<Node<'_>>, cx: &mut Context<'_>) -> Vec<Run> {
    let marks = marks(node, styles, cx);
    let mut runs = Vec::new();
    let mut rest = text;
    let mut at = 0;
    while !rest.is_empty() {
        let mut run = Run::default();
        for it in marks.iter().filter(|it| (it.start..it.end).contains(&at)) {
            run.strong |= it.run.strong;
            run.emphasis |= it.run.emphasis;
            run.strike |= it.run.strike;
            run.sub |= it.run.sub;
            run.sup |= it.run.sup;
            run.href = run.href.or_else(|| it.run.href.clone());
        }
        let borders = marks.iter().flat_map(|it| [it.start, it.end]);
        let end = borders.filter(|border| *border > at).min().unwrap_or(usize::MAX);
        let mut n_bytes = 0;
        for character in rest.chars() {
            if at >= end {
                break;
            }
            at += character.len_utf16();
            n_bytes += character.len_utf8();
        }
        let Some((part, after)) = rest.split_at_checked(n_bytes) else { break };
        run.text = part.into();
        runs.push(run);
        rest = after;
    }
    runs
}

fn marks(node: Node<'_>, styles: Option<Node<'_>>, cx: &mut Context<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for path in ["additions", "inlineTextStyles"] {
        for item in values(node, path, cx).into_iter().take(MAX_MARKS) {
            let number = |path| Some(field(item, path)?.value.as_u64()? as usize);
            let Some((start, length)) = number("rangeStart").zip(number("rangeLength")) else {
                // A link of a whole component is none of its text.
                continue;
            };
            let mut run = Run::default();
            if let Some(url) = field(item, "URL") {
                run.href = url.as_url(SafeUrl::parse, cx);
            }
            if let Some(style) = field(item, "textStyle") {
                let named = style.value.as_str().and_then(|name| styles?.field(name));
                mark_by_style(&mut run, named.unwrap_or(style));
            }
            marks.push(Mark { start, end: start.saturating_add(length), run });
        }
    }
    marks
}

fn mark_by_style(run: &mut Run, style: Node<'_>) {
    let font = field(style, "fontName").and_then(|it| it.value.as_str()).unwrap_or_default();
    let weight = field(style, "fontWeight");
    let is_heavy = |it: Node<'_>| it.value.as_u64().is_some_and(|weight| weight >= 600);
    run.strong = holds(font, "Bold")
        || ["bold", "heavy", "black"].iter().any(|it| is(style, "fontWeight", it))
        || weight.is_some_and(is_heavy);
    run.emphasis =
        holds(font, "Italic") || ["italic", "oblique"].iter().any(|it| is(style, "fontStyle", it));
    run.strike = flag(style, "strikethrough") == Some(true);
    run.sub = is(style, "verticalAlignment", "subscript");
    run.sup = is(style, "verticalAlignment", "superscript");
}
