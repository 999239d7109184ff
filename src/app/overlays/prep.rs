//! Preparing a conversation: first who will be there, then a page with what to find out.

use super::Overlay;
use super::page::{Page, PageKind, Paragraph};
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::judge::due::{Due, due};
use crate::domain::judge::prep::{can_be_there, prep};
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::export::prep::{ENOUGH, KNOWN, PrepSheet, markdown, sheet};
use jiff::civil::Date;
use std::collections::HashMap;

/// The list of those who may be there.
#[derive(Debug, Clone)]
pub struct Prep {
    /// The people, those with something due first.
    pub rows: Vec<StakeholderId>,
    /// Those who will be there.
    pub there: Vec<StakeholderId>,
    /// The cursor's index in the list.
    pub cursor: usize,
}

impl Layer for Prep {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Attendees, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        if let Some(Overlay::Prep(prep)) = app.overlays.last_mut() {
            prep.cursor = moved(prep.cursor, by, prep.rows.len());
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Judgments)
    }

    fn closes_with_deal(&self) -> bool {
        true
    }
}

impl App {
    /// Opens the list of those who may be there, with the person under the cursor ticked. It keeps to the filter of the
    /// list of people.
    pub(in crate::app) fn open_prep(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let deal = open.shown();
        let today = self.today();
        let mut waits: HashMap<StakeholderId, Date> = HashMap::new();
        for one in due(deal) {
            for id in whose(&one) {
                // The earliest comes first.
                waits.entry(id).or_insert(one.on);
            }
        }
        let listed = (0..open.people.count()).filter_map(|at| open.people.at(deal, at));
        let mut rows: Vec<_> = listed.filter(|one| can_be_there(one)).map(|one| one.id).collect();
        // Stable, so that the others keep the order of the list.
        rows.sort_by_key(|id| match waits.get(id) {
            Some(on) if *on <= today => 0,
            Some(_) => 1,
            None => 2,
        });
        let selected = open.selected().map(|person| person.id);
        let cursor = rows.iter().position(|id| Some(*id) == selected);
        let there = cursor.and(selected).into_iter().collect();
        self.overlays.push(Overlay::Prep(Prep { rows, there, cursor: cursor.unwrap_or(0) }));
    }

    fn prep_list(&self) -> Option<&Prep> {
        nearest!(self, Prep)
    }

    /// Ticks the person under the cursor, or takes the tick away.
    pub(in crate::app) fn tick_attendee(&mut self) {
        let Some(Overlay::Prep(prep)) = self.overlays.last_mut() else { return };
        let Some(id) = prep.rows.get(prep.cursor).copied() else { return };
        match prep.there.iter().position(|one| *one == id) {
            Some(at) => {
                prep.there.remove(at);
            }
            None => prep.there.push(id),
        }
    }

    /// Requires somebody who will be there.
    pub(in crate::app) fn needs_attendee(&self) -> Option<String> {
        let none = self.prep_list().is_none_or(|prep| prep.there.is_empty());
        none.then(|| "Who will be there? Space adds the person under the cursor".to_owned())
    }

    /// Shows what to find out from those who will be there.
    pub(in crate::app) fn show_prep(&mut self) {
        self.open_page(PageKind::Prep);
    }

    /// Returns what to find out from those who will be there; nothing without a list of them.
    fn prep_sheet(&self) -> Option<PrepSheet> {
        let (prep_list, open) = (self.prep_list()?, self.deal.as_ref()?);
        let deal = self.deal_to_show()?;
        let (there, by, today) = (&prep_list.there, &open.assessor, self.today());
        let asks = prep(&self.playbook.model, &deal, there, by, self.alerts(), today);
        Some(sheet(&self.playbook, &deal, there, &asks, self.alerts(), (by, today)))
    }

    /// Returns the sheet as a page.
    pub(in crate::app) fn prep_page(&self) -> (String, Vec<Paragraph>) {
        let sheet = self.prep_sheet().unwrap_or_default();
        let names: Vec<&str> = sheet.people.iter().map(|(name, _)| name.as_str()).collect();
        let mut page = Vec::new();
        for (number, one) in (1..).zip(sheet.asks) {
            page.push(Paragraph::Heading(format!("{number} {}", one.who)));
            page.push(Paragraph::Text("Find out".to_owned(), one.question));
            page.extend(one.how.into_iter().map(|(label, text)| Paragraph::Text(label.to_owned(), text)));
        }
        if page.is_empty() {
            page.push(Paragraph::Text("Find out".to_owned(), ENOUGH.to_owned()));
        }
        for one in sheet.known {
            page.push(Paragraph::Heading(format!("{KNOWN}: {}", one.who)));
            page.extend(one.lines.into_iter().map(|(label, text)| Paragraph::Text(label.to_owned(), text)));
        }
        (names.join(", "), page)
    }

    /// Copies the sheet to the clipboard.
    pub(in crate::app) fn copy_prep(&mut self) {
        if let Some(sheet) = self.as_seen().prep_sheet() {
            self.copy(markdown(&sheet), "Copied, if your terminal supports it");
        }
    }

    /// Returns what is due of each person or by them, the earliest, in words: the day and the thing to be done.
    #[must_use]
    pub fn waiting(&self) -> HashMap<StakeholderId, String> {
        let mut waits = HashMap::new();
        for one in self.due() {
            for id in whose(&one) {
                waits.entry(id).or_insert_with(|| format!("{}: {}", dates::show(one.on, self.today()), one.what));
            }
        }
        waits
    }

    /// Goes back from the sheet to who will be there.
    pub(in crate::app) fn back_to_attendees(&mut self) {
        self.close_overlay();
    }

    /// Closes the sheet, and the list below it.
    pub(in crate::app) fn close_prep(&mut self) {
        self.overlays.retain(|one| !matches!(one, Overlay::Prep(_) | Overlay::Page(Page { kind: PageKind::Prep, .. })));
    }
}

/// Returns the people who are waited for or to be met by what is due.
fn whose(due: &Due) -> impl Iterator<Item = StakeholderId> + use<> {
    [due.person, due.doer].into_iter().flatten()
}
