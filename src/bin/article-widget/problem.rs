//! What can be wrong, and how it is told.

use std::fmt;
use std::io;
use std::path::Path;

use article_widget::formats::Warning;
use serde_json::{Map, Value};

use crate::document::NoArticle;

/// Why a subcommand stopped before its work was done.
#[derive(Debug)]
pub(crate) enum Stop {
    /// It cannot go on.
    Problem(Box<Problem>),
    /// The arguments do not go together; the message is without a full stop.
    Usage(String),
    /// Nobody reads its output any more.
    Closed,
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

/// Something wrong in a file.
#[derive(Debug)]
pub(crate) struct Problem {
    /// Whether there is no article because of it.
    pub(crate) is_error: bool,
    /// The file as it was named, or `-`.
    pub(crate) file: String,
    /// JSON Pointer to the place; empty for the whole.
    pub(crate) pointer: String,
    /// What kind of error it is, for programs; warnings have none.
    pub(crate) kind: Option<&'static str>,
    /// What is the matter, without a full stop.
    pub(crate) message: String,
    /// What to do about it, in sentences; may be empty.
    pub(crate) advice: String,
}

impl Problem {
    /// A document that holds no article.
    pub(crate) fn no_article(file: &str, error: NoArticle) -> Self {
        Self {
            is_error: true,
            file: file.to_owned(),
            pointer: String::new(),
            kind: Some(error.kind),
            message: error.message,
            advice: error.advice,
        }
    }

    /// Something that was left out of an article.
    pub(crate) fn warning(file: &str, warning: &Warning, advice: String) -> Self {
        Self {
            is_error: false,
            file: file.to_owned(),
            pointer: warning.pointer.clone(),
            kind: None,
            message: warning.message.clone(),
            advice,
        }
    }

    /// A file that cannot be read or written, where `doing` is what was tried with it.
    pub(crate) fn file(path: &Path, doing: &str, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            let advice = "Check the path; it is relative to the current folder.";
            return Self::of_file(path, spoken(error), advice);
        }
        let advice = match error.kind() == io::ErrorKind::IsADirectory {
            true => "Name a file in it.",
            false => "",
        };
        Self::of_file(path, format!("cannot {doing}: {}", spoken(error)), advice)
    }

    /// Something that is wrong with a file as such.
    pub(crate) fn of_file(path: &Path, message: String, advice: &str) -> Self {
        Self {
            is_error: true,
            file: path.display().to_string(),
            pointer: String::new(),
            kind: Some("file"),
            message,
            advice: advice.to_owned(),
        }
    }

    /// For programs. What is not known is left out.
    pub(crate) fn to_json(&self) -> Value {
        let mut fields = Map::new();
        let mut put = |name: &str, value: &str| fields.insert(name.to_owned(), value.into());
        put("level", if self.is_error { "error" } else { "warning" });
        put("file", &self.file);
        put("pointer", &self.pointer);
        put("message", &self.message);
        if let Some(kind) = self.kind {
            put("kind", kind);
        }
        if !self.advice.is_empty() {
            put("advice", &self.advice);
        }
        fields.into()
    }
}

impl fmt::Display for Problem {
    /// Writes it on a line, and what to do on another.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", one_line(&self.file))?;
        if !self.pointer.is_empty() {
            write!(f, "{}: ", one_line(&self.pointer))?;
        }
        f.write_str(&one_line(&self.message))?;
        if !self.advice.is_empty() {
            write!(f, "\n    {}", one_line(&self.advice))?;
        }
        Ok(())
    }
}

/// What the system says is wrong, in plain words for what happens to people.
pub(crate) fn spoken(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    const WORDS: [(Kind, &str); 11] = [
        (Kind::NotFound, "there is no such file or folder"),
        (Kind::IsADirectory, "it is a folder, not a file"),
        (Kind::NotADirectory, "a part of its path is a file, not a folder"),
        (Kind::PermissionDenied, "you have no permission to"),
        (Kind::ReadOnlyFilesystem, "the disk takes no changes"),
        (Kind::StorageFull, "the disk is full"),
        (
            Kind::ConnectionRefused,
            "nothing answers there: the server is down, or it is another port",
        ),
        (Kind::ConnectionReset, "the server broke the connection off"),
        (Kind::UnexpectedEof, "the server broke the connection off"),
        (Kind::HostUnreachable, "there is no way to the host from here"),
        (Kind::NetworkUnreachable, "there is no network from here"),
    ];
    let known = WORDS.iter().find(|(kind, _)| *kind == error.kind());
    known.map_or_else(|| error.to_string(), |(_, words)| (*words).to_owned())
}

/// What somebody else wrote, for a terminal: on one line, and with all that would move its cursor,
/// change its colors or turn the text around written out.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => line.push(' '),
            _ if is_unsafe(c) => line.extend(c.escape_unicode()),
            _ => line.push(c),
        }
    }
    line
}

/// JSON for a terminal: the same value, with all that is not fit for one as escapes. JSON itself
/// only wants them for a part of that.
pub(crate) fn terminal_json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        // Outside of strings, there is only the white space between the values.
        if c != '\n' && is_unsafe(c) {
            safe.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            safe.push(c);
        }
    }
    safe
}

/// The controls of terminals (C0, DEL and C1), the ends of lines that only some know, and what turns
/// text around (Unicode Technical Report 36, "Bidirectional Text Spoofing").
fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
