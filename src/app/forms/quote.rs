//! A sentence from a transcript as evidence: whose it is, what it shows, and how. The user says all of it.

use super::filled;
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind, label_of, people};
use crate::app::overlays::Overlay;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::dates;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use crate::domain::record::tell::Tell;
use crate::domain::record::text::Text;
use crate::domain::record::traits::Seen;
use serde_json::Map;

const QUOTE: FieldKey = FieldKey::private("Quote").labeled("Evidence");
const WHOSE: FieldKey = FieldKey::private("Whose").labeled("Person");
const SHOWS: FieldKey = FieldKey::private("Shows").labeled("Trait or tell");
const ANSWER: FieldKey = FieldKey::private("Answer");
const DAY: FieldKey = FieldKey::private("Day");

impl App {
    /// Asks what the chosen sentences show, one after the other, beginning with the first.
    pub(in crate::app) fn quote_chosen(&mut self) {
        let Some(deal) = self.deal.as_ref().map(|open| open.deal.id) else { return };
        let Some(choosing) = self.talk_mut() else { return self.open_quote(deal, "", None, "today") };
        choosing.choose_here();
        let Some((sentence, whose)) = choosing.first_chosen() else { return };
        let quote = format!("“{}”", sentence.text);
        let day = choosing.on.map_or_else(|| "today".to_owned(), dates::dated);
        self.open_quote(deal, &quote, whose, &day);
    }

    fn open_quote(&mut self, id: DealId, quote: &str, whose: Option<StakeholderId>, day: &str) {
        let Some(open) = self.deal.as_ref() else { return };
        let people = people(&open.deal, None);
        let whose = label_of(&people, whose).to_owned();
        let form = Form::new(FormKind::Quote(id), "As evidence")
            .lead("What does it show? Only you say so: nothing is read into it.")
            .lines(QUOTE, &Text::from(quote), "what they said")
            .one(WHOSE, &whose, people)
            .one(SHOWS, "", self.quotable().into_iter().map(|(_, offer)| offer).collect())
            .one(ANSWER, "", self.answers_to_quotes().into_iter().map(|(_, offer)| offer).collect())
            .past_day(DAY, day);
        self.open_form(form);
    }

    pub(in crate::app) fn save_quote(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let text = filled(form, QUOTE, "Say what they said")?;
        let Some(whose) = self.people_in(form, WHOSE)?.first().copied() else {
            return Err(form.fault(WHOSE, "Who said it? Choose a person"));
        };
        let Some(item) = form.chosen(SHOWS)?.map(|at| self.quotable()[at].0) else {
            return Err(form.fault(SHOWS, "What does it show? Type a word of it, or → to choose"));
        };
        let Some(given) = form.chosen(ANSWER)?.map(|at| self.answers_to_quotes()[at].0) else {
            return Err(form.fault(ANSWER, "What's the answer? Type a word of it, or → to choose"));
        };
        let answer = match (item, given) {
            (Item::Trait(one), Given::Seen(seen)) => Answer::Trait(one, seen),
            (Item::Tell(tell), Given::Tell(answer)) if answer.item() == Item::Tell(tell) => answer,
            (Item::Trait(_), Given::Tell(_)) => {
                return Err(form.fault(ANSWER, "That answers a tell. For a trait: seen once, seen repeatedly, …"));
            }
            (Item::Tell(tell), _) => {
                let title = &self.playbook.tell(tell).title;
                return Err(form.fault(ANSWER, format!("Choose one of the answers that begin with “{title}”")));
            }
        };
        let on = self.day_so_far(form, DAY)?;
        let (record, by) = self.by_assessor();
        let id = self.new_record();
        let conversation = self.conversation_of_file();
        let (text, signed) = (text.into(), by.as_str().into());
        let evidence = Evidence { id, text, on, by: signed, conversation, extra: Map::new() };
        let (name, now) = (self.name_of(whose), self.now.clone());
        let said = format!("Added evidence on {name}: {}, {}", evidence.text, dates::show(on, self.today()));
        self.close_and_edit_saying(format!("{name}: added evidence from a file"), said, |deal| {
            deal.answer(whose, Self::act(record, &by, &now), answer);
            deal.add_evidence(whose, &by, item, evidence);
        })?;
        let mut others = 0;
        if let Some(choosing) = self.talk_mut() {
            choosing.drop_first_chosen();
            others = choosing.chosen();
        }
        if others > 0 {
            self.quote_chosen();
        }
        Ok(())
    }

    /// Returns the conversation that was logged from the file whose sentences are shown.
    fn conversation_of_file(&self) -> Option<RecordId> {
        let mut talks = self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::Talk(view) => view.open(),
            _ => None,
        });
        let source = talks.next_back()?.beside().talk.id.clone();
        let logged = &self.deal.as_ref()?.deal.conversations;
        logged.iter().find(|one| one.source == source.as_str()).map(|one| one.id)
    }

    /// Returns everything that a sentence can show. A task is judged where it was given.
    fn quotable(&self) -> Vec<(Item, Offer)> {
        let all = Item::all().filter(|item| *item != Item::Tell(Tell::Task));
        all.map(|item| (item, self.offer_of(item))).collect()
    }

    /// Returns every answer that can be given, each tell's with its title.
    fn answers_to_quotes(&self) -> Vec<(Given, Offer)> {
        let seen = Seen::ALL.iter().map(|seen| (Given::Seen(*seen), Offer::plain(seen.label())));
        let tells = Tell::ALL.into_iter().filter(|tell| *tell != Tell::Task);
        let told = tells.flat_map(|tell| {
            let text = self.playbook.tell(tell);
            text.answers.iter().map(move |one| {
                let label = format!("{}: {}", text.title, one.label);
                (Given::Tell(Answer::Tell(one.answer)), Offer::new(label, one.means.clone()))
            })
        });
        seen.chain(told).collect()
    }
}

/// An answer as it is chosen: how firmly a trait was seen, or the answer to a tell.
#[derive(Debug, Clone, Copy)]
enum Given {
    Seen(Seen),
    Tell(Answer),
}
