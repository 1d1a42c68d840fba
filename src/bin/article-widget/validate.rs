//! `validate`: what is wrong in documents, and what to do about it.

use std::path::PathBuf;

use article_widget::formats::Parsed;
use clap::Args;

use crate::console::Console;
use crate::document::{self, Base, Document};
use crate::problem::{Stop, one_line};

/// Check documents, and say what the widget would leave out of them.
///
/// Each problem is told as FILE: JSON POINTER: MESSAGE, with what belongs there on the next line.
/// A folder stands for all .json files in and below it. The exit code is 1 when there is any problem.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  article-widget validate articles/ --base https://news.example/articles/")]
pub(crate) struct Arguments {
    /// Documents, or folders of them; `-` for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// An address that relative URLs are checked with; any will do.
    #[arg(long, value_name = "URL", default_value = "https://news.example/")]
    base: Base,
    /// Tell one line of each document instead of its problems: format, number of blocks, number of
    /// warnings, file and headline, with tabs between them.
    #[arg(long)]
    table: bool,
}

pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> Result<(), Stop> {
    let mut files = Vec::new();
    let mut unread = Vec::new();
    for path in &arguments.files {
        if path.is_dir() {
            let (found, problems) = document::files_below(path);
            files.extend(found);
            unread.extend(problems);
        } else {
            files.push(path.clone());
        }
    }
    for problem in &unread {
        console.print_problem(problem)?;
    }
    let base = arguments.base.url();
    let mut n_wrong = 0;
    console.start_progress(Some(files.len()), "documents");
    for path in &files {
        let name = path.display().to_string();
        let problems = match Document::open(path, base.as_ref()) {
            Ok(document) if arguments.table => {
                let n_warnings = document.parsed.warnings.len();
                n_wrong += usize::from(n_warnings > 0);
                if n_warnings > 0 {
                    console.note_fault();
                }
                console.print(&row(&document, &name))?;
                Vec::new()
            }
            Ok(document) => document.problems(&name),
            Err(problem) => vec![problem],
        };
        n_wrong += usize::from(!problems.is_empty());
        for problem in &problems {
            console.print_problem(problem)?;
        }
        console.step();
    }
    console.end_progress();
    console.flush()?;
    if !console.is_json() && !files.is_empty() {
        console.say(&summary(files.len(), n_wrong));
    }
    if !console.is_json() && !unread.is_empty() {
        console
            .say(&format!("Folders without documents, or that cannot be read: {}.", unread.len()));
    }
    Ok(())
}

/// What is told of a document in a table.
fn row(document: &Document, name: &str) -> String {
    let Parsed { article, format, warnings } = &document.parsed;
    let headline = article.headline.to_plain();
    let columns = [
        format!("{format:?}"),
        article.body.len().to_string(),
        warnings.len().to_string(),
        one_line(name),
        one_line(&headline),
    ];
    format!("{}\n", columns.join("\t"))
}

fn summary(n_files: usize, n_wrong: usize) -> String {
    match (n_files, n_wrong) {
        (1, 0) => "The document is fine.".to_owned(),
        (1, _) => "The document has problems.".to_owned(),
        (_, 0) => format!("All {n_files} documents are fine."),
        _ => format!("{n_wrong} of {n_files} documents have problems."),
    }
}
