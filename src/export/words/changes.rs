//! Changes between two states of a deal by person: the worst first, each fact once.

use super::news::{item_words, what_words};
use crate::domain::judge::since::{Item, Kind, Named, News, Way, What};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;

/// The changes of one person, of several together, or of the deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Who; empty for the deal.
    pub about: Vec<Named>,
    /// The direction of the worst of them.
    pub way: Way,
    /// The changes, the worst first.
    pub facts: Vec<Fact>,
}

/// One change in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The direction.
    pub way: Way,
    /// The kind of change in one word.
    pub subject: &'static str,
    /// What changed, without the name.
    pub text: String,
}

/// All changes by person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The groups, the worst first.
    pub groups: Vec<Group>,
    /// How many alerts are new, gone and snoozed; nothing where none is. What they say has its own place.
    pub alerts: Option<String>,
}

impl Group {
    /// Returns who it is about in words.
    #[must_use]
    pub fn name(&self) -> String {
        let names: Vec<&str> = self.about.iter().map(|one| one.name.as_str()).collect();
        if names.is_empty() { "The deal".to_owned() } else { names.join(", ") }
    }
}

/// Groups changes by person. Actions that `is_told` elsewhere are left out.
#[must_use]
pub fn by_person(playbook: &Playbook, news: &News, is_told: impl Fn(&str) -> bool) -> Changes {
    let mut groups: Vec<Group> = Vec::new();
    let told = |item: &&Item| item.what.kind() != Kind::Alerts && !action_of(&item.what).is_some_and(&is_told);
    for item in news.items.iter().filter(told) {
        let fact = Fact { way: item.way, subject: item.what.kind().label(), text: words(playbook, item, news) };
        match groups.iter_mut().find(|group| group.about == item.about) {
            Some(group) => group.take(fact),
            None => groups.push(Group { about: item.about.clone(), way: item.way, facts: vec![fact] }),
        }
    }
    for group in &mut groups {
        // Stable, so that facts alike keep the order of their kinds.
        group.facts.sort_by_key(|fact| grade(fact.way));
        group.way = group.facts.first().map_or(Way::Neutral, |fact| fact.way);
    }
    groups.sort_by_key(|group| grade(group.way));
    Changes { groups, alerts: alerts(news) }
}

impl Group {
    fn take(&mut self, fact: Fact) {
        if !self.facts.contains(&fact) {
            self.facts.push(fact);
        }
    }
}

const fn grade(way: Way) -> u8 {
    match way {
        Way::Worse => 0,
        Way::Better => 1,
        Way::Neutral => 2,
    }
}

fn words(playbook: &Playbook, item: &Item, news: &News) -> String {
    if item.about.is_empty() {
        return item_words(playbook, item, news.to);
    }
    what_words(playbook, &item.what, news.to)
}

/// Returns the words of our action that a change is about.
fn action_of(what: &What) -> Option<&str> {
    match what {
        What::Done { what, .. }
        | What::Slipped { what, .. }
        | What::NewAction { what, .. }
        | What::Dropped { what }
        | What::Reopened { what } => Some(what),
        _ => None,
    }
}

fn alerts(news: &News) -> Option<String> {
    let many = |is: fn(&What) -> bool| news.of(Kind::Alerts).filter(|item| is(&item.what)).count();
    let new = many(|what| matches!(what, What::AlertNew { .. }));
    let gone = many(|what| matches!(what, What::AlertGone { .. }));
    let asleep = many(|what| matches!(what, What::AlertAsleep { .. }));
    let counts = [(new, "new"), (gone, "resolved"), (asleep, "snoozed")];
    let said: Vec<String> =
        counts.iter().filter(|(many, _)| *many > 0).map(|(many, how)| format!("{many} {how}")).collect();
    let all = new + gone + asleep;
    (all > 0).then(|| format!("{}: {}.", if all == 1 { "1 alert" } else { "Alerts" }, said.join(", ")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::record::id::StakeholderId;
    use jiff::civil::date;

    fn item(who: Option<u128>, way: Way, what: What) -> Item {
        let named = |id: u128| Named { id: StakeholderId(uuid::Uuid::from_u128(id)), name: format!("P{id}").into() };
        Item { about: who.into_iter().map(named).collect(), way, what }
    }

    #[test]
    fn a_person_gets_one_row_the_worst_comes_first_and_nothing_twice() {
        let slipped = || What::PlanSlipped { from: date(2026, 11, 1), due: date(2026, 11, 1) };
        let items = vec![
            item(Some(1), Way::Better, What::Met),
            item(None, Way::Neutral, What::Ended { how: None }),
            item(Some(2), Way::Better, What::Found),
            item(Some(2), Way::Worse, slipped()),
            item(Some(2), Way::Worse, slipped()),
            item(
                Some(1),
                Way::Better,
                What::Done { what: "call".into(), due: date(2026, 11, 2), on: date(2026, 11, 1) },
            ),
        ];
        let news = News { from: date(2026, 11, 1), to: date(2026, 11, 20), created: None, items };
        let changes = by_person(&crate::content::playbook(&[]).0, &news, |what| what == "call");
        let told: Vec<(String, usize)> = changes.groups.iter().map(|one| (one.name(), one.facts.len())).collect();
        assert_eq!(told, [("P2".to_owned(), 2), ("P1".to_owned(), 1), ("The deal".to_owned(), 1)]);
        assert_eq!(changes.groups[0].facts[0].way, Way::Worse);
    }
}
