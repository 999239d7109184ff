//! Earlier states of deals for the full screen: found, and restored.

use super::clock::{now, pause};
use super::words::failure;
use crate::app::msg::{Earlier, Failure, Listed, PutBack, Restore};
use crate::domain::judge::deal_index::DealIndex;
use crate::domain::judge::summary::summary;
use crate::domain::method::playbook::Playbook;
use crate::store::{Durability, Generation, Holder, Holds, Locked, Store, StoreError};
use jiff::Timestamp;
use std::path::Path;

/// Returns the earlier states of a deal's file, newest first.
pub(super) fn earlier(store: &Store, file: &Path) -> Result<Vec<Earlier>, Failure> {
    let all = store.generations(file).map_err(|error| failure(&error))?;
    let now = store.load(file).ok().map(|loaded| Holds::of(&loaded.deal));
    let offered = |one: &Generation| Earlier {
        sequence: one.sequence,
        // A file's time may lie outside of what a calendar knows.
        saved: Timestamp::try_from(one.modified).ok(),
        holds: match &one.holds {
            Ok(holds) => Ok(words(holds, now.as_ref())),
            Err(error) => Err(error.to_string()),
        },
    };
    Ok(all.iter().map(offered).collect())
}

/// Returns a state's content compared with the current deal, and its last step.
fn words(holds: &Holds, now: Option<&Holds>) -> String {
    let last = holds.last.as_deref().map(|last| format!(" · after: {last}")).unwrap_or_default();
    format!("{}{last}", holds.words(now))
}

/// Restores an earlier state. `lock` is this program's hold on the deal's lock; if it has none, the lock is taken
/// during the restore.
pub(super) fn restore(
    store: &Store,
    playbook: &Playbook,
    wanted: &Restore,
    lock: Option<&Locked>,
    me: &Holder,
) -> Result<Box<PutBack>, Failure> {
    let file = &wanted.path;
    let in_words = |error: StoreError| failure(&error);
    let all = store.generations(file).map_err(in_words)?;
    let Some(generation) = all.iter().find(|one| one.sequence == wanted.sequence) else {
        let known = all.iter().map(|one| one.sequence).collect();
        return Err(in_words(StoreError::NoSuchGeneration { path: file.clone(), sequence: wanted.sequence, known }));
    };
    let taken = match lock {
        Some(_) => None,
        None => Some(store.lock_patiently(store.load(&generation.path).map_err(in_words)?.deal.id, me, pause)),
    };
    if let Some(Locked::Theirs(_)) = lock.or(taken.as_ref()) {
        let what = "Not restored: another window has this deal open".to_owned();
        return Err(Failure { what, hint: "restore it there, or close it there first".to_owned() });
    }
    let restored = store.restore(file, generation).map_err(in_words)?;
    let warning = match restored.durable {
        Durability::Safe => None,
        Durability::Unknown(cause) => {
            let what = format!("restored, but a power failure could lose it: {cause}");
            Some(Failure { what, hint: "fix the disk and restore it again".to_owned() })
        }
    };
    let (summary, inside) = match store.load(file) {
        Ok(loaded) => (Ok(summary(playbook, &loaded.deal, now().date())), DealIndex::of(&loaded.deal)),
        Err(error) => (Err(in_words(error)), DealIndex::default()),
    };
    Ok(Box::new(PutBack {
        row: Listed { path: file.clone(), summary, inside },
        holds: generation.words(None),
        undo: restored.before.filter(|before| before.holds.is_ok()).map(|before| before.sequence),
        warning,
    }))
}
