//! The rows about a person when everything shows: who they are, what is next, the verdict and why, and the rest.

use super::{Fact, Opens, Right, Rows, Tone};
use crate::app::App;
use crate::app::command::Command;
use crate::app::open_deal::OpenDeal;
use crate::app::other_deals::joined;
use crate::domain::judge::advice::advice;
use crate::domain::judge::phase::phase;
use crate::domain::judge::verdict::{Read, Verdict, judge};
use crate::domain::judge::why::{Reason, why};
use crate::domain::record::answer::Answers;
use crate::domain::record::choice::Choices;
use crate::domain::record::company::other_company;
use crate::domain::record::dates;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Degree, Position, Topic};
use crate::export::card::{open_steps, part_words, stance_words};
use crate::export::words::evidence::{ADD_TO_CONFIRM, AGAINST_STANCE, OPPOSED, contradiction_words, evidence_words};
use crate::export::words::group::outcome_words;
use crate::export::words::news::read_words;
use crate::export::words::phase::phase_words;
use crate::export::words::plan::{PlanState, plan_state, plan_words};
use crate::export::words::signs::strength_words;
use crate::export::words::{
    About, NO_OWNER, apart_words, contest_words, count, reason_line, reason_text, side_words, verdict_in_short,
    verdict_words,
};

/// The number of reasons beside the verdict; the others come after the history.
const REASONS: usize = 5;

impl App {
    /// Returns the rows about a person, and the number of entries in their history.
    pub(super) fn open_facts(&self, open: &OpenDeal, person: &Stakeholder) -> (Vec<Fact>, usize) {
        let (answers, verdict) = self.answers_and_verdict(person);
        let mut rows = Rows::default();
        self.say_who(&mut rows, open, person);
        rows.block();
        self.say_ended(&mut rows, open, person, &verdict);
        let is_over = open.shown().outcome.is_some();
        if !is_over {
            self.say_next(&mut rows, person, &verdict);
        }
        self.say_under_way(&mut rows, open, person);
        rows.block();
        self.say_verdict(&mut rows, person, &answers, &verdict);
        self.say_now(&mut rows, person, &verdict);
        let reasons = why(&self.playbook.model, &answers, &verdict);
        let (first, others) = reasons.split_at(reasons.len().min(REASONS));
        rows.block();
        self.say_reasons(&mut rows, open, person, "Why", (&verdict, first));
        self.say_opinions(&mut rows, open, person, &verdict);
        rows.block();
        say_stance(&mut rows, person, self.today());
        if let Some(found) = phase(open.shown(), person) {
            rows.add("Me to we", phase_words(found), Tone::Text, Right::Nothing, Opens::Command(Command::OpenGroup));
        }
        if !is_over && (verdict.group.is_some() || person.has_left()) {
            let track = open.shown().track(person.id).map(|one| &**one);
            let advised = advice(&self.playbook, self.alerts(), (person, &verdict), track, self.today());
            rows.say("Coach asks", advised.map_or("", |(_, coach)| coach), Tone::Text);
        }
        rows.block();
        let entries = self.say_history(&mut rows, open, person);
        rows.block();
        self.say_reasons(&mut rows, open, person, "Also why", (&verdict, others));
        rows.block();
        self.say_rest(&mut rows, person, &verdict);
        (rows.all, entries)
    }

    /// Adds who they are: their status where they are not active, and job title, role, department, boss and account owner in one row.
    fn say_who(&self, rows: &mut Rows, open: &OpenDeal, person: &Stakeholder) {
        let card = person.card();
        let gone = self.left_elsewhere(person.id).filter(|_| !person.has_left());
        for status in card.status(self.today()).into_iter().chain(gone) {
            rows.across(status, Tone::Warn, Opens::Nothing);
        }
        let boss = card.reports_to.and_then(|id| open.shown().called_by_id(id));
        let boss = boss.map_or_else(String::new, |name| format!("reports to {name}"));
        let company = other_company(open.shown(), person).map_or_else(String::new, |name| format!("at {name}"));
        let parts = [person.title.to_string(), company, part_words(person), card.department.to_string(), boss];
        let mut parts: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
        let tone = if parts.is_empty() { Tone::Dim } else { Tone::Text };
        if parts.is_empty() {
            parts.push("No job title, no role yet".to_owned());
        }
        parts.extend(owner(open, person));
        rows.across(parts.join(" · "), tone, Opens::Command(Command::EditPerson));
    }

    /// Adds how the deal ended, and what the evidence on this person said.
    fn say_ended(&self, rows: &mut Rows, open: &OpenDeal, person: &Stakeholder, verdict: &Verdict) {
        let Some(outcome) = open.shown().outcome.as_ref() else { return };
        let said = verdict_words(verdict);
        let label = person.labels.last();
        let label = label.map_or_else(String::new, |one| format!("; {} labeled them {}", one.by, one.label_name()));
        let how = outcome_words(outcome, self.today());
        let text = format!("{how}: {}. In hindsight, the evidence said: {said}{label}", outcome.why);
        rows.say("Outcome", text, Tone::Text);
    }

    /// Adds what is under way: the task, open actions, the plan.
    fn say_under_way(&self, rows: &mut Rows, open: &OpenDeal, person: &Stakeholder) {
        let (deal, today) = (open.shown(), self.today());
        if let Some(task) = person.open_task().filter(|_| !person.has_left()) {
            let is_late = task.due < today;
            let when = if is_late { "overdue since" } else { "due" };
            let tone = if is_late { Tone::Bad } else { Tone::Text };
            let text = format!("{}, {when} {}", task.what, dates::show(task.due, today));
            rows.lead("Task", text, tone, Command::TaskNow);
        }
        for (index, (late, text)) in open_steps(deal, person, today).into_iter().enumerate() {
            let tone = if late { Tone::Bad } else { Tone::Text };
            let label = if index == 0 { "Our step" } else { "" };
            rows.add(label, text, tone, Right::Nothing, Opens::Command(Command::ShowDue));
        }
        for one in person.predictions.iter().filter(|one| one.is_open()) {
            let opens = Opens::Command(Command::Predict);
            rows.add("Predicted", format!("{} ({})", one.what, one.by), Tone::Text, Right::Nothing, opens);
        }
        if let Some(plan) = person.plan.as_deref() {
            let tone = match plan_state(plan, today) {
                PlanState::Over => Tone::Good,
                PlanState::Running => Tone::Text,
                PlanState::Lacking => Tone::Warn,
            };
            rows.lead("Plan", plan_words(&self.playbook, deal, plan, today), tone, Command::PlanBlocker);
        }
    }

    /// Adds the verdict, and what is to be said about it.
    fn say_verdict(&self, rows: &mut Rows, person: &Stakeholder, answers: &Answers, verdict: &Verdict) {
        rows.across(verdict_in_short(verdict), Tone::Verdict, Opens::Nothing);
        let mut say = |text: String, tone: Tone| rows.across(text, tone, Opens::Nothing);
        if let Some(words) = apart_words(verdict) {
            say(words, Tone::Warn);
        }
        if !verdict.also_shows.is_empty() {
            let names: Vec<&str> = verdict.also_shows.iter().map(|profile| profile.name()).collect();
            say(format!("also shows: {}", names.join(", ")), Tone::Dim);
        }
        if let Some(contest) = verdict.contested {
            say(format!("mixed signals: {}", contest_words(contest)), Tone::Warn);
        }
        let lacks = evidence_words(&self.playbook.model, answers, verdict);
        for words in lacks.into_iter().chain(contradiction_words(person, verdict).map(str::to_owned)) {
            // What to do now stands out; that little was written down is calm, as it holds for every first verdict.
            let is_to_do = [ADD_TO_CONFIRM, AGAINST_STANCE, OPPOSED].contains(&words.as_str());
            say(words, if is_to_do { Tone::Warn } else { Tone::Dim });
        }
        let heard = usize::try_from(answers.hearsay()).unwrap_or(0);
        if heard > 0 && !person.has_left() {
            let words = count(heard, "answer is", "answers are");
            say(format!("{words} hearsay, so it's leaning at most until you see it yourself"), Tone::Warn);
        }
    }

    /// Adds today's verdict where it differs from that of the past state on the screen.
    fn say_now(&self, rows: &mut Rows, person: &Stakeholder, then: &Verdict) {
        let Some(past) = self.past() else { return };
        let now = past.now_of(person.id).map(|now| self.verdict(now).read());
        match now {
            None => rows.across("now: no longer in the deal".to_owned(), Tone::Key, Opens::Nothing),
            Some(Read::Unknown) if then.read() == Read::Unknown => {}
            Some(now) if now == then.read() => {}
            Some(now) => rows.across(format!("now: {}", read_words(now)), Tone::Key, Opens::Nothing),
        }
    }

    fn say_reasons(
        &self,
        rows: &mut Rows,
        open: &OpenDeal,
        person: &Stakeholder,
        label: &'static str,
        (verdict, reasons): (&Verdict, &[Reason]),
    ) {
        let about = About { person, assessor: &open.assessor, today: self.today() };
        for (index, reason) in reasons.iter().enumerate() {
            let side = side_words(verdict, reason);
            let text = reason_line(&self.playbook, about, reason) + &side;
            let whole = reason_text(&self.playbook, Some(about), reason);
            let whole = format!("{whole}{side} · {}", strength_words(reason.weight));
            rows.reason(if index == 0 { label } else { "" }, text, whole, reason);
        }
    }

    /// Adds other assessors' verdicts that differ from the one shown, and the labels that colleagues gave.
    fn say_opinions(&self, rows: &mut Rows, open: &OpenDeal, person: &Stakeholder, verdict: &Verdict) {
        let group = |verdict: &Verdict| verdict.group.map(|(group, _)| group);
        for by in person.assessors().into_iter().filter(|by| *by != open.assessor) {
            let theirs = judge(&self.playbook.model, &person.answers(by));
            if group(&theirs) != group(verdict) {
                rows.lead("Opinion", format!("{by}: {}", verdict_words(&theirs)), Tone::Text, Command::CompareOpinions);
            }
        }
        for label in person.labels.iter().rev().take(2) {
            let text = format!("{}, by {}: {}", label.label_name(), label.by, label.reason);
            rows.add("Label", text, Tone::Text, Right::Nothing, Opens::Command(Command::OwnLabel));
        }
    }

    /// Adds how to talk to them, how far their word carries, and how to reach them.
    fn say_rest(&self, rows: &mut Rows, person: &Stakeholder, verdict: &Verdict) {
        if let Some(profile) = verdict.read().profile().filter(|_| !person.has_left()) {
            let text = self.playbook.profile(profile);
            let opens = Opens::Command(Command::Portrait);
            rows.add("Talk", text.talk.as_str(), Tone::Text, Right::Nothing, opens);
            rows.add("Beware", text.beware.as_str(), Tone::Text, Right::Nothing, opens);
        }
        let card = person.card();
        let influence = [card.influence().map_or("", Choices::label), card.heard_by.as_str()];
        let influence: Vec<&str> = influence.into_iter().filter(|part| !part.trim().is_empty()).collect();
        let elsewhere = if self.also_in().is_empty() { String::new() } else { joined(self.also_in()) };
        let all = [
            ("Influence", influence.join(" · ")),
            ("Knows", card.references.to_string()),
            ("Contact", card.contact.to_string()),
        ];
        for (label, text) in all {
            rows.add(label, text, Tone::Text, Right::Nothing, Opens::Command(Command::EditPerson));
        }
        rows.say("Also in", elsewhere, Tone::Text);
        let strangers = person.observations.iter().filter(|one| one.answer().is_none()).count();
        if strangers > 0 {
            let text = count(strangers, "answer is", "answers are");
            rows.say("Kept", text + " to questions from a newer version; kept as they are", Tone::Dim);
        }
    }
}

/// Returns the account owner in words, or that there is none.
fn owner(open: &OpenDeal, person: &Stakeholder) -> Option<String> {
    let owner = open.shown().who_words(&person.card().owner, person.card().owner_id);
    match owner.trim() {
        "" if person.has_left() => None,
        "" => Some(NO_OWNER.to_owned()),
        name => Some(format!("owner: {name}")),
    }
}

/// Adds how far they would buy and speak up, if anything is known.
fn say_stance(rows: &mut Rows, person: &Stakeholder, today: jiff::civil::Date) {
    let known = |topic| person.stance(topic).filter(|stance| stance.position().is_some());
    let topics = [(Topic::Buy, "will buy"), (Topic::Advocate, "will speak up")];
    if topics.iter().all(|(topic, _)| known(*topic).is_none()) {
        return;
    }
    let short = |topic| {
        let Some(stance) = known(topic) else { return "unknown".to_owned() };
        let heard = if stance.is_hearsay() { " (hearsay)" } else { "" };
        format!("{}{heard}", stance.position().map_or("", |position| position.label()))
    };
    let whole = |topic| known(topic).map_or_else(|| "unknown".to_owned(), |stance| stance_words(stance, today));
    let text = topics.map(|(topic, name)| format!("{name}: {}", short(topic))).join(" · ");
    let full = topics.map(|(topic, name)| format!("{name}: {}", whole(topic))).join(" · ");
    let tone = if has_gap(person) { Tone::Warn } else { Tone::Text };
    rows.add("Stance", text, tone, Right::Key(Command::Willing), Opens::Command(Command::Willing));
    rows.in_full(full);
}

/// Returns whether they would buy but won't say so (M4).
#[must_use]
pub fn has_gap(person: &Stakeholder) -> bool {
    let buys = matches!(person.position(Topic::Buy), Some(Position::Buy(Degree::For | Degree::Acts)));
    let silent = matches!(
        person.position(Topic::Advocate),
        Some(Position::Advocate(Degree::Against | Degree::Doubts | Degree::Open))
    );
    buys && silent
}
