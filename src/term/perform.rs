//! Effects done: files read and written off the UI thread; what has an answer comes back as a message.
//!
//! One thread does what must keep its order. The list of deals is read on a thread of its own, so that it never holds up
//! a save.

use super::clock::now;
use super::wake::Waker;
use crate::app::effect::Effect;
use crate::app::msg::{Bin, Failure, Listed, Msg, Opened, Trashed};
use crate::domain::deal::Deal;
use crate::domain::outlook::summary;
use crate::domain::playbook::Playbook;
use crate::store::{Durability, Saved, SavedAs, Store, StoreError, Swept, config, index, place};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Deals in the first part of the list: more than the first screen shows.
const FIRST_PART: usize = 64;
/// Deals in the trash that undo reaches, the latest.
const TRASH_TOLD: usize = 20;
/// Deals in each later part.
const PART: usize = 500;
/// Bytes of a small file: a deal of about 500 people, read in 2 ms.
const SMALL: u64 = 100_000;

/// How long the end of the program waits for what was asked of the disk.
const LAST_WAIT: Duration = Duration::from_millis(250);

pub(super) struct Worker {
    asked: Option<Sender<Effect>>,
    answers: Receiver<Msg>,
    thread: State,
}

enum State {
    /// Not begun: what is asked for waits. A thread beside the first paint would hold it up.
    Waiting { store: Store, playbook: Arc<Playbook>, orders: Receiver<Effect>, mouth: Mouth },
    /// The thread, and what closes once it has ended.
    At(JoinHandle<()>, Receiver<()>),
    /// Between the two, or no thread could be had.
    Gone,
}

/// Answers from a worker's thread, and wakes the loop for each.
#[derive(Clone)]
struct Mouth {
    answers: Sender<Msg>,
    waker: Arc<Waker>,
}

impl Mouth {
    fn say(&self, msg: Msg) {
        // Nobody listens any more once the program is leaving.
        let _ = self.answers.send(msg);
        self.waker.wake();
    }
}

impl Worker {
    /// A worker that has not begun.
    pub(super) fn new(store: Store, playbook: Arc<Playbook>, waker: Waker) -> Self {
        let (asked, orders) = channel();
        let (answers, heard) = channel();
        let mouth = Mouth { answers, waker: Arc::new(waker) };
        Self { asked: Some(asked), answers: heard, thread: State::Waiting { store, playbook, orders, mouth } }
    }

    /// Begins with what was asked for so far.
    pub(super) fn begin(&mut self) {
        self.thread = match std::mem::replace(&mut self.thread, State::Gone) {
            State::Waiting { store, playbook, orders, mouth } => {
                let waker = Arc::clone(&mouth.waker);
                let (end, ended) = channel::<()>();
                let work = move || {
                    work(&store, &playbook, &orders, &mouth);
                    drop(end);
                };
                State::At(thread(waker, work), ended)
            }
            begun => begun,
        };
    }

    pub(super) fn ask(&self, effect: Effect) {
        if let Some(asked) = &self.asked {
            // A worker that is gone has panicked, which ends the loop by itself.
            let _ = asked.send(effect);
        }
    }

    /// All answers that are there.
    pub(super) fn answers(&self) -> Result<Vec<Msg>> {
        if matches!(&self.thread, State::At(thread, _) if thread.is_finished()) {
            bail!("the part that reads and writes files has failed; what was saved is safe");
        }
        Ok(self.answers.try_iter().collect())
    }

    /// The next answer, waited for at most so long.
    pub(super) fn answer(&self, limit: Duration) -> Option<Msg> {
        self.answers.recv_timeout(limit).ok()
    }
}

impl Drop for Worker {
    /// Lets what was asked for be done, for a limited time: also when the program ends in an error or a panic.
    fn drop(&mut self) {
        self.begin();
        self.asked = None;
        if let State::At(_, ended) = &self.thread {
            // Nothing is ever sent. A list that is still being read is nobody's loss.
            let _ = ended.recv_timeout(LAST_WAIT);
        }
    }
}

/// Starts a thread that wakes the loop when it ends for whatever reason: where that is a panic, the loop must end too.
fn thread(waker: Arc<Waker>, work: impl FnOnce() + Send + 'static) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let awake = WakeAtEnd(waker);
        work();
        drop(awake);
    })
}

struct WakeAtEnd(Arc<Waker>);

impl Drop for WakeAtEnd {
    fn drop(&mut self) {
        self.0.wake();
    }
}

fn work(store: &Store, playbook: &Arc<Playbook>, orders: &Receiver<Effect>, mouth: &Mouth) {
    let mut warned = None;
    for order in orders {
        match order {
            Effect::List => {
                let (store, playbook, mouth) = (store.clone(), Arc::clone(playbook), mouth.clone());
                thread(Arc::clone(&mouth.waker), move || list(&store, &playbook, &mouth));
            }
            Effect::Open(path) => mouth.say(Msg::Opened(open(store, &path).map(Box::new))),
            Effect::Save { deal, at } => {
                let id = deal.id;
                let (result, warning) = save(store, &deal, at.as_ref());
                mouth.say(Msg::Saved { deal: id, result });
                // What every save meets anew is told once, until a save meets nothing or something else.
                if let Some(warning) = warning.iter().find(|one| warned.as_ref() != Some(*one)) {
                    mouth.say(Msg::Warned(warning.clone()));
                }
                warned = warning;
            }
            Effect::Move { deal, to } => mouth.say(move_deal(store, deal, to)),
            Effect::Remember { deal, place } => {
                let (mut all, _) = place::read_where(store.places());
                all.note(deal, place);
                // Only a convenience: not worth a word when it fails.
                let _ = place::write_where(store.places(), &all);
            }
            Effect::SaveMe(name) => {
                if let Err(error) = config::set_me(store.places(), &name) {
                    mouth.say(Msg::Warned(failure(&error)));
                }
            }
            Effect::Suspend | Effect::Quit => {}
        }
    }
}

/// Reads all deals, the latest changed first, and hands them on in parts.
fn list(store: &Store, playbook: &Playbook, mouth: &Mouth) {
    let today = now().date();
    let files = match store.files() {
        Ok(files) => files,
        Err(error) => {
            mouth.say(Msg::Warned(failure(&error)));
            Vec::new()
        }
    };
    let (first, rest) = files.split_at(files.len().min(FIRST_PART));
    let parts = std::iter::once(first).chain(rest.chunks(PART));
    let last = rest.len().div_ceil(PART);
    let mut rows: Vec<index::Row> = Vec::with_capacity(files.len());
    for (place, part) in parts.enumerate() {
        let deals: Vec<Listed> = part
            .iter()
            .map(|file| {
                let loaded = store.load(&file.path);
                let summary =
                    loaded.map(|loaded| summary(playbook, &loaded.deal, today)).map_err(|error| failure(&error));
                Listed { path: file.path.clone(), summary }
            })
            .collect();
        rows.extend(deals.iter().filter_map(row));
        mouth.say(Msg::Listed { deals, done: place == last });
    }
    rows.sort_by(|a, b| a.summary.by_need(&b.summary));
    rows.truncate(index::ROWS);
    index::write(store.places(), &rows);
    tell_trash(store, mouth);
    tell_swept(&store.sweep(), mouth);
}

/// Tells of newer work that was found in what killed processes left behind.
fn tell_swept(swept: &Swept, mouth: &Mouth) {
    for one in &swept.rescued {
        let what = format!("{}: a save was cut off; what it held is kept as number {}", one.name, one.sequence);
        mouth.say(Msg::Warned(Failure { what, hint: format!("to put it in place: {}", one.command) }));
    }
    for error in &swept.left {
        mouth.say(Msg::Warned(failure(error)));
    }
}

/// Tells what lies in the trash, so that undo on Home reaches past this start.
fn tell_trash(store: &Store, mouth: &Mouth) {
    let trashed = |bin: PathBuf| {
        let file = bin.file_name()?.to_owned();
        let name = store.load(&bin).map_or_else(|_| file.to_string_lossy().into_owned(), |loaded| loaded.deal.name);
        Some(Trashed { name, path: store.places().deals().join(file), bin: Some(bin) })
    };
    let all = store.trashed();
    let latest = all.len().saturating_sub(TRASH_TOLD);
    let deals: Vec<Trashed> = all.into_iter().skip(latest).filter_map(trashed).collect();
    if !deals.is_empty() {
        mouth.say(Msg::InTrash(deals));
    }
}

/// The first rows of Home as they were last time, if there were any.
pub(super) fn recalled(store: &Store) -> Option<Msg> {
    let known =
        |row: index::Row| Some(Listed { path: index::path_of(store.places(), &row)?, summary: Ok(row.summary) });
    let deals: Vec<Listed> = index::read(store.places()).into_iter().filter_map(known).collect();
    (!deals.is_empty()).then_some(Msg::Recalled(deals))
}

fn row(listed: &Listed) -> Option<index::Row> {
    let file = listed.path.file_name()?.to_str()?.to_owned();
    Some(index::Row { file, summary: listed.summary.as_ref().ok()?.clone() })
}

/// Whether a file is read in less time than anybody notices.
pub(super) fn is_small(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| file.len() <= SMALL)
}

pub(super) fn open(store: &Store, path: &Path) -> Result<Opened, Failure> {
    let loaded = store.load(path).map_err(|error| failure(&error))?;
    let (mut places, _) = place::read_where(store.places());
    let place = places.deals.remove(&loaded.deal.id);
    Ok(Opened {
        deal: Arc::new(loaded.deal),
        at: loaded.at,
        read_only: loaded.read_only,
        findings: loaded.findings,
        place,
    })
}

/// Saves; a save whose durability is not known is a save with a warning.
fn save(store: &Store, deal: &Deal, at: Option<&SavedAs>) -> (Result<SavedAs, Failure>, Option<Failure>) {
    let result = match at {
        Some(at) => store.save(deal, at),
        None => store.create(deal),
    };
    match result {
        Ok(Saved { at, durable: Durability::Safe, not_kept }) => (Ok(at), not_kept.as_ref().map(not_kept_before)),
        Ok(Saved { at, durable: Durability::Unknown(cause), .. }) => {
            let what = format!("{} is written, but may not survive a power cut: {cause}", at.path.display());
            (Ok(at), Some(Failure { what, hint: "change something to save it again".to_owned() }))
        }
        Err(error) => (Err(failure(&error)), None),
    }
}

/// A save that is good, of which the state before could not be kept.
fn not_kept_before(error: &StoreError) -> Failure {
    let what = format!("saved, but the state before is not kept as a backup: {error}");
    Failure { what, hint: "the folder of backups needs space and the right to write".to_owned() }
}

fn move_deal(store: &Store, deal: Trashed, to: Bin) -> Msg {
    let moved = match (to, &deal.bin) {
        (Bin::In, _) => store.trash(&deal.path).map(Some),
        (Bin::Out, Some(bin)) => store.untrash(bin, &deal.path).map(|()| None),
        (Bin::Out, None) => Ok(None),
    };
    match moved {
        Ok(bin) => Msg::Moved { deal: Trashed { bin, ..deal }, to, result: Ok(()) },
        Err(error) => Msg::Moved { deal, to, result: Err(failure(&error)) },
    }
}

/// An error of the store in the words of the app.
#[must_use]
pub(super) fn failure(error: &StoreError) -> Failure {
    Failure { what: error.to_string(), hint: error.hint() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;
    use std::io::Read;
    use std::os::unix::net::UnixStream;

    #[test]
    fn a_thread_that_panics_wakes_the_loop() {
        let (mut woken, writer) = UnixStream::pair().unwrap();
        thread(Arc::new(Waker(writer)), || panic!("on purpose")).join().unwrap_err();
        let mut byte = [0];
        woken.read_exact(&mut byte).unwrap();
    }
}
