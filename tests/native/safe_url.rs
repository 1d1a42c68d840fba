//! URLs: what is refused in any disguise, and how the others are written.

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
fn what_a_browser_would_run_or_open_is_refused_in_any_disguise() {
    let schemes = [
        "javascript",
        "data",
        "vbscript",
        "blob",
        "file",
        "filesystem",
        "about",
        "ftp",
        "ws",
        "x-y+z.1",
    ];
    for scheme in schemes {
        let mixed: String = scheme
            .char_indices()
            .map(|(idx, c)| if idx % 2 == 0 { c.to_ascii_uppercase() } else { c })
            .collect();
        let spread: String = scheme.chars().flat_map(|c| [c, '\t']).collect();
        for scheme in [scheme, &scheme.to_uppercase(), &mixed, &spread] {
            check_refused(&format!("{scheme}:alert(1)"));
            check_refused(&format!("{scheme}:"));
            check_refused(&format!("{scheme}://news.example/%0aalert(1)"));
            check_refused(&format!("  {scheme}:alert(1)"));
            check_refused(&format!("\u{1}\u{1f}\0{scheme}:alert(1)"));
            check_refused(&format!("\n{scheme}\r\n:alert(1)"));
            check_refused(&format!("{scheme}\t:\talert(1)"));
        }
    }
}

#[test]
fn what_only_looks_like_a_scheme_is_a_relative_url() {
    // Entities are markup's affair, and of these none is.
    for (text, expected) in [
        ("javascript&colon;alert(1)", "http://a/b/c/javascript&colon;alert(1)"),
        ("java&#115;cript:alert(1)", "http://a/b/c/java&#115;cript:alert(1)"),
        ("%6aavascript:alert(1)", "http://a/b/c/%6aavascript:alert(1)"),
        ("javascript%3aalert(1)", "http://a/b/c/javascript%3aalert(1)"),
        ("\u{a0}javascript:alert(1)", "http://a/b/c/\u{a0}javascript:alert(1)"),
        ("\u{ff4a}avascript:alert(1)", "http://a/b/c/\u{ff4a}avascript:alert(1)"),
        ("\u{200b}javascript:alert(1)", "http://a/b/c/\u{200b}javascript:alert(1)"),
        ("java\u{85}script:alert(1)", "http://a/b/c/java%C2%85script:alert(1)"),
        ("java script:alert(1)", "http://a/b/c/java%20script:alert(1)"),
        ("java\0script:alert(1)", "http://a/b/c/java%00script:alert(1)"),
        (":javascript:alert(1)", "http://a/b/c/:javascript:alert(1)"),
        ("-javascript:alert(1)", "http://a/b/c/-javascript:alert(1)"),
        ("\\javascript:alert(1)", "http://a/javascript:alert(1)"),
    ] {
        check(text, expected);
    }
}

#[test]
fn user_names_and_passwords_are_refused() {
    for text in [
        "https://user@news.example/",
        "https://user:password@news.example/",
        "https://news.example@evil.example/",
        "https://@news.example/",
        "https://:@news.example/",
        "//user@news.example/",
        "https:\\\\user@news.example",
        "https:user@news.example",
        "https://news.example:80@evil.example/",
    ] {
        check_refused(text);
    }
    // Beyond the host it is a character like any other.
    check("https://news.example/@user?a@b#c@d", "https://news.example/@user?a@b#c@d");
    check("https://news.example?@user", "https://news.example/?@user");
    check("https://news.example\\@user", "https://news.example/@user");
}

#[test]
fn hosts_and_ports_are_checked() {
    for (text, expected) in [
        ("https://news.example", "https://news.example/"),
        ("https://news.example?a", "https://news.example/?a"),
        ("https://news.example#a", "https://news.example/#a"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example:/a", "https://news.example:/a"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("http://[2001:db8::1]/a", "http://[2001:db8::1]/a"),
        ("http://[::1]:8080", "http://[::1]:8080/"),
        ("http://[::ffff:192.0.2.1]", "http://[::ffff:192.0.2.1]/"),
        ("https://zeitung.example/ä", "https://zeitung.example/ä"),
        ("https://bücher.example", "https://bücher.example/"),
        ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example/"),
        ("https://under_score.example", "https://under_score.example/"),
    ] {
        check(text, expected);
    }
    for text in [
        "https://",
        "https:",
        "https:///",
        "https://?a",
        "https://#a",
        "https://:80/",
        "https://news.example:80a/",
        "https://news.example:8:0/",
        "https://news.example:-1/",
        "https://new%73.example/",
        "https://news example/",
        "https://news\u{7f}.example/",
        "https://news^.example/",
        "https://news|.example/",
        "https://news<.example/",
        "http://[::1",
        "http://::1]",
        "http://[]",
        "http://[::1]8080",
        "http://[::1]a",
        "http://[::1%25eth0]",
        "http://[v1.x]",
        "http://a[::1]",
        "http://[::1]@news.example",
    ] {
        check_refused(text);
    }
}

#[test]
fn slashes_the_wrong_way_round_are_turned_up_to_the_query() {
    check("https:\\\\news.example\\a\\..\\b?c\\d#e\\f", "https://news.example/b?c%5Cd#e%5Cf");
    check("\\\\other.example\\x", "http://other.example/x");
    check("\\x", "http://a/x");
    check("..\\g", "http://a/b/g");
}

#[test]
fn any_number_of_slashes_leads_to_the_host() {
    for text in ["https:news.example", "https:/news.example", "https://///news.example"] {
        check(text, "https://news.example/");
    }
    // Browsers take this for a path where the base has the same scheme; without one they do not.
    // It is a slip of the pen either way, and this is the reading that the writer meant.
    check("http:news.example", "http://news.example/");
}

#[test]
fn what_would_end_an_attribute_or_a_list_of_sources_is_encoded() {
    check("a b", "http://a/b/c/a%20b");
    check("a\"b'c", "http://a/b/c/a%22b'c");
    check("<a>", "http://a/b/c/%3Ca%3E");
    check("{a|b}^`", "http://a/b/c/%7Ba%7Cb%7D%5E%60");
    check("a?b c\"<>", "http://a/b/c/a?b%20c%22%3C%3E");
    check("a#b c\"<>", "http://a/b/c/a#b%20c%22%3C%3E");
    check("\u{1}a\u{7f}\u{85}", "http://a/b/c/a%7F%C2%85");
    check("100%", "http://a/b/c/100%");
    check("a%20b", "http://a/b/c/a%20b");
    check("  a  ", "http://a/b/c/a");
    check("a\tb\nc\rd", "http://a/b/c/abcd");
}

#[test]
fn mail_and_telephone_links_are_kept_and_nothing_is_requested_from_them() {
    check(
        "mailto:desk@news.example?subject=Hello there",
        "mailto:desk@news.example?subject=Hello%20there",
    );
    check("MailTo:desk@news.example", "mailto:desk@news.example");
    check("tel:+351 21 000 00 00", "tel:+351%2021%20000%2000%2000");
    for text in ["mailto:", "tel:", "mailto: ", "sms:1234"] {
        check_refused(text);
    }
    for text in ["mailto:desk@news.example", "tel:1234"] {
        assert_eq!(SafeUrl::parse_web(text, None), None, "for {text:?}");
    }
}

#[test]
fn schemes_are_written_small_and_nothing_else_is() {
    check("HTTPS://News.Example/A", "https://News.Example/A");
    check("./HTTP:A", "http://a/b/c/HTTP:A");
}

#[test]
fn host_is_told_with_its_port() {
    let host = |url: &str| SafeUrl::parse(url, None).unwrap().host().to_owned();
    assert_eq!(host("https://news.example/a"), "news.example");
    assert_eq!(host("https://news.example:8443"), "news.example:8443");
    assert_eq!(host("http://[::1]:8080/"), "[::1]:8080");
    assert_eq!(host("mailto:desk@news.example"), "");
}
