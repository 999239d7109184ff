//! What to find out in a conversation: few things, each worth asking, and none of them twice.

use super::alerts::{EVA, TOM, answers_of};
use super::whole_deals::a_deal;
use super::*;
use proptest::prelude::*;
use stakemap::content::sample;
use stakemap::domain::judge::alert::alerts;
use stakemap::domain::judge::next::Next;
use stakemap::domain::judge::prep::{Ask, EACH, FEWEST, MOST, item_of, prep};
use stakemap::domain::judge::telling::{Outcomes, weight};
use stakemap::domain::method::model::entropy;
use stakemap::domain::record::card::{Influence, Role, Standing};
use stakemap::domain::record::tell::Tell;
use std::collections::HashSet;

fn asks(deal: &Deal, people: &[StakeholderId]) -> Vec<Ask> {
    let alerts = alerts(&PLAYBOOK, deal, &PLAYBOOK.thresholds, TODAY);
    prep(model(), deal, people, &deal.owner, Some(&alerts), TODAY)
}

/// Tom and Eva, of whom nothing is known.
fn two() -> Deal {
    let mut deal = Deal::new(DealId(Uuid::from_u128(900)), "Acme", "Ida", at(0));
    for (id, name) in [(TOM, "Tom Becker"), (EVA, "Eva Lind")] {
        deal.add_person(Stakeholder::new(id, name));
    }
    deal
}

/// Holds what holds for any deal and whoever will be there.
fn check(deal: &Deal, people: &[StakeholderId]) {
    let asks = asks(deal, people);
    let able = deal.stakeholders.iter().filter(|one| !one.has_left() && !one.is_placeholder());
    let able: HashSet<_> = able.map(|one| one.id).collect();
    let there = people.iter().filter(|id| able.contains(id)).collect::<HashSet<_>>().len();
    assert!(asks.len() <= MOST && (there > 0 || asks.is_empty()));
    let mut seen = HashSet::new();
    for ask in &asks {
        assert!(people.contains(&ask.person) && able.contains(&ask.person), "{ask:?}");
        let what = item_of(ask.what).expect("there is something to find out");
        let kind = match what {
            Item::Trait(one) => one.profile().id(),
            Item::Tell(tell) => tell.id(),
        };
        assert!(seen.insert((ask.person, kind)), "{ask:?} is like another one: {asks:?}");
        let known = deal.person(ask.person).unwrap().answers(&deal.owner).first_hand();
        assert!(what == Item::Tell(Tell::Task) || known.get(what).is_none(), "{ask:?} is known");
        assert!(there == 1 || asks.iter().filter(|one| one.person == ask.person).count() <= EACH, "{asks:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn few_things_and_none_twice_whoever_will_be_there(deal in a_deal(), mask in any::<u8>()) {
        let people: Vec<StakeholderId> = (0..8).zip(&deal.stakeholders).filter(|(at, _)| mask >> at & 1 == 1).map(|(_, one)| one.id).collect();
        check(&deal, &people);
    }
}

#[test]
fn everybody_of_the_example_alone_and_together() {
    let deal = sample(TODAY);
    let all: Vec<StakeholderId> = deal.stakeholders.iter().map(|one| one.id).collect();
    all.iter().for_each(|one| check(&deal, &[*one]));
    check(&deal, &all);
    assert!((FEWEST..=MOST).contains(&asks(&deal, &all).len()));
}

#[test]
fn of_two_unknown_people_both_are_asked_about_and_the_insight_first() {
    let asks = asks(&two(), &[TOM, EVA]);
    let insight = Next::Ask(Item::Tell(Tell::Insight));
    assert_eq!(asks[..2], [Ask { person: TOM, what: insight }, Ask { person: EVA, what: insight }]);
    assert!((FEWEST..=2 * EACH).contains(&asks.len()), "{asks:?}");
    assert!(self::asks(&two(), &[TOM]).len() > EACH, "alone there is room for more");
}

#[test]
fn whose_word_carries_far_and_whom_an_alert_waits_for_comes_first() {
    let mut deal = two();
    deal.edit_card(EVA, |card| card.influence = Some(Influence::Deciders.into()));
    assert_eq!(asks(&deal, &[TOM, EVA])[0].person, EVA);
    let mut deal = two();
    answers_of(&mut deal, TOM, 1, "talk=we");
    // An early deal says first who is to be won.
    deal.edit_card(EVA, |card| card.roles.replace([Role::Decides, Role::Approves]));
    let raised = alerts(&PLAYBOOK, &deal, &PLAYBOOK.thresholds, TODAY);
    let eva = deal.person(EVA).unwrap();
    assert!(weight(eva, Some(&raised)) > weight(eva, None), "nobody screened who decides");
    assert!(weight(eva, None) > weight(deal.person(TOM).unwrap(), None));
    // A verdict knows nothing of it.
    assert_eq!(judge(model(), &eva.answers("Ida")), judge(model(), &Answers::default()));
}

#[test]
fn what_was_only_heard_is_asked_again() {
    let mut deal = two();
    let heard = Answer::Tell(TellAnswer::Pressed);
    deal.hear(TOM, act("Ida", 1), heard);
    assert!(asks(&deal, &[TOM]).iter().any(|one| one.what == Next::Ask(heard.item())));
    deal.answer(TOM, act("Ida", 2), heard);
    assert!(!asks(&deal, &[TOM]).iter().any(|one| one.what == Next::Ask(heard.item())));
}

#[test]
fn a_task_is_asked_for_once_it_is_due_and_given_once_a_mobilizer_is_likely() {
    let mut deal = two();
    answers_of(&mut deal, TOM, 1, "insight=pressed talk=we");
    assert_eq!(asks(&deal, &[TOM])[0].what, Next::GiveTask);
    let task = |due| task(1, due);
    deal.give_task(TOM, task(TODAY.tomorrow().unwrap()));
    assert!(asks(&deal, &[TOM]).iter().all(|one| item_of(one.what) != Some(Item::Tell(Tell::Task))), "not due");
    let mut due = two();
    due.give_task(TOM, task(TODAY));
    assert_eq!(asks(&due, &[TOM])[0].what, Next::Ask(Item::Tell(Tell::Task)));
}

#[test]
fn who_left_or_is_clear_is_asked_nothing() {
    let mut deal = two();
    deal.edit_card(EVA, |card| card.standing = Some(Standing::Left.into()));
    assert_eq!(asks(&deal, &[EVA]), []);
    answers_of(
        &mut deal,
        TOM,
        1,
        "blocker.projects-distract=repeated blocker.stability-for-itself=repeated insight=waved-away gives=nothing",
    );
    assert!(judge(model(), &deal.person(TOM).unwrap().answers("Ida")).is_likely());
    assert_eq!(asks(&deal, &[TOM, EVA]), []);
}

#[test]
fn a_second_question_tells_no_more_than_alone_and_no_more_than_is_open() {
    let known = answers("insight=pressed");
    let now = Outcomes::of(model(), &known);
    let open = entropy(&model().profiles(known.given()));
    for first in Item::all().filter(|item| known.get(*item).is_none()) {
        let after = now.after(model(), first);
        let told = now.told_by(model(), first);
        assert!((-1e-12..open).contains(&told), "{first:?}: {told}");
        for second in Item::all().filter(|item| *item != first && known.get(*item).is_none()) {
            let both = told + after.told_by(model(), second);
            // The order doesn't matter for what both tell.
            let other = now.told_by(model(), second) + now.after(model(), second).told_by(model(), first);
            assert!((both - other).abs() < 1e-9 && both <= open, "{first:?} {second:?}");
        }
    }
}
