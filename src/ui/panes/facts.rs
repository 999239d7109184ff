//! The rows of the profile: as many as there is room for, the one under the cursor among them.

use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::{Area, Hit};
use crate::app::panes::Pane;
use crate::app::panes::facts::{Fact, Right, Tone};
use crate::domain::judge::verdict::Verdict;
use crate::domain::privacy::Datum;
use crate::domain::record::stakeholder::Stakeholder;
use crate::ui::Memory;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::{width, wrap};
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use crate::ui::verdict::{Bar, bars_of, draw_bar};
use crate::ui::words::{strength, verdict_role};
use ratatui::layout::Rect;

/// The column at which the text after a label begins; further right in privacy mode, whose labels are longer.
const LABEL: u16 = 11;
const PRIVATE_LABEL: u16 = 11;
/// The columns of the sign before a reason.
const SIGN: u16 = 4;

/// A line of a row.
struct Line {
    /// The index of the row.
    fact: usize,
    content: Content,
}

enum Content {
    /// The blank line above a block.
    Gap,
    /// A part of the row's text, from a column on. The first has the label, the last what is at the end of the line.
    Text { is_first: bool, x: u16, text: String, right: Option<End> },
    /// A bar below the verdict.
    Bar(Bar),
}

/// What is at the end of a line: a key, if there is one, and words.
#[derive(Clone)]
struct End {
    key: String,
    words: String,
}

impl End {
    fn columns(&self) -> usize {
        let gap = usize::from(!self.key.is_empty() && !self.words.is_empty());
        width(&self.key) + gap + width(&self.words)
    }
}

/// Draws the rows about a person.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    person: &Stakeholder,
    memory: &mut Memory,
    area: Rect,
    focus: Focus,
) {
    let all = app.facts();
    let verdict = app.verdict(person);
    let at = (focus == Focus::Here).then(|| app.fact_at());
    let mut lines = lines(canvas, app, &verdict, all, at, area);
    // Where rows are short, blank ones go first, but for that above the verdict, which has no label.
    if lines.len() > usize::from(area.height) {
        let has_label = |line: &Line| all.get(line.fact).is_some_and(|fact| fact.label.is_some());
        lines.retain(|line| !matches!(line.content, Content::Gap) || !has_label(line));
    }
    let shown = visible(&mut memory.profile, &lines, at, app.first_fact(), usize::from(area.height));
    canvas.scrollbar(area, &shown, lines.len());
    let mut pointed = false;
    for (y, line) in (area.y..).zip(&lines[shown.clone()]) {
        let Some(fact) = all.get(line.fact) else { continue };
        let row = Rect { y, height: 1, ..area };
        canvas.hit(row, Hit::row(Area::Pane(Pane::Profile), line.fact, app.fact_at()));
        match &line.content {
            Content::Gap => continue,
            Content::Bar(bar) => draw_bar(canvas, bar, row),
            Content::Text { is_first, x, text, right } => {
                if *is_first {
                    head(canvas, fact, row);
                }
                let role = role(fact.tone, verdict_role(&verdict));
                canvas.put(row.x + x, y, row.width.saturating_sub(*x), text, role);
                if fact.tone == Tone::Verdict {
                    canvas.lay(row, Role::Strong);
                }
                if let Some(end) = right {
                    put_end(canvas, end, row);
                    if let Right::Key(command) = fact.right {
                        let x = row.right().saturating_sub(u16::try_from(end.columns()).unwrap_or(0));
                        canvas.hit(Rect { x, width: row.right() - x, ..row }, Hit::Hint(command));
                    }
                }
            }
        }
        if at == Some(line.fact) {
            canvas.lay(row, Role::Selected);
            if !pointed {
                canvas.point_at(area.x, y);
                pointed = true;
            }
        }
    }
    // The row that goes on below is cut with a mark.
    let cut = shown.end.checked_sub(1).and_then(|last| Some((lines.get(last)?, lines.get(shown.end)?)));
    if cut.is_some_and(|(last, next)| last.fact == next.fact) {
        canvas.put(area.right(), area.bottom().saturating_sub(1), 1, canvas.theme.signs.cut, Role::Dim);
    }
}

/// Returns the visible lines: all of the row under the cursor, and the first ones as long as the cursor was not moved
/// below the next step.
fn visible(
    offset: &mut usize,
    lines: &[Line],
    at: Option<usize>,
    first: usize,
    height: usize,
) -> std::ops::Range<usize> {
    let at = at.unwrap_or(0);
    if at <= first {
        *offset = 0;
    }
    let is_here = |line: &Line| line.fact == at && !matches!(line.content, Content::Gap);
    let from = lines.iter().position(is_here).unwrap_or(0);
    let last = lines.iter().rposition(is_here).unwrap_or(0);
    let shown = window(offset, last, height, lines.len());
    if shown.start <= from { shown } else { window(offset, from, height, lines.len()) }
}

/// Returns the lines of all rows.
fn lines(canvas: &Canvas<'_>, app: &App, verdict: &Verdict, all: &[Fact], at: Option<usize>, area: Rect) -> Vec<Line> {
    let label = if canvas.hides(Datum::Judgments) { PRIVATE_LABEL } else { LABEL };
    let mut lines = Vec::new();
    for (index, fact) in all.iter().enumerate() {
        let mut add = |content: Content| lines.push(Line { fact: index, content });
        if fact.begins {
            add(Content::Gap);
        }
        let x = fact.label.map_or(0, |_| label) + fact.weight.map_or(0, |_| SIGN);
        let room = usize::from(area.width.saturating_sub(x)).max(1);
        let text = if at == Some(index) && !fact.full.is_empty() { &fact.full } else { &fact.text };
        let wrapped = wrap(text, room);
        let end = end(app, &fact.right);
        let last = wrapped.len().saturating_sub(1);
        // Where the end has no room behind the last words, it has a line of its own.
        let fits = |text: &str, end: &End| width(text) + 2 + end.columns() <= room;
        let mut alone = None;
        for (line, text) in wrapped.into_iter().enumerate() {
            let right = end.clone().filter(|_| line == last);
            let beside = right.clone().filter(|end| fits(&text, end));
            if beside.is_none() {
                alone = right;
            }
            add(Content::Text { is_first: line == 0, x, text, right: beside });
        }
        if alone.is_some() {
            add(Content::Text { is_first: false, x, text: String::new(), right: alone });
        }
        if fact.tone == Tone::Verdict {
            bars_of(verdict).into_iter().for_each(|bar| add(Content::Bar(bar)));
        }
    }
    lines
}

/// Returns what is at the end of a row's last line.
fn end(app: &App, right: &Right) -> Option<End> {
    match right {
        Right::Nothing => None,
        Right::Day(day) => Some(End { key: String::new(), words: day.clone() }),
        Right::Key(command) => {
            let key = app.keymap.key_for(app.scopes_below(), *command)?;
            Some(End { key: key.to_string(), words: hint(*command).to_owned() })
        }
    }
}

fn hint(command: Command) -> &'static str {
    command.spec().hint
}

/// Draws a row's label, and the sign of a reason.
fn head(canvas: &mut Canvas<'_>, fact: &Fact, row: Rect) {
    let label = if canvas.hides(Datum::Judgments) { PRIVATE_LABEL } else { LABEL };
    if let Some(text) = fact.label {
        canvas.put(row.x, row.y, label - 1, text, Role::Dim);
    }
    if let Some(weight) = fact.weight {
        let (sign, role) = strength(weight, &canvas.theme.signs);
        canvas.put(row.x + label, row.y, SIGN - 1, &sign, role);
    }
}

/// Draws what is at the end of a line.
fn put_end(canvas: &mut Canvas<'_>, end: &End, row: Rect) {
    let columns = u16::try_from(end.columns()).unwrap_or(u16::MAX).min(row.width);
    let x = row.right() - columns;
    let used = canvas.put(x, row.y, columns, &end.key, Role::Key);
    let gap = u16::from(used > 0);
    canvas.put(x + used + gap, row.y, columns.saturating_sub(used + gap), &end.words, Role::Dim);
}

/// Returns the role of a tone, where a verdict has this one.
pub(in crate::ui) const fn role(tone: Tone, verdict: Role) -> Role {
    match tone {
        Tone::Text => Role::Text,
        Tone::Strong => Role::Strong,
        Tone::Dim => Role::Dim,
        Tone::Key => Role::Key,
        Tone::Good => Role::Good,
        Tone::Warn => Role::Warn,
        Tone::Bad => Role::Bad,
        Tone::Verdict => verdict,
    }
}
