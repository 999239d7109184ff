//! The summaries of deals for lists over all deals, as privacy mode shows them.

use super::{Names, Spelling};
use crate::domain::judge::deal_index::DealIndex;
use crate::domain::judge::due::{Due, DueKind};
use crate::domain::record::text::{MARK, Text};

impl DealIndex {
    /// Returns the summary as privacy mode shows it: only actions keep their owner, and people have their names in that
    /// mode.
    ///
    /// Every entry keeps its position.
    #[must_use]
    pub fn in_privacy(&self, names: Names) -> Self {
        let spelling = Spelling::of(self.names.lines(), names);
        let due = self.due.iter().map(|one| {
            let is_action = one.kind == DueKind::Action;
            let place_of = |id| self.people.iter().position(|one| Some(*one) == id);
            let place = place_of(one.person);
            let named = |text: &Text| place.map_or_else(|| text.clone(), |place| spelling.name(place, text));
            let who = match (names, one.doer, place_of(one.doer)) {
                (Names::Initials, Some(_), None) => MARK.into(),
                (Names::Initials, Some(_), Some(place)) => spelling.name(place, &one.who),
                (Names::Initials, None, _) => spelling.who(&one.who),
                (Names::Full, ..) => one.who.clone(),
            };
            Due {
                what: MARK.into(),
                who: if is_action { who } else { MARK.into() },
                // Only the first of many people are listed; anybody who isn't listed has no name to show.
                name: match (names, place) {
                    (Names::Initials, None) if !one.name.is_empty() => MARK.into(),
                    (Names::Initials | Names::Full, _) => named(&one.name),
                },
                ..one.clone()
            }
        });
        let mut called = String::new();
        for (place, name) in self.names.lines().enumerate() {
            called.push_str(&spelling.name(place, &name.into()));
            called.push('\n');
        }
        Self {
            due: due.collect(),
            people: self.people.clone(),
            names: called.into(),
            links: self.links.clone(),
            left: self.left.clone(),
            opinions: Box::default(),
            hits: Box::default(),
        }
    }
}
