//! Posts of WordPress' REST API: one, or the first of a list.
//!
//! Authors, terms and the featured image are there only in an answer to `?_embed`; each may be an error in its place.

use std::rc::Rc;

use super::ReadError;
use super::context::Context;
use super::lists::{pick, site_of};
use super::node::Node;
use super::pieces::{
    self, date, drop_repeated, field, first, flag, html, is, no_headline, size, string, text, url,
    values,
};
use crate::model::{Article, Author, DateTime, Image, Text};

/// Reads a post.
///
/// # Errors
///
/// When it has no title.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let post = match root.value.as_array() {
        Some(list) => pick(root, list, "id slug link", cx).unwrap_or(root),
        None => root,
    };
    let link = url(post, "link", cx);
    let headline = text(post, "title.rendered", cx);
    if headline.is_blank() {
        return Err(no_headline(link));
    }
    let canonical = url(post, "canonical_url yoast_head_json.canonical", cx).or(link);
    // Addresses in a post are relative to the post.
    if canonical.is_some() {
        cx.base.clone_from(&canonical);
    }
    if flag(post, "content.protected") == Some(true) {
        post.warn("is protected by a password: its body is not in the document", cx);
    }
    let mut image = image(post, cx);
    let mut body = html(post, "content.rendered", cx);
    drop_repeated(&mut body, &headline, image.as_mut());
    let mut article = Article {
        id: field(post, "id").and_then(|it| it.value.as_u64()).map(|it| it.to_string().into()),
        language: string(post, "lang language_code yoast_head_json.og_locale", cx)
            .map(|it| it.replace('_', "-").into()),
        site: site_of(canonical.as_ref()),
        url: canonical,
        standfirst: standfirst(post, cx),
        authors: authors(post, cx),
        published: utc(post, "date_gmt", "date", cx),
        updated: utc(post, "modified_gmt", "modified", cx),
        image,
        body,
        headline,
        ..Article::default()
    };
    if let Some(name) = string(post, "yoast_head_json.og_site_name", cx) {
        article.site.name = Some(name);
    }
    for terms in values(post, "_embedded.wp:term", cx) {
        for term in terms.children(cx) {
            let Some((place, name)) = first(term, "name", cx) else { continue };
            let name: Rc<str> = cx.text(place, name).to_plain().into();
            if is(term, "taxonomy", "category") {
                article.section.get_or_insert(name);
            } else if is(term, "taxonomy", "post_tag") {
                article.tags.push(name);
            }
        }
    }
    Ok(article)
}

/// An excerpt that WordPress has cut from the body ends in an ellipsis, and is none.
fn standfirst(post: Node<'_>, cx: &mut Context<'_>) -> Text {
    let own = text(post, "subtitle", cx);
    if !own.is_blank() {
        return own;
    }
    let excerpt = text(post, "excerpt.rendered", cx);
    let plain = excerpt.to_plain();
    let is_cut = plain.ends_with("[…]") || plain.ends_with('…') || plain.ends_with("...");
    if is_cut { Text::default() } else { excerpt }
}

fn authors(post: Node<'_>, cx: &mut Context<'_>) -> Vec<Author> {
    let mut authors = Vec::new();
    for list in ["authors", "coauthors", "_embedded.author"] {
        for author in values(post, list, cx).into_iter().filter(|it| it.value.is_object()) {
            if let Some(name) = string(author, "display_name name", cx) {
                let image = url(author, "avatar_urls.96 avatar_urls.48", cx);
                authors.push(Author { name, url: url(author, "link", cx), image });
            }
        }
        if !authors.is_empty() {
            return authors;
        }
    }
    let name = string(post, "yoast_head_json.author", cx);
    authors.extend(name.map(|name| Author { name, url: None, image: None }));
    authors
}

/// Times in UTC are written without a zone; those of the site, too, and are nobody's in particular.
fn utc(post: Node<'_>, name: &str, local: &str, cx: &mut Context<'_>) -> Option<DateTime> {
    let Some(mut found) = date(post, name, cx) else { return date(post, local, cx) };
    if let Some(time) = &mut found.time {
        time.offset_minutes.get_or_insert(0);
    }
    Some(found)
}

fn image(post: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    for media in values(post, "_embedded.wp:featuredmedia", cx) {
        let mut files = pieces::files(media, "media_details.sizes", cx);
        let whole = field(media, "media_details").and_then(size);
        files.retain(|it| whole.is_none_or(|whole| it.has_proportions_of(whole)));
        if let Some(whole) = url(media, "source_url", cx) {
            let details = field(media, "media_details").unwrap_or(media);
            files.push(pieces::File::of(whole, size(details)));
        }
        let Some(mut image) = pieces::image(files) else { continue };
        image.alt = string(media, "alt_text", cx).unwrap_or_default();
        image.caption = text(media, "caption.rendered", cx);
        image.credit = string(media, "license.person media_details.image_meta.credit", cx);
        return Some(image);
    }
    let fallback = url(post, "jetpack_featured_media_url", cx);
    fallback
        .or_else(|| {
            let pictures = values(post, "yoast_head_json.og_image", cx);
            pictures.into_iter().find_map(|it| url(it, "url", cx))
        })
        .map(Image::of)
}
