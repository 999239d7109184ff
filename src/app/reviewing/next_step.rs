//! The buyer's next step: always asked, beside what they did last and what they have promised.

use crate::app::App;
use crate::app::overlays::review::rows::{Row, Target, Weight, row};
use crate::domain::judge::contact::last_act;
use crate::domain::judge::due::{DueKind, due};
use crate::domain::record::dates;

/// The id of the question, one of those for every deal.
pub(in crate::app) const BUYERS_STEP: &str = "buyers-step";

impl App {
    pub(super) fn next_step_rows(&self) -> Vec<Row> {
        let (Some(open), Some(walk)) = (self.deal.as_ref(), self.walk()) else { return Vec::new() };
        let (deal, today) = (&*open.deal, self.today());
        let mut rows = self.question_rows();
        let earlier = deal.reviews.iter().rev().filter(|review| review.id != walk.review);
        let before = earlier.filter_map(|review| Some((review.on, review.answer_to(BUYERS_STEP, None)?)));
        if let Some((on, said)) = before.into_iter().find(|(_, said)| !said.answer.is_empty()) {
            let text = format!("{}: {}", dates::show(on, today), said.answer);
            rows.push(row(Weight::Plain, text, Target::Nothing).labeled("Before"));
        }
        let act = last_act(deal).map(|act| {
            let who = act.who.and_then(|id| deal.called_by_id(id)).map(|name| format!(", {name}")).unwrap_or_default();
            let text = format!("{}{who}: {}", dates::with_distance(act.on, today), act.what);
            Row { about: act.who, ..row(Weight::Plain, text, Target::Nothing) }
        });
        let silent = || row(Weight::Warn, "Nothing from them yet, as far as we know.", Target::Nothing);
        rows.push(act.unwrap_or_else(silent).labeled("Customer move"));
        let theirs = due(deal).into_iter().filter(|one| one.kind == DueKind::Task || one.doer.is_some());
        let mut promised: Vec<Row> = theirs
            .map(|one| {
                let weight = if one.on < today { Weight::Bad } else { Weight::Plain };
                let text = format!("{}: {} ({})", dates::show(one.on, today), one.what, one.who_words());
                let about = one.doer.or(one.person);
                Row { about, ..row(weight, text, about.map_or(Target::Nothing, Target::Person)) }
            })
            .collect();
        if promised.is_empty() {
            promised.push(row(Weight::Warn, "They have no open promises.", Target::Nothing));
        }
        promised[0].label = "Promised";
        rows.extend(promised);
        rows
    }

    /// Returns the question on the screen, its answer, and what to listen for, as rows.
    pub(in crate::app) fn question_rows(&self) -> Vec<Row> {
        let Some(asked) = self.asked_in_part() else { return Vec::new() };
        let answer = self.answer_to(&asked.id, asked.about);
        let mut rows = vec![Row { about: asked.about, ..row(Weight::Ask, asked.words.clone(), Target::Question) }];
        if !answer.is_empty() {
            rows.push(Row { about: asked.about, ..row(Weight::Answer, answer, Target::Question) }.labeled("Answer"));
        }
        let more = self.more_to_ask(&asked).into_iter();
        rows.extend(more.map(|(label, text)| row(Weight::Quiet, text, Target::Nothing).labeled(label)));
        rows
    }
}
