//! Reading people from what other programs export: one file of each shape, the odd things in them, and any bytes.

#![allow(clippy::unwrap_used, clippy::panic)]

mod matching;
mod odd;
mod shapes;
pub(crate) mod transcripts;

use stakemap::domain::change::import::Incoming;
use stakemap::import::{Choices, Found, Input, Refused, read, read_text};
use std::ops::ControlFlow;

/// A file of a shape, with the same twelve people in each.
macro_rules! case {
    ($name:literal) => {
        ($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/cases/import/", $name)).as_slice())
    };
}

/// All tables, one for each shape in the wild.
pub(crate) const TABLES: [(&str, &[u8]); 13] = [
    case!("01-salesforce-report.csv"),
    case!("02-salesforce-data-loader.csv"),
    case!("03-hubspot-view.csv"),
    case!("04-hubspot-list-utf16.csv"),
    case!("05-pipedrive.csv"),
    case!("06-dynamics.csv"),
    case!("07-zoho.csv"),
    case!("08-linkedin.csv"),
    case!("09-google-2024.csv"),
    case!("10-google-before.csv"),
    case!("11-outlook.csv"),
    case!("12-outlook-com.csv"),
    case!("13-excel-europe.csv"),
];

/// Everything else that holds all twelve.
pub(crate) const OTHERS: [(&str, &[u8]); 6] = [
    case!("vcard-21.vcf"),
    case!("vcard-3.vcf"),
    case!("vcard-4.vcf"),
    case!("invitation.ics"),
    case!("address-line.txt"),
    case!("lines.txt"),
];

pub(crate) const ROLES: (&str, &[u8]) = case!("02-salesforce-contact-roles.csv");
const UNKNOWN: (&str, &[u8]) = case!("unknown-header.csv");
pub(crate) const DAYS: (&str, &[u8]) = case!("ambiguous-days.csv");
const SIGNATURE: (&str, &[u8]) = case!("signature.txt");

/// Reads a file, without any choice.
fn file(bytes: &[u8]) -> Result<Input, Refused> {
    read(bytes, &Choices { is_file: true, ..Choices::default() }, &mut |_| ControlFlow::Continue(()))
}

#[track_caller]
fn people(bytes: &[u8]) -> Found {
    match file(bytes) {
        Ok(Input::People(found)) => Found::together(vec![found]),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn pasted(text: &str) -> Found {
    match read_text(text, &Choices::default(), &mut |_| ControlFlow::Continue(())) {
        Ok(Input::People(found)) => Found::together(vec![found]),
        other => panic!("{other:?}"),
    }
}

fn named<'a>(found: &'a Found, name: &str) -> &'a Incoming {
    found.rows.iter().find(|row| row.name.starts_with(name)).unwrap()
}
