//! A deal as a web page in one file: it opens offline, needs no script, and prints on two pages.
//!
//! It is well-formed XML too, so that a strict parser finds whatever isn't escaped.

mod field;

use super::digest::{ABOUT, AlertLine, Digest, GROUPS, Portrait, StepLine, title};
use super::outgoing::{Outgoing, file_words};
use super::words::group::stage_words;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::privacy::{Datum, PrivacyLevel};
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::text::capitalized;
use field::field;

const LOOK: &str = include_str!("../../assets/export/page.css");
/// The colors of what a customer's page has no word of.
const GROUPS_LOOK: &str = include_str!("../../assets/export/groups.css");

/// Returns a deal as a web page. Whatever people typed is plain text there, never markup.
pub(super) fn html(out: &Outgoing<'_>) -> String {
    let digest = Digest::of(out);
    let name = escaped(&title(out));
    let class = if out.mask.level == PrivacyLevel::All { "full" } else { "readers" };
    let groups = if out.mask.shows(Datum::Judgments) { GROUPS_LOOK } else { "" };
    let head = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"generator\" content=\"stakemap\"/>\n<title>{name}</title>\n<style>\n{LOOK}{groups}</style>\n</head>\n<body>\n"
    );
    let mut page = head;
    page.push_str(&format!("<h1>{name}</h1>\n"));
    let readers = escaped(file_words(out.mask.level));
    page.push_str(&format!("<p class=\"{class}\">As of {}. {readers}</p>\n", dates::spelled(out.today)));
    page.push_str(&facts(&digest));
    page.push_str(&stages(out));
    let snoozed = list(digest.snoozed.iter().map(|(until, reason)| labeled(until, reason)), 0);
    let alerts = list(digest.alerts.iter().map(alert), digest.more_alerts) + &snoozed;
    let steps = list(digest.steps.iter().map(step), digest.more_steps);
    // What has to be done comes before what is known.
    page.push_str(&beside(("Alerts", &alerts), ("Next steps", &steps)));
    part(&mut page, "Their inside steps", &inside(&digest));
    part(&mut page, "Willing to buy, and to speak up", &field(out, &digest.people));
    let people = if out.mask.shows(Datum::Judgments) { judged(&digest) } else { named(&digest) };
    part(&mut page, "People", &people);
    let questions = list(digest.questions.iter().map(|(who, what)| labeled(who, what)), 0);
    let map = list(digest.map.iter().map(|one| escaped(one)), 0);
    page.push_str(&beside(("Open questions", &questions), ("Lines of influence", &map)));
    part(&mut page, "Coaching", &list(digest.coaching.iter().map(|(who, text)| labeled(who, text)), 0));
    page.push_str("</body>\n</html>\n");
    page
}

/// Returns a text as a page shows it, in an element or in the value of an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

fn part(page: &mut String, heading: &str, content: &str) {
    if !content.is_empty() {
        page.push_str(&format!("<section>\n<h2>{heading}</h2>\n{content}</section>\n"));
    }
}

/// Returns two parts side by side; one alone has the whole width.
fn beside(left: (&str, &str), right: (&str, &str)) -> String {
    let mut parts = [left, right].map(|(heading, content)| {
        let mut one = String::new();
        part(&mut one, heading, content);
        one
    });
    if parts.iter().any(String::is_empty) {
        return parts.concat();
    }
    parts.iter_mut().for_each(|one| *one = format!("<div>\n{one}</div>\n"));
    format!("<div class=\"two\">\n{}</div>\n", parts.concat())
}

fn labeled(label: &str, text: &str) -> String {
    format!("<b>{}</b>: {}", escaped(label), escaped(text))
}

fn list(lines: impl Iterator<Item = String>, more: usize) -> String {
    let mut all: Vec<String> = lines.map(|line| format!("<li>{line}</li>\n")).collect();
    all.extend((more > 0).then(|| format!("<li>And {more} more.</li>\n")));
    if all.is_empty() { String::new() } else { format!("<ul>\n{}</ul>\n", all.concat()) }
}

/// Returns their inside steps in order.
fn inside(digest: &Digest) -> String {
    let steps: String = digest.inside.iter().map(|step| format!("<li>{}</li>\n", escaped(step))).collect();
    if steps.is_empty() { steps } else { format!("<ol>\n{steps}</ol>\n") }
}

fn facts(digest: &Digest) -> String {
    let fact = |(label, text): &(&str, String)| {
        // The longest text has a row of its own.
        let class = if *label == ABOUT { " class=\"whole\"" } else { "" };
        format!("<div{class}><dt>{}</dt><dd>{}</dd></div>\n", escaped(label), escaped(text))
    };
    let all: String = digest.state.iter().map(fact).collect();
    if all.is_empty() { all } else { format!("<dl class=\"facts\">\n{all}</dl>\n") }
}

/// Returns the stages of the purchase, the current one marked.
fn stages(out: &Outgoing<'_>) -> String {
    let all = stage_words(out.playbook, out.deal);
    let here = all.iter().position(|(_, is_here)| *is_here).unwrap_or(0);
    let stage = |(at, (name, _)): (usize, &(&str, bool))| {
        let class = match at.cmp(&here) {
            std::cmp::Ordering::Less => " class=\"done\"",
            std::cmp::Ordering::Equal => " class=\"here\"",
            std::cmp::Ordering::Greater => "",
        };
        format!("<li{class}>{} {}</li>\n", at + 1, escaped(name))
    };
    let all: String = all.iter().enumerate().map(stage).collect();
    if all.is_empty() { all } else { format!("<ol class=\"stages\">\n{all}</ol>\n") }
}

/// Returns the class of a group's color.
const fn class(group: Option<ProfileGroup>) -> &'static str {
    match group {
        Some(ProfileGroup::Mobilizer) => "mobilizer",
        Some(ProfileGroup::Talker) => "talker",
        Some(ProfileGroup::Blocker) => "blocker",
        None => "unclear",
    }
}

fn table(headings: &[&str], digest: &Digest, row: impl Fn(&Portrait) -> String) -> String {
    if digest.people.is_empty() {
        return String::new();
    }
    let headings: String = headings.iter().map(|one| format!("<th scope=\"col\">{one}</th>")).collect();
    let rows: String = digest.people.iter().map(row).collect();
    let more = digest.more_people;
    let more = if more == 0 { String::new() } else { format!("<p>And {more} more.</p>\n") };
    format!("<table>\n<thead><tr>{headings}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{more}")
}

fn small(text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { format!("<small>{}</small>", escaped(text)) }
}

/// Returns the people with what we think of them.
fn judged(digest: &Digest) -> String {
    let row = |one: &Portrait| {
        let matters = if one.matters { " class=\"matters\"" } else { "" };
        let sign = format!("<span class=\"sign {}\">{}</span>", class(one.group), escaped(&one.mark));
        // Only those who matter now have the room for more than a line.
        let why: String = one.why.iter().filter(|_| one.matters).map(|why| small(why)).collect();
        let private: String = one.private.iter().map(|(label, text)| small(&format!("{label}: {text}"))).collect();
        format!(
            "<tr{matters}><td>{sign} <b>{}</b>{}{private}</td><td>{}{why}</td><td>{}</td><td>{}</td><td class=\"when\">{}</td></tr>\n",
            escaped(&one.name),
            small(&one.who),
            escaped(&one.verdict[1]),
            one.stance.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("<br/>"),
            escaped(&one.influence),
            escaped(&one.contact),
        )
    };
    let headings = ["Name", "Verdict and why", "Stance", "Influence", "Last contact"];
    let table = table(&headings, digest, row);
    if table.is_empty() { table } else { format!("<p class=\"readers\">{GROUPS}</p>\n{table}") }
}

/// Returns the people with no more than who they are.
fn named(digest: &Digest) -> String {
    let row =
        |one: &Portrait| format!("<tr><td><b>{}</b></td><td>{}</td></tr>\n", escaped(&one.name), escaped(&one.who));
    table(&["Name", "Role"], digest, row)
}

fn step(one: &StepLine) -> String {
    let about = if one.about.is_empty() { String::new() } else { format!("{}: ", escaped(&one.about)) };
    let late = if one.is_late { " <span class=\"late\">overdue</span>" } else { "" };
    let (what, owner) = (escaped(&one.what), escaped(&one.owner));
    format!("<span class=\"day\">{}</span> {about}{what} ({owner}){late}", one.day)
}

fn alert(one: &AlertLine) -> String {
    let class = match one.level {
        AlertLevel::Urgent => "urgent",
        AlertLevel::Warning | AlertLevel::Hint => "warning",
    };
    let level = escaped(&capitalized(one.level.label()));
    format!("<b class=\"{class}\">{level}</b>: {}{}", escaped(&one.reason), small(&one.todo))
}
