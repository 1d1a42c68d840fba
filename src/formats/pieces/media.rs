//! Files of pictures and recordings, and what other sites show.

use std::rc::Rc;

use super::super::context::Context;
use super::super::node::Node;
use super::{field, holds, html, joined, string, text, url, values, whole};
use crate::model::{Block, Embed, Image, ImageSource, Recording, SafeUrl};

/// Widest and highest picture that is believed, in pixels.
const MAX_PIXELS: u32 = 100_000;

/// The width that a picture's own file should have, in pixels; the others are its sources.
const BEST_WIDTH: u32 = 1000;

/// The widest file among a picture's sources, in pixels: originals take megabytes.
const MAX_WIDTH: u32 = 2600;

/// Most files among a picture's sources.
const MAX_SOURCES: usize = 16;

/// A file of a picture or a recording.
pub(in super::super) struct File {
    url: SafeUrl,
    media_type: Rc<str>,
    size: Option<(u32, u32)>,
}

impl File {
    /// A file of no kind in particular.
    pub(in super::super) fn of(url: SafeUrl, size: Option<(u32, u32)>) -> Self {
        Self { url, media_type: Rc::default(), size }
    }

    /// Whether it may be the whole of a picture of this size; not, if it is known to be a cutting.
    pub(in super::super) fn has_proportions_of(&self, (width, height): (u32, u32)) -> bool {
        self.size.is_none_or(|(other, other_height)| {
            let one = u64::from(width) * u64::from(other_height);
            one.abs_diff(u64::from(other) * u64::from(height)) * 50 <= one
        })
    }
}

/// The width and the height in pixels, where both are known.
pub(in super::super) fn size(node: Node<'_>) -> Option<(u32, u32)> {
    let pixels = |path| {
        let value = field(node, path)?.value;
        // Whole numbers only: reading others from strings takes 20 kB of tables.
        let number = match value.as_str() {
            Some(text) => whole(text)?,
            None => value.as_f64()? as u32,
        };
        (1..=MAX_PIXELS).contains(&number).then_some(number)
    };
    pixels("width").zip(pixels("height"))
}

/// The files that are described in a list.
pub(in super::super) fn files(node: Node<'_>, path: &str, cx: &mut Context<'_>) -> Vec<File> {
    let mut files = Vec::new();
    for item in values(node, path, cx) {
        files.extend(file(item, cx));
    }
    files
}

fn file(node: Node<'_>, cx: &mut Context<'_>) -> Option<File> {
    let url = url(node, "typeData.secureFile source_url file href url", cx)?;
    let inner = field(node, "typeData").or_else(|| field(node, "fields"));
    let media_type = string(node, "mimeType mime_type contentType stream_type streamType", cx);
    let size = size(node).or_else(|| size(inner?));
    Some(File { url, media_type: media_type.unwrap_or_default(), size })
}

/// The picture that these are the files of. Files of other proportions are cuttings, and left out.
pub(in super::super) fn image(mut files: Vec<File>) -> Option<Image> {
    let is_shown = |it: &File| {
        let kind = &*it.media_type;
        kind.is_empty() || (kind.starts_with("image") && !kind.starts_with("image/tif"))
    };
    files.retain(is_shown);
    let distance = |it: &File| it.size.map_or(BEST_WIDTH, |(width, _)| width.abs_diff(BEST_WIDTH));
    let best = files.iter().min_by_key(|it| distance(it))?;
    let mut image = Image::of(best.url.clone());
    let Some((width, height)) = best.size else { return Some(image) };
    (image.width, image.height) = (Some(width), Some(height));
    for file in &files {
        let Some((other, _)) = file.size.filter(|(other, _)| *other <= MAX_WIDTH) else {
            continue;
        };
        let is_cutting = !file.has_proportions_of((width, height));
        let is_known = other == width || image.sources.iter().any(|it| it.width == other);
        if is_cutting || is_known || image.sources.len() == MAX_SOURCES {
            continue;
        }
        let is_newer = ["image/webp", "image/avif"].contains(&&*file.media_type);
        let media_type = is_newer.then(|| file.media_type.clone());
        image.sources.push(ImageSource { url: file.url.clone(), width: other, media_type });
    }
    Some(image)
}

/// The recording of a kind, `video` or `audio`, that one of these is the file of. Streams of many files are none that
/// every browser plays.
pub(in super::super) fn recording(files: Vec<File>, kind: &str) -> Option<Recording> {
    let rank = |it: &File| {
        let media_type = &*it.media_type;
        // Arc names files by their endings.
        let is_playable = match media_type {
            "" | "mp4" => true,
            "webm" => kind == "video",
            "mp3" | "m4a" | "aac" | "wav" | "ogg" => kind == "audio",
            _ => media_type.starts_with(kind),
        };
        let is_good = media_type.ends_with("mp4") || ["audio/mpeg", "mp3"].contains(&media_type);
        let distance = it.size.map_or(0, |(width, _)| width.abs_diff(BEST_WIDTH)).min(5000);
        if is_playable && !holds(media_type, "m3u") {
            10_000 * u32::from(is_good) + 5001 - distance
        } else {
            0
        }
    };
    let best = files.into_iter().max_by_key(rank).filter(|it| rank(it) > 0)?;
    let mut recording = Recording::of(best.url);
    recording.media_type = Some(best.media_type).filter(|it| it.bytes().any(|it| it == b'/'));
    (recording.width, recording.height) = best.size.unzip();
    Some(recording)
}

/// What another site shows, by its page: of a known site with its name and frame, as in HTML; else
/// `https://www.videos.example/1` is of `videos.example`.
pub(in super::super) fn card(url: SafeUrl) -> Embed {
    crate::html::embed(url)
}

/// What another site shows: its HTML, else a frame of `frames`, else a card that leads to its page.
pub(in super::super) fn embed(node: Node<'_>, frames: &str, cx: &mut Context<'_>) -> Vec<Block> {
    let mut blocks = html(node, "html raw_oembed.html embed_html", cx);
    if blocks.is_empty()
        && let Some(frame) = url(node, frames, cx)
    {
        let html = joined(&["<iframe src=\"", frame.as_str(), "\"></iframe>"]);
        blocks = cx.blocks(node, &html);
        // Of a site that is not known, its page is better than what was made for a frame.
        blocks.retain(|block| matches!(block, Block::Embed(it) if it.frame.is_some()));
    }
    if blocks.is_empty() {
        const PAGES: &str = "originalUrl url raw_oembed.url canonical_url embed.url";
        let page = url(node, PAGES, cx).or_else(|| url(node, frames, cx));
        blocks.extend(page.map(|it| Block::Embed(card(it))));
    }
    for block in &mut blocks {
        if let Block::Embed(embed) = block {
            describe(embed, node, cx);
        }
    }
    blocks
}

/// Adds what is said about an embed beside its HTML.
fn describe(embed: &mut Embed, node: Node<'_>, cx: &mut Context<'_>) {
    if embed.title.is_none() {
        embed.title = string(node, "title mediaTitle raw_oembed.title headlines.basic", cx);
    }
    if embed.caption.is_blank() {
        embed.caption = text(node, "caption.text caption", cx);
    }
    if embed.width.is_none() {
        (embed.width, embed.height) = size(node).unzip();
    }
}
