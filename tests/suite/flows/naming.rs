//! Who signs: found without a question where nobody else can be meant, asked once otherwise, changed later, always visible.

use crate::support::Session;
use crate::support::disk::Disk;
use crate::support::session::TODAY;
use stakemap::app::effect::Effect;
use stakemap::content;
use stakemap::domain::record::deal::Deal;

const ASKED: &str = "Who are you?";

/// Somebody whom the system calls Kim, in a deal of their own.
fn unnamed() -> Session {
    let mut session = Session::cold();
    session.keys("aHalden<enter>aDev<enter>");
    session
}

/// The same in the worked example, which Kim Osei owns.
fn in_anothers_deal() -> Session {
    let mut disk = Disk::default();
    disk.put(&content::sample(TODAY));
    let mut session = Session::on(disk);
    session.keys("<enter>");
    session
}

#[test]
fn nobody_is_asked_where_the_deal_names_nobody_yet() {
    for (open, items) in [("s<enter>1", 1), ("t2", 1)] {
        let mut session = unnamed();
        session.keys(open).sees_no(ASKED);
        let seen = &session.person("Dev").observations;
        assert_eq!((seen.len(), seen[0].by.as_str()), (items, "Kim"), "after {open}");
    }
}

#[test]
fn the_name_is_kept_once_something_is_signed_with_it_and_not_before() {
    let mut session = unnamed();
    session.keys("sq2");
    assert_eq!(session.disk.me, None);
    session.keys("1s<enter>1q");
    assert_eq!(session.disk.me.as_deref(), Some("Kim"));
    session.restart();
    session.keys("<enter>1t2").sees_no(ASKED);
    assert!(session.person("Dev").observations.iter().all(|seen| seen.by == "Kim"));
}

/// What opens in the worked example, the keys that go on without a look at the screen, and that something was signed.
type Typed = (&'static str, &'static str, fn(&Deal) -> bool);

const TYPED_AHEAD: [Typed; 6] = [
    ("Gs", "11", |deal| {
        let last = deal.stakeholders.last().expect("somebody");
        deal.conversations.last().is_some_and(|one| one.by == "Kim")
            && last.observations.iter().any(|one| one.by == "Kim")
    }),
    ("t", "3", |deal| deal.stakeholders.iter().flat_map(|one| &one.observations).any(|one| one.by == "Kim")),
    ("C", "<enter>He said so<enter>", |deal| {
        let mut labels = deal.stakeholders.iter().flat_map(|one| &one.labels);
        labels.any(|call| call.by == "Kim" && call.reason == "He said so")
    }),
    ("ma", "<enter><enter>She asked him first<enter>", |deal| {
        deal.relations.iter().any(|one| one.evidence.contains("She asked him first"))
    }),
    ("r", "<ctrl-u>Rosa Vega<enter>", |deal| deal.reviews.last().is_some_and(|one| one.coach == "Rosa Vega")),
    ("O", "<up><enter>", |_| true),
];

#[test]
fn no_question_swallows_what_is_typed_and_the_deals_names_are_offered_in_a_line() {
    for (open, typed, is_signed) in TYPED_AHEAD {
        let mut session = in_anothers_deal();
        session.keys(open).sees_no(ASKED).keys(typed).sees_no(ASKED);
        assert!(is_signed(session.deal()), "after {open}{typed}");
        assert_eq!(session.disk.me, None, "a name that may be wrong is not kept: after {open}{typed}");
    }
}

#[test]
fn whoever_is_one_of_the_deals_names_says_so_with_one_key_and_undo_takes_it_back() {
    let mut session = in_anothers_deal();
    session.keys("Gs1").says("signed as Kim · press @ if you're Kim Osei").keys("1").sees_no("signed as Kim");
    let signed = |session: &Session, name: &str| {
        let last = session.deal().stakeholders.last().expect("somebody");
        session.deal().conversations.last().expect("one").by == name
            && last.observations.last().expect("one").by == name
    };
    assert!(signed(&session, "Kim"));
    session.keys("@").sees(ASKED).sees("Kim Osei").keys("<enter>").sees_no(ASKED);
    assert!(signed(&session, "Kim Osei"));
    assert_eq!(session.disk.me.as_deref(), Some("Kim Osei"));
    session.keys("2");
    assert_eq!(session.deal().history.last().expect("saved").by, "Kim Osei");
    session.keys("uu");
    assert!(signed(&session, "Kim"), "signing again is undone like anything else");
}

#[test]
fn a_name_that_the_deal_spells_another_way_is_the_deals() {
    let mut session = in_anothers_deal();
    session.app.settings.me_guess = "kim osei".to_owned();
    session.keys("Gs1");
    assert_eq!(session.deal().conversations.last().expect("one").by, "Kim Osei");
}

#[test]
fn a_name_that_was_let_stand_is_kept_the_next_time() {
    let mut session = in_anothers_deal();
    session.keys("Gs11q").restart();
    session.keys("<enter>");
    session.keys("Gs1");
    assert_eq!(session.disk.me.as_deref(), Some("Kim"), "by then it is one of the deal's names");
}

#[test]
fn one_of_the_names_in_the_deal_is_the_user_where_the_system_calls_them_so() {
    let mut session = in_anothers_deal();
    session.app.settings.me_guess = "Kim Osei".to_owned();
    session.keys("Gs1").sees_no(ASKED);
    assert_eq!(session.disk.me.as_deref(), Some("Kim Osei"));
}

#[test]
fn keys_typed_ahead_are_no_name() {
    let mut session = in_anothers_deal();
    session.app.settings.me_guess.clear();
    session.keys("Gs112").sees(ASKED).sees_no("(new)").keys("<enter>").sees(ASKED);
    assert_eq!(session.disk.me, None);
}

#[test]
fn a_new_name_can_be_typed_and_the_answer_is_dropped_with_the_question() {
    let mut session = in_anothers_deal();
    session.app.settings.me_guess.clear();
    let before = session.deal().clone();
    session.keys("Gs1<esc>");
    assert_eq!(*session.deal(), before);
    assert!(session.app.screening().is_some(), "the walk is still there");
    session.keys("1Rosa Vega").sees("Rosa Vega (new)").keys("<enter>");
    assert_eq!(session.disk.me.as_deref(), Some("Rosa Vega"));
}

#[test]
fn whoever_makes_a_deal_owns_it() {
    let mut session = unnamed();
    session.keys("s1");
    assert_eq!(session.deal().owner, "Kim");
    assert_eq!(Session::in_deal().deal().owner, "Kim");
}

#[test]
fn own_calls_are_signed_too() {
    let mut session = unnamed();
    session.keys("C<enter>He said so<enter>");
    assert_eq!(session.person("Dev").labels[0].by, "Kim");
}

#[test]
fn a_changed_name_signs_from_now_on_and_what_was_signed_stays() {
    let mut session = unnamed();
    session.keys("s<enter>1q:change your name<enter><ctrl-u>Kim Osei<enter>").says("Your name is now Kim Osei");
    assert_eq!(session.person("Dev").observations[0].by, "Kim");
    session.keys("N").keys("Dev is back<enter>");
    assert_eq!(session.person("Dev").notes[0].by, "Kim Osei");
    assert!(session.effects.contains(&Effect::SaveMe("Kim Osei".to_owned())));
}

#[test]
fn what_was_signed_is_signed_again_in_every_deal_and_undo_takes_it_back_here() {
    let mut session = unnamed();
    session.keys("s<enter>1qqaVestra<enter>aIda<enter>s<enter>1q");
    let before = session.deal().clone();
    session
        .keys(":change your name<enter><ctrl-u>Kim Osei<tab>change<enter>")
        .sees("to change Kim to the new name in 2 deals");
    assert_eq!((&before, session.disk.me.as_deref()), (session.deal(), Some("Kim")), "nothing is done yet");
    session.keys("<shift-tab><ctrl-u>Kim O<enter>").sees("to change Kim to the new name in 2 deals");
    session.keys("<shift-tab><ctrl-u>Kim Osei<enter>").sees("in 2 deals").keys("<enter>");
    session.says("changed it in 1 other deal");
    assert_eq!(
        (session.person("Ida").observations[0].by.as_str(), session.deal().owner.as_str()),
        ("Kim Osei", "Kim Osei")
    );
    let paths: Vec<_> = session.disk.deals.keys().cloned().collect();
    for path in paths {
        let deal = session.disk.deal(&path);
        assert_eq!((deal.owner.as_str(), deal.stakeholders[0].observations[0].by.as_str()), ("Kim Osei", "Kim Osei"));
    }
    session.keys("u");
    assert_eq!(session.person("Ida").observations[0].by, "Kim");
}

#[test]
fn of_two_answers_that_are_one_persons_by_then_the_later_stays() {
    let mut session = unnamed();
    session.keys("s<enter>1q:change your name<enter><ctrl-u>Kim Osei<enter>Akim osei<enter>s2q");
    assert_eq!(session.person("Dev").observations.len(), 2);
    let mut deal = session.deal().as_ref().clone();
    deal.sign_again("Kim", "Kim Osei");
    let seen = &deal.stakeholders[0].observations;
    assert_eq!((seen.len(), seen[0].what.clone()), (1, session.person("Dev").observations[1].what.clone()));
}

#[test]
fn a_sentence_that_is_being_typed_is_no_name() {
    for (key, texts) in [("l", "Called about figures"), ("N", "Called about figures"), ("n", "Called about figures")] {
        let mut session = in_anothers_deal();
        session.app.settings.me_guess = "root".to_owned();
        session.keys(key).sees_no(ASKED).keys(texts).keys("<enter>");
        session.says("signed as root · press @ if you're Kim Osei");
        assert_eq!(session.disk.me, None);
        let last = session.deal().history.last().expect("saved").by.clone();
        assert_eq!(last, "root", "after {key}");
        session.keys(key).keys(texts).keys("<enter>");
        assert!(!session.notice().contains("signed root"), "it is said once");
    }
}

#[test]
fn looking_at_a_form_names_nobody() {
    let mut session = in_anothers_deal();
    session.keys("l<esc>");
    assert_eq!(session.disk.me, None);
    session.keys("Gs1").says("signed as Kim");
}
