//! One assessor's answers about one person: the input of every verdict.

use super::tell::{Tell, TellAnswer};
use super::traits::{Seen, Trait};

/// Anything that can be asked about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A trait of the questionnaire.
    Trait(Trait),
    /// A tell of the screening.
    Tell(Tell),
}

/// An answer together with the item it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// A trait, and how firmly it was seen.
    Trait(Trait, Seen),
    /// The answer to a tell.
    Tell(TellAnswer),
}

/// Every item, laid out once: judging walks over them for every person.
static ALL: [Item; Item::COUNT] = {
    let mut all = [Item::Tell(Tell::Insight); Item::COUNT];
    let mut at = 0;
    while at < Item::COUNT {
        all[at] =
            if at < Tell::COUNT { Item::Tell(Tell::ALL[at]) } else { Item::Trait(Trait::MIXED[at - Tell::COUNT]) };
        at += 1;
    }
    all
};

impl Item {
    /// The number of items.
    pub const COUNT: usize = Trait::COUNT + Tell::COUNT;

    /// Returns the position among all items, traits first.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Trait(one) => one.index(),
            Self::Tell(tell) => Trait::COUNT + tell.index(),
        }
    }

    /// Returns the stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Trait(one) => one.id(),
            Self::Tell(tell) => tell.id(),
        }
    }

    /// Returns the item with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Tell::from_id(id).map(Self::Tell).or_else(|| Trait::from_id(id).map(Self::Trait))
    }

    /// Returns this item's answer with this id.
    #[must_use]
    pub fn answer(self, id: &str) -> Option<Answer> {
        match self {
            Self::Trait(one) => Seen::from_id(id).map(|seen| Answer::Trait(one, seen)),
            Self::Tell(tell) => tell.answer(id).map(Answer::Tell),
        }
    }

    /// Returns all answers of this item, in the order of their keys.
    #[must_use]
    pub fn answers(self) -> Vec<Answer> {
        match self {
            Self::Trait(one) => Seen::ALL.iter().map(|seen| Answer::Trait(one, *seen)).collect(),
            Self::Tell(tell) => tell.answers().iter().copied().map(Answer::Tell).collect(),
        }
    }

    /// Returns every item: the tells, then the traits in the order that breaks ties between questions.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.iter().copied()
    }
}

impl Answer {
    /// Returns the item this answers.
    #[must_use]
    pub const fn item(self) -> Item {
        match self {
            Self::Trait(one, _) => Item::Trait(one),
            Self::Tell(answer) => Item::Tell(answer.tell()),
        }
    }

    /// Returns the stable id of the answer, unique within its item.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Trait(_, seen) => seen.id(),
            Self::Tell(answer) => answer.id(),
        }
    }

    /// Returns whether something was seen happening: a trait once or more, or any tell.
    #[must_use]
    pub const fn was_seen(self) -> bool {
        match self {
            Self::Trait(_, seen) => seen.was_seen(),
            Self::Tell(_) => true,
        }
    }
}

/// One assessor's answers about one person. A missing answer means unknown, and counts for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    traits: [Option<Seen>; Trait::COUNT],
    tells: [Option<TellAnswer>; Tell::COUNT],
    /// One bit per item: set for hearsay.
    hearsay: u32,
    /// One bit per item: set where the answer has evidence, with a day.
    evident: u32,
}

impl Answers {
    /// Records an answer, replacing an older one to the same item.
    pub fn set(&mut self, answer: Answer) {
        self.clear(answer.item());
        match answer {
            Answer::Trait(one, seen) => self.traits[one.index()] = Some(seen),
            Answer::Tell(answer) => self.tells[answer.tell().index()] = Some(answer),
        }
    }

    /// Records an answer that nobody on our side witnessed.
    pub fn set_hearsay(&mut self, answer: Answer) {
        self.set(answer);
        self.hearsay |= bit(answer.item());
    }

    /// Marks an item's answer as backed by written evidence. Does nothing without an answer.
    pub fn set_evident(&mut self, item: Item) {
        if self.get(item).is_some() {
            self.evident |= bit(item);
        }
    }

    /// Makes an item unknown again.
    pub fn clear(&mut self, item: Item) {
        self.hearsay &= !bit(item);
        self.evident &= !bit(item);
        match item {
            Item::Trait(one) => self.traits[one.index()] = None,
            Item::Tell(tell) => self.tells[tell.index()] = None,
        }
    }

    /// Returns the same answers without one item.
    #[must_use]
    pub fn without(mut self, item: Item) -> Self {
        self.clear(item);
        self
    }

    /// Returns whether the answer to an item is hearsay.
    #[must_use]
    pub const fn is_hearsay(&self, item: Item) -> bool {
        self.hearsay & bit(item) != 0
    }

    /// Returns the number of answers that are hearsay.
    #[must_use]
    pub const fn hearsay(&self) -> u32 {
        self.hearsay.count_ones()
    }

    /// Returns the same answers without hearsay.
    #[must_use]
    pub fn first_hand(&self) -> Self {
        Item::all().filter(|item| self.is_hearsay(*item)).fold(*self, Self::without)
    }

    /// Returns whether the answer to an item is backed by evidence.
    #[must_use]
    pub const fn is_evident(&self, item: Item) -> bool {
        self.evident & bit(item) != 0
    }

    /// Returns only the answers that are backed by evidence.
    #[must_use]
    pub fn with_evidence(&self) -> Self {
        Item::all().filter(|item| !self.is_evident(*item)).fold(*self, Self::without)
    }

    /// Returns how firmly a trait was seen, if known.
    #[must_use]
    pub const fn seen(&self, one: Trait) -> Option<Seen> {
        self.traits[one.index()]
    }

    /// Returns the answer to a tell, if known.
    #[must_use]
    pub const fn tell(&self, tell: Tell) -> Option<TellAnswer> {
        self.tells[tell.index()]
    }

    /// Returns the answer to an item, if there is one.
    #[must_use]
    pub fn get(&self, item: Item) -> Option<Answer> {
        match item {
            Item::Trait(one) => self.seen(one).map(|seen| Answer::Trait(one, seen)),
            Item::Tell(tell) => self.tell(tell).map(Answer::Tell),
        }
    }

    /// Returns all answers given, tells first.
    pub fn given(&self) -> impl Iterator<Item = Answer> + '_ {
        Item::all().filter_map(|item| self.get(item))
    }

    /// Returns whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.traits.iter().all(Option::is_none) && self.tells.iter().all(Option::is_none)
    }

    /// Returns the number of traits, out of 21, that have an answer.
    #[must_use]
    pub fn traits_answered(&self) -> usize {
        self.traits.iter().flatten().count()
    }
}

/// Returns the bit of an item in the answers' masks.
const fn bit(item: Item) -> u32 {
    1 << item.index()
}

impl FromIterator<Answer> for Answers {
    fn from_iter<I: IntoIterator<Item = Answer>>(answers: I) -> Self {
        let mut all = Self::default();
        for answer in answers {
            all.set(answer);
        }
        all
    }
}
