//! Any deal survives its file, and any edit is told by the history: checked on random ones.

use super::whole_deals::{a_deal, a_tick, call, evidence, extra, line, person, value};
use super::whole_groups::{GroupEdit, a_group_edit, apply_to_group};
use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value};
use stakemap::domain::change::address::names;
use stakemap::domain::change::diff::changes;
use stakemap::domain::record::coaching::StageEntry;
use stakemap::domain::record::evidence::Evidence;
use stakemap::domain::record::stakeholder::Label;
use stakemap::domain::record::tell::Tell;
use stakemap::store::format::{decode, encode};
use std::path::Path;
use std::sync::Arc;

/// One change to a deal, somewhere.
#[derive(Debug, Clone)]
pub(super) enum Edit {
    Name(String),
    Owner(String),
    Sample,
    Extra(Map<String, Value>),
    Add(Box<Stakeholder>),
    Remove(Index),
    Move(Index),
    Title(Index, String),
    Answer(Index, Answer, u32),
    Forget(Index, Item),
    Task(Index, u32),
    Judge(Index, TellAnswer, u32),
    Tick(Index, Box<stakemap::domain::record::coaching::Tick>, u32),
    Untick(Index),
    Evidence(Index, Box<Evidence>),
    Line(Index, Box<StageEntry>, u32),
    Label(Index, Box<Label>),
    PersonExtra(Index, Value),
    Group(Index, Box<GroupEdit>),
    Nothing,
}

pub(super) fn an_edit() -> impl Strategy<Value = Edit> {
    let place = any::<Index>;
    let item = || select(Item::all().collect::<Vec<_>>());
    prop_oneof![
        1 => any::<String>().prop_map(Edit::Name),
        1 => any::<String>().prop_map(Edit::Owner),
        1 => Just(Edit::Sample),
        1 => extra().prop_map(Edit::Extra),
        1 => person().prop_map(|one| Edit::Add(Box::new(one))),
        1 => place().prop_map(Edit::Remove),
        1 => place().prop_map(Edit::Move),
        1 => (place(), any::<String>()).prop_map(|(at, title)| Edit::Title(at, title)),
        1 => (place(), item().prop_flat_map(|item| select(item.answers())), 0..90_u32)
            .prop_map(|(at, answer, minute)| Edit::Answer(at, answer, minute)),
        1 => (place(), item()).prop_map(|(at, item)| Edit::Forget(at, item)),
        1 => (place(), 1000..2000_u32).prop_map(|(at, number)| Edit::Task(at, number)),
        1 => (place(), select(Tell::Task.answers()), 0..90_u32)
            .prop_map(|(at, result, minute)| Edit::Judge(at, result, minute)),
        1 => (place(), a_tick(), 3000..4000_u32).prop_map(|(at, tick, number)| Edit::Tick(at, Box::new(tick), number)),
        1 => place().prop_map(Edit::Untick),
        1 => (place(), evidence()).prop_map(|(at, one)| Edit::Evidence(at, Box::new(one))),
        1 => (place(), line(), 3000..4000_u32).prop_map(|(at, one, number)| Edit::Line(at, Box::new(one), number)),
        1 => (place(), call()).prop_map(|(at, one)| Edit::Label(at, Box::new(one))),
        1 => (place(), value()).prop_map(|(at, value)| Edit::PersonExtra(at, value)),
        6 => (place(), a_group_edit()).prop_map(|(at, edit)| Edit::Group(at, Box::new(edit))),
        1 => Just(Edit::Nothing),
    ]
}

/// What may begin a person's coaching: never with the id of another person's, which no two records share.
fn begins(person: StakeholderId, number: u32) -> Act<'static> {
    let id = RecordId(Uuid::from_u128(person.0.as_u128() ^ u128::from(number)));
    Act { id, ..act("Ida", number) }
}

pub(super) fn apply(deal: &mut Deal, edit: Edit) {
    let people = deal.stakeholders.clone();
    let of = |at: Index| (!people.is_empty()).then(|| Arc::clone(at.get(&people)));
    match edit {
        Edit::Name(name) => deal.name = name.into(),
        Edit::Owner(owner) => deal.owner = owner.into(),
        Edit::Sample => deal.sample = !deal.sample,
        Edit::Extra(extra) => deal.extra = extra,
        Edit::Add(person) => deal.add_person(*person),
        Edit::Nothing => {}
        Edit::Group(at, edit) => apply_to_group(deal, at, *edit),
        Edit::Remove(at) => of(at).into_iter().for_each(|one| deal.remove_person(one.id)),
        Edit::Move(at) => {
            if !people.is_empty() {
                deal.stakeholders.rotate_left(at.index(people.len()));
            }
        }
        Edit::Title(at, title) => {
            of(at).into_iter().for_each(|one| deal.edit_person(one.id, |one| one.title = title.as_str().into()));
        }
        Edit::Answer(at, answer, minute) => {
            of(at).into_iter().for_each(|one| deal.answer(one.id, act("Ida", minute), answer));
        }
        Edit::Forget(at, item) => of(at).into_iter().for_each(|one| deal.forget(one.id, "Ida", item)),
        // An id stands once in a list; entries that share one have their own test.
        Edit::Task(at, number) => of(at)
            .into_iter()
            .filter(|one| one.tasks.iter().all(|task| task.id != record(u128::from(number))))
            .for_each(|one| deal.give_task(one.id, task(number, TODAY))),
        Edit::Judge(at, result, minute) => {
            if let Some((one, task)) = of(at).and_then(|one| Some((one.id, one.tasks.first()?.id))) {
                deal.judge_task(one, task, act("Ida", minute), result);
            }
        }
        Edit::Tick(at, tick, number) => {
            of(at).into_iter().for_each(|one| deal.tick(one.id, begins(one.id, number), (*tick).clone()));
        }
        Edit::Untick(at) => {
            let verifier = of(at).and_then(|one| Some((one.id, deal.track(one.id)?.ticks.first()?.verifier.clone())));
            if let Some((one, verifier)) = verifier {
                deal.untick(one, act("Ida", 1), &verifier);
            }
        }
        Edit::Evidence(at, evidence) => {
            let about = of(at).and_then(|one| {
                one.observations.iter().find_map(|seen| Some((one.id, seen.by.clone(), seen.answer()?.item())))
            });
            if let Some((one, by, item)) = about {
                deal.add_evidence(one, &by, item, *evidence);
            }
        }
        Edit::Line(at, line, number) => {
            of(at).into_iter().for_each(|one| deal.add_line(one.id, begins(one.id, number), (*line).clone()));
        }
        Edit::Label(at, call) => {
            of(at).into_iter().for_each(|one| deal.edit_person(one.id, |one| one.labels.push((*call).clone())));
        }
        Edit::PersonExtra(at, value) => of(at).into_iter().for_each(|one| {
            deal.edit_person(one.id, |one| _ = one.extra.insert("newer".to_owned(), value.clone()));
        }),
    }
}

/// What stands at a place of a stored deal.
fn at_place<'a>(stored: &'a Value, place: &str) -> Option<&'a Value> {
    names(place).iter().try_fold(stored, |at, name| match at {
        Value::Array(list) => list.iter().find(|one| one["id"] == name.as_str()),
        other => other.get(name),
    })
}

/// Makes a change at a place of a stored deal; what is new in a list goes to its end.
fn replay(at: &mut Value, place: &[String], to: &Value) {
    let [name, rest @ ..] = place else {
        *at = to.clone();
        return;
    };
    match at {
        Value::Array(list) => match list.iter().position(|one| one["id"] == name.as_str()) {
            Some(found) if rest.is_empty() && to.is_null() => _ = list.remove(found),
            Some(found) => replay(&mut list[found], rest, to),
            None => list.push(to.clone()),
        },
        Value::Object(map) if rest.is_empty() && to.is_null() => _ = map.remove(name),
        // A list that holds nothing may not be written.
        Value::Object(map) if rest.len() == 1 && !map.contains_key(name) && to["id"] == rest[0].as_str() => {
            map.insert(name.clone(), Value::Array(vec![to.clone()]));
        }
        Value::Object(map) => replay(map.entry(name.clone()).or_insert(Value::Null), rest, to),
        _ => panic!("{name} is in nothing"),
    }
}

/// A stored deal as far as the history tells it: without history; a field that holds null or an empty list is as good as none. Where
/// in a list something was added is not told, so lists of entries are compared by id.
fn told(of: &Value) -> Value {
    match of {
        Value::Array(list) => {
            let mut told: Vec<Value> = list.iter().map(told).collect();
            told.sort_by_key(|one| one["id"].as_str().unwrap_or_default().to_owned());
            Value::Array(told)
        }
        Value::Object(map) => {
            let says = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
            let told = map.iter().filter(|(name, value)| says(value) && *name != "history");
            Value::Object(told.map(|(name, value)| (name.clone(), self::told(value))).collect())
        }
        other => other.clone(),
    }
}

pub(super) fn stored(deal: &Deal) -> Value {
    serde_json::to_value(deal).unwrap()
}

pub(super) fn read(bytes: &[u8]) -> Deal {
    decode(bytes, Path::new("deals/random.json")).unwrap().deal
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn deal_is_read_as_it_was_written_and_written_again_byte_by_byte(deal in a_deal()) {
        let bytes = encode(&deal);
        let again = read(&bytes);
        prop_assert_eq!(&again, &deal);
        prop_assert_eq!(encode(&again), bytes);
    }

    #[test]
    fn edit_of_what_was_read_keeps_all_that_a_newer_version_wrote(deal in a_deal(), title in any::<String>()) {
        let mut edited = read(&encode(&deal));
        let ids: Vec<_> = edited.stakeholders.iter().map(|one| one.id).collect();
        for id in ids {
            edited.edit_person(id, |one| one.title = title.as_str().into());
        }
        let mut expected = deal;
        for one in &mut expected.stakeholders {
            Arc::make_mut(one).title = title.as_str().into();
        }
        prop_assert_eq!(read(&encode(&edited)), expected);
    }

    #[test]
    fn history_names_every_change_and_nothing_else(deal in a_deal(), edits in vec(an_edit(), 0..4)) {
        let mut after = deal.clone();
        for edit in edits {
            apply(&mut after, edit);
        }
        let found = changes(&deal, &after);
        prop_assert_eq!(found.is_empty(), deal.same_content(&after));
        let (stored_before, stored_after) = (stored(&deal), stored(&after));
        for one in &found {
            let (from, to) = (at_place(&stored_before, &one.place), at_place(&stored_after, &one.place));
            prop_assert!(from.is_some() || to.is_some(), "{} is nowhere", one.place);
            prop_assert_eq!(from.unwrap_or(&Value::Null), &one.from);
            prop_assert_eq!(to.unwrap_or(&Value::Null), &one.to);
        }
        let mut replayed = stored_before.clone();
        for one in &found {
            replay(&mut replayed, &names(&one.place), &one.to);
        }
        prop_assert_eq!(told(&replayed), told(&stored_after));
        let mut places: Vec<&str> = found.iter().map(|one| one.place.as_str()).collect();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), found.len(), "each place once");
        let turned: Vec<_> = changes(&after, &deal).into_iter().map(|one| (one.place, one.to, one.from)).collect();
        prop_assert_eq!(turned.len(), found.len());
        prop_assert!(found.into_iter().all(|one| turned.contains(&(one.place, one.from, one.to))));
    }

    #[test]
    fn copies_say_the_same_whatever_their_histories(deal in a_deal(), other in a_deal()) {
        let mut copy = read(&encode(&deal));
        copy.history = other.history;
        prop_assert!(deal.same_content(&copy));
        prop_assert!(changes(&deal, &copy).is_empty());
    }
}
