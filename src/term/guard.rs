//! The terminal taken over and given back: on leaving, on a panic anywhere, before a suspension.

use super::out::{Out, write_within};
use super::panicked::{note_panic, panicked};
use super::wake;
use crate::domain::record::text::lines;
use anyhow::{Context, Result};
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{Write, stderr, stdin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::time::Duration;

/// How long the terminal has to take its own state back: one that is stopped must not hold up the end.
const LAST_WORDS: Duration = Duration::from_millis(150);

/// The terminal's modes as they are to be given back; nothing while the terminal is not ours.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);
/// Whether our screen shows instead of the shell's.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// Holds the terminal; gives it back when dropped.
#[derive(Debug)]
pub(super) struct Guard;

impl Guard {
    /// Takes single keys from now on; nothing is to be seen of that yet.
    pub(super) fn enter() -> Result<Self> {
        take_keys()?;
        Ok(Self)
    }

    /// Switches to our screen. Also after the program was stopped and went on: whoever had the terminal then may have left
    /// it in any state.
    // Takes the guard to show that there is one to give back.
    #[allow(clippy::unused_self)]
    pub(super) fn show(&self, out: &mut Out) -> Result<()> {
        take_keys()?;
        SHOWN.store(true, Ordering::SeqCst);
        // In one piece: each write wakes up whoever draws the terminal.
        let mut codes = Vec::new();
        queue!(codes, EnterAlternateScreen, EnableBracketedPaste, Hide)
            .and_then(|()| out.send(&codes))
            .context("the terminal cannot be written to")
    }

    /// Gives the terminal back and stops. Comes back once the program goes on; then [`Guard::show`] is due.
    #[allow(clippy::unused_self)]
    pub(super) fn stop(&self) -> Result<()> {
        give_back();
        // As the terminal itself would: all of the job, so that the shell learns of it where another program started us.
        kill_current_process_group(Signal::TSTP).context("the program could not be suspended")
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
        if panicked() {
            // A paint that was under way went on after another thread's panic gave the screen back.
            let mut again = Vec::new();
            let _ = queue!(again, SetAttribute(Attribute::Reset), EndSynchronizedUpdate, Show);
            let _ = write_within(LAST_WORDS, &again);
        }
    }
}

fn take_keys() -> Result<()> {
    let what = "the terminal cannot be set up for single keys";
    let modes = tcgetattr(stdin()).context(what)?;
    let mut single = modes.clone();
    single.make_raw();
    if let Some(mut before) = before() {
        before.get_or_insert(modes);
    }
    tcsetattr(stdin(), OptionalActions::Now, &single).context(what)
}

/// The modes to give back. Nothing where another thread is at them right now: a panic must not wait for itself.
fn before() -> Option<MutexGuard<'static, Option<Termios>>> {
    match BEFORE.try_lock() {
        Ok(before) => Some(before),
        Err(TryLockError::Poisoned(before)) => Some(before.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// Undoes what was taken, once. Errors are passed over: there is nobody left to tell.
fn give_back() {
    if SHOWN.swap(false, Ordering::SeqCst) {
        let mut last = Vec::new();
        let _ = queue!(
            last,
            SetAttribute(Attribute::Reset),
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = write_within(LAST_WORDS, &last);
    }
    if let Some(modes) = before().and_then(|mut before| before.take()) {
        let _ = tcsetattr(stdin(), OptionalActions::Now, &modes);
    }
}

/// Makes a panic in any thread give the terminal back before it is reported, and the loop end.
///
/// The report says where. What a panic says may quote any text of a deal, so it is only told to whoever asks for a trace,
/// and then unable to act on the terminal.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(move |panic| {
        note_panic();
        give_back();
        let report = match Backtrace::capture() {
            trace if trace.status() == BacktraceStatus::Captured => format!("{panic}\n{trace}"),
            _ => {
                let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
                format!("panicked at {place}; RUST_BACKTRACE=1 tells more, which may quote your deals")
            }
        };
        // With standard error gone there is nobody to tell.
        let _ = writeln!(stderr(), "{}", lines(&format!("stakemap {report}")));
        wake::wake_anyhow();
    }));
}
