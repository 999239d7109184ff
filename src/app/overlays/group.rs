//! The view of the group as a whole: what it agrees on, how each person sees it, how it learns together, and its
//! purchase stage.
//!
//! It has four parts, each a list with its own cursor; in the first, the cursor also has a column. The lists are read
//! from the deal each time, so that nothing here can be out of date.

mod about;

use super::Overlay;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::judge::agreed::members;
use crate::domain::method::group_texts::{GroupMark, PurchaseStage};
use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::Datum;
use crate::domain::record::concern::Concern;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{AGREEMENTS, Topic};

/// A part of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Section {
    /// Problem, solution, supplier: each person alone, and the group together.
    #[default]
    Agreement,
    /// Concerns, disconnects, mental models.
    Minds,
    /// Collective Learning and the workshop.
    Learning,
    /// Purchase stage, cost of inaction, size.
    Purchase,
}

/// A direction in which the cursor moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// The state of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GroupView {
    /// The part that is shown.
    pub section: Section,
    /// The column under the cursor: an index into [`AGREEMENTS`].
    pub column: usize,
    /// The row under the cursor in each part.
    rows: [usize; Section::ALL.len()],
}

/// A spot that the cursor can be on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spot<'a> {
    /// A person's position on a topic.
    Cell(&'a Stakeholder, Topic),
    /// The group's joint position on a topic.
    Joint(Topic),
    /// A concern or a disconnect.
    Concern(&'a Concern),
    /// The placeholder for an empty list of concerns.
    NoConcern,
    /// A person's view of their work.
    Mind(&'a Stakeholder),
    /// Something the group can be seen to do.
    Mark(&'a GroupMark),
    /// A stage of the purchase, with its index.
    Stage(usize, &'a PurchaseStage),
    /// The cost of inaction.
    Cost,
    /// The number of people who take part.
    Size,
}

impl Section {
    /// All parts in order.
    pub const ALL: [Self; 4] = [Self::Agreement, Self::Minds, Self::Learning, Self::Purchase];

    /// Returns its title on the screen.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Agreement => "Agreement",
            Self::Minds => "Disconnects",
            Self::Learning => "Learning",
            Self::Purchase => "Purchase",
        }
    }
}

impl GroupView {
    /// Returns the topic of the column under the cursor.
    #[must_use]
    pub fn topic(&self) -> Topic {
        AGREEMENTS[self.column.min(AGREEMENTS.len() - 1)]
    }

    /// Returns the row under the cursor in the part that is shown.
    #[must_use]
    pub const fn row(&self) -> usize {
        self.rows[self.section as usize]
    }

    pub(in crate::app) const fn go_to(&mut self, row: usize) {
        self.rows[self.section as usize] = row;
    }

    fn turn(&mut self, by: usize) {
        self.section = Section::ALL[(self.section as usize + by) % Section::ALL.len()];
    }
}

/// Returns everything the cursor can be on in a part, from top to bottom; in the first part, that of one column.
#[must_use]
pub fn spots<'a>(deal: &'a Deal, playbook: &'a Playbook, view: &GroupView) -> Vec<Spot<'a>> {
    let texts = &playbook.group;
    match view.section {
        Section::Agreement => {
            let topic = view.topic();
            members(deal).map(|person| Spot::Cell(person, topic)).chain([Spot::Joint(topic)]).collect()
        }
        Section::Minds => {
            let none = deal.concerns.is_empty().then_some(Spot::NoConcern);
            // Open concerns come first.
            let (settled, open): (Vec<&Concern>, Vec<&Concern>) =
                deal.concerns.iter().partition(|one| one.is_settled());
            let concerns = open.into_iter().chain(settled).map(Spot::Concern);
            concerns.chain(none).chain(members(deal).map(|person| Spot::Mind(person))).collect()
        }
        Section::Learning => texts
            .learning
            .iter()
            .chain(&texts.converging)
            .chain(&texts.before)
            .chain(&texts.workshop)
            .map(Spot::Mark)
            .collect(),
        Section::Purchase => {
            let is_shown = |stage: &PurchaseStage| stage.signals.iter().any(|one| deal.marked(&one.id).is_some());
            let later = texts.has_selected(&deal.stage) || texts.later.iter().any(is_shown);
            let shown = texts.stages.len() + if later { texts.later.len() } else { 0 };
            let stages = texts.all_stages().take(shown).enumerate().flat_map(|(index, stage)| {
                std::iter::once(Spot::Stage(index, stage)).chain(stage.signals.iter().map(Spot::Mark))
            });
            stages.chain([Spot::Cost, Spot::Size]).collect()
        }
    }
}

impl Layer for GroupView {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Group, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        let (Some(open), Some(Overlay::Group(view))) = (app.deal.as_ref(), app.overlays.last_mut()) else { return };
        let count = spots(&open.deal, &app.playbook, view).len();
        view.go_to(moved(view.row().min(count.saturating_sub(1)), by, count));
    }

    fn over_past(&self) -> bool {
        true
    }

    fn closes_with_deal(&self) -> bool {
        true
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Judgments)
    }

    fn covers(&self) -> bool {
        true
    }
}

impl App {
    /// Opens the view of the group at one of its parts.
    pub(in crate::app) fn open_group(&mut self, section: Section) {
        let mut view = GroupView::default();
        if let Some(open) = self.deal.as_ref() {
            let selected = open.selected().map(|person| person.id);
            view.go_to(members(&open.deal).position(|person| Some(person.id) == selected).unwrap_or(0));
            // The purchase part opens at the group's present stage.
            let here = self.playbook.group.stage(&open.deal.stage).unwrap_or(0);
            let above = self.playbook.group.all_stages().take(here).map(|stage| stage.signals.len() + 1);
            view.rows[Section::Purchase as usize] = above.sum();
        }
        view.section = section;
        self.overlays.push(Overlay::Group(view));
    }

    /// Returns the view of the group nearest to the top, if it is open.
    #[must_use]
    pub fn group_view(&self) -> Option<&GroupView> {
        nearest!(self, Group)
    }

    /// Returns what the cursor of the view is on.
    #[must_use]
    pub fn group_spot(&self) -> Option<Spot<'_>> {
        let (open, view) = (self.deal.as_ref()?, self.group_view()?);
        let all = spots(&open.deal, &self.playbook, view);
        all.get(view.row().min(all.len().saturating_sub(1))).copied()
    }

    /// Returns the person under the cursor of the view.
    pub(in crate::app) fn group_person(&self) -> Option<StakeholderId> {
        match self.group_spot()? {
            Spot::Cell(person, _) | Spot::Mind(person) => Some(person.id),
            Spot::Joint(_)
            | Spot::Concern(_)
            | Spot::NoConcern
            | Spot::Mark(_)
            | Spot::Stage(..)
            | Spot::Cost
            | Spot::Size => None,
        }
    }

    pub(in crate::app) fn turn_section(&mut self, by: usize) {
        if let Some(Overlay::Group(view)) = self.overlays.last_mut() {
            view.turn(by);
        }
    }

    /// Moves by a column; beyond the last one, or in parts without columns, moves to the part on that side.
    pub(in crate::app) fn move_in_group(&mut self, side: Side) {
        let Some(Overlay::Group(view)) = self.overlays.last_mut() else { return };
        let inside = view.section == Section::Agreement;
        match side {
            Side::Left if inside && view.column > 0 => view.column -= 1,
            Side::Right if inside && view.column + 1 < AGREEMENTS.len() => view.column += 1,
            Side::Left => view.turn(Section::ALL.len() - 1),
            Side::Right => view.turn(1),
        }
    }

    /// Moves the cursor to a column of the table.
    pub(in crate::app) fn go_to_column(&mut self, column: usize) {
        if let Some(Overlay::Group(view)) = self.overlays.last_mut() {
            view.column = column.min(AGREEMENTS.len() - 1);
        }
    }
}
