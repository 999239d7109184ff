//! One person is one id: whatever two people are called, what is typed, chosen or filled in goes to the one who is meant.

#![allow(clippy::panic)]

use crate::support::Session;
use crate::support::disk::Disk;
use proptest::prelude::*;
use stakemap::app::overlays::Overlay;
use stakemap::app::search::Choice;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, StakeholderId};
use stakemap::domain::record::naming::is_written;
use stakemap::domain::record::stakeholder::Stakeholder;
use uuid::Uuid;

/// The id of the person at a place, counted from 0.
fn id(place: u128) -> StakeholderId {
    StakeholderId(Uuid::from_u128(0xbe00 + place))
}

/// Kim in a deal with people whose names, titles aside, are written so in its file; the first is selected.
fn among(people: &[(&str, &str)]) -> Session {
    let mut deal = Deal::new(DealId(Uuid::from_u128(0xde)), "Halden", "Kim", jiff::Timestamp::UNIX_EPOCH);
    for (place, (name, title)) in (0..).zip(people) {
        deal.add_person(Stakeholder { title: (*title).into(), ..Stakeholder::new(id(place), name) });
    }
    let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
    disk.put(&deal);
    let mut session = Session::on(disk);
    session.keys("<enter>");
    session
}

fn named(names: &[&str]) -> Session {
    among(&names.iter().map(|name| (*name, "")).collect::<Vec<_>>())
}

/// Who took part in the last conversation on the disk.
fn last_spoken_to(session: &Session) -> Vec<StakeholderId> {
    session.on_disk().conversations.last().map_or_else(Vec::new, |one| one.with.iter().collect())
}

#[test]
fn a_log_goes_to_the_person_under_the_cursor_whatever_their_names_fold_to() {
    for names in [
        ["Hana Dvořák", "Hana Dvorak"],
        ["मीना शर्मा", "मोना शर्मा"],
        ["Ann Lee", "Ann Leeson"],
        ["Anna Berg", "Anna Berg"],
        ["Berg, Anna", "Berg Anna"],
        ["Zo\u{eb}", "Zoe\u{308}"],
        ["Dev Patel", "D\u{435}v Patel"],
        ["Anna Berg #2", "Anna Berg"],
        [",", ""],
    ] {
        for place in 0..2 {
            let mut session = named(&names);
            session.keys(if place == 0 { "lspoke<enter>" } else { "Glspoke<enter>" });
            assert_eq!(last_spoken_to(&session), [id(place)], "{names:?}");
            let name =
                session.deal().stakeholders[usize::try_from(place).expect("a place in a short list")].name.to_string();
            session.says(&name);
        }
    }
}

#[test]
fn a_name_that_fits_two_is_asked_about_and_as_it_is_typed_it_fits_one() {
    let log = |names: &[&str], typed: &str| {
        let mut session = named(names);
        session.keys(&format!("lspoke<tab><ctrl-u>{typed}<enter>"));
        session
    };
    let czech = ["Petr", "Hana Dvořák", "Hana Dvorak"];
    assert_eq!(last_spoken_to(&log(&czech, "Hana Dvorak")), [id(2)]);
    assert_eq!(last_spoken_to(&log(&czech, "hana dvořák")), [id(1)]);
    assert_eq!(last_spoken_to(&log(&czech, "dvorak")), []);
    assert_eq!(last_spoken_to(&log(&czech, "petr, Hana Dvorak")), [id(0), id(2)]);
}

#[test]
fn an_arrow_fills_in_each_person_and_each_of_them_is_meant() {
    for (presses, place) in [(1, 0), (2, 1), (3, 2), (4, 0)] {
        let mut session = named(&["Anna Berg", "Anna Berg", "Änna Berg"]);
        session.keys("lspoke<tab><ctrl-u>").keys(&"<right>".repeat(presses)).keys("<enter>");
        assert_eq!(last_spoken_to(&session), [id(place)]);
    }
}

#[test]
fn lists_tell_people_of_one_name_apart_and_begin_with_who_is_typed() {
    let people = [("Ann Leeson", ""), ("Ann Lee", "CFO"), ("Anna Berg", "CIO"), ("Anna Berg", "Buyer"), ("Zoe", "")];
    let mut session = among(&people);
    session.keys(":ann lee<enter>");
    assert_eq!(session.selected(), "Ann Lee");
    session.keys(":anna berg").sees("Anna Berg #1 (CIO)").sees("Anna Berg #2 (Buyer)").keys("<down><enter>");
    assert_eq!(session.open().selected().map(|one| one.id), Some(id(3)));
    session.keys("lspoke<enter>").says("Anna Berg #2");
    session.keys("xx").says("Removed Anna Berg #2").keys("u");
    session.keys("Gmma").sees("Anna Berg #1 (CIO)").sees("Anna Berg #2 (Buyer)").keys("ann lee").keys("<enter>");
    session.sees("Ann Lee").sees_no("Ann Leeson influences");
    session.keys("<esc><esc>G:join").keys("<enter>anna").sees("Anna Berg #1 (CIO)").sees("Anna Berg #2 (Buyer)");
}

#[test]
fn who_stands_in_an_open_form_stays_the_same_when_they_are_renamed_moved_or_removed() {
    let mut session = named(&["Anna Berg", "Bo Dahl", "Cleo Egg"]);
    session.keys("jlspoke").elsewhere("Rosa", "turn the names round", |deal| {
        deal.edit_person(id(1), |one| one.name = "Zed".into());
        deal.edit_person(id(2), |one| one.name = "Bo Dahl".into());
        deal.remove_person(id(0));
    });
    session.keys("<enter>");
    assert_eq!(last_spoken_to(&session), [id(1)]);

    let mut session = named(&["Anna Berg", "Bo Dahl", "Cleo Egg"]);
    session.keys("jlspoke").elsewhere("Rosa", "remove Bo", |deal| deal.remove_person(id(1)));
    session.keys("<enter>").sees("Bo Dahl was just removed").sees("spoke");
    assert_eq!(last_spoken_to(&session), []);
    session.keys("<ctrl-u>cleo<enter>");
    assert_eq!(last_spoken_to(&session), [id(2)]);
}

#[test]
fn a_boss_or_persuader_whom_nobody_touched_stays_though_they_were_renamed_or_removed() {
    let mut session = named(&["Anna Berg", "Bo Dahl", "Cleo Egg"]);
    session.keys("e<tab><tab><tab><tab>bo<enter>").keys("e<tab>CFO").elsewhere("Rosa", "reorder", |deal| {
        deal.edit_person(id(1), |one| one.name = "Cleo Egg".into());
        deal.edit_person(id(2), |one| one.name = "Bo Dahl".into());
    });
    session.keys("<enter>");
    assert_eq!(session.deal().stakeholders[0].card().reports_to, Some(id(1)));
    session.keys("e<tab><ctrl-u>CEO").elsewhere("Rosa", "remove", |deal| deal.remove_person(id(1)));
    session.keys("<enter>");
    assert_eq!(session.deal().stakeholders[0].title, "CEO", "the rest is saved");
    assert_eq!(session.deal().stakeholders[0].card().reports_to, None);
}

#[test]
fn a_draft_comes_back_about_the_same_person() {
    // Died while somebody else than the first was selected.
    let mut session = named(&["Anna Berg", "Bo Dahl"]);
    session.keys("jlspoke").kill();
    session.keys("k").sees("Bo Dahl").keys("<enter>");
    assert_eq!(last_spoken_to(&session), [id(1)]);

    // They were renamed since, to the name of another who was renamed too.
    let mut session = named(&["Anna Berg", "Bo Dahl"]);
    session.keys("jlspoke").overwrite("Rosa", "turn the names round", |deal| {
        deal.edit_person(id(0), |one| one.name = "Bo Dahl".into());
        deal.edit_person(id(1), |one| one.name = "Anna Berg".into());
    });
    session.kill();
    session.keys("k<enter>");
    assert_eq!(last_spoken_to(&session), [id(1)]);
}

#[test]
fn a_draft_about_somebody_who_is_gone_means_nobody_else_and_comes_back_with_them() {
    let mut session = named(&["Anna Berg", "Anna Berg", "Bo Dahl"]);
    session.keys("lspoke<esc>x").keys("l<ctrl-o>");
    session.sees("Anna Berg #1 (removed)").sees("spoke").keys("<enter>").sees("I don't know “Anna Berg #1 (removed)”");
    assert_eq!(last_spoken_to(&session), []);
    session.keys("<esc>u").keys("l<ctrl-o>").sees_no("(removed)").keys("<enter>");
    assert_eq!(last_spoken_to(&session), [id(0)]);
}

#[test]
fn a_draft_that_an_older_program_wrote_goes_by_its_text() {
    let old = |session: &mut Session| {
        session.die();
        for left in &mut session.disk.left {
            let fields = left.unfinished.drafts.iter_mut().flat_map(|draft| &mut draft.fields);
            fields.for_each(|field| field.people.clear());
        }
        session.restart();
    };
    let mut session = named(&["Hana Dvořák", "Hana Dvorak"]);
    session.keys("lspoke<tab><ctrl-u>Hana Dvorak");
    old(&mut session);
    session.keys("k<enter>");
    assert_eq!(last_spoken_to(&session), [id(1)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn for_any_two_names_the_log_goes_to_whoever_is_selected((one, other) in two_names(), second in any::<bool>()) {
        prop_assume!(one != other);
        let mut session = named(&[&one, &other]);
        session.keys(if second { "Glspoke<enter>" } else { "lspoke<enter>" });
        prop_assert_eq!(last_spoken_to(&session), [id(u128::from(second))], "{:?} {:?}", one, other);
    }

    #[test]
    fn for_any_two_names_an_action_and_a_deal_are_owned_by_who_is_typed((one, other) in two_names()) {
        let mut session = named(&[&one, &other]);
        for name in [clean(&one), clean(&other)] {
            prop_assume!(!name.is_empty());
            session.keys("ncall them<tab><tab>").paste(&name).keys("<enter>");
            if matches!(session.app.overlays.last(), Some(Overlay::Finder(_))) {
                session.keys("<enter>");
            }
            let action = session.deal().actions.last().expect("an action").clone();
            prop_assert_eq!(&action.who, &name);
            // Whoever is the customer's is one whose name that is; only a colleague's name is ours.
            let doer = session.deal().doer(&action).and_then(|id| session.deal().person(id)).map(|one| clean(&one.name));
            let is_theirs = doer.is_some_and(|doer| is_written(&doer, &name));
            prop_assert!(is_theirs || session.deal().assessors().iter().any(|ours| is_written(ours, &name)), "{:?}", name);
            session.keys("E<tab><tab><tab><ctrl-u>").paste(&name).keys("<enter>");
            prop_assert_eq!(&session.deal().owner, &name);
        }
    }

    #[test]
    fn for_any_two_names_whoever_answers_is_who_was_typed((one, other) in two_names()) {
        let (one, other) = (clean(&one), clean(&other));
        prop_assume!(one != other && !one.is_empty() && !other.is_empty() && one != "Kim" && other != "Kim");
        let mut session = named(&["Dev"]);
        for (name, is_known) in [(&one, false), (&other, false), (&one, true), (&other, true)] {
            session.keys("A").paste(name);
            let Some(Overlay::Finder(finder)) = session.app.overlays.last() else { panic!("no list of names") };
            let found = session.app.matches(finder);
            let place = found.iter().position(|one| matches!(&one.choice, Choice::Assessor(who, _) if who == name));
            prop_assert!(!is_known || place == Some(0), "{:?} of {:?}", name, found);
            session.keys(&"<down>".repeat(place.expect("the name that is typed"))).keys("<enter>");
            prop_assert_eq!(&session.open().assessor, name);
            if !is_known {
                session.keys("t2<esc>1");
                prop_assert!(session.deal().assessors().contains(name), "{:?}", name);
            }
        }
    }

    #[test]
    fn for_any_two_names_a_draft_after_a_crash_is_about_whoever_was_selected((one, other) in two_names()) {
        let mut session = named(&[&one, &other]);
        session.keys("Glspoke").kill();
        session.keys("k<enter>");
        prop_assert_eq!(last_spoken_to(&session), [id(1)], "{:?} {:?}", one, other);
    }
}

/// A name as a field takes it.
fn clean(name: &str) -> String {
    stakemap::domain::record::text::one_line(name).trim().to_owned()
}

/// Two names: any, or one made from the other as people and programs do.
fn two_names() -> impl Strategy<Value = (String, String)> {
    let name = prop_oneof![
        "[A-Za-zéüøßŁ’' ,#12]{0,9}",
        "(Anna|Ann|Dr\\. Anna)( |, )(Berg|Bergmann|van Berg)",
        any::<String>()
    ];
    let change = prop_oneof![
        Just(("a", "á")),
        Just(("n", "ñ")),
        Just((" ", "  ")),
        Just((" ", "\u{a0}")),
        Just(("e", "\u{435}")),
        Just((" ", ", ")),
        Just(("a", "A")),
        Just(("B", "\u{200b}B")),
        Just(("u", "ue")),
        Just(("'", "’")),
    ];
    let made = (name.clone(), change).prop_map(|(name, (from, to))| (name.clone(), name.replacen(from, to, 1)));
    let longer = (name.clone(), "[a-z #2,]{0,3}").prop_map(|(name, more)| (name.clone(), name + &more));
    prop_oneof![made, longer, (name.clone(), name)]
}

#[test]
fn the_list_of_names_opens_on_the_present_one_and_enter_changes_nothing() {
    let mut session = Session::in_deal();
    session.keys("@Lea Voss<enter>").says("Your name is now Lea Voss");
    let screen = session.keys("@").screen();
    let present = |line: &str| ["▌1 ", "Lea Voss", "your name now"].iter().all(|words| line.contains(words));
    assert!(screen.lines().any(present), "{screen}");
    session.keys("<enter>");
    assert_eq!(session.app.settings.me.as_deref(), Some("Lea Voss"));
    session.keys("@").sees("Kim").keys("2");
    assert_eq!(session.app.settings.me.as_deref(), Some("Kim"), "a digit chooses its line");
}

#[test]
fn digits_typed_ahead_are_no_part_of_a_name() {
    let mut session = Session::cold();
    session.keys("aHalden<enter>aDev<enter>s1");
    if session.app.settings.me.is_none() {
        session.keys("11Sam<enter>");
        assert_eq!(session.app.settings.me.as_deref(), Some("Sam"));
    }
}
