//! The likelihoods behind a verdict: how probable each answer is for each profile.
//!
//! The numbers are stakemap's own assumption, read from `assets/method/model.toml`. They are used with an error allowance,
//! because people misread people: (1 - allowance) of the table, the rest spread evenly over an item's answers. That is
//! mixed in once, so that a verdict is a handful of multiplications.

use crate::domain::record::answer::Answer;
use crate::domain::record::profile::Profile;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::traits::Seen;

/// One number for each profile.
pub type ByProfile = [f64; Profile::COUNT];

/// The numbers as they are written down, before the error allowance.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// Share of answers taken to say nothing: above 0, or one answer could rule a profile out, and below 1.
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
    /// Mixes the error allowance in.
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

    /// Probability of an answer, by profile.
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

    /// Probability of all answers together, by profile. 26 factors leave it far above the smallest number there is.
    #[must_use]
    pub fn joint_likelihood(&self, answers: impl IntoIterator<Item = Answer>) -> ByProfile {
        let mut product = [1.0; Profile::COUNT];
        for answer in answers {
            product = times(&product, &self.likelihood(answer));
        }
        product
    }

    /// Probability of each profile given all answers, on equal priors.
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

/// Scales to probabilities that sum to 1.
#[must_use]
pub fn normalise(weights: &ByProfile) -> ByProfile {
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| weight / sum)
}

/// Entropy of a distribution in nats: how much is still open.
#[must_use]
pub fn entropy(probabilities: &[f64]) -> f64 {
    probabilities.iter().filter(|p| **p > 0.0).map(|p| -p * p.ln()).sum()
}
