//! The order of the list of people: everybody is in it once, under what they are, whatever the answers.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use stakemap::domain::judge::contact::Contacts;
use stakemap::domain::judge::people_order::{ListGroup, PeopleOrder, group_starts, ordered};
use stakemap::domain::judge::verdict::Read;
use stakemap::domain::record::card::Standing;
use stakemap::domain::record::profile::ProfileGroup;

/// Answers that lead to each kind of verdict.
const ANSWERS: [&str; 7] = [
    "",
    "skeptic.small-wins-first=claimed",
    "insight=pressed talk=we press=to-do",
    "insight=pressed talk=we",
    "insight=nodded talk=me",
    "insight=waved-away gives=nothing",
    "insight=pressed",
];

fn someone() -> impl Strategy<Value = (String, bool)> {
    (vec(select(&ANSWERS[..]), 1..3).prop_map(|all| all.join(" ")), proptest::bool::weighted(0.15))
}

fn deal_of(people: &[(String, bool)]) -> Deal {
    let mut deal = Deal::new(DealId(Uuid::from_u128(900)), "Acme", "Ida", at(0));
    for (number, (answers, has_left)) in (1_u128..).zip(people) {
        let id = StakeholderId(Uuid::from_u128(number));
        deal.add_person(Stakeholder::new(id, &format!("Person {number}")));
        for (place, one) in (1..).zip(answers.split_whitespace().filter(|one| is_known(one))) {
            deal.answer(id, act("Ida", u32::try_from(number).unwrap() * 50 + place), answer(one));
        }
        if *has_left {
            deal.edit_card(id, |card| card.standing = Some(Standing::Left.into()));
        }
    }
    deal
}

fn is_known(text: &str) -> bool {
    let (item, answer) = text.split_once('=').unwrap();
    Item::from_id(item).and_then(|item| item.answer(answer)).is_some()
}

fn reads(deal: &Deal) -> Vec<Read> {
    deal.stakeholders.iter().map(|person| judge(model(), &person.answers("Ida")).read()).collect()
}

fn group(person: &Stakeholder, read: Read) -> &'static str {
    if person.card().standing() == Some(Standing::Left) {
        return "Left the company";
    }
    match read {
        Read::As(ProfileGroup::Mobilizer, ..) => "Mobilizers",
        Read::As(ProfileGroup::Talker, ..) => "Talkers",
        Read::As(ProfileGroup::Blocker, ..) => "Blockers",
        Read::Unclear | Read::Unknown => "Not clear yet",
    }
}

#[test]
fn the_longest_silence_and_the_most_influence_come_first_and_who_left_comes_last() {
    let deal = content::sample(TODAY);
    let reads = vec![Read::Unknown; deal.stakeholders.len()];
    let first = |order, deal: &Deal| {
        let found = ordered(deal, order, &reads, &Contacts::of_deal(deal));
        [found[0], *found.last().unwrap()].map(|at| deal.stakeholders[at].name.to_string())
    };
    assert_eq!(first(PeopleOrder::Contact, &deal)[0], "Graham Tully", "never met");
    assert_eq!(first(PeopleOrder::Influence, &deal), ["Ottilie Brandt", "Joost Verhagen"]);
    assert_eq!(first(PeopleOrder::Name, &deal), ["Anders Kvale", "Tomasz Bielik"]);
    let mut left = deal.clone();
    let graham = left.stakeholders.last().unwrap().id;
    left.edit_card(graham, |card| card.standing = Some(Standing::Left.into()));
    assert_eq!(first(PeopleOrder::Contact, &left)[1], "Graham Tully");
    assert_eq!(first(PeopleOrder::Influence, &left)[1], "Graham Tully");
}

proptest! {
    #[test]
    fn everybody_is_in_the_list_once_and_in_their_group(people in vec(someone(), 0..12), order in select(&PeopleOrder::ALL[..])) {
        let deal = deal_of(&people);
        let (reads, contacts) = (reads(&deal), Contacts::of_deal(&deal));
        let list = ordered(&deal, order, &reads, &contacts);
        let mut sorted = list.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..people.len()).collect::<Vec<_>>());
        if order == PeopleOrder::Group {
            let starts = group_starts(&deal, &reads, &list);
            prop_assert!(starts.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1), "each group once, none empty");
            for (place, at) in list.iter().enumerate() {
                let heading = starts.iter().rev().find(|(_, start)| *start <= place).map(|(group, _)| group.title());
                prop_assert_eq!(heading, Some(group(&deal.stakeholders[*at], reads[*at])));
            }
            prop_assert_eq!(starts.first().map(|(_, start)| *start), (!people.is_empty()).then_some(0));
        }
        prop_assert_eq!(ListGroup::Left.title(), "Left the company");
    }
}
