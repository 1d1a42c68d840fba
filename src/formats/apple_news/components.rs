//! The components that an article is made of.

use super::super::context::Context;
use super::super::node::Node;
use super::super::pieces::{
    self, Body, byline, card, decimal, embed, field, first, flag, holds, is, string, url, values,
};
use super::words::{blocks, line};
use crate::model::{
    Author, Block, HeadingLevel, Image, Recording, SafeUrl, Table, TableCell, Text,
};

/// An article while its components are read.
pub(super) struct Reading<'a> {
    pub(super) body: Body,
    pub(super) headline: Text,
    pub(super) standfirst: Text,
    pub(super) authors: Vec<Author>,
    /// Whether the document names the authors, so that the line that is shown says nothing new.
    pub(super) has_authors: bool,
    /// The styles that texts refer to by name.
    pub(super) styles: Option<Node<'a>>,
    /// The styles that components refer to by name.
    pub(super) component_styles: Option<Node<'a>>,
    /// The picture behind what the article begins with.
    pub(super) background: Option<Image>,
}

impl Reading<'_> {
    /// Adds what a component shows.
    pub(super) fn push(&mut self, component: Node<'_>, cx: &mut Context<'_>) {
        if flag(component, "hidden") == Some(true) {
            return;
        }
        let (_, role) = first(component, "role", cx).unwrap_or((component, ""));
        self.fill(component, cx);
        let n_before = self.body.blocks.len();
        match role {
            "" => return component.warn("has no role and is left out", cx),
            "title" => {
                let words = line(component, self.styles, cx);
                if self.headline.is_blank() {
                    self.headline = words;
                } else if !says(&self.headline, &words) {
                    component.warn("is not the `title` of the document, and is left out", cx);
                }
                return;
            }
            "intro" => {
                let words = line(component, self.styles, cx);
                if self.standfirst.is_blank() {
                    self.standfirst = words;
                    return;
                }
                if words.to_plain() == self.standfirst.to_plain() {
                    return;
                }
                self.body.push(Block::Paragraph(words));
            }
            "byline" | "author" => {
                let words = line(component, self.styles, cx).to_plain();
                if !self.has_authors && !words.is_empty() {
                    self.authors.push(byline(&words));
                }
                return;
            }
            "caption" | "photographer" | "illustrator" => {
                let words = line(component, self.styles, cx);
                let words = self.attach(role, words);
                self.body.push(Block::Paragraph(words));
                return;
            }
            "heading" => self.heading(2, component, cx),
            "quote" => {
                let body = blocks(component, self.styles, cx);
                self.body.push(Block::Quote { body, attribution: Text::default() });
            }
            "pullquote" => {
                let text = line(component, self.styles, cx);
                self.body.push(Block::Pullquote { text, attribution: Text::default() });
            }
            "photo" | "image" | "figure" | "portrait" => {
                self.body.blocks.extend(image(component, cx).map(Block::Image));
            }
            "gallery" | "mosaic" => {
                let mut images = Vec::new();
                for item in values(component, "items", cx) {
                    images.extend(image(item, cx));
                }
                self.body.push(Block::Gallery { images, caption: Text::default() });
            }
            "audio" | "music" | "video" => {
                if let Some(url) = url(component, "URL", cx) {
                    let mut it = Recording::of(url);
                    it.poster = pieces::url(component, "stillURL imageURL", cx);
                    it.caption = caption(component, cx);
                    self.body.push(if role == "video" {
                        Block::Video(it)
                    } else {
                        Block::Audio(it)
                    });
                }
            }
            "embedwebvideo" | "embedvideo" => {
                self.body.blocks.extend(embed(component, "URL", cx));
            }
            "htmltable" => self.body.blocks.extend(pieces::html(component, "html", cx)),
            "datatable" => table(component, &mut self.body, cx),
            "divider" => self.body.push(Block::Divider),
            "aside" => {
                let before = std::mem::take(&mut self.body.blocks);
                self.push_all(component, cx);
                let inner = std::mem::replace(&mut self.body.blocks, before);
                self.body.push(Block::Aside { title: None, body: inner });
            }
            "article_link" => {
                let mut words = Text::default();
                for part in values(component, "components", cx) {
                    if words.is_blank() {
                        words = line(part, self.styles, cx);
                    }
                }
                let (_, id) = first(component, "articleIdentifier", cx).unwrap_or((component, ""));
                let start = if id.starts_with("http") { "" } else { "https://apple.news/" };
                if self.body.relate(SafeUrl::parse_web(&pieces::joined(&[start, id]), None), words)
                {
                    return;
                }
            }
            // Nothing to read, and nothing that a reader would miss.
            "logo"
            | "banner_advertisement"
            | "medium_rectangle_advertisement"
            | "replica_advertisement"
            | "flexible_spacer"
            | "article_thumbnail" => return,
            other => {
                let level = other.strip_prefix("heading").and_then(pieces::whole);
                if let Some(level) = level {
                    self.heading(level.into(), component, cx);
                } else if field(component, "components").is_some() {
                    return self.push_all(component, cx);
                } else if field(component, "URL").is_none()
                    && first(component, "text", cx).is_some()
                {
                    self.body.blocks.extend(blocks(component, self.styles, cx));
                } else if role == "body" {
                    // Some use empty ones for space.
                    return;
                } else {
                    self.elsewhere(component, cx);
                }
            }
        }
        if self.body.blocks.len() == n_before {
            component.warn("shows nothing here and is left out", cx);
        }
    }

    /// Reads the picture behind a component, which leads where the article begins with it.
    fn fill(&mut self, component: Node<'_>, cx: &mut Context<'_>) {
        let Some(style) = field(component, "style") else { return };
        let named = style.value.as_str().and_then(|name| self.component_styles?.field(name));
        let style = named.unwrap_or(style);
        if field(style, "fill.URL").is_none() || !is(style, "fill.type", "image") {
            return;
        }
        if self.body.blocks.is_empty() && self.background.is_none() {
            self.background = url(style, "fill.URL", cx).map(Image::of);
        } else {
            component.warn("has a picture behind it, which is left out", cx);
        }
    }

    fn push_all(&mut self, container: Node<'_>, cx: &mut Context<'_>) {
        for component in container.items("components", cx) {
            self.push(component, cx);
        }
    }

    fn heading(&mut self, level: u64, component: Node<'_>, cx: &mut Context<'_>) {
        let text = line(component, self.styles, cx);
        let level = HeadingLevel::nearest(level);
        self.body.push(Block::Heading { level, text });
    }

    /// Posts, buttons, maps, models: what other sites show, by their page; and the words about the rest.
    fn elsewhere(&mut self, component: Node<'_>, cx: &mut Context<'_>) {
        let caption = caption(component, cx);
        if let Some(mut link) = url(component, "URL", cx).map(card) {
            link.title = string(component, "text", cx);
            link.caption = caption;
            self.body.push(Block::Embed(link));
        } else if !caption.is_blank() {
            component.warn("is shown by its caption only", cx);
            self.body.push(Block::Paragraph(caption));
        }
    }

    /// Gives a text to the picture that it stands under; else gives it back.
    fn attach(&mut self, role: &str, words: Text) -> Text {
        if words.is_blank() {
            return words;
        }
        let mut none = None;
        let (caption, credit) = match self.body.blocks.last_mut() {
            Some(Block::Image(it)) => (&mut it.caption, &mut it.credit),
            Some(Block::Video(it) | Block::Audio(it)) => (&mut it.caption, &mut it.credit),
            Some(Block::Gallery { caption, .. }) => (caption, &mut none),
            Some(Block::Embed(it)) => (&mut it.caption, &mut none),
            _ => return words,
        };
        if role != "caption" && credit.is_none() {
            *credit = Some(words.to_plain().into());
            // A gallery has no place for it.
            return if none.is_some() { words } else { Text::default() };
        }
        if caption.is_blank() {
            *caption = words;
        } else if caption.to_plain() != words.to_plain() {
            return words;
        }
        Text::default()
    }
}

/// Whether a text says these words, in whatever letters and lines.
fn says(text: &Text, words: &Text) -> bool {
    let letters = |text: &Text| {
        let mut text = text.to_plain().to_ascii_lowercase();
        text.retain(|it| !it.is_whitespace());
        text
    };
    holds(&letters(text), &letters(words))
}

fn caption(node: Node<'_>, cx: &mut Context<'_>) -> Text {
    field(node, "caption").map(|it| line(it, None, cx)).unwrap_or_default()
}

fn image(node: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    let mut image = Image::of(url(node, "URL", cx)?);
    image.alt = string(node, "accessibilityCaption", cx).unwrap_or_default();
    image.caption = caption(node, cx);
    Some(image)
}

/// A table of records, one to a row.
fn table(component: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    let columns = values(component, "data.descriptors", cx);
    let mut table = Table::default();
    if flag(component, "showDescriptorLabels") != Some(false) {
        let mut row = Vec::new();
        for column in &columns {
            row.push(cell(field(*column, "label"), true, cx));
        }
        table.head.push(row);
    }
    for record in values(component, "data.records", cx) {
        let mut row = Vec::new();
        for column in &columns {
            if pieces::spend(cx) {
                let (_, key) = first(*column, "key", cx).unwrap_or((record, ""));
                row.push(cell(record.field(key), false, cx));
            }
        }
        table.rows.push(row);
    }
    body.push(Block::Table(table));
}

fn cell(node: Option<Node<'_>>, is_header: bool, cx: &mut Context<'_>) -> TableCell {
    let text = match node {
        Some(node) => match node.value.as_f64() {
            Some(number) => Text::plain(&decimal(number)),
            None => line(node, None, cx),
        },
        None => Text::default(),
    };
    TableCell { is_header, ..text.into() }
}
