//! What is known of the group as a whole, filled in: where a person stands on what must be agreed, how they see their work,
//! concerns and disconnects, what the group did together, how the deal ended.

use super::card::offers;
use super::next_steps::in_a_row;
use super::willing::{levels, stands};
use super::{filled, values};
use crate::app::App;
use crate::app::form::{Form, FormKind, Which, label_of, people};
use crate::domain::record::choice::{Choice, Choices, Picked};
use crate::domain::record::coaching::Tick;
use crate::domain::record::concern::{Concern, Matter, Progress};
use crate::domain::record::dates;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::outcome::{DealOutcome, Ending};
use crate::domain::record::stance::{Position, Topic};
use crate::domain::record::text::one_line;
use serde_json::Map;

impl App {
    /// Asks where a person stands on something that the group must agree on, and what shows it.
    pub(in crate::app) fn open_agreement(&mut self, id: StakeholderId, topic: Topic) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.deal.person(id)) else { return };
        let form = Form::new(FormKind::Agreement(id, topic), format!("{}: the {}", self.name_of(id), topic.label()))
            .lead("What they say or do themselves, alone. That the group agrees is another line.")
            .one("Agrees", stands(person, topic), levels(&self.playbook, topic))
            .field("Seen", "", "what they did or said that shows it")
            .past_day("Day", "today");
        self.open_form(form);
    }

    pub(super) fn save_agreement(
        &mut self,
        form: &Form,
        id: StakeholderId,
        topic: Topic,
    ) -> Result<(), (usize, String)> {
        let on = self.day_so_far(form, 2)?;
        let Some(at) = form.chosen(0)? else {
            return Err((0, "Say where they stand: no, unsure or yes".to_owned()));
        };
        let position = Position::on(topic)[at];
        let stance = self.a_stance(position, form.value(1), on);
        let what = format!("{}: {}, {}", self.name_of(id), topic.label(), position.label());
        let said = format!("{what}, {}", dates::show(on, self.today()));
        self.close_and_edit_saying(what, said, |deal| deal.take_stance(id, stance))
    }

    /// Asks how a person sees their work.
    pub(in crate::app) fn open_mind(&mut self, id: StakeholderId) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.deal.person(id)) else { return };
        let mind = person.mind();
        let form = Form::new(FormKind::Mind(id), format!("How {} sees it", self.name_of(id)))
            .lead("In their words. Where two people pull apart, + notes a disconnect.")
            .field("Goal", &mind.goal, "what they want to reach")
            .field("Priorities", &mind.priorities, "what comes first for them")
            .field("Means", &mind.means, "how they would go about it")
            .field("Metrics", &mind.metrics, "what they measure success by");
        self.open_form(form);
    }

    pub(super) fn save_mind(&mut self, form: &Form, id: StakeholderId) -> Result<(), (usize, String)> {
        let mut overtaken = false;
        let (name, values) = (self.name_of(id), values::<usize>(form, &[]));
        let (what, said) = (format!("{name}: how they see it"), format!("Saved how {name} sees it{values}"));
        self.close_and_edit_saying(what, said, |deal| {
            deal.edit_mind(id, |mind| {
                overtaken = form.write_all([&mut mind.goal, &mut mind.priorities, &mut mind.means, &mut mind.metrics]);
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    /// Asks for a concern of one person, or a disconnect between several.
    pub(in crate::app) fn add_concern(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let people = people(&open.deal, None);
        let of = label_of(&people, self.group_person()).to_owned();
        let me = self.me();
        let form = Form::new(FormKind::NewConcern(open.deal.id), "A concern or a disconnect")
            .lead("Of one person it is a concern; between two or more a disconnect.")
            .field("What", "", "in a line, as they would say it")
            .many("Of", &of, people)
            .from_selection()
            .one("Over", "", offers(Matter::ALL))
            .suggest("Ours", &me, "who of yours sees to it")
            .anybody(self.anybody(&me))
            .one("State", Progress::Open.label(), offers(Progress::ALL));
        self.open_form(form);
    }

    /// Opens a concern to be changed.
    pub(in crate::app) fn edit_concern(&mut self, id: RecordId) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(concern) = open.deal.concerns.iter().find(|one| one.id == id) else { return };
        let all = people(&open.deal, None);
        let of = all.iter().filter(|offer| offer.person.is_some_and(|id| concern.of.has(id)));
        let of: Vec<&str> = of.map(|offer| offer.label.as_str()).collect();
        let over = concern.over.as_ref().and_then(Choice::known).map_or("", Choices::label);
        let form = Form::new(FormKind::EditConcern(id), "A concern or a disconnect")
            .field("What", &concern.text, "in a line, as they would say it")
            .many("Of", &of.join(", "), all.clone())
            .one("Over", over, offers(Matter::ALL))
            .field("Ours", &concern.owner, "who of yours sees to it")
            .anybody(self.anybody(&concern.owner))
            .one("State", concern.state.known().map_or("", Choices::label), offers(Progress::ALL));
        self.open_form(form);
    }

    pub(super) fn save_concern(&mut self, form: &Form, kept: Option<RecordId>) -> Result<(), (usize, String)> {
        let text = filled(form, 0, "Say in a line what it is")?;
        let there = kept.and_then(|id| self.deal.as_ref()?.deal.concerns.iter().find(|one| one.id == id));
        let of: Picked<StakeholderId> = match there {
            Some(concern) if !form.is_field_touched(1) => concern.of.iter().collect(),
            Some(_) | None => self.people_in(form, 1)?.into_iter().collect(),
        };
        if of.is_empty() {
            return Err((1, "Say whose it is: one person, or those between whom it lies".to_owned()));
        }
        let over = form.chosen(2)?.map(|at| Choice::from(Matter::ALL[at]));
        let state = form.chosen(4)?.map_or(Progress::Open, |at| Progress::ALL[at]);
        let kind = if of.count() > 1 { "disconnect" } else { "concern" };
        let what = format!("{kind}: {text}");
        let names: Vec<String> = of.iter().map(|id| self.name_of(id)).collect();
        let Some(id) = kept else {
            let said = format!("Added a {kind} of {}: {text}, {}", in_a_row(&names), state.label());
            let concern = Concern {
                id: self.new_record(),
                of,
                over,
                text: text.into(),
                owner: one_line(form.value(3)).into(),
                state: state.into(),
                by: self.me().into(),
                at: self.now.timestamp(),
                extra: Map::new(),
            };
            return self.close_and_edit_saying(what, said, |deal| deal.raise(concern));
        };
        if self.deal.as_ref().is_none_or(|open| open.deal.concerns.iter().all(|one| one.id != id)) {
            return Err((0, "This was removed meanwhile; Esc keeps what you typed".to_owned()));
        }
        let mut overtaken = false;
        let said = format!("Saved the {kind} “{text}”{}", values(form, &[0]));
        self.close_and_edit_saying(what, said, |deal| {
            deal.edit_concern(id, |concern| {
                overtaken = form.write_into(0, &mut concern.text) | form.write_into(3, &mut concern.owner);
                if form.is_field_touched(1) {
                    concern.of.replace(of.iter());
                }
                if form.is_field_touched(2) {
                    concern.over = over;
                }
                if form.is_field_touched(4) {
                    concern.state = state.into();
                }
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    /// Asks what the group did together, and when.
    pub(in crate::app) fn open_mark(&mut self, id: &str) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(text) = self.playbook.group.mark(id) else { return };
        let tick = open.deal.marked(id);
        let day = tick.map_or_else(|| "today".to_owned(), |tick| tick.on.to_string());
        let form = Form::new(FormKind::Mark(id.to_owned()), text.text.clone())
            .lead(format!("What counts: {}", text.counts))
            .field("Evidence", tick.map_or("", |tick| &tick.evidence), "what they did, in one line")
            .past_day("Day", &day);
        self.open_form(form);
    }

    pub(super) fn save_mark(&mut self, form: &Form, mark: &str) -> Result<(), (usize, String)> {
        let on = self.day_so_far(form, 1)?;
        let tick = Tick {
            id: self.new_record(),
            verifier: mark.into(),
            evidence: one_line(form.value(0)).into(),
            on,
            by: self.me().into(),
            at: self.now.timestamp(),
            extra: Map::new(),
        };
        let bare = !tick.has_evidence();
        let said = format!("Ticked for the group: “{}”, {}", form.title, dates::show(on, self.today()));
        self.close_and_edit_saying(format!("the group: “{}”", form.title), said, |deal| deal.mark(tick))?;
        if bare {
            self.note("Ticked without evidence: it proves nothing yet · Enter adds what they did");
        }
        Ok(())
    }

    /// Asks how the deal ended.
    pub(in crate::app) fn end_deal(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let outcome = open.deal.outcome.as_ref();
        let ended = outcome.and_then(|one| one.result.known()).map_or("", Choices::label);
        let day = outcome.map_or_else(|| "today".to_owned(), |one| one.on.to_string());
        let form = Form::new(FormKind::Outcome(open.deal.id), "How did it end?")
            .lead("Verdicts and calls can then be looked at in hindsight. Empty: it goes on.")
            .one("Ended", ended, offers(Ending::ALL))
            .past_day("Day", &day)
            .field("Why", outcome.map_or("", |one| &one.why), "in their words, where you have them");
        self.open_form(form);
    }

    pub(super) fn save_outcome(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let Some(at) = form.chosen(0)? else {
            let (what, said) = ("the deal goes on".to_owned(), "The deal goes on: how it ended is cleared".to_owned());
            return self.close_and_edit_saying(what, said, |deal| deal.outcome = None);
        };
        let result = Ending::ALL[at];
        let on = self.day_so_far(form, 1)?;
        let why = filled(form, 2, "Say why: what decided it?")?;
        let (by, at) = (self.me(), self.now.timestamp());
        let what = format!("the deal ended: {}", result.label());
        let said = format!("The deal ended: {}, {}", result.label(), dates::show(on, self.today()));
        self.close_and_edit_saying(what, said, |deal| {
            let extra = deal.outcome.take().map_or_else(Map::new, |old| old.extra);
            deal.outcome = Some(DealOutcome { result: result.into(), on, why: why.into(), by: by.into(), at, extra });
        })
    }

    /// The people that a field means, who are in the open deal still.
    pub(super) fn people_in(&self, form: &Form, place: impl Which) -> Result<Vec<StakeholderId>, (usize, String)> {
        self.deal.as_ref().map_or_else(|| Ok(Vec::new()), |open| form.people(place, &open.deal))
    }
}
