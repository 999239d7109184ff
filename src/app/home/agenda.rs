//! Today on Home: which matter is shown, doing it, and going on to the next one.
//!
//! It is picked when the deals change, never while painting.

use crate::app::errand::Then;
use crate::app::msg::Listed;
use crate::app::overlays::Overlay;
use crate::app::overlays::due::DueList;
use crate::app::{App, Screen};
use crate::domain::judge::agenda::{Matter, Picked, Rank, Source, pick};
use crate::domain::judge::due::DueKind;
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::privacy::Datum;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::export::words::count;

/// The state of Today.
#[derive(Debug, Clone, Default)]
pub struct Agenda {
    /// The matter passed over last: the one shown comes after it.
    passed: Option<Rank>,
    /// What the pick was made from.
    of: Option<Basis>,
    /// The matter shown: its deal's row and its position there.
    picked: Option<Picked<(usize, usize)>>,
    /// The number of deals that can't be read, of which it is not known what there is to do.
    unread: usize,
    /// The alerts that are snoozed, as [`App::snoozed_words`] says them.
    snoozed: String,
}

/// Everything a pick depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Basis {
    revision: u64,
    passed: Option<Rank>,
    is_blind: bool,
    hides_needs: bool,
}

/// The matter shown.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a> {
    /// Its deal.
    pub row: &'a Listed,
    /// What to do.
    pub matter: &'a Matter,
    /// Its number among all.
    pub number: usize,
    /// The number of all.
    pub count: usize,
}

impl Agenda {
    /// Forgets what was passed over, as on a new day.
    pub(in crate::app) const fn begin_again(&mut self) {
        self.passed = None;
    }

    pub(in crate::app) const fn forget(&mut self) {
        self.of = None;
    }
}

impl App {
    /// Picks the matter to show again, if anything it depends on changed.
    pub(in crate::app) fn keep_agenda(&mut self) {
        let (passed, hides_needs) = (self.home.agenda.passed, self.home.seen.hides_needs());
        let of = Some(Basis { revision: self.home.revision, passed, is_blind: self.is_blind(), hides_needs });
        if self.screen != Screen::Home || self.home.agenda.of == of {
            return;
        }
        // What is to do is a judgment on people, and before all deals are read another one may come first.
        let picked = if hides_needs || !self.home.complete { None } else { pick(self.ranked(), passed) };
        let unread = self.home.rows.iter().filter(|row| row.summary.is_err()).count();
        let snoozed = self.snoozed_words();
        self.home.agenda = Agenda { passed, of, picked, unread, snoozed };
    }

    /// Returns how many alerts are snoozed and in which deals, as when the matter was picked; empty if none is.
    #[must_use]
    pub fn snoozed_today(&self) -> &str {
        &self.home.agenda.snoozed
    }

    /// Returns how many alerts are snoozed, in which deals, and how to see them; empty if none is. They are judgments on
    /// people.
    pub(in crate::app) fn snoozed_words(&self) -> String {
        if !self.shows(Datum::Alerts) {
            return String::new();
        }
        let shown = self.home.rows.iter().filter(|row| !self.hides_row(row));
        let deals =
            shown.filter_map(|row| Some((row, row.summary.as_ref().ok()?.snoozed))).filter(|(_, many)| *many > 0);
        let (mut many, mut deals_with, mut first) = (0, 0, None);
        for (row, snoozed) in deals {
            many += snoozed;
            deals_with += 1;
            first = first.or(Some(row));
        }
        let alerts = count(many, "alert is", "alerts are");
        match (deals_with, first) {
            (1, Some(row)) => format!("{alerts} snoozed in {}: open it and press !", self.home.name(row)),
            (2.., Some(row)) => {
                let others = count(deals_with - 1, "other deal", "other deals");
                format!("{alerts} snoozed in {} and {others}: ! in a deal lists them", self.home.name(row))
            }
            _ => String::new(),
        }
    }

    /// Returns the number of deals that can't be read.
    #[must_use]
    pub const fn unread_deals(&self) -> usize {
        self.home.agenda.unread
    }

    /// Returns everything there is to do in the listed deals, each with its rank among all.
    fn ranked(&self) -> impl Iterator<Item = ((usize, usize), Rank)> {
        let open = self.home.rows.iter().enumerate().filter(|(_, row)| !self.hides_row(row));
        let deals = open.filter_map(|(at, row)| Some((at, row.summary.as_ref().ok()?)));
        deals.flat_map(|(at, deal)| {
            let all = deal.matters.iter().enumerate();
            all.map(move |(index, one)| ((at, index), one.rank(deal.id, deal.sample, deal.amount, index)))
        })
    }

    /// Returns what to do now over all deals; nothing where there is nothing, or not everything is read yet.
    #[must_use]
    pub fn today_shown(&self) -> Option<Today<'_>> {
        let picked = self.home.agenda.picked.filter(|_| !self.home.seen.hides_needs())?;
        let row = self.home.rows.get(picked.at.0)?;
        let matter = row.summary.as_ref().ok()?.matters.get(picked.at.1)?;
        Some(Today { row, matter, number: picked.number, count: picked.count })
    }

    pub(in crate::app) fn needs_agenda(&self) -> Option<String> {
        let why = match (self.today_shown(), self.home.complete) {
            (Some(_), _) => return None,
            (None, false) => "Still reading your deals",
            (None, true) => "There's nothing to do today",
        };
        Some(why.to_owned())
    }

    /// Opens what the matter is about: the person, with the form or the list in which it is done.
    pub(in crate::app) fn do_today(&mut self) {
        let Some(Today { row, matter, .. }) = self.today_shown() else { return };
        let (path, source, person) = (row.path.clone(), matter.source, matter.person);
        self.open_then(path, Then::Attend(source, person));
    }

    /// Goes on to the next matter; after the last, to the first again.
    pub(in crate::app) fn pass_today(&mut self) {
        let Some(picked) = self.home.agenda.picked else { return };
        let is_last = picked.number == picked.count;
        self.home.agenda.passed = (!is_last).then_some(picked.rank);
        if is_last {
            self.note(if picked.count == 1 {
                "That's everything for today"
            } else {
                "That was the last one. Back to the first"
            });
        }
    }

    /// Shows where a matter of the open deal is dealt with.
    pub(in crate::app) fn attend(&mut self, source: Source, person: Option<StakeholderId>) {
        self.close_all();
        match (source, person) {
            (Source::Alert(kind, spot), None) => {
                self.go_to(kind, spot, None);
                self.tell_what_to_do(kind);
            }
            (Source::Alert(kind, spot), Some(_)) => self.go_to(kind, spot, person),
            (Source::Due(DueKind::Task, _), Some(person)) => self.do_there(Then::Judge(person)),
            (Source::Due(DueKind::Plan, _), _) => self.go_to(AlertKind::BlockerOverdue, Spot::Plan, person),
            (Source::Due(DueKind::Action | DueKind::Task, id), _) => {
                if let Some(person) = person {
                    self.go_to_person(person);
                }
                self.show_due_at(id);
            }
        }
    }

    /// Says what to do about an alert where nothing has opened in which it is done.
    pub(in crate::app) fn tell_what_to_do(&mut self, kind: AlertKind) {
        let todo = self.playbook.alert(kind).map(|text| text.todo.replace("{who}", "them"));
        if let Some(todo) = todo.filter(|_| self.overlays.is_empty()) {
            self.note(todo);
        }
    }

    /// Opens the list of what is due in the open deal, on one of its items.
    fn show_due_at(&mut self, id: Option<RecordId>) {
        let cursor = self.due().iter().position(|one| one.id == id).unwrap_or(0);
        self.overlays.push(Overlay::Due(DueList { cursor }));
    }
}
