//! The sheet for a conversation: what to find out from whom, with what to say and what to watch for.

use super::card::promised;
use super::markdown::plain;
use super::words::evidence::evidence_words;
use super::words::insight::insight_to_say;
use super::words::{About, labeled, main_reasons, next_question, question, reason_line, verdict_words};
use crate::domain::judge::alert::Alerts;
use crate::domain::judge::confirm::{Footing, Weakest, is_settled, weakest};
use crate::domain::judge::next::Next;
use crate::domain::judge::prep::Ask;
use crate::domain::judge::verdict::judge;
use crate::domain::judge::why::why;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::Item;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::Tell;
use jiff::civil::Date;

/// The sheet: who will be there, and what to find out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrepSheet {
    /// The deal and the day.
    pub title: String,
    /// The name of each person who will be there, with their job title and what is known of them.
    pub people: Vec<(String, String)>,
    /// The things to find out, the most telling first.
    pub asks: Vec<Asked>,
    /// Those about whom no question would tell much.
    pub known: Vec<Known>,
}

/// Somebody about whom no question would tell much: what we know, and what is still best to confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Their name.
    pub who: String,
    /// Labeled lines; a line that goes on under the label before it has none.
    pub lines: Vec<(&'static str, String)>,
}

/// A thing to find out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The name of the person.
    pub who: String,
    /// The question to answer afterwards.
    pub question: String,
    /// How to go about it: labeled lines.
    pub how: Vec<(&'static str, String)>,
}

/// The number of reasons for a verdict that is clear.
const REASONS: usize = 2;

/// What stands in place of things to find out, where there are none.
pub const ENOUGH: &str = "No open question would change a verdict much. Use the time to confirm what you have.";

/// The heading above those about whom no question would tell much.
pub const KNOWN: &str = "What you know";

/// Returns the sheet for a conversation with these people, who are still in the deal.
#[must_use]
pub fn sheet(
    playbook: &Playbook,
    deal: &Deal,
    people: &[StakeholderId],
    asks: &[Ask],
    alerts: Option<&Alerts>,
    (assessor, today): (&str, Date),
) -> PrepSheet {
    let there = || deal.stakeholders.iter().filter(|one| people.contains(&one.id));
    let person = |person: &Stakeholder| {
        let verdict = verdict_words(&judge(&playbook.model, &person.answers(assessor)));
        let title = if person.title.is_empty() { String::new() } else { format!("{} · ", person.title) };
        (deal.called(person).to_string(), format!("{title}{verdict}"))
    };
    let asks = asks.iter().filter_map(|ask| asked(playbook, deal, *ask));
    let settled = there().filter(|one| is_settled(&playbook.model, one, assessor));
    PrepSheet {
        title: format!("Prep: {}, {}", deal.name, dates::spelled(today)),
        people: there().map(|one| person(one)).collect(),
        asks: asks.collect(),
        known: settled.map(|person| known(playbook, deal, About { person, assessor, today }, alerts)).collect(),
    }
}

/// Returns what we know of somebody, what of it is best to confirm, and what an alert and their next steps wait for.
fn known(playbook: &Playbook, deal: &Deal, about: About<'_>, alerts: Option<&Alerts>) -> Known {
    let About { person, assessor, today } = about;
    let answers = person.answers(assessor);
    let verdict = judge(&playbook.model, &answers);
    let remarks = evidence_words(&playbook.model, &answers, &verdict).into_iter();
    let verdict_line = std::iter::once(verdict_words(&verdict)).chain(remarks).collect::<Vec<_>>().join("; ");
    let mut lines = vec![("Verdict", verdict_line)];
    let reasons = main_reasons(&why(&playbook.model, &answers, &verdict), REASONS);
    lines.extend(labeled(&reasons, |reason| reason_line(playbook, about, reason)));
    if let Some(weakest) = weakest(&playbook.model, person, assessor) {
        lines.extend(to_confirm(playbook, about, &weakest));
    }
    let alert = alerts.and_then(|all| all.awake.iter().find(|one| one.people.contains(&person.id)));
    if let Some(alert) = alert {
        lines.push(("Alert", alert.reason_about(person.id, deal.called(person))));
        lines.extend((!alert.say.is_empty()).then(|| ("Say", format!("“{}”", alert.say))));
        // The alert's own question may name others too.
        let question = playbook.alert(alert.kind).map(|text| text.coach.replace("{who}", deal.called(person)));
        lines.extend(question.map(|question| ("Ask yourself", question)));
    }
    if let Some(task) = person.open_task() {
        let due = if task.due < today { "overdue since" } else { "due" };
        lines.push(("Task", format!("{}, {due} {}", task.what, dates::show(task.due, today))));
    }
    lines.extend(promised(deal, person, today, ["Their step", "Our step"]));
    Known { who: deal.called(person).to_string(), lines }
}

/// Returns the question to ask once more, what was answered so far with why that is weak, and what to watch for.
fn to_confirm(playbook: &Playbook, about: About<'_>, weakest: &Weakest) -> Vec<(&'static str, String)> {
    let item = weakest.reason.answer.item();
    let why = match weakest.footing {
        // The line says so itself.
        Footing::Heard | Footing::Claimed | Footing::Once(_) => "",
        Footing::Unwritten => ". What you saw isn't written down",
        Footing::Seen(_) => ". It's the oldest thing this verdict is based on",
    };
    let watch = match item {
        Item::Trait(one) => &playbook.of_trait(one).seen,
        Item::Tell(tell) => &playbook.tell(tell).watch,
    };
    vec![
        ("Confirm", question(playbook, item).to_owned()),
        ("So far", format!("{}{why}", reason_line(playbook, about, &weakest.reason))),
        ("Watch for", watch.clone()),
    ]
}

/// Returns the texts of a thing to find out; `None` where the person was removed.
fn asked(playbook: &Playbook, deal: &Deal, ask: Ask) -> Option<Asked> {
    let person = deal.person(ask.person)?;
    let judges = ask.what == Next::Ask(Item::Tell(Tell::Task));
    let task = || person.open_task().or_else(|| person.latest_judged()).map_or("", |task| &task.what);
    let question = match ask.what {
        Next::Ask(Item::Tell(Tell::Task)) => format!("Did they deliver? “{}”", task()),
        Next::GiveTask => "Which task could you agree on, and by when?".to_owned(),
        what => next_question(playbook, what, false).map_or("", |(_, question)| question).to_owned(),
    };
    let own = insight_to_say(playbook, deal);
    let how = match ask.what {
        Next::Ask(Item::Trait(one)) => {
            let text = playbook.of_trait(one);
            vec![("Say", &text.say), ("Watch for", &text.seen), ("Doesn't count", &text.not)]
        }
        Next::Ask(Item::Tell(tell)) if !judges => {
            let text = playbook.tell(tell);
            let say = if tell == Tell::Insight { &own } else { &text.say };
            vec![("Prepare", &text.before), ("Say", say), ("Watch for", &text.watch)]
        }
        Next::GiveTask | Next::GiveAnother => {
            let text = playbook.tell(Tell::Task);
            vec![("Prepare", &text.before), ("Say", &text.say), ("Watch for", &text.watch)]
        }
        Next::Ask(Item::Tell(_)) | Next::AddEvidence => vec![("Watch for", &playbook.tell(Tell::Task).watch)],
        Next::Enough | Next::NothingLeft => Vec::new(),
    };
    let how = how.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (label, text.clone()));
    Some(Asked { who: deal.called(person).to_string(), question, how: how.collect() })
}

/// Formats the sheet as Markdown. Whatever people typed is plain text there, never markup.
#[must_use]
pub fn markdown(sheet: &PrepSheet) -> String {
    let mut out = format!("# {}\n\n", plain(&sheet.title));
    for (name, known) in &sheet.people {
        out.push_str(&format!("- **{}**: {}\n", plain(name), plain(known)));
    }
    out.push_str("\n## Find out\n\n");
    if sheet.asks.is_empty() {
        out.push_str(ENOUGH);
        out.push('\n');
    }
    for (number, one) in (1..).zip(&sheet.asks) {
        out.push_str(&format!("{number}. **{}**: {}\n", plain(&one.who), plain(&one.question)));
        for (label, text) in &one.how {
            out.push_str(&format!("   - {label}: {}\n", plain(text)));
        }
    }
    if !sheet.known.is_empty() {
        out.push_str(&format!("\n## {KNOWN}\n\n"));
    }
    for one in &sheet.known {
        out.push_str(&format!("- **{}**\n", plain(&one.who)));
        for (label, text) in &one.lines {
            let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
            out.push_str(&format!("   - {label}{}\n", plain(text)));
        }
    }
    out
}
