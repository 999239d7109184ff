//! The likelihoods behind a verdict: how probable each answer is for each profile.
//!
//! The numbers are stakemap's own assumption, read from `assets/method/model.toml`. They are used with an error allowance,
//! because people misread people: (1 - allowance) of the table, the rest spread evenly over an item's answers. That is
//! mixed in once, so that a verdict is a handful of multiplications.

use crate::domain::record::answer::Answer;
use crate::domain::record::profile::Profile;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::traits::Seen;

/// One number per profile.
pub type ByProfile = [f64; Profile::COUNT];

/// The numbers as written in the file, before the error allowance.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// The share of answers treated as saying nothing: above 0, or one answer could rule a profile out, and below 1.
    pub error_allowance: f64,
    /// The probability of each answer to a trait if the person has the trait's profile.
    pub trait_own: [f64; Seen::COUNT],
    /// The probability of each answer to a trait if the person has another profile.
    pub trait_base: [f64; Seen::COUNT],
    /// The probability of each answer to a tell, by profile; indexed by [`TellAnswer::index`].
    pub tells: [ByProfile; TellAnswer::COUNT],
    /// The thresholds of a verdict's words.
    pub words: Thresholds,
}

/// The thresholds at which a verdict uses each word, as probabilities.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// The lower bound of `leaning`.
    pub leaning: f64,
    /// The lower bound of `likely`.
    pub likely: f64,
    /// The probability from which traits and tells that point to different groups make a verdict contested.
    pub contested: f64,
    /// The number of things seen that must speak for a `likely`.
    pub seen_needed: usize,
}

/// The tables with the error allowance mixed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    trait_own: [f64; Seen::COUNT],
    trait_base: [f64; Seen::COUNT],
    tells: [ByProfile; TellAnswer::COUNT],
    /// The thresholds of a verdict's words.
    pub words: Thresholds,
}

impl Model {
    /// Builds the model by mixing in the error allowance.
    #[must_use]
    pub fn new(tables: &Tables) -> Self {
        let allow =
            |p: f64, answers: usize| (1.0 - tables.error_allowance) * p + tables.error_allowance / answers as f64;
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

    /// Returns the probability of an answer, by profile.
    #[must_use]
    pub fn likelihood(&self, answer: Answer) -> ByProfile {
        match answer {
            Answer::Trait(one, seen) => {
                let mut by_profile = [self.trait_base[seen.index()]; Profile::COUNT];
                by_profile[one.profile().index()] = self.trait_own[seen.index()];
                by_profile
            }
            Answer::Tell(answer) => self.tells[answer.index()],
        }
    }

    /// Returns the joint probability of all answers, by profile. The product of 26 factors is still far above the
    /// smallest `f64`.
    #[must_use]
    pub fn joint_likelihood(&self, answers: impl IntoIterator<Item = Answer>) -> ByProfile {
        let mut product = [1.0; Profile::COUNT];
        for answer in answers {
            product = times(&product, &self.likelihood(answer));
        }
        product
    }

    /// Returns the probability of each profile given all answers, on equal priors.
    #[must_use]
    pub fn profiles(&self, answers: impl IntoIterator<Item = Answer>) -> ByProfile {
        normalise(&self.joint_likelihood(answers))
    }
}

/// Multiplies profile by profile.
pub(crate) fn times(a: &ByProfile, b: &ByProfile) -> ByProfile {
    let mut product = *a;
    for (product, factor) in product.iter_mut().zip(b) {
        *product *= factor;
    }
    product
}

/// Scales weights to probabilities that sum to 1.
#[must_use]
pub fn normalise(weights: &ByProfile) -> ByProfile {
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| weight / sum)
}

/// Returns the entropy of a distribution in nats: the remaining uncertainty.
#[must_use]
pub fn entropy(probabilities: &[f64]) -> f64 {
    probabilities.iter().filter(|p| **p > 0.0).map(|p| -p * p.ln()).sum()
}
