//! Who has come from A to B, and how far.

use super::{Drawn, Half};
use crate::app::App;
use crate::app::overlays::beliefs::BeliefRow;
use crate::domain::record::insight::Insight;
use crate::domain::record::insight::beliefs::BeliefStep;
use crate::export::words::beliefs::reaction_words;
use crate::ui::parts::text::width;
use crate::ui::theme::{Role, Signs};

/// The most columns of a name.
const NAME: usize = 22;

/// Returns a line for each person, below a head.
pub(super) fn lines(app: &App, insight: &Insight, all: &[BeliefRow], signs: Signs) -> Vec<Drawn> {
    let Some(deal) = app.deal.as_ref().map(|open| open.shown()) else { return Vec::new() };
    let people = all.iter().enumerate().filter_map(|(row, one)| match one {
        BeliefRow::Person(who) => Some((row, *who, deal.called_by_id(*who).map_or("", |name| name.as_str()))),
        BeliefRow::Driver(_) => None,
    });
    let people: Vec<_> = people.collect();
    let column = people.iter().map(|(_, _, name)| width(name)).max().unwrap_or(0).min(NAME);
    let head = Half::of("From A to B: break A down one by one, build B up together", Role::Dim);
    let mut lines = vec![Drawn { left: head, ..Drawn::default() }];
    for (row, who, name) in people {
        let reaction = insight.reaction(who);
        let shown = insight.step_of(who);
        let is_bare = reaction.is_some_and(|one| one.step.known() != shown);
        let (sign, role) = match shown {
            Some(BeliefStep::Agreed) => (signs.check, Role::Good),
            Some(BeliefStep::DoubtsA) => (signs.here, Role::Accent),
            Some(BeliefStep::Seen) if is_bare => (signs.ticked, Role::Warn),
            Some(BeliefStep::Seen) => (signs.dot, Role::Dim),
            None => (signs.open, Role::Dim),
        };
        let words = reaction.map_or_else(|| "hasn't seen it".to_owned(), |one| reaction_words(one, app.today()));
        let role_of_words = if reaction.is_none() { Role::Dim } else { Role::Text };
        let space = " ".repeat((column + 2).saturating_sub(width(name)));
        let parts = vec![
            (format!("{sign} "), role),
            (name.to_owned(), Role::Text),
            (space, Role::Text),
            (words, role_of_words),
        ];
        let left = Half { parts, ..Half::default() };
        lines.push(Drawn { row: Some(row), has_cursor: true, left, beside: None });
    }
    lines
}
