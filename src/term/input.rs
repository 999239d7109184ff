//! Keys and pastes from the terminal: reads what waits, never longer than that takes.

use super::decode::{Answer, Decoder};
use crate::app::msg::Msg;
use anyhow::{Context, Result};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use std::io::stdin;
use std::time::{Duration, Instant};

/// The most bytes taken in before a paint, so that a stuck key cannot keep the screen from showing.
const MOST: usize = 1 << 16;

#[derive(Debug, Default)]
pub(super) struct Input {
    decoder: Decoder,
    /// When what is begun is given up.
    give_up: Option<Instant>,
    /// Whether the terminal has no more to give.
    pub(super) ended: bool,
}

impl Input {
    /// All that waits, oldest first.
    pub(super) fn waiting(&mut self) -> Result<Vec<Msg>> {
        let mut out = Vec::new();
        let mut bytes = [0; 4096];
        let mut all = Vec::new();
        while all.len() < MOST && is_waiting()? {
            match read(stdin(), &mut bytes) {
                // A terminal that is gone says so in either way.
                Ok(0) | Err(Errno::IO) => {
                    self.ended = true;
                    break;
                }
                Ok(count) => all.extend_from_slice(&bytes[..count]),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error).context("the terminal cannot be read"),
            }
        }
        let now = Instant::now();
        if !all.is_empty() {
            // In one piece: the true end of a paste is the last one.
            self.decoder.take_in(&all, &mut out);
            self.give_up = self.decoder.patience().map(|patience| now + patience);
        } else if self.give_up.is_some_and(|when| when <= now) {
            self.decoder.give_up(&mut out);
            // What stood behind a paste may itself be the beginning of something.
            self.give_up = self.decoder.patience().map(|patience| now + patience);
        }
        Ok(out)
    }

    /// How long to sleep at most: until what is begun is given up.
    pub(super) fn patience(&self) -> Option<Duration> {
        self.give_up.map(|when| when.saturating_duration_since(Instant::now()))
    }

    /// What the terminal answered since this was last asked.
    pub(super) fn answers(&mut self) -> Vec<Answer> {
        std::mem::take(&mut self.decoder.answers)
    }
}

fn is_waiting() -> Result<bool> {
    let stdin = stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    match poll(&mut fds, Some(&Timespec::default())) {
        Ok(_) => Ok(fds[0].revents().contains(PollFlags::IN)),
        Err(Errno::INTR) => Ok(false),
        Err(error) => Err(error).context("the terminal cannot be read"),
    }
}
