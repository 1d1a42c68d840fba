//! Documents from files, folders and standard input.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use article_widget::formats::{self, MAX_DOCUMENT_BYTES, Parsed, ReadError, Warning};
use article_widget::html;
use article_widget::model::SafeUrl;
use serde_json::Value;

use crate::console::Console;
use crate::problem::Problem;
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

/// Why a document is no article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoArticle {
    /// The kind, as in the element's events.
    pub(crate) kind: &'static str,
    /// What is the matter, without a full stop.
    pub(crate) message: String,
    /// What to do about it, in sentences.
    pub(crate) advice: String,
}

impl From<ReadError> for NoArticle {
    fn from(error: ReadError) -> Self {
        let kind = if error.is_too_large() {
            "too-large"
        } else if error.is_syntax() {
            "not-json"
        } else {
            "not-an-article"
        };
        Self { kind, message: error.to_string(), advice: error.advice().to_owned() }
    }
}

/// What is wrong with a document that has no text in it which could be JSON.
fn not_text(bytes: &[u8]) -> Option<NoArticle> {
    let told = |message: &str, advice: &str| {
        let (message, advice) = (message.to_owned(), advice.to_owned());
        Some(NoArticle { kind: "not-json", message, advice })
    };
    // A mark, or every other byte of the first character: JSON begins with one of ASCII.
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..]) {
        return told("the document is UTF-16, not UTF-8", "Save it as UTF-8.");
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    // What scripts on pages are wrapped in, and JSON-LD with them.
    let mark = [&b"//"[..], b"/*"].iter().find_map(|it| text.strip_prefix(*it)).unwrap_or(text);
    if mark.trim_ascii_start().starts_with(b"<![CDATA[") {
        return told(
            "the document is wrapped in `<![CDATA[` as a script on a page, so it is not JSON",
            "Serve what is between the marks alone, from the first `{` or `[` to the last `}` or `]`.",
        );
    }
    if text.is_empty() {
        return told(
            "the document is empty",
            "Check whatever writes it: it may have stopped before it wrote anything.",
        );
    }
    None
}

/// An article, and all that was left out of it.
pub(crate) struct Document {
    /// The article with the warnings of its reader.
    pub(crate) parsed: Parsed,
    value: Value,
    has_base: bool,
}

impl Document {
    /// Reads the article from a document that came from `base`.
    pub(crate) fn read(bytes: &[u8], base: Option<&SafeUrl>) -> Result<Self, NoArticle> {
        if let Some(error) = not_text(bytes) {
            return Err(error);
        }
        let value = formats::parse(bytes)?;
        let parsed = formats::read(&value, base, html::parse)?;
        Ok(Self { parsed, value, has_base: base.is_some() })
    }

    /// Reads the article from a file or from standard input.
    pub(crate) fn open(path: &Path, base: Option<&SafeUrl>) -> Result<Self, Problem> {
        let document = Self::read(&bytes(path)?, base);
        document.map_err(|error| Problem::no_article(&path.display().to_string(), error))
    }

    /// Whether browsers turn the document into Article JSON first.
    pub(crate) fn is_converted(&self) -> bool {
        formats::read_article_json(&formats::Value::from(&self.value), None).is_none()
    }

    /// What was left out, each with what to do about it.
    pub(crate) fn advised(&self) -> impl Iterator<Item = (&Warning, String)> {
        let remaining = self.warnings_with_a_base();
        self.parsed.warnings.iter().map(move |warning| {
            let advice = if remaining.contains(warning) {
                schema::advice(&self.value, &warning.pointer)
            } else {
                "The URL is relative: say with --base where the document is served from.".to_owned()
            };
            (warning, advice)
        })
    }

    /// What was left out of a file.
    pub(crate) fn problems(&self, file: &str) -> Vec<Problem> {
        self.advised().map(|(warning, advice)| Problem::warning(file, warning, advice)).collect()
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

/// All `.json` files in and below a folder, in the order of their paths, and what is wrong with
/// folders that cannot be looked into.
pub(crate) fn files_below(folder: &Path) -> (Vec<PathBuf>, Vec<Problem>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        if let Err(error) = look_into(&folder, &mut files, &mut folders) {
            problems.push(Problem::file(&folder, "read", &error));
        }
    }
    if files.is_empty() && problems.is_empty() {
        let message = "there is no .json file in this folder or below it".to_owned();
        problems.push(Problem::of_file(folder, message, "Name the folder of the articles."));
    }
    files.sort();
    (files, problems)
}

fn look_into(
    folder: &Path,
    files: &mut Vec<PathBuf>,
    folders: &mut Vec<PathBuf>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // A link to a folder is not followed: it may lead round in a circle.
        if entry.file_type()?.is_dir() {
            folders.push(path);
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
            files.push(path);
        }
    }
    Ok(())
}
