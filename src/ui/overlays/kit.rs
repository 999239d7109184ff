//! The lines of the Mobilizer's kit under the headings of its parts, released ones ticked. Below, the line under the cursor
//! in full and where it stands.

use super::Memory;
use super::group::about;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::kit::KitView;
use crate::domain::judge::kit::{KitRow, KitState};
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::kit::KitPart;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::parts::window::window;
use crate::ui::theme::{Role, Signs};
use ratatui::layout::Rect;

/// The columns of a label.
const LABEL: u16 = 20;
/// The widest line, for easy reading.
const WIDEST: u16 = 112;
/// The fewest rows of the list, however long the details below it.
const LEAST: u16 = 6;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, view: &KitView, memory: &mut Memory, body: Rect) {
    canvas.clear(body);
    let all = view.rows();
    let out = all.iter().filter(|row| matches!(row.state, KitState::Released(_))).count();
    let right = format!("{out} of {} lines released", all.len());
    let inside = canvas.frame_along(body, &["Deal", "Mobilizer's kit"], &right);
    let cursor = view.cursor.min(all.len().saturating_sub(1));
    let lines = about::lines(app.about_kit_row(), inside.width);
    let said = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let keep = said.min(inside.height * 2 / 5).min(inside.height.saturating_sub(LEAST + 1));
    let list = Rect { height: inside.height.saturating_sub(keep + u16::from(keep > 0)), ..inside };
    let drawn = drawn(all);
    let at = drawn.iter().position(|line| matches!(line, Drawn::Row(row) if *row == cursor)).unwrap_or(0);
    let shown = window(&mut memory.kit, at, usize::from(list.height), drawn.len());
    canvas.scrollbar(list, &shown, drawn.len());
    canvas.more(list, &shown, drawn.len());
    for (y, index) in (list.y..).zip(shown) {
        let line = Rect { y, height: 1, width: list.width.min(WIDEST), ..list };
        match &drawn[index] {
            Drawn::Heading(part) => {
                canvas.put(line.x, y, line.width, part.label(), Role::Strong);
            }
            Drawn::Person(who) => {
                canvas.put(line.x + 1, y, line.width - 1, who, Role::Text);
            }
            Drawn::Row(row) => {
                put_row(canvas, app, &all[*row], line);
                canvas.hit(Rect { y, height: 1, ..list }, Hit::row(Area::Top, *row, cursor));
                if *row == cursor {
                    canvas.select_across(y, 1);
                    canvas.point_at(line.x, y);
                }
            }
        }
    }
    if keep > 0 {
        let across = canvas.theme.signs.empty.repeat(usize::from(inside.width));
        canvas.put(inside.x, list.bottom(), inside.width, &across, Role::Border);
        about::draw(canvas, &lines, Rect { y: list.bottom() + 1, height: keep, ..inside });
    }
}

/// A line on the screen.
enum Drawn {
    /// The heading of a part.
    Heading(KitPart),
    /// The person whom the lines below are about.
    Person(String),
    /// A line of the kit, by its index.
    Row(usize),
}

fn drawn(all: &[KitRow]) -> Vec<Drawn> {
    let mut lines = Vec::new();
    let (mut part, mut about) = (None, "");
    for (index, row) in all.iter().enumerate() {
        if part != Some(row.kind.part()) {
            part = Some(row.kind.part());
            lines.push(Drawn::Heading(row.kind.part()));
        }
        if about != row.about && !row.who.is_empty() {
            lines.push(Drawn::Person(row.who.clone()));
        }
        about = &row.about;
        lines.push(Drawn::Row(index));
    }
    lines
}

fn put_row(canvas: &mut Canvas<'_>, app: &App, row: &KitRow, line: Rect) {
    let (sign, role) = sign_of(&row.state, canvas.theme.signs);
    canvas.put(line.x + 1, line.y, 1, sign, role);
    canvas.put(line.x + 3, line.y, LABEL - 1, row.kind.label(), Role::Dim);
    let (right, right_role) = match &row.state {
        KitState::Released(one) => {
            let on = one.at.to_zoned_datetime(app.now.time_zone().clone()).date();
            (dates::short(on, app.today()), Role::Dim)
        }
        KitState::Changed(_) => ("changed".to_owned(), Role::Warn),
        KitState::Names(_) => ("names someone".to_owned(), Role::Warn),
        KitState::Disputed => ("conflict".to_owned(), Role::Bad),
        KitState::Empty | KitState::Withheld => (String::new(), Role::Dim),
    };
    let columns = u16::try_from(width(&right)).unwrap_or(0);
    let end = match columns {
        0 => line.right(),
        columns => canvas.put_right(line.right(), line.y, columns, &right, right_role).saturating_sub(2),
    };
    let from = line.x + 3 + LABEL;
    let (text, role) = match &row.state {
        KitState::Empty => ("not filled in", Role::Dim),
        KitState::Released(_) => (row.text.as_str(), Role::Text),
        _ => (row.text.as_str(), Role::Dim),
    };
    canvas.put(from, line.y, end.saturating_sub(from), text, role);
}

const fn sign_of(state: &KitState, signs: Signs) -> (&'static str, Role) {
    match state {
        KitState::Released(_) => (signs.check, Role::Good),
        KitState::Changed(_) | KitState::Names(_) => ("!", Role::Warn),
        KitState::Disputed => ("!", Role::Bad),
        KitState::Empty | KitState::Withheld => (signs.open, Role::Dim),
    }
}
