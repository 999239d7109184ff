//! The agenda of a review: its parts in order, and the time for each.

/// Makes the parts of the agenda, in their order: each with its word in files and the configuration, its title on the
/// screen, and its share of the time.
macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident = $id:literal, $title:literal, $share:literal;)+) => {
        /// A part of the agenda.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Part {
            $($(#[$doc])* $part,)+
        }

        impl Part {
            /// All parts in order.
            pub const ALL: &'static [Self] = &[$(Self::$part,)+];

            /// The number of parts.
            pub const COUNT: usize = Self::ALL.len();

            /// The shares of the time that the parts may take, unless the configuration has others.
            const SHARES: [u32; Self::COUNT] = [$($share,)+];

            /// Returns its word in files and in the configuration.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$part => $id,)+
                }
            }

            /// Returns its title on the screen.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$part => $title,)+
                }
            }
        }
    };
}

parts! {
    /// What became of the decisions of last time.
    LastTime = "last_time", "Last time", 10;
    /// What changed since the last review.
    Changed = "changed", "Changed", 8;
    /// The buyer's next step.
    NextStep = "next_step", "Next step", 8;
    /// The people who matter now, one at a time.
    People = "people", "People", 38;
    /// Everybody else, in one list.
    Others = "others", "Others", 5;
    /// The alerts that no part before has covered.
    Alerts = "alerts", "Alerts", 10;
    /// The coaching, and the group.
    Group = "group", "Group", 8;
    /// What the review ends with: decisions and the forecast.
    Outcome = "outcome", "Outcome", 13;
}

impl Part {
    /// Returns the part with this word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|part| part.id() == id)
    }

    /// Returns its index in the agenda.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// How long a review takes, and how its time is given to the parts: by weight, not evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewTimes {
    /// The minutes that a review takes if nobody says otherwise.
    pub minutes: u32,
    /// The share of each part, in the order of the agenda; what counts is how they compare.
    pub shares: [u32; Part::COUNT],
}

impl Default for ReviewTimes {
    fn default() -> Self {
        Self { minutes: 30, shares: Part::SHARES }
    }
}
