//! The built-in content is complete; faults are found, named and fall back.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::files::WRITTEN;
use super::*;
use crate::domain::method::alert_kind::AlertKind;
use crate::domain::method::cue::Cue;
use crate::domain::method::deferred::Deferred;
use crate::domain::method::playbook::AdviceState;
use crate::domain::method::review_texts::{AGENDA, PORTFOLIO};
use crate::domain::record::answer::Answer;
use crate::domain::record::choice::Choices;
use crate::domain::record::profile::Profile;
use crate::domain::record::stance::Position;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::traits::Trait;
use std::collections::BTreeSet;

/// Reads files in place of the built-in ones, all together.
fn checked(files: &[(&str, &str, &str)]) -> Result<Playbook, Vec<Fault>> {
    let mut playbook = built_in::empty();
    let faults = assemble::read(&mut playbook, Origin::BuiltIn, files, Document::parse);
    if faults.is_empty() { Ok(playbook) } else { Err(faults) }
}

fn user(name: &str, text: &str) -> (Playbook, Vec<String>) {
    let (playbook, faults) = playbook(&[(name.to_owned(), text.to_owned())]);
    (playbook, faults.iter().map(Fault::to_string).collect())
}

/// Reads the built-in files with one text replaced in one of them, and returns the faults.
fn spoiled(file: &str, old: &str, new: &str) -> Vec<String> {
    let text = WRITTEN.iter().find(|(name, ..)| *name == file).unwrap().2;
    assert!(text.contains(old), "{file} does not hold {old}");
    let changed = text.replacen(old, new, 1);
    let files = WRITTEN.map(|(name, shown, text)| (name, shown, if name == file { changed.as_str() } else { text }));
    checked(&files).err().unwrap_or_default().iter().map(Fault::to_string).collect()
}

/// Leaves out what other files say about a name that is no longer there.
fn of_file(file: &str, faults: Vec<String>) -> Vec<String> {
    faults.into_iter().filter(|fault| fault.contains(file)).collect()
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
    assert_eq!(checked(&WRITTEN).err().unwrap_or_default(), Vec::new());
}

#[test]
fn what_a_start_reads_is_what_the_files_say() {
    assert_eq!(playbook(&[]).0, checked(&WRITTEN).unwrap());
}

#[test]
fn a_users_own_copy_of_every_file_changes_nothing() {
    let copies = WRITTEN.map(|(name, _, text)| (name.to_owned(), text.to_owned()));
    assert_eq!(playbook(&copies), playbook(&[]));
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
    assert_eq!(playbook.group.marks().count(), 3 + 5 + 4 + 4 + 3 + 5 * 3 + 3 * 2);
    assert!(playbook.group.all_stages().all(|stage| !stage.leads.is_empty()));
    assert!(playbook.group.marks().all(|mark| playbook.source(&mark.source).is_some()));
    assert!(AdviceState::ALL.into_iter().all(|state| playbook.advice(state).is_some()));
    assert!(Position::all().all(|position| !playbook.looks_like(position).is_empty()));
    assert!(AlertKind::ALL.iter().all(|kind| playbook.alert(*kind).is_some()));
    assert!(Cue::ALL.iter().all(|cue| playbook.review.of(*cue).next().is_some()));
    assert_eq!(playbook.review.portfolio.len(), PORTFOLIO);
    assert!(AGENDA.iter().all(|id| playbook.review.for_agenda(id).is_some()));
    assert!(playbook.figures.iter().all(|figure| playbook.source(&figure.source).is_some()));
    assert!(!playbook.coaching_note.is_empty() && !playbook.model_note.is_empty() && !playbook.independence.is_empty());
}

#[test]
fn every_alert_has_words_to_say_that_name_nobody() {
    for text in &playbook(&[]).0.alerts {
        // They are said to somebody, of whom the alert may be about several.
        assert!(!text.say.is_empty() && !text.say.contains(['{', '“', '”']), "{:?}: {}", text.kind, text.say);
    }
    let written = WRITTEN.iter().find(|(name, ..)| *name == "alerts.toml").unwrap().2;
    let own: Vec<&str> = written.lines().filter(|line| !line.starts_with("say = ")).collect();
    let (playbook, faults) = user("alerts.toml", &own.join("\n"));
    assert!(faults.is_empty(), "a file from before there were any is whole: {faults:?}");
    assert_eq!(playbook.alert(AlertKind::BlockerNoPlan).map(|text| text.say.as_str()), Some(""));
}

#[test]
fn every_trait_has_words_to_say_and_a_file_from_before_there_were_any_is_whole() {
    assert!(playbook(&[]).0.traits.iter().all(|text| text.say.starts_with('“')));
    let (mine, faults) = user("traits.toml", TRAIT);
    assert!(faults.is_empty(), "{faults:?}");
    let own = Trait::from_id("teacher.persuades").unwrap();
    assert_eq!((mine.of_trait(own).say.as_str(), mine.of_trait(own).not.as_str()), ("", "Speaking long."));
}

#[test]
fn what_an_alert_says_reads_as_well_with_several_names() {
    const SINGULAR: [&str; 8] = ["is", "isn't", "has", "hasn't", "does", "doesn't", "was", "holds"];
    for text in &playbook(&[]).0.alerts {
        for words in [&text.todo, &text.coach] {
            let words: Vec<&str> = words.split(|c: char| c.is_whitespace() || ",.?:".contains(c)).collect();
            for pair in words.windows(2).filter(|pair| pair.contains(&"{who}")) {
                assert!(!pair.iter().any(|word| SINGULAR.contains(word)), "{:?}: {pair:?}", text.kind);
            }
        }
    }
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_the_valid_ones() {
    let faults = spoiled("traits.toml", "question =", "qestion =");
    assert_eq!(faults.len(), 2, "{faults:#?}");
    assert!(faults[0].starts_with("assets/method/traits.toml, line 8, [[trait]] go-getter.backs-ideas, key `qestion`"));
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
    assert!(faults.iter().any(|fault| fault.contains("its answer waved-awy, key `id`: there's no answer to insight")));
    assert!(
        faults.iter().any(|fault| fault.contains("[[tell]] insight: [[answer]] waved-away is missing")),
        "{faults:#?}"
    );
}

#[test]
fn what_the_group_can_be_seen_to_do_is_whole_and_named_as_its_list() {
    let faults = spoiled("group.toml", "id = \"joint.solution\"", "id = \"joint.course\"");
    assert!(only(&faults).contains("[[joint]] joint.solution is missing"), "{faults:#?}");
    let faults = spoiled("group.toml", "id = \"learning.probe\"", "id = \"probe\"");
    assert!(only(&faults).contains("must start with `learning.`"), "{faults:#?}");
    let faults = spoiled("group.toml", "id = \"stage.need.cost\"", "id = \"stage.learn.cost\"");
    let faults = of_file("group.toml", faults);
    assert!(only(&faults).contains("must start with `stage.need.`"), "{faults:#?}");
    let faults = spoiled("group.toml", "source = \"own\"", "source = \"owm\"");
    let faults = of_file("group.toml", faults);
    assert!(only(&faults).contains("no source `owm`; the nearest is `own`"), "{faults:#?}");
    let (_, faults) = user("group.toml", "[[learning]]\nid = \"learning.sing\"\n");
    assert!(faults.iter().any(|fault| fault.contains("there's no learning `learning.sing`")), "{faults:#?}");
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
    let coaching = WRITTEN[5].2;
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
    let foreign = of_file("coaching.toml", foreign);
    assert!(only(&foreign).contains("must start with the id of its stage and a period"));
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
    assert!(only(&spoiled("model.toml", "me = [0.10, 0.10", "me = [0.10")).contains("has 6 numbers; valid: 7"));
    assert!(only(&spoiled("model.toml", "error_allowance = 0.25", "error_allowance = 0")).contains("from 0.01 to 0.5"));
    assert!(
        only(&spoiled("model.toml", "likely = 0.75", "likely = \"high\""))
            .contains("must be a number, but its type is")
    );
    assert!(only(&spoiled("model.toml", "seen_needed = 2", "seen_needed = 0")).contains("whole number from 1 to 26"));
    assert!(only(&spoiled("model.toml", "leaning = 0.50", "leaning = 0.80")).contains("can't be above `likely`"));
    assert!(only(&spoiled("model.toml", "likely = 0.75", "likely = nan")).contains("is NaN; valid"));
}

#[test]
fn what_is_no_toml_is_listed_with_line_and_column_and_every_fault_is_listed() {
    let (_, faults) = user("traits.toml", "[[trait]]\nid = teacher\nseen = \n");
    assert!(faults.len() >= 2, "{faults:#?}");
    assert!(faults[0].starts_with("traits.toml, line 2, column 6: can't be read as TOML: "), "{}", faults[0]);
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
    let plan = WRITTEN[5].2.split("[[stage]]").nth(1).unwrap().replace("\"plan", "\"pla");
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
fn a_users_file_from_before_an_answer_existed_is_used_as_it_is() {
    let built_in = playbook(&[]).0;
    let declined = TellAnswer::Declined;
    let four = "delivered = [0.6, 0.6, 0.6, 0.2, 0.2, 0.2, 0.1]\nin-part = [0.2, 0.2, 0.2, 0.3, 0.3, 0.3, 0.1]\n\
                not-delivered = [0.1, 0.1, 0.1, 0.3, 0.3, 0.3, 0.4]\nrefused = [0.1, 0.1, 0.1, 0.2, 0.2, 0.2, 0.4]\n";
    let (mine, faults) = user("model.toml", &format!("[tell.task]\n{four}"));
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(mine.tables.tells[TellAnswer::Refused.index()][6], 0.4);
    // What the table leaves over counts the same for everybody: 0.25 / 5.
    let same = mine.model.likelihood(Answer::Tell(declined));
    assert!(same.iter().all(|p| (p - 0.05).abs() < 1e-12), "{same:?}");
    // A table that changes some rows of five is measured against all five.
    let (mine, faults) = user("model.toml", "[tell.task]\nrefused = [0.1, 0.1, 0.1, 0.2, 0.2, 0.2, 0.4]\n");
    assert!(faults.iter().any(|fault| fault.contains("the column of go-getter sums to 1.090")), "{faults:#?}");
    assert_eq!(mine.tables.tells, built_in.tables.tells);

    let task = WRITTEN[4].2.split("[[tell]]").find(|text| text.contains("id = \"task\"")).unwrap();
    let (before, after) = task.split_once("[[tell.answer]]\nid = \"declined\"").unwrap();
    assert!(!after.contains("[[tell.answer]]"), "it is the last");
    let older = format!("[[tell]]{}", before.replace("Delivered: in full", "Kept: in full"));
    let (mine, faults) = user("tells.toml", &older);
    assert_eq!(faults, Vec::<String>::new());
    assert!(mine.tell_answer(TellAnswer::Delivered).unwrap().label.starts_with("Kept"));
    assert_eq!(mine.tell_answer(declined), built_in.tell_answer(declined));
}

#[test]
fn a_users_text_can_not_carry_an_escape_code() {
    let (mine, faults) = user("traits.toml", &TRAIT.replace("turns colleagues", "\\u001b[31mturns colleagues"));
    assert!(only(&faults).contains("key `why`: has a line break or another control character"));
    assert_eq!(mine.of_trait(Trait::from_id("teacher.persuades").unwrap()).why, "wins others over");
    let (_, faults) = user("traits.toml", "\"a\\u001b[31m\" = 1");
    assert!(!only(&faults).contains('\u{1b}'));
}

const QUESTION: &str = r#"
[[question]]
id = "friend-as-champion.ours"
state = "friend-as-champion"
ask = "Who else says that they move this?"
good = "A second name."
follow = "What did that one see?"
section = "M2, M3"
source = "own"
"#;

#[test]
fn a_users_question_is_added_or_replaces_one_and_a_faulty_one_is_named() {
    let (mine, faults) = user("review.toml", QUESTION);
    assert_eq!(faults, Vec::<String>::new());
    let built_in = playbook(&[]).0;
    assert_eq!(mine.review.questions.len(), built_in.review.questions.len() + 1);
    assert_eq!(mine.review.of(Cue::FriendAsChampion).last().unwrap().good, "A second name.");
    let other = built_in.review.questions[0].id.as_str();
    let (mine, faults) = user("review.toml", &QUESTION.replace("friend-as-champion.ours", other));
    assert_eq!((faults.len(), mine.review.questions.len()), (0, built_in.review.questions.len()));
    assert_eq!(mine.review.question(other).unwrap().cue, Cue::FriendAsChampion);
    for (old, new, expected) in [
        ("state = \"friend-", "state = \"frend-", "no state `frend-as-champion`; the nearest is `friend-as-champion`"),
        ("M2, M3", "M2 and M3", "must name sections of the method"),
        ("source = \"own\"", "source = \"owm\"", "no source `owm`; the nearest is `own`"),
        ("else says", &"else ".repeat(40), "at most 140, so that it fits a small screen"),
        ("A second", &"A second ".repeat(40), "at most 200"),
        ("A second", "{who}:", "has a brace"),
    ] {
        let (mine, faults) = user("review.toml", &QUESTION.replace(old, new));
        assert!(only(&faults).contains(expected), "{faults:#?}");
        assert_eq!(mine.review, built_in.review);
    }
}

#[test]
fn every_state_has_a_question_and_every_deal_the_same_five() {
    let faults = spoiled("review.toml", "state = \"begin\"", "state = \"nobody\"");
    assert_eq!(faults, Vec::<String>::new(), "another question for it is left");
    let faults = spoiled("review.toml", "state = \"nobody\"", "state = \"begin\"");
    assert!(only(&faults).contains("none has the state `nobody`; each state needs at least one"));
    let faults = spoiled("review.toml", "id = \"buyers-step\"", "id = \"what-changed\"");
    assert!(faults.iter().any(|fault| fault.contains("there are 4; a review of several deals asks 5")), "{faults:#?}");
    let (_, faults) = user("review.toml", "[[portfolio]]\nid = \"sixth\"\n");
    assert!(faults.iter().any(|fault| fault.contains("no question for every deal `sixth`")), "{faults:#?}");
}

#[test]
fn every_part_of_a_review_has_a_question_which_a_user_can_replace() {
    let faults = spoiled("review.toml", "id = \"others\"", "id = \"other\"");
    assert!(faults.iter().any(|fault| fault.contains("none has the id `others`")), "{faults:#?}");
    let own =
        "[[agenda]]\nid = \"others\"\nask = \"Who else?\"\ngood = \"A name.\"\nsection = \"M1\"\nsource = \"own\"\n";
    let (mine, faults) = user("review.toml", own);
    assert_eq!((faults, mine.review.agenda.len()), (Vec::new(), AGENDA.len()));
    assert_eq!(mine.review.for_agenda("others").unwrap().ask, "Who else?");
    let (_, faults) = user("review.toml", &own.replace("others", "otters"));
    assert!(faults.iter().any(|fault| fault.contains("no part with a question `otters`")), "{faults:#?}");
}

#[test]
fn a_start_does_not_read_what_only_a_review_needs() {
    assert!(matches!(playbook(&[]).0.review, Deferred::BuiltIn(_)));
    // A user's own file is read with the others, so that its faults are listed at the start.
    assert!(matches!(user("review.toml", QUESTION).0.review, Deferred::Own(_)));
}

#[test]
fn no_two_questions_say_the_same_nor_what_the_other_lists_ask() {
    let playbook = playbook(&[]).0;
    let review = &playbook.review;
    assert!(review.questions.len() >= 64, "{}", review.questions.len());
    let others = playbook.advice.iter().map(|one| one.coach.clone());
    let others = others.chain(playbook.alerts.iter().map(|one| one.coach.replace("{who}", "them")));
    let ours = review.questions.iter().flat_map(|one| [&one.ask, &one.good, &one.follow]);
    let fixed = review.portfolio.iter().chain(&review.agenda);
    let ours = ours.chain(fixed.flat_map(|one| [&one.ask, &one.good])).cloned();
    let all: Vec<String> = others.chain(ours).collect();
    let mut seen = BTreeSet::new();
    let twice: Vec<&String> = all.iter().filter(|text| !seen.insert(text.to_lowercase())).collect();
    assert_eq!(twice, Vec::<&String>::new());
    // A figure would need its source beside it.
    let figures: Vec<&String> = all.iter().filter(|text| text.contains(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(figures, Vec::<&String>::new());
}

#[test]
fn a_file_that_is_not_the_methods_is_named_with_the_nearest() {
    let (_, faults) = user("trait.toml", TRAIT);
    assert!(
        only(&faults)
            .starts_with("trait.toml: isn't one of the method's files, so it isn't used. The nearest is traits.toml")
    );
}

#[test]
fn of_very_many_faults_the_first_are_told_and_the_rest_is_counted() {
    let keys: String = (0..20_000).map(|number| format!("titel{number} = 1\n")).collect();
    let entries: String = (0..20_000).map(|number| format!("[[figure]]\nid = \"f{number}\"\n")).collect();
    let own = [("method.toml".to_owned(), keys), ("figures.toml".to_owned(), entries)];
    let (_, faults) = playbook(&own);
    assert_eq!(faults.len(), 21);
    assert!(faults[0].to_string().contains("`titel0`; the nearest is `title`"), "{}", faults[0]);
    let last = faults[20].to_string();
    assert!(last.starts_with("method: and ") && last.ends_with(" more problems in these files"), "{last}");
}
