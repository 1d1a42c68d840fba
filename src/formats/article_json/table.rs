//! Tables.

use super::super::context::Context;
use super::super::node::Node;
use super::inline;
use crate::model::{Table, TableCell, TableRow, Text};

/// Most columns or rows that a cell goes over: as many as browsers count.
const MAX_SPAN: u32 = 1000;

/// The table whose fields stand in `node`.
pub(super) fn read(node: Node<'_>, cx: &mut Context<'_>) -> Table {
    Table {
        caption: inline::text_field(node, "caption", cx),
        head: rows(node, "head", cx),
        rows: rows(node, "rows", cx),
    }
}

fn rows(node: Node<'_>, name: &str, cx: &mut Context<'_>) -> Vec<TableRow> {
    let mut rows = Vec::new();
    for row in node.items(name, cx) {
        let cells: Vec<_> = row.children(cx).map(|cell| self::cell(cell, cx)).collect();
        if cells.iter().all(Option::is_none) {
            row.warn("is no row of cells and is left out", cx);
            continue;
        }
        // What is no cell is an empty one, so that the others stay in their columns.
        let empty = || TableCell::from(Text::default());
        rows.push(cells.into_iter().map(|cell| cell.unwrap_or_else(empty)).collect());
    }
    rows
}

/// A cell: a text, an object with one, or `null` for an empty cell.
fn cell(node: Node<'_>, cx: &mut Context<'_>) -> Option<TableCell> {
    if node.value.is_null() {
        return Some(Text::default().into());
    }
    if node.value.is_object() {
        let mut span = |name| node.count(name, MAX_SPAN, cx).unwrap_or(1) as u16;
        let (n_columns, n_rows) = (span("columns"), span("rows"));
        let is_header = node.flag("header", cx);
        let text = inline::text_field(node, "text", cx);
        return Some(TableCell { text, is_header, n_columns, n_rows });
    }
    let is_text = node.value.is_string() || node.value.is_array();
    let text = inline::text(node, cx);
    is_text.then(|| text.into())
}
