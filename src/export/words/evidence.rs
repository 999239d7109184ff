//! Remarks on the evidence behind a verdict.

use crate::domain::judge::contradiction::{stance_against_it, stance_for_it};
use crate::domain::judge::verdict::{GroupWord, Verdict, rests_without_evidence};
use crate::domain::method::model::Model;
use crate::domain::record::answer::Answers;
use crate::domain::record::stakeholder::Stakeholder;

/// The remark on a delivered task that only lacks evidence.
pub const ADD_TO_CONFIRM: &str = "delivered; add what you saw to confirm";
/// The remark on a verdict that would be weaker without the answers that have no evidence.
pub const WITHOUT_EVIDENCE: &str = "based on answers without evidence";
/// The same remark on a confirmed person, whose delivery does have evidence.
const OTHERS_WITHOUT_EVIDENCE: &str = "you saw the task delivered; the other answers have no evidence";
/// The remark on a verdict that contradicts the person's recorded stance.
pub const AGAINST_STANCE: &str = "looks like a Blocker, but their stance is in favor: which is true?";

/// The remark on somebody who reads as a Mobilizer and is against it.
pub const OPPOSED: &str = "looks like a Mobilizer, but their stance is opposed: only a task tells";

/// Returns a remark where a verdict and a stance hardly go together.
#[must_use]
pub fn contradiction_words(person: &Stakeholder, verdict: &Verdict) -> Option<&'static str> {
    let for_it = stance_for_it(person, verdict).map(|_| AGAINST_STANCE);
    for_it.or_else(|| stance_against_it(person, verdict).map(|_| OPPOSED))
}

/// Returns the remarks beside a verdict; empty where everything it rests on has evidence.
#[must_use]
pub fn evidence_words(model: &Model, answers: &Answers, verdict: &Verdict) -> Vec<String> {
    let is_confirmed = matches!(verdict.group, Some((_, GroupWord::Confirmed)));
    let (seen, all) = (answers.with_evidence().given().count(), answers.given().count());
    let bare = match seen {
        0 => WITHOUT_EVIDENCE.to_owned(),
        1 if is_confirmed => OTHERS_WITHOUT_EVIDENCE.to_owned(),
        1 => format!("only 1 of {all} answers has evidence"),
        _ if seen * 2 > all => format!("{seen} of {all} answers have evidence, but not those that decide"),
        _ => format!("only {seen} of {all} answers have evidence"),
    };
    let said =
        [(verdict.awaits_evidence, ADD_TO_CONFIRM.to_owned()), (rests_without_evidence(model, answers, verdict), bare)];
    said.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use crate::domain::judge::verdict::judge;
    use crate::domain::record::answer::{Answer, Item};
    use crate::domain::record::tell::{Tell, TellAnswer};

    #[test]
    fn what_is_said_of_the_evidence_counts_what_there_is() {
        let model = &content::playbook(&[]).0.model;
        let given = [TellAnswer::Pressed, TellAnswer::We, TellAnswer::ToDo].map(Answer::Tell);
        let mut answers: Answers = given.into_iter().collect();
        let words = |answers: &Answers| evidence_words(model, answers, &judge(model, answers));
        assert_eq!(words(&answers), [WITHOUT_EVIDENCE]);
        answers.set_evident(Item::Tell(Tell::Insight));
        assert_eq!(words(&answers), ["only 1 of 3 answers has evidence"]);
        answers.set_evident(Item::Tell(Tell::Talk));
        assert!(words(&answers).iter().all(|said| said == "only 2 of 3 answers have evidence"));
        answers.set_evident(Item::Tell(Tell::Press));
        assert!(words(&answers).is_empty());
    }

    #[test]
    fn whoever_is_confirmed_is_not_said_to_rest_on_nothing() {
        let model = &content::playbook(&[]).0.model;
        let given = [TellAnswer::Pressed, TellAnswer::We, TellAnswer::ToDo, TellAnswer::Delivered].map(Answer::Tell);
        let mut answers: Answers = given.into_iter().collect();
        let words = |answers: &Answers| evidence_words(model, answers, &judge(model, answers));
        assert_eq!(words(&answers), [ADD_TO_CONFIRM, WITHOUT_EVIDENCE]);
        answers.set_evident(Item::Tell(Tell::Task));
        assert_eq!(words(&answers), [OTHERS_WITHOUT_EVIDENCE]);
    }
}
