//! The deal as others may see it, by who looks: see [`Datum`] for what each level shows.
//!
//! Every part of a deal is named here and either copied, replaced by [`MARK`], or left out. A field added to a record
//! doesn't compile until somebody says which kind of data it is, and fields of a newer version are dropped.

mod common;
mod index;
mod insight;
mod kept;
mod kit;
mod level;
mod lists;
mod mask;
mod names;
mod person;
mod review;
mod row;

pub use kept::Masked;
pub use level::{Datum, PrivacyLevel};
pub use mask::Mask;
pub use names::{Names, Spelling};
pub use review::{masked_alerts, masked_news, masked_window};
pub use row::masked_row;

use self::kept::{Before, Stood, list};
use crate::domain::record::deal::Deal;
use crate::domain::record::naming::Called;
use crate::domain::record::text::{MARK, Text};
use mask::Masker;
use std::sync::Arc;

fn mark() -> Text {
    MARK.into()
}

/// Returns the deal as a mask shows it.
#[must_use]
pub fn masked(deal: &Deal, mask: Mask) -> Deal {
    masked_after(None, deal, mask)
}

/// Masks a deal, reusing an earlier state and its masked form for every entry that is unchanged.
///
/// The earlier state must have been masked in the same way.
fn masked_after(before: Option<Before<'_>>, deal: &Deal, shown: Mask) -> Deal {
    let mask = &Masker::new(deal, shown);
    // A renamed person changes every text, so drop the earlier result.
    let before = before.filter(|before| shown.names == Names::Full || before.names_are(deal));
    // Two people with the same name or initials are told apart by their position.
    let people = if shown.names == Names::Full { Stood::Anywhere } else { Stood::Here };
    let Deal {
        id,
        name,
        value,
        about,
        owner,
        created,
        sample,
        stakeholders,
        coaching,
        relations,
        conversations,
        actions,
        insights,
        inside_steps,
        kit,
        concerns,
        marks,
        stage,
        expected,
        cost_of_inaction,
        outcome,
        snoozes,
        reviews,
        conflicts,
        extra,
        history,
        called: _,
    } = deal;
    let shared = Shared { mask, before };
    Deal {
        id: *id,
        name: name.clone(),
        value: mask.kept(Datum::Money, value),
        about: mask.text(Datum::Names, about),
        owner: mask.kept(Datum::Purchase, owner),
        created: *created,
        sample: *sample,
        stakeholders: list(
            before,
            people,
            stakeholders,
            |deal| &deal.stakeholders,
            |at, one| person::person(mask, at, one),
        ),
        coaching: shared.list(Datum::Coaching, coaching, |deal| &deal.coaching, lists::track),
        relations: relations.iter().filter_map(|one| lists::relation(mask, one)).collect(),
        conversations: shared.list(Datum::Talks, conversations, |deal| &deal.conversations, lists::conversation),
        actions: shared.list(Datum::Actions, actions, |deal| &deal.actions, lists::action),
        insights: shared.list(Datum::Insights, insights, |deal| &deal.insights, insight::insight),
        inside_steps: shared.list(Datum::InsideSteps, inside_steps, |deal| &deal.inside_steps, lists::inside_step),
        kit: shared.list(Datum::Insights, kit, |deal| &deal.kit, kit::line),
        concerns: mask.list(Datum::Concerns, concerns, |one| lists::concern(mask, one)),
        marks: mask.list(Datum::Purchase, marks, |one| lists::tick(mask, Datum::Judgments, one)),
        stage: mask.kept(Datum::Purchase, stage),
        expected: mask.kept(Datum::Purchase, expected),
        cost_of_inaction: mask.any_text(Datum::Money, cost_of_inaction),
        outcome: outcome.as_ref().map(|one| lists::ending(mask, one)),
        snoozes: snoozes.iter().filter_map(|one| lists::snooze(mask, one)).collect(),
        reviews: shared.list(Datum::Course, reviews, |deal| &deal.reviews, review::review),
        conflicts: mask.kept(Datum::History, conflicts),
        extra: mask.kept(Datum::Newer, extra),
        history: shared.list(Datum::Course, history, |deal| &deal.history, lists::step),
        called: Called::default(),
    }
}

/// What is needed to mask the long lists of a deal.
struct Shared<'a> {
    mask: &'a Masker<'a>,
    before: Option<Before<'a>>,
}

impl Shared<'_> {
    /// Masks a list of this kind; an empty one if it is hidden.
    fn list<T>(
        &self,
        datum: Datum,
        all: &[Arc<T>],
        of: impl Fn(&Deal) -> &[Arc<T>],
        mask: impl Fn(&Masker<'_>, &T) -> T,
    ) -> Vec<Arc<T>> {
        if self.mask.shows(datum) {
            list(self.before, Stood::Anywhere, all, of, |_, one| mask(self.mask, one))
        } else {
            Vec::new()
        }
    }
}
