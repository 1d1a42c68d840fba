//! The exact address that each network is given.

use article_widget::model::Network;
use article_widget::ui::{Encoded, campaign_url, share_url};

#[test]
fn each_network_gets_the_article_in_its_own_way() {
    let url = "https://news.example/2024/hafen?a=1&b=ä#c";
    let encoded = "https%3A%2F%2Fnews.example%2F2024%2Fhafen%3Fa%3D1%26b%3D%C3%A4%23c";
    let title = "Grüße & \"Küsse\" #1: 100 %?";
    let encoded_title = "Gr%C3%BC%C3%9Fe%20%26%20%22K%C3%BCsse%22%20%231%3A%20100%20%25%3F";
    for network in Network::ALL {
        let expected = match network {
            Network::Facebook => format!("https://www.facebook.com/sharer/sharer.php?u={encoded}"),
            Network::X => format!("https://x.com/intent/post?text={encoded_title}&url={encoded}"),
            Network::LinkedIn => {
                format!("https://www.linkedin.com/sharing/share-offsite/?url={encoded}")
            }
            Network::Bluesky => {
                format!("https://bsky.app/intent/compose?text={encoded_title}%20{encoded}")
            }
            Network::Mastodon => {
                format!("https://share.joinmastodon.org/#text={encoded_title}%20{encoded}")
            }
            Network::Threads => {
                format!("https://www.threads.com/intent/post?text={encoded_title}&url={encoded}")
            }
            Network::WhatsApp => format!("https://wa.me/?text={encoded_title}%20{encoded}"),
            Network::Telegram => {
                format!("https://t.me/share/url?url={encoded}&text={encoded_title}")
            }
            Network::Reddit => {
                format!("https://www.reddit.com/submit?url={encoded}&title={encoded_title}")
            }
            Network::HackerNews => {
                format!("https://news.ycombinator.com/submitlink?u={encoded}&t={encoded_title}")
            }
            Network::Email => format!("mailto:?subject={encoded_title}&body={encoded}"),
        };
        assert_eq!(share_url(network, &Encoded::new(title), &Encoded::new(url)), expected);
    }
}

#[test]
fn only_unreserved_characters_are_left_as_they_are() {
    let ascii: String = (0..128_u8).map(char::from).collect();
    let shared = share_url(Network::Facebook, &Encoded::new(""), &Encoded::new(&ascii));
    let (_, encoded) = shared.split_once("?u=").unwrap();
    let kept: String = encoded.split('%').skip(1).filter_map(|rest| rest.get(2..)).collect();
    assert_eq!(kept, "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");
    assert!(encoded.starts_with("%00%01"));
    assert!(encoded.ends_with("~%7F"));
}

#[test]
fn campaign_goes_into_the_query_before_the_fragment() {
    let campaign = "utm_source=widget&utm_medium={network}";
    for (url, expected) in [
        ("https://news.example/a", "https://news.example/a?utm_source=widget&utm_medium=x"),
        ("https://news.example/a?", "https://news.example/a?utm_source=widget&utm_medium=x"),
        ("https://news.example/a?b=1", "https://news.example/a?b=1&utm_source=widget&utm_medium=x"),
        ("https://news.example/a?b&", "https://news.example/a?b&utm_source=widget&utm_medium=x"),
        ("https://news.example/a#c?d", "https://news.example/a?utm_source=widget&utm_medium=x#c?d"),
        (
            "https://news.example/ä?b=ö#:~:text=c",
            "https://news.example/ä?b=ö&utm_source=widget&utm_medium=x#:~:text=c",
        ),
    ] {
        assert_eq!(campaign_url(url, campaign, "x"), expected);
    }
}

#[test]
fn campaign_doubles_no_parameter() {
    let campaign = "?utm_source=widget&id&id=2&utm_medium={network}";
    for (url, expected) in [
        (
            "https://news.example/?utm_source=mail",
            "https://news.example/?utm_source=mail&id&utm_medium=copy",
        ),
        (
            "https://news.example/?utm_medium",
            "https://news.example/?utm_medium&utm_source=widget&id",
        ),
        (
            "https://news.example/?a=1&id=7",
            "https://news.example/?a=1&id=7&utm_source=widget&utm_medium=copy",
        ),
        // Others are those that only begin or end alike, and what is behind the #.
        (
            "https://news.example/?xid=1&ids=2#id=3",
            "https://news.example/?xid=1&ids=2&utm_source=widget&id&utm_medium=copy#id=3",
        ),
    ] {
        assert_eq!(campaign_url(url, campaign, "copy"), expected);
    }
}

#[test]
fn campaign_cannot_leave_the_query() {
    let shared = campaign_url("https://news.example/a#b", "a=\"<ü> #c\n\\&&=&{network}=1", "x");
    assert_eq!(shared, "https://news.example/a?a=%22%3C%C3%BC%3E%20%23c%0A%5C&=&x=1#b");
    for nothing in ["", "?", "&", "?&&"] {
        assert_eq!(
            campaign_url("https://news.example/a?#b", nothing, "x"),
            "https://news.example/a?#b"
        );
    }
}
