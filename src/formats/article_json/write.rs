//! The writer of Article JSON 1.

mod blocks;

use std::rc::Rc;

use super::super::written::{Fields, Written};
use super::VERSION;
use crate::model::{
    Analytics, Article, Author, Direction, Image, ImageSource, Related, Run, Site, Text,
};

/// Writes an article as an Article JSON 1 document.
///
/// What the article does not have is left out, a text without marks is a string, and all URLs are
/// absolute. Reading the document gives an equal article and no warnings, for every article that a
/// reader made.
///
/// Not for the browser, where the text is all that is wanted.
pub fn write(article: &Article) -> serde_json::Value {
    serde_json::from_str(&write_text(article)).unwrap_or_default()
}

/// Writes an article as the text of an Article JSON 1 document; see [`write()`].
pub fn write_text(article: &Article) -> String {
    Fields::default()
        .with("version", VERSION as u32)
        .optional("id", article.id.as_deref())
        .url("url", article.url.as_ref())
        .optional("language", article.language.as_deref())
        .optional("direction", article.direction.map(Direction::key))
        .object("site", site(&article.site))
        .text("headline", &article.headline)
        .text("standfirst", &article.standfirst)
        .optional("section", article.section.as_deref())
        .list("tags", &article.tags, |tag| Written::of(&**tag))
        .list("authors", &article.authors, author)
        .optional("published", article.published.map(|date| date.to_string()))
        .optional("updated", article.updated.map(|date| date.to_string()))
        .optional("image", article.image.as_ref().map(|it| image(it).into_value()))
        .list("body", &article.body, blocks::block)
        .list("corrections", &article.corrections, |it| {
            blocks::correction(Fields::default(), it).into_value()
        })
        .list("related", &article.related, related)
        .list("share", &article.share, |target| Written::of(target.key()))
        .optional("campaign", article.campaign.as_deref())
        .object("analytics", analytics(&article.analytics))
        .into_value()
        .into_text()
}

fn site(site: &Site) -> Fields {
    Fields::default()
        .optional("name", site.name.as_deref())
        .optional("short_name", site.short_name.as_deref())
        .url("url", site.url.as_ref())
        .optional("logo", site.logo.as_ref().map(|logo| image(logo).into_value()))
        .optional("time_zone", site.time_zone.as_deref())
        .flag("homepage_link", site.homepage_link)
        .url("preferred_source", site.preferred_source.as_ref())
        .list("social", &site.social, |url| Written::of(url.as_str()))
}

fn analytics(analytics: &Analytics) -> Fields {
    Fields::default()
        .optional("label", analytics.label.as_deref())
        .url("url", analytics.url.as_ref())
}

fn author(author: &Author) -> Written {
    Fields::default()
        .with("name", &*author.name)
        .url("url", author.url.as_ref())
        .url("image", author.image.as_ref())
        .into_value()
}

fn related(related: &Related) -> Written {
    Fields::default()
        .with("url", related.url.as_str())
        .text("headline", &related.headline)
        .into_value()
}

fn image(image: &Image) -> Fields {
    Fields::default()
        .with("url", image.url.as_str())
        .optional("width", image.width)
        .optional("height", image.height)
        .optional("alt", Some(&*image.alt).filter(|alt| !alt.is_empty()))
        .optional("title", image.title.as_deref())
        .text("caption", &image.caption)
        .optional("credit", image.credit.as_deref())
        .list("sources", &image.sources, image_source)
}

fn image_source(source: &ImageSource) -> Written {
    Fields::default()
        .with("url", source.url.as_str())
        .with("width", source.width)
        .optional("type", source.media_type.as_deref())
        .into_value()
}

/// A string where it reads back as the same text, else runs.
fn text(text: &Text) -> Written {
    match text.runs.as_slice() {
        [only] if is_plain(only) && only.text.trim().len() == only.text.len() => {
            Written::of(&*only.text)
        }
        runs => Written::list(runs, run),
    }
}

fn run(run: &Run) -> Written {
    if is_plain(run) {
        return Written::of(&*run.text);
    }
    Fields::default()
        .with("text", &*run.text)
        .flag("strong", run.strong)
        .flag("emphasis", run.emphasis)
        .flag("code", run.code)
        .flag("mark", run.mark)
        .flag("strike", run.strike)
        .flag("sub", run.sub)
        .flag("sup", run.sup)
        .url("href", run.href.as_ref())
        .optional("note", run.note.as_deref())
        .into_value()
}

fn is_plain(run: &Run) -> bool {
    *run == Run { text: Rc::clone(&run.text), ..Run::default() }
}

impl Fields {
    fn text(self, name: &str, value: &Text) -> Self {
        if value.runs.is_empty() { self } else { self.with(name, text(value)) }
    }
}
