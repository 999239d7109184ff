//! The entries of `group.toml`: what a group does together, and the stages of a purchase.

use super::document::Entry;
use super::entries::{known_source, missing};
use super::origin::{Origin, known_id, put};
use crate::domain::judge::agreed::joint_id;
use crate::domain::method::group_texts::{GroupMark, GroupTexts, PURCHASE_STAGES, PurchaseStage, StageLead};
use crate::domain::method::playbook::Source;
use crate::domain::record::stance::AGREEMENTS;
use std::ops::RangeInclusive;

/// The number of behaviors in Collective Learning (M11), and of parts in a workshop (M12).
const BEHAVIOURS: usize = 5;
const PARTS: usize = 3;

/// The number of ways to convergence (M11), and of stages after the selection (M10).
const WAYS: usize = 4;
const LATER: usize = 3;

/// The most leads of a purchase stage.
const LEADS: usize = 4;

/// The number of signals of a purchase stage.
const SIGNALS: RangeInclusive<usize> = 2..=5;

/// Reads the file over the present texts.
pub(super) fn read(texts: &mut GroupTexts, origin: Origin, root: &mut Entry<'_, '_>, sources: &[Source]) {
    root.only(&["own", "note", "principles", "joint", "learning", "converge", "before", "workshop", "stage", "later"]);
    if origin.wants(root, "own") {
        // For the file's readers; the note says it in words.
        let _ = root.flag("own");
    }
    for (key, slot) in [("note", &mut texts.note), ("principles", &mut texts.principles)] {
        if origin.wants(root, key)
            && let Some(text) = root.text_of(key)
        {
            *slot = text;
        }
    }
    let joint: Vec<&str> = AGREEMENTS.into_iter().map(joint_id).collect();
    for (key, begins, list, many) in [
        ("joint", "joint", &mut texts.joint, Some(AGREEMENTS.len())),
        ("learning", "learning", &mut texts.learning, Some(BEHAVIOURS)),
        ("converge", "converge", &mut texts.converging, Some(WAYS)),
        ("before", "workshop", &mut texts.before, None),
        ("workshop", "workshop", &mut texts.workshop, Some(PARTS)),
    ] {
        let known: Vec<String> = list.iter().map(|one| one.id.clone()).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let found = root.entries(key, "id", |entry| {
            known_id(entry, origin, key, &known);
            mark(entry, begins, sources)
        });
        if origin == Origin::BuiltIn {
            if key == "joint" {
                missing(root, key, &joint, &found);
            }
            if found.is_empty() || many.is_some_and(|many| many != found.len()) {
                let many = many.map_or_else(|| "at least one".to_owned(), |many| many.to_string());
                root.fault(key, format!("there are {}; the method has {many}", found.len()));
            }
        }
        put(list, found, |one| &one.id);
    }
    for (key, list, many) in [("stage", &mut texts.stages, PURCHASE_STAGES), ("later", &mut texts.later, LATER)] {
        let known: Vec<String> = list.iter().map(|stage| stage.id.clone()).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let found = root.entries(key, "id", |entry| {
            known_id(entry, origin, key, &known);
            stage(entry, sources)
        });
        if origin == Origin::BuiltIn && found.len() != many {
            root.fault(key, format!("there are {}; a purchase has {many}", found.len()));
        }
        put(list, found, |one| &one.id);
    }
}

/// Reads something to tick, whose id begins with the name of its list.
fn mark(entry: &mut Entry<'_, '_>, begins: &str, sources: &[Source]) -> Option<GroupMark> {
    entry.only(&["id", "text", "means", "counts", "source"]);
    let id = entry.text("id");
    let rest = id.strip_prefix(begins).and_then(|rest| rest.strip_prefix('.'));
    if !id.is_empty() && rest.is_none_or(str::is_empty) {
        entry.fault("id", format!("must start with `{begins}.`, as in `{begins}.some-name`"));
    }
    let (text, means, counts) = (entry.text("text"), entry.text("means"), entry.text("counts"));
    Some(GroupMark { id, text, means, counts, source: known_source(entry, sources) })
}

/// Reads a `[[stage]]` of the purchase with its signals.
fn stage(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<PurchaseStage> {
    entry.only(&["id", "name", "short", "question", "source", "lead", "signal"]);
    let id = entry.text("id");
    let (name, short, question) = (entry.text("name"), entry.text("short"), entry.text("question"));
    let source = known_source(entry, sources);
    let begins = format!("stage.{id}");
    let signals = entry.entries("signal", "id", |entry| mark(entry, &begins, sources));
    let leads = entry.entries("lead", "id", |entry| lead(entry, &begins));
    if leads.len() > LEADS {
        entry.fault("lead", format!("there are {}; a stage has up to {LEADS}", leads.len()));
    }
    let leads = leads.into_iter().filter_map(|one| one.value).collect();
    if !SIGNALS.contains(&signals.len()) {
        let (least, most) = (SIGNALS.start(), SIGNALS.end());
        entry.fault("signal", format!("there are {}; a stage has {least} to {most}", signals.len()));
    }
    let signals = signals.into_iter().filter_map(|one| one.value).collect();
    Some(PurchaseStage { id, name, short, question, source, leads, signals })
}

/// Reads a `[[stage.lead]]`, whose id begins with its stage.
fn lead(entry: &mut Entry<'_, '_>, begins: &str) -> Option<StageLead> {
    entry.only(&["id", "text", "why"]);
    let id = entry.text("id");
    if !id.is_empty() && !id.starts_with(&format!("{begins}.")) {
        entry.fault("id", format!("must start with `{begins}.`, as in `{begins}.some-name`"));
    }
    Some(StageLead { id, text: entry.text("text"), why: entry.text("why") })
}
