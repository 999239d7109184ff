//! The way back to the loop: messages from other threads.

use super::wake::Waker;
use crate::app::msg::{Failure, Msg};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// A sender of a worker's answers, which wakes the loop for each.
#[derive(Clone)]
pub(super) struct Replies {
    answers: Sender<Msg>,
    pub(super) waker: Arc<Waker>,
    /// Whether it was reported that no thread is available.
    is_short: Arc<AtomicBool>,
    /// Whether it was reported that changes from outside show late.
    is_late: Arc<AtomicBool>,
}

impl Replies {
    pub(super) fn new(answers: Sender<Msg>, waker: Waker) -> Self {
        Self { answers, waker: Arc::new(waker), is_short: Arc::default(), is_late: Arc::default() }
    }

    /// Reports that no thread is available, the first time only.
    pub(super) fn say_short_of_threads(&self) {
        if !self.is_short.swap(true, Ordering::SeqCst) {
            let what = "The system allows no more threads. stakemap still works, a little slower".to_owned();
            let hint = "close other programs, or raise the limit (ulimit -u)".to_owned();
            self.say(Msg::Warned(Failure { what, hint }));
        }
    }

    /// Reports that changes from outside show late, the first time only.
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
