//! The thread that reads and writes files, and the way to it and back.
//!
//! Its work on each job is in `perform`. One thread does everything that must keep its order.

use super::job::Job;
use super::perform::EffectRunner;
use super::replies::Replies;
use super::thread::thread;
use super::wake::Waker;
use crate::app::effect::Effect;
use crate::app::msg::Msg;
use crate::domain::method::playbook::Playbook;
use crate::store::Store;
use crate::store::shared_view::ViewClosing;
use anyhow::{Result, bail};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// The longest time that the end of the program waits for the disk.
const LAST_WAIT: Duration = Duration::from_millis(250);

pub(super) struct Worker {
    replies: Replies,
    jobs: Sender<Job>,
    answers: Receiver<Msg>,
    /// What takes away the published view at the end.
    closing: Arc<ViewClosing>,
    thread: State,
}

enum State {
    /// Not begun: jobs wait. A thread beside the first paint would delay it.
    Waiting(Box<EffectRunner>, Receiver<Job>),
    /// The thread, and a channel that closes once it has ended.
    At(JoinHandle<()>, Receiver<()>),
    /// In the loop, at once, as no thread is available.
    Here(Box<EffectRunner>, Receiver<Job>),
    /// Between two of these states.
    Gone,
}

impl Worker {
    /// Returns a worker that has not begun.
    pub(super) fn new(store: Store, playbook: Arc<Playbook>, by: String, waker: Waker) -> Self {
        let (jobs, taken) = channel();
        let (answers, heard) = channel();
        let replies = Replies::new(answers, waker);
        let runner = EffectRunner::new(store, playbook, by, replies.clone(), jobs.clone());
        let closing = runner.closing();
        Self { replies, jobs, answers: heard, closing, thread: State::Waiting(Box::new(runner), taken) }
    }

    /// Begins with the jobs so far. If no thread is available, all of them are done here and now, until one is.
    pub(super) fn begin(&mut self) {
        self.thread = match std::mem::replace(&mut self.thread, State::Gone) {
            State::Waiting(runner, jobs) | State::Here(runner, jobs) => {
                let (end, ended) = channel::<()>();
                match thread(runner.waker(), (runner, jobs), |(runner, jobs)| {
                    runner.work(&jobs);
                    drop(end);
                }) {
                    Ok(thread) => State::At(thread, ended),
                    Err((runner, jobs)) => {
                        self.replies.say_short_of_threads();
                        State::Here(runner, jobs)
                    }
                }
            }
            begun @ (State::At(..) | State::Gone) => begun,
        };
        self.work_here();
    }

    /// Does the waiting jobs in the loop, if there is no thread for them.
    fn work_here(&mut self) {
        if let State::Here(runner, jobs) = &mut self.thread {
            runner.work_off(jobs);
        }
    }

    /// Returns the way to the loop, for others that have messages for it.
    pub(super) const fn replies(&self) -> &Replies {
        &self.replies
    }

    pub(super) fn ask(&mut self, effect: Effect) {
        // A worker that is gone has panicked, which ends the loop by itself.
        let _ = self.jobs.send(Job::Do(Box::new(effect)));
        self.work_here();
    }

    /// Takes away what a coach window follows, as the program ends. It waits for no job: a busy disk would leave it behind,
    /// and the coach window would say that the program crashed.
    pub(super) fn close_view(&self) {
        if self.closing.is_over() {
            return;
        }
        let closing = Arc::clone(&self.closing);
        // Even a removal may wait for the disk, and the end doesn't.
        if !closing.has_file() || std::thread::Builder::new().spawn(move || closing.close()).is_err() {
            self.closing.close();
        }
    }

    /// Returns all waiting answers.
    pub(super) fn answers(&self) -> Result<Vec<Msg>> {
        if matches!(&self.thread, State::At(thread, _) if thread.is_finished()) {
            bail!("reading and writing files stopped working; what was saved is safe");
        }
        Ok(self.answers.try_iter().collect())
    }

    /// Returns how long to sleep at most: until something is due that has no thread of its own.
    pub(super) fn patience(&self) -> Option<Duration> {
        match &self.thread {
            State::Here(runner, _) => runner.patience(),
            State::Waiting(..) | State::At(..) | State::Gone => None,
        }
    }

    /// Returns the next answer, waiting for at most the limit.
    pub(super) fn answer(&self, limit: Duration) -> Option<Msg> {
        self.answers.recv_timeout(limit).ok()
    }
}

impl Drop for Worker {
    /// Finishes the jobs, for a limited time: also when the program ends in an error or a panic.
    fn drop(&mut self) {
        self.close_view();
        self.begin();
        let _ = self.jobs.send(Job::End);
        self.work_here();
        if let State::At(_, ended) = &self.thread {
            // Nothing is ever sent. A list that is still being read is nobody's loss.
            let _ = ended.recv_timeout(LAST_WAIT);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;
    use crate::store::DataPaths;
    use crate::store::sample_view;
    use crate::store::shared_view::SharedViews;
    use jiff::Timestamp;
    use std::io::Read;
    use std::os::unix::net::UnixStream;
    use std::time::Instant;

    /// How late a failure is reported at most.
    const DEADLINE: Duration = Duration::from_secs(60);

    #[test]
    fn the_shared_view_is_removed_at_the_end_while_the_thread_waits_for_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(DataPaths::under(folder.path()));
        let playbook = Arc::new(crate::content::playbook(&[]).0);
        let (_woken, writer) = UnixStream::pair().unwrap();
        let mut worker = Worker::new(store.clone(), playbook, String::new(), Waker(writer.try_clone().unwrap()));
        let view = sample_view(1, Timestamp::UNIX_EPOCH);
        worker.ask(Effect::Publish(Some(Box::new(view))));
        let State::Waiting(runner, jobs) = std::mem::replace(&mut worker.thread, State::Gone) else {
            panic!("it has begun")
        };
        let ((end, ended), (disk, answers)) = (channel::<()>(), channel::<()>());
        // It does what it was asked so far, and the next thing never ends.
        let waits = move |(mut runner, jobs, _end): (Box<EffectRunner>, Receiver<Job>, Sender<()>)| {
            runner.work_off(&jobs);
            let _ = answers.recv();
        };
        let Ok(thread) = thread(Arc::new(Waker(writer)), (runner, jobs, end), waits) else { panic!("no thread") };
        worker.thread = State::At(thread, ended);
        while store.shared_views().live.is_empty() {
            std::thread::yield_now();
        }
        let late = Instant::now() + DEADLINE;
        drop(worker);
        while store.shared_views() != SharedViews::default() {
            assert!(Instant::now() < late, "the coach window would be told of a crash");
            std::thread::yield_now();
        }
        drop(disk);
    }

    #[test]
    fn a_worker_that_panics_ends_the_loop() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(DataPaths::under(folder.path()));
        let playbook = Arc::new(crate::content::playbook(&[]).0);
        let (mut woken, writer) = UnixStream::pair().unwrap();
        let mut worker = Worker::new(store, playbook, String::new(), Waker(writer.try_clone().unwrap()));
        assert!(worker.answers().unwrap().is_empty());
        let (end, ended) = channel::<()>();
        let panics = |_end| panic!("on purpose");
        worker.thread = State::At(thread(Arc::new(Waker(writer)), end, panics).unwrap(), ended);
        let mut byte = [0];
        woken.read_exact(&mut byte).unwrap();
        // It wakes the loop with its last breath; whatever the loop asks from then on is answered with the end.
        while worker.answers().is_ok() {
            std::thread::yield_now();
        }
    }
}
