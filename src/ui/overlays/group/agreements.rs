//! The table of who agrees to what: a row for each person, and below them the group.

use super::super::Memory;
use crate::app::App;
use crate::app::mouse::Hit;
use crate::app::overlays::group::{GroupView, Spot};
use crate::domain::judge::agreed::{Collective, agreement, collective, pile};
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{AGREEMENTS, Agreement, Topic};
use crate::export::words::group::pile_words;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use crate::ui::words::mark;
use ratatui::layout::Rect;

/// The rows of the table that don't scroll: its heading, the line below the people, how many agree alone, and what was
/// agreed together.
pub(super) const FIXED: u16 = 5;

/// Draws the table of who agrees to what.
pub(super) fn agreements(
    canvas: &mut Canvas<'_>,
    app: &App,
    (deal, view): (&Deal, &GroupView),
    (all, cursor): (&[Spot<'_>], usize),
    memory: &mut Memory,
    area: Rect,
) {
    let columns = AgreementColumns::of(area);
    let names = columns.names;
    for (index, topic) in AGREEMENTS.into_iter().enumerate() {
        let role = if index == view.column { Role::Accent } else { Role::Dim };
        let head = columns.cell(index, area.y);
        canvas.put(head.x, head.y, head.width, topic.label(), role);
    }
    let people: Vec<&Stakeholder> = all
        .iter()
        .filter_map(|spot| match spot {
            Spot::Cell(person, _) => Some(*person),
            _ => None,
        })
        .collect();
    let height = area.height.saturating_sub(FIXED);
    let shown =
        window(&mut memory.group, cursor.min(people.len().saturating_sub(1)), usize::from(height), people.len());
    let (first, of) = (shown.start, people.len());
    canvas.scrollbar(Rect { y: area.y + 1, height, ..area }, &shown, of);
    let mut y = area.y + 1;
    for (row, person) in people[shown.clone()].iter().enumerate() {
        let (sign, role) = mark(&app.verdict(person), false, &canvas.theme.signs);
        canvas.put(area.x, y, 2, &sign, role);
        canvas.put_numbered(area.x + 3, y, names.saturating_sub(4), app.called(person), Role::Text);
        let here = first + row == cursor;
        if here {
            canvas.lay(Rect { x: area.x - 1, y, width: area.width + 2, height: 1 }, Role::Marked);
        }
        for (index, topic) in AGREEMENTS.into_iter().enumerate() {
            let (text, role) = cell(canvas, person, topic);
            let area = columns.cell(index, y);
            canvas.put(area.x, y, area.width, &text, role);
            cell_at(canvas, area, Hit::cell(first + row, cursor, index), here && index == view.column);
        }
        if here {
            canvas.put(area.x - 1, y, 1, canvas.theme.signs.bar, Role::Accent);
        }
        y += 1;
    }
    // Below the line nobody has a row any more: what follows counts them.
    let rule = canvas.theme.signs.empty.repeat(usize::from(area.width));
    canvas.put(area.x, y, area.width, &rule, Role::Border);
    canvas.more(Rect { y: area.y + 1, height: y - area.y - 1, ..area }, &shown, of);
    together(canvas, app, (deal, view), (people.len(), cursor), columns, Rect { y: y + 1, ..area });
}

/// The columns of the table of who agrees to what: names, then a column for each topic.
#[derive(Clone, Copy)]
struct AgreementColumns {
    x: u16,
    names: u16,
    column: u16,
}

impl AgreementColumns {
    fn of(area: Rect) -> Self {
        let names = if area.width < 60 { area.width / 3 } else { (area.width * 2 / 5).min(36) };
        Self { x: area.x, names, column: ((area.width - names) / 3).min(24) }
    }

    /// Returns the cell of a topic in a row.
    fn cell(self, topic: usize, y: u16) -> Rect {
        let x = self.x + self.names + self.column * u16::try_from(topic).unwrap_or(0);
        Rect { x, y, width: self.column - 1, height: 1 }
    }
}

/// Draws the last rows of that table: how many agree alone, and what was agreed together.
fn together(
    canvas: &mut Canvas<'_>,
    app: &App,
    (deal, view): (&Deal, &GroupView),
    (people, cursor): (usize, usize),
    columns: AgreementColumns,
    area: Rect,
) {
    let y = area.y;
    let here = cursor >= people;
    canvas.put(area.x, y, columns.names, "Individually", Role::Dim);
    canvas.put(area.x, y + 2, columns.names, "Together", Role::Strong);
    if here {
        canvas.lay(Rect { x: area.x - 1, y: y + 2, width: area.width + 2, height: 1 }, Role::Marked);
        canvas.put(area.x - 1, y + 2, 1, canvas.theme.signs.bar, Role::Accent);
    }
    for (index, topic) in AGREEMENTS.into_iter().enumerate() {
        let alone = pile(deal, topic);
        let cell = columns.cell(index, y + 2);
        canvas.put(cell.x, y, cell.width, &pile_words(alone), Role::Text);
        // Groups are far smaller than where a count would lose digits.
        #[allow(clippy::cast_precision_loss)]
        let share = if alone.all() == 0 { 0.0 } else { alone.yes as f64 / alone.all() as f64 };
        canvas.bar(cell.x, y + 1, (columns.column - 2).min(14), share, Role::Key);
        let (text, role) = match collective(deal, topic) {
            Collective::Proved(tick) => {
                let day = dates::fitting(tick.on, app.today(), usize::from(columns.column.saturating_sub(3)));
                (format!("{} {day}", canvas.theme.signs.check), Role::Good)
            }
            Collective::Bare(_) => ("no evidence".to_owned(), Role::Warn),
            Collective::No => ("not yet".to_owned(), Role::Dim),
        };
        canvas.put(cell.x, cell.y, cell.width, &text, role);
        cell_at(canvas, cell, Hit::cell(people, cursor, index), here && index == view.column);
    }
}

fn cell_at(canvas: &mut Canvas<'_>, cell: Rect, on: Hit, is_selected: bool) {
    canvas.hit(cell, on);
    if is_selected {
        canvas.lay(cell, Role::Selected);
        canvas.point_at(cell.x, cell.y);
    }
}

/// Returns a person's sign on a topic, and its role.
fn cell(canvas: &Canvas<'_>, person: &Stakeholder, topic: Topic) -> (String, Role) {
    let signs = canvas.theme.signs;
    match agreement(person, topic) {
        None => (format!("{} unknown", signs.dot), Role::Dim),
        Some(Agreement::No) => (format!("{} no", signs.minus), Role::Blocker),
        Some(Agreement::Unsure) => ("~ unsure".to_owned(), Role::Warn),
        Some(Agreement::Yes) => ("+ yes".to_owned(), Role::Strong),
    }
}
