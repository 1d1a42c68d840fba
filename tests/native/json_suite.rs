//! JSON as others test parsers with.

use std::fs;

use article_widget::formats;

use crate::support::files;

#[test]
fn json_that_others_collected_is_parsed_or_refused_and_nothing_else() {
    let Some(folder) = files::beside_project("shared/corpora/json-test-suite") else { return };
    let mut n_files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let parsed = formats::parse(&fs::read(&path).unwrap());
        match name.as_str() {
            // The names say what must be: y for yes, n for no, i for either.
            name if name.starts_with("y_") => assert!(parsed.is_ok(), "{name}: {parsed:?}"),
            name if name.starts_with("n_") => assert!(parsed.is_err(), "{name}: {parsed:?}"),
            _ => {}
        }
        if let Ok(document) = parsed {
            assert!(
                formats::read(&document, None, article_widget::html::parse).is_err(),
                "{name} is no article"
            );
        }
        n_files += 1;
    }
    assert!(n_files > 300, "only {n_files} files were read");
}
