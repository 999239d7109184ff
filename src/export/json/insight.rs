//! The texts about the insight, and about what they do inside to buy, as JSON.

use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use serde_json::{Value, json};

/// Formats the usual steps that a company takes inside to buy.
pub(super) fn inside(playbook: &Playbook) -> Value {
    let steps = playbook.inside.steps.iter().map(|one| {
        json!({
            "id": one.id, "name": one.name, "means": one.means, "ask": one.ask, "ours": one.ours, "stage": one.stage,
            "coaching": one.coaching, "source": one.source,
        })
    });
    json!({ "note": playbook.inside.note, "steps": steps.collect::<Vec<_>>() })
}

/// Formats the lines of an insight's sheet, its tests, and the layers of content.
pub(super) fn insight(playbook: &Playbook) -> Value {
    let texts = &playbook.insight;
    let lines = texts
        .lines
        .iter()
        .map(|one| json!({"id": one.id, "ask": one.ask, "hint": one.hint, "good": one.good, "source": one.source}));
    let tests = texts.tests.iter().map(|one| {
        json!({
            "id": one.test.id(), "ask": one.ask, "passed": one.passed, "failed": one.failed, "counts": one.counts,
            "coach": one.coach, "source": one.source,
        })
    });
    let layers = texts
        .layers
        .iter()
        .map(|one| json!({"id": one.layer.id(), "label": one.layer.label(), "means": one.means, "source": one.source}));
    let steps = texts.steps.iter().map(
        |one| json!({"id": one.step.id(), "ask": one.ask, "do": one.todo, "watch": one.watch, "source": one.source}),
    );
    json!({
        "note": texts.note, "lines": lines.collect::<Vec<_>>(), "tests": tests.collect::<Vec<_>>(),
        "layers": layers.collect::<Vec<_>>(), "steps": steps.collect::<Vec<_>>(),
    })
}
