//! The texts of the Mobilizer's kit as JSON.

use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use serde_json::{Value, json};

/// Formats the parts of the kit, and the kinds of lines in it.
pub(super) fn kit(playbook: &Playbook) -> Value {
    let texts = &playbook.kit;
    let parts = texts
        .parts
        .iter()
        .map(|one| json!({"id": one.part.id(), "title": one.title, "lead": one.lead, "source": one.source}));
    let lines = texts.kinds.iter().map(|one| {
        json!({
            "id": one.kind.id(), "label": one.label, "say": one.say, "ask": one.ask, "hint": one.hint,
            "source": one.source,
        })
    });
    json!({
        "note": texts.note, "title": texts.title, "lead": texts.lead, "parts": parts.collect::<Vec<_>>(),
        "lines": lines.collect::<Vec<_>>(),
    })
}
