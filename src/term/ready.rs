//! The terminal, taken over and asked about its look before anything is drawn: it answers while files are read.

use super::gnu_screen::is_between;
use super::guard::Guard;
use super::input::{Input, holds_a_key, wait_for_input};
use super::look::{Look, set};
use super::out::{Out, write_within};
use super::thread::thread;
use super::wake::Wake;
use crate::app::theme_name::ThemeName;
use crate::ui::theme::Theme;
use anyhow::{Context, Result, bail};
use std::sync::Arc;
use std::sync::mpsc::{TryRecvError, sync_channel};
use std::time::{Duration, Instant};

/// A terminal that is ours and was asked about its look; it shows nothing yet. Given back when dropped.
#[derive(Debug)]
pub struct Ready {
    pub(super) wake: Wake,
    pub(super) guard: Guard,
    pub(super) look: Look,
    pub(super) out: Out,
}

/// Takes the terminal and asks it what a theme needs to know.
///
/// It answers while the caller reads files. With the mouse, it reports clicks once the screen is shown.
///
/// # Errors
/// When the terminal cannot be set up or written.
pub fn prepare(theme: ThemeName, with_mouse: bool) -> Result<Ready> {
    // Signals first: from here on each of them leads to an end that gives the terminal back.
    let wake = Wake::new()?;
    let guard = Guard::enter(with_mouse)?;
    let mut look = Look::choose(theme);
    let mut out = Out::default();
    look.ask(&mut out).context("can't write to the terminal")?;
    Ok(Ready { wake, guard, look, out })
}

/// The time that the terminal has to take questions whose answers somebody only wants to know.
const ASK_WAIT: Duration = Duration::from_millis(200);

/// The longest wait for answers that are still to come when the terminal is given back.
const LAST_ANSWERS: Duration = Duration::from_millis(300);

/// Returns the look that the screen would have with a theme and, if there is a terminal, with its answers.
#[must_use]
pub fn seen_theme(theme: ThemeName, has_terminal: bool) -> Theme {
    let mut look = Look::choose(theme);
    if let Some(questions) = look.questions().filter(|_| has_terminal) {
        // Without them it is what the environment says.
        let _ = ask(&mut look, &questions);
    }
    look.theme
}

/// Asks the terminal, and waits until it has answered everything. Only that time it sends single keys.
fn ask(look: &mut Look, questions: &[u8]) -> Result<()> {
    let _guard = Guard::enter(false)?;
    look.expect(Instant::now());
    write_within(ASK_WAIT, questions)?;
    hear_until(look, &mut Input::new(), None)
}

/// Waits a moment for answers that are still to come: after the terminal is given back the shell would take them for
/// typing. What somebody types meanwhile ends the wait and stays where it is, for the shell.
pub(super) fn hear_last(look: &mut Look, input: &mut Input) {
    // There is nobody left to tell.
    let _ = hear_until(look, input, Some(Instant::now() + LAST_ANSWERS));
}

/// Takes in answers while more are expected, at the latest until this time.
fn hear_until(look: &mut Look, input: &mut Input, latest: Option<Instant>) -> Result<()> {
    while let Some(end) = look.expected(Instant::now()).filter(|_| !input.ended) {
        if !wait_for_input(latest.map_or(end, |latest| end.min(latest)))? || latest.is_some() && holds_a_key()? {
            break;
        }
        input.waiting()?;
        look.hear(input.answers());
    }
    Ok(())
}

/// Returns whether GNU screen stands between the program and the terminal.
#[must_use]
pub fn is_in_gnu_screen() -> bool {
    is_between(set)
}

/// The result of reading files while waiting for signals.
#[derive(Debug)]
pub enum Beside<T> {
    /// The files' contents.
    Read(T),
    /// The exit code of a program that has to end first.
    Ended(u8),
}

impl Ready {
    /// Reads files on a thread of its own, and waits for that and for signals.
    ///
    /// A thread that waits for a disk hears no signal, so the thread that ends the program must not read from the disk
    /// before the first screen.
    ///
    /// # Errors
    /// When reading panicked, or there is nothing to wait on.
    pub fn beside<W, T>(&mut self, with: W, read: fn(W) -> T) -> Result<Beside<T>>
    where
        W: Send + 'static,
        T: Send + 'static,
    {
        let (answer, answered) = sync_channel(1);
        let waker = Arc::new(self.wake.waker()?);
        // Where nobody waits any more the program has ended.
        if let Err(with) = thread(waker, with, move |with| _ = answer.send(read(with))) {
            // Where no thread can be had; the worker says that.
            return Ok(Beside::Read(read(with)));
        }
        loop {
            match answered.try_recv() {
                Ok(read) => return Ok(Beside::Read(read)),
                Err(TryRecvError::Disconnected) => bail!("reading files stopped working"),
                Err(TryRecvError::Empty) => {}
            }
            if let Some(ending) = self.wake.wait_beside()? {
                return Ok(Beside::Ended(ending.exit_code()));
            }
        }
    }
}
