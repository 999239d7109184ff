//! The coach window: publishes what is on the screen while a deal is reviewed, and follows it in a second window.
//!
//! The presenting window publishes ids. The following window reads the deal itself, is never in privacy mode and
//! changes nothing: it has no command that could.

mod item;
mod lines;
mod sending;

use super::command::Spec;
use super::effect::Effect;
use super::msg::{Opened, PresenterChanged};
use super::notice::Level;
use super::open_deal::{OpenDeal, SaveState};
use super::overlays::review::{Part, Reviewing};
use super::shared_view::shared_part;
use super::timer::Timer;
use super::{App, Privacy, Screen};
use crate::domain::record::id::StakeholderId;
use crate::store::shared_view::{CoachQuestion, SharedItem, SharedPortfolio, SharedReview, SharedView};
use jiff::SignedDuration;
use std::path::PathBuf;
use std::sync::Arc;

/// The reason why a command cannot run in a following window.
const ONLY_FOLLOWS: &str = "This window only follows the review. Press q to close it";

/// What the presenting and the following window know of each other; no window uses both fields.
#[derive(Debug, Default)]
pub(super) struct Coach {
    /// The state published last.
    pub(super) published: Option<SharedView>,
    /// The state being followed.
    following: Option<Following>,
    /// The question that a coach window sent to this one.
    pub(super) asked: Option<CoachQuestion>,
}

impl Coach {
    /// Returns what a copy for privacy mode knows: what is followed, which names things by their ids, and the question that
    /// was sent on purpose, with people's names respelled.
    pub(super) fn in_privacy(&self, spell: impl Fn(&str) -> String) -> Self {
        let respelled = |asked: &CoachQuestion| CoachQuestion { question: spell(&asked.question), ..asked.clone() };
        let asked = self.asked.as_ref().map(respelled);
        Self { published: None, following: self.following.clone(), asked }
    }
}

/// The state of a following window.
#[derive(Debug, Clone, Default)]
pub struct Following {
    /// The content of the other screen; nothing before the first message and while nothing is shown there.
    view: Option<SharedView>,
    /// Whether any message has arrived.
    told: bool,
    /// The way the followed review ended, in words; nothing before that.
    ended: Option<&'static str>,
    /// The index of the first visible line.
    scroll: usize,
    /// The question of which the user was warned that a customer would read it.
    warned_of: String,
}

/// A line in the following window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A question to ask, in large type.
    Ask(String),
    /// A heading.
    Heading(String),
    /// A label and its text.
    Text(&'static str, String),
}

/// What tells an item on the other screen from others.
#[derive(PartialEq)]
struct FollowedItem {
    person: Option<StakeholderId>,
    alert: Option<String>,
    part: Option<usize>,
    item: Option<SharedItem>,
}

impl App {
    /// Begins to follow the deal in this file, or any deal that is presented.
    pub(super) fn follow(&mut self, open: Option<PathBuf>) {
        self.screen = Screen::Follow;
        // Nobody but the coach looks at this window, whatever is configured for the other one.
        self.privacy = Privacy::default();
        self.coach.following = Some(Following::default());
        self.effects.push(Effect::Follow(open));
    }

    /// Returns whether this window follows and already knows what to show.
    #[must_use]
    pub fn knows_what_to_follow(&self) -> bool {
        self.coach.following.as_ref().is_some_and(|following| following.told)
    }

    /// Returns the reason why a command cannot run in a following window.
    pub(super) fn kept_from(&self, spec: &Spec) -> Option<String> {
        (self.screen == Screen::Follow && !spec.while_following).then(|| ONLY_FOLLOWS.to_owned())
    }

    /// Returns whether a list of commands has this one: the titles alone tell what we do with people, and what a coach
    /// window never does would only hide what it does.
    pub(super) fn is_listed(&self, spec: &Spec) -> bool {
        self.closed_in_privacy(spec).is_none() && self.kept_from(spec).is_none()
    }

    /// Returns the reason why a command meant for a following window cannot run in this one.
    pub(super) fn needs_follow(&self) -> Option<String> {
        let is_other = self.screen != Screen::Follow;
        is_other.then(|| "This isn't a coach window. Run stakemap follow to open one".to_owned())
    }

    /// Responds to text or an unbound key in a following window. Returns false in any other window.
    pub(super) fn only_follows(&mut self) -> bool {
        let follows = self.screen == Screen::Follow;
        if follows {
            self.note(ONLY_FOLLOWS);
        }
        follows
    }

    /// Applies the present content of the other screen.
    pub(super) fn presenter_changed(&mut self, changed: PresenterChanged) {
        let Some(following) = self.coach.following.as_mut() else { return };
        let ended = following.view.is_some() && changed.view.is_none();
        following.told = true;
        following.ended = match (&changed.view, ended) {
            (Some(_), _) => None,
            (None, true) if changed.cut => Some("The other window closed during the review."),
            (None, true) => Some("The review ended, or the other window left the deal."),
            (None, false) => following.ended,
        };
        // What was read anew may end a failure; what was just done stays to be read.
        if self.notices.current().is_some_and(|notice| notice.level != Level::Done) {
            self.notices.dismiss();
        }
        let (before, answers) = (self.followed_item(), self.answers_there());
        match changed.opened {
            Some(Ok(opened)) => self.show_followed(*opened),
            Some(Err(failure)) => self.fail(&failure),
            None => {}
        }
        if let Some(following) = self.coach.following.as_mut() {
            following.view = changed.view;
        }
        self.stand_where_they_are();
        let is_another = self.followed_item() != before;
        if is_another && let Some(following) = self.coach.following.as_mut() {
            following.scroll = 0;
        }
        // That a question was sent was said about the item before, and an answer says it too.
        let is_sent = self.notices.current().is_some_and(|notice| notice.level == Level::Done);
        if is_sent && (is_another || self.answers_there() != answers) {
            self.notices.dismiss();
        }
    }

    /// Returns the number of answers in the deal's reviews.
    fn answers_there(&self) -> usize {
        let reviews = self.deal.iter().flat_map(|open| &open.deal.reviews);
        reviews.map(|review| review.asked.len()).sum()
    }

    /// Returns what tells the item on the other screen from others.
    fn followed_item(&self) -> Option<FollowedItem> {
        let view = self.followed_view()?;
        let review = view.review.as_ref();
        Some(FollowedItem {
            person: view.person,
            alert: view.alert.clone(),
            part: review.map(|review| review.agenda_part.unwrap_or(review.part)),
            item: review.and_then(|review| review.item.clone()),
        })
    }

    fn show_followed(&mut self, opened: Opened) {
        match self.deal.as_mut().filter(|open| open.deal.id == opened.deal.id) {
            Some(open) => open.show(opened.deal),
            None => {
                let assessor = self.first_assessor(&opened.deal);
                let opened = Opened { position: None, ..opened };
                self.deal = Some(OpenDeal::read(opened, assessor, &self.playbook));
            }
        }
        if let Some(open) = self.deal.as_mut() {
            open.save = SaveState::ReadOnly(ONLY_FOLLOWS.to_owned());
        }
    }

    /// Moves this window to the other's position: agenda item, row, questions, timer.
    pub(super) fn stand_where_they_are(&mut self) {
        if self.coach.following.is_none() {
            return;
        }
        let here = self.deal.as_ref().map(|open| open.deal.id);
        let Some(view) = self.followed_view().cloned().filter(|view| Some(view.deal) == here) else {
            self.deal.iter_mut().for_each(|open| open.reviewing = None);
            return;
        };
        // The news as of the beginning of the review: computed once, and not before the deal contains the review.
        let review = view.review.as_ref().map(|review| review.id);
        let known = self.walk().filter(|walk| Some(walk.review) == review).map(|walk| Arc::clone(&walk.news));
        let news = known.or_else(|| self.news_before(review?).map(Arc::new));
        let Some(open) = self.deal.as_mut() else { return };
        open.assessor.clone_from(&view.assessor);
        open.arrange_people(view.person);
        open.reviewing = view.review.as_ref().zip(news).map(|(review, news)| {
            let mut walk = Reviewing::new(review.id, Timer::new(0, &[]), news);
            walk.part = shared_part(review);
            walk.people.clone_from(&review.people);
            walk.seen = review.seen.iter().copied().collect();
            walk.cursors = [review.row.unwrap_or_default(); Part::ALL.len()];
            walk.person = view.person;
            walk.shown.clone_from(&review.questions);
            walk.listens = true;
            walk
        });
        self.count_as_they_do();
    }

    /// Sets the timer to the other window's.
    pub(super) fn count_as_they_do(&mut self) {
        let Some((at, review)) = self.followed_view().and_then(|view| Some((view.at, view.review.as_ref()?))) else {
            return;
        };
        let budget = review.time.iter().map(|(budget, _)| SignedDuration::from_millis(*budget)).collect();
        let timer = Timer::again(budget, review.spent(at, self.now.timestamp()), review.paused);
        if let Some(walk) = self.walk_mut() {
            walk.timer = timer;
        }
    }

    /// Returns the other window's timer, and the part of it that runs.
    #[must_use]
    pub fn followed_time(&self) -> Option<(Timer, usize)> {
        if let Some(walk) = self.walk() {
            return Some((walk.timer.clone(), walk.part_index()));
        }
        let all = self.shared_portfolio()?;
        let at = self.followed_view()?.at;
        let spent = all.spent(at, self.now.timestamp());
        Some((Timer::again(vec![SignedDuration::from_millis(all.time.0)], vec![spent], all.paused), 0))
    }

    /// Returns whether others look at this window, so that it hides what only the coach may read.
    #[must_use]
    pub fn follows_before_others(&self) -> bool {
        self.privacy.clients() > 1
    }

    /// Scrolls the following window.
    pub(super) fn scroll_followed(&mut self, by: isize) {
        let (asked, about) = self.followed_lines();
        let count = asked.len() + about.len();
        if let Some(following) = self.coach.following.as_mut() {
            following.scroll = super::list::moved(following.scroll, by, count);
        }
    }

    /// Returns the index of the first visible line.
    #[must_use]
    pub fn followed_from(&self) -> usize {
        self.coach.following.as_ref().map_or(0, |following| following.scroll)
    }

    /// Returns the message for when the other window shows nothing: what happened, and what to do.
    #[must_use]
    pub fn waits_to_follow(&self) -> Option<(&'static str, String)> {
        let following = self.coach.following.as_ref()?;
        match (&following.view, following.ended) {
            (Some(_), _) => None,
            (None, Some(how)) => {
                Some((how, "Waiting. Press r in the other window to continue or start a review.".to_owned()))
            }
            (None, None) => {
                let which = self.deal.as_ref().map_or_else(String::new, |open| format!(" of “{}”", open.deal.name));
                Some((
                    "No review is running yet.",
                    format!("Press r in the other window{which} to start one. It will show up here."),
                ))
            }
        }
    }

    fn shared_portfolio(&self) -> Option<&SharedPortfolio> {
        self.followed_view()?.portfolio.as_ref()
    }

    /// Returns the content of the other screen, if anything is shown there.
    fn followed_view(&self) -> Option<&SharedView> {
        self.coach.following.as_ref()?.view.as_ref()
    }

    fn shared_review(&self) -> Option<&SharedReview> {
        self.followed_view()?.review.as_ref()
    }
}
