//! What changed since the last review: a row a person, the worst first, each fact once.

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
        // Nobody is to take for nothing what is only hidden.
        let is_judged = self.shows(Datum::Judgments);
        let among = if is_judged { "" } else { ", of what shows in privacy mode" };
        let mut rows = vec![row(weight, format!("{}{among}.", news_words(news)), Target::Nothing)];
        if news.is_empty() && !is_judged {
            return rows;
        }
        if news.is_empty() {
            let say = "Nothing changed, and that tells you something. What would have to happen?";
            rows[0].more.push(("Say", say.to_owned()));
        } else {
            let ask = "What got worse comes first. For each: what does it mean for their next step?";
            rows[0].more.push(("Ask", ask.to_owned()));
        }
        // What became of decisions is said in the part before.
        let decided = last_decisions(&open.deal, walk.review);
        let is_decided = |what: &str| decided.iter().any(|one| one.what == *what);
        let changes = by_person(&self.playbook, news, is_decided);
        rows.extend(changes.groups.iter().map(|group| self.change_row(group)));
        if let Some(words) = changes.alerts {
            rows.push(row(Weight::Quiet, words, Target::Nothing));
        }
        rows
    }

    fn change_row(&self, group: &Group) -> Row {
        let weight = match group.way {
            Way::Better => Weight::Good,
            Way::Neutral => Weight::Plain,
            Way::Worse => Weight::Warn,
        };
        let about = group.about.first().map(|one| one.id).filter(|id| self.is_here(*id));
        let target = about.map_or(Target::Nothing, Target::Person);
        let facts: Vec<&str> = group.facts.iter().map(|fact| fact.text.as_str()).collect();
        let text = format!("{}: {}", group.name(), facts.join(" · "));
        let more = group.facts.iter().filter(|_| facts.len() > 1).map(|fact| (fact.subject, fact.text.clone()));
        Row { about, more: more.collect(), ..row(weight, text, target) }
    }

    fn is_here(&self, id: StakeholderId) -> bool {
        self.deal.as_ref().is_some_and(|open| open.deal.person(id).is_some())
    }
}
