//! Moving whole deals to the trash or the archive, and back.

use super::super::clock::pause;
use super::super::words::failure;
use super::EffectRunner;
use crate::app::msg::{Failure, Msg, Shelf, ShelfMove, ShelvedDeal};
use crate::store::{Locked, Store};

impl EffectRunner {
    pub(super) fn move_deal(&mut self, deal: ShelvedDeal, to: ShelfMove) {
        // Nobody's open deal is to vanish below them. Kept until it lies in its new place.
        let _lock = match self.claim(&deal, to) {
            Ok(lock) => lock,
            Err(refused) => return self.replies.say(Msg::Moved { deal, to, result: Err(refused) }),
        };
        // Let go only once it is done: whoever follows is not to take over what is about to go.
        let goes = self.held.as_ref().is_some_and(|held| held.at.path == deal.path);
        self.replies.say(moved(&self.store, deal, to));
        if goes {
            self.held = None;
        }
    }

    /// Takes the lock of a deal to be archived, unless this program already has it.
    fn claim(&self, deal: &ShelvedDeal, to: ShelfMove) -> Result<Option<Locked>, Failure> {
        if (deal.shelf, to) != (Shelf::Archive, ShelfMove::In) {
            return Ok(None);
        }
        let ours = self.held.as_ref().filter(|held| held.at.path == deal.path);
        // One that cannot be read nobody has open.
        let id = || self.store.load(&deal.path).ok().map(|loaded| loaded.deal.id);
        let taken = match ours {
            Some(_) => None,
            None => id().map(|id| self.store.lock_patiently(id, &self.me(), pause)),
        };
        if let Some(Locked::Theirs(holder)) = ours.map(|held| &held.lock).or(taken.as_ref()) {
            let who = holder.as_ref().map(|one| one.by.as_str()).filter(|by| !by.is_empty() && *by != self.by);
            let what = format!("Not archived: {} has this deal open", who.unwrap_or("another window"));
            return Err(Failure { what, hint: "archive it there, or close it there first".to_owned() });
        }
        Ok(taken)
    }
}

fn moved(store: &Store, deal: ShelvedDeal, to: ShelfMove) -> Msg {
    let moved = match (to, &deal.bin) {
        (ShelfMove::In, _) if deal.shelf == Shelf::Archive => store.archive(&deal.path).map(Some),
        (ShelfMove::In, _) => store.trash(&deal.path).map(Some),
        (ShelfMove::Out, Some(bin)) => store.untrash(bin, &deal.path).map(|()| None),
        (ShelfMove::Out, None) => Ok(None),
    };
    match moved {
        Ok(bin) => Msg::Moved { deal: ShelvedDeal { bin, ..deal }, to, result: Ok(()) },
        Err(error) => Msg::Moved { deal, to, result: Err(failure(&error)) },
    }
}
