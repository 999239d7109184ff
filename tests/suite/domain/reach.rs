//! How a view travels: by a case worked out by hand, and by what holds for any lines.

use super::{at, record};
use proptest::collection::vec;
use proptest::prelude::*;
use stakemap::domain::judge::reach::words::{about, link_words, summary};
use stakemap::domain::judge::reach::{Carriers, MOST, Reach};
use stakemap::domain::judge::verdict::{GroupWord, Verdict};
use stakemap::domain::record::card::{Influence, Standing};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, StakeholderId};
use stakemap::domain::record::profile::ProfileGroup;
use stakemap::domain::record::relation::{Relation, RelationKind};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::domain::record::stance::{Degree, Position, Stance, Stood};
use std::sync::Arc;
use uuid::Uuid;

/// Person `number`, from 0.
fn who(number: u32) -> StakeholderId {
    StakeholderId(Uuid::from_u128(u128::from(number) + 1))
}

fn line(from: u32, kind: RelationKind, to: u32) -> Relation {
    let number = 10_000 + u128::from(from) * 1_000 + u128::from(to) * 10 + kind as u128;
    let (id, by) = (record(number), "Ida".into());
    let (from, to, kind) = (who(from), who(to), kind.into());
    Relation { id, from, to, kind, evidence: "".into(), by, at: at(0), extra: serde_json::Map::new() }
}

fn people(names: &[&str]) -> Deal {
    let mut deal = Deal::new(DealId(Uuid::nil()), "Acme", "Ida", at(0));
    for (number, name) in (0..).zip(names) {
        deal.add_person(Stakeholder::new(who(number), name));
    }
    deal
}

fn numbered(count: usize) -> Deal {
    let names: Vec<String> = (0..count).map(|one| format!("Person {one}")).collect();
    people(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn verdict(group: Option<(ProfileGroup, GroupWord)>) -> Verdict {
    Verdict { group, ..super::verdict("") }
}

/// The reach where the first is a confirmed Mobilizer and those called so block.
fn reach(deal: &Deal, blockers: &[&str]) -> Reach {
    Reach::of(deal, None, |person| {
        verdict(if person.id == who(0) {
            Some((ProfileGroup::Mobilizer, GroupWord::Confirmed))
        } else if blockers.contains(&person.name.as_str()) {
            Some((ProfileGroup::Blocker, GroupWord::Likely))
        } else {
            None
        })
    })
}

use RelationKind::{Influences, Opposes, Sponsors};

/// Dev → Tom → Ann, Ines → Legal; Bea blocks and is heard by Ole.
fn case() -> Deal {
    let mut deal = people(&["Dev", "Tom", "Ann", "Ines", "Legal", "Bea", "Ole"]);
    for relation in [
        line(0, Influences, 1),
        line(1, Influences, 2),
        line(3, Influences, 4),
        line(0, Influences, 5),
        line(5, Influences, 6),
    ] {
        deal.relate(relation);
    }
    deal.edit_card(who(4), |card| card.standing = Some(Standing::NotFound.into()));
    deal
}

fn ids(all: &[u32]) -> Vec<StakeholderId> {
    all.iter().copied().map(who).collect()
}

#[test]
fn a_view_takes_the_shortest_way() {
    let mut deal = case();
    let reach_before = reach(&deal, &["Bea"]);
    assert_eq!(reach_before.steps(who(2)), Some(2));
    assert_eq!(reach_before.way(who(2)), Some(ids(&[0, 1, 2])));
    deal.relate(line(0, Sponsors, 2));
    assert_eq!(reach(&deal, &["Bea"]).steps(who(2)), Some(1), "a sponsor is heard");
}

#[test]
fn who_reports_hears_their_boss() {
    let mut deal = case();
    deal.edit_card(who(3), |card| card.reports_to = Some(who(1)));
    assert_eq!(reach(&deal, &[]).way(who(4)), Some(ids(&[0, 1, 3, 4])));
}

#[test]
fn opposing_carries_nothing() {
    let mut deal = case();
    deal.relate(line(0, Opposes, 3));
    assert_eq!(reach(&deal, &[]).steps(who(3)), None);
}

#[test]
fn a_blocker_hears_a_view_and_does_not_pass_it_on() {
    let reach = reach(&case(), &["Bea"]);
    assert_eq!((reach.steps(who(5)), reach.steps(who(6))), (Some(1), None));
}

#[test]
fn the_next_link_brings_most_weight_and_starts_where_our_view_is() {
    let mut deal = case();
    let link = reach(&deal, &["Bea"]).next_link().unwrap();
    assert_eq!((link.from, link.to, link.brings), (who(0), who(3), ids(&[3, 4])));
    // One whom the deciders follow weighs more than two of whom nothing is known.
    deal.edit_card(who(6), |card| card.influence = Some(Influence::Deciders.into()));
    let link = reach(&deal, &["Bea"]).next_link().unwrap();
    assert_eq!((link.to, link.brings), (who(6), ids(&[6])));
}

#[test]
fn no_link_is_proposed_between_two_who_oppose_each_other() {
    let mut deal = case();
    deal.relate(line(0, Opposes, 3));
    let link = reach(&deal, &["Bea"]).link_to(who(4)).unwrap();
    assert_eq!((link.from, link.to), (who(1), who(3)));
}

#[test]
fn persuaders_are_mobilizers_first_and_never_who_opposes_or_blocks() {
    let mut deal = case();
    deal.relate(line(6, Influences, 2));
    deal.relate(line(5, Influences, 2));
    let best: Vec<_> = reach(&deal, &["Bea"]).persuaders(who(2)).iter().map(|one| (one.id, one.steps)).collect();
    assert_eq!(best, [(who(0), 2), (who(1), 1), (who(6), 1)]);
    deal.relate(line(2, Opposes, 6));
    let best: Vec<_> = reach(&deal, &["Bea"]).persuaders(who(2)).iter().map(|one| one.id).collect();
    assert_eq!(best, ids(&[0, 1]));
}

#[test]
fn it_is_said_in_sentences_with_names() {
    let reach = reach(&case(), &["Bea"]);
    assert_eq!(summary(&reach), "Dev reaches 3 of 6. Out of reach: Ines, Legal and Ole.");
    assert_eq!(
        about(&reach, who(2)),
        [
            "Dev reaches Ann in 2 steps, through Tom.",
            "Could persuade Ann: Dev (Mobilizer, in 2 steps), then Tom (directly)."
        ]
    );
    assert_eq!(
        about(&reach, who(4)),
        [
            "Our case doesn't reach Legal yet.",
            "Easiest introduction: Dev to Ines. That also gets you to Legal.",
            "Could persuade Legal: Ines (directly).",
        ]
    );
    assert_eq!(
        about(&reach, who(0)),
        [
            "Dev reaches 3 of 6: Tom and Bea directly, the last one in 2 steps.",
            "Our case doesn't reach Ines, Legal or Ole yet.",
            "Easiest introduction: Dev to Ines. That also gets you to Legal.",
        ]
    );
    assert!(about(&reach, who(99)).is_empty());
}

#[test]
fn nobody_is_to_be_won_who_is_won_already() {
    let mut deal = people(&["Dev", "Ines", "Ole"]);
    let for_us = |deal: &mut Deal, number: u32| {
        let (id, by) = (record(500 + u128::from(number)), "Ida".into());
        let what = Stood::Known(Position::Buy(Degree::For));
        let on = jiff::civil::date(2026, 11, 2);
        let (evidence, extra) = ("she would sign".into(), serde_json::Map::new());
        deal.take_stance(who(number), Stance { id, what, evidence, on, by, at: at(0), hearsay: Some(false), extra });
    };
    let link = |deal: &Deal| reach(deal, &[]).next_link().map(|link| link.to);
    assert_eq!(link(&deal), Some(who(1)));
    for_us(&mut deal, 1);
    assert_eq!(link(&deal), Some(who(2)), "who isn't won yet comes first");
    let of = |deal: &Deal, number| about(&reach(deal, &[]), who(number)).join(" ");
    assert!(of(&deal, 1).contains("Ines is already in favor. Have Dev bring them in."), "{}", of(&deal, 1));
    for_us(&mut deal, 2);
    assert_eq!(link(&deal), None);
    for number in 0..3 {
        let said = of(&deal, number);
        assert!(!said.contains("win ") && !said.contains("persuade"), "{said}");
    }
    // A Blocker's word alone wins nobody.
    let said = about(&reach(&deal, &["Ines"]), who(1)).join(" ");
    assert!(said.contains("persuade Ines"), "{said}");
}

/// One line never takes back what another says, and a Blocker is no task for a Mobilizer, as the plan says too.
#[test]
fn what_is_advised_about_somebody_agrees_with_itself_and_with_a_blockers_plan() {
    let mut deal = case();
    for number in 1..7 {
        deal.edit_card(who(number), |card| card.influence = Some(Influence::Deciders.into()));
        for blockers in [&[][..], &["Ines"], &["Legal", "Ole"], &["Bea", "Tom"]] {
            let reach = reach(&deal, blockers);
            for member in reach.members() {
                let said = about(&reach, member.id);
                let knows_nobody = said.iter().any(|line| line.starts_with("We know nobody who could persuade"));
                let has_way =
                    said.iter().any(|line| line.contains("make the case") || line.starts_with("Could persuade"));
                assert!(!(knows_nobody && has_way), "{said:#?}");
            }
            for blocker in reach.members().iter().filter(|one| blockers.contains(&one.name.as_str())) {
                let said = about(&reach, blocker.id).join(" ");
                assert!(said.contains(&format!("{} is yours to win", blocker.name)), "{said}");
                assert!(!said.contains("make the case"), "{said}");
                let all: Vec<String> = reach.members().iter().flat_map(|one| about(&reach, one.id)).collect();
                assert!(!all.iter().any(|line| line.contains(&format!("win {}:", blocker.name))), "{all:#?}");
            }
        }
    }
}

#[test]
fn where_nobody_is_confirmed_likely_mobilizers_stand_in_and_the_words_say_so() {
    let deal = case();
    let of = |group| Reach::of(&deal, None, |person| verdict(if person.id == who(0) { group } else { None }));
    let likely = of(Some((ProfileGroup::Mobilizer, GroupWord::Likely)));
    assert_eq!(likely.carriers(), Carriers::Likely);
    assert_eq!(summary(&likely), "No confirmed Mobilizer yet. Once tested, Dev would reach 4 of 6.");
    for group in [
        None,
        Some((ProfileGroup::Mobilizer, GroupWord::Unproven)),
        Some((ProfileGroup::Mobilizer, GroupWord::Leaning)),
    ] {
        let nobody = of(group);
        assert_eq!(nobody.carriers(), Carriers::Nobody);
        assert_eq!((nobody.next_link(), nobody.unreachable().len()), (None, 7));
        assert_eq!(about(&nobody, who(2))[0], "Nobody looks like a Mobilizer yet, so nobody reaches Ann.");
    }
}

#[test]
fn who_has_left_and_lines_to_nobody_count_for_nothing() {
    let mut deal = case();
    deal.relate(line(0, Influences, 77));
    deal.edit_card(who(2), |card| card.reports_to = Some(who(78)));
    deal.edit_card(who(1), |card| card.standing = Some(Standing::Left.into()));
    let reach = reach(&deal, &[]);
    assert!(!reach.has(who(1)) && !reach.has(who(77)));
    assert_eq!(reach.steps(who(2)), None);
}

#[test]
fn a_huge_deal_is_cut_to_those_on_a_line_and_says_so() {
    let mut deal = numbered(50_000);
    deal.relate(line(0, Influences, 40_000));
    let reach = Reach::of(&deal, Some(who(49_999)), |_| verdict(None));
    assert_eq!((reach.members().len(), reach.left_out()), (MOST, 50_000 - MOST));
    assert!([0, 40_000, 49_999].iter().all(|one| reach.has(who(*one))));
}

fn kinds() -> impl Strategy<Value = RelationKind> {
    prop_oneof![Just(Influences), Just(Sponsors), Just(Opposes)]
}

fn lines(count: u32) -> impl Strategy<Value = Vec<(u32, RelationKind, u32)>> {
    vec((0..count, kinds(), 0..count), 0..25)
}

/// People, of whom every fifth blocks, with these lines.
fn drawn(count: u32, lines: &[(u32, RelationKind, u32)]) -> Deal {
    let mut deal = numbered(usize::try_from(count).unwrap());
    for (from, kind, to) in lines {
        deal.relate(line(*from, *kind, *to));
    }
    deal
}

const COUNT: u32 = 12;
const BLOCKERS: [&str; 2] = ["Person 4", "Person 9"];

proptest! {
    #[test]
    fn one_more_line_never_makes_anybody_less_reachable(lines in lines(COUNT), more in (0..COUNT, 0..COUNT)) {
        let mut deal = drawn(COUNT, &lines);
        let before = reach(&deal, &BLOCKERS);
        deal.relate(line(more.0, Influences, more.1));
        let after = reach(&deal, &BLOCKERS);
        for one in (0..COUNT).map(who) {
            if let Some(steps) = before.steps(one) {
                prop_assert!(after.steps(one).is_some_and(|now| now <= steps));
            }
        }
    }

    #[test]
    fn a_way_is_as_long_as_its_steps_and_nobody_persuades_themselves(lines in lines(COUNT)) {
        let reach = reach(&drawn(COUNT, &lines), &BLOCKERS);
        for one in (0..COUNT).map(who) {
            let steps = reach.way(one).map(|way| u32::try_from(way.len() - 1).unwrap());
            prop_assert_eq!(steps, reach.steps(one));
            prop_assert!(reach.persuaders(one).iter().all(|other| other.id != one && other.steps > 0));
        }
    }

    #[test]
    fn who_is_on_no_line_is_unreachable(lines in lines(COUNT)) {
        let mut deal = drawn(COUNT, &lines);
        deal.add_person(Stakeholder::new(who(COUNT), "Alone"));
        let reach = reach(&deal, &BLOCKERS);
        prop_assert_eq!(reach.steps(who(COUNT)), None);
        prop_assert!(reach.persuaders(who(COUNT)).is_empty());
    }

    #[test]
    fn the_order_in_the_file_does_not_matter(lines in lines(COUNT), turn in 0..25_usize) {
        let deal = drawn(COUNT, &lines);
        let mut other = deal.clone();
        other.stakeholders.reverse();
        let by = turn % other.relations.len().max(1);
        other.relations.rotate_left(by);
        let (a, b) = (reach(&deal, &BLOCKERS), reach(&other, &BLOCKERS));
        prop_assert_eq!(a.next_link(), b.next_link());
        for one in (0..COUNT).map(who) {
            prop_assert_eq!(a.way(one), b.way(one));
            prop_assert_eq!(about(&a, one), about(&b, one));
        }
    }

    #[test]
    fn a_built_link_brings_whom_it_promised(lines in lines(COUNT)) {
        let mut deal = drawn(COUNT, &lines);
        let before = reach(&deal, &BLOCKERS);
        let Some(link) = before.next_link() else { return Ok(()) };
        prop_assert!(!link_words(&before, &link).is_empty());
        let id = record(1);
        let kind = Influences.into();
        let (from, to) = (link.from, link.to);
        let extra = serde_json::Map::new();
        deal.relate(Relation { id, from, to, kind, evidence: "".into(), by: "Ida".into(), at: at(0), extra });
        let after = reach(&deal, &BLOCKERS);
        for one in (0..COUNT).map(who) {
            let brought = before.steps(one).is_none() && after.steps(one).is_some();
            prop_assert_eq!(brought, link.brings.contains(&one));
        }
    }
}

#[test]
fn two_people_of_one_id_are_one() {
    let mut deal = case();
    let twin = Arc::clone(&deal.stakeholders[1]);
    deal.stakeholders.push(twin);
    assert_eq!(reach(&deal, &[]).members().len(), 7);
}
