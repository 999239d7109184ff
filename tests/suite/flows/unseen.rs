//! What is done on a screen that hides it: keys that change much ask first, a deal opens by its whole name, and what is
//! hidden has no label either.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::disk::Disk;
use crate::support::session::TODAY;
use crate::support::states::{reach, several};
use stakemap::app::Screen;
use stakemap::app::effect::Effect;
use stakemap::app::overlays::Overlay;
use stakemap::app::overlays::review::Part;
use stakemap::content;
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::DealId;
use uuid::Uuid;

/// A deal with a review that has ended.
fn reviewed() -> Session {
    let mut session = Session::in_example();
    session.keys("r<enter>acall the plant<enter>EE<esc>");
    assert!(session.deal().reviews.iter().all(|review| !review.is_open()));
    session
}

#[test]
fn a_level_that_is_chosen_is_told_to_the_disk_at_once() {
    let mut session = Session::in_example();
    session.effects.clear();
    session.keys("v");
    assert!(session.effects.contains(&Effect::RememberLevel(PrivacyLevel::Customer)));
    session.keys("v2");
    assert!(session.effects.contains(&Effect::RememberLevel(PrivacyLevel::Team)));
    session.keys("vv1");
    assert!(session.effects.contains(&Effect::RememberLevel(PrivacyLevel::All)));
}

#[test]
fn keys_that_change_much_ask_first_where_that_is_not_seen() {
    for (key, question) in [("x", "Remove this person"), ("J", "Merge this person"), ("U", "Undo the whole review")] {
        let mut session = reviewed();
        session.keys("v");
        let before = session.deal().clone();
        session.keys(key).says(question).says("The same key again does it");
        // Any other key takes the question back.
        session.keys("<down><up>").keys(key).says(question);
        assert!(session.deal() == &before && session.app.overlays.is_empty(), "{key} did it unasked");
        session.keys(key);
        assert!(session.deal() != &before || !session.app.overlays.is_empty(), "{key} does nothing");
        // Where it is seen what they change, they do it at once; a removal names how much is lost and asks.
        let mut session = reviewed();
        let before = session.deal().clone();
        session.keys(key);
        if key == "x" {
            session.says("in their history? x again does it").keys(key);
        }
        assert!(session.deal() != &before || !session.app.overlays.is_empty(), "{key} asks without need");
    }
}

#[test]
fn a_deal_opens_by_its_whole_name_where_no_list_may_show_it() {
    let name = "Vestra Foods: line 4";
    let mut session = several();
    session.sees(name).keys("v").sees_no(name);
    session.keys(":").paste("Vestra Foods: line").keys("<enter>");
    assert_eq!(session.app.screen, Screen::Home, "a part of the name opens nothing");
    let mut session = several();
    session.keys("v:").paste("vestra foods: LINE 4").keys("<enter>");
    assert_eq!((session.app.screen, &*session.deal().name), (Screen::Deal, name));
    assert_eq!(session.app.privacy.level(), PrivacyLevel::Customer);
}

#[test]
fn what_is_hidden_has_no_label_in_a_review_nor_on_a_profile() {
    let mut session = reach("review, last time");
    session.keys("v");
    for part in Part::ALL.iter().copied() {
        assert_eq!(session.app.walk().unwrap().part, part);
        let rows = session.app.to_draw().unwrap().review_rows();
        for row in rows.iter() {
            // Who somebody is in their own company is no secret of ours.
            let is_theirs = ["", "Department", "Reports to", "Status"].contains(&row.label);
            assert!(is_theirs && row.more.is_empty(), "{part:?}: {row:?}");
        }
        session.sees_no(part.title()).keys("<tab>");
    }
    let mut session = Session::in_example();
    session.size = (120, 40);
    let labels = ["Verdict", "Stance", "Why", "Against", "Fears", "Wants", "Next step", "Last contact"];
    let shown = |session: &mut Session| -> Vec<&str> {
        let screen = session.screen();
        labels.into_iter().filter(|label| screen.contains(label)).collect()
    };
    assert!(!shown(&mut session).is_empty(), "else this would prove nothing");
    session.keys("v");
    for _ in 0..session.deal().stakeholders.len() {
        assert_eq!(shown(&mut session), Vec::<&str>::new());
        session.keys("<down>");
    }
}

#[test]
fn a_customer_reads_no_messages_sources_or_guide() {
    for keys in ["M", "S", ":read the guide<enter>"] {
        // Open before, or opened there: both show nothing.
        for (open, hide) in [(keys, "v"), ("v", keys)] {
            let mut session = Session::in_example();
            session.keys("vv2").keys(open).keys(hide);
            let is_open = session.app.overlays.iter().any(|one| matches!(one, Overlay::Page(_)));
            assert!(!is_open, "{keys:?} shows a page after {open:?}, {hide:?}");
        }
        let mut session = Session::in_example();
        session.keys("vv2").keys(keys);
        assert!(matches!(session.app.overlays.last(), Some(Overlay::Page(_))), "{keys:?} shows the team nothing");
    }
}

#[test]
fn a_form_names_no_field_that_a_customer_may_not_see() {
    let labels = ["Influence", "Why they're influential", "Customers they know"];
    let mut session = Session::in_example();
    session.size = (120, 60);
    session.keys("e");
    for label in labels {
        session.sees(label);
    }
    session.keys("<esc>ve").sees("Job title").sees("Not shown");
    for label in labels {
        session.sees_no(label);
    }
}

#[test]
fn a_name_that_two_deals_have_opens_neither_before_a_customer() {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    for (number, file, name) in [(1, "one", "Acme line"), (2, "two", "Acme line"), (3, "three", "Halden")] {
        let id = DealId(Uuid::from_u128(number));
        disk.put_made(file, || Deal { id, name: name.into(), sample: false, ..content::sample(TODAY) });
    }
    let mut session = Session::on(disk);
    session.keys("v:").paste("acme line").keys("<enter>").says("That name alone opens no deal here");
    assert_eq!(session.app.screen, Screen::Home);
    session.keys("<esc>:").paste("halden").keys("<enter>");
    assert_eq!((session.app.screen, session.deal().name.as_str()), (Screen::Deal, "Halden"));
}
