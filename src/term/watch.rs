//! Noticing changes to the open deal's file from outside. The system sends notifications, so nothing polls; only if the
//! system refuses is the file checked now and then, until it accepts.

use super::job::Job;
use super::replies::Replies;
use crate::app::msg::Failure;
use crate::store::FileId;
use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use rustix::io::Errno;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// A watch that reports changes until it is dropped.
pub(super) struct Watch {
    /// Whether a report is still waiting for a look: a burst of events is one report.
    told: Arc<AtomicBool>,
    /// The watched folders. A folder that is moved or removed takes its watch along.
    folders: Vec<(PathBuf, FileId)>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Notes that the report is being looked at; later events are reported again.
    pub(super) fn looked(&self) {
        self.told.store(false, Ordering::SeqCst);
    }

    /// Returns whether the watched folders are still those at their paths.
    pub(super) fn stands(&self) -> bool {
        self.folders.iter().all(|(path, id)| FileId::at(path).is_ok_and(|now| now == *id))
    }
}

/// The reason why there are no notifications.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoWatch {
    /// A missing folder.
    Gone,
    /// A lack of threads: a watch needs one.
    Threads,
    /// A refusal of the system, in its words.
    Refused(Failure),
}

impl NoWatch {
    /// Reports it if that is news. A missing folder is not reported here: what that means for the deal is.
    pub(super) fn tell(self, replies: &Replies) {
        match self {
            Self::Gone => {}
            Self::Threads => replies.say_short_of_threads(),
            Self::Refused(failure) => replies.say_late(failure),
        }
    }
}

impl From<notify::Error> for NoWatch {
    fn from(error: notify::Error) -> Self {
        let is_missing =
            |error: &io::Error| matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory);
        let (why, hint) = match error.kind {
            ErrorKind::PathNotFound => return Self::Gone,
            ErrorKind::Io(error) if is_missing(&error) => return Self::Gone,
            ErrorKind::MaxFilesWatch => ("no more files can be watched", "raise fs.inotify.max_user_watches"),
            ErrorKind::Io(error) if error.raw_os_error() == Some(Errno::MFILE.raw_os_error()) => {
                ("no more files can be watched", "close other programs, or raise fs.inotify.max_user_instances")
            }
            _ => ("files can't be watched here", ""),
        };
        let what = format!("Changes made outside may take 2 seconds to show: {why}");
        Self::Refused(Failure { what, hint: hint.to_owned() })
    }
}

/// Watches a deal's file and its lock.
///
/// # Errors
/// When the system can't watch it, or not all of it. The comparison before each save finds a change all the same.
pub(super) fn watch(deal: &Path, lock: Option<&Path>, jobs: Sender<Job>) -> Result<Watch, NoWatch> {
    // Behind all links, since a save replaces the real file in its own folder; and the name that it was opened by, since a
    // link may go as well.
    let real = real(deal)?;
    let all = [Some(real.as_path()), Some(deal), lock];
    let names: Vec<OsString> = all.into_iter().flatten().filter_map(Path::file_name).map(Into::into).collect();
    let folders: Vec<&Path> = all.into_iter().flatten().filter_map(Path::parent).collect();
    begin(&folders, move |path| is_named(path, &names), jobs)
}

/// Watches what other windows show, and the file of the followed deal.
///
/// # Errors
/// When the system can't watch it, or not all of it.
pub(super) fn watch_shared_views(stage: &Path, deal: Option<&Path>, jobs: Sender<Job>) -> Result<Watch, NoWatch> {
    let deal = deal.map(real).transpose()?;
    let names: Vec<OsString> = deal.iter().filter_map(|path| path.file_name()).map(Into::into).collect();
    let folder = stage.to_owned();
    let is_ours = move |path: &Path| (path.parent() == Some(&folder) && is_of_a_stage(path)) || is_named(path, &names);
    let folders: Vec<&Path> = [Some(stage), deal.as_deref().and_then(Path::parent)].into_iter().flatten().collect();
    begin(&folders, is_ours, jobs)
}

/// Returns whether a window publishes its stage in this file, or has its lock there. Unfinished files don't count.
fn is_of_a_stage(path: &Path) -> bool {
    let is_unfinished = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    !is_unfinished && path.extension().is_some_and(|ending| ending == "json" || ending == "lock")
}

/// Reports when what this window shows is gone, and when a coach window sends a question in the file beside it.
///
/// # Errors
/// When the system can't watch it.
pub(super) fn watch_shown(file: &Path, asked: &Path, jobs: Sender<Job>) -> Result<Watch, NoWatch> {
    let (folder, shown, asked) = (file.parent().ok_or(NoWatch::Gone)?, file.to_owned(), asked.to_owned());
    let is_there = |path: &Path| path.symlink_metadata().is_ok();
    begin(&[folder], move |path| path == shown && !is_there(path) || path == asked && is_there(path), jobs)
}

/// Returns the file behind all links. A file that is gone may come back at the same path.
fn real(file: &Path) -> Result<PathBuf, NoWatch> {
    let in_folder = || Some(file.parent()?.canonicalize().ok()?.join(file.file_name()?));
    file.canonicalize().ok().or_else(in_folder).ok_or(NoWatch::Gone)
}

fn is_named(path: &Path, names: &[OsString]) -> bool {
    path.file_name().is_some_and(|name| names.iter().any(|one| one == name))
}

/// Watches folders rather than files: a file that replaces another is a different file.
fn begin(
    folders: &[&Path],
    is_ours: impl Fn(&Path) -> bool + Send + 'static,
    jobs: Sender<Job>,
) -> Result<Watch, NoWatch> {
    let mut watched: Vec<(PathBuf, FileId)> = Vec::new();
    for &folder in folders {
        let id = FileId::at(folder).map_err(|_| NoWatch::Gone)?;
        if watched.iter().all(|(_, other)| *other != id) {
            watched.push((std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf()), id));
        }
    }
    // What happens to a folder happens to all that lies in it.
    let paths: Vec<PathBuf> = watched.iter().map(|(path, _)| path.clone()).collect();
    let is_ours = move |path: &Path| paths.iter().any(|folder| folder == path) || is_ours(path);
    let told = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&told);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        hear(&event, &is_ours, &heard, &jobs);
    })?;
    // Where no thread could be had for it, this says so; every other call and its end would panic.
    if watcher.configure(Config::default()).is_err() {
        std::mem::forget(watcher);
        return Err(NoWatch::Threads);
    }
    for (folder, _) in &watched {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    Ok(Watch { told, folders: watched, _watcher: watcher })
}

/// Reports a relevant event, unless the last report is still waiting for a look.
fn hear(event: &notify::Result<Event>, is_ours: &impl Fn(&Path) -> bool, told: &AtomicBool, jobs: &Sender<Job>) {
    let matters = event.as_ref().map_or(true, |event| {
        // Told too much at once, the system only says that it has lost count.
        event.need_rescan() || changes(event.kind) && event.paths.iter().any(|path| is_ours(path))
    });
    if matters && !told.swap(true, Ordering::SeqCst) {
        // A worker that is gone has nobody to tell.
        let _ = jobs.send(Job::FileChanged);
    }
}

/// Returns whether an event may mean other bytes or a released lock. Opening and reading a file means nothing: this
/// program does so itself at every look.
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

    /// Returns the number of jobs these events make if nobody looks in between.
    fn told(events: &[notify::Result<Event>]) -> usize {
        let (jobs, heard) = channel();
        let (names, told) = (vec![OsString::from("acme.json"), OsString::from("acme.lock")], AtomicBool::new(false));
        events.iter().for_each(|event| hear(event, &|path: &Path| is_named(path, &names), &told, &jobs));
        heard.try_iter().filter(|job| matches!(job, Job::FileChanged)).count()
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
