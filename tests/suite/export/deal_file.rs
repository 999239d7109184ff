//! The deal as a file: it opens again, as it is or masked.

use super::{example, exported, few, hostile};
use crate::domain::whole_deals::a_deal;
use proptest::prelude::*;
use serde_json::Value;
use stakemap::domain::privacy::{Mask, PrivacyLevel, masked};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::export::format::ExportFormat;
use stakemap::store::format::{decode, encode};
use std::path::Path;
use std::sync::Arc;

fn opened(text: &str) -> Deal {
    let read = decode(text.as_bytes(), Path::new("export.json")).unwrap();
    assert_eq!(read.read_only, None);
    read.deal
}

/// The deal without what an export says of its readers.
fn bare(deal: &Deal) -> Value {
    let mut value: Value = serde_json::from_slice(&encode(deal)).unwrap();
    for key in ["privacy", "readers", "id", "history"] {
        value.as_object_mut().unwrap().remove(key);
    }
    value
}

fn round_trip(deal: &Deal) {
    for level in PrivacyLevel::ALL {
        let text = exported(deal, ExportFormat::Json, level);
        let back = opened(&text);
        assert_eq!(back.extra["privacy"], level.id());
        let wanted = if level == PrivacyLevel::All { deal.clone() } else { masked(deal, Mask::of(level)) };
        if level == PrivacyLevel::Customer {
            let jobs = |deal: &Deal| -> Vec<_> {
                let job = |one: &Arc<Stakeholder>| (one.name.clone(), one.title.clone(), one.card().reports_to);
                deal.stakeholders.iter().map(job).collect()
            };
            assert_eq!(jobs(&back), jobs(&wanted));
            let bare = back.stakeholders.iter().all(|one| {
                one.observations.is_empty() && one.tasks.is_empty() && one.stances.is_empty() && one.notes.is_empty()
            });
            assert!(bare && back.relations.is_empty() && back.actions.is_empty(), "{text}");
        } else {
            assert_eq!(bare(&back), bare(&wanted), "{level:?}");
        }
        assert_eq!(back.id == deal.id, level == PrivacyLevel::All, "a masked deal is never merged with the deal");
        assert_eq!(back.history, if level == PrivacyLevel::All { deal.history.clone() } else { Vec::new() });
    }
}

#[test]
fn a_deal_opens_again_and_says_who_may_read_it() {
    round_trip(&example());
    round_trip(&hostile());
    let again = opened(&exported(&example(), ExportFormat::Json, PrivacyLevel::All));
    let team = opened(&exported(&again, ExportFormat::Json, PrivacyLevel::Team));
    assert_eq!(team.extra["privacy"], "team", "what an earlier export said isn't carried along");
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn every_deal_opens_again(deal in a_deal()) {
        round_trip(&deal);
    }
}
