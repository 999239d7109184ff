//! Telling addresses, numbers and names apart.

use crate::domain::record::text::one_line;

/// Returns a text on one line, its blanks single.
pub(super) fn tidy(text: &str) -> String {
    let clean = one_line(text);
    if clean.contains("  ") || clean.starts_with(' ') || clean.ends_with(' ') {
        clean.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        clean
    }
}

/// Returns an address without the signs around it.
pub(super) fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | '"' | '[' | ']'));
    let has_scheme = word.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    if has_scheme { &word[7..] } else { word }
}

/// Returns whether a word is an address for mail.
pub(super) fn is_mail(word: &str) -> bool {
    bare(word).split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.')
    })
}

/// Returns whether a text is a number to call.
pub(super) fn is_number(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 5
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '/' | '(' | ')' | '.' | ' ' | '\u{a0}'))
}

/// The words that a signature has before a number.
const BEFORE_NUMBERS: [&str; 18] = [
    "t",
    "p",
    "m",
    "c",
    "o",
    "d",
    "tel",
    "phone",
    "mobile",
    "cell",
    "office",
    "direct",
    "mob",
    "telephone",
    "work",
    "telefon",
    "mobil",
    "fon",
];

/// Returns the number of a line such as `M: +1 555 0100`; nothing for a fax.
pub(super) fn labeled_number(line: &str) -> Option<&str> {
    let line = line.trim();
    if is_number(line) {
        return Some(line);
    }
    let at = line.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(')?;
    let (label, number) = line.split_at(at);
    let label = label.trim().trim_end_matches(['.', ':', '|', '-', '/']).trim().to_lowercase();
    (BEFORE_NUMBERS.contains(&label.as_str()) && is_number(number)).then_some(number.trim())
}

/// Returns the name in its usual order: `Berg, Anna` is Anna Berg. What follows a comma as a degree stays behind it.
pub(super) fn in_order(name: &str) -> String {
    let name = tidy(name.trim_matches(['"', '\'']));
    let Some((last, first)) = name.split_once(", ") else { return name };
    let is_name = |part: &str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (1..=3).contains(&words.len()) && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
    };
    let is_degree =
        first.chars().any(|c| c == '.') || first.chars().skip(1).any(char::is_uppercase) && !first.contains(' ');
    let has_role = first.contains(',');
    if is_name(last) && is_name(first) && !is_degree && !has_role { format!("{first} {last}") } else { name }
}

/// Words of which one is in nearly every job title, folded.
const TITLES: [&str; 30] = [
    "chief",
    "head",
    "director",
    "manager",
    "vp",
    "president",
    "officer",
    "lead",
    "leader",
    "engineer",
    "buyer",
    "controller",
    "analyst",
    "owner",
    "founder",
    "partner",
    "consultant",
    "architect",
    "specialist",
    "assistant",
    "administrator",
    "coordinator",
    "counsel",
    "accountant",
    "developer",
    "operator",
    "planner",
    "supervisor",
    "leiter",
    "directeur",
];

/// Returns whether a text is a job title by one of its words, or by letters such as CFO.
pub(super) fn is_title(text: &str) -> bool {
    let letters = |word: &str| word.len() == 3 && word.starts_with('C') && word.ends_with('O');
    text.split(|c: char| !c.is_alphanumeric()).any(|word| letters(word) || TITLES.contains(&&*word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_name_before_a_comma_goes_behind_the_first() {
        for (written, name) in [
            ("Berg, Anna", "Anna Berg"),
            ("\"Berg, Anna\"", "Anna Berg"),
            ("van der Berg, Anna", "van der Berg, Anna"),
            ("Anna Berg, PhD", "Anna Berg, PhD"),
            ("Anna Berg, Jr.", "Anna Berg, Jr."),
            ("Anna Berg", "Anna Berg"),
            ("Legal, not found yet", "Legal, not found yet"),
        ] {
            assert_eq!(in_order(written), name, "{written}");
        }
    }

    #[test]
    fn a_labeled_number_is_found_and_a_fax_is_not() {
        assert_eq!(labeled_number("M: +49 30 123456"), Some("+49 30 123456"));
        assert_eq!(labeled_number("Tel. (030) 123-456"), Some("(030) 123-456"));
        for line in ["F: +49 30 123456", "Main Street 12345", "Suite 100"] {
            assert_eq!(labeled_number(line), None, "{line}");
        }
    }
}
