//! `stakemap restore`: the earlier states of a deal, and putting one back.

use super::args::Options;
use super::{Stop, print, warn};
use crate::domain::record::dates::stamp;
use crate::domain::record::text::one_line;
use crate::export::json;
use crate::store::{DealLock, Durability, Generation, Holder, Holds, Locked, Restored, Store, StoreError};
use crate::term::{now, pause};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::Path;
use std::time::SystemTime;

/// The version of the JSON output.
const VERSION: u32 = 1;

pub(super) fn restore(options: &Options, deal: &str, number: Option<u64>, as_json: bool) -> Result<u8, Stop> {
    let store = options.store()?;
    let file = store.resolve_kept(deal)?;
    match number {
        None => list(&store, &file, as_json),
        Some(number) => put_back(&store, &file, number, as_json),
    }
}

fn list(store: &Store, file: &Path, as_json: bool) -> Result<u8, Stop> {
    let all = store.generations(file)?;
    let loaded = store.load(file);
    if let Err(error) = &loaded {
        warn(&error.to_string());
    }
    let now = loaded.ok().map(|loaded| Holds::of(&loaded.deal));
    if as_json {
        let rows: Vec<Value> = all.iter().map(|one| row(one, now.as_ref())).collect();
        let file = one_line(&file.display().to_string());
        let answer = json!({"format": "stakemap.restore", "version": VERSION, "file": file, "generations": rows});
        return print(&json::pretty(&answer));
    }
    print(&text(store, file, &all, now.as_ref()))
}

fn text(store: &Store, file: &Path, all: &[Generation], now: Option<&Holds>) -> String {
    let name = now.or_else(|| all.iter().find_map(|one| one.holds.as_ref().ok())).map(|holds| holds.name.clone());
    let word = store.word_for(file);
    let name = name.unwrap_or_else(|| word.clone());
    if all.is_empty() {
        return format!("{name}: no earlier versions yet.\n");
    }
    let mut out = format!("{name}: earlier versions, newest first\n\n");
    for one in all {
        let last = one.holds.as_ref().ok().and_then(|holds| holds.last.as_deref());
        let last = last.map(|last| format!(" · last change: {last}")).unwrap_or_default();
        out.push_str(&format!("{:>6}  {}  {}{last}\n", one.sequence, when(one), one.words(now)));
    }
    if let Some(newest) = all.iter().find(|one| one.holds.is_ok()) {
        out.push_str(&format!("\nTo restore one: stakemap restore {word} {}\n", newest.sequence));
    }
    out
}

/// Takes the deal's lock during the restore. Another window with the deal open would save its state over the restored
/// one.
fn held(store: &Store, generation: &Generation) -> Result<Option<DealLock>, Stop> {
    let deal = store.load(&generation.path)?.deal;
    match store.lock_patiently(deal.id, &Holder { by: String::new(), since: now().timestamp() }, pause) {
        Locked::Ours(lock) => Ok(Some(lock)),
        Locked::Unknown => Ok(None),
        Locked::Theirs(_) => Err(Stop::NotSaved(format!(
            "not restored: “{}” is open in another window\n  Close it there and try again.",
            deal.name
        ))),
    }
}

fn put_back(store: &Store, file: &Path, number: u64, as_json: bool) -> Result<u8, Stop> {
    let all = store.generations(file)?;
    let Some(generation) = all.iter().find(|one| one.sequence == number) else {
        let known = all.iter().map(|one| one.sequence).collect();
        return Err(StoreError::NoSuchGeneration { path: file.to_owned(), sequence: number, known }.into());
    };
    let _held = held(store, generation)?;
    let restored = store.restore(file, generation)?;
    if let Durability::Unknown(cause) = &restored.durable {
        warn(&format!("restored, but a power failure could lose it: {cause}\n  Fix the disk and run this again."));
    }
    let Restored { before, .. } = restored;
    let word = store.word_for(file);
    let undo = before.as_ref().filter(|before| before.holds.is_ok());
    let undo = undo.map(|before| format!("stakemap restore {word} {}", before.sequence));
    let kept = before.map(|before| one_line(&before.path.display().to_string()));
    if as_json {
        let file = one_line(&file.display().to_string());
        let answer = json!({
            "format": "stakemap.restore", "version": VERSION, "file": file, "restored": number, "kept_as": kept,
            "undo": undo,
        });
        return print(&json::pretty(&answer));
    }
    let undo = match (kept, undo) {
        (_, Some(undo)) => format!("The version before is kept too. To undo: {undo}"),
        (Some(kept), None) => format!("The version before was damaged. It's kept as {kept}"),
        (None, None) => "There was no file before.".to_owned(),
    };
    print(&format!("restored number {number} of {word}: {}.\n{undo}\n", generation.words(None)))
}

fn row(one: &Generation, now: Option<&Holds>) -> Value {
    let holds = one.holds.as_ref().ok();
    json!({
        "number": one.sequence,
        "saved": timestamp(one.modified).map(|at| at.to_string()),
        "name": holds.map(|holds| &holds.name),
        "people": holds.map(|holds| holds.people),
        "answers": holds.map(|holds| holds.answers),
        "steps": holds.map(|holds| holds.steps),
        "last": holds.and_then(|holds| holds.last.as_ref()),
        "words": one.words(now),
        "damage": one.holds.as_ref().err().map(ToString::to_string),
    })
}

/// Returns the time at which it was written, in local time.
fn when(one: &Generation) -> String {
    let zone = now().time_zone().clone();
    timestamp(one.modified).map_or_else(|| " ".repeat(17), |at| stamp(at.to_zoned_datetime(zone).datetime()))
}

fn timestamp(at: SystemTime) -> Option<Timestamp> {
    // A file's time may lie outside of what a calendar knows.
    Timestamp::try_from(at).ok()
}
