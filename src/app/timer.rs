//! Time planned for and spent on each part of a review. Counted from message to message, so nothing runs while nothing
//! is shown; a clock that jumps adds at most five seconds.

use jiff::SignedDuration;

/// The most that the time between two messages counts for. The running timer sends one each second; a longer gap means
/// that the clock was set or the machine slept.
const MOST: SignedDuration = SignedDuration::from_secs(5);

/// The percentage of a part's time that is left when the part counts as ending.
const ENDING: i32 = 20;

/// A timer over several parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    budget: Vec<SignedDuration>,
    spent: Vec<SignedDuration>,
    /// Whether it is paused.
    pub paused: bool,
}

/// The pace of a part: how its time is running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Enough time left.
    Fine,
    /// At most 20% of the time left.
    Ending,
    /// No time left.
    Over,
}

impl Timer {
    /// Creates a timer of this many minutes, divided among the parts by their shares.
    #[must_use]
    pub fn new(minutes: u32, shares: &[u32]) -> Self {
        let all: u32 = shares.iter().sum::<u32>().max(1);
        let seconds =
            |share: &u32| SignedDuration::from_secs(i64::from(minutes) * 60 * i64::from(*share) / i64::from(all));
        let budget: Vec<SignedDuration> = shares.iter().map(seconds).collect();
        let spent = vec![SignedDuration::ZERO; budget.len()];
        Self { budget, spent, paused: false }
    }

    /// Recreates another window's timer: for each part the time planned and the time spent.
    #[must_use]
    pub const fn again(budget: Vec<SignedDuration>, spent: Vec<SignedDuration>, paused: bool) -> Self {
        Self { budget, spent, paused }
    }

    /// Returns the same timer with other times spent.
    #[must_use]
    pub fn with_spent(&self, spent: Vec<SignedDuration>, paused: bool) -> Self {
        Self { budget: self.budget.clone(), spent, paused }
    }

    /// Returns the time planned and the time spent for each part.
    pub fn parts(&self) -> impl Iterator<Item = (SignedDuration, SignedDuration)> + '_ {
        self.budget.iter().copied().zip(self.spent.iter().copied())
    }

    /// Adds the time since the last message to a part.
    pub fn pass(&mut self, part: usize, passed: SignedDuration) {
        if self.paused {
            return;
        }
        if let Some(spent) = self.spent.get_mut(part) {
            *spent += passed.clamp(SignedDuration::ZERO, MOST);
        }
    }

    /// Returns the time left for a part; negative once it is over.
    #[must_use]
    pub fn left(&self, part: usize) -> SignedDuration {
        let of = |all: &[SignedDuration]| all.get(part).copied().unwrap_or_default();
        of(&self.budget) - of(&self.spent)
    }

    /// Returns the time left in all; negative once it is over.
    #[must_use]
    pub fn left_in_all(&self) -> SignedDuration {
        let sum = |all: &[SignedDuration]| all.iter().sum::<SignedDuration>();
        sum(&self.budget) - sum(&self.spent)
    }

    /// Returns the pace of a part.
    #[must_use]
    pub fn pace(&self, part: usize) -> Pace {
        let left = self.left(part);
        let budget = self.budget.get(part).copied().unwrap_or_default();
        match () {
            () if left <= SignedDuration::ZERO => Pace::Over,
            () if left * 100 <= budget * ENDING => Pace::Ending,
            () => Pace::Fine,
        }
    }

    /// Returns the time until the display changes, at the next full second; nothing while paused.
    #[must_use]
    pub fn patience(&self) -> Option<SignedDuration> {
        let spent: SignedDuration = self.spent.iter().sum();
        let rest = i64::try_from(1_000 - spent.as_millis().rem_euclid(1_000)).unwrap_or(1_000);
        (!self.paused).then(|| SignedDuration::from_millis(rest))
    }
}

/// Returns a remaining time in words: `12:30 left`, `over by 1:05`.
#[must_use]
pub fn words(left: SignedDuration) -> String {
    let seconds = left.as_secs().abs();
    let clock = format!("{}:{:02}", seconds / 60, seconds % 60);
    if left < SignedDuration::ZERO { format!("over by {clock}") } else { format!("{clock} left") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_divided_by_shares_and_spent_part_by_part() {
        let mut timer = Timer::new(30, &[10, 20, 40, 15, 15]);
        assert_eq!(words(timer.left(2)), "12:00 left");
        assert_eq!(words(timer.left_in_all()), "30:00 left");
        for _ in 0..170 {
            timer.pass(0, SignedDuration::from_secs(1));
        }
        assert_eq!((timer.pace(0), timer.pace(1)), (Pace::Ending, Pace::Fine));
        for _ in 0..75 {
            timer.pass(0, SignedDuration::from_secs(1));
        }
        assert_eq!((timer.pace(0), words(timer.left(0))), (Pace::Over, "over by 1:05".to_owned()));
        assert_eq!(words(timer.left_in_all()), "25:55 left");
    }

    #[test]
    fn clock_that_jumps_adds_a_moment_and_one_set_back_nothing() {
        let mut timer = Timer::new(10, &[1]);
        timer.pass(0, SignedDuration::from_hours(10));
        timer.pass(0, SignedDuration::from_hours(-10));
        assert_eq!(words(timer.left(0)), "9:55 left");
    }

    #[test]
    fn stopped_timer_wakes_nobody() {
        let mut timer = Timer::new(10, &[1]);
        timer.pass(0, SignedDuration::from_millis(2_300));
        assert_eq!(timer.patience(), Some(SignedDuration::from_millis(700)));
        timer.paused = true;
        timer.pass(0, SignedDuration::from_secs(1));
        assert_eq!((timer.patience(), words(timer.left(0))), (None, "9:57 left".to_owned()));
    }
}
