//! The brief as Markdown: its structure is ours alone, whatever people typed.

use super::{TODAY, example, exported, few, hostile};
use crate::domain::whole_deals::a_deal;
use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};
use serde_json::Value;
use stakemap::domain::judge::alert::alerts;
use stakemap::domain::judge::verdict::{Read, judge};
use stakemap::domain::judge::why::why;
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::RecordId;
use stakemap::domain::record::snooze::Snooze;
use stakemap::export::format::ExportFormat;
use stakemap::export::words::main_reasons;

/// The headings that a brief may have.
const HEADINGS: [&str; 9] = [
    "Where the deal is",
    "People who matter",
    "People",
    "Lines of influence",
    "Alerts",
    "Next steps",
    "Their inside steps",
    "Open questions",
    "About",
];

fn brief(deal: &Deal, level: PrivacyLevel) -> String {
    exported(deal, ExportFormat::Brief, level)
}

/// The properties of a note as a vault reads them, and the text below.
fn front_matter(text: &str) -> (Vec<(String, String)>, &str) {
    let (head, body) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    let property = |line: &str| {
        let (key, value) = line.split_once(": ")?;
        let value = if value.starts_with('"') { serde_json::from_str(value).unwrap() } else { Value::from(value) };
        Some((key.to_owned(), value.as_str().unwrap().to_owned()))
    };
    for line in head.lines() {
        let is_property = property(line).is_some() || line == "tags:" || line.starts_with("  - ");
        assert!(is_property, "{line}");
    }
    (head.lines().filter_map(property).collect(), body)
}

/// What the readers of vaults and forges know beyond the standard.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// Fails where anything typed became markup. Returns the title and all that is read.
fn read(text: &str) -> (String, String) {
    let (_, body) = front_matter(text);
    let (mut title, mut words, mut heading) = (String::new(), String::new(), None);
    for event in Parser::new_ext(body, options()) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => match heading.take().unwrap() {
                (HeadingLevel::H1, text) => title = text,
                (HeadingLevel::H2, text) => assert!(HEADINGS.contains(&text.as_str()), "{text}"),
                (level, text) => panic!("a heading {level}: {text}"),
            },
            Event::Text(text) => {
                if let Some((_, heading)) = heading.as_mut() {
                    heading.push_str(&text);
                }
                words.push_str(&text);
            }
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Strong | Tag::Emphasis)
            | Event::End(_)
            | Event::SoftBreak
            | Event::TaskListMarker(false) => words.push(' '),
            other => panic!("{other:?} in\n{body}"),
        }
    }
    (title, words)
}

fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_brief_of_the_example_is_one_page_that_says_it_all() {
    let text = brief(&example(), PrivacyLevel::Team);
    let (properties, body) = front_matter(&text);
    let keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["title", "date", "deal", "value", "stage", "owner", "privacy"], "{text}");
    assert!(properties.contains(&("date".to_owned(), TODAY.to_string())));
    for heading in HEADINGS.iter().filter(|one| !["People", "About", "Their inside steps"].contains(one)) {
        assert!(body.contains(&format!("\n## {heading}\n")), "{heading}:\n{body}");
    }
    for words in ["Mirela Dantu", "Mobilizer, ", "- [ ] ", "influences", "*To do:*", "For your team"] {
        assert!(body.contains(words), "{words}:\n{body}");
    }
    // A sheet in small print (9 points) has about 68 lines of 115 letters.
    let lines: usize = body.lines().map(|line| line.chars().count().div_ceil(115)).sum();
    assert!(lines <= 68, "{lines} lines:\n{body}");
    assert!(!body.contains("•••••"), "what is hidden is left out:\n{body}");
    read(&text);
}

#[test]
fn what_is_to_be_done_comes_first_and_nothing_is_said_to_the_rep() {
    let text = brief(&example(), PrivacyLevel::Team);
    let at = |heading: &str| text.find(&format!("## {heading}\n")).unwrap();
    assert!(at("Where the deal is") < at("Alerts") && at("Alerts") < at("Next steps"), "{text}");
    assert!(at("Next steps") < at("People who matter") && text.contains("Mobilizers drive a change"), "{text}");
    for word in ["you", "your", "you'd"] {
        let said = text.split(|c: char| c.is_whitespace()).filter(|one| one.to_lowercase() == word).count();
        // “For your team” is said to the readers.
        assert_eq!(said, usize::from(word == "your"), "{word}:\n{text}");
    }
}

/// A reason that speaks against the verdict is said to be one; what was snoozed and how far the coaching is are said too.
#[test]
fn what_speaks_against_a_verdict_is_no_reason_for_it_and_nothing_is_left_out() {
    let mut deal = example();
    let text = brief(&deal, PrivacyLevel::Team);
    assert!(text.contains("; but didn't deliver the task"), "{text}");
    let playbook = stakemap::content::playbook(&[]).0;
    let mut against = 0;
    for person in &deal.stakeholders {
        let answers = person.answers(&deal.owner);
        let verdict = judge(&playbook.model, &answers);
        against += main_reasons(&why(&playbook.model, &answers, &verdict), 2)
            .iter()
            .filter(|one| one.weight < 0.0 && verdict.read() != Read::Unclear)
            .count();
    }
    let page = exported(&deal, ExportFormat::Html, PrivacyLevel::Team);
    assert!(against > 0 && page.matches("<small>but ").count() <= against, "{against}");
    assert!(page.contains("<small>but "), "{page}");
    assert!(text.contains("**Coaching**: Mirela Dantu, 1 of 5 stages proven"), "{text}");
    let alert = alerts(&playbook, &deal, &playbook.thresholds, TODAY).awake[0].clone();
    deal.snoozes.push(Snooze {
        id: RecordId(uuid::Uuid::from_u128(991)),
        alert: alert.key.as_str().into(),
        until: TODAY + jiff::ToSpan::days(5),
        reason: "".into(),
        by: deal.owner.clone(),
        at: jiff::Timestamp::UNIX_EPOCH,
        extra: serde_json::Map::new(),
    });
    for format in [ExportFormat::Brief, ExportFormat::Html] {
        let text = exported(&deal, format, PrivacyLevel::Team);
        assert!(text.contains("Snoozed until 26 Nov"), "{text}");
    }
}

#[test]
fn it_lists_the_alerts_that_the_header_counts() {
    use stakemap::domain::judge::alert::alerts;
    for deal in [example(), crate::support::group::twelve().deal] {
        let found = alerts(&super::PLAYBOOK, &deal, &super::PLAYBOOK.thresholds, TODAY);
        let text = brief(&deal, PrivacyLevel::All);
        let listed = text.matches("- **Urgent**").count() + text.matches("- **Warning**").count();
        assert!(text.contains(&format!("- **Alerts**: {}", found.pressing())), "{text}");
        assert_eq!(listed, found.pressing().min(5), "{text}");
        let more = found.pressing() - listed;
        assert_eq!(text.contains(&format!("- And {more} more.")), more > 0, "{text}");
    }
}

#[test]
fn a_customer_reads_who_is_there_and_nothing_else() {
    let text = brief(&example(), PrivacyLevel::Customer);
    assert!(text.contains("Mirela Dantu") && text.contains("The people involved"), "{text}");
    for hidden in ["For the", "privacy", "Mobilizer", "Alerts", "Next steps", "310", "Open questions", "•••••"]
    {
        assert!(!text.contains(hidden), "{hidden}:\n{text}");
    }
}

#[test]
fn nothing_typed_is_markup() {
    let deal = hostile();
    for level in PrivacyLevel::ALL {
        let text = brief(&deal, level);
        let (title, words) = read(&text);
        assert_eq!(single(&title), single(&deal.name));
        assert!(words.contains("<script>alert(1)</script>"), "it is shown as it was typed");
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn no_deal_breaks_out_of_its_brief(deal in a_deal()) {
        for level in PrivacyLevel::ALL {
            let (title, _) = read(&brief(&deal, level));
            prop_assert!(deal.name.trim().is_empty() || single(&title) == single(&deal.name), "{title:?} {:?}", deal.name);
        }
    }
}
