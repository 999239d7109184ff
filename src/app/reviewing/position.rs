//! The user's place in a review, kept outside the deal so that it survives quitting, a crash and a restart: the part, the
//! person, the questions shown, and the time used.

use crate::app::App;
use crate::app::effect::Effect;
use crate::app::overlays::review::{Part, Reviewing};
use crate::store::ReviewPosition;
use jiff::SignedDuration;

/// How much time may be lost by a crash, in milliseconds.
const STEP: i64 = 15_000;

impl Reviewing {
    /// Returns the place to come back to.
    pub(in crate::app) fn kept_position(&self) -> ReviewPosition {
        let spent = self.timer.parts().map(|(_, spent)| i64::try_from(spent.as_millis()).unwrap_or(i64::MAX));
        ReviewPosition {
            review: self.review,
            part: self.part.id().to_owned(),
            person: self.person,
            people: self.people.clone(),
            seen: self.seen.iter().copied().collect(),
            asked: self.shown.clone(),
            spent: Part::ALL.iter().map(|part| part.id().to_owned()).zip(spent).collect(),
            paused: self.timer.paused,
        }
    }
}

impl App {
    /// Keeps the place in the review under way, where it changed, and from time to time the time used.
    pub(in crate::app) fn keep_review_position(&mut self) {
        let Some(open) = self.deal.as_ref().filter(|_| self.screen == crate::app::Screen::Deal) else { return };
        let now = open.reviewing.as_ref().map(Reviewing::kept_position);
        let known = match (&open.left_position, &now) {
            (Some(known), Some(now)) => known.is_near(now, STEP),
            // What another run left is taken up only when the user comes back to it, and undo may bring back a review
            // that was ended or taken back.
            (_, None) => true,
            (None, Some(_)) => false,
        };
        if known {
            return;
        }
        if let Some(open) = self.deal.as_mut() {
            open.left_position = now;
            self.effects.push(Effect::Remember { deal: open.deal.id, position: open.position() });
        }
    }

    /// Puts the review that was just shown again to where it was left. Whoever is gone by now is left out.
    pub(super) fn stand_where_left(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(left) =
            open.left_position.clone().filter(|left| self.walk().is_some_and(|walk| walk.review == left.review))
        else {
            return;
        };
        let is_here = |id: &_| open.deal.person(*id).is_some();
        let people: Vec<_> = left.people.iter().copied().filter(is_here).collect();
        let person = left.person.filter(is_here).filter(|id| people.contains(id));
        let seen = left.seen.iter().copied().filter(is_here).collect();
        let asked = left.asked.iter().filter(|(about, _)| about.is_none_or(|id| is_here(&id))).cloned().collect();
        let spent = Part::ALL.iter().map(|part| left.spent.get(part.id()).copied().unwrap_or(0));
        let spent: Vec<SignedDuration> = spent.map(SignedDuration::from_millis).collect();
        let part = Part::from_id(&left.part).unwrap_or(Part::LastTime);
        if let Some(walk) = self.walk_mut() {
            (walk.part, walk.people, walk.person, walk.seen, walk.shown) = (part, people, person, seen, asked);
            walk.timer = walk.timer.with_spent(spent, left.paused);
            if walk.part == Part::People && walk.person.is_none() {
                walk.person = walk.people.first().copied();
            }
        }
        self.pin_question(None);
        if let Some(id) = self.walk().and_then(|walk| walk.person).filter(|_| part == Part::People) {
            self.show_in_review(id);
        }
    }
}
