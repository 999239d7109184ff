//! The review of several deals, one after another: each on one calm screen, the same five questions, two minutes each.
//!
//! What is answered and decided stands in each deal, as a brief review; here is only where the user is among them.

use super::Overlay;
use super::review::rows::Weight;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::timer::Timer;
use crate::domain::judge::contact::last_act;
use crate::domain::judge::due::due;
use crate::domain::judge::since::{Kind, News, Way};
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{DealId, RecordId};
use crate::domain::record::text::MARK;
use crate::domain::record::text::Text;
use crate::export::words::alerts::no_alerts;
use crate::export::words::news::{item_words, news_words};
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;

/// Minutes that each deal may take.
pub const EACH: u32 = 2;

/// The deals under review, and where the user is among them.
#[derive(Debug, Clone)]
pub struct Portfolio {
    /// The deals in the order in which they are reviewed.
    pub stops: Vec<Stop>,
    /// The place of the deal that shows.
    pub at: usize,
    /// The row under the cursor.
    pub cursor: usize,
    /// Whether what a good answer sounds like shows.
    pub listens: bool,
    /// How long each deal may take, and took.
    pub timer: Timer,
    /// What changed in the deal that shows since its last review.
    pub news: News,
    /// Questions whose answers are hidden, by their places: in the copy that is drawn in room view.
    pub(in crate::app) hidden: Vec<usize>,
    /// How many deals were left out and why, in words; empty where none was.
    pub left_out: String,
    /// The day on which it began.
    pub on: Date,
    /// Whether it was ended: only its minutes are left.
    pub over: bool,
    /// What was warned of, and is done all the same by the same key.
    pub(in crate::app) warned: Option<Warned>,
}

/// A deal under review.
#[derive(Debug, Clone)]
pub struct Stop {
    /// Its file.
    pub path: PathBuf,
    /// Which deal.
    pub id: DealId,
    /// What it is called.
    pub name: Text,
    /// Whether it was looked at.
    pub reached: Reached,
    /// Its brief review, once something was answered or decided.
    pub review: Option<RecordId>,
    /// The deal as it was when the user went on to another; nothing where nothing was written down in it.
    pub left: Option<Arc<Deal>>,
}

/// Whether a deal was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reached {
    /// Not yet.
    NotYet,
    /// It was.
    Yes,
    /// It could not be opened, for this reason.
    PassedOver(String),
}

/// What was warned of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Warned {
    /// That this deal has a decision that nobody owns.
    Leaving,
    /// That the whole ends with such a one, or with nothing decided.
    Ending,
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// The question at this place.
    Question(usize),
    /// The decision.
    Decision(RecordId),
}

/// A question, or a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub on: On,
    /// How much it matters.
    pub weight: Weight,
    /// The question, or what was decided.
    pub text: String,
    /// What was answered now; empty where nothing was yet.
    pub answer: String,
    /// What was answered in an earlier brief review, with its day; empty where nothing was.
    pub before: String,
}

impl Stop {
    /// A deal that was not looked at yet.
    #[must_use]
    pub const fn new(path: PathBuf, id: DealId, name: Text) -> Self {
        Self { path, id, name, reached: Reached::NotYet, review: None, left: None }
    }
}

impl Portfolio {
    /// At the beginning of a review of these deals.
    #[must_use]
    pub fn new(stops: Vec<Stop>, left_out: String, on: Date) -> Self {
        let minutes = EACH.saturating_mul(u32::try_from(stops.len()).unwrap_or(u32::MAX));
        let timer = Timer::new(minutes, &vec![1; stops.len()]);
        let news = News { from: on, to: on, items: Vec::new() };
        Self {
            stops,
            at: 0,
            cursor: 0,
            listens: false,
            timer,
            news,
            hidden: Vec::new(),
            left_out,
            on,
            over: false,
            warned: None,
        }
    }

    /// The deal that shows.
    #[must_use]
    pub fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }
}

/// The screen of the review of several deals; where the user is in it stands with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PortfolioScreen;

impl Layer for PortfolioScreen {
    fn scopes(&self) -> &'static [Scope] {
        // What can be done in a deal can be done in its review, to whoever shows.
        &[Scope::Review, Scope::Move, Scope::Deal, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        app.move_in_portfolio(by);
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
    /// The review of several deals that goes on, if one does.
    #[must_use]
    pub fn portfolio(&self) -> Option<&Portfolio> {
        self.portfolio.as_ref().filter(|all| !all.over)
    }

    /// The same where the deal that it is at is the open one.
    #[must_use]
    pub fn portfolio_here(&self) -> Option<&Portfolio> {
        let open = self.deal.as_ref().filter(|_| self.screen == crate::app::Screen::Deal)?;
        self.portfolio().filter(|all| all.stop().is_some_and(|stop| stop.id == open.deal.id))
    }

    /// Whether the keys go to it.
    #[must_use]
    pub fn in_portfolio(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Portfolio(_)))
    }

    /// The five questions, then what was decided.
    #[must_use]
    pub fn portfolio_rows(&self) -> Vec<Row> {
        let (Some(open), Some(all)) = (self.deal.as_ref(), self.portfolio_here()) else { return Vec::new() };
        let (deal, today) = (&**open.shown(), self.today());
        let here = all.stop().and_then(|stop| stop.review).and_then(|id| deal.review(id));
        let earlier = || deal.reviews.iter().rev().filter(|one| one.brief && here.is_none_or(|here| here.id != one.id));
        let questions = self.playbook.review.portfolio.iter().enumerate().map(|(place, question)| {
            let said = here.and_then(|review| review.answer_to(&question.id, None));
            let hidden = if all.hidden.contains(&place) { MARK } else { "" };
            let answer = said.map_or_else(|| hidden.to_owned(), |one| one.answer.to_string());
            let before = earlier().find_map(|review| Some((review.on, review.answer_to(&question.id, None)?)));
            Row {
                on: On::Question(place),
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

    /// The row under the cursor.
    #[must_use]
    pub fn portfolio_row(&self) -> Option<Row> {
        let cursor = self.portfolio_here()?.cursor;
        self.portfolio_rows().into_iter().nth(cursor)
    }

    /// What a good answer to the question under the cursor sounds like, where that was asked for.
    #[must_use]
    pub fn portfolio_good(&self) -> Option<&str> {
        let all = self.portfolio_here().filter(|all| all.listens)?;
        self.playbook.review.portfolio.get(all.cursor).map(|question| question.good.as_str())
    }

    /// What there is to know of the deal that shows, a line each: a label, how much it matters, and the words.
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
        let act = act.unwrap_or((Weight::Warn, "they did nothing of their own yet, as far as is known".to_owned()));
        let next = due(deal).into_iter().next().map(|one| {
            let who = if one.who.is_empty() { "nobody of ours".to_owned() } else { one.who_words() };
            let weight = if one.on < today { Weight::Bad } else { Weight::Plain };
            (weight, format!("{}: {} ({who})", dates::show(one.on, today), one.what))
        });
        let next = next.unwrap_or((Weight::Warn, "nothing is due".to_owned()));
        let row = |label, (weight, text)| (label, weight, text);
        vec![
            row("Changed", (changed, self.changed_in_short(&all.news))),
            row("Alert", alert),
            row("Last act", act),
            row("Next due", next),
        ]
    }

    /// What changed in one line: how much, then what, worst first; alerts last, since the worst stands below.
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

    /// Moves the cursor.
    pub(in crate::app) fn move_in_portfolio(&mut self, by: isize) {
        let count = self.portfolio_rows().len();
        if let Some(all) = self.portfolio.as_mut() {
            all.cursor = moved(all.cursor, by, count);
        }
    }

    /// Closes it where the open deal is another, and keeps the cursor on a row.
    pub(in crate::app) fn keep_in_portfolio(&mut self) {
        if self.portfolio_here().is_none() {
            self.overlays.retain(|overlay| !matches!(overlay, Overlay::Portfolio(_)));
            return;
        }
        self.move_in_portfolio(0);
    }
}
