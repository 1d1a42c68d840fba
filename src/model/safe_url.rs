//! URLs that no browser runs.

use std::rc::Rc;

/// An absolute URL of scheme `http`, `https`, `mailto` or `tel`.
///
/// There is no way to make one that holds anything else, so whoever is handed one may put it into
/// an attribute or a request. The characters that a browser would skip or replace before it looks
/// at the scheme (WHATWG URL Standard, "basic URL parser") are skipped and replaced here, first.
///
/// Not a full parser: a host's characters are checked, but names are neither mapped nor encoded;
/// the browser does that.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SafeUrl(Rc<str>);

impl SafeUrl {
    /// Reads a URL as a publisher wrote it; relative ones are relative to `base`.
    ///
    /// `None` when it is empty, has another scheme, a user name or password (these only mislead in
    /// a link, and `fetch` refuses them), no host, or is relative and there is no base.
    ///
    /// ```
    /// use article_widget::model::SafeUrl;
    ///
    /// let base = SafeUrl::parse("https://news.example/2014/paris.json", None);
    /// let image = SafeUrl::parse("../img/paris.jpg", base.as_ref()).unwrap();
    /// assert_eq!(image.as_str(), "https://news.example/img/paris.jpg");
    /// assert_eq!(SafeUrl::parse("java\nscript:alert(1)", base.as_ref()), None);
    /// ```
    pub fn parse(text: &str, base: Option<&Self>) -> Option<Self> {
        let cleaned = cleaned(text);
        let scheme = scheme(&cleaned);
        let rest = cleaned.get(scheme.len()..)?;
        let absolute = match scheme {
            "" => relative_url(rest, base?)?,
            "http:" | "https:" if is_as_it_will_be(rest) => cleaned,
            "http:" | "https:" => web_url(scheme, rest)?,
            "mailto:" | "tel:" if !rest.is_empty() => cleaned,
            _ => return None,
        };
        Some(Self(absolute.into()))
    }

    /// Reads a URL to request something from: like [`SafeUrl::parse`], but only `http` and `https`.
    pub fn parse_web(text: &str, base: Option<&Self>) -> Option<Self> {
        Self::parse(text, base).filter(|url| url.0.starts_with("http"))
    }

    /// The URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The URL as a shared string.
    pub fn to_shared(&self) -> Rc<str> {
        self.0.clone()
    }

    /// The host with its port; empty for `mailto` and `tel`.
    pub fn host(&self) -> &str {
        let rest = self
            .0
            .strip_prefix(scheme(&self.0))
            .and_then(|rest| rest.strip_prefix("//"))
            .unwrap_or_default();
        rest.get(..end_of_host(rest)).unwrap_or_default()
    }
}

/// Drops what browsers drop, turns the slashes before the query the right way, writes the scheme
/// small, and encodes what may not stand in a URL or would end it in an attribute such as `srcset`.
fn cleaned(text: &str) -> String {
    let text = text.trim_matches(|c: char| c <= ' ');
    let is_plain =
        |byte| matches!(byte, b'-'..=b':' | b'a'..=b'z' | b'?' | b'=' | b'&' | b'#' | b'_' | b'%');
    if text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut is_before_query = true;
    let mut is_before_scheme_end = true;
    for character in text.chars() {
        match character {
            '\t' | '\n' | '\r' => continue,
            '?' | '#' => is_before_query = false,
            ':' => is_before_scheme_end = false,
            _ => {}
        }
        match character {
            '\\' if is_before_query => cleaned.push('/'),
            '\0'..=' '
            | '"'
            | '<'
            | '>'
            | '\\'
            | '^'
            | '`'
            | '{'
            | '|'
            | '}'
            | '\x7f'..='\u{9f}' => {
                let digit =
                    |nibble: u8| char::from(nibble + if nibble < 10 { b'0' } else { b'A' - 10 });
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    cleaned.extend(['%', digit(byte / 16), digit(byte % 16)]);
                }
            }
            _ => cleaned.push(character),
        }
    }
    if !is_before_scheme_end {
        let end = scheme(&cleaned).len();
        if let Some(scheme) = cleaned.get_mut(..end) {
            scheme.make_ascii_lowercase();
        }
    }
    cleaned
}

/// The scheme with its colon, or nothing.
fn scheme(url: &str) -> &str {
    for (idx, byte) in url.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {}
            b'0'..=b'9' | b'+' | b'-' | b'.' if idx > 0 => {}
            b':' if idx > 0 => return url.get(..=idx).unwrap_or_default(),
            _ => break,
        }
    }
    ""
}

/// `rest` holds any number of slashes, as browsers take it, then the host.
fn web_url(scheme: &str, rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches('/');
    let (host, rest) = rest.split_at_checked(end_of_host(rest))?;
    is_host(host).then(|| joined(&[scheme, "//", host], rest))
}

/// Whether nothing is put right of what follows a scheme: as most addresses are, that are then not copied.
fn is_as_it_will_be(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else { return false };
    let (host, path) = rest.split_at_checked(end_of_host(rest)).unwrap_or_default();
    path.starts_with('/') && !path.as_bytes().windows(2).any(|it| it == b"/.") && is_host(host)
}

fn relative_url(reference: &str, base: &SafeUrl) -> Option<String> {
    let scheme = scheme(&base.0);
    // A mail address or a telephone number is no base.
    let host = Some(base.host()).filter(|host| !host.is_empty())?;
    if reference.starts_with("//") {
        return web_url(scheme, reference);
    }
    let base_rest = base.0.get(scheme.len() + "//".len() + host.len()..)?;
    let base_path = base_rest.get(..end_of_path(base_rest))?;
    let kept = match reference.bytes().next()? {
        b'/' => "",
        b'?' => base_path,
        b'#' => base_rest.split('#').next()?,
        // All up to the last slash, which is always there.
        _ => base_path.get(..=base_path.bytes().rposition(|byte| byte == b'/')?)?,
    };
    let path = [kept, reference].concat();
    Some(joined(&[scheme, "//", host], &path))
}

/// The beginning of a URL with a path, from which dot segments are removed (RFC 3986 section
/// 5.2.4), a query and a fragment.
fn joined(beginning: &[&str], rest: &str) -> String {
    let (path, tail) = rest.split_at_checked(end_of_path(rest)).unwrap_or_default();
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment {
            "." | ".." => {
                if segment == ".." {
                    segments.pop();
                }
                continue;
            }
            _ => segments.push(segment),
        }
    }
    let mut url = beginning.concat();
    for segment in &segments {
        url.push('/');
        url.push_str(segment);
    }
    let is_folder = path.ends_with("/.") || path.ends_with("/..");
    if is_folder || segments.is_empty() {
        url.push('/');
    }
    url.push_str(tail);
    url
}

fn end_of_host(rest: &str) -> usize {
    rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#')).unwrap_or(rest.len())
}

fn end_of_path(rest: &str) -> usize {
    rest.bytes().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(rest.len())
}

/// Whether this is a host, with or without a port, and nothing more: none of the forbidden host
/// code points of the URL Standard, among them the `@` after a user name.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, port)) if port.is_empty() || port.starts_with(':') => {
            (address, port.get(1..).unwrap_or_default())
        }
        Some(_) => return false,
        None => host.split_once(':').unwrap_or((host, "")),
    };
    let is_address = host.starts_with('[');
    let is_name = |byte: u8| match byte {
        b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F' | b'.' => true,
        b':' => is_address,
        b'%' | b'@' | b'[' | b']' => false,
        _ => !is_address,
    };
    !name.is_empty() && name.bytes().all(is_name) && port.bytes().all(|byte| byte.is_ascii_digit())
}
