//! The brief: one page of Markdown with front matter, fit to be forwarded and to be kept in a vault of notes.

use super::card::joined;
use super::digest::{Digest, Portrait, StepLine, stage, title};
use super::markdown::plain;
use super::outgoing::{Outgoing, readers_words};
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::text::slug;

/// The most people listed behind those who matter; more are counted.
const OTHERS: usize = 20;

/// Returns a deal as a brief. Whatever people typed is plain text there, never markup.
pub(super) fn brief(out: &Outgoing<'_>) -> String {
    let digest = Digest::of(out);
    let mut text = front_matter(out);
    text.push_str(&format!("\n# {}\n\n", plain(&title(out))));
    text.push_str(&format!("*As of {}. {}*\n", dates::spelled(out.today), readers_words(out.mask.level)));
    let state: Vec<String> = digest.state.iter().map(|(label, text)| labeled(label, text)).collect();
    part(&mut text, "Where the deal is", &state);
    part(&mut text, if out.mask.shows(Datum::Judgments) { "People who matter" } else { "People" }, &people(&digest));
    part(&mut text, "The map in words", &lines(&digest.map));
    part(&mut text, "Alerts", &alerts(&digest));
    part(&mut text, "Next steps", &steps(&digest));
    let questions: Vec<String> = digest.questions.iter().map(|(who, what)| labeled(who, what)).collect();
    part(&mut text, "Open questions", &questions);
    text
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
    text.push_str(&format!("privacy: {}\n", out.mask.level.id()));
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

fn labeled(label: &str, text: &str) -> String {
    match plain(label) {
        label if label.is_empty() => format!("- {}", plain(text)),
        label => format!("- **{label}**: {}", plain(text)),
    }
}

/// Returns those who matter with what we know of them, then the others in a line each.
fn people(digest: &Digest) -> Vec<String> {
    let (first, others): (Vec<&Portrait>, Vec<&Portrait>) = digest.people.iter().partition(|one| one.matters);
    let mut all: Vec<String> = first.into_iter().flat_map(person).collect();
    let short = |one: &&Portrait| {
        let private = one.private.iter().map(|(label, text)| format!("{label}: {text}"));
        let facts = [one.who.clone(), one.verdict[0].clone(), one.stance.clone()].into_iter().chain(private);
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
    let contact = if one.contact.is_empty() { String::new() } else { format!("last contact {}", one.contact) };
    let influence = if one.influence.is_empty() { String::new() } else { format!("influence: {}", one.influence) };
    let facts = joined([one.stance.clone(), influence, contact]);
    let rows = [("Verdict", one.verdict[1].clone()), ("Why", one.why.join("; ")), ("Stance", facts)].into_iter();
    for (label, text) in rows.chain(one.private.iter().cloned()) {
        if !text.trim().is_empty() {
            all.push(format!("  {}", labeled(label, &text)));
        }
    }
    all
}

fn alerts(digest: &Digest) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for one in &digest.alerts {
        let todo = if one.todo.trim().is_empty() { String::new() } else { format!(" *Do:* {}", plain(&one.todo)) };
        all.push(labeled(one.level.label(), &one.reason) + &todo);
    }
    if digest.more_alerts > 0 {
        all.push(format!("- And {} more.", digest.more_alerts));
    }
    all
}

fn steps(digest: &Digest) -> Vec<String> {
    let line = |one: &StepLine| {
        let about = if one.about.is_empty() { String::new() } else { format!("{}: ", plain(&one.about)) };
        let late = if one.is_late { ", overdue" } else { "" };
        format!("- [ ] {about}{}, **{}**, {}{late}", plain(&one.what), plain(&one.owner), one.day)
    };
    let mut all: Vec<String> = digest.steps.iter().map(line).collect();
    if digest.more_steps > 0 {
        all.push(format!("- And {} more.", digest.more_steps));
    }
    all
}
