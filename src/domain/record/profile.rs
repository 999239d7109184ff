//! The seven stakeholder profiles and their three groups (M2).

/// One of the seven profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Profile {
    /// Presses because they want to do.
    GoGetter,
    /// Presses because they want to know, and passes it on.
    Teacher,
    /// Presses because they want to test.
    Skeptic,
    /// Trades information.
    Guide,
    /// Gives access and time.
    Friend,
    /// Looks for a personal gain.
    Climber,
    /// Holds on to how things are.
    Blocker,
}

/// The three groups that the profiles fall into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProfileGroup {
    /// Drives change across the organisation.
    Mobilizer,
    /// Talks with you willingly, and moves little.
    Talker,
    /// Stands against change.
    Blocker,
}

impl Profile {
    /// How many profiles there are.
    pub const COUNT: usize = 7;

    /// All profiles in the method's order, which is also the order of every table.
    pub const ALL: [Self; Self::COUNT] =
        [Self::GoGetter, Self::Teacher, Self::Skeptic, Self::Guide, Self::Friend, Self::Climber, Self::Blocker];

    /// Position in [`Profile::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns the stable id, used in files, on the command line and in tests.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GoGetter => "go-getter",
            Self::Teacher => "teacher",
            Self::Skeptic => "skeptic",
            Self::Guide => "guide",
            Self::Friend => "friend",
            Self::Climber => "climber",
            Self::Blocker => "blocker",
        }
    }

    /// Returns the profile with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.id() == id)
    }

    /// Returns the name on screen: a term of the method, the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GoGetter => "Go-Getter",
            Self::Teacher => "Teacher",
            Self::Skeptic => "Skeptic",
            Self::Guide => "Guide",
            Self::Friend => "Friend",
            Self::Climber => "Climber",
            Self::Blocker => "Blocker",
        }
    }

    /// Returns the group this profile belongs to.
    #[must_use]
    pub const fn group(self) -> ProfileGroup {
        match self {
            Self::GoGetter | Self::Teacher | Self::Skeptic => ProfileGroup::Mobilizer,
            Self::Guide | Self::Friend | Self::Climber => ProfileGroup::Talker,
            Self::Blocker => ProfileGroup::Blocker,
        }
    }
}

impl ProfileGroup {
    /// How many groups there are.
    pub const COUNT: usize = 3;

    /// All groups in the method's order.
    pub const ALL: [Self; Self::COUNT] = [Self::Mobilizer, Self::Talker, Self::Blocker];

    /// Position in [`ProfileGroup::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns the stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Mobilizer => "mobilizer",
            Self::Talker => "talker",
            Self::Blocker => "blocker",
        }
    }

    /// Returns the group with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.id() == id)
    }

    /// Returns the name on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mobilizer => "Mobilizer",
            Self::Talker => "Talker",
            Self::Blocker => "Blocker",
        }
    }

    /// Returns the letter that marks a member of the group in lists, so that colour is never needed.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Mobilizer => 'M',
            Self::Talker => 'T',
            Self::Blocker => 'B',
        }
    }
}

/// Sums the seven profile values into the three groups.
#[must_use]
pub fn by_group(profiles: &[f64; Profile::COUNT]) -> [f64; ProfileGroup::COUNT] {
    let mut groups = [0.0; ProfileGroup::COUNT];
    for profile in Profile::ALL {
        groups[profile.group().index()] += profiles[profile.index()];
    }
    groups
}
