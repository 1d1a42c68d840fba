//! What is attached to the items of a JSON Feed.

use std::rc::Rc;

use super::super::context::Context;
use super::super::lists::items;
use super::super::node::Node;
use super::super::pieces::{string, url};
use crate::model::{Block, Image, Recording, Run, SafeUrl, Text};

/// Most files that are attached to an item.
const MAX_FILES: usize = 100;

/// What is attached to an item.
#[derive(Default)]
pub(super) struct Attached {
    /// What is heard or seen before the text: the episode of a podcast.
    pub(super) before: Vec<Block>,
    /// Pictures, and links to other files.
    pub(super) after: Vec<Block>,
}

impl Attached {
    /// Whether nothing is attached.
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }
}

/// What is attached to an item whose lead image and body these are, which show some pictures already.
pub(super) fn of(
    item: Node<'_>,
    lead: Option<&Image>,
    body: &[Block],
    cx: &mut Context<'_>,
) -> Attached {
    let mut attached = Attached::default();
    for (idx, file) in items(item, "attachments", cx).into_iter().enumerate() {
        if idx == MAX_FILES {
            file.warn("is one of more than 100 attachments, of which the rest is left out", cx);
            break;
        }
        let Some(address) = url(file, "url", cx) else {
            file.warn("has no address and is left out", cx);
            continue;
        };
        let title = string(file, "title", cx);
        let media_type = string(file, "mime_type", cx).unwrap_or_default();
        match media_type.split('/').next() {
            Some("audio") => attached.record(Block::Audio, address, title, media_type),
            Some("video") => attached.record(Block::Video, address, title, media_type),
            Some("image") => {
                if lead.is_none_or(|it| it.url != address)
                    && !body.iter().any(|it| shows(it, &address))
                {
                    let alt = title.unwrap_or_default();
                    attached.after.push(Block::Image(Image { alt, ..Image::of(address) }));
                }
            }
            _ => {
                let words = title.unwrap_or_else(|| name(&address));
                let run = Run { href: Some(address), ..Run::plain(&words) };
                attached.after.push(Block::Paragraph(Text { runs: vec![run] }));
            }
        }
    }
    attached
}

impl Attached {
    /// Adds a recording. Files of one title are the same in several formats, of which the first is the publisher's choice.
    fn record(
        &mut self,
        block: fn(Recording) -> Block,
        url: SafeUrl,
        title: Option<Rc<str>>,
        media_type: Rc<str>,
    ) {
        let is_same = |it: &Block| matches!(it, Block::Audio(it) | Block::Video(it) if it.title.is_some() && it.title == title);
        if !self.before.iter().any(is_same) {
            let media_type = Some(media_type);
            self.before.push(block(Recording { media_type, title, ..Recording::of(url) }));
        }
    }
}

fn shows(block: &Block, url: &SafeUrl) -> bool {
    if let Block::Gallery { images, .. } = block {
        return images.iter().any(|it| it.url == *url);
    }
    matches!(block, Block::Image(it) if it.url == *url)
}

/// The name of a file, else of its host.
fn name(url: &SafeUrl) -> Rc<str> {
    let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.is_empty() { url.host() } else { name }.into()
}
