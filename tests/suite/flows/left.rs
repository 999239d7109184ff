//! What a program that died left: asked about once, at the next start, and never lost by any answer but the wish.

use crate::support::Session;
use crate::support::disk::Disk;
use crate::support::session::TODAY;
use stakemap::app::effect::Effect;
use stakemap::app::form::FormKind;
use stakemap::app::overlays::Overlay;
use stakemap::content;
use stakemap::domain::record::text::MARK;
use stakemap::store::journal::{Draft, Typed};

fn is_asked(session: &Session) -> bool {
    matches!(session.app.overlays.last(), Some(Overlay::Recover(_)))
}

fn drafts(session: &Session) -> Vec<Draft> {
    session.app.unfinished().drafts
}

/// Died in the middle of a task for Ida.
fn died_in_a_task() -> Session {
    let mut session = Session::with_people(&["Ida Berg"]);
    session.keys("TBring finance<tab>fri").kill();
    session
}

#[test]
fn nothing_is_asked_where_nothing_was_typed() {
    let mut session = Session::with_people(&["Ida Berg"]);
    session.keys("T<esc>a").kill();
    assert!(!is_asked(&session));
    assert!(session.app.unfinished().is_empty());
}

#[test]
fn the_question_says_what_where_and_when() {
    let mut session = died_in_a_task();
    assert!(is_asked(&session));
    session.sees("Halden · Task for Ida Berg").sees("Bring finance").sees("fri").sees("today, 9:00 AM");
}

#[test]
fn keeping_goes_back_to_the_form_as_it_was() {
    let mut session = died_in_a_task();
    session.keys("k").sees("Task for Ida Berg").sees("Bring finance").sees("fri");
    assert_eq!(session.deal().name, "Halden");
    assert!(session.disk.left.is_empty(), "the text is this program's own now");
    session.keys("<enter>");
    assert_eq!(session.person("Ida Berg").tasks[0].what, "Bring finance");
    assert!(session.app.unfinished().is_empty());
}

#[test]
fn text_whose_form_is_gone_is_shown_and_in_room_view_that_there_is_some() {
    let mut session = Session::with_people(&["Ida Berg"]);
    session.keys("TBring finance<tab>fri").overwrite("Rosa", "remove Ida", |deal| {
        let ida = deal.stakeholders[0].id;
        deal.remove_person(ida);
    });
    session.kill();
    session.keys("k").says("The form for this is gone").sees("Task for Ida Berg").sees("Bring finance");
    session.keys("<f9>").sees("Unsaved text").sees(MARK).sees_no("finance").sees_no("Ida");
}

#[test]
fn nothing_is_saved_and_no_journal_goes_before_somebody_decides() {
    let mut session = died_in_a_task();
    let asked = |session: &Session| session.effects.iter().any(|one| matches!(one, Effect::LetGo(_)));
    session.keys("v<esc>");
    assert!(is_asked(&session) && !asked(&session) && session.disk.left.len() == 1);
}

#[test]
fn viewing_shows_all_of_a_long_text_and_comes_back() {
    let mut session = Session::with_people(&["Ida Berg"]);
    let long = "what scrap costs and who pays for it ".repeat(8);
    session.keys(&format!("T{long}the end")).kill();
    session.size = (60, 18);
    session.sees_no("the end").keys("v").sees("the end").sees("Task for Ida Berg").keys("<esc>");
    assert!(is_asked(&session));
}

#[test]
fn discarding_takes_the_key_twice() {
    let mut session = died_in_a_task();
    session.keys("x").sees("press x again");
    assert!(is_asked(&session) && session.disk.left.len() == 1);
    session.keys("x").says("Discarded");
    assert!(session.disk.left.is_empty() && session.app.unfinished().is_empty());
    session.restart();
    assert!(!is_asked(&session));
}

#[test]
fn a_look_in_between_makes_discarding_two_keys_again() {
    let mut session = died_in_a_task();
    session.keys("xv<esc>x");
    assert!(is_asked(&session) && session.disk.left.len() == 1);
}

#[test]
fn deciding_later_asks_again_at_the_next_start_only() {
    let mut session = died_in_a_task();
    session.keys("<esc>").says("stakemap asks again next time").keys("<enter>q");
    assert!(!is_asked(&session));
    session.restart();
    assert!(is_asked(&session));
}

#[test]
fn quitting_at_the_question_is_deciding_later() {
    let mut session = died_in_a_task();
    session.keys("<ctrl-q>");
    assert!(session.has_quit());
    session.restart();
    assert!(is_asked(&session));
}

#[test]
fn the_question_waits_while_somebody_types() {
    let mut session = died_in_a_task();
    session.restart();
    let left = std::mem::take(&mut session.disk.left);
    session.restart();
    session.keys("aVestra");
    session.send(stakemap::app::msg::Msg::Left(left));
    session.keys(" xxk").sees("Vestra xxk");
    assert!(!is_asked(&session));
    session.keys("<esc>");
    assert!(is_asked(&session));
}

#[test]
fn texts_of_several_deals_come_back_with_their_forms() {
    let mut session = Session::with_people(&["Ida Berg"]);
    session.keys("aNils").die();
    session.restart();
    // The first is not decided on, and the next death leaves another.
    session.keys("<esc>aVestra<enter>aZoe").kill();
    session.keys("k");
    // One is opened, the other waits for its deal.
    assert_eq!(drafts(&session).len(), 2);
    let here = if session.deal().name == "Vestra" { ("Zoe", "Nils") } else { ("Nils", "Zoe") };
    session.sees(here.0).keys("<esc>").keys("q<down><up>");
    let other = if here.0 == "Zoe" { "/hal<enter><enter>" } else { "/ves<enter><enter>" };
    session.keys(other).keys("a").sees(here.1).sees_no(&format!("{} ", here.0));
}

#[test]
fn a_person_who_is_gone_leaves_the_text_to_be_read() {
    let mut session = died_in_a_task();
    let path = session.disk.deals.keys().next().expect("one deal").clone();
    let mut deal = session.disk.deal(&path);
    deal.stakeholders.clear();
    session.disk.put(&deal);
    session.keys("k").sees("Bring finance").says("Your text is kept");
    assert_eq!(drafts(&session).len(), 1);
}

#[test]
fn an_old_draft_brings_no_old_value_back() {
    let mut session = Session::with_people(&["Ida Berg"]);
    session.keys("e<tab>CFO").die();
    let path = session.path();
    let mut deal = session.disk.deal(&path);
    let id = deal.stakeholders[0].id;
    deal.edit_person(id, |person| person.name = "Ida Bergström".into());
    session.disk.put(&deal);
    session.restart();
    session.keys("k<enter>");
    assert_eq!(session.person("Ida Bergström").title, "CFO");
}

#[test]
fn edits_that_never_reached_the_disk_are_saved_and_shown() {
    let mut session = Session::with_people(&["Dev"]);
    let path = session.path();
    session.hold().keys("aIda<enter>").kill();
    session.sees("Halden · unsaved changes").sees("add Ida").keys("k");
    assert_eq!((session.names(), session.path()), (vec!["Dev", "Ida"], path));
    session.says("Saved the unsaved changes to “Halden”");
    assert!(session.disk.left.is_empty() && session.is_saved());
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn edits_and_the_text_typed_beside_them_both_come_back() {
    let mut session = Session::with_people(&["Dev"]);
    session.hold().keys("aIda<enter>TBring finance").kill();
    session.keys("k").sees("Task for Ida").sees("Bring finance").keys("<enter>");
    assert_eq!(session.person("Ida").tasks.len(), 1);
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn edits_are_merged_with_what_changed_in_their_file_meanwhile_and_undo_takes_them_back() {
    let mut session = Session::with_people(&["Dev"]);
    let path = session.path();
    session.hold().keys("aIda<enter>aNils").die();
    let before = session.disk.deals[&path].clone();
    session.disk.earlier.entry(path.clone()).or_default().push(before);
    let mut theirs = session.disk.deal(&path);
    theirs.about = "changed elsewhere".into();
    session.disk.put(&theirs);
    session.restart();
    session.keys("k").says("Merged the unsaved changes into “Halden”").sees("Nils").keys("<enter>");
    assert_eq!((session.path(), session.names()), (path, vec!["Dev", "Ida", "Nils"]));
    assert_eq!(session.deal().about.as_str(), "changed elsewhere");
    assert!(session.deal().conflicts.is_empty());
    session.keys("uu");
    assert_eq!((session.deal().about.as_str(), session.names()), ("changed elsewhere", vec!["Dev"]));
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn edits_of_a_deal_whose_file_is_gone_become_a_deal_of_their_own() {
    let mut session = Session::with_people(&["Dev"]);
    let path = session.path();
    session.hold().keys("aIda<enter>aNils").die();
    session.disk.deals.clear();
    session.restart();
    session.keys("k").says("Your version is now “Halden (recovered)”").sees("Nils");
    assert_eq!((session.deal().name.as_str(), session.names()), ("Halden (recovered)", vec!["Dev", "Ida"]));
    session.keys("<enter>");
    assert_eq!(session.names(), ["Dev", "Ida", "Nils"]);
    assert_ne!(session.path(), path);
}

#[test]
fn edits_that_got_into_their_file_before_the_program_died_are_not_asked_about() {
    let mut session = Session::with_people(&["Dev"]);
    session.hold().keys("aIda<enter>");
    let saved = (**session.deal()).clone();
    session.die();
    assert_eq!(session.disk.left.len(), 1);
    session.disk.put(&saved);
    session.restart();
    assert!(!is_asked(&session));
    session.keys("<enter>");
    assert_eq!(session.names(), ["Dev", "Ida"]);
    assert_eq!(session.disk.deals.len(), 1);
}

#[test]
fn edits_that_cannot_be_saved_now_are_asked_about_again() {
    let mut session = Session::with_people(&["Dev"]);
    session.hold().keys("aIda<enter>").kill();
    session.break_disk().keys("k").sees("no space left");
    assert_eq!(session.disk.left.len(), 1);
    session.mend_disk().restart();
    assert!(is_asked(&session));
    session.keys("k");
    assert_eq!(session.names(), ["Dev", "Ida"]);
}

#[test]
fn a_new_deal_that_never_got_a_file_comes_back_whole() {
    let mut session = Session::on(Disk { me: Some("Kim".to_owned()), ..Disk::default() });
    session.hold().keys("aHalden<enter>aIda<enter>aNils").kill();
    session.keys("k").sees("Nils");
    assert_eq!((session.deal().name.as_str(), session.names()), ("Halden", vec!["Ida"]));
}

#[test]
fn the_deal_named_at_the_start_does_not_hide_the_question() {
    let mut session = Session::with_people(&["Dev"]);
    let path = session.path();
    session.hold().keys("aIda<enter>TBring finance").die();
    session.restart_at(Some(path));
    assert!(is_asked(&session) && session.names() == ["Dev"]);
    session.keys("k").sees("Bring finance");
    assert_eq!(session.names(), ["Dev", "Ida"], "what was read before is read again");
}

#[test]
fn dying_again_with_what_was_kept_asks_again() {
    let mut session = died_in_a_task();
    session.keys("k").kill();
    assert!(is_asked(&session));
    session.keys("k").sees("Bring finance");
    assert_eq!(session.disk.left.len(), 0);
}

#[test]
fn leaving_all_the_same_leaves_nothing_of_a_draft() {
    let mut session = died_in_a_task();
    session.keys("k<ctrl-q>").says("isn't saved").keys("<ctrl-q>");
    assert!(session.has_quit() && session.disk.left.is_empty());
}

/// Keys that open each kind of form in the worked example, and where its first field's text goes.
const FORMS: [(&str, &str); 20] = [
    ("new-deal", "qa"),
    ("deal", "E"),
    ("new-person", "a"),
    ("person", "e"),
    ("task", "GT"),
    ("evidence", "Gs<enter>1e"),
    ("tick", "3<enter>"),
    ("line", "3+"),
    ("call", "GC<enter>"),
    ("plan", "bb"),
    ("agreement", "o<enter>"),
    ("mind", "o<tab><down><down><down><enter>"),
    ("new-concern", "o<tab>+"),
    ("mark", "o<tab><tab><enter>"),
    ("edit-concern", "o<tab>+Too dear<tab>ott<enter><home><enter>"),
    ("outcome", "O"),
    ("my-name", ":change your name<enter>"),
    ("edit-note", "Nbudget<enter>H<enter>"),
    ("edit-log", "lbudget<enter>H<enter>"),
    ("edit-stance", "wdoubtful<enter>H<enter>"),
];

fn in_form(keys: &str) -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    disk.put(&content::sample(TODAY));
    let mut session = Session::on(disk);
    session.keys("<enter>").keys(keys);
    session
}

fn values(session: &Session) -> Vec<String> {
    let Some(Overlay::Form(form)) = session.app.overlays.last() else { return Vec::new() };
    form.fields.iter().map(|field| field.input.value().to_owned()).collect()
}

#[test]
fn text_in_a_form_of_any_kind_comes_back_to_the_same_form() {
    let texts = ["Zoë", "  two  blanks ", "\"quotes\" and \\ and 漢字 👩‍👩‍👧", "<tab>-3d", "<ctrl-u>x", "<ctrl-u>"];
    for (kind, keys) in FORMS {
        for text in texts {
            let mut session = in_form(keys);
            let Some(Overlay::Form(form)) = session.app.overlays.last() else { unreachable!("{kind}: no form") };
            let opened: FormKind = form.kind.clone();
            let empty = values(&session);
            session.keys(text);
            let typed = values(&session);
            if typed == empty {
                continue;
            }
            session.kill();
            assert!(is_asked(&session), "{kind}");
            session.keys("k");
            let Some(Overlay::Form(form)) = session.app.overlays.last() else { unreachable!("{kind}: not open") };
            assert_eq!((&form.kind, values(&session)), (&opened, typed.clone()), "{kind}: {text}");
            // Esc there cancels it for good.
            session.keys("<esc>");
            assert_eq!(drafts(&session), [], "{kind}");
        }
    }
}

/// The keys of the fields of each form above, in the spelling of the drafts that are on users' disks.
const KEYS: [(&str, &[&str]); 20] = [
    ("new-deal", &["Name", "Value", "About"]),
    ("deal", &["Name", "Value", "About", "Owner", "Inaction costs", "Group"]),
    ("new-person", &["Name", "Title", "Part"]),
    (
        "person",
        &[
            "Name",
            "Title",
            "Part",
            "Department",
            "Reports to",
            "Influence",
            "Heard by",
            "Contact",
            "Ours",
            "Status",
            "Until",
            "References",
        ],
    ),
    ("task", &["Task", "By", "Agreed on"]),
    ("evidence", &["Seen", "Day"]),
    ("tick", &["Evidence", "Day"]),
    ("line", &["Line"]),
    ("call", &["Reason"]),
    (
        "plan",
        &[
            "1 Others",
            "  Who",
            "2 Reasonable",
            "3 Concern",
            "  In words",
            "Way",
            "What",
            "Owner",
            "Left to them",
            "By",
            "Before stage",
        ],
    ),
    ("agreement", &["Agrees", "Seen", "Day", "Known from"]),
    ("mind", &["Goal", "Priorities", "Means", "Metrics"]),
    ("new-concern", &["What", "Of", "Over", "Ours", "State"]),
    ("mark", &["Evidence", "Day"]),
    ("edit-concern", &["What", "Of", "Over", "Ours", "State"]),
    ("outcome", &["Ended", "Day", "Why"]),
    ("my-name", &["Your name", "Before"]),
    ("edit-note", &["Note", "Private"]),
    ("edit-log", &["Said", "With", "Started by", "Day"]),
    ("edit-stance", &["Stance", "Seen", "Day", "Known from"]),
];

#[test]
fn a_draft_of_an_older_program_fills_in_the_fields_of_today() {
    for ((kind, keys), (same, fields)) in FORMS.into_iter().zip(KEYS) {
        assert_eq!(kind, same);
        let mut session = in_form(keys);
        session.keys("x").die();
        let old = |key: &&str| Typed {
            label: (*key).to_owned(),
            before: String::new(),
            value: format!("old {key}"),
            people: Vec::new(),
        };
        session.disk.left[0].unfinished.drafts[0].fields = fields.iter().map(old).collect();
        session.restart();
        session.keys("k");
        let typed: Vec<String> = fields.iter().map(|key| format!("old {key}")).collect();
        let values = values(&session);
        let (filled, rest) = values.split_at(typed.len());
        assert_eq!(filled, typed, "{kind}");
        assert!(rest.iter().all(String::is_empty), "{kind}: {rest:?}");
    }
}
