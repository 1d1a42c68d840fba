//! Pictures, recordings and frames.

use std::rc::Rc;

use super::convert::{Converter, Flow};
use super::providers;
use super::warnings::Why;
use super::{Element, Node};
use crate::model::{Block, Image, ImageSource, Recording, Run, SafeUrl, Text};

/// More widths of one picture make no difference to readers.
const MAX_SOURCES: usize = 20;

/// Where scripts that load things late find what is to be loaded.
const LATE: [&str; 4] = ["data-src", "data-lazy-src", "data-original", "data-litespeed-src"];

impl<'a> Converter<'a> {
    /// A picture, with what a `<picture>` offers beside it.
    pub(super) fn image(
        &mut self,
        element: &Element,
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
        if is_character || (is_within(32) && !alt.is_empty()) {
            return flow.line.push(alt, marks, self.n_items_left);
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

    pub(super) fn picture(&mut self, element: &'a Element, marks: &Run, flow: &mut Flow) {
        let mut sources = Vec::new();
        for node in &element.children {
            let Node::Element(child) = node else { continue };
            match &*child.name {
                // With a condition, it may be another picture.
                "source" if child.attribute("media").is_none() => {
                    let set = child.attribute("srcset").or(child.attribute("data-srcset"));
                    let media_type = child.attribute("type");
                    self.add_sources(set.unwrap_or_default(), media_type, &mut sources);
                }
                "source" => {}
                "img" => self.image(child, std::mem::take(&mut sources), marks, flow),
                _ => self.walk(std::slice::from_ref(node), marks, flow),
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

    pub(super) fn recording(&mut self, element: &'a Element, marks: &Run, flow: &mut Flow) {
        let mut file = self.url_of(element).map(|url| (url, element.attribute("type")));
        for node in &element.children {
            let Node::Element(child) = node else { continue };
            if child.name == "source"
                && file.is_none()
                && let Some(url) = self.url_of(child)
            {
                file = Some((url, child.attribute("type")));
            }
        }
        let Some((url, media_type)) = file else {
            self.left_out.add(element, Why::NoUrl);
            return self.walk(&element.children, marks, flow);
        };
        let mut recording = Recording::of(url);
        recording.media_type = media_type.map(Into::into);
        recording.title = words(element, "title").or(words(element, "aria-label"));
        if element.name == "audio" {
            return self.place(Block::Audio(recording), flow);
        }
        let number = |name| element.attribute(name).and_then(length);
        (recording.width, recording.height) = both(number("width"), number("height"));
        let poster = element.attribute("poster").filter(|it| !it.trim().is_empty());
        recording.poster = poster.and_then(|it| SafeUrl::parse_web(it, self.base));
        self.place(Block::Video(recording), flow);
    }

    /// A frame of another site.
    pub(super) fn frame(&mut self, element: &Element, flow: &mut Flow) {
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

    /// What readers without scripts would see: a picture, where it is not there already.
    pub(super) fn noscript(&mut self, element: &'a Element, flow: &mut Flow) {
        let mut inner = Flow { is_lines: true, ..Flow::default() };
        self.walk(&element.children, &Run::default(), &mut inner);
        if matches!(flow.blocks.last(), Some(Block::Image(_))) {
            return;
        }
        for block in inner.blocks {
            if matches!(block, Block::Image(_)) {
                self.place(block, flow);
            }
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

    fn url_of(&self, element: &Element) -> Option<SafeUrl> {
        let url = |name| {
            let text = element.attribute(name).filter(|it| !it.trim().is_empty())?;
            SafeUrl::parse_web(text, self.base)
        };
        // What is loaded late has a placeholder before.
        LATE.iter().find_map(|name| url(name)).or_else(|| url("src"))
    }
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

fn words(element: &Element, name: &str) -> Option<Rc<str>> {
    element.attribute(name).map(str::trim).filter(|it| !it.is_empty()).map(Into::into)
}
