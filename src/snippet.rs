//! What is pasted into a page to have an article there, and what tells others how to.
//!
//! One function per edition; the README says which is for whom. All of it is plain text for a
//! person to read before it is pasted, and every value in it is escaped.

mod address;
mod frame;
mod height;
mod release;
mod tag;

use std::rc::Rc;

use crate::model::{Article, Direction};
use crate::prerender;
use crate::ui::{HeadingStart, Layout, Options};
pub use address::Address;
pub use frame::{Framing, discovery, frame, oembed};
pub use height::least_height;
pub use release::{Release, ReleaseFile};
use tag::{Tag, escaped_text};

/// Where things are, and what the page chooses. The same for all editions.
#[derive(Debug, Clone)]
pub struct Embedding {
    /// The article's document.
    pub src: Address,
    /// `embed.js`.
    pub script: Address,
    /// What is known of the files beside the script. Without it there are no hashes, and no hints
    /// but that for the script.
    pub release: Option<Release>,
    /// Attributes that change what is shown.
    pub options: Options,
    /// The attribute `theme`; without it the widget follows the page.
    pub theme: Option<Rc<str>>,
}

impl Embedding {
    /// The attributes of the element, in the order of their table.
    fn attributes(&self) -> Vec<(&'static str, String)> {
        let options = &self.options;
        let layout = (options.layout != Layout::Full).then(|| options.layout.key().to_owned());
        let heading_level = options.heading_level;
        let level =
            (heading_level != HeadingStart::default()).then(|| heading_level.number().to_string());
        let texts = [
            ("theme", self.theme.as_deref().map(str::to_owned)),
            ("lang", options.language.as_deref().map(str::to_owned)),
            ("layout", layout),
            ("heading-level", level),
            ("share", (!options.share.is_empty()).then(|| options.share_keys(" "))),
        ];
        let flags = [
            ("no-masthead", options.no_masthead),
            ("no-clock", options.no_clock),
            ("no-share", options.no_share),
            ("no-tools", options.no_tools),
            ("no-analytics", options.no_analytics),
            ("debug", options.debug),
        ];
        let texts = texts.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let flags = flags.into_iter().filter(|(_, is_set)| *is_set);
        texts.chain(flags.map(|(name, _)| (name, String::new()))).collect()
    }

    fn element(&self) -> Tag {
        let element = Tag::new("article-widget").with("src", self.src.as_str());
        self.attributes().iter().fold(element, |element, (name, value)| element.with(name, value))
    }

    /// The script that defines the element.
    fn script(&self) -> String {
        let integrity = self.release.as_ref().and_then(|it| it.embed.integrity.as_deref());
        let tag = Tag::new("script").with("type", "module").with("src", self.script.as_str());
        tag.integrity(integrity).open() + "</script>\n"
    }

    /// What makes the browser ask for the script at once, wherever its element stands.
    fn script_hint(&self) -> String {
        let integrity = self.release.as_ref().and_then(|it| it.embed.integrity.as_deref());
        module_hint(&self.script, integrity)
    }

    /// What makes the browser ask for the program at once, after the second one where that `is_converted`.
    ///
    /// Only for the WebAssembly: its glue is a twentieth of it, comes in time when the script asks for it, and would
    /// keep the script and the JSON waiting meanwhile (`docs/decisions/0013`).
    fn program_hints(&self, is_converted: bool) -> String {
        let Some(release) = &self.release else { return String::new() };
        let converter = release.converter_wasm.as_ref().filter(|_| is_converted);
        let files = converter.into_iter().chain([&release.wasm]);
        files.map(|it| data_hint(&self.script.beside(&it.file))).collect()
    }
}

/// The dynamic edition: the widget fetches the article and renders it. The hints have everything
/// that the article needs requested at once, and the article's least height is reserved. `is_converted` says that the
/// document is in another format than Article JSON, or holds HTML: such a one needs the second program, too.
pub fn dynamic(article: &Article, embedding: &Embedding, is_converted: bool) -> String {
    let element = embedding.element().with("style", &reserved(article, embedding));
    [
        embedding.script_hint(),
        embedding.program_hints(is_converted),
        data_hint(&embedding.src),
        format!("{}\n  {}\n</article-widget>\n", element.open(), fallback(article)),
        embedding.script(),
    ]
    .concat()
}

/// The fragment edition: the widget shows the file at `prerendered` first, which
/// [`prerender::fragment`] makes. The program comes later, so there is no hint for it.
pub fn fragment(article: &Article, embedding: &Embedding, prerendered: &Address) -> String {
    let element = embedding
        .element()
        .with("prerendered", prerendered.as_str())
        .with("style", &reserved(article, embedding));
    [
        embedding.script_hint(),
        data_hint(prerendered),
        format!("{}\n  {}\n</article-widget>\n", element.open(), fallback(article)),
        embedding.script(),
    ]
    .concat()
}

/// The prerendered edition: the page itself holds the article, and needs nothing more to show it.
pub fn prerendered(article: &Rc<Article>, embedding: &Embedding) -> String {
    let root = prerender::shadow_root(article.clone(), embedding.options.clone());
    let element = embedding.element().open();
    let fallback = fallback(article);
    format!("{element}{root}\n  {fallback}\n</article-widget>\n{}", embedding.script())
}

/// The link that readers keep where the widget cannot run: to the article at the publisher's, or
/// the mere words where there is no such address.
fn fallback(article: &Article) -> String {
    let headline = article.headline.to_plain();
    let words = match &article.site.name {
        Some(name) => format!("{headline} — {name}"),
        None => headline,
    };
    let name = if article.url.is_some() { "a" } else { "span" };
    // The page around it may be in another language.
    let direction = article.text_direction();
    let tag = Tag::new(name)
        .maybe("href", article.url.as_ref().map(|url| url.as_str()))
        .maybe("lang", article.language.as_deref())
        .maybe("dir", (direction == Direction::RightToLeft).then(|| direction.key()));
    format!("{}{}</{name}>", tag.open(), escaped_text(&words))
}

/// What keeps the room for the article. An element that is not defined yet stands in a line, and has
/// no height of its own.
fn reserved(article: &Article, embedding: &Embedding) -> String {
    format!("display: block; min-height: {}px", least_height(article, &embedding.options))
}

/// Has a module requested at once.
fn module_hint(url: &Address, integrity: Option<&str>) -> String {
    let tag = Tag::new("link").with("rel", "modulepreload").with("href", url.as_str());
    tag.integrity(integrity).open() + "\n"
}

/// Has something that the widget fetches requested at once, in the way that it fetches: the browser
/// keeps the answer for the widget only where both are alike. The digest is not among what has to be: the
/// widget has it, and browsers complain of one in a hint for what is fetched (<https://crbug.com/981419>).
fn data_hint(url: &Address) -> String {
    let tag =
        Tag::new("link").with("rel", "preload").with("as", "fetch").with("href", url.as_str());
    tag.integrity(None).open() + "\n"
}
