//! Documents of other formats in which one value is another than it should be.

use std::fs;

use article_widget::formats;
use serde_json::{Value, json};

use crate::support::files;
use crate::support::fixtures::read;

/// The formats of which each value is replaced.
const FORMATS: [&str; 7] =
    ["guardian-", "guardian_web-", "ans-", "ninjs-", "apple_news-", "json_ld-", "json_feed-"];

#[test]
fn no_value_of_another_type_stops_the_reader() {
    let mut n_read = 0;
    for entry in fs::read_dir(files::project("tests/fixtures/formats")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !FORMATS.iter().any(|format| name.starts_with(format)) {
            continue;
        }
        let document = formats::parse(&fs::read(path.join("input.json")).unwrap()).unwrap();
        let mut pointers = Vec::new();
        collect(&document, String::new(), &mut pointers);
        for pointer in pointers {
            for other in
                [json!(null), json!(-1.5), json!("\u{1f6a2}"), json!([[], {}]), json!({"a": 1})]
            {
                let mut changed = document.clone();
                *changed.pointer_mut(&pointer).unwrap() = other;
                // Whatever it gives: it ends, and it does not panic.
                n_read += usize::from(read(&changed).is_ok());
            }
        }
    }
    assert!(n_read > 1000, "only {n_read} documents were read");
}

fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    pointers.push(pointer.clone());
    if let Value::Array(items) = value {
        for (idx, item) in items.iter().enumerate() {
            collect(item, format!("{pointer}/{idx}"), pointers);
        }
    }
    if let Value::Object(fields) = value {
        for (name, field) in fields {
            collect(
                field,
                format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")),
                pointers,
            );
        }
    }
}
