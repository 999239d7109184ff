//! Verdicts without their numbers, and what became of them.

use crate::domain::judge::verdict::Read;

/// Formats a verdict, such as `leaning Teacher` or `likely Mobilizer, leaning Teacher`.
#[must_use]
pub fn read_words(read: Read) -> String {
    match read {
        Read::Unknown => "unscreened".to_owned(),
        Read::Unclear => "unclear".to_owned(),
        Read::As(group, word, None) => format!("{} {}", word.id(), group.name()),
        Read::As(_, word, Some((profile, sure))) if word.id() == sure.id() => {
            format!("{} {}", sure.id(), profile.name())
        }
        Read::As(group, word, Some((profile, sure))) => {
            format!("{} {}, {} {}", word.id(), group.name(), sure.id(), profile.name())
        }
    }
}

/// Formats what became of a verdict, such as `now leaning Teacher, was unclear`, or `still unclear`.
#[must_use]
pub fn became_words(before: Read, now: Read) -> String {
    if before == now {
        return format!("still {}", read_words(now));
    }
    format!("now {}, was {}", read_words(now), read_words(before))
}
