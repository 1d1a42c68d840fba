//! Tells the library which rendering it is: a number that differs when the components, the model or
//! Yew do. See `src/ui/stamp.rs`. It also minifies what the program brings along of the stylesheet.

#[path = "src/prerender/minify.rs"]
mod minify;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What decides the markup of an article.
const SOURCES: [&str; 3] = ["src/model", "src/ui", "Cargo.lock"];

/// What the program brings along of the stylesheet.
const LATE_STYLES: [&str; 2] = ["src/ui/late.css", "src/ui/tools.css"];

fn main() -> io::Result<()> {
    let mut build: u64 = 0xcbf2_9ce4_8422_2325;
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        for file in files_below(Path::new(source))? {
            // A checkout may write line ends its own way.
            for byte in fs::read(file)?.into_iter().filter(|byte| *byte != b'\r') {
                build = (build ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    // Yew's hydration markers differ between the two kinds of build.
    build ^= u64::from(env::var_os("CARGO_CFG_DEBUG_ASSERTIONS").is_some());
    let styles = LATE_STYLES.map(fs::read_to_string).into_iter().collect::<io::Result<String>>()?;
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&folder).join("late.css"), minify::minify(&styles))?;
    println!("cargo::rerun-if-changed=src/prerender/minify.rs");
    println!("cargo::rustc-env=ARTICLE_WIDGET_BUILD={build:016x}");
    Ok(())
}

/// The file itself, or all files in and below the folder, in one order on every machine.
fn files_below(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries = fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    let files = entries.iter().map(|entry| files_below(entry)).collect::<io::Result<Vec<_>>>()?;
    Ok(files.concat())
}
