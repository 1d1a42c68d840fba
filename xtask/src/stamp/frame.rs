//! The frame edition: a page for frames in two versions, its script, and the one for hosts.

use std::path::Path;

use anyhow::{Context, Result};

use crate::project::{Project, read, write};

/// The page's choice for search engines, which they read before any script runs.
const NO_INDEX: &str = "<meta name=\"robots\" content=\"noindex\">";

/// The other choice: what is in the frame counts as a part of the page around it.
const INDEX_IF_EMBEDDED: &str = "<meta name=\"robots\" content=\"noindex, indexifembedded\">";

/// Puts the files of the frame edition into `stage`, and gives the script for hosts. `minify` is what
/// becomes of a script.
pub(super) fn frame(
    project: &Project,
    stage: &Path,
    minify: impl Fn(String) -> Result<String>,
) -> Result<String> {
    let page = without_comments(&read(&project.path("static/frame.html"))?);
    write(&stage.join("frame-index.html"), indexed(&page)?)?;
    write(&stage.join("frame.html"), page)?;
    let script = |name: &str| {
        let path = format!("static/{name}");
        let script = minify(read(&project.path(&path))?).context(path)?;
        write(&stage.join(name), &script)?;
        Ok(script)
    };
    script("frame.js")?;
    script("frame-host.js")
}

/// The page with the other choice for search engines.
fn indexed(page: &str) -> Result<String> {
    let (before, after) = page
        .split_once(NO_INDEX)
        .with_context(|| format!("static/frame.html has no {NO_INDEX}"))?;
    Ok([before, INDEX_IF_EMBEDDED, after].concat())
}

/// The page without what is said in it to those who work on it, and without the lines of that.
fn without_comments(page: &str) -> String {
    let mut pieces = page.split("<!--");
    let mut clean = pieces.next().unwrap_or_default().trim_end_matches(' ').to_owned();
    for piece in pieces {
        let rest = piece.split_once("-->").map_or("", |(_, rest)| rest);
        clean.push_str(rest.trim_start_matches('\n').trim_end_matches(' '));
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_engines_are_told_otherwise_in_the_other_page() {
        let page = format!("<title>x</title>{NO_INDEX}<p>");
        let expected = format!("<title>x</title>{INDEX_IF_EMBEDDED}<p>");
        assert_eq!(indexed(&page).unwrap(), expected);
        assert!(indexed("<p>").is_err());
    }

    #[test]
    fn comments_are_not_shipped() {
        let page = "<head>\n  <!-- a\n  b -->\n  <meta>\n  <!-- c -->\n</head>";
        assert_eq!(without_comments(page), "<head>\n  <meta>\n</head>");
    }
}
