//! People and deals beyond the open one, and the same human in several.

use super::App;
use super::Screen;
use super::overlays::Overlay;
use super::submit::same_names::in_words;
use crate::app::search::FinderKind;
use crate::app::search::{Choice, MOST, Match};
use crate::domain::judge::deal_index::{DealIndex, LeftElsewhere, Somebody};
use crate::domain::judge::summary::Summary;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use crate::domain::record::naming::Asked;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::{Text, Words, folded_alike};
use std::path::Path;
use std::sync::Arc;

/// In which other deals the selected person is, who left according to another deal, and for which state of things that was
/// found out.
#[derive(Debug, Clone, Default)]
pub(super) struct Elsewhere {
    of: Option<(DealId, StakeholderId, Option<RecordId>, u64)>,
    deals: Vec<Text>,
    /// The state of the deal, and of the list of deals, for which `left` was found out.
    left_in: Option<(Arc<Deal>, u64)>,
    /// Who of the open deal has left the company according to other deals.
    left: LeftElsewhere,
}

impl Elsewhere {
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

impl App {
    /// The deals on Home other than the open one, with what is in them.
    fn other_deals(&self) -> impl Iterator<Item = (&Path, &Summary, &DealIndex)> {
        let open = self.deal.as_ref().map(|open| open.deal.id);
        self.home.rows.iter().filter_map(move |row| {
            let summary = row.summary.as_ref().ok().filter(|deal| Some(deal.id) != open)?;
            Some((row.path.as_path(), summary, &row.inside))
        })
    }

    /// People and deals that match: first those of which a part of the name begins so, then the rest.
    pub(super) fn people_and_deals(&self, query: &str) -> (Vec<Match>, Vec<Match>) {
        let words = Words::new(query);
        let people = self.deal.as_ref().map_or(&[][..], |open| &open.deal.stakeholders);
        let begins = |person: &Stakeholder| words.begin_in(&person.name);
        let named = nearest(people, query, begins);
        let titled = nearest(people, query, |one| !begins(one) && words.found_in(&[&one.name, &one.title]));
        let person = |(at, label): (&usize, String)| (Choice::Person(people[*at].id), label, &people[*at]);
        let mut by_name: Vec<Match> = named
            .iter()
            .map(|at| (at, self.called(&people[*at]).to_string()))
            .map(person)
            .map(|(choice, label, one)| {
                let label = if label == one.name { label } else { in_words(one, &label) };
                line(choice, label, "Person")
            })
            .collect();
        let mut other: Vec<Match> = titled
            .iter()
            .map(|at| (at, self.called(&people[*at]).to_string()))
            .map(person)
            .map(|(choice, label, one)| line(choice, format!("{label} · {}", one.title), "Person"))
            .collect();
        let rows = self.home.rows.iter().filter_map(|row| Some((row, row.summary.as_ref().ok()?)));
        for (row, summary) in rows.filter(|(_, summary)| words.found_in(&[&summary.name])).take(MOST) {
            let list = if words.begin_in(&summary.name) { &mut by_name } else { &mut other };
            list.push(line(Choice::Deal(row.path.clone()), summary.name.to_string(), "Deal"));
        }
        other.truncate(MOST);
        (by_name, other)
    }

    /// People of other deals of whom a part of the name is meant, at most [`MOST`].
    pub(super) fn people_elsewhere(&self, query: &str) -> Vec<Match> {
        let words = Words::new(query);
        let found = self.other_deals().filter(|(.., inside)| words.found_in(&[inside.names()]));
        found
            .flat_map(|(path, deal, inside)| inside.people().map(move |one| (path, deal, one)))
            .filter(|(.., one)| words.found_in(&[one.name]))
            .take(MOST)
            .map(|(path, deal, one)| {
                let choice = Choice::PersonIn(path.to_owned(), one.id);
                line(choice, format!("{} · {}", one.name, deal.name), "Person elsewhere")
            })
            .collect()
    }

    /// Who may be the same human as the selected person: people of other deals, those called alike first; and parting
    /// them where they are linked.
    pub(super) fn humans(&self, query: &str) -> Vec<Match> {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return Vec::new() };
        let (id, link, name) = (person.id, person.card().link, &person.name);
        let mut all = Vec::new();
        let elsewhere = self.also_in();
        if query.trim().is_empty() && (link.is_some() || !elsewhere.is_empty()) {
            let deals = if elsewhere.is_empty() { "another deal".to_owned() } else { joined(elsewhere) };
            let mut part = line(Choice::Part, format!("Part {} from the one in {deals}", self.called(person)), "");
            if link.is_none() {
                part.blocked = Some(format!("the link lies there: L in {deals}"));
            }
            all.push(part);
        }
        let words = Words::new(query);
        let candidates = || {
            let found = self.other_deals().filter(|(.., inside)| words.found_in(&[inside.names()]));
            found
                .filter(move |(.., inside)| inside.same_human(id, link).is_none())
                .flat_map(|(_, deal, inside)| inside.people().map(move |one| (deal, one)))
                .filter(|(_, one)| words.found_in(&[one.name]))
        };
        let alike = |one: &Somebody<'_>| folded_alike(one.name, name);
        let as_line = |(deal, one): (&Summary, Somebody<'_>)| {
            let choice = Choice::Link(one.link.unwrap_or(RecordId(one.id.0)));
            line(choice, format!("{} · {}", one.name, deal.name), "")
        };
        all.extend(candidates().filter(|(_, one)| alike(one)).take(MOST).map(as_line));
        all.extend(candidates().filter(|(_, one)| !alike(one)).take(MOST.saturating_sub(all.len())).map(as_line));
        all
    }

    /// Says that the selected person is the same human as one of another deal.
    pub(super) fn link_with(&mut self, link: RecordId, other: &str) {
        let Some(id) = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id) else { return };
        let name = self.name_of(id);
        if self.edit(format!("link {name} with {other}"), |deal| deal.edit_card(id, |card| card.link = Some(link))) {
            self.done(format!("{name} is the same human as {other} · u parts them"));
        }
    }

    /// Says that the selected person is another human than those they were linked with.
    pub(super) fn part(&mut self) {
        let Some(id) = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id) else { return };
        let name = self.name_of(id);
        if self.edit(format!("part {name} from other deals"), |deal| deal.edit_card(id, |card| card.link = None)) {
            self.done(format!("{name} is linked with nobody any more · u links them again"));
        }
    }

    pub(super) fn ask_who_is_the_same(&mut self) {
        self.open_finder(FinderKind::Link);
    }

    /// Other deals in which the selected person is, by name.
    #[must_use]
    pub fn also_in(&self) -> &[Text] {
        &self.elsewhere.deals
    }

    /// Finds out where else the selected person is, where that may have changed. Never while painting: it looks at all
    /// deals.
    pub(super) fn find_elsewhere(&mut self) {
        if self.screen != Screen::Deal {
            return;
        }
        self.find_left_elsewhere();
        let selected = self.deal.as_ref().and_then(|open| Some((open.deal.id, open.selected()?)));
        let of = selected.map(|(deal, person)| (deal, person.id, person.card().link, self.home.revision));
        if self.elsewhere.of == of {
            return;
        }
        let deals = of.map_or_else(Vec::new, |(_, id, link, _)| {
            let there = self.other_deals().filter(|(.., inside)| inside.same_human(id, link).is_some());
            there.map(|(_, deal, _)| deal.name.clone()).take(MOST).collect()
        });
        self.elsewhere = Elsewhere { of, deals, ..std::mem::take(&mut self.elsewhere) };
    }

    /// Finds out who left according to other deals. Who is selected makes no difference, so that moving costs nothing here.
    fn find_left_elsewhere(&mut self) {
        let Some(open) = &self.deal else { return };
        let known = self.elsewhere.left_in.as_ref();
        if known.is_some_and(|(of, revision)| Arc::ptr_eq(of, &open.deal) && *revision == self.home.revision) {
            return;
        }
        let left_in = Some((Arc::clone(&open.deal), self.home.revision));
        let left = LeftElsewhere::of(&open.deal, self.other_deals().map(|(.., inside)| inside));
        self.elsewhere = Elsewhere { left_in, left, ..std::mem::take(&mut self.elsewhere) };
    }

    /// What another deal says of a person who has left the company, in words.
    #[must_use]
    pub fn left_elsewhere(&self, id: StakeholderId) -> Option<String> {
        self.elsewhere.left.words(id, self.today())
    }

    /// Whether undo means the open deal although Home is shown: below the list of all that is due.
    pub(super) fn undoes_in_deal(&self) -> bool {
        let due = match self.overlays.last() {
            Some(Overlay::AllDue(list)) => list.done_in,
            Some(_) => None,
            None => self.home.edited,
        };
        self.screen == Screen::Deal || (due.is_some() && due == self.deal.as_ref().map(|open| open.deal.id))
    }
}

/// The places of at most [`MOST`] people of whom something is so, those whose names come nearest to a text first.
pub(super) fn nearest(people: &[Arc<Stakeholder>], text: &str, is: impl Fn(&Stakeholder) -> bool) -> Vec<usize> {
    let asked = Asked::of(text);
    let mut places: Vec<usize> = (0..people.len()).filter(|at| is(&people[*at])).collect();
    places.sort_by_cached_key(|at| asked.distance(&people[*at].name));
    places.truncate(MOST);
    places
}

/// Names of deals in a row.
#[must_use]
pub fn joined(names: &[Text]) -> String {
    names.iter().map(Text::as_str).collect::<Vec<_>>().join(", ")
}

fn line(choice: Choice, text: String, group: &'static str) -> Match {
    Match { choice, text, group, key: String::new(), blocked: None }
}
