//! When a kill comes: at any moment of an activity, however long that takes here.

use crate::scene::Dice;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// So many are waited for before any is cut short.
const MEASURED: usize = 5;

/// How long an activity took, of those that were waited for.
#[derive(Default)]
pub(super) struct Span(Mutex<Vec<Duration>>);

impl Span {
    /// Waits for a moment before, in or just after an activity; the first few times for its end, to see how long it takes.
    pub(super) fn moment(&self, dice: &mut Dice, until_its_end: impl FnOnce()) {
        let spans = self.0.lock().unwrap().clone();
        if spans.len() < MEASURED {
            let begun = Instant::now();
            until_its_end();
            self.0.lock().unwrap().push(begun.elapsed());
            return;
        }
        let longest = spans.into_iter().max().unwrap_or_default();
        let micros = u64::try_from(longest.as_micros()).unwrap();
        std::thread::sleep(Duration::from_micros(dice.below(micros)));
    }
}
