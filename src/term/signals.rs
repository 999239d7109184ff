//! The meaning of each signal here: every one that ends a process by default and can be caught is listed.
//!
//! Signals that the processor raises (SEGV, BUS, ILL, FPE, TRAP, SYS) are left alone: after one of them the same fault
//! would only come again. XFSZ is handled at the start of every command.

use anyhow::{Context, Result};
use rustix::process::Signal;
use signal_hook::{flag, low_level::pipe};
use std::ops::Range;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

/// Signals that end the program in an orderly way.
///
/// TERM, HUP, INT and QUIT: somebody asks for it. ABRT: somebody wants a core dump, which is never written, as it would
/// hold deals. ALRM, VTALRM and PROF: a timer set before this program was started, which is how time limits are set.
/// XCPU: the processor time is used up, and KILL comes next. PWR: the power is failing.
const ENDING: &[Signal] = &[
    Signal::TERM,
    Signal::HUP,
    Signal::INT,
    Signal::QUIT,
    Signal::ABORT,
    Signal::ALARM,
    Signal::VTALARM,
    Signal::PROF,
    Signal::XCPU,
    #[cfg(target_os = "linux")]
    Signal::POWER,
];

/// Signals that the program survives.
///
/// USR1 and USR2 mean what a program defines, and this one defines nothing; batch systems send them as an early
/// warning, and TERM later. IO: another program left the terminal in a mode that sends one with every key. PIPE: the
/// writer gets an error in any case. STKFLT: nothing sends it.
const IGNORED: &[Signal] = &[
    Signal::USR1,
    Signal::USR2,
    Signal::IO,
    Signal::PIPE,
    #[cfg(target_os = "linux")]
    Signal::STKFLT,
];

/// Real-time signals, by number, which like USR1 mean nothing here. The C library refuses those that it keeps for
/// itself.
const REAL_TIME: Range<i32> = if cfg!(target_os = "linux") { 34..65 } else { 0..0 };

/// Installs handlers for all signals. Those that end the program store their number and wake the reader at the other
/// end of the pipe.
pub(super) fn take(ended_by: &Arc<AtomicUsize>, waker: &UnixStream) -> Result<()> {
    for signal in ENDING.iter().map(|signal| signal.as_raw()) {
        let number = usize::try_from(signal).unwrap_or_default();
        // The number first, so that it is there when the pipe wakes the loop.
        flag::register_usize(signal, Arc::clone(ended_by), number).context("can't watch signals")?;
        pipe::register(signal, waker.try_clone()?).context("can't watch signals")?;
    }
    let nobody = Arc::<AtomicBool>::default();
    for signal in IGNORED.iter().map(|signal| signal.as_raw()) {
        flag::register(signal, Arc::clone(&nobody)).context("can't watch signals")?;
    }
    for signal in REAL_TIME {
        let _ = flag::register(signal, Arc::clone(&nobody));
    }
    Ok(())
}
