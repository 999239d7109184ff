//! Publishing what is on the screen for the coach window during a review, of one deal or of several: ids and times, no
//! text of the deal. And showing the question that the coach sends back.

use super::effect::Effect;
use super::overlays::Overlay;
use super::overlays::page::{Page, PageKind};
use super::overlays::review::{Part, Reviewing};
use super::{App, Screen};
use crate::domain::record::id::DealId;
use crate::store::shared_view::{SharedPortfolio, SharedReview, SharedView};
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
            assessor: open.assessor.clone(),
            review: walk.map(|walk| SharedReview {
                id: walk.review,
                part: former(walk.part),
                agenda_part: Some(walk.part_index()),
                row: lists.map(Reviewing::cursor),
                aside: !covers,
                people: walk.people.clone(),
                seen: walk.seen.iter().copied().collect(),
                questions: walk.shown.clone(),
                time: walk.timer.parts().map(|(budget, spent)| (millis(budget), millis(spent))).collect(),
                paused: walk.timer.paused,
            }),
            portfolio: portfolio.map(|all| {
                let (budget, spent) = all.timer.parts().nth(all.at).unwrap_or_default();
                let question = self.playbook.review.portfolio.get(all.cursor).map(|one| one.id.clone());
                SharedPortfolio {
                    at: all.at,
                    of: all.stops.len(),
                    question,
                    review: all.stop().and_then(|stop| stop.review),
                    aside: !shows_portfolio,
                    time: (millis(budget), millis(spent)),
                    paused: all.timer.paused,
                }
            }),
            room: self.hides_something(),
            at: self.now.timestamp(),
        })
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

impl App {
    /// Shows everybody the question that the coach sent, below what the user is typing in.
    pub(super) fn coach_asks(&mut self, deal: DealId, question: String) {
        if self.deal.as_ref().is_none_or(|open| open.deal.id != deal) || self.screen != Screen::Deal {
            return;
        }
        self.coach.asked = Some(question);
        self.overlays.retain(|one| !matches!(one, Overlay::Page(page) if page.kind == PageKind::Asked));
        let typed_in = self.overlays.len() - self.overlays.iter().rev().take_while(|one| takes_text(one)).count();
        self.overlays.insert(typed_in, Overlay::Page(Page::new(PageKind::Asked)));
        if typed_in + 1 < self.overlays.len() {
            self.note("The coach sent a question. Close this to see it");
        }
    }

    /// Returns the question that the coach sent.
    pub(in crate::app) fn asked_by_coach(&self) -> &str {
        self.coach.asked.as_deref().unwrap_or_default()
    }
}

/// Returns whether letters typed on this layer are text.
fn takes_text(overlay: &Overlay) -> bool {
    matches!(overlay, Overlay::Form(_) | Overlay::Finder(_))
}

/// Returns whole milliseconds; reviews longer than some hundred million years would be cut.
fn millis(span: SignedDuration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
