//! Where relative URLs lead.

use article_widget::model::SafeUrl;

/// The base of the examples in RFC 3986 section 5.4.
const BASE: &str = "http://a/b/c/d;p?q";

fn parse(text: &str, base: Option<&str>) -> Option<String> {
    let base = base.map(|base| SafeUrl::parse_web(base, None).expect("the base is a URL"));
    SafeUrl::parse(text, base.as_ref()).map(|url| url.as_str().to_owned())
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(parse(text, Some(BASE)).as_deref(), Some(expected), "for {text:?}");
}

#[track_caller]
fn check_refused(text: &str) {
    assert_eq!(parse(text, None), None, "{text:?} without a base");
    assert_eq!(parse(text, Some(BASE)), None, "{text:?} with a base");
}

#[test]
fn normal_references_lead_where_rfc_3986_says() {
    // A host is followed by a slash, as browsers write it.
    for (reference, expected) in [
        ("g", "http://a/b/c/g"),
        ("./g", "http://a/b/c/g"),
        ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"),
        ("//g", "http://g/"),
        ("?y", "http://a/b/c/d;p?y"),
        ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"),
        ("g#s", "http://a/b/c/g#s"),
        ("g?y#s", "http://a/b/c/g?y#s"),
        (";x", "http://a/b/c/;x"),
        ("g;x", "http://a/b/c/g;x"),
        ("g;x?y#s", "http://a/b/c/g;x?y#s"),
        (".", "http://a/b/c/"),
        ("./", "http://a/b/c/"),
        ("..", "http://a/b/"),
        ("../", "http://a/b/"),
        ("../g", "http://a/b/g"),
        ("../..", "http://a/"),
        ("../../", "http://a/"),
        ("../../g", "http://a/g"),
    ] {
        check(reference, expected);
    }
}

#[test]
fn abnormal_references_lead_where_rfc_3986_says() {
    for (reference, expected) in [
        ("../../../g", "http://a/g"),
        ("../../../../g", "http://a/g"),
        ("/./g", "http://a/g"),
        ("/../g", "http://a/g"),
        ("g.", "http://a/b/c/g."),
        (".g", "http://a/b/c/.g"),
        ("g..", "http://a/b/c/g.."),
        ("..g", "http://a/b/c/..g"),
        ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"),
        ("g/./h", "http://a/b/c/g/h"),
        ("g/../h", "http://a/b/c/h"),
        ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
        ("g;x=1/../y", "http://a/b/c/y"),
        ("g?y/./x", "http://a/b/c/g?y/./x"),
        ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("g#s/./x", "http://a/b/c/g#s/./x"),
        ("g#s/../x", "http://a/b/c/g#s/../x"),
    ] {
        check(reference, expected);
    }
}

#[test]
fn reference_keeps_of_its_base_what_it_does_not_say() {
    for (reference, base, expected) in [
        ("x", "https://news.example", "https://news.example/x"),
        ("?x", "https://news.example", "https://news.example/?x"),
        ("#x", "https://news.example/a?b#c", "https://news.example/a?b#x"),
        ("//other.example:8080/x", "https://news.example/a", "https://other.example:8080/x"),
        ("x", "http://[::1]:8080/a/b?c=/d/", "http://[::1]:8080/a/x"),
        ("x?a=http://y/../z", "https://news.example/a", "https://news.example/x?a=http://y/../z"),
        ("a:b/../c", "https://news.example/", "none"),
        ("./a:b", "https://news.example/", "https://news.example/a:b"),
        ("1:b", "https://news.example/", "https://news.example/1:b"),
    ] {
        let got = parse(reference, Some(base));
        assert_eq!(got.as_deref().unwrap_or("none"), expected, "{reference:?} on {base:?}");
    }
}

#[test]
fn nothing_leads_nowhere() {
    for text in ["", " ", "\t\r\n", "\0"] {
        check_refused(text);
    }
}

#[test]
fn relative_url_without_a_base_is_refused() {
    for text in ["x", "/x", "//news.example/x", "?x", "#x", ".", "news.example/x"] {
        assert_eq!(parse(text, None), None, "for {text:?}");
    }
}

#[test]
fn mail_address_is_no_base() {
    let base = SafeUrl::parse("mailto:desk@news.example", None);
    for text in ["x", "/x", "//news.example/x", "?x", "#x"] {
        assert_eq!(SafeUrl::parse(text, base.as_ref()), None, "for {text:?}");
    }
}
