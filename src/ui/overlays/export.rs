//! The formats to export in, each with what it is for, and below them who may read the file.

use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::export::ExportList;
use crate::export::format::ExportFormat;
use crate::export::outgoing::{readers, readers_words};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The columns of a format's name, and of what it is for.
const NAME: u16 = 14;
const PURPOSE: u16 = 42;
/// The columns of the labels below the list.
const LABEL: u16 = 7;
/// The widest line of prose, for easy reading.
const WIDEST: u16 = 100;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, list: &ExportList, body: Rect) {
    canvas.clear(body);
    let inside = canvas.frame_along(body, &["Deal", "Export"], &format!("for {}", readers(list.level)));
    for ((index, format), y) in ExportFormat::ALL.into_iter().enumerate().zip(inside.y..inside.bottom()) {
        let line = Rect { y, height: 1, ..inside };
        canvas.put(line.x + 1, y, NAME - 1, format.label(), Role::Strong);
        let x = line.x + NAME + 1;
        canvas.put(x, y, PURPOSE.min(line.right().saturating_sub(x)), format.purpose(), Role::Text);
        let name = app.export_file_name(format);
        let from = x + PURPOSE + 1;
        // A name that is cut is shown below whole.
        if usize::from(line.right().saturating_sub(from)) > width(&name) {
            canvas.put(from, y, line.right() - from, &name, Role::Dim);
        }
        canvas.hit(line, Hit::row(Area::Top, index, list.cursor));
        if index == list.cursor {
            canvas.select_across(y, 1);
            canvas.point_at(line.x, y);
        }
    }
    let top = inside.y + u16::try_from(ExportFormat::ALL.len()).unwrap_or(0) + 1;
    let width = inside.width.min(WIDEST).saturating_sub(LABEL + 1);
    let mut rest = Rect { x: inside.x + 1 + LABEL, y: top, width, height: inside.bottom().saturating_sub(top) };
    let readers = readers_words(list.level);
    // The label is the sentence's first word.
    let readers = readers.strip_prefix("For ").unwrap_or(readers);
    let copies = if list.format().is_pasted() { " · c copies it" } else { "" };
    let readers_key = if app.may_turn_readers() { " · → changes who it's for" } else { "" };
    let keys = format!("Enter saves a file{copies}{readers_key}");
    for (label, words) in [("For", readers.to_owned()), ("File", app.export_file_name(list.format())), ("", keys)] {
        if rest.height == 0 {
            return;
        }
        canvas.put(inside.x + 1, rest.y, LABEL, label, Role::Dim);
        let used = canvas.put_wrapped(rest, &words, Role::Text).min(rest.height);
        rest = Rect { y: rest.y + used, height: rest.height - used, ..rest };
    }
}
