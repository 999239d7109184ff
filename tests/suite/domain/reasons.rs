//! Why a verdict is what it is. Weights were worked out by hand: log-odds with an answer less those without it.

use super::*;
use stakemap::domain::judge::weight::Target;
use stakemap::domain::judge::why::{Reason, explained, explained_by_profile, reasons, why};
use stakemap::domain::record::profile::{Profile, ProfileGroup};

fn weights(text: &str) -> Vec<(String, f64)> {
    let target = explained_by_profile(&verdict(text));
    target.map_or_else(Vec::new, |target| told(reasons(model(), &answers(text), target)))
}

fn told(reasons: Vec<Reason>) -> Vec<(String, f64)> {
    let name = |one: Reason| format!("{}={}", one.answer.item().id(), one.answer.id());
    reasons.into_iter().map(|one| (name(one), one.weight)).collect()
}

fn assert_told(found: &[(String, f64)], expected: &[(&str, f64)]) {
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((name, weight), (expected_name, expected_weight)) in found.iter().zip(expected) {
        assert!(name == expected_name && close(*weight, *expected_weight), "{found:?}");
    }
}

#[test]
fn where_three_profiles_tie_the_group_is_explained() {
    let tied = "insight=pressed talk=we";
    assert_eq!(explained(&verdict(tied)), Some(Target::Group(ProfileGroup::Mobilizer)));
    let found = told(why(model(), &answers(tied), &verdict(tied)));
    assert_eq!(found, told(reasons(model(), &answers(tied), Target::Group(ProfileGroup::Mobilizer))));
    let teacher = "insight=pressed talk=we press=to-know";
    assert_eq!(explained(&verdict(teacher)), Some(Target::Profile(Profile::Teacher)), "one that stands out");
    assert_eq!(explained(&verdict("insight=waved-away gives=nothing")), Some(Target::Profile(Profile::Blocker)));
}

#[test]
fn unknown_has_no_reasons() {
    assert!(weights("").is_empty() && why(model(), &answers(""), &verdict("")).is_empty());
}

#[test]
fn single_answer_weighs_the_odds_it_made() {
    // Odds 0.2875 : 6 · 0.1825 against 1 : 6, so the weight is ln(0.2875 / 0.1825).
    assert_told(&weights("teacher.brings-insight=once"), &[("teacher.brings-insight=once", 0.45447)]);
}

#[test]
fn strongest_comes_first_and_what_speaks_against_it_is_there() {
    assert_told(
        &weights("insight=pressed talk=we press=to-know task=not-delivered teacher.sought-after=once"),
        &[
            ("press=to-know", 1.28444),
            ("insight=pressed", 0.73951),
            ("talk=we", 0.46625),
            ("teacher.sought-after=once", 0.45447),
            ("task=not-delivered", -0.34744),
        ],
    );
}

#[test]
fn absence_of_another_profile_is_a_reason_too() {
    // Without it the six others have 6 · 0.1225 between them; with it 5 · 0.1225 · 0.4975 + 0.1225² against 0.3625 · 0.4975.
    assert_told(
        &weights("teacher.brings-insight=repeated climber.personal-gain=not-so"),
        &[("teacher.brings-insight=repeated", 1.08491), ("climber.personal-gain=not-so", 0.13425)],
    );
}

#[test]
fn reasons_for_a_group_are_weighed_by_the_group() {
    let given = answers("insight=pressed talk=we task=not-delivered");
    assert_told(
        &told(reasons(model(), &given, Target::Group(ProfileGroup::Mobilizer))),
        &[("insight=pressed", 1.32122), ("task=not-delivered", -1.10790), ("talk=we", 0.91298)],
    );
}

#[test]
fn equals_stand_in_the_order_of_asking() {
    let found = weights("blocker.projects-distract=repeated blocker.stability-for-itself=repeated");
    let names: Vec<&str> = found.iter().map(|one| one.0.as_str()).collect();
    assert_eq!(names, ["blocker.stability-for-itself=repeated", "blocker.projects-distract=repeated"]);
}
