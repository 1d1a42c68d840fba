//! The last step of a build: files named by their content, and an `embed.js` that knows them.
//!
//! Trunk runs it as a hook, on the folder that it has just filled. `embed.js` holds the names and
//! the SHA-384 of glue, wasm and what it loads later, so that the one `integrity` attribute in a snippet covers all
//! (`docs/decisions/0005` says where).

mod frame;
mod template;

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::digest::{content_name, integrity};
use crate::project::{Project, files_below, read, read_bytes, write};

pub(crate) const HELP: &str = "\
Usage: cargo xtask stamp      (run by trunk, see Trunk.toml)

In the folder TRUNK_STAGING_DIR: names the glue and the wasm of both programs by their content, writes embed.js from
static/embed.js, what it imports, and src/ui/style.css, the script that blocks need on a click, the folder of
words in other languages, the files of the frame edition, and release.json, which names the files with their SHA-384. With TRUNK_PROFILE=release, minifies the scripts.";

/// The package and the name of each program: what trunk calls its glue and wasm, and what a release does.
const WIDGET: [&str; 2] = ["article-widget-program", "article-widget"];
const CONVERTER: [&str; 2] = ["article-widget-converter", "converter"];

/// Stamps what trunk has built.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    crate::only_flags(args, &[])?;
    let stage = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set: this command is a hook, run by `trunk build`")?;
    let is_release = env::var_os("TRUNK_PROFILE").is_some_and(|it| it == "release");
    let stamped = stamp(project, &stage, &Esbuild::find(project)?, is_release)?;
    eprintln!("stamp: embed.js knows {} and {}", stamped.glue, stamped.wasm);
    Ok(())
}

/// The names that glue and wasm have got.
#[derive(Debug)]
struct Stamped {
    glue: String,
    wasm: String,
}

/// A program under its names.
#[derive(Debug)]
struct Program {
    names: Stamped,
    glue: String,
    wasm: Vec<u8>,
}

impl Program {
    /// The program that trunk has built of a package, under the names that its content gives it, in the place of what trunk
    /// wrote.
    fn stamp(
        stage: &Path,
        [package, stem]: [&str; 2],
        minify: impl Fn(String) -> Result<String>,
    ) -> Result<Self> {
        let old_wasm_name = format!("{package}_bg.wasm");
        let (old_wasm, old_glue) =
            (stage.join(&old_wasm_name), stage.join(format!("{package}.js")));
        let wasm = read_bytes(&old_wasm)
            .context("trunk has not built a program: is its link in index.html?")?;
        let wasm_name = format!("{stem}-{}.wasm", content_name(&wasm));
        let glue = minify(retarget(&read(&old_glue)?, &old_wasm_name, &wasm_name)?)?;
        let glue_name = format!("{stem}-{}.js", content_name(glue.as_bytes()));
        write(&stage.join(&glue_name), &glue)?;
        rename(&old_wasm, &stage.join(&wasm_name))?;
        fs::remove_file(&old_glue)
            .with_context(|| format!("cannot remove {}", old_glue.display()))?;
        Ok(Self { names: Stamped { glue: glue_name, wasm: wasm_name }, glue, wasm })
    }
}

fn stamp(project: &Project, stage: &Path, esbuild: &Esbuild, is_release: bool) -> Result<Stamped> {
    let minify = |code: String, kind: Kind| {
        if is_release { esbuild.minify(&code, kind) } else { Ok(code) }
    };
    let minify_script = |code| minify(code, Kind::Script);
    let widget = Program::stamp(stage, WIDGET, minify_script)?;
    let converter = Program::stamp(stage, CONVERTER, minify_script)?;

    let viewer_style = minify(read(&project.path("src/ui/viewer.css"))?, Kind::Style)?;
    let quote_style = minify(read(&project.path("src/ui/quote.css"))?, Kind::Style)?;
    let ask_style = minify(read(&project.path("src/ui/ask.css"))?, Kind::Style)?;
    let blocks = template::fill(
        &esbuild.bundle(&project.path("static/embed/blocks.js"))?,
        &[
            ("VIEWER_STYLE", viewer_style.trim_end()),
            ("ASK_STYLE", ask_style.trim_end()),
            ("QUOTE_STYLE", quote_style.trim_end()),
        ],
    )
    .context("static/embed/blocks.js")?;
    let blocks = minify(blocks, Kind::Script)?;
    let blocks_name = format!("blocks-{}.js", content_name(blocks.as_bytes()));

    let words = words(project, stage)?;

    let version = project.locked_version("article-widget")?;
    let style = minify(read(&project.path("src/ui/style.css"))?, Kind::Style)?;
    let embed = template::fill(
        &esbuild.bundle(&project.path("static/embed.js"))?,
        &[
            ("GLUE", &widget.names.glue),
            ("GLUE_INTEGRITY", &integrity(widget.glue.as_bytes())),
            ("WASM", &widget.names.wasm),
            ("WASM_INTEGRITY", &integrity(&widget.wasm)),
            ("CONVERTER_GLUE", &converter.names.glue),
            ("CONVERTER_GLUE_INTEGRITY", &integrity(converter.glue.as_bytes())),
            ("CONVERTER_WASM", &converter.names.wasm),
            ("CONVERTER_WASM_INTEGRITY", &integrity(&converter.wasm)),
            ("WORDS", &words),
            ("BLOCKS", &blocks_name),
            ("BLOCKS_INTEGRITY", &integrity(blocks.as_bytes())),
            ("VERSION", &version),
            ("STYLE", style.trim_end()),
        ],
    )
    .context("static/embed.js")?;

    let page = stage.join("index.html");
    write(&page, without_build_links(&read(&page)?))?;
    let embed = minify(embed, Kind::Script)?;
    // A line end costs the compressor a block of its own.
    let embed = embed.trim_end();
    write(&stage.join("embed.js"), embed)?;
    write(&stage.join(&blocks_name), &blocks)?;
    let frame_host = frame::frame(project, stage, minify_script)?;
    let file =
        |name: &str, content: &[u8]| json!({ "file": name, "integrity": integrity(content) });
    let release = json!({
        "version": version,
        "embed": file("embed.js", embed.as_bytes()),
        "glue": file(&widget.names.glue, widget.glue.as_bytes()),
        "wasm": file(&widget.names.wasm, &widget.wasm),
        "converter_glue": file(&converter.names.glue, converter.glue.as_bytes()),
        "converter_wasm": file(&converter.names.wasm, &converter.wasm),
        "blocks": file(&blocks_name, blocks.as_bytes()),
        "words": words,
        "frame_host": file("frame-host.js", frame_host.as_bytes()),
    });
    write(&stage.join("release.json"), format!("{release:#}\n"))?;
    Ok(widget.names)
}

/// The folder of the widget's own words in other languages than English, named by their content, with a slash at its end.
fn words(project: &Project, stage: &Path) -> Result<String> {
    let mut files = files_below(&project.path("src/ui/words"))?;
    files.retain(|it| it.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let contents = files.iter().map(|it| read_bytes(it)).collect::<Result<Vec<_>>>()?;
    let folder = format!("words-{}", content_name(&contents.concat()));
    let place = stage.join(&folder);
    fs::create_dir_all(&place).with_context(|| format!("cannot create {}", place.display()))?;
    for (file, content) in files.iter().zip(contents) {
        write(&place.join(file.file_name().unwrap_or_default()), content)?;
    }
    Ok(format!("{folder}/"))
}

/// The glue, with the new name of the module in place of the old one.
fn retarget(glue: &str, old_wasm: &str, new_wasm: &str) -> Result<String> {
    if glue.contains("./snippets/") {
        bail!(
            "the glue imports JavaScript snippets of a crate: they would be loaded without \
             `integrity`, so find a way without them"
        );
    }
    if !glue.contains(old_wasm) {
        bail!("the glue does not name {old_wasm}");
    }
    Ok(glue.replace(old_wasm, new_wasm))
}

/// The page without the links that told trunk what to build, which trunk leaves in it when it does
/// not start the module itself.
fn without_build_links(page: &str) -> String {
    let mut pieces = page.split("<link data-trunk ");
    let mut clean = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.split_once('>').map_or(piece, |(_, rest)| rest);
        clean.push_str(rest);
    }
    clean
}

fn rename(old: &Path, new: &Path) -> Result<()> {
    fs::rename(old, new).with_context(|| format!("cannot rename {}", old.display()))
}

/// What a piece of code is written in.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Script,
    Style,
}

/// esbuild, of the version in `package-lock.json`.
#[derive(Debug)]
struct Esbuild {
    program: PathBuf,
}

impl Esbuild {
    fn find(project: &Project) -> Result<Self> {
        let folder = project.path("node_modules/.bin");
        let program = crate::process::find_program("esbuild", Some(folder.as_os_str()));
        let program = program.context("esbuild is missing: run `npm ci`, or `cargo xtask dist`")?;
        Ok(Self { program })
    }

    /// One script of the one at `path` and all that it imports.
    fn bundle(&self, path: &Path) -> Result<String> {
        let mut command = Command::new(&self.program);
        command.args(["--bundle", "--format=esm", "--target=es2022", "--charset=utf8"]);
        crate::process::output(command.arg(path))
    }

    fn minify(&self, code: &str, kind: Kind) -> Result<String> {
        let mut command = Command::new(&self.program);
        command.args(["--minify", "--target=es2022", "--charset=utf8", "--legal-comments=none"]);
        command.args(["--log-level=warning"]);
        match kind {
            Kind::Script => command.args(["--loader=js", "--format=esm"]),
            // A browser would leave out the rule that it cannot read, in silence.
            Kind::Style => command.args(["--loader=css", "--log-override:css-syntax-error=error"]),
        };
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start esbuild")?;
        // esbuild reads everything before it writes, so one thread is enough.
        let mut input = child.stdin.take().context("esbuild has no input")?;
        input.write_all(code.as_bytes()).context("cannot write to esbuild")?;
        drop(input);
        let output = child.wait_with_output().context("cannot wait for esbuild")?;
        if !output.status.success() {
            bail!("esbuild failed ({}) on a {kind:?}", output.status);
        }
        String::from_utf8(output.stdout).context("esbuild's output is not UTF-8")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glue_names_the_module_by_its_new_name() {
        let glue = "new URL('article-widget_bg.wasm', import.meta.url)";
        let got = retarget(glue, "article-widget_bg.wasm", "article-widget-0a.wasm").unwrap();
        assert_eq!(got, "new URL('article-widget-0a.wasm', import.meta.url)");
    }

    #[test]
    fn page_loses_the_links_of_the_build_only() {
        let page = "<link rel=icon><link data-trunk rel=\"rust\" data-trunk-id=\"0\"><p>it</p>";
        assert_eq!(without_build_links(page), "<link rel=icon><p>it</p>");
    }

    #[test]
    fn glue_of_another_module_is_refused() {
        assert!(retarget("new URL('other_bg.wasm')", "article-widget_bg.wasm", "x.wasm").is_err());
    }

    #[test]
    fn glue_with_snippets_is_refused() {
        let glue = "import {a} from './snippets/b/inline0.js'; 'article-widget_bg.wasm'";
        let error = retarget(glue, "article-widget_bg.wasm", "x.wasm").unwrap_err();
        assert!(error.to_string().contains("integrity"));
    }
}
