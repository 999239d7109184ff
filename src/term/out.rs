//! Writes bytes to the terminal without ever blocking on one that takes none: stopped, or at the end of a stuck line.
//!
//! Bytes that the terminal doesn't take at once wait here, and the loop goes on: it reads keys, journals typed text and
//! hears signals. Nothing else in the program writes to the terminal while it is ours.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, fcntl_getfl, fcntl_setfl, open};
use rustix::io::{Errno, write};
use rustix::termios::ttyname;
use std::io::{self, ErrorKind, Stdout, stdout};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The pause after a terminal says that it is ready and then takes nothing.
const BETWEEN: Duration = Duration::from_millis(10);

/// The interval between tries of the last bytes while the terminal doesn't say that it is ready.
const LOOK: Duration = Duration::from_millis(50);

/// The terminal behind standard output.
static TERMINAL: OnceLock<Terminal> = OnceLock::new();

/// The target of the bytes.
enum Terminal {
    /// A handle of our own: flags set on it affect nobody else.
    Own(OwnedFd),
    /// Standard output, for a terminal that we may not open, as after a change of user. The shell and its other jobs
    /// share it, so it is non-blocking only during each write.
    Shared(Stdout),
}

fn terminal() -> &'static Terminal {
    TERMINAL.get_or_init(|| {
        let own = ttyname(stdout(), Vec::new()).and_then(|name| {
            open(name, OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty())
        });
        own.map_or_else(|_| Terminal::Shared(stdout()), Terminal::Own)
    })
}

impl AsFd for Terminal {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Own(terminal) => terminal.as_fd(),
            Self::Shared(stdout) => stdout.as_fd(),
        }
    }
}

impl Terminal {
    /// Writes as much as the terminal takes now; an error that only means “not now” counts as zero bytes.
    fn take(&self, bytes: &[u8]) -> io::Result<usize> {
        let before = match self {
            Self::Own(_) => None,
            Self::Shared(stdout) => fcntl_getfl(stdout).ok().filter(|flags| !flags.contains(OFlags::NONBLOCK)),
        };
        if let Some(flags) = before {
            fcntl_setfl(self, flags | OFlags::NONBLOCK)?;
        }
        let taken = write(self, bytes);
        if let Some(flags) = before {
            fcntl_setfl(self, flags)?;
        }
        match taken {
            Ok(count) => Ok(count),
            Err(Errno::INTR | Errno::AGAIN) => Ok(0),
            Err(error) => Err(error.into()),
        }
    }
}

/// The queue of all bytes to the terminal, in order.
#[derive(Debug, Default)]
pub(super) struct Out {
    /// The bytes that the terminal has not taken yet.
    rest: Vec<u8>,
}

impl Out {
    /// Writes bytes, now or as soon as the terminal takes them.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.rest.extend_from_slice(bytes);
        self.go_on().map(|_| ())
    }

    /// Returns whether the terminal has not taken everything yet.
    pub(super) fn is_behind(&self) -> bool {
        !self.rest.is_empty()
    }

    /// Returns the handle to wait for until the terminal takes more; `None` if it has everything.
    pub(super) fn waits_for(&self) -> Option<BorrowedFd<'static>> {
        self.is_behind().then(|| terminal().as_fd())
    }

    /// Writes more after the terminal has said that it is ready.
    pub(super) fn go_on_as_told(&mut self) -> io::Result<()> {
        if self.go_on()? == 0 && self.is_behind() {
            std::thread::sleep(BETWEEN);
        }
        Ok(())
    }

    /// Drops the bytes that the terminal has not taken: the next ones don't build on them.
    pub(super) fn forget(&mut self) {
        self.rest.clear();
    }

    /// Writes what the terminal takes now. Returns the number of bytes.
    fn go_on(&mut self) -> io::Result<usize> {
        let mut all = 0;
        while all < self.rest.len() {
            match terminal().take(&self.rest[all..])? {
                0 => break,
                count => all += count,
            }
        }
        self.rest.drain(..all);
        Ok(all)
    }
}

/// Writes the last bytes, for a limited time.
pub(super) fn write_within(limit: Duration, mut bytes: &[u8]) -> io::Result<()> {
    let end = Instant::now() + limit;
    let terminal = terminal();
    while !bytes.is_empty() {
        bytes = &bytes[terminal.take(bytes)?..];
        let left = end.saturating_duration_since(Instant::now());
        if !bytes.is_empty() && left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        if !bytes.is_empty() {
            let mut fds = [PollFd::new(terminal, PollFlags::OUT)];
            // Whatever wakes it, writing again tells.
            let _ = poll(&mut fds, Some(&Timespec::try_from(left.min(LOOK)).unwrap_or_default()));
        }
    }
    Ok(())
}
