//! Markup that was on screen before the program: whether it can be hydrated.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use crate::model::Article;
use crate::ui::{Options, STAMP_ATTRIBUTE, Shape, Stamp};

/// How markup that is on screen stands to what is to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agreement {
    /// It is what Yew would render: its nodes can stay.
    Whole,
    /// It shows the same article, in another way.
    SameArticle,
    /// It shows another article, or another version of it.
    OtherArticle,
}

/// Compares what is in `container` with what this build renders first of an article.
///
/// Without a stamp it is the beginning of the same article, which `embed.js` has written. The stamp is
/// taken away: what Yew has rendered is never hydrated a second time.
pub(super) fn compare(container: &Element, article: &Article, options: &Options) -> Agreement {
    let Some(stamp) = container.get_attribute(STAMP_ATTRIBUTE) else {
        return Agreement::SameArticle;
    };
    // An element takes the removal of any attribute.
    let _ = container.remove_attribute(STAMP_ATTRIBUTE);
    // What a copy button said goes with the hydration of its words.
    if let Ok(Some(button)) = container.query_selector("[data-state]") {
        let _ = button.remove_attribute("data-state");
    }
    let own = Stamp::new(article, options, shape(container));
    match Stamp::parse(&stamp) {
        Some(stamp) if stamp == own => Agreement::Whole,
        Some(stamp) if stamp.content == own.content => Agreement::SameArticle,
        _ => Agreement::OtherArticle,
    }
}

/// The elements and comments below `root`, in document order. Not by recursion: pages can nest them
/// as deeply as they like.
fn shape(root: &Node) -> Shape {
    let mut shape = Shape::default();
    let mut depth = 0_u32;
    let mut next = root.first_child();
    while let Some(node) = next {
        if let Some(element) = node.dyn_ref::<Element>() {
            shape.open(&element.local_name());
            next = node.first_child();
            if next.is_some() {
                depth += 1;
                continue;
            }
            shape.close();
        } else if node.node_type() == Node::COMMENT_NODE {
            shape.comment(&node.node_value().unwrap_or_default());
        }
        next = node.next_sibling();
        let mut last = node;
        while next.is_none() && depth > 0 {
            let Some(parent) = last.parent_node() else { return shape };
            shape.close();
            depth -= 1;
            next = parent.next_sibling();
            last = parent;
        }
    }
    shape
}
