//! Who answers blind sees nothing of what others answered: two deals that differ only in that look the same everywhere.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::disk::Disk;
use crate::support::screen::text;
use crate::support::session::TODAY;
use stakemap::app::Screen;
use stakemap::app::command::Command;
use stakemap::app::key::Key;
use stakemap::content;
use stakemap::domain::record::answer::{Answer, Item};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::RecordId;
use stakemap::domain::record::stakeholder::{Label, Reading, Stakeholder};
use std::sync::Arc;
use uuid::Uuid;

/// Words that only the owner's answers hold.
const CANARY: &str = "Kestrel";
const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (60, 18)];

/// The worked example with Robin's answers as they are, and Kim's as they are (0) or each another (1, 2 …).
fn example(turn: usize) -> Deal {
    let mut deal = content::sample(TODAY);
    let ids: Vec<_> = deal.stakeholders.iter().map(|person| person.id).collect();
    for id in ids {
        deal.edit_person(id, |person| answer_otherwise(person, turn));
    }
    // What is coached, what the group did and who pulls another way was written down by others too.
    deal.coaching.truncate(turn);
    deal.marks.truncate(turn);
    deal.concerns.truncate(turn);
    deal
}

fn answer_otherwise(person: &mut Stakeholder, turn: usize) {
    for one in person.observations.iter_mut().filter(|one| one.by == "Kim Osei") {
        let all: Vec<Answer> = one.answer().unwrap().item().answers();
        let here = all.iter().position(|answer| Some(*answer) == one.answer()).unwrap();
        one.what = Reading::Known(all[(here + turn) % all.len()]);
        for evidence in &mut one.evidence {
            evidence.text = format!("{CANARY} {turn}").as_str().into();
        }
    }
    for one in &mut person.labels {
        one.label = ["mobilizer", "talker", "blocker"][turn % 3].into();
        one.reason = format!("{CANARY} {turn}").as_str().into();
    }
    for one in &mut person.stances {
        one.evidence = format!("{CANARY} {turn}").as_str().into();
    }
    for one in &mut person.tasks {
        one.what = format!("{CANARY} {turn}").as_str().into();
    }
    if turn > 0 {
        person.plan = None;
        person.stances.truncate(turn - 1);
        person.tasks.truncate(turn - 1);
    }
    // Somebody of whom one deal says nothing, and the other something.
    if person.name == "Graham Tully" && turn > 0 {
        let id = RecordId(Uuid::from_u128(77));
        let call = Label {
            id,
            label: "blocker".into(),
            reason: CANARY.into(),
            by: "Kim Osei".into(),
            at: person_time(),
            extra: serde_json::Map::new(),
        };
        person.labels.push(call);
        let item = Item::from_id("insight").unwrap();
        let mut deal = Deal::new(stakemap::domain::record::id::DealId(Uuid::nil()), "", "", person_time());
        deal.add_person(person.clone());
        let act = stakemap::domain::record::deal::Act { id, by: "Kim Osei", at: person_time() };
        deal.answer(person.id, act, item.answers()[turn % 4]);
        *person = Stakeholder::clone(&deal.stakeholders[0]);
    }
}

fn person_time() -> jiff::Timestamp {
    "2026-11-02T08:00:00Z".parse().unwrap()
}

/// Kim's program on the example, Kim having answered in it just now, and then Robin, blind.
fn blind(turn: usize) -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    disk.put(&example(turn));
    let mut session = Session::on(disk);
    // By name: with Kim's answers in sight, the order of the list depends on them.
    session.keys("<enter>:Tomasz<enter>t").keys(if turn == 0 { "3" } else { "1" }).keys("<esc>1");
    session.keys("ARobin Falk<enter><home>");
    assert!(session.app.is_blind());
    session
}

/// Both look the same, letters and colours.
#[track_caller]
fn same(a: &mut Session, b: &mut Session, size: (u16, u16), after: &str) {
    (a.size, b.size) = (size, size);
    let (one, other) = (a.paint().0, b.paint().0);
    let letters = text(&one);
    assert!(!letters.contains(CANARY), "after {after} at {size:?} the owner's words show:\n{letters}");
    assert!(one == other, "after {after} at {size:?} they differ:\n{letters}\n{}", text(&other));
}

#[test]
fn two_deals_that_differ_in_the_others_answers_do_not_look_the_same_with_them_in_sight() {
    let (mut a, mut b) = (blind(0), blind(1));
    SIZES.into_iter().for_each(|size| same(&mut a, &mut b, size, "nothing"));
    a.keys("b");
    b.keys("b");
    assert_ne!(a.screen(), b.screen(), "else the comparison could not fail");
}

#[test]
fn every_place_looks_the_same_whatever_the_others_answered() {
    let walks = [
        "2<down><down>p<esc>P<down><esc>",
        "<down><down>2<enter><esc><esc>3<down>y<esc>1",
        "s1<left>2e<esc><esc>",
        "<down><down><down>st<esc>",
        "t2<left>3e<esc>io<esc>",
        "!D=",
        "mmm<esc>",
        "m<tab><right>+<esc>",
        "o<tab><tab><tab><tab>y<esc><esc>",
        "d<down><esc>",
        "qd<down><esc><enter>",
        "F<esc>#Ym3<down>",
        "w<esc>C<enter><esc>",
        "M<down><esc>",
        "u<ctrl-r>",
        "?<esc>:a<esc>:K<enter>:plan for<enter><esc>",
        ":alerts<enter><esc>",
        "A<esc>",
        "r:review<enter><esc>[]",
        "T<esc>N<esc>n<esc>l<esc>e<esc>L<esc>J<esc>",
        "H<down><right><right><right><esc>/e<enter><esc><tab><down><down><enter><esc>",
        "q/tarn<enter><esc>KVno mob<enter>Vall<enter>oood<esc>?<esc>M<esc><enter>",
    ];
    // Each walk with other answers of the owner, and at each size.
    for (turn, size) in (1..4).zip(SIZES) {
        for walk in walks {
            let (mut a, mut b) = (blind(0), blind(turn));
            let mut so_far = String::new();
            for key in crate::support::keys::keys(walk) {
                so_far += &key.to_string();
                a.key(key);
                b.key(key);
                same(&mut a, &mut b, size, &so_far);
            }
        }
    }
}

#[test]
fn any_keys_look_the_same_whatever_the_others_answered() {
    let mut state = 11_u64;
    let mut dice = move |count: usize| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(count).unwrap()).unwrap()
    };
    let keys: Vec<Key> =
        Command::ALL.iter().flat_map(|one| one.spec().keys).map(|key| Key::parse(key).unwrap()).collect();
    for _ in 0..6 {
        let (mut a, mut b) = (blind(0), blind(1));
        let mut so_far = String::new();
        for _ in 0..120 {
            let key = keys[dice(keys.len())];
            so_far += &format!("{key} ");
            a.key(key);
            b.key(key);
            if !a.app.is_blind() || a.has_quit() {
                assert_eq!(a.app.is_blind(), b.app.is_blind(), "after {so_far}");
                break;
            }
            assert_eq!(a.app.screen, b.app.screen, "after {so_far}");
            same(&mut a, &mut b, SIZES[dice(3)], &so_far);
        }
    }
}

#[test]
fn what_is_hidden_says_so_and_how_to_see_it() {
    let mut session = blind(0);
    session.sees("BLIND Robin").sees("by Robin Falk, blind");
    session.keys("!").says("Hidden while Robin Falk answers blind");
    session.keys("D").says("Hidden while Robin Falk answers blind");
    session.keys("[").says("Hidden while Robin Falk answers blind");
    session.keys("q").sees("hidden while you answer blind");
    session.keys("K").says("Hidden while Robin Falk answers blind");
    assert_eq!(session.app.screen, Screen::Home);
}

#[test]
fn blind_answers_are_saved_beside_the_others_which_stay_as_they_are() {
    let mut session = blind(0);
    let before = Arc::clone(session.deal());
    session.keys(":Mirela<enter>t2<esc>");
    let (was, is) = (&before.stakeholders[0], &session.deal().stakeholders[0]);
    let of = |person: &Stakeholder, by: &str| person.observations.iter().filter(|one| one.by == by).count();
    assert_eq!((of(was, "Robin Falk"), of(is, "Robin Falk")), (0, 1));
    assert_eq!(of(was, "Kim Osei"), of(is, "Kim Osei"));
    assert_eq!(was.answers("Kim Osei"), is.answers("Kim Osei"));
    assert_eq!(*session.on_disk().stakeholders[0], **is);
    session.keys("<esc>u").says("Undone");
    assert!(session.deal().same_content(&before));
    session.keys("u").says("Nothing to undo");
    session.keys("bu").says("Undone: Tomasz Bielik");
}

#[test]
fn blind_ends_with_b_and_where_the_owner_answers_again() {
    let mut session = blind(0);
    session.keys("b").says("Blind mode is off").sees("as Robin").sees_no("BLIND");
    assert_eq!(session.open().assessor, "Robin Falk");
    session.keys("ARobin Falk<enter>").sees("BLIND Robin").keys("AKim<enter>").sees_no("BLIND");
    assert!(!session.app.is_blind());
    session.keys("ARobin<down><enter>").sees_no("BLIND").sees("as Robin");
    let mut session = blind(0);
    session.keys("tb").says("Blind mode is off");
    assert!(session.app.question().is_some(), "the question stays open");
}

#[test]
fn what_others_save_meanwhile_is_not_told_in_their_words() {
    let mut session = blind(0);
    session.elsewhere("Kim Osei", &format!("{CANARY}: talk, we"), |deal| {
        let id = deal.stakeholders[8].id;
        let act = stakemap::domain::record::deal::Act {
            id: RecordId(Uuid::from_u128(99)),
            by: "Kim Osei",
            at: person_time(),
        };
        deal.answer(id, act, Item::from_id("talk").unwrap().answers()[0]);
    });
    session.says("changed elsewhere").sees_no(CANARY);
    assert_eq!(session.deal().stakeholders[8].observations.len(), 1, "it is taken in");
    session.keys("G2").sees("s screen").sees("unscreened").keys("b").keys("AKim<enter>").sees_no("screen them");
}

#[test]
fn a_review_waits_while_somebody_answers_blind() {
    let mut session = Session::in_example();
    session.keys("r<enter>").keys("ARobin Falk<enter>").sees("BLIND Robin");
    assert!(session.app.overlays.is_empty());
    session.keys("r").says("Hidden while Robin Falk answers blind").keys("br");
    assert!(!session.app.overlays.is_empty(), "the review goes on");
}
