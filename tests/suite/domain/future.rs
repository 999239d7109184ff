//! Acts that a deal dates in the future, each at its place; what is planned is none.

use super::TODAY;
use jiff::ToSpan;
use serde_json::{Value, json};
use stakemap::domain::change::integrity::{LISTED, dated_ahead};
use stakemap::store::format;
use std::collections::BTreeSet;
use std::path::Path;

/// The example as JSON, with an outcome, marks, and a plan that has worked.
fn example() -> Value {
    let deal = stakemap::content::sample(TODAY);
    let mut value: Value = serde_json::from_slice(&format::encode(&deal)).unwrap();
    let (id, at) = (value["id"].clone(), "2026-11-02T08:00:00Z");
    value["outcome"] = json!({"result": "won", "on": "2026-11-02", "why": "", "by": "Kim", "at": at});
    value["marks"] = json!([{"id": id, "verifier": "x", "evidence": "", "on": "2026-11-02", "by": "Kim", "at": at}]);
    value["reviews"] = json!([{"id": id, "started": at, "on": "2026-11-02", "coach": "Kim"}]);
    let evidence = json!([{"id": id, "text": "Sent it", "on": "2026-11-02", "by": "Kim"}]);
    let judged = json!({"result": "delivered", "at": at, "by": "Kim", "evidence": evidence});
    value["stakeholders"][0]["tasks"] =
        json!([{"id": id, "what": "Send it", "due": "2026-11-03", "given": at, "by": "Kim", "judged": judged}]);
    value["stakeholders"][0]["plan"] = json!({"neutralised": "Signed", "neutralised_on": "2026-11-02"});
    value["actions"][0]["done"] = json!({"at": at, "by": "Kim"});
    value
}

fn places(value: &Value) -> Vec<String> {
    let deal = format::decode(value.to_string().as_bytes(), Path::new("a.json")).unwrap().deal;
    dated_ahead(&deal, TODAY).into_iter().map(|one| one.place).collect()
}

/// Every place of a day or a moment, but for the history.
fn days(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields.iter().filter(|(name, _)| *name != "history") {
                let place = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
                days(inner, &place, found);
            }
        }
        Value::Array(all) => all.iter().enumerate().for_each(|(at, one)| days(one, &format!("{place}[{at}]"), found)),
        Value::String(text) if text.starts_with("20") && text.as_bytes().get(4) == Some(&b'-') => {
            found.push(place.to_owned());
        }
        _ => {}
    }
}

/// The value at a place such as `reviews[0].on`.
fn at<'a>(value: &'a mut Value, place: &str) -> &'a mut Value {
    let pointer = format!("/{}", place.replace(['.', '['], "/").replace(']', ""));
    value.pointer_mut(&pointer).unwrap()
}

#[test]
fn each_act_that_is_dated_ahead_is_named_at_its_place_and_no_plan_is() {
    let mut value = example();
    assert_eq!(places(&value), Vec::<String>::new());
    let mut all = Vec::new();
    days(&value, "", &mut all);
    let (mut acts, mut others) = (BTreeSet::new(), BTreeSet::new());
    let kind = |place: &str| place.split(['[', ']']).step_by(2).collect::<String>();
    for place in all {
        let before = at(&mut value, &place).clone();
        let is_day = before.as_str().unwrap().len() == 10;
        *at(&mut value, &place) = json!(if is_day { "2031-05-06" } else { "2031-05-06T08:00:00Z" });
        match places(&value).as_slice() {
            [] => others.insert(kind(&place)),
            [found] if *found == place => acts.insert(kind(&place)),
            found => panic!("{found:?} for {place}"),
        };
        *at(&mut value, &place) = before;
    }
    let expected = [
        "actions.done.at",
        "coaching.ticks.on",
        "conversations.on",
        "marks.on",
        "outcome.on",
        "reviews.on",
        "stakeholders.observations.evidence.on",
        "stakeholders.plan.neutralised_on",
        "stakeholders.stances.on",
        "stakeholders.tasks.judged.at",
        "stakeholders.tasks.judged.evidence.on",
    ];
    assert_eq!(acts, expected.map(str::to_owned).into(), "the others: {others:?}");
    assert!(others.contains("actions.due") && others.contains("stakeholders.tasks.due"), "{others:?}");
}

#[test]
fn tomorrow_is_today_somewhere_else_and_the_day_after_is_nowhere() {
    let mut value = example();
    let tomorrow = TODAY.tomorrow().unwrap();
    for (day, found) in [(TODAY, 0), (tomorrow, 0), (tomorrow.tomorrow().unwrap(), 1), (TODAY + 90.years(), 1)] {
        *at(&mut value, "conversations[0].on") = json!(day.to_string());
        assert_eq!(places(&value).len(), found, "{day}");
    }
}

#[test]
fn a_deal_from_a_clock_far_ahead_is_told_in_few_lines() {
    let deal = stakemap::content::sample(TODAY + 5.years());
    let listed = stakemap::domain::change::integrity::Listed::of(dated_ahead(&deal, TODAY));
    assert_eq!(listed.first.len(), LISTED);
    assert!(listed.first[0].words.contains("in the future"), "{:?}", listed.first[0]);
    assert!(listed.rest.unwrap().words().ends_with("future-date"));
}
