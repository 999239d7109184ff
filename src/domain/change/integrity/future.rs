//! Acts that a deal dates in the future, by a typing error or a wrong clock. Each would hide a silence until that
//! day. Planned days aren't meant: due dates, a leave, a snooze.

use super::Finding;
use crate::domain::record::dates::dated;
use crate::domain::record::dates::day_of;
use crate::domain::record::deal::Deal;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::stakeholder::Stakeholder;
use jiff::civil::Date;

/// Returns the things a deal says were done or seen on a day that is still to come.
///
/// Tomorrow is allowed: the author may be in a zone where it is tomorrow already.
#[must_use]
pub fn dated_ahead(deal: &Deal, today: Date) -> Vec<Finding> {
    let mut ahead = Ahead { last: today.tomorrow().unwrap_or(today), found: Vec::new() };
    for (at, one) in deal.conversations.iter().enumerate() {
        ahead.look(one.on, || ("a conversation".to_owned(), format!("conversations[{at}].on")));
    }
    for (at, person) in deal.stakeholders.iter().enumerate() {
        ahead.person(person, &format!("stakeholders[{at}]"));
    }
    for (at, track) in deal.coaching.iter().enumerate() {
        for (index, tick) in track.ticks.iter().enumerate() {
            ahead.look(tick.on, || ("a check mark".to_owned(), format!("coaching[{at}].ticks[{index}].on")));
        }
    }
    for (at, tick) in deal.marks.iter().enumerate() {
        ahead.look(tick.on, || ("a step checked off for the group".to_owned(), format!("marks[{at}].on")));
    }
    for (at, action) in deal.actions.iter().enumerate() {
        let done = action.done.iter().map(|done| day_of(done.at));
        done.for_each(|on| ahead.look(on, || ("a finished step".to_owned(), format!("actions[{at}].done.at"))));
    }
    for (at, review) in deal.reviews.iter().enumerate() {
        ahead.look(review.on, || ("a review".to_owned(), format!("reviews[{at}].on")));
    }
    if let Some(outcome) = &deal.outcome {
        ahead.look(outcome.on, || ("the outcome".to_owned(), "outcome.on".to_owned()));
    }
    ahead.found
}

struct Ahead {
    /// The last day on which something can have happened.
    last: Date,
    found: Vec<Finding>,
}

impl Ahead {
    /// Reports a day that is still to come. Asks for the subject and its place only then, because most days are past.
    fn look(&mut self, on: Date, told: impl FnOnce() -> (String, String)) {
        if on > self.last {
            let (what, place) = told();
            let words = format!("{what} is dated {}, which is in the future: it counts anyway", dated(on));
            self.found.push(Finding { name: "future-date", place, words });
        }
    }

    fn person(&mut self, person: &Stakeholder, at: &str) {
        let name = &person.name;
        for (index, one) in person.observations.iter().enumerate() {
            if let Some(on) = one.on {
                self.look(on, || (format!("an answer about {name}"), format!("{at}.observations[{index}].on")));
            }
            self.seen(person, &one.evidence, || format!("{at}.observations[{index}].evidence"));
        }
        for (index, task) in person.tasks.iter().enumerate() {
            let Some(judged) = &task.judged else { continue };
            let told = || (format!("the result of a task for {name}"), format!("{at}.tasks[{index}].judged.at"));
            self.look(day_of(judged.at), told);
            self.seen(person, &judged.evidence, || format!("{at}.tasks[{index}].judged.evidence"));
        }
        for (index, stance) in person.stances.iter().enumerate() {
            self.look(stance.on, || (format!("a stance of {name}"), format!("{at}.stances[{index}].on")));
        }
        if let Some(on) = person.plan.as_ref().and_then(|plan| plan.neutralised_on) {
            self.look(on, || (format!("the note that {name} no longer blocks"), format!("{at}.plan.neutralised_on")));
        }
    }

    fn seen(&mut self, person: &Stakeholder, evidence: &[Evidence], list: impl Fn() -> String) {
        for (index, one) in evidence.iter().enumerate() {
            let told = || (format!("evidence about {}", person.name), format!("{}[{index}].on", list()));
            self.look(one.on, told);
        }
    }
}
