//! Learning of changes to the open deal's file from outside: the system tells, nothing polls.

use super::worker::Order;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// Tells of changes until it is dropped.
pub(super) struct Watch {
    /// Whether something was told that nobody has looked after yet: a burst of events is one.
    told: Arc<AtomicBool>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Says that what was told is being looked after; what comes from now on is told again.
    pub(super) fn looked(&self) {
        self.told.store(false, Ordering::SeqCst);
    }
}

/// Watches a deal's file and its lock. Nothing where the system offers no such thing, or no more of it: the comparison
/// before each save finds a change all the same.
pub(super) fn watch(deal: &Path, lock: &Path, orders: Sender<Order>) -> Option<Watch> {
    // Behind all links: a save replaces the real file, in its own folder.
    let deal = deal.canonicalize().ok()?;
    let names: Vec<OsString> = [&deal, lock].iter().filter_map(|path| path.file_name()).map(Into::into).collect();
    let told = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&told);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let matters = event.as_ref().map_or(true, |event| {
            // Told too much at once, the system only says that it has lost count.
            event.need_rescan()
                || changes(event.kind)
                    && event
                        .paths
                        .iter()
                        .any(|path| path.file_name().is_some_and(|name| names.iter().any(|one| one == name)))
        });
        if matters && !heard.swap(true, Ordering::SeqCst) {
            // A worker that is gone has nobody to tell.
            let _ = orders.send(Order::Stirred);
        }
    })
    .ok()?;
    // The folders, not the files: what replaces a file is another one.
    watcher.watch(deal.parent()?, RecursiveMode::NonRecursive).ok()?;
    // Without the folder of locks there is nothing to hear from them.
    let _ = lock.parent().map(|folder| watcher.watch(folder, RecursiveMode::NonRecursive));
    Some(Watch { told, _watcher: watcher })
}

/// Whether an event may mean other bytes, or a lock that was let go. Merely opening and reading a file means nothing: this
/// program does so itself whenever it looks.
const fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => true,
    }
}
