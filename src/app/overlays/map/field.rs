//! The positions of people between buying and advocating, and the next person for an arrow key.

use crate::app::graph_layout::Direction;
use crate::domain::judge::reach::Reach;
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Degree, Position, Stance, Topic};
use std::cmp::Reverse;

/// The number of degrees on each scale.
pub const DEGREES: usize = Degree::ALL.len();

/// A person's position on both scales, buying and advocating, as indexes from against to acting for it.
pub type Spot = (usize, usize);

/// A person on the field, or beside it if a stance is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    /// The person.
    pub id: StakeholderId,
    /// Willing to buy.
    pub buy: Option<Degree>,
    /// Willing to advocate.
    pub advocate: Option<Degree>,
    /// Their earlier position, if it was different.
    pub before: Option<Spot>,
    /// Their present position, if the field shows a past moment and it is different.
    pub now: Option<Spot>,
}

/// The content of the field view.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// By advocating, then by buying; in each cell the most influential person first.
    pub cells: [[Vec<Dot>; DEGREES]; DEGREES],
    /// The people with a stance missing: first those of whom one is known.
    pub strip: Vec<Dot>,
    /// Whether anybody on the field moved, so that arrows are drawn.
    pub has_moves: bool,
}

impl Dot {
    /// Returns their position, if both degrees are known.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        Some((self.buy? as usize, self.advocate? as usize))
    }

    /// Returns whether one of both degrees is known.
    #[must_use]
    pub const fn is_half_known(&self) -> bool {
        self.buy.is_some() != self.advocate.is_some()
    }
}

/// Returns whether a position means: would buy, but won't say so in front of others (M4).
#[must_use]
pub const fn is_gap((buy, advocate): Spot) -> bool {
    buy >= Degree::For as usize && advocate < Degree::For as usize
}

impl Field {
    /// Places everybody in `reach` at their position.
    #[must_use]
    pub fn of(deal: &Deal, reach: &Reach) -> Self {
        let mut field = Self::default();
        let mut people: Vec<(Reverse<u32>, &Stakeholder)> = Vec::new();
        for person in &deal.stakeholders {
            if let Some(member) = reach.member(person.id).filter(|_| !person.has_left()) {
                people.push((Reverse(member.weight), person));
            }
        }
        people.sort_by_key(|(weight, _)| *weight);
        for (_, person) in people {
            let dot = dot(person);
            match dot.spot() {
                Some((buy, advocate)) => field.cells[advocate][buy].push(dot),
                None => field.strip.push(dot),
            }
        }
        field.strip.sort_by_key(|dot| !dot.is_half_known());
        let has_moves = field.dots().any(|dot| dot.before.is_some());
        field.has_moves = has_moves;
        field
    }

    /// Adds everybody's present position to the field of a past moment, and removes the earlier ones, which don't
    /// matter then.
    pub fn look_ahead<'a>(&mut self, now: impl Fn(StakeholderId) -> Option<&'a Stakeholder>) {
        for one in self.cells.iter_mut().flatten().flatten().chain(&mut self.strip) {
            let spot = now(one.id).and_then(|person| dot(person).spot());
            (one.before, one.now) = (None, spot.filter(|spot| Some(*spot) != one.spot()));
        }
        let has_moves = self.dots().any(|dot| dot.now.is_some());
        self.has_moves = has_moves;
    }

    /// Returns everybody at one position.
    #[must_use]
    pub fn at(&self, (buy, advocate): Spot) -> &[Dot] {
        &self.cells[advocate][buy]
    }

    /// Returns the number of people at the position where there are most.
    #[must_use]
    pub fn fullest(&self) -> usize {
        self.cells.iter().flatten().map(Vec::len).max().unwrap_or(0)
    }

    /// Returns everybody on the field, and beside it.
    pub fn dots(&self) -> impl Iterator<Item = &Dot> {
        self.cells.iter().flatten().flatten().chain(&self.strip)
    }

    /// Returns a person's dot.
    #[must_use]
    pub fn dot(&self, id: StakeholderId) -> Option<&Dot> {
        self.dots().find(|dot| dot.id == id)
    }

    /// Returns the person an arrow key leads to; nobody at the edge. Everybody can be reached from everybody else.
    #[must_use]
    pub fn next(&self, from: StakeholderId, way: Direction) -> Option<StakeholderId> {
        match self.dot(from)?.spot() {
            Some(spot) => self.on_field(from, spot, way),
            None => self.beside_field(from, way),
        }
    }

    fn on_field(&self, from: StakeholderId, spot: Spot, way: Direction) -> Option<StakeholderId> {
        let here = self.at(spot);
        let index = here.iter().position(|dot| dot.id == from)?;
        let near = |spot: Spot, to: Spot| (to.0.abs_diff(spot.0), to.1.abs_diff(spot.1));
        match way {
            Direction::Down if index + 1 < here.len() => Some(here[index + 1].id),
            Direction::Up if index > 0 => Some(here[index - 1].id),
            // One row after another, so that none is skipped.
            Direction::Down => {
                let found = self.taken(|to| to.1 < spot.1).min_by_key(|to| (near(spot, *to).1, near(spot, *to).0));
                found.map_or_else(|| self.strip.first(), |to| self.at(to).first()).map(|dot| dot.id)
            }
            Direction::Up => {
                let found = self.taken(|to| to.1 > spot.1).min_by_key(|to| (near(spot, *to).1, near(spot, *to).0));
                self.at(found?).last().map(|dot| dot.id)
            }
            Direction::Left | Direction::Right => {
                let ahead = |to: Spot| if way == Direction::Left { to.0 < spot.0 } else { to.0 > spot.0 };
                // People in the same row come first.
                let found = self.taken(ahead).min_by_key(|to| (to.1 != spot.1, near(spot, *to)));
                match (found, way) {
                    (Some(to), _) => self.at(to).first(),
                    (None, Direction::Right) => self.strip.first(),
                    (None, Direction::Left | Direction::Up | Direction::Down) => None,
                }
                .map(|dot| dot.id)
            }
        }
    }

    fn beside_field(&self, from: StakeholderId, way: Direction) -> Option<StakeholderId> {
        let index = self.strip.iter().position(|dot| dot.id == from)?;
        let rightmost = || self.taken(|_| true).max_by_key(|to| (to.0, to.1)).and_then(|to| self.at(to).first());
        match way {
            Direction::Down | Direction::Right => self.strip.get(index + 1),
            Direction::Up if index > 0 => self.strip.get(index - 1),
            Direction::Up | Direction::Left => rightmost(),
        }
        .map(|dot| dot.id)
    }

    fn taken(&self, wanted: impl Fn(Spot) -> bool) -> impl Iterator<Item = Spot> {
        let all = (0..DEGREES).flat_map(|advocate| (0..DEGREES).map(move |buy| (buy, advocate)));
        all.filter(move |spot| wanted(*spot) && !self.at(*spot).is_empty())
    }
}

fn dot(person: &Stakeholder) -> Dot {
    let (buy, buy_before) = latest(person, Topic::Buy);
    let (advocate, advocate_before) = latest(person, Topic::Advocate);
    let before = || {
        let before = (buy_before.or(buy)? as usize, advocate_before.or(advocate)? as usize);
        (before != (buy? as usize, advocate? as usize)).then_some(before)
    };
    Dot { id: person.id, buy, advocate, before: before(), now: None }
}

/// Returns the latest degree on a topic, and the one before it.
fn latest(person: &Stakeholder, topic: Topic) -> (Option<Degree>, Option<Degree>) {
    let mut about: Vec<&Stance> = person.stances.iter().filter(|one| one.topic() == Some(topic)).collect();
    about.sort_by_key(|one| (one.on, one.at));
    let degree = |one: &&Stance| match one.position() {
        Some(Position::Buy(degree) | Position::Advocate(degree)) => Some(degree),
        Some(Position::Problem(_) | Position::Solution(_) | Position::Supplier(_)) | None => None,
    };
    let mut degrees = about.iter().rev().filter_map(degree);
    (degrees.next(), degrees.next())
}
