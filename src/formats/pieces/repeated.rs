//! What stands in a body, and above it as well.

use crate::model::{Block, Image, SafeUrl, Text};

/// Takes out of a body what the widget shows above it already: the headline and the lead image.
pub(in super::super) fn drop_repeated(
    blocks: &mut Vec<Block>,
    headline: &Text,
    image: Option<&Image>,
) {
    let headline = headline.to_plain();
    let is_lead = |it: &Image| {
        image.is_some_and(|lead| {
            let is_it = |url: &SafeUrl| path(url) == path(&it.url);
            is_it(&lead.url) || lead.sources.iter().any(|it| is_it(&it.url))
        })
    };
    let mut n_texts = 0;
    blocks.retain(|block| {
        if let Block::Heading { text, .. } | Block::Paragraph(text) = block {
            n_texts += 1;
            return n_texts > 1 || text.to_plain().trim() != headline;
        }
        !matches!(block, Block::Image(it) if is_lead(it))
    });
}

/// A URL without its query, and without what WordPress and Ghost put into it for each size of a picture: `-300x200` before
/// the ending, `/size/w600` in the path.
fn path(url: &SafeUrl) -> String {
    let url = url.as_str();
    let url = url.split_once('?').map_or(url, |(url, _)| url);
    let mut path = String::new();
    let mut parts = url.split('/').peekable();
    while let Some(part) = parts.next() {
        if part == "size" && parts.peek().is_some_and(|next| next.starts_with('w')) {
            parts.next();
            continue;
        }
        let (name, ending) = part.rsplit_once('.').unwrap_or((part, ""));
        let name =
            name.rsplit_once('-').filter(|(_, size)| is_size(size)).map_or(name, |(name, _)| name);
        for part in ["/", name, ".", ending] {
            path.push_str(part);
        }
    }
    path
}

/// Whether this is a width and a height: `300x200`.
fn is_size(text: &str) -> bool {
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('x').is_some_and(|(width, height)| is_number(width) && is_number(height))
}
