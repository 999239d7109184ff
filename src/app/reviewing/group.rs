//! The group: the question about the deal, the coaching, the group's agreement, open concerns and the stage.

use crate::app::App;
use crate::app::command::Command;
use crate::app::overlays::group::Section;
use crate::app::overlays::review::rows::{Row, Target, Weight, row};
use crate::domain::judge::agreed::{Collective, collective, pile};
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::coaching::{Tick, Track};
use crate::domain::record::deal::Deal;
use crate::domain::record::insight::Insight;
use crate::domain::record::stance::{AGREEMENTS, Topic};
use crate::domain::record::text::capitalized;
use crate::export::words::group::{agreed_words, concern_of, concern_over, stage_words};
use crate::export::words::insight::tested_words;

impl App {
    pub(super) fn group_rows(&self) -> Vec<Row> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let (deal, today) = (&*open.deal, self.today());
        let mut rows = self.question_rows();
        rows.extend(deal.coaching.iter().filter_map(|track| self.coaching_row(track)));
        if deal.coaching.is_empty() {
            rows.push(row(Weight::Warn, "Nobody is being coached yet.", Target::Nothing));
        }
        rows.extend(deal.lead_insight().filter(|_| self.shows(Datum::Insights)).map(|one| insight_row(one)));
        for topic in AGREEMENTS {
            let weight = match collective(deal, topic) {
                Collective::Proved(_) => Weight::Good,
                Collective::Bare(_) => Weight::Warn,
                Collective::No => Weight::Plain,
            };
            let text = self.agreement_in_short(deal, topic);
            rows.push(Row {
                kind: topic.id(),
                more: vec![("", agreed_words(deal, topic, today))],
                ..row(weight, text, Target::Group(Section::Agreement))
            });
        }
        for concern in deal.concerns.iter().filter(|one| !one.is_settled()) {
            let over = concern_over(concern);
            let over = if over.is_empty() { String::new() } else { format!(" on {over}") };
            let text = format!("{}{over}: {}", concern_of(deal, concern), concern.text);
            let owner = Some(deal.who_words(&concern.owner, concern.owner_id)).filter(|words| !words.is_empty());
            let owner = owner.unwrap_or_else(|| "no account owner".to_owned());
            rows.push(Row {
                about: concern.of.iter().next(),
                more: vec![("Owner", owner)],
                ..row(Weight::Warn, text, Target::Group(Section::Minds))
            });
        }
        let stages = stage_words(&self.playbook, deal);
        let stage = stages.iter().find(|(_, here)| *here).map(|(word, _)| *word);
        let text = format!("Buying stage: {}", stage.map_or_else(|| "unknown".to_owned(), capitalized));
        let weight = if stage.is_some() { Weight::Plain } else { Weight::Warn };
        rows.push(Row { kind: "stage", ..row(weight, text, Target::Group(Section::Purchase)) });
        rows
    }

    /// Returns what the group agrees on, and how far, in a few words.
    fn agreement_in_short(&self, deal: &Deal, topic: Topic) -> String {
        let on = format!("Agree on the {}", topic.label());
        if !self.shows(Datum::Stances) {
            return on;
        }
        let pile = pile(deal, topic);
        let far = match collective(deal, topic) {
            Collective::Proved(_) => "all together".to_owned(),
            Collective::Bare(_) => "checked off, but without evidence".to_owned(),
            Collective::No if pile.yes == 0 => "nobody yet".to_owned(),
            Collective::No => format!("{} of {}, not yet together", pile.yes, pile.all()),
        };
        format!("{on}: {far}")
    }

    fn coaching_row(&self, track: &Track) -> Option<Row> {
        let open = self.deal.as_ref()?;
        let person = open.deal.person(track.stakeholder)?;
        let stages = &self.playbook.stages;
        let index = track.current(stages);
        let (weight, text, more) = match index.and_then(|index| stages.get(index)) {
            None => (Weight::Good, format!("{}: all five stages are proven", self.called(person)), Vec::new()),
            Some(stage) => {
                let progress = track.progress(stage);
                let proved = |id: &str| track.tick(id).is_some_and(Tick::has_evidence);
                let missing = stage.verifiers.iter().filter(|one| one.required && !proved(&one.id));
                let missing: Vec<&str> = missing.map(|one| one.text.as_str()).collect();
                let number = index.unwrap_or(0) + 1;
                (
                    Weight::Plain,
                    format!(
                        "{}: stage {number}, {}  {}/{}",
                        self.called(person),
                        stage.name,
                        progress.proved,
                        progress.required
                    ),
                    vec![("Missing", missing.join(" · "))],
                )
            }
        };
        let about = Some(person.id);
        Some(Row { about, more, ..row(weight, text, Target::Coaching(person.id)) })
    }
}

/// Returns the row of the insight that we lead with.
fn insight_row(insight: &Insight) -> Row {
    let weight = if insight.failed().next().is_some() { Weight::Warn } else { Weight::Plain };
    let text = format!("Insight: {}", insight.headline);
    Row { more: vec![("Tests", tested_words(insight))], ..row(weight, text, Target::Run(Command::OpenInsights)) }
}
