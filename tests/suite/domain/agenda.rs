//! Today: what is picked over any deals is the first by the rule, and is one of their own alerts or due items.

use super::alerts::ago;
use super::whole_deals::a_deal;
use super::*;
use proptest::prelude::*;
use stakemap::domain::judge::agenda::{Matter, Picked, Rank, Source, Tier, pick};
use stakemap::domain::judge::alert::alerts;
use stakemap::domain::judge::due::{DueKind, due};
use stakemap::domain::judge::overview::Order;
use stakemap::domain::judge::summary::{Summary, summary};
use stakemap::domain::method::alert_kind::{AlertKind, AlertLevel};
use stakemap::domain::method::alert_thresholds::Thresholds;
use stakemap::domain::record::value::amount;
use std::cmp::Reverse;
use std::collections::BTreeSet;

type Told = (bool, Tier, Date, Option<AlertKind>, Reverse<Option<u64>>);

fn ranked(all: &[Summary]) -> Vec<((usize, usize), Rank)> {
    let of = |(at, deal): (usize, &Summary)| {
        let each = deal.matters.iter().enumerate();
        each.map(|(place, one)| ((at, place), one.rank(deal.id, deal.sample, deal.amount, place))).collect::<Vec<_>>()
    };
    all.iter().enumerate().flat_map(of).collect()
}

/// Everything there is to do in a deal by the rule, as the rule is told: in words of its own.
fn told(deal: &Deal, today: Date) -> Vec<Told> {
    let all = alerts(&PLAYBOOK, deal, &Thresholds::default(), today);
    let value = Reverse(amount(&deal.value));
    let sleeps = all.asleep.iter().any(|one| one.kind == AlertKind::ActionOverdue);
    let mut orders = Vec::new();
    for one in due(deal) {
        let has_alert = all
            .all()
            .any(|it| it.kind == AlertKind::BlockerOverdue && it.people.iter().any(|id| Some(*id) == one.person));
        let late = match one.kind {
            DueKind::Plan => !has_alert,
            DueKind::Action | DueKind::Task => !sleeps,
        };
        if one.on < today && late {
            orders.push((deal.sample, Tier::Overdue, one.on, None, value));
        } else if one.on == today {
            orders.push((deal.sample, Tier::Today, one.on, None, value));
        }
    }
    for one in all.awake.iter().filter(|one| one.kind != AlertKind::ActionOverdue) {
        let tier = match one.level {
            AlertLevel::Urgent => Tier::Urgent,
            AlertLevel::Warning => Tier::Warning,
            AlertLevel::Hint => Tier::Hint,
        };
        orders.push((deal.sample, tier, Date::MAX, Some(one.kind), value));
    }
    orders
}

/// Whether a matter is one of the deal's own.
fn is_own(deal: &Deal, one: &Matter, today: Date) -> bool {
    match one.source {
        Source::Alert(kind, _) => {
            let all = alerts(&PLAYBOOK, deal, &Thresholds::default(), today);
            all.awake.iter().any(|it| it.kind == kind && it.reason == one.reason.as_str() && it.about() == one.person)
        }
        Source::Due(kind, id) => {
            due(deal).iter().any(|it| (it.kind, it.id, it.person) == (kind, id, one.person) && it.on <= today)
        }
    }
}

proptest! {
    #[test]
    fn the_first_by_the_rule_is_picked_and_is_a_matter_of_its_deal(
        deals in proptest::collection::vec(a_deal(), 0..4), back in -200_i64..200
    ) {
        let today = ago(back);
        let all: Vec<Summary> = deals.iter().map(|deal| summary(&PLAYBOOK, deal, today)).collect();
        let first = deals.iter().flat_map(|deal| told(deal, today)).min();
        match pick(ranked(&all), None) {
            None => prop_assert_eq!(first, None),
            Some(Picked { at: (row, place), .. }) => {
                let (deal, one) = (&deals[row], &all[row].matters[place]);
                prop_assert!(is_own(deal, one, today), "{}", one.reason);
                let kind = match one.source { Source::Alert(kind, _) => Some(kind), Source::Due(..) => None };
                let (sample, tier, on, of, value) = first.unwrap();
                prop_assert_eq!((deal.sample, one.tier, kind, amount(&deal.value)), (sample, tier, of, value.0));
                let days: Vec<Date> = due(deal).iter().map(|it| it.on).collect();
                prop_assert!(kind.is_some() || days.contains(&on));
            }
        }
    }

    #[test]
    fn the_deal_of_the_first_matter_is_first_in_the_list(
        deals in proptest::collection::vec(a_deal(), 1..6), back in -200_i64..200
    ) {
        let today = ago(back);
        let all: Vec<Summary> = deals.iter().map(|deal| summary(&PLAYBOOK, deal, today)).collect();
        if let Some(picked) = pick(ranked(&all), None) {
            let of_today = &all[picked.at.0];
            let first = all.iter().min_by(|a, b| Order::Need.compare(a, b)).unwrap();
            let of = |one: &Matter| (one.tier, match one.source { Source::Alert(kind, _) => Some(kind), Source::Due(..) => None });
            let words = |one: &Summary| (one.sample, one.level(), one.matters.first().map(of));
            prop_assert_eq!(words(first), words(of_today), "one order for Today, the list and the sign");
            let is_urgent = of_today.matters[0].tier == Tier::Urgent;
            prop_assert_eq!(of_today.is_urgent(), is_urgent);
            prop_assert!(is_urgent || of_today.urgent == 0, "what is urgent comes first");
        }
    }

    #[test]
    fn going_on_shows_each_matter_once_and_then_the_first_again(
        deals in proptest::collection::vec(a_deal(), 1..4), back in -200_i64..200
    ) {
        let today = ago(back);
        let all: Vec<Summary> = deals.iter().map(|deal| summary(&PLAYBOOK, deal, today)).collect();
        let ranked = ranked(&all);
        let ranks: BTreeSet<Rank> = ranked.iter().map(|(_, rank)| *rank).collect();
        // Copies of one deal have the same places.
        prop_assume!(ranks.len() == ranked.len());
        let (mut passed, mut shown) = (None, Vec::new());
        for number in 1..=ranked.len() {
            let one = pick(ranked.iter().copied(), passed).unwrap();
            prop_assert_eq!((one.number, one.count), (number, ranked.len()));
            shown.push(one.rank);
            passed = Some(one.rank);
        }
        prop_assert_eq!(&shown, &ranks.into_iter().collect::<Vec<_>>());
        prop_assert_eq!(pick(ranked.iter().copied(), passed).map(|one| one.rank), shown.first().copied());
    }
}
