//! The checks whether a command can run now, each with a reason if it can't. A key that does nothing says why.

mod in_review;

use super::command::{Change, Command, Scope};
use super::msg::Listed;
use super::open_deal::SaveState;
use super::overlays::Overlay;
use super::{App, Screen};
use crate::domain::judge::verdict::GroupWord;
use crate::domain::privacy::Datum;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::tell::Tell;

/// The reason on Home where no deal may be known.
const NOT_LISTED: &str = "The list of deals is hidden · : opens one by its whole name";
const NO_COPY: &str = "This deal has no conflict copy";

/// The number of people below which most of the buying group is still missing.
const FEW: usize = 3;

impl App {
    /// Returns whether to hint at a command: it can run, and does here what its hint says.
    #[must_use]
    pub fn is_worth_a_hint(&self, command: Command) -> bool {
        let spec = command.spec();
        // Most commands: they have no hint anywhere.
        if spec.hint.is_empty() && spec.hint_here.is_none() {
            return false;
        }
        let in_portfolio = matches!(self.overlays.last(), Some(Overlay::Portfolio(_)));
        let is_vain = !(spec.is_hinted)(self) || (in_portfolio && !spec.is_hinted_in_portfolio);
        // While another window has the deal, nothing that begins here could be saved.
        let is_followed = self.deal.as_ref().is_some_and(|open| matches!(open.save, SaveState::Following(_)));
        let is_refused = spec.change == Change::Begins && self.screen == Screen::Deal && is_followed;
        !is_vain && !is_refused && !self.hint(command).is_empty() && self.blocked(command).is_none()
    }

    /// Returns whether the deal on the screen has so few people that adding one comes first.
    #[must_use]
    pub fn lacks_people(&self) -> bool {
        self.screen == Screen::Deal && self.deal.as_ref().is_some_and(|open| open.shown().stakeholders.len() < FEW)
    }

    /// Returns the words for the hint line: what the command does here.
    #[must_use]
    pub fn hint(&self, command: Command) -> &'static str {
        let spec = command.spec();
        spec.hint_here.map_or(spec.hint, |hint| hint(self))
    }

    /// Returns the reason why a command cannot run now; nothing if it can.
    #[must_use]
    pub fn blocked(&self, command: Command) -> Option<String> {
        let spec = command.spec();
        let changes = match spec.change {
            Change::None => false,
            Change::Begins => self.past().is_some(),
            Change::Makes => true,
        };
        self.kept_from(spec)
            .or_else(|| if changes { self.unchangeable() } else { None })
            .or_else(|| self.closed_in_privacy(spec))
            .or_else(|| spec.guards.iter().find_map(|guard| guard(self)))
    }

    pub(super) fn undo_blocked(&self) -> Option<String> {
        let can = if self.undoes_in_deal() {
            self.undoable().is_some()
        } else {
            !self.home.trashed.is_empty() || !self.home.restored.is_empty()
        };
        (!can).then(|| {
            let since = || {
                if self.is_blind() {
                    "Nothing to undo since blind mode started".to_owned()
                } else {
                    self.nothing_to_undo()
                }
            };
            self.unchangeable().unwrap_or_else(since)
        })
    }

    /// Says that there is nothing to undo; on Home, also what can be undone there and where the rest is undone.
    fn nothing_to_undo(&self) -> String {
        let left = self.deal.as_ref().filter(|_| self.undoable().is_some());
        match (self.screen, left) {
            (Screen::Deal | Screen::Follow, _) => "Nothing to undo".to_owned(),
            (Screen::Home, Some(open)) => {
                format!("Nothing to undo on Home · in “{}”, u takes back your last change", open.deal.name)
            }
            (Screen::Home, None) => "Nothing to undo on Home: no deal was moved to the trash or the archive".to_owned(),
        }
    }

    /// Returns the reason why the deal on the screen cannot be changed, if there is one.
    pub(super) fn unchangeable(&self) -> Option<String> {
        let reason = self.read_only().filter(|_| self.screen == Screen::Deal)?;
        Some(format!("Not changed: {reason}"))
    }

    pub(super) fn redo_blocked(&self) -> Option<String> {
        let can = if self.undoes_in_deal() { self.redoable().is_some() } else { !self.home.brought_back.is_empty() };
        (!can).then(|| self.unchangeable().unwrap_or_else(|| "Nothing to redo".to_owned()))
    }

    /// Requires the list of due tasks to be on top and not empty.
    pub(super) fn needs_due(&self) -> Option<String> {
        match self.worked_on() {
            Some(Overlay::Due(_)) if self.due().is_empty() => Some("Nothing's due".to_owned()),
            Some(Overlay::Due(_)) => None,
            Some(Overlay::AllDue(_)) if self.all_due_is_empty() == Some(true) => Some("Nothing's due".to_owned()),
            Some(Overlay::AllDue(_)) => None,
            _ => Some("Press d first to open what's due".to_owned()),
        }
    }

    pub(super) fn needs_fields(&self) -> Option<String> {
        let one = matches!(self.worked_on(), Some(Overlay::Form(form)) if form.fields.len() < 2);
        one.then(|| "This form has only one field".to_owned())
    }

    pub(super) fn needs_fields_or_lines(&self) -> Option<String> {
        self.needs_fields().filter(|_| self.needs_lines().is_some())
    }

    /// Refuses changes to tasks of other deals: those are changed in their own deal.
    pub(super) fn lies_in_its_deal(&self) -> Option<String> {
        self.all_due_is_empty().map(|_| "You can change this in its deal. Enter opens it".to_owned())
    }

    pub(super) fn needs_deal(&self) -> Option<String> {
        (self.screen != Screen::Deal || self.deal.is_none()).then(|| "Open a deal first".to_owned())
    }

    pub(super) fn needs_somebody(&self) -> Option<String> {
        self.needs_deal().or_else(|| {
            let nobody = self.deal.as_ref().is_none_or(|open| open.deal.stakeholders.is_empty());
            nobody.then(|| "Nobody here yet. Press a to add a person".to_owned())
        })
    }

    pub(super) fn needs_person(&self) -> Option<String> {
        self.needs_deal().or_else(|| {
            let open = self.deal.as_ref().filter(|open| open.selected().is_none())?;
            let is_filtered = open.people.filter.is_on() && !open.deal.stakeholders.is_empty();
            let next = if is_filtered {
                "Nobody matches the filter. Esc clears it"
            } else {
                "Nobody selected. Press a to add a person"
            };
            Some(next.to_owned())
        })
    }

    /// Refuses to start the questions again, which would forget those that were put off.
    pub(super) fn questions_are_open(&self) -> Option<String> {
        let here = self.scopes_below().first() == Some(&Scope::Questions);
        (here && self.question().is_some())
            .then(|| "The questions are already open. Press - to skip one, q to close them".to_owned())
    }

    /// Refuses where the selected entry stands for a role that nobody is identified for: nobody can have been seen.
    pub(super) fn needs_identified(&self) -> Option<String> {
        let person = self.deal.as_ref()?.selected().filter(|person| person.is_placeholder())?;
        Some(format!("First find out who it is. Then e changes “{}” and the status", self.called(person)))
    }

    pub(super) fn needs_question(&self) -> Option<String> {
        let is_through = self.deal.as_ref().is_some_and(|open| open.profile.session.is_some());
        let why = if is_through {
            "That was the last question · ← goes back to it, Esc closes"
        } else {
            "No question is open. Press t for the trait questions"
        };
        self.question().is_none().then(|| why.to_owned())
    }

    pub(super) fn needs_answer(&self) -> Option<String> {
        let answered = self.question().is_some_and(|(person, item)| self.observation_of(person, item).is_some());
        (!answered).then(|| "You haven't answered this question yet".to_owned())
    }

    pub(super) fn needs_session(&self) -> Option<String> {
        let is_open = self.deal.as_ref().is_some_and(|open| open.profile.session.is_some());
        (!is_open).then(|| "No question is open. Press t for the trait questions".to_owned())
    }

    pub(super) fn needs_screening(&self) -> Option<String> {
        self.screening().is_none().then(|| "No screening is open. Press s to start one".to_owned())
    }

    pub(super) fn needs_task(&self) -> Option<String> {
        let out = matches!(self.screening(), Some((_, person, Some(Tell::Task))) if person.open_task().is_some());
        (!out).then(|| "No open task on this step. On the task step, Enter gives one".to_owned())
    }

    pub(super) fn needs_map(&self) -> Option<String> {
        self.map().is_none().then(|| "The map isn't open. Press m".to_owned())
    }

    pub(super) fn needs_alert(&self) -> Option<String> {
        self.selected_alert().is_none().then(|| "No alert selected".to_owned())
    }

    pub(super) fn needs_minutes(&self) -> Option<String> {
        self.minutes_shown().is_none().then(|| "No minutes are open. Press r for past reviews".to_owned())
    }

    pub(super) fn needs_blind(&self) -> Option<String> {
        (!self.is_blind()).then(|| "Blind mode isn't on".to_owned())
    }

    pub(super) fn needs_conflict(&self) -> Option<String> {
        let none = self.deal.as_ref().is_none_or(|open| open.shown().conflicts.is_empty());
        none.then(|| "No conflicts to resolve".to_owned())
    }

    pub(super) fn needs_copy(&self) -> Option<String> {
        let none = self.deal.as_ref().is_none_or(|open| open.copies.is_empty());
        none.then(|| NO_COPY.to_owned())
    }

    pub(super) fn needs_others(&self) -> Option<String> {
        let alone = self.deal.as_ref().is_none_or(|open| open.deal.stakeholders.len() < 2);
        alone.then(|| "There's nobody to merge them with".to_owned())
    }

    pub(super) fn needs_other_deal(&self) -> Option<String> {
        let here = self.deal.as_ref().and_then(|open| open.at.as_ref()).map(|at| &at.path);
        let alone = !self.home.rows.iter().any(|row| Some(&row.path) != here);
        alone.then(|| "There's no other deal".to_owned())
    }

    /// Requires a Mobilizer, since coaching is for Mobilizers (M6). Anybody else is coached only if somebody labeled
    /// them a Mobilizer or the coaching has already begun.
    pub(super) fn needs_mobilizer(&self) -> Option<String> {
        let open = self.deal.as_ref()?;
        let person = open.selected()?;
        if person.has_left() {
            return Some(format!("{} left the company, so there's nobody to coach", self.called(person)));
        }
        let (group, _) = self
            .verdict(person)
            .group
            .filter(|(group, word)| *group != ProfileGroup::Mobilizer && *word == GroupWord::Likely)?;
        let is_labelled = person.labels.iter().any(|label| label.group() == Some(ProfileGroup::Mobilizer));
        (!is_labelled && open.deal.track(person.id).is_none()).then(|| {
            format!(
                "{} looks like a {}; coaching is for Mobilizers · C sets your label",
                self.called(person),
                group.name()
            )
        })
    }

    /// Refuses a task for a likely Talker, who is of use for access; one that is out can still be judged.
    pub(super) fn needs_no_talker(&self) -> Option<String> {
        let person = self.deal.as_ref()?.selected()?;
        if person.open_task().is_some() || person.delivered_unseen() || !self.reads_as_talker(person) {
            return None;
        }
        Some(format!("{} · C sets your label", self.access_words(person)))
    }

    pub(super) fn needs_coached(&self) -> Option<String> {
        self.needs_deal().or_else(|| self.hidden_by_blind()).or_else(|| {
            let nobody = self.deal.as_ref().is_none_or(|open| open.coached().is_none());
            nobody.then(|| {
                let refused = self.needs_mobilizer();
                refused
                    .unwrap_or_else(|| "Nobody is being coached yet. Press c to coach the selected person".to_owned())
            })
        })
    }

    /// Refuses changes to a deal in the trash or the archive.
    pub(super) fn is_shelved(&self) -> Option<String> {
        self.shelf_here().map(|shelf| format!("This deal is in the {}. Press z to bring it back first", shelf.words()))
    }

    /// Says why no deal on Home is selected. A deal that was just added may be open and not listed yet.
    pub(super) fn no_deal(&self) -> String {
        match self.screen {
            Screen::Home if !self.shows(Datum::OtherDeals) => NOT_LISTED.to_owned(),
            Screen::Home => "No deals yet. Press a to add one".to_owned(),
            Screen::Deal | Screen::Follow => "This works on Home. q goes there".to_owned(),
        }
    }

    pub(super) fn needs_listed_deal(&self) -> Option<String> {
        let why = || match self.home.shelf() {
            Some(shelf) => format!("No deal is selected in the {}", shelf.words()),
            None => self.no_deal(),
        };
        self.home.selected().is_none().then(why)
    }

    pub(super) fn needs_listed_copy(&self) -> Option<String> {
        let none = self.home.selected().is_none_or(|row| self.home.copies_of(&row.path).is_empty());
        none.then(|| NO_COPY.to_owned())
    }

    /// Returns whether the deal under the cursor is unreadable and has an earlier state to restore.
    pub(super) fn is_restorable_here(&self) -> bool {
        self.home.selected().is_some_and(Listed::is_restorable)
    }

    pub(super) fn needs_readable_deal(&self) -> Option<String> {
        match self.home.selected() {
            None => Some(self.no_deal()),
            Some(row) => row.summary.as_ref().err().map(|failure| format!("{} · {}", failure.what, failure.hint)),
        }
    }
}
