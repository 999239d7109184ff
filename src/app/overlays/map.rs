//! The map: the same people in three views, by stance, by who listens to whom, and by role in the purchase. A person
//! selected here is selected in the deal's list too.
//!
//! The views are computed when the deal changes, not when they are painted.

pub mod coverage;
pub mod field;
pub mod graph;

use super::Overlay;
use crate::app::command::{Command, Scope};
use crate::app::drawn_map::{CROWD, Drawn};
use crate::app::graph_layout::Direction;
use crate::app::layer::Layer;
use crate::app::panes::Pane;
use crate::app::{App, Screen};
use crate::domain::judge::verdict::judge;
use crate::domain::privacy::Datum;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
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
            Self::Lines => "Lines of influence",
            Self::Coverage => "Who covers which role",
        }
    }
}

impl Map {
    /// Returns the person an arrow key leads to in a view, and their row of the table.
    fn next(&self, drawn: &Drawn, from: StakeholderId, way: Direction) -> Option<(StakeholderId, usize)> {
        match self.view {
            View::Field => drawn.field.next(from, way).map(|id| (id, self.row)),
            View::Lines => drawn.graph.next(from, way).map(|id| (id, self.row)),
            View::Coverage => {
                let row = drawn.coverage.row_of(from, self.row)?;
                let row = match way {
                    Direction::Up => row.checked_sub(1)?,
                    Direction::Down => row + 1,
                    Direction::Left | Direction::Right => return None,
                };
                drawn.coverage.rows().nth(row).map(|covered| (covered.id, row))
            }
        }
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
        let map = nearest!(self, Map)?;
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
            let view = if self.shows(Datum::Stances) { View::Field } else { View::Lines };
            self.overlays.push(Overlay::Map(Box::new(Map { view, depth: None, row: 0, drawn: None })));
            self.refresh_map();
            let crowd = self.map().is_some_and(|(_, drawn)| drawn.graph.drawing.nodes.len() > CROWD);
            if let Some(map) = self.map_mut().filter(|_| crowd) {
                map.depth = Some(NEAR);
            }
        }
    }

    /// Shows who has which role.
    pub(in crate::app) fn show_roles(&mut self) {
        self.run(Command::Map);
        if let Some(map) = self.map_mut() {
            map.view = View::Coverage;
        }
        self.note("Ask your Mobilizer who has these roles · Enter goes to a person, then e sets their role");
    }

    pub(in crate::app) fn turn_map(&mut self, by: usize) {
        let only_lines = !self.has_other_map_views();
        if let Some(map) = self.map_mut() {
            map.view = map.view.turn(by);
            // A customer sees only who reports to whom.
            if only_lines {
                map.view = View::Lines;
            }
        }
    }

    /// Returns whether the map has more than one view here.
    pub(in crate::app) const fn has_other_map_views(&self) -> bool {
        self.shows(Datum::Purchase)
    }

    /// Leaves the views of stances and of roles when privacy mode hides them.
    pub(in crate::app) fn leave_field(&mut self) {
        if let Some(map) = self.map_mut().filter(|map| map.view != View::Lines) {
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
                Some(id) => map.next(drawn, id, way),
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
        let of = (&deal, assessor.as_str(), today);
        let drawn = match map.drawn.as_ref().filter(|drawn| drawn.is_of(of, selected)) {
            Some(drawn) if drawn.around == around => return,
            Some(_) => None,
            None => {
                let by = |person: &Stakeholder| person.answers(person.shown_by(&assessor, &deal.owner));
                let verdict = |person: &Stakeholder| judge(&self.playbook.model, &by(person));
                let mut drawn = Drawn::of(of, selected, around, verdict);
                if let Some(past) = open.past.as_ref().filter(|_| self.shows(Datum::Stances)) {
                    drawn.field.look_ahead(|id| past.now_of(id).map(AsRef::as_ref));
                }
                Some(drawn)
            }
        };
        let Some(map) = self.map_mut() else { return };
        match (drawn, map.drawn.as_mut()) {
            (Some(drawn), _) => map.drawn = Some(Arc::new(drawn)),
            (None, Some(drawn)) => Arc::make_mut(drawn).look_around(around),
            (None, None) => {}
        }
    }
}
