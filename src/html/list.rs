//! Lists, definitions and code.

use super::convert::{Converter, Flow};
use super::line::{add_line, take};
use super::role::{Role, is_hidden, is_line_number, language, role};
use super::warnings::Why;
use super::{Element, Node, Nodes};
use crate::model::{Block, Definition, ListItem, Run, Text};

impl<'a> Converter<'a> {
    pub(super) fn list(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        if self.is_flat(flow) {
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        let mut numbers = Numbers::of(element);
        let mut items: Vec<ListItem> = Vec::new();
        for (node, only) in element.children().each() {
            if let Some(number) = numbers.jump(node) {
                // The items from here on count for themselves.
                numbers.start = Some(numbers.first);
                self.push_list(std::mem::take(&mut items), &numbers, flow);
                numbers = Numbers { start: Some(number), first: number, next: number, ..numbers };
            }
            let (name, children) = match node {
                Node::Element(item) if self.notes.is_note(item) => {
                    self.note(item);
                    continue;
                }
                Node::Element(item) if item.name() == "li" && !self.is_unseen(item) => {
                    ("li", item.children())
                }
                Node::Element(other) => (other.name(), only),
                Node::Text(_) => ("", only),
            };
            let mut body = self.sub(children, marks);
            if body.is_empty() {
                continue;
            }
            // A list directly within a list is about the item before it.
            if matches!(name, "ul" | "ol")
                && let Some(last) = items.last_mut()
            {
                last.body.append(&mut body);
                continue;
            }
            if !take(self.n_items_left) {
                break;
            }
            let mut item = ListItem::default();
            if let Some(Block::Paragraph(_)) = body.first()
                && let Block::Paragraph(text) = body.remove(0)
            {
                item.text = text;
            }
            item.body = body;
            items.push(item);
            numbers.go_on();
        }
        let kind = element.attribute("type").unwrap_or_default();
        if numbers.ordered && !items.is_empty() && matches!(kind, "a" | "A" | "i" | "I") {
            self.left_out.add(element, Why::Lettered);
        }
        self.push_list(items, &numbers, flow);
    }

    fn push_list(&mut self, items: Vec<ListItem>, numbers: &Numbers, flow: &mut Flow) {
        let Numbers { ordered, reversed, start, .. } = *numbers;
        if !items.is_empty() {
            let start = start.filter(|it| reversed || *it != 1);
            self.push(Block::List { ordered, start, reversed, items }, flow);
        }
    }

    pub(super) fn definitions(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        if self.is_flat(flow) {
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        let mut definitions = Vec::new();
        let mut rest = Flow::default();
        self.add_definitions(element.children(), marks, &mut definitions, &mut rest);
        self.flush(&mut rest);
        if !definitions.is_empty() {
            self.push(Block::Definitions(definitions), flow);
        }
        flow.blocks.append(&mut rest.blocks);
    }

    fn add_definitions(
        &mut self,
        nodes: Nodes<'a>,
        marks: &Run,
        definitions: &mut Vec<Definition>,
        rest: &mut Flow,
    ) {
        for (node, only) in nodes.each() {
            let Node::Element(element) = node else {
                self.walk(only, marks, rest);
                continue;
            };
            match element.name() {
                "dt" => {
                    let term = self.title(element, marks, true, rest);
                    match definitions.last_mut() {
                        // Several terms of one meaning.
                        Some(last) if last.body.is_empty() && !term.runs.is_empty() => {
                            add_line(&mut last.term, term);
                        }
                        _ if take(self.n_items_left) => {
                            definitions.push(Definition { term, body: Vec::new() });
                        }
                        _ => {}
                    }
                }
                "dd" if !self.notes.is_note(element) => {
                    let mut body = self.sub(element.children(), marks);
                    match definitions.last_mut() {
                        Some(last) => last.body.append(&mut body),
                        None => definitions.push(Definition { term: Text::default(), body }),
                    }
                }
                "div" => self.add_definitions(element.children(), marks, definitions, rest),
                _ => self.walk(only, marks, rest),
            }
        }
    }

    /// Characters that stay as they are.
    pub(super) fn code(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let mut text = String::new();
        push_raw(element.children(), &mut text);
        let end = text.trim_end().len();
        text.truncate(end);
        let start = text.len() - text.trim_start_matches(['\n', '\r']).len();
        let text = text.split_off(start);
        if text.trim().is_empty() {
            // Pictures may stand in it.
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        if flow.is_lines {
            let marks = Run { code: true, ..marks.clone() };
            for line in text.split('\n') {
                flow.line.push(line, &marks, self.n_items_left);
                self.flush(flow);
            }
            return;
        }
        let of_child = element.children().find_map(|node| match node {
            Node::Element(child) if child.name() == "code" => language(child),
            Node::Element(_) | Node::Text(_) => None,
        });
        let language = language(element).or(of_child).or(self.language);
        let language = language.map(str::trim).filter(|it| !it.is_empty()).map(Into::into);
        self.push(Block::Code { text: text.into(), language }, flow);
    }
}

/// The numbers of a list's items.
#[derive(Clone, Copy)]
struct Numbers {
    ordered: bool,
    reversed: bool,
    /// That of the first item, where it is said.
    start: Option<i32>,
    first: i32,
    next: i32,
}

impl Numbers {
    fn of(list: Element<'_>) -> Self {
        let ordered = list.name() == "ol";
        let reversed = ordered && list.attribute("reversed").is_some();
        let start = number(list, "start").filter(|_| ordered);
        let is_item = |node: &Node<'_>| matches!(node, Node::Element(it) if it.name() == "li");
        let n_items = || list.children().filter(is_item).count().try_into().unwrap_or(i32::MAX);
        let first = start.unwrap_or_else(|| if reversed { n_items() } else { 1 });
        Self { ordered, reversed, start, first, next: first }
    }

    /// The number of an item, where another one is next.
    fn jump(&self, node: Node<'_>) -> Option<i32> {
        let Node::Element(item) = node else { return None };
        number(item, "value").filter(|it| self.ordered && *it != self.next)
    }

    fn go_on(&mut self) {
        self.next = self.next.saturating_add(if self.reversed { -1 } else { 1 });
    }
}

fn number(element: Element<'_>, name: &str) -> Option<i32> {
    element.attribute(name)?.trim().parse().ok()
}

/// Adds the characters as they stand, and a line feed where an element begins a line.
fn push_raw(nodes: Nodes<'_>, text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(characters) => text.push_str(characters),
            Node::Element(element) if role(element) == Role::Hidden || is_hidden(element) => {}
            Node::Element(element) if is_line_number(element) => {}
            Node::Element(element) => {
                let begins_line = matches!(element.name(), "div" | "p" | "li" | "tr");
                match element.name() {
                    "script" | "style" | "template" | "button" => continue,
                    "br" => text.push('\n'),
                    _ if begins_line && !text.is_empty() && !text.ends_with('\n') => {
                        text.push('\n')
                    }
                    _ => {}
                }
                push_raw(element.children(), text);
            }
        }
    }
}
