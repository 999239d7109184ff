//! The size of a deal, read from its value as typed, such as `€310k`.

/// Returns the largest amount in a text; `None` if there is no number in it.
///
/// Only for comparing deals: the currency is ignored. `€1.2m`, `1,200,000` and `1 200 000 EUR` are the same.
#[must_use]
pub fn amount(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut largest = None;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (number, after) = number(&rest[at..]);
        let (factor, after) = factor(after);
        // A billion billions is nobody's deal; it only must not overflow.
        largest = largest.max(Some(number.saturating_mul(factor) / 100));
        rest = after;
    }
    largest
}

/// Reads a number in hundredths, and returns what follows it.
fn number(text: &str) -> (u64, &str) {
    let is_separator = |letter: char| matches!(letter, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}');
    let mut groups: Vec<(&str, Option<char>)> = Vec::new();
    let mut rest = text;
    loop {
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, after) = rest.split_at(end);
        let mut letters = after.chars();
        let separator = letters.next().filter(|letter| is_separator(*letter));
        let goes_on = letters.next().is_some_and(|letter| letter.is_ascii_digit());
        groups.push((digits, separator.filter(|_| goes_on)));
        rest = after;
        match separator.filter(|_| goes_on) {
            Some(letter) => rest = &after[letter.len_utf8()..],
            None => break,
        }
    }
    // One or two digits behind the last point or comma are decimals; three are thousands.
    let last = groups.len() - 1;
    let is_decimal =
        |at: usize| at > 0 && at == last && groups[at].0.len() < 3 && matches!(groups[at - 1].1, Some('.' | ','));
    let mut whole = 0_u64;
    let mut hundredths = 0;
    for (at, (digits, _)) in groups.iter().enumerate() {
        for digit in digits.bytes().map(|byte| u64::from(byte - b'0')) {
            if !is_decimal(at) {
                whole = whole.saturating_mul(10).saturating_add(digit);
            }
        }
        if is_decimal(at) {
            let two = format!("{digits:0<2}");
            hundredths = two.parse().unwrap_or(0);
        }
    }
    (whole.saturating_mul(100).saturating_add(hundredths), rest)
}

/// Reads the word for thousands, millions or billions behind a number, and returns what follows it.
fn factor(text: &str) -> (u64, &str) {
    let trimmed = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let end = trimmed.find(|letter: char| !letter.is_alphabetic()).unwrap_or(trimmed.len());
    let (word, after) = trimmed.split_at(end);
    let factor = match word.to_lowercase().as_str() {
        "k" | "thousand" | "tsd" => 1_000,
        "m" | "mm" | "mn" | "mio" | "mln" | "million" | "millions" => 1_000_000,
        "b" | "bn" | "mrd" | "billion" => 1_000_000_000,
        _ => return (1, text),
    };
    (factor, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn values_are_read_as_people_type_them() {
        let all = [
            ("€310k", Some(310_000)),
            ("$1.2m", Some(1_200_000)),
            ("1,200,000 USD", Some(1_200_000)),
            ("1.200.000", Some(1_200_000)),
            ("1 200 000 EUR", Some(1_200_000)),
            ("CHF 80'000", Some(80_000)),
            ("0,5 Mio", Some(500_000)),
            ("12.50", Some(12)),
            ("about 2 million over 3 years", Some(2_000_000)),
            ("80k in 2026", Some(80_000)),
            ("", None),
            ("to be agreed", None),
        ];
        for (text, size) in all {
            assert_eq!(amount(text), size, "{text}");
        }
        assert_eq!(amount(&"9".repeat(60)), Some(u64::MAX / 100));
    }

    proptest! {
        #[test]
        fn a_plain_number_is_itself(size in 0_u64..1_000_000_000_000) {
            prop_assert_eq!(amount(&size.to_string()), Some(size));
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}") {
            let _ = amount(&text);
        }
    }
}
