//! A page with an article on it, all of it as it should be, until a test spoils something.

use std::process::Command;

use article_widget::formats;
use article_widget::model::SafeUrl;
use article_widget::ui::{Options, Shape, Stamp};
use serde_json::{Value, json};

use crate::server::{Answer, Server, integrity};

pub(crate) const PAGE: &str = "/blog/harbour.html";
pub(crate) const ARTICLE: &str = "/articles/harbour.json";
pub(crate) const FRAGMENT: &str = "/articles/harbour.html";
pub(crate) const PICTURE: &str = "/articles/ferry.jpg";
pub(crate) const EMBED: &str = "/w/embed.js";
pub(crate) const RELEASE: &str = "/w/release.json";
pub(crate) const GLUE: &str = "/w/article-widget-0a1b.js";
pub(crate) const WASM: &str = "/w/article-widget-2c3d.wasm";
pub(crate) const BLOCKS: &str = "/w/blocks-4e5f.js";
pub(crate) const CONVERTER: &str = "/w/converter-6a7b.wasm";

const SCRIPT_TYPE: &str = "text/javascript; charset=utf-8";
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The page, the widget's host and the publisher: three origins.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) host: Server,
    pub(crate) cdn: Server,
    pub(crate) news: Server,
}

impl Site {
    /// A page with the dynamic edition.
    pub(crate) fn new() -> Self {
        let site = Self { host: Server::start(), cdn: Server::start(), news: Server::start() };
        let glue =
            Answer::new(SCRIPT_TYPE, "export default () => {};").with("Cache-Control", FOR_EVER);
        let wasm =
            Answer::new("application/wasm", *b"\0asm\x01\0\0\0").with("Cache-Control", FOR_EVER);
        let blocks = Answer::new(SCRIPT_TYPE, "export const frame = () => {};")
            .with("Cache-Control", FOR_EVER);
        let converter = Answer::new("application/wasm", *b"\0asm\x01\0\0\0other")
            .with("Cache-Control", FOR_EVER);
        let [glue_digest, wasm_digest, blocks_digest, converter_digest] =
            [&glue, &wasm, &blocks, &converter].map(Answer::integrity);
        let embed = format!(
            "const a=\"article-widget-0a1b.js\",b=\"{glue_digest}\",c=\"article-widget-2c3d.wasm\",d=\"{wasm_digest}\",e=\"blocks-4e5f.js\",f=\"{blocks_digest}\",g=\"converter-6a7b.wasm\",h=\"{converter_digest}\";"
        );
        let release = json!({
            "version": "0.1.0",
            "embed": { "file": "embed.js", "integrity": integrity(embed.as_bytes()) },
            "glue": { "file": "article-widget-0a1b.js", "integrity": glue_digest },
            "wasm": { "file": "article-widget-2c3d.wasm", "integrity": wasm_digest },
            "blocks": { "file": "blocks-4e5f.js", "integrity": blocks_digest },
            "converter_wasm": { "file": "converter-6a7b.wasm", "integrity": converter_digest },
        });
        site.cdn.serve(GLUE, glue);
        site.cdn.serve(WASM, wasm);
        site.cdn.serve(BLOCKS, blocks);
        site.cdn.serve(CONVERTER, converter);
        site.cdn.serve(EMBED, Answer::new(SCRIPT_TYPE, embed));
        site.cdn.serve(RELEASE, Answer::new("application/json", release.to_string()));
        site.news.serve(PICTURE, Answer::new("image/jpeg", "ferry"));
        site.publish(article());
        site.write(&site.head(), &site.widget(""), "");
        site
    }

    /// Serves an article.
    pub(crate) fn publish(&self, document: Value) {
        self.news.serve(ARTICLE, Answer::new("application/json", document.to_string()));
    }

    /// Serves a fragment of the article that there is now.
    pub(crate) fn prerender(&self, document: &Value, options: &Options) {
        let base = SafeUrl::parse_web(&self.news.at(ARTICLE), None);
        let article =
            formats::read(document, base.as_ref(), article_widget::html::parse).unwrap().article;
        let mut shape = Shape::default();
        shape.open("h1");
        shape.comment("x");
        shape.close();
        shape.comment("/");
        let stamp = Stamp::new(&article, options, shape);
        let html = format!("<div data-stamp=\"{stamp}\"><h1><!--x-->Rendered</h1><!--/--></div>");
        self.news.serve(FRAGMENT, Answer::new("text/html; charset=utf-8", html));
    }

    /// Writes the page anew: its head, its body, and the script with these attributes.
    pub(crate) fn write(&self, head: &str, body: &str, attributes: &str) {
        let script =
            format!("<script type=\"module\" src=\"{}\"{attributes}></script>", self.cdn.at(EMBED));
        self.write_without_script(head, &format!("{body}\n{script}"));
    }

    /// Writes the page anew, with the article at another address.
    pub(crate) fn write_widget(&self, source: &str) {
        let widget =
            format!("<article-widget src=\"{source}\"><a href=\"/\">Harbour</a></article-widget>");
        self.write(&self.head(), &widget, "");
    }

    /// Writes the page anew, with this head and body only.
    pub(crate) fn write_without_script(&self, head: &str, body: &str) {
        let html = format!(
            "<!doctype html><html><head><title>x</title>{head}</head><body>{body}</body></html>"
        );
        self.host.serve(PAGE, Answer::new("text/html; charset=utf-8", html));
    }

    /// The hints that go with the dynamic edition.
    pub(crate) fn head(&self) -> String {
        let fetch = "<link rel=\"preload\" as=\"fetch\" crossorigin href";
        format!(
            "{fetch}=\"{}\">{fetch}=\"{}\"><link rel=\"modulepreload\" href=\"{}\">",
            self.news.at(ARTICLE),
            self.cdn.at(WASM),
            self.cdn.at(GLUE)
        )
    }

    /// The element.
    pub(crate) fn widget(&self, attributes: &str) -> String {
        format!(
            "<article-widget src=\"{}\"{attributes}><a href=\"https://news.example/\">Harbour</a></article-widget>",
            self.news.at(ARTICLE)
        )
    }

    /// Sends a Content-Security-Policy with the page, in which CDN and NEWS stand for the origins.
    pub(crate) fn police(&self, policy: &str) {
        let policy = self.named(policy);
        self.host.change(PAGE, |page| page.with("Content-Security-Policy", &policy));
    }

    /// A text with the origins in the place of HOST, CDN and NEWS.
    pub(crate) fn named(&self, text: &str) -> String {
        text.replace("HOST", &self.host.at(""))
            .replace("CDN", &self.cdn.at(""))
            .replace("NEWS", &self.news.at(""))
    }

    /// What the doctor says of the page.
    pub(crate) fn diagnosis(&self) -> Diagnosis {
        Diagnosis::of(&[&self.host.at(PAGE)])
    }
}

/// The article.
pub(crate) fn article() -> Value {
    json!({
        "version": 1,
        "headline": "The Harbour Reopens",
        "image": { "url": "ferry.jpg", "alt": "A ferry" },
        "body": ["The first ferry left at eight."],
    })
}

/// What the doctor said.
#[derive(Debug)]
pub(crate) struct Diagnosis {
    pub(crate) code: i32,
    pub(crate) text: String,
}

impl Diagnosis {
    pub(crate) fn of(args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_article-widget"));
        command.arg("doctor").args(args);
        // The servers are on this machine, whatever proxy there is for others.
        for name in
            ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        {
            command.env_remove(name);
        }
        let output = command.output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        Self { code: output.status.code().unwrap(), text: String::from_utf8(text).unwrap() }
    }

    /// Checks that there is a finding that begins so and has these words, with this line under it,
    /// and that the exit code tells of an error when it is one.
    #[track_caller]
    pub(crate) fn expect(&self, beginning: &str, words: &str, cure: &str) {
        let lines: Vec<&str> = self.text.lines().collect();
        let idx = lines
            .iter()
            .position(|line| line.starts_with(beginning) && line.contains(words))
            .unwrap_or_else(|| panic!("no finding {beginning:?} … {words:?} in:\n{}", self.text));
        let next = lines[idx + 1];
        let found = next.strip_prefix("    ").unwrap_or_default();
        assert_eq!(found, cure, "the cure of {:?}", lines[idx]);
        if beginning.starts_with("error") {
            assert_eq!(self.code, 1, "an error is told by the exit code");
        }
    }

    /// Checks that there are these findings that are not fine, and no others.
    #[track_caller]
    pub(crate) fn expect_faults(&self, expected: &[&str]) {
        let faults: Vec<&str> = self
            .text
            .lines()
            .filter(|line| line.starts_with("error") || line.starts_with("warning"))
            .collect();
        let is_expected = faults.len() == expected.len()
            && faults.iter().zip(expected).all(|(fault, words)| fault.contains(words));
        assert!(is_expected, "expected {expected:?} in:\n{}", self.text);
    }
}
