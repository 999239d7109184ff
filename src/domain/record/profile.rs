//! The seven stakeholder profiles and their three groups (M2).

/// One of the seven profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Profile {
    /// Someone who pushes in order to get things done.
    GoGetter,
    /// Someone who pushes in order to learn, and passes it on.
    Teacher,
    /// Someone who pushes in order to test.
    Skeptic,
    /// Someone who trades information.
    Guide,
    /// Someone who gives access and time.
    Friend,
    /// Someone who looks for a personal gain.
    Climber,
    /// Someone who holds on to how things are.
    Blocker,
}

/// The three groups of profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProfileGroup {
    /// People who drive change across the organization.
    Mobilizer,
    /// People who talk with you willingly, and move little.
    Talker,
    /// People who work against change.
    Blocker,
}

impl Profile {
    /// The number of profiles.
    pub const COUNT: usize = 7;

    /// All profiles in the method's order, which is also the order of every table.
    pub const ALL: [Self; Self::COUNT] =
        [Self::GoGetter, Self::Teacher, Self::Skeptic, Self::Guide, Self::Friend, Self::Climber, Self::Blocker];

    /// Returns the position in [`Profile::ALL`].
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
    /// The number of groups.
    pub const COUNT: usize = 3;

    /// All groups in the method's order.
    pub const ALL: [Self; Self::COUNT] = [Self::Mobilizer, Self::Talker, Self::Blocker];

    /// Returns the position in [`ProfileGroup::ALL`].
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

    /// Returns the letter that marks a member of the group in lists, so that color is never needed.
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
