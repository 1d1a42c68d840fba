//! The published schema by itself, and the documents that it describes.

use std::collections::BTreeSet;

use article_widget::model::{Network, ShareTarget};
use serde_json::{Value, json};

use crate::support::files;
use crate::support::fixtures::{ARTICLES, document, read};
use crate::support::schema::{locations, places, schema, validator};

#[test]
fn schema_is_one_and_forbids_no_field_of_a_newer_document() {
    let schema = schema();
    assert!(jsonschema::meta::is_valid(&schema));
    let text = schema.to_string();
    assert!(!text.contains("additionalProperties"), "true is the default");
    assert!(!text.contains("unevaluatedProperties"), "true is the default");
    assert_eq!(schema["required"], json!(["headline"]));
}

#[test]
fn schema_tells_publishers_what_each_field_is() {
    let schema = schema();
    for location in locations(&schema).iter().filter(|it| !it.ends_with("/items")) {
        let field = schema.pointer(location).unwrap();
        assert!(field["title"].is_string(), "{location} has no title");
    }
    for location in locations(&schema).iter().filter(|it| it.starts_with("/properties/")) {
        if let Some(field) = schema.pointer(location)
            && field.get("title").is_some()
            && field.get("$ref").is_none()
        {
            assert!(field["description"].is_string(), "{location} has no description");
        }
    }
}

#[test]
fn schema_lists_the_networks_that_the_widget_knows() {
    let mut known: Vec<&str> = Network::ALL.into_iter().map(Network::key).collect();
    known.insert(2, "twitter");
    assert_eq!(schema()["$defs"]["network"]["enum"], json!(known));
    assert_eq!(Network::from_key("twitter"), Some(Network::X));
    let mut targets = ShareTarget::OWN.map(ShareTarget::key).to_vec();
    targets.extend(known);
    assert_eq!(schema()["$defs"]["share_target"]["enum"], json!(targets));
    assert!(targets.into_iter().all(|key| ShareTarget::from_key(key).is_some()));
}

#[test]
fn one_document_sets_every_field_of_the_schema() {
    let set: BTreeSet<String> =
        places(&schema(), &document("every_field")).into_iter().map(|it| it.location).collect();
    assert_eq!(set, locations(&schema()));
}

#[test]
fn examples_of_the_schema_are_articles() {
    let validator = validator();
    for example in schema()["examples"].as_array().unwrap() {
        assert!(validator.is_valid(example));
        assert_eq!(read(example).unwrap().warnings, []);
    }
}

#[test]
fn documents_without_warnings_are_valid() {
    let validator = validator();
    for fixture in ARTICLES {
        let document: Value = serde_json::from_str(fixture.input).unwrap();
        let parsed = read(&document).unwrap();
        if parsed.warnings.is_empty() {
            let errors: Vec<String> =
                validator.iter_errors(&document).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:#?}", fixture.name);
        }
    }
}

#[test]
fn demo_gallery_and_seed_are_valid_articles_without_warnings() {
    let gallery = files::files_below("static/demo/gallery")
        .into_iter()
        .filter(|path| path.ends_with(".json") && !path.ends_with("/entries.json"));
    let paths = gallery
        .chain(["static/demo/paris.json".to_owned()])
        .map(|path| files::project(&path))
        .chain(files::beside_project("shared/seed/china-topix.json"));
    for path in paths {
        let document = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert!(validator().is_valid(&document), "{}", path.display());
        assert_eq!(read(&document).unwrap().warnings, [], "{}", path.display());
    }
}
