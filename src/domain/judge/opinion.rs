//! Two opinions about one person: where two assessors answered differently, and what came of it.
//!
//! A difference is either settled, which makes both answers alike and keeps what each had said and seen, or kept open
//! for next time. Where nobody decided anything, nothing is stored: differences follow from the answers.

mod alone;
mod tally;

pub use alone::only_of;
pub use tally::{Month, Sum, Tally, Together, tallies, together};

use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::deal::{Act, Deal};
use crate::domain::record::difference::Difference;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::{Observation, Reading, Stakeholder};
use crate::domain::record::tell::Tell;
use crate::domain::record::text::Text;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Map;

/// Two assessors, in the order shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The name on the left: the deal's owner, if they answered.
    pub left: String,
    /// The name on the right.
    pub right: String,
}

/// A side of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one on the left.
    Left,
    /// The one on the right.
    Right,
}

/// An item that two assessors answered differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Differing {
    /// The item answered.
    pub item: Item,
    /// The answer on the left.
    pub left: Answer,
    /// The answer on the right.
    pub right: Answer,
    /// The distance between the answers: 1 to 3 steps for a trait. A tell has no steps and counts as the most.
    pub distance: u8,
}

/// An item that only one of the two answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnlyOne {
    /// The side that answered.
    pub side: Side,
    /// Their answer.
    pub answer: Answer,
}

/// The answers of two assessors about one person, compared. The result of a task is a fact, not an opinion, so it
/// isn't compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// The differing items, the farthest apart first; of equals the tells first.
    pub differ: Vec<Differing>,
    /// The answers that are alike.
    pub agree: Vec<Answer>,
    /// The items with one answer only.
    pub only: Vec<OnlyOne>,
}

impl Pair {
    /// Returns the name on a side.
    #[must_use]
    pub fn name(&self, side: Side) -> &str {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// Returns whether a stored difference is between these two, in either order.
    #[must_use]
    pub fn is_between(&self, one: &Difference) -> bool {
        let (between, and) = (one.between.as_str(), one.and.as_str());
        (between, and) == (&self.left, &self.right) || (and, between) == (&self.left, &self.right)
    }
}

impl Side {
    /// Returns the opposite side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

impl Differing {
    /// Returns the answer on a side.
    #[must_use]
    pub const fn answer(&self, side: Side) -> Answer {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }
}

/// Returns the distance between two answers to one item; `None` where they are alike. The answers to a tell aren't a
/// scale: any two of them are as far apart as a trait's answers can be.
#[must_use]
pub fn distance(left: Answer, right: Answer) -> Option<u8> {
    match (left, right) {
        _ if left == right => None,
        (Answer::Trait(_, one), Answer::Trait(_, other)) => u8::try_from(one.index().abs_diff(other.index())).ok(),
        (Answer::Tell(_), _) | (_, Answer::Tell(_)) => Some(FARTHEST),
    }
}

/// The distance from the first of a trait's answers to the last.
const FARTHEST: u8 = 3;

/// Returns whether an answer to the item is an opinion. The result of a task is a fact instead.
fn is_opinion(item: Item) -> bool {
    item != Item::Tell(Tell::Task)
}

/// Compares the answers of two assessors about a person.
#[must_use]
pub fn compare(person: &Stakeholder, pair: &Pair) -> Comparison {
    let (left, right) = (person.answers(&pair.left), person.answers(&pair.right));
    let mut found = Comparison::default();
    for item in Item::all().filter(|item| is_opinion(*item)) {
        match (left.get(item), right.get(item)) {
            (None, None) => {}
            (Some(answer), None) => found.only.push(OnlyOne { side: Side::Left, answer }),
            (None, Some(answer)) => found.only.push(OnlyOne { side: Side::Right, answer }),
            (Some(left), Some(right)) => match distance(left, right) {
                None => found.agree.push(left),
                Some(distance) => found.differ.push(Differing { item, left, right, distance }),
            },
        }
    }
    // A stable sort: among equals, tells stay first, then traits in the order they are asked.
    found.differ.sort_by_key(|one| std::cmp::Reverse(one.distance));
    found
}

/// Returns the assessors who have an opinion on a person, the latest to answer last.
#[must_use]
pub fn opinionated(person: &Stakeholder) -> Vec<&str> {
    let mut latest: Vec<(&str, Timestamp)> = Vec::new();
    for one in person.observations.iter().filter(|one| one.answer().is_some_and(|answer| is_opinion(answer.item()))) {
        match latest.iter_mut().find(|(by, _)| *by == &*one.by) {
            Some((_, at)) => *at = one.at.max(*at),
            None => latest.push((&one.by, one.at)),
        }
    }
    latest.sort_by_key(|(_, at)| *at);
    latest.into_iter().map(|(by, _)| by).collect()
}

/// Returns all pairs that can be compared on a person. The first one to show is the deal's owner with whoever
/// answered latest, or the two latest if the owner didn't answer.
#[must_use]
pub fn pairs(deal: &Deal, person: &Stakeholder) -> Vec<Pair> {
    let mut all = opinionated(person);
    all.reverse();
    // A stable sort keeps the others in order.
    all.sort_by_key(|by| *by != deal.owner.as_str());
    let mut found = Vec::new();
    for (index, left) in all.iter().enumerate() {
        for right in &all[index + 1..] {
            found.push(Pair { left: (*left).to_owned(), right: (*right).to_owned() });
        }
    }
    found
}

/// Returns the latest decision about a difference between two: kept open, or settled.
#[must_use]
pub fn decided<'a>(person: &'a Stakeholder, pair: &Pair, item: Item) -> Option<&'a Difference> {
    let about = person.differences.iter().filter(|one| pair.is_between(one) && one.item() == Some(item));
    about.max_by_key(|one| one.at)
}

/// Returns the day since which a difference is kept open; `None` where it isn't. If both kept it open independently,
/// that counts as one, from the earlier day.
#[must_use]
pub fn open_since(person: &Stakeholder, pair: &Pair, item: Item) -> Option<Date> {
    let about = person.differences.iter().filter(|one| pair.is_between(one) && one.item() == Some(item));
    about.filter(|one| one.is_open()).map(|one| one.since).min()
}

/// Returns every difference in a deal that is kept open and still exists, person by person.
#[must_use]
pub fn open_questions(deal: &Deal) -> Vec<(&Stakeholder, &Difference)> {
    let still_differs = |person: &Stakeholder, one: &Difference| {
        let answer = |by: &str| one.item().and_then(|item| person.answers(by).get(item));
        answer(&one.between) != answer(&one.and)
    };
    let all = deal.stakeholders.iter().flat_map(|person| person.differences.iter().map(move |one| (&**person, one)));
    all.filter(|(person, one)| one.is_open() && still_differs(person, one)).collect()
}

impl Deal {
    /// Keeps a difference open for next time. Does nothing where it is open already, or where the two don't differ.
    pub fn keep_open(&mut self, person: StakeholderId, pair: &Pair, item: Item, act: Act<'_>, since: Date) {
        self.edit_person(person, |person| {
            let Some(new) = noted(person, pair, item, act, since) else { return };
            if open_since(person, pair, item).is_none() {
                person.differences.push(new);
            }
        });
    }

    /// Stops keeping a difference open, without settling it.
    pub fn keep_no_more(&mut self, person: StakeholderId, pair: &Pair, item: Item) {
        let is_it = |one: &Difference| one.is_open() && pair.is_between(one) && one.item() == Some(item);
        self.edit_person(person, |person| person.differences.retain(|one| !is_it(one)));
    }

    /// Settles a difference: both take one answer, that of a side or a third one. Each keeps their own evidence, and their
    /// original answers are stored with the decision. Does nothing where the two don't differ.
    pub fn agree_on(&mut self, person: StakeholderId, pair: &Pair, taken: Answer, act: Act<'_>, since: Date) {
        let item = taken.item();
        self.edit_person(person, |person| {
            let Some(new) = noted(person, pair, item, act, since) else { return };
            let since = open_since(person, pair, item).unwrap_or(since);
            person.differences.retain(|one| !(one.is_open() && pair.is_between(one) && one.item() == Some(item)));
            person.differences.push(Difference { settled: taken.id().into(), since, ..new });
            let both =
                [Side::Left, Side::Right].map(|side| person.observation(pair.name(side), item).map(|one| one.id));
            let differs = |one: &&mut Observation| both.contains(&Some(one.id)) && one.answer() != Some(taken);
            for one in person.observations.iter_mut().filter(differs) {
                one.what = Reading::Known(taken);
                one.at = act.at.max(one.at);
            }
        });
    }

    /// Records that an assessor gave their answer to an item blind.
    pub fn answered_blind(&mut self, person: StakeholderId, by: &str, item: Item) {
        self.edit_newest(person, by, item, |one| one.blind = true);
    }
}

/// Returns a new, open record of the difference between two; `None` where they don't differ.
fn noted(person: &Stakeholder, pair: &Pair, item: Item, act: Act<'_>, since: Date) -> Option<Difference> {
    let (left, right) = (person.observation(&pair.left, item)?, person.observation(&pair.right, item)?);
    let answer = |one: &Observation| one.answer();
    let (first, second) = (answer(left)?, answer(right)?);
    distance(first, second)?;
    Some(Difference {
        id: act.id,
        item: item.id().into(),
        between: pair.left.as_str().into(),
        and: pair.right.as_str().into(),
        first: first.id().into(),
        second: second.id().into(),
        answered: left.at.max(right.at),
        since,
        settled: Text::new(),
        note: Text::new(),
        by: act.by.into(),
        at: act.at,
        extra: Map::new(),
    })
}
