//! What search engines read about an article, for the page that shows it.

use serde_json::{Map, Value};

use crate::model::{Article, Author, Image, SafeUrl, Site};

/// An article's description as a schema.org `NewsArticle` in JSON-LD, in the `<script>` that a page
/// carries it in: data, which no browser runs. It belongs into the page, not into the shadow root,
/// where nobody looks for it.
///
/// What the article does not have is left out. No text in it can end the script.
pub fn json_ld(article: &Article) -> String {
    let data = Value::Object(news_article(article)).to_string();
    // A `<` stands in strings only, where this means the same.
    let data = data.replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{data}</script>")
}

fn news_article(article: &Article) -> Map<String, Value> {
    let url = article.url.as_ref().map(SafeUrl::as_str);
    let mut fields = Map::new();
    put(&mut fields, "@context", Some("https://schema.org"));
    put(&mut fields, "@type", Some("NewsArticle"));
    put(&mut fields, "identifier", article.id.as_deref());
    put(&mut fields, "url", url);
    put(&mut fields, "mainEntityOfPage", url);
    put(&mut fields, "headline", Some(article.headline.to_plain()));
    put(&mut fields, "description", some_text(article.standfirst.to_plain()));
    put(&mut fields, "inLanguage", article.language.as_deref());
    put(&mut fields, "articleSection", article.section.as_deref());
    put(&mut fields, "keywords", list(&article.tags, |tag| Value::from(&**tag)));
    put(&mut fields, "datePublished", article.published.map(|date| date.to_string()));
    put(&mut fields, "dateModified", article.updated.map(|date| date.to_string()));
    put(&mut fields, "author", list(&article.authors, author));
    put(&mut fields, "publisher", publisher(&article.site));
    put(&mut fields, "image", article.image.as_ref().map(image));
    fields
}

fn author(author: &Author) -> Value {
    let mut fields = typed("Person");
    put(&mut fields, "name", Some(&*author.name));
    put(&mut fields, "url", author.url.as_ref().map(SafeUrl::as_str));
    put(&mut fields, "image", author.image.as_ref().map(SafeUrl::as_str));
    fields.into()
}

/// Nobody, where the site has no name.
fn publisher(site: &Site) -> Option<Value> {
    let name = site.name.as_deref()?;
    let mut fields = typed("NewsMediaOrganization");
    put(&mut fields, "name", Some(name));
    put(&mut fields, "url", site.url.as_ref().map(SafeUrl::as_str));
    put(&mut fields, "logo", site.logo.as_ref().map(image));
    put(&mut fields, "sameAs", list(&site.social, |url| url.as_str().into()));
    Some(fields.into())
}

fn image(image: &Image) -> Value {
    let mut fields = typed("ImageObject");
    put(&mut fields, "url", Some(image.url.as_str()));
    put(&mut fields, "width", image.width);
    put(&mut fields, "height", image.height);
    put(&mut fields, "name", image.title.as_deref());
    put(&mut fields, "caption", some_text(image.caption.to_plain()));
    put(&mut fields, "creditText", image.credit.as_deref());
    fields.into()
}

fn typed(name: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    put(&mut fields, "@type", Some(name));
    fields
}

fn put(fields: &mut Map<String, Value>, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        fields.insert(name.to_owned(), value.into());
    }
}

fn some_text(text: String) -> Option<String> {
    Some(text).filter(|text| !text.trim().is_empty())
}

fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Option<Vec<Value>> {
    (!items.is_empty()).then(|| items.iter().map(value).collect())
}
