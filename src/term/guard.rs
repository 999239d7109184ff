//! The terminal taken over and given back: on leaving, on a panic anywhere, before a suspension.

use anyhow::{Context, Result};
use crossterm::cursor::{Hide, SetCursorStyle, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use rustix::process::{Signal, getpid, kill_process};
use std::io::stdout;
use std::sync::atomic::{AtomicBool, Ordering};

static TAKEN: AtomicBool = AtomicBool::new(false);
static PANICKED: AtomicBool = AtomicBool::new(false);

/// Holds the terminal; gives it back when dropped.
#[derive(Debug)]
pub(super) struct Guard;

impl Guard {
    pub(super) fn enter() -> Result<Self> {
        take()?;
        Ok(Self)
    }

    /// Gives the terminal back, stops this process, and takes the terminal again once it goes on.
    // Takes the guard to show that there is one to give back.
    #[allow(clippy::unused_self)]
    pub(super) fn suspend(&self) -> Result<()> {
        give_back();
        kill_process(getpid(), Signal::TSTP).context("the program could not be suspended")?;
        take()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> Result<()> {
    // From here on a panic has something to give back.
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode().context("the terminal cannot be set up for single keys")?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide).context("the terminal cannot be written to")
}

/// Undoes [`take`], once. Errors are passed over: there is nobody left to tell.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            stdout(),
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            SetCursorStyle::DefaultUserShape,
            Show
        );
        let _ = disable_raw_mode();
    }
}

/// Makes a panic in any thread give the terminal back before it is reported.
pub fn install_panic_hook() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        PANICKED.store(true, Ordering::SeqCst);
        give_back();
        report(panic);
    }));
}

/// Whether any thread panicked; the screen is no longer ours then.
pub(super) fn panicked() -> bool {
    PANICKED.load(Ordering::SeqCst)
}
