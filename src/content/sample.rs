//! The worked example of `stakemap demo`: a made-up deal that is always 34 days old.

use crate::domain::record::deal::Deal;
use jiff::civil::Date;
use jiff::{Timestamp, Unit};
use serde_json::Value;

/// The age of the example in days. Its texts and due dates are written for this age.
const AGE_DAYS: i64 = 34;

const TEXT: &str = include_str!("../../assets/sample/deal.json");

/// Returns the example, with every day and time moved so that it began 34 days before today: tasks and history look
/// lived in on any day. Ids are the same every time.
///
/// # Panics
/// Never in a released program: a test ensures that the file reads as a deal.
#[must_use]
pub fn sample(today: Date) -> Deal {
    let mut value: Value = serde_json::from_str(TEXT).expect("the example is JSON, which a test holds");
    let begun = value.get("created").and_then(Value::as_str).and_then(|text| text.parse::<Timestamp>().ok());
    let begun = begun
        .expect("the example says when it was made, which a test holds")
        .to_zoned_datetime(jiff::tz::TimeZone::UTC);
    // Whole days between two calendar days; leap days and year ends are the calendar's work.
    let span = begun.date().until((Unit::Day, today)).map_or(0, |span| i64::from(span.get_days()));
    move_days(&mut value, span - AGE_DAYS);
    serde_json::from_str(&value.to_string()).expect("the example is a deal, which a test holds")
}

/// Moves every text that is exactly a day or a time. Near the ends of the calendar a day stays as it is.
fn move_days(value: &mut Value, days: i64) {
    match value {
        Value::String(text) => {
            if let Some(moved) = moved(text, days) {
                *text = moved;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|one| move_days(one, days)),
        Value::Object(map) => map.values_mut().for_each(|one| move_days(one, days)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn moved(text: &str, days: i64) -> Option<String> {
    // Texts that people wrote are long or do not begin with a year; asking the parser about each would be slow.
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > 30 {
        return None;
    }
    if text.contains('T') {
        let time: Timestamp = text.parse().ok()?;
        return Some(
            Timestamp::from_second(time.as_second().checked_add(days.checked_mul(86_400)?)?).ok()?.to_string(),
        );
    }
    let day: Date = text.parse().ok()?;
    let span = jiff::Span::new().try_days(days).ok()?;
    Some(day.checked_add(span).ok()?.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;
    use crate::content::playbook;
    use crate::domain::change::integrity::findings;
    use crate::domain::change::rewind::moment;
    use crate::domain::judge::summary::{Need, summary};
    use crate::domain::judge::verdict::{GroupWord, Verdict, Word, judge};
    use crate::domain::method::playbook::Playbook;
    use crate::domain::record::answer::Item;
    use crate::domain::record::profile::Profile;
    use crate::domain::record::profile::ProfileGroup;
    use crate::domain::record::stakeholder::Stakeholder;
    use crate::domain::record::tell::Tell;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);

    fn verdicts<'a>(playbook: &Playbook, deal: &'a Deal, by: &str) -> Vec<(&'a Stakeholder, Verdict)> {
        let judged = |one: &Stakeholder| judge(&playbook.model, &one.answers(by));
        deal.stakeholders.iter().map(|one| (one.as_ref(), judged(one))).collect()
    }

    #[test]
    fn all_seven_profiles_are_somebodys_best_in_the_owners_eyes() {
        let deal = sample(TODAY);
        let mut best: Vec<Profile> = verdicts(&playbook(&[]).0, &deal, &deal.owner)
            .iter()
            .filter_map(|(_, verdict)| verdict.profile.filter(|(_, word)| *word >= Word::Leaning).map(|(one, _)| one))
            .collect();
        best.sort_unstable();
        assert_eq!(best, Profile::ALL);
    }

    #[test]
    fn it_shows_every_state_worth_showing() {
        let (playbook, _) = playbook(&[]);
        let deal = sample(TODAY);
        assert!(deal.sample);
        assert_eq!(deal.stakeholders.len(), 9);
        let all = verdicts(&playbook, &deal, &deal.owner);
        let count = |group, word| all.iter().filter(|(_, one)| one.group == Some((group, word))).count();
        assert_eq!(count(ProfileGroup::Mobilizer, GroupWord::Confirmed), 1);
        assert_eq!(count(ProfileGroup::Mobilizer, GroupWord::Unproven), 1);
        assert_eq!(count(ProfileGroup::Mobilizer, GroupWord::Likely), 1);
        assert_eq!(count(ProfileGroup::Blocker, GroupWord::Likely), 1);
        assert_eq!(all.iter().filter(|(_, one)| one.contested.is_some()).count(), 1);
        assert_eq!(all.iter().filter(|(_, one)| one.profile.is_none()).count(), 1);
        let need = summary(&playbook, &deal, TODAY).need;
        assert_eq!(need, Need::TaskOut { due: date(2026, 11, 24), name: "Anders Kvale".into() });
    }

    #[test]
    fn the_coach_and_the_owner_differ_on_exactly_one_person() {
        let (playbook, _) = playbook(&[]);
        let deal = sample(TODAY);
        assert_eq!(deal.assessors(), ["Kim Osei", "Robin Falk"]);
        let both = deal.stakeholders.iter().filter(|one| one.assessors().len() == 2).collect::<Vec<_>>();
        assert_eq!(both.len(), 1);
        let group = |by| judge(&playbook.model, &both[0].answers(by)).group.unwrap().0;
        assert_eq!((group("Kim Osei"), group("Robin Falk")), (ProfileGroup::Mobilizer, ProfileGroup::Talker));
    }

    #[test]
    fn one_call_differs_from_the_verdict_and_says_why() {
        let (playbook, _) = playbook(&[]);
        let deal = sample(TODAY);
        let labelled: Vec<_> =
            deal.stakeholders.iter().filter_map(|one| Some((one, one.label_by(&deal.owner)?))).collect();
        let [(person, label)] = labelled.as_slice() else { panic!("one label") };
        let verdict = judge(&playbook.model, &person.answers(&deal.owner));
        assert_ne!(label.group(), verdict.group.map(|(group, _)| group));
        assert!(!label.reason.is_empty());
    }

    #[test]
    fn stage_one_is_proved_with_dated_evidence_and_stage_two_in_part() {
        let (playbook, _) = playbook(&[]);
        let deal = sample(TODAY);
        let [track] = deal.coaching.as_slice() else { panic!("one track") };
        assert!(track.progress(&playbook.stages[0]).is_proved());
        let second = track.progress(&playbook.stages[1]);
        assert!(second.proved > 0 && !second.is_proved());
        assert_eq!(track.unknown_ticks(&playbook.stages).count(), 0);
        assert!(track.ticks.iter().all(|tick| tick.has_evidence() && tick.on < TODAY));
        assert!(track.lines.iter().all(|line| playbook.stages.iter().any(|stage| stage.id == line.stage)));
    }

    #[test]
    fn every_answer_is_known_and_what_was_seen_has_evidence() {
        for person in &sample(TODAY).stakeholders {
            for one in &person.observations {
                let answer = one.answer().unwrap();
                assert!(answer.item() != Item::Tell(Tell::Task), "the task is judged, not answered");
                assert!(one.evidence.iter().all(|evidence| evidence.by == one.by && !evidence.text.is_empty()));
            }
        }
    }

    #[test]
    fn the_history_tells_how_the_deal_came_to_be() {
        let deal = sample(TODAY);
        for steps in 0..=deal.history.len() {
            let then = moment(&deal, steps);
            assert_eq!(then.untold, [], "after {steps} steps");
            assert_eq!(findings(&then.deal), [], "after {steps} steps");
        }
        let begun = moment(&deal, 0).deal;
        assert_eq!((begun.stakeholders.len(), begun.coaching.len(), begun.conversations.len()), (0, 0, 0));
        assert_eq!((begun.name, &*begun.value, &*begun.stage), (deal.name.clone(), "", ""));
        assert!(deal.history.is_sorted_by_key(|step| step.at));
    }

    #[test]
    fn ids_are_unique_and_of_version_seven() {
        fn ids(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::Object(map) => {
                    found.extend(map.get("id").and_then(Value::as_str).map(str::to_owned));
                    map.values().for_each(|one| ids(one, found));
                }
                Value::Array(list) => list.iter().for_each(|one| ids(one, found)),
                _ => {}
            }
        }
        let mut stored = serde_json::to_value(sample(TODAY)).unwrap();
        for step in stored["history"].as_array_mut().unwrap() {
            step["changes"] = Value::Null;
        }
        let mut found = Vec::new();
        ids(&stored, &mut found);
        let count = found.len();
        assert!(count > 100);
        found.sort();
        found.dedup();
        assert_eq!(found.len(), count);
        assert!(found.iter().all(|id| uuid::Uuid::parse_str(id).unwrap().get_version_num() == 7));
    }

    #[test]
    fn it_is_34_days_old_on_any_day_and_nothing_but_due_days_lies_ahead() {
        let days = [TODAY, date(2028, 2, 29), date(2028, 3, 1), date(2027, 1, 1), date(1999, 12, 31), date(2100, 3, 1)];
        for today in days {
            let deal = sample(today);
            let utc = |at: jiff::Timestamp| at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
            assert_eq!(utc(deal.created).until(today).unwrap().get_days(), 34, "{today}");
            let mut ahead = 0;
            for person in &deal.stakeholders {
                let observed = person.observations.iter();
                assert!(observed.clone().all(|one| utc(one.at) < today && utc(one.at) >= utc(deal.created)));
                assert!(observed.flat_map(|one| &one.evidence).all(|one| one.on < today));
                assert!(person.labels.iter().all(|label| utc(label.at) < today));
                for task in &person.tasks {
                    assert!(utc(task.given) < today && task.judged.as_ref().is_none_or(|one| utc(one.at) < today));
                    ahead += usize::from(task.due >= today);
                    assert!(task.due < today || today.until(task.due).unwrap().get_days() == 3);
                }
            }
            assert_eq!(ahead, 1);
            assert!(deal.coaching.iter().all(|track| utc(track.begun) < today));
            assert!(
                deal.coaching
                    .iter()
                    .flat_map(|track| &track.ticks)
                    .all(|one| one.on <= utc(one.at) && utc(one.at) < today)
            );
            assert!(deal.history.iter().all(|step| utc(step.at) < today));
        }
    }

    #[test]
    fn even_the_ends_of_the_calendar_make_an_example() {
        assert_eq!(sample(Date::MIN).stakeholders.len(), 9);
        assert_eq!(sample(Date::MAX).stakeholders.len(), 9);
    }
}
