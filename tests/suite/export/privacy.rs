//! What is hidden at a level is in no export for it.

use super::{example, exported};
use crate::support::canary::{CANARY, Plant, plant};
use crate::support::group::twelve;
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::export::format::ExportFormat;

#[test]
fn nothing_hidden_leaves_in_any_format() {
    for deal in [example(), twelve().deal] {
        for (planted, level) in [(Plant::Team, PrivacyLevel::Team), (Plant::Everywhere, PrivacyLevel::Customer)] {
            let deal = plant(&deal, planted);
            for format in ExportFormat::ALL {
                let text = exported(&deal, format, level);
                let at = text.find(CANARY).map(|at| text[..at].chars().rev().take(200).collect::<String>());
                let around = at.map(|around| around.chars().rev().collect::<String>());
                assert_eq!(around, None, "{format:?} for {level:?} holds a canary");
            }
            let sings = |format: &&ExportFormat| exported(&deal, **format, PrivacyLevel::All).contains(CANARY);
            let count = ExportFormat::ALL.iter().filter(sings).count();
            assert!(count > 3, "{planted:?}: {count}; else this would prove nothing");
        }
    }
}

/// Words of ours, and the marks of hidden text: each says that there is more than what a customer reads.
const OURS: [&str; 18] = [
    "mobilizer",
    "talker",
    "blocker",
    "verdict",
    "stance",
    "speaking up",
    "influence",
    "alert",
    "left out",
    "hidden",
    "masked",
    "coaching",
    "observations",
    "\"calls\"",
    "matters",
    "gap-words",
    "for the customer",
    "•••••",
];

#[test]
fn no_export_tells_a_customer_that_they_are_judged() {
    for deal in [example(), twelve().deal] {
        for format in ExportFormat::ALL {
            let text = exported(&deal, format, PrivacyLevel::Customer).to_lowercase();
            let ours: Vec<&str> = OURS.into_iter().filter(|word| text.contains(word)).collect();
            assert!(ours.is_empty(), "{format:?}: {ours:?}");
        }
        let team = exported(&deal, ExportFormat::Html, PrivacyLevel::Team).to_lowercase();
        assert!(team.contains("blocker") && team.contains("verdict"), "else this would prove nothing");
    }
}

#[test]
fn a_full_export_has_what_only_you_may_read_and_says_so() {
    let mut deal = example();
    let id = deal.stakeholders[0].id;
    deal.edit_card(id, |card| card.contact = "mirela@x.example".into());
    for format in [ExportFormat::Brief, ExportFormat::Html, ExportFormat::Csv, ExportFormat::Json] {
        let [full, team] = [PrivacyLevel::All, PrivacyLevel::Team].map(|level| exported(&deal, format, level));
        assert!(full.contains("mirela@x.example") && !team.contains("mirela@x.example"), "{format:?}");
    }
    for format in ExportFormat::ALL {
        let full = exported(&deal, format, PrivacyLevel::All);
        assert!(full.contains("Full export") || full.contains("only you"), "{format:?}");
    }
}

#[test]
fn no_calendar_is_public_and_a_customer_gets_none() {
    for level in [PrivacyLevel::All, PrivacyLevel::Team] {
        let text = exported(&example(), ExportFormat::Ics, level);
        assert!(text.contains("CLASS:PRIVATE") && !text.contains("CLASS:PUBLIC"), "{level:?}: {text}");
        assert!(ExportFormat::ALL.iter().all(|format| format.is_refused(level).is_none()));
    }
    let refused = ExportFormat::ALL.into_iter().filter(|one| one.is_refused(PrivacyLevel::Customer).is_some());
    assert_eq!(refused.collect::<Vec<_>>(), [ExportFormat::Ics]);
}
