//! The diagram, by a reader of the few forms that it is made of.

use super::{exported, few, hostile};
use crate::domain::whole_deals::a_deal;
use crate::support::group::twelve;
use proptest::prelude::*;
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::domain::record::deal::Deal;
use stakemap::export::format::ExportFormat;
use std::collections::BTreeMap;

fn diagram(deal: &Deal, level: PrivacyLevel) -> String {
    exported(deal, ExportFormat::Mermaid, level)
}

/// Each node's label and class by its id, and the lines.
type Read = (BTreeMap<String, (String, String)>, Vec<(String, String, String)>);

/// Reads a diagram: the label and class of each node, and the lines. Fails at anything else.
fn read(text: &str) -> Read {
    let (mut nodes, mut lines) = (BTreeMap::new(), Vec::new());
    let mut all = text.lines();
    let comment = all.next().unwrap();
    assert!(comment.starts_with("%% ") && !comment[2..].contains(['%', '{', '}']), "{comment}");
    assert_eq!(all.next(), Some("flowchart LR"));
    for line in all {
        let line = line.strip_prefix("  ").unwrap();
        if line.starts_with("classDef ") {
            continue;
        }
        if let Some((id, rest)) = line.split_once("[\"") {
            let (label, class) = rest.split_once("\"]").unwrap();
            assert!(class.is_empty() || class.starts_with(":::"), "{line}");
            assert!(id.starts_with('p') && id[1..].bytes().all(|byte| byte.is_ascii_digit()), "{line}");
            let plain = label.replace("<br/>", " ");
            let is_safe = |c: char| !c.is_ascii_punctuation() || ".,'()/:-#;".contains(c);
            assert!(plain.chars().all(is_safe), "{line}");
            nodes.insert(id.to_owned(), (decoded(&plain), class.trim_start_matches(':').to_owned()));
        } else {
            let words: Vec<&str> = line.split(' ').collect();
            let [from, arrow, to] = words[..] else { panic!("{line}") };
            assert!(nodes.contains_key(from) && nodes.contains_key(to), "{line}");
            lines.push((from.to_owned(), arrow.split('|').nth(1).unwrap().to_owned(), to.to_owned()));
        }
    }
    (nodes, lines)
}

/// Puts the characters in the place of their numbers.
fn decoded(label: &str) -> String {
    let mut parts = label.split('#');
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(';').unwrap();
        out.push(char::from_u32(number.parse().unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

#[test]
fn everybody_is_a_node_and_every_line_has_its_word() {
    let (nodes, lines) = read(&diagram(&twelve().deal, PrivacyLevel::Team));
    assert_eq!(nodes.len(), 12, "whoever left isn't there");
    let named = |words: &str| nodes.iter().find(|(_, (label, _))| label.contains(words)).unwrap();
    assert_eq!(named("Dev Patel").1.1, "mobilizer");
    assert_eq!(named("Ann Lee").1.1, "blocker");
    let has = |from: &str, word: &str, to: &str| {
        lines.contains(&(named(from).0.clone(), word.to_owned(), named(to).0.clone()))
    };
    assert!(has("Dev Patel", "influences", "Ida Berg") && has("Ann Lee", "opposes", "Dev Patel"), "{lines:?}");
    assert!(has("Sven Aalto", "sponsors", "Ann Lee") && has("Nora Lind", "leads", "Dev Patel"), "{lines:?}");
}

#[test]
fn a_customer_sees_who_leads_whom_alone() {
    let (nodes, lines) = read(&diagram(&twelve().deal, PrivacyLevel::Customer));
    assert!(nodes.values().all(|(label, class)| class.is_empty() && !label.contains("izer")), "{nodes:?}");
    assert!(!lines.is_empty() && lines.iter().all(|(_, word, _)| word == "leads"), "{lines:?}");
}

#[test]
fn labels_are_text_whatever_they_hold() {
    let deal = hostile();
    let (nodes, _) = read(&diagram(&deal, PrivacyLevel::Team));
    assert!(nodes.values().all(|(label, _)| label.contains("<script>alert(1)</script>")), "{nodes:?}");
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn no_deal_breaks_its_diagram(deal in a_deal()) {
        for level in PrivacyLevel::ALL {
            read(&diagram(&deal, level));
        }
    }
}
