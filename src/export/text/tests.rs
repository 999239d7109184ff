//! Text output: exact for a small deal, and safe whatever people typed.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::domain::record::deal::Act;
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use crate::domain::record::profile::Profile;
use crate::domain::record::task::Task;
use crate::domain::record::traits::Trait;
use crate::export::classify::read;
use jiff::Timestamp;
use jiff::civil::date;
use unicode_width::UnicodeWidthStr;
use uuid::Uuid;

const TODAY: Date = date(2026, 4, 5);

fn book() -> Playbook {
    crate::content::playbook(&[]).0
}

/// Formats a deal without other deals.
fn told(book: &Playbook, one: &Deal) -> String {
    deal(book, one, &LeftElsewhere::default(), TODAY)
}

#[test]
fn who_left_according_to_another_deal_is_told_with_the_day() {
    let mut other = small();
    other.edit_card(StakeholderId(Uuid::from_u128(1)), |card| {
        card.standing = Some(crate::domain::record::card::Standing::Left.into());
        card.standing_on = Some(date(2026, 3, 29));
        card.link = Some(RecordId(Uuid::from_u128(1)));
    });
    let others = [crate::domain::judge::deal_index::DealIndex::of(&other)];
    let elsewhere = LeftElsewhere::of(&small(), &others);
    let text = deal(&book(), &small(), &elsewhere, TODAY);
    assert!(text.contains("but    has left the company, according to another deal, Sun 29 Mar"), "{text}");
    assert!(!told(&book(), &small()).contains("according"));
}

fn at() -> Timestamp {
    "2026-04-01T08:00:00Z".parse().unwrap()
}

fn small() -> Deal {
    let mut small = Deal::new(DealId(Uuid::from_u128(0x1f)), "Acme pumps", "Kim", at());
    let ann = StakeholderId(Uuid::from_u128(1));
    small.add_person(Stakeholder::new(ann, "Ann Lee"));
    for (number, (item, answer)) in [("insight", "pressed"), ("talk", "we"), ("press", "to-do")].iter().enumerate() {
        let item = crate::domain::record::answer::Item::from_id(item).unwrap();
        let act = Act { id: RecordId(Uuid::from_u128(10 + number as u128)), by: "Kim", at: at() };
        small.answer(ann, act, item.answer(answer).unwrap());
    }
    small
}

#[test]
fn a_small_deal_reads_exactly_like_this() {
    let expected = "\
Acme pumps
no value yet · 1 person · 1 Mobilizer · owner Kim
Needs  No conversations yet. Find out who decides and who approves

M  Ann Lee
   Mobilizer, likely 93%; Go-Getter, leaning 64%
   but    based on answers without evidence
   why  + presses you to get it done
        + talks about what the group needs
        + pressed you on your insight with hard questions
   next   Did they deliver on the task you agreed on?
   do     Agree on a task with a date. Nothing else will confirm it.
";
    assert_eq!(told(&book(), &small()), expected);
}

#[test]
fn a_task_that_is_out_is_shown_instead_of_asked_for() {
    let mut small = small();
    let task = Task {
        id: RecordId(Uuid::from_u128(20)),
        what: "Bring Finance\nto the next call".into(),
        due: date(2026, 4, 4),
        given: at(),
        by: "Kim".into(),
        judged: None,
        extra: serde_json::Map::new(),
    };
    small.give_task(StakeholderId(Uuid::from_u128(1)), task);
    let text = told(&book(), &small);
    assert!(text.contains("Needs  Ann Lee's task was due Sat 4 Apr: Bring Finance to the next call\n"), "{text}");
    assert!(text.contains("   task   was due Sat 4 Apr: Bring Finance to the next call\n"), "{text}");
    assert!(!text.contains("   next "), "{text}");
}

fn alone() -> OneOf {
    OneOf { file: "a.json".to_owned(), files: 1 }
}

#[test]
fn the_list_reads_exactly_like_this() {
    let in_three = OneOf { file: "acme renewal.json".to_owned(), files: 3 };
    let rows = [
        (summary(&book(), &small(), TODAY), in_three),
        (summary(&book(), &crate::content::sample(TODAY), TODAY), alone()),
    ];
    let expected = "\
Acme pumps
    = one deal in 3 files; this is acme renewal.json
    No conversations yet. Find out who decides and who approves
    no value yet · 1 person · 1 Mobilizer · 0000001f
Tarnbeck Beverages · Line monitoring (example)
    ! Ottilie Brandt is blocking, and we're relying on Mirela Dantu
    €310k · 9 people · 2 Mobilizers, 1 possible Mobilizer, 2 Talkers, 1 possible
    Talker, 1 Blocker · coaching 1 of 5 proven · next due 2 Apr · 5c2e91f7
";
    assert_eq!(summaries(&rows, TODAY), expected);
    assert_eq!(summaries(&[], TODAY), "No deals yet.\n");
}

#[test]
fn classified_people_are_numbered_only_in_a_list() {
    let one = classify(&book(), &read(r#"{"tells":{"insight":"waved-away","gives":"nothing"}}"#).unwrap());
    let expected = "\
Blocker, leaning 55%
   all    Mobilizer 30%: Go-Getter 8%, Teacher 8%, Skeptic 14%
          Talker 14%: Guide 3%, Friend 3%, Climber 8%
          Blocker 55%
   why  + brushed off your insight
        + gives vendors nothing
   next   Do they defend stability for its own sake?
";
    assert_eq!(one, expected);
    let two = classify(&book(), &read("[{},{}]").unwrap());
    assert!(two.starts_with("1. unscreened\n") && two.contains("\n2. unscreened\n"), "{two}");
}

#[test]
fn the_example_shows_the_contest_the_other_opinion_the_call_and_the_coaching() {
    let text = told(&book(), &crate::content::sample(TODAY));
    for wanted in [
        "M✓ Mirela Dantu, Head of Continuous Improvement\n",
        "   but    the trait questions say Talker, the screening says Mobilizer; to\n",
        "   other  Robin Falk sees Talker, likely",
        "   label  Kim Osei says Mobilizer: He",
        "- didn't deliver the task: “Get the scrap cost",
        "1. Plan the consensus: 3 of 3, proven\n",
        "2. Confirm the problem: 2 of 4, current\n",
        "   [ ] Put a number on the cost of doing nothing\n",
        "?  Graham Tully, COO\n   unscreened\n",
    ] {
        assert!(text.contains(wanted), "{wanted} is missing in\n{text}");
    }
}

#[test]
fn all_of_it_fits_80_columns() {
    let (book, sample) = (book(), crate::content::sample(TODAY));
    let all =
        [told(&book, &sample), summaries(&[(summary(&book, &sample, TODAY), alone())], TODAY), playbook(&book, false)];
    for line in all.iter().flat_map(|text| text.lines()) {
        assert!(line.width() <= 80, "{line}");
        assert_eq!(line, line.trim_end());
    }
}

#[test]
fn the_playbook_names_every_profile_trait_tell_answer_stage_question_and_source() {
    let book = book();
    let text = playbook(&book, true);
    let mut ids: Vec<String> = Vec::new();
    ids.extend(Profile::ALL.iter().map(|one| one.id().to_owned()));
    ids.extend(Trait::all().map(|one| one.id().to_owned()));
    ids.extend(book.tells.iter().flat_map(|one| one.answers.iter().map(|answer| answer.answer.id().to_owned())));
    ids.extend(book.stages.iter().map(|one| one.id.clone()));
    ids.extend(book.review.questions.iter().map(|one| one.id.clone()));
    ids.extend(book.review.portfolio.iter().chain(&book.review.agenda).map(|one| one.id.clone()));
    ids.extend(book.sources.iter().map(|one| one.id.clone()));
    for id in ids {
        assert!(text.contains(&id), "{id}");
    }
    let text = playbook(&book, false);
    for id in book.review.questions.iter().map(|one| &one.id).chain(book.group.joint.iter().map(|one| &one.id)) {
        assert!(!text.contains(id), "{id} is for --ids");
    }
    let is_section = |(at, _): (usize, &str)| text[at + 2..].starts_with(|c: char| c.is_ascii_digit());
    assert!(!text.match_indices("[M").any(is_section), "a section of the method is for --ids");
    assert!(text.contains("[our take]") && text.contains(book.independence.split(' ').next().unwrap()));
}

#[test]
fn nothing_that_people_typed_can_act_on_a_terminal() {
    fn spoil(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::String(text) if text.contains(' ') => *text = format!("\u{1b}[2J\n\u{9b}\r{text}\u{7}"),
            serde_json::Value::Array(list) => list.iter_mut().for_each(spoil),
            serde_json::Value::Object(map) => map.values_mut().for_each(spoil),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(crate::content::sample(TODAY)).unwrap();
    spoil(&mut value);
    let hostile: Deal = serde_json::from_value(value).unwrap();
    assert!(hostile.name.starts_with("␛[2J ⟨U+009B⟩ ") && hostile.owner.contains('␛'));
    let text = told(&book(), &hostile) + &summaries(&[(summary(&book(), &hostile, TODAY), alone())], TODAY);
    assert!(!text.chars().any(|c| c != '\n' && c.is_control()), "{text:?}");
    assert!(text.contains("Mirela Dantu"));
}
