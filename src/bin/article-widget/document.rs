//! Documents from files, folders and standard input.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use article_widget::formats::{self, MAX_DOCUMENT_BYTES, Parsed, Warning};
use article_widget::html;
use article_widget::model::SafeUrl;
use serde_json::Value;

use crate::console::Console;
use crate::problem::{Problem, Stop};
use crate::schema;

/// Whether the path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// An address that documents are relative to, as an argument: a `SafeUrl` cannot be one, as it does
/// not go from thread to thread.
#[derive(Debug, Clone)]
pub(crate) struct Base(String);

impl Base {
    /// The address; there is always one.
    pub(crate) fn url(&self) -> Option<SafeUrl> {
        SafeUrl::parse_web(&self.0, None)
    }
}

impl FromStr for Base {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match SafeUrl::parse_web(text, None) {
            Some(_) => Ok(Self(text.to_owned())),
            None => Err("should be an http or https address, with a host"),
        }
    }
}

/// An article, and all that was left out of it.
pub(crate) struct Document {
    /// The article with the warnings of its reader.
    pub(crate) parsed: Parsed,
    value: Value,
    has_base: bool,
}

impl Document {
    /// Reads the article from a document that came from `base`; `file` names it in messages.
    pub(crate) fn read(bytes: &[u8], file: &str, base: Option<&SafeUrl>) -> Result<Self, Problem> {
        let read = || {
            let value = formats::parse(bytes)?;
            let parsed = formats::read(&value, base, html::parse)?;
            Ok(Self { parsed, value, has_base: base.is_some() })
        };
        read().map_err(|error| Problem::no_article(file, &error))
    }

    /// Reads the article from a file or from standard input.
    pub(crate) fn open(path: &Path, base: Option<&SafeUrl>) -> Result<Self, Problem> {
        Self::read(&bytes(path)?, &path.display().to_string(), base)
    }

    /// What was left out, with what to do about it.
    pub(crate) fn problems(&self, file: &str) -> Vec<Problem> {
        let remaining = self.warnings_with_a_base();
        let problem = |warning: &Warning| {
            let advice = if remaining.contains(warning) {
                schema::advice(&self.value, &warning.pointer)
            } else {
                "The URL is relative: say with --base where the document is served from.".to_owned()
            };
            Problem::warning(file, warning, advice)
        };
        self.parsed.warnings.iter().map(problem).collect()
    }

    /// The warnings that would remain if the document's own address were known.
    fn warnings_with_a_base(&self) -> Vec<Warning> {
        if self.has_base || self.parsed.warnings.is_empty() {
            return self.parsed.warnings.clone();
        }
        let base = SafeUrl::parse_web("https://document.invalid/", None);
        formats::read(&self.value, base.as_ref(), html::parse)
            .map(|it| it.warnings)
            .unwrap_or_default()
    }

    /// Tells what was left out, beside the result.
    pub(crate) fn warn(&self, path: &Path, console: &mut Console) {
        for problem in self.problems(&path.display().to_string()) {
            console.warn(&problem);
        }
    }
}

/// The content of a file or of standard input: one byte more than a document may have is as good as
/// all the others.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let limit = MAX_DOCUMENT_BYTES as u64 + 1;
    let result = if is_standard_input(path) {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    result.map_err(|error| Problem::file(path, "read", &error))?;
    Ok(bytes)
}

/// All `.json` files in and below a folder, in the order of their paths.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let problem = |error: io::Error| Problem::file(&folder, "read", &error);
        for entry in fs::read_dir(&folder).map_err(problem)? {
            let entry = entry.map_err(problem)?;
            let path = entry.path();
            // A link to a folder is not followed: it may lead round in a circle.
            if entry.file_type().map_err(problem)?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "json") {
                files.push(path);
            }
        }
    }
    if files.is_empty() {
        let message = "there is no .json file in this folder or below it".to_owned();
        return Err(Problem::of_file(folder, message, "Name the folder of the articles.").into());
    }
    files.sort();
    Ok(files)
}
