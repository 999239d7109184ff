//! Learning of changes to the open deal's file from outside: the system tells, nothing polls.

use super::worker::Order;
use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
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
    let is_ours = move |path: &Path| is_named(path, &names);
    // Without the folder of locks there is nothing to hear from them.
    begin(deal.parent()?, lock.parent(), is_ours, orders)
}

/// Watches what is on the screen of others, and the file of the deal that is followed. Nothing where that does not work.
pub(super) fn watch_stage(stage: &Path, deal: Option<&Path>, orders: Sender<Order>) -> Option<Watch> {
    // A deal that is gone may come back in the same place.
    let deal = deal.map(|deal| deal.canonicalize().unwrap_or_else(|_| deal.to_owned()));
    let names: Vec<OsString> = deal.iter().filter_map(|path| path.file_name()).map(Into::into).collect();
    let folder = stage.to_owned();
    let is_ours = move |path: &Path| {
        let told = path.parent() == Some(&folder) && path.extension().is_some_and(|ending| ending == "json");
        told || is_named(path, &names)
    };
    begin(stage, deal.as_deref().and_then(Path::parent), is_ours, orders)
}

fn is_named(path: &Path, names: &[OsString]) -> bool {
    path.file_name().is_some_and(|name| names.iter().any(|one| one == name))
}

/// Watches a folder, and another one where that works.
fn begin(
    folder: &Path,
    other: Option<&Path>,
    is_ours: impl Fn(&Path) -> bool + Send + 'static,
    orders: Sender<Order>,
) -> Option<Watch> {
    let told = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&told);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        hear(&event, &is_ours, &heard, &orders);
    })
    .ok()?;
    // Where no thread could be had for it, this says so; every other call and its end would panic.
    if watcher.configure(Config::default()).is_err() {
        std::mem::forget(watcher);
        return None;
    }
    // The folders, not the files: what replaces a file is another one.
    watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    let _ = other.map(|other| watcher.watch(other, RecursiveMode::NonRecursive));
    Some(Watch { told, _watcher: watcher })
}

/// Tells of an event that matters, unless the last one was not looked after yet.
fn hear(event: &notify::Result<Event>, is_ours: &impl Fn(&Path) -> bool, told: &AtomicBool, orders: &Sender<Order>) {
    let matters = event.as_ref().map_or(true, |event| {
        // Told too much at once, the system only says that it has lost count.
        event.need_rescan() || changes(event.kind) && event.paths.iter().any(|path| is_ours(path))
    });
    if matters && !told.swap(true, Ordering::SeqCst) {
        // A worker that is gone has nobody to tell.
        let _ = orders.send(Order::Stirred);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, Flag, ModifyKind};
    use std::path::PathBuf;
    use std::sync::mpsc::channel;

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

    /// How many orders these events make, with nobody looking in between.
    fn told(events: &[notify::Result<Event>]) -> usize {
        let (orders, heard) = channel();
        let (names, told) = (vec![OsString::from("acme.json"), OsString::from("acme.lock")], AtomicBool::new(false));
        events.iter().for_each(|event| hear(event, &|path: &Path| is_named(path, &names), &told, &orders));
        heard.try_iter().filter(|order| matches!(order, Order::Stirred)).count()
    }

    fn of(kind: EventKind, path: &str) -> notify::Result<Event> {
        Ok(Event::new(kind).add_path(PathBuf::from(path)))
    }

    #[test]
    fn the_file_is_looked_after_when_the_system_lost_count_of_events() {
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(lost.paths.is_empty(), "it cannot say what happened");
        assert_eq!(told(&[Ok(lost)]), 1);
        assert_eq!(told(&[Err(notify::Error::generic("no more"))]), 1);
    }

    #[test]
    fn only_changes_of_the_deal_and_its_lock_are_told_and_a_burst_of_them_once() {
        assert_eq!(told(&[of(WRITTEN, "/deals/acme.json")]), 1);
        assert_eq!(told(&[of(WRITTEN, "/locks/acme.lock")]), 1);
        assert_eq!(told(&[of(WRITTEN, "/deals/norvik.json")]), 0);
        assert_eq!(told(&[of(EventKind::Access(AccessKind::Read), "/deals/acme.json")]), 0);
        assert_eq!(told(&[WRITTEN; 9].map(|kind| of(kind, "/deals/acme.json"))), 1);
    }
}
