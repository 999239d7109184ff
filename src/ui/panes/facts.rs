//! The facts below the reasons: those that there is room for, the one under the cursor among them.

use crate::app::panes::facts::{Fact, Tone};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The column at which the text after a label begins.
const LABEL: u16 = 8;

/// A line of a fact: the fact's index, its label on its first line, and a part of its text.
pub(super) struct Line {
    fact: usize,
    label: &'static str,
    text: String,
    role: Role,
}

/// Returns the lines of all facts, wrapped.
pub(super) fn lines(facts: &[Fact], columns: u16, airy: bool) -> Vec<Line> {
    let room = usize::from(columns.saturating_sub(LABEL));
    let mut all = Vec::new();
    for (place, fact) in facts.iter().enumerate() {
        let role = role(fact.tone);
        if (airy && !fact.label.is_empty()) || place == 0 {
            all.push(Line { fact: place, label: "", text: String::new(), role });
        }
        for (row, text) in wrap(&fact.text, room).into_iter().enumerate() {
            all.push(Line { fact: place, label: if row == 0 { fact.label } else { "" }, text, role });
        }
    }
    all
}

const fn role(tone: Tone) -> Role {
    match tone {
        Tone::Text => Role::Text,
        Tone::Strong => Role::Strong,
        Tone::Dim => Role::Dim,
        Tone::Good => Role::Good,
        Tone::Warn => Role::Warn,
        Tone::Bad => Role::Bad,
    }
}

/// Draws the facts that there is room for, the one under the cursor among them, and counts the others.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, all: &[Line], at: Option<usize>, reasons_above: usize) {
    let height = usize::from(area.height);
    let place = |at: usize| all.iter().position(|line| line.fact == at && !line.text.is_empty()).unwrap_or(0);
    let end = |at: usize| all.iter().rposition(|line| line.fact == at).map_or(0, |last| last + 1);
    let first = at.map_or(0, |at| end(at).saturating_sub(height).min(place(at)));
    let mut shown = all.len().min(first + height);
    // A fact that does not fit whole is left out whole, so that nothing is cut in the middle of a sentence.
    while shown > first + 1
        && at.is_none_or(|at| all[shown - 1].fact > at)
        && all.get(shown).is_some_and(|line| line.fact == all[shown - 1].fact)
    {
        shown -= 1;
    }
    if at.is_none() && all.get(shown).is_some_and(|line| shown == first + 1 && line.fact == all[first].fact) {
        shown = first;
    }
    for (y, line) in (area.y..).zip(&all[first..shown]) {
        canvas.put(area.x, y, LABEL - 1, line.label, Role::Dim);
        canvas.put(area.x + LABEL, y, area.width.saturating_sub(LABEL), &line.text, line.role);
        if at == Some(line.fact) && !line.text.is_empty() {
            canvas.lay(Rect { x: area.x, y, width: area.width, height: 1 }, Role::Selected);
            if first + usize::from(y - area.y) == place(line.fact) {
                canvas.point_at(area.x, y);
            }
        }
    }
    let count = all.last().map_or(0, |line| line.fact + 1);
    let above = all.get(first).map_or(0, |line| line.fact) + reasons_above;
    let below = count - all[..shown].last().map_or(0, |line| line.fact + 1);
    let marks = [(above, "↑"), (below, "↓")].into_iter().filter(|(hidden, _)| *hidden > 0);
    let words: Vec<String> = marks.map(|(hidden, arrow)| format!("{arrow} {hidden} more")).collect();
    if !words.is_empty() {
        canvas.put_right(area.right(), area.bottom(), area.width, &format!(" {} ", words.join("  ")), Role::Dim);
    }
}
