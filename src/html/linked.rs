//! Links around pictures. A picture has no link of its own, so where one leads is kept with what is said about it.

use super::Element;
use super::convert::{Converter, Whole};
use super::tags::is_one_of;
use super::warnings::Why;
use crate::model::{Block, Image, Run, SafeUrl, part};

/// How addresses of pictures end.
const ENDINGS: &str = "jpg jpeg png gif webp avif svg bmp tif tiff heic";

impl Converter<'_> {
    /// Keeps where the link around a picture leads for the figure that it is in; one to the picture itself tells
    /// readers nothing.
    pub(super) fn keep_link(&mut self, element: Element<'_>, image: &Image, marks: &Run) {
        let (Some(link), Some(href)) = (self.link, &marks.href) else { return };
        if leads_to_picture(link, href, element, image) {
            return;
        }
        if self.parts.kind == Whole::Figure && self.parts.link.is_none() {
            self.parts.link = Some(href.clone());
        } else {
            self.left_out.add(link, Why::PictureOnly);
        }
    }

    /// Makes the caption of the picture in a figure lead where the link around the picture led.
    pub(super) fn link_caption(&mut self, blocks: &[Block]) {
        let Some(href) = self.parts.link.take() else { return };
        let runs = &mut self.parts.caption.runs;
        let is_free = !runs.is_empty() && runs.iter().all(|it| it.href.is_none());
        if !is_free || !matches!(blocks, [Block::Image(_)]) {
            return self.left_out.add_named("a", Why::PictureOnly);
        }
        for run in runs.iter_mut().filter(|it| !it.text.trim().is_empty()) {
            run.href = Some(href.clone());
        }
    }
}

/// Whether there is but a larger file of the picture at the end of a link, or the page that a system makes of it.
fn leads_to_picture(
    link: Element<'_>,
    href: &SafeUrl,
    element: Element<'_>,
    image: &Image,
) -> bool {
    let says = |element: Element<'_>, name| {
        element.attribute(name).is_some_and(|it| part::holds(it, "attachment"))
    };
    is_picture(href)
        || without_size(href) == without_size(&image.url)
        || says(link, "rel")
        || part::holds(href.as_str(), "?attachment_id=")
        // As WordPress writes it in galleries; a picture of another post has a class that says so.
        || (says(element, "class") && !element.has_class("wp-post-image"))
        || ["data-link", "data-permalink"].iter().any(|it| element.attribute(it) == Some(href.as_str()))
}

/// Whether this is the address of a picture, as opposed to a page about one (`wiki/File:Pier.jpg`).
pub(super) fn is_picture(url: &SafeUrl) -> bool {
    let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit('.').next().unwrap_or_default();
    !name.bytes().any(|it| it == b':') && is_one_of(ending, ENDINGS)
}

/// An address up to where services are told of the size: `…/photo-1?w=800`, `…/photo-1=w800`.
fn without_size(url: &SafeUrl) -> &str {
    url.as_str().split(['?', '#', '=']).next().unwrap_or_default()
}
