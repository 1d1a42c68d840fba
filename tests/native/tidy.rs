//! Rules of the project that no compiler knows.

use std::collections::BTreeSet;

use crate::support::files::{files_below, read};
use crate::support::source::{
    rust_without_comments, rust_without_strings, script_without_comments,
};

/// The modules of the library, and which of the others each may use.
const LAYERS: [(&str, &[&str]); 8] = [
    ("model", &[]),
    ("html", &["model"]),
    ("formats", &["model", "html"]),
    // A publisher's oddities end in `formats`.
    ("ui", &["model"]),
    ("prerender", &["model", "ui"]),
    ("snippet", &["model", "ui", "prerender"]),
    ("convert", &["model", "html", "formats"]),
    // Of `convert`, the JSON.
    ("embed", &["model", "formats", "convert", "ui"]),
];

/// The command's own modules, and the modules of the library that it may use: all but `embed`.
const COMMAND: (&str, &[&str]) =
    ("src/bin/article-widget/", &["model", "html", "formats", "ui", "prerender", "snippet"]);

/// More lines than this are more than one thing.
const MAX_LINES: usize = 400;

/// What appears nowhere in the widget: it would run markup, or stop the page.
const FORBIDDEN: [&str; 16] = [
    "innerHTML",
    "inner_html",
    "outerHTML",
    "outer_html",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "from_html_unchecked",
    "document.write",
    "style=\"",
    "eval(",
    ".unwrap()",
    ".expect(",
    "panic!",
    "todo!",
    "unimplemented!",
    "unreachable!",
];

fn rust_files(folder: &str) -> Vec<String> {
    files_below(folder).into_iter().filter(|path| path.ends_with(".rs")).collect()
}

/// Source files that somebody wrote by hand, of which each is to be about one thing.
fn code_files() -> Vec<String> {
    let is_code =
        |path: &String| [".rs", ".js", ".mjs"].iter().any(|ending| path.ends_with(ending));
    ["src", "strings", "programs", "xtask/src", "static", "tests"]
        .into_iter()
        .flat_map(files_below)
        .filter(is_code)
        .collect()
}

/// The lines in which `word` stands by itself, not as a part of another.
fn lines_with<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let begins_name = word.starts_with(is_name);
    code.lines().enumerate().filter(move |(_, line)| {
        line.match_indices(word).any(|(idx, _)| !begins_name || !line[..idx].ends_with(is_name))
    })
}

#[test]
fn modules_use_only_those_below_them() {
    let known: BTreeSet<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    let mut found = BTreeSet::new();
    let is_module = |path: &&String| *path != "src/lib.rs" && !path.starts_with(COMMAND.0);
    for path in rust_files("src").iter().filter(is_module) {
        let place: Vec<&str> =
            path.trim_start_matches("src/").trim_end_matches(".rs").split('/').collect();
        let (_, allowed) =
            LAYERS.iter().find(|(name, _)| *name == place[0]).expect("every module is a layer");
        found.insert(place[0].to_owned());
        for used in modules_used(&rust_without_strings(&read(path)), &place) {
            let is_allowed = used == place[0] || allowed.contains(&used.as_str());
            assert!(
                is_allowed || !known.contains(used.as_str()),
                "{path} uses {used}, which it may not"
            );
            assert!(known.contains(used.as_str()), "{path} uses {used}, which is no layer");
        }
    }
    assert_eq!(
        found.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        known,
        "a layer has no module"
    );
}

#[test]
fn command_uses_the_library_but_for_what_runs_in_browsers() {
    let (folder, allowed) = COMMAND;
    for path in rust_files(folder.trim_end_matches('/')) {
        let code = rust_without_strings(&read(&path));
        for (idx, library) in code.match_indices("article_widget::") {
            for used in first_names(&code[idx + library.len()..]) {
                assert!(allowed.contains(&used.as_str()), "{path} uses {used}, which it may not");
            }
        }
    }
}

/// The modules at the top of the crate that are named in `code`, which is in the module `place`.
fn modules_used(code: &str, place: &[&str]) -> Vec<String> {
    let mut used = Vec::new();
    for (idx, _) in code.match_indices("crate::") {
        used.extend(first_names(&code[idx + "crate::".len()..]));
    }
    // As many times `super` as the module is deep lead to the top of the crate.
    let to_top = "super::".repeat(place.len());
    for (idx, _) in code.match_indices(&to_top) {
        if !code[..idx].ends_with("super::") {
            used.extend(first_names(&code[idx + to_top.len()..]));
        }
    }
    used
}

/// The name at the beginning of a path, or those of the group there.
fn first_names(path: &str) -> Vec<String> {
    let name = |path: &str| {
        path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut names = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (idx, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(name(&group[start..idx]));
                start = idx + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.into_iter().filter(|name: &String| !name.is_empty()).collect()
}

#[test]
fn paths_are_understood_as_the_compiler_does() {
    let used = |code: &str, place: &[&str]| modules_used(code, place).join(" ");
    assert_eq!(used("use crate::model::{Article, Block};", &["ui"]), "model");
    assert_eq!(used("use crate::{model::{Text, Run}, formats};", &["ui"]), "model formats");
    assert_eq!(used("let x = crate::ui::share_url();", &["embed"]), "ui");
    assert_eq!(
        used("use super::Site; use super::super::formats;", &["model", "article"]),
        "formats"
    );
    assert_eq!(used("use super::super::node::Node;", &["formats", "article_json", "body"]), "");
    assert_eq!(used("super::super::super::ui", &["formats", "article_json", "body"]), "ui");
}

#[test]
fn only_embed_and_convert_speak_to_javascript() {
    let is_border =
        |path: &&String| ["src/embed", "src/convert"].iter().any(|folder| path.starts_with(folder));
    for path in rust_files("src").iter().filter(|path| !is_border(path)) {
        let code = rust_without_strings(&read(path));
        for name in ["wasm_bindgen", "web_sys", "gloo_", "js_sys"] {
            let lines: Vec<_> = lines_with(&code, name).collect();
            assert!(lines.is_empty(), "{path} uses {name}: {lines:?}");
        }
    }
}

#[test]
fn nothing_in_the_widget_runs_markup_or_stops_the_page() {
    let scripts = files_below("static").into_iter().filter(|path| path.ends_with(".js"));
    let scripts = scripts.map(|path| {
        let code = script_without_comments(&read(&path));
        (path, code)
    });
    let rust = rust_files("src").into_iter().chain(rust_files("programs")).map(|path| {
        let code = rust_without_comments(&read(&path));
        // A test may stop at the first surprise.
        let before_tests = code.split("#[cfg(test)]\nmod tests").next().map(str::to_owned);
        (path, before_tests.unwrap_or_default())
    });
    for (path, code) in rust.chain(scripts) {
        for forbidden in FORBIDDEN {
            if let Some((idx, line)) = lines_with(&code, forbidden).next() {
                panic!("{path}:{}: `{forbidden}` is forbidden: {}", idx + 1, line.trim());
            }
        }
    }
}

#[test]
fn every_module_says_first_what_it_is() {
    for path in ["src", "xtask/src", "tests"].into_iter().flat_map(rust_files) {
        assert!(read(&path).starts_with("//! "), "{path} does not begin with //!");
    }
}

#[test]
fn files_are_about_one_thing() {
    for path in code_files() {
        let n_lines = read(&path).lines().count();
        assert!(n_lines < MAX_LINES, "{path} has {n_lines} lines; {MAX_LINES} are the limit");
    }
}

#[test]
fn features_are_split_by_file_and_not_within_functions() {
    for path in rust_files("src") {
        let code = rust_without_strings(&read(&path));
        if let Some(line) = conditions_in_functions(&code).first() {
            panic!(
                "{path}:{line}: a condition within a function; make two files with one interface"
            );
        }
    }
}

/// The lines of `#[cfg` and `cfg!` within functions.
fn conditions_in_functions(code: &str) -> Vec<usize> {
    let mut lines = Vec::new();
    // Whether each open brace is within a function.
    let mut braces: Vec<bool> = Vec::new();
    let mut is_after_fn = false;
    let mut word_start = 0;
    for (idx, c) in code.char_indices() {
        let is_in_function = braces.last().copied().unwrap_or_default();
        if c.is_alphanumeric() || c == '_' {
            continue;
        }
        match &code[word_start..idx] {
            "fn" => is_after_fn = c == ' ',
            "cfg" if is_in_function => lines.push(code[..idx].lines().count()),
            _ => {}
        }
        word_start = idx + c.len_utf8();
        match c {
            '{' => {
                braces.push(is_in_function || is_after_fn);
                is_after_fn = false;
            }
            '}' => {
                braces.pop();
            }
            ';' => is_after_fn = false,
            _ => {}
        }
    }
    lines
}

#[test]
fn conditions_are_found_in_functions_only() {
    let allowed = "#[cfg(test)]\nmod a {\n    #[cfg(test)]\n    fn b() { c }\n}\ntype F = fn(i32) -> i32;\nstatic A: F = cfg;";
    assert_eq!(conditions_in_functions(allowed), [] as [usize; 0]);
    let forbidden = "impl A {\n    fn b() -> C {\n        #[cfg(test)]\n        d();\n        if cfg!(test) {}\n    }\n}";
    assert_eq!(conditions_in_functions(forbidden), [3, 5]);
}

#[test]
fn lengths_are_never_the_host_pages() {
    for path in ["src/ui/style.css", "src/ui/late.css", "src/ui/viewer.css"] {
        for (idx, line) in script_without_comments(&read(path)).lines().enumerate() {
            let is_rem = line
                .match_indices("rem")
                .any(|(idx, _)| line[..idx].ends_with(|c: char| c.is_ascii_digit()));
            assert!(!is_rem, "{path}:{}: rem is the host's: {}", idx + 1, line.trim());
        }
    }
}

#[test]
fn styles_say_start_and_end_and_never_left_and_right() {
    for path in ["src/ui/style.css", "src/ui/late.css"] {
        for (idx, line) in script_without_comments(&read(path)).lines().enumerate() {
            let (name, value) = line.trim().split_once(':').unwrap_or_default();
            let is_sided =
                ["-left", "-right", "-top", "-bottom"].iter().any(|it| name.ends_with(it))
                    || ["left", "right", "top", "bottom"].contains(&name)
                    || [" left;", " right;"].contains(&value);
            // Browsers that do not know `inline-start` take the line before it. Code runs from left to right.
            let is_fine = ["float: left;", "text-align: left;"].contains(&line.trim());
            assert!(!is_sided || is_fine, "{path}:{}: {}", idx + 1, line.trim());
        }
    }
}

#[test]
fn every_dependency_has_a_reason() {
    for path in ["Cargo.toml", "xtask/Cargo.toml"] {
        let manifest = read(path);
        let mut is_dependencies = false;
        let mut before = "";
        for line in manifest.lines() {
            if let Some(table) = line.strip_prefix('[') {
                is_dependencies = table.trim_end_matches(']').ends_with("dependencies");
                // A dependency with a table of its own has the reason at the table's beginning.
                if table.contains("dependencies.") {
                    let (_, rest) = manifest.split_once(line).unwrap();
                    assert!(rest.trim_start().starts_with("# "), "{path}: {line} has no reason");
                }
            } else if is_dependencies
                && line.starts_with(|c: char| c.is_ascii_alphabetic())
                && line.contains('=')
            {
                assert!(before.starts_with("# "), "{path}: there is no reason above: {line}");
            }
            before = line;
        }
    }
}

#[test]
fn no_file_tells_whose_machine_it_was_written_on() {
    // In pieces, so that this file is none of them.
    let telling = [
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
        concat!("index.", "crates.io"),
        concat!("static.", "crates.io"),
        concat!("registry.", "npmjs"),
        concat!("registry.", "yarnpkg"),
    ];
    for path in files_below("") {
        // Pictures and the like are not text.
        let Ok(text) = std::fs::read_to_string(crate::support::files::project(&path)) else {
            continue;
        };
        for words in telling {
            assert!(!text.contains(words), "{path} holds {words}");
        }
    }
}

#[test]
fn changes_since_the_last_release_are_told() {
    let changelog = read("CHANGELOG.md");
    assert!(changelog.lines().any(|line| line.starts_with("## ") && line.contains("Unreleased")));
}
