//! The 21 traits (M2), three for each profile, and how firmly a trait was seen.

use super::profile::Profile;

/// The degree to which a trait was seen: never agreement with it. An unknown trait has no answer at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Seen {
    /// Had the chance, and didn't.
    NotSo,
    /// Said by them or somebody else, not seen.
    Claimed,
    /// Seen once.
    Once,
    /// Seen repeatedly.
    Repeated,
}

impl Seen {
    /// The number of possible answers.
    pub const COUNT: usize = 4;
    /// All answers, weakest first; the position is also the key that gives the answer.
    pub const ALL: [Self; Self::COUNT] = [Self::NotSo, Self::Claimed, Self::Once, Self::Repeated];

    /// Returns the position in [`Seen::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns the stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotSo => "not-so",
            Self::Claimed => "claimed",
            Self::Once => "once",
            Self::Repeated => "repeated",
        }
    }

    /// Returns the answer with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|seen| seen.id() == id)
    }

    /// Returns the words shown beside the key.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotSo => "had the chance, didn't",
            Self::Claimed => "only said so",
            Self::Once => "seen once",
            Self::Repeated => "seen repeatedly",
        }
    }

    /// Returns whether somebody saw it, once or more.
    #[must_use]
    pub const fn was_seen(self) -> bool {
        match self {
            Self::NotSo | Self::Claimed => false,
            Self::Once | Self::Repeated => true,
        }
    }
}

/// One of the 21 traits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Trait {
    profile: Profile,
    index: u8,
}

const IDS: [[&str; 3]; Profile::COUNT] = [
    ["go-getter.backs-ideas", "go-getter.over-delivers", "go-getter.learns-from-failure"],
    ["teacher.brings-insight", "teacher.sought-after", "teacher.persuades"],
    ["skeptic.wary-of-vague-projects", "skeptic.prepares-influencers", "skeptic.small-wins-first"],
    ["guide.inside-information", "guide.frank", "guide.tells-every-vendor"],
    ["friend.easy-to-reach", "friend.introduces", "friend.generous-with-time"],
    ["climber.personal-gain", "climber.expects-reward", "climber.advertises-successes"],
    ["blocker.stability-for-itself", "blocker.projects-distract", "blocker.does-not-help-vendors"],
];

impl Trait {
    /// The number of traits.
    pub const COUNT: usize = 21;

    /// All traits in the order of M2.
    pub const ALL: [Self; Self::COUNT] = {
        let mut all = [Self { profile: Profile::GoGetter, index: 0 }; Self::COUNT];
        let mut at = 0;
        while at < Self::COUNT {
            all[at] = Self { profile: Profile::ALL[at / 3], index: (at % 3) as u8 };
            at += 1;
        }
        all
    };

    /// All traits, with no two of one profile in a row: the order that breaks ties, so that nobody can steer the
    /// result.
    pub const MIXED: [Self; Self::COUNT] = {
        let mut mixed = Self::ALL;
        let mut at = 0;
        while at < Self::COUNT {
            mixed[at] = Self { profile: Profile::ALL[at % Profile::COUNT], index: (at / Profile::COUNT) as u8 };
            at += 1;
        }
        mixed
    };

    /// Returns all traits in the order of M2.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    /// Returns all traits, with no two of one profile in a row: the order that breaks ties, so that nobody can steer
    /// the result.
    pub fn mixed() -> impl Iterator<Item = Self> {
        Self::MIXED.into_iter()
    }

    /// Returns the profile that this trait is a mark of.
    #[must_use]
    pub const fn profile(self) -> Profile {
        self.profile
    }

    /// Returns the position in the order of M2, 0 to 20.
    #[must_use]
    pub const fn index(self) -> usize {
        self.profile.index() * 3 + self.index as usize
    }

    /// Returns the trait at a position in that order; `None` from 21 on.
    #[must_use]
    pub fn from_index(index: usize) -> Option<Self> {
        Self::all().nth(index)
    }

    /// Returns the stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        IDS[self.profile.index()][self.index as usize]
    }

    /// Returns the trait with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|one| one.id() == id)
    }
}
