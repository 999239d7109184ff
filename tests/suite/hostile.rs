//! No stored, typed or pasted character acts on the terminal or hides from the reader, on any screen.

use crate::support::hostile::{ACTS, HIDES, STRAYS, towers, with};
use crate::support::{Session, screen, states};
use crate::table::Trial;
use stakemap::app::msg::{Failure, Msg};
use stakemap::domain::record::text::{acts, is_unseen, one_line};

const SIZES: [(u16, u16); 2] = [(120, 40), (60, 18)];

/// The places that a test draws: to draw all of them with each payload takes a third of the whole suite's time.
#[derive(Clone, Copy)]
enum Places {
    /// Every other one, from this on.
    Half(usize),
    All,
}

/// Draws places at two sizes, and at one with the payload pasted into what takes text and in a warning. Returns on how
/// many of the screens a word was seen.
fn draw(places: Places, payload: &'static str, may_stay: &[char], seen: &str) -> usize {
    let (from, by) = match places {
        Places::Half(from) => (from, 2),
        Places::All => (0, 1),
    };
    let mut count = 0;
    for (name, reach) in states::ALL.iter().skip(from).step_by(by) {
        let mut session = with(payload, reach);
        for step in ["as it is", "pasted", "warned"] {
            match step {
                "pasted" => _ = session.paste(payload),
                // Only what never stands in a clean text is held back at the last moment; strays are marked where they come in.
                "warned" if payload == STRAYS => continue,
                "warned" => session.send(Msg::Warned(Failure { what: payload.into(), hint: payload.into() })),
                _ => {}
            }
            let sizes = if step == "as it is" { &SIZES[..] } else { &SIZES[1..] };
            for &size in sizes {
                session.size = size;
                let (buf, _) = session.paint();
                for cell in &buf.content {
                    let bad = cell.symbol().chars().find(|c| acts(*c) || (is_unseen(*c) && !may_stay.contains(c)));
                    assert_eq!(bad, None, "{name}, {step}, {size:?}: {:?}", cell.symbol());
                }
                count += usize::from(step == "as it is" && screen::text(&buf).contains(seen));
            }
        }
    }
    count
}

fn draw_what_acts(places: Places) -> usize {
    draw(places, ACTS, &[], "␛[31m")
}

fn draw_what_hides(places: Places) -> usize {
    draw(places, HIDES, &[], "⟨U+202E⟩")
}

fn draw_strays(places: Places) -> usize {
    draw(places, STRAYS, &[], "D⟨U+200D⟩e⟨U+200C⟩v⟨U+FE0F⟩")
}

fn draw_what_joins(places: Places) -> usize {
    draw(places, towers(), &['\u{200c}', '\u{200d}'], "👨\u{200d}👩\u{200d}👧")
}

#[test]
fn no_screen_has_a_cell_that_acts() {
    assert!(draw_what_acts(Places::Half(0)) > 25);
}

#[test]
fn no_screen_has_a_cell_that_hides_or_turns_the_text_around() {
    assert!(draw_what_hides(Places::Half(1)) > 25);
}

#[test]
fn no_screen_has_a_joiner_that_joins_nothing() {
    assert!(draw_strays(Places::Half(0)) > 25);
}

#[test]
fn what_joins_stays_joined_on_every_screen_and_towers_of_marks_break_none() {
    assert!(draw_what_joins(Places::Half(1)) > 25);
}

#[test]
#[ignore = "takes minutes; `cargo test --profile torture -- --ignored torture` runs it"]
fn torture_hostile_texts_in_every_place() {
    let mut trial = Trial::of("texts that act, hide, stray or join, in every place: no screen acts or hides");
    for draw in [draw_what_acts, draw_what_hides, draw_strays, draw_what_joins] {
        let drawn = std::panic::catch_unwind(|| draw(Places::All));
        let seen = drawn.map_err(|_| "a screen acts or hides".to_owned());
        let is_seen = |count| if count > 50 { Ok(()) } else { Err(format!("seen on {count} screens only")) };
        trial.cases(states::ALL.len(), seen.and_then(is_seen));
    }
    trial.end();
}

#[test]
fn what_is_typed_or_pasted_shows_what_it_is() {
    for payload in [ACTS, HIDES] {
        let mut session = Session::in_deal();
        session.keys("aDev<tab>").paste(payload).keys("<enter>");
        assert_eq!(session.person("Dev").title, one_line(payload).trim());
    }
    let mut session = Session::in_deal();
    session.keys("a").key(stakemap::app::key::Key::Char('\u{202e}'));
    session.sees("⟨U+202E⟩").keys("x<enter>");
    assert_eq!(session.names(), ["⟨U+202E⟩x"]);
    session.keys("/").paste("\u{200b}").sees("⟨U+200B⟩");
}

#[test]
fn an_edit_leaves_every_other_text_as_it_was_stored() {
    let mut session = with(HIDES, Session::in_example);
    let before = session.on_disk();
    let raw = |deal: &stakemap::domain::record::deal::Deal| serde_json::to_value(deal).unwrap_or_default();
    // A form shows the name and the title; only the title is changed.
    session.keys("Ge<tab><ctrl-u>Plant manager<enter>");
    let after = session.on_disk();
    let last = before.stakeholders.len() - 1;
    let (old, new) = (raw(&before), raw(&after));
    assert!(old["stakeholders"][last]["name"].as_str().unwrap_or_default().starts_with(HIDES));
    assert_eq!(new["stakeholders"][last]["name"], old["stakeholders"][last]["name"]);
    assert_eq!(new["stakeholders"][last]["title"], "Plant manager");
    assert_eq!(new["stakeholders"][0], old["stakeholders"][0]);
    assert_eq!(after.history.last().map(|step| step.changes.len()), Some(1));
}

#[test]
fn names_that_only_look_alike_are_told_when_they_come_in() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.keys("aD\u{435}v Patel<enter><down><enter>").says("looks like “Dev Patel”");
    session.says("(U+0435): the same person?");
    session.keys("e<ctrl-u>Tom Ruiz<enter>").says("Tom Ruiz");
    session.keys("e<ctrl-u>lda Berg<enter><enter>").says("“lda Berg” looks like “Ida Berg”");
    session.keys("e<tab>CFO<enter>");
    assert!(!session.notice().contains("looks like"), "said once");
    session.keys("adev patel<enter><down><enter>");
    assert!(!session.notice().contains("looks like"), "case is no other spelling");
    session.keys("qaH\u{430}lden<enter>").says("looks like “Halden”").says("the same deal?");
}

#[test]
fn names_that_only_look_alike_are_told_when_a_deal_is_opened() {
    let mut session = Session::with_people(&["Dev Patel", "D\u{435}v Patel<enter><down>"]);
    session.restart();
    session.keys("<enter>").says("looks like “Dev Patel”");
}
