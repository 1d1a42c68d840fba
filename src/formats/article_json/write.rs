//! The writer of Article JSON 1.

mod blocks;

use std::rc::Rc;

use serde_json::{Map, Value};

use super::VERSION;
use crate::model::{
    Analytics, Article, Author, Direction, Image, ImageSource, Related, Run, SafeUrl, Site, Text,
};

/// Writes an article as an Article JSON 1 document.
///
/// What the article does not have is left out, a text without marks is a string, and all URLs are
/// absolute. Reading the document gives an equal article and no warnings, for every article that a
/// reader made.
///
/// Not for the browser, where nothing writes documents and this would only add weight.
pub fn write(article: &Article) -> Value {
    Fields::default()
        .with("version", VERSION as u64)
        .optional("id", article.id.as_deref())
        .url("url", article.url.as_ref())
        .optional("language", article.language.as_deref())
        .optional("direction", article.direction.map(Direction::key))
        .object("site", site(&article.site))
        .text("headline", &article.headline)
        .text("standfirst", &article.standfirst)
        .optional("section", article.section.as_deref())
        .list("tags", &article.tags, |tag| Value::from(&**tag))
        .list("authors", &article.authors, author)
        .optional("published", article.published.map(|date| date.to_string()))
        .optional("updated", article.updated.map(|date| date.to_string()))
        .optional("image", article.image.as_ref().map(|it| image(it).into_value()))
        .list("body", &article.body, blocks::block)
        .list("corrections", &article.corrections, |it| {
            blocks::correction(Fields::default(), it).into_value()
        })
        .list("related", &article.related, related)
        .list("share", &article.share, |target| target.key().into())
        .optional("campaign", article.campaign.as_deref())
        .object("analytics", analytics(&article.analytics))
        .into_value()
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
        .list("social", &site.social, |url| url.as_str().into())
}

fn analytics(analytics: &Analytics) -> Fields {
    Fields::default()
        .optional("label", analytics.label.as_deref())
        .url("url", analytics.url.as_ref())
}

fn author(author: &Author) -> Value {
    Fields::default()
        .with("name", &*author.name)
        .url("url", author.url.as_ref())
        .url("image", author.image.as_ref())
        .into_value()
}

fn related(related: &Related) -> Value {
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

fn image_source(source: &ImageSource) -> Value {
    Fields::default()
        .with("url", source.url.as_str())
        .with("width", source.width)
        .optional("type", source.media_type.as_deref())
        .into_value()
}

/// A string where it reads back as the same text, else runs.
fn text(text: &Text) -> Value {
    match text.runs.as_slice() {
        [only] if is_plain(only) && only.text.trim().len() == only.text.len() => {
            Value::from(&*only.text)
        }
        runs => runs.iter().map(run).collect(),
    }
}

fn run(run: &Run) -> Value {
    if is_plain(run) {
        return Value::from(&*run.text);
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

/// An object that is being written. Only [`Fields::with`] writes a field in any case.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    fn optional(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    fn flag(self, name: &str, is_set: bool) -> Self {
        self.optional(name, is_set.then_some(true))
    }

    fn url(self, name: &str, url: Option<&SafeUrl>) -> Self {
        self.optional(name, url.map(SafeUrl::as_str))
    }

    fn text(self, name: &str, value: &Text) -> Self {
        self.optional(name, (!value.runs.is_empty()).then(|| text(value)))
    }

    fn object(self, name: &str, fields: Self) -> Self {
        self.optional(name, (!fields.0.is_empty()).then_some(fields.0))
    }

    fn list<T>(self, name: &str, items: &[T], written: impl Fn(&T) -> Value) -> Self {
        self.optional(
            name,
            (!items.is_empty()).then(|| items.iter().map(written).collect::<Value>()),
        )
    }

    fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}
