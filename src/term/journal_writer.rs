//! Keeps unsaved work in a journal, on a thread of its own: a save that hangs must not hold it up.
//!
//! While nothing changes, nothing is written and no thread wakes.

use super::clock::now;
use super::replies::Replies;
use super::thread::thread;
use super::wake::Waker;
use super::words::failure;
use crate::app::App;
use crate::app::msg::{Failure, Msg};
use crate::store::Store;
use crate::store::journal::{Fault, Journal, Unfinished};
use jiff::Timestamp;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The longest time that typed text waits for its write. With the write it is on the disk in under two seconds.
const BEHIND: Duration = Duration::from_secs(1);

/// The longest time that the end of the program waits for the journal.
const LAST_WAIT: Duration = Duration::from_millis(300);

/// A writer of the journal, which also takes over those of crashed programs.
pub(super) struct JournalWriter {
    jobs: Sender<JournalJob>,
    said: Receiver<Msg>,
    store: Store,
    due: Due,
    /// The journals to remove with the next write.
    let_go: Vec<String>,
    state: State,
}

/// The place where the writing is done.
enum State {
    /// Nowhere yet: a thread beside the first paint would delay it.
    Waiting(Writer, Receiver<JournalJob>),
    /// On a thread.
    There,
    /// In the loop, at once, as no thread is available.
    Here(Writer, Receiver<JournalJob>),
}

/// The part that writes, on its thread or in the loop.
struct Writer {
    store: Store,
    journal: Journal,
    said: Sender<Msg>,
    waker: Arc<Waker>,
    /// Whether a failed write was reported.
    told: bool,
}

enum JournalJob {
    TakeOver,
    /// Write first, then let go: what was taken over is never without a journal.
    Keep {
        unfinished: Unfinished,
        at: Timestamp,
        then_let_go: Vec<String>,
    },
    /// Answer once all earlier jobs are done.
    Answer(SyncSender<()>),
}

/// The unsaved work on its way to the disk, and when its write is due.
#[derive(Debug, Default)]
struct Due {
    kept: Unfinished,
    at: Option<Instant>,
}

impl Due {
    /// Takes in the current unsaved work. Returns true if it is to be written at once.
    ///
    /// The first change sets the time, and later ones don't move it. Work that is no longer unsaved leaves the journal
    /// at once.
    fn look(&mut self, present: &Unfinished, now: Instant) -> bool {
        if *present == self.kept {
            self.at = None;
            return false;
        }
        let at = *self.at.get_or_insert(now + BEHIND);
        let writes = at <= now || present.is_empty();
        if writes {
            self.wrote(present.clone());
        }
        writes
    }

    fn wrote(&mut self, present: Unfinished) {
        (self.kept, self.at) = (present, None);
    }
}

impl JournalWriter {
    /// Returns a writer that has not begun. The id must be new.
    pub(super) fn new(store: &Store, id: Uuid, waker: Waker) -> Self {
        let (jobs, heard) = channel();
        let (say, said) = channel();
        let journal = Journal::new(store.paths(), id);
        let writer = Writer { store: store.clone(), journal, said: say, waker: Arc::new(waker), told: false };
        let state = State::Waiting(writer, heard);
        Self { jobs, said, store: store.clone(), due: Due::default(), let_go: Vec::new(), state }
    }

    /// Begins with what was asked for so far. If no thread is available, all of it is done here and now, until one is.
    pub(super) fn begin(&mut self, replies: &Replies) {
        self.state = match std::mem::replace(&mut self.state, State::There) {
            State::Waiting(writer, jobs) | State::Here(writer, jobs) => {
                // It ends with the program; what it writes then is waited for in `finish`.
                match thread(Arc::clone(&writer.waker), (writer, jobs), |(mut writer, jobs)| {
                    jobs.iter().for_each(|job| writer.take(job));
                }) {
                    Ok(_) => State::There,
                    Err((writer, jobs)) => {
                        replies.say_short_of_threads();
                        State::Here(writer, jobs)
                    }
                }
            }
            State::There => State::There,
        };
        self.write_here();
    }

    /// Does the waiting jobs in the loop, if there is no thread for them.
    fn write_here(&mut self) {
        if let State::Here(writer, jobs) = &mut self.state {
            jobs.try_iter().for_each(|job| writer.take(job));
        }
    }

    /// Looks for journals that crashed programs left.
    pub(super) fn take_over(&mut self) {
        self.ask(JournalJob::TakeOver);
    }

    /// Removes these journals, once the current unsaved work is written.
    pub(super) fn let_go(&mut self, journals: Vec<String>) {
        self.let_go.extend(journals);
    }

    /// Returns the writer's messages to the app.
    pub(super) fn answers(&self) -> Vec<Msg> {
        self.said.try_iter().collect()
    }

    /// Takes in the current unsaved work, and has it written if that is due.
    pub(super) fn attend(&mut self, present: Unfinished) {
        if self.due.look(&present, Instant::now()) || !self.let_go.is_empty() {
            self.keep(present);
        }
    }

    /// Returns how long to sleep at most: until the next write is due.
    pub(super) fn patience(&self) -> Option<Duration> {
        self.due.at.map(|at| at.saturating_duration_since(Instant::now()))
    }

    /// Has the unsaved work written now, if it has changed.
    pub(super) fn hurry(&mut self, present: Unfinished) {
        if present != self.due.kept || !self.let_go.is_empty() {
            self.keep(present);
        }
    }

    /// Has the unsaved work written now and waits for that, for a limited time. If the thread is gone, it is written
    /// here.
    pub(super) fn finish(&mut self, present: Unfinished, replies: &Replies) {
        self.begin(replies);
        self.hurry(present);
        let (answer, answered) = sync_channel(1);
        self.ask(JournalJob::Answer(answer));
        // Only a thread that is gone lets go of the other end without a word.
        if answered.recv_timeout(LAST_WAIT) == Err(std::sync::mpsc::RecvTimeoutError::Disconnected)
            && !self.due.kept.is_empty()
        {
            let mut journal = Journal::new(self.store.paths(), super::new_id());
            // There is nobody left to tell.
            let _ = journal.keep(&self.due.kept, now().timestamp());
        }
    }

    fn keep(&mut self, unfinished: Unfinished) {
        self.due.wrote(unfinished.clone());
        let then_let_go = std::mem::take(&mut self.let_go);
        self.ask(JournalJob::Keep { unfinished, at: now().timestamp(), then_let_go });
    }

    fn ask(&mut self, job: JournalJob) {
        // A thread that is gone has panicked, which ends the loop by itself.
        let _ = self.jobs.send(job);
        self.write_here();
    }
}

impl Writer {
    fn say(&self, msg: Msg) {
        // Nobody listens any more once the program is leaving.
        let _ = self.said.send(msg);
        self.waker.wake();
    }

    fn take(&mut self, job: JournalJob) {
        match job {
            JournalJob::TakeOver => {
                let (left, faults) = self.journal.take_over();
                faults.iter().for_each(|fault| self.say(Msg::Warned(in_words(fault))));
                let (left, safe) = self.store.still_missing(left);
                self.journal.let_go(&safe);
                if !left.is_empty() {
                    self.say(Msg::Left(left));
                }
            }
            JournalJob::Keep { unfinished, at, then_let_go } => match self.journal.keep(&unfinished, at) {
                Ok(()) => self.journal.let_go(&then_let_go),
                // Once is enough: it would be said with every word that is typed.
                Err(error) if !self.told => {
                    self.told = true;
                    let hint = format!("until it works again, a crash would lose the text in forms. {}", error.hint());
                    self.say(Msg::Warned(Failure { hint, ..failure(&error) }));
                }
                Err(_) => {}
            },
            JournalJob::Answer(answer) => {
                let _ = answer.send(());
            }
        }
    }
}

fn in_words(fault: &Fault) -> Failure {
    let hint = match &fault.aside {
        Some(path) => format!("It held unsaved text. It's kept as {}", path.display()),
        None => "It holds unsaved text, so it stays where it is".to_owned(),
    };
    Failure { hint, ..failure(&fault.error) }
}

/// Returns the unsaved work, even of an app that a panic left half changed: then at least nothing else goes wrong.
pub(super) fn unfinished(app: &App) -> Unfinished {
    catch_unwind(AssertUnwindSafe(|| app.unfinished())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::journal::{Draft, Typed};

    fn typed(value: &str) -> Unfinished {
        let fields = vec![Typed {
            label: "Name".to_owned(),
            before: String::new(),
            value: value.to_owned(),
            people: Vec::new(),
        }];
        let draft = Draft {
            kind: vec!["new-deal".to_owned()],
            title: String::new(),
            about: None,
            fields,
            focus: 0,
            open: true,
        };
        Unfinished { drafts: vec![draft], edits: None }
    }

    #[test]
    fn text_is_written_a_second_after_the_first_key_however_many_follow() {
        let (start, mut due) = (Instant::now(), Due::default());
        let after = |ms| start + Duration::from_millis(ms);
        assert!(!due.look(&typed("H"), start));
        assert!(!due.look(&typed("Ha"), after(600)));
        assert!(!due.look(&typed("Hal"), after(999)));
        assert!(due.look(&typed("Hald"), after(1_000)));
        assert_eq!(due.at, None);
        // The next key has a second of its own.
        assert!(!due.look(&typed("Halde"), after(1_001)));
        assert_eq!(due.at, Some(after(2_001)));
    }

    #[test]
    fn nobody_is_woken_once_all_is_written_or_taken_back() {
        let (start, mut due) = (Instant::now(), Due::default());
        assert!(!due.look(&Unfinished::default(), start));
        assert_eq!(due.at, None, "nothing was typed yet");
        due.look(&typed("H"), start);
        assert!(due.look(&typed("H"), start + BEHIND));
        assert!(!due.look(&typed("H"), start + BEHIND * 9));
        assert_eq!(due.at, None, "nothing changed since it was written");
        due.look(&typed("Ha"), start + BEHIND * 9);
        due.look(&typed("H"), start + BEHIND * 9);
        assert_eq!(due.at, None, "it was taken back");
    }

    #[test]
    fn what_is_finished_leaves_the_journal_at_once_and_what_never_was_there_writes_nothing() {
        let (start, mut due) = (Instant::now(), Due::default());
        due.look(&typed("H"), start);
        assert!(!due.look(&Unfinished::default(), start), "saved before it was due");
        assert_eq!(due.at, None);
        due.look(&typed("H"), start);
        due.look(&typed("H"), start + BEHIND);
        assert!(due.look(&Unfinished::default(), start + BEHIND), "saved");
    }
}
