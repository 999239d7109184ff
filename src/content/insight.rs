//! The entries of `insight.toml`: the lines of an insight's sheet, its tests, the layers of content, and the steps.

use super::document::Entry;
use super::entries::{known_source, missing};
use super::origin::{Origin, known_id, put};
use crate::domain::method::insight_texts::{BuildStep, InsightTexts, LINES, LayerText, LineText, StepText, TestText};
use crate::domain::method::playbook::Source;
use crate::domain::record::choice::Choices;
use crate::domain::record::insight::{ContentLayer, InsightTest};

/// Reads the file over the present texts.
pub(super) fn read(texts: &mut InsightTexts, origin: Origin, root: &mut Entry<'_, '_>, sources: &[Source]) {
    root.only(&["own", "note", "line", "test", "layer", "step"]);
    if origin.wants(root, "own") {
        // For the file's readers; the note says it in words.
        let _ = root.flag("own");
    }
    if origin.wants(root, "note")
        && let Some(note) = root.text_of("note")
    {
        texts.note = note;
    }
    let lines = root.entries("line", "id", |entry| {
        known_id(entry, Origin::User, "line", &LINES);
        line(entry, sources)
    });
    let tests = root.entries("test", "id", |entry| test(entry, sources));
    let layers = root.entries("layer", "id", |entry| layer(entry, sources));
    let steps = root.entries("step", "id", |entry| step(entry, sources));
    if origin == Origin::BuiltIn {
        missing(root, "line", &LINES, &lines);
        missing(root, "test", &ids::<InsightTest>(), &tests);
        missing(root, "layer", &ids::<ContentLayer>(), &layers);
        missing(root, "step", &ids::<BuildStep>(), &steps);
    }
    put(&mut texts.lines, lines, |one| &one.id);
    put(&mut texts.tests, tests, |one| one.test.id());
    put(&mut texts.layers, layers, |one| one.layer.id());
    put(&mut texts.steps, steps, |one| one.step.id());
    texts.sort();
}

fn ids<T: Choices>() -> Vec<&'static str> {
    T::ALL.iter().map(|one| one.id()).collect()
}

fn line(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<LineText> {
    entry.only(&["id", "ask", "hint", "good", "source"]);
    let (id, ask, hint, good) = (entry.text("id"), entry.text("ask"), entry.text("hint"), entry.text("good"));
    Some(LineText { id, ask, hint, good, source: known_source(entry, sources) })
}

fn test(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<TestText> {
    entry.only(&["id", "ask", "passed", "failed", "counts", "coach", "source"]);
    let test = entry.word("id", "test", InsightTest::from_id, ids::<InsightTest>);
    let (ask, passed, failed) = (entry.text("ask"), entry.text("passed"), entry.text("failed"));
    let (counts, coach) = (entry.text("counts"), entry.text("coach"));
    let source = known_source(entry, sources);
    Some(TestText { test: test?, ask, passed, failed, counts, coach, source })
}

fn layer(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<LayerText> {
    entry.only(&["id", "means", "source"]);
    let layer = entry.word("id", "layer", ContentLayer::from_id, ids::<ContentLayer>);
    let means = entry.text("means");
    let source = known_source(entry, sources);
    Some(LayerText { layer: layer?, means, source })
}

fn step(entry: &mut Entry<'_, '_>, sources: &[Source]) -> Option<StepText> {
    entry.only(&["id", "ask", "do", "watch", "source"]);
    let step = entry.word("id", "step", BuildStep::from_id, ids::<BuildStep>);
    let (ask, todo, watch) = (entry.text("ask"), entry.text("do"), entry.text("watch"));
    let source = known_source(entry, sources);
    Some(StepText { step: step?, ask, todo, watch, source })
}
