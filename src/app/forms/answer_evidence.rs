//! An answer in the review as evidence: what it shows, of whom, and from which day. What the question asks about is
//! proposed.

use super::filled;
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind, label_of, people};
use crate::domain::method::cue::Cue;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::dates;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::profile::Profile;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::Tell;
use crate::domain::record::traits::{Seen, Trait};
use serde_json::Map;

const SEEN: FieldKey = FieldKey::private("Seen").labeled("Evidence");
const SHOWS: FieldKey = FieldKey::private("Shows").labeled("Trait or tell");
const HOW: FieldKey = FieldKey::private("How").labeled("How sure");
const WHOSE: FieldKey = FieldKey::private("Whose").labeled("Person");
const DAY: FieldKey = FieldKey::private("Day");

impl App {
    /// Opens the form for what the answer at the cursor shows.
    pub(in crate::app) fn answer_to_evidence(&mut self) {
        if let Some(asked) = self.asked_here() {
            self.open_answer_evidence(asked.about, &asked.id);
        }
    }

    pub(in crate::app) fn open_answer_evidence(&mut self, about: Option<StakeholderId>, question: &str) {
        let Some(open) = self.deal.as_ref() else { return };
        let said = self.answer_to(question, about);
        let person = about.and_then(|id| open.deal.person(id));
        let proposed = self.subject_of(question, person.map(|one| &**one));
        let (items, labels) = self.items();
        let shows = proposed.and_then(|item| items.iter().position(|one| *one == item));
        let shows = shows.map_or_else(String::new, |index| labels[index].label.clone());
        let people = people(&open.deal, None);
        let whose = label_of(&people, about).to_owned();
        let form = Form::new(FormKind::AnswerEvidence(open.deal.id, about, question.to_owned()), "Turn into evidence")
            .lead("What an outsider could check: what the person did or said, not what we think.")
            .lines(SEEN, &said.as_str().into(), "what they did or said")
            .one(SHOWS, &shows, labels)
            .one(HOW, "", Seen::ALL.iter().map(|seen| Offer::plain(seen.label())).collect())
            .hint("→ to choose; empty means seen once")
            .one(WHOSE, &whose, people)
            .past_day(DAY, "today");
        self.open_form(form);
    }

    pub(in crate::app) fn save_answer_evidence(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let text = filled(form, SEEN, "Say what was seen or said")?;
        let (items, _) = self.items();
        let Some(item) = form.chosen(SHOWS)?.map(|at| items[at]) else {
            return Err(form.fault(SHOWS, "What does it show? Type a word of the trait, or → to choose"));
        };
        let how = form.chosen(HOW)?.map(|at| Seen::ALL[at]);
        let Some(whose) = self.people_in(form, WHOSE)?.first().copied() else {
            return Err(form.fault(WHOSE, "Who did it? Choose a person"));
        };
        let on = self.day_so_far(form, DAY)?;
        let (record, by) = self.by_assessor();
        let Some(person) = self.deal.as_ref().and_then(|open| open.deal.person(whose)) else {
            return Err(form.fault(WHOSE, "They were just removed. Choose someone else"));
        };
        let known = person.evidence(&by, item).is_some() || person.observation(&by, item).is_some();
        let answer = match item {
            Item::Trait(one) if !known || how.is_some() => Some(Answer::Trait(one, how.unwrap_or(Seen::Once))),
            Item::Tell(_) if !known => {
                return Err(form.fault(SHOWS, "Nobody answered that step yet: screen them with s, or choose a trait"));
            }
            Item::Trait(_) | Item::Tell(_) => None,
        };
        let evidence = Evidence {
            id: self.new_record(),
            text: text.into(),
            on,
            by: by.as_str().into(),
            conversation: None,
            extra: Map::new(),
        };
        let name = self.name_of(whose);
        let said = format!("Added evidence on {name}: {}, {}", evidence.text, dates::show(on, self.today()));
        let now = self.now.clone();
        self.close_and_edit_saying(format!("{name}: added evidence from the review"), said, |deal| {
            if let Some(answer) = answer {
                deal.answer(whose, Self::act(record, &by, &now), answer);
            }
            deal.add_evidence(whose, &by, item, evidence);
        })
    }

    /// Returns everything that can be shown of a person, and how each is called in the field.
    fn items(&self) -> (Vec<Item>, Vec<Offer>) {
        let all: Vec<Item> = Item::all().collect();
        let offers = all.iter().map(|item| self.offer_of(*item)).collect();
        (all, offers)
    }

    /// Returns how a trait or a tell is called in a field.
    pub(super) fn offer_of(&self, item: Item) -> Offer {
        match item {
            Item::Trait(one) => {
                let text = self.playbook.of_trait(one);
                Offer::new(text.why.clone(), text.question.clone())
            }
            Item::Tell(tell) => {
                let text = self.playbook.tell(tell);
                Offer::new(text.title.clone(), text.question.clone())
            }
        }
    }

    /// Returns what a question asks about: a tell, or the trait of a profile, rather one that nobody has answered.
    fn subject_of(&self, question: &str, person: Option<&Stakeholder>) -> Option<Item> {
        let cue = self.playbook.review.question(question)?.cue;
        let profile = match subject(cue)? {
            Subject::Tell(tell) => return Some(Item::Tell(tell)),
            Subject::Profile(profile) => profile,
        };
        let by = self.deal.as_ref().map_or("", |open| open.assessor.as_str());
        let mut traits = Trait::all().filter(|one| one.profile() == profile);
        let is_unknown = |one: &Trait| person.is_some_and(|person| person.observation(by, Item::Trait(*one)).is_none());
        let first = traits.next()?;
        let open = if is_unknown(&first) { first } else { traits.find(is_unknown).unwrap_or(first) };
        Some(Item::Trait(open))
    }
}

/// The subject of a question.
enum Subject {
    /// A step of the screening.
    Tell(Tell),
    /// The traits of a profile.
    Profile(Profile),
}

/// Returns what a cue's questions are about, where their answers show one thing.
const fn subject(cue: Cue) -> Option<Subject> {
    match cue {
        Cue::Unproven
        | Cue::TaskOverdue
        | Cue::Untested
        | Cue::DeliveredUnseen
        | Cue::InPart
        | Cue::CoachedUnconfirmed
        | Cue::NamedChampion
        | Cue::TaskOpen => Some(Subject::Tell(Tell::Task)),
        Cue::Unscreened | Cue::UnknownInfluential => Some(Subject::Tell(Tell::Insight)),
        Cue::Hearsay | Cue::Talker => Some(Subject::Tell(Tell::Gives)),
        Cue::TellsEverybody => Some(Subject::Profile(Profile::Guide)),
        Cue::Climber => Some(Subject::Profile(Profile::Climber)),
        Cue::Friend | Cue::FriendAsChampion => Some(Subject::Profile(Profile::Friend)),
        Cue::GoGetterRushes => Some(Subject::Profile(Profile::GoGetter)),
        Cue::TeacherLofty => Some(Subject::Profile(Profile::Teacher)),
        Cue::SkepticDoubts | Cue::SkepticAsHostile => Some(Subject::Profile(Profile::Skeptic)),
        Cue::BlockerLeft
        | Cue::BlockerOverdue
        | Cue::BlockerNoPlan
        | Cue::BlockerStage
        | Cue::BlockerUnmet
        | Cue::BlockerPlanned
        | Cue::BlockerSettled => Some(Subject::Profile(Profile::Blocker)),
        _ => None,
    }
}
