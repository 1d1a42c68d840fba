//! The contract of the frame edition, held to its page and scripts.

use std::collections::BTreeSet;

use crate::support::files::read;
use crate::support::source::script_without_comments;
use crate::support::tables::{code, names, table};

fn contract() -> String {
    read("docs/contracts/frame.md")
}

/// The first piece of code in each row of a table.
fn documented(title: &str) -> Vec<String> {
    table(&contract(), title).iter().map(|row| code(&row[0])[0].to_owned()).collect()
}

fn script(name: &str) -> String {
    script_without_comments(&read(&format!("static/{name}")))
}

/// The strings in a list of a script.
fn list(script: &str, beginning: &str) -> Vec<String> {
    let (_, rest) = script.split_once(beginning).expect("the script has the list");
    let (list, _) = rest.split_once(']').unwrap();
    list.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn query_sets_the_attributes_of_the_element_but_for_its_loading() {
    let frame = list(&script("frame.js"), "const ATTRIBUTES = [");
    assert_eq!(documented("name"), frame);
    let element = table(&read("docs/contracts/element.md"), "attribute");
    let element: BTreeSet<String> = element.iter().map(|row| code(&row[0])[0].to_owned()).collect();
    let mut frame: BTreeSet<String> = frame.into_iter().collect();
    frame.insert("loading".to_owned());
    assert_eq!(frame, element);
}

#[test]
fn events_that_are_passed_on_are_those_of_the_element() {
    let kinds = list(&script("frame.js"), "const EVENTS = [");
    let names: Vec<String> = kinds.iter().map(|kind| format!("article-widget-{kind}")).collect();
    let element = table(&read("docs/contracts/element.md"), "event");
    let element: Vec<String> = element.iter().map(|row| code(&row[0])[0].to_owned()).collect();
    assert_eq!(names, element);
}

#[test]
fn messages_have_the_types_and_fields_that_are_documented() {
    let (frame, host) = (script("frame.js"), script("frame-host.js"));
    let types = documented("`type`");
    assert_eq!(types, ["article-widget-height", "article-widget-event"]);
    for (constant, row) in ["HEIGHT", "EVENT"].iter().zip(table(&contract(), "`type`")) {
        let fields = names(&row[2]).join(", ");
        assert!(frame.contains(&format!("tell({{ type: {constant}, {fields}")), "{constant}");
    }
    assert!(contract().contains("| `article-widget-ask` |"));
    for name in ["article-widget-height", "article-widget-ask"] {
        assert!(host.contains(&format!("'{name}'")), "frame-host.js says {name}");
        let kind = name.trim_start_matches("article-widget-");
        assert!(frame.contains(&format!("`${{NAME}}-{kind}`")), "frame.js says {name}");
    }
    assert!(host.contains("MAX_PX = 100000") && contract().contains("from 1 to 100,000 pixels"));
}

#[test]
fn page_has_a_strict_policy_and_the_choice_for_search_engines_that_is_documented() {
    let page = read("static/frame.html");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    let rows = table(&contract(), "page");
    assert_eq!(
        (code(&rows[0][1]), code(&rows[1][1])),
        (vec!["noindex"], vec!["noindex, indexifembedded"])
    );
    let (_, policy) = page.split_once("Content-Security-Policy\" content=\"").unwrap();
    let (policy, _) = policy.split_once('"').unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
    assert!(!policy.contains("unsafe-inline") && !page.contains("<style"));
}
