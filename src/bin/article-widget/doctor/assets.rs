//! The widget's own files: `embed.js`, and what it loads.

use article_widget::model::SafeUrl;
use serde_json::Value;

use super::client::Answer;
use super::delivery;
use super::finding::{Check, Finding, Level, Place};
use super::integrity::{self, Verdict};
use super::resource::{RELEASE, SCRIPT, WASM};
use super::visit::Visit;

/// How the names of the program's files begin; a digest of their content follows.
const PROGRAM: &str = "article-widget-";

/// How the names of files begin that are loaded when there is a need: by the first click in a block, and for an article
/// in another format. A digest follows as well.
const LATER: [&str; 2] = ["blocks-", "converter-"];

/// What every WebAssembly module begins with (WebAssembly Core Specification 5.5.16).
const WASM_MAGIC: &[u8] = b"\0asm";

/// The cure of all that is of another release.
const UPLOAD: &str = "put all files of one release beside each other, unchanged";

/// The files of a release, where they are.
#[derive(Debug, Clone, Default)]
pub(super) struct Assets {
    /// The loader.
    pub(super) embed: Option<File>,
    /// The scripts and modules that it loads.
    pub(super) program: Vec<File>,
    /// What it loads when there is a need: for galleries, notes, frames of other sites, and other formats.
    pub(super) later: Vec<File>,
}

/// A file with its digest.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// Where it is.
    pub(super) url: SafeUrl,
    /// Its digest, as `integrity` has it.
    pub(super) digest: String,
    /// Whether it is a script, as opposed to WebAssembly.
    pub(super) is_script: bool,
}

/// Looks at `embed.js` and at what it loads. `integrity` is what the page says of it.
pub(super) fn check(visit: &mut Visit<'_>, script: &SafeUrl, integrity: Option<&str>) -> Assets {
    let mut assets = Assets::default();
    let Some(embed) = visit.fetch(&SCRIPT, script) else { return assets };
    let digest = integrity::sha384(&embed.body);
    if let Some(integrity) = integrity {
        check_integrity(visit, script, integrity, &embed.body);
    }
    delivery::check_compressed(visit, &embed);
    if integrity.is_none() {
        delivery::check_renewed(visit, &embed);
    }
    let text = String::from_utf8_lossy(&embed.body);
    let names = names(&text);
    if !names.iter().any(|name| is_program(name)) {
        let message = "the script is not the embed.js of a release: it names no program";
        let finding = Finding::new(Level::Error, Check::Integrity, script, message);
        visit.add(finding.cured_by(Place::Server, embed.url.as_str()));
    }
    for name in names {
        // As `embed.js` does, from where it really came.
        let Some(url) = SafeUrl::parse_web(name, Some(&embed.url)) else { continue };
        let files = if is_program(name) { &mut assets.program } else { &mut assets.later };
        files.extend(check_file(visit, &url, &text));
    }
    let embed = File { url: embed.url.clone(), digest, is_script: true };
    check_release(visit, &embed, &assets);
    assets.embed = Some(embed);
    assets
}

/// Whether a file of this name is a part of the program, of this release or of another.
pub(super) fn is_program(name: &str) -> bool {
    name.starts_with(PROGRAM) && (name.ends_with(".js") || name.ends_with(".wasm"))
}

/// The names of the files that `embed.js` loads, each once.
fn names(script: &str) -> Vec<&str> {
    let is_later = |it: &str| {
        let is_file = it.ends_with(".js") || it.ends_with(".wasm");
        is_file && LATER.iter().any(|beginning| it.starts_with(beginning))
    };
    let mut names: Vec<&str> = script
        .split(['"', '\'', '`'])
        .filter(|it| is_program(it) || is_later(it))
        .filter(|it| !it.contains(|c: char| c.is_whitespace() || c == '/'))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A file that `embed.js` loads, and holds the digest of.
fn check_file(visit: &mut Visit<'_>, url: &SafeUrl, embed: &str) -> Option<File> {
    let is_script = !url.as_str().ends_with(".wasm");
    let answer = visit.fetch(if is_script { &SCRIPT } else { &WASM }, url)?;
    delivery::check_compressed(visit, &answer);
    delivery::check_kept(visit, &answer);
    let digest = integrity::sha384(&answer.body);
    let fault = if !is_script && !answer.body.starts_with(WASM_MAGIC) {
        Some("what comes is no WebAssembly".to_owned())
    } else if !embed.contains(&digest) {
        Some(format!(
            "it is not the file that embed.js was built with (it is {digest}), so browsers refuse it"
        ))
    } else {
        None
    };
    visit.add(match fault {
        Some(fault) => {
            Finding::new(Level::Error, Check::Integrity, url, format!("{fault}: {UPLOAD}"))
                .cured_by(Place::Server, answer.url.as_str())
        }
        None => Finding::new(
            Level::Fine,
            Check::Integrity,
            url,
            "it is the file that embed.js was built with",
        ),
    });
    Some(File { url: answer.url.clone(), digest, is_script })
}

/// What the page's `integrity` says of a file.
pub(super) fn check_integrity(
    visit: &mut Visit<'_>,
    url: &SafeUrl,
    integrity: &str,
    content: &[u8],
) {
    let attribute = format!("integrity=\"{}\" crossorigin", integrity::sha384(content));
    let finding = match integrity::verdict(integrity, content) {
        Verdict::Same => {
            Finding::new(Level::Fine, Check::Integrity, url, "it is the file that the page expects")
        }
        Verdict::Other => {
            let message = format!(
                "it is not the file that the page expects ({integrity}), so browsers refuse it"
            );
            let finding = Finding::new(Level::Error, Check::Integrity, url, message);
            finding.cured_by(Place::Page, attribute)
        }
        Verdict::Nothing => {
            let message = format!(
                "there is no digest that browsers know in integrity=\"{integrity}\", so it protects nothing"
            );
            let finding = Finding::new(Level::Warning, Check::Integrity, url, message);
            finding.cured_by(Place::Page, attribute)
        }
    };
    visit.add(finding);
}

/// The list of the release's files, which `article-widget snippet` reads.
fn check_release(visit: &mut Visit<'_>, embed: &File, assets: &Assets) {
    let Some(url) = SafeUrl::parse_web("release.json", Some(&embed.url)) else { return };
    let release = visit.peek(&RELEASE, &url).filter(|answer| answer.status == 200);
    if visit.is_spent() {
        return;
    }
    let Some(release) = release.as_deref().and_then(listed) else {
        let message = "there is no list of the release's files, so `article-widget snippet` cannot write hints and integrity";
        let message = format!("{message}: {UPLOAD}");
        let finding = Finding::new(Level::Warning, Check::Hint, &url, message);
        visit.add(finding.cured_by(Place::Server, url.as_str()));
        return;
    };
    let is_listed = |file: &File| release.contains(&file.digest);
    let strangers: Vec<&str> = [embed]
        .into_iter()
        .chain(&assets.program)
        .chain(&assets.later)
        .filter(|it| !is_listed(it))
        .map(|it| it.url.as_str())
        .collect();
    visit.add(if strangers.is_empty() {
        Finding::new(Level::Fine, Check::Integrity, &url, "it lists these files")
    } else {
        let message = format!(
            "it is of another release: it does not list {}; {UPLOAD}",
            strangers.join(", ")
        );
        Finding::new(Level::Warning, Check::Integrity, &url, message)
            .cured_by(Place::Server, url.as_str())
    });
}

/// The digests in the list of a release; `None` when it is none.
fn listed(answer: &Answer) -> Option<Vec<String>> {
    let list: Value = serde_json::from_slice(&answer.body).ok()?;
    let files = list.as_object()?.values();
    let digests = files.filter_map(|file| file.get("integrity")?.as_str().map(str::to_owned));
    Some(digests.collect::<Vec<_>>()).filter(|digests| !digests.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_program_are_found_in_the_script() {
        let script = r#"const a="article-widget-1a.js",b='article-widget-2b.wasm';f(`article-widget-ready`);g("article-widget-1a.js","blocks-3c.js","blocks-list","converter-4d.wasm")"#;
        assert_eq!(
            names(script),
            ["article-widget-1a.js", "article-widget-2b.wasm", "blocks-3c.js", "converter-4d.wasm"]
        );
    }
}
