//! Elements that stand within a line: links, quotation marks, and what marks text.

use super::Element;
use super::convert::{Converter, Flow};
use super::elements::Action;
use super::limits::{characters, has_text};
use super::warnings::Why;
use crate::model::{Run, SafeUrl, part};

impl<'a> Converter<'a> {
    pub(super) fn quotation(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let [open, close] =
            if self.n_quotes.is_multiple_of(2) { ["“", "”"] } else { ["‘", "’"] };
        self.n_quotes += 1;
        flow.line.push(open, marks, self.n_items_left);
        self.walk(element.children(), marks, flow);
        flow.line.push(close, marks, self.n_items_left);
        self.n_quotes -= 1;
    }

    pub(super) fn link(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let href = element.attribute("href").unwrap_or_default();
        let mut marked = marks.clone();
        if let Some(fragment) = self.fragment(href) {
            let label = characters(element.children());
            let label = label
                .trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'));
            if let Some(key) = self.notes.key(fragment) {
                marked.sup = false;
                marked.href = None;
                marked.note = Some(key.into());
                let label = if label.is_empty() { "*" } else { label };
                return flow.line.push(label, &marked, self.n_items_left);
            }
            // Ways back to where one came from, and marks beside headings.
            if !label.is_empty() && !label.contains(char::is_alphanumeric) {
                return;
            }
        } else if !href.trim().is_empty() {
            marked.href = SafeUrl::parse(href, self.base);
            if marked.href.is_none() {
                self.left_out.add(element, Why::TextOnly);
            }
        }
        let link = marked.href.as_ref().filter(|_| !has_text(element.children())).map(|_| element);
        let outer = std::mem::replace(&mut self.link, link);
        self.walk(element.children(), &marked, flow);
        self.link = outer;
    }

    /// The fragment of a URL that leads to another place of the same document.
    fn fragment<'b>(&self, href: &'b str) -> Option<&'b str> {
        let (page, fragment) = href.trim().split_once('#')?;
        let is_here = page.is_empty() || self.base.is_some_and(|base| base.as_str() == page);
        is_here.then_some(fragment)
    }
}

/// Sets the mark that an element stands for, if it does for one.
pub(super) fn mark(marks: &mut Run, action: Action, element: Element<'_>) {
    #[expect(clippy::wildcard_enum_match_arm, reason = "other elements mark nothing")]
    let mark = match action {
        // Text processors wrap whole documents in such.
        Action::Strong
            if element
                .attribute("style")
                .is_some_and(|it| part::holds(it, "font-weight:normal")) =>
        {
            return;
        }
        Action::Strong => &mut marks.strong,
        Action::Emphasis => &mut marks.emphasis,
        Action::Mono => &mut marks.code,
        Action::Strike => &mut marks.strike,
        Action::Mark => &mut marks.mark,
        Action::Sub => &mut marks.sub,
        Action::Sup => &mut marks.sup,
        _ => return,
    };
    *mark = true;
}
