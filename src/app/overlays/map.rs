//! The map: the same people three ways. Who stands where, who is heard by whom, and which parts of the purchase somebody
//! has. Whoever is selected is selected in the deal's list too.
//!
//! What is drawn is worked out when the deal changes, not when it is painted.

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
    /// Who is heard by whom.
    Lines,
    /// Parts of the purchase against people.
    Coverage,
}

/// Whether to see more or less of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// Less, closer.
    In,
    /// More.
    Out,
}

/// The open map.
#[derive(Debug, Clone)]
pub struct Map {
    /// Which view.
    pub view: View,
    /// How many lines away from the selected person the graph goes; nothing for everybody.
    pub depth: Option<u32>,
    /// The row of the coverage table, of those who have two parts.
    pub row: usize,
    /// What is drawn; nothing before it was worked out.
    pub drawn: Option<Arc<Drawn>>,
}

/// A person as every view shows them.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The person.
    pub person: Arc<Stakeholder>,
    /// The verdict that the list of people shows.
    pub verdict: Verdict,
    /// Their place among the short names.
    place: usize,
}

/// What the views draw, and from what it was worked out.
#[derive(Debug, Clone)]
pub struct Drawn {
    deal: Arc<Deal>,
    assessor: String,
    today: Date,
    /// Around whom the graph lies, and how far it goes.
    around: (Option<StakeholderId>, Option<u32>),
    /// The people by id; none who have left.
    pub people: BTreeMap<StakeholderId, Seen>,
    /// What they are called where there is little room.
    short: ShortNames,
    /// The ways of our view.
    pub reach: Reach,
    /// The field.
    pub field: Field,
    /// The graph.
    pub graph: Graph,
    /// The coverage table.
    pub coverage: Coverage,
}

/// From so many people on, the graph begins with those around the selected one.
const CROWD: usize = 60;
/// How far it goes then.
const NEAR: u32 = 2;
/// The farthest before everybody.
const FAR: u32 = 4;

impl View {
    /// All views in the order of their turn.
    pub const ALL: [Self; 3] = [Self::Field, Self::Lines, Self::Coverage];

    /// The view so many further, round and round.
    #[must_use]
    pub const fn turn(self, by: usize) -> Self {
        Self::ALL[(self as usize + by) % Self::ALL.len()]
    }

    /// What it shows, for its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Field => "Willing to buy, to advocate",
            Self::Lines => "Who is heard by whom",
            Self::Coverage => "Who covers which part",
        }
    }
}

impl Drawn {
    /// What somebody is called in so many columns; nobody else on the map is called so.
    #[must_use]
    pub fn name(&self, id: StakeholderId, columns: usize) -> String {
        self.people.get(&id).map_or_else(String::new, |seen| self.short.get(seen.place, columns))
    }

    /// Whom an arrow key leads to in a view, and their row of the table.
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

    /// Whoever a key finds first where nobody on the map is selected.
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
    /// The open map with what it draws, wherever it lies among the overlays.
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
            let view = if self.is_in_room() { View::Lines } else { View::Field };
            self.overlays.push(Overlay::Map(Box::new(Map { view, depth: None, row: 0, drawn: None })));
            self.refresh_map();
            let crowd = self.map().is_some_and(|(_, drawn)| drawn.graph.drawing.nodes.len() > CROWD);
            if let Some(map) = self.map_mut().filter(|_| crowd) {
                map.depth = Some(NEAR);
            }
        }
    }

    pub(in crate::app) fn turn_map(&mut self, by: usize) {
        let in_room = self.is_in_room();
        if let Some(map) = self.map_mut() {
            map.view = map.view.turn(by);
            // Who stands where is a judgement.
            if in_room && map.view == View::Field {
                map.view = map.view.turn(by);
            }
        }
    }

    /// Shows the next view where others may not see who stands where.
    pub(in crate::app) fn leave_field(&mut self) {
        if let Some(map) = self.map_mut().filter(|map| map.view == View::Field) {
            map.view = View::Lines;
        }
    }

    /// Closes the map, on the selected person.
    pub(in crate::app) fn land(&mut self) {
        self.close_overlay();
        self.show_pane(Pane::People);
    }

    /// Moves over the map, as far as there is anybody that way.
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
            // The graph around somebody moves with them.
            self.refresh_map();
        }
    }

    /// Shows more around the selected person, or less.
    pub(in crate::app) fn zoom_map(&mut self, zoom: Zoom) {
        let Some(map) = self.map_mut() else { return };
        map.depth = match (map.depth, zoom) {
            (None, Zoom::In) => Some(NEAR),
            (Some(depth), Zoom::In) => Some(depth.saturating_sub(1).max(1)),
            (Some(FAR) | None, Zoom::Out) => None,
            (Some(depth), Zoom::Out) => Some(depth + 1),
        };
    }

    /// Puts the cursor of the deal's list on a person; a filter that hides them goes.
    pub(in crate::app) fn select_person(&mut self, id: StakeholderId) {
        let Some(open) = self.deal.as_mut() else { return };
        let deal = Arc::clone(&open.deal);
        open.people.select(&deal, id);
        if open.selected().is_none_or(|person| person.id != id) {
            open.people.filter.clear();
            open.people.arrange(&deal, Some(id));
        }
        open.profile.follow(Some(id));
    }

    /// The verdict that the list of people shows: the assessor's, or the owner's where the assessor has not answered.
    fn shown_verdict(&self, assessor: &str, owner: &str, person: &Stakeholder) -> Verdict {
        let answered = person.observations.iter().any(|one| one.by == assessor);
        judge(&self.playbook.model, &person.answers(if answered { assessor } else { owner }))
    }

    /// Works out anew what the map draws, where something it depends on is another.
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
        // While others look, what they may see.
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
                let seen = |(place, person): (usize, &Arc<Stakeholder>)| {
                    (person.id, Seen { person: Arc::clone(person), verdict: verdict(person), place })
                };
                let people = here.into_iter().enumerate().map(seen).collect();
                let (mut field, coverage) = (Field::of(&deal, &reach), Coverage::of(&deal, &reach));
                if let Some(past) = open.past.as_ref().filter(|_| !self.is_in_room()) {
                    field.look_ahead(|id| past.now_of(id).map(AsRef::as_ref));
                }
                let graph = Graph::of(&reach, around.0, around.1);
                Some(Drawn { deal, assessor, today, around, people, short, reach, field, graph, coverage })
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
