//! The exact address that each network is given.

use article_widget::model::Network;
use article_widget::ui::share_url;

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
        assert_eq!(share_url(network, title, url), expected);
    }
}

#[test]
fn only_unreserved_characters_are_left_as_they_are() {
    let ascii: String = (0..128_u8).map(char::from).collect();
    let shared = share_url(Network::Facebook, "", &ascii);
    let (_, encoded) = shared.split_once("?u=").unwrap();
    let kept: String = encoded.split('%').skip(1).filter_map(|rest| rest.get(2..)).collect();
    assert_eq!(kept, "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");
    assert!(encoded.starts_with("%00%01"));
    assert!(encoded.ends_with("~%7F"));
}
