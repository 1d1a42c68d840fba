//! What was found on a page, and how it is told.

use std::fmt;

use article_widget::model::SafeUrl;
use serde_json::{Value, json};

use crate::problem::one_line;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Readers do not get the article, or not all of it.
    Error,
    /// Readers get it, but later, in a worse way, or not for long.
    Warning,
    /// This is as it should be.
    Fine,
}

impl Level {
    fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Fine => "fine",
        }
    }
}

/// What was looked at: the name in the JSON output, by which scripts decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Check {
    /// Whether an answer comes, with a status that is one.
    Answer,
    /// The article's own content.
    Article,
    /// How long answers may be kept, and how they are asked for anew.
    Cache,
    /// How many bytes are sent.
    Compression,
    /// Whether the page may read an answer.
    Cors,
    /// The article that was rendered ahead of time.
    Fragment,
    /// What the page asks the browser to load early.
    Hint,
    /// Whether files are those that the page, or the script, expects.
    Integrity,
    /// How much was looked at.
    Limit,
    /// Unencrypted parts of an encrypted page.
    MixedContent,
    /// The pictures of an article.
    Picture,
    /// The page's Content-Security-Policy.
    Policy,
    /// The elements of the snippet.
    Snippet,
    /// What kind of file the server says it is.
    Type,
}

impl Check {
    fn key(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Article => "article",
            Self::Cache => "cache",
            Self::Compression => "compression",
            Self::Cors => "cors",
            Self::Fragment => "fragment",
            Self::Hint => "hint",
            Self::Integrity => "integrity",
            Self::Limit => "limit",
            Self::MixedContent => "mixed-content",
            Self::Picture => "picture",
            Self::Policy => "policy",
            Self::Snippet => "snippet",
            Self::Type => "type",
        }
    }
}

/// Where a line is to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// To the article's JSON: a place in it, and what belongs there.
    Document,
    /// To the headers with which a server answers.
    Headers,
    /// To the host page's HTML.
    Page,
    /// To the page's Content-Security-Policy, in the place of the directive of the same name.
    Policy,
    /// To a server: the address of a file that belongs there.
    Server,
    /// To a shell, as a command.
    Shell,
}

impl Place {
    fn key(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Headers => "headers",
            Self::Page => "page",
            Self::Policy => "policy",
            Self::Server => "server",
            Self::Shell => "shell",
        }
    }

    /// What stands before the line.
    fn instruction(self) -> &'static str {
        match self {
            Self::Document => "write in the article's JSON",
            Self::Headers => "send this header with it",
            Self::Page => "write on the page",
            Self::Policy => "write in the page's Content-Security-Policy",
            Self::Server => "put the file there",
            Self::Shell => "run",
        }
    }
}

/// What a finding can be about.
pub(super) trait Subject {
    /// What it is called.
    fn name(&self) -> &str;
}

impl Subject for &SafeUrl {
    fn name(&self) -> &str {
        self.as_str()
    }
}

impl Subject for &str {
    fn name(&self) -> &str {
        self
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    level: Level,
    check: Check,
    subject: String,
    message: String,
    cure: Option<(Place, String)>,
}

impl Finding {
    /// `subject` is the address or the element that it is about; `message` says what was seen and
    /// what it leads to, without a full stop.
    pub(super) fn new(
        level: Level,
        check: Check,
        subject: impl Subject,
        message: impl Into<String>,
    ) -> Self {
        let subject = one_line(subject.name());
        Self { level, check, subject, message: one_line(&message.into()), cure: None }
    }

    /// With the line that puts it right.
    pub(super) fn cured_by(self, place: Place, line: impl Into<String>) -> Self {
        Self { cure: Some((place, one_line(&line.into()))), ..self }
    }

    fn to_json(&self) -> Value {
        let cure =
            self.cure.as_ref().map(|(place, line)| json!({ "where": place.key(), "line": line }));
        json!({
            "level": self.level.key(),
            "check": self.check.key(),
            "subject": self.subject,
            "message": self.message,
            "add": cure,
        })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { level, check, subject, message, cure } = self;
        write!(f, "{}: {}: {subject}: {message}", level.key(), check.key())?;
        if let Some((place, line)) = cure {
            write!(f, "\n    {}: {line}", place.instruction())?;
        }
        Ok(())
    }
}

/// All that was found at one address.
#[derive(Debug, Default)]
pub(super) struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// Adds a finding, unless it is there already: several widgets share files.
    pub(super) fn push(&mut self, finding: Finding) {
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// Whether readers miss something.
    pub(super) fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// A line for each finding, and one that counts them.
    pub(super) fn to_text(&self, address: &str) -> String {
        let findings: String = self.findings.iter().map(|finding| format!("{finding}\n")).collect();
        let [n_errors, n_warnings, n_fine] =
            [Level::Error, Level::Warning, Level::Fine].map(|level| self.count(level));
        format!(
            "{findings}{}: errors: {n_errors}, warnings: {n_warnings}, fine: {n_fine}\n",
            one_line(address)
        )
    }

    /// The report as JSON.
    pub(super) fn to_json(&self, address: &str) -> Value {
        let findings: Vec<Value> = self.findings.iter().map(Finding::to_json).collect();
        json!({ "url": address, "findings": findings })
    }

    fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}
