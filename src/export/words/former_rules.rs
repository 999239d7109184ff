//! The verdicts changed by the new rules, in words.

use super::news::read_words;
use crate::domain::judge::former_rules::{Changed, Why};
use crate::domain::judge::verdict::Read;

/// The heading of the page.
pub const NEW_RULES: &str = "What the new rules change";

/// Formats a verdict before and now, such as `Mirela Dantu: Mobilizer, confirmed → likely`.
#[must_use]
pub fn changed_words(one: &Changed) -> String {
    let words = match (one.before, one.now) {
        (Read::As(was, word, profile), Read::As(is, now, same)) if (was, profile) == (is, same) => {
            format!("{}, {} → {}", was.name(), word.id(), now.id())
        }
        (before, now) => format!("{} → {}", read_words(before), read_words(now)),
    };
    format!("{}: {words}", one.name)
}

/// Returns the reason in a line that fits a narrow page.
#[must_use]
pub const fn why_words(why: Why) -> &'static str {
    match why {
        Why::Evidence => "They delivered, but nobody wrote down what they saw (press T to add it)",
        Why::MissedTask => "“Not now” is its own answer; a missed task and a flat no count differently",
        Why::Allowance => "We now assume 25% of answers are misread, not 15%, so each counts less",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_fits_the_narrowest_page() {
        for why in Why::ALL {
            assert!(why_words(why).chars().count() <= 76, "{}", why_words(why));
        }
    }
}
