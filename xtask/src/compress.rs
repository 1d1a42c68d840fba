//! Compressed files beside the plain ones, so that a server has only to pick.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::project::{files_below, read_bytes, write};

/// What gains from compression. Pictures and fonts are compressed already.
const ENDINGS: [&str; 7] = ["css", "html", "js", "json", "svg", "txt", "wasm"];

/// How many bytes a file takes: as it is, and on its way to a reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sizes {
    /// As it is.
    pub(crate) raw: u64,
    /// After gzip 9.
    pub(crate) gzip: u64,
    /// After brotli 11.
    pub(crate) brotli: u64,
}

impl std::ops::Add for Sizes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// Writes `x.br` and `x.gz` beside each file `x` in `folder` that gains from it.
///
/// The result depends on the content alone: no time and no name goes into it.
pub(crate) fn compress_folder(folder: &Path) -> Result<()> {
    for path in compressible(folder)? {
        let content = read_bytes(&path)?;
        write(&with_ending(&path, "br"), brotli(&content)?)?;
        write(&with_ending(&path, "gz"), gzip(&content)?)?;
    }
    Ok(())
}

/// The files in `folder` that have compressed ones beside them, with their sizes.
pub(crate) fn sizes_in_folder(folder: &Path) -> Result<Vec<(PathBuf, Sizes)>> {
    let length = |path: &Path| -> Result<u64> {
        Ok(path.metadata().with_context(|| format!("cannot read {}", path.display()))?.len())
    };
    let mut sizes = Vec::new();
    for path in compressible(folder)? {
        let raw = length(&path)?;
        let gzip = length(&with_ending(&path, "gz"))?;
        let brotli = length(&with_ending(&path, "br"))?;
        sizes.push((path, Sizes { raw, gzip, brotli }));
    }
    Ok(sizes)
}

fn compressible(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files_below(folder)?;
    files.retain(|it| {
        it.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
    });
    Ok(files)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        // Four megabytes, the usual window: no file is longer.
        lgwin: 22,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &params).context("brotli failed")?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(content).context("gzip failed")?;
    encoder.finish().context("gzip failed")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read as _;

    use super::*;

    fn sample() -> Vec<u8> {
        "<p>Twenty-six countries pledge to end coal.</p>\n".repeat(40).into_bytes()
    }

    #[test]
    fn brotli_gives_back_what_went_in_and_is_smaller() {
        let content = sample();
        let compressed = brotli(&content).unwrap();
        assert!(compressed.len() < content.len() / 10);
        let mut restored = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut restored).unwrap();
        assert_eq!(restored, content);
    }

    #[test]
    fn gzip_gives_back_what_went_in_and_is_the_same_each_time() {
        let content = sample();
        let compressed = gzip(&content).unwrap();
        assert_eq!(compressed, gzip(&content).unwrap());
        let mut restored = Vec::new();
        flate2::read::GzDecoder::new(compressed.as_slice()).read_to_end(&mut restored).unwrap();
        assert_eq!(restored, content);
    }

    #[test]
    fn pictures_are_not_compressed_again() {
        let folder = std::env::temp_dir().join(format!("xtask-compress-{}", std::process::id()));
        fs::create_dir_all(folder.join("demo")).unwrap();
        fs::write(folder.join("demo/a.json"), sample()).unwrap();
        fs::write(folder.join("demo/a.jpg"), sample()).unwrap();
        compress_folder(&folder).unwrap();
        assert!(folder.join("demo/a.json.br").is_file() && folder.join("demo/a.json.gz").is_file());
        assert!(!folder.join("demo/a.jpg.br").exists());
        let sizes = sizes_in_folder(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(sizes.len(), 1);
        assert_eq!(sizes[0].1.raw, sample().len() as u64);
    }
}
