//! Screens as text: the letters of each line, and what each run of cells looks like, by the role that it has.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};
use stakemap::ui::theme::{Depth, Role, Shade, Signs, Theme};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The theme that sessions are drawn with.
pub(crate) fn theme(depth: Depth, signs: Signs) -> Theme {
    Theme::new(Shade::Dark, depth, signs)
}

/// The cells of one line that show: a wide character hides the cell behind it.
fn cells(buf: &Buffer, y: u16) -> Vec<(u16, &Cell)> {
    let mut found = Vec::new();
    let mut x = 0;
    while x < buf.area.width {
        let cell = &buf[(x, y)];
        found.push((x, cell));
        x += u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
    }
    found
}

/// One line's letters.
pub(crate) fn line(buf: &Buffer, y: u16) -> String {
    let line: String = cells(buf, y).iter().map(|(_, cell)| cell.symbol()).collect();
    line.trim_end().to_owned()
}

/// The letters of all lines.
pub(crate) fn text(buf: &Buffer) -> String {
    (0..buf.area.height).map(|y| line(buf, y) + "\n").collect()
}

/// Where a text begins on the screen, from top to bottom: its column and row.
pub(crate) fn places(buf: &Buffer, text: &str) -> Vec<(u16, u16)> {
    let mut found = Vec::new();
    for y in 0..buf.area.height {
        let cells = cells(buf, y);
        let line: String = cells.iter().map(|(_, cell)| cell.symbol()).collect();
        let mut bytes = 0;
        for (x, cell) in cells {
            if line[bytes..].starts_with(text) {
                found.push((x, y));
            }
            bytes += cell.symbol().len();
        }
    }
    found
}

/// The letters of all lines, then for each line its runs: columns from 0, inclusive, and the role. Plain text is left out,
/// and lines that look alike one after the other are said once.
pub(crate) fn text_and_roles(buf: &Buffer, theme: &Theme) -> String {
    let mut shown = text(buf) + "──\n";
    let runs: Vec<String> = (0..buf.area.height).map(|y| runs(buf, theme, y).join(", ")).collect();
    let mut from = 0;
    for same in runs.chunk_by(|a, b| a == b) {
        let to = from + same.len() - 1;
        let lines = if from == to { from.to_string() } else { format!("{from}-{to}") };
        if !same[0].is_empty() {
            let _ = writeln!(shown, "{lines}: {}", same[0]);
        }
        from = to + 1;
    }
    shown
}

/// A run of cells of one role.
struct Run {
    from: u16,
    to: u16,
    role: String,
    on_blank: (Option<Color>, Modifier),
}

fn runs(buf: &Buffer, theme: &Theme, y: u16) -> Vec<String> {
    let mut runs: Vec<Run> = Vec::new();
    for (from, cell) in cells(buf, y) {
        let to = from + u16::try_from(cell.symbol().width()).unwrap_or(1).max(1) - 1;
        let blank = cell.symbol().trim().is_empty();
        if blank && !shows_on_blanks(cell) {
            continue;
        }
        let on_blank = on_blank(cell.style());
        // A blank belongs to what stands before it where it looks the same, and one that cannot be seen parts no words.
        let role = match runs.last() {
            Some(last) if blank && last.to + 1 == from && last.on_blank == on_blank => last.role.clone(),
            _ => role_of(theme, cell),
        };
        match runs.last_mut() {
            Some(last) if last.role == role && last.to + 2 >= from => last.to = to,
            _ => runs.push(Run { from, to, role, on_blank }),
        }
    }
    let styled = runs.into_iter().filter(|run| run.role != "Text");
    styled.map(|run| format!("{}-{} {}", run.from, run.to, run.role)).collect()
}

fn shows_on_blanks(cell: &Cell) -> bool {
    let lines = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
    cell.bg != Color::Reset || cell.modifier.intersects(lines)
}

/// The roles that look like this cell; two where one was laid over another.
fn role_of(theme: &Theme, cell: &Cell) -> String {
    let looks = |roles: &[Role]| {
        let mut bare = Cell::default();
        for role in roles {
            bare.set_style(theme.style(*role));
        }
        bare.style()
    };
    let wanted = cell.style();
    let blank = cell.symbol().trim().is_empty();
    let same = |style: Style| if blank { on_blank(style) == on_blank(wanted) } else { style == wanted };
    let singles: Vec<String> =
        Role::ALL.into_iter().filter(|role| same(looks(&[*role]))).map(|role| format!("{role:?}")).collect();
    if !singles.is_empty() {
        // Two roles of one look cannot be told apart by anybody.
        return if blank { singles[0].clone() } else { singles.join("/") };
    }
    for over in [Role::Selected, Role::Marked, Role::Field, Role::Strong] {
        for under in Role::ALL {
            if same(looks(&[under, over])) || same(looks(&[over, under])) {
                return format!("{under:?}+{over:?}");
            }
        }
    }
    format!("no role: {wanted:?}")
}

fn on_blank(style: Style) -> (Option<Color>, Modifier) {
    let lines = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
    (style.bg, style.add_modifier & lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use stakemap::ui::theme::UNICODE;

    #[test]
    fn lines_advance_by_display_cells_and_runs_name_roles() {
        let theme = theme(Depth::True, UNICODE);
        let mut buf = Buffer::empty(Rect::new(0, 0, 12, 2));
        buf.set_string(0, 0, "漢字 é", theme.style(Role::Dim));
        buf.set_string(0, 1, "plain", Style::new());
        buf.set_style(Rect::new(6, 1, 3, 1), theme.style(Role::Selected));
        assert_eq!(text_and_roles(&buf, &theme), "漢字 é\nplain\n──\n0: 0-5 Dim\n1: 6-8 Selected\n");
    }
}
