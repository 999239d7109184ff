//! What the customer believes drives the goal of an insight, what we want them to see, and what people said of it.

use super::filled;
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::insights::GONE;
use crate::app::overlays::beliefs::BeliefRow;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::dates;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::insight::Insight;
use crate::domain::record::insight::beliefs::{BeliefStep, Driver, Reaction, Weight};
use crate::domain::record::text::one_line;
use serde_json::Map;

const DRIVER: FieldKey = FieldKey::of(Datum::Insights, "Driver");
const UNDER: FieldKey = FieldKey::of(Datum::Insights, "Under").labeled("Part of");
const WEIGHT: FieldKey = FieldKey::of(Datum::Insights, "Weight").labeled("To them");
const ALSO: FieldKey = FieldKey::of(Datum::Insights, "Also").labeled("Also drives");
const STEP: FieldKey = FieldKey::of(Datum::Insights, "Step").labeled("How far");
const EVIDENCE: FieldKey = FieldKey::of(Datum::Insights, "Evidence");
const DAY: FieldKey = FieldKey::of(Datum::Insights, "Day");

/// Returns drivers as answers, each text once.
fn offers(all: &[&Driver]) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for one in all {
        if offers.iter().all(|offer| offer.label != one.text.as_str()) {
            offers.push(Offer::plain(one.text.as_str()));
        }
    }
    offers
}

fn weights() -> Vec<Offer> {
    Weight::ALL.iter().map(|one| Offer::plain(one.label())).collect()
}

/// Returns the driver with the text of an answer.
fn named(all: &[&Driver], offers: &[Offer], at: usize) -> Option<RecordId> {
    let label = &offers.get(at)?.label;
    all.iter().find(|one| one.text.as_str() == label.as_str()).map(|one| one.id)
}

impl App {
    /// Returns the driver that a new one is put beside: the one under the cursor of A and B.
    fn beside(&self) -> Option<RecordId> {
        match self.belief_row()? {
            BeliefRow::Driver(id) => Some(id),
            BeliefRow::Person(_) => None,
        }
    }

    /// Opens the form of a driver, or for a new one that they believe in.
    pub(in crate::app) fn open_driver(&mut self, id: RecordId, driver: Option<RecordId>) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let now = driver.and_then(|driver| insight.driver(driver));
        let is_added = now.is_some_and(|one| one.added);
        let (ask, hint) = self.asks_for(if is_added { "node" } else { "driver" });
        let title = if is_added { "In B" } else { "They believe" };
        let weight = now.and_then(|one| one.weight.as_ref()?.known());
        let form = Form::new(FormKind::Driver(id, driver), title).lead(ask);
        let form = form.field(DRIVER, now.map_or("", |one| &one.text), hint);
        let form = self.with_under(form, &insight, now, is_added);
        let form = form.one(WEIGHT, weight.map_or("", Choices::label), weights());
        self.open_form(form);
    }

    /// Opens the form for a node that they don't see yet.
    pub(in crate::app) fn open_node(&mut self, id: RecordId) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let (ask, hint) = self.asks_for("node");
        let form = Form::new(FormKind::BeliefNode(id), "In B").lead(ask).field(DRIVER, "", hint);
        let form = self.with_under(form, &insight, None, true);
        self.open_form(form);
    }

    /// Adds the field for what a driver is a part of; a new one is first put beside the one under the cursor.
    fn with_under(&self, form: Form, insight: &Insight, now: Option<&Driver>, is_added: bool) -> Form {
        let above = insight.above(now.map(|one| one.id), is_added);
        let under = match now {
            Some(one) => one.under,
            None => self.beside().and_then(|beside| insight.driver(beside)).and_then(|beside| beside.under),
        };
        let under = above.iter().find(|one| Some(one.id) == under).map_or("", |one| one.text.as_str());
        form.one(UNDER, under, offers(&above))
    }

    pub(in crate::app) fn save_driver(
        &mut self,
        form: &Form,
        id: RecordId,
        driver: Option<RecordId>,
    ) -> Result<(), (usize, String)> {
        let weight = form.chosen(WEIGHT)?.map(|at| Choice::from(Weight::ALL[at]));
        self.save_belief(form, id, driver, (false, weight))
    }

    pub(in crate::app) fn save_node(&mut self, form: &Form, id: RecordId) -> Result<(), (usize, String)> {
        self.save_belief(form, id, None, (true, None))
    }

    /// Saves a driver, or a new one: whether it's only in B, and how much it weighs to them.
    fn save_belief(
        &mut self,
        form: &Form,
        id: RecordId,
        driver: Option<RecordId>,
        (added, weight): (bool, Option<Choice<Weight>>),
    ) -> Result<(), (usize, String)> {
        let text = filled(form, DRIVER, "What do they believe drives it?")?;
        let insight = self.deal.as_ref().and_then(|open| open.deal.insight(id));
        let Some(insight) = insight.filter(|it| driver.is_none_or(|driver| it.driver(driver).is_some())) else {
            return Err(form.fault(DRIVER, GONE));
        };
        let is_added = driver.and_then(|driver| insight.driver(driver)).map_or(added, |one| one.added);
        let above = insight.above(driver, is_added);
        let under = form.chosen(UNDER)?.and_then(|at| named(&above, &offers(&above), at));
        let new = self.new_record();
        let said =
            if is_added { format!("Saved in B: {text}") } else { format!("Saved what they believe drives it: {text}") };
        let mut overtaken = false;
        self.close_and_edit_saying("the insight: what they believe".to_owned(), said, |deal| {
            deal.edit_insight(id, |insight| match insight.drivers.iter_mut().find(|one| Some(one.id) == driver) {
                Some(one) => {
                    overtaken = form.write_into(DRIVER, &mut one.text);
                    if form.is_field_touched(UNDER) {
                        one.under = under;
                    }
                    if form.is_field_touched(WEIGHT) {
                        one.weight = weight;
                    }
                }
                None => insight.drivers.push(Driver { weight, ..Driver::new(new, &text, under, added) }),
            });
        })?;
        self.go_to_belief(BeliefRow::Driver(driver.unwrap_or(new)));
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    /// Opens the form for the other drivers that a driver drives too.
    pub(in crate::app) fn open_also_drives(&mut self, id: RecordId, driver: RecordId) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let Some(now) = insight.driver(driver) else { return };
        let others: Vec<&Driver> = insight.drivers.iter().filter(|one| one.id != driver).collect();
        let driven: Vec<&str> =
            others.iter().filter(|one| now.also_drives.has(one.id)).map(|one| one.text.as_str()).collect();
        let (ask, _) = self.asks_for("also-drives");
        let form = Form::new(FormKind::AlsoDrives(id, driver), now.text.to_string()).lead(ask);
        let form = form.many(ALSO, &driven.join(", "), offers(&others));
        self.open_form(form);
    }

    pub(in crate::app) fn save_also_drives(
        &mut self,
        form: &Form,
        id: RecordId,
        driver: RecordId,
    ) -> Result<(), (usize, String)> {
        let insight = self.deal.as_ref().and_then(|open| open.deal.insight(id));
        let Some(insight) = insight.filter(|it| it.driver(driver).is_some()) else {
            return Err(form.fault(ALSO, GONE));
        };
        let others: Vec<&Driver> = insight.drivers.iter().filter(|one| one.id != driver).collect();
        let offers = offers(&others);
        let driven: Vec<RecordId> =
            form.all_chosen(ALSO)?.into_iter().filter_map(|at| named(&others, &offers, at)).collect();
        let said = match driven.len() {
            0 => "In B, it drives nothing else".to_owned(),
            1 => "In B, it also drives 1 other".to_owned(),
            many => format!("In B, it also drives {many} others"),
        };
        self.close_and_edit_saying("the insight: its causal links".to_owned(), said, |deal| {
            deal.edit_insight(id, |insight| insight.edit_driver(driver, |one| one.also_drives.replace(driven)));
        })
    }

    /// Opens the form for what a person said of A and B.
    pub(in crate::app) fn open_reaction(&mut self, id: RecordId, who: StakeholderId) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let name = self.deal.as_ref().and_then(|open| open.deal.called_by_id(who)).map(|name| name.to_string());
        let Some(name) = name else { return };
        let now = insight.reaction(who);
        let step = now.and_then(|one| one.step.known()).map_or("", Choices::label);
        let means = |step: BeliefStep| match step {
            BeliefStep::Seen => "you showed them A and B",
            BeliefStep::DoubtsA => "what they believed doesn't hold for them anymore",
            BeliefStep::Agreed => "said so in front of the others, or acts on it",
        };
        let steps = BeliefStep::ALL.iter().map(|step| Offer::new(step.label(), means(*step))).collect();
        let (ask, hint) = self.asks_for("reaction");
        let day = now.map_or_else(|| "today".to_owned(), |one| dates::dated(one.on));
        let form = Form::new(FormKind::Reaction(id, who), name)
            .lead(ask)
            .one(STEP, step, steps)
            .field(EVIDENCE, now.map_or("", |one| &one.evidence), hint)
            .past_day(DAY, &day);
        self.open_form(form);
    }

    pub(in crate::app) fn save_reaction(
        &mut self,
        form: &Form,
        id: RecordId,
        who: StakeholderId,
    ) -> Result<(), (usize, String)> {
        let name = self.deal.as_ref().filter(|open| open.deal.insight(id).is_some());
        let name = name.and_then(|open| open.deal.called_by_id(who)).map(|name| name.to_string());
        let Some(name) = name else { return Err(form.fault(STEP, GONE)) };
        let Some(step) = form.chosen(STEP)?.map(|at| BeliefStep::ALL[at]) else {
            return Err(form.fault(STEP, "How far have they come? Type a word of it, or → to choose"));
        };
        let on = self.day_so_far(form, DAY)?;
        let reaction = Reaction {
            id: self.new_record(),
            who,
            step: step.into(),
            evidence: one_line(form.value(EVIDENCE)).into(),
            on,
            by: self.me().into(),
            at: self.now.timestamp(),
            extra: Map::new(),
        };
        let is_bare = reaction.shown() != Some(step);
        let said = format!("{name} {}, {}", step.label(), dates::show(on, self.today()));
        let what = format!("the insight: {name} {}", step.label());
        self.close_and_edit_saying(what, said, |deal| deal.edit_insight(id, |one| one.react(reaction)))?;
        if is_bare {
            self.note("Saved without evidence, so it counts as having seen it · Enter adds what they said");
        }
        Ok(())
    }
}
