//! Exporting the open deal: the list of formats, the file asked for, and what is said.

use crate::support::Session;
use stakemap::app::effect::Effect;
use std::path::Path;

/// The text of the file at a path, as the disk in memory has it.
fn file(session: &Session, path: &str) -> String {
    session.disk.written.get(Path::new(path)).cloned().unwrap_or_default()
}

#[test]
fn three_keys_save_a_brief_for_the_team() {
    let mut session = Session::in_example();
    session.keys("X").sees("a page of Markdown").sees("for your team").sees("private notes, contact info");
    session.keys("<enter>").sees("For your team").sees("-brief-2026-").keys("<ctrl-u>/tmp/brief.md<enter>");
    session.says("Exported for your team: /tmp/brief.md").sees("Stakeholders");
    let text = file(&session, "/tmp/brief.md");
    assert!(
        text.starts_with("---\ntitle: ") && text.contains("privacy: team") && text.contains("Mirela Dantu"),
        "{text}"
    );
}

#[test]
fn a_file_is_replaced_only_by_a_second_enter() {
    let mut session = Session::in_example();
    session.keys("X<down><enter><ctrl-u>/tmp/x.html<enter>").says("Exported");
    session.disk.written.insert("/tmp/x.html".into(), "theirs".to_owned());
    session.keys("X<down><enter><ctrl-u>/tmp/x.html<enter>").sees("This file exists");
    assert_eq!(file(&session, "/tmp/x.html"), "theirs");
    // Another name is another question.
    session.keys("<backspace>m<enter>").says("Exported");
    assert_eq!(file(&session, "/tmp/x.html"), "theirs");
    assert!(file(&session, "/tmp/x.htmm").contains("<svg"));
    session.keys("X<down><enter><ctrl-u>/tmp/x.html<enter>").sees("This file exists").keys("<enter>").says("Exported");
    assert!(file(&session, "/tmp/x.html").contains("<svg"));
}

#[test]
fn what_can_t_be_written_stays_in_the_form() {
    let mut session = Session::in_example();
    session.keys("X<enter><ctrl-u>brief.md<enter>").sees("Enter a full path");
    session.break_disk().keys("<ctrl-u>/tmp/brief.md<enter>").sees("/tmp/brief.md");
    assert!(session.disk.written.is_empty());
    session.mend_disk().keys("<enter>").says("Exported for your team: /tmp/brief.md");
}

#[test]
fn the_readers_turn_and_never_see_more_than_the_screen() {
    let mut session = Session::in_example();
    session
        .keys("X<right>")
        .sees("for the customer")
        .keys("<right>")
        .sees("for only you")
        .keys("<left>")
        .sees("for the customer");
    session.keys("<enter><ctrl-u>/tmp/a.md<enter>").says("Exported for the customer");
    assert!(!file(&session, "/tmp/a.md").contains("Mobilizer"));
    session
        .keys("X<left>")
        .sees("for only you")
        .keys("v")
        .sees("for the customer")
        .sees_no("changes who")
        .keys("<right>")
        .says("Exports show no more than this screen does")
        .sees("for the customer");
    session.keys("<enter><ctrl-u>/tmp/b.md<enter>");
    let text = file(&session, "/tmp/b.md");
    assert!(text.contains("Mirela Dantu") && !text.contains("Mobilizer") && !text.contains("privacy"), "{text}");
}

#[test]
fn an_empty_calendar_is_not_saved() {
    let mut session = Session::in_example();
    session
        .keys("X<down><down><down><down><right><enter>")
        .says("There's no calendar for the customer")
        .sees("a page of");
    session.keys("<left><enter><ctrl-u>/tmp/due.ics<enter>").says("Exported for your team");
    assert!(file(&session, "/tmp/due.ics").contains("BEGIN:VEVENT"));
}

#[test]
fn a_brief_is_copied_and_a_table_is_not() {
    let mut session = Session::in_example();
    session.keys("Xc").says("Copied, if your terminal supports it");
    let copied = session.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    assert!(copied.is_some_and(|text| text.contains("## People who matter")));
    let before = session.effects.len();
    session.keys("<down><down>c").says("This format is a file");
    assert!(session.effects[before..].iter().all(|effect| !matches!(effect, Effect::Copy(_))));
}

#[test]
fn a_deal_that_can_t_be_changed_can_be_exported() {
    let mut session = crate::support::states::reach("people, read only");
    session.keys("X<enter><ctrl-u>/tmp/brief.md<enter>").says("Exported for your team");
}

#[test]
fn the_words_that_people_look_for_find_it() {
    for word in ["export", "share", "html", "csv", "calendar"] {
        Session::in_example().keys(&format!(":{word}")).sees("Export the deal");
    }
}
