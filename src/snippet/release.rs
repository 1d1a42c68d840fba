//! What a release of the widget is made of.

use serde_json::Value;

/// The files of a release, as the `release.json` beside `embed.js` lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The script that defines the element.
    pub embed: ReleaseFile,
    /// The program.
    pub wasm: ReleaseFile,
    /// The second program, which reads other formats than Article JSON.
    pub converter_wasm: Option<ReleaseFile>,
    /// The script for pages with frames.
    pub frame_host: Option<ReleaseFile>,
}

/// A file of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseFile {
    /// Its name, in the folder of `embed.js`.
    pub file: String,
    /// Its hash, as `integrity` takes it.
    pub integrity: Option<String>,
}

impl Release {
    /// Reads a `release.json`. Files that are listed beyond those known here are passed over.
    ///
    /// # Errors
    ///
    /// The name of the first thing that is missing.
    pub fn read(document: &Value) -> Result<Self, &'static str> {
        Ok(Self {
            embed: file(document, "embed").ok_or("embed")?,
            wasm: file(document, "wasm").ok_or("wasm")?,
            converter_wasm: file(document, "converter_wasm"),
            frame_host: file(document, "frame_host"),
        })
    }
}

fn file(document: &Value, name: &str) -> Option<ReleaseFile> {
    let fields = document.get(name)?;
    Some(ReleaseFile {
        file: fields.get("file")?.as_str()?.to_owned(),
        integrity: fields.get("integrity").and_then(Value::as_str).map(str::to_owned),
    })
}
