//! Days as CRMs write them. Of `3/4/2025` nobody can tell the day from the month, unless another row of the column has a
//! number above 12.

use crate::domain::record::dates::reading::DayOrder;
use crate::import::found::Either;
use jiff::civil::Date;

/// A day, as far as it can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Day {
    /// Only one reading.
    Sure(Date, Option<DayOrder>),
    /// Two readings.
    Either(Date, Date),
    /// No day.
    None,
}

impl Day {
    /// Returns the day, if there is only one.
    pub(in crate::import) const fn settled(self) -> Option<Date> {
        match self {
            Self::Sure(day, _) => Some(day),
            Self::Either(..) | Self::None => None,
        }
    }
}

/// What was seen of a column of days.
#[derive(Debug, Default)]
pub(in crate::import) struct Column {
    order: Option<DayOrder>,
    either: Option<Either>,
}

impl Column {
    pub(in crate::import) fn see(&mut self, text: &str, day: &Day) {
        match day {
            Day::Sure(_, Some(order)) => self.order = Some(*order),
            Day::Either(day_first, month_first) if self.either.is_none() => {
                let (day_first, month_first) = (*day_first, *month_first);
                self.either = Some(Either { text: text.to_owned(), day_first, month_first });
            }
            Day::Sure(..) | Day::Either(..) | Day::None => {}
        }
    }

    /// Returns a day that can be read in two ways, if the column has one, and the order that another row gives away.
    pub(in crate::import) fn either(self) -> Option<(Either, Option<DayOrder>)> {
        self.either.map(|either| (either, self.order))
    }
}

/// Reads a day, in the order given where there are two ways.
pub(in crate::import) fn read(text: &str, order: Option<DayOrder>) -> Day {
    // The time of day stands behind a blank, a comma or a T.
    let text = text.trim();
    let end = text.find("T").filter(|at| text[..*at].ends_with(|c: char| c.is_ascii_digit())).unwrap_or(text.len());
    let parts: Vec<&str> =
        text[..end].split([' ', ',', '/', '-', '.']).filter(|part| !part.is_empty()).take(3).collect();
    let [one, two, three] = parts.as_slice() else { return Day::None };
    let number = |part: &str| part.parse::<i16>().ok();
    let sure = |date: Option<Date>, order| date.map_or(Day::None, |date| Day::Sure(date, order));
    if let (4, Some(year), Some(month), Some(day)) = (one.len(), number(one), number(two), number(three)) {
        return sure(date(year, month, day), None);
    }
    let Some(year) = number(three).map(|year| if three.len() == 2 { 2000 + year } else { year }) else {
        return Day::None;
    };
    match (number(one), number(two), month(one), month(two)) {
        (Some(day), None, _, Some(month)) | (None, Some(day), Some(month), _) => sure(date(year, month, day), None),
        (Some(one), Some(two), ..) => {
            let (day_first, month_first) = (date(year, two, one), date(year, one, two));
            match (day_first, month_first, order) {
                (Some(day_first), Some(month_first), _) if day_first == month_first => Day::Sure(day_first, None),
                (Some(day), Some(_), Some(DayOrder::DayFirst)) | (Some(_), Some(day), Some(DayOrder::MonthFirst)) => {
                    Day::Sure(day, None)
                }
                (Some(day_first), Some(month_first), None) => Day::Either(day_first, month_first),
                (Some(day), None, _) => Day::Sure(day, Some(DayOrder::DayFirst)),
                (None, Some(day), _) => Day::Sure(day, Some(DayOrder::MonthFirst)),
                (None, None, _) => Day::None,
            }
        }
        _ => Day::None,
    }
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Returns the number of a month by its first three letters.
fn month(name: &str) -> Option<i16> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let begun = name.get(..3)?.to_lowercase();
    (1..).zip(MONTHS).find(|(_, month)| *month == begun).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_crms_write_them() {
        for (text, day) in [
            ("2024-03-12", date(2024, 3, 12)),
            ("2024-03-12 09:14", date(2024, 3, 12)),
            ("2026-03-05T14:15:33+01:00", date(2026, 3, 5)),
            ("3/15/2024", date(2024, 3, 15)),
            ("15.3.2024", date(2024, 3, 15)),
            ("3/15/2024 2:30 PM", date(2024, 3, 15)),
            ("05-Mar-2026", date(2026, 3, 5)),
            ("7-Feb-22", date(2022, 2, 7)),
            ("12 Mar 2024", date(2024, 3, 12)),
            ("Mar 12, 2024", date(2024, 3, 12)),
            ("4/4/2025", date(2025, 4, 4)),
        ] {
            assert_eq!(read(text, None).settled(), Some(day), "{text}");
        }
        for text in ["", "TBD", "--02-29", "31/31/2024", "2024", "soon, very soon"] {
            assert_eq!(read(text, None), Day::None, "{text}");
        }
        let both = Day::Either(date(2025, 4, 3), date(2025, 3, 4));
        assert_eq!(read("3/4/2025, 10:22 AM", None), both);
        assert_eq!(read("3/4/2025", Some(DayOrder::DayFirst)).settled(), Some(date(2025, 4, 3)));
        assert_eq!(read("3/4/2025", Some(DayOrder::MonthFirst)).settled(), Some(date(2025, 3, 4)));
    }
}
