//! What breaks importers: quotes, limits, damage, and any bytes at all.

use super::{TABLES, file, pasted, people};
use proptest::prelude::*;
use stakemap::import::{Choices, Input, Refused, read};
use std::ops::ControlFlow;

#[test]
fn nothing_is_read_in_silence() {
    for (text, line, reason) in [
        ("Name,Email\nAnna Berg,a@x.example\n,\n", 3, "an empty row"),
        ("Name,Email,Note\nAnna Berg,a@x.example,\n,,why\n", 3, "no name and no email"),
        (
            "Name,Email\nAnna Berg,a@x.example\nBo Dahl,b@x.example,c\n",
            3,
            "it has 3 cells, and the header has 2 columns",
        ),
        ("Name,Email\nAnna Berg,a@x.example\nTotal,\n", 3, "part of the report, not a person"),
        (
            "Name,Email\nAnna Berg,a@x.example\n\"Bo Dahl,b@x.example\nIda Ott,i@x.example\n",
            3,
            "a quote opens here and never closes, so this and the next 1 lines are one row",
        ),
    ] {
        let found = people(text.as_bytes());
        assert_eq!(found.rows.len(), 1, "{text:?}");
        let rejected: Vec<(usize, &str)> = found.rejected.iter().map(|one| (one.line, one.reason.as_str())).collect();
        assert_eq!(rejected, [(line, reason)], "{text:?}");
    }
    let long = format!("Name,Email\n{},a@x.example\nBo Dahl,b@x.example\n", "x".repeat(201));
    assert_eq!(people(long.as_bytes()).rejected[0].reason, "the name is longer than 200 characters");
}

#[test]
fn limits_name_the_line() {
    let wide = format!("Name,Email{}\nAnna,a@x.example\n", ",c".repeat(10_000));
    assert_eq!(file(wide.as_bytes()), Err(Refused::TooManyColumns { line: 1 }));
    let long = format!("Name,Email\nAnna,a@x.example\nBo,{}\n", "b".repeat(1_000_001));
    assert_eq!(file(long.as_bytes()), Err(Refused::LongCell { line: 3 }));
    assert_eq!(file(b"PK\x03\x04rest"), Err(Refused::Workbook));
    assert_eq!(file(b"  \n \n"), Err(Refused::Nobody));
    let many = format!("Name,Email\n{}", "Anna,a@x.example\n".repeat(3_000));
    let stop = read(many.as_bytes(), &Choices::default(), &mut |_| ControlFlow::Break(()));
    assert_eq!(stop, Err(Refused::Stopped));
}

#[test]
fn pasted_text_is_a_table_only_with_a_header_or_tabs() {
    assert_eq!(pasted("Berg, Anna\nDahl, Bo").rows[0].name, "Berg, Anna");
    assert_eq!(pasted("Name\tTitle\nAnna Berg\tCFO").rows[0].title, "CFO");
    assert_eq!(pasted("Anna Berg\tCFO\nBo Dahl\tCIO").rows[1].title, "CIO");
    let many: Vec<String> =
        pasted("anna@acme.example; Bo Dahl <bo@acme.example>").rows.iter().map(|row| row.name.clone()).collect();
    assert_eq!(many, ["anna@acme.example", "Bo Dahl"]);
}

/// A cell as CSV writes it.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn line_breaks_and_quotes_inside_cells_make_no_rows(
        cells in proptest::collection::vec("[a-z\n\r\",;\t]{0,20}", 1..6),
        separator in proptest::sample::select(vec![',', ';', '\t']),
    ) {
        let mut text = ["Name", "Email", "Street"].join(&separator.to_string()) + "\n";
        for (number, cell) in cells.iter().enumerate() {
            let row = [quoted(&format!("Person {number}")), quoted("a@x.example"), quoted(cell)];
            text += &(row.join(&separator.to_string()) + "\n");
        }
        let found = people(text.as_bytes());
        let names: Vec<&str> = found.rows.iter().map(|row| row.name.as_str()).collect();
        let right: Vec<String> = (0..cells.len()).map(|number| format!("Person {number}")).collect();
        prop_assert_eq!(names, right);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = file(&bytes);
    }

    #[test]
    fn damaged_files_are_read_or_refused(
        place in 0_usize..TABLES.len(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let mut bytes = TABLES[place].1.to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = file(&bytes);
        bytes.truncate(at);
        let _ = file(&bytes);
    }

    #[test]
    fn what_begins_like_a_card_or_a_meeting_is_read_or_refused(
        rest in "[A-Z;:=\r\n \",\\\\a-z0-9]{0,200}", start in proptest::sample::select(vec!["BEGIN:VCARD\n", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "{"]),
    ) {
        let _ = file(format!("{start}{rest}").as_bytes());
    }
}

#[test]
fn a_deal_of_this_program_is_read_and_anything_else_in_braces_is_named() {
    let Err(Refused::Deal(reason)) = file(b"{\"format\": \"other\"}") else { panic!("it is read") };
    assert_eq!(reason, "it isn't a stakemap deal");
    let deal = br#"{"format":"stakemap.deal","version":1,"id":"01900000-0000-7000-8000-000000000001","name":"D",
        "created":"2026-01-01T00:00:00Z","stakeholders":[{"id":"01900000-0000-7000-8000-000000000002","name":"Anna Berg",
        "title":"CFO","observations":[],"tasks":[],"calls":[],"card":{"contact":"anna@acme.example, +1 555 0100"}}]}"#;
    let Ok(Input::People(found)) = file(deal) else { panic!("{:?}", file(deal)) };
    assert_eq!(found.rows[0].contact(), "anna@acme.example, +1 555 0100");
}
