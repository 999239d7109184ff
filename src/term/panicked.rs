//! A flag that any thread panicked: the screen is no longer ours then, and the loop ends.

use std::sync::atomic::{AtomicBool, Ordering};

static PANICKED: AtomicBool = AtomicBool::new(false);

/// Notes that a thread panicked.
pub(super) fn note_panic() {
    PANICKED.store(true, Ordering::SeqCst);
}

/// Returns whether any thread panicked.
pub(super) fn panicked() -> bool {
    PANICKED.load(Ordering::SeqCst)
}
