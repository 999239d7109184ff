//! The path to where a JSON reader stopped, such as `stakeholders[2].id`.
//!
//! Found afterwards from the text alone: a reader that tracks it is slower, and the compiler would build it once more
//! for every record.

use serde_json::error::Category;

/// A step into a value: to the field with this name, or to the entry with this number, from 0.
enum Step<'a> {
    Field(Option<&'a [u8]>),
    Entry(usize),
}

/// The progress of reading a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Awaited,
    Begun,
    Whole,
}

/// Returns the path to what was read last, given everything read so far; empty at the top.
pub(super) fn path_to_end(read: &[u8], category: Category) -> String {
    // What does not belong there was looked at too.
    let end = if category == Category::Syntax { read.len().saturating_sub(1) } else { read.len() };
    let (mut steps, mut name, mut progress) = (Vec::new(), [].as_slice(), Progress::Awaited);
    let bytes = &read[..end];
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        progress = match byte {
            b'{' => {
                steps.push(Step::Field(None));
                Progress::Awaited
            }
            b'[' => {
                steps.push(Step::Entry(0));
                Progress::Awaited
            }
            b'}' | b']' => {
                steps.pop();
                Progress::Whole
            }
            b':' => {
                if let Some(step) = steps.last_mut() {
                    *step = Step::Field(Some(name));
                }
                Progress::Awaited
            }
            b',' => {
                match steps.last_mut() {
                    Some(Step::Entry(number)) => *number += 1,
                    Some(step) => *step = Step::Field(None),
                    None => {}
                }
                Progress::Awaited
            }
            b'"' => match length_of_text(&bytes[at..]) {
                Some(length) => {
                    name = &bytes[at..at + length];
                    at += length + 1;
                    Progress::Whole
                }
                None => {
                    at = end;
                    Progress::Begun
                }
            },
            b' ' | b'\n' | b'\t' | b'\r' if progress == Progress::Begun => Progress::Whole,
            b' ' | b'\n' | b'\t' | b'\r' => progress,
            _ => Progress::Begun,
        };
    }
    // Between two values it is the object or the list that is at fault, and not the value before.
    if progress == Progress::Whole && category != Category::Data {
        steps.pop();
    }
    written(&steps)
}

/// Returns the steps as a path, such as `stakeholders[2].id`.
fn written(steps: &[Step<'_>]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Field(Some(name)) => {
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(&String::from_utf8_lossy(name));
            }
            Step::Field(None) => {}
            Step::Entry(number) => path.push_str(&format!("[{number}]")),
        }
    }
    path
}

/// Returns the length in bytes of a string whose opening quote was read; `None` if it breaks off.
fn length_of_text(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match bytes.get(at)? {
            b'\\' => at += 2,
            b'"' => return Some(at),
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_names_what_reading_stopped_at() {
        use Category::{Data, Eof, Syntax};
        for (read, category, wanted) in [
            // A value of the wrong sort, behind it or in front of it; a field that is missing in an object.
            (r#"{"people": [{"name": 7"#, Data, "people[0].name"),
            (r#"{"people": [{"name": "Ann"}, {"name": "#, Data, "people[1].name"),
            (r#"{"people": [{"name": "Ann"}, {"id": "x", "in": {}}"#, Data, "people[1]"),
            (r#"{"people": [[1, 2], [3, "}]\""#, Data, "people[1][1]"),
            (r#"{"a": {"b": 1, "b""#, Data, "a"),
            ("7", Data, ""),
            // Nothing more, within a value and between two.
            (r#"{"a": ["x", "y"#, Eof, "a[1]"),
            (r#"{"a": ["x\"#, Eof, "a[0]"),
            (r#"{"a": {"b": 1 "#, Eof, "a"),
            (r#"{"a": {"b": 1, "#, Eof, "a"),
            (r#"{"a": {"b": "#, Eof, "a.b"),
            ("", Eof, ""),
            // The last byte read is the one that does not belong there.
            (r#"{"a": }"#, Syntax, "a"),
            (r#"{"a": ["x" ""#, Syntax, "a"),
            (r#"{"a": [1.5x"#, Syntax, "a[0]"),
            (r#"{"a": [1, 2]]"#, Syntax, ""),
        ] {
            assert_eq!(path_to_end(read.as_bytes(), category), wanted, "{read}");
        }
    }
}
