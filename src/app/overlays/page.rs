//! A page to read: the message log, sources, the portrait of a profile.

mod method;

use super::Overlay;
use crate::app::command::Scope;
use crate::app::effect::Effect;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::notice::Level;
use crate::app::other_deals::joined;
use crate::app::{App, Screen};
use crate::content::guide::{Block, TOPICS};
use crate::domain::judge::former_rules::{Changed, Why, changed};
use crate::domain::judge::score::Count;
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::id::RecordId;
use crate::domain::record::profile::Profile;
use crate::export::card::card;
use crate::export::privacy;
use crate::export::words::former_rules::{NEW_RULES, changed_words, why_words};
use jiff::Timestamp;
use method::{portrait, sources};
use std::sync::Arc;

/// The subject of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// The message log.
    Messages,
    /// The sources of figures and wording.
    Sources,
    /// The advice for the selected person's profile; for all seven if they have none yet.
    Portrait,
    /// The selected person on one page, to read before a call.
    Card,
    /// What to find out from those who are ticked in the list below it.
    Prep,
    /// The details of the spot under the cursor in the coaching.
    Spot,
    /// The details of the spot under the cursor in the group view.
    Group,
    /// Unsaved texts: those that a dead program left, otherwise the drafts.
    Left,
    /// Rater agreement over all deals.
    Agreement,
    /// The verdicts that changed under the present rules, which apply since this moment.
    Rules(Timestamp),
    /// The question that the coach sent from their own window.
    Asked,
    /// What the history of an ended deal says.
    Hindsight,
    /// The counts of the deal, review by review.
    Trend,
    /// The Mobilizer's kit, as the customer would read it.
    Kit,
    /// The minutes of a review.
    Minutes(RecordId),
    /// The minutes of a review of several deals.
    Portfolio,
    /// A page of the guide, by its number; the list of pages where there is no such.
    Guide(usize),
}

/// An open page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The subject.
    pub kind: PageKind,
    /// The index of the first paragraph shown; of the page under the cursor in the guide's list.
    pub scroll: usize,
    /// The title and the text.
    text: Arc<(String, Vec<Paragraph>)>,
    /// The program's turn in which they were read; 0 before the first time.
    turn: u64,
}

/// A piece of a page, wrapped as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraph {
    /// A heading.
    Heading(String),
    /// A label and its text.
    Text(String, String),
    /// The days of the counts in the charts below, the last but today's.
    Days(Vec<String>),
    /// A label, the counts of those days and today's, which has a bar, and what that is.
    Chart(String, Vec<Count>, String),
}

impl Page {
    pub(in crate::app) fn new(kind: PageKind) -> Self {
        Self { kind, scroll: 0, text: Arc::default(), turn: 0 }
    }

    /// Returns the title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.text.0
    }

    /// Returns the text.
    #[must_use]
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.text.1
    }

    /// Returns the index of the page under the cursor, in the guide's list of pages.
    #[must_use]
    pub const fn cursor(&self) -> Option<usize> {
        match self.kind {
            PageKind::Guide(at) if at >= TOPICS.len() => Some(self.scroll),
            _ => None,
        }
    }

    pub(in crate::app) const fn is_of(&self, turn: u64) -> bool {
        self.turn == turn
    }

    /// Takes in the title and text, and keeps the scroll position in range if the page became shorter.
    pub(in crate::app) fn take(&mut self, turn: u64, text: (String, Vec<Paragraph>)) {
        (self.turn, self.text) = (turn, Arc::new(text));
        self.scroll = self.scroll.min(self.paragraphs().len().saturating_sub(1));
    }
}

impl Layer for Page {
    fn scopes(&self) -> &'static [Scope] {
        match self.kind {
            PageKind::Guide(at) if at >= TOPICS.len() => {
                &[Scope::GuideList, Scope::Guide, Scope::Page, Scope::Move, Scope::Always]
            }
            PageKind::Guide(_) => &[Scope::Guide, Scope::Page, Scope::Move, Scope::Always],
            PageKind::Minutes(_) | PageKind::Portfolio => &[Scope::Minutes, Scope::Page, Scope::Move, Scope::Always],
            PageKind::Asked => &[Scope::Asked, Scope::Always],
            PageKind::Kit => &[Scope::KitOut, Scope::Page, Scope::Move, Scope::Always],
            PageKind::Card => &[Scope::Card, Scope::Page, Scope::Move, Scope::Always],
            PageKind::Prep => &[Scope::Prep, Scope::Page, Scope::Move, Scope::Always],
            // It opens by itself after an edit, which one key undoes.
            PageKind::Hindsight => &[Scope::Page, Scope::Move, Scope::Global, Scope::Always],
            _ => &[Scope::Page, Scope::Move, Scope::Always],
        }
    }

    fn move_by(app: &mut App, by: isize) {
        if let Some(Overlay::Page(page)) = app.overlays.last_mut() {
            let count = if page.cursor().is_some() { TOPICS.len() } else { page.paragraphs().len() };
            page.scroll = moved(page.scroll, by, count);
        }
    }

    fn covers(&self) -> bool {
        matches!(self.kind, PageKind::Card | PageKind::Prep | PageKind::Kit)
    }

    fn is_about(&self) -> Option<Datum> {
        match self.kind {
            PageKind::Agreement
            | PageKind::Hindsight
            | PageKind::Trend
            | PageKind::Rules(_)
            | PageKind::Group
            | PageKind::Prep
            | PageKind::Portrait
            // Earlier messages and the method's own texts tell that people are judged.
            | PageKind::Messages
            | PageKind::Sources
            | PageKind::Guide(_) => Some(Datum::Judgments),
            PageKind::Kit => Some(Datum::Insights),
            PageKind::Portfolio => Some(Datum::OtherDeals),
            PageKind::Card
            | PageKind::Spot
            | PageKind::Left
            | PageKind::Asked
            | PageKind::Minutes(_) => None,
        }
    }
}

impl App {
    pub(in crate::app) fn open_page(&mut self, kind: PageKind) {
        self.overlays.push(Overlay::Page(Page::new(kind)));
    }

    /// Returns a page's title and text.
    #[must_use]
    pub fn page(&self, kind: PageKind) -> (String, Vec<Paragraph>) {
        match kind {
            PageKind::Messages => ("Messages".to_owned(), self.messages()),
            PageKind::Sources => ("Sources".to_owned(), sources(&self.playbook)),
            PageKind::Portrait => self.portrait(),
            PageKind::Card => self.card(),
            PageKind::Prep => self.prep_page(),
            PageKind::Spot => self.about_spot_page(),
            PageKind::Group => self.group_page(),
            PageKind::Agreement => ("Rater agreement".to_owned(), self.agreement_page()),
            PageKind::Rules(since) => (NEW_RULES.to_owned(), self.rules_page(since)),
            PageKind::Left => ("Unsaved text".to_owned(), self.left_page()),
            PageKind::Asked => self.coach_question_page(),
            PageKind::Hindsight => self.hindsight_page(),
            PageKind::Kit => self.kit_page(),
            PageKind::Trend => ("Progress by review".to_owned(), self.trend_page()),
            PageKind::Minutes(review) => self.minutes_page(self.minutes(review)),
            PageKind::Portfolio => self.minutes_page(self.portfolio_minutes()),
            PageKind::Guide(page) => guide_page(page),
        }
    }

    /// Opens the page under the cursor in the guide's list.
    pub(in crate::app) fn open_topic(&mut self) {
        let Some(Overlay::Page(page)) = self.overlays.last() else { return };
        let Some(at) = page.cursor() else { return };
        self.overlays.pop();
        self.open_page(PageKind::Guide(at));
    }

    /// Turns to the next or the previous page of the guide; before the first is the list of pages.
    pub(in crate::app) fn turn_guide(&mut self, by: isize) {
        let Some(Overlay::Page(Page { kind: PageKind::Guide(at), .. })) = self.overlays.last() else { return };
        // The list is before the first page.
        let now = if *at < TOPICS.len() { at + 1 } else { 0 };
        let next = (now + TOPICS.len() + 1).saturating_add_signed(by) % (TOPICS.len() + 1);
        let kind = PageKind::Guide(next.checked_sub(1).unwrap_or(TOPICS.len()));
        self.overlays.pop();
        self.open_page(kind);
    }

    /// Shows once in each deal which verdicts changed under the present rules. In privacy mode and on Home it waits: it
    /// is for the people who work on the deal.
    pub(in crate::app) fn tell_rules(&mut self) {
        if !self.shows(Datum::Judgments) || self.screen != Screen::Deal {
            return;
        }
        let Some(open) = self.deal.as_mut().filter(|open| !open.deal.sample && open.blind.is_none()) else { return };
        let Some(since) = open.rules.take() else { return };
        self.effects.push(Effect::RememberRules(open.deal.id));
        if !changed(&self.playbook, &open.deal, since).is_empty() {
            self.open_page(PageKind::Rules(since));
        }
    }

    fn rules_page(&self, since: Timestamp) -> Vec<Paragraph> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        rules_page(&changed(&self.playbook, &open.deal, since))
    }

    fn messages(&self) -> Vec<Paragraph> {
        let mut log = self.log_shown().peekable();
        if log.peek().is_none() {
            return vec![text("", "No messages yet.")];
        }
        let today = self.now.date();
        log.map(|notice| {
            let label = match notice.level {
                Level::Done => "done",
                Level::Note => "note",
                Level::Error => "error",
            };
            text(label, format!("{}  {}", dates::moment(notice.at, today), notice.text))
        })
        .collect()
    }

    fn card(&self) -> (String, Vec<Paragraph>) {
        let Some((open, person)) = self.deal.as_ref().and_then(|open| Some((open, open.selected()?))) else {
            return ("Nobody selected".to_owned(), vec![text("", "Press a to add a person.")]);
        };
        let mut parts = if self.shows(Datum::Judgments) {
            card(&self.playbook, open.shown(), person, &open.assessor, self.alerts(), self.today())
        } else {
            privacy::card(open.shown(), person, self.today())
        };
        // Other deals do not belong on the deal's own card, but its readers here know them.
        if !self.also_in().is_empty() {
            let also = ("Also in", joined(self.also_in()));
            match parts.first_mut().filter(|(heading, _)| *heading == "Who") {
                Some((_, lines)) => lines.push(also),
                None => parts.insert(0, ("Who", vec![also])),
            }
        }
        let page = parts.into_iter().flat_map(|(heading, lines)| {
            let lines = lines.into_iter().map(|(label, words)| text(label, words));
            std::iter::once(Paragraph::Heading(heading.to_owned())).chain(lines)
        });
        let title = if person.title.is_empty() { String::new() } else { format!(", {}", person.title) };
        let mut page: Vec<Paragraph> = page.collect();
        if page.is_empty() {
            page.push(text("", "No job title or department yet."));
        }
        (format!("{}{title}", self.called(person)), page)
    }

    fn portrait(&self) -> (String, Vec<Paragraph>) {
        let shown = self.deal.as_ref().and_then(|open| open.selected()).and_then(|person| {
            let verdict = self.verdict(person);
            verdict.read().profile().map(|profile| (self.called(person).clone(), profile))
        });
        match shown {
            Some((name, profile)) => (format!("{name} as a {}", profile.name()), portrait(&self.playbook, profile)),
            None => {
                let all = Profile::ALL.into_iter().flat_map(|one| portrait(&self.playbook, one)).collect();
                ("The seven profiles".to_owned(), all)
            }
        }
    }
}

/// Returns the verdicts that changed under the present rules, by reason.
fn rules_page(all: &[Changed]) -> Vec<Paragraph> {
    let lead = "Nothing in this deal changed. This version judges the same answers more strictly, so these verdicts read \
                differently. You see this once.";
    let mut page = vec![text("", lead)];
    for why in Why::ALL {
        let mut of = all.iter().filter(|one| one.why == why).peekable();
        if of.peek().is_some() {
            page.push(Paragraph::Heading(why_words(why).to_owned()));
        }
        page.extend(of.map(|one| text("", changed_words(one))));
    }
    page
}

/// Returns the title and text of a page of the guide; of the list of its pages where there is none of this number.
fn guide_page(page: usize) -> (String, Vec<Paragraph>) {
    let Some(topic) = TOPICS.get(page) else {
        let list = TOPICS.iter().map(|topic| text(topic.name, topic.title()));
        let more = [text("", "Enter opens a page, → turns pages. `stakemap guide TOPIC` prints one.")];
        return ("Guide".to_owned(), list.chain(more).collect());
    };
    let paragraphs = topic.blocks().into_iter().map(|block| match block {
        Block::Heading(words) => Paragraph::Heading(words),
        Block::Text(words) | Block::Verbatim(words) => text("", words),
        Block::Row(first, rest) => text(&first, rest),
    });
    (format!("Guide {} of {} · {}", page + 1, TOPICS.len(), topic.title()), paragraphs.collect())
}

fn text(label: &str, words: impl Into<String>) -> Paragraph {
    Paragraph::Text(label.to_owned(), words.into())
}
