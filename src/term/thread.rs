//! Threads that wake the loop when they end.

use super::wake::Waker;
use std::sync::Arc;
use std::sync::mpsc::{SendError, sync_channel};
use std::thread::{Builder, JoinHandle};

/// Starts a thread with a value, and wakes the loop when the thread ends for whatever reason: after a panic, the loop
/// must end too. Returns the value if no thread is available.
pub(super) fn thread<T: Send + 'static>(
    waker: Arc<Waker>,
    with: T,
    work: impl FnOnce(T) + Send + 'static,
) -> Result<JoinHandle<()>, T> {
    // Handed over once the thread is there: what it would begin with is lost where it cannot be.
    let (hand_over, handed) = sync_channel(1);
    let started = Builder::new().spawn(move || {
        let awake = WakeAtEnd(waker);
        if let Ok(with) = handed.recv() {
            work(with);
        }
        drop(awake);
    });
    match started {
        Ok(thread) => hand_over.send(with).map(|()| thread).map_err(|SendError(with)| with),
        Err(_) => Err(with),
    }
}

struct WakeAtEnd(Arc<Waker>);

impl Drop for WakeAtEnd {
    fn drop(&mut self) {
        self.0.wake();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;
    use std::io::Read;
    use std::os::unix::net::UnixStream;

    #[test]
    fn a_thread_that_panics_wakes_the_loop() {
        let (mut woken, writer) = UnixStream::pair().unwrap();
        thread(Arc::new(Waker(writer)), (), |()| panic!("on purpose")).unwrap().join().unwrap_err();
        let mut byte = [0];
        woken.read_exact(&mut byte).unwrap();
    }
}
