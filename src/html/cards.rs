//! Cards that lead to other pages, and posts of networks.

use super::convert::{Converter, Flow};
use super::limits::characters;
use super::role::Role;
use super::{Element, Node, Nodes, providers};
use crate::model::{Block, Embed, Run, SafeUrl, Text};

impl<'a> Converter<'a> {
    /// A card of Ghost's with a link to a page.
    pub(super) fn bookmark(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let url = element.attribute("href").and_then(|it| SafeUrl::parse_web(it, self.base));
        let Some(url) = url.filter(|_| !flow.is_lines) else {
            return self.block(element, marks, flow);
        };
        let words = |class| {
            let element = with_class(element.children(), class)?;
            let words = characters(element.children());
            Some(words.trim().to_owned()).filter(|it| !it.is_empty())
        };
        // Ghost has the names of these two the wrong way round.
        let publisher = words("kg-bookmark-author").or(words("kg-bookmark-publisher"));
        let mut embed = match publisher {
            Some(publisher) => Embed::of(&publisher, url),
            None => Embed::of(url.host(), url.clone()),
        };
        embed.title = words("kg-bookmark-title").map(Into::into);
        embed.text =
            words("kg-bookmark-description").map(|it| Text::plain(&it)).unwrap_or_default();
        self.place(Block::Embed(embed), flow);
    }

    /// A link to a file: one paragraph, however many lines there are.
    pub(super) fn file(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        self.flush(flow);
        let mut marked = marks.clone();
        marked.href = element.attribute("href").and_then(|it| SafeUrl::parse(it, self.base));
        let text = self.lines(element.children(), &marked, flow);
        if !text.runs.is_empty() {
            self.push(Block::Paragraph(text), flow);
        }
    }

    /// A post of a network, whose words are kept; its own script is not.
    pub(super) fn post(&mut self, element: Element<'a>, role: Role, marks: &Run, flow: &mut Flow) {
        if flow.is_lines {
            return self.block(element, marks, flow);
        }
        let mut rest = Flow::default();
        let text = self.lines(element.children(), marks, &mut rest);
        let names =
            ["cite", "data-instgrm-permalink", "data-text-post-permalink", "data-embed-url"];
        let named = names.iter().find_map(|name| element.attribute(name));
        let mut links = text.runs.iter().filter_map(|run| run.href.clone());
        let url = match (named.and_then(|it| SafeUrl::parse_web(it, self.base)), role) {
            (Some(url), _) => Some(url),
            (None, Role::PostWithLinkAtEnd) => links.next_back(),
            (None, _) => links.next(),
        };
        if let Some(url) = url.filter(|it| !it.host().is_empty()) {
            let mut embed = providers::embed(url);
            embed.text = text;
            self.place(Block::Embed(embed), flow);
        } else if !text.runs.is_empty() {
            self.flush(flow);
            let body = vec![Block::Paragraph(text)];
            self.push(Block::Quote { body, attribution: Text::default() }, flow);
        }
        flow.blocks.append(&mut rest.blocks);
    }
}

/// The first element below with this class.
fn with_class<'a>(mut nodes: Nodes<'a>, class: &str) -> Option<Element<'a>> {
    nodes.find_map(|node| match node {
        Node::Element(element) if element.has_class(class) => Some(element),
        Node::Element(element) => with_class(element.children(), class),
        Node::Text(_) => None,
    })
}
