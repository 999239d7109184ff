//! The coach window's texts: the question to ask, answers so far, private details of the person shown, and what is
//! next.

use super::Line;
use crate::app::App;
use crate::app::overlays::review::Part;
use crate::app::overlays::review::rows::Target;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use crate::export::aside::aside;
use crate::store::shared_view::SharedPortfolio;
use std::sync::Arc;

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
        if let Some(all) = self.shared_portfolio() {
            return self.lines_in_portfolio(deal, all);
        }
        let Some(walk) = self.walk() else { return Vec::new() };
        // In a list, the row under the cursor has the question; in the group's part, the question is about the deal.
        let row = self.followed_row();
        let whom = match &row {
            Some(row) if row.target == Target::Question => None,
            Some(row) => row.about,
            None => person.map(|one| one.id),
        };
        let mut lines = Vec::new();
        let of_deal = row.is_some() && walk.part == Part::Group;
        let asked = if row.is_none() || of_deal { Some(if of_deal { None } else { whom }) } else { None };
        if let Some((about, words)) = asked.and_then(|about| Some((about, self.question_words(about)?.0))) {
            lines.push(Line::Ask(words));
            let more = self.question_more(about).into_iter();
            lines.extend(more.map(|(label, text)| Line::Text(label, text)));
        } else if row.is_none() {
            lines.extend(person.and_then(|one| self.worst_question(one.id)).map(Line::Ask));
        }
        if let Some(mut row) = row.filter(|row| row.target != Target::Question) {
            if let Some(index) = row.more.iter().position(|(label, text)| *label == "Ask" && !text.is_empty()) {
                lines.insert(0, Line::Ask(row.more.remove(index).1));
            }
            lines.push(Line::Text("On screen", row.text));
            lines.extend(row.more.into_iter().map(|(label, text)| Line::Text(label, text)));
        }
        if lines.is_empty() {
            lines.push(Line::Text("", "No question for this one.".to_owned()));
        }
        lines.retain(|line| !matches!(line, Line::Text(_, text) if text.is_empty()));
        let answers = self.answers_about(deal, whom, Some(walk.review));
        if !answers.is_empty() {
            lines.push(Line::Heading("Answers so far".to_owned()));
            lines.extend(answers);
        }
        lines
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
        let question = self.playbook.review.portfolio.iter().find(|one| Some(&one.id) == all.question.as_ref());
        let mut lines = Vec::new();
        if let Some(question) = question {
            lines.push(Line::Ask(question.ask.clone()));
            lines.push(Line::Text("Good", question.good.clone()));
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
