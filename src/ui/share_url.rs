//! Addresses that open a network with the article in its form.

use crate::model::Network;

/// The address that shares `link` with `title` on `network`.
///
/// A plain link: the network hears of the reader on a click, not before. Mastodon's is a page of the project's own, which asks
/// for the reader's server, keeps it in the browser, and is not told what is shared, as that stands after the `#`
/// (<https://blog.joinmastodon.org/2026/03/a-new-share-button/>).
pub fn share_url(network: Network, Encoded(title): &Encoded, Encoded(link): &Encoded) -> String {
    let parts = match network {
        Network::Facebook => ["https://www.facebook.com/sharer/sharer.php?u=", link, "", ""],
        Network::X => ["https://x.com/intent/post?text=", title, "&url=", link],
        Network::LinkedIn => ["https://www.linkedin.com/sharing/share-offsite/?url=", link, "", ""],
        Network::Bluesky => ["https://bsky.app/intent/compose?text=", title, "%20", link],
        Network::Mastodon => ["https://share.joinmastodon.org/#text=", title, "%20", link],
        Network::Threads => ["https://www.threads.com/intent/post?text=", title, "&url=", link],
        Network::WhatsApp => ["https://wa.me/?text=", title, "%20", link],
        Network::Telegram => ["https://t.me/share/url?url=", link, "&text=", title],
        Network::Reddit => ["https://www.reddit.com/submit?url=", link, "&title=", title],
        Network::HackerNews => ["https://news.ycombinator.com/submitlink?u=", link, "&t=", title],
        Network::Email => ["mailto:?subject=", title, "&body=", link],
    };
    parts.concat()
}

/// A text with all percent-encoded but the unreserved characters of RFC 3986.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded(String);

impl Encoded {
    /// Encodes a text.
    pub fn new(text: &str) -> Self {
        Self(encoded(text))
    }
}

/// The address of an article as it is shared on the target of this name, with the publisher's parameters.
///
/// A parameter that the address has already is not added, whatever its value. What follows a `#` stays at the end.
pub fn campaign_url(url: &str, campaign: &str, target: &str) -> String {
    let (page, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let mut shared = page.to_owned();
    for parameter in campaign.trim_start_matches('?').split('&').filter(|it| !it.is_empty()) {
        let query = shared.split_once('?').map(|(_, query)| query);
        let mut names = query.unwrap_or_default().split('&').map(name);
        if names.any(|it| it == name(parameter)) {
            continue;
        }
        if query.is_none() {
            shared.push('?');
        } else if !shared.ends_with(['?', '&']) {
            shared.push('&');
        }
        push_encoded(&mut shared, &parameter.replace("{network}", target), b"-._~=%+:/?@!$'()*,;");
    }
    shared + fragment
}

/// The name of a parameter.
fn name(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or_default()
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
pub(super) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    push_encoded(&mut encoded, text, b"-._~");
    encoded
}

/// Percent-encodes all but letters, digits and what is in `kept`.
fn push_encoded(encoded: &mut String, text: &str, kept: &[u8]) {
    let digit = |nibble: u8| char::from(nibble + if nibble < 10 { b'0' } else { b'A' - 10 });
    let is_kept = |byte: &u8| byte.is_ascii_alphanumeric() || kept.contains(byte);
    let mut start = 0;
    for (idx, byte) in text.bytes().enumerate().filter(|(_, byte)| !is_kept(byte)) {
        encoded.push_str(text.get(start..idx).unwrap_or_default());
        encoded.extend(['%', digit(byte / 16), digit(byte % 16)]);
        start = idx + 1;
    }
    encoded.push_str(text.get(start..).unwrap_or_default());
}
