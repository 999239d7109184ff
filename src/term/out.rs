//! Bytes to the terminal, without ever hanging on one that takes none: stopped, or at the end of a line that is stuck.
//!
//! A write that waits goes on after a signal as if nothing had been, so the terminal is opened once more for writing
//! without waiting. Nothing else in the program writes to it while it is ours.

use super::{guard, wake};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, write};
use rustix::termios::ttyname;
use std::io::{self, ErrorKind, Write, stdout};
use std::os::fd::OwnedFd;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// How often a writer that waits looks whether the program is to end. Nobody waits while the terminal takes what comes.
const LOOK: Duration = Duration::from_millis(50);

/// The terminal behind standard output, opened by itself: what is set on it is nobody else's. Nothing where it may not be
/// opened, as after a change of user; standard output is written to then.
static TERMINAL: OnceLock<Option<OwnedFd>> = OnceLock::new();

fn terminal() -> Option<&'static OwnedFd> {
    let opened = TERMINAL.get_or_init(|| {
        let name = ttyname(stdout(), Vec::new()).ok()?;
        open(name, OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty()).ok()
    });
    opened.as_ref()
}

/// Writes to the terminal for as long as the program goes on.
#[derive(Debug)]
pub(super) struct Out;

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        some(bytes, || wake::is_ended() || guard::panicked())
    }

    fn flush(&mut self) -> io::Result<()> {
        if terminal().is_none() { stdout().flush() } else { Ok(()) }
    }
}

/// Writes the last there is to say, for a limited time.
pub(super) fn write_within(limit: Duration, mut bytes: &[u8]) -> io::Result<()> {
    let end = Instant::now() + limit;
    while !bytes.is_empty() {
        let count = some(bytes, || Instant::now() >= end)?;
        bytes = &bytes[count..];
    }
    Out.flush()
}

/// Writes as much as the terminal takes, once it takes any; an error once it is over.
fn some(bytes: &[u8], is_over: impl Fn() -> bool) -> io::Result<usize> {
    let Some(terminal) = terminal() else { return stdout().write(bytes) };
    loop {
        match write(terminal, bytes) {
            Ok(count) => return Ok(count),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) if is_over() => {
                return Err(io::Error::new(ErrorKind::TimedOut, "it takes nothing at the moment"));
            }
            Err(Errno::AGAIN) => {
                let mut fds = [PollFd::new(terminal, PollFlags::OUT)];
                // Whatever wakes it, writing again tells.
                let _ = poll(&mut fds, Some(&Timespec::try_from(LOOK).unwrap_or_default()));
            }
            Err(error) => return Err(error.into()),
        }
    }
}
