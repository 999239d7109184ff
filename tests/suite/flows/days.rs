//! Days typed into forms: which way they lie, what a field shows that it understood, and which number comes first.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::disk::Disk;
use crate::support::session::TODAY;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use stakemap::app::effect::Effect;
use stakemap::app::msg::Msg;
use stakemap::domain::judge::deal_index::LeftElsewhere;
use stakemap::domain::record::dates::reading::DayOrder;
use stakemap::export;
use std::collections::BTreeMap;

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
    let past = [("l", "<shift-tab>"), ("w", "<tab><tab><tab>"), ("O", "<tab>"), ("T", "<tab><tab>")];
    let future = [("n", "<tab>"), ("T", "<tab>")];
    for (open, go) in past {
        let mut session = Session::with_people(&["Ann"]);
        session.keys(open).keys(go);
        session.sees("▶ Sat 21 Nov 2026, today");
        session.keys("<ctrl-u>4 w");
        session.sees("▶ Sat 24 Oct 2026, 4 weeks ago");
        session.keys("<ctrl-u>4 wo");
        session.sees("not a date yet: try fri, -3d or 11 Nov");
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
fn a_day_that_is_over_is_asked_for_with_forms_of_the_past() {
    let mut session = Session::with_people(&["Ann"]);
    session.keys("lspoke<shift-tab><ctrl-u>soon<enter>");
    session.sees("I can't read “soon” as a date. Try fri, yesterday, -3d,").sees_no("next fri");
}

#[test]
fn of_two_readings_an_arrow_chooses_and_the_choice_is_kept() {
    let mut session = Session::with_people(&["Ann"]);
    session.keys("ncall<tab><ctrl-u>12/11");
    session.sees("11 Dec or 12 Nov 2027? → switches");
    session.keys("<enter>");
    session.sees("“12/11” could be Fri 11 Dec 2026 or Fri 12 Nov 2027.");
    assert!(session.deal().actions.is_empty(), "nothing is guessed");
    session.keys("<right>");
    session.sees("▶ Fri 11 Dec 2026, in 3 weeks · → switches to 12 Nov 2027");
    session.keys("<right>");
    session.sees("▶ Fri 12 Nov 2027, in 1 year · → switches to 11 Dec");
    session.keys("<right>");
    session.keys("<enter>");
    assert_eq!(planned(&session), date(2026, 12, 11));
    assert!(session.effects.contains(&Effect::RememberDayOrder(DayOrder::MonthFirst)));
    // After a new start too.
    session.restart();
    session.keys("<enter>lspoke<shift-tab><ctrl-u>12/11");
    session.sees("▶ Thu 11 Dec 2025, 11 months ago");
    session.keys("<enter>").sees("“12/11” is still to come. For");
    assert!(session.deal().conversations.is_empty(), "what happened a year ago is hardly meant");
    session.keys("<ctrl-u>2025-12-11<enter>");
    assert_eq!(logged(&session), date(2025, 12, 11));
}

#[test]
fn the_first_arrow_takes_the_nearer_day_in_the_direction_of_the_field() {
    for (keys, typed, near) in [
        ("ncall<tab><ctrl-u>", "12/11", "Fri 11 Dec 2026"),
        ("ncall<tab><ctrl-u>", "11/12", "Fri 11 Dec 2026"),
        ("lspoke<shift-tab><ctrl-u>", "12/11", "Thu 12 Nov 2026"),
        ("lspoke<shift-tab><ctrl-u>", "11/12", "Thu 12 Nov 2026"),
    ] {
        let mut session = Session::with_people(&["Ann"]);
        session.keys(keys).keys(typed).keys("<right>").sees(&format!("▶ {near}"));
    }
}

#[test]
fn nothing_is_to_be_done_on_a_day_that_is_over() {
    // A task may be written down after its day: the tests of the task hold what is asked of it.
    let mut session = Session::with_people(&["Ann"]);
    session.keys("ncall<tab><ctrl-u>last fri<enter>").sees("Fri 20 Nov 2026 has passed. Enter a future day");
    assert!(session.deal().actions.is_empty());
    session.keys("<ctrl-u>fri<enter>");
    assert_eq!(session.deal().actions.len(), 1);
}

#[test]
fn an_arrow_chooses_only_at_the_end_of_a_day_that_has_two_readings() {
    let mut session = Session::with_people(&["Ann"]);
    session.keys("ncall<tab><ctrl-u>12/11<left><right>");
    session.sees("11 Dec or 12 Nov 2027? → switches");
    session.keys("<ctrl-u>11 dec<right><ctrl-u>25/11<right>");
    session.sees("▶ Wed 25 Nov 2026, in 4 days");
    assert_eq!(session.app.settings.day_order, None);
}

#[test]
fn nothing_is_seen_ahead_of_time_even_where_it_is_written_out() {
    let mut session = Session::with_people(&["Ann"]);
    session.keys("lspoke<shift-tab><ctrl-u>2026-11-27<enter>");
    session.sees("Fri 27 Nov 2026 is in the future. Enter the day");
    assert!(session.deal().conversations.is_empty());
}

/// A deal of the cases, on Home.
fn case(bytes: &[u8], name: &str) -> Session {
    let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
    disk.put_bytes(name, bytes);
    Session::on(disk)
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The days in a text that are told without their year, but for the one since when news are told.
fn without_year(text: &str) -> Vec<String> {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let is_number = |word: &str, from: usize, to: usize| {
        (from..=to).contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit())
    };
    let is_day = |three: &[&str]| is_number(three[0], 1, 2) && MONTHS.contains(&three[1]) && !is_number(three[2], 4, 4);
    let days = words.windows(3).filter(|three| is_day(three) && three[..2] != ["7", "Nov"]);
    days.map(|three| three.join(" ")).collect()
}

/// What stands in each pane of a screen, by itself: text is wrapped within one.
fn panes(screen: &str) -> Vec<String> {
    let mut panes: BTreeMap<usize, String> = BTreeMap::new();
    for line in screen.lines() {
        let mut column = 0;
        for part in line.split(['│', '┃']) {
            panes.entry(column).or_default().push_str(&format!("{part} "));
            column += part.chars().count() + 1;
        }
    }
    panes.into_values().collect()
}

#[test]
fn days_of_another_year_show_the_year_on_every_screen_and_in_every_text() {
    // All of it is of November 2024, but for a step that is to come.
    let bytes = include_bytes!("../cases/day-without-year.json");
    let mut seen = String::new();
    for size in [(200, 60), (120, 40), (80, 24)] {
        let mut session = case(bytes, "days.json");
        session.size = size;
        for keys in [
            "", "<enter>", "2", "3", "<down>", "P", "<esc>y", "<esc>mmm", "<esc>o", "<tab>", "<tab>", "<tab>",
            "<esc>d", "<esc>!", "<esc>sq", "[", "[", "]]]", "r<enter>", "<right>", "<right>", "<right>", "<right>",
        ] {
            session.keys(keys);
            let screen = session.screen();
            let bare: Vec<String> = panes(&screen).iter().flat_map(|pane| without_year(pane)).collect();
            assert_eq!(bare, Vec::<String>::new(), "after {keys:?} at {size:?}:\n{screen}");
            seen.push_str(&screen);
        }
    }
    // The days were on those screens.
    for words in ["25 Nov 2024", "24 Nov 2024", "→ 25 Nov 2024", "2 years ago", "Nov 2024"] {
        assert!(seen.contains(words), "{words:?} is on no screen");
    }
    let deal = stakemap::store::format::decode(bytes, std::path::Path::new("days.json")).unwrap().deal;
    let session = Session::cold();
    let (playbook, person) = (session.playbook(), &deal.stakeholders[0]);
    let texts = [
        export::card::card_text(playbook, &deal, person, "Kim", TODAY),
        export::text::deal(playbook, &deal, &LeftElsewhere::default(), TODAY),
        format!("{:?}", export::aside::aside(playbook, &deal, person, "Kim", TODAY)),
        export::json::deal(playbook, &deal, TODAY).to_string(),
    ];
    for text in texts {
        assert!(text.contains("2024"), "{text}");
        assert_eq!(without_year(&text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn yesterdays_weekday_is_yesterday_where_something_happened() {
    let mut session = case(include_bytes!("../cases/weekday-of-the-past.json"), "weekdays.json");
    session.keys("<enter>lx<shift-tab><ctrl-u>fri<enter>");
    assert_eq!(logged(&session), date(2026, 11, 20));
}

#[test]
fn a_new_day_is_taken_in_without_a_key() {
    let mut session = Session::with_people(&["Ann"]);
    session.keys("ncall<tab><ctrl-u>today<enter>d").sees("today");
    session.effects.clear();
    session.wait(15.hours()).send(Msg::Tick);
    session.sees("Sat 21 Nov");
    assert!(session.effects.contains(&Effect::List), "what the deals need is judged again");
    session.effects.clear();
    session.send(Msg::Tick);
    assert!(!session.effects.contains(&Effect::List), "only once a day");
}
