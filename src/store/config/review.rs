//! The `[review]` table of the configuration: how long a review takes, and the share of each part.

use super::faults::Faults;
use super::whole_number;
use crate::domain::method::review_part::{Part, ReviewTimes};
use toml::de::DeValue;

/// The most that a share or the minutes may be: more is a typing error.
const MOST: u32 = 480;

/// Reads the table at a byte of the text over the defaults, with a fault for everything wrong in it.
pub(super) fn read<'a>(at: usize, value: &'a DeValue<'_>, faults: &mut Faults<'a>) -> ReviewTimes {
    let mut times = ReviewTimes::default();
    let DeValue::Table(table) = value else {
        faults.add(at, format!("`review` must be a table, not {}; ignored", value.type_str()));
        return times;
    };
    for (key, value) in table {
        let (name, at): (&str, usize) = (key.get_ref(), key.span().start);
        let slot = match Part::from_id(name) {
            Some(part) => &mut times.shares[part.index()],
            None if name == "minutes" => &mut times.minutes,
            None => {
                let known: Vec<&str> =
                    std::iter::once("minutes").chain(Part::ALL.iter().map(|part| part.id())).collect();
                faults.add_unknown(at, "review", name, &known);
                continue;
            }
        };
        let number = whole_number(value.get_ref()).and_then(|number| u32::try_from(number).ok());
        match number.filter(|number| *number <= MOST) {
            Some(number) => *slot = number,
            None => faults.add(at, format!("`review.{name}` must be a whole number from 1 to {MOST}; ignored")),
        }
    }
    times
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn times_are_read_by_part_and_what_is_wrong_is_said() {
        let (config, faults) = parse("[review]\nminutes = 45\npeople = 60\noutcome = 0\nalert = 3\n");
        let mut shares = ReviewTimes::default().shares;
        shares[Part::People.index()] = 60;
        assert_eq!(config.review, ReviewTimes { minutes: 45, shares });
        let said: Vec<&str> = faults.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(
            said,
            [
                "`review.outcome` must be a whole number from 1 to 480; ignored",
                "`review.alert` is unknown; did you mean `alerts`?"
            ]
        );
    }
}
