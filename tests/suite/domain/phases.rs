//! Where each person is from me to we, over random deals: it follows from what is written down, and single yeses never
//! add up to an agreement.

#![allow(clippy::unwrap_used)]

use super::alerts::{EVA, ago, sound, stance, tick};
use super::whole_deals::a_deal;
use super::*;
use proptest::prelude::*;
use serde_json::Map;
use stakemap::domain::judge::agreed::{Collective, collective, is_member, members};
use stakemap::domain::judge::phase::{Because, Phase, phase, phases};
use stakemap::domain::record::choice::Choices;
use stakemap::domain::record::insight::Insight;
use stakemap::domain::record::insight::beliefs::{BeliefStep, Reaction};
use stakemap::domain::record::stance::{AGREEMENTS, Agreement, Degree, Position, Topic};
use stakemap::export::words::phase::{phase_words, phases_words};

proptest! {
    #[test]
    fn all_who_take_part_are_counted_once_and_nobody_else(deal in a_deal()) {
        let all = phases(&deal);
        prop_assert_eq!(all.all(), members(&deal).count());
        for person in &deal.stakeholders {
            let found = phase(&deal, person);
            prop_assert!(is_member(person) || found.is_none());
            prop_assert!(found.is_none_or(|found| phase_words(found).starts_with(Choices::label(found.0))));
        }
        prop_assert_eq!(phases_words(all).is_empty(), all.all() == 0);
    }

    #[test]
    fn nobody_is_part_of_an_agreement_that_the_group_never_made(mut deal in a_deal()) {
        deal.marks.clear();
        for person in deal.stakeholders.clone() {
            for (number, topic) in [Position::Problem, Position::Solution, Position::Supplier].into_iter().enumerate() {
                deal.take_stance(person.id, stance(9000 + number as u128, topic(Agreement::Yes)));
            }
        }
        prop_assert_eq!(phases(&deal).agreed, 0);
        prop_assert!(AGREEMENTS.into_iter().all(|topic| !matches!(collective(&deal, topic), Collective::Proved(_))));
    }

    #[test]
    fn a_title_changes_nothing(mut deal in a_deal()) {
        let before = phases(&deal);
        for person in deal.stakeholders.clone() {
            deal.edit_person(person.id, |one| one.title = "Chief Executive Officer".into());
        }
        prop_assert_eq!(phases(&deal), before);
    }
}

fn of(deal: &Deal, who: StakeholderId) -> Option<(Phase, Because)> {
    phase(deal, deal.person(who).unwrap())
}

#[test]
fn answers_and_stances_say_where_somebody_is() {
    let mut deal = sound();
    assert_eq!(of(&deal, ANN), Some((Phase::Willing, Because::Delivered)));
    assert_eq!(of(&deal, EVA), Some((Phase::Willing, Because::Pressed)));
    deal.take_stance(EVA, stance(700, Position::Problem(Agreement::Yes)));
    assert_eq!(of(&deal, EVA), Some((Phase::Willing, Because::Yes(Topic::Problem))));
    deal.mark(tick(701, "joint.problem", "wrote one page together", ago(2)));
    assert_eq!(of(&deal, EVA), Some((Phase::Agreed, Because::Together(Topic::Problem))));
    assert_eq!(of(&deal, ANN), Some((Phase::Willing, Because::Delivered)), "what she said isn't known");
    deal.take_stance(EVA, stance(702, Position::Buy(Degree::Against)));
    assert_eq!(of(&deal, EVA), Some((Phase::StatusQuo, Because::Opposed(Topic::Buy))));
}

#[test]
fn who_agreed_to_b_is_willing_alone_and_agreed_with_the_group() {
    let mut deal = sound();
    deal.add_insight(Insight::new(record(710), "scrap hides in the plan", "Ida", at(0)));
    let reaction = |evidence: &str| Reaction {
        id: record(711),
        who: ANN,
        step: BeliefStep::Agreed.into(),
        evidence: evidence.into(),
        on: TODAY,
        by: "Ida".into(),
        at: at(1),
        extra: Map::new(),
    };
    deal.edit_insight(record(710), |one| one.react(reaction("")));
    assert_eq!(of(&deal, ANN), Some((Phase::Willing, Because::Delivered)), "no evidence counts as seen");
    deal.edit_insight(record(710), |one| one.react(reaction("told the others")));
    assert_eq!(of(&deal, ANN), Some((Phase::Willing, Because::AgreedToB)));
    deal.mark(tick(712, "joint.solution", "voted on it", ago(2)));
    assert_eq!(of(&deal, ANN), Some((Phase::Agreed, Because::AgreedToB)));
}
