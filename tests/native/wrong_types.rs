//! Documents that differ from a good one in one place: what that costs, and what is warned of.
//!
//! The schema and the reader are held together here: what the one allows, the other reads without a
//! warning, and what the one forbids, the other warns of.

use article_widget::formats::Warning;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::fixtures::{document, read};
use crate::support::schema::{Place, places, schema, validator};

/// What schema and reader say of `document`, which was changed at `place`.
///
/// # Panics
///
/// When they differ, when the reader's warning is not of that place, or when the change cost more
/// than it would if the place were empty.
#[track_caller]
fn check_agreement(validator: &Validator, document: &Value, place: &Place) {
    let Place { location, pointer } = place;
    let found = document.pointer(pointer).map_or("missing".to_owned(), Value::to_string);
    let at = format!("{pointer} is {found}");
    // A block of a type that is not known yet is valid, and left out with a warning.
    let is_unknown_block =
        location.ends_with("/block/anyOf/1/properties/type") && found == "\"no such thing\"";
    let is_valid = validator.is_valid(document) && !is_unknown_block;
    match read(document) {
        Ok(parsed) if is_valid => assert_eq!(parsed.warnings, [], "{at}"),
        Ok(parsed) => {
            let is_told = parsed.warnings.iter().any(|it| is_about(it, pointer));
            assert!(is_told, "{at}, but there is no warning of it: {:#?}", parsed.warnings);
            let without = if location.ends_with("/table_row/items") {
                // The cells after it stay in their columns.
                emptied(document, pointer)
            } else {
                without(document, pointer)
            };
            let without = read(&without).unwrap();
            assert_eq!(parsed.article, without.article, "{at}, which is not the same as nothing");
        }
        Err(error) => {
            assert!(!is_valid, "{at}, which is valid, but: {error}");
            assert!(
                ["/headline", "/version"].contains(&pointer.as_str()),
                "{at}, and costs the article"
            );
        }
    }
}

/// The document with nothing at `pointer`.
fn without(document: &Value, pointer: &str) -> Value {
    let mut document = document.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    if let Some(fields) = parent.as_object_mut() {
        fields.remove(name);
    }
    if let Some(items) = parent.as_array_mut() {
        items.remove(name.parse().unwrap());
    }
    document
}

/// The document with `null` at `pointer`.
fn emptied(document: &Value, pointer: &str) -> Value {
    let mut document = document.clone();
    *document.pointer_mut(pointer).unwrap() = Value::Null;
    document
}

/// Whether the warning is of this place, something in it, or what is left out because of it: the
/// object around it, or around the array whose item it is.
fn is_about(warning: &Warning, pointer: &str) -> bool {
    let parent = |pointer: &str| pointer.rsplit_once('/').map(|(parent, _)| parent.to_owned());
    let around = parent(pointer);
    let around_array = around
        .as_deref()
        .filter(|_| pointer.ends_with(|c: char| c.is_ascii_digit()))
        .and_then(parent);
    let within = warning.pointer.strip_prefix(pointer);
    [around, around_array].contains(&Some(warning.pointer.clone()))
        || within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[test]
fn each_wrong_type_in_turn_costs_that_field_only_and_is_warned_of() {
    let values = [
        json!(null),
        json!(true),
        json!(7),
        json!(7.0),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e9),
        json!("no such thing"),
        json!([]),
        json!([7]),
        json!({}),
        json!({ "no_such_field": 7 }),
    ];
    let (schema, validator, document) = (schema(), validator(), document("every_field"));
    for place in places(&schema, &document) {
        for value in &values {
            let mut changed = document.clone();
            changed.pointer_mut(&place.pointer).unwrap().clone_from(value);
            check_agreement(&validator, &changed, &place);
        }
    }
}

#[test]
fn each_missing_field_or_item_in_turn_costs_only_what_cannot_do_without_it() {
    let (schema, validator, document) = (schema(), validator(), document("every_field"));
    for place in places(&schema, &document) {
        let changed = without(&document, &place.pointer);
        if changed.pointer(&place.pointer).is_none() {
            check_missing(&validator, &changed, &place);
        }
    }
}

/// Like [`check_agreement`], for a document that lacks the place.
#[track_caller]
fn check_missing(validator: &Validator, document: &Value, place: &Place) {
    let is_valid = validator.is_valid(document);
    match read(document) {
        Ok(parsed) if is_valid => assert_eq!(parsed.warnings, [], "without {}", place.pointer),
        Ok(parsed) => {
            let is_told = parsed.warnings.iter().any(|it| is_about(it, &place.pointer));
            assert!(is_told, "without {}: {:#?}", place.pointer, parsed.warnings);
        }
        Err(error) => assert_eq!(place.pointer, "/headline", "{error}"),
    }
}

#[test]
fn unknown_fields_are_ignored_everywhere() {
    let (schema, document) = (schema(), document("every_field"));
    let expected = read(&document).unwrap();
    let objects =
        places(&schema, &document).into_iter().map(|it| it.pointer).chain([String::new()]);
    for pointer in objects {
        let mut changed = document.clone();
        if let Some(fields) = changed.pointer_mut(&pointer).unwrap().as_object_mut() {
            fields.insert("no_such_field".to_owned(), json!({ "text": 7 }));
            assert_eq!(read(&changed).unwrap(), expected, "a new field in {pointer}");
        }
    }
}
