//! What counts for a verdict of all that was recorded about a person.

use super::*;
use stakemap::domain::judge::verdict::GroupWord;
use stakemap::domain::record::evidence::Evidence;
use stakemap::domain::record::stakeholder::{Observation, Reading};
use stakemap::domain::record::tell::Tell;

fn observation(number: u128, by: &str, minute: i64, what: &str) -> Observation {
    Observation {
        id: record(number),
        what: Reading::Known(answer(what)),
        by: by.into(),
        at: at(minute),
        on: None,
        conversation: None,
        evidence: Vec::new(),
        hearsay: false,
        blind: false,
        extra: serde_json::Map::new(),
    }
}

fn saw(number: u128, text: &str) -> Evidence {
    Evidence {
        id: record(number),
        text: text.into(),
        on: TODAY,
        by: "Ida".into(),
        conversation: None,
        extra: serde_json::Map::new(),
    }
}

#[test]
fn hearsay_leads_to_leaning_and_what_is_seen_later_takes_its_place() {
    let mut deal = deal();
    for (minute, one) in (10..).zip(["insight=pressed", "talk=we", "press=to-know", "teacher.persuades=repeated"]) {
        deal.hear(ANN, act("Ida", minute), answer(one));
    }
    let group = |deal: &Deal| judge(model(), &ann(deal).answers("Ida")).group.unwrap().1;
    assert_eq!((group(&deal), ann(&deal).answers("Ida").hearsay()), (GroupWord::Leaning, 4));
    assert_eq!(ann(&deal).answers("Tom").hearsay(), 0, "each answers for themselves");
    record_answers(&mut deal, "Ida", 20, "insight=pressed talk=we");
    assert_eq!((group(&deal), ann(&deal).answers("Ida").hearsay()), (GroupWord::Likely, 2));
    assert_eq!(ann(&deal).observations.len(), 4, "an answer is changed where it is, so an undo knows it");
    judged(&mut deal, 30, 40, TellAnswer::Delivered);
    assert_eq!(group(&deal), GroupWord::Confirmed);
    deal.hear(ANN, act("Ida", 50), answer("talk=we"));
    assert_ne!(group(&deal), GroupWord::Confirmed, "only what was seen opens the gate");
}

#[test]
fn what_was_seen_of_one_delivered_task_holds_when_another_is_delivered() {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 1, "insight=pressed talk=we");
    let word = |deal: &Deal| judge(model(), &ann(deal).answers("Ida")).group.unwrap().1;
    judged_unseen(&mut deal, 20, 30, TellAnswer::Delivered);
    assert_eq!((word(&deal), ann(&deal).delivered_unseen()), (GroupWord::Likely, true));
    let see = |deal: &mut Deal, text: &str| deal.add_evidence(ANN, "Ida", Item::Tell(Tell::Task), saw(700, text));
    see(&mut deal, " ");
    assert_eq!(word(&deal), GroupWord::Likely, "a blank line says nothing");
    see(&mut deal, "finance was in the call");
    assert_eq!((word(&deal), ann(&deal).delivered_unseen()), (GroupWord::Confirmed, false));
    judged_unseen(&mut deal, 21, 40, TellAnswer::Delivered);
    assert_eq!((word(&deal), ann(&deal).delivered_unseen()), (GroupWord::Confirmed, false));
    judged_unseen(&mut deal, 22, 50, TellAnswer::InPart);
    assert_eq!(word(&deal), GroupWord::Likely, "the latest task counts");
}

#[test]
fn each_assessor_has_an_own_verdict() {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 10, "insight=pressed talk=we");
    record_answers(&mut deal, "Tom", 20, "insight=waved-away gives=nothing");
    assert_eq!(ann(&deal).answers("Ida"), bare("insight=pressed talk=we"));
    assert_eq!(ann(&deal).answers("Tom"), bare("insight=waved-away gives=nothing"));
    assert!(ann(&deal).answers("Eva").is_empty());
    assert_eq!(ann(&deal).assessors(), ["Ida", "Tom"]);
    assert_eq!(deal.assessors(), ["Ida", "Tom"]);
}

#[test]
fn the_owner_comes_first_among_the_assessors_even_with_no_answer() {
    let mut deal = deal();
    record_answers(&mut deal, "Tom", 20, "talk=we");
    assert_eq!(deal.assessors(), ["Ida", "Tom"]);
    assert_eq!(ann(&deal).assessors(), ["Tom"]);
}

#[test]
fn newer_answer_replaces_the_older_of_the_same_assessor_and_keeps_what_was_seen() {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 10, "talk=we");
    deal.add_evidence(ANN, "Ida", answer("talk=we").item(), saw(50, "said “our plant” four times"));
    record_answers(&mut deal, "Tom", 15, "talk=both");
    record_answers(&mut deal, "Ida", 20, "talk=me");
    assert_eq!(ann(&deal).answers("Ida"), answers("talk=me"));
    assert_eq!(ann(&deal).answers("Tom"), bare("talk=both"));
    let one = ann(&deal).observation("Ida", Item::Tell(Tell::Talk)).unwrap();
    assert_eq!((one.id, one.at, one.evidence.len()), (record(10), at(20), 1));
    assert_eq!(ann(&deal).observations.len(), 2);
}

#[test]
fn newest_of_two_answers_to_one_item_counts_wherever_it_stands() {
    let mut deal = deal();
    deal.edit_person(ANN, |ann| {
        ann.observations = vec![observation(1, "Ida", 30, "talk=me"), observation(2, "Ida", 20, "talk=we")];
    });
    assert_eq!(ann(&deal).answers("Ida"), bare("talk=me"));
    assert_eq!(ann(&deal).observation("Ida", Item::Tell(Tell::Talk)).unwrap().id, record(1));
    deal.edit_person(ANN, |ann| ann.observations[1].at = at(30));
    assert_eq!(ann(&deal).answers("Ida"), bare("talk=we"), "the later in the list of one moment");
}

#[test]
fn answering_where_two_answers_stand_leaves_one_with_the_evidence_of_both() {
    let mut deal = deal();
    deal.edit_person(ANN, |ann| {
        ann.observations = vec![
            Observation { evidence: vec![saw(51, "a")], ..observation(1, "Ida", 20, "talk=we") },
            observation(3, "Tom", 20, "talk=both"),
            Observation { evidence: vec![saw(52, "b")], ..observation(2, "Ida", 40, "talk=me") },
        ];
    });
    // A clock that was set back must not make the new answer the older one.
    deal.answer(ANN, act("Ida", 30), answer("talk=both"));
    assert_eq!(ann(&deal).answers("Ida"), answers("talk=both"));
    assert_eq!(ann(&deal).answers("Tom"), bare("talk=both"));
    let one = ann(&deal).observation("Ida", Item::Tell(Tell::Talk)).unwrap();
    let mut texts: Vec<_> = one.evidence.iter().map(|evidence| evidence.text.as_str()).collect();
    texts.sort_unstable();
    assert_eq!((one.id, texts), (record(2), vec!["a", "b"]));
    assert_eq!(ann(&deal).observations.len(), 2);
}

#[test]
fn what_was_heard_stays_beneath_what_was_seen_under_another_name_too() {
    let talk = Item::Tell(Tell::Talk);
    let mut deal = deal();
    deal.hear(ANN, act("Ida", 30), answer("talk=we"));
    deal.add_evidence(ANN, "Ida", talk, saw(51, "Rana says she speaks of the plant"));
    deal.answer(ANN, act("Kim", 20), answer("talk=me"));
    deal.sign_again("Kim", "Ida");
    assert_eq!(ann(&deal).answers("Ida"), bare("talk=me"), "whatever was heard later");
    assert_eq!(ann(&deal).lines("Ida", talk).iter().map(|(_, is_heard)| *is_heard).collect::<Vec<_>>(), [true]);
    deal.forget(ANN, "Ida", talk);
    assert!(ann(&deal).answers("Ida").is_empty(), "what was heard does not come back");
}

#[test]
fn answer_that_is_taken_back_is_unknown_again_for_that_assessor_only() {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 10, "talk=we insight=pressed");
    record_answers(&mut deal, "Tom", 20, "talk=me");
    deal.forget(ANN, "Ida", Item::Tell(Tell::Talk));
    assert_eq!(ann(&deal).answers("Ida"), bare("insight=pressed"));
    assert_eq!(ann(&deal).answers("Tom"), bare("talk=me"));
}

#[test]
fn unknown_items_and_answers_are_kept_and_count_for_nothing() {
    let foreign = |item: &str, answer: &str| Reading::Foreign { item: item.into(), answer: answer.into() };
    let mut deal = deal();
    deal.edit_person(ANN, |ann| {
        ann.observations = vec![
            Observation { what: foreign("mood", "sunny"), ..observation(1, "Ida", 1, "talk=we") },
            Observation { what: foreign("talk", "they"), ..observation(2, "Ida", 2, "talk=we") },
        ];
    });
    assert!(ann(&deal).answers("Ida").is_empty());
    assert_eq!(ann(&deal).observation("Ida", Item::Tell(Tell::Talk)), None);
    deal.answer(ANN, act("Ida", 3), answer("talk=me"));
    deal.forget(ANN, "Ida", Item::Tell(Tell::Talk));
    assert_eq!(ann(&deal).observations.len(), 2);
    let text = serde_json::to_string(ann(&deal)).unwrap();
    assert!(text.contains(r#""item":"mood","answer":"sunny""#) && text.contains(r#""item":"talk","answer":"they""#));
    assert_eq!(&serde_json::from_str::<Stakeholder>(&text).unwrap(), ann(&deal));
}

#[test]
fn judged_task_counts_for_every_assessor_and_an_observed_one_for_nobody() {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 10, "task=delivered");
    assert!(ann(&deal).answers("Ida").is_empty(), "nobody was given a task");
    judged(&mut deal, 20, 30, TellAnswer::NotDelivered);
    for name in ["Ida", "Tom"] {
        assert_eq!(ann(&deal).answers(name).tell(Tell::Task), Some(TellAnswer::NotDelivered));
    }
}

#[test]
fn task_judged_last_counts_and_an_open_one_does_not() {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 1, "insight=pressed talk=we");
    deal.give_task(ANN, task(20, date(2026, 11, 1)));
    let word = |deal: &Deal| judge(model(), &ann(deal).answers("Ida")).group.unwrap().1;
    assert_eq!(word(&deal), GroupWord::Likely, "an overdue task is not yet a failed one");
    judged(&mut deal, 21, 30, TellAnswer::NotDelivered);
    assert_eq!(word(&deal), GroupWord::Unproven);
    deal.judge_task(ANN, record(20), act("Ida", 40), TellAnswer::Delivered);
    see_delivered(&mut deal, ANN, TODAY);
    assert_eq!(word(&deal), GroupWord::Confirmed, "the first task was judged later than the second");
    assert_eq!(ann(&deal).latest_judged().unwrap().id, record(20));
    deal.judge_task(ANN, record(21), act("Ida", 40), TellAnswer::Refused);
    assert_eq!(word(&deal), GroupWord::Unproven, "among equal times the later in the list");
}

#[test]
fn open_task_is_the_one_due_first() {
    let mut deal = deal();
    deal.give_task(ANN, task(20, date(2026, 11, 20)));
    deal.give_task(ANN, task(21, date(2026, 12, 1)));
    assert_eq!(ann(&deal).open_task().unwrap().id, record(20));
    deal.judge_task(ANN, record(20), act("Ida", 30), TellAnswer::InPart);
    assert_eq!(ann(&deal).open_task().unwrap().id, record(21));
}

#[test]
fn result_of_a_task_that_this_version_does_not_know_survives_and_counts_for_nothing() {
    let mut deal = deal();
    judged(&mut deal, 20, 30, TellAnswer::Delivered);
    judged(&mut deal, 21, 40, TellAnswer::Delivered);
    let text = serde_json::to_string(ann(&deal)).unwrap();
    let at = text.rfind("delivered").unwrap();
    let newer = format!("{}delegated{}", &text[..at], &text[at + "delivered".len()..]);
    let read: Stakeholder = serde_json::from_str(&newer).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), newer);
    assert_eq!(read.answers("Ida").tell(Tell::Task), None, "no older result stands in for it");
    assert_eq!(read.open_task(), None);
}

#[test]
fn latest_call_of_each_person_stands_beside_the_verdict() {
    let mut deal = deal();
    let call = |number: u128, by: &str, label: &str| stakemap::domain::record::stakeholder::Label {
        id: record(number),
        label: label.into(),
        reason: "the way they talk to finance".into(),
        by: by.into(),
        at: at(1),
        extra: serde_json::Map::new(),
    };
    record_answers(&mut deal, "Ida", 10, "insight=waved-away gives=nothing");
    let before = judge(model(), &ann(&deal).answers("Ida"));
    deal.edit_person(ANN, |ann| {
        ann.labels = vec![call(1, "Ida", "teacher"), call(2, "Tom", "talker"), call(3, "Ida", "oracle")];
    });
    assert_eq!(judge(model(), &ann(&deal).answers("Ida")), before, "never instead of the verdict");
    let names = |by: &str| ann(&deal).label_by(by).map(|call| (call.label_name().to_owned(), call.group()));
    assert_eq!(names("Ida"), Some(("oracle".to_owned(), None)));
    assert_eq!(
        names("Tom"),
        Some(("Talker".to_owned(), Some(stakemap::domain::record::profile::ProfileGroup::Talker)))
    );
    assert_eq!(ann(&deal).labels[0].group(), Some(stakemap::domain::record::profile::ProfileGroup::Mobilizer));
    assert_eq!(names("Eva"), None);
}
