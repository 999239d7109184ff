//! Help and palette: what they list is what runs, also where it opens something above them.

use crate::support::Session;
use stakemap::app::Screen;
use stakemap::app::overlays::Overlay;

#[test]
fn a_command_runs_from_help_and_palette_as_by_its_key() {
    for open in ["?", ":", "<ctrl-p>"] {
        let mut session = Session::with_people(&["Dev"]);
        session.keys(open).keys("Remove the person<enter>");
        assert!(session.names().is_empty(), "through {open}");
    }
}

#[test]
fn a_command_may_open_another_overlay() {
    for (command, shows) in [
        ("Screen the person", "Screening"),
        ("Find any command", "a command, a person or a deal"),
        ("Show help for this screen", "What you can do here"),
        ("Set your label", "Your label"),
        ("Show the message log", "Messages"),
        ("Add a person", "Add a person"),
    ] {
        let mut session = Session::with_people(&["Dev"]);
        session.keys(":").keys(command).keys("<enter>").sees(shows);
    }
}

#[test]
fn people_and_deals_are_found_by_name() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("qaVestra<enter>q").keys(":halden<enter>");
    assert_eq!((session.app.screen, session.deal().name.as_str()), (Screen::Deal, "Halden"));
    session.keys(":dev<enter>");
    assert_eq!(session.selected(), "Dev");
}

#[test]
fn a_pasted_search_begins_at_the_top_of_what_it_finds() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys(":<end>").paste("Screen the person").keys("<enter>");
    assert!(session.app.screening().is_some());
}

#[test]
fn a_key_finds_its_command() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("?").keys("T<enter>").sees("Task for Dev");
}

#[test]
fn what_cannot_be_run_says_why_and_comes_last() {
    let mut session = Session::in_deal();
    session.keys(":Screen the person").sees("Nobody selected");
    session.keys("<enter>").says("Nobody selected");
}

#[test]
fn a_word_that_stands_only_in_a_note_is_found_where_it_is_said_to_be() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("NAsked about zirconium<enter>:zirconium").sees("To search your notes and history: H, Tab, then /");
    session.keys("<enter>").says("To search your notes and history: Esc, H, Tab, then /");
    session.keys("<esc>H/zirconium<enter>").sees("Asked about zirconium");
}

#[test]
fn a_search_without_a_match_says_so_and_stays() {
    let mut session = Session::in_deal();
    session.keys(":qqqq<enter>").says("Nothing matches");
    assert!(matches!(session.app.overlays.last(), Some(Overlay::Finder(_))));
}

#[test]
fn help_over_an_overlay_lists_that_overlays_keys_and_goes_back_to_it() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>?").sees("Go to the next step").keys("<esc>");
    assert!(session.app.screening().is_some());
    session.keys("?next step<enter>");
    assert!(session.app.screening().is_some_and(|(screening, ..)| screening.at == 1));
}

#[test]
fn the_filter_of_deals_from_inside_a_deal_filters_no_people() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys(":Filter the deals<enter>");
    assert_eq!(session.app.screen, Screen::Home);
    assert!(session.app.home.filter.open && !session.open().people.filter.open);
}

#[test]
fn trashing_the_open_deal_from_inside_it_leads_home_where_undo_brings_it_back() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("q<enter>:Move the deal to the trash<enter>");
    assert_eq!(session.app.screen, Screen::Home);
    session.keys("u").says("Restored");
}

#[test]
fn a_title_that_holds_the_letters_does_not_push_a_command_down() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("aIda<tab>Head of Continuous Improvement<enter>");
    session.keys(":co").sees("Ida · Head of Continuous").keys("<enter>").sees("Coaching · Ida");
    assert_eq!(session.open().pane, stakemap::app::panes::Pane::Coaching);
}

#[test]
fn enter_opens_the_page_under_the_cursor_in_the_guides_list() {
    let mut session = Session::with_people(&["Ida Berg"]);
    session.keys(":guide<enter>").sees("Enter opens a page").keys("<down><down><enter>").sees("Guide 3 of");
    session.keys("<enter>").sees_no("Guide");
    session.keys(":guide<enter>G<enter>").sees("How they buy inside");
    session.size = (60, 18);
    session.keys("<enter>:guide<enter>G").sees("How they buy inside").keys("g").sees("keys");
}

#[test]
fn the_guide_is_found_and_turned_like_a_book() {
    let mut session = Session::with_people(&["Ida Berg"]);
    session.keys(":guide<enter>").sees("Guide").sees("Seven profiles");
    session.keys("<right>").sees("Guide 1 of").sees("Keys").keys("<left>").sees("Seven profiles");
    session.keys("<left>").sees("How they buy inside").keys("<right>").sees("Seven profiles");
    session.keys("q").sees("Ida Berg").sees_no("Guide");
}

#[test]
fn nothing_is_looked_up_by_a_text_longer_than_any_name() {
    let mut session = Session::with_people(&["Ida Berg"]);
    session.keys(&format!(":{}", "i".repeat(201))).sees("Nothing matches");
    session.keys("<ctrl-u>ida").sees("Ida Berg");
}

#[test]
fn what_means_nothing_finds_nothing_and_a_slip_of_the_keys_what_is_meant() {
    let mut session = Session::with_people(&["Dev"]);
    // Their letters stand in this order in many titles.
    for nonsense in ["qzxv", "xyzzy", "asdf", "otr", "sntp"] {
        session.keys(&format!(":{nonsense}")).sees("Nothing matches").keys("<esc>");
    }
    for (slip, meant) in [("sceren", "Screen the person"), ("snoze", "Show the alerts"), ("hsitory", "Read the person")]
    {
        session.keys(&format!(":{slip}")).sees(meant).keys("<esc>");
    }
    session.keys(":snooze").sees("Show the alerts");
}
