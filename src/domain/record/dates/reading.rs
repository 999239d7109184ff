//! Days as people type them: `fri`, `last fri`, `3d`, `in 2 weeks`, `11 Dec`, `11.12.`, `12/11`, `2026-12-11`.

mod tokens;
mod written;

use super::{dated, full};
use crate::domain::record::text::one_line;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};
use std::fmt;
use tokens::{Token, plain, tokens};
use written::{Written, written};

/// Which way a day lies that is typed without saying so, such as `fri`, `3d` or `11 Dec`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The latest such day, today included.
    Past,
    /// The next such day. `fri` on a Friday is a week away.
    Future,
}

/// Which number comes first in `12/11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOrder {
    /// 12 November.
    DayFirst,
    /// December 11.
    MonthFirst,
}

impl DayOrder {
    /// Returns the other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::DayFirst => Self::MonthFirst,
            Self::MonthFirst => Self::DayFirst,
        }
    }
}

/// What a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One day, however it is read.
    Day(Date),
    /// Two numbers, of which either can be the month.
    Either {
        /// The day with the day first.
        day_first: Date,
        /// The day with the month first.
        month_first: Date,
    },
}

/// Why a text is no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It has no form that is known.
    Unreadable(String),
    /// It has, but no calendar has that day.
    NoSuchDay(String),
    /// The weekday is not that of the day.
    WrongWeekday(String, Date),
    /// It means one of two days, and nobody said which number comes first.
    Either {
        /// What was typed.
        text: String,
        /// The day with the day first.
        day_first: Date,
        /// The day with the month first.
        month_first: Date,
    },
}

/// Forms that are understood, to be named wherever one is not.
const EXAMPLES: &str = "fri, next fri, +3d, 11 Dec or 2026-12-11";

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(text) if text.is_empty() => write!(f, "A date is missing. Try {EXAMPLES}."),
            Self::Unreadable(text) => write!(f, "I can't read “{text}” as a date. Try {EXAMPLES}."),
            Self::NoSuchDay(text) => write!(f, "No calendar has a day “{text}”. Try {EXAMPLES}."),
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

/// How days are read where they are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayReader {
    /// From where days are counted.
    pub today: Date,
    /// Which way.
    pub direction: Direction,
    /// Which number comes first, where that is known.
    pub order: Option<DayOrder>,
}

/// The most days, weeks, months or years that are counted.
const MOST: u32 = 3650;
/// Years within which every day of the calendar comes up again: there may be eight from one 29 February to the next.
const YEARS: i16 = 8;

impl DayReader {
    /// Returns the day that a text means.
    ///
    /// # Errors
    /// Where it means none, or one of two and the order is not known.
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

    /// Returns the two days that two numbers can mean, each with its order: the one that is nearer in the direction
    /// first.
    #[must_use]
    pub fn nearest_first(&self, day_first: Date, month_first: Date) -> [(Date, DayOrder); 2] {
        let mut both = [(day_first, DayOrder::DayFirst), (month_first, DayOrder::MonthFirst)];
        both.sort_by_key(|(day, _)| (self.today.until(*day).map_or(0, |span| span.get_days()).abs(), *day));
        both
    }

    /// Returns what a text means, whichever number comes first.
    ///
    /// # Errors
    /// Where it means no day.
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
        let away = match tokens {
            [Word("today" | "t")] => 0,
            [Word("tomorrow" | "tom" | "tmrw")] => 1,
            [Word("yesterday" | "y")] => -1,
            [Word("day"), Word("after"), Word("tomorrow")] => 2,
            [Word("day"), Word("before"), Word("yesterday")] => -2,
            [Word("the"), rest @ ..] if rest.len() == 3 => return self.named(rest),
            _ => return None,
        };
        self.today.checked_add(away.days()).ok()
    }

    /// `+3d`, `3d`, `in 2 weeks`, `a month ago`.
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

    /// `fri`, `next fri`, `last fri`, `this fri`.
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
            // Of the week from Monday to Sunday.
            ("this", _) => {
                let away = day.to_monday_zero_offset() - self.today.weekday().to_monday_zero_offset();
                self.today.checked_add(i64::from(away).days()).ok()
            }
            _ => None,
        }
    }

    /// Returns the day that is written. What is left out is taken from the nearest such day in the direction.
    fn resolved(&self, written: Written) -> Option<Date> {
        let day = i8::try_from(written.day).ok()?;
        let sign = match self.direction {
            Direction::Past => -1,
            Direction::Future => 1,
        };
        let Some(month) = written.month else {
            return (0..12).find_map(|away: i64| {
                let month = self.today.first_of_month().checked_add((i64::from(sign) * away).months()).ok()?;
                self.in_direction(Date::new(month.year(), month.month(), day).ok()?)
            });
        };
        let month = i8::try_from(month).ok()?;
        if let Some((year, digits)) = written.year {
            return Date::new(self.year(year, digits)?, month, day).ok();
        }
        (0..=YEARS).find_map(|away| {
            let year = self.today.year().checked_add(sign * away)?;
            self.in_direction(Date::new(year, month, day).ok()?)
        })
    }

    fn in_direction(&self, day: Date) -> Option<Date> {
        Some(day).filter(|day| match self.direction {
            Direction::Past => *day <= self.today,
            Direction::Future => *day >= self.today,
        })
    }

    /// A year; one of two digits is the nearest that ends so.
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
