//! Keys and pastes from the terminal: reads what is waiting, and never blocks.

use super::burst::{Bursts, Taker};
use super::charset::Charset;
use super::clock::pause;
use super::decode::{Answer, Decoder, ESCAPE_WAIT, ESCAPE_WAIT_AFAR};
use crate::app::App;
use crate::app::msg::Msg;
use anyhow::{Context, Result};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, ioctl_fionread, read};
use std::env::var_os;
use std::io::stdin;
use std::time::{Duration, Instant};

/// The most bytes taken in before a paint, so that a stuck key can't block the screen.
const MOST: usize = 1 << 16;

/// The bytes of the shortest answer that a terminal gives: `CSI ? c`, with a number in it.
const SHORTEST_ANSWER: u64 = 5;

/// The pauses within which the rest of an answer comes that was torn on its way.
const PAUSES: usize = 5;

#[derive(Debug)]
pub(super) struct Input {
    decoder: Decoder,
    bursts: Bursts,
    /// The time at which an unfinished sequence is given up.
    give_up: Option<Instant>,
    /// Whether the terminal has ended its input.
    pub(super) ended: bool,
}

impl Input {
    /// Creates the input of this terminal.
    pub(super) fn new() -> Self {
        let is_set = |name| var_os(name).is_some_and(|value| !value.is_empty());
        let is_afar = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
        let wait = if is_afar { ESCAPE_WAIT_AFAR } else { ESCAPE_WAIT };
        let (decoder, bursts) = (Decoder::new(wait, Charset::of_locale()), Bursts::new(wait));
        Self { decoder, bursts, give_up: None, ended: false }
    }

    /// Returns all waiting messages, oldest first, in which what looks like a paste without marks is one message.
    pub(super) fn typed(&mut self, app: &App) -> Result<Vec<Msg>> {
        let waiting = self.waiting()?;
        let (taker, now) = (Taker::of(app), Instant::now());
        let mut typed = self.bursts.sort(waiting, taker, now);
        if self.ended {
            typed.extend(self.bursts.let_go(taker, now));
        }
        Ok(typed)
    }

    /// Returns all waiting messages, oldest first.
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
                Err(error) => return Err(error).context("can't read from the terminal"),
            }
        }
        let now = Instant::now();
        if !all.is_empty() {
            // In one piece: the true end of a paste is the last one.
            self.decoder.take_in(&all, now, &mut out);
            self.give_up = self.decoder.patience().map(|patience| now + patience);
        } else if self.give_up.is_some_and(|when| when <= now) {
            self.decoder.give_up(now, &mut out);
            // What stood behind a paste may itself be the beginning of something.
            self.give_up = self.decoder.patience().map(|patience| now + patience);
        }
        Ok(out)
    }

    /// Returns how long to sleep at most: until an unfinished sequence is given up, or a held line is done.
    pub(super) fn patience(&self) -> Option<Duration> {
        let until = [self.give_up, self.bursts.held_until()].into_iter().flatten().min();
        until.map(|when| when.saturating_duration_since(Instant::now()))
    }

    /// Returns the terminal's answers since the last call.
    pub(super) fn answers(&mut self) -> Vec<Answer> {
        std::mem::take(&mut self.decoder.answers)
    }
}

/// Returns whether what waits is a key: no answer of a terminal is so short, and the rest of one comes at once.
pub(super) fn holds_a_key() -> Result<bool> {
    for _ in 0..PAUSES {
        let count = ioctl_fionread(stdin()).context("the terminal can't be read")?;
        if !(1..SHORTEST_ANSWER).contains(&count) {
            return Ok(false);
        }
        pause();
    }
    Ok(true)
}

/// Returns whether there is something to read, at the latest at this time.
pub(super) fn wait_for_input(end: Instant) -> Result<bool> {
    has_input(&Timespec::try_from(end.saturating_duration_since(Instant::now())).unwrap_or_default())
}

fn is_waiting() -> Result<bool> {
    has_input(&Timespec::default())
}

fn has_input(patience: &Timespec) -> Result<bool> {
    let stdin = stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    match poll(&mut fds, Some(patience)) {
        Ok(_) => Ok(fds[0].revents().contains(PollFlags::IN)),
        Err(Errno::INTR) => Ok(false),
        Err(error) => Err(error).context("can't read from the terminal"),
    }
}
