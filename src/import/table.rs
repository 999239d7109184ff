//! Tables: which character separates the cells, where the header is, what its columns mean, and the rows below it.

mod columns;
pub(super) mod days;
pub(super) mod field;
mod row;

use super::Input;
use super::found::{Choices, Found, Header, Progress, Unmapped};
use super::kind::Kind;
use super::refused::Refused;
use super::words::{is_mail, is_number, tidy};
use columns::{guess, is_header, known};
use csv::{ReaderBuilder, StringRecord};
use row::Reader;

/// The most columns.
const COLUMNS: usize = 10_000;
/// The longest cell, in bytes.
const CELL: usize = 1_000_000;
/// How many rows are looked at to find the header.
const BEFORE: usize = 40;
/// How many rows are shown to choose columns by.
const EXAMPLES: usize = 3;
/// How many rows are read between two looks at whether to go on.
const STRIDE: usize = 1_000;

/// The characters that may separate cells.
const SEPARATORS: [u8; 4] = [b'\t', b';', b',', b'|'];

/// Returns the separator of a table; nothing where the text is none. Of what is pasted, only a header or tabs make a
/// table with cells: a comma may stand in any line.
pub(super) fn separator(text: &str, is_file: bool) -> Option<u8> {
    if let Some((separator, _)) = declared(text) {
        return Some(separator);
    }
    let with = |separator: u8| (separator, first_rows(text, separator));
    let all: Vec<(u8, Vec<StringRecord>)> = SEPARATORS.into_iter().map(with).collect();
    let score = |rows: &[StringRecord]| rows.iter().filter(|row| is_header(row)).map(known).max();
    let headed = all.iter().filter_map(|(one, rows)| score(rows).map(|known| (known, *one)));
    if let Some((_, separator)) = headed.max_by_key(|(known, _)| *known) {
        return Some(separator);
    }
    // Without a header, as many cells in nearly every row.
    let is_even = |rows: &[StringRecord]| {
        let width = usual_width(rows);
        width > 1 && rows.len() > 1 && rows.iter().filter(|row| row.len() == width).count() * 4 >= rows.len() * 3
    };
    // Lines with tabs and without a header are read as lines: name, title, addresses anywhere.
    let is_lines = |separator: u8, rows: &[StringRecord]| separator == b'\t' && rows.first().is_some_and(is_data);
    let even = all.iter().filter(|(separator, rows)| is_file && is_even(rows) && !is_lines(*separator, rows));
    even.max_by_key(|(_, rows)| usual_width(rows)).map(|(separator, _)| *separator)
}

/// Returns the separator that a first line such as `sep=;` declares, and the text below it.
fn declared(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let sign = first.trim().trim_matches('"');
    let sign = sign.strip_prefix("sep=").or_else(|| sign.strip_prefix("SEP="))?;
    let separator = *sign.as_bytes().first().filter(|byte| byte.is_ascii())?;
    Some((if sign == "\\t" { b'\t' } else { separator }, rest))
}

fn usual_width(rows: &[StringRecord]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(StringRecord::len).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or(0)
}

/// Returns a row's line from 1. The reader counts from the end of the row before, so from empty lines between the two.
fn line_of(row: &StringRecord, text: &str) -> usize {
    let Some(at) = row.position() else { return 0 };
    let start = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let before = text.as_bytes().get(start..).unwrap_or_default().iter();
    let breaks = before.take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    usize::try_from(at.line()).unwrap_or(0) + breaks
}

/// Returns whether a row is somebody rather than a header: it has an address or a number.
fn is_data(row: &StringRecord) -> bool {
    row.iter().any(|cell| is_mail(cell.trim()) || is_number(cell.trim()))
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes())
}

/// Returns the first rows of a table, without a long text behind an open quote.
fn first_rows(text: &str, separator: u8) -> Vec<StringRecord> {
    let mut end = text.len().min(200_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    reader(&text[..end], separator).into_records().take(BEFORE).map_while(Result::ok).collect()
}

/// Reads the people in a table.
pub(super) fn read(whole: &str, separator: u8, choices: &Choices, progress: Progress<'_>) -> Result<Input, Refused> {
    if whole.contains('\r') && !whole.contains('\n') {
        // Lines of old Macs.
        return read(&whole.replace('\r', "\n"), separator, choices, progress);
    }
    let (text, skipped) = declared(whole).map_or((whole, 0), |(_, rest)| (rest, 1));
    let first = first_rows(text, separator);
    let named = first.iter().position(is_header);
    let index = named.unwrap_or_else(|| {
        let width = usual_width(&first);
        first.iter().position(|row| row.len() >= width && row.iter().any(|cell| !cell.trim().is_empty())).unwrap_or(0)
    });
    let Some(top) = first.get(index) else { return Err(Refused::Nobody) };
    let line = |row: &StringRecord| line_of(row, text) + skipped;
    let header = if named.is_none() && is_data(top) {
        // It begins with the first person.
        let names = (1..=top.len()).map(|number| format!("column {number}"));
        Header { line: line(top).saturating_sub(1), names: names.collect() }
    } else {
        Header { line: line(top), names: top.iter().map(tidy).collect() }
    };
    let columns = match choices.columns.get(&header.key()) {
        Some(columns) if columns.len() == header.names.len() => columns.clone(),
        Some(_) | None if named.is_some() => guess(&header.names),
        Some(_) | None => {
            let examples = first.iter().filter(|row| line(row) > header.line).take(EXAMPLES);
            let examples = examples.map(|row| row.iter().map(tidy).collect()).collect();
            let guess = guess(&header.names);
            return Ok(Input::Columns(Unmapped { header, guess, examples }));
        }
    };
    let mut found = Found::new(Kind::Table { separator });
    let rows = Reader::new(&header, &columns, choices.order);
    found.ignored = rows.ignored();
    let mut days = days::Column::default();
    let mut take = |at: usize, record: &StringRecord| {
        if at > header.line {
            rows.take(at, record, &mut found, &mut days);
        }
    };
    if let Some((at, byte)) = each_row(text, separator, line, &mut take, progress)? {
        open_quote(text.get(byte..).unwrap_or_default(), at, &mut found);
    }
    match days.either() {
        // Another row gives the order away.
        Some((_, Some(order))) if choices.order.is_none() => {
            return read(whole, separator, &Choices { order: Some(order), ..choices.clone() }, progress);
        }
        Some((either, None)) if choices.order.is_none() => found.either = Some(either),
        Some(_) | None => {}
    }
    Ok(Input::People(found))
}

/// Hands on each row with its line. Returns where the last one begins: its line and its byte.
fn each_row(
    text: &str,
    separator: u8,
    line: impl Fn(&StringRecord) -> usize,
    take: &mut dyn FnMut(usize, &StringRecord),
    progress: Progress<'_>,
) -> Result<Option<(usize, usize)>, Refused> {
    let mut record = StringRecord::new();
    let mut all = reader(text, separator);
    let (mut count, mut last) = (0, None);
    while all.read_record(&mut record).unwrap_or(false) {
        let at = line(&record);
        if record.len() > COLUMNS {
            return Err(Refused::TooManyColumns { line: at });
        }
        if record.iter().any(|cell| cell.len() > CELL) {
            return Err(Refused::LongCell { line: at });
        }
        last = record.position().map(|start| (at, usize::try_from(start.byte()).unwrap_or(0)));
        take(at, &record);
        count += 1;
        if count % STRIDE == 0 && progress(count).is_break() {
            return Err(Refused::Stopped);
        }
    }
    Ok(last)
}

/// Reports a quote in the last row that never closes: it swallowed all lines behind it.
fn open_quote(row: &str, at: usize, found: &mut Found) {
    let row = row.trim();
    let lines = row.lines().count();
    if row.matches('"').count() % 2 == 1 && lines > 1 {
        found.rows.retain(|one| one.line != at);
        found.rejected.retain(|one| one.line != at);
        let what = row.lines().next().unwrap_or_default().to_owned();
        let reason =
            format!("a quote opens here and never closes, so this and the next {} lines are one row", lines - 1);
        found.reject(at, &what, reason);
    }
}
