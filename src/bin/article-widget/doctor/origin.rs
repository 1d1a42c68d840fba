//! Where an address belongs.

use std::net::IpAddr;

use article_widget::model::SafeUrl;

/// The origin of an address, as a browser writes it: without the port that the scheme implies.
pub(super) fn origin(url: &SafeUrl) -> String {
    let host = url.host().to_ascii_lowercase();
    let scheme = scheme(url);
    let port = if scheme == "https" { ":443" } else { ":80" };
    format!("{scheme}://{}", host.strip_suffix(port).unwrap_or(&host))
}

/// `http` or `https`.
pub(super) fn scheme(url: &SafeUrl) -> &'static str {
    if url.as_str().starts_with("https:") { "https" } else { "http" }
}

/// Path of an address, without query and fragment.
pub(super) fn path(url: &SafeUrl) -> &str {
    let rest = url.as_str().split_once("://").map_or("", |(_, rest)| rest);
    let path = rest.find('/').and_then(|start| rest.get(start..)).unwrap_or("/");
    path.split(['?', '#']).next().unwrap_or_default()
}

/// Whether browsers trust what comes from there as if it were encrypted: the machine itself.
pub(super) fn is_local(url: &SafeUrl) -> bool {
    let host = url.host().to_ascii_lowercase();
    let name = split_port(&host).0;
    let address = name.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(name);
    name == "localhost"
        || name.ends_with(".localhost")
        || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The name or number of a host, and its port where there is one.
pub(super) fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (authority, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> SafeUrl {
        SafeUrl::parse_web(text, None).unwrap()
    }

    #[test]
    fn origins_are_written_as_browsers_do() {
        assert_eq!(origin(&url("https://News.Example:443/a?b")), "https://news.example");
        assert_eq!(origin(&url("http://news.example:8080/")), "http://news.example:8080");
        assert_eq!(origin(&url("http://[::1]:80/")), "http://[::1]");
    }

    #[test]
    fn paths_end_before_query_and_fragment() {
        assert_eq!(path(&url("https://news.example/a/b.js?c/d#e")), "/a/b.js");
        assert_eq!(path(&url("https://news.example?c/d")), "/");
    }

    #[test]
    fn the_machine_itself_is_told_by_its_names() {
        assert!(is_local(&url("http://127.0.0.1:80/")) && is_local(&url("http://localhost/")));
        assert!(is_local(&url("http://[::1]/")) && is_local(&url("http://[::1]:8080/")));
        assert!(is_local(&url("http://127.8.0.1/")) && is_local(&url("http://a.localhost:80/")));
        for stranger in
            ["news.example", "127.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "[::2]:1"]
        {
            assert!(!is_local(&url(&format!("http://{stranger}/"))), "{stranger}");
        }
    }
}
