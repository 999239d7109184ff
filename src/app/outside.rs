//! Changes that others save while a deal is open here: merged in, announced, and never in the way of typing.

use super::msg::{Failure, Opened, Refused};
use super::notice::Said;
use super::open_deal::{OpenDeal, SaveState};
use super::overlays::Overlay;
use super::{App, Screen};
use crate::domain::change::diff::missing_steps;
use crate::domain::change::merge::{merge, merge_base};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use crate::domain::record::text::one_line;
use crate::store::SavedAs;
use std::collections::HashSet;
use std::sync::Arc;

impl App {
    /// Merges the open deal with its file as it is on the disk now.
    pub(super) fn outside(&mut self, opened: Opened, refused: Refused) {
        let whence = self.whence();
        if self.deal.as_ref().is_some_and(|open| open.deal.id == opened.deal.id) {
            self.come_back();
        }
        self.take_in_outside(opened, refused);
        if self.past().is_none() {
            self.go_back_to(whence);
        }
    }

    fn take_in_outside(&mut self, opened: Opened, refused: Refused) {
        let here = |at: &SavedAs| at.path == opened.at.path;
        let is_here = |open: &OpenDeal| open.deal.id == opened.deal.id && open.at.as_ref().is_none_or(here);
        let Some(open) = self.deal.as_mut().filter(|open| is_here(open)) else { return };
        let (ours, theirs) = (Arc::clone(&open.deal), opened.deal);
        let known = open.on_disk.replace(Arc::clone(&theirs));
        open.at = Some(opened.at);
        let follows = open.save.refusal().is_some();
        let missing = known.as_deref().filter(|_| !follows).map_or(0, |known| missing_steps(&theirs, known));
        let (merged, conflicts) = if follows || ours == theirs {
            (Arc::clone(&theirs), 0)
        } else {
            // If somebody else read the file before our latest saves and wrote it back after them, our saves are kept.
            let base = merge_base(known.as_deref(), &ours, &theirs);
            let merged = merge(base.as_ref(), &ours, &theirs);
            (Arc::new(merged.deal), merged.conflicts.len())
        };
        if merged != ours {
            open.show(Arc::clone(&merged));
        }
        let is_new = merged != theirs;
        let after = save_after(SaveState::of(opened.read_only, opened.held_by), &open.save, refused, is_new);
        let before = std::mem::replace(&mut open.save, after.clone());
        let is_back = matches!(before, SaveState::Lost(_));
        self.close_without_person();
        if is_back && merged.same_content(&ours) {
            self.note("This deal's file is back");
        }
        if missing > 0 && conflicts == 0 && !self.is_blind() {
            self.tell_put_back(missing, &ours, &merged);
        } else {
            self.tell_taken_in(&ours, &merged, conflicts);
        }
        self.tell_who_may_save(&before, &after, &merged);
        if let SaveState::Failed(failure) = &after {
            self.fail(failure);
            if self.is_waiting_to_go() {
                self.ask_unsaved();
            }
        } else if is_new && after == SaveState::Saved {
            self.save();
        } else {
            if is_back {
                self.overlays.retain(|overlay| !matches!(overlay, Overlay::Unsaved(_)));
            }
            if is_back || refused == Refused::Save {
                self.after_save();
            }
        }
    }

    /// Announces whether the deal can be changed, if that has changed.
    fn tell_who_may_save(&mut self, before: &SaveState, after: &SaveState, deal: &Deal) {
        match after {
            SaveState::Following(_) if matches!(before, SaveState::Following(_)) => {}
            SaveState::Following(who) => self.note(who.clone()),
            SaveState::ReadOnly(_) if matches!(before, SaveState::ReadOnly(_)) => {}
            SaveState::ReadOnly(why) => self.note(Said::from(format!("Read only: {why}")).in_privacy("Read only")),
            SaveState::Saved | SaveState::Saving { .. } | SaveState::Failed(_) | SaveState::Lost(_) => match before {
                SaveState::Following(_) => {
                    let said = format!("Nobody else has “{}” open now, so you can edit it", deal.name);
                    self.note(Said::from(said).openly());
                }
                SaveState::ReadOnly(_) => self.note(Said::from(format!("You can edit “{}” now", deal.name)).openly()),
                SaveState::Saved | SaveState::Saving { .. } | SaveState::Failed(_) | SaveState::Lost(_) => {}
            },
        }
    }

    /// Announces what came from outside, in the words of the step's author.
    pub(super) fn tell_taken_in(&mut self, before: &Deal, after: &Deal, conflicts: usize) {
        let where_at = self.where_at(after);
        // The change may be something that blind answering hides.
        if self.is_blind() {
            self.note(format!("{where_at}The deal was changed elsewhere. The changes are merged in"));
            return;
        }
        if conflicts > 0 {
            let what = if conflicts == 1 { "1 conflict".to_owned() } else { format!("{conflicts} conflicts") };
            self.note(format!("{where_at}{what} with what someone else saved: both values kept · = resolves"));
            return;
        }
        match last_new(before, after) {
            Some(last) => self.note(one_line(&format!("{where_at}{last}"))),
            None if before.same_content(after) => {}
            None => self.note(format!("{where_at}The file was changed outside stakemap. The changes are merged in")),
        }
    }

    /// Announces that the file was replaced by one without changes that were saved, which are kept, and what that file
    /// brought.
    fn tell_put_back(&mut self, missing: usize, before: &Deal, after: &Deal) {
        let changes =
            if missing == 1 { "change it lacked is".to_owned() } else { format!("{missing} changes it lacked are") };
        let brought = match last_new(before, after) {
            Some(last) => format!(". {last}"),
            None if before.same_content(after) => String::new(),
            None => ", and its own merged in".to_owned(),
        };
        let where_at = self.where_at(after);
        self.note(one_line(&format!("{where_at}An older copy replaced the file. The {changes} kept{brought}")));
    }

    /// Returns which deal a message is about, where nothing else says so.
    fn where_at(&self, deal: &Deal) -> String {
        if self.screen == Screen::Home { format!("{}: ", deal.name) } else { String::new() }
    }
}

/// Returns the last of the steps that are new in a deal, in the words of its author, and how many more there are.
fn last_new(before: &Deal, after: &Deal) -> Option<String> {
    let known: HashSet<RecordId> = before.history.iter().map(|step| step.id).collect();
    let new: Vec<_> = after.history.iter().filter(|step| !known.contains(&step.id)).collect();
    let last = new.last()?;
    let who = if last.by.is_empty() { "Someone" } else { last.by.as_str() };
    let more = if new.len() > 1 { format!(" (and {} more)", new.len() - 1) } else { String::new() };
    Some(format!("{who}: {}{more}", last.what))
}

/// Returns the save state after merging the file from the disk: what exists only here must not count as saved.
fn save_after(refusing: Option<SaveState>, before: &SaveState, refused: Refused, is_new: bool) -> SaveState {
    match (refusing, before, refused) {
        // The save under way reports this again when it ends.
        (_, SaveState::Saving { .. }, Refused::Nothing) => SaveState::Saving { changed: is_new },
        (Some(SaveState::ReadOnly(why) | SaveState::Following(why)), ..) if is_new => {
            let what = format!("Your last change isn't saved: {why}");
            SaveState::Failed(Failure { what, hint: "Press q, then c to save yours as a copy".to_owned() })
        }
        (Some(refusing), ..) => refusing,
        (None, ..) => SaveState::Saved,
    }
}
