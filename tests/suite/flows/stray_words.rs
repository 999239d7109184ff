//! Words typed where letters are commands: they change nothing for good, none of their text is lost, and a line says how to
//! write a note. Who presses commands, however fast, notices nothing of it.

use crate::support::Session;
use crate::support::keys::keys;
use jiff::ToSpan;
use stakemap::app::key::Key;
use stakemap::app::msg::Msg;
use stakemap::app::overlays::Overlay;
use stakemap::app::{App, Screen};
use stakemap::domain::record::deal::Deal;

/// Presses the keys of a key string with so many milliseconds between them.
fn typed(session: &mut Session, text: &str, gap: i64) {
    for key in keys(text) {
        session.wait(gap.milliseconds());
        session.send(Msg::Key(key));
    }
}

/// What somebody new may type instead of a note.
const SENTENCES: [&str; 18] = [
    "met Tomasz today he said no",
    "call with Ida went well<enter>",
    "he wants the figures by friday",
    "xavier is out until may",
    "budget approved, finance agrees",
    "until spring nothing happens",
    "zoom with the team at 3<enter>",
    "quick update from legal",
    "they said yes<enter>",
    "you should ask Rosa",
    "Ottilie is blocking us again",
    "no news<enter>",
    "great meeting, she pushes back",
    "just talked to Joost",
    "very positive call",
    "fine with the price, not with the date",
    "Katja asked who else buys this",
    "x x x y y y",
];

/// The keys per second of somebody fast, somebody usual, and somebody slow.
const GAPS: [i64; 3] = [66, 130, 250];

/// A deal without what was done to it.
fn without_history(deal: &Deal) -> Deal {
    Deal { history: Vec::new(), ..deal.clone() }
}

#[test]
fn a_sentence_in_a_pane_runs_nothing_and_goes_into_the_next_note() {
    for (open, sentence) in [('l', "met Tomasz today he said no"), ('N', "met Tomasz today he said no")] {
        for gap in GAPS {
            let mut session = Session::in_example();
            let (deal, selected) = (session.deal().clone(), session.selected().to_owned());
            typed(&mut session, sentence, gap);
            session.says("Were you typing a note? l logs it as a conversation, N keeps it as a note");
            assert!(session.app.overlays.is_empty() && *session.deal() == deal, "every {gap} ms");
            assert_eq!(session.selected(), selected);
            session.keys(&format!("<down>{open}")).sees(sentence).keys("<enter>");
            let text = match open {
                'l' => session.deal().conversations.last().map(|one| one.said.to_string()),
                _ => session.person("Anders Kvale").notes.last().map(|one| one.text.to_string()),
            };
            assert_eq!(text.as_deref(), Some(sentence), "what was typed is not lost");
            session.keys(&open.to_string());
            let Some(Overlay::Form(form)) = session.app.overlays.last() else { unreachable!("a form is open") };
            assert_eq!(form.fields[0].input.value(), "", "they come once");
        }
    }
}

#[test]
fn whatever_sentence_is_typed_wherever_it_can_be_undone() {
    for sentence in SENTENCES {
        for (pane, gap) in [("1", GAPS[0]), ("2", GAPS[1]), ("3", GAPS[2])] {
            let mut session = Session::in_example();
            session.keys(pane);
            let deal = session.deal().clone();
            typed(&mut session, sentence, gap);
            let told = session.screen();
            assert!(!session.has_quit(), "{sentence:?} in pane {pane}");
            let is_in_form =
                session.app.overlays.iter().any(|one| matches!(one, Overlay::Form(_) | Overlay::Finder(_)));
            let is_told = told.contains("typing a note") || told.contains("type so fast");
            let came_to_a_form = session.app.notices.log().iter().any(|one| {
                ["Canceled", "Saved", "Added", "Logged", "is back", "What you"]
                    .iter()
                    .any(|word| one.text.contains(word))
            });
            let changed = session.deal().history.len() > deal.history.len();
            assert!(
                is_in_form || is_told || came_to_a_form || changed,
                "{sentence:?} in pane {pane} went nowhere:\n{told}"
            );
            session.wait(5.seconds()).keys("<esc><esc><esc><esc><esc><esc>");
            if session.is_private() {
                session.keys("v1");
            }
            if session.app.screen == Screen::Home {
                session.keys("<enter>");
            }
            for keys in ["<ctrl-r>"; 3].into_iter().chain(["u"; 12]) {
                if without_history(session.deal()) == without_history(&deal) {
                    break;
                }
                session.keys(keys);
            }
            let is_back = without_history(session.deal()) == without_history(&deal);
            assert!(is_back, "{sentence:?} in pane {pane} can't be undone");
        }
    }
}

#[test]
fn words_on_home_lose_no_deal() {
    for sentence in SENTENCES.iter().filter(|one| !one.starts_with('q')) {
        let mut session = Session::in_example();
        session.keys("q");
        let deals = session.disk.deals.len();
        typed(&mut session, sentence, GAPS[0]);
        session.wait(5.seconds()).keys("<esc><esc><esc><esc>");
        let disk = &session.disk;
        assert!(!session.has_quit(), "{sentence:?}");
        assert!(disk.deals.len() + disk.trash.len() + disk.archive.len() >= deals, "{sentence:?}");
    }
}

#[test]
fn what_the_first_letter_did_is_said_with_how_to_undo_it() {
    let mut session = Session::in_example();
    typed(&mut session, "xmet him", 66);
    session.says("Were you typing a note?").says("u undoes: ");
    assert_eq!(session.deal().stakeholders.len(), 8);
    session.wait(2.seconds()).keys("u");
    assert_eq!(session.deal().stakeholders.len(), 9);
}

#[test]
fn letters_that_might_be_words_remove_nothing_until_they_are_pressed_alone() {
    let mut session = Session::in_example();
    let talks = session.deal().conversations.len();
    typed(&mut session, "cZUHx", 100);
    session.says("Not done while you type so fast: Remove the entry · press x again if you mean it");
    assert_eq!(session.deal().conversations.len(), talks);
    session.keys("x").says("Removed");
    assert_eq!(session.deal().conversations.len(), talks - 1);
}

#[test]
fn a_sentence_that_a_letter_led_into_a_form_is_asked_about_and_can_be_taken_along() {
    for (sentence, gap) in [("he wants the figures<enter>", 66), ("call with Ida went well<enter>", 250)] {
        let text = sentence.trim_end_matches("<enter>");
        let mut session = Session::in_example();
        let names = session.names().join(", ");
        typed(&mut session, sentence, gap);
        session.says("Were you typing a note? Enter saves it here all the same · Esc, then l takes it along");
        assert_eq!(session.names().join(", "), names, "nobody is added or renamed");
        session.keys("<esc>l").sees(text).keys("<enter>");
        assert_eq!(session.deal().conversations.last().map(|one| one.said.to_string()).as_deref(), Some(text));
        let mut meant = Session::in_example();
        typed(&mut meant, sentence, gap);
        meant.keys("<enter>l").sees_no(text);
        assert_ne!(meant.names().join(", "), names, "the second Enter is meant");
    }
    // Whoever looks at the form before they type fills it in.
    let mut session = Session::in_example();
    typed(&mut session, "ca", 100);
    session.wait(400.milliseconds());
    typed(&mut session, "Ida Berg<enter>", 100);
    session.says("Added Ida Berg");
}

fn place(app: &App) -> (Screen, usize, &'static [stakemap::app::command::Scope]) {
    (app.screen, app.overlays.len(), app.scopes())
}

#[test]
fn commands_pressed_fast_do_what_they_do_pressed_slowly() {
    for keys in [
        "Gs<enter>11",
        "jjjx",
        "jkjkjkjkx",
        "xu",
        "uuuu",
        "mm<right>q",
        "Gt2310",
        "GtGt",
        "oq!q",
        "dqHq",
        "jlspoke to her<enter>nsend it<enter>",
        ",s<esc>",
        "3jjj<space>",
        "cq2e<esc>",
        "[[]]",
        "zz1z2z",
        "/and<enter><esc>",
        "vv1",
        "mqaIda Berg<enter>",
        "aIda Berg<enter>aTom Ruiz<enter>lspoke to him<enter>",
        ":note<enter>he asks<enter>",
    ] {
        let (mut fast, mut slow) = (Session::in_example(), Session::in_example());
        typed(&mut fast, keys, 60);
        slow.keys(keys);
        assert_eq!(place(&fast.app), place(&slow.app), "{keys}");
        assert_eq!(fast.notice(), slow.notice(), "{keys}");
        assert_eq!(fast.deal().stakeholders.len(), slow.deal().stakeholders.len(), "{keys}");
        assert_eq!(fast.deal().history.len(), slow.deal().history.len(), "{keys}");
    }
}

#[test]
fn a_pause_ends_the_words_and_commands_run_again() {
    let mut session = Session::in_example();
    typed(&mut session, "met Ida", 80);
    session.says("Were you typing a note?").wait(2.seconds());
    session.send(Msg::Key(Key::Char('m')));
    session.sees("Map 1/3").keys("q").wait(10.minutes()).keys("l").sees_no("met Ida");
}
