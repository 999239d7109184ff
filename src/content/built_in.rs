//! The built-in method. Its files are read like a user's, by the same code, but from JSON and without a search for
//! faults.

use super::assemble;
use super::document::Document;
use super::files::BUILT_IN;
use super::origin::Origin;
use crate::domain::method::alert_thresholds::Thresholds as Limits;
use crate::domain::method::deferred::Deferred;
use crate::domain::method::group_texts::GroupTexts;
use crate::domain::method::inside_texts::InsideTexts;
use crate::domain::method::insight_texts::InsightTexts;
use crate::domain::method::kit_texts::KitTexts;
use crate::domain::method::model::{Model, Tables, Thresholds};
use crate::domain::method::playbook::Playbook;
use crate::domain::method::review_texts::ReviewTexts;
use crate::domain::record::profile::Profile;
use crate::domain::record::tell::TellAnswer;
use crate::domain::record::traits::Seen;
use std::sync::{Arc, LazyLock};

/// The questions for a review: half of all text, so they are read when first needed.
const LATER: &str = "review.toml";

/// Those questions; they name sources, which are in another file.
static REVIEW: LazyLock<ReviewTexts> = LazyLock::new(|| {
    let mut playbook = empty();
    read_over(&mut playbook, |name| name == LATER || name == "method.toml");
    ReviewTexts::clone(&playbook.review)
});

/// Reads the built-in method; the questions for a review follow when first needed.
pub(super) fn read() -> Playbook {
    let mut playbook = empty();
    read_over(&mut playbook, |name| name != LATER);
    Playbook { review: Deferred::BuiltIn(&REVIEW), ..playbook }
}

fn read_over(playbook: &mut Playbook, wanted: impl Fn(&str) -> bool) {
    let files: Vec<_> = BUILT_IN.iter().filter(|(name, ..)| wanted(name)).copied().collect();
    let faults = assemble::read(playbook, Origin::BuiltIn, &files, Document::made);
    debug_assert!(faults.is_empty(), "{faults:?}");
}

/// Returns a playbook with nothing in it.
pub(super) fn empty() -> Playbook {
    let tables = Tables {
        error_allowance: 0.0,
        trait_own: [0.0; Seen::COUNT],
        trait_base: [0.0; Seen::COUNT],
        tells: [[0.0; Profile::COUNT]; TellAnswer::COUNT],
        words: Thresholds { leaning: 0.0, likely: 1.0, contested: 1.0, seen_needed: 1 },
    };
    Playbook {
        id: String::new(),
        version: 0,
        title: String::new(),
        independence: String::new(),
        sources: Vec::new(),
        figures: Vec::new(),
        profiles: Vec::new(),
        traits: Vec::new(),
        tells: Vec::new(),
        stages: Vec::new(),
        coaching_note: String::new(),
        blocker_questions: Vec::new(),
        advice: Vec::new(),
        levels: Vec::new(),
        alerts: Vec::new(),
        thresholds: Limits::default(),
        group: GroupTexts::default(),
        insight: InsightTexts::default(),
        inside: InsideTexts::default(),
        kit: KitTexts::default(),
        review: Deferred::Own(Arc::default()),
        model: Model::new(&tables),
        tables,
        model_note: String::new(),
    }
}
