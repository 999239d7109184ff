//! Waiting: asleep until a key, an answer of the disk, a new size or a signal; never woken for nothing.

use super::clock;
use super::midnight::Midnight;
use super::out::Out;
use super::panicked::panicked;
use super::signals;
use anyhow::{Context, Result, bail};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use signal_hook::{flag, low_level::pipe};
use std::io::{ErrorKind, Read, Write, stdin};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::{Duration, Instant};

/// The reason why the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// The user's request.
    Asked,
    /// A signal, by its number.
    Signal(u8),
    /// The terminal's end.
    Gone,
}

impl Ending {
    pub(super) const fn exit_code(self) -> u8 {
        match self {
            Self::Asked => 0,
            Self::Signal(number) => 128 + number,
            Self::Gone => 129,
        }
    }
}

/// The events that woke the program.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Woken {
    pub(super) resized: bool,
    /// Whether somebody asked the program to stop, as a shell's `suspend` does.
    pub(super) asked_to_stop: bool,
    /// Whether the program was stopped and continued.
    pub(super) continued: bool,
    pub(super) ending: Option<Ending>,
}

/// The signal that ends the program; 0 for none.
static ENDED_BY: LazyLock<Arc<AtomicUsize>> = LazyLock::new(Arc::default);

/// The waker for any thread that panics.
static ANYWHERE: OnceLock<Waker> = OnceLock::new();

/// Wakes the loop, if there is one, from any thread.
pub(super) fn wake_anyhow() {
    if let Some(waker) = ANYWHERE.get() {
        waker.wake();
    }
}

#[derive(Debug)]
pub(super) struct Wake {
    reader: UnixStream,
    writer: UnixStream,
    resized: Arc<AtomicBool>,
    asked_to_stop: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
    midnight: Midnight,
}

/// A handle that wakes the loop from another thread.
#[derive(Debug)]
pub(super) struct Waker(pub(super) UnixStream);

impl Waker {
    pub(super) fn wake(&self) {
        // A full pipe wakes the loop just as well, and a closed one has nobody to wake.
        let _ = (&self.0).write(&[1]);
    }
}

impl Wake {
    pub(super) fn new() -> Result<Self> {
        let (reader, writer) = UnixStream::pair().context("can't create a pipe")?;
        reader.set_nonblocking(true).context("can't create a pipe")?;
        writer.set_nonblocking(true).context("can't create a pipe")?;
        let _ = ANYWHERE.set(Waker(writer.try_clone().context("can't create a pipe")?));
        let [resized, asked_to_stop, continued] = [(); 3].map(|()| Arc::new(AtomicBool::new(false)));
        signals::take(&ENDED_BY, &writer)?;
        // Stopped at once, the program would leave the shell a terminal that is still set up for single keys.
        for (signal, told) in [(SIGWINCH, &resized), (SIGTSTP, &asked_to_stop), (SIGCONT, &continued)] {
            flag::register(signal, Arc::clone(told)).context("can't watch signals")?;
            pipe::register(signal, writer.try_clone()?).context("can't watch signals")?;
        }
        Ok(Self { reader, writer, resized, asked_to_stop, continued, midnight: Midnight::new() })
    }

    pub(super) fn waker(&self) -> Result<Waker> {
        Ok(Waker(self.writer.try_clone()?))
    }

    /// Makes the next wait end at midnight. Returns a timeout for that wait if it needs one.
    pub(super) fn wake_at_midnight(&mut self) -> Option<Duration> {
        self.midnight.set()
    }

    /// Sleeps until something happens, or until the limit. Meanwhile a terminal that is ready gets its waiting bytes.
    pub(super) fn wait(&mut self, limit: Option<Duration>, out: &mut Out) -> Result<Woken> {
        let stdin = stdin();
        // What came before the first wait has woken nobody.
        let limit = if self.asked_to_stop.load(Ordering::SeqCst) { Some(Duration::ZERO) } else { limit };
        let limit = limit.map(|limit| Timespec::try_from(limit).unwrap_or_default());
        let mut fds = vec![PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.reader, PollFlags::IN)];
        let first = fds.len();
        fds.extend(out.waits_for().map(|terminal| PollFd::from_borrowed_fd(terminal, PollFlags::OUT)));
        let last = fds.len();
        fds.extend(self.midnight.bell());
        sleep(&mut fds, limit.as_ref())?;
        let terminal = fds[0].revents();
        let takes_more = fds[first..last].iter().any(|fd| !fd.revents().is_empty());
        let rang = fds[last..].iter().any(|fd| !fd.revents().is_empty());
        if rang {
            self.midnight.hear();
            clock::look_again();
        }
        let ending = self.woken_by(terminal)?;
        if takes_more && ending.is_none() {
            out.go_on_as_told().context("can't write to the terminal")?;
        }
        let [resized, asked_to_stop] =
            [&self.resized, &self.asked_to_stop].map(|told| told.swap(false, Ordering::SeqCst));
        Ok(Woken { resized, asked_to_stop, continued: self.has_continued(), ending })
    }

    /// Sleeps until another thread or a signal wakes the loop, or the terminal closes; keys stay unread.
    pub(super) fn wait_beside(&mut self) -> Result<Option<Ending>> {
        let stdin = stdin();
        // That it is gone is told unasked.
        let mut fds = [PollFd::new(&stdin, PollFlags::empty()), PollFd::new(&self.reader, PollFlags::IN)];
        sleep(&mut fds, None)?;
        let terminal = fds[0].revents();
        self.woken_by(terminal)
    }

    /// Takes in the events that woke the loop. Returns the reason why the program ends, if it does.
    fn woken_by(&mut self, terminal: PollFlags) -> Result<Option<Ending>> {
        self.drain();
        if panicked() {
            bail!("part of the program failed; what was saved is safe");
        }
        let gone = terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
        Ok(self.signal().or(gone.then_some(Ending::Gone)))
    }

    /// Returns the ending if a signal has asked for it.
    // Only what watches signals knows of one.
    #[allow(clippy::unused_self)]
    pub(super) fn signal(&self) -> Option<Ending> {
        let number = u8::try_from(ENDED_BY.load(Ordering::SeqCst)).unwrap_or_default();
        (number > 0).then_some(Ending::Signal(number))
    }

    /// Waits for a signal that asks for an ending, at most this long.
    pub(super) fn signal_within(&mut self, limit: Duration) -> Result<Option<Ending>> {
        let end = Instant::now() + limit;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if self.signal().is_some() || left.is_zero() {
                return Ok(self.signal());
            }
            sleep(
                &mut [PollFd::new(&self.reader, PollFlags::IN)],
                Some(&Timespec::try_from(left).unwrap_or_default()),
            )?;
            self.drain();
        }
    }

    /// Returns whether the program was stopped and continued since the last call.
    pub(super) fn has_continued(&self) -> bool {
        let is_so = self.continued.swap(false, Ordering::SeqCst);
        if is_so {
            clock::look_again();
        }
        is_so
    }

    fn drain(&mut self) {
        let mut rest = [0; 64];
        loop {
            match self.reader.read(&mut rest) {
                Ok(0) => return,
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return,
            }
        }
    }
}

fn sleep(fds: &mut [PollFd<'_>], limit: Option<&Timespec>) -> Result<()> {
    match poll(fds, limit) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error).context("waiting for keys failed"),
    }
}
