//! The social networks that the widget knows by name.

/// A network that an article can be shared on, or a publisher followed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Network {
    /// Facebook.
    Facebook,
    /// X, once Twitter.
    X,
    /// LinkedIn.
    LinkedIn,
    /// Bluesky.
    Bluesky,
    /// Mastodon, on whichever server the reader is.
    Mastodon,
    /// Threads.
    Threads,
    /// WhatsApp.
    WhatsApp,
    /// Telegram.
    Telegram,
    /// Reddit.
    Reddit,
    /// Hacker News.
    HackerNews,
    /// The reader's own mail program.
    Email,
}

impl Network {
    /// Every network.
    pub const ALL: [Self; 11] = [
        Self::Facebook,
        Self::X,
        Self::LinkedIn,
        Self::Bluesky,
        Self::Mastodon,
        Self::Threads,
        Self::WhatsApp,
        Self::Telegram,
        Self::Reddit,
        Self::HackerNews,
        Self::Email,
    ];

    /// The network of this name in Article JSON. `twitter` is X.
    pub fn from_key(key: &str) -> Option<Self> {
        if key == "twitter" {
            return Some(Self::X);
        }
        Self::ALL.into_iter().find(|network| network.key() == key)
    }

    /// The name in Article JSON and in events.
    pub fn key(self) -> &'static str {
        match self {
            Self::Facebook => "facebook",
            Self::X => "x",
            Self::LinkedIn => "linkedin",
            Self::Bluesky => "bluesky",
            Self::Mastodon => "mastodon",
            Self::Threads => "threads",
            Self::WhatsApp => "whatsapp",
            Self::Telegram => "telegram",
            Self::Reddit => "reddit",
            Self::HackerNews => "hackernews",
            Self::Email => "email",
        }
    }

    /// The name as its owner writes it: the same in every language but for email's.
    pub fn name(self) -> &'static str {
        match self {
            Self::Facebook => "Facebook",
            Self::X => "X",
            Self::LinkedIn => "LinkedIn",
            Self::Bluesky => "Bluesky",
            Self::Mastodon => "Mastodon",
            Self::Threads => "Threads",
            Self::WhatsApp => "WhatsApp",
            Self::Telegram => "Telegram",
            Self::Reddit => "Reddit",
            Self::HackerNews => "Hacker News",
            Self::Email => "Email",
        }
    }
}
