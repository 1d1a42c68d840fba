//! `read`: any format in, Article JSON out.

use std::path::PathBuf;

use article_widget::formats::article_json;
use clap::Args;

use crate::console::Console;
use crate::document::{Base, Document};
use crate::problem::{Problem, Stop, terminal_json};

/// Read an article and write it as Article JSON.
///
/// Standard error tells what had to be left out, where in the document that is, and what belongs
/// there.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  article-widget read article.json --base https://news.example/articles/article.json")]
pub(crate) struct Arguments {
    /// The document; `-` for standard input.
    file: PathBuf,
    /// Address that the document is served from, which URLs in it are relative to. Without it,
    /// relative URLs are left out.
    #[arg(long, value_name = "URL")]
    base: Option<Base>,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Stop> {
    let base = arguments.base.as_ref().and_then(Base::url);
    let document = Document::open(&arguments.file, base.as_ref())?;
    document.warn(&arguments.file, console);
    let written = serde_json::to_string_pretty(&article_json::write(&document.parsed.article))
        .map_err(|error| Problem::of_file(&arguments.file, error.to_string(), ""))?;
    console.print(&terminal_json(&written))?;
    console.print("\n")?;
    Ok(())
}
