//! A terminal taken and asked what it looks like, before anything is drawn: it answers while files are read.

use super::guard::Guard;
use super::look::{Look, QUESTION};
use super::out::Out;
use super::wake::Wake;
use anyhow::{Context, Result};

/// A terminal that is ours and was asked what it looks like; it shows nothing of us yet. Given back when dropped.
#[derive(Debug)]
pub struct Ready {
    pub(super) wake: Wake,
    pub(super) guard: Guard,
    pub(super) look: Look,
    pub(super) out: Out,
}

/// Takes the terminal and asks it for its background where that decides the looks: `auto`, `dark`, `light`, `16` or `mono`.
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
