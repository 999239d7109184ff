//! Days as people type and read them, and text as it is kept.

use super::*;
use stakemap::domain::dates::{parse, show};
use stakemap::domain::outlook::days;
use stakemap::domain::text::{fold, one_line, slug};

#[test]
fn weekday_is_the_next_one_and_never_today() {
    // The 21st of November 2026 is a Saturday.
    assert_eq!(parse("sat", TODAY), Ok(date(2026, 11, 28)));
    assert_eq!(parse("sun", TODAY), Ok(date(2026, 11, 22)));
    assert_eq!(parse(" Friday ", TODAY), Ok(date(2026, 11, 27)));
}

#[test]
fn relative_days_go_both_ways_and_keep_to_the_calendar() {
    let cases = [
        ("+1m", TODAY, date(2026, 12, 21)),
        ("+1m", date(2026, 1, 31), date(2026, 2, 28)),
        ("-1w", date(2026, 1, 3), date(2025, 12, 27)),
        ("+1d", date(2028, 2, 28), date(2028, 2, 29)),
        ("+0d", TODAY, TODAY),
        ("yesterday", date(2026, 1, 1), date(2025, 12, 31)),
    ];
    for (text, today, expected) in cases {
        assert_eq!(parse(text, today), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_no_day_says_what_is() {
    for text in ["", "soon", "32", "2026-02-30", "+3y", "+-3d", "++3d", "next week", "漢"] {
        let told = parse(text, TODAY).unwrap_err();
        assert!(told.contains("fri, +3d, -2d, tomorrow or 2026-11-21"), "{told}");
    }
    assert!(parse("+1d", Date::MAX).is_err() && parse("-1d", Date::MIN).is_err());
}

#[test]
fn days_are_shown_as_short_as_they_are_clear() {
    assert_eq!(show(date(2026, 11, 20), TODAY), "Fri 20 Nov");
    assert_eq!(show(date(2025, 11, 20), TODAY), "20 Nov 2025");
    assert_eq!(show(Date::MAX, Date::MAX), "today");
}

#[test]
fn days_between_count_only_forward() {
    assert_eq!(days(date(2026, 11, 1), TODAY), 20);
    assert_eq!(days(date(2025, 11, 21), TODAY), 365);
    assert_eq!(days(date(2026, 12, 1), TODAY), 0);
}

#[test]
fn every_sort_of_line_break_keeps_words_apart() {
    // Terminals send a bare carriage return for each line of a paste.
    for gap in ["\n", "\r", "\r\n", "\t", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
        assert_eq!(one_line(&format!("Ann{gap}Lee")), "Ann Lee", "{gap:?}");
    }
    assert_eq!(one_line("a\r\r\nb"), "a  b");
}

#[test]
fn words_are_found_as_they_are_typed_on_a_plain_keyboard() {
    for (stored, typed) in
        [("Işık", "isik"), ("İpek", "ipek"), ("Νίκος", "νικοσ"), ("Þór", "thor"), ("ŒUVRE", "oeuvre")]
    {
        assert_eq!(fold(stored), fold(typed), "{stored}");
    }
    assert_eq!(slug("Işık Gıda"), "isik-gida");
}

proptest::proptest! {
    #[test]
    fn folding_is_the_same_for_every_way_to_write_a_letter(text in proptest::prelude::any::<String>()) {
        use unicode_normalization::UnicodeNormalization;
        let composed: String = text.nfc().collect();
        let apart: String = text.nfd().collect();
        proptest::prop_assert_eq!(fold(&composed), fold(&apart));
        proptest::prop_assert_eq!(fold(&text), fold(&apart));
        proptest::prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }
}
