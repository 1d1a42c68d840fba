//! From the tree to blocks and texts.

use std::cell::Cell;

use super::Node;
use super::limits::push_characters;
use crate::model::{Block, HeadingLevel, SafeUrl, Text};

/// What some HTML comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conversion {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What was left out or put right, in words that go on from "the HTML": one entry for each kind
    /// of thing.
    pub warnings: Vec<String>,
}

/// The blocks that `nodes` come to. `n_items_left` counts how many blocks, runs, items and cells may
/// still be made; it comes to nothing where there were too many.
pub fn blocks(nodes: &[Node], base: Option<&SafeUrl>, n_items_left: &Cell<usize>) -> Conversion {
    let mut conversion = Conversion::default();
    for node in nodes {
        let Some(n_left) = n_items_left.get().checked_sub(1) else { break };
        n_items_left.set(n_left);
        let (name, children) = match node {
            Node::Element(element) => (&*element.name, element.children.as_slice()),
            Node::Text(_) => ("", std::slice::from_ref(node)),
        };
        let text = text(children, base);
        if text.is_blank() {
            continue;
        }
        conversion.blocks.push(match name {
            "h2" => Block::Heading { level: HeadingLevel::Two, text },
            _ => Block::Paragraph(text),
        });
    }
    conversion
}

/// The text that `nodes` come to, without the white space around it: blocks follow each other on new
/// lines, and pictures are left out.
pub fn text(nodes: &[Node], _base: Option<&SafeUrl>) -> Text {
    let mut characters = String::new();
    push_characters(nodes, &mut characters);
    Text::plain(characters.trim())
}
