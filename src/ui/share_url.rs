//! Addresses that open a network with the article in its form.

use crate::model::Network;

/// The address that shares `url` with `title` on `network`.
///
/// A plain link: the network hears of the reader on a click, not before. Mastodon's is a page of the project's own, which asks
/// for the reader's server, keeps it in the browser, and is not told what is shared, as that stands after the `#`
/// (<https://blog.joinmastodon.org/2026/03/a-new-share-button/>).
pub fn share_url(network: Network, title: &str, url: &str) -> String {
    let both = || encoded(&format!("{title} {url}"));
    let (title, link) = (encoded(title), encoded(url));
    match network {
        Network::Facebook => format!("https://www.facebook.com/sharer/sharer.php?u={link}"),
        Network::X => format!("https://x.com/intent/post?text={title}&url={link}"),
        Network::LinkedIn => format!("https://www.linkedin.com/sharing/share-offsite/?url={link}"),
        Network::Bluesky => format!("https://bsky.app/intent/compose?text={}", both()),
        Network::Mastodon => format!("https://share.joinmastodon.org/#text={}", both()),
        Network::Threads => format!("https://www.threads.com/intent/post?text={title}&url={link}"),
        Network::WhatsApp => format!("https://wa.me/?text={}", both()),
        Network::Telegram => format!("https://t.me/share/url?url={link}&text={title}"),
        Network::Reddit => format!("https://www.reddit.com/submit?url={link}&title={title}"),
        Network::HackerNews => {
            format!("https://news.ycombinator.com/submitlink?u={link}&t={title}")
        }
        Network::Email => format!("mailto:?subject={title}&body={link}"),
    }
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
pub(super) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            let digit =
                |nibble: u8| char::from(nibble + if nibble < 10 { b'0' } else { b'A' - 10 });
            encoded.extend(['%', digit(byte / 16), digit(byte % 16)]);
        }
    }
    encoded
}
