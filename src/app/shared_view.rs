//! Publishing what is on the screen for the coach window during a review, of one deal or of several: ids and times, no
//! text of the deal.

use super::effect::Effect;
use super::overlays::Overlay;
use super::overlays::portfolio::{On, Portfolio};
use super::overlays::review::rows::{Row, same_before};
use super::overlays::review::{Part, Reviewing};
use super::{App, Screen};
use crate::store::shared_view::{SharedItem, SharedPortfolio, SharedReview, SharedView};
use jiff::SignedDuration;

impl App {
    /// Publishes what is on the screen, if that differs from what the coach window knows.
    pub(super) fn publish(&mut self) {
        let view = self.view();
        match (&self.coach.published, &view) {
            (None, None) => return,
            (Some(known), Some(now)) if known.still_tells(now) => return,
            (Some(_) | None, Some(_)) | (Some(_), None) => {}
        }
        self.effects.push(Effect::Publish(view.clone().map(Box::new)));
        self.coach.published = view;
    }

    /// Returns what is on the screen, for the coach window; nothing if there is nothing to follow.
    fn view(&self) -> Option<SharedView> {
        let open = self.deal.as_ref().filter(|_| self.screen == Screen::Deal)?;
        let portfolio = self.portfolio_here();
        // In a review of several deals, another review of the deal waits.
        let walk = open.reviewing.as_ref().filter(|_| portfolio.is_none());
        if walk.is_none() && portfolio.is_none() && !self.hides_something() {
            return None;
        }
        let shows_portfolio =
            portfolio.is_some() && self.overlays.iter().any(|one| matches!(one, Overlay::Portfolio(_)));
        let covers = walk.is_some() && self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Review(_)));
        let lists = walk.filter(|walk| covers && walk.part != Part::People);
        let selected = open.selected().map(|person| person.id);
        Some(SharedView {
            deal: open.deal.id,
            file: open.at.as_ref()?.path.clone(),
            person: match (walk, covers) {
                // Privacy mode may have fewer rows, so the person that the row is about is published too.
                (Some(_), true) if lists.is_some() => {
                    self.hides_something().then(|| self.as_seen().review_row()).flatten().and_then(|row| row.about)
                }
                (Some(walk), true) => walk.person,
                // Its questions are about the deal.
                (None, _) if shows_portfolio => None,
                (Some(_) | None, _) => selected,
            },
            alert: matches!(self.overlays.last(), Some(Overlay::Alerts(_)))
                .then(|| self.selected_alert().map(|alert| alert.key.clone()))
                .flatten(),
            assessor: open.assessor.clone(),
            review: walk.map(|walk| self.review_to_view(walk, covers)),
            portfolio: portfolio.map(|all| self.portfolio_to_view(all, shows_portfolio)),
            room: self.hides_something(),
            level: self.privacy.level().id().to_owned(),
            at: self.now.timestamp(),
        })
    }
}

impl App {
    /// Returns the position in a review of the deal, which `covers` the screen or was left for a while.
    fn review_to_view(&self, walk: &Reviewing, covers: bool) -> SharedReview {
        let is_list = covers && walk.part != Part::People;
        SharedReview {
            id: walk.review,
            part: former(walk.part),
            agenda_part: Some(walk.part_index()),
            row: is_list.then(|| walk.cursor()),
            item: covers.then(|| self.item_to_view(walk)),
            aside: !covers,
            people: walk.people.clone(),
            seen: walk.seen.iter().copied().collect(),
            questions: walk.shown.clone(),
            time: walk.timer.parts().map(|(budget, spent)| (millis(budget), millis(spent))).collect(),
            paused: walk.timer.paused,
        }
    }

    /// Returns the position in a review of several deals, which `shows` or was left for a while.
    fn portfolio_to_view(&self, all: &Portfolio, shows: bool) -> SharedPortfolio {
        let (budget, spent) = all.timer.parts().nth(all.at).unwrap_or_default();
        let decision = self.portfolio_row().and_then(|row| match row.on {
            On::Decision(id) => Some(id),
            On::Question(_) => None,
        });
        SharedPortfolio {
            at: all.at,
            of: all.stops.len(),
            question: self.playbook.review.portfolio.get(all.cursor).map(|one| one.id.clone()),
            decision,
            review: all.stop().and_then(|stop| stop.review),
            aside: !shows,
            time: (millis(budget), millis(spent)),
            paused: all.timer.paused,
        }
    }

    /// Returns what the row under the cursor is about, as it is seen.
    fn item_to_view(&self, walk: &Reviewing) -> SharedItem {
        let (rows, cursor) = (self.as_seen().review_rows(), walk.cursor());
        // Where no row shows there is no item, which is told too: nothing would mean a version that tells none.
        let index = cursor.min(rows.len().saturating_sub(1));
        let word = rows.get(index).map_or_else(String::new, Row::item);
        SharedItem { word, nth: same_before(&rows, index) }
    }
}

/// Returns the index of the part in the agenda of five parts that comes nearest to this one.
const fn former(part: Part) -> usize {
    match part {
        Part::LastTime | Part::Changed | Part::NextStep => 0,
        Part::Others | Part::Alerts => 1,
        Part::People => 2,
        Part::Group => 3,
        Part::Outcome => 4,
    }
}

/// Returns the part on the other screen, which may be that of a version with five parts.
pub(super) fn shared_part(review: &SharedReview) -> Part {
    const FORMER: [Part; 5] = [Part::Changed, Part::Alerts, Part::People, Part::Group, Part::Outcome];
    let part = match review.agenda_part {
        Some(part) => Part::ALL.get(part),
        None => FORMER.get(review.part),
    };
    part.copied().unwrap_or(Part::Changed)
}

/// Returns whole milliseconds; reviews longer than some hundred million years would be cut.
fn millis(span: SignedDuration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
