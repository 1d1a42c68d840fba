//! Films, sounds and further pictures of an article.

use super::super::context::Context;
use super::super::lists::items;
use super::super::node::Node;
use super::super::pieces::{embed, field, holds, size};
use super::graph::Graph;
use super::values::{address, string, text};
use crate::model::{Block, Image, Recording, SafeUrl};

/// Most films, sounds and pictures beside the body.
const MAX_MEDIA: usize = 100;

/// Puts the films and sounds of an article before its body, and further pictures behind it; none that it shows already.
pub(super) fn add<'a>(
    node: Node<'a>,
    graph: &Graph<'a>,
    lead: Option<&Image>,
    body: &mut Vec<Block>,
    cx: &mut Context<'_>,
) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut n_left = MAX_MEDIA;
    for name in ["video", "audio", "associatedMedia"] {
        for item in items(node, name, cx) {
            let Some(n_less) = n_left.checked_sub(1) else {
                item.warn("is one of more than 100 recordings and pictures, of which the rest is left out", cx);
                break;
            };
            n_left = n_less;
            let item = graph.resolved(item);
            for block in medium(item, name, graph, cx) {
                let is_lead = matches!(&block, Block::Image(it) if lead.is_some_and(|lead| lead.url == it.url));
                let mut shown = body.iter().chain(&before).chain(&after);
                if is_lead || shown.any(|it| url(it).is_some() && url(it) == url(&block)) {
                    continue;
                }
                let is_image = matches!(block, Block::Image(_));
                if is_image { after.push(block) } else { before.push(block) }
            }
        }
    }
    body.splice(..0, before);
    body.append(&mut after);
}

/// What a film, a sound or a picture is shown as.
fn medium<'a>(item: Node<'a>, name: &str, graph: &Graph<'a>, cx: &mut Context<'_>) -> Vec<Block> {
    let format = string(item, "encodingFormat", cx).unwrap_or_default();
    let kind = string(item, "@type", cx).unwrap_or_default();
    let is = |word: &str, media: &str| holds(&kind, word) || format.starts_with(media);
    if is("Image", "image") || kind.ends_with("Photograph") {
        return graph.image_at(item, cx).map(Block::Image).into_iter().collect();
    }
    let is_audio = name == "audio" || is("Audio", "audio") || kind.ends_with("PodcastEpisode");
    let file = if item.value.is_string() {
        item.as_url(SafeUrl::parse_web, cx)
    } else {
        address(item, "contentUrl", cx)
    };
    let mut recording = None;
    if let Some(file) = file.clone().filter(|it| is_playable(it, &format)) {
        let mut it = Recording::of(file);
        it.media_type = Some(format).filter(|it| !it.is_empty());
        (it.width, it.height) = size(item).unzip();
        it.title = string(item, "name headline", cx);
        it.caption = text(item, "caption description", cx);
        if !is_audio {
            let picture = ["thumbnailUrl", "thumbnail", "image"]
                .iter()
                .find_map(|it| graph.image_at(field(item, it)?, cx));
            it.poster = picture.map(|it| it.url);
        }
        recording = Some(if is_audio { Block::Audio(it) } else { Block::Video(it) });
    }
    let mut blocks: Vec<Block> = recording.into_iter().collect();
    if blocks.is_empty() {
        blocks = embed(item, "embedUrl contentUrl", cx);
        for block in &mut blocks {
            if let Block::Embed(embed) = block {
                embed.title = embed.title.take().or_else(|| string(item, "name headline", cx));
                if embed.caption.is_blank() {
                    embed.caption = text(item, "description", cx);
                }
            }
        }
    }
    if blocks.is_empty() {
        blocks.extend(file.map(|it| Block::Embed(super::super::pieces::card(it))));
    }
    if blocks.is_empty() {
        item.warn("has no address that it can be played from and is left out", cx);
    }
    blocks
}

/// Whether browsers play a file themselves; pages and streams stand in the same place.
fn is_playable(url: &SafeUrl, format: &str) -> bool {
    const ENDINGS: &str = " mp4 m4v mov webm ogv mp3 m4a aac ogg oga wav flac ";
    let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit(['.', '/']).next().unwrap_or_default().to_ascii_lowercase();
    let is_media = format.starts_with("video/") || format.starts_with("audio/");
    (is_media && !holds(format, "mpegurl"))
        || ENDINGS.split(' ').any(|it| !it.is_empty() && it == ending)
}

/// The address of what a block shows.
fn url(block: &Block) -> Option<&SafeUrl> {
    if let Block::Image(it) = block {
        return Some(&it.url);
    }
    if let Block::Video(it) | Block::Audio(it) = block {
        return Some(&it.url);
    }
    if let Block::Embed(it) = block { Some(&it.url) } else { None }
}
