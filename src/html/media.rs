//! Pictures, recordings and frames.

use std::rc::Rc;

use super::convert::{Converter, Flow, Whole};
use super::elements::Action;
use super::limits::has_words;
use super::line::take;
use super::providers;
use super::warnings::Why;
use super::{Element, Node, Nodes};
use crate::model::{Block, Image, ImageSource, Recording, Run, SafeUrl, Text, Track, TrackKind};

/// More widths of one picture make no difference to readers.
const MAX_SOURCES: usize = 20;

/// Where scripts that load things late find what is to be loaded.
const LATE: [&str; 4] = ["data-src", "data-lazy-src", "data-original", "data-litespeed-src"];

impl<'a> Converter<'a> {
    /// A picture, with what a `<picture>` offers beside it.
    pub(super) fn image(
        &mut self,
        element: Element<'_>,
        mut sources: Vec<ImageSource>,
        marks: &Run,
        flow: &mut Flow,
    ) {
        let alt = element.attribute("alt").unwrap_or_default().trim();
        let number = |name| element.attribute(name).and_then(length);
        let (width, height) = (number("width"), number("height"));
        let is_within =
            |most: u32| width.is_some_and(|it| it <= most) && height.is_some_and(|it| it <= most);
        if is_within(2) {
            return;
        }
        let is_character = element.has_class("emoji") || element.has_class("wp-smiley");
        // Without words, a small one is an ornament, unless it is what a figure shows.
        let is_ornament = alt.is_empty() && self.parts.kind != Whole::Figure;
        if is_character || (is_within(32) && (is_ornament || !alt.is_empty())) {
            return self.word(alt, marks, flow);
        }
        let set = element.attribute("srcset").or(element.attribute("data-srcset"));
        self.add_sources(set.unwrap_or_default(), None, &mut sources);
        let url = self.url_of(element).or(sources.first().map(|it| it.url.clone()));
        let Some(url) = url else {
            return self.left_out.add(element, Why::NoUrl);
        };
        let mut image = Image::of(url);
        (image.width, image.height) = both(width, height);
        image.alt = alt.into();
        image.title = words(element, "title").filter(|it| *it != image.alt);
        image.sources = sources;
        self.keep_link(element, &image, marks);
        self.place(Block::Image(image), flow);
    }

    pub(super) fn picture(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let mut sources = Vec::new();
        for (node, only) in element.children().each() {
            let Node::Element(child) = node else { continue };
            match child.name() {
                // With a condition, it may be another picture.
                "source" if child.attribute("media").is_none() => {
                    let set = child.attribute("srcset").or(child.attribute("data-srcset"));
                    let media_type = child.attribute("type");
                    self.add_sources(set.unwrap_or_default(), media_type, &mut sources);
                }
                "source" => {}
                "img" => self.image(child, std::mem::take(&mut sources), marks, flow),
                _ => self.walk(only, marks, flow),
            }
        }
    }

    /// Adds the files of a `srcset` that tells their widths.
    fn add_sources(&self, set: &str, media_type: Option<&str>, sources: &mut Vec<ImageSource>) {
        let mut rest = set;
        while sources.len() < MAX_SOURCES {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
            if rest.is_empty() {
                return;
            }
            let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
            let (url, after) = rest.split_at_checked(end).unwrap_or_default();
            let mut descriptor = "";
            rest = after;
            if !url.ends_with(',') {
                (descriptor, rest) = after.split_once(',').unwrap_or((after, ""));
            }
            let width = descriptor.trim().strip_suffix('w').and_then(|it| it.parse().ok());
            let url = SafeUrl::parse_web(url.trim_end_matches(','), self.base);
            if let (Some(url), Some(width)) = (url, width.filter(|it| *it > 0)) {
                let media_type = media_type.map(Into::into);
                sources.push(ImageSource { url, width, media_type });
            }
        }
    }

    pub(super) fn recording(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let mut file = self.url_of(element).map(|url| (url, element.attribute("type")));
        let is_chosen = file.is_some();
        let mut tracks = Vec::new();
        for node in element.children() {
            let Node::Element(child) = node else { continue };
            if child.name() == "track" {
                tracks.extend(self.track(child));
            }
            if is_chosen || child.name() != "source" {
                continue;
            }
            let media_type = child.attribute("type");
            if let Some(url) = self.url_of(child)
                && (file.is_none()
                    || (plays_anywhere(&url, media_type)
                        && !file.as_ref().is_some_and(|(url, it)| plays_anywhere(url, *it))))
            {
                file = Some((url, media_type));
            }
        }
        let Some((url, media_type)) = file else {
            self.left_out.add(element, Why::NoUrl);
            return self.walk(element.children(), marks, flow);
        };
        let mut recording = Recording::of(url);
        recording.media_type = media_type.map(Into::into);
        recording.title = words(element, "title").or(words(element, "aria-label"));
        if element.name() == "audio" {
            return self.place(Block::Audio(recording), flow);
        }
        let number = |name| element.attribute(name).and_then(length);
        (recording.width, recording.height) = both(number("width"), number("height"));
        // The first of Ghost's is empty, and another site's.
        recording.poster =
            self.web_url(element, "poster").filter(|it| it.host() != "img.spacergif.org");
        recording.tracks = tracks;
        self.place(Block::Video(recording), flow);
    }

    /// What is said in a film, as text.
    fn track(&self, element: Element<'_>) -> Option<Track> {
        let kind = element.attribute("kind").unwrap_or("subtitles");
        Some(Track {
            kind: TrackKind::from_key(kind)?,
            url: self.web_url(element, "src").filter(|_| take(self.n_items_left))?,
            language: words(element, "srclang"),
            label: words(element, "label"),
        })
    }

    /// A frame of another site.
    pub(super) fn frame(&mut self, element: Element<'_>, flow: &mut Flow) {
        let number = |name| element.attribute(name).and_then(length);
        let is_nothing =
            |name| element.attribute(name).is_some_and(|it| matches!(it.trim(), "0" | "1"));
        let Some(url) = self.url_of(element) else {
            return self.left_out.add(element, Why::NoUrl);
        };
        let follows_post = element.has_class("wp-embedded-content")
            && matches!(flow.blocks.last(), Some(Block::Embed(_)));
        if follows_post
            || is_nothing("width")
            || is_nothing("height")
            || providers::is_watcher(&url)
        {
            return;
        }
        let mut embed = providers::embed(url);
        (embed.width, embed.height) = both(number("width"), number("height"));
        embed.title = words(element, "title");
        self.place(Block::Embed(embed), flow);
    }

    /// What readers without scripts would see. A picture alone is the one before it.
    pub(super) fn noscript(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let is_after_picture = matches!(flow.blocks.last(), Some(Block::Image(_)));
        if !(is_after_picture && is_only_pictures(element.children())) {
            self.walk(element.children(), marks, flow);
        }
    }

    /// The embed that a paragraph stands for that is nothing but an address.
    pub(super) fn bare_address(&self, text: &Text) -> Option<Block> {
        let [run] = text.runs.as_slice() else { return None };
        let url = SafeUrl::parse_web(&run.text, None).filter(providers::is_known)?;
        Some(Block::Embed(providers::embed(url)))
    }

    /// Puts a block between the words before and after it.
    pub(super) fn place(&mut self, block: Block, flow: &mut Flow) {
        if !flow.is_lines {
            self.flush(flow);
        }
        self.push(block, flow);
    }

    fn url_of(&self, element: Element<'_>) -> Option<SafeUrl> {
        // What is loaded late has a placeholder before.
        let late = LATE.iter().find_map(|name| self.web_url(element, name));
        late.or_else(|| self.web_url(element, "src"))
    }

    /// The URL in an attribute, if there is one.
    pub(super) fn web_url(&self, element: Element<'_>, name: &str) -> Option<SafeUrl> {
        let text = element.attribute(name).filter(|it| !it.trim().is_empty())?;
        SafeUrl::parse_web(text, self.base)
    }
}

/// Whether every browser plays this file, as far as its type or its name tells.
fn plays_anywhere(url: &SafeUrl, media_type: Option<&str>) -> bool {
    let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let name = media_type.filter(|it| !it.trim().is_empty()).unwrap_or(path);
    let name = name.split(';').next().unwrap_or_default().trim();
    ["mp4", "mp3", "mpeg", "m4a", "aac"].iter().any(|it| name.ends_with(it))
}

/// Whether there is nothing but pictures, and what is around them.
fn is_only_pictures(nodes: Nodes<'_>) -> bool {
    !has_words(nodes) && !has_recording_or_frame(nodes)
}

fn has_recording_or_frame(mut nodes: Nodes<'_>) -> bool {
    nodes.any(|node| {
        matches!(node, Node::Element(it) if matches!(it.action(), Action::Recording | Action::Frame)
            || has_recording_or_frame(it.children()))
    })
}

/// A length in pixels.
fn length(text: &str) -> Option<u32> {
    let text = text.trim();
    text.strip_suffix("px").unwrap_or(text).trim_end().parse().ok()
}

fn both(width: Option<u32>, height: Option<u32>) -> (Option<u32>, Option<u32>) {
    match (width, height) {
        (Some(width), Some(height)) if width > 0 && height > 0 => (Some(width), Some(height)),
        _ => (None, None),
    }
}

fn words(element: Element<'_>, name: &str) -> Option<Rc<str>> {
    element.attribute(name).map(str::trim).filter(|it| !it.is_empty()).map(Into::into)
}
