//! What the widget works out by itself, held to what the browser says.

use article_widget::model::{DateTime, SafeUrl};
use js_sys::Date;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Url;

#[wasm_bindgen_test]
fn urls_lead_where_the_browser_takes_them() {
    let base = "https://news.example:8443/2024/05/article.json?edition=1#top";
    let safe_base = SafeUrl::parse_web(base, None);
    for text in [
        "picture.jpg",
        "./picture.jpg",
        "../picture.jpg",
        "../../../picture.jpg",
        "/picture.jpg",
        "//other.example/picture.jpg",
        "?page=2",
        "#comments",
        ".",
        "..",
        "a/./b/../c/",
        "a/..",
        "a//b",
        "//other.example",
        "https://other.example",
        "HTTPS://OTHER.example/A",
        "https:other.example/a",
        "http:other.example/a",
        "http://other.example:80/",
        "https://other.example:/",
        "https:\\\\other.example\\a\\..\\b?c\\d#e\\f",
        "\\picture.jpg",
        "  picture.jpg\n",
        "pic\tture.jpg",
        "a b\"c<d>e`f{g}",
        "a?b c\"d<e>",
        "a#b c\"d<e>`f",
        "ä/ö?ü#ß",
        "https://bücher.example/",
        "http://[2001:db8::1]:8080/a",
        "http://127.0.0.1/a",
        "a:80/b",
        "1:b",
        "./a:b",
        "100%",
        "%7Euser/%2Fa",
        "a;b=c,d&e=f",
        "javascript&colon;alert(1)",
        "mailto:desk@news.example?subject=Hello there",
        "tel:+351 21 000",
    ] {
        let theirs = Url::new_with_base(text, base).unwrap().href();
        let is_slip = text.starts_with("https:other");
        match SafeUrl::parse(text, safe_base.as_ref()) {
            // Once more through the browser, which writes hosts and ports in its own way.
            Some(ours) if !is_slip => {
                let ours = Url::new(ours.as_str()).unwrap().href();
                // Both are the same to whoever gets them.
                let same = |url: String| {
                    url.replace("%7B", "{")
                        .replace("%7D", "}")
                        .replace("%60", "`")
                        .replace("%5C", "\\")
                        .replace("%20", " ")
                };
                assert_eq!(same(ours), same(theirs), "{text:?}");
            }
            Some(ours) => assert_eq!(ours.as_str(), "https://other.example/a"),
            None => assert!(!theirs.starts_with("http"), "{text:?} is refused, but is {theirs}"),
        }
    }
}

#[wasm_bindgen_test]
fn what_the_browser_would_run_is_refused() {
    let schemes = ["javascript", "data", "vbscript", "blob", "file"];
    for scheme in schemes {
        for text in [
            format!("{scheme}:alert(1)"),
            format!(" \u{1}{scheme}:alert(1)"),
            format!("{}\t{}:alert(1)", &scheme[..2], &scheme[2..]),
            format!("{}\r\n{}:alert(1)", &scheme[..2], &scheme[2..].to_uppercase()),
        ] {
            let protocol = Url::new(&text).map(|url| url.protocol());
            assert_eq!(
                protocol.unwrap(),
                format!("{scheme}:"),
                "the browser is misled by none of it"
            );
            assert_eq!(SafeUrl::parse(&text, None), None, "{text:?}");
        }
    }
}

#[wasm_bindgen_test]
fn every_date_that_is_read_is_one_to_the_browser() {
    for (text, expected) in [
        ("2014-09-16", "2014-09-16T00:00:00.000Z"),
        ("2014-09-16T06:00:00-04:00", "2014-09-16T10:00:00.000Z"),
        ("2014-09-16 06:00:00.123-0430", "2014-09-16T10:30:00.000Z"),
        ("2014-09-16T06:00Z", "2014-09-16T06:00:00.000Z"),
        ("2014-09-16T06:00:00+05:30", "2014-09-16T00:30:00.000Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z"),
        ("0001-01-01T00:00Z", "0001-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59+23:59", "9999-12-31T00:00:59.000Z"),
        ("2024-02-29T00:00:00-23:59", "2024-02-29T23:59:00.000Z"),
    ] {
        let date = DateTime::parse(text).unwrap().to_string();
        let millis = Date::parse(&date);
        assert!(!millis.is_nan(), "{date:?} is no date to the browser");
        assert_eq!(Date::new(&millis.into()).to_iso_string(), expected, "{text:?}");
    }
}
