//! Pictures, recordings, and what other sites show.

use super::super::context::Context;
use super::super::node::Node;
use super::{inline, items};
use crate::html;
use crate::model::{Embed, Image, ImageSource, Recording, SafeUrl, Track, TrackKind};

/// Widest and highest picture that is believed, in pixels.
const MAX_PIXELS: u32 = 100_000;

/// A picture; `None` when its file is missing.
pub(super) fn image(node: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    let url = file(node, cx)?;
    let (width, height) = size(node, cx);
    let sources = items(node, "sources", cx, image_source);
    Some(Image {
        width,
        height,
        alt: node.string("alt", cx).unwrap_or_default(),
        title: node.string("title", cx),
        caption: inline::text_field(node, "caption", cx),
        credit: node.string("credit", cx),
        sources,
        ..Image::of(url)
    })
}

fn image_source(node: Node<'_>, cx: &mut Context<'_>) -> Option<ImageSource> {
    let source = node.web_url("url", cx).zip(node.count("width", MAX_PIXELS, cx));
    if source.is_none() {
        node.warn("needs a url and a width and is left out", cx);
    }
    let (url, width) = source?;
    Some(ImageSource { url, width, media_type: node.string("type", cx) })
}

/// A film or something to listen to; `None` when its file is missing.
pub(super) fn recording(node: Node<'_>, cx: &mut Context<'_>) -> Option<Recording> {
    let url = file(node, cx)?;
    let (width, height) = size(node, cx);
    let tracks = items(node, "tracks", cx, track);
    Some(Recording {
        media_type: node.string("media_type", cx),
        poster: node.web_url("poster", cx),
        width,
        height,
        title: node.string("title", cx),
        caption: inline::text_field(node, "caption", cx),
        credit: node.string("credit", cx),
        tracks,
        ..Recording::of(url)
    })
}

/// What is said in a film; `None` when its file is missing, or it is not known whom it is for.
fn track(node: Node<'_>, cx: &mut Context<'_>) -> Option<Track> {
    let url = node.web_url("url", cx);
    let kind = node.string("kind", cx).and_then(|it| TrackKind::from_key(&it));
    if url.is_none() || kind.is_none() {
        node.warn("needs a url and a kind, captions or subtitles, and is left out", cx);
    }
    Some(Track {
        url: url?,
        kind: kind?,
        language: node.string("language", cx),
        label: node.string("label", cx),
    })
}

/// What another site shows; `None` when its page is missing. Without a provider it is the page's host.
pub(super) fn embed(node: Node<'_>, cx: &mut Context<'_>) -> Option<Embed> {
    let url = file(node, cx)?;
    let provider = node.string("provider", cx).unwrap_or_else(|| url.host().into());
    let frame = node.web_url("frame", cx).and_then(|frame| {
        let frame = html::frame_of(&frame);
        if frame.is_none() {
            let message = "leads to no frame of a site that the widget knows and is left out";
            node.field("frame").unwrap_or(node).warn(message, cx);
        }
        frame
    });
    let (width, height) = size(node, cx);
    Some(Embed {
        frame,
        width,
        height,
        title: node.string("title", cx),
        text: inline::text_field(node, "text", cx),
        caption: inline::text_field(node, "caption", cx),
        ..Embed::of(&provider, url)
    })
}

/// The address that a block cannot do without.
fn file(node: Node<'_>, cx: &mut Context<'_>) -> Option<SafeUrl> {
    let url = node.web_url("url", cx);
    if url.is_none() {
        node.warn("needs a url and is left out", cx);
    }
    url
}

/// Width and height, both or none.
fn size(node: Node<'_>, cx: &mut Context<'_>) -> (Option<u32>, Option<u32>) {
    node.count("width", MAX_PIXELS, cx).zip(node.count("height", MAX_PIXELS, cx)).unzip()
}
