//! The likelihoods behind a verdict: how probable each answer is for each profile.
//!
//! The numbers are stakemap's own assumption, read from `assets/method/model.toml`. They are used with an error allowance,
//! because people misread people: (1 - allowance) of the table, the rest spread evenly over an item's answers. Logarithms
//! are taken once, so that a verdict is a handful of additions.

use super::answer::Answer;
use super::profile::Profile;
use super::tell::{Tell, TellAnswer};
use super::traits::Seen;

/// One number for each profile.
pub type ByProfile = [f64; Profile::COUNT];

/// The numbers as they are written down, before the error allowance.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// Share of answers taken to say nothing, 0 to below 1.
    pub error_allowance: f64,
    /// Probability of each answer to a trait where the person has the trait's profile.
    pub trait_own: [f64; Seen::COUNT],
    /// The same where the person has another profile.
    pub trait_base: [f64; Seen::COUNT],
    /// Probability of each answer to a tell, by profile; indexed by [`TellAnswer::index`].
    pub tells: [ByProfile; TellAnswer::COUNT],
    /// From where on words are used.
    pub words: Thresholds,
}

/// From which probability on a verdict's words are used.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// `leaning` from here.
    pub leaning: f64,
    /// `likely` from here.
    pub likely: f64,
    /// Traits and tells contest each other when each points somewhere else this firmly.
    pub contested: f64,
    /// How many things seen must speak for a `likely`.
    pub seen_needed: usize,
}

/// The tables ready for use.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    trait_own: [f64; Seen::COUNT],
    trait_base: [f64; Seen::COUNT],
    tells: [ByProfile; TellAnswer::COUNT],
    /// From where on words are used.
    pub words: Thresholds,
}

impl Model {
    /// Applies the error allowance and takes the logarithms.
    #[must_use]
    pub fn new(tables: &Tables) -> Self {
        let allow = |p: f64, answers: usize| {
            ((1.0 - tables.error_allowance) * p + tables.error_allowance / answers as f64).ln()
        };
        let mut tells = tables.tells;
        for answer in Tell::ALL.into_iter().flat_map(|tell| tell.answers()) {
            let answers = answer.tell().answers().len();
            tells[answer.index()] = tells[answer.index()].map(|p| allow(p, answers));
        }
        Self {
            trait_own: tables.trait_own.map(|p| allow(p, Seen::COUNT)),
            trait_base: tables.trait_base.map(|p| allow(p, Seen::COUNT)),
            tells,
            words: tables.words,
        }
    }

    /// Logarithm of the probability of an answer, by profile.
    #[must_use]
    pub fn log_likelihood(&self, answer: Answer) -> ByProfile {
        match answer {
            Answer::Trait(one, seen) => {
                let mut by_profile = [self.trait_base[seen.index()]; Profile::COUNT];
                by_profile[one.profile().index()] = self.trait_own[seen.index()];
                by_profile
            }
            Answer::Tell(answer) => self.tells[answer.index()],
        }
    }

    /// Sums the log likelihoods of all answers, on equal priors. Not normalised.
    #[must_use]
    pub fn log_evidence(&self, answers: impl IntoIterator<Item = Answer>) -> ByProfile {
        let mut sum = [0.0; Profile::COUNT];
        for answer in answers {
            add(&mut sum, &self.log_likelihood(answer));
        }
        sum
    }
}

/// Adds one row onto another.
pub(crate) fn add(sum: &mut ByProfile, row: &ByProfile) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += value;
    }
}

/// Turns log evidence into probabilities that sum to 1.
#[must_use]
pub fn normalise(log_evidence: &ByProfile) -> ByProfile {
    let most = log_evidence.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raised = log_evidence.map(|value| (value - most).exp());
    let sum: f64 = raised.iter().sum();
    raised.map(|value| value / sum)
}

/// Entropy of a distribution in nats: how much is still open.
#[must_use]
pub fn entropy(probabilities: &[f64]) -> f64 {
    probabilities.iter().filter(|p| **p > 0.0).map(|p| -p * p.ln()).sum()
}
