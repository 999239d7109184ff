//! The lines that vCards and invitations are made of: `group.NAME;PARAMETER=value:content`, long ones folded.
//!
//! calcard reads them too, and brings chrono and a second time zone database for it; this is all that is needed here.

use encoding_rs::Encoding;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ContentLine {
    /// Its line in the input, from 1.
    pub(super) line: usize,
    /// What it belongs to, as `item1`; most often nothing.
    pub(super) group: String,
    /// Its name in capitals.
    pub(super) name: String,
    /// Its parameters, names in capitals.
    pub(super) parameters: Vec<(String, String)>,
    /// The content, still escaped.
    pub(super) value: String,
}

impl ContentLine {
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// Returns whether a parameter has a value, among others or alone.
    pub(super) fn has(&self, value: &str) -> bool {
        let is_it = |one: &str| one.split(',').any(|one| one.eq_ignore_ascii_case(value));
        self.parameters.iter().any(|(name, one)| is_it(one) || (one.is_empty() && name == value))
    }
}

/// Returns the lines of an input.
pub(super) fn content_lines(text: &str) -> Vec<ContentLine> {
    let mut all: Vec<ContentLine> = Vec::new();
    for (line, whole) in unfolded(text) {
        if let Some(one) = content_line(line, &whole) {
            all.push(one);
        }
    }
    all
}

/// Joins folded lines: those that begin with a blank, and those of quoted-printable text that end in `=`.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut all: Vec<(usize, String)> = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match all.last_mut() {
            Some((_, last)) if line.starts_with([' ', '\t']) => last.push_str(&line[1..]),
            Some((_, last)) if last.ends_with('=') && is_printable(last) => {
                last.pop();
                last.push_str(line);
            }
            Some(_) | None => all.push((number, line.to_owned())),
        }
    }
    all
}

fn is_printable(line: &str) -> bool {
    line.split(':').next().is_some_and(|head| head.to_ascii_uppercase().contains("QUOTED-PRINTABLE"))
}

/// Reads a line; a colon or semicolon between quotes separates nothing.
fn content_line(line: usize, whole: &str) -> Option<ContentLine> {
    let mut is_quoted = false;
    let mut ends: Vec<usize> = Vec::new();
    let mut colon = None;
    for (at, c) in whole.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            ';' if !is_quoted => ends.push(at),
            ':' if !is_quoted => {
                colon = Some(at);
                break;
            }
            _ => {}
        }
    }
    // A quote that never closes is a letter like any other.
    let colon = colon.or_else(|| whole.find(':'))?;
    let head = &whole[..colon];
    ends.retain(|at| *at < colon);
    let first = ends.first().copied().unwrap_or(colon);
    let (group, name) = head[..first].rsplit_once('.').unwrap_or(("", &head[..first]));
    let starts = ends.iter().map(|at| at + 1);
    let stops = ends.iter().skip(1).copied().chain([colon]);
    let parameters = starts.zip(stops).map(|(start, stop)| {
        let (name, value) = head[start..stop].split_once('=').unwrap_or((&head[start..stop], ""));
        (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned())
    });
    let mut one = ContentLine {
        line,
        group: group.to_ascii_lowercase(),
        name: name.trim().to_ascii_uppercase(),
        parameters: parameters.collect(),
        value: whole[colon + 1..].to_owned(),
    };
    if one.has("QUOTED-PRINTABLE") {
        one.value = unprintable(&one.value, one.parameter("CHARSET"));
    }
    Some(one)
}

/// Returns the text that quoted-printable text stands for. The charset that it names is tried, where it isn't UTF-8.
fn unprintable(text: &str, charset: Option<&str>) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match hex.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| *first == b'=') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    // Old phones name a charset that isn't theirs: what reads as UTF-8 is UTF-8.
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let named = charset.and_then(|name| Encoding::for_label(name.as_bytes()));
        named.unwrap_or(encoding_rs::WINDOWS_1252).decode_without_bom_handling(error.as_bytes()).0.into_owned()
    })
}

/// Returns a value without its escapes.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(c) = letters.next() {
        match (c, c == '\\') {
            (_, true) => match letters.next() {
                Some('n' | 'N') => text.push(' '),
                Some(c) => text.push(c),
                None => {}
            },
            (c, false) => text.push(c),
        }
    }
    text
}

/// Splits a value at the semicolons that aren't escaped.
pub(super) fn components(value: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut is_escaped = false;
    for c in value.chars() {
        let last = all.len() - 1;
        if c == ';' && !is_escaped {
            all.push(String::new());
        } else {
            all[last].push(c);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    all.iter().map(|one| unescaped(one)).collect()
}
