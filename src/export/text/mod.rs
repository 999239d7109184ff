//! Deals, the list of deals, the playbook and verdicts as calm plain text for a terminal, a pipe or an email: no
//! colors, and at most 80 columns where words allow it.

mod method;

pub use method::playbook;

use super::alerts::sign;
use super::classify::Asked;
use super::json::assessors;
use super::words::evidence::{ADD_TO_CONFIRM, contradiction_words, evidence_words};
use super::words::{
    About, apart_words, contest_words, main_reasons, mark, next_question, percent, question, reason_text, verdict_words,
};
use super::wrap::{pad, paragraph};
use crate::domain::judge::advice::advice;
use crate::domain::judge::alert::{Alerts, alerts};
use crate::domain::judge::deal_index::LeftElsewhere;
use crate::domain::judge::next::{next, settles};
use crate::domain::judge::summary::{Summary, summary};
use crate::domain::judge::verdict::{Verdict, judge};
use crate::domain::judge::why::why;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::method::playbook::{Playbook, Stage};
use crate::domain::record::answer::Answers;
use crate::domain::record::coaching::Track;
use crate::domain::record::copies::OneOf;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::one_line;
use jiff::civil::Date;

/// The number of reasons shown with a verdict, the strongest ones; the JSON has all.
const REASONS: usize = 4;

/// Formats a whole deal: its need, each person with verdict and reasons, who left according to other deals, and how
/// far the coaching is.
#[must_use]
pub fn deal(playbook: &Playbook, deal: &Deal, elsewhere: &LeftElsewhere, today: Date) -> String {
    let mut out = String::new();
    let sum = summary(playbook, deal, today);
    paragraph(&mut out, "", &format!("{}{}", one_line(&deal.name), example(deal.sample)));
    let owner = if deal.owner.is_empty() { String::new() } else { format!("owner {}", one_line(&deal.owner)) };
    paragraph(&mut out, "", &joined(&[value_words(&deal.value), people(sum.people), groups(&sum), owner]));
    if !deal.about.trim().is_empty() {
        paragraph(&mut out, "", &one_line(&deal.about));
    }
    if sum.has_ended() {
        paragraph(&mut out, "Ended  ", &one_line(&sum.ended));
    } else {
        paragraph(&mut out, "Needs  ", &one_line(&sum.words(today)));
    }
    let alerts = alerts(playbook, deal, &playbook.thresholds, today);
    for one in &deal.stakeholders {
        out.push('\n');
        let elsewhere = elsewhere.words(one.id, today).filter(|_| !one.has_left());
        person(&mut out, playbook, deal, (one, elsewhere), &alerts, today);
    }
    for track in &deal.coaching {
        out.push('\n');
        let name = deal
            .person(track.stakeholder)
            .map_or_else(|| "nobody in this deal".to_owned(), |one| one_line(deal.called(one)));
        let gone = deal.person(track.stakeholder).is_some_and(|one| one.has_left());
        let gone = if gone { " (left the company)" } else { "" };
        paragraph(&mut out, "", &format!("Coaching: {name}{gone}"));
        coaching(&mut out, playbook, track, today);
    }
    out
}

/// Formats the list of deals, two lines each, and one more where a deal is in several files.
#[must_use]
pub fn summaries(summaries: &[(Summary, OneOf)], today: Date) -> String {
    let mut out = String::new();
    if summaries.is_empty() {
        out.push_str("No deals yet.\n");
    }
    for (one, of) in summaries {
        paragraph(&mut out, "", &format!("{}{}", one_line(&one.name), example(one.sample)));
        let mark = match one.level() {
            level @ (AlertLevel::Urgent | AlertLevel::Warning) => format!("{} ", sign(level)),
            AlertLevel::Hint => String::new(),
        };
        let coaching = one.coaching.map_or_else(String::new, |proved| format!("coaching {proved} of 5 proven"));
        let due = one.next_due.map_or_else(String::new, |due| format!("next due {}", dates::short(due, today)));
        let facts = [value_words(&one.value), people(one.people), groups(one), coaching, due, one.id.short()];
        of.words().iter().for_each(|copy| paragraph(&mut out, "    = ", copy));
        paragraph(&mut out, "    ", &format!("{mark}{}", one_line(&one.words(today))));
        paragraph(&mut out, "    ", &joined(&facts));
    }
    out
}

/// Formats the verdicts on an input; the people of a list are numbered from 1.
#[must_use]
pub fn classify(playbook: &Playbook, asked: &Asked) -> String {
    let mut out = String::new();
    match asked {
        Asked::One(answers) => judged(&mut out, playbook, "", answers),
        Asked::Many(list) => {
            for (index, answers) in list.iter().enumerate() {
                judged(&mut out, playbook, &format!("{}. ", index + 1), answers);
            }
        }
    }
    out
}

fn judged(out: &mut String, playbook: &Playbook, number: &str, answers: &Answers) {
    let verdict = judge(&playbook.model, answers);
    paragraph(out, number, &verdict_words(&verdict));
    for group in ProfileGroup::ALL {
        let members = Profile::ALL.iter().filter(|one| one.group() == group);
        let each: Vec<String> = members.map(|one| format!("{} {}%", one.name(), percent(verdict.of(*one)))).collect();
        let sum = format!("{} {}%", group.name(), percent(verdict.of_group(group)));
        // The group Blocker has one profile of the same name, which would repeat it.
        let line = if each.len() == 1 { sum } else { format!("{sum}: {}", each.join(", ")) };
        paragraph(out, if group == ProfileGroup::Mobilizer { "   all    " } else { "          " }, &line);
    }
    if let Some(words) = apart_words(&verdict) {
        paragraph(out, "   but    ", &words);
    }
    if verdict.awaits_evidence {
        paragraph(out, "   but    ", ADD_TO_CONFIRM);
    }
    details(out, playbook, answers, &verdict, None);
}

/// Writes a person, and what other deals say about their leaving.
fn person(
    out: &mut String,
    playbook: &Playbook,
    deal: &Deal,
    (person, left): (&Stakeholder, Option<String>),
    alerts: &Alerts,
    today: Date,
) {
    let answers = person.answers(&deal.owner);
    let verdict = judge(&playbook.model, &answers);
    let title = if person.title.trim().is_empty() { String::new() } else { format!(", {}", one_line(&person.title)) };
    let status = person.card().status(today).map_or_else(String::new, |status| format!(" ({status})"));
    let sign = if person.has_left() { "-".to_owned() } else { mark(verdict.read()) };
    paragraph(out, &pad(&sign, 3), &format!("{}{title}{status}", one_line(deal.called(person))));
    paragraph(out, "   ", &verdict_words(&verdict));
    if let Some(left) = left {
        paragraph(out, "   but    ", &left);
    }
    let said = evidence_words(&playbook.model, &answers, &verdict);
    for words in said.into_iter().chain(contradiction_words(person, &verdict).map(str::to_owned)) {
        paragraph(out, "   but    ", &words);
    }
    details(out, playbook, &answers, &verdict, Some(About { person, assessor: &deal.owner, today }));
    for other in assessors(deal, person).into_iter().filter(|one| *one != deal.owner) {
        let verdict = judge(&playbook.model, &person.answers(other));
        paragraph(out, "   other  ", &format!("{} sees {}", one_line(other), verdict_words(&verdict)));
    }
    for by in assessors(deal, person) {
        if let Some(call) = person.label_by(by) {
            let (by, label, reason) = (one_line(by), one_line(call.label_name()), one_line(&call.reason));
            paragraph(out, "   label  ", &format!("{by} says {label}: {reason}"));
        }
    }
    if let Some(task) = person.open_task().filter(|_| !person.has_left()) {
        let when = if task.due < today { "was due" } else { "due" };
        paragraph(out, "   task   ", &format!("{when} {}: {}", dates::show(task.due, today), one_line(&task.what)));
    }
    if let Some((todo, _)) =
        advice(playbook, Some(alerts), (person, &verdict), deal.track(person.id).map(|one| &**one), today)
    {
        paragraph(out, "   do     ", &one_line(&todo));
    }
}

/// Writes the details of a verdict: other profiles it shows, the contest, the reasons, and what to find out.
fn details(out: &mut String, playbook: &Playbook, answers: &Answers, verdict: &Verdict, about: Option<About<'_>>) {
    if !verdict.also_shows.is_empty() {
        let names: Vec<&str> = verdict.also_shows.iter().map(|one| one.name()).collect();
        paragraph(out, "   also   ", &format!("shows traits of {}", names.join(", ")));
    }
    if let Some(contest) = verdict.contested {
        let settle = settles(&playbook.model, answers)
            .map_or_else(String::new, |item| format!("; to settle it, ask: {}", one_line(question(playbook, item))));
        paragraph(out, "   but    ", &format!("{}{settle}", contest_words(contest)));
    }
    let reasons = why(&playbook.model, answers, verdict);
    for (index, reason) in main_reasons(&reasons, REASONS).iter().enumerate() {
        let sign = if reason.weight < 0.0 { "-" } else { "+" };
        let first = if index == 0 { format!("   why  {sign} ") } else { format!("        {sign} ") };
        paragraph(out, &first, &one_line(&reason_text(playbook, about, reason)));
    }
    if let Some(more) = reasons.len().checked_sub(REASONS).filter(|more| *more > 0) {
        paragraph(out, "          ", &format!("and {more} more"));
    }
    let next = next(&playbook.model, answers, verdict, &[]);
    // An open task is shown as such; there is nothing to find out before it is due, or about people who left.
    let is_out = about.is_some_and(|about| about.person.open_task().is_some());
    let is_gone = about.is_some_and(|about| about.person.has_left());
    let question = next_question(playbook, next, is_out).filter(|_| !(is_gone || (is_out && next.is_task())));
    if let Some((_, question)) = question {
        paragraph(out, "   next   ", &one_line(question));
    }
}

fn coaching(out: &mut String, playbook: &Playbook, track: &Track, today: Date) {
    let current = track.current(&playbook.stages);
    for (index, stage) in playbook.stages.iter().enumerate() {
        let progress = track.progress(stage);
        let word = if progress.is_proved() {
            ", proven"
        } else if track.is_ahead(&playbook.stages, index) {
            ", checked off ahead"
        } else if current == Some(index) {
            ", current"
        } else {
            ""
        };
        let counts = format!("{} of {}{word}", progress.proved, progress.required);
        paragraph(out, "", &format!("{}. {}: {counts}", index + 1, one_line(&stage.name)));
        if progress.ticked > 0 || current == Some(index) {
            verifiers(out, stage, track, today);
        }
        for line in track.lines.iter().filter(|line| line.stage == stage.id) {
            paragraph(out, "   -   ", &one_line(&line.text));
        }
    }
    for tick in track.unknown_ticks(&playbook.stages) {
        let text = format!("not in this method: {} ({})", one_line(&tick.verifier), dates::short(tick.on, today));
        paragraph(out, "   [x] ", &text);
    }
}

fn verifiers(out: &mut String, stage: &Stage, track: &Track, today: Date) {
    for verifier in &stage.verifiers {
        let text = one_line(&verifier.text);
        match track.tick(&verifier.id) {
            Some(tick) if tick.has_evidence() => {
                let evidence = one_line(&tick.evidence);
                paragraph(out, "   [x] ", &format!("{text} ({}): {evidence}", dates::short(tick.on, today)));
            }
            Some(_) => paragraph(out, "   [x] ", &format!("{text}: no evidence yet, so it proves nothing")),
            None if verifier.required => paragraph(out, "   [ ] ", &text),
            None => paragraph(out, "   [ ] ", &format!("{text} (not required)")),
        }
    }
}

const fn example(sample: bool) -> &'static str {
    if sample { " (example)" } else { "" }
}

fn people(count: usize) -> String {
    match count {
        0 => "nobody yet".to_owned(),
        1 => "1 person".to_owned(),
        _ => format!("{count} people"),
    }
}

/// Formats the groups that have members, such as `2 Mobilizers, 1 possible Blocker`: leaning or unproven ones are possible.
fn groups(sum: &Summary) -> String {
    let counts = |counts: [usize; ProfileGroup::COUNT], how: &'static str| {
        ProfileGroup::ALL
            .iter()
            .map(move |group| (group, counts[group.index()], how))
            .filter(|(_, count, _)| *count > 0)
    };
    let mut some: Vec<_> = counts(sum.groups, "").chain(counts(sum.unsure, "possible ")).collect();
    some.sort_by_key(|(group, ..)| group.index());
    let words = some
        .into_iter()
        .map(|(group, count, how)| format!("{count} {how}{}{}", group.name(), if count == 1 { "" } else { "s" }));
    words.collect::<Vec<_>>().join(", ")
}

/// Formats a deal's value, saying so if nobody entered one.
fn value_words(value: &str) -> String {
    let value = one_line(value);
    if value.trim().is_empty() { "no value yet".to_owned() } else { value }
}

fn joined(parts: &[String]) -> String {
    let some: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.trim().is_empty()).collect();
    some.join(" · ")
}

#[cfg(test)]
mod tests;
