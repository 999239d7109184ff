//! The day of a conversation in a file's name or in the lines at its top.

use crate::domain::record::dates::reading::{DayOrder, month};
use crate::import::found::Either;
use crate::import::table::days::{self, Day};
use jiff::civil::Date;

/// Returns the first day in a text, or a day in it that can be read in two ways.
pub(super) fn in_text(text: &str, order: Option<DayOrder>) -> (Option<Date>, Option<Either>) {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(60).collect();
    if let Some(day) = words.iter().find_map(|word| in_a_row(word)) {
        return (Some(day), None);
    }
    for three in words.windows(3) {
        let [one, two, three] = [three[0], three[1], three[2]].map(plain);
        if !is_day(&one, &two, &three) {
            continue;
        }
        let written = format!("{one}/{two}/{three}");
        match days::read(&format!("{one} {two} {three}"), order) {
            Day::Sure(day, _) if (1990..2100).contains(&day.year()) => return (Some(day), None),
            Day::Either(day_first, month_first) => {
                return (None, Some(Either { text: written, day_first, month_first }));
            }
            Day::Sure(..) | Day::None => {}
        }
    }
    (None, None)
}

/// Returns a day written as eight digits: `20261118`, `GMT20261118`, `20261118T140012Z`.
fn in_a_row(word: &str) -> Option<Date> {
    let start = word.find("20")?;
    let digits = word.get(start..start + 8).filter(|digits| digits.chars().all(|c| c.is_ascii_digit()))?;
    let before = word[..start].chars().next_back();
    let after = word[start + 8..].chars().next();
    let is_alone = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_digit());
    Date::strptime("%Y%m%d", digits).ok().filter(|_| is_alone(before) && is_alone(after))
}

/// Returns a word without what makes a number an order: `18th`, and a month by its three letters.
fn plain(word: &str) -> String {
    let end = word.len().saturating_sub(2);
    let ordinal =
        ["st", "nd", "rd", "th"].iter().any(|one| word.get(end..).is_some_and(|end| end.eq_ignore_ascii_case(one)));
    match word.get(..end) {
        Some(number) if ordinal && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) => {
            number.to_owned()
        }
        Some(_) | None => word.to_owned(),
    }
}

/// Returns whether three words are a day: year, month and day, or the year last.
fn is_day(one: &str, two: &str, three: &str) -> bool {
    let number = |word: &str, sizes: std::ops::RangeInclusive<usize>| {
        sizes.contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit())
    };
    let month = |word: &str| month(&word.to_lowercase()).is_some();
    let year = |word: &str| number(word, 4..=4) && (word.starts_with("20") || word.starts_with("19"));
    let small = |word: &str| number(word, 1..=2);
    (year(one) && small(two) && small(three))
        || (year(three) && ((small(one) && small(two)) || (month(one) && small(two)) || (small(one) && month(two))))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_is_found_wherever_it_is_written() {
        for text in [
            "Meeting in General-20261118_100233-Meeting Recording",
            "GMT20261118-140012_Recording.transcript",
            "2026-11-18 Halvorsen",
            "call_2026_11_18",
            "Date: November 18th, 2026, 2:00 PM",
            "Wed, 18 Nov 2026 14:00",
            "18.11.2026",
            "11/18/2026",
        ] {
            assert_eq!(in_text(text, None), (Some(date(2026, 11, 18)), None), "{text}");
        }
        for text in ["notes", "call 12", "2026", "20261399", "1234567890", "Mary 12 2026", ""] {
            assert_eq!(in_text(text, None), (None, None), "{text}");
        }
        let either = in_text("call 3/4/2026", None).1.unwrap();
        assert_eq!((either.text.as_str(), either.day_first), ("3/4/2026", date(2026, 4, 3)));
        assert_eq!(in_text("3/4/2026", Some(DayOrder::MonthFirst)).0, Some(date(2026, 3, 4)));
    }
}
