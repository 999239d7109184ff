//! The calendar: what the standard wants of its lines, and events that keep their ids.

use super::{TODAY, example, exported, few, hostile};
use crate::domain::whole_deals::a_deal;
use proptest::prelude::*;
use stakemap::domain::judge::due::due;
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::domain::record::deal::Deal;
use stakemap::export::format::ExportFormat;
use std::collections::{BTreeMap, BTreeSet};

fn calendar(deal: &Deal, level: PrivacyLevel) -> String {
    exported(deal, ExportFormat::Ics, level)
}

/// Reads a calendar by the rules of RFC 5545: its events, each by the names of its properties.
fn events(text: &str) -> Vec<BTreeMap<String, String>> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let whole = text.replace("\r\n ", "");
    let mut lines = whole.split_terminator("\r\n").map(|line| line.split_once(':').unwrap());
    assert_eq!(lines.next(), Some(("BEGIN", "VCALENDAR")));
    let (mut all, mut event) = (Vec::new(), None::<BTreeMap<String, String>>);
    for (name, value) in lines.by_ref() {
        match (name, value) {
            ("BEGIN", "VEVENT") => assert!(event.replace(BTreeMap::new()).is_none()),
            ("END", "VEVENT") => all.push(event.take().unwrap()),
            ("END", "VCALENDAR") => break,
            _ => {
                assert!(name.bytes().all(|byte| byte.is_ascii_uppercase() || b"-;=".contains(&byte)), "{name}");
                if let Some(event) = event.as_mut() {
                    assert!(event.insert(name.to_owned(), unescaped(value)).is_none(), "{name} twice");
                }
            }
        }
    }
    assert!(lines.next().is_none() && event.is_none(), "{text}");
    all
}

fn unescaped(value: &str) -> String {
    let (mut out, mut chars) = (String::new(), value.chars());
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next().unwrap() {
                'n' => out.push('\n'),
                c @ ('\\' | ';' | ',') => out.push(c),
                other => panic!("\\{other} in {value}"),
            },
            c => out.push(c),
        }
    }
    out
}

#[test]
fn everything_due_is_an_event_of_a_day() {
    let deal = example();
    let text = calendar(&deal, PrivacyLevel::Team);
    let (events, due) = (events(&text), due(&deal));
    assert!(!due.is_empty());
    assert_eq!(events.len(), due.len());
    for (event, one) in events.iter().zip(&due) {
        assert!(event["SUMMARY"].contains(one.what.as_str()), "{event:?}");
        assert_eq!(event["DTSTART;VALUE=DATE"], one.on.strftime("%Y%m%d").to_string());
        assert_eq!(event["DTEND;VALUE=DATE"], one.on.tomorrow().unwrap().strftime("%Y%m%d").to_string());
        assert_eq!(event["DTSTAMP"], "20261121T093000Z");
    }
    let uids: BTreeSet<&String> = events.iter().map(|event| &event["UID"]).collect();
    assert_eq!(uids.len(), events.len());
}

#[test]
fn an_event_keeps_its_id_when_its_day_moves() {
    let mut deal = example();
    let before = events(&calendar(&deal, PrivacyLevel::Team));
    let id = deal.actions.iter().find(|one| one.is_open()).unwrap().id;
    deal.edit_action(id, |action| action.due = TODAY);
    let after = events(&calendar(&deal, PrivacyLevel::Team));
    let ids = |all: &[BTreeMap<String, String>]| all.iter().map(|one| one["UID"].clone()).collect::<BTreeSet<_>>();
    assert_eq!(ids(&before), ids(&after));
    assert_ne!(before, after);
}

#[test]
fn a_customer_gets_nothing_of_what_we_do() {
    assert!(events(&calendar(&example(), PrivacyLevel::Customer)).is_empty());
}

#[test]
fn typed_text_is_no_property() {
    let deal = hostile();
    let events = events(&calendar(&deal, PrivacyLevel::Team));
    assert_eq!(events.len(), due(&deal).len());
    assert!(events.iter().all(|event| event["SUMMARY"].contains("<script>alert(1)</script>")), "{events:?}");
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn every_deal_has_a_sound_calendar(deal in a_deal()) {
        let events = events(&calendar(&deal, PrivacyLevel::All));
        prop_assert_eq!(events.len(), due(&deal).len());
    }
}
