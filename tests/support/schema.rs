//! The published schema of Article JSON, and the places in a document that it speaks of.

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::Value;

use super::files;

/// The file that publishers get.
pub(crate) fn schema() -> Value {
    serde_json::from_str(&files::read("static/schema/article-1.json")).unwrap()
}

/// What checks documents by the schema.
pub(crate) fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

/// A field or an item of a document that the schema describes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Where the schema describes it, as a JSON pointer into the schema.
    pub(crate) location: String,
    /// Where it is in the document, as a JSON pointer.
    pub(crate) pointer: String,
}

/// All that `schema` describes: fields and items, as pointers into it.
pub(crate) fn locations(schema: &Value) -> BTreeSet<String> {
    let mut locations = BTreeSet::new();
    collect(schema, "", &mut locations);
    locations
}

fn collect(schema: &Value, location: &str, locations: &mut BTreeSet<String>) {
    let Some(keywords) = schema.as_object() else { return };
    for (keyword, value) in keywords {
        let location = format!("{location}/{keyword}");
        match keyword.as_str() {
            "properties" => {
                for (name, field) in
                    value.as_object().unwrap().iter().filter(|(_, field)| describes(field))
                {
                    locations.insert(format!("{location}/{name}"));
                    collect(field, &format!("{location}/{name}"), locations);
                }
            }
            "items" => {
                locations.insert(location.clone());
                collect(value, &location, locations);
            }
            "$defs" => {
                for (name, definition) in value.as_object().unwrap() {
                    collect(definition, &format!("{location}/{name}"), locations);
                }
            }
            "allOf" | "anyOf" => {
                for (idx, part) in value.as_array().unwrap().iter().enumerate() {
                    collect(part, &format!("{location}/{idx}"), locations);
                }
            }
            "then" | "else" => collect(value, &location, locations),
            _ => {}
        }
    }
}

/// A field that must not be there is none.
fn describes(field: &Value) -> bool {
    *field != serde_json::json!({ "type": "null" })
}

/// All fields and items that `document` sets and `schema` describes.
pub(crate) fn places(schema: &Value, document: &Value) -> BTreeSet<Place> {
    let mut walk = Walk { schema, places: BTreeSet::new() };
    walk.visit("", document, "");
    walk.places
}

struct Walk<'a> {
    schema: &'a Value,
    places: BTreeSet<Place>,
}

impl Walk<'_> {
    fn visit(&mut self, location: &str, value: &Value, pointer: &str) {
        let schema =
            self.schema.pointer(location).unwrap_or_else(|| panic!("{location} is in the schema"));
        if let Some(reference) = schema.get("$ref") {
            self.visit(reference.as_str().unwrap().trim_start_matches('#'), value, pointer);
        }
        if let (Some(fields), Some(values)) = (schema.get("properties"), value.as_object()) {
            for (name, _) in
                fields.as_object().unwrap().iter().filter(|(_, field)| describes(field))
            {
                if let Some(value) = values.get(name) {
                    self.enter(
                        &format!("{location}/properties/{name}"),
                        value,
                        &format!("{pointer}/{name}"),
                    );
                }
            }
        }
        if let (Some(_), Some(items)) = (schema.get("items"), value.as_array()) {
            for (idx, item) in items.iter().enumerate() {
                self.enter(&format!("{location}/items"), item, &format!("{pointer}/{idx}"));
            }
        }
        for keyword in ["allOf", "anyOf"] {
            for idx in 0..schema.get(keyword).map_or(0, |parts| parts.as_array().unwrap().len()) {
                self.visit(&format!("{location}/{keyword}/{idx}"), value, pointer);
            }
        }
        if let Some(condition) = schema.get("if") {
            let branch = if jsonschema::is_valid(condition, value) { "then" } else { "else" };
            if schema.get(branch).is_some() {
                self.visit(&format!("{location}/{branch}"), value, pointer);
            }
        }
    }

    fn enter(&mut self, location: &str, value: &Value, pointer: &str) {
        self.places.insert(Place { location: location.to_owned(), pointer: pointer.to_owned() });
        self.visit(location, value, pointer);
    }
}
