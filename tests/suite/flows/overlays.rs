//! What lies above the panes: a stack; the last has the keys, and closing it leads back.

use crate::support::Session;
use stakemap::ui::parts::canvas::Cursor;

#[test]
fn escape_closes_one_at_a_time() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>1e").keys("<esc>");
    assert!(session.app.screening().is_some());
    session.keys("?<esc>").keys("<esc>");
    assert!(session.app.overlays.is_empty());
}

#[test]
fn letters_are_text_in_a_form() {
    let mut session = Session::in_deal();
    session.keys("aqxu?:/ 123<enter>");
    assert_eq!(session.names(), ["qxu?:/ 123"]);
}

#[test]
fn the_real_cursor_stands_where_the_next_letter_goes() {
    let mut session = Session::in_deal();
    session.keys("aDev 漢");
    let (buf, cursor) = session.paint();
    let Some(Cursor::Shown(at)) = cursor else { unreachable!("a field shows the cursor: {cursor:?}") };
    assert_eq!((buf[(at.x - 6, at.y)].symbol(), buf[(at.x - 2, at.y)].symbol()), ("D", "漢"));
}

#[test]
fn the_real_cursor_lies_unseen_on_the_selected_row() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    let (buf, cursor) = session.paint();
    let Some(Cursor::Hidden(at)) = cursor else { unreachable!("a list hides the cursor: {cursor:?}") };
    let row: String = (0..30).map(|x| buf[(x, at.y)].symbol()).collect();
    assert!(row.contains("Ida"), "{row}");
}

#[test]
fn pages_scroll_and_close() {
    let mut session = Session::with_people(&["Dev"]);
    session.size = (80, 24);
    session.keys("S");
    let first = session.screen();
    session.keys("<pgdn>");
    assert_ne!(session.screen(), first);
    session.keys("<home>");
    assert_eq!(session.screen(), first);
    session.keys("q");
    assert!(session.app.overlays.is_empty());
}

#[test]
fn no_heading_of_a_page_stands_in_its_frame() {
    for height in 10..40 {
        let mut session = Session::with_people(&["Dev"]);
        session.size = (60, height);
        session.keys("S");
        let screen = session.screen();
        let edge = screen.lines().find(|line| line.starts_with('╰')).unwrap_or_default();
        let words = edge.split(['╰', '─', '╯']).filter(|part| !part.trim().is_empty());
        assert!(words.clone().all(|part| part.contains(" more")), "{height} rows: {edge}");
        assert!(words.count() <= 1, "{height} rows: {edge}");
    }
}

#[test]
fn a_page_that_became_shorter_is_not_scrolled_past_its_end() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("P<end>").elsewhere("Rosa", "remove Dev", |deal| deal.remove_person(deal.stakeholders[0].id));
    session.sees("Nobody selected").sees("Press a to add a person.");
}

#[test]
fn a_portrait_shows_the_selected_persons_profile_or_all_seven() {
    let mut session = Session::in_example();
    session.keys("p").sees("Mirela Dantu as a ").keys("q").keys("Gp").sees("The seven profiles");
}
