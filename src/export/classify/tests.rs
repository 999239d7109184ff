//! The shape of the output, and every way in which an input can be wrong.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::domain::record::answer::Answer;
use proptest::prelude::*;
use std::sync::LazyLock;

static PLAYBOOK: LazyLock<Playbook> = LazyLock::new(|| crate::content::playbook(&[]).0);

fn problems(input: &str) -> Vec<String> {
    run(&PLAYBOOK, input).unwrap_err().to_string().lines().map(str::to_owned).collect()
}

/// Rounds every number to six digits, as far as the expected values were worked out by hand.
fn rounded(value: Value) -> Value {
    match value {
        Value::Number(number) => json!((number.as_f64().unwrap() * 1e6).round() / 1e6),
        Value::Array(list) => list.into_iter().map(rounded).collect(),
        Value::Object(all) => all.into_iter().map(|(key, value)| (key, rounded(value))).collect(),
        other => other,
    }
}

#[test]
fn the_answer_has_exactly_this_shape() {
    let input = r#"{"traits":{"teacher.brings-insight":"once"},"tells":{"insight":"pressed"}}"#;
    // Calculated by hand from the design's tables with an error allowance of 0.25.
    let expected = json!({
        "profile": "teacher",
        "word": "unclear",
        "also_shows": [],
        "group": "mobilizer",
        "group_word": "leaning",
        "probabilities": {
            "go-getter": 0.203_407, "teacher": 0.320_436, "skeptic": 0.217_276,
            "guide": 0.056_399, "friend": 0.045_304, "climber": 0.120_195, "blocker": 0.036_983
        },
        "groups": {"mobilizer": 0.741_118, "talker": 0.221_899, "blocker": 0.036_983},
        "contested": false,
        "without_evidence": true,
        "why": [
            {"text": "pressed you on your insight with hard questions", "weight": 0.585_517},
            {"text": "brings colleagues new insight (seen once)", "weight": 0.454_473}
        ],
        "next": {"id": "press", "question": "What are they after when they press you?"}
    });
    assert_eq!(rounded(run(&PLAYBOOK, input).unwrap()), expected);
}

#[test]
fn numbers_are_printed_as_they_are_reckoned() {
    let value = run(&PLAYBOOK, r#"{"tells":{"insight":"pressed"}}"#).unwrap();
    // 0.75 · row + 0.0625 = .55 .55 .5875 .1525 .1225 .325 .1, which sum to 2.3875.
    let sure = value["probabilities"]["skeptic"].as_f64().unwrap();
    assert!((sure - 0.5875 / 2.3875).abs() < 1e-15, "{sure}");
    let weight = value["why"][0]["weight"].as_f64().unwrap();
    assert!((weight - ((0.5875_f64 / 1.8).ln() - (1.0_f64 / 6.0).ln())).abs() < 1e-14, "{weight}");
    let sum: f64 = value["probabilities"].as_object().unwrap().values().map(|one| one.as_f64().unwrap()).sum();
    assert!((sum - 1.0).abs() < 1e-12);
}

#[test]
fn while_nothing_is_known_profile_and_group_are_null_and_there_is_a_question() {
    for input in ["{}", r#"{"traits":{}}"#, r#"{"traits":{},"tells":{}}"#, "\u{feff}{}"] {
        let value = run(&PLAYBOOK, input).unwrap();
        assert_eq!((&value["profile"], &value["group"]), (&Value::Null, &Value::Null));
        assert_eq!((&value["word"], &value["group_word"]), (&json!("unknown"), &json!("unknown")));
        assert_eq!(rounded(value["probabilities"]["teacher"].clone()), json!(0.142_857));
        assert_eq!(value["next"]["id"], "insight");
        assert_eq!(value["why"], json!([]));
    }
}

#[test]
fn a_delivered_task_confirms_with_a_line_of_evidence_and_next_is_never_null_before() {
    let of = |extra: &str| {
        let tells = r#""insight":"pressed","talk":"we","press":"to-know""#;
        let traits = r#""teacher.persuades":"repeated","teacher.sought-after":"once""#;
        run(&PLAYBOOK, &format!(r#"{{"traits":{{{traits}}},"tells":{{{tells},{extra}}}"#)).unwrap()
    };
    let bare = of(r#""task":"delivered"}"#);
    assert_eq!(bare["group_word"], "likely");
    assert_eq!(bare["next"], json!({"id": "task", "question": "What did you see them deliver, and when?"}));
    let seen = of(r#""task":"delivered"},"evidence":{"task":"brought the CFO to the call on 12 Nov"}"#);
    assert_eq!((&seen["group_word"], &seen["next"]), (&json!("confirmed"), &Value::Null));
    assert_eq!(seen["probabilities"], bare["probabilities"], "evidence moves no percentage");
    for answer in ["in-part", "not-delivered", "refused", "declined"] {
        let value = of(&format!(r#""task":"{answer}"}}"#));
        assert_eq!(value["next"]["question"], "What other task could they do, and by when?", "{answer}");
    }
}

#[test]
fn hearsay_says_less_and_each_slip_in_it_is_named() {
    let of =
        |extra: &str| run(&PLAYBOOK, &format!(r#"{{"tells":{{"insight":"pressed","talk":"we"}}{extra}}}"#)).unwrap();
    let (seen, heard) = (of(""), of(r#","hearsay":["insight","talk"]"#));
    assert_eq!((&seen["group_word"], &heard["group_word"]), (&json!("likely"), &json!("leaning")));
    assert_eq!(
        problems(r#"[{"tells":{"talk":"we"},"hearsay":["tsk",3,"insight"]},{"hearsay":{}}]"#),
        [
            "[0].hearsay[0]: there's no item `tsk`; the nearest is `task`; `stakemap playbook` lists all 26",
            "[0].hearsay[1]: must be an item, not a number",
            "[0].hearsay[2]: no answer was given for this item",
            "[1].hearsay: must be a list of items, not an object",
        ]
    );
}

#[test]
fn evidence_without_an_answer_or_words_is_named() {
    let input = r#"[{"tells":{"task":"delivered"},"evidence":{"task":" ","talk":"we, again","tsk":"x","insight":3}},
        {"evidence":[]},{"evidence":{"guide.frank":"x"},"traits":{"guide.frank":"once"}},
        {"tells":{"talk":"we"},"evidence":{"talk":7}},{"tells":{"talk":"we"},"evidence":{"talk":"a","talk":"b"}}]"#;
    assert_eq!(
        problems(input),
        [
            "[0].evidence[\"task\"]: says nothing; write what they did and when",
            "[0].evidence[\"talk\"]: no answer was given for this item",
            "[0].evidence: there's no item `tsk`; the nearest is `task`; `stakemap playbook` lists all 26",
            "[0].evidence[\"insight\"]: no answer was given for this item",
            "[1].evidence: must be an object of items and what was seen, not a list",
            "[3].evidence[\"talk\"]: must be a line of text, not a number",
            "[4].evidence: `talk` is there twice; keep one",
        ]
    );
}

#[test]
fn next_is_null_when_enough_is_known() {
    let input = r#"{"traits":{"friend.introduces":"repeated","friend.easy-to-reach":"repeated","friend.generous-with-time":"once"},
        "tells":{"insight":"accepted","gives":"time-and-introductions"}}"#;
    let value = run(&PLAYBOOK, input).unwrap();
    assert_eq!((&value["profile"], &value["word"]), (&json!("friend"), &json!("likely")));
    assert_eq!(value["next"], Value::Null);
}

#[test]
fn a_list_in_gives_a_list_out_in_the_same_order() {
    let value = run(&PLAYBOOK, r#"[{"tells":{"insight":"waved-away","gives":"nothing"}},{}]"#).unwrap();
    assert_eq!(value.as_array().map(Vec::len), Some(2));
    assert_eq!((&value[0]["group"], &value[1]["group"]), (&json!("blocker"), &Value::Null));
    assert_eq!(run(&PLAYBOOK, "[]").unwrap(), json!([]));
}

#[test]
fn contested_says_so() {
    let input = r#"{"traits":{"climber.advertises-successes":"repeated","climber.expects-reward":"repeated"},
        "tells":{"insight":"pressed","talk":"we"}}"#;
    assert_eq!(run(&PLAYBOOK, input).unwrap()["contested"], json!(true));
}

#[test]
fn every_unknown_word_is_named_with_its_path_and_the_nearest() {
    let input = r#"[{},
        {"traits":{"teacher.bring-insight":"once"}},
        {"traits":{"teacher.persuades":"onec"},"tell":{},"tells":{"insigt":"pressed","talk":"us"}}]"#;
    assert_eq!(
        problems(input),
        [
            "[1].traits: there's no trait `teacher.bring-insight`; the nearest is `teacher.brings-insight`; `stakemap playbook` lists all 21",
            "[2].traits[\"teacher.persuades\"]: there's no answer `onec`; the nearest is `once`; valid: not-so, claimed, once, repeated",
            "[2]: there's no key `tell`; the nearest is `tells`; valid: traits, tells, evidence, hearsay",
            "[2].tells: there's no tell `insigt`; the nearest is `insight`; valid: insight, talk, press, gives, task",
            "[2].tells[\"talk\"]: there's no answer `us`; valid: we, both, me",
        ]
    );
    assert_eq!(
        problems(r#"{"trait":{}}"#),
        ["there's no key `trait`; the nearest is `traits`; valid: traits, tells, evidence, hearsay"]
    );
}

#[test]
fn a_tell_among_the_traits_is_sent_to_its_place() {
    assert_eq!(problems(r#"{"traits":{"insight":"pressed"}}"#), ["traits: `insight` is a tell; put it under `tells`"]);
    assert_eq!(
        problems(r#"{"tells":{"guide.frank":"once"}}"#),
        ["tells: `guide.frank` is a trait; put it under `traits`"]
    );
}

#[test]
fn what_has_the_wrong_type_is_named_with_what_it_must_be() {
    assert_eq!(problems("3"), ["must be an object with `traits` and `tells`, not a number"]);
    assert_eq!(problems("[[]]"), ["[0]: must be an object with `traits` and `tells`, not a list"]);
    assert_eq!(problems(r#"{"traits":[]}"#), ["traits: must be an object of traits and answers, not a list"]);
    assert_eq!(
        problems(r#"{"tells":{"talk":null}}"#),
        ["tells[\"talk\"]: must be one of we, both, me, not null; leave it out if you don't know"]
    );
}

#[test]
fn a_key_that_is_there_twice_is_not_silently_dropped() {
    assert_eq!(problems(r#"{"tells":{"talk":"we","talk":"me"}}"#), ["tells: `talk` is there twice; keep one"]);
    assert_eq!(problems(r#"{"tells":{},"tells":{},"tells":{}}"#), ["`tells` is there twice; keep one"]);
}

#[test]
fn what_is_no_json_is_named_with_line_and_column() {
    let message = |input| problems(input).join("|");
    assert_eq!(message("{\"tells\":\n {x"), "line 2, column 3: can't be read as JSON: key must be a string");
    assert!(message(" ").contains("can't be read as JSON: it's empty; give an object with `traits` and `tells`"));
    assert!(message("{} {}").contains("line 1, column 4: can't be read as JSON: trailing characters"));
    assert!(message(&"[".repeat(100_000)).contains("recursion limit"));
}

#[test]
fn an_error_can_not_carry_an_escape_code_or_a_page_of_text() {
    let message = problems(r#"{"\u001b[31mtraits":1}"#).join("");
    assert!(!message.contains('\u{1b}'), "{message}");
    let long = format!("{{\"{}\":1}}", "ä".repeat(100_000));
    assert!(problems(&long).join("").len() < 400);
}

fn any_answers() -> impl Strategy<Value = Vec<Answer>> {
    let items: Vec<Item> = Item::all().collect();
    prop::collection::vec((prop::sample::select(items), any::<prop::sample::Index>()), 0..26).prop_map(|picked| {
        let mut answers = Answers::default();
        for (item, index) in picked {
            let all = item.answers();
            answers.set(all[index.index(all.len())]);
        }
        answers.given().collect()
    })
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec!["once", "pressed", "we", "onse"]).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let ids = vec!["traits", "tells", "insight", "talk", "guide.frank", "guide.fank"];
        let key = prop_oneof![any::<String>(), prop::sample::select(ids).prop_map(str::to_owned)];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..6).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_and_no_text_makes_it_panic(value in any_json(), text in any::<String>()) {
        for input in [value.to_string(), text] {
            if let Err(error) = run(&PLAYBOOK, &input) {
                let shown = error.to_string();
                prop_assert!(!shown.is_empty());
                prop_assert!(shown.lines().all(|line| !line.chars().any(char::is_control)));
            }
        }
    }

    #[test]
    fn every_valid_input_is_read_as_it_was_written(given in any_answers()) {
        let mut traits = Map::new();
        let mut tells = Map::new();
        for answer in &given {
            let items = match answer.item() {
                Item::Trait(_) => &mut traits,
                Item::Tell(_) => &mut tells,
            };
            items.insert(answer.item().id().to_owned(), json!(answer.id()));
        }
        let input = json!({"traits": traits, "tells": tells});
        let Asked::One(answers) = read(&input.to_string()).unwrap() else { panic!("one in, one out") };
        prop_assert_eq!(answers.given().collect::<Vec<_>>(), given.clone());
        let value = run(&PLAYBOOK, &input.to_string()).unwrap();
        prop_assert_eq!(value["why"].as_array().unwrap().len(), given.len());
        let sum: f64 = value["probabilities"].as_object().unwrap().values().map(|one| one.as_f64().unwrap()).sum();
        prop_assert!((sum - 1.0).abs() < 1e-12);
        if let Some(id) = value["next"]["id"].as_str() {
            // After a judged task, another task or its evidence may come next.
            prop_assert!(id == "task" || Item::from_id(id).is_some_and(|item| answers.get(item).is_none()));
        }
    }
}

#[test]
fn of_very_many_problems_the_first_are_told_and_the_rest_is_counted() {
    let items: Vec<String> = (0..20_000).map(|number| format!("\"guide.frnk{number}\": \"once\"")).collect();
    let told = problems(&format!("{{\"traits\": {{{}}}}}", items.join(",")));
    assert_eq!(told.len(), 21);
    assert!(told[0].contains("`guide.frnk0`; the nearest is `guide.frank`"), "{}", told[0]);
    assert_eq!(told[20], "and 19980 more problems");
}
