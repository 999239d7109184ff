//! Agreement between two assessors beyond chance: Cohen's weighted kappa.
//!
//! Weighted kappa is Cohen's (Psychological Bulletin 70, 1968). The weights are quadratic: two answers that are two
//! steps apart count four times as much as two that are one apart. The standard error is the one for large samples of
//! Fleiss, Cohen and Everitt (Psychological Bulletin 72, 1969), and the interval is 1.96 of them to each side. It
//! treats each answer as an independent case; answers about one person are correlated, so the true interval is
//! somewhat wider.
//!
//! Kappa covers the traits only, because their four answers form one scale. The five tells don't: `talk` alone has an
//! undisputed order, with steps unlike a trait's, and how a task went is a fact. So tells are counted separately: of
//! those that both answered, how many they answered alike.

use crate::domain::record::traits::Seen;

/// The fewest answers of both that allow any statement.
pub const FEWEST: u32 = 10;

/// The standard errors to each side that cover 95 %.
const SIDES: f64 = 1.96;

/// The number of cases for each pair of answers: one assessor's by the other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Table([[u32; Seen::COUNT]; Seen::COUNT]);

/// The agreement of two assessors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// 1 where all answers are alike, 0 where they agree as often as by chance, negative where less often.
    pub kappa: f64,
    /// The 95 % interval. `None` where the formula finds no error at all, as when all answers are alike: that isn't
    /// certainty.
    pub interval: Option<(f64, f64)>,
    /// The number of items both answered.
    pub cases: u32,
}

/// The reason why kappa can't be calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaid {
    /// Too few answers of both; this many.
    Few(u32),
    /// One of them, or both, gave the same answer in all of this many cases, so agreement can't be told from habit.
    Even(u32),
}

impl Table {
    /// Adds one case.
    pub fn add(&mut self, one: Seen, other: Seen) {
        self.0[one.index()][other.index()] += 1;
    }

    /// Adds all of another table's cases.
    pub fn add_all(&mut self, other: &Self) {
        for (row, others) in self.0.iter_mut().zip(&other.0) {
            for (cell, more) in row.iter_mut().zip(others) {
                *cell += more;
            }
        }
    }

    /// Returns the number of cases.
    #[must_use]
    pub fn cases(&self) -> u32 {
        self.0.iter().flatten().sum()
    }

    /// Returns the number of cases in which both answers are the same.
    #[must_use]
    pub fn alike(&self) -> u32 {
        (0..Seen::COUNT).map(|at| self.0[at][at]).sum()
    }

    /// Returns whether one of the two always gave the same answer.
    fn has_habit(&self) -> bool {
        let ones = self.0.iter().filter(|row| row.iter().any(|count| *count > 0)).count();
        let others = (0..Seen::COUNT).filter(|at| self.0.iter().any(|row| row[*at] > 0)).count();
        ones < 2 || others < 2
    }

    /// Returns each cell as a share of all cases.
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

/// Calculates how far two agree.
///
/// # Errors
/// Returns the reason why it can't be calculated: too few answers, or always the same one.
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
    // If all are alike, the error is only rounding.
    let interval = (table.alike() < cases && error > 1e-9)
        .then(|| ((kappa - SIDES * error).clamp(-1.0, 1.0), (kappa + SIDES * error).clamp(-1.0, 1.0)));
    Ok(Kappa { kappa, interval, cases })
}

/// Returns the weight of a pair of answers: 1 where they are alike, 0 where they are as far apart as possible.
fn quadratic(one: usize, other: usize, steps: usize) -> f64 {
    // At most a handful of answers, exact as floats.
    #[allow(clippy::cast_precision_loss)]
    let share = one.abs_diff(other) as f64 / steps as f64;
    1.0 - share * share
}

/// Returns weighted kappa and its standard error; `None` where chance alone would make all answers alike.
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
    // The average weight of each answer of one assessor over the other's answers, and the reverse.
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
