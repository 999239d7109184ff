//! The map: the same people in three views, by stance, by who listens to whom, and by role in the purchase. A person
//! selected here is selected in the deal's list too.
//!
//! The views are computed when the deal changes, not when they are painted.

pub mod coverage;
pub mod field;
pub mod graph;

use super::Overlay;
use crate::app::command::Scope;
use crate::app::graph_layout::Direction;
use crate::app::layer::Layer;
use crate::app::panes::Pane;
use crate::app::{App, Screen};
use crate::domain::judge::reach::Reach;
use crate::domain::judge::verdict::{Verdict, judge};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::ShortNames;
use crate::domain::record::naming::initials::initials;
use crate::domain::record::stakeholder::Stakeholder;
use coverage::Coverage;
use field::Field;
use graph::Graph;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One of the three views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Willing to buy against willing to advocate.
    Field,
    /// The lines that show who listens to whom.
    Lines,
    /// Roles in the purchase against people.
    Coverage,
}

/// The direction of a change in how much of the graph is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// Fewer people, closer to the selected one.
    In,
    /// More people.
    Out,
}

/// The open map.
#[derive(Debug, Clone)]
pub struct Map {
    /// The view on the screen.
    pub view: View,
    /// The largest number of lines from the selected person to anybody shown; none to show everybody.
    pub depth: Option<u32>,
    /// The row under the cursor of the coverage table, in which a person with two roles has two rows.
    pub row: usize,
    /// The computed views; none before the first computation.
    pub drawn: Option<Arc<Drawn>>,
}

/// A person as every view shows them.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The person.
    pub person: Arc<Stakeholder>,
    /// The verdict that the list of people shows.
    pub verdict: Verdict,
    /// Their index among the short names.
    place: usize,
}

/// The computed views, and the state from which they were computed.
#[derive(Debug, Clone)]
pub struct Drawn {
    deal: Arc<Deal>,
    assessor: String,
    today: Date,
    /// The person in the middle of the graph, and how many lines it reaches from there.
    around: (Option<StakeholderId>, Option<u32>),
    /// The people by id, without those who have left.
    pub people: BTreeMap<StakeholderId, Seen>,
    /// Their names for narrow columns.
    short: ShortNames,
    initials: Vec<String>,
    /// The paths along which our view can spread.
    pub reach: Reach,
    /// The content of the field view.
    pub field: Field,
    /// The content of the graph view.
    pub graph: Graph,
    /// The content of the coverage view.
    pub coverage: Coverage,
}

/// The number of people from which the graph begins with those around the selected one.
const CROWD: usize = 60;
/// The depth of the graph in that case.
const NEAR: u32 = 2;
/// The largest depth before it shows everybody.
const FAR: u32 = 4;

impl View {
    /// All views in the order in which Tab cycles through them.
    pub const ALL: [Self; 3] = [Self::Field, Self::Lines, Self::Coverage];

    /// Returns the view `by` further, wrapping around.
    #[must_use]
    pub const fn turn(self, by: usize) -> Self {
        Self::ALL[(self as usize + by) % Self::ALL.len()]
    }

    /// Returns its title on the screen.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Field => "Will buy, will speak up",
            Self::Lines => "Who influences who",
            Self::Coverage => "Who covers which role",
        }
    }
}

impl Drawn {
    /// Returns a person's name in at most so many columns, unique on the map.
    #[must_use]
    pub fn name(&self, id: StakeholderId, columns: usize) -> String {
        self.people.get(&id).map_or_else(String::new, |seen| self.short.get(seen.place, columns))
    }

    /// Returns a person's initials, unique on the map.
    #[must_use]
    pub fn initials(&self, id: StakeholderId) -> &str {
        self.people.get(&id).and_then(|seen| self.initials.get(seen.place)).map_or("", String::as_str)
    }

    /// Returns the person an arrow key leads to in a view, and their row of the table.
    fn next(&self, map: &Map, from: StakeholderId, way: Direction) -> Option<(StakeholderId, usize)> {
        match map.view {
            View::Field => self.field.next(from, way).map(|id| (id, map.row)),
            View::Lines => self.graph.next(from, way).map(|id| (id, map.row)),
            View::Coverage => {
                let row = self.coverage.row_of(from, map.row)?;
                let row = match way {
                    Direction::Up => row.checked_sub(1)?,
                    Direction::Down => row + 1,
                    Direction::Left | Direction::Right => return None,
                };
                self.coverage.rows().nth(row).map(|covered| (covered.id, row))
            }
        }
    }

    /// Returns the person to select if nobody on the map is.
    fn first(&self) -> Option<StakeholderId> {
        self.people.keys().next().copied()
    }
}

impl Layer for Box<Map> {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Map, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        let way = if by < 0 { Direction::Up } else { Direction::Down };
        app.move_on_map(way, by.unsigned_abs());
    }

    fn forget(&mut self) {
        self.drawn = None;
    }

    fn over_past(&self) -> bool {
        true
    }
}

impl App {
    /// Returns the open map with its views, wherever it is among the overlays.
    #[must_use]
    pub fn map(&self) -> Option<(&Map, &Drawn)> {
        let map = self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Map(map) => Some(map),
            _ => None,
        })?;
        Some((map, map.drawn.as_deref()?))
    }

    fn map_mut(&mut self) -> Option<&mut Map> {
        self.overlays.iter_mut().rev().find_map(|overlay| match overlay {
            Overlay::Map(map) => Some(&mut **map),
            _ => None,
        })
    }

    pub(in crate::app) fn open_map(&mut self) {
        if self.map_mut().is_none() {
            let view = if self.is_private() { View::Lines } else { View::Field };
            self.overlays.push(Overlay::Map(Box::new(Map { view, depth: None, row: 0, drawn: None })));
            self.refresh_map();
            let crowd = self.map().is_some_and(|(_, drawn)| drawn.graph.drawing.nodes.len() > CROWD);
            if let Some(map) = self.map_mut().filter(|_| crowd) {
                map.depth = Some(NEAR);
            }
        }
    }

    pub(in crate::app) fn turn_map(&mut self, by: usize) {
        let in_privacy = self.is_private();
        if let Some(map) = self.map_mut() {
            map.view = map.view.turn(by);
            // Privacy mode hides the field: a stance is a judgment.
            if in_privacy && map.view == View::Field {
                map.view = map.view.turn(by);
            }
        }
    }

    /// Leaves the field view when privacy mode hides it.
    pub(in crate::app) fn leave_field(&mut self) {
        if let Some(map) = self.map_mut().filter(|map| map.view == View::Field) {
            map.view = View::Lines;
        }
    }

    /// Closes the map and goes to the selected person.
    pub(in crate::app) fn land(&mut self) {
        self.close_overlay();
        self.show_pane(Pane::People);
    }

    /// Moves the cursor on the map, as far as there is anybody in that direction.
    pub(in crate::app) fn move_on_map(&mut self, way: Direction, by: usize) {
        for _ in 0..by {
            let selected = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id);
            let Some((map, drawn)) = self.map() else { return };
            let on_it = selected.filter(|id| drawn.people.contains_key(id));
            let found = match on_it {
                Some(id) => drawn.next(map, id, way),
                None => drawn.first().map(|id| (id, 0)),
            };
            let Some((id, row)) = found else { return };
            self.select_person(id);
            if let Some(map) = self.map_mut() {
                map.row = row;
            }
            // A graph around the selected person moves with them.
            self.refresh_map();
        }
    }

    /// Moves the cursor on the map to a person.
    pub(in crate::app) fn select_on_map(&mut self, id: StakeholderId) {
        if self.map().is_some_and(|(_, drawn)| drawn.people.contains_key(&id)) {
            self.select_person(id);
            self.refresh_map();
        }
    }

    /// Shows more people around the selected person, or fewer.
    pub(in crate::app) fn zoom_map(&mut self, zoom: Zoom) {
        let Some(map) = self.map_mut() else { return };
        map.depth = match (map.depth, zoom) {
            (None, Zoom::In) => Some(NEAR),
            (Some(depth), Zoom::In) => Some(depth.saturating_sub(1).max(1)),
            (Some(FAR) | None, Zoom::Out) => None,
            (Some(depth), Zoom::Out) => Some(depth + 1),
        };
    }

    /// Selects a person in the deal's list; clears a filter that hides them.
    pub(in crate::app) fn select_person(&mut self, id: StakeholderId) {
        let Some(open) = self.deal.as_mut() else { return };
        let deal = Arc::clone(&open.deal);
        open.people.select(&deal, id);
        if open.selected().is_none_or(|person| person.id != id) {
            open.people.filter.clear();
            open.arrange_people(Some(id));
        }
        open.profile.follow(Some(id));
    }

    /// Returns the verdict that the list of people shows: the assessor's, or the owner's if the assessor has not
    /// answered.
    fn shown_verdict(&self, assessor: &str, owner: &str, person: &Stakeholder) -> Verdict {
        judge(&self.playbook.model, &person.answers(person.shown_by(assessor, owner)))
    }

    /// Computes the views again if anything they depend on changed.
    pub(in crate::app) fn refresh_map(&mut self) {
        let Some(map) = self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Map(map) => Some(map),
            _ => None,
        }) else {
            return;
        };
        let Some(open) = self.deal.as_ref().filter(|_| self.screen == Screen::Deal) else {
            self.overlays.retain(|overlay| !matches!(overlay, Overlay::Map(_)));
            return;
        };
        let selected = open.selected().map(|person| person.id);
        let around = (selected.filter(|_| map.depth.is_some()), map.depth);
        // In privacy mode, the masked deal.
        let Some(deal) = self.deal_to_show() else { return };
        let (assessor, today) = (open.assessor.clone(), self.today());
        let same = |drawn: &&Arc<Drawn>| {
            let shown = |id| drawn.people.contains_key(&id) || drawn.reach.left_out() == 0;
            Arc::ptr_eq(&drawn.deal, &deal)
                && (drawn.assessor.as_str(), drawn.today) == (&assessor, today)
                && selected.is_none_or(shown)
        };
        let drawn = match map.drawn.as_ref().filter(same) {
            Some(drawn) if drawn.around == around => return,
            Some(_) => None,
            None => {
                let verdict = |person: &Stakeholder| self.shown_verdict(&assessor, &deal.owner, person);
                let reach = Reach::of(&deal, selected, verdict);
                let here = deal.stakeholders.iter().filter(|person| !person.has_left() && reach.has(person.id));
                let here: Vec<&Arc<Stakeholder>> = here.collect();
                let short = ShortNames::of(here.iter().map(|person| deal.called(person).as_str()));
                let initials = initials(here.iter().map(|person| deal.called(person).as_str()));
                let seen = |(place, person): (usize, &Arc<Stakeholder>)| {
                    (person.id, Seen { person: Arc::clone(person), verdict: verdict(person), place })
                };
                let people = here.into_iter().enumerate().map(seen).collect();
                let (mut field, coverage) = (Field::of(&deal, &reach), Coverage::of(&deal, &reach));
                if let Some(past) = open.past.as_ref().filter(|_| !self.is_private()) {
                    field.look_ahead(|id| past.now_of(id).map(AsRef::as_ref));
                }
                let graph = Graph::of(&reach, around.0, around.1);
                Some(Drawn { deal, assessor, today, around, people, short, initials, reach, field, graph, coverage })
            }
        };
        let Some(map) = self.map_mut() else { return };
        match (drawn, map.drawn.as_mut()) {
            (Some(drawn), _) => map.drawn = Some(Arc::new(drawn)),
            (None, Some(drawn)) => {
                let drawn = Arc::make_mut(drawn);
                drawn.graph = Graph::of(&drawn.reach, around.0, around.1);
                drawn.around = around;
            }
            (None, None) => {}
        }
    }
}
