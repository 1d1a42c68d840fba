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
        let mut cells = TableRow::new();
        let mut has_cells = false;
        for cell in row.children(cx) {
            let cell = self::cell(cell, cx);
            has_cells |= cell.is_some();
            // What is no cell is an empty one, so that the others stay in their columns.
            cells.push(cell.unwrap_or_else(|| Text::default().into()));
        }
        if has_cells {
            rows.push(cells);
        } else {
            row.warn("is no row of cells and is left out", cx);
        }
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
