//! Dates written out, in numbers or with a month's name.

use super::tokens::{Token, month};

/// A day of the month as written, with the month and year if given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    pub(super) day: u32,
    /// The month from 1; missing only in a form such as `11th`.
    pub(super) month: Option<u32>,
    /// The year, with its count of digits.
    pub(super) year: Option<(u32, usize)>,
}

/// Returns the possible readings, day first; `None` for an unknown form.
pub(super) fn written(tokens: &[Token<'_>]) -> Option<Vec<Written>> {
    use Token::{Mark, Number, Word};
    let one = |day: u32, month: u32, year| Some(vec![Written { day, month: Some(month), year }]);
    let both = |a: u32, b: u32, year| {
        Some([(a, b), (b, a)].map(|(day, month)| Written { day, month: Some(month), year }).to_vec())
    };
    match tokens {
        [Number(year, 4), Mark(a), Number(month, 1..=2), Mark(b), Number(day, 1..=2)] if a == b && *a != '+' => {
            return one(*day, *month, Some((*year, 4)));
        }
        [Number(day, 1..=2), Mark('.'), Number(month, 1..=2)]
        | [Number(day, 1..=2), Mark('.'), Number(month, 1..=2), Mark('.')] => return one(*day, *month, None),
        [Number(day, 1..=2), Mark('.'), Number(month, 1..=2), Mark('.'), Number(year, digits @ (2 | 4))] => {
            return one(*day, *month, Some((*year, *digits)));
        }
        [Number(a, 1..=2), Mark('/' | '-'), Number(b, 1..=2)] => return both(*a, *b, None),
        [Number(a, 1..=2), Mark(s @ ('/' | '-')), Number(b, 1..=2), Mark(t), Number(year, digits @ (2 | 4))]
            if s == t =>
        {
            return both(*a, *b, Some((*year, *digits)));
        }
        [Number(day, 1..=2), Word("st" | "nd" | "rd" | "th")]
        | [Word("the"), Number(day, 1..=2), Word("st" | "nd" | "rd" | "th")] => {
            return Some(vec![Written { day: *day, month: None, year: None }]);
        }
        _ => {}
    }
    let fillers = [Mark('.'), Word("of"), Word("the"), Word("on"), Word("st"), Word("nd"), Word("rd"), Word("th")];
    let bare: Vec<Token<'_>> = tokens.iter().copied().filter(|token| !fillers.contains(token)).collect();
    let (day, name, year) = match bare.as_slice() {
        [Number(day, 1..=2), Word(name)]
        | [Word(name), Number(day, 1..=2)]
        | [Number(day, 1..=2), Mark('-' | '/'), Word(name)] => (day, name, None),
        [Number(day, 1..=2), Word(name), Number(year, digits @ (2 | 4))]
        | [Word(name), Number(day, 1..=2), Number(year, digits @ (2 | 4))]
        | [Number(year, digits @ 4), Word(name), Number(day, 1..=2)]
        | [Number(day, 1..=2), Mark('-' | '/'), Word(name), Mark('-' | '/'), Number(year, digits @ (2 | 4))] => {
            (day, name, Some((*year, *digits)))
        }
        _ => return None,
    };
    one(*day, month(name)?, year)
}
