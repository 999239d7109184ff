//! The coach window's texts: the question to ask, answers so far, private details of the person shown, and what is
//! next.

use super::Line;
use crate::app::App;
use crate::app::asking::AskedHere;
use crate::app::overlays::review::Part;
use crate::app::overlays::review::rows::{HIDDEN, Row, Target};
use crate::app::reviewing::alerts::question_of;
use crate::domain::judge::alert::Alert;
use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use crate::export::aside::aside;
use crate::store::shared_view::SharedPortfolio;
use std::sync::Arc;

/// The labels of a row's details that are questions themselves.
const ASKS: [&str; 2] = ["Ask", "Say"];

impl App {
    /// Returns the question to ask now with its notes, and the private details of the person shown.
    #[must_use]
    pub fn followed_lines(&self) -> (Vec<Line>, Vec<Line>) {
        let Some(open) = self.deal.as_ref().filter(|_| self.waits_to_follow().is_none()) else {
            return (Vec::new(), Vec::new());
        };
        let person = self.followed();
        if self.follows_before_others() {
            let many = self.privacy.clients();
            let hidden = format!("Hidden: {many} people are watching this window.");
            let lines = self.lines_to_ask(&open.deal, person);
            return (lines, person.map(|_| Line::Text("", hidden)).into_iter().collect());
        }
        let about =
            person.map(|person| aside(&self.playbook, &open.deal, person, open.shown_assessor(person), self.today()));
        let about = about.unwrap_or_default().into_iter().map(|(label, text)| Line::Text(label, text)).collect();
        (self.lines_to_ask(&open.deal, person), about)
    }

    fn lines_to_ask(&self, deal: &Deal, person: Option<&Arc<Stakeholder>>) -> Vec<Line> {
        if let Some(alert) = self.followed_alert() {
            return self.lines_on_alert(deal, alert);
        }
        if let Some(all) = self.shared_portfolio() {
            return self.lines_in_portfolio(deal, all);
        }
        let Some(walk) = self.walk() else { return Vec::new() };
        let row = self.followed_row();
        let mut lines = Vec::new();
        let asked = self.question_for(row.as_ref(), person.map(|one| one.id));
        let whom = asked.as_ref().map_or(walk.person, |asked| asked.about);
        if let Some(asked) = asked {
            lines.extend([Line::Ask(asked.words), Line::Text("Good", asked.good), Line::Text("Then", asked.follow)]);
        }
        let on_screen = self.hidden_on_screen();
        lines.extend(on_screen.map(|words| Line::Text("On screen", words.to_owned())));
        if let Some(row) = row.filter(|row| row.target != Target::Question) {
            // Evidence against is told as that: the label is part of what it says.
            let label = if row.label.is_empty() { String::new() } else { format!("{}: ", row.label) };
            let seen = if on_screen.is_some() { "Hidden" } else { "On screen" };
            lines.push(Line::Text(seen, format!("{label}{}", row.text)));
            let more = row.more.into_iter().filter(|(label, _)| !ASKS.contains(label));
            lines.extend(more.map(|(label, text)| Line::Text(label, text)));
        }
        lines.retain(|line| !matches!(line, Line::Text(_, text) if text.is_empty()));
        let answers = self.answers_about(deal, whom, Some(walk.review));
        if !answers.is_empty() {
            lines.push(Line::Heading("Answers so far".to_owned()));
            lines.extend(answers);
        }
        lines
    }

    /// Returns the question to ask now with whom it is about and the id of its answer, as far as the method has one.
    pub(super) fn asked_there(&self) -> Option<AskedHere> {
        let plain = |about, id, words: &str| AskedHere {
            about,
            id,
            words: words.to_owned(),
            good: String::new(),
            follow: String::new(),
        };
        if let Some(alert) = self.followed_alert() {
            return Some(plain(alert.about(), question_of(&alert.key), &alert.question));
        }
        if let Some(all) = self.shared_portfolio() {
            let mut asked = self.playbook.review.portfolio.iter();
            let asked = asked.find(|one| Some(&one.id) == all.question.as_ref())?;
            return Some(plain(None, asked.id.clone(), &asked.ask));
        }
        self.question_for(self.followed_row().as_ref(), self.followed().map(|one| one.id))
    }

    /// Returns what the other screen shows instead of a hidden item; `None` if it shows the item.
    fn hidden_on_screen(&self) -> Option<&'static str> {
        let walk = self.walk().filter(|_| self.followed_level() == PrivacyLevel::Customer)?;
        let word = self.shared_review()?.item.as_ref().map(|item| item.word.as_str());
        match (walk.part, word == Some(HIDDEN)) {
            (Part::People, _) => Some("who they are, and no more: the customer is watching"),
            (Part::Others, _) => Some("the name: the customer is watching"),
            (_, true) => Some("nothing of this: the customer is watching"),
            (_, false) => None,
        }
    }

    /// Returns the coach's question about what is on the other screen: that of the alert or the change, otherwise that of
    /// the part, otherwise what can always be asked in it.
    fn question_for(&self, row: Option<&Row>, person: Option<StakeholderId>) -> Option<AskedHere> {
        let plain = |about, words: String| AskedHere {
            about,
            id: String::new(),
            words,
            good: String::new(),
            follow: String::new(),
        };
        if let Some(row) = row {
            let own = row.more.iter().find(|(label, text)| ASKS.contains(label) && !text.is_empty());
            let own = || own.map(|(_, text)| plain(row.about, text.clone()));
            if let Some(asked) = self.asked_by_alert(row).or_else(own) {
                return Some(asked);
            }
        }
        let walk = self.walk()?;
        let worst = || Some(plain(person, self.worst_question(person?)?));
        if self.shared_review()?.aside {
            return person.and_then(|id| self.challenge_here(Some(id))).or_else(worst);
        }
        let about = row.and_then(|row| row.about).or(walk.person.filter(|_| walk.part == Part::People));
        let is_decision = row.is_some_and(|row| matches!(row.target, Target::Decision(_)));
        let always = || {
            let is_decision = is_decision && walk.part == Part::Outcome;
            let one = self.playbook.review.for_agenda(if is_decision { "decision" } else { walk.part.id() })?;
            Some(AskedHere { good: one.good.clone(), ..plain(about, one.ask.clone()) })
        };
        match walk.part {
            Part::NextStep | Part::Group => self.asked_in_part().or_else(always),
            Part::People => self.asked_in_part().or_else(worst).or_else(always),
            Part::Others => worst().or_else(always),
            Part::LastTime | Part::Changed | Part::Alerts | Part::Outcome => always(),
        }
    }

    /// Returns what to ask about the alert under the cursor of the other window's list.
    fn lines_on_alert(&self, deal: &Deal, alert: &Alert) -> Vec<Line> {
        let mut lines = vec![
            Line::Ask(alert.question.clone()),
            Line::Text("On screen", alert.reason.clone()),
            Line::Text("Do", alert.todo.clone()),
        ];
        lines.retain(|line| !matches!(line, Line::Ask(text) | Line::Text(_, text) if text.is_empty()));
        lines.extend(self.answers_about(deal, alert.about(), self.reviewing_there()));
        lines
    }

    /// Returns the review that runs on the other screen.
    fn reviewing_there(&self) -> Option<RecordId> {
        self.shared_review().map(|review| review.id)
    }

    /// Returns a coach's question about the person's worst alert.
    fn worst_question(&self, id: StakeholderId) -> Option<String> {
        let all = self.alerts()?;
        all.awake.iter().find(|alert| alert.people.contains(&id)).map(|alert| alert.question.clone())
    }

    /// Returns the other window's position in the agenda, such as `People, 2 of 9`.
    #[must_use]
    pub fn followed_position(&self) -> Option<String> {
        if let Some(all) = self.shared_portfolio() {
            let pause = if all.aside { ", on a break" } else { "" };
            return Some(format!("Deal {} of {}{pause}", all.at + 1, all.of));
        }
        let walk = self.walk()?;
        if self.shared_review()?.aside {
            return Some(format!("{}, on a break", walk.part.title()));
        }
        let index = walk.person.filter(|_| walk.part == Part::People);
        let index = index.and_then(|id| walk.people.iter().position(|one| *one == id));
        let of = index.map_or_else(String::new, |index| format!(", {} of {}", index + 1, walk.people.len()));
        Some(format!("{}{of}", walk.part.title()))
    }

    /// Returns what is next in the agenda, if the review is not left for a while.
    #[must_use]
    pub fn comes_next(&self) -> Option<String> {
        let (walk, open) = (self.walk()?, self.deal.as_ref()?);
        if self.shared_review()?.aside {
            return None;
        }
        let all = &walk.people;
        let name = |id: &StakeholderId| open.deal.called_by_id(*id).map(Text::to_string);
        let here = walk.person.filter(|_| walk.part == Part::People);
        let here = here.and_then(|id| all.iter().position(|one| *one == id));
        let further = here.and_then(|index| all.get(index + 1)).and_then(name);
        let part = Part::ALL.get(walk.part_index() + 1);
        Some(match (further, part) {
            (Some(person), _) => person,
            (None, Some(Part::People)) => all.first().and_then(name).unwrap_or_else(|| Part::People.title().to_owned()),
            (None, Some(part)) => part.title().to_owned(),
            (None, None) => "the end of the review".to_owned(),
        })
    }
}

impl App {
    /// Returns what to ask in a review of several deals: the question under the cursor, and the worst alert.
    fn lines_in_portfolio(&self, deal: &Deal, all: &SharedPortfolio) -> Vec<Line> {
        let review = &self.playbook.review;
        let question = review.portfolio.iter().find(|one| Some(&one.id) == all.question.as_ref());
        let question = question.or_else(|| review.for_agenda("decision").filter(|_| all.decision.is_some()));
        let mut lines = Vec::new();
        if let Some(question) = question {
            lines.push(Line::Ask(question.ask.clone()));
            lines.push(Line::Text("Good", question.good.clone()));
        }
        let decided = deal.actions.iter().find(|action| Some(action.id) == all.decision);
        if let Some(action) = decided {
            let due = dates::show(action.due, self.today());
            let who = Some(deal.doer_words(action)).filter(|who| !who.is_empty());
            let who = who.unwrap_or_else(|| "NOBODY".to_owned());
            lines.push(Line::Text("On screen", format!("{} · {who} · {due}", action.what)));
        }
        if let Some(alert) = self.alerts().and_then(|alerts| alerts.awake.first()) {
            lines.push(Line::Text("Alert", alert.reason.clone()));
            lines.push(Line::Text("Then ask", alert.question.clone()));
        }
        let answers = self.answers_about(deal, None, all.review);
        if !answers.is_empty() {
            lines.push(Line::Heading("Answers so far".to_owned()));
            lines.extend(answers);
        }
        lines
    }

    /// Returns the answers about a person, or about the deal, from this review and then from earlier ones; none before
    /// others.
    fn answers_about(&self, deal: &Deal, about: Option<StakeholderId>, review: Option<RecordId>) -> Vec<Line> {
        let mut all = Vec::new();
        for held in deal.reviews.iter().rev().filter(|_| !self.follows_before_others()) {
            let answers = held.asked.iter().filter(|one| one.about == about && !one.answer.is_empty());
            for one in answers {
                let is_now = Some(held.id) == review;
                let when = if is_now { "now".to_owned() } else { dates::short(held.on, self.today()) };
                all.push(Line::Text("", format!("{} ({when}): {}", one.words, one.answer)));
            }
        }
        all
    }
}
