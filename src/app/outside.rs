//! What others save while a deal is open here: taken in by the one merge, told in words, and never in the way of what is
//! being typed.

use super::App;
use super::msg::{Opened, Refused};
use super::open_deal::SaveState;
use crate::domain::deal::Deal;
use crate::domain::merge::{common_ancestor, merge};
use crate::domain::text::one_line;
use crate::store::SavedAs;
use std::sync::Arc;

impl App {
    /// Takes in the open deal as it lies on the disk now.
    pub(super) fn outside(&mut self, opened: Opened, refused: Refused) {
        let here = |at: &SavedAs| at.path == opened.at.path;
        let Some(open) =
            self.deal.as_mut().filter(|open| open.deal.id == opened.deal.id && open.at.as_ref().is_none_or(here))
        else {
            return;
        };
        let (ours, theirs) = (Arc::clone(&open.deal), opened.deal);
        let base = open.on_disk.replace(Arc::clone(&theirs));
        open.at = Some(opened.at);
        let follows = open.save.refusal().is_some();
        let (merged, clashes) = if follows || ours == theirs {
            (Arc::clone(&theirs), 0)
        } else {
            // An older state that a sync program put back is what both come from, and takes nothing away.
            let base = common_ancestor(&ours, &theirs).map(Arc::new).or(base);
            let merged = merge(base.as_deref(), &ours, &theirs);
            (Arc::new(merged.deal), merged.clashes.len())
        };
        if merged != ours {
            open.show(Arc::clone(&merged));
        }
        let followed = matches!(open.save, SaveState::Following(_));
        let is_new = merged != theirs;
        open.save = match (SaveState::of(opened.read_only, opened.held_by), &open.save, refused) {
            (Some(refusing), ..) => refusing,
            (None, SaveState::Saving { .. }, Refused::Nothing) => SaveState::Saving { changed: is_new },
            (None, ..) => SaveState::Saved,
        };
        let (follows, now_free) = match &open.save {
            SaveState::Following(who) => ((!followed).then(|| who.clone()), false),
            save => (None, followed && save.refusal().is_none()),
        };
        let unsaved = is_new && open.save == SaveState::Saved;
        self.close_without_person();
        self.tell_taken_in(&ours, &merged, clashes);
        if let Some(who) = follows {
            self.note(who);
        }
        if now_free {
            self.note("Nobody else has this deal open any more: you can change it now");
        }
        if unsaved {
            self.save();
        } else if refused == Refused::Save {
            self.after_save();
        }
    }

    /// Says what came from outside, in the words of whoever did it.
    pub(super) fn tell_taken_in(&mut self, before: &Deal, after: &Deal, clashes: usize) {
        if clashes > 0 {
            let what = if clashes == 1 { "1 value differs".to_owned() } else { format!("{clashes} values differ") };
            self.note(format!("{what} from what somebody else saved: both are kept · = settles"));
            return;
        }
        let new: Vec<_> = after.history.iter().filter(|step| !before.history.contains(step)).collect();
        let Some(last) = new.last() else {
            if !before.same_content(after) {
                self.note("The file was changed outside; what changed is taken in");
            }
            return;
        };
        let who = if last.by.is_empty() { "Somebody" } else { last.by.as_str() };
        let more = if new.len() > 1 { format!(" (and {} more)", new.len() - 1) } else { String::new() };
        self.note(one_line(&format!("{who}: {}{more}", last.what)));
    }
}
