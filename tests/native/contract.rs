//! The contracts in `docs/contracts`, held to the code: what they list exists, and what exists they
//! list.

use std::collections::{BTreeMap, BTreeSet};

use article_widget::formats::{self, MAX_DOCUMENT_BYTES};
use article_widget::model::{FailureKind, Network, SafeUrl};
use serde_json::json;

use crate::support::files::{files_below, read};
use crate::support::fixtures::BASE;
use crate::support::source::{rust_strings, rust_without_comments, script_without_comments};
use crate::support::tables::{code, names, table};

fn contract() -> String {
    read("docs/contracts/element.md")
}

/// The element's script with all that it imports.
fn script() -> String {
    let parts = files_below("static/embed").into_iter().chain(["static/embed.js".to_owned()]);
    parts.map(|path| script_without_comments(&read(&path))).collect()
}

/// All Rust in a folder, without comments.
fn rust(folder: &str) -> String {
    files_below(folder)
        .iter()
        .filter(|path| path.ends_with(".rs"))
        .map(|path| rust_without_comments(&read(path)))
        .collect()
}

/// What stands after each `before`, up to `end`.
fn all_between<'a>(text: &'a str, before: &str, end: &str) -> BTreeSet<&'a str> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| rest.split_once(end))
        .map(|(found, _)| found)
        .collect()
}

/// The strings in a list of a script.
#[track_caller]
fn script_list(script: &str, beginning: &str) -> Vec<String> {
    let (_, rest) =
        script.split_once(beginning).unwrap_or_else(|| panic!("embed.js has a list {beginning:?}"));
    let (list, _) = rest.split_once(']').unwrap();
    list.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The first piece of code in each row of a table.
fn documented(title: &str) -> BTreeSet<String> {
    table(&contract(), title).iter().map(|row| code(&row[0])[0].to_owned()).collect()
}

fn owned(names: BTreeSet<&str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

fn camel_case(attribute: &str) -> String {
    let mut words = attribute.split('-');
    let first = words.next().unwrap().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

/// What README's tables of this title have as code in their first column.
fn in_readme(title: &str) -> BTreeSet<String> {
    let rows = table(&read("README.md"), title);
    rows.iter().flat_map(|row| code(&row[0])).map(str::to_owned).collect()
}

#[test]
fn readme_names_what_the_contract_names() {
    for (title, title_in_readme) in [
        ("attribute", "attribute"),
        ("event", "event"),
        ("custom property", "custom properties"),
        ("part", "parts"),
    ] {
        assert_eq!(documented(title), in_readme(title_in_readme), "{title}");
    }
}

#[test]
fn attributes_are_those_that_the_element_observes() {
    let script = script();
    let flags = script_list(&script, "const FLAGS = [");
    let mut observed = script_list(&script, "static observedAttributes = [");
    observed.extend(script_list(&script, "const OPTIONS = ["));
    observed.extend(flags.clone());
    assert_eq!(documented("attribute"), observed.into_iter().collect());
    for row in table(&contract(), "attribute") {
        let (attribute, property) = (code(&row[0])[0], code(&row[1])[0]);
        assert_eq!(property, camel_case(attribute));
        assert_eq!(
            row[2] == "off",
            flags.iter().any(|flag| flag == attribute),
            "{attribute} is a flag"
        );
    }
}

#[test]
fn attributes_that_rust_reads_are_observed_and_their_values_documented() {
    let script = script();
    let mut options = script_list(&script, "const OPTIONS = [");
    options.extend(script_list(&script, "const FLAGS = ["));
    let values: BTreeSet<String> = table(&contract(), "attribute")
        .iter()
        .flat_map(|row| code(&row[3]).into_iter().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let read_by_rust = rust_strings(&read("src/embed/options.rs"));
    for option in &options {
        assert!(read_by_rust.contains(option), "src/embed/options.rs does not read {option}");
    }
    for string in &read_by_rust {
        assert!(
            options.contains(string) || values.contains(string),
            "{string} is neither attribute nor value"
        );
    }
}

#[test]
fn methods_and_accessors_are_documented() {
    let script = script();
    let (_, class) = script.split_once("extends HTMLElement {").unwrap();
    let (class, _) = class.split_once("\n}").unwrap();
    let called_by_browser = [
        "constructor",
        "connectedCallback",
        "disconnectedCallback",
        "adoptedCallback",
        "attributeChangedCallback",
    ];
    let members: Vec<&str> = class
        .lines()
        .filter(|line| line.ends_with('{') && line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_once('('))
        .map(|(name, _)| name.trim().trim_start_matches("async "))
        .filter(|name| !name.starts_with('#') && !name.is_empty())
        .collect();
    let methods: BTreeSet<String> = members
        .iter()
        .filter(|name| !name.contains(' ') && !called_by_browser.contains(name))
        .map(|name| format!("{name}()"))
        .collect();
    assert_eq!(documented("method"), methods);
    for accessor in
        members.iter().filter_map(|name| name.strip_prefix("get ").or(name.strip_prefix("set ")))
    {
        assert!(
            contract().contains(&format!("### The property `{accessor}`")),
            "{accessor} is documented"
        );
    }
}

#[test]
fn version_is_told_where_the_contract_says() {
    assert!(contract().contains("`customElements.get('article-widget').version`"));
    assert!(script().contains("defineProperty(ArticleWidget, 'version',"));
}

#[test]
fn events_are_those_that_are_dispatched() {
    let mut dispatched: BTreeSet<String> = files_below("src/embed")
        .iter()
        .flat_map(|path| rust_strings(&read(path)))
        .filter(|string| string.starts_with("article-widget-"))
        .collect();
    let script = script();
    let by_script = all_between(&script, "tell('", "'").into_iter();
    dispatched.extend(by_script.map(|name| format!("article-widget-{name}")));
    assert_eq!(documented("event"), dispatched);
}

#[test]
fn details_of_events_have_the_fields_that_are_documented() {
    // Which event has which is tested in the browser, where they are dispatched.
    let rust = rust("src/embed");
    let script = script();
    // Each is written as `{ name, name: value }`, once, on the line before or of its dispatching.
    let of_script = |event: &str| {
        let (before, after) = script.split_once(&format!("tell('{event}', "))?;
        let own = after.strip_prefix('{');
        let detail =
            own.or_else(|| before.rsplit_once("const detail = {").map(|(_, rest)| rest))?;
        let (fields, _) = detail.split_once('}')?;
        let fields = fields.split(',').filter_map(|field| field.split(':').next());
        let fields = fields.map(|field| field.trim().to_owned());
        Some(fields.filter(|field| !field.is_empty()).collect::<Vec<_>>())
    };
    for row in table(&contract(), "event") {
        let fields = names(&row[2]);
        let name = code(&row[0]);
        let event = name[0].trim_start_matches("article-widget-");
        let in_script = of_script(event);
        if let Some(in_script) = &in_script {
            assert_eq!(&fields, in_script, "{event}");
        }
        let in_rust = rust.contains(&format!("\"article-widget-{event}\""));
        for field in fields.iter().filter(|_| in_rust) {
            assert!(rust.contains(&format!("(\"{field}\", ")), "{event} has no field {field}");
        }
    }
    let networks: Vec<&str> = Network::ALL.into_iter().map(Network::key).collect();
    let share =
        table(&contract(), "event").into_iter().find(|row| row[0].contains("share")).unwrap();
    assert_eq!(code(&share[2])[1..=networks.len()], networks);
}

#[test]
fn kinds_of_error_are_those_that_scripts_can_meet() {
    let script = script();
    let mut kinds: BTreeSet<String> = script
        .split("new Failure(")
        .skip(1)
        .filter_map(|rest| rest.split('\'').nth(1))
        .map(str::to_owned)
        .collect();
    kinds.extend(all_between(&script, "kind = '", "'").into_iter().map(str::to_owned));
    kinds.extend(FailureKind::ALL.map(|kind| kind.key().to_owned()));
    assert_eq!(documented("kind"), kinds);
}

#[test]
fn parts_are_those_in_the_tree() {
    let (ui, script) = (rust("src/ui"), script());
    let mut parts = owned(all_between(&ui, "part=\"", "\""));
    parts.extend(owned(all_between(&script, "part: '", "'")));
    parts.extend(owned(all_between(&script, ".part = '", "'")));
    assert_eq!(documented("part"), parts);
}

#[test]
fn custom_properties_have_the_defaults_that_are_documented() {
    let sheets = ["src/ui/style.css", "src/ui/late.css"];
    let style: String = sheets.map(|path| script_without_comments(&read(path))).concat();
    let mut used: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for rest in style
        .match_indices("var(")
        .map(|(idx, opening)| style[idx + opening.len()..].trim_start())
        .filter(|rest| rest.starts_with("--article-"))
    {
        let (name, rest) = rest.split_once(',').expect("a custom property has a default");
        let mut depth = 1;
        let end = rest.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        });
        let default = rest[..end.unwrap()].split_whitespace().collect::<Vec<_>>().join(" ");
        // What the style calls by a name of its own is the page's property of that name.
        let default = match default.strip_prefix("var(--").and_then(|it| it.strip_suffix(')')) {
            Some("bright") => "--article-accent".to_owned(),
            Some(name) => format!("--article-{name}"),
            None => default,
        };
        let by_theme = default
            .strip_prefix("light-dark(")
            .and_then(|pair| pair.strip_suffix(')')?.split_once(", "));
        let own =
            by_theme.map_or_else(|| vec![default.as_str()], |(light, dark)| vec![light, dark]);
        let own: Vec<String> = own.into_iter().map(str::to_owned).collect();
        let other = used.insert(name.to_owned(), own.clone());
        assert!(other.is_none_or(|other| other == own), "{name} has more than one default");
    }
    let documented: BTreeMap<String, Vec<String>> = table(&contract(), "custom property")
        .iter()
        .map(|row| {
            let mut defaults: Vec<String> =
                row[1..=2].iter().flat_map(|cell| code(cell)).map(str::to_owned).collect();
            defaults.dedup();
            (code(&row[0])[0].to_owned(), defaults)
        })
        .collect();
    assert_eq!(documented, used);
}

#[test]
fn example_of_the_format_is_an_article() {
    let document = read("docs/contracts/article-json.md");
    let example = document.split_once("```json\n").unwrap().1.split_once("```").unwrap().0;
    let value = formats::parse(example.as_bytes()).unwrap();
    let parsed =
        formats::read(&value, SafeUrl::parse_web(BASE, None).as_ref(), article_widget::html::parse)
            .unwrap();
    assert_eq!(parsed.warnings, []);
    assert!(jsonschema::is_valid(&crate::support::schema::schema(), &value));
}

#[test]
fn limits_and_the_warning_of_the_format_are_those_of_the_reader() {
    let contract = read("docs/contracts/article-json.md");
    assert_eq!(MAX_DOCUMENT_BYTES, 4_194_304);
    assert!(contract.contains("4 MiB (4,194,304 bytes)"));
    // That these are the reader's is tested in `read_error.rs`.
    for limit in
        ["127 levels", "| 250,000 |", "| 10,000 |", "| 30,000 |", "| 100 |", "100,000 pixels"]
    {
        assert!(contract.contains(limit), "{limit}");
    }
    let document = json!({ "headline": "x", "image": { "url": BASE, "width": "1200" } });
    let warning = formats::read(&document, None, article_widget::html::parse).unwrap().warnings[0]
        .to_string();
    assert!(contract.contains(&format!("`{warning}`")), "the contract quotes: {warning}");
}
