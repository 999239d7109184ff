//! The questionnaire inside the profile pane: one question, four keys, and what is known so far.

use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::open_deal::OpenDeal;
use crate::app::panes::Pane;
use crate::app::panes::profile::{Order, QuestionSession};
use crate::domain::judge::next::Next;
use crate::domain::judge::verdict::Verdict;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::dates;
use crate::domain::record::traits::{Seen, Trait};
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::verdict::{bars, verdict_line};
use ratatui::layout::Rect;

/// The columns of a label.
const LABEL: u16 = 15;

pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    open: &OpenDeal,
    session: &QuestionSession,
    verdict: &Verdict,
    area: Rect,
) {
    let Item::Trait(one) = session.item() else { return };
    let mut pen = Pen { area, y: area.y, written: 0, left_out: 0 };
    progress(canvas, open, &mut pen);
    pen.y += 1;
    let text = app.playbook.of_trait(one);
    let is_through = app.question().is_none();
    if is_through {
        pen.wrapped(canvas, 0, "That was the last question. It was:", Role::Dim);
    }
    pen.wrapped(canvas, 0, &text.question, if is_through { Role::Dim } else { Role::Strong });
    pen.y += 1;
    if !is_through {
        choices(canvas, app, open, session, one, &mut pen);
        pen.y += 1;
    }
    pen.labelled(canvas, "What counts", &text.seen);
    pen.labelled(canvas, "Doesn't count", &text.not);
    if let Some(words) = app.how_traits_count(session.person).filter(|_| pen.left() > 2) {
        pen.y += 1;
        pen.wrapped(canvas, 0, words, Role::Warn);
    }
    for (evidence, is_heard) in app.lines_of(session.person, session.item()) {
        let line = format!("{}, {}: {}", dates::show(evidence.on, app.today()), evidence.by, evidence.text);
        pen.labelled(canvas, if is_heard { "Heard" } else { "Seen" }, &line);
    }
    pen.mark(canvas);
    if open.profile.blind || pen.left() < 4 {
        return;
    }
    pen.y += 1;
    let rest = Rect { y: pen.y, height: pen.left(), ..area };
    let rest = verdict_line(canvas, verdict, &[], rest);
    let rest = bars(canvas, verdict, rest);
    if app.next_step() == Some(Next::Enough) && rest.height > 0 {
        canvas.put_wrapped(rest, "You know enough. Press Esc to stop, or continue.", Role::Good);
    }
}

/// A writer that goes down through an area and stops at its end.
struct Pen {
    area: Rect,
    y: u16,
    /// The number of texts with a label that had room, and of those that had none.
    written: usize,
    left_out: usize,
}

impl Pen {
    const fn left(&self) -> u16 {
        self.area.bottom().saturating_sub(self.y)
    }

    fn wrapped(&mut self, canvas: &mut Canvas<'_>, indent: u16, text: &str, role: Role) {
        let area = Rect {
            x: self.area.x + indent,
            y: self.y,
            width: self.area.width.saturating_sub(indent),
            height: self.left(),
        };
        self.y += canvas.put_wrapped(area, text, role);
    }

    fn labelled(&mut self, canvas: &mut Canvas<'_>, label: &str, text: &str) {
        if self.left() == 0 {
            self.left_out += 1;
            return;
        }
        self.written += 1;
        canvas.put(self.area.x, self.y, LABEL - 2, label, Role::Dim);
        self.wrapped(canvas, LABEL, text, Role::Dim);
    }

    /// Says how many texts had no room.
    fn mark(&self, canvas: &mut Canvas<'_>) {
        canvas.more(self.area, &(0..self.written), self.written + self.left_out);
    }
}

fn progress(canvas: &mut Canvas<'_>, open: &OpenDeal, pen: &mut Pen) {
    let answered = open.answers().traits_answered();
    let columns = u16::try_from(Trait::COUNT).unwrap_or(21).min(pen.area.width.saturating_sub(26));
    // At most 21, exact as a float.
    #[allow(clippy::cast_precision_loss)]
    let share = answered as f64 / Trait::COUNT as f64;
    canvas.bar(pen.area.x, pen.y, columns, share, Role::Key);
    let order = match open.profile.order {
        Order::Best => "most useful first",
        Order::Fixed => "method order",
    };
    let blind = if open.profile.blind { ", verdict hidden" } else { "" };
    let beside = Rect {
        x: pen.area.x + columns + 2,
        y: pen.y,
        width: pen.area.width.saturating_sub(columns + 2),
        height: pen.left().min(2),
    };
    pen.y += canvas.put_wrapped(beside, &format!("{order}{blind}"), Role::Dim).max(1);
}

fn choices(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, session: &QuestionSession, one: Trait, pen: &mut Pen) {
    let person = open.shown().person(session.person);
    let given = person.and_then(|person| person.answers(&open.assessor).get(Item::Trait(one)));
    for (key, seen) in Seen::ALL.into_iter().enumerate() {
        if pen.left() == 0 {
            return;
        }
        let chosen = given == Some(Answer::Trait(one, seen));
        let x = pen.area.x;
        canvas.put(x, pen.y, 1, &key.to_string(), Role::Key);
        let sign = if chosen { canvas.theme.signs.chosen } else { " " };
        canvas.put(x + 2, pen.y, 1, sign, Role::Accent);
        let role = if chosen { Role::Strong } else { Role::Text };
        canvas.put(x + 4, pen.y, pen.area.width.saturating_sub(4), seen.label(), role);
        let row = Rect { x, y: pen.y, width: pen.area.width, height: 1 };
        highlight(canvas, app, open, (key, chosen), row);
        pen.y += 1;
    }
    if pen.left() > 0 {
        canvas.put(pen.area.x, pen.y, 1, "-", Role::Key);
        canvas.put(pen.area.x + 4, pen.y, pen.area.width.saturating_sub(4), "don't know", Role::Dim);
        highlight(canvas, app, open, (Seen::ALL.len(), false), Rect { y: pen.y, height: 1, ..pen.area });
        pen.y += 1;
    }
}

/// Marks the answer that Enter takes. The cursor is there or, while none is highlighted, on the answer that was given.
fn highlight(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, (index, chosen): (usize, bool), row: Rect) {
    let marked = app.highlighted() == Some(index);
    canvas.hit(row, Hit::Answer(Area::Pane(Pane::Profile), index));
    if marked {
        canvas.lay(row, Role::Selected);
    }
    let points = if app.highlighted().is_some() { marked } else { chosen };
    if points && open.pane == Pane::Profile && app.overlays.is_empty() {
        canvas.point_at(row.x, row.y);
    }
}
