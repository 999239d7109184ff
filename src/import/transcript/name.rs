//! Names as transcripts write them.

use crate::domain::record::text::fold;
use crate::import::words::is_mail;

/// The words of a family name that begin with a small letter.
const SMALL: [&str; 16] =
    ["van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "al", "ter"];

/// What stands before a colon in notes and is nobody.
const NOBODY: [&str; 69] = [
    "laughter",
    "laughs",
    "laughing",
    "applause",
    "music",
    "inaudible",
    "crosstalk",
    "silence",
    "noise",
    "action",
    "actions",
    "action item",
    "action items",
    "agenda",
    "answer",
    "attendees",
    "background",
    "budget",
    "cc",
    "company",
    "concerns",
    "context",
    "date",
    "decision",
    "decisions",
    "duration",
    "follow up",
    "follow ups",
    "from",
    "goal",
    "goals",
    "http",
    "https",
    "key points",
    "language",
    "link",
    "location",
    "meeting",
    "next step",
    "next steps",
    "note",
    "notes",
    "objections",
    "open questions",
    "outcome",
    "overview",
    "owner",
    "pain points",
    "participants",
    "pricing",
    "problem",
    "question",
    "questions",
    "recording",
    "risk",
    "risks",
    "source",
    "status",
    "subject",
    "summary",
    "takeaways",
    "time",
    "timeline",
    "title",
    "to",
    "todo",
    "topic",
    "topics",
    "transcript",
];

/// Returns whether a text is the name of somebody: a few words with capitals, an address, or a number for somebody.
pub(super) fn is_name(text: &str) -> bool {
    let text = without_company(text.trim());
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() || words.len() > 5 || text.chars().count() > 60 {
        return false;
    }
    if words.iter().all(|word| is_mail(word)) {
        return true;
    }
    let is_word = |word: &&str| {
        let is_letter = |c: char| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | ',');
        let begins = word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        let small = SMALL.contains(&word.to_lowercase().as_str());
        is_mail(word) || (word.chars().all(is_letter) && (begins || small))
    };
    // Speaker 1, Unknown speaker, Participant 12.
    let is_number = |word: &&str| word.len() <= 3 && word.chars().all(|c| c.is_ascii_digit());
    let (last, first) = (words.last(), words.first());
    let counted = words.len() == 2 && last.is_some_and(is_number) && first.is_some_and(is_word);
    let is_small = |word: &&str| SMALL.contains(&word.to_lowercase().as_str());
    !NOBODY.contains(&fold(text).as_str()) && !words.iter().all(is_small) && (counted || words.iter().all(is_word))
}

/// Returns a name without the company behind it: `Anna Berg (Acme)`, `Anna Berg | Acme`.
pub(super) fn without_company(name: &str) -> &str {
    let end = name.find(['(', '[', '|']).filter(|at| *at > 0).unwrap_or(name.len());
    name[..end].trim()
}

/// Returns whether what stands behind a colon can be something said: it isn't the rest of an address or a time.
pub(super) fn is_said_first(said: &str) -> bool {
    !said.starts_with("//") && (said.is_empty() || said.starts_with(char::is_whitespace))
}

/// Returns the time at the beginning of a text and what is behind it: `[00:15] …`, `(1:02:03) …`, `0:03 …`.
pub(super) fn time_first(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let inner = text.strip_prefix(['[', '(', '<']);
    let start = inner.unwrap_or(text);
    let end = start.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(start.len());
    let (time, rest) = start.split_at(end);
    let rest = match inner {
        Some(_) => rest.strip_prefix([']', ')', '>'])?,
        None if rest.is_empty() || rest.starts_with(char::is_whitespace) => rest,
        None => return None,
    };
    is_time(time).then_some((time, rest.trim_start_matches([' ', '-', '–', '|', '\t', ':'])))
}

/// Returns the text before a time at its end, and the time: `Anna Berg  0:03`, `Anna Berg (00:15)`.
pub(super) fn time_last(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let outer = text.strip_suffix([']', ')', '>']).unwrap_or(text);
    let start = outer.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')))?;
    let first = outer[start..].chars().next()?;
    let time = &outer[start + first.len_utf8()..];
    let is_apart = first.is_whitespace() || matches!(first, '[' | '(' | '<' | '|');
    (is_apart && is_time(time))
        .then(|| (outer[..start].trim_end_matches([' ', '-', '–', '|', '\t', '[', '(', ',']), time))
}

/// Returns whether a text is a time in a recording: `0:03`, `00:15`, `1:02:03.5`.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let is_part = |part: &&str| {
        let digits = part.split('.').next().unwrap_or_default();
        (1..=3).contains(&digits.len()) && part.len() <= 7 && part.starts_with(|c: char| c.is_ascii_digit())
    };
    (2..=3).contains(&parts.len()) && parts.iter().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_heading() {
        for name in [
            "Anna Berg",
            "Anna",
            "Jean-Luc O’Neil",
            "Ludwig van der Berg",
            "J. Berg",
            "Speaker 1",
            "Anna Berg (Acme)",
            "anna@acme.example",
            "BERG, Anna",
            "漢字",
        ] {
            assert!(is_name(name), "{name}");
        }
        for text in [
            "Next steps",
            "next friday",
            "we said that",
            "Budget",
            "",
            "https",
            "In 2026",
            "He said that this would be it",
            "van der",
        ] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn times_are_found_on_either_side() {
        assert_eq!(time_first("[00:15] Anna: hi"), Some(("00:15", "Anna: hi")));
        assert_eq!(time_first("1:02:03 Anna"), Some(("1:02:03", "Anna")));
        assert_eq!(time_last("Anna Berg  0:03"), Some(("Anna Berg", "0:03")));
        assert_eq!(time_last("Anna Berg (00:15)"), Some(("Anna Berg", "00:15")));
        for text in ["[15] Anna", "15 people", "", "[00:15", "a:b"] {
            assert_eq!(time_first(text), None, "{text}");
        }
        for text in ["at 15", "Anna:03", "", "0:03"] {
            assert_eq!(time_last(text), None, "{text}");
        }
    }
}
