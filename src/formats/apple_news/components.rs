//! The components that an article is made of.

use super::super::context::Context;
use super::super::node::Node;
use super::super::pieces::{
    self, Body, card, decimal, embed, field, first, flag, string, url, values,
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
}

impl Reading<'_> {
    /// Adds what a component shows.
    pub(super) fn push(&mut self, component: Node<'_>, cx: &mut Context<'_>) {
        if flag(component, "hidden") == Some(true) {
            return;
        }
        let role = string(component, "role", cx).unwrap_or_default();
        let n_before = self.body.blocks.len();
        match &*role {
            "" => return component.warn("has no role and is left out", cx),
            "title" => {
                if self.headline.is_blank() {
                    self.headline = line(component, self.styles, cx);
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
                self.body.push(Some(Block::Paragraph(words)));
            }
            "byline" | "author" => {
                let words = line(component, self.styles, cx).to_plain();
                if !self.has_authors && !words.is_empty() {
                    let name = words.strip_prefix("By ").unwrap_or(&words).into();
                    self.authors.push(Author { name, url: None, image: None });
                }
                return;
            }
            "caption" | "photographer" | "illustrator" => {
                let words = line(component, self.styles, cx);
                let words = self.attach(&role, words);
                self.body.push(words.map(Block::Paragraph));
                return;
            }
            "heading" => self.heading(2, component, cx),
            "quote" => {
                let said = blocks(component, self.styles, cx);
                let quote = Block::Quote { body: said, attribution: Text::default() };
                self.body.push(has_text(component).then_some(quote));
            }
            "pullquote" => {
                let words = line(component, self.styles, cx);
                let quote = Block::Pullquote { text: words, attribution: Text::default() };
                self.body.push(has_text(component).then_some(quote));
            }
            "photo" | "image" | "figure" | "portrait" => {
                self.body.push(image(component, cx).map(Block::Image));
            }
            "gallery" | "mosaic" => {
                let items = values(field(component, "items"), cx);
                let images: Vec<Image> = items.filter_map(|it| image(it, cx)).collect();
                let caption = Text::default();
                self.body.push((!images.is_empty()).then_some(Block::Gallery { images, caption }));
            }
            "audio" | "music" => self.body.push(recording(component, cx).map(Block::Audio)),
            "video" => self.body.push(recording(component, cx).map(Block::Video)),
            "embedwebvideo" | "embedvideo" => {
                self.body.blocks.extend(embed(component, "URL", cx));
            }
            "htmltable" => self.body.blocks.extend(pieces::html(component, "html", cx)),
            "datatable" => self.body.push(table(component, cx)),
            "divider" => self.body.push(Some(Block::Divider)),
            "aside" => {
                let before = std::mem::take(&mut self.body.blocks);
                self.push_all(component, cx);
                let inner = std::mem::replace(&mut self.body.blocks, before);
                let aside = Block::Aside { title: None, body: inner };
                self.body.push(Some(aside));
            }
            "article_link" => {
                let titles = values(field(component, "components"), cx);
                let words = titles.map(|it| line(it, self.styles, cx)).find(|it| !it.is_blank());
                let page = first(component, "articleIdentifier", cx).and_then(|(_, it)| {
                    SafeUrl::parse_web(it, None)
                        .or_else(|| SafeUrl::parse_web(&["https://apple.news/", it].concat(), None))
                });
                if self.body.relate(page, words.unwrap_or_default()) {
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
                let level = other.strip_prefix("heading").and_then(|it| it.parse().ok());
                if let Some(level) = level {
                    self.heading(level, component, cx);
                } else if field(component, "components").is_some() {
                    return self.push_all(component, cx);
                } else if has_text(component) && field(component, "URL").is_none() {
                    self.body.blocks.extend(blocks(component, self.styles, cx));
                } else {
                    self.elsewhere(component, cx);
                }
            }
        }
        if self.body.blocks.len() == n_before {
            component.warn("shows nothing here and is left out", cx);
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
        self.body.push((!text.is_blank()).then_some(Block::Heading { level, text }));
    }

    /// Posts, buttons, maps, models: what other sites show, by their page; and the words about the rest.
    fn elsewhere(&mut self, component: Node<'_>, cx: &mut Context<'_>) {
        let caption = caption(component, cx);
        if let Some(mut link) = url(component, "URL", cx).map(card) {
            link.title = string(component, "text", cx);
            link.caption = caption;
            self.body.push(Some(Block::Embed(link)));
        } else if !caption.is_blank() {
            component.warn("is shown by its caption only", cx);
            self.body.push(Some(Block::Paragraph(caption)));
        }
    }

    /// Gives a text to the picture that it stands under; else gives it back.
    fn attach(&mut self, role: &str, words: Text) -> Option<Text> {
        let words = Some(words).filter(|it| !it.is_blank())?;
        let (caption, credit) = match self.body.blocks.last_mut() {
            Some(Block::Image(it)) => (&mut it.caption, Some(&mut it.credit)),
            Some(Block::Video(it) | Block::Audio(it)) => (&mut it.caption, Some(&mut it.credit)),
            Some(Block::Gallery { caption, .. }) => (caption, None),
            Some(Block::Embed(it)) => (&mut it.caption, None),
            _ => return Some(words),
        };
        match credit {
            Some(credit @ None) if role != "caption" => *credit = Some(words.to_plain().into()),
            _ if caption.is_blank() && role == "caption" => *caption = words,
            _ if caption.to_plain() == words.to_plain() => {}
            _ => return Some(words),
        }
        None
    }
}

fn has_text(component: Node<'_>) -> bool {
    let text = field(component, "text").and_then(|it| it.value.as_str());
    text.is_some_and(|text| !text.trim().is_empty())
}

fn caption(node: Node<'_>, cx: &mut Context<'_>) -> Text {
    field(node, "caption").map(|it| line(it, None, cx)).unwrap_or_default()
}

fn image(node: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    let image = Image::of(url(node, "URL", cx)?);
    let alt = string(node, "accessibilityCaption", cx).unwrap_or_default();
    Some(Image { alt, caption: caption(node, cx), ..image })
}

fn recording(node: Node<'_>, cx: &mut Context<'_>) -> Option<Recording> {
    let recording = Recording::of(url(node, "URL", cx)?);
    let poster = url(node, "stillURL imageURL", cx);
    Some(Recording { poster, caption: caption(node, cx), ..recording })
}

/// A table of records, one to a row.
fn table(component: Node<'_>, cx: &mut Context<'_>) -> Option<Block> {
    let columns: Vec<Node<'_>> = values(field(component, "data.descriptors"), cx).collect();
    let mut table = Table::default();
    if flag(component, "showDescriptorLabels") != Some(false) {
        let labels = columns.iter().map(|it| field(*it, "label"));
        table.head.push(labels.map(|it| cell(it, true, cx)).collect());
    }
    for record in values(field(component, "data.records"), cx) {
        let mut row = Vec::new();
        for column in &columns {
            if !pieces::spend(cx) {
                break;
            }
            let key = column.value.get("key").and_then(|it| it.as_str()).unwrap_or_default();
            row.push(cell(record.field(key), false, cx));
        }
        table.rows.push(row);
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn cell(node: Option<Node<'_>>, is_header: bool, cx: &mut Context<'_>) -> TableCell {
    let number = node.and_then(|it| it.value.as_f64()).map(decimal);
    let text = match (number, node) {
        (Some(number), _) => Text::plain(&number),
        (None, Some(node)) => line(node, None, cx),
        _ => Text::default(),
    };
    TableCell { is_header, ..text.into() }
}
