//! The table: a spreadsheet calculates nothing in it, and importing it again changes nothing.

use super::{example, exported, few, hostile_with};
use crate::domain::whole_deals::a_deal;
use proptest::prelude::*;
use stakemap::app::importing::Beside;
use stakemap::domain::change::import::Fate;
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::domain::record::deal::Deal;
use stakemap::export::format::ExportFormat;
use stakemap::import::{Choices, Input, read};
use std::collections::HashSet;
use std::ops::ControlFlow;

fn table(deal: &Deal, level: PrivacyLevel) -> String {
    exported(deal, ExportFormat::Csv, level)
}

/// The rows as a spreadsheet reads them, the headings first.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    let all = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).into_records();
    all.map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// What an import of it would do.
fn imported(deal: &Deal, text: &str) -> Beside {
    let choices = Choices { is_file: true, ..Choices::default() };
    match read(text.as_bytes(), &choices, &mut |_| ControlFlow::Continue(())).unwrap() {
        Input::People(found) => Beside::of(deal, "nobody here", vec![(String::new(), found)]),
        Input::Columns(columns) => panic!("{columns:?}"),
    }
}

fn no_formula(text: &str) {
    for cell in rows(text).into_iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell}");
    }
}

#[test]
fn everybody_is_a_row_and_the_import_finds_them_the_same() {
    let mut deal = example();
    let id = deal.stakeholders[0].id;
    deal.edit_card(id, |card| card.contact = "+49 30 123456, mirela@x.example, ask Rosa".into());
    deal.edit_person(id, |person| person.title = "=HYPERLINK(\"http://x\")".into());
    for level in PrivacyLevel::ALL {
        let text = table(&deal, level);
        no_formula(&text);
        assert_eq!(rows(&text).len(), 1 + deal.stakeholders.len());
        assert_eq!(text.contains("mirela@x.example"), level == PrivacyLevel::All);
        assert_eq!(text.contains("Mobilizer"), level != PrivacyLevel::Customer);
        assert!(!text.contains('•'), "what is hidden is empty, or it would be imported:\n{text}");
        let beside = imported(&deal, &text);
        assert!(beside.rejected.is_empty(), "{:?}", beside.rejected);
        assert_eq!(beside.entries.len(), deal.stakeholders.len());
        for (row, entry) in beside.rows.iter().zip(&beside.entries) {
            assert!(entry.fate == Fate::Same && entry.differences.is_empty(), "{level:?} {row:?} {entry:?}");
        }
    }
}

#[test]
fn a_customer_s_table_has_no_word_of_ours() {
    let text = table(&example(), PrivacyLevel::Customer);
    let rows = rows(&text);
    let (head, people) = rows.split_first().unwrap();
    // Nor a heading that says what we judge or know of them.
    let theirs = ["Contact ID", "Name", "Job Title", "Department", "Reports To ID", "Reports To", "Status"];
    assert_eq!(*head, theirs);
    assert!(people.iter().all(|person| person.len() == theirs.len() && !person[1].is_empty()), "{people:?}");
}

#[test]
fn hostile_texts_come_back_as_they_were() {
    // Longer names than these are refused.
    let deal = hostile_with("=1,\"2\";'\n@ ");
    let text = table(&deal, PrivacyLevel::All);
    no_formula(&text);
    let beside = imported(&deal, &text);
    assert_eq!(beside.entries.len(), deal.stakeholders.len(), "{:?}", beside.rejected);
    assert!(beside.entries.iter().all(|entry| entry.fate == Fate::Same), "{:?}", beside.entries);
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn importing_an_export_changes_nothing(deal in a_deal()) {
        let ids: HashSet<_> = deal.stakeholders.iter().map(|one| one.id).collect();
        prop_assume!(ids.len() == deal.stakeholders.len());
        for level in PrivacyLevel::ALL {
            let text = table(&deal, level);
            no_formula(&text);
            let beside = imported(&deal, &text);
            for (row, entry) in beside.rows.iter().zip(&beside.entries) {
                prop_assert!(entry.fate == Fate::Same, "{row:?} {entry:?}");
            }
            prop_assert_eq!(beside.rows.len() + beside.rejected.len(), deal.stakeholders.len());
        }
    }
}
