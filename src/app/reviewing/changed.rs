//! What changed since the last review: a row a change under the person's name, the worst first, each fact once.

use crate::app::App;
use crate::app::overlays::review::rows::{Row, Target, Weight, row};
use crate::domain::judge::last_decisions::last_decisions;
use crate::domain::judge::since::Way;
use crate::domain::privacy::Datum;
use crate::domain::record::id::StakeholderId;
use crate::export::words::changes::{Group, by_person};
use crate::export::words::news::news_words;

impl App {
    pub(super) fn changed_rows(&self) -> Vec<Row> {
        let (Some(walk), Some(open)) = (self.walk(), self.deal.as_ref()) else { return Vec::new() };
        let news = &walk.news;
        let weight = if news.is_empty() { Weight::Warn } else { Weight::Quiet };
        // A count of what shows would be taken for a count of what changed.
        if !self.shows(Datum::Judgments) {
            let groups = by_person(&self.playbook, news, |_| false).groups;
            let rows = groups.iter().flat_map(|group| self.change_rows(group));
            return rows.map(|row| Row { weight: Weight::Plain, more: Vec::new(), ..row }).collect();
        }
        let mut rows = vec![row(weight, format!("{}.", news_words(news)), Target::Nothing)];
        if news.is_empty() {
            let say = "Nothing changed, and that tells you something. What would have to happen?";
            rows[0].more.push(("Say", say.to_owned()));
        } else {
            rows[0].more.push(("Ask", "What does each of these mean for their next step?".to_owned()));
        }
        // What became of decisions is said in the part before.
        let decided = last_decisions(&open.deal, walk.review);
        let is_decided = |what: &str| decided.iter().any(|one| one.what == *what);
        let changes = by_person(&self.playbook, news, is_decided);
        rows.extend(changes.groups.iter().flat_map(|group| self.change_rows(group)));
        if let Some(words) = changes.alerts {
            rows.push(row(Weight::Quiet, words, Target::Nothing));
        }
        rows
    }

    /// Returns a row for each change, below the name where there are several.
    fn change_rows(&self, group: &Group) -> Vec<Row> {
        let about = group.about.first().map(|one| one.id).filter(|id| self.is_here(*id));
        let target = || about.map_or(Target::Nothing, Target::Person);
        let whose = if about.is_some() { "their" } else { "our" };
        let more = vec![("Ask", format!("What does this mean for {whose} next step?"))];
        let one = |weight, kind, text: String| Row { about, kind, more: more.clone(), ..row(weight, text, target()) };
        let weight = |way| match way {
            Way::Better => Weight::Better,
            Way::Neutral => Weight::Plain,
            Way::Worse => Weight::Worse,
        };
        match &group.facts[..] {
            [only] => vec![one(weight(only.way), only.subject, format!("{}: {}", group.name(), only.text))],
            all => {
                let heading = one(Weight::Heading, "", group.name());
                std::iter::once(heading)
                    .chain(all.iter().map(|fact| one(weight(fact.way), fact.subject, fact.text.clone())))
                    .collect()
            }
        }
    }

    fn is_here(&self, id: StakeholderId) -> bool {
        self.deal.as_ref().is_some_and(|open| open.deal.person(id).is_some())
    }
}
