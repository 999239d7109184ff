//! The coach's question on the shared screen: what is typed there is an answer, and never a command.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::follow::{follower, hand_over, presenting};
use crate::support::states::reach;
use stakemap::app::effect::Effect;
use stakemap::app::msg::Msg;
use stakemap::domain::record::review::Asked;
use stakemap::store::shared_view::CoachQuestion;

/// The question that a coach window beside this screen sends.
fn sent(presenter: &Session) -> CoachQuestion {
    let mut coach = follower();
    hand_over(presenter, &mut coach);
    coach.effects.clear();
    coach.keys("<enter>");
    if !coach.effects.iter().any(|effect| matches!(effect, Effect::AskPresenter(_))) {
        coach.says("Enter again sends it").keys("<enter>");
    }
    let asked = coach.effects.iter().find_map(|effect| match effect {
        Effect::AskPresenter(asked) => Some((**asked).clone()),
        _ => None,
    });
    asked.expect("a question is sent")
}

/// Shows on this screen what a coach window beside it sends.
fn ask(presenter: &mut Session) -> CoachQuestion {
    let asked = sent(presenter);
    presenter.send(Msg::CoachAsks(Box::new(asked.clone())));
    asked
}

/// The answers of the latest review.
fn answers(session: &Session) -> Vec<Asked> {
    session.deal().reviews.last().map_or_else(Vec::new, |review| review.asked.clone())
}

#[test]
fn text_typed_at_the_coach_s_question_is_the_answer_and_no_command() {
    // Each begins with a key that does something in a review, and has others.
    for text in ["x E u v A? M: q, no", "Mirela said so", "? who: kim", "qqq", "EE", "very, very unhappy", "jjk"] {
        for key in ["", "<enter>"] {
            let mut session = presenting();
            let people = session.deal().stakeholders.len();
            let (before, assessor) = (session.app.walk().unwrap().part, session.open().assessor.clone());
            let asked = ask(&mut session);
            session.sees("The coach asks").sees("Type the answer");
            session.keys(key).paste("").keys(&text.replace('<', "")).sees(&asked.question[..20]).keys("<enter>");
            let said = answers(&session);
            assert_eq!(said.len(), 1, "{text:?} after {key:?}");
            assert_eq!((said[0].answer.as_str(), said[0].words.as_str()), (text, asked.question.as_str()));
            assert_eq!(said[0].about, session.app.walk().unwrap().person, "it is about whoever is on the screen");
            assert_eq!((session.app.walk().unwrap().part, session.deal().stakeholders.len()), (before, people));
            assert_eq!(session.open().assessor, assessor);
            session.sees_no("The coach asks").sees_no("PRIVACY MODE");
        }
    }
}

#[test]
fn every_part_s_question_can_be_answered_and_none_replaces_another() {
    let mut session = reach("review, last time");
    let mut all = Vec::new();
    for number in 0..8 {
        let asked = ask(&mut session);
        session.keys("<enter>").paste(&format!("answer {number}")).keys("<enter><tab>");
        all.push(asked.question);
    }
    let said = answers(&session);
    for (number, question) in all.iter().enumerate() {
        let text = format!("answer {number}");
        let one = said.iter().find(|one| one.answer == *text).unwrap_or_else(|| panic!("{text} is gone: {said:?}"));
        assert_eq!(one.words, **question);
    }
}

#[test]
fn a_pasted_answer_and_keys_at_once_go_to_the_line_too() {
    let mut session = presenting();
    ask(&mut session);
    session.paste("the CFO told us").sees("the CFO told us").keys("<enter>");
    assert_eq!(answers(&session)[0].answer, "the CFO told us");
}

#[test]
fn esc_closes_the_question_and_keeps_what_was_typed_for_it() {
    let mut session = presenting();
    ask(&mut session);
    session.keys("half an<esc>").sees("The coach asks").keys("<esc>").sees_no("The coach asks");
    assert!(answers(&session).is_empty());
}

#[test]
fn in_a_review_of_several_deals_the_answer_is_kept_in_the_short_one() {
    let mut session = reach("reviews, deal by deal");
    let asked = ask(&mut session);
    session.keys("Finance decides<enter>");
    let said = answers(&session);
    assert_eq!((said[0].answer.as_str(), said[0].words.as_str()), ("Finance decides", asked.question.as_str()));
    assert!(session.deal().reviews.last().unwrap().brief);
}

#[test]
fn where_no_answer_can_be_kept_the_question_says_so_and_takes_no_command() {
    let mut session = Session::in_example();
    let asked = CoachQuestion {
        deal: session.deal().id,
        question: "Who decides?".to_owned(),
        id: String::new(),
        about: None,
        for_customer: true,
    };
    session.send(Msg::CoachAsks(Box::new(asked.clone())));
    let deal = session.deal().clone();
    session.sees("No review is running").keys("xaEq?").sees("The coach asks").says("Not typed");
    assert_eq!(*session.deal(), deal);
    session.keys("<enter>").sees_no("The coach asks");
    // For the customer it says neither what is typed nor what is thought.
    session.keys("v").send(Msg::CoachAsks(Box::new(asked)));
    session.sees("Who decides?").keys("<esc>").sees_no("Who decides?");
}

#[test]
fn before_a_customer_the_answer_is_hidden_and_no_command() {
    let mut session = presenting();
    session.keys("v");
    let asked = ask(&mut session);
    session.sees(&asked.question[..20]).keys("q E u x secret").sees_no("secret").keys("<enter>");
    session.sees_no("secret").sees("Saved, and hidden in privacy mode · Answer").sees("PRIVACY MODE");
    assert_eq!(answers(&session)[0].answer, "q E u x secret");
}

#[test]
fn that_a_question_was_sent_is_said_until_the_other_screen_goes_on() {
    let mut presenter = presenting();
    let mut coach = follower();
    hand_over(&presenter, &mut coach);
    coach.keys("<enter>").says("Sent the question");
    presenter.keys("<right>");
    hand_over(&presenter, &mut coach);
    coach.sees_no("Sent the question");
}

#[test]
fn the_coach_window_says_what_a_customer_sees_of_it() {
    let mut presenter = reach("review, last time");
    presenter.keys("v");
    let mut coach = follower();
    for _ in 0..8 {
        hand_over(&presenter, &mut coach);
        let screen = presenter.screen();
        let on_screen = coach.app.followed_lines().0.into_iter().find_map(|line| match line {
            stakemap::app::following::Line::Text("On screen", text) => Some(text),
            _ => None,
        });
        if let Some(text) = on_screen {
            let is_said = text.contains("the customer is watching");
            assert!(is_said || screen.contains(&text[..text.len().min(20)]), "{text:?} is not on\n{screen}");
        }
        presenter.keys("<tab>");
    }
}
