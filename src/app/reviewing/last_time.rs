//! Decisions of last time, one by one: done, not done, or moved to another day, each with the reason.

use crate::app::App;
use crate::app::overlays::review::rows::{Row, Target, Weight, row};
use crate::domain::judge::last_decisions::last_decisions;
use crate::domain::record::action::Action;
use crate::domain::record::dates;
use crate::domain::record::dates::day_of;
use crate::domain::record::id::RecordId;
use crate::domain::record::review::{Checked, Fate};
use crate::domain::record::text::Text;

impl App {
    pub(super) fn last_time_rows(&self) -> Vec<Row> {
        let (Some(open), Some(walk)) = (self.deal.as_ref(), self.walk()) else { return Vec::new() };
        let all = last_decisions(&open.deal, walk.review);
        if all.is_empty() {
            return vec![row(Weight::Quiet, "No decisions from an earlier review.", Target::Nothing)];
        }
        let review = open.deal.review(walk.review);
        all.into_iter().map(|one| self.fate_row(one, review.and_then(|review| review.check_of(one.id)))).collect()
    }

    /// Returns the first decision of last time of which this review doesn't say yet what became of it.
    pub(in crate::app) fn next_unchecked(&self) -> Option<RecordId> {
        let (open, walk) = (self.deal.as_ref()?, self.walk()?);
        let review = open.deal.review(walk.review);
        let is_checked = |id| review.and_then(|review| review.check_of(id)).is_some();
        last_decisions(&open.deal, walk.review).iter().map(|one| one.id).find(|id| !is_checked(*id))
    }

    fn fate_row(&self, action: &Action, checked: Option<&Checked>) -> Row {
        let today = self.today();
        let deal = self.deal.as_ref().map(|open| &open.deal);
        let owner = deal.map_or_else(String::new, |deal| deal.doer_words(action));
        let owner = if owner.is_empty() { "nobody".to_owned() } else { owner };
        let due = dates::show(checked.map_or(action.due, |one| one.due), today);
        let (weight, fate) = match (checked.map(|one| (one, one.fate.known())), &action.done) {
            (Some((one, Some(Fate::Moved))), _) => {
                let to = one.to.map_or_else(|| "a later day".to_owned(), |to| dates::show(to, today));
                (Weight::Warn, format!("moved to {to}{}", because(&one.why)))
            }
            (Some((one, Some(Fate::NotDone))), None) => (Weight::Bad, format!("not done{}", because(&one.why))),
            (Some((one, _)), Some(_)) => (Weight::Good, format!("done{}", because(&one.why))),
            (None, Some(done)) => (Weight::Good, format!("done {}", dates::show(day_of(done.at), today))),
            (Some((_, None | Some(Fate::Done))) | None, None) if action.due < today => {
                (Weight::Bad, "still open, and overdue".to_owned())
            }
            (Some((_, None | Some(Fate::Done))) | None, None) => (Weight::Plain, "still open".to_owned()),
        };
        let about = action.about.and_then(|id| deal?.called_by_id(id)).map(Text::to_string);
        let when = deal.and_then(|deal| deal.review(action.review?)).map(|one| dates::show(one.on, today));
        let mut more = vec![("Decided", when.unwrap_or_default()), ("About", about.unwrap_or_default())];
        more.retain(|(_, text)| !text.is_empty());
        let text = format!("{} · {owner} · due {due}: {fate}", action.what);
        Row { about: action.about, more, ..row(weight, text, Target::Fate(action.id)) }
    }
}

fn because(why: &Text) -> String {
    if why.trim().is_empty() { String::new() } else { format!(" – {}", why.trim()) }
}
