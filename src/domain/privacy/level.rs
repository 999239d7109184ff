//! Who may see what: the one table of it. Masks, screens and exports all ask here.
//!
//! What is hidden is left out together with its label, so that a customer sees a plain list of people and nobody reads
//! that they are judged. No sentence is ever computed from emptied data, where a hidden fact would read as one that isn't
//! there: either the fact shows at that level, or the sentence isn't said. What somebody types shows as marks unless its
//! field's datum shows.

/// Who looks at a screen or a text. Each may see less than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PrivacyLevel {
    /// The user alone: everything shows.
    #[default]
    All,
    /// Colleagues: everything but what was told in confidence.
    Team,
    /// The customer, in whose deal they are: who is in it, and with which function.
    Customer,
}

/// A kind of what is written down in deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Datum {
    /// The names of the deal and of its people.
    Names,
    /// Job titles, departments, who reports to whom, who left.
    Functions,
    /// That a review was held, how the deal ended.
    Course,
    /// The part each plays in the purchase, its stage, the group's size and joint acts, and who on our side covers whom.
    Purchase,
    /// Answers, evidence, tasks, labels and verdicts.
    Judgments,
    /// Stances, and who agrees on what.
    Stances,
    /// How far somebody's word carries, and who moves whom.
    Influence,
    /// Goals, priorities, means and metrics, and what somebody is able to do.
    Minds,
    /// Concerns and disconnects.
    Concerns,
    /// Plans for Blockers.
    Plans,
    /// Notes that aren't private.
    Notes,
    /// Commercial Coaching.
    Coaching,
    /// Our insights, how they were built and tested, and what of a deal is released to the customer.
    Insights,
    /// What the customer's own company does to buy, when and by whom: facts about them, and nothing that we think of them.
    InsideSteps,
    /// The log of conversations.
    Talks,
    /// Next steps, and what reviews decided.
    Actions,
    /// Alerts, and what snoozes them.
    Alerts,
    /// The questions of reviews, and the answers to them.
    Questions,
    /// What reviews ended with: the forecast, and what it rests on.
    Forecast,
    /// The deal's value, and what carrying on as before costs.
    Money,
    /// The words that somebody filters by, and the names of their own views.
    FilterWords,
    /// That there are other deals, and who is in them.
    OtherDeals,
    /// Notes that only their writer should read.
    PrivateNotes,
    /// E-mail addresses and phone numbers.
    Contact,
    /// Fears and personal gains.
    Motives,
    /// Who reported a stance, and the words of hearsay, which may name them.
    Sources,
    /// What was done and undone in words, and both values of a conflict: they may quote anything.
    History,
    /// Text that isn't saved yet: it may be anything.
    Drafts,
    /// Fields of a newer version: they may be anything.
    Newer,
}

impl Datum {
    /// Returns who of all that may see it sees the least: whoever may see less doesn't see it.
    #[must_use]
    pub const fn shown_up_to(self) -> PrivacyLevel {
        match self {
            Self::Names | Self::Functions | Self::Course | Self::InsideSteps => PrivacyLevel::Customer,
            Self::Purchase
            | Self::Judgments
            | Self::Stances
            | Self::Influence
            | Self::Minds
            | Self::Concerns
            | Self::Plans
            | Self::Notes
            | Self::Coaching
            | Self::Insights
            | Self::Talks
            | Self::Actions
            | Self::Alerts
            | Self::Questions
            | Self::Forecast
            | Self::Money
            | Self::FilterWords
            | Self::OtherDeals => PrivacyLevel::Team,
            Self::PrivateNotes
            | Self::Contact
            | Self::Motives
            | Self::Sources
            | Self::History
            | Self::Drafts
            | Self::Newer => PrivacyLevel::All,
        }
    }
}

impl PrivacyLevel {
    /// All levels, the one that shows the most first.
    pub const ALL: [Self; 3] = [Self::All, Self::Team, Self::Customer];

    /// Returns whether this kind of data is shown.
    #[must_use]
    pub const fn shows(self, datum: Datum) -> bool {
        self as u8 <= datum.shown_up_to() as u8
    }

    /// Returns its word in arguments and in the configuration.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Team => "team",
            Self::Customer => "customer",
        }
    }

    /// Returns the level with this word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_sees_less_sees_nothing_more() {
        assert!(PrivacyLevel::All.shows(Datum::Newer) && !PrivacyLevel::Team.shows(Datum::Newer));
        assert!(PrivacyLevel::Team.shows(Datum::Judgments) && !PrivacyLevel::Customer.shows(Datum::Judgments));
        assert!(PrivacyLevel::Customer.shows(Datum::Names));
        assert!(PrivacyLevel::ALL.is_sorted());
        let all = PrivacyLevel::ALL.map(|level| PrivacyLevel::from_id(level.id()));
        assert_eq!(all, PrivacyLevel::ALL.map(Some));
    }
}
