//! The thread that reads and writes files, and the way to it and back.
//!
//! What it does with an order lies in `perform`. One thread does what must keep its order.

use super::perform::Desk;
use super::wake::Waker;
use crate::app::effect::Effect;
use crate::app::msg::{Failure, Msg};
use crate::domain::method::playbook::Playbook;
use crate::store::Store;
use anyhow::{Result, bail};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SendError, Sender, channel, sync_channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// How long the end of the program waits for what was asked of the disk.
const LAST_WAIT: Duration = Duration::from_millis(250);

/// What the worker is told.
pub(super) enum Order {
    /// Do what the program asked for.
    Do(Effect),
    /// Something happened to the open deal's file or to its lock.
    Stirred,
    /// Nothing more will come.
    End,
}

pub(super) struct Worker {
    mouth: Mouth,
    orders: Sender<Order>,
    answers: Receiver<Msg>,
    thread: State,
}

enum State {
    /// Not begun: what is asked for waits. A thread beside the first paint would hold it up.
    Waiting(Box<Desk>, Receiver<Order>),
    /// The thread, and what closes once it has ended.
    At(JoinHandle<()>, Receiver<()>),
    /// No thread can be had: what is asked for is done at once.
    Here(Box<Desk>, Receiver<Order>),
    /// Between two of these.
    Gone,
}

/// Answers from a worker's thread, and wakes the loop for each.
#[derive(Clone)]
pub(super) struct Mouth {
    answers: Sender<Msg>,
    pub(super) waker: Arc<Waker>,
    /// Whether it was said that no thread can be had.
    is_short: Arc<AtomicBool>,
    /// Whether it was said that changes from elsewhere show late.
    is_late: Arc<AtomicBool>,
}

impl Mouth {
    pub(super) fn new(answers: Sender<Msg>, waker: Waker) -> Self {
        Self { answers, waker: Arc::new(waker), is_short: Arc::default(), is_late: Arc::default() }
    }

    /// Says that no thread can be had, the first time.
    pub(super) fn say_short_of_threads(&self) {
        if !self.is_short.swap(true, Ordering::SeqCst) {
            let what = "The system allows no more threads: stakemap works without, a little slower".to_owned();
            let hint = "close other programs, or raise the limit (ulimit -u)".to_owned();
            self.say(Msg::Warned(Failure { what, hint }));
        }
    }

    /// Says that changes from elsewhere show late, the first time.
    pub(super) fn say_late(&self, failure: Failure) {
        if !self.is_late.swap(true, Ordering::SeqCst) {
            self.say(Msg::Warned(failure));
        }
    }

    pub(super) fn say(&self, msg: Msg) {
        // Nobody listens any more once the program is leaving.
        let _ = self.answers.send(msg);
        self.waker.wake();
    }
}

impl Worker {
    /// A worker that has not begun.
    pub(super) fn new(store: Store, playbook: Arc<Playbook>, by: String, waker: Waker) -> Self {
        let (orders, taken) = channel();
        let (answers, heard) = channel();
        let mouth = Mouth::new(answers, waker);
        let desk = Desk::new(store, playbook, by, mouth.clone(), orders.clone());
        Self { mouth, orders, answers: heard, thread: State::Waiting(Box::new(desk), taken) }
    }

    /// Begins with what was asked for so far. Where no thread can be had all of it is done here and now, until one can.
    pub(super) fn begin(&mut self) {
        self.thread = match std::mem::replace(&mut self.thread, State::Gone) {
            State::Waiting(desk, orders) | State::Here(desk, orders) => {
                let (end, ended) = channel::<()>();
                match thread(desk.waker(), (desk, orders), |(desk, orders)| {
                    desk.work(&orders);
                    drop(end);
                }) {
                    Ok(thread) => State::At(thread, ended),
                    Err((desk, orders)) => {
                        self.mouth.say_short_of_threads();
                        State::Here(desk, orders)
                    }
                }
            }
            begun @ (State::At(..) | State::Gone) => begun,
        };
        self.work_here();
    }

    /// Does what waits, where there is no thread for it.
    fn work_here(&mut self) {
        if let State::Here(desk, orders) = &mut self.thread {
            desk.work_off(orders);
        }
    }

    /// The way to the loop, for others that have something to tell it.
    pub(super) const fn mouth(&self) -> &Mouth {
        &self.mouth
    }

    pub(super) fn ask(&mut self, effect: Effect) {
        // A worker that is gone has panicked, which ends the loop by itself.
        let _ = self.orders.send(Order::Do(effect));
        self.work_here();
    }

    /// All answers that are there.
    pub(super) fn answers(&self) -> Result<Vec<Msg>> {
        if matches!(&self.thread, State::At(thread, _) if thread.is_finished()) {
            bail!("the part that reads and writes files has failed; what was saved is safe");
        }
        Ok(self.answers.try_iter().collect())
    }

    /// How long to sleep at most: until something is due that no thread of its own looks after.
    pub(super) fn patience(&self) -> Option<Duration> {
        match &self.thread {
            State::Here(desk, _) => desk.patience(),
            State::Waiting(..) | State::At(..) | State::Gone => None,
        }
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
        let _ = self.orders.send(Order::End);
        self.work_here();
        if let State::At(_, ended) = &self.thread {
            // Nothing is ever sent. A list that is still being read is nobody's loss.
            let _ = ended.recv_timeout(LAST_WAIT);
        }
    }
}

/// Starts a thread that works with what it is given, and wakes the loop when it ends for whatever reason: where that is a
/// panic, the loop must end too. Gives back what it was given where no thread can be had.
pub(super) fn thread<T: Send + 'static>(
    waker: Arc<Waker>,
    with: T,
    work: impl FnOnce(T) + Send + 'static,
) -> Result<JoinHandle<()>, T> {
    // Handed over once the thread is there: what it would begin with is lost where it cannot be.
    let (hand_over, handed) = sync_channel(1);
    let started = Builder::new().spawn(move || {
        let awake = WakeAtEnd(waker);
        if let Ok(with) = handed.recv() {
            work(with);
        }
        drop(awake);
    });
    match started {
        Ok(thread) => hand_over.send(with).map(|()| thread).map_err(|SendError(with)| with),
        Err(_) => Err(with),
    }
}

struct WakeAtEnd(Arc<Waker>);

impl Drop for WakeAtEnd {
    fn drop(&mut self) {
        self.0.wake();
    }
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
        thread(Arc::new(Waker(writer)), (), |()| panic!("on purpose")).unwrap().join().unwrap_err();
        let mut byte = [0];
        woken.read_exact(&mut byte).unwrap();
    }

    #[test]
    fn a_worker_that_panics_ends_the_loop() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(crate::store::Places::under(folder.path()));
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
