//! `schema`: the JSON Schema of Article JSON, and what it says of a place in a document.

use std::sync::LazyLock;

use serde_json::Value;

use crate::console::Console;
use crate::problem::Stop;

const SCHEMA: &str = include_str!("../../../static/schema/article-1.json");

pub(crate) fn run(console: &mut Console) -> Result<(), Stop> {
    console.print(SCHEMA)?;
    Ok(())
}

/// What the schema says of the place in `document` that a JSON Pointer leads to, or of the nearest
/// place around it that it says something of: what belongs there, what that needs, and an example
/// where there is one. Nothing for the document as a whole.
pub(crate) fn advice(document: &Value, pointer: &str) -> String {
    static PARSED: LazyLock<Option<Value>> = LazyLock::new(|| serde_json::from_str(SCHEMA).ok());
    let Some(schema) = PARSED.as_ref() else { return String::new() };
    let mut advice = String::new();
    let mut parts = all_of(schema, schema, document);
    let mut value = document;
    for name in pointer.split('/').skip(1) {
        let idx = name.parse::<usize>().ok();
        value = value.get(name).or_else(|| value.get(idx?)).unwrap_or(&Value::Null);
        let inner = parts.iter().filter_map(|(_, part)| match idx {
            Some(_) => part.get("items"),
            None => part.get("properties")?.get(name),
        });
        parts = inner.flat_map(|part| all_of(schema, part, value)).collect();
        let told = worded(&parts);
        if !told.is_empty() {
            advice = told;
        }
    }
    advice
}

/// Whether a part of the schema holds for one type of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    OfType,
    Any,
}

/// A part of the schema with all the parts that hold for the same value, itself first.
fn all_of<'a>(schema: &'a Value, part: &'a Value, value: &Value) -> Vec<(Kind, &'a Value)> {
    let mut parts = vec![(Kind::Any, part)];
    let reference = part.get("$ref").and_then(Value::as_str);
    let referred = reference.and_then(|it| schema.pointer(it.trim_start_matches('#')));
    let listed = ["allOf", "anyOf"].iter().filter_map(|name| part.get(name)?.as_array()).flatten();
    let of_type = part.pointer("/if/properties/type/const");
    if of_type.is_some() && of_type == value.get("type") {
        let then = part.get("then").into_iter().flat_map(|then| all_of(schema, then, value));
        parts.extend(then.map(|(_, part)| (Kind::OfType, part)));
    }
    // Another condition only asks in which of two ways the same things are written.
    let both =
        ["then", "else"].iter().filter_map(|name| part.get(name).filter(|_| of_type.is_none()));
    for part in referred.into_iter().chain(listed).chain(both) {
        parts.extend(all_of(schema, part, value));
    }
    parts
}

fn worded(parts: &[(Kind, &Value)]) -> String {
    // What holds for this very type of block says more than what holds for all of them.
    let is_of_type = parts.iter().any(|(kind, _)| *kind == Kind::OfType);
    let parts = parts.iter().filter(|(kind, _)| !is_of_type || *kind == Kind::OfType);
    let first = |name: &str| parts.clone().find_map(|(_, part)| part.pointer(name));
    let strings = |name: &str| {
        let found = first(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        found.iter().filter_map(Value::as_str).map(|name| format!("`{name}`")).collect::<Vec<_>>()
    };
    let needed = strings("/required");
    // Of a block, its type decides about all the rest.
    let description =
        if needed == ["`type`"] { "/properties/type/description" } else { "/description" };
    let mut sentences = Vec::new();
    sentences.extend(first("/title").and_then(Value::as_str).map(|title| format!("{title}.")));
    if !needed.is_empty() {
        sentences.push(format!("Needs {}.", needed.join(" and ")));
    }
    sentences.extend(first(description).and_then(Value::as_str).map(str::to_owned));
    let values = strings("/enum");
    if !values.is_empty() {
        sentences.push(format!("One of {}.", values.join(", ")));
    }
    let example = first("/examples/0");
    sentences.extend(example.map(|example| format!("For example: {example}")));
    sentences.join(" ")
}
