//! The changes between two states of a deal in words: one line for each, as a person would say it.

use super::short_words;
use crate::domain::judge::since::{Item, Kind, News, What};
use crate::domain::judge::verdict::Read;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::stance::{Position, Topic};
use crate::domain::record::tell::TellAnswer;
use jiff::civil::Date;

/// Formats a change in a line, with the names of the people it is about.
#[must_use]
pub fn item_words(playbook: &Playbook, item: &Item, today: Date) -> String {
    let names: Vec<&str> = item.about.iter().map(|one| one.name.as_str()).collect();
    let said = what_words(playbook, &item.what, today);
    match &item.what {
        // A reason already contains the names.
        What::AlertNew { .. } | What::AlertGone { .. } | What::AlertAsleep { .. } => said,
        _ if names.is_empty() => capital(&said),
        _ => format!("{}: {said}", names.join(", ")),
    }
}

/// Formats a change without names, to follow one.
#[must_use]
pub fn what_words(playbook: &Playbook, what: &What, today: Date) -> String {
    let day = |day: Date| dates::show(day, today);
    match what {
        What::Added { found: true } => "new on the map".to_owned(),
        What::Added { found: false } => "a new part on the map, nobody found for it yet".to_owned(),
        What::Found => "found by name".to_owned(),
        What::Met => "met for the first time".to_owned(),
        What::Left => "has left the company".to_owned(),
        What::Back => "is there again".to_owned(),
        What::Removed => "taken off the map".to_owned(),
        What::Joined { into } => format!("joined with {into}: two entries for one person"),
        What::Verdict { from, to } => format!("{}, was {}", read_words(*to), read_words(*from)),
        What::Called { by, from, to } => called_words(by, from.as_deref(), to.as_deref()),
        What::Ticked { verifier, bare } => {
            let bare = if *bare { ", without evidence" } else { "" };
            format!("ticked “{}”{bare}", verifier_words(playbook, verifier))
        }
        What::Shown { verifier } => format!("evidence came for “{}”", verifier_words(playbook, verifier)),
        What::Unticked { verifier } => format!("tick taken back: “{}”", verifier_words(playbook, verifier)),
        What::Proved { stage } => format!("stage {} proven{}", stage + 1, stage_name(playbook, *stage)),
        What::Unproved { stage } => format!("stage {} no longer proven{}", stage + 1, stage_name(playbook, *stage)),
        What::Moved { topic, from, to } => moved_words(*topic, *from, *to),
        What::Together { topic, agreed: true } => format!("the group agreed on {} together", on(*topic)),
        What::Together { topic, agreed: false } => {
            format!("that the group agreed on {} together is taken back", on(*topic))
        }
        What::Stage { from, to } => {
            let name = |id: &str| {
                let stage = playbook.group.stage(id).and_then(|place| playbook.group.stages.get(place));
                stage.map_or_else(|| "no stage".to_owned(), |stage| stage.name.to_lowercase())
            };
            format!("the purchase stands at: {}, was: {}", name(to), name(from))
        }
        What::Ended { how: Some(how) } => format!("the deal ended: {how}"),
        What::Ended { how: None } => "the deal goes on after all".to_owned(),
        What::Done { what, due, on } if on > due => {
            format!("done late, {} (due {}): {}", day(*on), day(*due), said(what))
        }
        What::Done { what, on, .. } => format!("kept, {}: {}", day(*on), said(what)),
        What::Slipped { what, from, due } => slipped_words(what, *from, *due, today),
        What::NewAction { what, who, due } => {
            let who = if who.trim().is_empty() { "nobody’s yet".to_owned() } else { who.trim().to_owned() };
            format!("new: {} ({who}, by {})", said(what), day(*due))
        }
        What::Dropped { what } => format!("taken away, not done: {}", said(what)),
        What::Reopened { what } => format!("open again: {}", said(what)),
        What::TaskGiven { what, due } => format!("task given, by {}: {}", day(*due), said(what)),
        What::TaskJudged { what, result } => format!("task {}: {}", result_words(*result), said(what)),
        What::TaskSlipped { what, from, due } => slipped_words(what, *from, *due, today),
        What::TaskWithdrawn { what } => format!("task withdrawn: {}", said(what)),
        What::Raised { text } => format!("new: {}", said(text)),
        What::Settled { text } => format!("settled: {}", said(text)),
        What::OpenAgain { text } => format!("open again: {}", said(text)),
        What::Forgotten { text } => format!("taken away, not settled: {}", said(text)),
        What::Planned { whole: true } => "there is a plan, with an owner and a day".to_owned(),
        What::Planned { whole: false } => "there is a plan, and it lacks something yet".to_owned(),
        What::PlanWhole => "the plan has all it needs now".to_owned(),
        What::PlanLacks => "the plan lacks something that it had".to_owned(),
        What::PlanSlipped { from, due } if due > from => {
            format!("the plan was moved out from {} to {}", day(*from), day(*due))
        }
        What::PlanSlipped { due, .. } => format!("the plan is overdue since {}", day(*due)),
        What::PlanGone => "the plan was given up".to_owned(),
        What::Neutralised { by } => format!("no longer blocks: {}", said(by)),
        What::BlocksAgain => "blocks again".to_owned(),
        What::AlertNew { level, reason, .. } => format!("New, {}: {reason}", level.label()),
        What::AlertGone { reason, .. } => format!("No more: {reason}"),
        What::AlertAsleep { reason, until, why, .. } => {
            format!("Snoozed until {} ({}): {reason}", day(*until), said(why))
        }
        What::Act { on, what } => format!("their last act, {}: {}", day(*on), said(what)),
    }
}

/// Returns the line above all changes; that nothing changed is a finding too.
#[must_use]
pub fn news_words(news: &News) -> String {
    let since = dates::show(news.from, news.to);
    match news.items.len() {
        0 => format!("Nothing changed since {since}"),
        1 => format!("1 thing changed since {since}"),
        more => format!("{more} things changed since {since}"),
    }
}

/// Returns the heading of one kind; that of the alerts says which days they were judged by.
#[must_use]
pub fn kind_words(kind: Kind, news: &News) -> String {
    match kind {
        Kind::Alerts => {
            let (from, to) = (dates::show(news.from, news.to), dates::show(news.to, news.to));
            format!("{} (those of {from} against those of {to})", kind.label())
        }
        Kind::People
        | Kind::Verdicts
        | Kind::Calls
        | Kind::Coaching
        | Kind::Willing
        | Kind::Agreement
        | Kind::Actions
        | Kind::Tasks
        | Kind::Concerns
        | Kind::Plans
        | Kind::Act => kind.label().to_owned(),
    }
}

/// Formats a verdict without its numbers, such as `Mobilizer, likely; Teacher, leaning`.
#[must_use]
pub fn read_words(read: Read) -> String {
    match read {
        Read::Unknown | Read::Unclear => short_words(read).to_owned(),
        Read::As(group, word, None) => format!("{}, {}", group.name(), word.id()),
        Read::As(group, word, Some((profile, how))) => {
            format!("{}, {}; {}, {}", group.name(), word.id(), profile.name(), how.id())
        }
    }
}

fn called_words(by: &str, from: Option<&str>, to: Option<&str>) -> String {
    let by = if by.trim().is_empty() { "somebody" } else { by.trim() };
    match (from, to) {
        (Some(from), Some(to)) => format!("{by} labels them a {to}, was: a {from}"),
        (None, Some(to)) => format!("{by} labels them a {to}"),
        (Some(from), None) => format!("{by} no longer labels them a {from}"),
        (None, None) => format!("{by} changed a call"),
    }
}

fn moved_words(topic: Topic, from: Option<Position>, to: Option<Position>) -> String {
    let label = |position: Option<Position>| position.map_or("not known", Position::label);
    let about = match topic {
        Topic::Buy => "buying",
        Topic::Advocate => "advocating",
        Topic::Problem => "the problem, alone",
        Topic::Solution => "the kind of solution, alone",
        Topic::Supplier => "the supplier, alone",
    };
    format!("{about}: {}, was {}", label(to), label(from))
}

const fn on(topic: Topic) -> &'static str {
    match topic {
        Topic::Buy => "buying",
        Topic::Advocate => "advocating",
        Topic::Problem => "the problem",
        Topic::Solution => "the kind of solution",
        Topic::Supplier => "the supplier",
    }
}

fn slipped_words(what: &str, from: Date, due: Date, today: Date) -> String {
    let (was, is) = (dates::show(from, today), dates::show(due, today));
    if due > from {
        format!("slipped from {was} to {is}: {}", said(what))
    } else {
        format!("slipped, due {is}: {}", said(what))
    }
}

const fn result_words(result: Option<TellAnswer>) -> &'static str {
    match result {
        Some(TellAnswer::Delivered) => "delivered",
        Some(TellAnswer::InPart) => "delivered in part or late",
        Some(TellAnswer::NotDelivered) => "not delivered",
        Some(TellAnswer::Refused) => "refused",
        Some(TellAnswer::Declined) => "declined",
        Some(_) | None => "judged",
    }
}

fn stage_name(playbook: &Playbook, stage: usize) -> String {
    playbook.stages.get(stage).map_or_else(String::new, |stage| format!(" ({})", stage.name.to_lowercase()))
}

/// Returns the text of a ticked verifier, coaching or group; the bare id where the playbook doesn't have it.
fn verifier_words<'a>(playbook: &'a Playbook, id: &'a str) -> &'a str {
    let coaching = playbook.verifier(id).map(|(_, one)| one.text.as_str());
    coaching.or_else(|| playbook.group.mark(id).map(|one| one.text.as_str())).unwrap_or(id).trim_end_matches('.')
}

fn said(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
