//! Posts of WordPress' REST API: one, or the first of a list.
//!
//! Authors, terms and the featured image are there only in an answer to `?_embed`; each may be an error in its place.

use std::rc::Rc;

use super::ReadError;
use super::context::Context;
use super::lists::{pick, site_of};
use super::node::Node;
use super::pieces::{
    self, date, drop_repeated, field, first, flag, html, is, is_beginning, no_headline, size,
    string, text, url, values,
};
use super::value::Value;
use crate::model::{Article, Author, Block, DateTime, Image, Text};

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
    let standfirst = standfirst(post, &body, cx);
    drop_repeated(&mut body, &headline, image.as_mut());
    let mut article = Article {
        id: field(post, "id").and_then(|it| it.value.as_u64()).map(|it| it.to_string().into()),
        language: string(post, "lang language_code yoast_head_json.og_locale", cx)
            .map(|it| it.replace('_', "-").into()),
        site: site_of(canonical.as_ref()),
        url: canonical,
        standfirst,
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
    terms(post, &mut article, cx);
    if article.authors.is_empty() {
        let name = string(post, "yoast_head_json.author", cx);
        article.authors.extend(name.map(|name| Author { name, url: None, image: None }));
    }
    described(post, &mut article, cx);
    Ok(article)
}

/// What WordPress has cut from the body is no standfirst; it ends in an ellipsis in brackets, or as the site's theme has it.
fn standfirst(post: Node<'_>, body: &[Block], cx: &mut Context<'_>) -> Text {
    let own = text(post, "subtitle", cx);
    if !own.is_blank() {
        return own;
    }
    let excerpt = text(post, "excerpt.rendered", cx);
    let is_said_elsewhere = flag(post, "excerpt.protected") == Some(true)
        || excerpt.to_plain().ends_with("[…]")
        || is_beginning(&excerpt, body);
    if is_said_elsewhere { Text::default() } else { excerpt }
}

fn authors(post: Node<'_>, cx: &mut Context<'_>) -> Vec<Author> {
    let mut authors = Vec::new();
    for list in ["authors", "coauthors", "_embedded.author"] {
        for author in embedded(post, list, cx) {
            if let Some(name) = string(author, "display_name name", cx) {
                let image = url(author, "avatar_urls.96 avatar_urls.48", cx);
                authors.push(Author { name, url: url(author, "link", cx), image });
            }
        }
        if !authors.is_empty() {
            break;
        }
    }
    authors
}

/// What stands in a list, but for the errors there.
fn embedded<'a>(post: Node<'a>, list: &str, cx: &mut Context<'_>) -> Vec<Node<'a>> {
    let mut found = values(post, list, cx);
    found.retain(|it| {
        let is_error = field(*it, "code").is_some() && field(*it, "message").is_some();
        if is_error {
            it.warn("is an error in the place of what was to be embedded, and is left out", cx);
        }
        it.value.is_object() && !is_error
    });
    found
}

/// Reads the section, the tags, and, as a plugin for several authors has it, those who wrote the post.
fn terms(post: Node<'_>, article: &mut Article, cx: &mut Context<'_>) {
    let named = text(post, "primary_category.name", cx).to_plain();
    let primary = field(post, "primary_category").and_then(|it| it.value.as_u64());
    let mut authors = Vec::new();
    for terms in values(post, "_embedded.wp:term", cx) {
        for term in terms.children(cx) {
            let Some((place, name)) = first(term, "name", cx) else { continue };
            let name: Rc<str> = cx.text(place, name).to_plain().into();
            if is(term, "taxonomy", "category") {
                let id = field(term, "id").and_then(|it| it.value.as_u64());
                if article.section.is_none() || (primary.is_some() && id == primary) {
                    article.section = Some(name);
                }
            } else if is(term, "taxonomy", "post_tag") {
                article.tags.push(name);
            } else if is(term, "taxonomy", "author") && authors.len() < MAX_AUTHORS {
                let page = url(term, "link", cx);
                let is_it = |it: &&Author| it.name == name || (page.is_some() && it.url == page);
                // WordPress itself knows one of them, with a portrait.
                let known = article.authors.iter().find(is_it).cloned();
                authors.push(known.unwrap_or(Author { name, url: page, image: None }));
            }
        }
    }
    if !authors.is_empty() {
        article.authors = authors;
    }
    if !named.is_empty() {
        article.section = Some(named.into());
    }
}

/// Most authors of a post among its terms.
const MAX_AUTHORS: usize = 100;

/// Adds what a plugin says for search engines: the site's logo, and the pages of authors who have none yet.
fn described(post: Node<'_>, article: &mut Article, cx: &mut Context<'_>) {
    for thing in values(post, "yoast_head_json.schema.@graph", cx) {
        if is_a(thing, "Person") {
            let name = string(thing, "name", cx);
            for author in article.authors.iter_mut().take(MAX_AUTHORS) {
                if author.url.is_none() && Some(&author.name) == name.as_ref() {
                    author.url = url(thing, "url", cx);
                }
            }
        }
        if article.site.logo.is_none()
            && is_a(thing, "Organization")
            && let Some(logo) = field(thing, "logo")
            && let Some(file) = url(logo, "url contentUrl", cx)
        {
            let (width, height) = size(logo).unzip();
            article.site.logo = Some(Image { width, height, ..Image::of(file) });
        }
    }
}

/// Whether the type, or one of the types, of a thing ends in this word.
fn is_a(thing: Node<'_>, word: &str) -> bool {
    let kind = field(thing, "@type");
    let is_it = |it: &Value<'_>| it.as_str().is_some_and(|it| it.ends_with(word));
    kind.is_some_and(|it| {
        is_it(it.value) || it.value.as_array().is_some_and(|it| it.iter().any(is_it))
    })
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
    for media in embedded(post, "_embedded.wp:featuredmedia", cx) {
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
    if let Some(file) = url(post, "jetpack_featured_media_url", cx) {
        return Some(Image::of(file));
    }
    for picture in values(post, "yoast_head_json.og_image", cx) {
        if let Some(file) = url(picture, "url", cx) {
            let (width, height) = size(picture).unzip();
            return Some(Image { width, height, ..Image::of(file) });
        }
    }
    None
}
