//! Lists, definitions and code.

use super::convert::{Converter, Flow};
use super::line::{add_line, take};
use super::role::{Role, is_hidden, language, role};
use super::{Element, Node};
use crate::model::{Block, Definition, ListItem, Run, Text};

impl<'a> Converter<'a> {
    pub(super) fn list(&mut self, element: &'a Element, marks: &Run, flow: &mut Flow) {
        if self.is_flat(flow) {
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        let mut items: Vec<ListItem> = Vec::new();
        for node in &element.children {
            let (name, children) = match node {
                Node::Element(item) if self.notes.is_note(item) => {
                    self.note(item);
                    continue;
                }
                Node::Element(item) if item.name == "li" && !is_hidden(item) => {
                    ("li", item.children.as_slice())
                }
                Node::Element(other) => (&*other.name, std::slice::from_ref(node)),
                Node::Text(_) => ("", std::slice::from_ref(node)),
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
        }
        if !items.is_empty() {
            let ordered = element.name == "ol";
            let start = element.attribute("start").and_then(|it| it.trim().parse().ok());
            let start = start.filter(|it| ordered && *it != 1);
            self.push(Block::List { ordered, start, items }, flow);
        }
    }

    pub(super) fn definitions(&mut self, element: &'a Element, marks: &Run, flow: &mut Flow) {
        if self.is_flat(flow) {
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        let mut definitions = Vec::new();
        let mut rest = Flow::default();
        self.add_definitions(&element.children, marks, &mut definitions, &mut rest);
        self.flush(&mut rest);
        if !definitions.is_empty() {
            self.push(Block::Definitions(definitions), flow);
        }
        flow.blocks.append(&mut rest.blocks);
    }

    fn add_definitions(
        &mut self,
        nodes: &'a [Node],
        marks: &Run,
        definitions: &mut Vec<Definition>,
        rest: &mut Flow,
    ) {
        for node in nodes {
            let Node::Element(element) = node else {
                self.walk(std::slice::from_ref(node), marks, rest);
                continue;
            };
            match &*element.name {
                "dt" => {
                    let term = self.lines(&element.children, marks, rest);
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
                    let mut body = self.sub(&element.children, marks);
                    match definitions.last_mut() {
                        Some(last) => last.body.append(&mut body),
                        None => definitions.push(Definition { term: Text::default(), body }),
                    }
                }
                "div" => self.add_definitions(&element.children, marks, definitions, rest),
                _ => self.walk(std::slice::from_ref(node), marks, rest),
            }
        }
    }

    /// Characters that stay as they are.
    pub(super) fn code(&mut self, element: &'a Element, marks: &Run, flow: &mut Flow) {
        let mut text = String::new();
        push_raw(&element.children, &mut text);
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
        let of_child = element.children.iter().find_map(|node| match node {
            Node::Element(child) if child.name == "code" => language(child),
            Node::Element(_) | Node::Text(_) => None,
        });
        let language = language(element).or(of_child).or(self.language);
        let language = language.map(str::trim).filter(|it| !it.is_empty()).map(Into::into);
        self.push(Block::Code { text: text.into(), language }, flow);
    }
}

/// Adds the characters as they stand, and a line feed where an element begins a line.
fn push_raw(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(characters) => text.push_str(characters),
            Node::Element(element) if role(element) == Role::Hidden || is_hidden(element) => {}
            Node::Element(element) => {
                let begins_line = matches!(&*element.name, "div" | "p" | "li" | "tr");
                match &*element.name {
                    "script" | "style" | "template" | "button" => continue,
                    "br" => text.push('\n'),
                    _ if begins_line && !text.is_empty() && !text.ends_with('\n') => {
                        text.push('\n')
                    }
                    _ => {}
                }
                push_raw(&element.children, text);
            }
        }
    }
}
