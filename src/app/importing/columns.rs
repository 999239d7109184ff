//! Saying what the columns of a table mean whose header nobody knows.

use crate::import::{Field, Unmapped};

/// The meanings given so far.
#[derive(Debug, Clone)]
pub struct ColumnChoice {
    /// The table.
    pub unmapped: Unmapped,
    /// The meaning of each column.
    pub fields: Vec<Field>,
    /// The column under the cursor.
    pub cursor: usize,
}

impl ColumnChoice {
    pub(in crate::app) fn new(unmapped: Unmapped) -> Self {
        let fields = unmapped.guess.clone();
        Self { unmapped, fields, cursor: 0 }
    }

    /// Gives the column under the cursor the next meaning, or the one before.
    pub(in crate::app) fn turn(&mut self, by: isize) {
        let Some(field) = self.fields.get_mut(self.cursor) else { return };
        let count = Field::ALL.len();
        let now = Field::ALL.iter().position(|one| one == field).unwrap_or(0);
        *field = Field::ALL[(now + count).saturating_add_signed(by) % count];
    }

    /// Returns what is missing to know who the rows are.
    pub(in crate::app) fn fault(&self) -> Option<&'static str> {
        let names = [Field::Name, Field::First, Field::Last, Field::Email];
        let is_named = self.fields.iter().any(|field| names.contains(field));
        (!is_named).then_some("Which column has the names? ↑ ↓ to it, → until it says name")
    }

    /// Returns the first values of a column.
    #[must_use]
    pub fn examples(&self, column: usize) -> String {
        let values = self.unmapped.examples.iter().filter_map(|row| row.get(column)).filter(|value| !value.is_empty());
        values.map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
}
