//! Coach window: what the presenting one tells it, what it shows, and that it does nothing else.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::follow::{FRANK, followed, follower, hand_over, names, presenting, published, told, waiting};
use crate::support::session::watching;
use crate::support::states;
use jiff::ToSpan;
use stakemap::app::Screen;
use stakemap::app::command::Command;
use stakemap::app::effect::Effect;
use stakemap::app::key::Key;
use stakemap::app::msg::PresenterChanged;
use stakemap::app::msg::{Failure, Msg};
use stakemap::app::overlays::review::rows::Row;

#[test]
fn nothing_is_told_where_no_review_goes_on() {
    let mut session = Session::in_example();
    session.keys("<down>2t1q3cNRemember this<enter>aNils Holm<enter>ummmqo<tab>q!qqq");
    let published: Vec<_> = session.effects.iter().filter(|e| matches!(e, Effect::Publish(_))).collect();
    assert_eq!(told(&session), 0, "{published:?}");
}

#[test]
fn each_step_of_a_review_is_told_and_its_end_takes_it_away() {
    let mut session = presenting();
    let stage = published(&session).unwrap();
    let review = stage.review.clone().unwrap();
    assert_eq!((stage.deal, stage.file.as_path()), (session.deal().id, session.path().as_path()));
    assert_eq!((review.agenda_part, review.row, review.aside), (Some(3), None, false), "the people");
    assert_eq!(stage.person, session.app.walk().unwrap().person);
    session.keys("<right>");
    assert_ne!(published(&session).unwrap().person, stage.person, "the next person");
    session.keys("<tab><down>");
    let stage = published(&session).unwrap();
    assert_eq!((stage.person, stage.review.unwrap().row), (None, Some(1)), "a list shows");
    session.keys("p");
    assert!(published(&session).unwrap().review.unwrap().paused);
    session.keys("q");
    let stage = published(&session).unwrap();
    assert!(stage.review.unwrap().aside && stage.person.is_some(), "it was left for a while");
    session.keys("q");
    assert_eq!(published(&session), None, "the deal was left");
    session.keys("<enter>r");
    assert!(published(&session).is_some(), "it goes on");
    session.keys("EE");
    assert_eq!(published(&session), None, "it is over");
}

#[test]
fn nothing_is_told_anew_while_only_time_passes_and_a_clock_that_jumps_is() {
    let mut session = presenting();
    let before = told(&session);
    for _ in 0..90 {
        session.wait(1.second()).send(Msg::Tick);
    }
    assert_eq!(told(&session), before);
    session.wait(20.minutes()).send(Msg::Tick);
    assert_eq!(told(&session), before + 1, "the machine slept: the timer did not count that");
}

#[test]
fn what_is_told_names_nobody_and_holds_no_text_of_the_deal() {
    let mut session = presenting();
    session.keys("<right>Nsays that the plan is doomed<enter><right><right><tab><down>");
    let texts: Vec<String> = session
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Publish(Some(stage)) => Some(serde_json::to_string(stage).unwrap()),
            _ => None,
        })
        .collect();
    assert!(texts.len() > 5);
    let private = ["head count", "doomed", "she answers"].map(str::to_owned);
    for word in private.iter().chain(&names()) {
        assert!(texts.iter().all(|text| !text.contains(word.as_str())), "{word:?} stands in a state file");
    }
}

#[test]
fn it_shows_who_is_on_the_other_screen_with_what_is_private_about_them() {
    let mut session = followed();
    for text in ["YOUR EYES ONLY", "Ottilie Brandt", FRANK, "she answers to the", "People, 1 of 5"] {
        session.sees(text);
    }
}

#[test]
fn it_stands_where_the_other_stands_after_every_key() {
    let mut presenter = presenting();
    let mut session = follower();
    for keys in
        ["<right>", "<right>", "<left>", "<tab>", "<down>", "<down>", "<tab>", "<shift-tab>", "p", "q", "<down>", "r"]
    {
        presenter.keys(keys);
        hand_over(&presenter, &mut session);
        let (there, here) = (presenter.app.walk().unwrap(), session.app.walk().unwrap());
        assert_eq!((there.part, there.timer.paused), (here.part, here.timer.paused), "after {keys}");
        if presenter.app.overlays.is_empty() {
            let selected = presenter.open().selected().map(|one| one.id);
            assert_eq!(session.app.followed().map(|one| one.id), selected, "after {keys}");
        } else {
            assert_eq!(session.app.followed().map(|one| one.id), presenter.app.on_screen(), "after {keys}");
            let row = |row: Option<Row>| row.map(|row| (row.text, row.about, row.target));
            let here = session.app.followed_row();
            assert_eq!(row(here), row(presenter.app.review_row()), "after {keys}");
        }
    }
}

#[test]
fn it_counts_the_time_by_itself_as_the_other_does_and_only_while_a_timer_runs() {
    let mut presenter = presenting();
    let mut session = follower();
    assert_eq!(session.app.patience(), None, "nothing is shown");
    hand_over(&presenter, &mut session);
    for _ in 0..75 {
        presenter.wait(1.second()).send(Msg::Tick);
        session.wait(1.second()).send(Msg::Tick);
        let (there, here) = (&presenter.app.walk().unwrap().timer, &session.app.walk().unwrap().timer);
        assert_eq!((there.left(3), there.left_in_all()), (here.left(3), here.left_in_all()));
        assert!(session.app.patience().is_some());
    }
    // One that was stopped for a while knows the time when it goes on.
    for _ in 0..60 {
        presenter.wait(1.second()).send(Msg::Tick);
    }
    session.wait(1.minute()).send(Msg::Tick);
    let (there, here) = (&presenter.app.walk().unwrap().timer, &session.app.walk().unwrap().timer);
    assert_eq!(there.left(3), here.left(3));
    presenter.keys("p");
    hand_over(&presenter, &mut session);
    assert_eq!(session.app.patience(), None, "it rests");
}

#[test]
fn it_waits_calmly_before_a_review_and_after_it_and_says_how_it_ended() {
    let mut session = waiting();
    session.sees("No review is running yet").sees("Press r").sees("Tarnbeck");
    assert_eq!(session.app.patience(), None);
    for (cut, said) in [(false, "The review ended"), (true, "closed during the review")] {
        let mut session = followed();
        session.send(Msg::PresenterChanged(Box::new(PresenterChanged { view: None, cut, opened: None })));
        session.sees(said).sees_no(FRANK).sees_no("left here");
        assert_eq!(session.app.patience(), None);
        hand_over(&presenting(), &mut session);
        session.sees(FRANK).sees_no(said);
    }
}

#[test]
fn a_deal_that_cannot_be_read_is_said_and_the_window_stays() {
    let mut session = followed();
    let failure = Failure { what: "acme.json is damaged".to_owned(), hint: String::new() };
    let stage = published(&presenting());
    session.send(Msg::PresenterChanged(Box::new(PresenterChanged {
        view: stage,
        cut: false,
        opened: Some(Err(failure)),
    })));
    session.says("is damaged").sees(FRANK);
}

#[test]
fn whatever_is_pressed_pasted_or_run_it_only_follows() {
    let mut session = followed();
    let deal = session.deal().clone();
    session.effects.clear();
    let mut keys: Vec<Key> =
        (' '..='~').filter(|key| *key != 'q').filter_map(|key| Key::parse(&key.to_string())).collect();
    keys.extend(
        ["enter", "tab", "delete", "ctrl-r", "ctrl-p", "f1", "ctrl-w", "space", "left"]
            .iter()
            .filter_map(|key| Key::parse(key)),
    );
    // From the help too, which takes letters.
    for round in 0..2 {
        for key in keys.iter().filter(|key| round == 0 || **key != Key::Enter) {
            session.key(*key);
            if round == 0 && !session.app.overlays.is_empty() {
                session.keys("<esc>");
            }
        }
        session.paste("Nils Holm");
        session.app.overlays.clear();
    }
    for command in Command::ALL.into_iter().filter(|one| ![Command::Quit, Command::CloseFollow].contains(one)) {
        // What is chosen in the help is run.
        session.app.overlays.clear();
        session.send(Msg::Run(command));
    }
    let is_its_own = |one: &Effect| matches!(one, Effect::Suspend | Effect::Repaint | Effect::AskPresenter(_));
    let others = session.effects.iter().filter(|one| !is_its_own(one)).count();
    assert_eq!(others, 0, "something other than stopping, repainting and a question was asked for");
    assert_eq!((session.app.screen, *session.deal() == deal), (Screen::Follow, true));
    session.keys("a").says("only follows");
    for end in ["q", "<esc>", "<ctrl-q>"] {
        let mut session = followed();
        session.keys(end);
        assert!(session.has_quit() && session.effects.len() <= 2, "{end}: {:?}", session.effects);
    }
}

#[test]
fn all_of_it_can_be_read_in_the_smallest_window() {
    let mut session = followed();
    session.size = (60, 18);
    let mut seen = session.screen();
    for _ in 0..12 {
        seen += &session.keys("<down>").screen();
    }
    let (asked, about) = session.app.followed_lines();
    assert!(!asked.is_empty() && about.len() > 5);
    for text in ["Fears the head", "she answers", "Verdict", "Reports to"] {
        assert!(seen.contains(text), "{text:?} never shows");
    }
    session.keys("<home>").sees("↓ ").sees(" more ");
    let mut presenter = presenting();
    presenter.keys("<right>");
    session.keys("<down><down>");
    hand_over(&presenter, &mut session);
    assert_eq!(session.app.followed_from(), 0, "another person is read from the top");
}

#[test]
fn room_view_alone_is_told_too_and_hides_nothing_from_the_coach() {
    let mut presenter = Session::in_example();
    presenter.keys("<down><down><down><down><down><down>N").paste(FRANK).keys("<tab>yes<enter>v");
    let stage = published(&presenter).unwrap();
    assert!(stage.room && stage.review.is_none());
    presenter.sees_no(FRANK);
    let mut session = follower();
    hand_over(&presenter, &mut session);
    session.sees("YOUR EYES ONLY").sees("privacy mode: customer").sees(FRANK);
    assert_eq!(session.app.patience(), None);
    presenter.keys("v1");
    assert_eq!(published(&presenter), None, "nothing is hidden any more");
}

#[test]
fn where_others_look_at_this_very_window_it_hides_what_is_private_by_itself() {
    let mut session = followed();
    let (question, _) = session.app.question_words(session.app.followed().map(|one| one.id)).unwrap();
    session.sees(FRANK).send(watching(2));
    session.sees("2 WATCHING").sees_no(FRANK).sees_no("she answers to the").sees(&question[..20]);
    assert!(!session.is_private());
    session.send(watching(1));
    session.sees(FRANK);
}

#[test]
fn several_deals_are_followed_question_by_question_and_in_their_time() {
    let mut presenter = states::reach("reviews, deal by deal");
    let mut session = follower();
    hand_over(&presenter, &mut session);
    session.sees("Deal 1 of ").sees("What is the buyer's next step").sees("Good ").sees(" left here");
    assert!(session.app.patience().is_some());
    presenter.keys("<down>");
    hand_over(&presenter, &mut session);
    session.sees("What has changed on their side").sees_no("What is the buyer's next step");
    presenter.keys("<enter>Finance joined<enter><up>");
    hand_over(&presenter, &mut session);
    session.sees("(now): Finance joined");
    presenter.keys("<right>");
    hand_over(&presenter, &mut session);
    session.sees("Deal 2 of ").sees_no("Finance joined");
    presenter.keys("q");
    hand_over(&presenter, &mut session);
    session.sees("on a break");
}

#[test]
fn one_key_sends_the_question_to_the_shared_screen_and_nothing_typed_there_is_lost() {
    let mut presenter = presenting();
    let mut session = follower();
    hand_over(&presenter, &mut session);
    session.effects.clear();
    session.keys("<enter>").says("Sent the question");
    let Some(Effect::AskPresenter(asked)) = session.effects.first().cloned() else { panic!("nothing is sent") };
    assert_eq!(asked.deal, presenter.deal().id);
    let question = asked.question.clone();
    presenter.send(Msg::CoachAsks(asked.clone()));
    presenter.sees("The coach asks").sees(&question[..30]).keys("<esc>").sees_no("The coach asks");
    // What the other window then tells leaves the message to be read.
    hand_over(&presenter, &mut session);
    session.sees("Sent the question");
    // It waits until what is being typed is done with.
    presenter.keys("N").paste("half a");
    presenter.send(Msg::CoachAsks(asked.clone()));
    presenter.says("The coach sent a question").paste(" note").sees("half a note").keys("<enter>");
    presenter.sees("The coach asks").sees(&question[..30]);
    // A question about a deal that was left is not for this screen.
    let mut home = Session::in_example();
    home.keys("q").send(Msg::CoachAsks(asked));
    home.sees_no("The coach asks");
}

#[test]
fn lists_that_are_shorter_in_room_view_are_followed_by_whom_they_are_about() {
    let mut presenter = presenting();
    presenter.keys("v<tab>");
    let mut session = follower();
    let mut people = 0;
    for _ in 0..8 {
        hand_over(&presenter, &mut session);
        let there = published(&presenter).unwrap();
        assert!(there.room && there.review.unwrap().row.is_some());
        if there.person.is_some() {
            assert_eq!(session.app.followed().map(|one| one.id), there.person);
            people += 1;
        }
        presenter.keys("<down>");
    }
    assert!(people > 0, "no row was about a person");
}
