//! What others save while the deal is open here.

use crate::support::Session;
use crate::support::file::File;
use stakemap::app::effect::Effect;
use stakemap::app::msg::{Failure, Msg};
use stakemap::app::open_deal::SaveState;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::StakeholderId;
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::store::format::encode;
use uuid::Uuid;

fn tom() -> Stakeholder {
    Stakeholder::new(StakeholderId(Uuid::from_u128(7)), "Tom")
}

fn retitle(name: &'static str, title: &'static str) -> impl FnOnce(&mut Deal) {
    move |deal| {
        let id = deal.stakeholders.iter().find(|person| person.name == name).expect("they are there").id;
        deal.edit_person(id, |person| person.title = title.into());
    }
}

fn sorted(session: &Session) -> Vec<&str> {
    let mut names = session.names();
    names.sort_unstable();
    names
}

#[test]
fn what_another_saves_shows_at_once_and_the_place_stays() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("k2").elsewhere("Rosa", "add Tom", |deal| deal.add_person(tom()));
    assert_eq!(session.names(), ["Dev", "Ida", "Tom"]);
    assert_eq!(session.selected(), "Dev");
    session.says("Rosa: add Tom").sees("saved");
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn what_was_changed_here_and_there_is_put_together_and_saved() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.hold().keys("aNils<enter>").overwrite("Rosa", "add Tom", |deal| deal.add_person(tom())).release();
    assert_eq!(sorted(&session), ["Dev", "Ida", "Nils", "Tom"]);
    assert!(session.is_saved());
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn quitting_waits_until_both_are_put_together_and_saved() {
    let mut session = Session::with_people(&["Dev"]);
    session.hold().keys("aNils<enter><ctrl-q>").overwrite("Rosa", "add Tom", |deal| deal.add_person(tom()));
    assert!(!session.has_quit());
    session.release();
    assert!(session.has_quit());
    assert_eq!(session.on_disk().stakeholders.len(), 3);
}

#[test]
fn two_values_of_one_field_are_both_kept_until_somebody_chooses() {
    for chosen in ["CFO", "CIO"] {
        let mut session = Session::with_people(&["Dev"]);
        session.hold().keys("e<tab>CFO<enter>").overwrite("Rosa", "edit Dev", retitle("Dev", "CIO")).release();
        session.says("1 conflict").sees("1 conflict (=)").keys("=").sees("CFO").sees("CIO");
        // Which of the two stands is the merge's rule; it comes first in the list.
        let stands = session.person("Dev").title == chosen;
        session.keys(if stands { "<enter>" } else { "<down><enter>" }).sees_no("1 conflict");
        assert_eq!(session.person("Dev").title, chosen);
        assert_eq!(session.on_disk(), **session.deal());
        session.keys("u").sees("1 conflict (=)");
    }
}

/// A conflict over Dev's title that was settled, with the file as Rosa had left it before.
fn settled() -> (Session, File) {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.hold().keys("k<home>e<tab>CFO<enter>").overwrite("Rosa", "edit Dev", retitle("Dev", "CIO"));
    let hers = session.disk.deals[&session.path()].clone();
    session.release().says("1 conflict").keys("=<down><enter>").sees_no("1 conflict");
    (session, hers)
}

#[test]
fn removing_somebody_takes_what_clashes_about_them_along_and_undo_brings_both_back() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.hold().keys("k<home>e<tab>CFO<enter>").overwrite("Rosa", "edit Dev", retitle("Dev", "CIO")).release();
    session.sees("1 conflict (=)").keys("x").sees_no("1 conflict").keys("u").sees("1 conflict (=)");
    assert_eq!(session.names(), ["Dev", "Ida"]);
}

#[test]
fn undoing_that_somebody_is_there_takes_along_what_names_them_and_redo_brings_both_back() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("aIda<enter>").elsewhere("Rosa", "plan", |deal| {
        let id = deal.stakeholders.iter().find(|person| person.name == "Ida").expect("she is there").id;
        let action = serde_json::json!({
            "id": Uuid::from_u128(8), "what": "send the figures", "about": id, "by": "Rosa",
            "due": "2026-12-01", "given": "2026-11-21T08:00:00Z",
        });
        deal.plan_action(serde_json::from_value(action).expect("an action"));
    });
    session.keys("u").says("Undone: add Ida");
    assert_eq!((session.names(), session.deal().actions.len()), (vec!["Dev"], 0));
    assert_eq!(stakemap::domain::change::integrity::findings(session.deal()), []);
    session.keys("<ctrl-r>");
    assert_eq!((session.names().len(), session.deal().actions.len()), (2, 1));
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn a_copy_met_again_after_its_clash_was_settled_brings_nothing_back() {
    let (mut session, hers) = settled();
    session.keys("jx");
    assert_eq!(session.names(), ["Dev"], "somebody was removed since");
    let before = session.deal().clone();
    let copy = session.disk.put_bytes("halden (conflicted copy).json", &hers);
    session.offer_copy(&copy).keys("=").says("had nothing new").sees_no("1 conflict");
    assert_eq!(*session.deal(), before);
    assert!(!session.disk.deals.contains_key(&copy) && session.disk.trash.len() == 1);
}

#[test]
fn an_older_file_put_back_after_its_clash_was_settled_brings_nothing_back() {
    let (mut session, hers) = settled();
    session.keys("jx");
    let (before, path) = (session.deal().clone(), session.path());
    session.disk.deals.insert(path, hers);
    session.stir().sees_no("1 conflict").sees("saved");
    assert_eq!(*session.deal(), before);
    assert_eq!(session.on_disk(), *before, "it is saved again");
}

#[test]
fn both_values_can_be_read_whole_and_told_apart_on_the_smallest_screen() {
    let mut session = Session::with_people(&["Dev"]);
    session.size = (60, 18);
    let (ours, theirs) = ("Director of Improvement, all plants, Ostby", "Director of Improvement, all plants, Tarn");
    session.hold().keys("e<tab>").paste(ours).keys("<enter>");
    session.overwrite("Rosa", "edit Dev", retitle("Dev", theirs)).release().keys("=");
    session.sees("current  ").sees("other  ");
    let first = session.screen().contains("Ostby");
    assert_ne!(first, session.screen().contains("Tarn"));
    assert_ne!(first, session.keys("<down>").screen().contains("Ostby"));
}

#[test]
fn an_older_state_put_back_by_a_sync_program_takes_nothing_away() {
    let mut session = Session::with_people(&["Dev"]);
    let older = session.disk.deals[&session.path()].clone();
    session.keys("aIda<enter>");
    let path = session.path();
    session.disk.deals.insert(path, older);
    session.stir().says("An older copy replaced the file. The change it lacked is kept");
    assert_eq!(session.names(), ["Dev", "Ida"]);
    assert_eq!(session.on_disk(), **session.deal(), "it is saved again");
}

#[test]
fn an_outdated_copy_written_back_with_somebody_new_takes_nothing_away() {
    let mut session = Session::with_people(&["Dev"]);
    let mut stale = session.on_disk();
    session.keys("aIda<enter>lspoke<enter>e<tab>CFO<enter>");
    stale.add_person(tom());
    let path = session.path();
    session.disk.deals.insert(path, File::of(&stale));
    session.stir().says("An older copy replaced the file. The 3 changes it lacked are kept, and its own merged in");
    assert_eq!(sorted(&session), ["Dev", "Ida", "Tom"]);
    assert_eq!((session.person("Ida").title.as_str(), session.deal().conversations.len()), ("CFO", 1));
    assert_eq!(session.on_disk(), **session.deal(), "it is saved again");
}

#[test]
fn an_outdated_copy_that_came_while_the_program_was_closed_takes_nothing_away() {
    let mut session = Session::with_people(&["Dev"]);
    let mut stale = session.on_disk();
    session.keys("aIda<enter>lspoke<enter>q");
    stale.add_person(tom());
    let path = session.path();
    session.disk.deals.insert(path.clone(), File::of(&stale));
    session.restart_at(Some(path));
    session
        .says("An older copy replaced the file. The 2 changes it lacked are kept, and its own merged in")
        .sees("saved");
    assert_eq!(sorted(&session), ["Dev", "Ida", "Tom"]);
    assert_eq!((session.on_disk(), session.deal().conversations.len()), ((**session.deal()).clone(), 1));
    // The copy itself is the newest of the earlier versions.
    session.keys("qR").sees("2 people").keys("<enter><enter>").sees("Tom");
    assert_eq!(sorted(&session), ["Dev", "Tom"], "and it stays as it was restored");
    session.restart();
    session.keys("<enter>");
    assert_eq!(sorted(&session), ["Dev", "Tom"]);
}

#[test]
fn an_outdated_copy_that_cannot_be_saved_over_is_shown_as_it_is() {
    let mut session = Session::with_people(&["Dev"]);
    let stale = session.on_disk();
    session.keys("aIda<enter>q");
    let path = session.path();
    session.disk.deals.insert(path.clone(), File::of(&stale));
    session.disk.taken = Some("Open in another window, since 09:00".to_owned());
    session.restart_at(Some(path));
    session.sees("FOLLOWING");
    assert_eq!(session.names(), ["Dev"], "the other window merges it");
    session.disk.taken = None;
    session.restart();
    session.keys("<enter>").says("The change it lacked is kept");
    assert_eq!(session.names(), ["Dev", "Ida"]);
}

#[test]
fn undo_takes_back_what_was_done_here_and_nothing_else() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.elsewhere("Rosa", "add Tom", |deal| deal.add_person(tom())).keys("u");
    assert_eq!(sorted(&session), ["Dev", "Tom"], "Ida was added here");
    session.keys("<ctrl-r>");
    assert_eq!(sorted(&session), ["Dev", "Ida", "Tom"]);
}

#[test]
fn a_field_that_is_being_typed_in_is_left_alone() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("e<tab>Controller, line 4").elsewhere("Rosa", "add Tom", |deal| deal.add_person(tom()));
    session.sees("Controller, line 4").keys("<enter>");
    assert_eq!(session.person("Dev").title, "Controller, line 4");
    assert_eq!(session.names(), ["Dev", "Tom"]);
}

#[test]
fn a_form_writes_only_the_fields_that_were_touched_in_it() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("e Patel").elsewhere("Rosa", "edit Dev", retitle("Dev", "CIO")).keys("<enter>");
    assert_eq!(session.person("Dev Patel").title, "CIO");
}

#[test]
fn a_field_changed_here_and_there_says_so_and_undo_leads_to_the_others() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("e<tab>CFO").elsewhere("Rosa", "edit Dev", retitle("Dev", "CIO"));
    session.keys("<enter>").says("Someone else changed this too");
    assert_eq!(session.person("Dev").title, "CFO");
    session.keys("u");
    assert_eq!(session.person("Dev").title, "CIO");
}

#[test]
fn text_typed_about_somebody_who_was_removed_meanwhile_is_kept() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("e<tab>Head of Finance").elsewhere("Rosa", "remove Ida", |deal| {
        let id = deal.stakeholders[1].id;
        deal.remove_person(id);
    });
    session.keys("<enter>").sees("was just removed").sees("Head of Finance");
    session.keys("<esc>").says("Ctrl-O in the same form");
}

#[test]
fn whoever_comes_second_follows_and_can_go_on_once_the_first_is_gone() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("q").disk.taken = Some("Open in another window, since 09:00".to_owned());
    session.restart();
    session.keys("<enter>").sees("FOLLOWING").says("another window");
    session.keys("a").says("Not changed");
    session.elsewhere("Rosa", "add Tom", |deal| deal.add_person(tom())).sees("Tom").sees("FOLLOWING");
    session.disk.taken = None;
    session.stir().says("so you can edit it").sees("saved").keys("aIda<enter>");
    assert_eq!(session.on_disk().stakeholders.len(), 3);
}

#[test]
fn a_second_copy_is_offered_taken_in_and_put_into_the_trash() {
    let mut session = Session::with_people(&["Dev"]);
    let mut copy = session.on_disk();
    copy.add_person(tom());
    let copy = session.disk.put_bytes("halden (conflicted copy).json", &encode(&copy));
    session.keys("aIda<enter>").offer_copy(&copy).says("= merges it").keys("=");
    assert_eq!(sorted(&session), ["Dev", "Ida", "Tom"]);
    assert_eq!(session.on_disk(), **session.deal());
    assert!(!session.disk.deals.contains_key(&copy) && session.disk.trash.len() == 1);
}

#[test]
fn whatever_else_is_said_a_second_copy_stays_in_sight() {
    let mut session = Session::with_people(&["Dev"]);
    let mut copy = session.on_disk();
    copy.add_person(tom());
    let copy = session.disk.put_bytes("halden (2).json", &encode(&copy));
    let failure = Failure { what: "A save was cut off".to_owned(), hint: String::new() };
    session.offer_copy(&copy);
    session.send(Msg::Warned(failure));
    session.says("cut off").sees("1 copy (=)").keys("j").sees("1 copy (=)").keys("=").sees_no("(=)");
    assert_eq!(sorted(&session), ["Dev", "Tom"]);
}

#[test]
fn a_copy_that_could_not_be_taken_in_stays_where_it_is_until_it_is() {
    let mut session = Session::with_people(&["Dev"]);
    let mut copy = session.on_disk();
    copy.add_person(tom());
    let copy = session.disk.put_bytes("halden (2).json", &encode(&copy));
    session.break_disk().offer_copy(&copy).keys("=").sees("NOT SAVED");
    assert!(session.disk.deals.contains_key(&copy));
    assert!(!session.effects.iter().any(|effect| matches!(effect, Effect::Move { .. })));
    session.mend_disk().keys("aIda<enter>");
    assert_eq!(session.open().save, SaveState::Saved);
    assert!(!session.disk.deals.contains_key(&copy), "it goes once what it said is saved");
}

#[test]
fn what_is_only_here_is_never_taken_for_saved_because_nothing_can_be_saved() {
    for taken in [false, true] {
        let mut session = Session::with_people(&["Dev"]);
        session.break_disk().keys("aPrecious<enter>").sees("NOT SAVED");
        session.mend_disk();
        if taken {
            session.disk.taken = Some("Rosa has it open since 09:02. You see their changes".to_owned());
        } else {
            let path = session.path();
            let text = String::from_utf8(session.disk.deals[&path].to_vec()).expect("JSON is text");
            session.disk.deals.insert(path, text.replacen("\"version\": 1", "\"version\": 2", 1).into_bytes().into());
        }
        session.stir().sees("NOT SAVED").says("Your last change isn't saved");
        session.stir().sees("Precious").keys("<ctrl-q>").sees("c");
        assert!(!session.has_quit());
        session.keys("c");
        assert!(session.on_disk().stakeholders.iter().any(|person| person.name == "Precious"));
    }
}

#[test]
fn undo_passes_over_a_step_that_was_overtaken_elsewhere() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("e<tab>CFO<enter>").elsewhere("Rosa", "edit Ida", retitle("Ida", "CIO"));
    session.keys("u").says("Undone: add Dev").says("changed elsewhere");
    assert_eq!(session.names(), ["Ida"]);
}

#[test]
fn a_deal_that_was_read_too_late_leaves_the_shown_one_held() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("qaVestra<enter>q").hold().keys(":halden<enter>:vestra<enter>");
    assert_eq!(session.deal().name, "Vestra");
    let shown = session.deal().id;
    session.release();
    assert_eq!(session.deal().id, shown);
    let held = |effect: &Effect| matches!(effect, Effect::Hold { deal, .. } if *deal == shown);
    assert!(session.effects.iter().any(held), "{:?}", session.effects);
}

#[test]
fn a_copy_that_was_read_too_late_is_not_taken_in_where_somebody_else_has_the_deal_now() {
    let mut session = Session::with_people(&["Dev Patel"]);
    let mut copy = session.on_disk();
    copy.add_person(tom());
    let copy = session.disk.put_bytes("halden (2).json", &encode(&copy));
    session.offer_copy(&copy).hold().keys("=");
    session.disk.taken = Some("Rosa has it open. You see their changes".to_owned());
    session.stir().release().says("Not merged: Rosa has it open");
    assert_eq!(session.names(), ["Dev Patel"]);
    assert!(session.disk.deals.contains_key(&copy), "it can be taken in later");
}

/// Two deals, in the second of which somebody is being added; the disk is slow.
fn slow_with_two() -> Session {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("qaVestra<enter>").hold();
    session
}

/// The people in the file of the second deal, by name.
fn vestra(session: &Session) -> Vec<String> {
    let path = session.disk.deals.keys().find(|path| path.to_string_lossy().contains("vestra")).expect("it has a file");
    let mut names: Vec<String> =
        session.disk.deal(path).stakeholders.iter().map(|person| person.name.to_string()).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_save_that_another_was_ahead_of_is_done_before_the_next_deal_opens() {
    let mut session = slow_with_two();
    session.keys("aNils<enter>aIda<enter>").overwrite("Rosa", "add Tom", |deal| deal.add_person(tom()));
    session.keys(":halden<enter>").answer_one();
    session.release();
    assert_eq!(session.deal().name, "Halden");
    assert_eq!(vestra(&session), ["Ida", "Nils", "Tom"]);
}

#[test]
fn what_is_entered_while_the_next_deal_is_read_is_saved_before_that_opens() {
    let mut session = slow_with_two();
    session.keys(":halden<enter>aNils<enter>aIda<enter>").overwrite("Rosa", "add Tom", |deal| deal.add_person(tom()));
    session.release();
    assert_eq!(session.deal().name, "Halden");
    assert_eq!(vestra(&session), ["Ida", "Nils", "Tom"]);
}

#[test]
fn a_form_that_is_open_when_the_next_deal_arrives_is_kept() {
    let mut session = slow_with_two();
    session.keys(":Dev<enter>aNils Ho").release().says("What you typed is kept");
    assert_eq!((session.deal().name.as_str(), session.selected()), ("Halden", "Dev"));
    assert!(session.app.overlays.is_empty(), "the form was the other deal's");
    session.keys(":vestra<enter>a").says("What you typed is back").sees("Nils Ho");
    // Without anybody to go to, too: saved here, the form would add to the wrong deal.
    let mut session = slow_with_two();
    session.keys(":halden<enter>aNils Ho").release().says("What you typed is kept").keys("<enter>");
    assert_eq!((session.deal().name.as_str(), session.names()), ("Halden", vec!["Dev"]));
    // A paste that nobody has answered goes along.
    let mut session = slow_with_two();
    session.keys(":Dev<enter>a").paste("Ida Berg\nTom Ruiz").release();
    session.keys(":vestra<enter>a").says("What you typed is back").sees("Ida Berg").sees("Tom Ruiz");
}

#[test]
fn what_cannot_be_saved_keeps_the_next_deal_from_opening_over_it() {
    let mut session = slow_with_two();
    session.keys(":halden<enter>aNils<enter>").break_disk().release().sees("NOT SAVED");
    assert_eq!(session.deal().name, "Vestra");
    session.mend_disk().keys("r");
    assert_eq!(session.deal().name, "Halden");
    assert_eq!(vestra(&session), ["Nils"]);
}
