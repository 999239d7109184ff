//! People and deals beyond the open one, and the same person in several deals.

use super::App;
use super::Screen;
use super::forms::same_names::in_words;
use super::overlays::Overlay;
use crate::app::search::FinderKind;
use crate::app::search::{Choice, MOST, Match};
use crate::domain::judge::deal_index::{DealIndex, LeftElsewhere, Somebody};
use crate::domain::judge::summary::Summary;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use crate::domain::record::look_alikes::by_look;
use crate::domain::record::naming::Asked;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::{Text, Words, folded_alike, one_line};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// The other deals that the selected person is in, and the people who have left according to another deal, each with
/// the state that it was computed from.
#[derive(Debug, Clone, Default)]
pub(super) struct Elsewhere {
    of: Option<(DealId, StakeholderId, Option<RecordId>, u64)>,
    deals: Vec<Text>,
    /// The deal and the revision of the deal list that `left` was computed from.
    left_in: Option<(Arc<Deal>, u64)>,
    /// The people of the open deal who have left the company according to other deals.
    left: LeftElsewhere,
}

impl Elsewhere {
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

impl App {
    /// Returns the deals on Home except the open one, with their contents.
    pub(super) fn other_deals(&self) -> impl Iterator<Item = (&Path, &Summary, &DealIndex)> {
        let open = self.deal.as_ref().map(|open| open.deal.id);
        self.home.rows.iter().filter_map(move |row| {
            let summary = row.summary.as_ref().ok().filter(|deal| Some(deal.id) != open)?;
            Some((row.path.as_path(), summary, &row.inside))
        })
    }

    /// Returns matching people and matching deals; people with a name part that begins with the query come first.
    pub(super) fn people_and_deals(&self, query: &str) -> (Vec<Match>, Vec<Match>) {
        let (words, asked) = (Words::new(query), Asked::of(query));
        let people = self.deal.as_ref().map_or(&[][..], |open| &open.deal.stakeholders);
        // Names that begin so are the closest, and looked for among all; the others keep the order of the deal.
        let (mut begun, mut named, mut titled) = (Vec::new(), Vec::new(), Vec::new());
        for (at, one) in people.iter().enumerate() {
            if asked.begins(&one.name) {
                begun.push(at);
            } else if (named.len() < MOST || titled.len() < MOST) && words.found_in(&[&one.name, &one.title]) {
                if words.begin_in(&one.name) { &mut named } else { &mut titled }.push(at);
            }
        }
        let mut all_named = closest(people, &asked, begun);
        all_named.extend(named);
        all_named.truncate(MOST);
        titled.truncate(MOST);
        let person = |(at, label): (&usize, String)| (Choice::Person(people[*at].id), label, &people[*at]);
        let mut by_name: Vec<Match> = all_named
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
        let mut deals: Vec<_> = rows.filter(|(_, summary)| words.found_in(&[&summary.name])).collect();
        deals.sort_by_cached_key(|(_, summary)| asked.distance(&summary.name));
        deals.truncate(MOST);
        let names = told_apart(deals.iter().map(|(row, one)| (row.path.as_path(), one.name.to_string())).collect());
        for ((row, summary), name) in deals.into_iter().zip(names) {
            let list = if words.begin_in(&summary.name) { &mut by_name } else { &mut other };
            list.push(line(Choice::Deal(row.path.clone()), name, "Deal"));
        }
        other.truncate(MOST);
        (by_name, other)
    }

    /// Returns people of other deals whose names match, at most [`MOST`], closest names first.
    pub(super) fn people_elsewhere(&self, query: &str) -> Vec<Match> {
        let (words, asked) = (Words::new(query), Asked::of(query));
        let found = self.other_deals().filter(|(.., inside)| words.found_in(&[inside.names()]));
        let all = found.flat_map(|(path, deal, inside)| {
            inside.people().enumerate().map(move |(at, one)| There { path, deal, inside, at, one })
        });
        let mut all: Vec<There<'_>> = all.filter(|there| words.found_in(&[there.one.name])).collect();
        all.sort_by_cached_key(|there| asked.distance(there.one.name));
        all.truncate(MOST);
        let choices: Vec<Choice> =
            all.iter().map(|there| Choice::PersonIn(there.path.to_owned(), there.one.id)).collect();
        choices.into_iter().zip(rows(&all)).map(|(choice, text)| line(choice, text, "Person elsewhere")).collect()
    }

    /// Lists people of other deals who may be the same person as the selected one, those of the same name first; on top
    /// the command that unlinks them, if they are linked.
    pub(super) fn humans(&self, query: &str) -> Vec<Match> {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return Vec::new() };
        let (id, link, name) = (person.id, person.card().link, &person.name);
        let mut all = Vec::new();
        let elsewhere = self.also_in();
        if query.trim().is_empty() && (link.is_some() || !elsewhere.is_empty()) {
            let deals = if elsewhere.is_empty() { "another deal".to_owned() } else { joined(elsewhere) };
            let mut part = line(Choice::Part, format!("Unlink {} from the person in {deals}", self.called(person)), "");
            if link.is_none() {
                part.blocked = Some(format!("the link is in the other deal: L in {deals}"));
            }
            all.push(part);
        }
        let (words, asked) = (Words::new(query), Asked::of(query));
        let found = self.other_deals().filter(|(.., inside)| words.found_in(&[inside.names()]));
        let found = found.filter(|(.., inside)| inside.same_human(id, link).is_none());
        let candidates = found.flat_map(|(path, deal, inside)| {
            inside.people().enumerate().map(move |(at, one)| There { path, deal, inside, at, one })
        });
        let mut found: Vec<There<'_>> = candidates.filter(|there| words.found_in(&[there.one.name])).collect();
        found.sort_by_cached_key(|there| (!folded_alike(there.one.name, name), asked.distance(there.one.name)));
        found.truncate(MOST);
        let choices: Vec<Choice> =
            found.iter().map(|there| Choice::Link(there.one.link.unwrap_or(RecordId(there.one.id.0)))).collect();
        all.extend(choices.into_iter().zip(rows(&found)).map(|(choice, text)| line(choice, text, "")));
        all
    }

    /// Links the selected person to the same person in another deal.
    pub(super) fn link_with(&mut self, link: RecordId, other: &str) {
        let Some(id) = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id) else { return };
        let name = self.name_of(id);
        if self.edit(format!("link {name} to {other}"), |deal| deal.edit_card(id, |card| card.link = Some(link))) {
            self.done(format!("Linked {name} to {other} as the same person · u undoes it"));
        }
    }

    /// Unlinks the selected person from other deals.
    pub(super) fn part(&mut self) {
        let Some(id) = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id) else { return };
        let name = self.name_of(id);
        if self.edit(format!("unlink {name} from other deals"), |deal| deal.edit_card(id, |card| card.link = None)) {
            self.done(format!("Unlinked {name} from other deals · u undoes it"));
        }
    }

    pub(super) fn ask_who_is_the_same(&mut self) {
        self.open_finder(FinderKind::Link);
    }

    /// Returns the names of the other deals that the selected person is in.
    #[must_use]
    pub fn also_in(&self) -> &[Text] {
        &self.elsewhere.deals
    }

    /// Finds the other deals that the selected person is in, if that may have changed. Never called while drawing,
    /// since it searches all deals.
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

    /// Finds the people who left according to other deals. This does not depend on the selection, so moving the cursor
    /// costs nothing here.
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

    /// Returns the sentence for a person who has left the company according to another deal.
    #[must_use]
    pub fn left_elsewhere(&self, id: StakeholderId) -> Option<String> {
        self.elsewhere.left.words(id, self.today())
    }

    /// Returns whether undo applies to the open deal although Home is shown, below the list of tasks due in all deals.
    pub(super) fn undoes_in_deal(&self) -> bool {
        let due = match self.overlays.last() {
            Some(Overlay::AllDue(list)) => list.done_in,
            Some(_) => None,
            None => self.home.edited,
        };
        self.screen == Screen::Deal || (due.is_some() && due == self.deal.as_ref().map(|open| open.deal.id))
    }
}

/// Returns the indices of at most [`MOST`] people who meet a condition, those whose names are closest to a text first.
pub(super) fn nearest(people: &[Arc<Stakeholder>], text: &str, is: impl Fn(&Stakeholder) -> bool) -> Vec<usize> {
    closest(people, &Asked::of(text), (0..people.len()).filter(|at| is(&people[*at])).collect())
}

/// Returns at most [`MOST`] of these people, those whose names are closest to a text first.
fn closest(people: &[Arc<Stakeholder>], asked: &Asked, mut indices: Vec<usize>) -> Vec<usize> {
    indices.sort_by_cached_key(|at| asked.distance(&people[*at].name));
    indices.truncate(MOST);
    indices
}

/// A person of another deal, and their index in it.
struct There<'a> {
    path: &'a Path,
    deal: &'a Summary,
    inside: &'a DealIndex,
    at: usize,
    one: Somebody<'a>,
}

/// Returns a distinct line for each of these people of other deals, with the numbers that their deals give to
/// namesakes.
fn rows(all: &[There<'_>]) -> Vec<String> {
    let mut called: HashMap<&Path, Vec<String>> = HashMap::new();
    for there in all {
        called.entry(there.path).or_insert_with(|| there.inside.called());
    }
    let row = |there: &There<'_>| {
        let name = called.get(there.path).and_then(|all| all.get(there.at)).map_or(there.one.name, String::as_str);
        format!("{name} · {}", there.deal.name)
    };
    told_apart(all.iter().map(|there| (there.path, row(there))).collect())
}

/// Returns the lines, adding the file name to those that read or look the same.
fn told_apart(rows: Vec<(&Path, String)>) -> Vec<String> {
    let mut alike = vec![false; rows.len()];
    for same in
        by_look(rows.iter().map(|(_, text)| text.as_str())).chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1)
    {
        same.iter().for_each(|(_, at)| alike[*at] = true);
    }
    let told = |((path, text), alike): ((&Path, String), bool)| match path.file_stem().filter(|_| alike) {
        Some(file) => format!("{text} ({})", one_line(&file.to_string_lossy())),
        None => text,
    };
    rows.into_iter().zip(alike).map(told).collect()
}

/// Returns the names of deals, separated by commas.
#[must_use]
pub fn joined(names: &[Text]) -> String {
    names.iter().map(Text::as_str).collect::<Vec<_>>().join(", ")
}

fn line(choice: Choice, text: String, group: &'static str) -> Match {
    Match { choice, text, group, key: String::new(), blocked: None }
}
