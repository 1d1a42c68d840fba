//! Tables.

use yew::prelude::*;

use super::super::body::Scene;
use super::super::each::each;
use crate::model::{Table, TableCell, TableRow};

/// A table, in a box of its own that scrolls where the table is wider, also from the keyboard.
pub(in crate::ui) fn table(table: &Table, scene: Scene<'_>) -> Html {
    let caption = table.caption.to_plain();
    let label = if table.caption.is_blank() {
        AttrValue::from(scene.surroundings.words.table)
    } else {
        caption.into()
    };
    html! {
        <div class="table" part="table" role="group" tabindex="0" aria-label={label}>
            <table>
                if !table.caption.is_blank() {
                    <caption>{ scene.text(&table.caption) }</caption>
                }
                if !table.head.is_empty() {
                    <thead>{ rows(&table.head, true, scene) }</thead>
                }
                if !table.rows.is_empty() {
                    <tbody>{ rows(&table.rows, false, scene) }</tbody>
                }
            </table>
        </div>
    }
}

fn rows(rows: &[TableRow], is_head: bool, scene: Scene<'_>) -> Html {
    let row = |row: &TableRow| {
        html! { <tr>{ each(row, |cell| view_cell(cell, is_head, scene)) }</tr> }
    };
    each(rows, row)
}

/// A cell. One that names nothing is no header, wherever it stands.
fn view_cell(cell: &TableCell, is_head: bool, scene: Scene<'_>) -> Html {
    let span = |number: u16| (number != 1).then(|| number.to_string());
    let (colspan, rowspan) = (span(cell.n_columns), span(cell.n_rows));
    let text = scene.text(&cell.text);
    if (is_head || cell.is_header) && !cell.text.is_blank() {
        let scope = if is_head { "col" } else { "row" };
        html! { <th {scope} {colspan} {rowspan}>{ text }</th> }
    } else {
        html! { <td {colspan} {rowspan}>{ text }</td> }
    }
}
