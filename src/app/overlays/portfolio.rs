//! The review of several deals, one after another: one quiet screen each, the same five questions, two minutes each.
//!
//! Answers and decisions are stored in each deal, as a brief review; this file holds only the user's place among them.

use super::Overlay;
use super::review;
use super::review::rows::Weight;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::timer::Timer;
use crate::domain::judge::contact::last_act;
use crate::domain::judge::due::due;
use crate::domain::judge::score::Score;
use crate::domain::judge::since::{Kind, News, Way};
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{DealId, RecordId};
use crate::domain::record::text::Text;
use crate::export::words::alerts::no_alerts;
use crate::export::words::news::{item_words, news_words};
use crate::export::words::score::score_row;
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;

/// The minutes that each deal may take.
pub const EACH: u32 = 2;

/// The deals under review, and the user's place among them.
#[derive(Debug, Clone)]
pub struct Portfolio {
    /// The deals in the order in which they are reviewed.
    pub stops: Vec<Stop>,
    /// The index of the deal on the screen.
    pub at: usize,
    /// The row under the cursor.
    pub cursor: usize,
    /// Whether a description of a good answer is shown.
    pub listens: bool,
    /// The time that each deal may take, and took.
    pub timer: Timer,
    /// The changes in the deal on the screen since its last review.
    pub news: News,
    /// The counts of the deal on the screen when the user came to it.
    pub score: Score,
    /// The number of deals left out, with the reason, in words; empty if none was.
    pub left_out: String,
    /// The day on which it began.
    pub on: Date,
    /// Whether it has ended, so that only its minutes are left.
    pub over: bool,
    /// The last warning; the same key again goes ahead.
    pub(in crate::app) warned: Option<Warned>,
}

/// A deal under review.
#[derive(Debug, Clone)]
pub struct Stop {
    /// The deal's file, which the review opens.
    pub path: PathBuf,
    /// The deal, as last read from the file.
    pub id: DealId,
    /// The deal's name, as last read from the file.
    pub name: Text,
    /// Whether it was looked at.
    pub reached: Reached,
    /// Its brief review, once something was answered or decided.
    pub review: Option<RecordId>,
    /// Its state when the user went on to another deal; none if nothing was written down in it.
    pub left: Option<Arc<Deal>>,
}

/// The progress of one deal in the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reached {
    /// It was not looked at yet.
    NotYet,
    /// It was looked at.
    Yes,
    /// It could not be opened, for this reason.
    PassedOver(String),
}

/// The subject of a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Warned {
    /// This deal has a decision without an owner.
    Leaving,
    /// The review ends with such a decision, or with none at all.
    Ending,
}

/// The subject of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// The question with this index.
    Question(usize),
    /// The decision, by its action's id.
    Decision(RecordId),
}

/// A question, or a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The question or the decision.
    pub on: On,
    /// The sign and color of the row.
    pub weight: Weight,
    /// The words of the question or the decision.
    pub text: String,
    /// The answer in this review; empty if there is none yet.
    pub answer: String,
    /// The answer in an earlier brief review, with its day; empty if there is none.
    pub before: String,
}

impl Stop {
    /// Creates the stop for a deal that was not looked at yet.
    #[must_use]
    pub const fn new(path: PathBuf, id: DealId, name: Text) -> Self {
        Self { path, id, name, reached: Reached::NotYet, review: None, left: None }
    }
}

impl Portfolio {
    /// Creates the place at the beginning of a review of these deals.
    #[must_use]
    pub fn new(stops: Vec<Stop>, left_out: String, on: Date) -> Self {
        let minutes = EACH.saturating_mul(u32::try_from(stops.len()).unwrap_or(u32::MAX));
        let timer = Timer::new(minutes, &vec![1; stops.len()]);
        let news = News { from: on, to: on, created: None, items: Vec::new() };
        Self {
            stops,
            at: 0,
            cursor: 0,
            listens: false,
            timer,
            news,
            score: Score::default(),
            left_out,
            on,
            over: false,
            warned: None,
        }
    }

    /// Returns the deal on the screen.
    #[must_use]
    pub fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }
}

/// The screen of the review of several deals; [`App`] holds the user's place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PortfolioScreen;

impl Layer for PortfolioScreen {
    fn scopes(&self) -> &'static [Scope] {
        review::SCOPES
    }

    fn move_by(app: &mut App, by: isize) {
        app.move_in_portfolio(by);
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::OtherDeals)
    }

    fn step_aside(app: &mut App) {
        app.leave_portfolio();
    }

    fn over_past(&self) -> bool {
        true
    }

    fn covers(&self) -> bool {
        true
    }

    fn shows_review_time(&self) -> bool {
        true
    }
}

impl App {
    /// Returns the review of several deals under way, if any.
    #[must_use]
    pub fn portfolio(&self) -> Option<&Portfolio> {
        self.portfolio.as_ref().filter(|all| !all.over)
    }

    /// Returns the same, if the open deal is the current one in it.
    #[must_use]
    pub fn portfolio_here(&self) -> Option<&Portfolio> {
        let open = self.deal.as_ref().filter(|_| self.screen == crate::app::Screen::Deal)?;
        self.portfolio().filter(|all| all.stop().is_some_and(|stop| stop.id == open.deal.id))
    }

    /// Returns whether it has the keys, or would have them once a list of commands is closed.
    #[must_use]
    pub fn in_portfolio(&self) -> bool {
        matches!(self.worked_on(), Some(Overlay::Portfolio(_)))
    }

    /// Returns the five questions, then the decisions.
    #[must_use]
    pub fn portfolio_rows(&self) -> Vec<Row> {
        let (Some(open), Some(all)) = (self.deal.as_ref(), self.portfolio_here()) else { return Vec::new() };
        let (deal, today) = (&**open.shown(), self.today());
        let here = all.stop().and_then(|stop| stop.review).and_then(|id| deal.review(id));
        let earlier = || deal.reviews.iter().rev().filter(|one| one.brief && here.is_none_or(|here| here.id != one.id));
        let questions = self.playbook.review.portfolio.iter().enumerate().map(|(index, question)| {
            let said = here.and_then(|review| review.answer_to(&question.id, None));
            let answer = said.map_or_else(String::new, |one| one.answer.to_string());
            let before = earlier().find_map(|review| Some((review.on, review.answer_to(&question.id, None)?)));
            Row {
                on: On::Question(index),
                weight: if answer.is_empty() { Weight::Plain } else { Weight::Good },
                text: question.ask.clone(),
                answer,
                before: before
                    .map_or_else(String::new, |(on, one)| format!("{}: {}", dates::short(on, today), one.answer)),
            }
        });
        let decided = deal.actions.iter().filter(|action| here.is_some_and(|here| action.review == Some(here.id)));
        let decisions = decided.map(|action| {
            let owner = Some(deal.doer_words(action)).filter(|words| !words.is_empty());
            let owner = owner.unwrap_or_else(|| "NOBODY".to_owned());
            Row {
                on: On::Decision(action.id),
                weight: if action.who.is_empty() { Weight::Bad } else { Weight::Good },
                text: format!("Decided: {} · {owner} · {}", action.what, dates::show(action.due, today)),
                answer: String::new(),
                before: String::new(),
            }
        });
        questions.chain(decisions).collect()
    }

    /// Returns the row under the cursor.
    #[must_use]
    pub fn portfolio_row(&self) -> Option<Row> {
        let cursor = self.portfolio_here()?.cursor;
        self.portfolio_rows().into_iter().nth(cursor)
    }

    /// Returns the description of a good answer to the question under the cursor, if the user asked for it.
    #[must_use]
    pub fn portfolio_good(&self) -> Option<&str> {
        let all = self.portfolio_here().filter(|all| all.listens)?;
        self.playbook.review.portfolio.get(all.cursor).map(|question| question.good.as_str())
    }

    /// Returns facts about the deal on the screen, one line each: a label, a weight, and the words.
    #[must_use]
    pub fn portfolio_facts(&self) -> Vec<(&'static str, Weight, String)> {
        let (Some(open), Some(all)) = (self.deal.as_ref(), self.portfolio_here()) else { return Vec::new() };
        let (deal, today) = (&**open.shown(), self.today());
        let changed = if all.news.is_empty() { Weight::Warn } else { Weight::Plain };
        let asleep = self.alerts().map_or(0, |alerts| alerts.asleep.len());
        let alert = self.alerts().and_then(|alerts| alerts.awake.first());
        let alert = alert.map_or_else(
            || (Weight::Plain, no_alerts(deal, asleep)),
            |alert| {
                let weight = match alert.level {
                    AlertLevel::Urgent => Weight::Bad,
                    AlertLevel::Warning => Weight::Warn,
                    AlertLevel::Hint => Weight::Plain,
                };
                (weight, alert.reason.clone())
            },
        );
        let act = last_act(deal).map(|act| {
            let who = act.who.and_then(|id| deal.called_by_id(id)).map(|name| format!(", {name}")).unwrap_or_default();
            (Weight::Plain, format!("{}{who}: {}", dates::with_distance(act.on, today), act.what))
        });
        let act = act.unwrap_or((Weight::Warn, "nothing from them yet, as far as we know".to_owned()));
        let next = due(deal).into_iter().next().map(|one| {
            let who = if one.who.is_empty() { "no owner".to_owned() } else { one.who_words() };
            let weight = if one.on < today { Weight::Bad } else { Weight::Plain };
            (weight, format!("{}: {} ({who})", dates::show(one.on, today), one.what))
        });
        let next = next.unwrap_or((Weight::Warn, "nothing due".to_owned()));
        let row = |label, (weight, text)| (label, weight, text);
        let counts = self.shows(Datum::Judgments).then(|| row("Progress", (Weight::Plain, score_row(&all.score))));
        let facts = vec![
            row("Changed", (changed, self.changed_in_short(&all.news))),
            row("Alert", alert),
            row("Customer move", act),
            row("Next due", next),
        ];
        // Last: where there is no room for all, it goes first.
        facts.into_iter().chain(counts).collect()
    }

    /// Returns the changes in one line: their number, then the worst first; alerts last, since the worst has its own
    /// line below.
    fn changed_in_short(&self, news: &News) -> String {
        let mut items: Vec<_> = news.items.iter().collect();
        items.sort_by_key(|item| {
            let way = match item.way {
                Way::Worse => 0,
                Way::Better => 1,
                Way::Neutral => 2,
            };
            (item.what.kind() == Kind::Alerts, way)
        });
        let words: Vec<String> = items.into_iter().map(|item| item_words(&self.playbook, item, news.to)).collect();
        let how_many = news_words(news);
        if words.is_empty() { how_many } else { format!("{how_many}: {}", words.join(" · ")) }
    }

    /// Moves the cursor, and keeps it on a row.
    pub(in crate::app) fn move_in_portfolio(&mut self, by: isize) {
        let count = self.portfolio_rows().len();
        if let Some(all) = self.portfolio.as_mut() {
            all.cursor = moved(all.cursor, by, count);
        }
    }

    /// Takes the screen of the review of several deals away; the review itself goes on.
    pub(in crate::app) fn hide_portfolio(&mut self) {
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Portfolio(_)));
    }

    /// Closes the screen if another deal is open, and keeps the cursor on a row.
    pub(in crate::app) fn keep_in_portfolio(&mut self) {
        if self.portfolio_here().is_none() {
            self.hide_portfolio();
            return;
        }
        self.move_in_portfolio(0);
    }
}
