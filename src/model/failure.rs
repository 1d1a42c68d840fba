//! What went wrong, told to three people: the reader, the page's owner and the page's scripts.

/// A failure to show an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What kind it is: what scripts decide by.
    pub kind: FailureKind,
    /// What happened, in a sentence for the page's owner, in English.
    pub message: String,
    /// What the page's owner or the publisher can do about it, in English.
    pub advice: String,
    /// Whether trying again may help.
    pub is_retryable: bool,
    /// The article at the publisher's, where it is known all the same.
    pub link: Option<super::SafeUrl>,
}

/// Kinds of failure. `docs/contracts/element.md` lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// No answer: no network, no such host, or an answer that the page may not read.
    Network,
    /// The answer took too long.
    Timeout,
    /// The answer's status says that it is none.
    Status,
    /// The answer is longer than the widget takes.
    TooLarge,
    /// The answer is not JSON.
    NotJson,
    /// The answer is JSON, but no article.
    NotAnArticle,
    /// A part of the widget itself did not come.
    Load,
}

impl FailureKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Network,
        Self::Timeout,
        Self::Status,
        Self::TooLarge,
        Self::NotJson,
        Self::NotAnArticle,
        Self::Load,
    ];

    /// The kind's name in events.
    pub fn key(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::Status => "status",
            Self::TooLarge => "too-large",
            Self::NotJson => "not-json",
            Self::NotAnArticle => "not-an-article",
            Self::Load => "load",
        }
    }
}
