//! What each signal means here: every one that ends a process by default and can be caught is listed.
//!
//! Left alone are those that the processor raises (SEGV, BUS, ILL, FPE, TRAP, SYS): going on after one of them only meets
//! the same fault again. XFSZ is taken at the start of every command.

use anyhow::{Context, Result};
use rustix::process::Signal;
use signal_hook::{flag, low_level::pipe};
use std::ops::Range;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

/// Signals that end the program in order.
///
/// TERM, HUP, INT and QUIT: somebody asks for it. ABRT: somebody wants a memory image of it, which is never written, as it
/// would hold deals. ALRM, VTALRM and PROF: a timer set before this program was started, which is how time limits are set.
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

/// Signals that the program lives through.
///
/// USR1 and USR2 mean what a program gives them to mean, and this one gives them no meaning; batch systems send them as an
/// early warning, and TERM later. IO: another program left the terminal in a mode that sends one with every key. PIPE: the
/// writer is told in any case. STKFLT: nothing sends it.
const IGNORED: &[Signal] = &[
    Signal::USR1,
    Signal::USR2,
    Signal::IO,
    Signal::PIPE,
    #[cfg(target_os = "linux")]
    Signal::STKFLT,
];

/// Real-time signals, by number: like USR1. Those that the C library keeps for itself it refuses.
const REAL_TIME: Range<i32> = if cfg!(target_os = "linux") { 34..65 } else { 0..0 };

/// Takes all signals. Those that end the program leave their number and wake up whoever reads the other end of the pipe.
pub(super) fn take(ended_by: &Arc<AtomicUsize>, waker: &UnixStream) -> Result<()> {
    for signal in ENDING.iter().map(|signal| signal.as_raw()) {
        let number = usize::try_from(signal).unwrap_or_default();
        // The number first, so that it is there when the pipe wakes the loop.
        flag::register_usize(signal, Arc::clone(ended_by), number).context("signals cannot be watched")?;
        pipe::register(signal, waker.try_clone()?).context("signals cannot be watched")?;
    }
    let nobody = Arc::<AtomicBool>::default();
    for signal in IGNORED.iter().map(|signal| signal.as_raw()) {
        flag::register(signal, Arc::clone(&nobody)).context("signals cannot be watched")?;
    }
    for signal in REAL_TIME {
        let _ = flag::register(signal, Arc::clone(&nobody));
    }
    Ok(())
}
