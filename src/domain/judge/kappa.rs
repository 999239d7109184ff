//! How far two of ours agree, beyond what chance would bring about: Cohen's weighted kappa.
//!
//! Weighted kappa is Cohen's (Psychological Bulletin 70, 1968). The weights are quadratic: two answers that are two steps
//! apart weigh four times as much as two that are one apart. The standard error is the one for large samples of Fleiss,
//! Cohen and Everitt (Psychological Bulletin 72, 1969), and the interval is 1.96 of them to each side. It takes each answer
//! for a case of its own; answers about one person hang together, so the true interval is rather wider.
//!
//! Only the traits are reckoned: their four answers are one scale. The tells are not. Of five, `talk` alone has an order
//! that nobody would dispute, with other steps than a trait's, and how a task went is a fact. So tells are counted
//! beside it: how many of those that both answered they answered alike.

use crate::domain::record::traits::Seen;

/// So many answers of both are needed before anything is said.
pub const FEWEST: u32 = 10;

/// Standard errors to each side that hold 95 of 100.
const SIDES: f64 = 1.96;

/// How often two gave which answers: the one's by the other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Table([[u32; Seen::COUNT]; Seen::COUNT]);

/// How far two agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// 1 where all answers are alike, 0 where they are as alike as chance makes them, below where they are less.
    pub kappa: f64,
    /// Where it lies with 95 in 100; nothing where the formula finds no error at all, as where all answers are alike:
    /// that is no certainty.
    pub interval: Option<(f64, f64)>,
    /// Answers of both.
    pub cases: u32,
}

/// Why nothing can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaid {
    /// There are only so many answers of both.
    Few(u32),
    /// One of them, or both, gave the same answer all so many times: agreement cannot be told from habit.
    Even(u32),
}

impl Table {
    /// Counts a case.
    pub fn add(&mut self, one: Seen, other: Seen) {
        self.0[one.index()][other.index()] += 1;
    }

    /// Counts all of another table's cases.
    pub fn add_all(&mut self, other: &Self) {
        for (row, others) in self.0.iter_mut().zip(&other.0) {
            for (cell, more) in row.iter_mut().zip(others) {
                *cell += more;
            }
        }
    }

    /// Returns how many cases there are.
    #[must_use]
    pub fn cases(&self) -> u32 {
        self.0.iter().flatten().sum()
    }

    /// In how many cases both answers are the same.
    #[must_use]
    pub fn alike(&self) -> u32 {
        (0..Seen::COUNT).map(|at| self.0[at][at]).sum()
    }

    /// Returns whether one of the two gave one and the same answer every time.
    fn has_habit(&self) -> bool {
        let ones = self.0.iter().filter(|row| row.iter().any(|count| *count > 0)).count();
        let others = (0..Seen::COUNT).filter(|at| self.0.iter().any(|row| row[*at] > 0)).count();
        ones < 2 || others < 2
    }

    /// Returns the shares of all cases.
    fn shares(&self) -> [[f64; Seen::COUNT]; Seen::COUNT] {
        let all = f64::from(self.cases());
        self.0.map(|row| row.map(|count| f64::from(count) / all))
    }
}

impl FromIterator<(Seen, Seen)> for Table {
    fn from_iter<I: IntoIterator<Item = (Seen, Seen)>>(cases: I) -> Self {
        let mut table = Self::default();
        for (one, other) in cases {
            table.add(one, other);
        }
        table
    }
}

/// Returns how far two agree.
///
/// # Errors
/// Says why that cannot be told: too few answers, or always the same one.
pub fn kappa(table: &Table) -> Result<Kappa, Unsaid> {
    let cases = table.cases();
    if cases < FEWEST {
        return Err(Unsaid::Few(cases));
    }
    if table.has_habit() {
        return Err(Unsaid::Even(cases));
    }
    let Some((kappa, error)) = weighted(&table.shares(), f64::from(cases), quadratic) else {
        return Err(Unsaid::Even(cases));
    };
    // Where all are alike the error is nothing but rounding.
    let interval = (table.alike() < cases && error > 1e-9)
        .then(|| ((kappa - SIDES * error).clamp(-1.0, 1.0), (kappa + SIDES * error).clamp(-1.0, 1.0)));
    Ok(Kappa { kappa, interval, cases })
}

/// Returns what a pair of answers counts: 1 where they are alike, 0 where nothing is farther apart.
fn quadratic(one: usize, other: usize, steps: usize) -> f64 {
    // At most a handful of answers, exact as floats.
    #[allow(clippy::cast_precision_loss)]
    let share = one.abs_diff(other) as f64 / steps as f64;
    1.0 - share * share
}

/// Weighted kappa and its standard error; nothing where chance alone would make all alike.
fn weighted<const N: usize>(
    shares: &[[f64; N]; N],
    cases: f64,
    weight: impl Fn(usize, usize, usize) -> f64,
) -> Option<(f64, f64)> {
    let weight = |one: usize, other: usize| weight(one, other, N - 1);
    let cells = || (0..N).flat_map(|one| (0..N).map(move |other| (one, other)));
    let ones: [f64; N] = std::array::from_fn(|one| shares[one].iter().sum());
    let others: [f64; N] = std::array::from_fn(|other| shares.iter().map(|row| row[other]).sum());
    let observed: f64 = cells().map(|(one, other)| weight(one, other) * shares[one][other]).sum();
    let expected: f64 = cells().map(|(one, other)| weight(one, other) * ones[one] * others[other]).sum();
    if 1.0 - expected < 1e-12 {
        return None;
    }
    // What each answer of the one weighs on average over the other's answers, and the other way round.
    let of_one: [f64; N] = std::array::from_fn(|one| (0..N).map(|other| others[other] * weight(one, other)).sum());
    let of_other: [f64; N] = std::array::from_fn(|other| (0..N).map(|one| ones[one] * weight(one, other)).sum());
    let squares: f64 = cells()
        .map(|(one, other)| {
            let moved = weight(one, other) * (1.0 - expected) - (of_one[one] + of_other[other]) * (1.0 - observed);
            shares[one][other] * moved * moved
        })
        .sum();
    let mean = observed * expected - 2.0 * expected + observed;
    let variance = ((squares - mean * mean) / (cases * (1.0 - expected).powi(4))).max(0.0);
    Some(((observed - expected) / (1.0 - expected), variance.sqrt()))
}

#[cfg(test)]
mod tests;
