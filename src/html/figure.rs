//! Figures, quotes and other elements with a caption, and what they become.

use super::convert::{Converter, Flow, Parts, Whole};
use super::line::{MAX_JOINED, add_line};
use super::role::Role;
use super::{Element, Node, Nodes};
use crate::model::{Block, ListItem, Run, Text};

impl<'a> Converter<'a> {
    /// A figure, a gallery, or what systems make in their place.
    pub(super) fn figure(
        &mut self,
        element: Element<'a>,
        role: Role,
        marks: &Run,
        flow: &mut Flow,
    ) {
        if self.is_flat(flow) {
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        let children = element.children();
        let (mut blocks, parts) = self.apart(Whole::Figure, |it| {
            let blocks =
                it.sub(if role == Role::Gallery { unlisted(children) } else { children }, marks);
            it.link_caption(&blocks);
            blocks
        });
        let thumbnails = ["data-kg-custom-thumbnail", "data-kg-thumbnail"];
        if let [Block::Video(film)] = blocks.as_mut_slice()
            && let Some(thumbnail) = thumbnails.iter().find_map(|it| self.web_url(element, it))
        {
            film.poster = Some(thumbnail);
        }
        if role == Role::Gallery || blocks.len() > 1 {
            blocks = joined(blocks, role == Role::Gallery);
        }
        if let [Block::Paragraph(text)] = blocks.as_slice()
            && let Some(embed) = self.bare_address(text)
        {
            blocks = vec![embed];
        }
        let left = attach(&mut blocks, parts);
        flow.blocks.append(&mut blocks);
        for text in left {
            self.push(Block::Paragraph(text), flow);
        }
    }

    /// The maker's name within a caption or beside it.
    pub(super) fn credit(&mut self, element: Element<'a>, flow: &mut Flow) {
        let text = self.lines(element.children(), &Run::default(), flow).to_plain();
        let text = text.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
        if text.is_empty() {
            return;
        }
        match &self.parts.credit {
            None => self.parts.credit = Some(text.into()),
            Some(before) if before.len() < MAX_JOINED => {
                self.parts.credit = Some([before, ", ", text].concat().into());
            }
            Some(_) => add_line(&mut self.parts.caption, Text::plain(text)),
        }
    }

    pub(super) fn quote(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        if self.is_flat(flow) {
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        let (mut body, mut parts) =
            self.apart(Whole::Quote, |it| it.sub(element.children(), marks));
        if parts.caption.runs.is_empty()
            && body.len() > 1
            && let Some(Block::Paragraph(text)) = body.last()
            && let Some(attribution) = attribution(text)
        {
            body.pop();
            parts.caption = attribution;
        }
        if body.is_empty() {
            if !parts.caption.runs.is_empty() {
                self.push(Block::Paragraph(parts.caption), flow);
            }
            return;
        }
        self.push(Block::Quote { body, attribution: parts.caption }, flow);
    }

    pub(super) fn pullquote(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        if self.is_flat(flow) {
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        let mut rest = Flow::default();
        let (text, parts) =
            self.apart(Whole::Quote, |it| it.lines(element.children(), marks, &mut rest));
        if !text.runs.is_empty() {
            self.push(Block::Pullquote { text, attribution: parts.caption }, flow);
        } else if !parts.caption.runs.is_empty() {
            self.push(Block::Paragraph(parts.caption), flow);
        }
        flow.blocks.append(&mut rest.blocks);
    }

    pub(super) fn aside(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        if self.is_in_aside || self.is_flat(flow) {
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        self.is_in_aside = true;
        let mut body = self.sub(element.children(), marks);
        self.is_in_aside = false;
        let mut title = None;
        if body.len() > 1
            && let Some(Block::Heading { text, .. }) = body.first()
        {
            title = Some(text.to_plain().into());
            body.remove(0);
        }
        if !body.is_empty() {
            self.push(Block::Aside { title, body }, flow);
        }
    }

    pub(super) fn details(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        if self.is_flat(flow) {
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        let (mut body, parts) = self.apart(Whole::Details, |it| it.sub(element.children(), marks));
        let summary = parts.caption;
        if summary.runs.is_empty() {
            flow.blocks.append(&mut body);
        } else if body.is_empty() {
            self.push(Block::Paragraph(summary), flow);
        } else {
            self.push(Block::Details { summary, body }, flow);
        }
    }
}

/// The items of a gallery that is written as one list, without the list.
fn unlisted(children: Nodes<'_>) -> Nodes<'_> {
    let mut elements = children.filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    match (elements.next(), elements.next()) {
        (Some(list), None) if list.name() == "ul" => list.children(),
        _ => children,
    }
}

/// Makes one gallery of pictures that follow each other: of these in a gallery, unless there is something between
/// them, and elsewhere if there is nothing else.
fn joined(blocks: Vec<Block>, is_gallery: bool) -> Vec<Block> {
    let (mut n_groups, mut is_in_group) = (0, false);
    for block in &blocks {
        let is_one = is_picture(block) || (is_gallery && lists_pictures(block));
        if !is_gallery && !is_one {
            return blocks;
        }
        n_groups += usize::from(is_one && !is_in_group);
        is_in_group = is_one;
    }
    if n_groups != 1 {
        return blocks;
    }
    let mut images = Vec::new();
    let mut caption = Text::default();
    let (mut before, mut others) = (Vec::new(), Vec::new());
    for block in blocks {
        #[expect(clippy::wildcard_enum_match_arm, reason = "all others stay as they are")]
        let inner = match block {
            Block::List { items, .. } if is_gallery && items.iter().all(is_only_pictures) => {
                items.into_iter().flat_map(|it| it.body).collect()
            }
            other => vec![other],
        };
        for block in inner {
            if let Block::Image(image) = block {
                images.push(image);
            } else if let Block::Gallery { images: mut more, caption: its_caption } = block {
                images.append(&mut more);
                if caption.runs.is_empty() {
                    caption = its_caption;
                } else if !its_caption.runs.is_empty() {
                    others.push(Block::Paragraph(its_caption));
                }
            } else if images.is_empty() {
                before.push(block);
            } else {
                others.push(block);
            }
        }
    }
    let pictures = match images.len() {
        0 => None,
        1 if caption.runs.is_empty() => images.pop().map(Block::Image),
        _ => Some(Block::Gallery { images, caption }),
    };
    before.into_iter().chain(pictures).chain(others).collect()
}

fn is_picture(block: &Block) -> bool {
    matches!(block, Block::Image(_) | Block::Gallery { .. })
}

/// Whether this is a list of pictures, one in each item.
fn lists_pictures(block: &Block) -> bool {
    matches!(block, Block::List { items, .. } if items.iter().all(is_only_pictures))
}

fn is_only_pictures(item: &ListItem) -> bool {
    item.text.runs.is_empty() && item.body.iter().all(is_picture)
}

/// Gives caption and credit to the block that they are about, and returns what could not be given.
fn attach(blocks: &mut [Block], mut parts: Parts) -> Vec<Text> {
    let n_blocks = blocks.len();
    for block in blocks {
        #[expect(clippy::wildcard_enum_match_arm, reason = "other blocks have no caption")]
        let (caption, credit) = match block {
            Block::Image(it) => (&mut it.caption, Some(&mut it.credit)),
            Block::Video(it) | Block::Audio(it) => (&mut it.caption, Some(&mut it.credit)),
            Block::Gallery { caption, .. } => (caption, None),
            Block::Embed(it) => (&mut it.caption, None),
            Block::Table(it) => (&mut it.caption, None),
            Block::Quote { attribution, .. } if n_blocks == 1 => (attribution, None),
            _ => continue,
        };
        if let Some(credit) = credit.filter(|it| it.is_none()) {
            *credit = parts.credit.take();
        }
        if caption.runs.is_empty() {
            *caption = std::mem::take(&mut parts.caption);
            if let Some(credit) = parts.credit.take() {
                let separator = if caption.runs.is_empty() { "" } else { "\n" };
                caption.runs.push(Run::plain(&[separator, &credit].concat()));
            }
        }
        break;
    }
    let credit = parts.credit.map(|it| Text::plain(&it));
    credit.into_iter().chain([parts.caption]).filter(|it| !it.runs.is_empty()).collect()
}

/// What follows the dash, where a paragraph begins with one and is short.
pub(super) fn attribution(text: &Text) -> Option<Text> {
    const LONGEST: usize = 200;
    let length: usize = text.runs.iter().map(|run| run.text.len()).sum();
    let (first, rest) = text.runs.split_first()?;
    let name = first.text.strip_prefix(['—', '–', '―']).or(first.text.strip_prefix("--"))?;
    if length > LONGEST {
        return None;
    }
    let mut runs = Vec::new();
    let name = name.trim_start();
    if !name.is_empty() {
        runs.push(Run { text: name.into(), ..first.clone() });
    }
    runs.extend_from_slice(rest);
    (!runs.is_empty()).then_some(Text { runs })
}
