//! The page of one person: the question on top, then why they are here, role, stance, our label against the verdict, the
//! plan, and what is known.

use super::rows::{Row, Target, Weight, row};
use crate::app::App;
use crate::app::command::Command;
use crate::app::open_deal::OpenDeal;
use crate::app::panes::facts::has_gap;
use crate::domain::judge::alert::Alert;
use crate::domain::judge::contact::last_conversation;
use crate::domain::judge::contradiction::reads_as_blocker;
use crate::domain::judge::verdict::Verdict;
use crate::domain::judge::who_matters::why_here;
use crate::domain::judge::why::why;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::Topic;
use crate::export::card::{action_words, part_words, talk_words};
use crate::export::words::plan::{PlanState, plan_state, plan_words};
use crate::export::words::{About, main_reasons, reason_text, verdict_words};

/// The label of a row that goes on with what the row above has: blank, with the room of one.
const SAME: &str = " ";

/// The number of reasons shown.
const REASONS: usize = 3;

impl App {
    pub(in crate::app) fn person_rows(&self) -> Vec<Row> {
        let (Some(open), Some(walk)) = (self.deal.as_ref(), self.walk()) else { return Vec::new() };
        let Some(person) = walk.person.and_then(|id| open.deal.person(id)) else { return Vec::new() };
        let verdict = self.shown_verdict(person);
        let mut rows = self.question_rows();
        rows.extend(self.standing_rows(open, person, &verdict));
        rows.extend(self.under_way_rows(open, person));
        rows.extend(self.seen_rows(open, person, &verdict));
        rows.into_iter().map(|row| Row { about: Some(person.id), ..row }).collect()
    }

    /// Returns why they are here, and who they are to us.
    fn standing_rows(&self, open: &OpenDeal, person: &Stakeholder, verdict: &Verdict) -> Vec<Row> {
        let mut rows: Vec<Row> = self.here_row(open, person).into_iter().collect();
        let mut add = |label, weight, text: String, target| {
            if !text.trim().is_empty() {
                rows.push(row(weight, text, target).labeled(label));
            }
        };
        let to_person = Target::Person(person.id);
        let influence = person.card().influence().map_or("", Choices::label).to_owned();
        let role: Vec<String> = [part_words(person), influence].into_iter().filter(|part| !part.is_empty()).collect();
        let role = if role.is_empty() { "no role yet".to_owned() } else { role.join(" · ") };
        add("Role", Weight::Plain, role, Target::Run(Command::EditPerson));
        add("Verdict", Weight::Plain, verdict_words(verdict), to_person);
        if let Some(label) = person.labels.last() {
            let group = verdict.group.map(|(group, _)| group);
            let (weight, apart) = match (label.group(), group) {
                (Some(ours), Some(seen)) if ours != seen => (Weight::Warn, " – the evidence says otherwise"),
                (Some(_), None) => (Weight::Warn, " – not enough evidence yet"),
                _ => (Weight::Plain, ""),
            };
            let text = format!("{}, by {}{apart}", label.label_name(), label.by);
            add("Label", weight, text, Target::Run(Command::OwnLabel));
        }
        let stances = [(Topic::Buy, "will buy"), (Topic::Advocate, "will speak up")];
        let known = |topic| person.position(topic).map_or("unknown", |position| position.label());
        let stance = stances.map(|(topic, name)| format!("{name}: {}", known(topic))).join(" · ");
        let weight = if has_gap(person) { Weight::Warn } else { Weight::Plain };
        add("Stance", weight, stance, Target::Run(Command::Willing));
        match person.plan.as_deref() {
            Some(plan) => {
                let weight = match plan_state(plan, self.today()) {
                    PlanState::Over => Weight::Good,
                    PlanState::Running => Weight::Plain,
                    PlanState::Lacking => Weight::Warn,
                };
                let words = plan_words(&self.playbook, &open.deal, plan, self.today());
                add("Plan", weight, words, Target::Run(Command::PlanBlocker));
            }
            None if reads_as_blocker(verdict) => {
                let text = "No plan for this Blocker yet".to_owned();
                add("Plan", Weight::Bad, text, Target::Run(Command::PlanBlocker));
            }
            None => {}
        }
        rows
    }

    /// Returns why they are here: an alert leads to where it is dealt with.
    fn here_row(&self, open: &OpenDeal, person: &Stakeholder) -> Option<Row> {
        let here = why_here(&open.deal, person, self.alerts());
        let name = self.called(person);
        let says_so =
            |one: &&Alert| one.people.contains(&person.id) && one.reason_about(person.id, name) == here.words();
        let alert = self.alerts().and_then(|all| all.awake.iter().find(says_so));
        let plain = || row(Weight::Plain, here.words().to_owned(), Target::Nothing);
        Some(alert.map_or_else(plain, |alert| self.alert_row_about(alert, person)).labeled("Why here"))
    }

    /// Returns what was last said, what is next, and the other alerts.
    fn under_way_rows(&self, open: &OpenDeal, person: &Stakeholder) -> Vec<Row> {
        let today = self.today();
        let mut rows = Vec::new();
        let next = open.deal.next_action(person.id);
        rows.push(match next {
            Some(action) => {
                let weight = if action.due < today { Weight::Bad } else { Weight::Plain };
                let target = Target::Decision(action.id);
                row(weight, action_words(&open.deal, action, today), target).labeled("Next")
            }
            None => row(Weight::Warn, "no next step on our side", Target::Run(Command::AddAction)).labeled("Next"),
        });
        if let Some(task) = person.open_task() {
            let weight = if task.due < today { Weight::Bad } else { Weight::Plain };
            let text = format!("{}, due {}", task.what, dates::show(task.due, today));
            rows.push(row(weight, text, Target::Run(Command::TaskNow)).labeled("Task"));
        }
        if let Some(talk) = last_conversation(&open.deal, person.id) {
            rows.push(row(Weight::Plain, talk_words(talk, today), Target::Nothing).labeled("Last"));
        }
        // Why they are here may be one of them, and is said once.
        let here = self.here_row(open, person).map(|row| row.alert);
        let alerts = self.alerts().into_iter().flat_map(|all| &all.awake);
        let others = alerts.filter(|one| one.people.contains(&person.id) && here.as_ref() != Some(&one.key));
        rows.extend(others.map(|alert| self.alert_row_about(alert, person).labeled("Alert")));
        rows
    }

    /// Returns the row of an alert as far as it is about a person.
    fn alert_row_about(&self, alert: &Alert, person: &Stakeholder) -> Row {
        let text = alert.reason_about(person.id, self.called(person));
        Row { about: Some(person.id), text, ..self.alert_row(alert) }
    }

    /// Returns what was seen of them, the strongest first, and what the last review said about them.
    fn seen_rows(&self, open: &OpenDeal, person: &Stakeholder, verdict: &Verdict) -> Vec<Row> {
        let about = About { person, assessor: open.shown_assessor(person), today: self.today() };
        let answers = person.answers(about.assessor);
        let reasons = main_reasons(&why(&self.playbook.model, &answers, verdict), REASONS);
        let mut before = "";
        let reasons = reasons.iter().map(|reason| {
            let (weight, label) = if reason.weight >= 0.0 { (Weight::Plain, "Why") } else { (Weight::Warn, "Against") };
            // A label is said once for all that follow, and a column of blanks keeps them below each other.
            let label = if before == label { SAME } else { label };
            before = if label == SAME { before } else { label };
            let text = reason_text(&self.playbook, Some(about), reason);
            row(weight, text, Target::Person(person.id)).labeled(label)
        });
        let said = self.said_before(person.id).into_iter();
        let said = said.map(|words| row(Weight::Quiet, words, Target::Nothing).labeled("Before"));
        reasons.chain(said).collect()
    }
}
