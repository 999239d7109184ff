//! Who stands where between buying and advocating, and which way an arrow key leads from one person to the next.

use crate::app::graph_layout::Direction;
use crate::domain::judge::reach::Reach;
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Degree, Position, Stance, Topic};
use std::cmp::Reverse;

/// How many degrees each scale has.
pub const DEGREES: usize = Degree::ALL.len();

/// Where a person stands on both scales, as places from against to acting for it.
pub type Spot = (usize, usize);

/// A person on the field, or beside it where a stance is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    /// Who.
    pub id: StakeholderId,
    /// Willing to buy.
    pub buy: Option<Degree>,
    /// Willing to advocate.
    pub advocate: Option<Degree>,
    /// Where they stood before, where it was somewhere else.
    pub before: Option<Spot>,
    /// Where they stand now, where the field is that of a past moment and it is somewhere else.
    pub now: Option<Spot>,
}

/// The field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// By advocating, then by buying; the weightiest person first.
    pub cells: [[Vec<Dot>; DEGREES]; DEGREES],
    /// Those of whom a stance is missing.
    pub strip: Vec<Dot>,
}

impl Dot {
    /// Where they stand, where both are known.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        Some((self.buy? as usize, self.advocate? as usize))
    }
}

/// Whether a place means: buys, and does not say so before others (M4).
#[must_use]
pub const fn is_gap((buy, advocate): Spot) -> bool {
    buy >= Degree::For as usize && advocate < Degree::For as usize
}

impl Field {
    /// Puts everybody of a reach where they stand.
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
        field
    }

    /// Says of everybody where they stand now, on the field of a past moment; where they came from is of no matter then.
    pub fn look_ahead<'a>(&mut self, now: impl Fn(StakeholderId) -> Option<&'a Stakeholder>) {
        for one in self.cells.iter_mut().flatten().flatten().chain(&mut self.strip) {
            let spot = now(one.id).and_then(|person| dot(person).spot());
            (one.before, one.now) = (None, spot.filter(|spot| Some(*spot) != one.spot()));
        }
    }

    /// Everybody in one place.
    #[must_use]
    pub fn at(&self, (buy, advocate): Spot) -> &[Dot] {
        &self.cells[advocate][buy]
    }

    /// Everybody on the field, and beside it.
    pub fn dots(&self) -> impl Iterator<Item = &Dot> {
        self.cells.iter().flatten().flatten().chain(&self.strip)
    }

    /// A person's dot.
    #[must_use]
    pub fn dot(&self, id: StakeholderId) -> Option<&Dot> {
        self.dots().find(|dot| dot.id == id)
    }

    /// Whom an arrow key leads to; nobody at the edge. From every person every other can be reached.
    #[must_use]
    pub fn next(&self, from: StakeholderId, way: Direction) -> Option<StakeholderId> {
        match self.dot(from)?.spot() {
            Some(spot) => self.on_field(from, spot, way),
            None => self.beside_field(from, way),
        }
    }

    fn on_field(&self, from: StakeholderId, spot: Spot, way: Direction) -> Option<StakeholderId> {
        let here = self.at(spot);
        let place = here.iter().position(|dot| dot.id == from)?;
        let near = |spot: Spot, to: Spot| (to.0.abs_diff(spot.0), to.1.abs_diff(spot.1));
        match way {
            Direction::Down if place + 1 < here.len() => Some(here[place + 1].id),
            Direction::Up if place > 0 => Some(here[place - 1].id),
            // Rows one after the other, so that none is jumped over.
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
                // Whoever stands in the same row first.
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
        let place = self.strip.iter().position(|dot| dot.id == from)?;
        let rightmost = || self.taken(|_| true).max_by_key(|to| (to.0, to.1)).and_then(|to| self.at(to).first());
        match way {
            Direction::Down | Direction::Right => self.strip.get(place + 1),
            Direction::Up if place > 0 => self.strip.get(place - 1),
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

/// The latest degree on a topic, and the one before it.
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
