//! Tables in Markdown, which hold what the contracts promise.

/// The rows of the table whose first column is headed `title`, cell by cell.
#[track_caller]
pub(crate) fn table(document: &str, title: &str) -> Vec<Vec<String>> {
    let mut lines = document.lines();
    let found = lines.any(|line| line.starts_with(&format!("| {title} |")));
    assert!(found, "there is a table of which the first column is {title:?}");
    lines
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

/// What is written as code in a cell, in order.
pub(crate) fn code(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The names in a list of `name`: meaning; …
pub(crate) fn names(cell: &str) -> Vec<&str> {
    cell.split("; ").filter_map(|field| code(field).first().copied()).collect()
}

#[test]
fn tables_are_read_cell_by_cell() {
    let document =
        "| a | b |\n| --- | --- |\n| `x` | `one`: 1, or `uno`; `two`: 2 |\n| y | |\n\n| c |\n";
    let rows = table(document, "a");
    assert_eq!(rows.len(), 2);
    assert_eq!((code(&rows[0][0]), names(&rows[0][1])), (vec!["x"], vec!["one", "two"]));
    assert_eq!(rows[1], ["y", ""]);
}
