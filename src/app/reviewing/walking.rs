//! Moving through a review: by person and by part, the cursor, and where Enter leads.

use crate::app::App;
use crate::app::list::moved;
use crate::app::overlays::Overlay;
use crate::app::overlays::review::rows::{Row, Target};
use crate::app::overlays::review::{Part, ReviewScreen, Reviewing, Way};
use crate::app::panes::Pane;
use crate::domain::judge::who_matters::who_matters;
use crate::domain::record::id::StakeholderId;

impl App {
    /// Returns the user's place in the review under way, if any.
    #[must_use]
    pub fn walk(&self) -> Option<&Reviewing> {
        self.deal.as_ref()?.reviewing.as_ref()
    }

    pub(in crate::app) fn walk_mut(&mut self) -> Option<&mut Reviewing> {
        self.deal.as_mut()?.reviewing.as_mut()
    }

    /// Returns whether anything comes after this place: another deal, or another part.
    pub(in crate::app) fn has_more_review(&self) -> bool {
        match self.walk() {
            Some(walk) if !self.in_portfolio() => walk.part.index() + 1 < Part::ALL.len(),
            _ => true,
        }
    }

    /// Goes forward or back: by a person in the part about people, otherwise by a part.
    pub(in crate::app) fn walk_by(&mut self, way: Way) {
        let Some(walk) = self.walk() else { return };
        if walk.part == Part::People && self.turn_person(way) {
            return;
        }
        self.walk_part(way);
    }

    /// Goes a whole part forward or back.
    pub(in crate::app) fn walk_part(&mut self, way: Way) {
        let Some(walk) = self.walk() else { return };
        let index = walk.part.index();
        let next = match way {
            Way::On => Part::ALL.get(index + 1),
            Way::Back => index.checked_sub(1).and_then(|index| Part::ALL.get(index)),
        };
        match next {
            Some(next) => self.go_to_part(*next, way),
            None => self.note(match way {
                Way::On => "This is the last part. E ends the review",
                Way::Back => "This is the first part",
            }),
        }
    }

    /// Shows a part, reached in this direction.
    pub(super) fn go_to_part(&mut self, part: Part, way: Way) {
        let Some(walk) = self.walk_mut() else { return };
        walk.part = part;
        walk.listens = false;
        match part {
            Part::People => self.begin_people(way),
            Part::LastTime
            | Part::Changed
            | Part::NextStep
            | Part::Others
            | Part::Alerts
            | Part::Group
            | Part::Outcome => {
                // Who is reached by skipping is chosen too: the others are those who are not among them.
                self.choose_people();
                self.follow_row();
            }
        }
    }

    /// Moves the cursor of the current part.
    pub(in crate::app) fn move_in_review(&mut self, by: isize) {
        let count = self.as_seen().review_rows().len();
        if let Some(walk) = self.walk_mut() {
            walk.set_cursor(moved(walk.cursor(), by, count));
        }
        self.follow_row();
    }

    /// Selects the person whom the row under the cursor is about.
    fn follow_row(&mut self) {
        if let Some(id) = self.review_row().and_then(|row| row.about) {
            self.select_in_review(id);
        }
    }

    /// Selects a person, so that commands apply to them, and leaves the pane behind the review as it is.
    fn select_in_review(&mut self, id: StakeholderId) {
        let pane = self.deal.as_ref().map(|open| open.pane);
        self.go_to_person(id);
        if let (Some(open), Some(pane)) = (self.deal.as_mut(), pane) {
            open.pane = pane;
        }
    }

    /// Returns the row under the cursor.
    #[must_use]
    pub fn review_row(&self) -> Option<Row> {
        let cursor = self.walk()?.cursor();
        // The masked rows in privacy mode: keys mean what the user sees.
        let rows = self.as_seen().review_rows();
        rows.get(cursor.min(rows.len().checked_sub(1)?)).cloned()
    }

    /// Does what Enter does at the row under the cursor.
    pub(in crate::app) fn enter_in_review(&mut self) {
        let Some(row) = self.review_row() else { return };
        match row.target {
            Target::Nothing => {}
            Target::Question => self.answer_in_review(),
            Target::Hidden => self.write_in_hidden_part(),
            Target::Decision(id) => self.edit_action(id),
            Target::Fate(id) => self.open_fate(id),
            Target::DecideOn(key) => self.open_decision_on(&key),
            Target::Outcome(field) => self.open_outcome_at(field),
            Target::Page(id) => self.bring_in(id),
            Target::Run(command) => self.run(command),
            Target::Group(section) => self.open_group(section),
            Target::Person(id) => self.lead_away(|app| {
                app.go_to_person(id);
                app.show_pane(Pane::Profile);
            }),
            Target::Alert(kind, spot, whom) => self.lead_away(|app| app.go_to(kind, spot, whom)),
            Target::Coaching(id) => self.lead_away(|app| {
                app.go_to_person(id);
                if let Some(open) = app.deal.as_mut() {
                    open.show_coaching(&app.playbook.stages, Some(id));
                }
                app.show_pane(Pane::Coaching);
            }),
        }
    }

    /// Opens the form of a part that is hidden as a whole: its fields are masked, but take what is typed.
    fn write_in_hidden_part(&mut self) {
        let Some(walk) = self.walk() else { return };
        match walk.part {
            Part::LastTime => match self.next_unchecked() {
                Some(id) => self.open_fate(id),
                None => self.note("Nothing to write down here · → goes on"),
            },
            Part::NextStep | Part::People | Part::Group => self.answer_in_review(),
            Part::Alerts => self.open_decision(None),
            Part::Outcome => self.open_outcome_at(""),
            Part::Changed | Part::Others => {}
        }
    }

    /// Goes to where something is dealt with. What opens above the review closes into it; from a pane, Esc comes back.
    fn lead_away(&mut self, go: impl FnOnce(&mut Self)) {
        let above = self.overlays.len();
        go(self);
        if self.overlays.len() > above {
            return;
        }
        self.hide_review();
        let person = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id);
        self.comes_from(Overlay::Review(ReviewScreen), person);
        self.note("The review is still running · Esc returns to it");
    }

    /// Closes the review's screen; the review goes on.
    pub(in crate::app) fn leave_review(&mut self) {
        self.hide_review();
        self.note("The review is still running · r returns to it, then E ends it");
    }

    /// Takes the screen of the review away; the review itself goes on.
    pub(in crate::app) fn hide_review(&mut self) {
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Review(_)));
    }

    /// Closes the review if it no longer exists: it was undone, or removed elsewhere.
    pub(in crate::app) fn keep_in_review(&mut self) {
        if self.screen == crate::app::Screen::Follow {
            return;
        }
        // A review is about the present: a user who looked at the past from it returns to the present with it.
        if matches!(self.overlays.last(), Some(Overlay::Review(_))) {
            self.come_back();
        }
        let Some(open) = self.deal.as_mut() else {
            self.hide_review();
            return;
        };
        let Some(walk) = open.reviewing.as_mut() else {
            self.hide_review();
            return;
        };
        let present = open.past.as_ref().map_or(&open.deal, |past| &past.present);
        let is_there = present.review(walk.review).is_some_and(|review| review.is_open());
        if !is_there {
            open.leave_review();
            self.hide_review();
            return;
        }
        if walk.people.iter().any(|id| present.person(*id).is_none()) {
            walk.people.retain(|id| present.person(*id).is_some());
        }
        if walk.person.is_some_and(|id| present.person(id).is_none()) {
            walk.person = walk.people.first().copied();
        }
    }

    /// Keeps the cursor on a visible row. Returns whether it moved.
    pub(in crate::app) fn keep_on_row(&mut self) -> bool {
        let Some(cursor) = self.walk().map(Reviewing::cursor).filter(|cursor| *cursor > 0) else { return false };
        let last = self.as_seen().review_rows().len().saturating_sub(1);
        if let Some(walk) = self.walk_mut() {
            walk.set_cursor(cursor.min(last));
        }
        cursor > last
    }

    /// Chooses the people who matter now, once in a review: who gets a page must not change under the user. In a deal
    /// that had nobody, whoever was added since.
    pub(super) fn choose_people(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        if open.reviewing.as_ref().is_none_or(|walk| !walk.people.is_empty()) {
            return;
        }
        let people = who_matters(open.present(), self.alerts());
        if let Some(walk) = self.walk_mut() {
            walk.people = people;
        }
    }

    /// Goes to the next or previous person. Returns false if there is none.
    fn turn_person(&mut self, way: Way) -> bool {
        let Some(walk) = self.walk() else { return false };
        let Some(at) = walk.people.iter().position(|id| Some(*id) == walk.person) else { return false };
        let next = match way {
            Way::On => at.checked_add(1),
            Way::Back => at.checked_sub(1),
        };
        let Some(id) = next.and_then(|at| walk.people.get(at)).copied() else { return false };
        self.show_in_review(id);
        true
    }

    /// Shows the first person, or the last when coming back; a person shown before stays.
    fn begin_people(&mut self, way: Way) {
        self.choose_people();
        let Some(walk) = self.walk() else { return };
        let known = walk.person.filter(|id| walk.people.contains(id));
        let first = match way {
            Way::On => walk.people.first(),
            Way::Back => walk.people.last(),
        };
        if let Some(id) = known.or(first.copied()) {
            self.show_in_review(id);
        }
    }

    /// Gives somebody a page among those who matter now, and shows it.
    fn bring_in(&mut self, id: StakeholderId) {
        let Some(walk) = self.walk_mut() else { return };
        if !walk.people.contains(&id) {
            walk.people.push(id);
        }
        walk.part = Part::People;
        self.show_in_review(id);
    }

    /// Shows a person and selects them, so that commands apply to them.
    pub(super) fn show_in_review(&mut self, id: StakeholderId) {
        self.select_in_review(id);
        if let Some(walk) = self.walk_mut() {
            walk.person = Some(id);
            walk.seen.insert(id);
            walk.listens = false;
            walk.set_cursor(0);
        }
        self.pin_question(Some(id));
    }
}
