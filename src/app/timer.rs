//! How long each part of a review may take, and took. Counted from message to message, so nothing runs while nothing is
//! shown; a clock that jumps adds no more than a moment.

use jiff::SignedDuration;

/// The most that the time between two messages counts for. While the timer runs there is one each second; more means that
/// the clock was set or the machine slept.
const MOST: SignedDuration = SignedDuration::from_secs(5);

/// Of a hundred, how much of a part is left when it is said that it ends.
const ENDING: i32 = 20;

/// A timer over several parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    budget: Vec<SignedDuration>,
    spent: Vec<SignedDuration>,
    /// Whether it was stopped for a while.
    pub paused: bool,
}

/// How a part stands in its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// There is time.
    Fine,
    /// It is nearly over.
    Ending,
    /// It is over.
    Over,
}

impl Timer {
    /// A timer of so many minutes, divided among the parts by their shares.
    #[must_use]
    pub fn new(minutes: u32, shares: &[u32]) -> Self {
        let all: u32 = shares.iter().sum::<u32>().max(1);
        let seconds =
            |share: &u32| SignedDuration::from_secs(i64::from(minutes) * 60 * i64::from(*share) / i64::from(all));
        let budget: Vec<SignedDuration> = shares.iter().map(seconds).collect();
        let spent = vec![SignedDuration::ZERO; budget.len()];
        Self { budget, spent, paused: false }
    }

    /// A timer as it stood elsewhere: for each part how long it may take, and how long it took.
    #[must_use]
    pub const fn again(budget: Vec<SignedDuration>, spent: Vec<SignedDuration>, paused: bool) -> Self {
        Self { budget, spent, paused }
    }

    /// For each part how long it may take, and took.
    pub fn parts(&self) -> impl Iterator<Item = (SignedDuration, SignedDuration)> + '_ {
        self.budget.iter().copied().zip(self.spent.iter().copied())
    }

    /// Counts the time since the last message for a part.
    pub fn pass(&mut self, part: usize, passed: SignedDuration) {
        if self.paused {
            return;
        }
        if let Some(spent) = self.spent.get_mut(part) {
            *spent += passed.clamp(SignedDuration::ZERO, MOST);
        }
    }

    /// What is left of a part; negative where it is over.
    #[must_use]
    pub fn left(&self, part: usize) -> SignedDuration {
        let of = |all: &[SignedDuration]| all.get(part).copied().unwrap_or_default();
        of(&self.budget) - of(&self.spent)
    }

    /// What is left of all of it; negative where it is over.
    #[must_use]
    pub fn left_in_all(&self) -> SignedDuration {
        let sum = |all: &[SignedDuration]| all.iter().sum::<SignedDuration>();
        sum(&self.budget) - sum(&self.spent)
    }

    /// How a part stands.
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

    /// How long until what it shows changes: to the next full second. Nothing while it is stopped.
    #[must_use]
    pub fn patience(&self) -> Option<SignedDuration> {
        let spent: SignedDuration = self.spent.iter().sum();
        let rest = i64::try_from(1_000 - spent.as_millis().rem_euclid(1_000)).unwrap_or(1_000);
        (!self.paused).then(|| SignedDuration::from_millis(rest))
    }
}

/// A time left in words: `12:30 left`, `over by 1:05`.
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
