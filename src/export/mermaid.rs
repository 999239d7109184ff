//! Who influences whom, as a diagram for wikis and notes that draw Mermaid.

use super::digest::title;
use super::outgoing::{Outgoing, file_words};
use super::words::group_words;
use crate::domain::judge::reach::{MapRelationKind, Reach};
use crate::domain::judge::verdict::{Read, judge};
use crate::domain::privacy::Datum;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use std::collections::HashMap;

/// The look of each group, readable on light and dark ground, and in print.
const LOOKS: &str = "  classDef mobilizer fill:#d3efdb,stroke:#1a7f37,color:#0b3d1c,stroke-width:2px
  classDef talker fill:#fdf0c2,stroke:#9a6700,color:#4d3300
  classDef blocker fill:#fbd9d3,stroke:#b42318,color:#5c120c,stroke-dasharray:5 3
  classDef unclear fill:#eceef1,stroke:#6b7280,color:#24292f
";

/// Returns the people and the lines between them as a flowchart.
pub(super) fn mermaid(out: &Outgoing<'_>) -> String {
    let verdict = |person: &Stakeholder| judge(&out.playbook.model, &person.answers(&out.deal.owner));
    let reach = Reach::of(out.deal, None, verdict);
    let note = format!("{}, as of {}. {}", title(out), out.today, file_words(out.mask.level));
    let mut text = format!("%% {}\nflowchart LR\n", comment(&note));
    let is_judged = out.mask.shows(Datum::Judgments);
    if is_judged {
        text.push_str(LOOKS);
    }
    let mut nodes: HashMap<StakeholderId, String> = HashMap::new();
    let people = out.deal.stakeholders.iter().filter(|one| !one.has_left() && reach.has(one.id));
    for (number, person) in (1..).zip(people) {
        let node = format!("p{number}");
        let name = label(out.deal.called(person));
        let title =
            if person.title.trim().is_empty() { String::new() } else { format!("<br/>{}", label(&person.title)) };
        if is_judged {
            let verdict = verdict(person);
            let words = label(&group_words(&verdict));
            text.push_str(&format!("  {node}[\"{name}{title}<br/>{words}\"]:::{}\n", class(verdict.read())));
        } else {
            text.push_str(&format!("  {node}[\"{name}{title}\"]\n"));
        }
        nodes.insert(person.id, node);
    }
    for relation in reach.relations() {
        if let (Some(from), Some(to)) = (nodes.get(&relation.from), nodes.get(&relation.to)) {
            text.push_str(&format!("  {from} {} {to}\n", arrow(relation.kind)));
        }
    }
    text
}

const fn class(read: Read) -> &'static str {
    match read {
        Read::Unknown | Read::Unclear => "unclear",
        Read::As(ProfileGroup::Mobilizer, ..) => "mobilizer",
        Read::As(ProfileGroup::Talker, ..) => "talker",
        Read::As(ProfileGroup::Blocker, ..) => "blocker",
    }
}

const fn arrow(kind: MapRelationKind) -> &'static str {
    match kind {
        MapRelationKind::Influences => "-->|influences|",
        MapRelationKind::Sponsors => "==>|sponsors|",
        MapRelationKind::Leads => "-->|leads|",
        MapRelationKind::Opposes => "-.->|opposes|",
    }
}

/// Returns a text for a label in quotes: whatever could be markup there is written as the number of its character.
fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '\'' | '(' | ')' | '/' | ':' | '-') {
            out.push_str(&format!("#{};", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Returns a text for a comment, without what a directive is made of.
fn comment(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '{' | '}' | '%')).collect()
}
