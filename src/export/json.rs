//! Deals, the list of deals and the playbook as JSON, for other programs.
//!
//! Each names its format and version. Keys may be added within a version; none is renamed or removed.

mod insight;
mod kit;

use super::classify;
use super::words::About;
use crate::domain::judge::summary::{Summary, state, summary};
use crate::domain::judge::verdict::judge;
use crate::domain::method::cue::Cue;
use crate::domain::method::group_texts::{GroupMark, PurchaseStage};
use crate::domain::method::model::{ByProfile, Tables};
use crate::domain::method::playbook::{Playbook, Stage};
use crate::domain::method::review_texts::PortfolioQuestion;
use crate::domain::record::choice::Choices;
use crate::domain::record::coaching::Track;
use crate::domain::record::copies::OneOf;
use crate::domain::record::deal::Deal;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::Tell;
use crate::domain::record::text::{acts, is_unseen};
use crate::domain::record::traits::Seen;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The version of all three formats.
const VERSION: u32 = 1;

/// Formats a deal as stored, with today's computed values: `need` for the deal; `state` and `verdicts`, one for each
/// assessor, for each person; `current` and `stages` for each coaching. A computed value replaces a stored field of
/// the same name.
#[must_use]
pub fn deal(playbook: &Playbook, deal: &Deal, today: Date) -> Value {
    let mut all = headed("stakemap.show");
    if let Value::Object(stored) = stored(deal) {
        all.extend(stored);
    }
    all.insert("need".to_owned(), need(&summary(playbook, deal, today), today));
    let people = deal.stakeholders.iter().map(|one| person(playbook, deal, one, today)).collect();
    let tracks = deal.coaching.iter().map(|one| track(playbook, one)).collect();
    all.insert("stakeholders".to_owned(), people);
    all.insert("coaching".to_owned(), tracks);
    Value::Object(all)
}

/// Formats the list of deals, in the order given.
#[must_use]
pub fn summaries(summaries: &[(Summary, OneOf)], today: Date) -> Value {
    let rows: Vec<Value> = summaries.iter().map(|(one, of)| row(one, of, today)).collect();
    let mut all = headed("stakemap.list");
    all.insert("deals".to_owned(), Value::Array(rows));
    Value::Object(all)
}

/// Formats everything the program shows of the method, and the numbers it calculates with.
#[must_use]
pub fn playbook(playbook: &Playbook) -> Value {
    let mut all = headed("stakemap.playbook");
    let profiles: Vec<Value> = playbook
        .profiles
        .iter()
        .map(|one| {
            json!({
                "id": one.profile.id(), "name": one.profile.name(), "group": one.profile.group().id(),
                "portrait": one.portrait, "helps": one.helps, "strength": one.strength, "weakness": one.weakness,
                "talk": one.talk, "beware": one.beware, "source": one.source, "own": one.own,
            })
        })
        .collect();
    let traits: Vec<Value> = playbook
        .traits
        .iter()
        .map(|one| {
            json!({
                "id": one.of.id(), "profile": one.of.profile().id(), "question": one.question, "say": one.say,
                "seen": one.seen, "not": one.not, "why": one.why, "why_not": one.why_not, "source": one.source,
            })
        })
        .collect();
    let answers: Vec<Value> = Seen::ALL.iter().map(|one| json!({"id": one.id(), "label": one.label()})).collect();
    let rest = json!({
        "id": playbook.id,
        "method_version": playbook.version,
        "title": playbook.title,
        "independence": playbook.independence,
        "groups": ProfileGroup::ALL.map(|group| json!({"id": group.id(), "name": group.name()})),
        "profiles": profiles,
        "traits": traits,
        "trait_answers": answers,
        "tells": playbook.tells.iter().map(|one| json!({
            "id": one.tell.id(), "title": one.title, "question": one.question, "before": one.before, "say": one.say,
            "watch": one.watch, "source": one.source,
            "answers": one.answers.iter().map(|answer| json!({
                "id": answer.answer.id(), "label": answer.label, "means": answer.means, "why": answer.why,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "coaching": {"note": playbook.coaching_note, "stages": playbook.stages.iter().map(stage).collect::<Vec<_>>()},
        "blocker_questions": playbook.blocker_questions.iter().map(|one| json!({
            "id": one.id, "question": one.question, "route": one.route, "how": one.how, "source": one.source,
        })).collect::<Vec<_>>(),
        "group": group(playbook),
        "insight": insight::insight(playbook),
        "inside": insight::inside(playbook),
        "kit": kit::kit(playbook),
        "advice": playbook.advice.iter().map(|one| json!({
            "state": one.state.id(), "do": one.todo, "coach": one.coach, "source": one.source,
        })).collect::<Vec<_>>(),
        "review": review(playbook),
        "model": model(&playbook.tables, &playbook.model_note),
        "figures": playbook.figures.iter().map(|one| json!({
            "id": one.id, "section": one.section, "value": one.value, "text": one.text, "source": one.source,
            "note": one.note,
        })).collect::<Vec<_>>(),
        "sources": playbook.sources.iter().map(|one| json!({
            "id": one.id, "short": one.short, "full": one.full, "own": one.own,
        })).collect::<Vec<_>>(),
    });
    if let Value::Object(rest) = rest {
        all.extend(rest);
    }
    Value::Object(all)
}

/// Formats the questions of a review.
fn review(playbook: &Playbook) -> Value {
    let questions = playbook.review.questions.iter().map(|one| {
        json!({
            "id": one.id, "state": one.cue.id(), "ask": one.ask, "good": one.good, "follow": one.follow,
            "section": one.section, "source": one.source,
        })
    });
    let fixed = |all: &[PortfolioQuestion]| -> Vec<Value> {
        let all = all.iter().map(
            |one| json!({"id": one.id, "ask": one.ask, "good": one.good, "section": one.section, "source": one.source}),
        );
        all.collect()
    };
    let states = Cue::ALL.iter().map(|cue| {
        let about = if cue.is_about_a_person() { "person" } else { "deal" };
        json!({"id": cue.id(), "label": cue.label(), "about": about})
    });
    json!({
        "states": states.collect::<Vec<_>>(), "questions": questions.collect::<Vec<_>>(),
        "portfolio": fixed(&playbook.review.portfolio), "agenda": fixed(&playbook.review.agenda),
    })
}

/// Formats what the group does together, and the stages of its purchase.
fn group(playbook: &Playbook) -> Value {
    let texts = &playbook.group;
    let marks = |list: &[GroupMark]| -> Vec<Value> {
        let one = |one: &GroupMark| json!({"id": one.id, "text": one.text, "means": one.means, "counts": one.counts, "source": one.source});
        list.iter().map(one).collect()
    };
    let stage = |stage: &PurchaseStage| {
        let leads = stage.leads.iter().map(|one| json!({"id": one.id, "text": one.text, "why": one.why}));
        json!({
            "id": stage.id, "name": stage.name, "short": stage.short, "question": stage.question,
            "source": stage.source, "leads": leads.collect::<Vec<_>>(), "signals": marks(&stage.signals),
        })
    };
    let (stages, later) = (texts.stages.iter().map(stage), texts.later.iter().map(stage));
    json!({
        "note": texts.note, "principles": texts.principles, "joint": marks(&texts.joint),
        "learning": marks(&texts.learning), "converging": marks(&texts.converging), "before": marks(&texts.before), "workshop": marks(&texts.workshop),
        "stages": stages.collect::<Vec<_>>(), "later": later.collect::<Vec<_>>(),
    })
}

/// Formats JSON for printing: indented, with a line end. Characters that could act on a terminal or are invisible,
/// joiners included, are escaped; every JSON reader turns the escapes back into what was stored.
#[must_use]
pub fn pretty(value: &Value) -> String {
    // A value that is already in memory has only keys that are text, so writing it cannot fail.
    let plain = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = String::with_capacity(plain.len() + 1);
    for c in plain.chars() {
        // JSON itself escapes characters below a space; the others can only occur inside strings.
        if c != '\n' && (acts(c) || is_unseen(c)) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    out
}

pub(super) fn headed(format: &str) -> Map<String, Value> {
    [("format".to_owned(), json!(format)), ("version".to_owned(), json!(VERSION))].into_iter().collect()
}

pub(super) fn stored(of: &impl Serialize) -> Value {
    // Only a map with non-string keys can fail to convert, and there is none.
    serde_json::to_value(of).unwrap_or_default()
}

/// Returns the assessors who judged this person: always the owner, then everybody who answered something.
pub(super) fn assessors<'a>(deal: &'a Deal, person: &'a Stakeholder) -> Vec<&'a str> {
    let others = person.assessors().into_iter().filter(|one| *one != deal.owner);
    Some(deal.owner.as_str()).filter(|owner| !owner.is_empty()).into_iter().chain(others).collect()
}

fn person(playbook: &Playbook, deal: &Deal, person: &Stakeholder, today: Date) -> Value {
    let verdict = judge(&playbook.model, &person.answers(&deal.owner));
    let verdicts: Vec<Value> = assessors(deal, person)
        .into_iter()
        .map(|assessor| {
            let mut all = Map::new();
            all.insert("assessor".to_owned(), json!(assessor));
            let about = Some(About { person, assessor, today });
            if let Value::Object(judged) = classify::value(playbook, &person.answers(assessor), about) {
                all.extend(judged);
            }
            Value::Object(all)
        })
        .collect();
    let mut all = stored(person);
    if let Some(all) = all.as_object_mut() {
        all.insert("state".to_owned(), json!(state(person, &verdict, today).id()));
        all.insert("verdicts".to_owned(), Value::Array(verdicts));
    }
    all
}

fn track(playbook: &Playbook, track: &Track) -> Value {
    let current = track.current(&playbook.stages).and_then(|index| playbook.stages.get(index)).map(|stage| &stage.id);
    let stages: Vec<Value> = playbook
        .stages
        .iter()
        .map(|stage| {
            let progress = track.progress(stage);
            json!({
                "id": stage.id, "name": stage.name, "is_proved": progress.is_proved(), "ticked": progress.ticked,
                "total": progress.total, "proved": progress.proved, "required": progress.required,
            })
        })
        .collect();
    let mut all = stored(track);
    if let Some(all) = all.as_object_mut() {
        all.insert("current".to_owned(), json!(current));
        all.insert("stages".to_owned(), Value::Array(stages));
    }
    all
}

fn need(one: &Summary, today: Date) -> Value {
    json!({"words": one.words(today), "urgent": one.is_urgent()})
}

fn row(one: &Summary, of: &OneOf, today: Date) -> Value {
    let groups: Map<String, Value> =
        ProfileGroup::ALL.iter().map(|group| (group.id().to_owned(), json!(one.groups[group.index()]))).collect();
    let unsure: Map<String, Value> =
        ProfileGroup::ALL.iter().map(|group| (group.id().to_owned(), json!(one.unsure[group.index()]))).collect();
    json!({
        "id": one.id, "name": one.name, "value": one.value, "sample": one.sample, "people": one.people,
        "groups": groups, "groups_unsure": unsure, "stages_proved": one.coaching, "next_due": one.next_due, "need": need(one, today),
        "alerts": {
            "urgent": one.urgent, "warnings": one.warnings, "worst": one.worst.as_ref().map(|worst| &worst.reason),
        },
        "last_customer_act": one.last_act, "changed": one.changed, "file": of.file, "files": of.files,
    })
}

fn stage(stage: &Stage) -> Value {
    json!({
        "id": stage.id, "name": stage.name, "short": stage.short, "aim": stage.aim, "list": stage.list,
        "list_hint": stage.list_hint, "source": stage.source,
        "leads": stage.leads.iter().map(|one| json!({"id": one.id, "text": one.text, "why": one.why}))
            .collect::<Vec<_>>(),
        "verifiers": stage.verifiers.iter().map(|one| json!({
            "id": one.id, "text": one.text, "means": one.means, "matters": one.matters, "evidence": one.evidence,
            "required": one.required,
        })).collect::<Vec<_>>(),
    })
}

fn model(tables: &Tables, note: &str) -> Value {
    let by_seen = |row: &[f64; Seen::COUNT]| -> Map<String, Value> {
        Seen::ALL.iter().map(|seen| (seen.id().to_owned(), json!(row[seen.index()]))).collect()
    };
    let by_profile = |row: &ByProfile| -> Map<String, Value> {
        Profile::ALL.iter().map(|one| (one.id().to_owned(), json!(row[one.index()]))).collect()
    };
    let tells: Map<String, Value> = Tell::ALL
        .iter()
        .map(|tell| {
            let answers: Map<String, Value> = tell
                .answers()
                .iter()
                .map(|one| (one.id().to_owned(), Value::Object(by_profile(&tables.tells[one.index()]))))
                .collect();
            (tell.id().to_owned(), Value::Object(answers))
        })
        .collect();
    json!({
        "note": note,
        "error_allowance": tables.error_allowance,
        "words": {
            "leaning": tables.words.leaning, "likely": tables.words.likely, "contested": tables.words.contested,
            "seen_needed": tables.words.seen_needed,
        },
        "trait": {"own": by_seen(&tables.trait_own), "base": by_seen(&tables.trait_base)},
        "tell": tells,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;
    use crate::domain::method::review_texts::AGENDA;
    use crate::domain::record::id::DealId;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 4, 5);

    fn book() -> Playbook {
        crate::content::playbook(&[]).0
    }

    #[test]
    fn an_empty_deal_has_exactly_this_shape() {
        let id = DealId("019cad90-9a48-7888-af1d-6b0d5c2e91f7".parse().unwrap());
        let empty = Deal::new(id, "Acme", "Kim", "2026-04-01T08:00:00Z".parse().unwrap());
        let expected = json!({
            "format": "stakemap.show", "version": 1,
            "id": "019cad90-9a48-7888-af1d-6b0d5c2e91f7", "name": "Acme", "owner": "Kim",
            "created": "2026-04-01T08:00:00Z", "stakeholders": [], "coaching": [], "history": [],
            "need": {"words": "This deal has no people yet", "urgent": false},
        });
        assert_eq!(deal(&book(), &empty, TODAY), expected);
        let listed = json!({
            "format": "stakemap.list", "version": 1,
            "deals": [{
                "id": "019cad90-9a48-7888-af1d-6b0d5c2e91f7", "name": "Acme", "value": "", "sample": false, "people": 0,
                "groups": {"mobilizer": 0, "talker": 0, "blocker": 0},
                "groups_unsure": {"mobilizer": 0, "talker": 0, "blocker": 0}, "stages_proved": null, "next_due": null,
                "need": {"words": "This deal has no people yet", "urgent": false}, "changed": "2026-04-01T08:00:00Z",
                "alerts": {"urgent": 0, "warnings": 0, "worst": "This deal has no people yet"},
                "last_customer_act": null, "file": "acme.json", "files": 1,
            }],
        });
        let of = OneOf { file: "acme.json".to_owned(), files: 1 };
        assert_eq!(summaries(&[(summary(&book(), &empty, TODAY), of)], TODAY), listed);
    }

    #[test]
    fn a_deal_is_given_as_stored_with_a_verdict_for_each_person_and_assessor() {
        let sample = crate::content::sample(TODAY);
        let mut shown = deal(&book(), &sample, TODAY);
        let who = |index: usize| -> Vec<&str> {
            let verdicts = shown["stakeholders"][index]["verdicts"].as_array().unwrap();
            verdicts.iter().map(|one| one["assessor"].as_str().unwrap()).collect()
        };
        assert_eq!((who(0), who(2), who(8)), (vec!["Kim Osei"], vec!["Kim Osei", "Robin Falk"], vec!["Kim Osei"]));
        let first = &shown["stakeholders"][0]["verdicts"][0];
        assert_eq!((&first["profile"], &first["group_word"]), (&json!("teacher"), &json!("confirmed")));
        assert!(first["why"][0]["text"].as_str().unwrap().contains('“'));
        assert_eq!(shown["stakeholders"][1]["state"], "task-open");
        assert_eq!(shown["stakeholders"][8]["verdicts"][0]["profile"], Value::Null);
        assert_eq!(shown["coaching"][0]["current"], "problem");
        assert_eq!(shown["coaching"][0]["stages"][0]["is_proved"], true);
        assert_eq!(shown["need"]["words"], "Ottilie Brandt is blocking, and we're relying on Mirela Dantu");
        // Without the computed fields, it is the deal again.
        let all = shown.as_object_mut().unwrap();
        for key in ["format", "version", "need"] {
            all.remove(key);
        }
        for (list, keys) in [("stakeholders", ["state", "verdicts"]), ("coaching", ["current", "stages"])] {
            for one in all[list].as_array_mut().unwrap() {
                one.as_object_mut().unwrap().retain(|key, _| !keys.contains(&key.as_str()));
            }
        }
        assert_eq!(serde_json::from_value::<Deal>(shown).unwrap(), sample);
    }

    #[test]
    fn a_verdict_has_the_keys_of_classify_and_the_assessor() {
        let shown = deal(&book(), &crate::content::sample(TODAY), TODAY);
        let mut keys: Vec<&str> =
            shown["stakeholders"][0]["verdicts"][0].as_object().unwrap().keys().map(String::as_str).collect();
        keys.retain(|key| *key != "assessor");
        let classified = classify::run(&book(), "{}").unwrap();
        assert_eq!(keys, classified.as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn a_deal_without_an_owner_shows_only_who_answered() {
        let mut sample = crate::content::sample(TODAY);
        sample.owner = "".into();
        let shown = deal(&book(), &sample, TODAY);
        assert_eq!(shown["stakeholders"][8]["verdicts"], json!([]));
        assert_eq!(shown["stakeholders"][0]["verdicts"][0]["assessor"], "Kim Osei");
    }

    #[test]
    fn printed_json_can_not_act_on_a_terminal_and_loses_nothing() {
        let hostile = json!({"name": "a\u{1b}[31m\u{9b}2J\u{7f}\u{202e}é漢"});
        let printed = pretty(&hostile);
        assert!(printed.ends_with("}\n"));
        assert!(!printed.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}')), "{printed:?}");
        assert!(printed.contains("é漢"));
        assert_eq!(serde_json::from_str::<Value>(&printed).unwrap(), hostile);
    }

    #[test]
    fn the_playbook_holds_the_whole_method() {
        let all = playbook(&book());
        let count = |value: &Value| value.as_array().unwrap().len();
        assert_eq!((&all["format"], &all["version"]), (&json!("stakemap.playbook"), &json!(1)));
        assert_eq!(
            [&all["profiles"], &all["traits"], &all["tells"], &all["coaching"]["stages"], &all["blocker_questions"]]
                .map(count),
            [7, 21, 5, 5, 3]
        );
        let group = ["joint", "learning", "before", "workshop", "stages"].map(|list| count(&all["group"][list]));
        assert_eq!(group, [3, 5, 4, 3, 5]);
        let insight = ["lines", "tests", "layers", "steps"].map(|list| count(&all["insight"][list]));
        assert_eq!(insight, [14, 4, 5, 6]);
        assert_eq!(count(&all["inside"]["steps"]), 10);
        assert_eq!(["parts", "lines"].map(|list| count(&all["kit"][list])), [5, 22]);
        let review = ["states", "questions", "portfolio", "agenda"].map(|list| count(&all["review"][list]));
        assert_eq!(review, [Cue::ALL.len(), book().review.questions.len(), 5, AGENDA.len()]);
        assert_eq!(all["review"]["questions"][0]["state"], "blocker-left");
        assert_eq!(all["tells"][4]["answers"][3]["id"], "refused");
        assert_eq!(all["model"]["tell"]["insight"]["pressed"]["skeptic"], json!(0.7));
        assert_eq!(all["model"]["trait"]["own"]["repeated"], json!(0.4));
        assert_eq!(all["traits"][0]["id"], "go-getter.backs-ideas");
    }
}
