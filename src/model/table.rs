//! Tables.

use super::Text;

/// Cells in rows.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Table {
    /// What the table is about; may be empty.
    pub caption: Text,
    /// The rows at the top that name the columns; often one, or none.
    pub head: Vec<TableRow>,
    /// The other rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
pub type TableRow = Vec<TableCell>;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct TableCell {
    /// What stands in it.
    pub text: Text,
    /// Whether it names its row or column.
    pub is_header: bool,
    /// Over how many columns it goes, 1 to 1000.
    pub n_columns: u16,
    /// Over how many rows it goes, 1 to 1000.
    pub n_rows: u16,
}

impl From<Text> for TableCell {
    fn from(text: Text) -> Self {
        Self { text, is_header: false, n_columns: 1, n_rows: 1 }
    }
}
