//! The built-in content is whole; faults are found, named and fall back; the example shows what it promises.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::domain::playbook::AdviceState;
use crate::domain::profile::Profile;
use crate::domain::tell::Tell;
use crate::domain::traits::Trait;

fn user(name: &str, text: &str) -> (Playbook, Vec<String>) {
    let (playbook, faults) = playbook(&[(name.to_owned(), text.to_owned())]);
    (playbook, faults.iter().map(Fault::to_string).collect())
}

/// The built-in files with one text exchanged in one of them.
fn spoiled(file: &str, old: &str, new: &str) -> Vec<String> {
    let text = BUILT_IN.iter().find(|(name, ..)| *name == file).unwrap().2;
    assert!(text.contains(old), "{file} does not hold {old}");
    let changed = text.replacen(old, new, 1);
    let files = BUILT_IN.map(|(name, shown, text)| (name, shown, if name == file { changed.as_str() } else { text }));
    built_in(&files).err().unwrap_or_default().iter().map(Fault::to_string).collect()
}

fn only(faults: &[String]) -> &str {
    assert_eq!(faults.len(), 1, "{faults:#?}");
    &faults[0]
}

const TRAIT: &str = r#"
[[trait]]
id = "teacher.persuades"
profile = "teacher"
question = "Do colleagues change their mind after talking to them?"
seen = "Somebody was against it and now asks when it starts."
not = "Speaking long."
why = "turns colleagues round"
why_not = "spoke and turned nobody round"
source = "own"
"#;

#[test]
fn the_built_in_content_has_no_fault() {
    assert_eq!(built_in(&BUILT_IN).err().unwrap_or_default(), Vec::new());
}

#[test]
fn the_built_in_content_is_whole_and_in_the_order_of_the_indexes() {
    let (playbook, faults) = playbook(&[]);
    assert!(faults.is_empty());
    assert_eq!(playbook.profiles.iter().map(|one| one.profile).collect::<Vec<_>>(), Profile::ALL);
    assert!(playbook.traits.iter().map(|one| one.of).eq(Trait::all()));
    assert_eq!(playbook.tells.iter().map(|one| one.tell).collect::<Vec<_>>(), Tell::ALL);
    for text in &playbook.tells {
        assert_eq!(text.answers.iter().map(|one| one.answer).collect::<Vec<_>>(), text.tell.answers());
    }
    assert_eq!(playbook.stages.len(), 5);
    assert_eq!(playbook.blocker_questions.len(), 3);
    assert!(AdviceState::ALL.into_iter().all(|state| playbook.advice(state).is_some()));
    assert!(playbook.figures.iter().all(|figure| playbook.source(&figure.source).is_some()));
    assert!(!playbook.coaching_note.is_empty() && !playbook.model_note.is_empty() && !playbook.independence.is_empty());
}

#[test]
fn the_names_in_the_files_table_and_in_the_reading_order_are_the_same() {
    assert_eq!(BUILT_IN.map(|(name, ..)| name), assemble::FILES);
    assert!(BUILT_IN.iter().all(|(name, shown, _)| *shown == format!("assets/method/{name}")));
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_the_valid_ones() {
    let faults = spoiled("traits.toml", "question =", "qestion =");
    assert_eq!(faults.len(), 2, "{faults:#?}");
    assert!(faults[0].starts_with("assets/method/traits.toml, line 6, [[trait]] go-getter.backs-ideas, key `qestion`"));
    assert!(faults[0].contains("the nearest is `question`; valid: id, profile, question, seen, not, why, why_not"));
    assert!(faults[1].ends_with("[[trait]] go-getter.backs-ideas, key `question`: is missing"), "{}", faults[1]);
}

#[test]
fn unknown_ids_are_named_with_the_nearest_and_all_valid_ones() {
    let faults = spoiled("traits.toml", "profile = \"teacher\"", "profile = \"techer\"");
    assert!(
        only(&faults).contains("no profile `techer`; the nearest is `teacher`; valid: go-getter, teacher, skeptic")
    );
    let faults = spoiled("figures.toml", "source = \"ceb-survey\"", "source = \"ceb-surve\"");
    assert!(only(&faults).contains("no source `ceb-surve`; the nearest is `ceb-survey`"));
    let faults = spoiled("profiles.toml", "group = \"talker\"", "group = \"tolker\"");
    assert!(only(&faults).contains("no group `tolker`; the nearest is `talker`; valid: mobilizer, talker, blocker"));
    let faults = spoiled("advice.toml", "state = \"confirmed\"", "state = \"confirmd\"");
    assert!(
        faults.iter().any(|fault| fault.contains("no state `confirmd`; the nearest is `confirmed`")),
        "{faults:#?}"
    );
    assert!(faults.iter().any(|fault| fault.contains("[[advice]] confirmed is missing")), "{faults:#?}");
}

#[test]
fn a_missing_or_foreign_answer_of_a_tell_is_a_fault() {
    let faults = spoiled("tells.toml", "id = \"waved-away\"", "id = \"waved-awy\"");
    assert!(faults.iter().any(|fault| fault.contains("its answer waved-awy, key `id`: there is no answer to insight")));
    assert!(
        faults.iter().any(|fault| fault.contains("[[tell]] insight: [[answer]] waved-away is missing")),
        "{faults:#?}"
    );
}

#[test]
fn a_duplicate_is_a_fault() {
    let faults = spoiled("traits.toml", "id = \"teacher.persuades\"", "id = \"teacher.sought-after\"");
    assert!(faults.iter().any(|fault| fault.contains("[[trait]] teacher.sought-after: is there twice")), "{faults:#?}");
    assert!(faults.iter().any(|fault| fault.contains("[[trait]] teacher.persuades is missing")), "{faults:#?}");
}

#[test]
fn a_profile_keeps_the_methods_name_and_group() {
    let faults = spoiled("profiles.toml", "name = \"Skeptic\"", "name = \"Doubter\"");
    assert!(only(&faults).contains("must be Skeptic"));
    let faults = spoiled("profiles.toml", "group = \"blocker\"", "group = \"talker\"");
    assert!(only(&faults).contains("must be blocker"));
    let faults = spoiled("profiles.toml", "own = [\"weakness\", \"beware\"]", "own = [\"weakness\", \"bewar\"]");
    assert!(only(&faults).contains("`bewar`; the nearest is `beware`"));
}

#[test]
fn a_stage_needs_leads_verifiers_and_one_that_is_required() {
    let coaching = BUILT_IN[5].2;
    let stage = |text: &str| text.split("[[stage]]").nth(1).unwrap().to_owned();
    let plan = stage(coaching);
    let none_required = format!("[[stage]]{}", plan.replace("required = true", "required = false"));
    assert!(only(&user("coaching.toml", &none_required).1).contains("none is required"));
    let first_lead = plan.find("[[stage.lead]]").unwrap();
    let no_leads: String = plan[..first_lead].to_owned() + &plan[plan.find("[[stage.verifier]]").unwrap()..];
    assert!(
        only(&user("coaching.toml", &format!("[[stage]]{no_leads}")).1).contains("there are 0; a stage has 3 to 5")
    );
    let foreign = spoiled("coaching.toml", "id = \"plan.names-who-decides\"", "id = \"names-who-decides\"");
    assert!(only(&foreign).contains("must begin with the id of its stage and a point"));
}

#[test]
fn numbers_are_in_range_and_rows_and_columns_sum_to_one() {
    let sum = spoiled("model.toml", "repeated = 0.40", "repeated = 0.50");
    assert!(only(&sum).contains("[trait.own]: the row sums to 1.100; valid: 0.995 to 1.005"), "{sum:#?}");
    let column = spoiled("model.toml", "pressed = [0.65, 0.65", "pressed = [0.65, 0.75");
    assert!(only(&column).contains("[tell.insight]: the column of teacher sums to 1.100"), "{column:#?}");
    assert!(
        only(&spoiled("model.toml", "me = [0.10, 0.10", "me = [1.10, 0.10")).contains("valid: numbers from 0 to 1")
    );
    assert!(only(&spoiled("model.toml", "me = [0.10, 0.10", "me = [0.10")).contains("holds 6 numbers; valid: 7"));
    assert!(only(&spoiled("model.toml", "error_allowance = 0.15", "error_allowance = 0")).contains("from 0.01 to 0.5"));
    assert!(only(&spoiled("model.toml", "likely = 0.75", "likely = \"high\"")).contains("must be a number, and is of"));
    assert!(only(&spoiled("model.toml", "seen_needed = 2", "seen_needed = 0")).contains("whole number from 1 to 26"));
    assert!(only(&spoiled("model.toml", "leaning = 0.50", "leaning = 0.80")).contains("must not be above `likely`"));
    assert!(only(&spoiled("model.toml", "likely = 0.75", "likely = nan")).contains("is NaN; valid"));
}

#[test]
fn what_is_no_toml_is_listed_with_line_and_column_and_every_fault_is_listed() {
    let (_, faults) = user("traits.toml", "[[trait]]\nid = teacher\nseen = \n");
    assert!(faults.len() >= 2, "{faults:#?}");
    assert!(faults[0].starts_with("traits.toml, line 2, column 6: not readable as TOML: "), "{}", faults[0]);
    let (_, faults) = user("traits.toml", &TRAIT.replace("why =", "wy =").replace("\"own\"", "\"me\""));
    assert_eq!(faults.len(), 3, "{faults:#?}");
}

#[test]
fn a_users_entry_replaces_the_built_in_one_and_leaves_the_others() {
    let (mine, faults) = user("traits.toml", TRAIT);
    assert_eq!(faults, Vec::<String>::new());
    let built_in = playbook(&[]).0;
    let changed = Trait::from_id("teacher.persuades").unwrap();
    assert_eq!(mine.of_trait(changed).why, "turns colleagues round");
    for one in Trait::all().filter(|one| *one != changed) {
        assert_eq!(mine.of_trait(one), built_in.of_trait(one));
    }
}

#[test]
fn a_users_faulty_entry_falls_back_and_a_good_one_beside_it_is_used() {
    let bad = TRAIT.replace("teacher.persuades", "teacher.sought-after").replace("\"teacher\"", "\"friend\"");
    let (mine, faults) = user("traits.toml", &format!("{TRAIT}{bad}"));
    assert!(only(&faults).contains("[[trait]] teacher.sought-after, key `profile`: must be teacher"));
    let built_in = playbook(&[]).0;
    let sought = Trait::from_id("teacher.sought-after").unwrap();
    assert_eq!(mine.of_trait(sought), built_in.of_trait(sought));
    assert_eq!(mine.of_trait(Trait::from_id("teacher.persuades").unwrap()).not, "Speaking long.");
}

#[test]
fn a_user_may_add_figures_and_sources_but_no_stage() {
    let source = "[[source]]\nid = \"ours\"\nshort = \"Our deals\"\nfull = \"Our own closed deals\"\nown = true\n";
    let figure = "[[figure]]\nid = \"our-cycle\"\nsection = \"M9\"\nvalue = \"9 months\"\ntext = \"Ours take nine months.\"\nsource = \"ours\"\n";
    let files = [("figures.toml".to_owned(), figure.to_owned()), ("method.toml".to_owned(), source.to_owned())];
    let (mine, faults) = playbook(&files);
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(mine.figures.last().unwrap().value, "9 months");
    let plan = BUILT_IN[5].2.split("[[stage]]").nth(1).unwrap().replace("\"plan", "\"pla");
    let (mine, faults) = user("coaching.toml", &format!("[[stage]]{plan}"));
    assert!(only(&faults).contains("no stage `pla`; the nearest is `plan`; valid: plan, problem"));
    assert_eq!(mine.stages.len(), 5);
}

#[test]
fn a_user_may_change_one_number_and_a_row_that_no_longer_fits_falls_back() {
    let built_in = playbook(&[]).0;
    let (mine, faults) = user("model.toml", "[words]\nlikely = 0.8\n[trait.own]\nonce = 0.25\nrepeated = 0.45\n");
    assert_eq!(faults, Vec::<String>::new());
    assert!((mine.model.words.likely - 0.8).abs() < 1e-12);
    assert_eq!(mine.tables.trait_own, [0.08, 0.22, 0.25, 0.45]);
    assert_ne!(mine.model, built_in.model);
    let (mine, faults) = user("model.toml", "[words]\nlikely = 0.8\n[trait.own]\nonce = 0.9\n[tell.talk]\nwee = []\n");
    assert_eq!(faults.len(), 2, "{faults:#?}");
    assert_eq!(mine.tables.trait_own, built_in.tables.trait_own);
    assert_eq!(mine.tables.tells, built_in.tables.tells);
    assert!((mine.model.words.likely - 0.8).abs() < 1e-12);
}

#[test]
fn a_users_text_can_not_carry_an_escape_code() {
    let (mine, faults) = user("traits.toml", &TRAIT.replace("turns colleagues", "\\u001b[31mturns colleagues"));
    assert!(only(&faults).contains("key `why`: holds a line break or another control character"));
    assert_eq!(mine.of_trait(Trait::from_id("teacher.persuades").unwrap()).why, "wins others over");
    let (_, faults) = user("traits.toml", "\"a\\u001b[31m\" = 1");
    assert!(!only(&faults).contains('\u{1b}'));
}

#[test]
fn a_file_that_is_not_the_methods_is_named_with_the_nearest() {
    let (_, faults) = user("trait.toml", TRAIT);
    assert!(
        only(&faults)
            .starts_with("trait.toml: not one of the method's files, and not used. The nearest is traits.toml")
    );
}

mod example {
    use super::*;
    use crate::domain::answer::Item;
    use crate::domain::deal::Deal;
    use crate::domain::outlook::{Need, summary};
    use crate::domain::profile::Group;
    use crate::domain::stakeholder::Stakeholder;
    use crate::domain::verdict::{GroupWord, Verdict, Word, judge};
    use jiff::civil::{Date, date};
    use serde_json::Value;

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
        assert_eq!(count(Group::Mobilizer, GroupWord::Confirmed), 1);
        assert_eq!(count(Group::Mobilizer, GroupWord::Unproven), 1);
        assert_eq!(count(Group::Mobilizer, GroupWord::Likely), 1);
        assert_eq!(count(Group::Blocker, GroupWord::Likely), 1);
        assert_eq!(all.iter().filter(|(_, one)| one.contested.is_some()).count(), 1);
        assert_eq!(all.iter().filter(|(_, one)| one.profile.is_none()).count(), 1);
        let need = summary(&playbook, &deal, TODAY).need;
        assert_eq!(need, Need::TaskOut { due: date(2026, 11, 24), name: "Anders Kvale".to_owned() });
    }

    #[test]
    fn the_coach_and_the_owner_differ_on_exactly_one_person() {
        let (playbook, _) = playbook(&[]);
        let deal = sample(TODAY);
        assert_eq!(deal.assessors(), ["Kim Osei", "Robin Falk"]);
        let both = deal.stakeholders.iter().filter(|one| one.assessors().len() == 2).collect::<Vec<_>>();
        assert_eq!(both.len(), 1);
        let group = |by| judge(&playbook.model, &both[0].answers(by)).group.unwrap().0;
        assert_eq!((group("Kim Osei"), group("Robin Falk")), (Group::Mobilizer, Group::Talker));
    }

    #[test]
    fn one_call_differs_from_the_verdict_and_says_why() {
        let (playbook, _) = playbook(&[]);
        let deal = sample(TODAY);
        let called: Vec<_> = deal.stakeholders.iter().filter_map(|one| Some((one, one.call(&deal.owner)?))).collect();
        let [(person, call)] = called.as_slice() else { panic!("one call") };
        let verdict = judge(&playbook.model, &person.answers(&deal.owner));
        assert_ne!(call.group(), verdict.group.map(|(group, _)| group));
        assert!(!call.reason.is_empty());
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
    fn the_history_says_what_the_deal_holds() {
        let deal = sample(TODAY);
        assert_eq!(deal.history.len(), 6);
        let stored = serde_json::to_value(&deal).unwrap();
        for change in deal.history.iter().flat_map(|step| &step.changes) {
            let mut at = &stored;
            for name in change.place.split('/') {
                at = match at {
                    Value::Array(list) => list.iter().find(|one| one["id"] == name).unwrap(),
                    _ => &at[name],
                };
            }
            assert_eq!(at, &change.to, "{}", change.place);
        }
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
            let utc = |at: jiff::Timestamp| at.to_zoned(jiff::tz::TimeZone::UTC).date();
            assert_eq!(utc(deal.created).until(today).unwrap().get_days(), 34, "{today}");
            let mut ahead = 0;
            for person in &deal.stakeholders {
                let observed = person.observations.iter();
                assert!(observed.clone().all(|one| utc(one.at) < today && utc(one.at) >= utc(deal.created)));
                assert!(observed.flat_map(|one| &one.evidence).all(|one| one.on < today));
                assert!(person.calls.iter().all(|call| utc(call.at) < today));
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
