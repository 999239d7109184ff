//! A line of parts that give way, one after the other, until all of it fits: nothing is cut without a mark.

use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The blanks between two parts.
pub(super) const GAP: u16 = 3;

/// What gives way, the first of these first. The state of saving never does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    About,
    People,
    StageName,
    Value,
    Stage,
    Name,
    AlertCount,
    Stop,
    Review,
    OutcomeDay,
    Assessor,
    Example,
    Copies,
    Conflicts,
    Alerts,
    Outcome,
    WholeName,
    Moment,
}

/// A part of the line.
#[derive(Debug)]
pub(super) struct Part {
    words: String,
    /// What stands in its place once its turn has come; empty where it is left out then.
    shorter: Vec<(Turn, String)>,
    role: Role,
    /// The fewest columns it is cut to, with a mark; none where it is shown whole or not at all.
    least: Option<u16>,
}

impl Part {
    /// Creates a part that is always shown whole.
    pub(super) fn new(words: impl Into<String>, role: Role) -> Self {
        Self { words: words.into(), shorter: Vec::new(), role, least: None }
    }

    /// Lets it be replaced by fewer words at its turn. Turns are given in their order.
    pub(super) fn or(mut self, turn: Turn, words: impl Into<String>) -> Self {
        self.shorter.push((turn, words.into()));
        self
    }

    /// Lets it be left out at its turn.
    pub(super) fn or_nothing(self, turn: Turn) -> Self {
        self.or(turn, "")
    }

    /// Lets it be cut with a mark from [`Turn::Name`] on, to no fewer columns than these.
    pub(super) const fn cut_to(mut self, least: u16) -> Self {
        self.least = Some(least);
        self
    }

    /// Returns its words after the turns so far.
    pub(super) fn at(&self, turn: Option<Turn>) -> &str {
        let passed = self.shorter.iter().rev().find(|(one, _)| turn.is_some_and(|turn| *one <= turn));
        passed.map_or(&self.words, |(_, words)| words)
    }

    /// Returns the turn at which it is left out.
    pub(super) fn leaves(&self) -> Option<Turn> {
        self.shorter.iter().find(|(_, words)| words.is_empty()).map(|(turn, _)| *turn)
    }

    /// Returns its role, and its shortest words.
    pub(super) fn shortest(&self) -> (&str, Role) {
        let shorter = self.shorter.iter().rev().map(|(_, words)| words.as_str()).find(|words| !words.is_empty());
        (shorter.unwrap_or(&self.words), self.role)
    }

    /// Returns its role, and its longest words that fit in so many columns.
    pub(super) fn fitting(&self, columns: usize) -> Option<(&str, Role)> {
        let shorter = self.shorter.iter().map(|(_, words)| words.as_str()).filter(|words| !words.is_empty());
        let found = std::iter::once(self.words.as_str()).chain(shorter).find(|words| width(words) <= columns);
        found.map(|words| (words, self.role))
    }

    /// Returns the fewest columns it takes after the turns so far.
    fn columns(&self, turn: Option<Turn>) -> u16 {
        let whole = u16::try_from(width(self.at(turn))).unwrap_or(u16::MAX);
        let least = self.least.filter(|_| turn.is_some_and(|turn| turn >= Turn::Name));
        least.map_or(whole, |least| whole.min(least))
    }
}

/// Draws parts from the left, and others at the right. Returns the turn up to which they have given way.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, left: &[Part], right: &[Part]) -> Option<Turn> {
    let all = || left.iter().chain(right);
    let needs = |turn: Option<Turn>| {
        let columns = all().map(|part| part.columns(turn)).filter(|columns| *columns > 0);
        columns.fold(0_u16, |sum, columns| sum.saturating_add(columns).saturating_add(GAP))
    };
    let mut turns: Vec<Turn> = all().flat_map(|part| part.shorter.iter().map(|(turn, _)| *turn)).collect();
    turns.extend(all().filter_map(|part| part.least).map(|_| Turn::Name));
    turns.sort_unstable();
    let room = area.width.saturating_add(GAP);
    let turn = std::iter::once(None).chain(turns.iter().copied().map(Some)).find(|turn| needs(*turn) <= room);
    let turn = turn.unwrap_or(turns.last().copied());
    // What is left over goes to the part that is cut.
    let mut over = room.saturating_sub(needs(turn));
    let mut x = area.x;
    for part in left.iter().filter(|part| !part.at(turn).is_empty()) {
        let whole = u16::try_from(width(part.at(turn))).unwrap_or(u16::MAX);
        let columns = part.columns(turn);
        let more = over.min(whole - columns);
        over -= more;
        let fits = (columns + more).min(area.right().saturating_sub(x));
        x += canvas.put(x, area.y, fits, part.at(turn), part.role) + GAP;
    }
    let mut x = area.right();
    for part in right.iter().rev().filter(|part| !part.at(turn).is_empty()) {
        x = canvas.put_right(x, area.y, area.width, part.at(turn), part.role).saturating_sub(GAP);
    }
    turn
}
