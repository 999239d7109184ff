//! Coaching: a stage is proved by what the customer did, and by nothing else.

use super::*;
use jiff::civil::Date;
use stakemap::domain::judge::coaching_progress::Progress;
use stakemap::domain::method::playbook::{Stage, Verifier};
use stakemap::domain::record::coaching::{Tick, Track};

fn verifier(id: &str, required: bool) -> Verifier {
    let text = String::new();
    Verifier {
        id: id.to_owned(),
        text: text.clone(),
        means: text.clone(),
        matters: text.clone(),
        evidence: text,
        required,
    }
}

/// Two stages: two required verifiers and one that is not, then one required.
fn stages() -> Vec<Stage> {
    let stage = |id: &str, verifiers| Stage {
        id: id.to_owned(),
        name: id.to_owned(),
        short: id.to_owned(),
        aim: String::new(),
        list: String::new(),
        list_hint: String::new(),
        source: String::new(),
        leads: Vec::new(),
        verifiers,
    };
    vec![
        stage("plan", vec![verifier("a", true), verifier("b", true), verifier("c", false)]),
        stage("problem", vec![verifier("d", true)]),
    ]
}

fn track(ticks: &[(&str, &str)]) -> Track {
    let mut track = Track::new(record(1), ANN, at(0));
    track.ticks = ticks
        .iter()
        .map(|(verifier, evidence)| Tick {
            id: record(2),
            verifier: (*verifier).into(),
            evidence: (*evidence).into(),
            on: Date::constant(2026, 11, 2),
            by: "Ida".into(),
            at: at(1),
            extra: serde_json::Map::new(),
        })
        .collect();
    track
}

#[test]
fn stage_is_proved_by_evidence_on_every_required_verifier() {
    let stages = stages();
    type Case<'a> = (&'a [(&'a str, &'a str)], Progress, bool);
    let cases: [Case; 5] = [
        (&[], Progress { ticked: 0, evident: 0, total: 3, proved: 0, required: 2 }, false),
        (
            &[("a", "sent names"), ("b", " ")],
            Progress { ticked: 2, evident: 1, total: 3, proved: 1, required: 2 },
            false,
        ),
        (
            &[("a", "sent names"), ("c", "asked twice")],
            Progress { ticked: 2, evident: 2, total: 3, proved: 1, required: 2 },
            false,
        ),
        (
            &[("a", "sent names"), ("b", "put it to the CFO")],
            Progress { ticked: 2, evident: 2, total: 3, proved: 2, required: 2 },
            true,
        ),
        (&[("d", "told us the cost")], Progress { ticked: 0, evident: 0, total: 3, proved: 0, required: 2 }, false),
    ];
    for (ticks, progress, proved) in cases {
        let found = track(ticks).progress(&stages[0]);
        assert_eq!((found, found.is_proved()), (progress, proved), "{ticks:?}");
    }
}

#[test]
fn present_stage_is_the_first_that_is_not_proved() {
    let stages = stages();
    assert_eq!(track(&[]).current(&stages), Some(0));
    assert_eq!(track(&[("d", "told us the cost")]).current(&stages), Some(0));
    assert_eq!(track(&[("a", "x"), ("b", "x")]).current(&stages), Some(1));
    assert_eq!(track(&[("a", "x"), ("b", "x"), ("d", "x")]).current(&stages), None);
}

#[test]
fn ticking_ahead_is_flagged_until_the_stages_before_are_proved() {
    let stages = stages();
    assert!(track(&[("d", "told us the cost")]).is_ahead(&stages, 1));
    assert!(track(&[("a", "x"), ("d", "")]).is_ahead(&stages, 1), "evidence or not");
    assert!(!track(&[("a", "x"), ("b", "x"), ("d", "x")]).is_ahead(&stages, 1));
    assert!(!track(&[("a", "x")]).is_ahead(&stages, 1), "nothing is ticked there");
    assert!(!track(&[("a", "x")]).is_ahead(&stages, 0));
    assert!(!track(&[("a", "x")]).is_ahead(&stages, 9), "there is no such stage");
}

#[test]
fn ticks_of_an_unknown_verifier_are_kept_and_prove_nothing() {
    let stages = stages();
    let track = track(&[("zz", "something newer"), ("a", "sent names")]);
    assert_eq!(track.unknown_ticks(&stages).map(|tick| tick.verifier.as_str()).collect::<Vec<_>>(), ["zz"]);
    assert_eq!(track.progress(&stages[0]).ticked, 1);
}

#[test]
fn every_stage_of_the_method_can_be_proved_and_is_not_proved_by_nothing() {
    let ids: Vec<&str> = PLAYBOOK.stages.iter().flat_map(|one| &one.verifiers).map(|one| one.id.as_str()).collect();
    assert_eq!(PLAYBOOK.stages.len(), 5);
    assert_eq!(track(&[]).current(&PLAYBOOK.stages), Some(0));
    let all: Vec<(&str, &str)> = ids.iter().map(|id| (*id, "they did it")).collect();
    assert_eq!(track(&all).current(&PLAYBOOK.stages), None);
}
