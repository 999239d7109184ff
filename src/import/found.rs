//! What is found in an input, and what may be chosen before it is read.

use super::kind::Kind;
use super::table::field::Field;
use crate::domain::change::import::{Incoming, Meeting, Rejected};
use crate::domain::record::dates::reading::DayOrder;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

/// What to call with the number of rows read so far; it says whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(usize) -> ControlFlow<()>;

/// What the user chose about an input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// The meaning of each column of the tables whose headers don't say, by [`Header::key`].
    pub columns: BTreeMap<String, Vec<Field>>,
    /// The order of day and month in `3/4/2025`.
    pub order: Option<DayOrder>,
    /// Whether it is a file, which is a table even where nothing but its commas say so.
    pub is_file: bool,
}

/// The people in an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What the input was taken for.
    pub kind: Kind,
    /// The people, in the order of the input.
    pub rows: Vec<Incoming>,
    /// What stands for nobody, with line and reason.
    pub rejected: Vec<Rejected>,
    /// The columns that nothing is taken from.
    pub ignored: Vec<String>,
    /// The meeting that they were invited to.
    pub meeting: Option<Meeting>,
    /// A day in it that can be read in two ways, until the user has said which.
    pub either: Option<Either>,
}

/// A day that can be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Either {
    /// As it is written.
    pub text: String,
    /// With the day first.
    pub day_first: Date,
    /// With the month first.
    pub month_first: Date,
}

/// A table whose columns nobody has named yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmapped {
    /// The columns.
    pub header: Header,
    /// What each column may be.
    pub guess: Vec<Field>,
    /// The first rows below it, to choose by.
    pub examples: Vec<Vec<String>>,
}

/// A table's header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its line.
    pub line: usize,
    /// The names of the columns.
    pub names: Vec<String>,
}

impl Header {
    /// Returns the text by which a choice of columns is remembered.
    #[must_use]
    pub fn key(&self) -> String {
        self.names.join("\u{1f}").to_lowercase()
    }
}

impl Found {
    pub(super) const fn new(kind: Kind) -> Self {
        Self { kind, rows: Vec::new(), rejected: Vec::new(), ignored: Vec::new(), meeting: None, either: None }
    }

    /// Takes a row in, if it is somebody.
    pub(super) fn take(&mut self, row: Incoming) {
        match row.fault() {
            None => self.rows.push(row),
            Some(reason) => self.reject(row.line, &row.whole(), reason),
        }
    }

    /// Takes together what several files hold. Roles told in one go to the people in another, by their ids.
    #[must_use]
    pub fn together(files: Vec<Self>) -> Self {
        let mut files = (0..).zip(files).map(|(number, mut file)| {
            file.rows.iter_mut().for_each(|row| row.file = number);
            file.rejected.iter_mut().for_each(|one| one.file = number);
            file
        });
        let Some(mut all) = files.next() else { return Self::new(Kind::Lines) };
        for file in files {
            all.rows.extend(file.rows);
            all.rejected.extend(file.rejected);
            all.ignored.extend(file.ignored.into_iter().filter(|one| !all.ignored.contains(one)).collect::<Vec<_>>());
            all.meeting = all.meeting.or(file.meeting);
            all.either = all.either.or(file.either);
        }
        all.give_roles();
        all
    }

    /// Gives each role told by a row that only refers to somebody to the row of that person.
    fn give_roles(&mut self) {
        let (referring, rows): (Vec<Incoming>, Vec<Incoming>) =
            std::mem::take(&mut self.rows).into_iter().partition(|row| !row.refers.is_empty());
        self.rows = rows;
        if referring.is_empty() {
            return;
        }
        let indexes: HashMap<String, usize> =
            self.rows.iter().enumerate().map(|(index, row)| (row.id.clone(), index)).collect();
        for row in referring {
            match indexes.get(&row.refers).and_then(|index| self.rows.get_mut(*index)) {
                Some(person) if person.role.is_empty() => person.role = row.role,
                Some(person) if person.role != row.role => person.role = format!("{}, {}", person.role, row.role),
                Some(_) => {}
                None => {
                    let reason = format!("it gives a role to {}, who isn't in any of these files", row.refers);
                    self.rejected.push(Rejected { file: row.file, line: row.line, what: row.role, reason });
                }
            }
        }
    }

    pub(super) fn reject(&mut self, line: usize, what: &str, reason: impl Into<String>) {
        let what = what.chars().take(80).collect();
        self.rejected.push(Rejected { file: 0, line, what, reason: reason.into() });
    }
}
