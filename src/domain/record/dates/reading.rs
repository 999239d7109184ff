//! Parsing dates as people type them: `fri`, `last fri`, `3d`, `in 2 weeks`, `11 Dec`, `11.12.`, `12/11`, `2026-12-11`.

mod tokens;
mod written;

use super::{dated, days, full};
use crate::domain::record::text::one_line;
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};
use std::fmt;
pub(crate) use tokens::month;
use tokens::{Token, plain, tokens};
use written::{Written, written};

/// The direction of a date typed without one, such as `fri`, `3d` or `11 Dec`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Back: the latest such day, today included.
    Past,
    /// Ahead: the next such day. `fri` on a Friday is a week away.
    Future,
}

/// The order of day and month in `12/11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOrder {
    /// 12 November.
    DayFirst,
    /// December 11.
    MonthFirst,
}

impl DayOrder {
    /// Returns the opposite order.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::DayFirst => Self::MonthFirst,
            Self::MonthFirst => Self::DayFirst,
        }
    }
}

/// The date or dates a text can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One date, whatever the order.
    Day(Date),
    /// Two numbers, either of which can be the month.
    Either {
        /// The date read with the day first.
        day_first: Date,
        /// The date read with the month first.
        month_first: Date,
    },
}

/// The reason a text can't be read as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No known form.
    Unreadable(String),
    /// A known form, but no such day in the calendar.
    NoSuchDay(String),
    /// A weekday that doesn't match the date.
    WrongWeekday(String, Date),
    /// Two possible dates, with the order of day and month unknown.
    Either {
        /// The text as typed.
        text: String,
        /// The date read with the day first.
        day_first: Date,
        /// The date read with the month first.
        month_first: Date,
    },
}

/// Forms to suggest wherever a text can't be read.
const EXAMPLES: &str = "fri, next fri, +3d, 11 Dec or 2026-12-11";
/// The same for a day that is over.
const EXAMPLES_SO_FAR: &str = "fri, yesterday, -3d, 11 Dec or 2026-12-11";

impl Fault {
    /// Returns the fault in words, with forms that fit the direction.
    #[must_use]
    pub fn words(&self, direction: Direction) -> String {
        match direction {
            Direction::Past => self.to_string().replace(EXAMPLES, EXAMPLES_SO_FAR),
            Direction::Future => self.to_string(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(text) if text.is_empty() => write!(f, "A date is missing. Try {EXAMPLES}."),
            Self::Unreadable(text) => write!(f, "I can't read “{text}” as a date. Try {EXAMPLES}."),
            Self::NoSuchDay(text) => write!(f, "“{text}” isn't a real date. Try {EXAMPLES}."),
            Self::WrongWeekday(text, day) => {
                write!(f, "“{text}” doesn't fit: {} is a {}.", dated(*day), day.strftime("%A"))
            }
            Self::Either { text, day_first, month_first } => {
                let (one, other) = (day_first.strftime("%-d %b"), month_first.strftime("%-d %b"));
                let days = format!("{} or {}", full(*day_first), full(*month_first));
                write!(f, "“{text}” can be {days}. Write {one} or {other}.")
            }
        }
    }
}

/// The settings for reading typed dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayReader {
    /// The day that relative dates count from.
    pub today: Date,
    /// The direction of a date typed without one.
    pub direction: Direction,
    /// The order of day and month, if known.
    pub order: Option<DayOrder>,
    /// The day from which a written date without a year is looked for; today if nothing. What counts days or names a
    /// weekday still counts from today.
    pub since: Option<Date>,
}

/// The highest count of days, weeks, months or years that is accepted.
const MOST: u32 = 3650;
/// The days from today to a date that is so far ahead only because it has just passed this year.
const ROLLED_OVER: i32 = 300;
/// The days for which a date has just passed.
const JUST_PASSED: i32 = 60;
/// The years to search so that every calendar day comes up: two 29 Februaries can be eight years apart.
const YEARS: i16 = 8;

impl DayReader {
    /// Returns the date a text means.
    ///
    /// # Errors
    ///
    /// Fails if it means none, or one of two while the order of day and month is unknown.
    pub fn read(&self, text: &str) -> Result<Date, Fault> {
        match (self.reading(text)?, self.order) {
            (Reading::Day(day), _) => Ok(day),
            (Reading::Either { day_first, .. }, Some(DayOrder::DayFirst)) => Ok(day_first),
            (Reading::Either { month_first, .. }, Some(DayOrder::MonthFirst)) => Ok(month_first),
            (Reading::Either { day_first, month_first }, None) => {
                Err(Fault::Either { text: one_line(text).trim().to_owned(), day_first, month_first })
            }
        }
    }

    /// Returns the two dates that two numbers can mean, each with its order, the nearer one in the direction first.
    #[must_use]
    pub fn nearest_first(&self, day_first: Date, month_first: Date) -> [(Date, DayOrder); 2] {
        let mut both = [(day_first, DayOrder::DayFirst), (month_first, DayOrder::MonthFirst)];
        both.sort_by_key(|(day, _)| (self.today.until(*day).map_or(0, |span| span.get_days()).abs(), *day));
        both
    }

    /// Returns the recent day that a text without a year may mean as well, if it was read as the day nearly a year ahead:
    /// `29 Nov` the day after.
    #[must_use]
    pub fn just_passed(&self, text: &str, read: Date) -> Option<Date> {
        if self.direction == Direction::Past || days(self.today, read) < ROLLED_OVER {
            return None;
        }
        let passed = Self { direction: Direction::Past, since: None, ..*self }.read(text).ok()?;
        (passed < self.today && days(passed, self.today) <= JUST_PASSED).then_some(passed)
    }

    /// Returns the day to come that a text without a year may mean as well, if it was read as the day nearly a year back:
    /// `25 Dec` a month before.
    #[must_use]
    pub fn still_to_come(&self, text: &str, read: Date) -> Option<Date> {
        if self.direction == Direction::Future || days(read, self.today) < ROLLED_OVER {
            return None;
        }
        let ahead = Self { direction: Direction::Future, since: None, ..*self }.read(text).ok()?;
        (ahead > self.today && days(self.today, ahead) <= JUST_PASSED).then_some(ahead)
    }

    /// Returns the date or dates a text means, without settling the order of day and month.
    ///
    /// # Errors
    ///
    /// Fails if it means none.
    pub fn reading(&self, text: &str) -> Result<Reading, Fault> {
        let typed = one_line(text).trim().to_owned();
        let plain = plain(&typed);
        let tokens = tokens(&plain).unwrap_or_default();
        let counted = self.named(&tokens).or_else(|| self.counted(&tokens)).or_else(|| self.weekday(&tokens));
        if let Some(day) = counted {
            return Ok(Reading::Day(day));
        }
        let (weekday, rest) = match tokens.as_slice() {
            [Token::Word(word), rest @ ..] if tokens::weekday(word).is_some() => (tokens::weekday(word), rest),
            [rest @ .., Token::Word(word)] if tokens::weekday(word).is_some() => (tokens::weekday(word), rest),
            all => (None, all),
        };
        let Some(ways) = written(rest) else {
            return plain.parse().map(Reading::Day).map_err(|_| Fault::Unreadable(typed));
        };
        let days: Vec<Date> = ways.into_iter().filter_map(|way| self.resolved(way)).collect();
        let Some(first) = days.first() else { return Err(Fault::NoSuchDay(typed)) };
        let fitting: Vec<Date> =
            days.iter().copied().filter(|day| weekday.is_none_or(|name| day.weekday() == name)).collect();
        match fitting.as_slice() {
            [] => Err(Fault::WrongWeekday(typed, *first)),
            [day_first, month_first] if day_first != month_first => {
                Ok(Reading::Either { day_first: *day_first, month_first: *month_first })
            }
            [day, ..] => Ok(Reading::Day(*day)),
        }
    }

    fn named(&self, tokens: &[Token<'_>]) -> Option<Date> {
        use Token::Word;
        let away: i64 = match tokens {
            [Word("today" | "t")] => 0,
            [Word("tomorrow" | "tom" | "tmrw")] => 1,
            [Word("yesterday" | "y")] => -1,
            [Word("day"), Word("after"), Word("tomorrow")] => 2,
            [Word("day"), Word("before"), Word("yesterday")] => -2,
            [Word("the"), rest @ ..] if rest.len() == 3 => return self.named(rest),
            [Word("eod")] | [Word("end"), Word("of"), Word("day")] => 0,
            [Word("next"), Word("week")] => return self.today.nth_weekday(1, Weekday::Monday).ok(),
            // The Friday of this week; at the weekend the next one.
            [Word("eow")]
            | [Word("end"), Word("of"), Word("week")]
            | [Word("end"), Word("of"), Word("the" | "this"), Word("week")] => {
                let friday = Weekday::Friday.to_monday_zero_offset() - self.today.weekday().to_monday_zero_offset();
                i64::from(friday.rem_euclid(7))
            }
            _ => return None,
        };
        self.today.checked_add(away.days()).ok()
    }

    /// Parses `+3d`, `3d`, `in 2 weeks`, `a month ago`.
    fn counted(&self, tokens: &[Token<'_>]) -> Option<Date> {
        let (direction, rest) = match tokens {
            [Token::Mark('+'), rest @ ..] | [Token::Word("in"), rest @ ..] => (Direction::Future, rest),
            [Token::Mark('-'), rest @ ..] | [rest @ .., Token::Word("ago")] => (Direction::Past, rest),
            all => (self.direction, all),
        };
        let is_signed = matches!(tokens, [Token::Mark(_), ..]);
        let (count, unit) = match rest {
            [Token::Number(count, _)] if is_signed => (*count, "d"),
            [Token::Number(count, _), Token::Word(unit)] => (*count, *unit),
            [Token::Word(count), Token::Word(unit)] => (tokens::number(count)?, *unit),
            _ => return None,
        };
        let count = i64::from(Some(count).filter(|count| *count <= MOST)?);
        let span: Span = match unit {
            "d" | "day" | "days" => count.days(),
            "w" | "wk" | "wks" | "week" | "weeks" => count.weeks(),
            "m" | "mo" | "month" | "months" => count.months(),
            "year" | "years" => count.years(),
            _ => return None,
        };
        match direction {
            Direction::Future => self.today.checked_add(span).ok(),
            Direction::Past => self.today.checked_sub(span).ok(),
        }
    }

    /// Parses `fri`, `next fri`, `last fri`, `this fri`.
    fn weekday(&self, tokens: &[Token<'_>]) -> Option<Date> {
        let (before, word) = match tokens {
            [Token::Word(word)] => ("", word),
            [Token::Word(before), Token::Word(word)] => (*before, word),
            _ => return None,
        };
        let day = tokens::weekday(word)?;
        match (before, self.direction) {
            ("" | "on", Direction::Past) if self.today.weekday() == day => Some(self.today),
            ("" | "on", Direction::Past) | ("last" | "past", _) => self.today.nth_weekday(-1, day).ok(),
            ("" | "on", Direction::Future) | ("next" | "coming", _) => self.today.nth_weekday(1, day).ok(),
            // In the week from Monday to Sunday.
            ("this", _) => {
                let away = day.to_monday_zero_offset() - self.today.weekday().to_monday_zero_offset();
                self.today.checked_add(i64::from(away).days()).ok()
            }
            _ => None,
        }
    }

    /// Resolves a written date. A missing month or year is that of the nearest such day in the direction.
    fn resolved(&self, written: Written) -> Option<Date> {
        let day = i8::try_from(written.day).ok()?;
        let sign = match self.direction {
            Direction::Past => -1,
            Direction::Future => 1,
        };
        let from = self.since.unwrap_or(self.today);
        let Some(month) = written.month else {
            return (0..12).find_map(|away: i64| {
                let month = from.first_of_month().checked_add((i64::from(sign) * away).months()).ok()?;
                self.in_direction(from, Date::new(month.year(), month.month(), day).ok()?)
            });
        };
        let month = i8::try_from(month).ok()?;
        if let Some((year, digits)) = written.year {
            return Date::new(self.year(year, digits)?, month, day).ok();
        }
        (0..=YEARS).find_map(|away| {
            let year = from.year().checked_add(sign * away)?;
            self.in_direction(from, Date::new(year, month, day).ok()?)
        })
    }

    fn in_direction(&self, from: Date, day: Date) -> Option<Date> {
        Some(day).filter(|day| match self.direction {
            Direction::Past => *day <= from,
            Direction::Future => *day >= from,
        })
    }

    /// Returns the full year; two digits mean the nearest year that ends so.
    fn year(&self, year: u32, digits: usize) -> Option<i16> {
        let year = i16::try_from(year).ok()?;
        if digits > 2 {
            return Some(year);
        }
        let now = self.today.year();
        let century = now - now.rem_euclid(100);
        [-100, 0, 100]
            .into_iter()
            .filter_map(|by| (century + year).checked_add(by))
            .min_by_key(|year| (year - now).abs())
    }
}
