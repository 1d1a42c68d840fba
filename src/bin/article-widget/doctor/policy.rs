//! Content-Security-Policies: what a widget on a page needs of them, and what to add.

use article_widget::model::SafeUrl;

use super::origin::{origin, path, scheme, split_port};

/// What a widget needs of a policy.
#[derive(Debug, Clone, Copy)]
pub(super) enum Need<'a> {
    /// The script that is written on the page.
    PageScript {
        /// Its address.
        url: &'a SafeUrl,
        /// Its attribute `nonce`.
        nonce: Option<&'a str>,
        /// Its attribute `integrity`.
        integrity: Option<&'a str>,
    },
    /// A script that another script loads.
    Script(&'a SafeUrl),
    /// Something that a script fetches.
    Fetch(&'a SafeUrl),
    /// A picture.
    Picture(&'a SafeUrl),
    /// A film, or something to listen to.
    Recording(&'a SafeUrl),
    /// A page in a frame.
    Frame(&'a SafeUrl),
    /// To compile WebAssembly.
    WebAssembly,
}

/// What a policy does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Blocked {
    /// The directive that forbids it; of another name than that of the line where the line is new.
    pub(super) directive: String,
    /// What it forbids.
    pub(super) blocked: Vec<String>,
    /// The whole directive to write, with what it allows already.
    pub(super) line: String,
}

/// One policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Policy {
    directives: Vec<Directive>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Directive {
    name: String,
    values: Vec<String>,
}

impl Policy {
    /// Reads the value of a header or a `<meta>`, which may hold several policies.
    pub(super) fn parse_list(text: &str) -> Vec<Self> {
        let policies = text.split(',').map(|policy| {
            let mut directives: Vec<Directive> = Vec::new();
            for directive in policy.split(';') {
                let mut words = directive.split_ascii_whitespace();
                let Some(name) = words.next().map(str::to_ascii_lowercase) else { continue };
                // The first one of a name counts.
                if !directives.iter().any(|it| it.name == name) {
                    directives.push(Directive { name, values: words.map(str::to_owned).collect() });
                }
            }
            Self { directives }
        });
        policies.filter(|policy| !policy.directives.is_empty()).collect()
    }

    /// The values of a directive.
    pub(super) fn values(&self, name: &str) -> Option<&[String]> {
        self.directives.iter().find(|it| it.name == name).map(|it| it.values.as_slice())
    }

    /// Whether scripts on the page need a nonce or a digest, whatever host they come from.
    pub(super) fn is_strict(&self) -> bool {
        self.effective(&SCRIPT).is_some_and(|it| it.has("'strict-dynamic'"))
    }

    /// Whether a script on the page may run: by its host, its nonce or its digest.
    pub(super) fn allows(&self, need: Need<'_>, page: &SafeUrl) -> bool {
        self.effective(need.directives()).is_none_or(|it| it.allows(need, page))
    }

    /// Whether the page with this policy, at `own`, may be in a frame on `page`.
    pub(super) fn allows_ancestor(&self, page: &SafeUrl, own: &SafeUrl) -> bool {
        let sources = self.values("frame-ancestors");
        sources.is_none_or(|sources| sources.iter().any(|it| source_matches(it, page, own)))
    }

    /// What of all that is needed this policy forbids, directive by directive.
    pub(super) fn blocked(&self, needs: &[Need<'_>], page: &SafeUrl) -> Vec<Blocked> {
        let mut all: Vec<Blocked> = Vec::new();
        for need in needs {
            let Some(directive) = self.effective(need.directives()) else { continue };
            if directive.allows(*need, page) {
                continue;
            }
            // A directive that is not there yet begins as what stands for it.
            let name = if directive.name == "default-src" {
                need.own_directive()
            } else {
                &directive.name
            };
            let addition = need.source(page);
            match all.iter_mut().find(|it| it.line.split(' ').next() == Some(name)) {
                Some(known) if known.blocked.contains(&addition) => {}
                Some(known) => {
                    known.line = format!("{} {addition}", known.line);
                    known.blocked.push(addition);
                }
                None => {
                    let allowed =
                        directive.values.iter().filter(|it| !it.eq_ignore_ascii_case("'none'"));
                    let words: Vec<&str> = [name]
                        .into_iter()
                        .chain(allowed.map(String::as_str))
                        .chain([addition.as_str()])
                        .collect();
                    all.push(Blocked {
                        directive: directive.name.clone(),
                        line: words.join(" "),
                        blocked: vec![addition],
                    });
                }
            }
        }
        all
    }

    fn effective(&self, names: &[&str]) -> Option<&Directive> {
        names.iter().find_map(|name| self.directives.iter().find(|it| it.name == *name))
    }
}

/// The directives that decide about scripts, the first that is there.
const SCRIPT: [&str; 3] = ["script-src-elem", "script-src", "default-src"];

impl Need<'_> {
    fn directives(&self) -> &'static [&'static str] {
        match self {
            Self::PageScript { .. } | Self::Script(_) => &SCRIPT,
            Self::Fetch(_) => &["connect-src", "default-src"],
            Self::Picture(_) => &["img-src", "default-src"],
            Self::Recording(_) => &["media-src", "default-src"],
            Self::Frame(_) => &["frame-src", "child-src", "default-src"],
            Self::WebAssembly => &["script-src", "default-src"],
        }
    }

    fn own_directive(&self) -> &'static str {
        match self {
            Self::PageScript { .. } | Self::Script(_) | Self::WebAssembly => "script-src",
            Self::Fetch(_) => "connect-src",
            Self::Picture(_) => "img-src",
            Self::Recording(_) => "media-src",
            Self::Frame(_) => "frame-src",
        }
    }

    /// What to add to a directive.
    fn source(&self, page: &SafeUrl) -> String {
        match self {
            Self::PageScript { url, .. }
            | Self::Script(url)
            | Self::Fetch(url)
            | Self::Picture(url)
            | Self::Recording(url)
            | Self::Frame(url) => {
                let origin_of_file = origin(url);
                if origin_of_file == origin(page) { "'self'".to_owned() } else { origin_of_file }
            }
            Self::WebAssembly => "'wasm-unsafe-eval'".to_owned(),
        }
    }
}

impl Directive {
    fn has(&self, keyword: &str) -> bool {
        self.values.iter().any(|it| it.eq_ignore_ascii_case(keyword))
    }

    fn allows(&self, need: Need<'_>, page: &SafeUrl) -> bool {
        let is_strict = self.has("'strict-dynamic'");
        let has_source = |url| self.values.iter().any(|it| source_matches(it, url, page));
        match need {
            Need::PageScript { url, nonce, integrity } => {
                let has_nonce =
                    nonce.is_some_and(|nonce| self.values.contains(&format!("'nonce-{nonce}'")));
                has_nonce || self.has_digests(integrity) || (!is_strict && has_source(url))
            }
            // A script that may run may load others then.
            Need::Script(url) => is_strict || has_source(url),
            Need::Fetch(url) | Need::Picture(url) | Need::Recording(url) | Need::Frame(url) => {
                has_source(url)
            }
            Need::WebAssembly => self.has("'wasm-unsafe-eval'") || self.has("'unsafe-eval'"),
        }
    }

    /// Whether every digest of an `integrity` is listed (CSP 3, "script-src pre-request check").
    fn has_digests(&self, integrity: Option<&str>) -> bool {
        let mut digests = integrity.unwrap_or_default().split_ascii_whitespace().peekable();
        digests.peek().is_some() && digests.all(|it| self.values.contains(&format!("'{it}'")))
    }
}

/// Whether a source expression covers an address (CSP 3, "match url to source expression").
fn source_matches(source: &str, url: &SafeUrl, page: &SafeUrl) -> bool {
    let is_upgrade = |from: &str| from == scheme(url) || (from == "http" && scheme(url) == "https");
    let source_lower = source.to_ascii_lowercase();
    match source_lower.as_str() {
        "*" => return true,
        "'self'" => {
            let is_same = origin(url) == origin(page);
            return is_same || (is_upgrade(scheme(page)) && url.host() == page.host());
        }
        it if it.starts_with('\'') => return false,
        _ => {}
    }
    if let Some(wanted) = source_lower.strip_suffix(':') {
        return is_upgrade(wanted);
    }
    let (wanted_scheme, rest_start) = match source_lower.split_once("://") {
        Some((wanted, _)) => (wanted, wanted.len() + "://".len()),
        None => (scheme(page), 0),
    };
    // The path keeps its case.
    let rest = source.get(rest_start..).unwrap_or_default();
    let (authority, wanted_path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    is_upgrade(wanted_scheme)
        && authority_matches(&authority.to_ascii_lowercase(), url)
        && path_matches(wanted_path, path(url))
}

fn authority_matches(wanted: &str, url: &SafeUrl) -> bool {
    let (wanted_name, wanted_port) = split_port(wanted);
    let own = url.host().to_ascii_lowercase();
    let (name, port) = split_port(&own);
    let default_port = if scheme(url) == "https" { "443" } else { "80" };
    let port = port.unwrap_or(default_port);
    let is_port = match wanted_port {
        Some("*") => true,
        Some("80") if port == "443" => true,
        Some(wanted) => wanted == port,
        None => port == default_port,
    };
    let is_name = match wanted_name.strip_prefix('*') {
        Some("") => true,
        Some(ending) => name.len() > ending.len() && name.ends_with(ending),
        None => wanted_name == name,
    };
    is_port && is_name
}

fn path_matches(wanted: &str, path: &str) -> bool {
    match wanted {
        "" => true,
        folder if folder.ends_with('/') => path.starts_with(folder),
        file => path == file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> SafeUrl {
        SafeUrl::parse_web(text, None).unwrap()
    }

    fn covers(source: &str, target: &str) -> bool {
        source_matches(source, &url(target), &url("https://host.example/page"))
    }

    #[test]
    fn sources_cover_what_they_cover_in_browsers() {
        for (source, target) in [
            ("*", "http://a.example/"),
            ("https:", "https://a.example:8443/"),
            ("http:", "https://a.example/"),
            ("'self'", "https://host.example/x"),
            ("a.example", "https://A.example/x"),
            ("http://a.example", "https://a.example/x"),
            ("*.a.example", "https://cdn.a.example/x"),
            ("a.example:*", "https://a.example:8443/"),
            ("https://a.example:8443", "https://a.example:8443/"),
            ("https://a.example/w/", "https://a.example/w/embed.js"),
            ("https://a.example/w/Embed.js", "https://a.example/w/Embed.js?v=1"),
        ] {
            assert!(covers(source, target), "{source} covers {target}");
        }
        for (source, target) in [
            ("'none'", "https://host.example/"),
            ("https:", "http://a.example/"),
            ("a.example", "http://a.example/"),
            ("a.example", "https://a.example:8443/"),
            ("*.a.example", "https://a.example/"),
            ("a.example", "https://ba.example/"),
            ("https://a.example/w/", "https://a.example/v/embed.js"),
            ("https://a.example/w", "https://a.example/w/embed.js"),
        ] {
            assert!(!covers(source, target), "{source} does not cover {target}");
        }
    }

    #[test]
    fn directives_are_written_whole_with_what_they_allow_already() {
        let page = url("https://host.example/");
        let (cdn, news) = (url("https://cdn.example/embed.js"), url("https://news.example/a.json"));
        let needs = [
            Need::PageScript { url: &cdn, nonce: None, integrity: None },
            Need::Script(&cdn),
            Need::WebAssembly,
            Need::Fetch(&cdn),
            Need::Fetch(&news),
            Need::Picture(&page),
        ];
        let policies = Policy::parse_list(
            "default-src 'none'; Script-Src 'self' a.example; script-src *, connect-src https:",
        );
        let lines: Vec<String> = policies
            .iter()
            .flat_map(|policy| policy.blocked(&needs, &page))
            .map(|it| format!("{} ({})", it.line, it.directive))
            .collect();
        assert_eq!(
            lines,
            [
                "script-src 'self' a.example https://cdn.example 'wasm-unsafe-eval' (script-src)",
                "connect-src https://cdn.example https://news.example (default-src)",
                "img-src 'self' (default-src)",
            ]
        );
    }

    #[test]
    fn nonces_and_digests_let_a_script_run_and_strict_dynamic_what_it_loads() {
        let (page, cdn) = (url("https://host.example/"), url("https://cdn.example/embed.js"));
        let script = |nonce, integrity| Need::PageScript { url: &cdn, nonce, integrity };
        let strict = &Policy::parse_list("script-src 'nonce-Ab' 'strict-dynamic' https:")[0];
        assert!(strict.is_strict());
        assert!(strict.allows(script(Some("Ab"), None), &page));
        assert!(strict.allows(Need::Script(&cdn), &page));
        assert!(!strict.allows(script(Some("ab"), None), &page));
        assert!(!strict.allows(script(None, None), &page));
        let by_nonce = &Policy::parse_list("script-src 'nonce-Ab' 'sha384-x'")[0];
        assert!(!by_nonce.allows(Need::Script(&cdn), &page), "a nonce is not handed on to a hint");
        assert!(by_nonce.allows(script(None, Some("sha384-x")), &page));
        assert!(!by_nonce.allows(script(None, Some("sha384-x sha384-y")), &page));
    }
}
