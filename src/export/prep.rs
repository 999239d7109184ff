//! The sheet for a conversation: what to find out from whom, with what to say and what to watch for.

use super::markdown::plain;
use super::words::insight::insight_to_say;
use super::words::{next_question, verdict_words};
use crate::domain::judge::next::Next;
use crate::domain::judge::prep::Ask;
use crate::domain::judge::verdict::judge;
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

/// What stands in place of things to find out, where there are none.
pub const ENOUGH: &str = "You know enough about them: no question would change a verdict much.";

/// Returns the sheet for a conversation with these people, who are still in the deal.
#[must_use]
pub fn sheet(
    playbook: &Playbook,
    deal: &Deal,
    people: &[StakeholderId],
    asks: &[Ask],
    assessor: &str,
    today: Date,
) -> PrepSheet {
    let there = deal.stakeholders.iter().filter(|one| people.contains(&one.id));
    let person = |person: &Stakeholder| {
        let verdict = verdict_words(&judge(&playbook.model, &person.answers(assessor)));
        let title = if person.title.is_empty() { String::new() } else { format!("{} · ", person.title) };
        (deal.called(person).to_string(), format!("{title}{verdict}"))
    };
    let asks = asks.iter().filter_map(|ask| asked(playbook, deal, *ask));
    PrepSheet {
        title: format!("Prep: {}, {}", deal.name, dates::spelled(today)),
        people: there.map(|one| person(one)).collect(),
        asks: asks.collect(),
    }
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
    out
}
