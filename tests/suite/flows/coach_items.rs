//! Coach window: it stands on the item that the shared screen is on, whatever that hides, and has a question for it.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::canary::{CANARY, Plant, with};
use crate::support::disk::Disk;
use crate::support::follow::{follower, hand_over, presenting, published};
use crate::support::session::watching;
use crate::support::states::reach;
use stakemap::app::command::Command;
use stakemap::app::effect::Effect;
use stakemap::app::following::Line;
use stakemap::app::msg::Msg;
use stakemap::app::overlays::review::Part;
use stakemap::app::overlays::review::rows::{Row, Target};
use stakemap::domain::privacy::PrivacyLevel;
use std::collections::BTreeSet;

/// Turns a screen to those who see no more than a level.
fn turn(session: &mut Session, level: PrivacyLevel) {
    match level {
        PrivacyLevel::All => {}
        PrivacyLevel::Team => session.send(Msg::Run(Command::ShowToTeam)),
        PrivacyLevel::Customer => _ = session.keys("v"),
    }
    assert_eq!(session.app.privacy.level(), level);
}

/// The rows that a window draws.
fn drawn(session: &Session) -> Vec<Row> {
    session.app.to_draw().unwrap().review_rows().to_vec()
}

/// Goes through every row of every part of a review, with a coach window beside it.
fn each_row(level: PrivacyLevel, mut look: impl FnMut(Part, &Session, &mut Session)) {
    let mut presenter = reach("review, last time");
    turn(&mut presenter, level);
    let mut coach = follower();
    for part in Part::ALL.iter().copied() {
        assert_eq!(presenter.app.walk().unwrap().part, part);
        presenter.keys("<home>");
        for _ in 0..drawn(&presenter).len().max(1) {
            hand_over(&presenter, &mut coach);
            look(part, &presenter, &mut coach);
            presenter.keys("<down>");
        }
        presenter.keys("<tab>");
    }
}

/// The question that a coach window shows.
fn asked(coach: &Session) -> Option<String> {
    coach.app.followed_lines().0.into_iter().find_map(|line| match line {
        Line::Ask(question) => Some(question),
        Line::Heading(_) | Line::Text(..) => None,
    })
}

#[test]
fn it_stands_on_the_item_of_the_shared_screen_at_every_level() {
    for level in PrivacyLevel::ALL {
        let mut hidden = BTreeSet::new();
        each_row(level, |part, presenter, coach| {
            let there = drawn(presenter).get(presenter.app.walk().unwrap().cursor()).cloned();
            let here = coach.app.followed_row();
            let place = format!("{level:?}, {part:?}: {there:?}\nbeside {here:?}");
            let Some(there) = there else {
                assert_eq!(here, None, "{place}");
                return;
            };
            if there.kind == "rest" {
                // That no more shows is said on that screen alone.
                return;
            }
            let here = here.unwrap_or_else(|| panic!("{place}"));
            if there.target == Target::Hidden {
                hidden.insert(part);
                let is_right = match part {
                    // The first of which this review doesn't say yet what became of it.
                    Part::LastTime => here.text.contains("still open"),
                    Part::NextStep | Part::People | Part::Group => here.target == Target::Question,
                    Part::Alerts | Part::Outcome => !here.alert.is_empty(),
                    Part::Changed | Part::Others => false,
                };
                assert!(is_right, "{place}");
                return;
            }
            assert_eq!((&here.target, here.about), (&there.target, there.about), "{place}");
            // A customer reads less of the same.
            if level != PrivacyLevel::Customer {
                assert_eq!((&here.text, &here.alert), (&there.text, &there.alert), "{place}");
            }
            // In a list, the window is about whom the row is about.
            if part != Part::People {
                assert_eq!(coach.app.followed().map(|one| one.id), here.about, "{place}");
            }
        });
        assert_eq!(hidden.is_empty(), level != PrivacyLevel::Customer, "{hidden:?}");
    }
}

#[test]
fn each_part_of_the_agenda_has_a_question_and_so_has_each_row() {
    for level in PrivacyLevel::ALL {
        let mut questions = BTreeSet::new();
        each_row(level, |part, _, coach| {
            let asked = asked(coach).unwrap_or_else(|| panic!("{level:?}: nothing to ask in {part:?}"));
            assert!(asked.contains('?'), "{level:?}, {part:?}: {asked:?}");
            questions.insert(asked);
        });
        assert!(questions.len() >= Part::COUNT, "each part has its own: {questions:#?}");
    }
}

#[test]
fn an_alert_on_a_persons_page_or_in_the_list_of_alerts_has_its_own_question() {
    let mut presenter = presenting();
    let mut coach = follower();
    let on_alert = |presenter: &mut Session| {
        let rows = drawn(presenter);
        let index = rows.iter().position(|row| !row.alert.is_empty()).unwrap();
        presenter.keys("<home>").keys(&"<down>".repeat(index));
        rows[index].clone()
    };
    let row = on_alert(&mut presenter);
    hand_over(&presenter, &mut coach);
    let question = &presenter.app.alerts().unwrap().all().find(|alert| alert.key == row.alert).unwrap().question;
    assert_eq!(asked(&coach).as_ref(), Some(question));
    coach.sees("Why here: ");
    // The same in the list of alerts, which has a cursor of its own.
    presenter.keys("q!<down>");
    hand_over(&presenter, &mut coach);
    let alert = presenter.app.selected_alert().unwrap();
    assert_eq!(asked(&coach).as_ref(), Some(&alert.question));
    assert_eq!(coach.app.followed().map(|one| one.id), alert.about());
}

#[test]
fn evidence_against_is_told_as_that_wherever_it_stands() {
    let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
    disk.put_bytes("against.json", include_bytes!("../cases/evidence-against.json"));
    let mut presenter = Session::on(disk);
    presenter.keys("<enter>r<enter>").keys("<tab><tab>");
    assert_eq!(presenter.app.walk().unwrap().part, Part::People);
    let mut coach = follower();
    let rows = drawn(&presenter);
    let mut against = 0;
    let mut label = "";
    presenter.keys("<home>");
    for row in &rows {
        hand_over(&presenter, &mut coach);
        let words = "delivers more than was asked for";
        coach.sees("Against");
        label = if row.label == " " { label } else { row.label };
        if row.text.contains(words) {
            assert_eq!(label, "Against");
            coach.sees("Against: ");
            against += 1;
        }
        presenter.keys("<down>");
    }
    assert_eq!(against, 1, "{rows:#?}");
}

#[test]
fn a_question_for_the_customers_eyes_is_sent_only_after_a_second_press() {
    let sent = |coach: &Session| {
        let all = coach.effects.iter().filter_map(|effect| match effect {
            Effect::AskPresenter(asked) => Some(asked.clone()),
            _ => None,
        });
        all.collect::<Vec<_>>()
    };
    for (level, for_customer) in
        [(PrivacyLevel::All, false), (PrivacyLevel::Team, false), (PrivacyLevel::Customer, true)]
    {
        let mut presenter = presenting();
        turn(&mut presenter, level);
        let mut coach = follower();
        hand_over(&presenter, &mut coach);
        coach.effects.clear();
        let asks = "Enter again sends it";
        if for_customer {
            coach.keys("<enter>").says(asks).keys("<down>");
            coach.keys("<enter>").says(asks);
            // The other window goes on: the next press would send a question that nobody was asked about.
            presenter.keys("<right>");
            hand_over(&presenter, &mut coach);
            coach.keys("<enter>").says(asks);
            assert_eq!(sent(&coach), []);
        }
        let question = asked(&coach).unwrap();
        coach.keys("<enter>").says("Sent the question");
        let all = sent(&coach);
        assert_eq!(all.len(), 1, "{level:?}");
        assert_eq!((&all[0].question, all[0].for_customer), (&question, for_customer), "{level:?}");
        presenter.send(Msg::CoachAsks(all[0].clone()));
        presenter.sees("The coach asks").sees(&question[..20]);
    }
}

#[test]
fn a_question_that_was_not_meant_for_the_customer_leaves_their_screen() {
    let mut presenter = presenting();
    let mut coach = follower();
    hand_over(&presenter, &mut coach);
    coach.keys("<enter>");
    let Some(Effect::AskPresenter(asked)) = coach.effects.last().cloned() else { panic!("nothing is sent") };
    let words = asked.question[..20].to_owned();
    presenter.send(Msg::CoachAsks(asked.clone()));
    presenter.sees(&words).keys("<f9>").sees_no("The coach asks").sees_no(&words);
    // And one that comes late, also once everything shows again.
    presenter.send(Msg::CoachAsks(asked));
    presenter.says("isn't meant for the customer").sees_no("coach").sees_no(&words);
    presenter.keys("v1").sees_no("The coach asks");
}

#[test]
fn who_watches_the_coach_window_reads_nothing_in_it_that_was_told_in_confidence() {
    with(Plant::Team, || {
        let mut private = 0;
        each_row(PrivacyLevel::All, |part, _, coach| {
            coach.size = (200, 50);
            private += usize::from(coach.screen().contains(CANARY));
            coach.send(watching(2));
            let screen = coach.screen();
            assert!(!screen.contains(CANARY), "{part:?}:\n{screen}");
            assert!(screen.contains("2 WATCHING"), "{screen}");
            coach.send(watching(1));
        });
        assert!(private > 5, "{private}; else this would prove nothing");
    });
}

#[test]
fn a_decision_of_a_review_of_several_deals_is_followed_with_a_question() {
    let mut presenter = reach("reviews, deal by deal");
    presenter.keys("acall the plant<enter><end>");
    let mut coach = follower();
    hand_over(&presenter, &mut coach);
    assert!(published(&presenter).unwrap().portfolio.unwrap().decision.is_some());
    coach.sees("call the plant").sees("How will you know on that day");
}
