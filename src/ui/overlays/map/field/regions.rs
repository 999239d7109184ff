//! Where the parts of the field are: the grid and its cells, the people beside or below it, the details, the legend.

use crate::app::drawn_map::Drawn;
use crate::app::overlays::map::field::{DEGREES, Spot};
use crate::domain::record::naming::NameForm;
use crate::domain::record::stance::Degree;
use crate::ui::overlays::map::SIGN;
use ratatui::layout::Rect;

/// The columns of the row names, and those on a narrow screen.
const LABELS: u16 = 12;
const SHORT_LABELS: u16 = 9;
/// The width from which all names are written in full.
const ROOMY: u16 = 100;
/// The width from which the people who aren't on the field are beside it.
const BESIDE: u16 = 72;
/// The columns of a name in a cell from which the longest names are cut.
const CUT: u16 = 7;
/// The columns of the arrow after a name.
const ARROW: u16 = 2;
/// The rules between rows of cells, if there is room for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rules {
    /// Around every row.
    All,
    /// Only between people who speak up and people who don't.
    Gap,
    /// No rules.
    None,
}

/// The areas of the view's parts.
pub(super) struct FieldRegions {
    pub(super) grid: Rect,
    /// The form of all names; none where there is room for initials only.
    pub(super) form: Option<NameForm>,
    /// The columns and rows of one cell, without the rules between cells.
    pub(super) cell: (u16, u16),
    /// The rules between rows of cells.
    pub(super) rule: Rules,
    pub(super) strip: Rect,
    pub(super) detail: Rect,
    pub(super) legend: Rect,
}

/// The shape of the grid, by where the people of unknown stance are.
struct Shape {
    beside: bool,
    cell: (u16, u16),
    rules: u16,
    ruled: bool,
    form: Option<NameForm>,
}

pub(super) fn field_regions(drawn: &Drawn, area: Rect, signs: u16) -> FieldRegions {
    let labels = if area.width >= ROOMY { LABELS } else { SHORT_LABELS };
    // The signs are explained in the last lines or, where rows are short, those of the selected person by their sentence.
    let (detail_rows, rows_of_signs) = match area.height {
        17.. => (3, signs.min(4)),
        14.. => (1, signs.min(3)),
        11.. => (3, 0),
        _ => (1, 0),
    };
    let legend = Rect { y: area.bottom() - rows_of_signs, height: rows_of_signs, ..area };
    let area = Rect { height: area.height - rows_of_signs, ..area };
    let degrees = 5;
    let has_strip = !drawn.field.strip.is_empty();
    let shape = |beside: bool| {
        let strip_columns = if beside { (area.width / 5).clamp(16, 24) + 1 } else { 0 };
        let columns = (area.width.saturating_sub(labels + strip_columns + degrees + 1) / degrees).min(26);
        // A row for the names of the columns, and one to keep the words below apart.
        let rows = area.height.saturating_sub(detail_rows + u16::from(has_strip && !beside) + 1);
        let ruled = rows > degrees * 2 + degrees;
        let rules = if ruled { degrees + 1 } else { u16::from(!rows.is_multiple_of(degrees)) };
        let cell = (columns, (rows.saturating_sub(rules) / degrees).clamp(1, 6));
        Shape { beside, cell, rules, ruled, form: form_in(drawn, cell) }
    };
    // Beside the field, those of unknown stance leave less room for names.
    let can_be_beside = area.width >= BESIDE && has_strip;
    let names_need_it = can_be_beside && shape(true).form.is_none() && shape(false).form.is_some();
    let Shape { beside, cell, rules, ruled, form } = shape(can_be_beside && !names_need_it);
    let (cell_columns, cell_rows) = cell;
    let strip_row = u16::from(has_strip && !beside);
    let grid = Rect {
        x: area.x + labels,
        y: area.y,
        width: cell_columns * degrees + degrees + 1,
        height: cell_rows * degrees + rules,
    };
    let below = grid.bottom() + 1;
    let strip = if beside {
        Rect { x: grid.right() + 2, width: area.right().saturating_sub(grid.right() + 2), ..grid }
    } else {
        Rect { y: below, height: strip_row, ..area }
    };
    let below = below + strip_row;
    // A blank line keeps the words apart, where there is one.
    let from = below + u16::from(area.bottom().saturating_sub(below) > detail_rows);
    let detail = Rect { y: from, height: area.bottom().saturating_sub(from), ..area };
    let rule = match (ruled, rules) {
        (true, _) => Rules::All,
        (false, 0) => Rules::None,
        (false, _) => Rules::Gap,
    };
    FieldRegions { grid, form, cell, rule, strip, detail, legend }
}

/// Returns the form in which all names fit in a cell beside the sign, and beside an arrow if any form does. Where there is
/// room for the most of a name, a long one is cut rather than everybody's. None where a position has more people than
/// rows, of whom initials show more.
fn form_in(drawn: &Drawn, (columns, rows): (u16, u16)) -> Option<NameForm> {
    let room = |arrow: u16| drawn.alike.fitting(usize::from(columns.saturating_sub(SIGN + arrow)));
    let with_arrow = if drawn.field.has_moves { room(ARROW) } else { None };
    let cut = || drawn.alike.shortest().filter(|_| columns >= SIGN + CUT);
    with_arrow.or_else(|| room(0)).or_else(cut).filter(|_| drawn.field.fullest() <= usize::from(rows))
}

/// Returns the screen row in which a row of cells begins; the highest degree is at the top.
pub(super) fn top_of(regions: &FieldRegions, advocate: usize) -> u16 {
    let above = u16::try_from(DEGREES - 1 - advocate).unwrap_or(0);
    let rules = match regions.rule {
        Rules::All => above + 1,
        Rules::Gap => u16::from(advocate < Degree::For as usize),
        Rules::None => 0,
    };
    regions.grid.y + above * regions.cell.1 + rules
}

pub(super) fn cell(regions: &FieldRegions, (buy, advocate): Spot) -> Rect {
    let column = u16::try_from(buy).unwrap_or(0);
    Rect {
        x: regions.grid.x + 1 + column * (regions.cell.0 + 1),
        y: top_of(regions, advocate),
        width: regions.cell.0,
        height: regions.cell.1,
    }
}
