//! What things are called: headings, captions, summaries, and who said something.

use super::convert::{Converter, Flow, Whole};
use super::line::add_line;
use super::linked::is_picture;
use super::{Element, Node, Nodes};
use crate::model::{Block, HeadingLevel, Run, Text};

impl<'a> Converter<'a> {
    pub(super) fn heading(
        &mut self,
        element: Element<'a>,
        level: HeadingLevel,
        marks: &Run,
        flow: &mut Flow,
    ) {
        if flow.is_lines {
            return self.block(element, marks, flow);
        }
        // Notes have a heading of their own.
        if self.notes.is_inside() {
            return;
        }
        self.flush(flow);
        let mut rest = Flow::default();
        let text = self.title(element, marks, true, &mut rest);
        if !text.runs.is_empty() {
            self.push(Block::Heading { level, text }, flow);
        }
        flow.blocks.append(&mut rest.blocks);
    }

    /// Keeps the text of the element for the one that it is a part of. Of the marks around it, only the link is about
    /// it as well.
    pub(super) fn caption(&mut self, element: Element<'a>, marks: &Run) {
        let href = marks.href.clone().filter(|it| !is_picture(it));
        let marks = Run { href, ..Run::default() };
        let is_summary = self.parts.kind == Whole::Details;
        let mut text = self.title(element, &marks, is_summary, &mut Flow::default());
        if self.parts.kind == Whole::Quote
            && let Some(name) = super::figure::attribution(&text)
        {
            text = name;
        }
        add_line(&mut self.parts.caption, text);
    }

    /// Whether what follows in a quote is who said it.
    pub(super) fn is_attribution(
        &self,
        element: Element<'_>,
        mut after: Nodes<'_>,
        flow: &Flow,
    ) -> bool {
        let is_blank = |node| matches!(node, Node::Text(text) if text.trim().is_empty());
        self.parts.kind == Whole::Quote
            && element.name() == "cite"
            && after.all(is_blank)
            && !flow.line.has_words()
    }

    /// The words of an element; where `is_title`, with these of buttons in it. What is no text is added to the blocks of
    /// `rest`.
    pub(super) fn title(
        &mut self,
        element: Element<'a>,
        marks: &Run,
        is_title: bool,
        rest: &mut Flow,
    ) -> Text {
        let outer = std::mem::replace(&mut self.is_title, is_title);
        let text = self.lines(element.children(), marks, rest);
        self.is_title = outer;
        text
    }
}
