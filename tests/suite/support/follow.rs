//! Two windows: one that presents, and the coach's own that follows it, with the disk between them in memory.

use super::Session;
use super::disk::Disk;
use super::session::TODAY;
use stakemap::app::Begin;
use stakemap::app::effect::Effect;
use stakemap::app::msg::PresenterChanged;
use stakemap::app::msg::{Msg, Opened};
use stakemap::content;
use stakemap::store::shared_view::SharedView;
use std::sync::Arc;

/// A private note that nobody but the coach may see.
pub(crate) const FRANK: &str = "Fears the head count";

/// The worked example at its first person in a review, with a private note, an own call and a way to reach her.
pub(crate) fn presenting() -> Session {
    let mut session = Session::in_example();
    session
        .keys("<down><down><down><down><down><down>N")
        .paste(FRANK)
        .keys("<tab>yes<enter>CBlo<enter>she answers to the plan alone<enter>");
    session.keys("r<enter><right><right>");
    session
}

/// What the window that presents told last; nothing where there is nothing to follow.
pub(crate) fn published(session: &Session) -> Option<SharedView> {
    let told = session.effects.iter().rev().find_map(|effect| match effect {
        Effect::Publish(view) => Some(view.as_deref().cloned()),
        _ => None,
    });
    told.flatten()
}

/// How often it told anything.
pub(crate) fn told(session: &Session) -> usize {
    session.effects.iter().filter(|effect| matches!(effect, Effect::Publish(_))).count()
}

/// A window that follows and was told nothing yet.
pub(crate) fn follower() -> Session {
    let mut session = Session::on(Disk { me: Some("Rosa Moreau".to_owned()), ..Disk::default() });
    session.effects.clear();
    session.app.settings.begin = Begin::Follow;
    session.send(Msg::Start { open: None });
    session
}

/// Hands a window that follows what another one shows now.
pub(crate) fn hand_over(presenter: &Session, follower: &mut Session) {
    let view = published(presenter);
    let opened = presenter.app.deal.as_ref().map(|open| {
        let at = open.at.clone().expect("it was saved once");
        Ok(Box::new(Opened {
            deal: Arc::clone(&open.deal),
            at,
            read_only: None,
            held_by: None,
            position: None,
            rules: None,
        }))
    });
    follower.set_time(presenter);
    follower.send(Msg::PresenterChanged(Box::new(PresenterChanged { view, cut: false, opened })));
}

/// The coach window beside a review.
pub(crate) fn followed() -> Session {
    let presenter = presenting();
    let mut session = follower();
    hand_over(&presenter, &mut session);
    session
}

/// The coach window for a deal of which no review runs.
pub(crate) fn waiting() -> Session {
    let mut presenter = Session::in_example();
    presenter.keys("<down>");
    let mut session = follower();
    hand_over(&presenter, &mut session);
    assert_eq!(presenter.app.today(), TODAY);
    session
}

/// How the example reads, where nobody works on it.
pub(crate) fn names() -> Vec<String> {
    content::sample(TODAY).stakeholders.iter().map(|one| one.name.to_string()).collect()
}
