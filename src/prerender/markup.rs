//! The component tree as markup, in one pass.
//!
//! Yew's own renderer is made for components that wait for something, and takes four fifths of its time for that: a boxed
//! future for each node, a channel for the text (`docs/decisions/0014`). This one writes the same bytes, as the tests show for every
//! fixture, and leaves to Yew's what it does not know.

use std::sync::LazyLock;

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
    /// What Yew renders of a widget with these properties.
    pub(super) fn of_widget(props: &WidgetProps) -> Self {
        static MARKS: LazyLock<[String; 2]> =
            LazyLock::new(|| marks(&by_yew::<Widget>(yew::props!(WidgetProps {}))));
        let [start, end] = &*MARKS;
        let mut markup = Self { html: String::with_capacity(16 * 1024), ..Self::default() };
        markup.push_rendered(start);
        markup.push(&Widget::first_view(props));
        markup.push_rendered(end);
        markup
    }

    fn push(&mut self, node: &VNode) {
        match node {
            VNode::VTag(tag) if is_plain(tag) => self.push_element(tag),
            VNode::VText(text) => push_escaped(&mut self.html, &text.text),
            VNode::VList(nodes) => nodes.iter().for_each(|node| self.push(node)),
            VNode::VTag(_)
            | VNode::VComp(_)
            | VNode::VPortal(_)
            | VNode::VRef(_)
            | VNode::VSuspense(_)
            | VNode::VRaw(_) => {
                let markup = by_yew::<Bare>(BareProps { node: node.clone() });
                let [start, end] = marks(&markup).map(|mark| mark.len());
                let inner = markup.get(start..markup.len() - end);
                self.push_rendered(inner.unwrap_or_default());
            }
        }
    }

    fn push_element(&mut self, element: &VTag) {
        let name = element.tag();
        self.html.push('<');
        self.html.push_str(name);
        match &element.attributes {
            Attributes::Static(attributes) => {
                for (name, value) in *attributes {
                    self.push_attribute(name, Some(value));
                }
            }
            Attributes::Dynamic { keys, values } => {
                for (name, value) in keys.iter().zip(values) {
                    self.push_attribute(name, value.as_ref());
                }
            }
            Attributes::IndexMap(attributes) => {
                for (name, value) in attributes.iter() {
                    self.push_attribute(name, Some(value));
                }
            }
        }
        self.html.push('>');
        self.shape.open(name);
        if !shape::is_void(name) {
            if let Some(children) = element.children() {
                self.push(children);
            }
            self.html.push_str("</");
            self.html.push_str(name);
            self.html.push('>');
        }
        self.shape.close();
    }

    fn push_attribute(&mut self, name: &str, value: Option<&AttributeOrProperty>) {
        let value: &str = match value {
            Some(AttributeOrProperty::Attribute(value)) => value,
            Some(AttributeOrProperty::Static(value)) => value,
            Some(AttributeOrProperty::Property(_)) | None => return,
        };
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        push_escaped_with_quotes(&mut self.html, value);
        self.html.push('"');
    }

    /// Adds what Yew has rendered.
    fn push_rendered(&mut self, markup: &str) {
        shape::add(&mut self.shape, markup);
        self.html.push_str(markup);
    }
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

fn push_escaped(html: &mut String, text: &str) {
    push_replaced(html, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

fn push_escaped_with_quotes(html: &mut String, text: &str) {
    push_replaced(html, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    });
}

/// Adds a text with something else in the place of some bytes, which are ASCII.
fn push_replaced(html: &mut String, text: &str, replacement: impl Fn(u8) -> Option<&'static str>) {
    // Hardly any text has one, and without an early end the compiler looks at many bytes at once.
    if !text.bytes().fold(false, |is_met, byte| is_met | replacement(byte).is_some()) {
        return html.push_str(text);
    }
    let mut start = 0;
    for (idx, byte) in text.bytes().enumerate() {
        if let Some(entity) = replacement(byte) {
            html.push_str(text.get(start..idx).unwrap_or_default());
            html.push_str(entity);
            start = idx + 1;
        }
    }
    html.push_str(text.get(start..).unwrap_or_default());
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
            html! { <p class={text} lang={none} hidden=true>{ text }<br /><img alt="&" /></p> };
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
