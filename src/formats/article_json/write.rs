//! The writer of Article JSON 1.

mod blocks;

use std::mem;

use super::super::written::{Fields, Json, Write};
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
    Json::default().value(article).into_text()
}

impl Write for Article {
    fn write(&self, json: &mut String) {
        *json = article(self, Json::after(mem::take(json))).into_text();
    }
}

fn article(article: &Article, json: Json) -> Json {
    json.fields()
        .with("version", VERSION as u32)
        .optional("id", article.id.as_deref())
        .url("url", article.url.as_ref())
        .optional("language", article.language.as_deref())
        .optional("direction", article.direction.map(Direction::key))
        .object("site", |fields| site(fields, &article.site))
        .text("headline", &article.headline)
        .text("standfirst", &article.standfirst)
        .optional("section", article.section.as_deref())
        .list("tags", &article.tags, |tag, json| json.value(&**tag))
        .list("authors", &article.authors, author)
        .optional("published", article.published.map(|date| date.to_string()))
        .optional("updated", article.updated.map(|date| date.to_string()))
        .image("image", article.image.as_ref())
        .list("body", &article.body, blocks::block)
        .list("corrections", &article.corrections, |it, json| {
            blocks::correction(json.fields(), it).end()
        })
        .list("related", &article.related, related)
        .list("share", &article.share, |target, json| json.value(target.key()))
        .optional("campaign", article.campaign.as_deref())
        .object("analytics", |fields| analytics(fields, &article.analytics))
        .end()
}

fn site(fields: Fields, site: &Site) -> Fields {
    fields
        .optional("name", site.name.as_deref())
        .optional("short_name", site.short_name.as_deref())
        .url("url", site.url.as_ref())
        .image("logo", site.logo.as_ref())
        .optional("time_zone", site.time_zone.as_deref())
        .flag("homepage_link", site.homepage_link)
        .url("preferred_source", site.preferred_source.as_ref())
        .list("social", &site.social, |url, json| json.value(url.as_str()))
}

fn analytics(fields: Fields, analytics: &Analytics) -> Fields {
    fields.optional("label", analytics.label.as_deref()).url("url", analytics.url.as_ref())
}

fn author(author: &Author, json: Json) -> Json {
    json.fields()
        .with("name", &*author.name)
        .url("url", author.url.as_ref())
        .url("image", author.image.as_ref())
        .end()
}

fn related(related: &Related, json: Json) -> Json {
    json.fields().with("url", related.url.as_str()).text("headline", &related.headline).end()
}

fn image(image: &Image, json: Json) -> Json {
    json.fields()
        .with("url", image.url.as_str())
        .optional("width", image.width)
        .optional("height", image.height)
        .optional("alt", Some(&*image.alt).filter(|alt| !alt.is_empty()))
        .optional("title", image.title.as_deref())
        .text("caption", &image.caption)
        .optional("credit", image.credit.as_deref())
        .list("sources", &image.sources, image_source)
        .end()
}

fn image_source(source: &ImageSource, json: Json) -> Json {
    json.fields()
        .with("url", source.url.as_str())
        .with("width", source.width)
        .optional("type", source.media_type.as_deref())
        .end()
}

/// A string where it reads back as the same text, else runs.
fn text(text: &Text, json: Json) -> Json {
    match text.runs.as_slice() {
        [only] if is_plain(only) && only.text.trim().len() == only.text.len() => {
            json.value(&*only.text)
        }
        runs => json.list(runs, run),
    }
}

fn run(run: &Run, json: Json) -> Json {
    if is_plain(run) {
        return json.value(&*run.text);
    }
    json.fields()
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
        .end()
}

fn is_plain(run: &Run) -> bool {
    let Run { text: _, strong, emphasis, code, mark, strike, sub, sup, href, note } = run;
    let is_marked = *strong || *emphasis || *code || *mark || *strike || *sub || *sup;
    !is_marked && href.is_none() && note.is_none()
}

impl Fields {
    fn text(self, name: &str, value: &Text) -> Self {
        if value.runs.is_empty() { self } else { self.field(name, |json| text(value, json)) }
    }

    fn image(self, name: &str, value: Option<&Image>) -> Self {
        match value {
            Some(value) => self.field(name, |json| image(value, json)),
            None => self,
        }
    }
}
