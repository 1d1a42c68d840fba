//! URLs by the thousand: made at random, and collected by others.

use std::fs;

use article_widget::model::SafeUrl;
use serde_json::Value;

use crate::support::files;
use crate::support::random::Random;

/// What holds of every URL, wherever it came from.
#[track_caller]
fn check_safe(url: &SafeUrl, text: &str) {
    let url = url.as_str();
    let schemes = ["http://", "https://", "mailto:", "tel:"];
    assert!(schemes.iter().any(|scheme| url.starts_with(scheme)), "{url:?} from {text:?}");
    let is_bad = |c: char| c.is_control() || " \"<>\\`".contains(c);
    assert!(!url.contains(is_bad), "{url:?} from {text:?}");
    let again = SafeUrl::parse(url, None);
    assert_eq!(again.as_ref().map(SafeUrl::as_str), Some(url), "read again, from {text:?}");
}

#[test]
fn whatever_is_made_of_dangerous_pieces_gives_a_safe_url_or_none() {
    let pieces = [
        "http",
        "https",
        "javascript",
        "data",
        "mailto",
        "tel",
        "blob",
        "HTTP",
        ":",
        ":",
        ":",
        "/",
        "//",
        "\\",
        "@",
        "\t",
        "\n",
        "\r",
        "\0",
        "\u{1}",
        "\u{7f}",
        "\u{85}",
        " ",
        "\"",
        "'",
        "<",
        ">",
        "`",
        "%",
        "%2e",
        "?",
        "#",
        ".",
        "..",
        "/../",
        "a",
        "news.example",
        "[",
        "]",
        "[::1]",
        "8080",
        "é",
        "\u{202e}",
        "\u{feff}",
        "\u{a0}",
        "\u{2028}",
        "&colon;",
        "&#106;",
        ";",
        ",",
        "+",
        "-",
        "😀",
    ];
    let mut random = Random::new(1);
    let base = SafeUrl::parse_web("https://news.example/2024/article.json?a#b", None);
    let mut n_urls = 0;
    for _ in 0..50_000 {
        let text: String = (0..random.below(8)).map(|_| random.one_of(&pieces)).collect();
        let base = base.as_ref().filter(|_| random.below(4) > 0);
        if let Some(url) = SafeUrl::parse(&text, base) {
            check_safe(&url, &text);
            n_urls += 1;
        }
    }
    assert!(n_urls > 5_000, "only {n_urls} were URLs: the test tests little");
}

#[test]
fn no_url_that_others_collected_gives_an_unsafe_one() {
    let Some(path) = files::beside_project("shared/corpora/urls.json") else { return };
    let entries: Vec<Value> = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let own_base = SafeUrl::parse_web("http://a/b/c/d;p?q", None);
    for entry in &entries {
        let text = entry["url"].as_str().unwrap();
        for base in [None, own_base.as_ref()] {
            if let Some(url) = SafeUrl::parse(text, base) {
                check_safe(&url, text);
            }
        }
    }
}

#[test]
fn urls_lead_where_browsers_take_them() {
    let Some(path) = files::beside_project("shared/corpora/urls.json") else { return };
    let entries: Vec<Value> = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let mut n_compared = 0;
    for entry in &entries {
        let (Some(text), Some(href)) = (entry["url"].as_str(), entry["href"].as_str()) else {
            continue;
        };
        let base = entry["base"].as_str().and_then(|base| SafeUrl::parse_web(base, None));
        let Some(url) = SafeUrl::parse_web(text, base.as_ref()) else { continue };
        // What browsers do to hosts, and to the dots in `%2e`, is left to them; `http:x` has a test
        // of its own.
        let host = entry["host"].as_str().unwrap_or_default();
        let is_theirs = !text.is_ascii()
            || host.starts_with(|c: char| c.is_ascii_digit())
            || ["[", "%2e", ":0"].iter().any(|it| text.to_lowercase().contains(it));
        let is_slip = text.starts_with("http:") && !text.starts_with("http://");
        if !is_theirs && !is_slip {
            assert_eq!(comparable(url.as_str()), comparable(href), "{text:?} on {base:?}");
            n_compared += 1;
        }
    }
    assert!(n_compared > 100, "only {n_compared} were compared");
}

/// A URL without what makes no difference: case, encoding, and the port that a scheme has anyway.
fn comparable(url: &str) -> String {
    let mut bytes = url.as_bytes().iter();
    let mut decoded = Vec::new();
    while let Some(&byte) = bytes.next() {
        let digits = bytes.as_slice().get(..2).and_then(|digits| str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| byte == b'%')
        {
            Some(byte) => {
                bytes.nth(1);
                decoded.push(byte);
            }
            None => decoded.push(byte),
        }
    }
    let url = String::from_utf8_lossy(&decoded).to_ascii_lowercase();
    let port = if url.starts_with("https:") { ":443/" } else { ":80/" };
    url.replacen(port, "/", 1).replacen(":/", "/", 2).replacen("//", "://", 1)
}
