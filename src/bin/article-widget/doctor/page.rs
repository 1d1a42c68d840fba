//! The page that an article is on: the snippets that are written on it, and its policies.

use article_widget::model::{SafeUrl, ShareTarget};
use article_widget::ui::{HeadingStart, Layout, Options};

use super::client::Answer;
use super::markup::{self, Piece, Stamped, Tag};
use super::policy::Policy;

/// The element.
const WIDGET: &str = "article-widget";

/// What `embed.js` is called, unless somebody has named it otherwise.
const SCRIPT: &str = "embed.js";

/// What a page says about its articles.
#[derive(Debug)]
pub(super) struct Page {
    /// Where it is.
    pub(super) url: SafeUrl,
    /// The widgets, in order.
    pub(super) widgets: Vec<WidgetTag>,
    /// All scripts with an address.
    pub(super) scripts: Vec<Tag>,
    /// The hints: links that make browsers load something early.
    pub(super) hints: Vec<Tag>,
    /// All frames with an address.
    pub(super) frames: Vec<Tag>,
    /// Its Content-Security-Policies, from its headers and from its HTML.
    pub(super) policies: Vec<Policy>,
    /// Whether it takes from others only what says that it may.
    pub(super) is_isolated: bool,
    base: SafeUrl,
}

/// A widget as it is written on a page.
#[derive(Debug)]
pub(super) struct WidgetTag {
    /// Its start tag.
    pub(super) tag: Tag,
    /// The article that was rendered into it, if there is one.
    pub(super) rendered: Option<Stamped>,
    /// Whether there is a link in it, for readers without scripts.
    pub(super) has_link: bool,
}

impl Page {
    /// Reads a page from a server's answer.
    pub(super) fn read(answer: &Answer) -> Self {
        let html = String::from_utf8_lossy(&answer.body);
        let pieces = markup::pieces(&html);
        let tags: Vec<&Tag> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Open(tag) => Some(tag),
                Piece::Close(_) | Piece::Comment(_) => None,
            })
            .collect();
        let base = tags.iter().find(|tag| tag.name == "base").and_then(|tag| tag.filled("href"));
        let base = base.and_then(|href| SafeUrl::parse_web(href, Some(&answer.url)));
        let all = |name: &'static str| tags.iter().filter(move |tag| tag.name == name).copied();
        let metas = all("meta")
            .filter(|tag| tag.has_word("http-equiv", "content-security-policy"))
            .filter_map(|tag| tag.get("content"));
        let headers = answer.headers("content-security-policy");
        let policies = headers.iter().map(String::as_str).chain(metas);
        let is_hint =
            |tag: &&Tag| ["preload", "modulepreload"].iter().any(|it| tag.has_word("rel", it));
        Self {
            url: answer.url.clone(),
            widgets: widgets(&pieces),
            scripts: all("script").filter(|tag| tag.filled("src").is_some()).cloned().collect(),
            hints: all("link").filter(is_hint).cloned().collect(),
            frames: all("iframe").filter(|tag| tag.filled("src").is_some()).cloned().collect(),
            policies: policies.flat_map(Policy::parse_list).collect(),
            is_isolated: answer.header("cross-origin-embedder-policy").starts_with("require-corp"),
            base: base.unwrap_or_else(|| answer.url.clone()),
        }
    }

    /// An address on the page.
    pub(super) fn resolve(&self, address: &str) -> Option<SafeUrl> {
        SafeUrl::parse_web(address, Some(&self.base))
    }

    /// The tag of the script: the one at this address, or the first that is called as it is.
    pub(super) fn script(&self, address: Option<&SafeUrl>) -> Option<(&Tag, SafeUrl)> {
        let mut scripts = self.scripts.iter().filter_map(|tag| {
            let url = self.resolve(tag.filled("src")?)?;
            Some((tag, url))
        });
        scripts.find(|(_, url)| match address {
            Some(address) => url == address,
            None => super::origin::path(url).rsplit('/').next() == Some(SCRIPT),
        })
    }
}

impl WidgetTag {
    /// A widget that a frame makes from its query.
    pub(super) fn of_query(attributes: Vec<(String, String)>) -> Self {
        Self { tag: Tag::new(WIDGET, attributes), rendered: None, has_link: false }
    }

    /// What it is called in messages.
    pub(super) fn name(&self) -> String {
        match self.tag.filled("src") {
            Some(src) => format!("<{WIDGET} src=\"{src}\">"),
            None => format!("<{WIDGET}>"),
        }
    }

    /// The options that its attributes ask for.
    pub(super) fn options(&self) -> Options {
        let has = |name| self.tag.get(name).is_some();
        Options {
            language: self.tag.filled("lang").map(Into::into),
            layout: match self.tag.get("layout") {
                Some("card") => Layout::Card,
                _ => Layout::Full,
            },
            heading_level: self
                .tag
                .get("heading-level")
                .and_then(HeadingStart::parse)
                .unwrap_or_default(),
            share: ShareTarget::list(self.tag.get("share").unwrap_or_default()),
            no_masthead: has("no-masthead"),
            no_clock: has("no-clock"),
            no_share: has("no-share"),
            no_tools: has("no-tools"),
            no_analytics: has("no-analytics"),
            debug: has("debug"),
        }
    }
}

/// The widgets with what is in them.
fn widgets(pieces: &[Piece]) -> Vec<WidgetTag> {
    let mut widgets = Vec::new();
    for (idx, piece) in pieces.iter().enumerate() {
        let Piece::Open(tag) = piece else { continue };
        if tag.name != WIDGET {
            continue;
        }
        let rest = pieces.get(idx + 1..).unwrap_or_default();
        // Also where another begins: a page with many that never end would take a time quadratic in them.
        let is_end = |piece: &Piece| match piece {
            Piece::Close(name) => name == WIDGET,
            Piece::Open(tag) => tag.name == WIDGET,
            Piece::Comment(_) => false,
        };
        let end = rest.iter().position(is_end).unwrap_or(rest.len());
        let content = rest.get(..end).unwrap_or_default();
        let is_root = |piece: &Piece| matches!(piece, Piece::Open(tag) if tag.name == "template" && tag.get("shadowrootmode").is_some());
        let root = content.iter().position(is_root).and_then(|start| content.get(start..));
        let is_link = |piece: &Piece| matches!(piece, Piece::Open(tag) if tag.name == "a" && tag.filled("href").is_some());
        widgets.push(WidgetTag {
            tag: tag.clone(),
            rendered: root.and_then(markup::stamped),
            has_link: content.iter().any(is_link),
        });
    }
    widgets
}
