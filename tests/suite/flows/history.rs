//! The history: what was written down is found, read, changed and removed.

use crate::support::Session;
use jiff::ToSpan;
use stakemap::app::App;
use stakemap::app::overlays::Overlay;
use stakemap::app::overlays::history::History;
use stakemap::domain::judge::history::EntryKind;

/// Dev, of whom everything is known that a history has.
fn busy() -> Session {
    let mut session = Session::with_people(&["Ida", "Dev"]);
    session.keys("Nbudget owner since May<enter>lasked for figures<enter>nsend the study<tab>fri<enter>");
    session.keys("win<tab><tab>he signed the request<enter>TBring finance<tab><tab>today<enter><esc>");
    session.keys("t2<esc>1<esc>");
    session
}

fn view(app: &App) -> &History {
    match app.overlays.last() {
        Some(Overlay::History(view)) => view,
        other => unreachable!("no history is open: {other:?}"),
    }
}

fn kinds(session: &Session) -> Vec<EntryKind> {
    let view = view(&session.app);
    (0..view.counts().0).filter_map(|at| view.entry(at)).map(|entry| entry.kind()).collect()
}

#[test]
fn yesterdays_note_is_one_key_away() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("Nbudget owner since May<alt-enter>until then Ida signs<enter>");
    session.wait(24.hours()).restart();
    session.keys("<enter>H").sees("21 Nov").sees("budget owner since May until then Ida signs");
    session.sees("Note about Dev · written by Kim").sees_no("since May\nuntil");
    let lines = session.screen();
    assert!(lines.lines().any(|line| line.trim_matches(['│', ' ']) == "until then Ida signs"), "{lines}");
}

#[test]
fn everything_that_was_written_down_is_there_newest_first() {
    let mut session = busy();
    session.keys("H");
    let mut there = kinds(&session);
    there.sort_by_key(|kind| EntryKind::ALL.iter().position(|one| one == kind));
    there.dedup();
    let wanted = EntryKind::ALL.into_iter().filter(|kind| *kind != EntryKind::Tick);
    assert_eq!(there, wanted.collect::<Vec<_>>());
    let view = view(&session.app);
    let days: Vec<_> = (0..view.counts().0).filter_map(|at| view.entry(at)).map(|one| (one.on, one.at)).collect();
    assert!(days.is_sorted_by(|one, next| one >= next), "{days:?}");
}

#[test]
fn the_arrows_show_one_kind_and_escape_shows_all_again() {
    let mut session = busy();
    session.keys("H<right>").sees("only: conversation").sees("asked for figures").sees_no("budget owner");
    session.keys("<right>").sees("only: note").sees("budget owner").keys("<left><left>").sees("all types");
    session.keys("<left>").sees("only: action").keys("<esc>").sees("all types").keys("<esc>");
    assert!(session.app.overlays.is_empty());
}

#[test]
fn words_find_an_entry_and_escape_drops_them() {
    let mut session = busy();
    session.keys("H/SIGNED request<enter>").sees("1 of ").sees("he signed the request").sees_no("budget owner");
    session.keys("<esc>").sees("budget owner").keys("/zzz").sees("No entries match").keys("<esc>");
    assert_eq!(view(&session.app).counts().0, view(&session.app).counts().1);
}

#[test]
fn tab_shows_the_whole_deal_and_goes_back() {
    let mut session = busy();
    session.keys("kNprefers mail<enter>H").sees("Ida › History").sees("prefers mail").sees_no("budget owner");
    session.keys("<tab>").sees("the whole deal").sees("Ida: prefers mail").sees("Dev: budget owner");
    session.keys("<tab>").sees("Ida › History").sees_no("budget owner");
}

#[test]
fn enter_edits_a_note_as_it_was_typed() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("None<alt-enter>two<enter>H<enter>").sees("Edit the note about Dev");
    session.keys("<alt-enter>three<tab>yes<enter>").says("Saved the note about Dev").sees("Private note about Dev");
    let note = &session.deal().stakeholders[0].notes[0];
    assert_eq!((note.text.with_breaks().as_ref(), note.private), ("one\ntwo\nthree", true));
    session.keys("u");
    assert_eq!(session.deal().stakeholders[0].notes[0].text.with_breaks(), "one\ntwo");
}

#[test]
fn enter_edits_each_kind_or_says_why_not() {
    let mut session = busy();
    session
        .keys("H<right><enter>")
        .sees("Edit the conversation")
        .keys("<ctrl-u>he wants a trial<tab><tab>they<tab><ctrl-u>-2d<enter>");
    let talk = &session.deal().conversations[0];
    assert_eq!(
        (talk.said.as_str(), talk.is_customers(), talk.on.to_string()),
        ("he wants a trial", true, "2026-11-19".into())
    );
    session.keys("<right><right><enter>");
    assert!(session.app.question().is_some(), "an answer leads to its question");
    session.keys("<esc>H<right><right><right><right><enter>").sees("Edit the task for Dev").keys("<esc>");
    session.keys("<right><enter>").keys("opposed<enter>");
    assert_eq!(session.deal().stakeholders[1].stances[0].position().map(|one| one.label()), Some("opposed"));
    session.keys("<left><left><left><left><left><left><enter>").sees("Edit the next step");
}

#[test]
fn x_removes_an_entry_and_u_brings_it_back() {
    for (kind, said) in [
        ("<right>", "Removed a conversation with Dev"),
        ("<right><right>", "Removed a note about Dev"),
        ("<right><right><right>", "Removed an answer about Dev"),
        ("<right><right><right><right>", "Removed a task for Dev"),
        ("<left><left><left>", "Removed  Dev"),
        ("<left>", "Removed the next step “send the study”"),
    ] {
        let mut session = busy();
        let before = session.deal().clone();
        session.keys("H").keys(kind);
        let count = view(&session.app).counts().0;
        session.keys("x").says(said).says("u brings it back");
        assert_eq!(view(&session.app).counts().0, count - 1, "{kind}");
        session.keys("u");
        assert!(session.deal().same_content(&before), "{kind}");
        assert_eq!(view(&session.app).counts().0, count, "{kind}");
    }
}

#[test]
fn what_a_colleague_answered_stays_theirs() {
    let mut session = Session::in_example();
    session.keys("<down><down>t2<esc>1<esc>ARobin Falk<down><enter>H<right><right><right>");
    session.keys("x").says("This answer is from Kim Osei").keys("<enter>").says("A answers as them");
}

#[test]
fn privacy_mode_shows_that_we_spoke_and_not_what_was_said() {
    let mut session = busy();
    session.keys("Hv").sees("conversation").sees_no("asked for figures").sees_no("budget owner").sees_no("he signed");
    session.keys("<enter>").says("Not available in privacy mode").keys("x").says("Not available in privacy mode");
    assert_eq!(session.deal().conversations.len(), 1);
}

#[test]
fn at_an_earlier_time_it_is_the_history_as_of_then() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("Nold news<enter>").wait(48.hours()).keys("Nfresh news<enter>H").sees("fresh news");
    session.keys("[").sees_no("fresh news").sees("old news").keys("]").sees("fresh news");
}

#[test]
fn without_its_person_it_is_the_whole_deals() {
    let mut session = Session::with_people(&["Ida"]);
    session.keys("Nprefers mail<enter>aNoa<enter><esc>H").sees("Noa › History").sees("0 entries");
    session.keys("u").sees("the whole deal › History").sees("prefers mail").sees("1 entry");
    session.keys("<ctrl-r>").sees("Noa › History").sees_no("prefers mail");
    session.keys("<tab>").sees("the whole deal").sees("prefers mail").keys("<tab>").sees("Noa › History");
    let mut session = Session::with_people(&["Ida"]);
    session.keys("Nprefers mail<enter>").wait(48.hours()).keys("aNoa<enter><esc>H").sees("Noa › History");
    session.keys("[").sees("the whole deal").sees("prefers mail").keys("]").sees("Noa › History");
}

#[test]
fn an_empty_history_names_the_keys_that_write_something_down() {
    let mut session = Session::with_people(&["Ida"]);
    session.keys("H").sees("Press q, then l to log a conversation").keys("qlasked for figures<enter>");
    assert_eq!(session.deal().conversations.len(), 1);
    let mut session = Session::with_people(&["Ida"]);
    session.keys("HqNprefers mail<enter>");
    assert_eq!(session.deal().stakeholders[0].notes.len(), 1);
}

#[test]
fn palette_and_help_find_it_by_what_it_holds() {
    for word in ["history", "notes", "log", "conversation"] {
        let mut session = busy();
        session.keys(":").keys(word).sees("Read the person's history").keys("<esc>");
        session.keys("?").keys(word).sees("Read the person's history");
    }
    let mut session = busy();
    session.keys(":whole history<enter>").sees("the whole deal");
}

#[test]
fn nothing_in_the_profile_vanishes_unmarked() {
    for size in [(120, 40), (80, 24), (60, 18)] {
        let mut session = busy();
        session.size = size;
        session.keys(
            "e<tab><tab>dec<tab>Operations<tab>Ida<tab>deci<tab>the board hears him<tab>dev@halden.example<enter>2",
        );
        let all =
            ["send the study", "Operations", "reports to Ida", "the board hears him", "dev@halden", "budget owner"];
        let mut seen = session.screen();
        let hides = all.iter().any(|text| !seen.contains(text));
        assert!(!hides || seen.contains("↓"), "{size:?}: something is left out without a mark\n{seen}");
        for _ in 0..40 {
            session.keys("<down>");
            seen += &session.screen();
        }
        for text in all {
            let words: Vec<&str> = text.split(' ').collect();
            assert!(words.iter().all(|word| seen.contains(word)), "{size:?}: “{text}” is nowhere");
        }
        session.keys("<enter>").says("H opens the history");
    }
}
