//! The line and column of a place inside a file, for whoever is to correct it in an editor.
//!
//! Walks text that is known to be JSON, and nothing but the values on the way to the place.

/// The line and the column, each from 1, at which the value at a place such as `stakeholders[2].id` begins; nothing where
/// there is none.
#[must_use]
pub fn locate(text: &str, place: &str) -> Option<(usize, usize)> {
    let mut walk = Walk { bytes: text.as_bytes(), at: 0 };
    if text.starts_with('\u{feff}') {
        walk.at = '\u{feff}'.len_utf8();
    }
    walk.blank();
    for step in place.split(['.', '[']).filter(|step| !step.is_empty()) {
        match step.strip_suffix(']') {
            Some(number) => walk.enter_list(number.parse().ok()?)?,
            None => walk.enter_field(step)?,
        }
    }
    let before = text.get(..walk.at)?;
    let line = before.matches('\n').count() + 1;
    Some((line, before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1))
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Walk<'_> {
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

    /// From an opening bracket to the entry with this number.
    fn enter_list(&mut self, number: usize) -> Option<()> {
        self.take(b'[')?;
        for _ in 0..number {
            self.over_value()?;
            self.take(b',')?;
        }
        (self.here()? != b']').then_some(())
    }

    /// From an opening brace to the value of this field.
    fn enter_field(&mut self, name: &str) -> Option<()> {
        self.take(b'{')?;
        loop {
            let start = self.at;
            self.over_text()?;
            let is_it = self.bytes.get(start + 1..self.at - 1) == Some(name.as_bytes());
            self.blank();
            self.take(b':')?;
            if is_it {
                return Some(());
            }
            self.over_value()?;
            self.take(b',')?;
        }
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

    /// Over a value of whatever kind, and the blanks behind it.
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
        for (place, wanted) in [
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
            assert_eq!(locate(text, place), wanted, "{place}");
        }
        assert_eq!(locate("\u{feff}{\"a\":1}", "a"), Some((1, 7)), "the mark at the start is a character too");
    }

    #[test]
    fn every_field_of_a_whole_deal_is_found_on_its_line() {
        let text = sample::full();
        let lines: Vec<&str> = text.lines().collect();
        for (place, field) in [
            ("stakeholders[0].id", "\"id\""),
            ("stakeholders[0].observations[1].item", "\"mood\""),
            ("stakeholders[0].tasks[0].judged.result", "\"delivered\""),
            ("coaching[0].ticks[0].verifier", "plan.group-named"),
            ("history[0].changes[0].to.name", "Ann Lee"),
        ] {
            let (line, column) = locate(&text, place).unwrap();
            assert!(lines[line - 1].contains(field), "{place}: {}", lines[line - 1]);
            assert!(lines[line - 1].chars().nth(column - 1).is_some_and(|c| c == '"'), "{place}");
        }
    }

    #[test]
    fn no_text_however_cut_is_walked_past_its_end() {
        let text = sample::full();
        for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
            let _ = locate(&text[..cut], "history[0].changes[0].to.name");
        }
    }
}
