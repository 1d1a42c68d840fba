//! The component tree as markup, in one pass.
//!
//! Yew's own renderer is made for components that wait for something, and takes four fifths of its time for that: a boxed
//! future for each node, a channel for the text (`docs/decisions/0014`). This one writes the same bytes, as the tests show for every
//! fixture, and leaves to Yew's what it does not know.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag};
use yew::{BaseComponent, LocalServerRenderer};

use super::{completed, shape};
use crate::ui::{Shape, Widget, WidgetProps};

/// Markup, and its shape.
#[derive(Debug, Default)]
pub(super) struct Markup {
    pub(super) html: String,
    pub(super) shape: Shape,
}

impl Markup {
    /// What Yew renders of a widget with these properties, behind `start`, which is no part of its shape.
    pub(super) fn of_widget(props: &WidgetProps, start: &str) -> Self {
        let mut markup = Self { html: String::with_capacity(16 * 1024), ..Self::default() };
        markup.html.push_str(start);
        markup.push(&Widget::first_view(props));
        markup
    }

    fn push(&mut self, node: &VNode) {
        match node {
            VNode::VTag(tag) if is_plain(tag) => self.push_element(tag),
            VNode::VText(text) => push_escaped(&mut self.html, &text.text, Place::Text),
            VNode::VList(nodes) => nodes.iter().for_each(|node| self.push(node)),
            VNode::VRaw(markup) => self.push_rendered(&markup.html),
            VNode::VTag(_)
            | VNode::VComp(_)
            | VNode::VPortal(_)
            | VNode::VRef(_)
            | VNode::VSuspense(_) => {
                let markup = by_yew::<Bare>(BareProps { node: node.clone() });
                let [start, end] = marks(&markup).map(|mark| mark.len());
                let inner = markup.get(start..markup.len() - end);
                self.push_rendered(inner.unwrap_or_default());
            }
        }
    }

    fn push_element(&mut self, element: &VTag) {
        let name = element.tag();
        push_start_tag(&mut self.html, name, &element.attributes);
        self.shape.open(name);
        let children = element.children().filter(|children| !is_nothing(children));
        if children.is_some() || !shape::is_void(name) {
            if let Some(children) = children {
                self.push(children);
            }
            self.html.push_str("</");
            self.html.push_str(name);
            self.html.push('>');
        }
        self.shape.close();
    }

    /// Adds what Yew has rendered.
    fn push_rendered(&mut self, markup: &str) {
        shape::add(&mut self.shape, markup);
        self.html.push_str(markup);
    }
}

fn push_start_tag(html: &mut String, name: &str, attributes: &Attributes) {
    html.push('<');
    html.push_str(name);
    match attributes {
        Attributes::Static(attributes) => {
            for (name, value) in *attributes {
                push_attribute(html, name, Some(value));
            }
        }
        Attributes::Dynamic { keys, values } => {
            for (name, value) in keys.iter().zip(values) {
                push_attribute(html, name, value.as_ref());
            }
        }
        Attributes::IndexMap(attributes) => {
            for (name, value) in attributes.iter() {
                push_attribute(html, name, Some(value));
            }
        }
    }
    html.push('>');
}

fn push_attribute(html: &mut String, name: &str, value: Option<&AttributeOrProperty>) {
    let (value, is_literal): (&str, _) = match value {
        Some(AttributeOrProperty::Attribute(value)) => (value, false),
        Some(AttributeOrProperty::Static(value)) => (value, true),
        Some(AttributeOrProperty::Property(_)) | None => return,
    };
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    if is_literal {
        // Literals of `html!` need no look at each of their bytes in each article.
        debug_assert!(Place::Value.entity(value).is_none(), "to escape: {value}");
        html.push_str(value);
    } else {
        push_escaped(html, value, Place::Value);
    }
    html.push('"');
}

/// Whether there is nothing in it.
fn is_nothing(node: &VNode) -> bool {
    matches!(node, VNode::VList(nodes) if nodes.is_empty())
}

/// Whether an element has nothing that Yew treats apart: a value, or content that is no markup.
fn is_plain(element: &VTag) -> bool {
    !matches!(element.tag(), "input" | "textarea" | "script" | "style")
}

/// A component that is nothing but a part of a tree.
#[component]
fn Bare(props: &BareProps) -> Html {
    props.node.clone()
}

#[derive(Debug, PartialEq, Properties)]
struct BareProps {
    node: VNode,
}

fn by_yew<C: BaseComponent>(props: C::Properties) -> String {
    completed(LocalServerRenderer::<C>::with_props(props).render())
}

/// The comments around what a component renders to.
fn marks(markup: &str) -> [String; 2] {
    let start = markup.find("-->").map_or(0, |end| end + "-->".len());
    let end = markup.rfind("<!--").unwrap_or(markup.len());
    [markup.get(..start), markup.get(end..)].map(|mark| mark.unwrap_or_default().to_owned())
}

/// Where characters stand that are written as entities.
#[derive(Debug, Clone, Copy)]
enum Place {
    Text,
    /// An attribute's value, in double quotes.
    Value,
}

impl Place {
    /// The bit by which `&` differs from the other character, besides `<` and `>`, that is an entity here.
    fn bit(self) -> u8 {
        match self {
            Self::Text => 0,
            Self::Value => b'&' ^ b'"',
        }
    }

    /// Where the first byte is that is an entity here. Looks at eight at once, as hardly any text has one.
    fn entity(self, text: &str) -> Option<usize> {
        let each = |byte: u8| u64::from_ne_bytes([byte; 8]);
        // The highest bit of a byte that is zero, if there is one below it (S. E. Anderson, Bit Twiddling Hacks, "Determine
        // if a word has a zero byte").
        let zeros = |word: u64| word.wrapping_sub(each(1)) & !word;
        let has_none = |word: &&[u8; 8]| {
            let word = u64::from_ne_bytes(**word);
            let angles = zeros((word | each(b'<' ^ b'>')) ^ each(b'>'));
            let others = zeros((word | each(self.bit())) ^ each(b'&'));
            (angles | others) & each(0x80) == 0
        };
        let is_entity = |byte: &u8| byte | (b'<' ^ b'>') == b'>' || byte | self.bit() == b'&';
        let bytes = text.as_bytes();
        let (words, _) = bytes.as_chunks::<8>();
        let n_passed = 8 * words.iter().take_while(has_none).count();
        Some(n_passed + bytes.get(n_passed..)?.iter().position(is_entity)?)
    }
}

/// Adds a text with entities in the place of some characters.
fn push_escaped(html: &mut String, text: &str, place: Place) {
    let mut rest = text;
    while let Some(idx) = place.entity(rest) {
        let (before, after) = rest.split_at(idx);
        html.push_str(before);
        let mut after = after.chars();
        html.push_str(match after.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            _ => "&quot;",
        });
        rest = after.as_str();
    }
    html.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::ui::{Options, Stamp};

    fn check(node: VNode) {
        let mut markup = Markup::default();
        markup.push(&node);
        let by_yew = by_yew::<Bare>(BareProps { node });
        let [start, end] = marks(&by_yew).map(|mark| mark.len());
        assert_eq!(Some(markup.html.as_str()), by_yew.get(start..by_yew.len() - end));
        let mut shape = Shape::default();
        shape::add(&mut shape, &markup.html);
        let number = |shape| Stamp::new(&Article::default(), &Options::default(), shape).shape;
        assert_eq!(number(markup.shape), number(shape));
    }

    #[test]
    fn markup_and_shape_are_those_of_yews_renderer() {
        let (text, none) = ("a < b & \"c\" > d 'e'", None::<AttrValue>);
        let part =
            html! { <p class={text} lang={none} hidden=true>{ text }<br /><img alt={text} /></p> };
        check(part.clone());
        check(html! { <>{ "one" }{ part.clone() }<b>{ text }</b></> });
        check(
            html! { <div><Bare node={part.clone()} /><input value={text} /><textarea value={text} /></div> },
        );
        check(html! { <style>{ "a > b" }</style> });
        check(html! { <Bare node={part} /> });
        check(VNode::default());
    }
}
