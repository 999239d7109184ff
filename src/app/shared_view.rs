//! Publishing what is on the screen for the coach window during a review: ids and times, no text of the deal.

use super::effect::Effect;
use super::overlays::Overlay;
use super::overlays::review::{Part, Reviewing};
use super::{App, Screen};
use crate::store::stage::{Stage, StagedReview};
use jiff::SignedDuration;

impl App {
    /// Publishes what is on the screen, if that differs from what the coach window knows.
    pub(super) fn publish(&mut self) {
        let stage = self.stage();
        match (&self.coach.published, &stage) {
            (None, None) => return,
            (Some(known), Some(now)) if known.still_tells(now) => return,
            (Some(_) | None, Some(_)) | (Some(_), None) => {}
        }
        self.effects.push(Effect::Publish(stage.clone().map(Box::new)));
        self.coach.published = stage;
    }

    /// Returns what is on the screen, for the coach window; nothing if there is nothing to follow.
    fn stage(&self) -> Option<Stage> {
        let open = self.deal.as_ref().filter(|_| self.screen == Screen::Deal)?;
        let walk = open.reviewing.as_ref();
        if walk.is_none() && !self.is_private() {
            return None;
        }
        let covers = walk.is_some() && self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Review(_)));
        let lists = walk.filter(|walk| covers && walk.part != Part::People);
        let selected = open.selected().map(|person| person.id);
        Some(Stage {
            deal: open.deal.id,
            file: open.at.as_ref()?.path.clone(),
            person: match (walk, covers) {
                // Privacy mode may have fewer rows, so the person that the row is about is published too.
                (Some(_), true) if lists.is_some() => {
                    self.is_private().then(|| self.as_seen().review_row()).flatten().and_then(|row| row.about)
                }
                (Some(walk), true) => walk.person,
                (Some(_) | None, _) => selected,
            },
            assessor: open.assessor.clone(),
            review: walk.map(|walk| StagedReview {
                id: walk.review,
                part: former(walk.part),
                place: Some(walk.place()),
                row: lists.map(Reviewing::cursor),
                aside: !covers,
                people: walk.people.clone(),
                seen: walk.seen.iter().copied().collect(),
                questions: walk.shown.clone(),
                time: walk.timer.parts().map(|(budget, spent)| (millis(budget), millis(spent))).collect(),
                paused: walk.timer.paused,
            }),
            room: self.is_private(),
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
pub(super) fn staged_part(review: &StagedReview) -> Part {
    const FORMER: [Part; 5] = [Part::Changed, Part::Alerts, Part::People, Part::Group, Part::Outcome];
    let part = match review.place {
        Some(place) => Part::ALL.get(place),
        None => FORMER.get(review.part),
    };
    part.copied().unwrap_or(Part::Changed)
}

/// Returns whole milliseconds; reviews longer than some hundred million years would be cut.
fn millis(span: SignedDuration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
