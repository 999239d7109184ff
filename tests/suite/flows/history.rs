//! The history: what was written down is found, read, changed and removed.

use crate::support::Session;
use jiff::ToSpan;
use stakemap::app::App;
use stakemap::app::overlays::Overlay;
use stakemap::app::overlays::history::History;
use stakemap::domain::judge::history::EntryKind;
use stakemap::domain::record::tell::{Tell, TellAnswer};

/// Dev, of whom everything is known that a history has.
fn busy() -> Session {
    let mut session = Session::with_people(&["Ida", "Dev"]);
    session.keys("Nbudget owner since May<enter>lasked for figures<enter>nsend the study<tab>fri<enter>");
    session.keys("win<tab><tab>he signed the request<enter>TBring finance<tab><tab>today<enter><esc>");
    session.keys("t2<esc>1<esc>");
    session.keys("Cblocker<enter>walks out of meetings<enter>bby<tab><tab><tab><tab>the audit first<enter>");
    session.keys("mmaIda<enter>influences<enter>she asked him first<enter><esc>");
    session.keys("o+scrap, not hours<enter><esc>");
    session
        .keys("fScrap hides in the plan<enter><end><up><up><up><up><enter>y<tab>he brought it up<tab>Dev<enter><esc>");
    session.keys("WaGet the money<tab>Dev<enter><esc>");
    session
}

/// The keys that show only one kind.
fn only(kind: EntryKind) -> String {
    "<right>".repeat(1 + EntryKind::ALL.iter().position(|one| *one == kind).unwrap_or_default())
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
    session.keys("Fsign first<enter>H");
    let mut there = kinds(&session);
    there.sort_by_key(|kind| EntryKind::ALL.iter().position(|one| one == kind));
    there.dedup();
    let wanted = EntryKind::ALL.into_iter().filter(|kind| ![EntryKind::Tick, EntryKind::Review].contains(kind));
    assert_eq!(there, wanted.collect::<Vec<_>>());
    let view = view(&session.app);
    let days: Vec<_> = (0..view.counts().0).filter_map(|at| view.entry(at)).map(|one| (one.on, one.at)).collect();
    assert!(days.is_sorted_by(|one, next| one >= next), "{days:?}");
}

#[test]
fn the_arrows_show_one_kind_and_escape_shows_all_again() {
    let mut session = busy();
    session.keys("H<right>").sees("Show: conversation").sees("asked for figures").sees_no("budget owner");
    session.keys("<right>").sees("Show: note").sees("budget owner").keys("<left><left>").sees("Show: all types");
    session.keys("<left>").sees("Show: review").keys("<esc>").sees("Show: all types").keys("<esc>");
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
    session.keys(":Ida<enter>Nprefers mail<enter>H").sees("Ida › History").sees("prefers mail").sees_no("budget owner");
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
    session.keys("<right><right>t");
    assert!(session.app.question().is_some(), "t leads to the question of an answer");
    session.keys("<esc>H").keys(&only(EntryKind::Task)).keys("<enter>").sees("Edit the task for Dev").keys("<esc>");
    session.keys("<right><enter>").keys("opposed<enter>");
    assert_eq!(session.deal().stakeholders[1].stances[0].position().map(|one| one.label()), Some("opposed"));
    session.keys("<right><right><enter>").sees("Edit the next step").keys("<esc>");
    session.keys("<right><enter>").sees("Dev influences Ida").keys("<ctrl-u>he nodded<enter>");
    assert_eq!(session.deal().relations[0].evidence, "he nodded");
    session.keys("<right><enter><ctrl-u>only scrap<enter>");
    assert_eq!(session.deal().concerns[0].text, "only scrap");
    session.keys("<right><enter>").sees("Plan for Dev").keys("<esc>");
    session.keys("<right><enter><ctrl-u>he left the room<enter>").says("Saved your label for Dev");
    assert_eq!(session.deal().stakeholders[1].labels[0].reason, "he left the room");
}

#[test]
fn enter_on_an_answer_opens_what_was_seen_each_line_of_it_on_its_own() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>1eAsked how we count<tab>-3d<enter>eLooked at the clock<enter><esc>H");
    session.keys(&only(EntryKind::Answer)).sees("Asked how we count").sees("Looked at the clock").sees("2 of ");
    session.sees("edit evidence").keys("<down><enter><ctrl-u>Asked twice<tab><ctrl-u>-5d<enter>");
    session.says("Saved what you saw Dev do");
    let seen = |session: &Session| {
        let lines = session.deal().stakeholders[0].all_evidence();
        lines.map(|one| (one.text.to_string(), one.on.to_string())).collect::<Vec<_>>()
    };
    let (first, second) =
        (("Asked twice".into(), "2026-11-16".into()), ("Looked at the clock".into(), "2026-11-21".into()));
    assert_eq!(seen(&session), [first, second]);
    session.keys("x").says("Removed what you saw Dev do").keys("xx").says("Removed the answer “");
    assert!(session.deal().stakeholders[0].observations.is_empty());
    session.keys("uuuu");
    assert_eq!(seen(&session)[0].0, "Asked how we count");
}

#[test]
fn an_answer_that_was_replaced_can_still_be_read() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>1<left>4qH").keys(&only(EntryKind::Answer));
    session.sees("Was “Pressed: asked hard questions").keys("quH").keys(&only(EntryKind::Answer)).sees_no("Was “");
    assert_eq!(session.answers("Dev").tell(Tell::Insight), Some(TellAnswer::Pressed));
    session.keys("q<ctrl-r>H").keys(&only(EntryKind::Answer)).sees("Was “Pressed");
}

#[test]
fn the_evidence_of_a_judged_task_can_be_put_right_but_not_to_before_it_was_given() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("TBring finance<tab><tab>today<enter>T1eHe came with finance<enter><esc><esc>H");
    session.keys(&only(EntryKind::Task)).keys("<enter><tab><ctrl-u>-3d<enter>").sees("before you gave the task");
    session.keys("<tab><ctrl-u>He came with Ida<tab><ctrl-u>today<enter>").says("Saved what you saw Dev do");
}

#[test]
fn an_answer_of_a_review_is_read_and_stays() {
    let mut session = Session::in_example();
    session.keys("rRosa Moreau<tab><enter>").keys("<tab><tab><enter>He said so in the meeting<enter><esc><esc>");
    session.keys("H<tab>").keys(&only(EntryKind::Review));
    session.sees("He said so in the meeting").keys("<enter>").says("stays as it was given");
    session.keys("x").says("stays as it was given");
}

#[test]
fn an_insight_is_in_the_deals_history_and_its_tests_with_whoever_they_come_from() {
    let mut session = busy();
    session.keys("H").keys(&only(EntryKind::Insight)).sees("he brought it up").sees("1 of ");
    session
        .keys("<enter>")
        .sees("What counts")
        .keys("<esc><tab>")
        .sees("Scrap hides in the plan (1 of 4 tests passed)");
    assert_eq!(view(&session.app).counts().0, 2);
    session.keys("<down>").sees("open its sheet").keys("<enter>").sees("Case for change");
}

#[test]
fn x_removes_an_entry_and_u_brings_it_back() {
    for (kind, said) in [
        (EntryKind::Conversation, "Removed a conversation with Dev"),
        (EntryKind::Note, "Removed a note about Dev"),
        (EntryKind::Answer, "Removed the answer “"),
        (EntryKind::Task, "Removed a task for Dev"),
        (EntryKind::Stance, "Removed Dev's stance"),
        (EntryKind::Action, "Removed the next step “send the study”"),
        (EntryKind::Relation, "Removed the relation between Dev and Ida"),
        (EntryKind::Concern, "Removed the concern “scrap, not hours”"),
        (EntryKind::Plan, "Removed the plan for Dev"),
        (EntryKind::Label, "Removed Dev's label"),
        (EntryKind::Insight, "Removed the insight's result of “top of mind”"),
        (EntryKind::Inside, "Removed their step “Get the money”"),
    ] {
        let mut session = busy();
        let before = session.deal().clone();
        session.keys("H").keys(&only(kind));
        let count = view(&session.app).counts().0;
        session.keys("x").says(said).says("u brings it back");
        assert_eq!(view(&session.app).counts().0, count - 1, "{kind:?}");
        session.keys("u");
        assert!(session.deal().same_content(&before), "{kind:?}");
        assert_eq!(view(&session.app).counts().0, count, "{kind:?}");
    }
}

#[test]
fn what_a_colleague_answered_stays_theirs() {
    let mut session = Session::in_example();
    session.keys("<down><down>t2<esc>1<esc>ARobin Falk<down><enter>H<right><right><right>");
    session.keys("x").says("This answer is from Kim Osei").keys("<enter>").says("A answers as them");
}

#[test]
fn a_customer_reads_no_history_and_a_team_what_was_said() {
    let mut session = busy();
    session.keys("Hv").sees_no("History").sees_no("asked for figures").sees_no("budget owner").sees_no("he signed");
    session.keys("H").says("Not available in privacy mode").keys("v2H").sees("conversation").sees("asked for figures");
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
    session.keys("H").sees("Press Esc, then l to log a conversation").keys("qlasked for figures<enter>");
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
            ["send the study", "Operations", "reports to Ida", "the board hears him", "dev@halden", "scrap, not hours"];
        let mut seen = session.screen();
        let hides = all.iter().any(|text| text.split(' ').any(|word| !seen.contains(word)));
        assert!(!hides || seen.contains("┃"), "{size:?}: something is left out without a mark\n{seen}");
        for _ in 0..40 {
            session.keys("<down>");
            seen += &session.screen();
        }
        for text in all {
            let words: Vec<&str> = text.split(' ').collect();
            assert!(words.iter().all(|word| seen.contains(word)), "{size:?}: “{text}” is nowhere");
        }
    }
}
