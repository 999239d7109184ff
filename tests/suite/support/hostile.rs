//! Deals in which every text is hostile: what somebody could put into a file to act on the reader's terminal.

use serde_json::{Map, Value};
use std::cell::Cell;

thread_local! {
    static PAYLOAD: Cell<&'static str> = const { Cell::new("") };
}

/// Sequences that act: colours, a link, the clipboard, the title, device control, application commands, and each control
/// character alone.
pub(crate) const ACTS: &str = "\u{1b}[31m\u{1b}[2J\u{1b}[6n\u{1b}]8;;http://x\u{7}\u{1b}]52;c;eA==\u{7}\u{1b}]0;t\u{1b}\\\u{1b}P$qm\u{1b}\\\u{1b}_Gx\u{1b}\\\
    \u{9b}31m\u{9d}0;t\u{9c}\u{90}q\u{9c}\u{85}\r\n\r\t\0\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{8}\u{b}\u{c}\u{e}\u{f}\u{10}\u{11}\u{12}\u{13}\u{14}\
    \u{15}\u{16}\u{17}\u{18}\u{19}\u{1a}\u{1c}\u{1d}\u{1e}\u{1f}\u{7f}\u{80}\u{9f}\u{1b}";

/// Characters that turn what is read around, or that are there and not seen.
pub(crate) const HIDES: &str = "\u{202e}\u{202d}\u{202c}\u{202b}\u{202a}\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}\u{61c}\u{200b}\u{200c}\u{200d}\
    \u{2060}\u{2064}\u{feff}\u{ad}\u{34f}\u{180e}\u{fe0f}\u{fff9}\u{fffb}\u{115f}\u{3164}\u{e0001}\u{e0041}\u{e007f}\u{2028}\u{2029}\u{ffff}";

/// What looks odd and is right: joiners in an emoji and between letters, wide characters.
pub(crate) const JOINS: &str = "👨\u{200d}👩\u{200d}👧 می\u{200c}خ क्\u{200d}ष 漢字 ";

/// Joiners and selectors with nothing to join or select, and nothing else that would be noticed.
pub(crate) const STRAYS: &str = "D\u{200d}e\u{200c}v\u{fe0f} ";

/// What joins, and a letter with 200 marks on it.
pub(crate) fn towers() -> &'static str {
    static ALL: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| format!("{JOINS}e{}", "\u{301}".repeat(200)));
    &ALL
}

/// Does something while each deal that is put on a disk in memory has this payload in every text.
pub(crate) fn with<T>(payload: &'static str, act: impl FnOnce() -> T) -> T {
    PAYLOAD.set(payload);
    let done = act();
    PAYLOAD.set("");
    done
}

/// The payload in force; empty where none is.
pub(crate) fn payload() -> &'static str {
    PAYLOAD.get()
}

/// A deal's file with the payload before every text that is no id, day or time, and in a field of a newer version at every
/// level. Ids of traits, answers and verifiers are left, as else there would be nothing to see.
pub(crate) fn spoiled(bytes: &[u8], payload: &str) -> Vec<u8> {
    if payload.is_empty() {
        return bytes.to_vec();
    }
    let mut deal: Value = serde_json::from_slice(bytes).unwrap_or_default();
    spoil(&mut deal, "", payload);
    serde_json::to_vec_pretty(&deal).unwrap_or_default()
}

/// Texts that the program itself gives a meaning.
pub(crate) const KEPT: [&str; 34] = [
    "format",
    "id",
    "created",
    "at",
    "on",
    "due",
    "given",
    "begun",
    "stakeholder",
    "undoes",
    "item",
    "answer",
    "result",
    "verifier",
    "stage",
    "kind",
    "topic",
    "level",
    "started",
    "state",
    "over",
    "route",
    "persuadable",
    "reasonable",
    "special",
    "influence",
    "standing",
    "neutralised_on",
    "test",
    "layer",
    "done",
    "weight",
    "step",
    "line",
];

fn spoil(value: &mut Value, key: &str, payload: &str) {
    match value {
        // What names a person by id goes on naming them.
        Value::String(text) if !KEPT.contains(&key) && uuid::Uuid::try_parse(text).is_err() => {
            *text = format!("{payload}{text}{payload}");
        }
        Value::Object(fields) => {
            fields.iter_mut().for_each(|(key, value)| spoil(value, key, payload));
            fields.insert(
                format!("newer{payload}"),
                Value::Object(Map::from_iter([(payload.to_owned(), payload.into())])),
            );
        }
        Value::Array(list) => list.iter_mut().for_each(|value| spoil(value, key, payload)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
