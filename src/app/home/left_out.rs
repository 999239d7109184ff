//! The deals on Home that cannot be reviewed.

use crate::app::msg::Listed;
use crate::domain::judge::summary::Summary;

/// The numbers of deals shown that cannot be reviewed. They are counted when the shown deals are selected, since each
/// key asks whether one can be reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::app) struct LeftOut {
    pub(in crate::app) ended: usize,
    pub(in crate::app) damaged: usize,
}

impl LeftOut {
    /// Counts them in the rows that are shown.
    pub(super) fn of(rows: &[Listed], shown: &[usize]) -> Self {
        let shown = || shown.iter().map(|index| &rows[*index].summary);
        Self {
            ended: shown().filter(|deal| deal.as_ref().is_ok_and(Summary::has_ended)).count(),
            damaged: shown().filter(|deal| deal.is_err()).count(),
        }
    }
}
