//! What works only on the page that it is from: forms, buttons, what is hidden; and what else is no text by itself.

use super::convert::{Converter, Flow};
use super::elements::Action;
use super::limits::{characters, has_words};
use super::role::{is_hidden, is_mark, is_unfolded};
use super::warnings::Why;
use super::{Element, Node, Nodes};
use crate::model::{Run, SafeUrl};

/// With fewer characters to read for each field, a form is something to fill in.
const CHARACTERS_OF_FIELD: usize = 200;

impl<'a> Converter<'a> {
    /// Whether the element is to be left out, as nobody sees it, not even after a click. Words in it are told of.
    pub(super) fn hides(&mut self, element: Element<'_>) -> bool {
        let is_unseen = self.is_unseen(element);
        if is_unseen && !is_mark(element) && has_words(element.children()) {
            self.left_out.add(element, Why::Hidden);
        }
        is_unseen || (self.is_title && is_ornament(element))
    }

    /// Whether nobody sees the element, not even after a click.
    pub(super) fn is_unseen(&self, element: Element<'_>) -> bool {
        is_hidden(element)
            && !is_unfolded(element)
            && !element.attribute("id").is_some_and(|id| self.notes.is_led_to(id))
    }

    /// Converts an element that is none of the text's own.
    pub(super) fn control(
        &mut self,
        action: Action,
        element: Element<'a>,
        marks: &Run,
        flow: &mut Flow,
    ) {
        let children = element.children();
        #[expect(clippy::wildcard_enum_match_arm, reason = "all others are left out")]
        match action {
            Action::Form if is_around_words(children) => self.block(element, marks, flow),
            // The question of an answer that the button unfolds.
            Action::Button if self.is_title => self.walk(children, marks, flow),
            // What is shown in the place of what no browser shows any more.
            Action::Object if has_words(children) => self.walk(children, marks, flow),
            Action::Input => self.checkbox(element, marks, flow),
            Action::Area => self.area(element, marks, flow),
            Action::Ruby => {
                let is_rp = |node| matches!(node, Node::Element(it) if it.name() == "rp");
                let outer =
                    std::mem::replace(&mut self.is_ruby_bare, !element.children().any(is_rp));
                self.walk(children, marks, flow);
                self.is_ruby_bare = outer;
            }
            Action::Reading => {
                let [open, close] = if self.is_ruby_bare { ["(", ")"] } else { [""; 2] };
                self.word(open, marks, flow);
                self.walk(children, marks, flow);
                self.word(close, marks, flow);
            }
            _ => self.left_out.add_if_read(element),
        }
    }

    /// Adds characters that stand for an element, if there are any.
    pub(super) fn word(&mut self, word: &str, marks: &Run, flow: &mut Flow) {
        if !word.is_empty() {
            flow.line.push(word, marks, self.n_items_left);
        }
    }

    /// A box that says whether something is done, as opposed to one for readers to tick.
    fn checkbox(&mut self, element: Element<'_>, marks: &Run, flow: &mut Flow) {
        let is_checked = element.attribute("checked").is_some();
        let is_box =
            element.attribute("type").is_some_and(|it| it.eq_ignore_ascii_case("checkbox"));
        if is_box && (is_checked || element.attribute("disabled").is_some()) {
            self.word(if is_checked { "☑ " } else { "☐ " }, marks, flow);
        }
    }

    /// A link on a part of a picture, as a line of its own.
    fn area(&mut self, element: Element<'_>, marks: &Run, flow: &mut Flow) {
        let Some(href) = element.attribute("href") else { return };
        let alt = element.attribute("alt").unwrap_or_default().trim();
        let href = SafeUrl::parse(href, self.base);
        if alt.is_empty() || href.is_none() {
            return self.left_out.add(element, Why::LeftOut);
        }
        self.end_line(flow);
        self.word(alt, &Run { href, ..marks.clone() }, flow);
        self.end_line(flow);
    }
}

/// Whether the element is a sign for those who see it, such as the arrow of what can be unfolded.
fn is_ornament(element: Element<'_>) -> bool {
    element.attribute("aria-hidden") == Some("true")
        && !characters(element.children()).contains(char::is_alphanumeric)
}

/// Whether a form is around the words of an article, as some systems make it: there is little to fill in for so many.
fn is_around_words(nodes: Nodes<'_>) -> bool {
    let (mut n_fields, mut n_characters) = (0, 0);
    count(nodes, &mut n_fields, &mut n_characters);
    n_characters > n_fields * CHARACTERS_OF_FIELD
}

fn count(nodes: Nodes<'_>, n_fields: &mut usize, n_characters: &mut usize) {
    for node in nodes {
        match node {
            Node::Text(text) => *n_characters += text.trim().len(),
            Node::Element(element) => match element.name() {
                "input" => {
                    let kind = element.attribute("type").unwrap_or_default();
                    let is_field = !matches!(kind, "hidden" | "submit" | "button" | "image");
                    *n_fields += usize::from(is_field);
                }
                "select" | "textarea" => *n_fields += 1,
                "button" | "script" | "style" => {}
                _ => count(element.children(), n_fields, n_characters),
            },
        }
    }
}
