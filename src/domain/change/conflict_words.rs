//! A conflict in plain words: the person or deal it belongs to, its subject, and the two values to choose from.
//!
//! A file can hold any JSON as a conflict, so every text here is a single short line, made without trusting the
//! place.

use crate::domain::change::address;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::card::{Card, Influence, Standing};
use crate::domain::record::choice::Choices;
use crate::domain::record::conflict::Conflict;
use crate::domain::record::dates;
use crate::domain::record::dates::day_of;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::motives::{Mind, Motives};
use crate::domain::record::plan::Route;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::tell::Tell;
use crate::domain::record::text::one_line;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};
use uuid::Uuid;

/// The most characters shown of a value.
const SHORT: usize = 60;

/// The texts shown for a conflict. Each is one line without control characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictWords {
    /// The person's name, or a word for the deal.
    pub whose: String,
    /// The subject; the bare address where this version doesn't know it.
    pub field: String,
    /// The value now in the deal.
    pub standing: String,
    /// The other value.
    pub other: String,
}

/// Describes a conflict in words.
#[must_use]
pub fn conflict_words(playbook: &Playbook, deal: &Deal, conflict: &Conflict) -> ConflictWords {
    let names = address::names(&conflict.place);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (person, field) = match names.as_slice() {
        ["stakeholders", id, rest @ ..] => {
            (person(deal, conflict, id), person_field(playbook, deal, conflict, id, rest))
        }
        ["coaching", id, rest @ ..] => coaching(playbook, deal, conflict, id, rest),
        [one] => (None, deal_field(one).map(str::to_owned)),
        ["outcome", ..] => (None, Some("outcome".to_owned())),
        [list, ..] => (None, entry_of(list).map(str::to_owned)),
        _ => (None, None),
    };
    let is_entry =
        [&conflict.standing, &conflict.other].iter().any(|one| one.as_ref().is_some_and(|one| one.get("id").is_some()));
    let missing = if is_entry { "removed" } else { "nothing" };
    let last = names.last().copied().unwrap_or_default();
    let named = |value: &Value| match (last, value) {
        ("reports_to" | "who" | "from", Value::String(id)) => self::person(deal, conflict, id).map(|name| short(&name)),
        (_, Value::Object(fields)) if !fields.contains_key("id") => called(deal, meant(fields)?),
        _ => None,
    };
    let words = |value: &Option<Value>| match value {
        None => missing.to_owned(),
        Some(value) => named(value).unwrap_or_else(|| value_words(playbook, item_of(deal, conflict), last, value)),
    };
    ConflictWords {
        whose: person.map_or_else(|| "the deal".to_owned(), |name| short(&name)),
        field: short(&field.unwrap_or_else(|| conflict.place.clone())),
        standing: words(&conflict.standing),
        other: words(&conflict.other),
    }
}

/// Returns the id beside the name of a doer or an owner.
fn meant(fields: &Map<String, Value>) -> Option<&str> {
    ["who_id", "owner_id"].iter().find_map(|name| fields.get(*name)?.as_str())
}

/// Shortens a text to one line of at most [`SHORT`] characters.
fn short(text: &str) -> String {
    cut(text, SHORT)
}

fn cut(text: &str, most: usize) -> String {
    let line = one_line(text);
    match line.char_indices().nth(most) {
        None => line,
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
    }
}

/// Returns the label of the person with this id in the deal.
fn called(deal: &Deal, id: &str) -> Option<String> {
    deal.called_by_id(StakeholderId(Uuid::try_parse(id).ok()?)).map(|name| short(name))
}

/// Returns a task's text in quotation marks, shortened so that the closing mark stays.
fn quoted(task: &Value) -> Option<String> {
    Some(format!("“{}”", cut(text(task, "what")?, SHORT / 2)))
}

fn deal_field(name: &str) -> Option<&'static str> {
    Some(match name {
        "id" => "id",
        "name" => "name",
        "value" => "value",
        "about" => "what it's about",
        "owner" => "owner",
        "created" => "date created",
        "sample" => "whether it's an example",
        "stage" => "buying stage",
        "expected" => "group size",
        "cost_of_inaction" => "cost of inaction",
        "outcome" => "outcome",
        _ => return None,
    })
}

/// Returns the noun for an entry of one of the deal's other lists.
fn entry_of(list: &str) -> Option<&'static str> {
    Some(match list {
        "relations" => "a relation",
        "conversations" => "a conversation",
        "actions" => "our next step",
        "reviews" => "a review",
        "insights" => "the case for change",
        "inside_steps" => "their inside step",
        "kit" => "a line of the kit",
        "concerns" => "a concern",
        "marks" => "what the group did together",
        "snoozes" => "a snoozed alert",
        _ => return None,
    })
}

/// Returns the noun for a field of one of a person's parts.
fn part_field(part: &str, field: &str) -> Option<&'static str> {
    match part {
        "card" => Card::field_words(field),
        "motives" => Motives::field_words(field),
        "mind" => Mind::field_words(field),
        "plan" if field == "owner" => Some("plan owner"),
        "plan" => Some("the Blocker plan"),
        _ => None,
    }
}

/// Returns the name of the person with this id, from the deal or otherwise from the conflict.
fn person(deal: &Deal, conflict: &Conflict, id: &str) -> Option<String> {
    let known = || deal.person(StakeholderId(Uuid::try_parse(id.split('#').next()?).ok()?));
    let told = || {
        [&conflict.standing, &conflict.other, &conflict.base].into_iter().flatten().find_map(|one| text(one, "name"))
    };
    known().map(|one| one.name.to_string()).or_else(|| told().map(str::to_owned))
}

fn person_field(playbook: &Playbook, deal: &Deal, conflict: &Conflict, id: &str, rest: &[&str]) -> Option<String> {
    let entry = |list: &str, one: &str| entry(deal, conflict, &["stakeholders", id, list, one]);
    Some(match rest {
        [] => "the person".to_owned(),
        ["name"] => "name".to_owned(),
        ["title"] => "job title".to_owned(),
        ["observations", _] | ["observations", _, "answer" | "item" | "by" | "at" | "on"] => {
            item_words(playbook, item_of(deal, conflict)?)
        }
        ["observations", _, "evidence", ..] => format!("evidence: {}", item_words(playbook, item_of(deal, conflict)?)),
        ["tasks", one] => format!("task {}", quoted(&entry("tasks", one)?)?),
        ["tasks", one, "judged", ..] => format!("how the task went: {}", quoted(&entry("tasks", one)?)?),
        ["tasks", _, "what"] => "task".to_owned(),
        ["tasks", one, "due"] => format!("due date of the task {}", quoted(&entry("tasks", one)?)?),
        ["calls", ..] => "label".to_owned(),
        ["stances", ..] => "stance".to_owned(),
        ["notes", ..] => "a note".to_owned(),
        ["predictions", ..] => "a prediction".to_owned(),
        ["differences", ..] => "a difference of opinion".to_owned(),
        // The only conflict about a card is about the name and the id that it has for its owner.
        ["card"] => "account owner".to_owned(),
        ["plan"] if is_about_owner(conflict) => "owner of the Blocker plan".to_owned(),
        ["plan"] => "the Blocker plan".to_owned(),
        [part, field, ..] => part_field(part, field)?.to_owned(),
        _ => return None,
    })
}

/// Returns whether a conflict is about the name and the id of an owner.
fn is_about_owner(conflict: &Conflict) -> bool {
    let sides = [&conflict.standing, &conflict.other].into_iter().flatten().filter_map(Value::as_object);
    sides.flat_map(Map::keys).all(|name| name == "owner" || name == "owner_id")
}

fn coaching(
    playbook: &Playbook,
    deal: &Deal,
    conflict: &Conflict,
    id: &str,
    rest: &[&str],
) -> (Option<String>, Option<String>) {
    let track = entry(deal, conflict, &["coaching", id]);
    let person = track.as_ref().and_then(|track| text(track, "stakeholder")).and_then(|id| person(deal, conflict, id));
    let field = match rest {
        [] => Some("coaching".to_owned()),
        ["ticks", one, ..] => {
            let tick = entry(deal, conflict, &["coaching", id, "ticks", one]);
            let verifier = tick.as_ref().and_then(|tick| text(tick, "verifier"));
            let words = |id: &str| playbook.verifier(id).map_or_else(|| id.to_owned(), |(_, one)| one.text.clone());
            verifier.map(|id| format!("verifier: {}", words(id)))
        }
        ["lines", ..] => Some("a coaching note".to_owned()),
        _ => None,
    };
    (person, field)
}

/// Returns the entry at an address, from the deal or otherwise from the conflict.
fn entry(deal: &Deal, conflict: &Conflict, names: &[&str]) -> Option<Value> {
    let all: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    address::at(deal, &all).or_else(|| {
        let own = [&conflict.standing, &conflict.other, &conflict.base].into_iter().flatten();
        own.into_iter().find(|one| text(one, "id") == names.last().copied()).cloned()
    })
}

/// Returns the item answered by the observation at the conflict's place.
fn item_of(deal: &Deal, conflict: &Conflict) -> Option<Item> {
    let names = address::names(&conflict.place);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let ["stakeholders", id, "observations", one, ..] = names.as_slice() else { return None };
    let found = entry(deal, conflict, &["stakeholders", id, "observations", one])?;
    Item::from_id(text(&found, "item")?)
}

fn item_words(playbook: &Playbook, item: Item) -> String {
    match item {
        Item::Trait(one) => playbook.of_trait(one).question.clone(),
        Item::Tell(tell) => playbook.tell(tell).title.clone(),
    }
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

/// Describes a value in a few words; `name` is the field that holds it.
fn value_words(playbook: &Playbook, item: Option<Item>, name: &str, value: &Value) -> String {
    let words = match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.is_empty() => "nothing".to_owned(),
        Value::String(text) => text_words(playbook, item, name, text),
        Value::Array(list) => format!("{} entries: {value}", list.len()),
        Value::Object(fields) if fields.is_empty() => "nothing".to_owned(),
        Value::Object(fields) => {
            // What an entry is about, and when and by whom, if it says so.
            let main = [
                "name", "headline", "answer", "result", "label", "level", "evidence", "text", "what", "said", "who",
                "owner",
            ];
            let found = main.iter().find_map(|name| Some((*name, fields.get(*name)?.as_str()?)));
            match found {
                Some((name, text)) => {
                    let by = fields.get("by").and_then(Value::as_str).filter(|by| !by.is_empty());
                    let by = by.map_or_else(String::new, |by| format!(" ({})", short(by)));
                    format!("{}{by}", text_words(playbook, item, name, text))
                }
                None => value.to_string(),
            }
        }
    };
    short(&words)
}

fn text_words(playbook: &Playbook, item: Option<Item>, name: &str, text: &str) -> String {
    let answer = match name {
        "answer" => item.and_then(|item| item.answer(text)),
        "result" => Item::Tell(Tell::Task).answer(text),
        _ => None,
    };
    if let Some(answer) = answer {
        return answer_words(playbook, answer);
    }
    match name {
        "label" => Profile::from_id(text)
            .map(Profile::name)
            .or_else(|| ProfileGroup::from_id(text).map(ProfileGroup::name))
            .map(str::to_owned),
        "at" | "given" | "begun" | "created" => text
            .parse::<Timestamp>()
            .ok()
            .map(|at| format!("{} {} UTC", dates::dated(day_of(at)), at.strftime("%H:%M"))),
        "influence" => Influence::from_id(text).map(|one| one.label().to_owned()),
        "standing" => Standing::from_id(text).map(|one| one.label().to_owned()),
        "route" => Route::from_id(text).map(|one| one.label().to_owned()),
        "on" | "due" | "until" | "standing_on" | "neutralised_on" => text.parse::<Date>().ok().map(dates::dated),
        _ => None,
    }
    .unwrap_or_else(|| text.to_owned())
}

fn answer_words(playbook: &Playbook, answer: Answer) -> String {
    match answer {
        Answer::Trait(_, seen) => seen.label().to_owned(),
        Answer::Tell(tell) => {
            playbook.tell_answer(tell).map_or_else(|| answer.id().to_owned(), |one| one.label.clone())
        }
    }
}
