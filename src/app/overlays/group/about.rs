//! The details of the spot under the cursor of the group view.

use super::Spot;
use crate::app::App;
use crate::app::overlays::page::Paragraph;
use crate::app::panes::coaching::Said;
use crate::domain::judge::agreed::joint_id;
use crate::domain::judge::phase::{phase, phases};
use crate::domain::method::group_texts::GroupMark;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::coaching::Tick;
use crate::domain::record::concern::Concern;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::Topic;
use crate::domain::record::text::Text;
use crate::export::words::group::{agreed_words, concern_of, concern_over, size_words};
use crate::export::words::mark;
use crate::export::words::phase::{phase_words, phases_words};
use crate::export::words::signs::mark_sentence;

fn said(label: &'static str, text: impl Into<String>) -> Said {
    Said { label, text: text.into(), is_bare: false }
}

fn about_concern(deal: &Deal, concern: &Concern) -> Vec<Said> {
    let whose = if concern.is_disconnect() { "Between" } else { "Of" };
    let owner = if concern.owner.is_empty() {
        "nobody yet".to_owned()
    } else {
        deal.who_words(&concern.owner, concern.owner_id)
    };
    let state = concern.state.known().map_or("unknown", Choices::label);
    let all = [
        (whose, concern_of(deal, concern)),
        ("Over", concern_over(concern).to_owned()),
        ("What", concern.text.to_string()),
        ("Owner", owner),
        ("Status", format!("{state}; s settles or reopens it")),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| said(label, text)).collect()
}

fn about_mind(person: &Stakeholder) -> Vec<Said> {
    let mind = person.mind();
    let all = [("Goal", &mind.goal), ("First", &mind.priorities), ("Means", &mind.means), ("Metrics", &mind.metrics)];
    let known = |text: &Text| if text.is_empty() { "unknown".to_owned() } else { text.to_string() };
    all.into_iter().map(|(label, text)| said(label, known(text))).collect()
}

impl App {
    /// Returns the details of the spot under the cursor.
    #[must_use]
    pub fn about_group_spot(&self) -> Vec<Said> {
        let (Some(open), Some(spot)) = (self.deal.as_ref(), self.group_spot()) else { return Vec::new() };
        let deal = &**open.shown();
        match spot {
            Spot::Cell(person, topic) => self.about_cell(deal, person, topic),
            Spot::Joint(topic) => {
                let mut all = vec![said("Group", agreed_words(deal, topic, self.today()))];
                all.push(said("Me to we", phases_words(phases(deal))));
                if let Some(text) = self.playbook.group.mark(joint_id(topic)) {
                    // The sentence about the group already says what was seen.
                    all.extend(self.about_mark(deal, text).into_iter().filter(|said| said.label != "Seen"));
                }
                all
            }
            Spot::Concern(concern) => about_concern(deal, concern),
            Spot::NoConcern => {
                vec![said("Add", "If two people disagree, + adds a disconnect and who on your team handles it.")]
            }
            Spot::Mind(person) => {
                let mut all = about_mind(person);
                all.extend(self.sign_of(person));
                all
            }
            Spot::Mark(mark) => self.about_mark(deal, mark),
            Spot::Stage(index, stage) => {
                let here = self.playbook.group.stage(&deal.stage) == Some(index);
                let stands = if here { "Current stage (x clears it)." } else { "Enter makes this the current stage." };
                let mut all = vec![said("Ask", stage.question.as_str()), said("Here", stands)];
                for (at, lead) in stage.leads.iter().enumerate() {
                    all.push(said(if at == 0 { "We do" } else { "" }, format!("{} {}", lead.text, lead.why)));
                }
                let own = "what we do and the signals are in our own words";
                all.push(said("Source", format!("{}; {own}", self.source_words(&stage.source))));
                all
            }
            Spot::Cost => {
                let cost = if deal.cost_of_inaction.is_empty() {
                    "Unknown. Ask them what doing nothing costs, and write it down in their words."
                } else {
                    &deal.cost_of_inaction
                };
                vec![said("Costs", cost)]
            }
            Spot::Size => size_words(&self.playbook, deal).into_iter().map(|(label, text)| said(label, text)).collect(),
        }
    }

    fn about_cell(&self, deal: &Deal, person: &Stakeholder, topic: Topic) -> Vec<Said> {
        let mut all = Vec::new();
        match person.stance(topic) {
            None => {
                all.push(said(
                    "Says",
                    format!("we don't know what {} thinks of the {}", self.called(person), topic.label()),
                ));
            }
            Some(stance) => {
                let level = stance.position().map_or("unknown", |position| position.label());
                let day = dates::show(stance.on, self.today());
                let is_bare = !stance.has_evidence();
                let heard = if stance.is_hearsay() { ", hearsay" } else { "" };
                let text = if is_bare {
                    format!("{level}: an impression, no evidence ({day}, {}{heard})", stance.by)
                } else {
                    format!("{level}: {} ({day}, {}{heard})", stance.evidence.trim(), stance.by)
                };
                all.push(Said { label: "Says", text, is_bare });
                if let Some(position) = stance.position() {
                    all.push(said("Meaning", self.playbook.looks_like(position)));
                }
            }
        }
        all.splice(1..1, self.sign_of(person));
        all.extend(phase(deal, person).map(|found| said("Me to we", phase_words(found))));
        all.push(said("Group", agreed_words(deal, topic, self.today())));
        all
    }

    /// Returns what the sign before somebody's name says; nothing where it is hidden.
    fn sign_of(&self, person: &Stakeholder) -> Option<Said> {
        let verdict = self.verdict(person);
        let words = format!("{} {}", mark(verdict.read()), mark_sentence(&verdict));
        self.shows(Datum::Judgments).then(|| said("Sign", words))
    }

    fn about_mark(&self, deal: &Deal, mark: &GroupMark) -> Vec<Said> {
        let mut all = Vec::new();
        if let Some(tick) = deal.marked(&mark.id) {
            all.push(Said { label: "Seen", text: self.seen(tick), is_bare: !Tick::has_evidence(tick) });
        }
        all.push(said("Meaning", mark.means.as_str()));
        all.push(said("Counts", mark.counts.as_str()));
        if self.playbook.group.learning.iter().any(|one| one.id == mark.id) {
            all.push(said("You", self.playbook.group.principles.as_str()));
        }
        let stage = self.playbook.group.all_stages().find(|stage| stage.signals.iter().any(|one| one.id == mark.id));
        if let Some(stage) = stage {
            let leads: Vec<&str> = stage.leads.iter().map(|lead| lead.text.as_str()).collect();
            all.push(said("We do", leads.join(" ")));
        }
        all.push(said("Source", self.source_words(&mark.source)));
        all
    }

    fn source_words(&self, id: &str) -> String {
        self.playbook.source(id).map_or_else(|| id.to_owned(), |source| source.short.clone())
    }

    /// Returns the same details as a page, with a heading and the sources.
    pub(in crate::app) fn group_page(&self) -> (String, Vec<Paragraph>) {
        let heading = match self.group_spot() {
            Some(Spot::Cell(person, topic)) => format!("{} on the {}", self.called(person), topic.label()),
            Some(Spot::Joint(topic)) => format!("The group on the {}", topic.label()),
            Some(Spot::Concern(concern)) => {
                let kind = if concern.is_disconnect() { "Disconnect" } else { "Concern" };
                match concern.over.as_ref().and_then(Choice::known) {
                    Some(over) => format!("{kind} about {}", over.label()),
                    None => kind.to_owned(),
                }
            }
            Some(Spot::NoConcern) => "Disconnects and concerns".to_owned(),
            Some(Spot::Mind(person)) => format!("How {} sees it", self.called(person)),
            Some(Spot::Mark(mark)) => mark.text.clone(),
            Some(Spot::Stage(_, stage)) => stage.name.clone(),
            Some(Spot::Cost) => "Cost of inaction".to_owned(),
            Some(Spot::Size) => "Size of the group".to_owned(),
            None => String::new(),
        };
        let about = self.about_group_spot().into_iter();
        let about = about.map(|said| Paragraph::Text(said.label.to_owned(), said.text));
        let texts = &self.playbook.group;
        let learning = matches!(self.group_spot(), Some(Spot::Mark(mark)) if mark.id.starts_with("learning."));
        let figures = self.playbook.figures.iter().filter(|figure| learning && figure.section == "M11");
        let figures = figures.map(|figure| {
            let text = format!("{} [{}] {}", figure.text, self.source_words(&figure.source), figure.note);
            Paragraph::Text(figure.value.clone(), text.trim_end().to_owned())
        });
        let notes = [Paragraph::Heading("Source".to_owned()), Paragraph::Text(String::new(), texts.note.clone())];
        let page = std::iter::once(Paragraph::Heading(heading)).chain(about).chain(figures).chain(notes);
        ("Whole group".to_owned(), page.collect())
    }
}
