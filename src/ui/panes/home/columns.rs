//! The columns of the table of deals: which there are at a width, their heads, and a deal's cells in them.

use super::cell::Cell;
use crate::app::App;
use crate::app::mouse::Hit;
use crate::app::msg::Listed;
use crate::domain::judge::overview::Order;
use crate::domain::judge::summary::Summary;
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::text::capitalized;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use jiff::civil::Date;
use ratatui::layout::Rect;

/// A column, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Deal,
    Value,
    Stage,
    People,
    Alert,
    Due,
    Move,
}

/// The blank columns between two columns.
const BETWEEN: u16 = 2;

/// The columns at a width, with the left edge and width of each.
pub(super) struct Columns(Vec<(Column, u16, u16)>);

impl Column {
    const ALL: [Self; 7] = [Self::Deal, Self::Value, Self::Stage, Self::People, Self::Alert, Self::Due, Self::Move];

    const fn head(self) -> &'static str {
        match self {
            Self::Deal => "Deal",
            Self::Value => "Value",
            Self::Stage => "Buying stage",
            Self::People => "People",
            Self::Alert => "To do first",
            Self::Due => "Next due",
            Self::Move => "Customer move",
        }
    }

    /// The order in which the deals are sorted by it.
    const fn order(self) -> Option<Order> {
        match self {
            Self::Deal => Some(Order::Name),
            Self::Value => Some(Order::Value),
            Self::Alert => Some(Order::Need),
            Self::Due => Some(Order::Due),
            Self::Move => Some(Order::Quiet),
            Self::Stage | Self::People => None,
        }
    }

    /// The width of the list from which there is room for it, and its own; what it needs takes the rest.
    const fn widths(self, width: u16) -> (u16, u16) {
        match self {
            Self::Deal => (0, if width < 60 { width * 28 / 100 } else { width / 5 }),
            Self::Alert => (0, 0),
            Self::Due => (46, 10),
            Self::Value => (70, 10),
            Self::Move => (92, 15),
            Self::Stage => (104, 13),
            Self::People => (130, 9),
        }
    }
}

impl Columns {
    /// Returns those that there is room for; what is hidden is left out with its head.
    pub(super) fn at(canvas: &Canvas<'_>, app: &App, width: u16) -> Self {
        let is_shown = |column: &Column| match column {
            Column::Deal => true,
            Column::Alert => !app.home.hides_needs(),
            Column::Value => !canvas.hides(Datum::Money),
            Column::Stage | Column::People => !canvas.hides(Datum::Purchase),
            Column::Due => !canvas.hides(Datum::Actions),
            Column::Move => !canvas.hides(Datum::Talks),
        };
        let there = |column: &Column| column.widths(width).0 <= width && is_shown(column);
        let all: Vec<(Column, u16)> =
            Column::ALL.into_iter().filter(there).map(|column| (column, column.widths(width).1)).collect();
        let gaps = BETWEEN * u16::try_from(all.len().saturating_sub(1)).unwrap_or(0);
        let widest = if all.iter().any(|(column, _)| *column == Column::Alert) { Column::Alert } else { Column::Deal };
        let others: u16 = all.iter().filter(|(column, _)| *column != widest).map(|(_, columns)| columns).sum();
        let rest = width.saturating_sub(gaps + others);
        let mut x = 0;
        let placed = all.into_iter().map(|(column, columns)| {
            let columns = if column == widest { rest } else { columns };
            let at = (column, x, columns);
            x += columns + BETWEEN;
            at
        });
        Self(placed.collect())
    }

    fn of(&self, column: Column) -> Option<(u16, u16)> {
        self.0.iter().find(|(one, ..)| *one == column).map(|(_, x, columns)| (*x, *columns))
    }

    /// Returns the width for what a deal needs: for one that cannot be read, everything behind its name; where that is
    /// hidden, none.
    pub(super) fn need_of(&self, row: &Listed, width: u16) -> u16 {
        let Some((x, columns)) = self.of(Column::Alert) else { return 0 };
        if row.summary.is_ok() { columns } else { width.saturating_sub(self.behind_name(x)) }
    }

    fn behind_name(&self, alert: u16) -> u16 {
        self.0.get(1).map_or(alert, |(_, x, _)| *x)
    }

    pub(super) fn heading(&self, canvas: &mut Canvas<'_>, order: Order, area: Rect) {
        for (column, x, columns) in &self.0 {
            let is_sorted = column.order() == Some(order);
            let (text, role) = if is_sorted {
                (format!("{} {}", column.head(), canvas.theme.signs.sorted), Role::Strong)
            } else {
                (column.head().to_owned(), Role::Dim)
            };
            canvas.put(area.x + x, area.y, *columns, &text, role);
            if let Some(order) = column.order().filter(|_| !canvas.hides(Datum::OtherDeals)) {
                canvas.hit(Rect { x: area.x + x, width: *columns, height: 1, ..area }, Hit::Head(order));
            }
        }
    }

    /// Draws a deal; all but what it needs is in the first row.
    pub(super) fn row(&self, canvas: &mut Canvas<'_>, app: &App, (row, cell): (&Listed, &Cell), area: Rect) {
        let (alert, room) = self.of(Column::Alert).unwrap_or((area.width, 0));
        let Ok(deal) = &row.summary else {
            self.name(canvas, app, row, area);
            let x = self.behind_name(alert);
            cell.draw(canvas, Rect { x: area.x + x, width: area.width.saturating_sub(x), ..area });
            return;
        };
        self.name(canvas, app, row, area);
        cell.draw(canvas, Rect { x: area.x + alert, width: room, ..area });
        for (column, x, columns) in &self.0 {
            let (text, role) = match column {
                Column::Deal | Column::Alert => continue,
                Column::Value if deal.value.trim().is_empty() => ("no value".to_owned(), Role::Dim),
                Column::Value => (deal.value.to_string(), Role::Text),
                Column::Stage => (stage(app, deal), Role::Text),
                Column::People => (people(deal), Role::Text),
                Column::Due => due(canvas.theme.signs.alert, deal, app.today(), usize::from(*columns)),
                Column::Move => (moved(deal, app.today()), if deal.silent { Role::Warn } else { Role::Dim }),
            };
            canvas.put(area.x + x, area.y, *columns, &text, role);
        }
    }

    /// Returns the number of lines that a deal's name takes in full, with its marks.
    pub(super) fn name_lines(&self, app: &App, row: &Listed) -> u16 {
        let (_, room) = self.of(Column::Deal).unwrap_or_default();
        let [name, marks @ ..] = name_and_marks(app, row);
        let lines = if width(&name) + marks.iter().map(|mark| width(mark)).sum::<usize>() <= usize::from(room) {
            1
        } else {
            wrap(&name, usize::from(room)).len() + usize::from(marks.iter().any(|mark| !mark.is_empty()))
        };
        u16::try_from(lines).unwrap_or(u16::MAX)
    }

    /// Draws the name and its marks, over several lines where there are. A name that is too long is cut; a mark never
    /// is.
    fn name(&self, canvas: &mut Canvas<'_>, app: &App, row: &Listed, area: Rect) {
        let (_, room) = self.of(Column::Deal).unwrap_or_default();
        let [name, example, copy, several] = name_and_marks(app, row);
        let columns = |text: &str| u16::try_from(width(text)).unwrap_or(u16::MAX);
        let marks = columns(&example) + columns(&copy) + columns(&several);
        let (mut x, mut y) = (area.x, area.y);
        if area.height > 1 && columns(&name).saturating_add(marks) > room {
            let height = area.height - u16::from(marks > 0);
            y += canvas.put_wrapped(Rect { width: room, height, ..area }, &name, Role::Text);
        } else {
            x += canvas.put(x, y, room.saturating_sub(marks), &name, Role::Text);
        }
        let marks = [(example, Role::Text), (copy, Role::Warn), (several, Role::Warn)];
        for (mark, role) in marks.into_iter().filter(|(mark, _)| !mark.is_empty()) {
            // In a line of its own it needs no blank in front.
            let mark = if x == area.x { mark.trim_start() } else { &mark };
            x += canvas.put(x, y, columns(mark), mark, role);
        }
    }
}

/// Returns a deal's name, then its marks: an example, one with a conflict copy, one in several files.
fn name_and_marks(app: &App, row: &Listed) -> [String; 4] {
    // Nobody is to take made-up people for real ones.
    let example = if row.summary.as_ref().is_ok_and(|deal| deal.sample) { " (example)" } else { "" };
    let copy = if app.home.copies_of(&row.path).is_empty() { "" } else { " = copy" };
    let several = app.home.file_of_several(row).map_or_else(String::new, |of| format!(" ({} files)", of.files));
    [app.home.name(row).to_string(), example.to_owned(), copy.to_owned(), several]
}

/// Returns where the purchase stands, such as `3/5 Criteria`.
fn stage(app: &App, deal: &Summary) -> String {
    let texts = &app.playbook.group;
    let stage = texts.stage(&deal.stage);
    match stage.and_then(|at| Some((at, texts.all_stages().nth(at)?))) {
        _ if deal.has_ended() => "ended".to_owned(),
        Some((at, stage)) => {
            let first = texts.stages.len();
            let of = if at < first { first } else { texts.all_stages().count() };
            format!("{}/{of} {}", at + 1, capitalized(&stage.short))
        }
        // A stage that a newer version knows has only its id.
        None => deal.stage.replace('-', " "),
    }
}

/// Returns how many people are in the deal, such as `9 of ~11`.
fn people(deal: &Summary) -> String {
    match deal.expected {
        Some(expected) => format!("{} of ~{expected}", deal.people),
        None => deal.people.to_string(),
    }
}

fn due(alert: &str, deal: &Summary, today: Date, columns: usize) -> (String, Role) {
    let Some(on) = deal.next_due else { return (String::new(), Role::Dim) };
    if on < today {
        // What is overdue is a warning, here as among the deal's alerts.
        return (format!("{alert} {}", dates::shortest(on, today)), Role::Warn);
    }
    let text = dates::show(on, today);
    // With its year it may be too long; the day of the week goes first.
    (if text.len() <= columns { text } else { dates::fitting(on, today, columns) }, Role::Text)
}

/// Returns how long ago the customer did something on their own initiative; that they never did, once somebody is known.
fn moved(deal: &Summary, today: Date) -> String {
    match deal.last_act {
        Some(on) if on == today => "today".to_owned(),
        Some(on) => dates::distance(on, today),
        None if deal.people > 0 && !deal.has_ended() => "none yet".to_owned(),
        None => String::new(),
    }
}
