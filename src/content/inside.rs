//! The entries of `inside.toml`: the usual steps that a company takes inside to buy.

use super::document::Entry;
use super::entries::known_source;
use super::fault::no_such;
use super::origin::{Origin, put};
use crate::domain::method::inside_texts::UsualStep;
use crate::domain::method::playbook::{Playbook, Source};

/// Reads the file over the present texts. A user's file may add steps: that's a company's own usual list.
pub(super) fn read(playbook: &mut Playbook, origin: Origin, root: &mut Entry<'_, '_>) {
    root.only(&["own", "note", "step"]);
    if origin.wants(root, "own") {
        // For the file's readers; the note says it in words.
        let _ = root.flag("own");
    }
    if origin.wants(root, "note")
        && let Some(note) = root.text_of("note")
    {
        playbook.inside.note = note;
    }
    let stages: Vec<&str> = playbook.group.stages.iter().map(|one| one.id.as_str()).collect();
    let coaching: Vec<&str> = playbook.stages.iter().map(|one| one.id.as_str()).collect();
    let found = root.entries("step", "id", |entry| step(entry, &playbook.sources, [&stages, &coaching]));
    put(&mut playbook.inside.steps, found, |one| &one.id);
}

fn step(entry: &mut Entry<'_, '_>, sources: &[Source], [stages, coaching]: [&[&str]; 2]) -> Option<UsualStep> {
    entry.only(&["id", "name", "means", "ask", "ours", "stage", "coaching", "source"]);
    let (id, name, means, ask) = (entry.text("id"), entry.text("name"), entry.text("means"), entry.text("ask"));
    let ours = if entry.has("ours") { entry.text("ours") } else { String::new() };
    let stage = known(entry, "stage", stages);
    let coaching = known(entry, "coaching", coaching);
    Some(UsualStep { id, name, means, ask, ours, stage, coaching, source: known_source(entry, sources) })
}

/// Reads the id of a stage, and reports one that isn't among those known.
fn known(entry: &mut Entry<'_, '_>, key: &'static str, ids: &[&str]) -> String {
    let id = entry.text(key);
    if entry.is_checked() && !ids.contains(&id.as_str()) {
        entry.fault(key, no_such(key, &id, ids));
    }
    id
}
