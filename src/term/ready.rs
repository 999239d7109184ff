//! The terminal, taken over and asked about its look before anything is drawn: it answers while files are read.

use super::guard::Guard;
use super::look::{Look, QUESTION};
use super::out::Out;
use super::thread::thread;
use super::wake::Wake;
use anyhow::{Context, Result, bail};
use std::sync::Arc;
use std::sync::mpsc::{TryRecvError, sync_channel};

/// A terminal that is ours and was asked about its look; it shows nothing yet. Given back when dropped.
#[derive(Debug)]
pub struct Ready {
    pub(super) wake: Wake,
    pub(super) guard: Guard,
    pub(super) look: Look,
    pub(super) out: Out,
}

/// Takes the terminal and asks for its background if that decides the look: `auto`, `dark`, `light`, `16` or `mono`.
///
/// It answers while the caller reads files.
///
/// # Errors
/// When the terminal cannot be set up or written.
pub fn prepare(looks: &str) -> Result<Ready> {
    // Signals first: from here on each of them leads to an end that gives the terminal back.
    let wake = Wake::new()?;
    let guard = Guard::enter()?;
    let look = Look::choose(looks);
    let mut out = Out::default();
    if look.asks {
        out.send(QUESTION).context("the terminal cannot be written to")?;
    }
    Ok(Ready { wake, guard, look, out })
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
                Err(TryRecvError::Disconnected) => bail!("the part that reads files has failed"),
                Err(TryRecvError::Empty) => {}
            }
            if let Some(ending) = self.wake.wait_beside()? {
                return Ok(Beside::Ended(ending.exit_code()));
            }
        }
    }
}
