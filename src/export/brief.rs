//! The brief: one page of Markdown with front matter, fit to be forwarded and to be kept in a vault of notes.

use super::card::joined;
use super::digest::{Digest, GROUPS, Portrait, StepLine, stage, title};
use super::markdown::plain;
use super::outgoing::{Outgoing, file_words};
use crate::domain::privacy::{Datum, PrivacyLevel};
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::text::{capitalized, slug};

/// The most people listed behind those who matter; more are counted.
const OTHERS: usize = 20;

/// Returns a deal as a brief. Whatever people typed is plain text there, never markup.
pub(super) fn brief(out: &Outgoing<'_>) -> String {
    let digest = Digest::of(out);
    let mut text = front_matter(out);
    text.push_str(&format!("\n# {}\n\n", plain(&title(out))));
    text.push_str(&format!("*As of {}. {}*\n", dates::spelled(out.today), file_words(out.mask.level)));
    let is_judged = out.mask.shows(Datum::Judgments);
    let state = state(&digest);
    part(&mut text, if is_judged { "Where the deal is" } else { "About" }, &state);
    // What has to be done comes before what is known.
    part(&mut text, "Alerts", &alerts(&digest));
    part(&mut text, "Next steps", &steps(&digest));
    // For colleagues, where they are is enough on one page; to a customer it's most of what there is.
    let inside = if is_judged { Vec::new() } else { inside(&digest) };
    part(&mut text, "Their inside steps", &inside);
    part(&mut text, if is_judged { "People who matter" } else { "People" }, &people(&digest, is_judged));
    part(&mut text, "Lines of influence", &lines(&digest.map));
    let questions: Vec<String> = digest.questions.iter().map(|(who, what)| labeled(who, what)).collect();
    part(&mut text, "Open questions", &questions);
    text
}

/// Returns where the deal is: what is short on one line, what is long on its own.
fn state(digest: &Digest) -> Vec<String> {
    let is_short = |label: &str| ["Value", "Owner", "Stage", "Group"].contains(&label);
    let (short, long): (Vec<_>, Vec<_>) = digest.state.iter().partition(|(label, _)| is_short(label));
    let mut all: Vec<String> = long.into_iter().map(|(label, text)| labeled(label, text)).collect();
    let short: Vec<String> = short.into_iter().map(|(label, text)| format!("**{label}**: {}", plain(text))).collect();
    all.insert(usize::from(!all.is_empty()), format!("- {}", short.join(" · ")));
    let steps = all.iter().position(|line| line.starts_with("- **Inside steps**")).unwrap_or(0);
    if steps > 0 && all[steps - 1].starts_with("- **Agree") {
        let line = all.remove(steps).replacen("- ", " · ", 1);
        all[steps - 1].push_str(&line);
    }
    let coaching: Vec<String> = digest.coaching.iter().map(|(who, how)| format!("{who}, {how}")).collect();
    all.retain(|line| line != "- ");
    let coaching = format!("**Coaching**: {}", plain(&coaching.join("; ")));
    match all.last_mut().filter(|last| last.starts_with("- **Alerts**")) {
        _ if digest.coaching.is_empty() => {}
        Some(last) => last.push_str(&format!(" · {coaching}")),
        None => all.push(format!("- {coaching}")),
    }
    all
}

/// Returns the properties of the note, as YAML: each text in the quotes of JSON, which YAML reads too.
fn front_matter(out: &Outgoing<'_>) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut text = format!("---\ntitle: {}\ndate: {}\n", quoted(&format!("{}: brief", title(out))), out.today);
    let value = if out.mask.shows(Datum::Money) { out.deal.value.trim() } else { "" };
    let stage = stage(out);
    for (key, value) in
        [("deal", out.deal.name.trim()), ("value", value), ("stage", stage.as_str()), ("owner", &out.deal.owner)]
    {
        if !value.is_empty() {
            text.push_str(&format!("{key}: {}\n", quoted(value)));
        }
    }
    if out.mask.level < PrivacyLevel::Customer {
        text.push_str(&format!("privacy: {}\n", out.mask.level.id()));
    }
    text.push_str(&format!("tags:\n  - stakemap\n  - deal/{}\n---\n", slug(&out.deal.name)));
    text
}

fn part(text: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    text.push_str(&format!("\n## {heading}\n\n"));
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
}

fn lines(all: &[String]) -> Vec<String> {
    all.iter().map(|one| format!("- {}", plain(one))).collect()
}

/// Returns their inside steps by number.
fn inside(digest: &Digest) -> Vec<String> {
    digest.inside.iter().enumerate().map(|(at, step)| labeled(&(at + 1).to_string(), step)).collect()
}

fn labeled(label: &str, text: &str) -> String {
    match plain(label) {
        label if label.is_empty() => format!("- {}", plain(text)),
        label => format!("- **{label}**: {}", plain(text)),
    }
}

/// Returns those who matter with what we know of them, then the others in a line each.
fn people(digest: &Digest, is_judged: bool) -> Vec<String> {
    let (first, others): (Vec<&Portrait>, Vec<&Portrait>) = digest.people.iter().partition(|one| one.matters);
    // The lines of a list follow without a blank one.
    let mut all = if is_judged { vec![format!("*{GROUPS}*"), String::new()] } else { Vec::new() };
    all.extend(first.into_iter().flat_map(person));
    let short = |one: &&Portrait| {
        let private = one.private.iter().map(|(label, text)| format!("{label}: {text}"));
        let facts = [one.who.clone(), one.verdict[0].clone(), joined(one.stance.clone())].into_iter().chain(private);
        let facts = joined(facts);
        let facts = if facts.is_empty() { facts } else { format!(": {}", plain(&facts)) };
        format!("- {}{facts}", plain(&one.name))
    };
    all.extend(others.iter().take(OTHERS).map(short));
    let more = others.len().saturating_sub(OTHERS) + digest.more_people;
    all.extend((more > 0).then(|| format!("- And {more} more.")));
    all
}

fn person(one: &Portrait) -> Vec<String> {
    let who = if one.who.is_empty() { String::new() } else { format!(", {}", plain(&one.who)) };
    let mut all = vec![format!("- **{}**{who}", plain(&one.name))];
    let verdict = labeled(&one.verdict[0], &one.why_in_short.join("; "));
    all.extend((!one.verdict[0].is_empty()).then(|| format!("  {}", verdict.trim_end_matches(": "))));
    let contact = if one.contact.is_empty() { String::new() } else { format!("last contact {}", one.contact) };
    // Why their word carries is for longer pages.
    let reach = one.influence.split(" (").next().unwrap_or_default();
    let influence = if reach.is_empty() { String::new() } else { format!("influence: {reach}") };
    let facts = joined([joined(one.stance.clone()), influence, contact]);
    all.extend((!facts.is_empty()).then(|| format!("  - {}", plain(&facts))));
    all.extend(one.private.iter().map(|(label, text)| format!("  {}", labeled(label, text))));
    all
}

fn alerts(digest: &Digest) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for one in &digest.alerts {
        let todo = if one.todo.trim().is_empty() { String::new() } else { format!(" *To do:* {}", plain(&one.todo)) };
        all.push(labeled(&capitalized(one.level.label()), &one.reason) + &todo);
    }
    if digest.more_alerts > 0 {
        all.push(format!("- And {} more.", digest.more_alerts));
    }
    all.extend(digest.snoozed.iter().map(|(until, reason)| labeled(until, reason)));
    all
}

fn steps(digest: &Digest) -> Vec<String> {
    let line = |one: &StepLine| {
        let about = if one.about.is_empty() { String::new() } else { format!(" ({})", plain(&one.about)) };
        let late = if one.is_late { ", overdue" } else { "" };
        format!("- [ ] **{}{late}**, {}: {}{about}", one.day, plain(&one.owner), plain(&one.what))
    };
    let mut all: Vec<String> = digest.steps.iter().map(line).collect();
    if digest.more_steps > 0 {
        all.push(format!("- And {} more.", digest.more_steps));
    }
    all
}
