//! What the wasm consists of: bytes by crate and by function.
//!
//! The shipped module has no names. So the same two tools that trunk runs are run once more on
//! what cargo has built, and told to keep the names; the code that comes out is the shipped one.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use wasmparser::{BinaryReader, Name, Parser, Payload, TypeRef};

use crate::process;
use crate::project::{Project, read, read_bytes};
use crate::tools::{Toolbox, WASM_TARGET};

/// How many functions are listed.
const N_LISTED: usize = 30;

/// The section that holds the functions, which are listed one by one.
const CODE: &str = "code";

/// The section that is not shipped.
const NAMES: &str = "name";

/// The programs: the names of their libraries.
const PROGRAMS: [&str; 2] = ["article_widget_program", "article_widget_converter"];

/// Prints the biggest parts of the release that was built last.
pub(crate) fn print(project: &Project, tools: &Toolbox) -> Result<()> {
    PROGRAMS.iter().try_for_each(|library| print_program(project, tools, library))
}

fn print_program(project: &Project, tools: &Toolbox, library: &str) -> Result<()> {
    let module = read_bytes(&named_module(project, tools, library)?)?;
    let parts = parts(&module)?;
    let shipped = parts.sections.iter().filter(|(name, _)| name != NAMES);
    let total: u64 = shipped.clone().map(|(_, bytes)| bytes).sum();
    let percent = |bytes: u64| 100.0 * bytes as f64 / total as f64;

    println!("parts of {library}, {total} bytes before compression");
    println!(
        "(generic code counts for its type's crate; Yew's `view` holds what our components draw)"
    );
    println!("{:>9} {:>6}  {:>9}", "bytes", "%", "functions");
    for (name, bytes, n_functions) in parts.by_crate() {
        println!("{bytes:>9} {:>6.1}  {n_functions:>9}  {name}", percent(bytes));
    }
    for (name, bytes) in shipped.filter(|(name, _)| name != CODE) {
        println!("{bytes:>9} {:>6.1}  {:>9}  section: {name}", percent(*bytes), "");
    }
    println!();
    println!("the {N_LISTED} biggest functions");
    for function in parts.functions.iter().take(N_LISTED) {
        println!("{:>9} {:>6.1}  {}", function.bytes, percent(function.bytes), function.name);
    }
    println!();
    Ok(())
}

/// Makes the shipped module again, with names.
fn named_module(project: &Project, tools: &Toolbox, library: &str) -> Result<PathBuf> {
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.path("target"), PathBuf::from);
    let built = target.join(WASM_TARGET).join(format!("release/{library}.wasm"));
    let folder = project.path("target/xtask/parts");
    fs::create_dir_all(&folder).context("cannot create target/xtask/parts")?;

    let mut bindgen = tools.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", library, "--out-dir"]);
    process::run(bindgen.arg(&folder).arg(&built))?;

    let (input, output) =
        (folder.join(format!("{library}_bg.wasm")), folder.join(format!("{library}.wasm")));
    let mut optimise = tools.command("wasm-opt");
    optimise.args(optimiser_flags(&read(&project.path("index.html"))?)?);
    process::run(optimise.arg("-g").arg(&input).arg("-o").arg(&output))?;
    Ok(output)
}

/// The flags that trunk gives to wasm-opt, from its link in `index.html`, but for the one that
/// strips the names.
fn optimiser_flags(page: &str) -> Result<Vec<String>> {
    let value = |attribute: &str| -> Result<&str> {
        let start = format!("{attribute}=\"");
        let (_, rest) =
            page.split_once(&start).with_context(|| format!("index.html has no {attribute}"))?;
        Ok(rest.split_once('"').with_context(|| format!("{attribute} has no end"))?.0)
    };
    let params = value("data-wasm-opt-params")?;
    if page.matches("data-wasm-opt-params").count() != page.matches(params).count() {
        bail!("the links to the programs in index.html do not give wasm-opt the same flags");
    }
    let mut flags = vec![format!("-O{}", value("data-wasm-opt")?)];
    flags.extend(params.split_whitespace().filter(|it| *it != "--strip-debug").map(str::to_owned));
    Ok(flags)
}

/// A module taken apart.
#[derive(Debug, Default)]
struct Parts {
    /// The biggest first.
    functions: Vec<Function>,
    /// Name and bytes of each section, the biggest first.
    sections: Vec<(String, u64)>,
}

#[derive(Debug)]
struct Function {
    name: String,
    bytes: u64,
}

impl Parts {
    /// Name, bytes and number of functions of each crate, the biggest first.
    fn by_crate(&self) -> Vec<(&str, u64, usize)> {
        let mut crates: BTreeMap<&str, (u64, usize)> = BTreeMap::new();
        for function in &self.functions {
            let (bytes, n_functions) = crates.entry(crate_of(&function.name)).or_default();
            *bytes += function.bytes;
            *n_functions += 1;
        }
        let mut list: Vec<_> =
            crates.into_iter().map(|(name, (bytes, n))| (name, bytes, n)).collect();
        list.sort_by_key(|(_, bytes, _)| std::cmp::Reverse(*bytes));
        list
    }
}

fn parts(module: &[u8]) -> Result<Parts> {
    let mut parts = Parts::default();
    let mut names: BTreeMap<u32, String> = BTreeMap::new();
    let mut n_imported: u32 = 0;
    let mut bodies: Vec<u64> = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.context("the module cannot be read")?;
        if let Some((_, range)) = payload.as_section() {
            parts.sections.push((section_name(&payload).to_owned(), bytes(&range)));
        }
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
                        n_imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(bytes(&body.range())),
            Payload::CustomSection(section) if section.name() == NAMES => {
                names = function_names(section.data())?;
            }
            _ => {}
        }
    }
    for (index, bytes) in (n_imported..).zip(bodies) {
        let name = names.remove(&index).unwrap_or_else(|| format!("function {index}"));
        parts.functions.push(Function { name, bytes });
    }
    parts.functions.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
    parts.sections.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    Ok(parts)
}

/// The length of a range of positions in the module.
fn bytes(range: &Range<u64>) -> u64 {
    range.end - range.start
}

fn section_name<'a>(payload: &Payload<'a>) -> &'a str {
    match payload {
        Payload::CodeSectionStart { .. } => CODE,
        Payload::CustomSection(section) => section.name(),
        Payload::DataSection(_) => "data",
        Payload::ElementSection(_) => "elements",
        Payload::ExportSection(_) => "exports",
        Payload::FunctionSection(_) => "types of functions",
        Payload::ImportSection(_) => "imports",
        Payload::TypeSection(_) => "types",
        _ => "others",
    }
}

fn function_names(section: &[u8]) -> Result<BTreeMap<u32, String>> {
    let mut names = BTreeMap::new();
    for kind in wasmparser::NameSectionReader::new(BinaryReader::new(section, 0)) {
        if let Name::Function(functions) = kind? {
            for naming in functions {
                let naming = naming?;
                names.insert(naming.index, without_hashes(naming.name));
            }
        }
    }
    Ok(names)
}

/// The name without the hashes that the compiler puts behind it (`::h…`) or, in the standard
/// library, behind each crate (`core[…]`).
fn without_hashes(name: &str) -> String {
    let is_hash = |it: &str| it.len() == 16 && it.chars().all(|digit| digit.is_ascii_hexdigit());
    let path = match name.rsplit_once("::h") {
        Some((path, hash)) if is_hash(hash) => path,
        _ => name,
    };
    let mut pieces = path.split('[');
    let mut clean = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => clean.push_str(rest),
            _ => {
                clean.push('[');
                clean.push_str(piece);
            }
        }
    }
    clean
}

/// The crate that a function is there for: of `<yew::Foo as core::fmt::Debug>::fmt` and of
/// `core::ptr::drop_in_place<yew::Foo>` it is yew.
fn crate_of(name: &str) -> &str {
    const EVERYBODYS: [&str; 3] = ["alloc", "core", "std"];
    let is_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let mut first = "";
    let mut rest = name;
    while let Some(end) = rest.find("::") {
        let (before, after) = rest.split_at(end);
        let start = before.rfind(|it| !is_word(it)).map_or(0, |it| it + 1);
        let word = before.get(start..).unwrap_or_default();
        // A crate's name starts a path: what stands behind `::` or `>` is a module or a function.
        let is_start = !before.get(..start).unwrap_or_default().ends_with("::") && !word.is_empty();
        if is_start && !EVERYBODYS.contains(&word) {
            return word;
        }
        if is_start && first.is_empty() {
            first = word;
        }
        // Over the whole path, up to what is not part of it.
        let path_len = after.find(|it| !is_word(it) && it != ':').unwrap_or(after.len());
        rest = after.get(path_len..).unwrap_or_default();
    }
    if first.is_empty() { "(no crate)" } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crate_is_the_one_that_the_code_is_there_for() {
        assert_eq!(crate_of("yew::scheduler::start_now"), "yew");
        assert_eq!(crate_of("<yew::Foo as core::fmt::Debug>::fmt"), "yew");
        assert_eq!(crate_of("core::ptr::drop_in_place<yew::html::Classes>"), "yew");
        assert_eq!(crate_of("<alloc::vec::Vec<T,A> as core::clone::Clone>::clone"), "alloc");
        assert_eq!(crate_of("<&mut serde_json::de::Deserializer<R> as x::Y>::z"), "serde_json");
        assert_eq!(crate_of("article_widget::ui::clock::Clock::{{closure}}"), "article_widget");
        assert_eq!(crate_of("core::ops::function::FnOnce::call_once{{vtable.shim}}"), "core");
        assert_eq!(crate_of("__wbindgen_malloc"), "(no crate)");
    }

    #[test]
    fn names_lose_the_compilers_hashes_only() {
        assert_eq!(without_hashes("a::b::h0123456789abcdef"), "a::b");
        assert_eq!(without_hashes("a::b::hello"), "a::b::hello");
        let name = "<core[0123456789abcdef]::str::Chars as b[fedcba9876543210]::C<[u8]>>::d";
        assert_eq!(without_hashes(name), "<core::str::Chars as b::C<[u8]>>::d");
    }

    #[test]
    fn flags_are_those_of_the_page_but_names_stay() {
        let page = r#"<link data-wasm-opt="z" data-wasm-opt-params="--enable-x --strip-debug">"#;
        assert_eq!(optimiser_flags(page).unwrap(), ["-Oz", "--enable-x"]);
        assert!(optimiser_flags("<link>").is_err());
    }

    #[test]
    fn module_is_taken_apart_into_named_functions() {
        // (module (import "a" "b" (func)) (func) (func nop nop)), with names for all three.
        #[rustfmt::skip]
        let module = [
            0, b'a', b's', b'm', 1, 0, 0, 0,
            1, 4, 1, 0x60, 0, 0,
            2, 7, 1, 1, b'a', 1, b'b', 0, 0,
            3, 3, 2, 0, 0,
            10, 9, 2, 2, 0, 0x0b, 4, 0, 1, 1, 0x0b,
            0, 17, 4, b'n', b'a', b'm', b'e', 1, 10, 3, 0, 1, b'x', 1, 1, b'y', 2, 1, b'z',
        ];
        let parts = parts(&module).unwrap();
        let functions: Vec<_> =
            parts.functions.iter().map(|it| (it.name.as_str(), it.bytes)).collect();
        assert_eq!(functions, [("z", 4), ("y", 2)]);
    }
}
