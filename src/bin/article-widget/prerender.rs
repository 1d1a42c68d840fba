//! `prerender`: articles as HTML.

mod stream;

use std::collections::HashSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use article_widget::model::{Article, SafeUrl};
use article_widget::prerender;
use article_widget::ui;
use clap::{Args, ValueEnum};

use crate::console::Console;
use crate::document::{self, Base, Document};
use crate::options::WidgetOptions;
use crate::output;
use crate::problem::{Problem, Stop};

/// Render articles as HTML, ahead of time.
///
/// One document goes to standard output or to a file. Of a folder, each NAME.json becomes a NAME.html
/// in another folder, in the same tree. With --json-lines, each line is a document, and becomes the
/// line {"line": 1, "html": "…"}, or {"line": 1, "error": {"kind", "message", "advice"}}; lines are
/// read, rendered and written one by one, in their order.
///
/// A document that is no article is told, the others are rendered, and the exit code is 1.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  article-widget prerender paris.json --base https://news.example/paris.json > paris.html
  article-widget prerender articles --out public/articles --base https://news.example/articles/
  article-widget prerender - --json-lines < articles.jsonl > rendered.jsonl")]
pub(crate) struct Arguments {
    /// A document, a folder of documents, or `-` for standard input.
    #[arg(value_name = "FILE|FOLDER")]
    source: PathBuf,
    /// What is made of a document.
    #[arg(long, value_enum, default_value_t = Edition::Fragment)]
    edition: Edition,
    /// Where it is written to: a file for a document, a folder for a folder.
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Address that the document is served from, which URLs in it are relative to; of a folder, the
    /// address of the folder. Without it, relative URLs are left out.
    #[arg(long, value_name = "URL")]
    base: Option<Base>,
    /// Take each line for a document.
    #[arg(long)]
    json_lines: bool,
    /// Add a description for search engines, as a script with JSON-LD; with --json-lines, in a field
    /// `json_ld`. It belongs into the page, so it does not go with a fragment as a file.
    #[arg(long)]
    json_ld: bool,
    #[command(flatten)]
    options: WidgetOptions,
}

/// What is made of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Edition {
    /// A file to host, for the element's attribute `prerendered`.
    Fragment,
    /// A declarative shadow root, to stand within the element on a page.
    Prerendered,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Stop> {
    let is_in_place = arguments.json_ld && arguments.edition == Edition::Fragment;
    if is_in_place && !arguments.json_lines {
        let message = "--json-ld is for the page, which a fragment is fetched into; use it with --edition \
                       prerendered, or with `article-widget snippet`";
        return Err(Stop::Usage(message.to_owned()));
    }
    let renderer = Renderer {
        edition: arguments.edition,
        options: arguments.options.to_options(),
        has_json_ld: arguments.json_ld,
    };
    let is_folder = !arguments.json_lines && arguments.source.is_dir();
    if let (Some(out), false) = (&arguments.out, is_folder) {
        output::check_apart(&arguments.source, out)?;
    }
    if arguments.json_lines {
        return stream::run(arguments, &renderer, console);
    }
    if is_folder {
        return folder(arguments, &renderer, console);
    }
    let base = arguments.base.as_ref().and_then(Base::url);
    let document = Document::open(&arguments.source, base.as_ref())?;
    document.warn(&arguments.source, console);
    let html = renderer.page(document.parsed.article);
    match &arguments.out {
        Some(path) => write(path, &html)?,
        None => console.print(&html)?,
    }
    Ok(())
}

/// Renders all documents of a folder into another one.
fn folder(arguments: &Arguments, renderer: &Renderer, console: &mut Console) -> Result<(), Stop> {
    let Some(out) = &arguments.out else {
        return Err(Stop::Usage("a folder needs --out FOLDER, for what is made of it".to_owned()));
    };
    let (files, unread) = document::files_below(&arguments.source);
    for problem in &unread {
        console.warn(problem);
    }
    let folder = arguments.base.as_ref().and_then(Base::url);
    let mut written = HashSet::new();
    let mut n_wrong = 0;
    console.start_progress(Some(files.len()), "documents");
    for path in &files {
        let relative = path.strip_prefix(&arguments.source).unwrap_or(path);
        let base = folder.as_ref().and_then(|folder| address_of(relative, folder));
        let page = out.join(relative).with_extension("html");
        let rendered = Document::open(path, base.as_ref()).and_then(|document| {
            document.warn(path, console);
            if !written.insert(page.clone()) {
                let message = format!("another document is rendered as {} already", page.display());
                return Err(Problem::of_file(path, message, "Give it another name."));
            }
            write(&page, &renderer.page(document.parsed.article))
        });
        if let Err(problem) = rendered {
            n_wrong += 1;
            console.warn(&problem);
        }
        console.step();
    }
    console.end_progress();
    if n_wrong > 0 && !console.is_json() {
        console.say(&format!("{n_wrong} of {} documents were not rendered.", files.len()));
    }
    Ok(())
}

/// The address of a file in the folder at `base`.
fn address_of(relative: &Path, base: &SafeUrl) -> Option<SafeUrl> {
    let folder = base.as_str().trim_end_matches('/');
    let folder = SafeUrl::parse_web(&format!("{folder}/"), None)?;
    let names: Vec<_> = relative.iter().map(|name| name.to_string_lossy()).collect();
    // A name may hold what ends a path.
    let path = names.join("/").replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    SafeUrl::parse_web(&format!("./{path}"), Some(&folder))
}

fn write(path: &Path, html: &str) -> Result<(), Problem> {
    let mut file = output::create(path)?;
    file.write_all(html.as_bytes()).map_err(|error| Problem::file(path, "write", &error))
}

/// How articles are rendered: the same for all of one run.
struct Renderer {
    edition: Edition,
    options: ui::Options,
    has_json_ld: bool,
}

impl Renderer {
    /// What one document becomes.
    fn html(&self, article: Rc<Article>) -> String {
        match self.edition {
            Edition::Fragment => prerender::fragment(article, self.options.clone()),
            Edition::Prerendered => prerender::shadow_root(article, self.options.clone()),
        }
    }

    /// The description for search engines, where it was asked for.
    fn json_ld(&self, article: &Article) -> Option<String> {
        self.has_json_ld.then(|| prerender::json_ld(article))
    }

    /// All of it as a file.
    fn page(&self, article: Article) -> String {
        let article = Rc::new(article);
        let mut page = self.html(article.clone());
        page.push('\n');
        if let Some(json_ld) = self.json_ld(&article) {
            page.push_str(&json_ld);
            page.push('\n');
        }
        page
    }
}
