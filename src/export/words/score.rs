//! The counts of a deal in words.

use crate::domain::judge::score::{Count, Score};

/// The counts of a score in the order shown, each with its label and what it counts.
#[must_use]
pub fn counts(score: &Score) -> [(&'static str, &'static str, Count); 6] {
    [
        ("Met", "people who matter", score.met),
        ("Evidence", "verdicts backed by something we saw", score.evident),
        ("Coaching", "stages proven", score.coaching),
        ("Said yes", "asked one by one", score.yeses),
        ("Together", "agreed as a group", score.joint),
        ("Decisions", "kept", score.kept),
    ]
}

/// Formats a count, such as `3 of 5`.
#[must_use]
pub fn count_words(count: Count) -> String {
    format!("{} of {}", count.done, count.of)
}

/// Formats all counts in one row; a count of nothing is left out.
#[must_use]
pub fn score_row(score: &Score) -> String {
    let some = counts(score).into_iter().filter(|(_, _, count)| count.of > 0);
    let words: Vec<String> =
        some.map(|(label, what, count)| format!("{label}: {} {what}", count_words(count))).collect();
    words.join(" · ")
}
