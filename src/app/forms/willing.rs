//! A person's stance, in two parts: will they buy, will they speak up, with the evidence; what holds them back and what
//! they gain (M4).

use super::card::offers;
use super::values;
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::{Choices, Picked};
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::motives::{Ability, Gain, Inhibitor};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Position, Stance, Stood, Topic};
use crate::domain::record::text::one_line;
use jiff::civil::Date;
use serde_json::Map;

const BUY: FieldKey = FieldKey::private("Buy").labeled("Will buy");
const ADVOCATE: FieldKey = FieldKey::private("Advocate").labeled("Will speak up");
const SHOWED: FieldKey = FieldKey::of(Datum::Sources, "Seen").labeled("Evidence");
pub(super) const KNOWN_FROM: FieldKey = FieldKey::private("Known from").labeled("Source");
const DAY: FieldKey = FieldKey::private("Day");
const HOLDS_BACK: FieldKey = FieldKey::of(Datum::Motives, "Held back by").labeled("What holds them back");
const FEAR: FieldKey = FieldKey::of(Datum::Motives, "Fear, in words").labeled("Fear, in their words");
const GAINS: FieldKey = FieldKey::of(Datum::Motives, "Would gain").labeled("What's in it for them");
const GAIN: FieldKey = FieldKey::of(Datum::Motives, "Gain, in words").labeled("Gain, in their words");
const ABLE: FieldKey = FieldKey::private("Able by").labeled("Has the means");

/// What moves a rep to ask for both: figures of the CEB survey.
const LEAD: &str = "Half of the people who would buy won't say so in front of others, and the bigger the group, the \
                    bigger their fear (CEB survey). Pick what you've seen.";

impl App {
    /// Opens the form for the selected person's stance: will they buy, and will they say so in front of others.
    pub(in crate::app) fn ask_willing(&mut self) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return };
        let motives = person.motives();
        let form = Form::new(FormKind::Willing(person.id), format!("Stance of {}", self.name_of(person.id)))
            .lead(LEAD)
            .one(BUY, stands(person, Topic::Buy), levels(&self.playbook, Topic::Buy))
            .one(ADVOCATE, stands(person, Topic::Advocate), levels(&self.playbook, Topic::Advocate))
            .field(SHOWED, "", "what they did or said, for each value above")
            .past_day(DAY, "today")
            .one(KNOWN_FROM, "", sources())
            .hint(KNOWN_HINT)
            .many(HOLDS_BACK, &words(&motives.holds_back), offers(Inhibitor::ALL))
            .field(FEAR, &motives.holds_back_words, "what they could lose, as they said it")
            .many(GAINS, &words(&motives.gains), offers(Gain::ALL))
            .field(GAIN, &motives.gains_words, "for themselves, not for the business")
            .many(ABLE, &words(&motives.able), offers(Ability::ALL));
        self.open_form(form);
    }

    pub(in crate::app) fn save_willing(&mut self, form: &Form, id: StakeholderId) -> Result<(), (usize, String)> {
        let (on, hearsay) = (self.day_so_far(form, DAY)?, is_hearsay(form)?);
        let is_of_now = !form.value(SHOWED).is_empty() || form.is_field_touched(KNOWN_FROM);
        let mut stances = Vec::new();
        for (key, topic) in [(BUY, Topic::Buy), (ADVOCATE, Topic::Advocate)] {
            let chosen = form.chosen(key)?;
            // Evidence for an untouched position makes a new stance with that position.
            if let Some(at) = chosen.filter(|_| form.is_field_touched(key) || is_of_now) {
                stances.push(self.a_stance(Position::on(topic)[at], (form.value(SHOWED), hearsay), on));
            }
        }
        if stances.is_empty() && !form.value(SHOWED).is_empty() {
            return Err(form.fault(BUY, "What does it show? Choose a value for buying or speaking up"));
        }
        let (holds_back, gains, able) = (form.all_chosen(HOLDS_BACK)?, form.all_chosen(GAINS)?, form.all_chosen(ABLE)?);
        let said: Vec<String> = stances
            .iter()
            .filter_map(|one| one.position())
            .map(|one| format!("{}: {}", one.topic().label(), one.label()))
            .collect();
        let (name, moves) = (self.name_of(id), values(form, &[BUY, ADVOCATE, SHOWED, KNOWN_FROM, DAY]));
        let (what, said) = if said.is_empty() {
            (format!("{name}: motives"), format!("Saved {name}'s motives{moves}"))
        } else {
            let (what, day) = (format!("{name} on {}", said.join(", on ")), dates::show(on, self.today()));
            let heard = if hearsay == Some(true) { ", hearsay" } else { "" };
            (format!("{what}{heard}"), format!("{what}, {day}{heard}{moves}"))
        };
        let mut overtaken = false;
        self.close_and_edit_saying(what, said, |deal| {
            for stance in stances {
                deal.take_stance(id, stance);
            }
            deal.edit_motives(id, |motives| {
                if form.is_field_touched(HOLDS_BACK) {
                    motives.holds_back.replace(holds_back.iter().map(|at| Inhibitor::ALL[*at]));
                }
                if form.is_field_touched(GAINS) {
                    motives.gains.replace(gains.iter().map(|at| Gain::ALL[*at]));
                }
                if form.is_field_touched(ABLE) {
                    motives.able.replace(able.iter().map(|at| Ability::ALL[*at]));
                }
                overtaken = form.write_each([(FEAR, &mut motives.holds_back_words), (GAIN, &mut motives.gains_words)]);
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    /// Returns a stance written down by this user, with the evidence for it and whether that is hearsay.
    pub(in crate::app) fn a_stance(
        &mut self,
        position: Position,
        (evidence, hearsay): (&str, Option<bool>),
        on: Date,
    ) -> Stance {
        Stance {
            id: self.new_record(),
            what: Stood::Known(position),
            evidence: one_line(evidence).into(),
            on,
            by: self.me().into(),
            at: self.now.timestamp(),
            hearsay,
            extra: Map::new(),
        }
    }
}

/// The hint in the field for that.
pub(super) const KNOWN_HINT: &str = "→ themselves, or someone else (hearsay)";

/// What a stance may be known from, each with what that means: first-hand, and hearsay.
const SOURCES: [(&str, &str); 2] =
    [("themselves", "we saw it, or they told us"), ("someone else", "hearsay: it doesn't count as meeting them")];

/// Returns what a stance is known from in words; empty where nobody said.
pub(super) fn source_words(hearsay: Option<bool>) -> &'static str {
    hearsay.map_or("", |hearsay| SOURCES[usize::from(hearsay)].0)
}

/// Returns what a stance may be known from as answers.
pub(super) fn sources() -> Vec<Offer> {
    SOURCES.into_iter().map(|(label, means)| Offer::new(label, means)).collect()
}

/// Returns whether the stance in a form is hearsay, as far as it says.
pub(super) fn is_hearsay(form: &Form) -> Result<Option<bool>, (usize, String)> {
    Ok(form.chosen(KNOWN_FROM)?.map(|at| at == 1))
}

/// Returns the positions on a scale, each with what it looks like.
pub(in crate::app) fn levels(playbook: &Playbook, topic: Topic) -> Vec<Offer> {
    let offer = |one: Position| Offer::new(one.label(), playbook.looks_like(one));
    Position::on(topic).into_iter().map(offer).collect()
}

/// Returns the label of a person's position on a topic; empty if none is known.
pub(in crate::app) fn stands(person: &Stakeholder, topic: Topic) -> &'static str {
    person.position(topic).map_or("", Position::label)
}

fn words<T: Choices>(picked: &Picked<T>) -> String {
    let all: Vec<&str> = T::ALL.iter().filter(|one| picked.has(**one)).map(|one| one.label()).collect();
    all.join(", ")
}
