//! Days typed into forms: which way they lie, what a field shows that it understood, and which number comes first.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::session::TODAY;
use jiff::civil::{Date, date};
use stakemap::app::effect::Effect;
use stakemap::domain::dates::reading::DayOrder;

/// The day of the latest conversation.
fn logged(session: &Session) -> Date {
    session.deal().conversations.last().unwrap().on
}

/// The day of the latest action.
fn planned(session: &Session) -> Date {
    session.deal().actions.last().unwrap().due
}

#[test]
fn a_weekday_is_the_last_one_where_something_happened_and_the_next_one_where_something_is_to() {
    // It is a Saturday.
    let mut session = Session::with_people(&["Ann"]);
    session.keys("lspoke<shift-tab><ctrl-u>fri");
    session.sees("▶ Fri 20 Nov 2026, yesterday");
    session.keys("<enter>");
    assert_eq!(logged(&session), date(2026, 11, 20));
    session.keys("lagain<shift-tab><ctrl-u>sat<enter>");
    assert_eq!(logged(&session), TODAY);
    session.keys("ncall<tab><ctrl-u>sat");
    session.sees("▶ Sat 28 Nov 2026, in 7 days");
    session.keys("<enter>");
    assert_eq!(planned(&session), date(2026, 11, 28));
}

#[test]
fn every_day_field_shows_what_it_understood() {
    // The key that opens the form, and those that go to its day.
    let past = [("l", "<shift-tab>"), ("w", "<tab><tab><tab>"), ("O", "<tab>")];
    let future = [("n", "<tab>"), ("T", "<tab>")];
    for (open, go) in past {
        let mut session = Session::with_people(&["Ann"]);
        session.keys(open).keys(go);
        session.sees("▶ Sat 21 Nov 2026, today");
        session.keys("<ctrl-u>4 w");
        session.sees("▶ Sat 24 Oct 2026, 4 weeks ago");
        session.keys("<ctrl-u>4 wo");
        session.sees("not a date yet: try fri, 3d or 11 Dec");
    }
    for (open, go) in future {
        let mut session = Session::with_people(&["Ann"]);
        session.keys(open).keys(go);
        session.sees("▶ Sat 28 Nov 2026, in 7 days");
        session.keys("<ctrl-u>11 dec");
        session.sees("▶ Fri 11 Dec 2026, in 3 weeks");
    }
}

#[test]
fn a_word_that_is_no_day_is_quoted_with_what_would_be_one() {
    let mut session = Session::with_people(&["Ann"]);
    session.keys("ncall<tab><ctrl-u>next Friyay<enter>");
    session.sees("I can't read “next Friyay” as a date. Try fri, next fri,");
    assert!(session.deal().actions.is_empty());
}

#[test]
fn of_two_readings_an_arrow_chooses_and_the_choice_is_kept() {
    let mut session = Session::with_people(&["Ann"]);
    session.keys("ncall<tab><ctrl-u>12/11");
    session.sees("12 Nov 2027 or 11 Dec? → chooses");
    session.keys("<enter>");
    session.sees("“12/11” can be Fri 12 Nov 2027 or Fri 11 Dec 2026: → chooses.");
    assert!(session.deal().actions.is_empty(), "nothing is guessed");
    session.keys("<right>");
    session.sees("▶ Fri 12 Nov 2027, in 1 year · → switches to 11 Dec");
    session.keys("<right>");
    session.sees("▶ Fri 11 Dec 2026, in 3 weeks · → switches to 12 Nov 2027");
    session.keys("<enter>");
    assert_eq!(planned(&session), date(2026, 12, 11));
    assert!(session.effects.contains(&Effect::RememberDayOrder(DayOrder::MonthFirst)));
    // After a new start too.
    session.restart();
    session.keys("<enter>lspoke<shift-tab><ctrl-u>12/11");
    session.sees("▶ Thu 11 Dec 2025, 11 months ago");
    session.keys("<enter>");
    assert_eq!(logged(&session), date(2025, 12, 11));
}

#[test]
fn an_arrow_chooses_only_at_the_end_of_a_day_that_has_two_readings() {
    let mut session = Session::with_people(&["Ann"]);
    session.keys("ncall<tab><ctrl-u>12/11<left><right>");
    session.sees("12 Nov 2027 or 11 Dec? → chooses");
    session.keys("<ctrl-u>11 dec<right><ctrl-u>25/11<right>");
    session.sees("▶ Wed 25 Nov 2026, in 4 days");
    assert_eq!(session.app.settings.day_order, None);
}

#[test]
fn nothing_is_seen_ahead_of_time_even_where_it_is_written_out() {
    let mut session = Session::with_people(&["Ann"]);
    session.keys("lspoke<shift-tab><ctrl-u>2026-11-27<enter>");
    session.sees("Fri 27 Nov 2026 is still to come; give the day on which");
    assert!(session.deal().conversations.is_empty());
}
