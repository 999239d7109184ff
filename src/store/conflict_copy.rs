//! The names of conflict copies and other second copies of a file, as sync programs, file managers and editors form
//! them.
//!
//! A copy counts as one only beside its original; alone, it is the deal. Names only suggest it: callers still compare
//! the ids inside.

use std::collections::HashMap;

/// The beginnings of a copy's name, in lower case.
const BEFORE: [&str; 17] = [
    "copy of ",
    "kopie von ",
    "kopie van ",
    "copie de ",
    "copia de ",
    "copia di ",
    "cópia de ",
    "kopi af ",
    "kopi av ",
    "kopia av ",
    "kopia ",
    "kopie ",
    "копия ",
    "コピー ～ ",
    "コピー ~ ",
    "副本 ",
    "복사본 ",
];

/// The words for a copy after a name, in lower case, as in `X - Copy`, `X copy` and `X (copy)`.
const WORDS: [&str; 14] = [
    "copy",
    "kopie",
    "copie",
    "copia",
    "cópia",
    "kopi",
    "kopia",
    "kópia",
    "kopya",
    "másolat",
    "копия",
    "コピー",
    "副本",
    "복사본",
];

/// The words of sync programs for a conflict, in brackets or after a name, in lower case.
const CLASH: [&str; 9] =
    ["conflict", "konflikt", "conflit", "conflicto", "conflitto", "conflito", "競合", "冲突", "衝突"];

/// The endings that editors and people add to the name of a backup.
const KEPT: [&str; 5] = ["~", ".bak", ".backup", ".orig", ".old"];

/// Returns for each name the index of its original among them, if it is a copy's. Names come without `.json`; case
/// makes no difference.
pub(super) fn originals(stems: &[&str]) -> Vec<Option<usize>> {
    let lower: Vec<String> = stems.iter().map(|stem| stem.to_lowercase()).collect();
    let indices: HashMap<&str, usize> = lower.iter().enumerate().map(|(index, stem)| (stem.as_str(), index)).collect();
    lower.iter().enumerate().map(|(own, stem)| original(stem, &indices).filter(|index| *index != own)).collect()
}

fn original(stem: &str, indices: &HashMap<&str, usize>) -> Option<usize> {
    let behind = || BEFORE.iter().find_map(|before| stem.strip_prefix(before));
    let front = || {
        let rest = behind()?;
        indices.get(rest).copied().or_else(|| original(rest, indices))
    };
    // The longest name that the rest follows.
    let tails = stem.char_indices().rev().filter(|(at, _)| *at > 0);
    let fits = |(at, _): (usize, char)| {
        let (name, tail) = stem.split_at(at);
        indices.get(name).copied().filter(|_| is_tail(tail) || (is_ours(name) && is_any_tail(tail)))
    };
    tails.filter(|(_, first)| begins_a_tail(*first)).find_map(fits).or_else(front)
}

/// Returns whether a character can begin the tail of a copy's name: a sign, or the word for a copy in languages that
/// put no sign before it.
fn begins_a_tail(first: char) -> bool {
    " -_.([~".contains(first) || !first.is_ascii()
}

/// Returns whether the tail after a name marks a copy, even of a copy.
fn is_tail(tail: &str) -> bool {
    if CLASH.iter().any(|word| tail.contains(word)) {
        return true;
    }
    let mut rest = tail;
    while !rest.is_empty() {
        match without_last(rest) {
            Some(shorter) => rest = shorter,
            None => return false,
        }
    }
    true
}

/// Returns the tail without its last mark of a copy.
fn without_last(tail: &str) -> Option<&str> {
    if let Some(rest) = KEPT.iter().find_map(|kept| tail.strip_suffix(kept)) {
        return Some(rest);
    }
    if let Some((rest, inside)) = tail.strip_suffix(')').and_then(|tail| tail.rsplit_once('(')) {
        let is_copy = WORDS.iter().any(|word| inside == *word || inside.ends_with(&format!(" {word}")));
        return (is_copy || is_count(inside)).then(|| rest.trim_end());
    }
    // `X copy 2`, but not `X 2`: that is more likely to be another deal.
    let (rest, counted) = match tail.rsplit_once(' ') {
        Some((rest, count)) if is_count(count) => (rest, true),
        _ => (tail, false),
    };
    let rest = WORDS.iter().find_map(|word| rest.strip_suffix(word).filter(|rest| !rest.is_empty() || !counted))?;
    let rest = rest.trim_end_matches([' ', '-', '–', '—', '_', '.', '的', 'の']);
    Some(rest)
}

fn is_count(text: &str) -> bool {
    matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether a tail marks a copy of a name that this program gave: there any text does, such as a computer's name
/// or a number.
fn is_any_tail(tail: &str) -> bool {
    tail.starts_with([' ', '-', '_', '.', '(', '[', '~']) && !is_ours(tail)
}

/// Returns whether a name ends as this program's names of new deals do: a hyphen and the tail of an id.
fn is_ours(stem: &str) -> bool {
    let is_hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    stem.rsplit_once('-').is_some_and(|(_, tail)| matches!(tail.len(), 8 | 32) && tail.chars().all(is_hex))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "acme-line-4-1a2b3c4d";

    /// Returns the original of a copy's name, given all names beside it.
    fn copy_of<'a>(stem: &str, beside: &[&'a str]) -> Option<&'a str> {
        let mut all = beside.to_vec();
        let index = all.len();
        let own = stem.to_owned();
        all.push(&own);
        let found = originals(&all)[index];
        found.map(|found| beside[found])
    }

    #[test]
    fn copies_of_sync_programs_are_known_in_their_languages() {
        let tails = [
            " (ann's conflicted copy 2026-03-01)",
            " (Kopie in Konflikt von Ann 2026-03-01)",
            " (Copie en conflit de ann 2026-03-01)",
            " (conflicted copy 2026-03-01 101500)",
            " (in Konflikt stehende Kopie)",
            " (copia en conflicto)",
            ".sync-conflict-20260301-101500-ABCDEFG",
            "_conflict-20260301-101500",
            " (conflicting copy)",
            " (copia in conflitto)",
            " (cópia em conflito 1)",
            " (競合コピー 2026-03-01)",
            "[Conflict]",
            " [Conflict 2]",
            ".Conflict",
            " (SFConflict ann@example.org 2026-03-01-10-15-00)",
            "_DiskStation_Mar-01-101500-2026_Conflict",
        ];
        for (tail, original) in tails.iter().flat_map(|tail| [(tail, OURS), (tail, "Acme")]) {
            assert_eq!(copy_of(&format!("{original}{tail}"), &[original]), Some(original), "{tail}");
            assert_eq!(copy_of(&format!("{original}{tail}"), &["Bcme"]), None, "without its original it is the deal");
        }
    }

    #[test]
    fn copies_of_file_managers_and_editors_are_known_in_their_languages() {
        let names = [
            "Copy of X",
            "Kopie von X",
            "Kopie van X",
            "Copie de X",
            "Copia de X",
            "Copia di X",
            "Cópia de X",
            "Kopi af X",
            "Kopia av X",
            "Копия X",
            "コピー ～ X",
            "X - Copy",
            "X - Copy (2)",
            "X - Kopie",
            "X - Copie (3)",
            "X - copia",
            "X - Cópia",
            "X - Kopia",
            "X — копия",
            "X - コピー",
            "X - 副本",
            "X - Copy - Copy",
            "X copy",
            "X copy 2",
            "X Kopie",
            "X Kopie 3",
            "X copie 2",
            "X copia",
            "Xのコピー",
            "X的副本",
            "X 복사본",
            "X (copy)",
            "X (another copy)",
            "X (3rd copy)",
            "X (Kopie)",
            "X (copia)",
            "X (1)",
            "X (12)",
            "X(2)",
            "X (1) (1)",
            "Copy of X (2)",
            "Copy of Copy of X",
            "X~",
            "X.bak",
            "X.orig",
            "X.old",
        ];
        for name in names {
            for original in ["Acme", "acme renewal", OURS] {
                let copy = name.replace('X', original);
                assert_eq!(copy_of(&copy, &[original]), Some(original), "{copy}");
            }
        }
    }

    #[test]
    fn behind_a_name_that_this_program_gave_anything_makes_a_copy() {
        for tail in ["-ANNS-LAPTOP", "-desktop-4711", " 2", " final", "_old version"] {
            let copy = format!("{OURS}{tail}");
            assert_eq!(copy_of(&copy, &[OURS]), Some(OURS), "{copy}");
        }
    }

    #[test]
    fn ordinary_names_are_deals() {
        let names = [
            OURS,
            "acme-1a2b3c4d",
            "acme-north-2b3c4d5e",
            "Acme",
            "Acme (2024 renewal)",
            "Acme 2",
            "Acme North",
            "Acme-ANNS-LAPTOP",
            "Acme - copying machines",
            "Acme Copyright",
            "Acme copper",
            "Photocopy",
            "copy",
            "Kopie",
            "Copy shop",
            "copy-shop-3c4d5e6f",
            "conflict-mining-3c4d5e6f",
            "Conflict (2)",
            "Mining conflict",
            "Acme (100)",
            "Acme bak",
            "Acme-old",
            "Acme.com",
            "x",
            "~",
            "(1)",
            "[Conflict]",
            " - Copy",
            "",
        ];
        for name in names {
            let beside: Vec<&str> = names.into_iter().filter(|one| *one != name).collect();
            assert_eq!(copy_of(name, &beside), None, "{name}");
        }
        // A deal called "Acme 20240101" beside the deal called "Acme" whose id ends so.
        assert_eq!(copy_of("acme-20240101-aabbccdd", &["acme-20240101"]), None);
    }

    #[test]
    fn capitals_make_no_difference_and_the_nearest_original_counts() {
        assert_eq!(copy_of("ACME (2)", &["acme"]), Some("acme"));
        assert_eq!(copy_of("copy of ACME", &["Acme"]), Some("Acme"));
        assert_eq!(copy_of("Acme - Copy (2)", &["Acme", "Acme - Copy"]), Some("Acme - Copy"));
        assert_eq!(originals(&["a (1)", "a (1)", "A"])[2], None, "an original is no copy of its copies");
    }
}
