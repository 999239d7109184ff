//! The entries of `kit.toml`: the parts of the Mobilizer's kit, and the kinds of lines in it.

use super::document::Entry;
use super::entries::{known_source, missing};
use super::origin::{Origin, put};
use crate::domain::method::kit_texts::{KitKindText, KitPartText, KitTexts};
use crate::domain::method::playbook::Source;
use crate::domain::record::choice::Choices;
use crate::domain::record::kit::{KitKind, KitPart};

/// Reads the file over the present texts.
pub(super) fn read(texts: &mut KitTexts, origin: Origin, root: &mut Entry<'_, '_>, sources: &[Source]) {
    root.only(&["own", "note", "title", "lead", "part", "line"]);
    if origin.wants(root, "own") {
        // For the file's readers; the note says it in words.
        let _ = root.flag("own");
    }
    for (key, slot) in [("note", &mut texts.note), ("title", &mut texts.title), ("lead", &mut texts.lead)] {
        if origin.wants(root, key)
            && let Some(text) = root.text_of(key)
        {
            *slot = text;
        }
    }
    let parts = root.entries("part", "id", |entry| part(entry, sources));
    let kinds = root.entries("line", "id", |entry| kind(entry, sources));
    if origin == Origin::BuiltIn {
        missing(root, "part", &ids::<KitPart>(), &parts);
        missing(root, "line", &ids::<KitKind>(), &kinds);
    }
    put(&mut texts.parts, parts, |one| one.part.id());
    put(&mut texts.kinds, kinds, |one| one.kind.id());
    texts.sort();
}

fn ids<T: Choices>() -> Vec<&'static str> {
    T::ALL.iter().map(|one| one.id()).collect()
}

fn part(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<KitPartText> {
    entry.only(&["id", "title", "lead", "source"]);
    let part = entry.word("id", "part", KitPart::from_id, ids::<KitPart>);
    let (title, lead) = (entry.text("title"), entry.text("lead"));
    let source = known_source(entry, sources);
    Some(KitPartText { part: part?, title, lead, source })
}

fn kind(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<KitKindText> {
    entry.only(&["id", "label", "say", "ask", "hint", "source"]);
    let kind = entry.word("id", "line", KitKind::from_id, ids::<KitKind>);
    let (label, ask, hint) = (entry.text("label"), entry.text("ask"), entry.text("hint"));
    let say = if entry.has("say") { entry.text("say") } else { String::new() };
    let source = known_source(entry, sources);
    Some(KitKindText { kind: kind?, label, say, ask, hint, source })
}
