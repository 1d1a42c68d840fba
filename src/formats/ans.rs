//! Arc XP's ANS 0.10: stories, and what may stand alone: galleries, pictures, films and sounds.

mod elements;

use std::rc::Rc;

use super::ReadError;
use super::context::Context;
use super::node::Node;
use super::pieces::{
    self, Body, drop_repeated, field, first, is, names, string, text, url, values,
};
use crate::model::{Article, Author, Block, Correction, Image, SafeUrl, Text};

/// Reads an article.
///
/// # Errors
///
/// When there is none with a headline.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let page = page(root, cx);
    let headline = text(root, HEADLINES, cx);
    if headline.is_blank() {
        return Err(pieces::no_headline(page));
    }
    // Links in the article are relative to its page.
    cx.base = page.clone().or(cx.base.take());
    restrictions(root, cx);
    let mut body = Body::default();
    let mut image = lead(root, &mut body, cx);
    match &*string(root, "type", cx).unwrap_or_default() {
        "image" => {
            image = elements::image(root, cx);
            if let Some(image) = &mut image {
                image.title = None;
            }
        }
        // What stands alone is shown as it would be within a story.
        "gallery" | "video" | "audio" => {
            elements::push(root, &mut body, cx);
            body.blocks.iter_mut().for_each(silence);
        }
        _ => elements::push_all(root, &mut body, cx),
    }
    // A film shows its own picture.
    let is_poster = |block: &Block| {
        let poster = image.as_ref().map(|it| &it.url);
        matches!(block, Block::Video(film) if film.poster.as_ref() == poster)
    };
    if body.blocks.first().is_some_and(is_poster) {
        image = None;
    }
    drop_repeated(&mut body.blocks, &headline, image.as_mut());
    for list in values(root, "related_content", cx) {
        for item in list.children(cx) {
            let headline = text(item, "headlines.basic", cx);
            body.relate(url(item, "canonical_url website_url", cx), headline);
        }
    }
    let mut article = pieces::article(root, FIELDS, cx);
    article.standfirst = text(root, "subheadlines.basic description.basic", cx);
    if article.standfirst.to_plain() == headline.to_plain() {
        article.standfirst = Text::default();
    }
    // The name of an agency is none of the site's.
    if is(root, "distributor.category", "staff") {
        article.site.name = string(root, "distributor.name", cx);
    }
    article.tags = names(root, "taxonomy.tags", "text", cx);
    article.corrections = corrections(root, &body.blocks, cx);
    authors(root, &mut article, cx);
    article.url = page;
    article.headline = headline;
    article.image = image;
    article.body = body.blocks;
    article.related = body.related;
    Ok(article)
}

const FIELDS: [&str; 5] = [
    "_id",
    "language",
    "taxonomy.primary_section.name label.basic.text taxonomy.primary_site.name",
    "display_date first_publish_date publish_date",
    "last_updated_date",
];

/// Takes away what the article says above a recording or gallery that is all of it.
fn silence(block: &mut Block) {
    if let Block::Gallery { caption, .. } = block {
        *caption = Text::default();
    } else if let Block::Video(it) | Block::Audio(it) = block {
        (it.title, it.caption) = (None, Text::default());
    }
}

/// What is read instead where there is no headline is shown once, as the headline.
const HEADLINES: &str = "headlines.basic headlines.web headlines.mobile headlines.native headlines.print \
    headlines.meta_title subtitle caption description.basic";

/// The article's page. Its address is mostly relative to the site, which the document does not tell; then it is
/// taken for that which the document came from.
fn page(root: Node<'_>, cx: &mut Context<'_>) -> Option<SafeUrl> {
    let page = url(root, "canonical_url_external canonical_url website_url", cx);
    let mut sites = values(root, "websites", cx).into_iter();
    page.or_else(|| sites.find_map(|it| url(it, "website_url", cx)))
}

fn restrictions(root: Node<'_>, cx: &mut Context<'_>) {
    const CODE: &str = "content_restrictions.content_code";
    if let Some((code, _)) = first(root, CODE, cx)
        && !["green", "free"].iter().any(|it| is(root, CODE, it))
    {
        code.warn("restricts who may read the article, which is shown to everyone", cx);
    }
}

/// The lead image. A film or a gallery in its place becomes the beginning of the body.
fn lead(root: Node<'_>, body: &mut Body, cx: &mut Context<'_>) -> Option<Image> {
    for path in ["promo_items.lead_art", "promo_items.basic", "promo_image"] {
        let Some(item) = field(root, path) else { continue };
        if is(item, "type", "image") {
            if let Some(image) = elements::image(item, cx) {
                return Some(image);
            }
        } else if body.blocks.is_empty() && !is(item, "type", "reference") {
            elements::push(item, body, cx);
            if !body.blocks.is_empty() {
                return None;
            }
        }
    }
    None
}

/// Reads the byline that was written for this article, else those who are credited.
fn authors(root: Node<'_>, article: &mut Article, cx: &mut Context<'_>) {
    for path in ["vanity_credits.by", "credits.by"] {
        if !article.authors.is_empty() {
            return;
        }
        for item in values(root, path, cx) {
            if let Some(name) = string(item, "name byline org", cx) {
                let (url, image) = (url(item, "url", cx), url(item, "image.url", cx));
                article.authors.push(Author { name, url, image });
            } else {
                item.warn("has no name and is left out", cx);
            }
        }
    }
}

/// Those who made a picture or a recording, else who holds the rights.
fn credit(node: Node<'_>, cx: &mut Context<'_>) -> Option<Rc<str>> {
    let mut credit = String::new();
    for (path, is_instead) in
        [("vanity_credits.by", true), ("credits.by", true), ("credits.affiliation", false)]
    {
        if is_instead && !credit.is_empty() {
            continue;
        }
        for name in names(node, path, "name byline", cx) {
            if !credit.is_empty() {
                credit.push_str(", ");
            }
            credit.push_str(&name);
        }
    }
    if credit.is_empty() { string(node, "copyright", cx) } else { Some(credit.into()) }
}

/// Most corrections that are looked for in the body.
const MAX_CORRECTIONS: usize = 100;

/// Those that do not stand in the body.
fn corrections(root: Node<'_>, blocks: &[Block], cx: &mut Context<'_>) -> Vec<Correction> {
    let mut corrections = Vec::new();
    for item in values(root, "corrections", cx).into_iter().take(MAX_CORRECTIONS) {
        if !item.value.is_object() {
            item.warn_expected("an object", cx);
        }
        let text = text(item, "text", cx);
        let is_known = |it: &Block| matches!(it, Block::Correction(known) if known.text.to_plain() == text.to_plain());
        if !text.is_blank() && !blocks.iter().any(is_known) {
            corrections.push(Correction { date: None, text });
        }
    }
    corrections
}
