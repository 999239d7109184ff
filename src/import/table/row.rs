//! A row of a table as a person.

use super::days::{self, Column};
use super::field::Field;
use crate::domain::change::import::Incoming;
use crate::domain::record::dates::reading::DayOrder;
use crate::domain::record::text::is_formula;
use crate::import::found::{Found, Header};
use crate::import::words::{in_order, tidy};
use csv::StringRecord;

/// What stands between several values in one cell.
const SEVERAL: &str = " ::: ";

/// The most characters of a cell that go into a note.
const NOTE: usize = 1_500;

/// The reader of the rows below a header.
pub(super) struct Reader<'a> {
    header: &'a Header,
    columns: &'a [Field],
    order: Option<DayOrder>,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(header: &'a Header, columns: &'a [Field], order: Option<DayOrder>) -> Self {
        Self { header, columns, order }
    }

    /// Returns the names of the columns that nothing is taken from.
    pub(super) fn ignored(&self) -> Vec<String> {
        let all = self.header.names.iter().zip(self.columns);
        all.filter(|(name, field)| **field == Field::Ignored && !name.is_empty())
            .map(|(name, _)| name.clone())
            .collect()
    }

    /// Reads a row; if it is nobody, it ends among the rejected.
    pub(super) fn take(&self, line: usize, record: &StringRecord, found: &mut Found, days: &mut Column) {
        let cells: Vec<&str> = record.iter().collect();
        let whole = || tidy(&cells.join(" "));
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return found.reject(line, "", "an empty row");
        }
        if is_footer(&cells) {
            return found.reject(line, &whole(), "part of the report, not a person");
        }
        let surplus = cells.iter().skip(self.columns.len()).any(|cell| !cell.trim().is_empty());
        if surplus {
            let reason = format!("it has {} cells, and the header has {} columns", cells.len(), self.columns.len());
            return found.reject(line, &whole(), reason);
        }
        let row = self.person(line, &cells, days);
        if row.name.is_empty() && row.email.is_empty() && row.refers.is_empty() {
            return found.reject(line, &whole(), "no name and no email");
        }
        found.take(row);
    }

    fn person(&self, line: usize, cells: &[&str], days: &mut Column) -> Incoming {
        let mut row = Incoming { line, ..Incoming::default() };
        let (mut first, mut middle, mut last) = (String::new(), String::new(), String::new());
        for (field, cell) in self.columns.iter().zip(cells) {
            let mut values = cell.split(SEVERAL).map(tidy).filter(|value| !value.is_empty());
            let Some(value) = values.next() else { continue };
            let value = without_guard(value);
            let to = match field {
                Field::Ignored => continue,
                Field::Name => &mut row.name,
                Field::First => &mut first,
                Field::Middle => &mut middle,
                Field::Last => &mut last,
                Field::Title => &mut row.title,
                Field::Company => &mut row.company,
                Field::Department => &mut row.department,
                Field::Email => &mut row.email,
                Field::Phone => &mut row.phone,
                Field::Boss => &mut row.boss,
                Field::Role => &mut row.role,
                Field::Id => &mut row.id,
                Field::Refers => &mut row.refers,
                Field::Contacted => {
                    let day = days::read(&value, self.order);
                    days.see(&value, &day);
                    let written = day.settled().map_or_else(|| value.clone(), |day| day.to_string());
                    row.more.push(format!("last contact {written}"));
                    continue;
                }
                Field::Profile => {
                    row.more.push(value);
                    continue;
                }
                Field::Note => {
                    row.notes.push(in_part(cell));
                    continue;
                }
            };
            let is_first = to.is_empty();
            let others: Vec<String> =
                if is_first { values.collect() } else { std::iter::once(value.clone()).chain(values).collect() };
            if is_first {
                *to = value;
            }
            if matches!(field, Field::Email | Field::Phone) {
                let is_known = |one: &String| *one == row.email || *one == row.phone || row.more.contains(one);
                let others: Vec<String> = others.into_iter().filter(|one| !is_known(one)).collect();
                row.more.extend(others);
            }
        }
        let parts = [first, middle, last];
        let joined = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        row.name = if joined.is_empty() { in_order(&row.name) } else { joined };
        if row.name.is_empty() {
            row.name.clone_from(&row.email);
        }
        row
    }
}

/// Returns what somebody wrote, as far as a note has room; the rest is counted.
fn in_part(cell: &str) -> String {
    let whole = without_guard(tidy(cell));
    match whole.char_indices().nth(NOTE) {
        Some((end, _)) => {
            let more = whole[end..].chars().count();
            format!("{} … (cut: {more} more characters in the file)", &whole[..end])
        }
        None => whole,
    }
}

/// Returns a value without the quote that keeps a spreadsheet from calculating it. Our own export puts one more before
/// a text that begins with such a quote itself.
fn without_guard(value: String) -> String {
    match value.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest.to_owned(),
        Some(_) | None => value,
    }
}

/// Returns whether a row belongs to the report around the table.
fn is_footer(cells: &[&str]) -> bool {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let (Some(first), second) = (filled.next(), filled.next()) else { return false };
    if filled.nth(1).is_some() {
        return false;
    }
    let begins = |with: &str| first.get(..with.len()).is_some_and(|begun| begun.eq_ignore_ascii_case(with));
    let is_total = begins("grand total") || first.eq_ignore_ascii_case("total") || begins("total (");
    let is_notice = begins("confidential information") || begins("copyright (c)") || begins("copyright ©");
    is_total || (is_notice && second.is_none_or(|more| more.len() < 40))
}
