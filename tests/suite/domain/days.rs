//! Days as people type and read them, and text as it is kept.

use super::*;
use jiff::ToSpan;
use proptest::strategy::Strategy;
use stakemap::domain::record::dates::days;
use stakemap::domain::record::dates::reading::Direction::{Future, Past};
use stakemap::domain::record::dates::reading::{DayOrder, DayReader, Direction, Fault, Reading};
use stakemap::domain::record::dates::{dated, distance, full, moment, short, shortest, show, with_distance};
use stakemap::domain::record::text::{fold, one_line, slug};

const fn reader(direction: Direction, today: Date) -> DayReader {
    DayReader { today, direction, order: None, since: None }
}

/// What a text means on a day, for the past and for the future.
fn both(text: &str, today: Date) -> (Result<Date, Fault>, Result<Date, Fault>) {
    (reader(Past, today).read(text), reader(Future, today).read(text))
}

#[track_caller]
fn assert_both(text: &str, today: Date, past: Date, future: Date) {
    assert_eq!(both(text, today), (Ok(past), Ok(future)), "{text} on {today}");
}

/// The same day in both directions: it is written out.
#[track_caller]
fn assert_same(text: &str, today: Date, day: Date) {
    assert_both(text, today, day, day);
}

// The 21st of November 2026 is a Saturday.
const FRIDAY: Date = date(2026, 11, 20);

#[test]
fn a_weekday_is_the_last_one_in_the_past_and_the_next_one_in_the_future() {
    assert_both("fri", TODAY, FRIDAY, date(2026, 11, 27));
    assert_both(" Friday ", TODAY, FRIDAY, date(2026, 11, 27));
    assert_both("on SUN", TODAY, date(2026, 11, 15), date(2026, 11, 22));
    // On the day itself: today in the past, a week away in the future.
    assert_both("fri", FRIDAY, FRIDAY, date(2026, 11, 27));
    assert_both("sat", TODAY, TODAY, date(2026, 11, 28));
    for text in ["tue", "tues", "tuesday", "wed", "weds", "thur", "thurs"] {
        assert!(both(text, TODAY).0.is_ok(), "{text}");
    }
}

#[test]
fn next_and_last_say_the_direction_themselves() {
    assert_same("next fri", TODAY, date(2026, 11, 27));
    assert_same("last fri", TODAY, FRIDAY);
    assert_same("next fri", FRIDAY, date(2026, 11, 27));
    assert_same("Last  Friday", FRIDAY, date(2026, 11, 13));
    assert_same("this mon", TODAY, date(2026, 11, 16));
    assert_same("this sun", TODAY, date(2026, 11, 22));
}

#[test]
fn a_week_begins_on_monday_and_ends_on_friday() {
    for text in ["next week", "Next Week"] {
        assert_same(text, TODAY, date(2026, 11, 23));
        assert_same(text, date(2026, 11, 23), date(2026, 11, 30));
    }
    for text in ["eow", "end of week", "end of the week", "End of this week"] {
        assert_same(text, date(2026, 11, 18), FRIDAY);
        assert_same(text, FRIDAY, FRIDAY);
        assert_same(text, TODAY, date(2026, 11, 27));
    }
    for text in ["eod", "end of day"] {
        assert_same(text, TODAY, TODAY);
    }
}

#[test]
fn days_are_counted_both_ways_and_keep_to_the_calendar() {
    assert_both("3d", TODAY, date(2026, 11, 18), date(2026, 11, 24));
    assert_both("2 weeks", TODAY, date(2026, 11, 7), date(2026, 12, 5));
    let cases = [
        ("+1m", TODAY, date(2026, 12, 21)),
        ("+1m", date(2026, 1, 31), date(2026, 2, 28)),
        ("-1w", date(2026, 1, 3), date(2025, 12, 27)),
        ("+1d", date(2028, 2, 28), date(2028, 2, 29)),
        ("+0d", TODAY, TODAY),
        ("-1", TODAY, FRIDAY),
        ("−2d", TODAY, date(2026, 11, 19)),
        ("+ 3 d", TODAY, date(2026, 11, 24)),
        ("in 2 weeks", TODAY, date(2026, 12, 5)),
        ("In two weeks", TODAY, date(2026, 12, 5)),
        ("in a month", TODAY, date(2026, 12, 21)),
        ("3 days ago", TODAY, date(2026, 11, 18)),
        ("3d ago", TODAY, date(2026, 11, 18)),
        ("a year ago", date(2028, 2, 29), date(2027, 2, 28)),
        ("today", TODAY, TODAY),
        ("tomorrow", date(2026, 12, 31), date(2027, 1, 1)),
        ("yesterday", date(2026, 1, 1), date(2025, 12, 31)),
        ("the day before yesterday", TODAY, date(2026, 11, 19)),
        ("day after tomorrow", TODAY, date(2026, 11, 23)),
    ];
    for (text, today, expected) in cases {
        assert_same(text, today, expected);
    }
}

#[test]
fn a_day_and_its_month_are_read_however_they_are_written() {
    let day = date(2025, 12, 11);
    for text in [
        "11 Dec",
        "Dec 11",
        "11 december",
        "DECEMBER 11",
        "11. Dec",
        "11 dec.",
        "Dec. 11th",
        "11th of December",
        "the 11th of Dec",
        "11th dec",
        "11dec",
        "dec11",
        "11-Dec",
        "11/dec",
        "11.12.",
        "11.12",
        " 11 . 12 . ",
        "\u{a0}11\u{a0}Dec",
        "１１ Dec",
        "Thu 11 Dec",
        "11 Dec, Thursday",
        "Thu, 11.12.",
    ] {
        assert_eq!(reader(Past, TODAY).read(text), Ok(day), "{text}");
    }
    assert_both("11 Dec", TODAY, day, date(2026, 12, 11));
    // The day itself is both the latest and the next one.
    assert_both("21 Nov", TODAY, TODAY, TODAY);
    // Around the end of a year.
    assert_both("11 Dec", date(2027, 1, 4), date(2026, 12, 11), date(2027, 12, 11));
    assert_both("4 Jan", date(2026, 12, 30), date(2026, 1, 4), date(2027, 1, 4));
    // 29 February comes up where the calendar has one, over 1900 too.
    assert_both("29 Feb", TODAY, date(2024, 2, 29), date(2028, 2, 29));
    assert_both("29.2.", date(1901, 1, 1), date(1896, 2, 29), date(1904, 2, 29));
    // A number of the month alone.
    assert_both("11th", TODAY, date(2026, 11, 11), date(2026, 12, 11));
    assert_both("the 31st", TODAY, date(2026, 10, 31), date(2026, 12, 31));
}

#[test]
fn a_year_that_is_written_counts_whatever_the_direction() {
    let day = date(2026, 12, 11);
    for text in [
        "2026-12-11",
        "2026/12/11",
        "2026.12.11",
        "20261211",
        "11 Dec 2026",
        "Dec 11, 2026",
        "Dec 11th 26",
        "11-Dec-2026",
        "11.12.2026",
        "11.12.26",
        "2026 Dec 11",
        "Fri 11 Dec 2026",
        "11 december, 26",
    ] {
        assert_same(text, TODAY, day);
    }
    // Two digits are the nearest year that ends so.
    assert_same("11 Dec 76", TODAY, date(1976, 12, 11));
    assert_same("11 Dec 75", TODAY, date(2075, 12, 11));
    assert_same("11.12.99", TODAY, date(1999, 12, 11));
    assert_same("2024-02-29", TODAY, date(2024, 2, 29));
}

#[test]
fn of_two_numbers_either_can_be_the_month_until_somebody_says_so() {
    let (day_first, month_first) = (date(2026, 11, 12), date(2025, 12, 11));
    for text in ["12/11", "12-11", "12 / 11"] {
        let two = Reading::Either { day_first, month_first };
        assert_eq!(reader(Past, TODAY).reading(text), Ok(two), "{text}");
        let told = reader(Past, TODAY).read(text).unwrap_err().to_string();
        assert_eq!(told, format!("“{text}” can be Thu 12 Nov 2026 or Thu 11 Dec 2025. Write 12 Nov or 11 Dec."));
        let known = |order| DayReader { order: Some(order), ..reader(Past, TODAY) }.read(text);
        assert_eq!(known(DayOrder::DayFirst), Ok(day_first));
        assert_eq!(known(DayOrder::MonthFirst), Ok(month_first));
    }
    let two = Reading::Either { day_first: date(2026, 12, 11), month_first: date(2026, 11, 12) };
    assert_eq!(reader(Future, TODAY).reading("11/12/26"), Ok(two));
    assert_eq!(reader(Future, TODAY).reading("11-12-2026"), Ok(two));
    // Only one of them is a day, or both are the same one; a weekday decides too.
    assert_same("25/11/2026", TODAY, date(2026, 11, 25));
    assert_same("11/25/2026", TODAY, date(2026, 11, 25));
    assert_both("29/2", TODAY, date(2024, 2, 29), date(2028, 2, 29));
    assert_both("11/11", TODAY, date(2026, 11, 11), date(2027, 11, 11));
    assert_same("Fri 11/12/26", TODAY, date(2026, 12, 11));
}

#[test]
fn what_is_no_day_says_so_with_what_was_typed_and_what_is() {
    let told = |text: &str| reader(Future, TODAY).read(text).unwrap_err().to_string();
    let forms = "Try fri, next fri, +3d, 11 Dec or 2026-12-11.";
    assert_eq!(told(" next Friyay "), format!("I can't read “next Friyay” as a date. {forms}"));
    for text in [
        "soon",
        "3",
        "32",
        "+-3d",
        "++3d",
        "in -3d",
        "-3d ago",
        "next month",
        "漢",
        "+",
        "-d",
        "+9999999999d",
        "11 12",
        "11.12/26",
        "2026-12",
        "12/2026",
        "Dec",
        "Dec 2026",
        "fri fri",
        "-11 Dec",
        "11 Dec 026",
        "99999999999",
        "1/2/3",
        "the the",
        "next",
        "ago",
        "11 nov dec",
        "3d 2d",
        "'26",
        "11:30",
    ] {
        assert_eq!(told(text), format!("I can't read “{text}” as a date. {forms}"), "{text}");
    }
    for text in ["2026-02-30", "30 Feb", "0/5", "31.11.", "31 Nov 26", "13/13", "32nd", "29 Feb 2026"] {
        assert_eq!(told(text), format!("“{text}” isn't a real date. {forms}"), "{text}");
    }
    assert_eq!(told("  "), format!("A date is missing. {forms}"));
    assert_eq!(told("Mon 11 Dec"), "“Mon 11 Dec” doesn't fit: 11 Dec 2026 is a Friday.");
    assert!(reader(Future, Date::MAX).read("+1d").is_err() && reader(Past, Date::MIN).read("-1d").is_err());
    assert!(reader(Future, Date::MAX).read("fri").is_err() && reader(Past, Date::MIN).read("last fri").is_err());
}

proptest::proptest! {
    #[test]
    fn what_is_shown_as_understood_is_read_as_the_same_day(away in -80_000_i64..80_000, on in -40_000_i64..40_000) {
        let today = date(2026, 11, 21).checked_add(on.days()).unwrap();
        let day = today.checked_add(away.days()).unwrap();
        for words in [full(day), dated(day), day.to_string()] {
            proptest::prop_assert_eq!(both(&words, today), (Ok(day), Ok(day)), "{}", words);
        }
    }

    #[test]
    fn what_lists_show_is_read_as_the_same_day_where_its_direction_is_known(away in -4000_i64..4000, on in 0_i64..4000) {
        let today = date(2026, 11, 21).checked_add(on.days()).unwrap();
        let day = today.checked_add(away.days()).unwrap();
        let direction = if day <= today { Past } else { Future };
        for words in [show(day, today), short(day, today)] {
            proptest::prop_assert_eq!(reader(direction, today).read(&words), Ok(day), "{}", words);
        }
    }

    #[test]
    fn what_does_not_say_its_direction_keeps_to_that_of_the_field(
        day in 1_u32..32, month in 1_usize..13, count in 0_u32..4000, unit in "[dwm]", name in 0_usize..7,
        on in -40_000_i64..40_000,
    ) {
        let today = date(2026, 11, 21).checked_add(on.days()).unwrap();
        let month_name = date(2026, i8::try_from(month).unwrap(), 1).strftime("%B").to_string();
        let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][name].to_owned();
        let texts = [
            format!("{day} {month_name}"), format!("{day}.{month}."), format!("{day}/{month}"), format!("{day}th"),
            format!("{count}{unit}"), weekday,
        ];
        for text in texts {
            for order in [DayOrder::DayFirst, DayOrder::MonthFirst] {
                let read = |direction| DayReader { order: Some(order), ..reader(direction, today) }.read(&text);
                proptest::prop_assert!(read(Past).is_ok() == read(Future).is_ok(), "{}", text);
                proptest::prop_assert!(read(Past).map_or(true, |day| day <= today), "{}", text);
                proptest::prop_assert!(read(Future).map_or(true, |day| day >= today), "{}", text);
            }
        }
    }

    #[test]
    fn no_text_stops_the_program_and_case_and_blanks_do_not_matter(
        text in "[0-9]{0,3}( |\\.|/|-|\\+|,|th)?(dec|next|last|in|fri|d|weeks|of|ago|y)?( |/|-|\\.)?[0-9]{0,4}|\\PC{0,12}",
    ) {
        let reading = reader(Past, TODAY).reading(&text);
        let loud = text.to_uppercase().to_lowercase();
        proptest::prop_assert_eq!(
            reader(Past, TODAY).reading(&format!("  {loud} ")).is_ok(),
            reader(Past, TODAY).reading(&loud).is_ok()
        );
        if let Err(fault) = reading {
            proptest::prop_assert!(!fault.to_string().contains('\n'));
        }
    }
}

#[test]
fn days_are_shown_as_short_as_they_are_clear() {
    assert_eq!(show(date(2026, 11, 20), TODAY), "Fri 20 Nov");
    assert_eq!(show(TODAY, TODAY), "today");
    assert_eq!(show(date(2026, 11, 22), TODAY), "tomorrow");
    assert_eq!(show(date(2026, 11, 19), TODAY), "Thu 19 Nov");
    assert_eq!(show(date(2025, 11, 20), TODAY), "20 Nov 2025");
    assert_eq!(show(date(2027, 1, 4), TODAY), "4 Jan 2027");
    assert_eq!(show(Date::MAX, Date::MAX), "today");
    assert_eq!((short(date(2026, 1, 2), TODAY), short(date(2025, 1, 2), TODAY)), ("2 Jan".into(), "2 Jan 2025".into()));
    assert_eq!(moment(TODAY.at(14, 3, 0, 0), TODAY), "2:03 PM");
    assert_eq!(moment(date(2026, 11, 20).at(9, 0, 0, 0), TODAY), "20 Nov, 9:00 AM");
    assert_eq!(shortest(date(2025, 1, 2), TODAY), "Jan 2025");
}

#[test]
fn a_distance_is_told_as_people_count() {
    let cases = [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (-2, "2 days ago"),
        (13, "in 13 days"),
        (-14, "2 weeks ago"),
        (-20, "3 weeks ago"),
        (-59, "8 weeks ago"),
        (-60, "2 months ago"),
        (183, "in 6 months"),
        (-349, "11 months ago"),
        (-350, "1 year ago"),
        (-730, "2 years ago"),
    ];
    for (away, words) in cases {
        assert_eq!(distance(TODAY.checked_add(i64::from(away).days()).unwrap(), TODAY), words, "{away}");
    }
    assert_eq!(with_distance(date(2026, 11, 19), TODAY), "19 Nov (2 days ago)");
    assert_eq!(with_distance(date(2024, 11, 25), TODAY), "25 Nov 2024 (2 years ago)");
    assert_eq!(with_distance(date(2026, 11, 20), TODAY), "yesterday");
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

/// Whether folding does not depend on how a text is written, and is done once for all.
fn folds_alike(text: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let composed: String = text.nfc().collect();
    let apart: String = text.nfd().collect();
    let folded = fold(&apart);
    [fold(&composed), fold(text), fold(&folded)].iter().all(|other| *other == folded)
}

#[test]
fn marks_that_can_be_written_in_any_order_are_folded_to_one() {
    for text in ["\u{119e0}\u{10a39}", "ka\u{94d}\u{93c}", "\u{10a3f}\u{10a38}\u{10a39}", "か\u{302}\u{94d}\u{3099}"] {
        assert!(folds_alike(text), "{text:?}");
    }
    assert_eq!(fold("\u{119e0}\u{10a39}"), "\u{10a39}\u{119e0}");
}

/// Texts in which marks of several classes meet, which hardly any text made at random has.
fn marked() -> impl Strategy<Value = String> {
    let mark = proptest::sample::select(vec![
        '\u{119e0}',
        '\u{10a39}',
        '\u{10a3f}',
        '\u{94d}',
        '\u{93c}',
        '\u{3099}',
        '\u{301}',
        '\u{323}',
        '\u{5b0}',
        'a',
        'か',
    ]);
    proptest::collection::vec(mark, 0..6).prop_map(|marks| marks.into_iter().collect())
}

proptest::proptest! {
    #[test]
    fn folding_is_the_same_for_every_way_to_write_a_letter(text in proptest::prelude::any::<String>(), marked in marked()) {
        proptest::prop_assert!(folds_alike(&text));
        proptest::prop_assert!(folds_alike(&marked));
    }
}
