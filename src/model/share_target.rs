//! What a share bar can offer.

use super::Network;

/// A button or link of the share bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShareTarget {
    /// The system's share dialog, where there is one.
    Native,
    /// Copying the link.
    Copy,
    /// Printing the article.
    Print,
    /// A network's form.
    Network(Network),
}

impl ShareTarget {
    /// Those that are no network.
    pub const OWN: [Self; 3] = [Self::Native, Self::Copy, Self::Print];

    /// The target of this name in Article JSON and in the attribute `share`.
    pub fn from_key(key: &str) -> Option<Self> {
        let own = Self::OWN.into_iter().find(|target| target.key() == key);
        own.or_else(|| Network::from_key(key).map(Self::Network))
    }

    /// The name in Article JSON, in the attribute `share` and in events.
    pub fn key(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Copy => "copy",
            Self::Print => "print",
            Self::Network(network) => network.key(),
        }
    }

    /// The targets that a text names, with white space between them; each once, and without names that are none.
    pub fn list(text: &str) -> Vec<Self> {
        let mut targets = Vec::new();
        for key in text.split_ascii_whitespace() {
            if let Some(target) = Self::from_key(key)
                && !targets.contains(&target)
            {
                targets.push(target);
            }
        }
        targets
    }
}
