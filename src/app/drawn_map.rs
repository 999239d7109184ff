//! The computed views of the map. They are computed when the deal changes, not when they are painted.

use super::overlays::map::coverage::Coverage;
use super::overlays::map::field::Field;
use super::overlays::map::graph::{self, Graph};
use crate::domain::judge::reach::Reach;
use crate::domain::judge::verdict::Verdict;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::initials::initials;
use crate::domain::record::naming::{NameForm, NamesAlike, ShortNames};
use crate::domain::record::stakeholder::Stakeholder;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

/// The number of people from which the graph begins with those around the selected one.
pub(super) const CROWD: usize = 60;

/// The person in the middle of the graph, and how many lines it reaches from there.
pub(super) type Around = (Option<StakeholderId>, Option<u32>);

/// A person as every view shows them.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The person.
    pub person: Arc<Stakeholder>,
    /// The verdict that the list of people shows.
    pub verdict: Verdict,
    /// Their index among the short names.
    index: usize,
}

/// The computed views, and the state from which they were computed.
#[derive(Debug, Clone)]
pub struct Drawn {
    deal: Arc<Deal>,
    assessor: String,
    today: Date,
    /// The person in the middle of the graph, and how many lines it reaches from there.
    pub(super) around: Around,
    /// The people by id, without those who have left.
    pub people: BTreeMap<StakeholderId, Seen>,
    /// Their names for narrow columns.
    short: ShortNames,
    initials: Vec<String>,
    /// Their names where several are to look alike.
    pub alike: NamesAlike,
    /// The paths along which our view can spread.
    pub reach: Reach,
    /// The content of the field view.
    pub field: Field,
    /// The content of the graph view.
    pub graph: Graph,
    /// The content of the coverage view.
    pub coverage: Coverage,
}

impl Drawn {
    /// Computes the views of a deal, as this assessor sees it today.
    pub(super) fn of(
        (deal, assessor, today): (&Arc<Deal>, &str, Date),
        selected: Option<StakeholderId>,
        around: Around,
        verdict: impl Fn(&Stakeholder) -> Verdict,
    ) -> Self {
        let reach = Reach::of(deal, selected, &verdict);
        let here = deal.stakeholders.iter().filter(|person| !person.has_left() && reach.has(person.id));
        let here: Vec<&Arc<Stakeholder>> = here.collect();
        let names = here.iter().map(|person| deal.called(person).as_str());
        let (short, alike) = (ShortNames::of(names.clone()), NamesAlike::of(names.clone()));
        let initials = initials(names);
        let seen = |(index, person): (usize, &Arc<Stakeholder>)| {
            (person.id, Seen { person: Arc::clone(person), verdict: verdict(person), index })
        };
        let people = here.into_iter().enumerate().map(seen).collect();
        let (field, coverage) = (Field::of(deal, &reach), Coverage::of(deal, &reach));
        let mut drawn = Self {
            deal: Arc::clone(deal),
            assessor: assessor.to_owned(),
            today,
            around,
            people,
            short,
            initials,
            alike,
            reach,
            field,
            graph: Graph::default(),
            coverage,
        };
        drawn.look_around(around);
        drawn
    }

    /// Lays out the graph around somebody.
    pub(super) fn look_around(&mut self, around: Around) {
        self.around = around;
        let wide = self.alike.fitting(graph::NAME);
        let longest = wide.and_then(|form| self.alike.widest(form)).unwrap_or(graph::NAME);
        let is_shorter = |form: &NameForm| self.alike.widest(*form).is_some_and(|widest| widest < longest);
        let narrow = [NameForm::Given, NameForm::Initialed].into_iter().find(is_shorter);
        let draw = |form: Option<NameForm>| {
            let columns = |id| match form {
                Some(form) => self.name_in(id, form).width(),
                None => self.name(id, graph::NAME).width(),
            };
            Graph { form, ..Graph::of(&self.reach, around.0, around.1, columns) }
        };
        let mut graph = draw(wide);
        // A crowd fits into no window anyway.
        let narrow = narrow.filter(|_| graph.drawing.nodes.len() <= CROWD);
        graph.narrow = narrow.map(|form| Box::new(draw(Some(form))));
        self.graph = graph;
    }

    /// Returns whether it shows this, and somebody on it or everybody.
    pub(super) fn is_of(
        &self,
        (deal, assessor, today): (&Arc<Deal>, &str, Date),
        selected: Option<StakeholderId>,
    ) -> bool {
        let is_shown = |id| self.people.contains_key(&id) || self.reach.left_out() == 0;
        Arc::ptr_eq(&self.deal, deal)
            && (self.assessor.as_str(), self.today) == (assessor, today)
            && selected.is_none_or(is_shown)
    }

    /// Returns a person's name in at most so many columns, unique on the map.
    #[must_use]
    pub fn name(&self, id: StakeholderId, columns: usize) -> String {
        self.people.get(&id).map_or_else(String::new, |seen| self.short.get(seen.index, columns))
    }

    /// Returns a person's name in the form that all names have.
    #[must_use]
    pub fn name_in(&self, id: StakeholderId, form: NameForm) -> &str {
        self.people.get(&id).map_or("", |seen| self.alike.get(seen.index, form))
    }

    /// Returns a person's initials, unique on the map.
    #[must_use]
    pub fn initials(&self, id: StakeholderId) -> &str {
        self.people.get(&id).and_then(|seen| self.initials.get(seen.index)).map_or("", String::as_str)
    }

    /// Returns the person to select if nobody on the map is.
    pub(super) fn first(&self) -> Option<StakeholderId> {
        self.people.keys().next().copied()
    }
}
