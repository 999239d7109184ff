//! Taking over the terminal and giving it back: at the end, on a panic anywhere, before a suspension.

use super::out::{Out, write_within};
use super::panicked::{note_panic, panicked};
use super::wake::{self, Ending, Wake};
use crate::domain::record::text::lines;
use anyhow::{Context, Result};
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr};
use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{Write, stderr, stdin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::time::Duration;

/// The time the terminal has to take its own state back: a stopped one must not hold up the end.
const LAST_WORDS: Duration = Duration::from_millis(150);

/// The time a signal has to be handled by whichever thread it came to.
const HANDLING: Duration = Duration::from_millis(100);

/// The terminal's modes to restore; `None` while the terminal is not ours.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);
/// Whether our screen is shown instead of the shell's.
static SHOWN: AtomicBool = AtomicBool::new(false);
/// Whether the terminal was asked to report the mouse.
static REPORTS: AtomicBool = AtomicBool::new(false);

/// Asks for reports of buttons and wheel, not of movements, in the form that has room for any column.
const REPORT_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
const IGNORE_MOUSE: &str = "\x1b[?1006l\x1b[?1000l";

/// A hold on the terminal, which is given back on drop.
#[derive(Debug)]
pub(super) struct Guard {
    /// Whether the terminal reports the mouse while our screen is shown.
    pub(super) with_mouse: bool,
}

impl Guard {
    /// Takes single keys from now on; nothing of that is visible yet.
    pub(super) fn enter(with_mouse: bool) -> Result<Self> {
        take_keys()?;
        Ok(Self { with_mouse })
    }

    /// Switches to our screen. Also called after the program was stopped and continued: others may have left the
    /// terminal in any state.
    pub(super) fn show(&self, out: &mut Out) -> Result<()> {
        take_keys()?;
        SHOWN.store(true, Ordering::SeqCst);
        // In one piece: each write wakes up whoever draws the terminal.
        let mut codes = Vec::new();
        queue!(codes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        if self.with_mouse {
            REPORTS.store(true, Ordering::SeqCst);
            queue!(codes, Print(REPORT_MOUSE))?;
        }
        out.send(&codes).context("can't write to the terminal")
    }

    /// Gives the terminal back and stops the process. Returns when the process is continued, with the ending if it was
    /// continued to end; otherwise [`Guard::show`] is due. Where nobody could continue it, it goes on at once.
    #[allow(clippy::unused_self)]
    pub(super) fn stop(&self, wake: &mut Wake) -> Result<Option<Ending>> {
        give_back();
        // As the terminal itself would: all of the job, so that the shell learns of it where another program started us.
        // The polite signal is one that this program itself handles, so it isn't the one that stops.
        if is_a_job() {
            kill_current_process_group(Signal::STOP).context("can't suspend the program")?;
        }
        if is_ours() {
            return Ok(wake.signal());
        }
        // Whoever ends a stopped program lets it go on for that, and the terminal is somebody else's then. Another thread
        // may still be about to handle the signal, and to touch the terminal before would stop the program again.
        wake.signal_within(HANDLING)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
        if panicked() {
            // A paint that was under way went on after another thread's panic gave the screen back.
            let mut again = Vec::new();
            let _ = queue!(again, SetAttribute(Attribute::Reset), EndSynchronizedUpdate, Show);
            if self.with_mouse {
                let _ = queue!(again, Print(IGNORE_MOUSE));
            }
            let _ = write_within(LAST_WORDS, &again);
        }
    }
}

/// Returns whether a shell runs the process as a job, which it can continue. It doesn't where the process group is that
/// of the session, as in a window opened for this program alone; yes where that can't be told.
fn is_a_job() -> bool {
    getsid(None).map_or(true, |session| session != getpgrp())
}

/// Returns whether the process is in the foreground of its terminal; yes where that can't be told.
fn is_ours() -> bool {
    tcgetpgrp(stdin()).map_or(true, |group| group == getpgrp())
}

fn take_keys() -> Result<()> {
    let what = "can't set up the terminal for single keys";
    let modes = tcgetattr(stdin()).context(what)?;
    let mut single = modes.clone();
    single.make_raw();
    if let Some(mut before) = before() {
        before.get_or_insert(modes);
    }
    tcsetattr(stdin(), OptionalActions::Now, &single).context(what)
}

/// Returns the modes to restore. Returns `None` if another thread has them right now: a panic must not wait for itself.
fn before() -> Option<MutexGuard<'static, Option<Termios>>> {
    match BEFORE.try_lock() {
        Ok(before) => Some(before),
        Err(TryLockError::Poisoned(before)) => Some(before.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// Restores the terminal, once. Errors are ignored: there is nobody left to tell.
fn give_back() {
    if SHOWN.swap(false, Ordering::SeqCst) {
        let mut last = Vec::new();
        if REPORTS.swap(false, Ordering::SeqCst) {
            let _ = queue!(last, Print(IGNORE_MOUSE));
        }
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

/// Makes a panic in any thread restore the terminal before it is reported, and end the loop.
///
/// The report says where. A panic's message may quote any text of a deal, so it is only shown if a backtrace is
/// requested, cleaned of anything that could act on the terminal.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(move |panic| {
        note_panic();
        give_back();
        let report = match Backtrace::capture() {
            trace if trace.status() == BacktraceStatus::Captured => format!("{panic}\n{trace}"),
            _ => {
                let location = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
                format!("crashed at {location}; for details set RUST_BACKTRACE=1 (they may quote your deals)")
            }
        };
        // With standard error gone there is nobody to tell.
        let _ = writeln!(stderr(), "{}", lines(&format!("stakemap {report}")));
        wake::wake_anyhow();
    }));
}
