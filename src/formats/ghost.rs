//! Posts and pages of Ghost's Content API: one, or the first of a list. Authors and tags are there only in an answer to
//! `include=authors,tags`.

use super::ReadError;
use super::context::Context;
use super::lists::{pick, site_of};
use super::node::Node;
use super::pieces::{
    date, drop_repeated, field, flag, html, is, no_headline, people, string, text, url, values,
};
use crate::model::{Article, Image, Text};

/// Most tags of a post.
const MAX_TAGS: usize = 100;

/// Reads a post.
///
/// # Errors
///
/// When it has no title.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let list = field(root, "posts").or_else(|| field(root, "pages"));
    let list = list.and_then(|it| it.value.as_array());
    let post = list.and_then(|list| pick(root, list, "id uuid slug url", cx)).unwrap_or(root);
    let address = url(post, "canonical_url url", cx);
    let Some(title) = string(post, "title", cx) else { return Err(no_headline(address)) };
    let headline = Text::plain(&title);
    if address.is_some() {
        cx.base.clone_from(&address);
    }
    if flag(post, "access") == Some(false) {
        post.warn("is for members only: its body, or the rest of it, is not in the document", cx);
    }
    let mut image = url(post, "feature_image", cx).map(|url| Image {
        alt: string(post, "feature_image_alt", cx).unwrap_or_default(),
        caption: text(post, "feature_image_caption", cx),
        ..Image::of(url)
    });
    let mut body = html(post, "html", cx);
    drop_repeated(&mut body, &headline, image.as_mut());
    let mut article = Article {
        id: string(post, "id uuid", cx),
        site: site_of(url(post, "url", cx).as_ref().or(address.as_ref())),
        url: address,
        // Without one of its own, `excerpt` is the beginning of the body.
        standfirst: string(post, "custom_excerpt", cx)
            .map(|it| Text::plain(&it))
            .unwrap_or_default(),
        authors: people(post, ["authors", "primary_author", "profile_image"], cx),
        published: date(post, "published_at", cx),
        updated: date(post, "updated_at", cx),
        image,
        body,
        headline,
        ..Article::default()
    };
    let mut tags = values(post, "tags", cx);
    tags.extend(field(post, "primary_tag"));
    for tag in tags {
        let Some(name) = string(tag, "name", cx) else { continue };
        let is_internal = is(tag, "visibility", "internal") || name.starts_with('#');
        if is_internal || article.tags.contains(&name) {
            continue;
        }
        if article.tags.len() == MAX_TAGS {
            tag.warn("is one of more than 100 tags, of which the rest is left out", cx);
            break;
        }
        article.tags.push(name);
    }
    article.section = article.tags.first().cloned();
    Ok(article)
}
