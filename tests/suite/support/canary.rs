//! Deals in which every private text is a canary: a letter that stands nowhere else. Where it shows, something leaks.

use super::hostile;
use serde_json::{Map, Value, json};
use stakemap::domain::record::deal::Deal;
use stakemap::store::format;
use std::cell::Cell;
use std::path::Path;

/// The first letter of every canary, so that no cut can hide it.
pub(crate) const CANARY: char = 'ꙮ';

/// What is planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plant {
    /// Nothing.
    Nothing,
    /// A canary in place of every private text.
    Texts,
    /// The same, and one in each private field that was empty or missing.
    Everywhere,
    /// A canary in every text that names somebody too: what initials hide.
    Names,
    /// A canary in place of what colleagues don't see either, and one in each such field that was empty or missing.
    Team,
}

thread_local! {
    static PLANT: Cell<Plant> = const { Cell::new(Plant::Nothing) };
}

/// Does something while each deal that is put on a disk in memory is planted so.
pub(crate) fn with<T>(plant: Plant, act: impl FnOnce() -> T) -> T {
    PLANT.set(plant);
    let done = act();
    PLANT.set(Plant::Nothing);
    done
}

/// What is planted now.
pub(crate) fn now() -> Plant {
    PLANT.get()
}

/// A deal's file with what is planted now.
pub(crate) fn planted_now(bytes: Vec<u8>) -> Vec<u8> {
    if PLANT.get() == Plant::Nothing { bytes } else { planted(&bytes, PLANT.get()) }
}

/// A deal with something planted.
pub(crate) fn plant(deal: &Deal, plant: Plant) -> Deal {
    let bytes = planted(&format::encode(deal), plant);
    format::decode(&bytes, Path::new("planted.json")).map(|read| read.deal).expect("a planted deal is a deal")
}

fn planted(bytes: &[u8], plant: Plant) -> Vec<u8> {
    let mut deal: Value = serde_json::from_slice(bytes).unwrap_or_default();
    match plant {
        Plant::Everywhere => fill(&mut deal),
        Plant::Team => fill_for_nobody(&mut deal),
        Plant::Nothing | Plant::Texts | Plant::Names => {}
    }
    let mut count = 0;
    walk(&mut deal, &mut Vec::new(), plant, &mut count);
    serde_json::to_vec_pretty(&deal).unwrap_or_default()
}

/// Texts by which the program finds and counts, beside those that it gives a meaning everywhere.
const FINDS: [&str; 6] = ["until", "alert", "place", "close_on", "next_review", "to"];

fn is_kept(key: &str) -> bool {
    hostile::KEPT.contains(&key) || FINDS.contains(&key)
}

/// What a customer may read.
const OPEN: [&str; 7] = ["name", "title", "about", "owner", "by", "coach", "department"];

/// Of that, what names people of the customer where they are called by their names.
const NAMING: [&str; 3] = ["name", "title", "department"];

fn walk(value: &mut Value, path: &mut Vec<String>, plant: Plant, count: &mut usize) {
    match value {
        Value::Object(fields) => {
            let is_hearsay = fields.get("hearsay") == Some(&Value::Bool(true));
            let is_private = fields.get("private") == Some(&Value::Bool(true));
            for (key, value) in fields.iter_mut() {
                if plant == Plant::Team && !is_told_to_nobody(path, key, is_hearsay, is_private) && !holds_more(value) {
                    continue;
                }
                path.push(key.clone());
                walk(value, path, plant, count);
                path.pop();
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| walk(value, path, plant, count)),
        Value::String(text) => plant_in(text, path, plant, count),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn holds_more(value: &Value) -> bool {
    matches!(value, Value::Object(_) | Value::Array(_))
}

/// Whether colleagues don't see the text at a place either.
fn is_told_to_nobody(path: &[String], key: &str, is_hearsay: bool, is_private: bool) -> bool {
    let is_in = |list: &str| path.iter().any(|part| part == list);
    let in_stance = is_in("stances");
    is_in("history")
        || is_in("newer")
        || is_in("clashes")
        || ["contact", "holds_back_words", "gains_words"].contains(&key)
        || (is_in("notes") && is_private && key == "text")
        || (in_stance && (key == "by" || (key == "evidence" && is_hearsay)))
}

fn plant_in(text: &mut String, path: &[String], plant: Plant, count: &mut usize) {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    let Some(key) = parts.last() else { return };
    let in_history = parts.first() == Some(&"history");
    let is_id = uuid::Uuid::try_parse(text).is_ok();
    // A tick without what was seen proves nothing, which everybody may see.
    if is_id || text.trim().is_empty() || (is_kept(key) && !(in_history && parts.len() > 3)) {
        return;
    }
    // What was done is kept, as else nothing could be undone; the words of it are not.
    if in_history && *key != "what" {
        return;
    }
    let is_person = parts.first() == Some(&"stakeholders");
    if !in_history && OPEN.contains(key) && plant != Plant::Team {
        if plant == Plant::Names && is_person && NAMING.contains(key) {
            *count += 1;
            // The first letters are what shows of a name.
            *text = if *key == "name" { format!("A{CANARY} B{count}") } else { format!("call A{CANARY} soon") };
        }
        return;
    }
    *count += 1;
    *text = format!("{CANARY}{count}").repeat(1 + *count % 40);
}

/// Puts something into every private field that is missing.
fn fill(deal: &mut Value) {
    let now = "2026-11-01T09:00:00Z";
    let id = |number: u32| format!("019aa000-0000-7000-8000-00000c{number:06}");
    let newer = |fields: &mut Map<String, Value>| {
        fields.insert("newer".to_owned(), json!({ "notes": ["something"] }));
    };
    let Some(fields) = deal.as_object_mut() else { return };
    newer(fields);
    fields.entry("cost_of_inaction").or_insert(json!("much"));
    let evidence = json!([{ "id": id(900_012), "test": "only-us", "result": "failed", "evidence": "e", "on": "2026-11-01",
        "by": "Kim", "at": now }]);
    let someone = fields.get("stakeholders").and_then(|all| all.get(0)).and_then(|one| one.get("id")).cloned();
    let reactions: Vec<Value> = someone
        .into_iter()
        .map(|who| {
            json!({ "id": id(900_015), "who": who,
        "step": "agreed", "evidence": "e", "on": "2026-11-01", "by": "Kim", "at": now })
        })
        .collect();
    let insight = json!({ "id": id(900_010), "headline": "h", "today": "t", "missed": "m", "cost": "c", "proof": "p",
        "proof_missing": "q", "new_way": "n", "goals": [{ "id": id(900_011), "text": "g", "measure": "h" }],
        "drivers": [{ "id": id(900_013), "text": "d", "weight": "some", "added": true, "raised": true }],
        "differentiators": [{ "id": id(900_014), "text": "d" }],
        "reactions": reactions, "checks": evidence, "layer": "insight", "by": "Kim", "at": now });
    push(fields, "insights", insight);
    // That there are steps is a fact about the customer, who sees it; which usual step each is, isn't.
    for step in fields.get_mut("inside_steps").and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(step) = step.as_object_mut() else { continue };
        newer(step);
        step.entry("usual").or_insert(json!("u"));
    }
    let release = json!({ "who": "w", "text": "t", "by": "Kim", "at": now });
    let line = json!({ "id": id(900_015), "line": "workshop-who", "wording": "w", "released": release, "by": "Kim", "at": now });
    push(fields, "kit", line);
    let asked =
        json!({ "id": id(900_001), "question": "buyers-step", "words": "w", "answer": "a", "by": "Kim", "at": now });
    let checked = json!({ "id": id(900_002), "decision": id(900_003), "what": "call", "fate": "not-done",
        "due": "2026-11-10", "why": "no time", "by": "Kim", "at": now });
    let outcome = json!({ "forecast": "at-risk", "close_on": "2026-12-20", "why": "y", "competition": "c",
        "decision_process": "d", "paper_process": "p", "by": "Kim", "at": now });
    for review in fields.get_mut("reviews").and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(review) = review.as_object_mut() else { continue };
        push(review, "asked", asked.clone());
        push(review, "checked", checked.clone());
        review.entry("outcome").or_insert(outcome.clone());
    }
    let mut number = 0;
    for person in fields.get_mut("stakeholders").and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(person) = person.as_object_mut() else { continue };
        number += 10;
        newer(person);
        person.entry("motives").or_insert(json!({ "gains": { "career": true } }));
        person["motives"]["holds_back_words"] = json!("afraid");
        person["motives"]["gains_words"] = json!("a better job");
        person.insert("mind".to_owned(), json!({ "goal": "g", "priorities": "p", "means": "m", "metrics": "n" }));
        let card = person.entry("card").or_insert(json!({}));
        card["contact"] = json!("mail");
        card["heard_by"] = json!("the board");
        card["references"] = json!("a brewery");
        card["influence"] = json!("deciders");
        let plan = json!({ "concern": "c", "what": "w", "owner": "Kim", "due": "2026-11-30", "persuadable": "yes" });
        person.entry("plan").or_insert(plan);
        let by = json!("Kim Osei");
        let note = json!({ "id": id(number), "text": "a note", "private": true, "by": by, "at": now });
        push(person, "notes", note);
        push(person, "calls", json!({ "id": id(number + 1), "label": "friend", "reason": "r", "by": by, "at": now }));
        for (place, topic) in ["buy", "advocate"].into_iter().enumerate() {
            let id = id(number + 2 + u32::try_from(place).unwrap_or(0));
            let stance = json!({ "id": id, "topic": topic, "level": "for", "evidence": "e", "on": "2026-11-01",
                "by": by, "at": now });
            push(person, "stances", stance);
        }
    }
}

/// Puts something into every field that is missing and that colleagues don't see either.
fn fill_for_nobody(deal: &mut Value) {
    let id = |number: u32| format!("019aa000-0000-7000-8000-00000d{number:06}");
    for (number, person) in (1..).zip(deal["stakeholders"].as_array_mut().into_iter().flatten()) {
        let Some(person) = person.as_object_mut() else { continue };
        person.insert("newer".to_owned(), json!({ "notes": ["something"] }));
        person.entry("motives").or_insert(json!({}));
        person["motives"]["gains"]["career"] = json!(true);
        person["motives"]["holds_back"]["job"] = json!(true);
        person["motives"]["holds_back_words"] = json!("afraid");
        person["motives"]["gains_words"] = json!("a better job");
        person.entry("card").or_insert(json!({}));
        person["card"]["contact"] = json!("mail");
        let (by, at) = (json!("Kim Osei"), json!("2026-11-01T09:00:00Z"));
        push(person, "notes", json!({ "id": id(number), "text": "a note", "private": true, "by": by, "at": at }));
    }
}

fn push(fields: &mut Map<String, Value>, list: &str, one: Value) {
    if let Some(list) = fields.entry(list).or_insert(json!([])).as_array_mut() {
        list.push(one);
    }
}
