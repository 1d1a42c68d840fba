//! The frame edition, and how other sites find it: oEmbed 1.0 (oembed.com).

use serde_json::{Map, Value};

use super::tag::Tag;
use super::{Address, Embedding, least_height};
use crate::model::{Article, SafeUrl};

/// As wide as the article gets with the widget's own style, in pixels.
const WIDTH: u32 = 792;

/// How long an oEmbed document may be kept, in seconds.
const CACHE_SECONDS: u32 = 3600;

/// What the frame edition has besides.
#[derive(Debug, Clone, Default)]
pub struct Framing {
    /// Whether search engines may count what is in the frame as a part of the page around it.
    pub is_indexable: bool,
    /// The prerendered fragment that the frame shows first.
    pub prerendered: Option<Address>,
}

/// The frame edition: a page beside the script shows the article on its own, and cannot reach into
/// the one around it. `frame-host.js` gives the frame its height.
pub fn frame(article: &Article, embedding: &Embedding, framing: &Framing) -> String {
    let attributes = embedding.attributes();
    let fields = attributes.iter().map(|(name, value)| (*name, value.as_str()));
    let prerendered = framing.prerendered.iter().map(|it| ("prerendered", it.as_str()));
    let file = if framing.is_indexable { "frame-index.html" } else { "frame.html" };
    let page = embedding
        .script
        .beside(file)
        .with_query([("src", embedding.src.as_str())].into_iter().chain(prerendered).chain(fields));
    let frame = Tag::new("iframe")
        .with("src", page.as_str())
        .with("title", &article.headline.to_plain())
        .with("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox")
        // Without it, copying is not for frames of another site. Its like for the system's share dialog,
        // `web-share`, has browsers that have no such dialog complain in the host page's console.
        .with("allow", "clipboard-write")
        .with("loading", "lazy")
        .with("width", &WIDTH.to_string())
        .with("height", &least_height(article, &embedding.options).to_string())
        .with("style", "width: 100%; border: 0");
    let host = embedding.release.as_ref().and_then(|release| release.frame_host.as_ref());
    let file = host.map_or("frame-host.js", |host| host.file.as_str());
    let script = Tag::new("script")
        .with("type", "module")
        .with("src", embedding.script.beside(file).as_str())
        .integrity(host.and_then(|host| host.integrity.as_deref()));
    format!("{}</iframe>\n{}</script>\n", frame.open(), script.open())
}

/// The article's oEmbed document, of type `rich`: sites that know the article's address ask for it,
/// and put the frame in it into their pages.
pub fn oembed(article: &Article, embedding: &Embedding, framing: &Framing) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value);
        }
    };
    let url = |url: &Option<SafeUrl>| url.as_ref().map(|url| url.as_str().into());
    let authors: Vec<&str> = article.authors.iter().map(|author| &*author.name).collect();
    put("version", Some("1.0".into()));
    put("type", Some("rich".into()));
    put("title", Some(article.headline.to_plain().into()));
    put("author_name", (!authors.is_empty()).then(|| authors.join(", ").into()));
    if let [author] = article.authors.as_slice() {
        put("author_url", url(&author.url));
    }
    put("provider_name", article.site.name.as_deref().map(Value::from));
    put("provider_url", url(&article.site.url));
    put("cache_age", Some(CACHE_SECONDS.into()));
    // The three of them go together, or not at all.
    if let Some(image) = &article.image
        && let Some((width, height)) = image.width.zip(image.height)
    {
        put("thumbnail_url", Some(image.url.as_str().into()));
        put("thumbnail_width", Some(width.into()));
        put("thumbnail_height", Some(height.into()));
    }
    put("html", Some(frame(article, embedding, framing).into()));
    put("width", Some(WIDTH.into()));
    put("height", Some(least_height(article, &embedding.options).into()));
    fields.into()
}

/// What stands in the `<head>` of the article's own page, so that other sites find its oEmbed
/// document at `url`.
pub fn discovery(article: &Article, url: &Address) -> String {
    let tag = Tag::new("link")
        .with("rel", "alternate")
        .with("type", "application/json+oembed")
        .with("href", url.as_str())
        .with("title", &article.headline.to_plain());
    tag.open() + "\n"
}
