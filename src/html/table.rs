//! Tables, and tables that only arrange things.

use super::convert::{Converter, Flow, Whole};
use super::line::take;
use super::{Element, Node, Nodes};
use crate::model::{Block, Run, Table, TableCell, TableRow};

/// What a table is made of, as far as it tells whether there is one.
#[derive(Default)]
struct Look {
    has_header: bool,
    has_inner: bool,
    has_code: bool,
    n_rows: usize,
    n_most_cells: usize,
}

impl<'a> Converter<'a> {
    pub(super) fn table(&mut self, element: Element<'a>, marks: &Run, flow: &mut Flow) {
        let mut look = Look::default();
        look_at(element.children(), &mut look);
        let is_layout = element.attribute("role") == Some("presentation")
            || look.has_inner
            // A listing, mostly with its numbers beside it.
            || (look.has_code && !look.has_header && look.n_rows <= 1 && look.n_most_cells <= 2)
            || (!look.has_header && look.n_most_cells <= 1);
        if flow.is_lines || is_layout {
            return self.block(element, marks, flow);
        }
        self.flush(flow);
        let mut rest = Flow::default();
        let (mut table, parts) = self.apart(Whole::Table, |it| {
            let mut table = Table::default();
            let mut foot = Vec::new();
            it.add_rows(element.children(), marks, false, &mut table, &mut foot, &mut rest);
            table.rows.append(&mut foot);
            table
        });
        self.flush(&mut rest);
        table.caption = parts.caption;
        if table.head.is_empty() && table.rows.len() > 1 {
            let is_head = |row: &TableRow| row.iter().all(|cell| cell.is_header);
            if table.rows.first().is_some_and(is_head) {
                table.head.push(table.rows.remove(0));
            }
        }
        if !(table.head.is_empty() && table.rows.is_empty()) {
            self.push(Block::Table(table), flow);
        } else if !table.caption.runs.is_empty() {
            self.push(Block::Paragraph(table.caption), flow);
        }
        // What is no text in the cells, and what stands between them.
        flow.blocks.append(&mut rest.blocks);
    }

    fn add_rows(
        &mut self,
        nodes: Nodes<'a>,
        marks: &Run,
        is_head: bool,
        table: &mut Table,
        foot: &mut Vec<TableRow>,
        rest: &mut Flow,
    ) {
        for (node, only) in nodes.each() {
            let Node::Element(element) = node else { continue };
            if self.hides(element) {
                continue;
            }
            let children = element.children();
            match element.name() {
                "thead" => self.add_rows(children, marks, true, table, foot, rest),
                "tbody" => self.add_rows(children, marks, false, table, foot, rest),
                "tfoot" => {
                    let mut inner = Table::default();
                    self.add_rows(children, marks, false, &mut inner, &mut Vec::new(), rest);
                    foot.append(&mut inner.rows);
                }
                "tr" => {
                    let row = self.row(children, marks, rest);
                    if row.iter().any(|cell| !cell.text.runs.is_empty()) {
                        if is_head { &mut table.head } else { &mut table.rows }.push(row);
                    }
                }
                "colgroup" | "col" => {}
                _ => self.walk(only, marks, rest),
            }
        }
    }

    fn row(&mut self, nodes: Nodes<'a>, marks: &Run, rest: &mut Flow) -> TableRow {
        let mut row = Vec::new();
        for node in nodes {
            let Node::Element(element) = node else { continue };
            if !matches!(element.name(), "td" | "th") || !take(self.n_items_left) {
                continue;
            }
            let number = |name| {
                let number: Option<u16> =
                    element.attribute(name).and_then(|it| it.trim().parse().ok());
                number.unwrap_or(1).clamp(1, 1000)
            };
            let mut cell = TableCell::from(self.lines(element.children(), marks, rest));
            cell.is_header = element.name() == "th" || element.attribute("scope").is_some();
            cell.n_columns = number("colspan");
            cell.n_rows = number("rowspan");
            row.push(cell);
        }
        row
    }
}

/// Looks at a table, but not into the ones in it.
fn look_at(nodes: Nodes<'_>, look: &mut Look) {
    let mut n_cells = 0;
    for node in nodes {
        let Node::Element(element) = node else { continue };
        match element.name() {
            "table" => {
                look.has_inner = true;
                continue;
            }
            "pre" => look.has_code = true,
            "tr" => look.n_rows += 1,
            "th" | "caption" | "thead" => look.has_header = true,
            "td" => n_cells += 1,
            _ => {}
        }
        look_at(element.children(), look);
    }
    look.n_most_cells = look.n_most_cells.max(n_cells);
}
