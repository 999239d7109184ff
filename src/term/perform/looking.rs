//! Checks of the open deal's file, and reports of its fate.

use super::super::clock::pause;
use super::super::opening::opened;
use super::EffectRunner;
use crate::app::msg::{Msg, Refused};
use crate::store::{Became, Loaded, Lost, StoreError};
use std::time::Instant;

/// The number of looks before a lost file is reported: many programs remove or empty a file for a moment when they
/// write it.
const TRIES: u32 = 10;

impl EffectRunner {
    /// Checks the open deal's file and lock after either has changed.
    pub(super) fn file_changed(&mut self) {
        self.looked = Instant::now();
        self.show_again();
        if self.looks_again() {
            return;
        }
        self.attend();
        self.tell_file(Refused::Nothing, None);
        // Last, so that it is seen: it tells how all else is to be taken.
        if let Some(why) = self.deaf.take() {
            why.tell(&self.replies);
        }
    }

    /// Reports the open deal as it is in its file, whether or not that is news.
    pub(super) fn tell_again(&mut self) {
        self.held.iter_mut().for_each(|held| held.untold = true);
        self.tell_file(Refused::Nothing, None);
    }

    /// Reports the fate of the open deal's file, if that is news or prevents a write. Returns whether it did.
    pub(super) fn tell_file(&mut self, refused: Refused, why: Option<&StoreError>) -> bool {
        let Some(became) = self.what_became(pause) else { return false };
        let held_by = self.taken();
        let Some(held) = self.held.as_mut() else { return false };
        if !matches!(became, Became::Lost(_)) {
            let protected = self.store.is_protected(&held.at);
            held.untold |= protected != held.protected;
            held.protected = protected;
        }
        let known = match became {
            Became::Same if held.untold || held.lost.is_some() => None,
            Became::Same => return false,
            Became::Changed(loaded) => Some(*loaded),
            Became::Lost(lost) => {
                let is_news = held.lost.as_ref() != Some(&lost) || held.untold || refused == Refused::Save;
                held.lost = Some(lost.clone());
                held.untold = false;
                if is_news {
                    let lost = Lost { what: not_written(why, &lost.what), ..lost };
                    self.replies.say(Msg::Lost { deal: held.deal, lost, held_by, refused });
                }
                return is_news;
            }
        };
        let is_it = |loaded: &Loaded| loaded.deal.id == held.deal;
        // What goes in this moment is told as lost by the next look.
        let Some(loaded) = known.or_else(|| self.store.load(&held.at.path).ok().filter(is_it)) else { return false };
        held.at = loaded.at.clone();
        (held.untold, held.lost) = (false, None);
        let opened = Box::new(self.with_holder(opened(&self.store, loaded)));
        self.replies.say(Msg::Outside { opened, refused });
        true
    }

    /// Returns the fate of the open deal's file; `None` if no deal is open.
    pub(super) fn what_became(&self, mut pause: impl FnMut()) -> Option<Became> {
        let held = self.held.as_ref()?;
        let look = || self.store.what_became_of(held.deal, &held.at);
        let mut became = look();
        for _ in 1..TRIES {
            match &became {
                Became::Lost(lost) if held.lost.as_ref() != Some(lost) => {
                    pause();
                    became = look();
                }
                Became::Lost(_) | Became::Same | Became::Changed(_) => break,
            }
        }
        Some(became)
    }
}

/// Returns what happened to a file, preceded by what prevented the write if that is something else.
fn not_written(why: Option<&StoreError>, what: &str) -> String {
    match why {
        Some(StoreError::NotSaved { cause, .. } | StoreError::NoFolder { cause, .. }) => {
            format!("Not saved: {cause}. {what}")
        }
        _ => what.to_owned(),
    }
}
