//! The changes between two states of a deal in words: one line for each, as a person would say it.

use super::insight::{result_words, test_question};
use super::{count, short_words};
use crate::domain::judge::since::{Item, Kind, News, What};
use crate::domain::judge::verdict::{GroupWord, Read};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stance::{Agreement, Position, Topic};
use crate::domain::record::tell::TellAnswer;
use crate::domain::record::text::capitalized;
use jiff::civil::Date;

/// Formats a change in a line, with the names of the people it is about.
#[must_use]
pub fn item_words(playbook: &Playbook, item: &Item, today: Date) -> String {
    let names: Vec<&str> = item.about.iter().map(|one| one.name.as_str()).collect();
    let said = what_words(playbook, &item.what, today);
    match &item.what {
        // A reason already contains the names.
        What::AlertNew { .. } | What::AlertGone { .. } | What::AlertAsleep { .. } => said,
        _ if names.is_empty() => capitalized(&said),
        What::Moved { topic: Topic::Buy | Topic::Advocate, .. } | What::Moved { to: None, .. } => {
            format!("{}, {said}", names.join(", "))
        }
        What::Moved { .. } => format!("{} {said}", names.join(", ")),
        _ => format!("{}: {said}", names.join(", ")),
    }
}

/// Formats a change without names, to follow one.
#[must_use]
pub fn what_words(playbook: &Playbook, what: &What, today: Date) -> String {
    let day = |day: Date| dates::show(day, today);
    match what {
        What::Added { found: true } => "added to the map".to_owned(),
        What::Added { found: false } => "new role on the map, no name yet".to_owned(),
        What::Found => "identified".to_owned(),
        What::Met => "met for the first time".to_owned(),
        What::Left => "has left the company".to_owned(),
        What::Back => "is back".to_owned(),
        What::Removed => "removed from the map".to_owned(),
        What::Joined { into } => format!("merged into {into}: a duplicate entry"),
        What::Verdict { from, to } => verdict_words(*from, *to),
        What::Called { by, from, to } => called_words(by, from.as_deref(), to.as_deref()),
        What::Ticked { verifier, bare } => {
            let bare = if *bare { ", without evidence" } else { "" };
            format!("checked off “{}”{bare}", verifier_words(playbook, verifier))
        }
        What::Shown { verifier } => format!("evidence added for “{}”", verifier_words(playbook, verifier)),
        What::Unticked { verifier } => format!("unchecked “{}”", verifier_words(playbook, verifier)),
        What::Proved { stage } => format!("stage {} proven{}", stage + 1, stage_name(playbook, *stage)),
        What::Unproved { stage } => format!("stage {} no longer proven{}", stage + 1, stage_name(playbook, *stage)),
        What::InsightNew { headline } => format!("new insight: {}", said(headline)),
        What::InsightChanged { headline } => format!("insight changed: {}", said(headline)),
        What::InsightGone { headline } => format!("insight removed: {}", said(headline)),
        What::InsightTested { test, result, bare } => {
            let bare = if *bare { ", without evidence" } else { "" };
            format!(
                "insight tested: {} {}{bare}",
                test_question(playbook, *test),
                result_words(playbook, *test, *result)
            )
        }
        What::InsightUntested { test } => format!("insight's result taken back: {}", test_question(playbook, *test)),
        What::Moved { topic, from, to } => moved_words(*topic, *from, *to),
        What::Together { topic, agreed: true } => format!("the group agreed on {} together", on(*topic)),
        What::Together { topic, agreed: false } => {
            format!("no longer counted as agreed together: {}", on(*topic))
        }
        What::Stage { from, to } => {
            let name = |id: &str| {
                let stage = playbook.group.stage(id).and_then(|index| playbook.group.all_stages().nth(index));
                stage.map_or_else(|| "none".to_owned(), |stage| stage.name.to_lowercase())
            };
            format!("buying stage: {} → {}", name(from), name(to))
        }
        What::Ended { how: Some(how) } => format!("the deal ended: {how}"),
        What::Ended { how: None } => "the deal is open again".to_owned(),
        What::Done { what, due, on } if on > due => {
            format!("done late on {} (due {}): {}", day(*on), day(*due), said(what))
        }
        What::Done { what, on, .. } => format!("done {}: {}", day(*on), said(what)),
        What::Slipped { what, from, due } => slipped_words(what, *from, *due, today),
        What::NewAction { what, who, due } => {
            let who = if who.trim().is_empty() { "nobody yet".to_owned() } else { who.trim().to_owned() };
            format!("new step: {} ({who}, by {})", said(what), day(*due))
        }
        What::Dropped { what } => format!("dropped, not done: {}", said(what)),
        What::Reopened { what } => format!("reopened: {}", said(what)),
        What::TaskGiven { what, due } => format!("task given, due {}: {}", day(*due), said(what)),
        What::TaskJudged { what, result } => format!("task {}: {}", judged_words(*result), said(what)),
        What::TaskSlipped { what, from, due } => slipped_words(what, *from, *due, today),
        What::TaskWithdrawn { what } => format!("task withdrawn: {}", said(what)),
        What::Raised { text } => format!("new concern: {}", said(text)),
        What::Settled { text } => format!("settled: {}", said(text)),
        What::OpenAgain { text } => format!("open again: {}", said(text)),
        What::Forgotten { text } => format!("removed, not settled: {}", said(text)),
        What::InsideNew { name, due } => {
            let due = due.map_or_else(|| "day unknown".to_owned(), |due| format!("due {}", day(due)));
            format!("their new step: {} ({due})", said(name))
        }
        What::InsideDone { name, on } => format!("their step done {}: {}", day(*on), said(name)),
        What::InsideReopened { name } => format!("their step is open again: {}", said(name)),
        What::InsideSlipped { name, from, due } => slipped_words(name, *from, *due, today),
        What::InsideGone { name } => format!("their step struck out: {}", said(name)),
        What::InsideOrder => "their steps are in another order".to_owned(),
        What::Planned { whole: true } => "has a plan now, with an owner and a date".to_owned(),
        What::Planned { whole: false } => "has a plan now, but it isn't complete".to_owned(),
        What::PlanWhole => "the plan is complete now".to_owned(),
        What::PlanLacks => "the plan is no longer complete".to_owned(),
        What::PlanSlipped { from, due } if due > from => {
            format!("the plan slipped from {} to {}", day(*from), day(*due))
        }
        What::PlanSlipped { due, .. } => format!("the plan has been overdue since {}", day(*due)),
        What::PlanGone => "the plan was dropped".to_owned(),
        What::Neutralised { by } => format!("no longer blocking: {}", said(by)),
        What::BlocksAgain => "blocking again".to_owned(),
        What::AlertNew { level, reason, .. } => format!("New alert ({}): {reason}", level.label()),
        What::AlertGone { reason, .. } => format!("Resolved: {reason}"),
        What::AlertAsleep { reason, until, why, .. } => {
            let why = said(why);
            let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
            format!("Snoozed until {}{why}: {reason}", day(*until))
        }
        What::Act { on, what } => format!("customer's last move, {}: {}", day(*on), said(what)),
    }
}

/// Returns the line above all changes; that nothing changed is a finding too. In a deal that is new nothing changed: it
/// says what is there.
#[must_use]
pub fn news_words(news: &News) -> String {
    if let Some(created) = news.created {
        // The day of these news may have passed by the time that they are read: never “today”.
        let created = dates::short(created, news.to);
        return match news.items.len() {
            0 => format!("New deal, created {created}. Nothing in it yet"),
            many => format!("New deal, created {created}. {} so far", count(many, "change", "changes")),
        };
    }
    let since = if news.from == news.to { "today's review".to_owned() } else { dates::show(news.from, news.to) };
    match news.items.len() {
        0 => format!("Nothing has changed since {since}"),
        1 => format!("1 thing has changed since {since}"),
        more => format!("{more} things have changed since {since}"),
    }
}

/// Returns the heading of one kind; that of the alerts says which days they were judged by.
#[must_use]
pub fn kind_words(kind: Kind, news: &News) -> String {
    match kind {
        // What is new has no earlier day.
        Kind::Alerts if news.created.is_some() => kind.label().to_owned(),
        Kind::Alerts => {
            let (from, to) = (dates::show(news.from, news.to), dates::show(news.to, news.to));
            format!("{} ({from} vs. {to})", kind.label())
        }
        Kind::People
        | Kind::Verdicts
        | Kind::Calls
        | Kind::Coaching
        | Kind::Insights
        | Kind::Willing
        | Kind::Agreement
        | Kind::Actions
        | Kind::Tasks
        | Kind::Concerns
        | Kind::Inside
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

/// Formats another verdict, such as `now a confirmed Mobilizer (was likely); still leaning Teacher`. It leads with what
/// changed, and says the rest once.
fn verdict_words(from: Read, to: Read) -> String {
    let surely = |word: GroupWord, group: ProfileGroup| match word {
        GroupWord::Unclear | GroupWord::Leaning => format!("{} {}", word.id(), group.name()),
        GroupWord::Unproven => format!("an {} {}", word.id(), group.name()),
        GroupWord::Likely | GroupWord::Confirmed => format!("a {} {}", word.id(), group.name()),
    };
    let whole = |read: Read| match read {
        Read::Unknown | Read::Unclear => short_words(read).to_owned(),
        Read::As(group, word, None) => surely(word, group),
        Read::As(group, word, Some((profile, how))) => {
            format!("{}, {} {}", surely(word, group), how.id(), profile.name())
        }
    };
    match (from, to) {
        (Read::As(was, surer, old), Read::As(is, word, new)) if was == is && old == new => {
            let still =
                new.map_or_else(String::new, |(profile, how)| format!("; still {} {}", how.id(), profile.name()));
            format!("now {} (was {}){still}", surely(word, is), surer.id())
        }
        (Read::As(was, same, old), Read::As(is, word, new)) if was == is && same == word => {
            let still = surely(word, is);
            match (old, new) {
                (Some((one, how)), Some((same, now))) if one == same => {
                    format!("now {} {} (was {}); still {still}", now.id(), same.name(), how.id())
                }
                (Some((one, _)), Some((other, now))) => {
                    format!("now {} {} (was {}); still {still}", now.id(), other.name(), one.name())
                }
                (None, Some((profile, now))) => {
                    format!("now {} {} (profile was unclear); still {still}", now.id(), profile.name())
                }
                (Some((profile, _)), None) => format!("profile now unclear (was {}); still {still}", profile.name()),
                (None, None) => format!("still {still}"),
            }
        }
        (from, to) => format!("now {} (was {})", whole(to), whole(from)),
    }
}

fn called_words(by: &str, from: Option<&str>, to: Option<&str>) -> String {
    let by = if by.trim().is_empty() { "someone" } else { by.trim() };
    match (from, to) {
        (Some(from), Some(to)) => format!("{by} labels them a {to} (was: {from})"),
        (None, Some(to)) => format!("{by} labels them a {to}"),
        (Some(from), None) => format!("{by} no longer labels them a {from}"),
        (None, None) => format!("{by} changed their label"),
    }
}

fn moved_words(topic: Topic, from: Option<Position>, to: Option<Position>) -> String {
    let label = |position: Option<Position>| position.map_or("unknown", Position::label);
    let agreement = match to {
        Some(Position::Problem(one) | Position::Solution(one) | Position::Supplier(one)) => one,
        Some(Position::Buy(_) | Position::Advocate(_)) | None => {
            return format!("{}: {} → {}", on(topic), label(from), label(to));
        }
    };
    let is_problem = topic == Topic::Problem;
    let (verb, preposition) = match agreement {
        Agreement::Yes => ("agrees", "on"),
        Agreement::No => ("doesn't agree", "on"),
        Agreement::Unsure => ("isn't sure", "about"),
    };
    let about = if is_problem { "there's a problem".to_owned() } else { format!("{preposition} {}", on(topic)) };
    format!("{verb} {about} (was {})", label(from))
}

const fn on(topic: Topic) -> &'static str {
    match topic {
        Topic::Buy => "buying",
        Topic::Advocate => "speaking up",
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
        format!("overdue since {is}: {}", said(what))
    }
}

const fn judged_words(result: Option<TellAnswer>) -> &'static str {
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
