//! The coach's own window: tells what is on the screen while a deal is reviewed, and follows it in a second one.
//!
//! The window that presents publishes ids; the one that follows reads the deal itself, is never in room view, and changes
//! nothing: it has no command that could.

mod lines;

use super::command::Spec;
use super::effect::Effect;
use super::msg::{Opened, PresenterChanged};
use super::open_deal::{OpenDeal, SaveState};
use super::overlays::review::rows::Row;
use super::overlays::review::{Part, Reviewing};
use super::timer::Timer;
use super::{App, Room, Screen};
use crate::domain::record::stakeholder::Stakeholder;
use crate::store::stage::{Stage, StagedReview};
use jiff::SignedDuration;
use std::path::PathBuf;
use std::sync::Arc;

/// Why a command cannot be run in the window that follows.
const ONLY_FOLLOWS: &str = "This window only follows: q closes it";

/// What the window that presents and the one that follows know of each other; never both in one.
#[derive(Debug, Default)]
pub(super) struct Coach {
    /// What was told last.
    pub(super) published: Option<Stage>,
    /// What is followed.
    following: Option<Following>,
}

/// What the window that follows knows.
#[derive(Debug, Default)]
pub struct Following {
    /// What is on the other screen; nothing before the first word and while nothing is shown.
    stage: Option<Stage>,
    /// Whether anything was told at all.
    told: bool,
    /// How what was followed ended, where it has.
    ended: Option<&'static str>,
    /// The first line shown.
    scroll: usize,
}

/// A line of what the window that follows shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What to ask, large.
    Ask(String),
    /// A heading.
    Heading(String),
    /// A label and its text.
    Text(&'static str, String),
}

impl App {
    /// Begins to follow: the deal in this file, or whichever is shown.
    pub(super) fn follow(&mut self, open: Option<PathBuf>) {
        self.screen = Screen::Follow;
        // Nobody else looks at it, whatever is configured for the other window.
        self.room = Room::default();
        self.coach.following = Some(Following::default());
        self.effects.push(Effect::Follow(open));
    }

    /// Whether this window follows, and knows already what there is to show.
    #[must_use]
    pub fn knows_what_to_follow(&self) -> bool {
        self.coach.following.as_ref().is_some_and(|following| following.told)
    }

    /// Why a command cannot be run in a window that follows.
    pub(super) fn kept_from(&self, spec: &Spec) -> Option<String> {
        (self.screen == Screen::Follow && !spec.while_following).then(|| ONLY_FOLLOWS.to_owned())
    }

    /// Why a command of such a window cannot be run, because this is none.
    pub(super) fn needs_follow(&self) -> Option<String> {
        let is_other = self.screen != Screen::Follow;
        is_other.then(|| "This is no coach's window: stakemap follow opens one".to_owned())
    }

    /// A key that means nothing, or text, came to a window that follows. False where this is none.
    pub(super) fn only_follows(&mut self) -> bool {
        let follows = self.screen == Screen::Follow;
        if follows {
            self.note(ONLY_FOLLOWS);
        }
        follows
    }

    /// Takes in what is on the other screen now.
    pub(super) fn presenter_changed(&mut self, changed: PresenterChanged) {
        let Some(following) = self.coach.following.as_mut() else { return };
        let ended = following.stage.is_some() && changed.stage.is_none();
        following.told = true;
        following.ended = match (&changed.stage, ended) {
            (Some(_), _) => None,
            (None, true) if changed.cut => Some("The other window was closed in the middle of it."),
            (None, true) => Some("The review is over, or its deal was left."),
            (None, false) => following.ended,
        };
        self.notices.dismiss();
        let before = self.followed().map(|person| person.id);
        match changed.opened {
            Some(Ok(opened)) => self.show_followed(*opened),
            Some(Err(failure)) => self.fail(&failure),
            None => {}
        }
        if let Some(following) = self.coach.following.as_mut() {
            following.stage = changed.stage;
        }
        self.stand_where_they_are();
        let after = self.followed().map(|person| person.id);
        if let Some(following) = self.coach.following.as_mut().filter(|_| before != after) {
            following.scroll = 0;
        }
    }

    fn show_followed(&mut self, opened: Opened) {
        match self.deal.as_mut().filter(|open| open.deal.id == opened.deal.id) {
            Some(open) => open.show(opened.deal),
            None => {
                let assessor = self.first_assessor(&opened.deal);
                let opened = Opened { place: None, ..opened };
                self.deal = Some(OpenDeal::read(opened, assessor, &self.playbook.stages));
            }
        }
        if let Some(open) = self.deal.as_mut() {
            open.save = SaveState::ReadOnly(ONLY_FOLLOWS.to_owned());
        }
    }

    /// Puts this window where the other is: the part, the row, the questions, the time.
    pub(super) fn stand_where_they_are(&mut self) {
        let Some(stage) = self.coach.following.as_ref().map(|following| following.stage.clone()) else { return };
        let here = self.deal.as_ref().map(|open| open.deal.id);
        let Some(stage) = stage.filter(|stage| Some(stage.deal) == here) else {
            self.deal.iter_mut().for_each(|open| open.reviewing = None);
            return;
        };
        // As it was when the review began: found once, and not before the deal knows the review.
        let review = stage.review.as_ref().map(|review| review.id);
        let known = self.walk().filter(|walk| Some(walk.review) == review).map(|walk| Arc::clone(&walk.news));
        let news = known.or_else(|| self.news_before(review?).map(Arc::new));
        let Some(open) = self.deal.as_mut() else { return };
        open.assessor.clone_from(&stage.assessor);
        open.people.arrange(&open.deal, stage.person);
        open.reviewing = stage.review.as_ref().zip(news).map(|(review, news)| {
            let mut walk = Reviewing::new(review.id, 0, news);
            walk.part = Part::ALL.get(review.part).copied().unwrap_or(Part::Changed);
            walk.cursors = [review.row.unwrap_or_default(); Part::ALL.len()];
            walk.person = stage.person;
            walk.shown.clone_from(&review.questions);
            walk.listens = true;
            walk
        });
        self.count_as_they_do();
    }

    /// Counts the time as the other window does.
    pub(super) fn count_as_they_do(&mut self) {
        let stage = self.coach.following.as_ref().and_then(|following| following.stage.as_ref());
        let Some((at, review)) = stage.and_then(|stage| Some((stage.at, stage.review.as_ref()?))) else { return };
        let budget = review.time.iter().map(|(budget, _)| SignedDuration::from_millis(*budget)).collect();
        let timer = Timer::again(budget, review.spent(at, self.now.timestamp()), review.paused);
        if let Some(walk) = self.walk_mut() {
            walk.timer = timer;
        }
    }

    /// Moves what is read.
    pub(super) fn scroll_followed(&mut self, by: isize) {
        let (asked, about) = self.followed_lines();
        let count = asked.len() + about.len();
        if let Some(following) = self.coach.following.as_mut() {
            following.scroll = super::list::moved(following.scroll, by, count);
        }
    }

    /// The first line shown.
    #[must_use]
    pub fn followed_from(&self) -> usize {
        self.coach.following.as_ref().map_or(0, |following| following.scroll)
    }

    /// What to say instead, where nothing is shown in the other window: what happened, and what to do.
    #[must_use]
    pub fn waits_to_follow(&self) -> Option<(&'static str, String)> {
        let following = self.coach.following.as_ref()?;
        match (&following.stage, following.ended) {
            (Some(_), _) => None,
            (None, Some(how)) => {
                Some((how, "This window waits: r in the other window goes on, or begins the next.".to_owned()))
            }
            (None, None) => {
                let which = self.deal.as_ref().map_or_else(String::new, |open| format!(" of “{}”", open.deal.name));
                Some((
                    "No review is running yet.",
                    format!("Press r in the other window{which}: it shows here at once."),
                ))
            }
        }
    }

    /// Whether the other window is in room view.
    #[must_use]
    pub fn follows_a_room(&self) -> bool {
        self.coach.following.as_ref().and_then(|following| following.stage.as_ref()).is_some_and(|stage| stage.room)
    }

    /// The person who is on the other screen, or whom the row under its cursor is about.
    #[must_use]
    pub fn followed(&self) -> Option<&Arc<Stakeholder>> {
        let stage = self.coach.following.as_ref()?.stage.as_ref()?;
        let about = if self.follows_a_list() { self.followed_row()?.about } else { stage.person };
        self.deal.as_ref()?.deal.person(about?)
    }

    /// The row under the other window's cursor, where a list shows there.
    fn followed_row(&self) -> Option<Row> {
        let stage = self.coach.following.as_ref()?.stage.as_ref().filter(|_| self.follows_a_list())?;
        let row = self.review_row()?;
        if !stage.room || row.about == stage.person {
            return Some(row);
        }
        // What a room sees may be fewer rows: the first about the same person, or none.
        let about = stage.person?;
        self.review_rows().into_iter().find(|row| row.about == Some(about))
    }

    /// Whether a list is on the other screen.
    fn follows_a_list(&self) -> bool {
        self.staged_review().is_some_and(|review| review.row.is_some())
    }

    fn staged_review(&self) -> Option<&StagedReview> {
        self.coach.following.as_ref()?.stage.as_ref()?.review.as_ref()
    }
}
