//! Whole deals at random: any text, any time, fields of newer versions at every level.

use super::whole_groups::{deal_fields, person_fields};
use super::*;
use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use stakemap::domain::record::coaching::{StageEntry, Tick, Track};
use stakemap::domain::record::conflict::Conflict;
use stakemap::domain::record::evidence::Evidence;
use stakemap::domain::record::stakeholder::{Label, Observation, Reading};
use stakemap::domain::record::step::{Change, Step};
use stakemap::domain::record::task::{Judgement, Outcome};
use stakemap::domain::record::tell::Tell;
use std::sync::Arc;

/// Any text: empty, of many lines, with control characters, in any script.
pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z ]{0,12}",
        select(vec!["Müller", "漢字", "e\u{301}", "👩‍🔬", "\u{202e}x", "\"\\/"]).prop_map(str::to_owned)
    ]
}

pub(super) fn id() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

pub(super) fn time() -> impl Strategy<Value = Timestamp> {
    (-100_000_000_000_i64..250_000_000_000, 0..1_000_000_000_i32)
        .prop_map(|(second, nano)| Timestamp::new(second, nano).unwrap_or(Timestamp::UNIX_EPOCH))
}

pub(super) fn day() -> impl Strategy<Value = Date> {
    (-9999..=9999_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| Date::constant(year, month, day))
}

/// Any JSON that a file can hold.
pub(super) fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e18..1e18_f64).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map("[a-z]{1,4}", inner, 0..3).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// What a newer version wrote: fields with names that this one does not have.
pub(super) fn extra() -> impl Strategy<Value = Map<String, Value>> {
    let name = prop_oneof!["newer-[a-z]{0,3}", "[^a-z]{1,6}"];
    prop_oneof![
        4 => Just(Map::new()),
        1 => btree_map(name, value(), 0..3).prop_map(|map| map.into_iter().collect()),
    ]
}

pub(super) fn evidence() -> impl Strategy<Value = Evidence> {
    (id(), text(), day(), text(), option::of(id()), extra()).prop_map(|(id, text, on, by, talk, extra)| Evidence {
        id: stakemap::domain::record::id::RecordId(id),
        text: text.into(),
        on,
        by: by.into(),
        conversation: talk.map(stakemap::domain::record::id::RecordId),
        extra,
    })
}

fn reading() -> impl Strategy<Value = Reading> {
    let known =
        select(Item::all().collect::<Vec<_>>()).prop_flat_map(|item| select(item.answers())).prop_map(Reading::Known);
    let item = prop_oneof![text(), Just("talk".to_owned())];
    let foreign = (item, text())
        .prop_filter("known", |(item, answer)| Item::from_id(item).and_then(|item| item.answer(answer)).is_none())
        .prop_map(|(item, answer)| Reading::Foreign { item: item.into(), answer: answer.into() });
    prop_oneof![4 => known, 1 => foreign]
}

pub(super) fn name() -> impl Strategy<Value = String> {
    prop_oneof![select(vec!["Ida", "Tom", ""]).prop_map(str::to_owned), text()]
}

fn an_observation() -> impl Strategy<Value = Observation> {
    let seen = (option::of(day()), option::of(id()), vec(evidence(), 0..2));
    (id(), reading(), name(), time(), seen, any::<(bool, bool)>(), extra()).prop_map(
        |(id, what, by, at, (on, talk, evidence), (hearsay, blind), extra)| Observation {
            id: stakemap::domain::record::id::RecordId(id),
            what,
            by: by.into(),
            at,
            on,
            conversation: talk.map(stakemap::domain::record::id::RecordId),
            evidence,
            hearsay,
            blind,
            extra,
        },
    )
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        4 => select(Tell::Task.answers()).prop_map(Outcome::Known),
        1 => text().prop_filter("known", |id: &String| Tell::Task.answer(id).is_none()).prop_map(|id| Outcome::Foreign(id.into())),
    ]
}

fn judgement() -> impl Strategy<Value = Judgement> {
    (outcome(), time(), name(), vec(evidence(), 0..2), extra())
        .prop_map(|(result, at, by, evidence, extra)| Judgement { result, at, by: by.into(), evidence, extra })
}

fn a_task() -> impl Strategy<Value = Task> {
    (id(), text(), day(), time(), name(), option::of(judgement()), extra()).prop_map(
        |(id, what, due, given, by, judged, extra)| Task {
            id: stakemap::domain::record::id::RecordId(id),
            what: what.into(),
            due,
            given,
            by: by.into(),
            judged,
            extra,
        },
    )
}

pub(super) fn call() -> impl Strategy<Value = Label> {
    (id(), text(), text(), name(), time(), extra()).prop_map(|(id, label, reason, by, at, extra)| Label {
        id: stakemap::domain::record::id::RecordId(id),
        label: label.into(),
        reason: reason.into(),
        by: by.into(),
        at,
        extra,
    })
}

pub(super) fn person() -> impl Strategy<Value = Stakeholder> {
    let lists = (vec(an_observation(), 0..5), vec(a_task(), 0..3), vec(call(), 0..2));
    (id(), text(), text(), lists, extra(), person_fields()).prop_map(
        |(id, name, title, (observations, tasks, labels), extra, mut parts)| {
            parts.extend([("id".to_owned(), json!(id)), ("name".to_owned(), Value::from(name))]);
            let parts: Stakeholder = serde_json::from_value(Value::Object(parts)).unwrap();
            let all = parts.extra.into_iter().chain(extra).collect();
            Stakeholder { title: title.into(), observations, tasks, labels, extra: all, ..parts }
        },
    )
}

pub(super) fn a_tick() -> impl Strategy<Value = Tick> {
    (id(), text(), text(), day(), name(), time(), extra()).prop_map(|(id, verifier, evidence, on, by, at, extra)| {
        Tick {
            id: stakemap::domain::record::id::RecordId(id),
            verifier: verifier.into(),
            evidence: evidence.into(),
            on,
            by: by.into(),
            at,
            extra,
        }
    })
}

pub(super) fn line() -> impl Strategy<Value = StageEntry> {
    (id(), text(), text(), extra()).prop_map(|(id, stage, text, extra)| StageEntry {
        id: stakemap::domain::record::id::RecordId(id),
        stage: stage.into(),
        text: text.into(),
        extra,
    })
}

fn a_track() -> impl Strategy<Value = Track> {
    (id(), id(), time(), vec(a_tick(), 0..3), vec(line(), 0..2), extra()).prop_map(
        |(id, stakeholder, begun, ticks, lines, extra)| Track {
            id: stakemap::domain::record::id::RecordId(id),
            stakeholder: StakeholderId(stakeholder),
            begun,
            ticks,
            lines,
            extra,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let change = (text(), value(), value(), extra()).prop_map(|(place, from, to, extra)| Change {
        place,
        from,
        to,
        position: None,
        extra,
    });
    (id(), time(), name(), text(), option::of(id()), option::of(id()), vec(change, 0..3), extra()).prop_map(
        |(id, at, by, what, undoes, within, changes, extra)| Step {
            id: stakemap::domain::record::id::RecordId(id),
            at,
            by: by.into(),
            what: what.into(),
            undoes: undoes.map(stakemap::domain::record::id::RecordId),
            within: within.map(stakemap::domain::record::id::RecordId),
            changes,
            extra,
        },
    )
}

/// A conflict about anything, also about what is not there.
fn a_conflict() -> impl Strategy<Value = Conflict> {
    let value = || option::of(value());
    (id(), text(), value(), value(), value(), extra()).prop_map(|(id, place, base, standing, other, extra)| Conflict {
        id: stakemap::domain::record::id::RecordId(id),
        place,
        base,
        standing,
        other,
        extra,
    })
}

/// Any deal, up to four people. The first tracks are about people in it.
pub(crate) fn a_deal() -> impl Strategy<Value = Deal> {
    let head = (id(), text(), text(), text(), name(), time(), any::<bool>());
    let conflicts = vec(a_conflict(), 0..2);
    let lists = (vec(person(), 0..4), vec(a_track(), 0..3), conflicts, vec(step(), 0..3));
    (head, lists, extra(), deal_fields()).prop_map(
        |((id, name, value, about, owner, created, sample), (people, tracks, conflicts, steps), extra, mut group)| {
            group.extend([("id".to_owned(), json!(id)), ("name".to_owned(), Value::from(name))]);
            group.insert("created".to_owned(), json!(created));
            let group: Deal = serde_json::from_value(Value::Object(group)).unwrap();
            let mut tracks = tracks;
            for (track, person) in tracks.iter_mut().zip(&people) {
                track.stakeholder = person.id;
            }
            Deal {
                value: value.into(),
                about: about.into(),
                owner: owner.into(),
                sample,
                stakeholders: people.into_iter().map(Arc::new).collect(),
                coaching: tracks.into_iter().map(Arc::new).collect(),
                conflicts,
                extra: group.extra.clone().into_iter().chain(extra).collect(),
                history: steps.into_iter().map(Arc::new).collect(),
                ..group
            }
        },
    )
}
