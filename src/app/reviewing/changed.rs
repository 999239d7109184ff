//! What changed since the last review: a row a change under the person's name, the worst first, each fact once.

use crate::app::App;
use crate::app::overlays::review::rows::{Row, Target, Weight, row};
use crate::domain::judge::last_decisions::last_decisions;
use crate::domain::judge::since::Way;
use crate::domain::privacy::Datum;
use crate::domain::record::id::StakeholderId;
use crate::export::words::changes::{Fact, Group, by_person};
use crate::export::words::news::news_words;

impl App {
    pub(super) fn changed_rows(&self) -> Vec<Row> {
        let (Some(walk), Some(open)) = (self.walk(), self.deal.as_ref()) else { return Vec::new() };
        let news = &walk.news;
        let weight = if news.is_empty() { Weight::Warn } else { Weight::Quiet };
        // A count of what shows would be taken for a count of what changed.
        if !self.shows(Datum::Judgments) {
            let groups = by_person(&self.playbook, news, |_| false).groups;
            let has_headings = groups.iter().any(|group| group.facts.len() > 1);
            let rows = groups.iter().flat_map(|group| self.change_rows(group, has_headings));
            let rows = rows.map(|row| Row { weight: Weight::Plain, more: Vec::new(), ..row });
            // Always, so that it tells nothing: a part without a word would look broken.
            let rest =
                Row { kind: "rest", ..row(Weight::Quiet, "No more is shown here. → goes on.", Target::Nothing) };
            return rows.chain([rest]).collect();
        }
        let mut rows = vec![row(weight, format!("{}.", news_words(news)), Target::Nothing)];
        if news.is_empty() {
            let say = "Nothing changed, and that tells you something. What would have to happen?";
            rows[0].more.push(("Say", say.to_owned()));
        } else {
            rows[0].more.push(("Ask", WHICH.to_owned()));
        }
        // What became of decisions is said in the part before.
        let decided = last_decisions(&open.deal, walk.review);
        let is_decided = |what: &str| decided.iter().any(|one| one.what == *what);
        let changes = by_person(&self.playbook, news, is_decided);
        let has_headings = changes.groups.iter().any(|group| group.facts.len() > 1);
        rows.extend(changes.groups.iter().flat_map(|group| self.change_rows(group, has_headings)));
        if let Some(words) = changes.alerts {
            rows.push(row(Weight::Quiet, words, Target::Nothing));
        }
        rows
    }

    /// Returns a row for each change: below the name if any name has several, since a row without one would be taken for
    /// the former name's.
    fn change_rows(&self, group: &Group, has_headings: bool) -> Vec<Row> {
        let about = group.about.first().map(|one| one.id).filter(|id| self.is_here(*id));
        let target = || about.map_or(Target::Nothing, Target::Person);
        let name = group.name();
        let one = |weight, kind, text: String, ask: String| Row {
            about,
            kind,
            more: vec![("Ask", ask)],
            ..row(weight, text, target())
        };
        let weight = |way| match way {
            Way::Better => Weight::Better,
            Way::Neutral => Weight::Plain,
            Way::Worse => Weight::Worse,
        };
        match &group.facts[..] {
            [only] if !has_headings => {
                let text = format!("{name}: {}", only.text);
                vec![one(weight(only.way), only.subject, text, ask_about(group, only))]
            }
            all => {
                let worst = all.first().map_or_else(String::new, |fact| ask_about(group, fact));
                let facts = all
                    .iter()
                    .map(|fact| one(weight(fact.way), fact.subject, fact.text.clone(), ask_about(group, fact)));
                std::iter::once(one(Weight::Heading, "", name, worst)).chain(facts).collect()
            }
        }
    }

    fn is_here(&self, id: StakeholderId) -> bool {
        self.deal.as_ref().is_some_and(|open| open.deal.person(id).is_some())
    }
}

/// The question about all changes.
const WHICH: &str = "Which one of these matters most, and what will they do next because of it?";

/// Returns the question about a change: it quotes the change and names whom it is about, so that it can be asked as it is.
fn ask_about(group: &Group, fact: &Fact) -> String {
    let what = fact.text.trim_end_matches('.');
    match (group.about.is_empty(), fact.way) {
        (false, Way::Worse) => format!("{}, “{what}”: what happened, and what do we do about it?", group.name()),
        (false, Way::Better) => format!("{}, “{what}”: what brought that about, and what follows?", group.name()),
        (false, Way::Neutral) => format!("{}, “{what}”: what will they do differently now?", group.name()),
        (true, Way::Worse) => format!("“{what}”: why, and who does what about it?"),
        (true, Way::Better) => format!("“{what}”: what made it work, and what comes next?"),
        (true, Way::Neutral) => format!("“{what}”: what does it change for the customer?"),
    }
}
