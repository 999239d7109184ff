//! A row of Home as others may see it.

use super::level::Datum;
use super::mask::Mask;
use crate::domain::judge::deal_index::DealIndex;
use crate::domain::judge::due::DueKind;
use crate::domain::judge::summary::{Need, Summary};
use crate::domain::record::text::Text;

/// Masks a row of Home: a deal's needs are judgments on its people. Where people have initials, its needs are hidden
/// too, as they name people.
#[must_use]
pub fn masked_row(summary: &Summary, inside: &DealIndex, mask: Mask) -> Summary {
    if !mask.hides_needs() {
        return summary.clone();
    }
    let next = inside.due.iter().find(|one| one.kind == DueKind::Action).filter(|_| mask.shows(Datum::Actions));
    Summary {
        next_due: next.map(|one| one.on),
        need: Need::Hidden,
        matters: Box::default(),
        worst: None,
        urgent: 0,
        warnings: 0,
        snoozed: 0,
        groups: [0; 3],
        unsure: [0; 3],
        silent: summary.silent && mask.shows(Datum::Talks),
        last_act: summary.last_act.filter(|_| mask.shows(Datum::Talks)),
        id: summary.id,
        name: summary.name.clone(),
        value: if mask.shows(Datum::Money) { summary.value.clone() } else { Text::new() },
        amount: summary.amount.filter(|_| mask.shows(Datum::Money)),
        sample: summary.sample,
        people: summary.people,
        expected: summary.expected.filter(|_| mask.shows(Datum::Purchase)),
        coaching: None,
        stage: if mask.shows(Datum::Purchase) { summary.stage.clone() } else { Default::default() },
        ended: summary.ended.clone(),
        changed: summary.changed,
    }
}
