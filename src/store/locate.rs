//! The lines and columns of paths inside a file, for correcting it in an editor.
//!
//! Walks valid JSON once, whatever the number of paths, and looks only at what is on the way to them.

use std::collections::HashMap;

/// Returns for each path, such as `stakeholders[2].id`, the line and the column, each from 1, at which its value
/// begins; `None` if it doesn't exist.
#[must_use]
pub fn locate<'a>(text: &str, paths: impl IntoIterator<Item = &'a str>) -> Vec<Option<(usize, usize)>> {
    let mut wanted = Wanted::default();
    let mut number = 0;
    for path in paths {
        wanted.add(path, number);
        number += 1;
    }
    let mut walk = Walk { bytes: text.as_bytes(), at: 0, found: Vec::with_capacity(number) };
    if text.starts_with('\u{feff}') {
        walk.at = '\u{feff}'.len_utf8();
    }
    walk.blank();
    // Where the text breaks off, the places before are found all the same.
    let _ = walk.value(&mut wanted);
    walk.found.sort_unstable();
    let mut lines = vec![None; number];
    let (mut before, mut line, mut column) = (0, 1, 1);
    for (at, number) in walk.found {
        let Some(passed) = text.get(before..at) else { break };
        match passed.rsplit_once('\n') {
            Some((lines, rest)) => {
                line += lines.matches('\n').count() + 1;
                column = rest.chars().count() + 1;
            }
            None => column += passed.chars().count(),
        }
        before = at;
        lines[number] = Some((line, column));
    }
    lines
}

/// The wanted paths that begin at a value or inside it, by their numbers.
#[derive(Default)]
struct Wanted<'a> {
    here: Vec<usize>,
    fields: HashMap<&'a str, Self>,
    entries: HashMap<usize, Self>,
}

impl<'a> Wanted<'a> {
    fn add(&mut self, path: &'a str, number: usize) {
        let mut at = self;
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            at = match step.strip_suffix(']').map(str::parse) {
                Some(Ok(entry)) => at.entries.entry(entry).or_default(),
                Some(Err(_)) => return,
                None => at.fields.entry(step).or_default(),
            };
        }
        at.here.push(number);
    }
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The start of each path found, and its number.
    found: Vec<(usize, usize)>,
}

impl<'a> Walk<'a> {
    fn here(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blank(&mut self) {
        while self.here().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.here()? == byte).then(|| self.at += 1)?;
        self.blank();
        Some(())
    }

    /// Skips a value, and looks into it if paths are wanted there.
    fn value(&mut self, wanted: &mut Wanted<'_>) -> Option<()> {
        self.found.extend(wanted.here.iter().map(|number| (self.at, *number)));
        match self.here()? {
            b'{' if !wanted.fields.is_empty() => self.object(wanted),
            b'[' if !wanted.entries.is_empty() => self.list(wanted),
            _ => self.over_value(),
        }
    }

    fn object(&mut self, wanted: &mut Wanted<'_>) -> Option<()> {
        self.take(b'{')?;
        while self.here()? != b'}' {
            let name = self.name()?;
            self.blank();
            self.take(b':')?;
            // Of two of one name the first counts.
            match wanted.fields.remove(name) {
                Some(mut inner) => self.value(&mut inner)?,
                None => self.over_value()?,
            }
            if self.take(b',').is_none() {
                break;
            }
        }
        self.take(b'}')
    }

    fn list(&mut self, wanted: &mut Wanted<'_>) -> Option<()> {
        self.take(b'[')?;
        let mut number = 0;
        while self.here()? != b']' {
            match wanted.entries.remove(&number) {
                Some(mut inner) => self.value(&mut inner)?,
                None => self.over_value()?,
            }
            number += 1;
            if self.take(b',').is_none() {
                break;
            }
        }
        self.take(b']')
    }

    /// Skips a field's name, and returns it as it is written.
    fn name(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.over_text()?;
        std::str::from_utf8(self.bytes.get(start + 1..self.at - 1)?).ok()
    }

    fn over_text(&mut self) -> Option<()> {
        (self.here()? == b'"').then(|| self.at += 1)?;
        loop {
            match self.here()? {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                _ => self.at += 1,
            }
        }
    }

    /// Skips a value of any type, and the blanks after it.
    fn over_value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.here()? {
                b'"' => self.over_text()?,
                b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                }
                b']' | b'}' if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' | b']' | b'}' if depth == 0 => return Some(()),
                _ => self.at += 1,
            }
            self.blank();
            if depth == 0 && matches!(self.here(), None | Some(b',' | b']' | b'}')) {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::sample;
    use super::*;

    #[test]
    fn places_are_found_as_an_editor_counts() {
        let text = "{\n  \"ä\": [1, {\"b\": \"x]\\\"}\"}, [2]],\n  \"c\": {\"d\": null}\n}\n";
        for (path, wanted) in [
            ("", Some((1, 1))),
            ("ä[0]", Some((2, 9))),
            ("ä[1]", Some((2, 12))),
            ("ä[1].b", Some((2, 18))),
            ("ä[2][0]", Some((2, 29))),
            ("c.d", Some((3, 14))),
            ("ä[3]", None),
            ("c.e", None),
            ("c[0]", None),
        ] {
            assert_eq!(locate(text, [path]), [wanted], "{path}");
        }
        assert_eq!(locate("\u{feff}{\"a\":1}", ["a"]), [Some((1, 7))], "the mark at the start is a character too");
    }

    #[test]
    fn every_field_of_a_whole_deal_is_found_on_its_line() {
        let text = sample::full();
        let lines: Vec<&str> = text.lines().collect();
        for (path, field) in [
            ("stakeholders[0].id", "\"id\""),
            ("stakeholders[0].observations[1].item", "\"mood\""),
            ("stakeholders[0].tasks[0].judged.result", "\"delivered\""),
            ("coaching[0].ticks[0].verifier", "plan.group-named"),
            ("history[0].changes[0].to.name", "Ann Lee"),
        ] {
            let (line, column) = locate(&text, [path])[0].unwrap();
            assert!(lines[line - 1].contains(field), "{path}: {}", lines[line - 1]);
            assert!(lines[line - 1].chars().nth(column - 1).is_some_and(|c| c == '"'), "{path}");
        }
    }

    #[test]
    fn no_text_however_cut_is_walked_past_its_end() {
        let text = sample::full();
        for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
            let _ = locate(&text[..cut], ["history[0].changes[0].to.name"]);
        }
    }

    #[test]
    fn many_places_are_found_in_one_walk_in_whatever_order_they_are_asked_for() {
        let text = sample::full();
        let paths = [
            "history[0].changes[0].to.name",
            "",
            "stakeholders[0].id",
            "stakeholders[7].id",
            "stakeholders[0].id",
            "stakeholders[x].id",
            "stakeholders[0]",
            "history[0]",
            "coaching[0].ticks[0].verifier",
        ];
        let each: Vec<_> = paths.iter().flat_map(|path| locate(&text, [*path])).collect();
        assert_eq!(locate(&text, paths), each);
        assert_eq!(each.iter().filter(|one| one.is_none()).count(), 2, "{each:?}");
    }
}
