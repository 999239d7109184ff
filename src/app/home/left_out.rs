//! Deals that Home shows and that cannot be reviewed.

use crate::app::msg::Listed;
use crate::domain::judge::summary::Summary;

/// How many of the deals shown cannot be reviewed, counted when they are chosen: each key asks whether there is one that
/// can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::app) struct LeftOut {
    pub(in crate::app) ended: usize,
    pub(in crate::app) damaged: usize,
}

impl LeftOut {
    /// Counts among the rows that are shown.
    pub(super) fn of(rows: &[Listed], shown: &[usize]) -> Self {
        let shown = || shown.iter().map(|place| &rows[*place].summary);
        Self {
            ended: shown().filter(|deal| deal.as_ref().is_ok_and(Summary::has_ended)).count(),
            damaged: shown().filter(|deal| deal.is_err()).count(),
        }
    }
}
