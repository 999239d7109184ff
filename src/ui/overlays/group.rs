//! The group as a whole: four parts, each a list above and the details of the row under the cursor below.
//!
//! In the first part, individual yeses pile up as a bar; what the group said as a group has a line of its own, in
//! another color and other words, so that nobody confuses the two.

pub(super) mod about;
mod agreements;

use super::Memory;
use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::group::{GroupView, Section, Spot, spots};
use crate::domain::judge::agreed::group_size;
use crate::domain::judge::phase::phases;
use crate::domain::method::group_texts::{GroupMark, PURCHASE_STAGES};
use crate::domain::record::choice::Choices;
use crate::domain::record::coaching::Tick;
use crate::domain::record::concern::Progress;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::export::words::group::{concern_of, concern_over, size_in_short};
use crate::export::words::phase::phases_to_fit;
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use crate::ui::words::{count, mark};
use ratatui::layout::Rect;

/// The fewest rows of a list, however long the details below it.
const LEAST_LIST: u16 = 4;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, body: Rect) {
    let (Some(open), Some(view)) = (app.deal.as_ref(), app.group_view()) else { return };
    let deal = &**open.shown();
    canvas.clear(body);
    let size = size_in_short(deal).unwrap_or_else(|| count(group_size(deal), "person", "people"));
    let inside = canvas.frame_along(body, &["Deal", "Whole group"], &size);
    let end = parts(canvas, view, inside);
    me_to_we(canvas, deal, end, inside);
    let below = down(inside, if inside.height > 14 { 2 } else { 1 });
    let lines = about::lines(app.about_group_spot(), below.width);
    let said = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let all = spots(deal, &app.playbook, view);
    let cursor = view.row().min(all.len().saturating_sub(1));
    let rows = rows(app, view, &all);
    // What is said below gets what it needs, up to two fifths; the list has the rest.
    let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(fixed(view));
    let most = (below.height * 2 / 5).max(below.height.saturating_sub(wanted + 1));
    let keep = said.min(most).min(below.height.saturating_sub(LEAST_LIST + fixed(view)));
    let list = Rect { height: below.height.saturating_sub(keep + u16::from(keep > 0)).min(wanted), ..below };
    let at = rows.iter().position(|row| matches!(row, Row::Spot(index, _) if *index == cursor)).unwrap_or(0);
    match view.section {
        Section::Agreement => agreements::agreements(canvas, app, (deal, view), (&all, cursor), memory, list),
        Section::Minds | Section::Learning | Section::Purchase => {
            // The first heading shows with the first row.
            let shown = window(&mut memory.group, if at <= 1 { 0 } else { at }, usize::from(list.height), rows.len());
            canvas.scrollbar(list, &shown, rows.len());
            for (y, row) in (list.y..).zip(&rows[shown.clone()]) {
                let line = Rect { y, height: 1, ..list };
                match row {
                    Row::Gap => {}
                    Row::Heading(text) => {
                        canvas.put(line.x, y, line.width, text, Role::Strong);
                    }
                    Row::Spot(index, spot) => {
                        spot_line(canvas, app, deal, *spot, line);
                        canvas.hit(line, Hit::row(Area::Top, *index, cursor));
                        if *index == cursor {
                            select(canvas, line);
                        }
                    }
                }
            }
            canvas.more(list, &shown, rows.len());
        }
    }
    let rest = Rect { y: list.bottom() + 1, height: below.bottom().saturating_sub(list.bottom() + 1), ..below };
    about::draw(canvas, &lines, rest);
    if let Some(hidden) = lines.len().checked_sub(usize::from(rest.height)).filter(|hidden| *hidden > 0) {
        let key = app.keymap.key_for(app.scopes(), Command::AboutGroup).map(|key| key.to_string());
        let more = key.map_or_else(|| format!(" ↓ {hidden} more "), |key| format!(" ↓ {hidden} more: {key} "));
        canvas.put_right(body.right().saturating_sub(2), body.bottom().saturating_sub(1), 24, &more, Role::Dim);
    }
}

/// Returns the number of rows of a part that don't scroll.
const fn fixed(view: &GroupView) -> u16 {
    match view.section {
        Section::Agreement => agreements::FIXED,
        Section::Minds | Section::Learning | Section::Purchase => 0,
    }
}

/// Draws the names of the parts, with the current one marked. Returns the column after them.
fn parts(canvas: &mut Canvas<'_>, view: &GroupView, area: Rect) -> u16 {
    let mut x = area.x;
    for section in Section::ALL {
        let here = section == view.section;
        let sign = if here { canvas.theme.signs.here } else { " " };
        let role = if here { Role::Accent } else { Role::Dim };
        x += canvas.put(x, area.y, 1, sign, role) + 1;
        x += canvas.put(x, area.y, area.right().saturating_sub(x), section.title(), role) + 2;
    }
    x
}

/// Draws how many have come how far from me to we, at the right of the parts, where there is room for all of it.
fn me_to_we(canvas: &mut Canvas<'_>, deal: &Deal, from: u16, area: Rect) {
    let room = area.right().saturating_sub(from);
    let fits = |words: &String| width(words) <= usize::from(room);
    if let Some(words) = phases_to_fit(phases(deal)).into_iter().find(fits) {
        canvas.put_right(area.right(), area.y, room, &words, Role::Dim);
    }
}

/// A line of a list.
enum Row<'a> {
    Gap,
    Heading(&'static str),
    Spot(usize, Spot<'a>),
}

/// Returns the lines of a part. Only the purchase stage under the cursor shows its signals.
fn rows<'a>(app: &App, view: &GroupView, all: &[Spot<'a>]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let cursor = view.row().min(all.len().saturating_sub(1));
    let texts = &app.playbook.group;
    let stage_of = |index: usize| all[..=index].iter().rposition(|spot| matches!(spot, Spot::Stage(..)));
    for (index, spot) in all.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| all[before]);
        let heading = match (view.section, spot, before) {
            (Section::Minds, Spot::Concern(_) | Spot::NoConcern, None) => Some("Disconnects and concerns"),
            (Section::Minds, Spot::Mind(_), before) if !matches!(before, Some(Spot::Mind(_))) => {
                Some("Goal, priorities, means, metrics")
            }
            (Section::Learning, Spot::Mark(mark), _) => {
                let first = |list: &[GroupMark]| list.first().is_some_and(|one| one.id == mark.id);
                match () {
                    () if first(&texts.learning) => Some("Collective Learning"),
                    () if first(&texts.converging) => Some("Ways to converge"),
                    () if first(&texts.before) => Some("Before a workshop"),
                    () if first(&texts.workshop) => Some("In the workshop"),
                    () => None,
                }
            }
            (Section::Purchase, Spot::Stage(0, _), _) => Some("Buying stage"),
            (Section::Purchase, Spot::Stage(PURCHASE_STAGES, _), _) => Some("After the selection"),
            (Section::Purchase, Spot::Cost, _) => Some("Deal"),
            _ => None,
        };
        if let Some(heading) = heading {
            if index > 0 {
                rows.push(Row::Gap);
            }
            rows.push(Row::Heading(heading));
        }
        let folded = view.section == Section::Purchase
            && matches!(spot, Spot::Mark(_))
            && (stage_of(index) != stage_of(cursor) || matches!(all.get(cursor), Some(Spot::Cost | Spot::Size)));
        // What was agreed together has a place of its own below the people.
        if !folded && !matches!(spot, Spot::Joint(_)) {
            rows.push(Row::Spot(index, *spot));
        }
    }
    rows
}

fn select(canvas: &mut Canvas<'_>, line: Rect) {
    canvas.select_across(line.y, 1);
    canvas.point_at(line.x, line.y);
}

fn spot_line(canvas: &mut Canvas<'_>, app: &App, deal: &Deal, spot: Spot<'_>, line: Rect) {
    let signs = canvas.theme.signs;
    let mark_of = |person: &Stakeholder| mark(&app.verdict(person), false, &signs);
    // A signal stands below its stage.
    let indent = if matches!(spot, Spot::Mark(mark) if mark.id.starts_with("stage.")) { 2 } else { 0 };
    let line = Rect { x: line.x + indent, width: line.width.saturating_sub(indent), ..line };
    let mut write = |sign: &str, sign_role: Role, text: &str, role: Role, right: (&str, Role)| {
        let end = canvas.put_right(line.right(), line.y, 14, right.0, right.1);
        canvas.put(line.x, line.y, 1, sign, sign_role);
        canvas.put(line.x + 2, line.y, end.saturating_sub(line.x + 3), text, role);
    };
    match spot {
        Spot::Mark(mark) => {
            let tick = deal.marked(&mark.id);
            let (sign, role, right, right_role) = match tick {
                Some(tick) if tick.has_evidence() => {
                    (signs.ticked, Role::Good, dates::short(tick.on, app.today()), Role::Dim)
                }
                Some(_) => (signs.ticked, Role::Warn, "no evidence".to_owned(), Role::Warn),
                None => (signs.open, Role::Dim, String::new(), Role::Dim),
            };
            write(sign, role, &mark.text, Role::Text, (&right, right_role));
        }
        Spot::Stage(index, stage) => {
            let here = app.playbook.group.stage(&deal.stage) == Some(index);
            let seen = stage.signals.iter().filter(|one| deal.marked(&one.id).is_some_and(Tick::has_evidence)).count();
            let right = format!("{seen}/{} seen", stage.signals.len());
            let (sign, role) = if here { (signs.here, Role::Strong) } else { (" ", Role::Text) };
            write(sign, Role::Accent, &format!("{} {}", index + 1, stage.name), role, (&right, Role::Dim));
        }
        Spot::Concern(concern) => {
            let (sign, role) = match concern.state.known() {
                Some(Progress::Settled) => (signs.check, Role::Good),
                Some(Progress::Working) => (signs.here, Role::Warn),
                Some(Progress::Open) | None => ("!", Role::Bad),
            };
            let over = concern_over(concern);
            let over = if over.is_empty() { String::new() } else { format!(" on {over}") };
            let text = format!("{}{over}: {}", concern_of(deal, concern), concern.text);
            let state = concern.state.known().map_or("unknown", Choices::label);
            let state = if state == Progress::Working.label() { "in progress" } else { state };
            let shade = if concern.is_settled() { Role::Dim } else { Role::Text };
            write(sign, role, &text, shade, (state, role));
        }
        Spot::NoConcern => write(signs.dot, Role::Dim, "none yet: + adds one", Role::Dim, ("", Role::Dim)),
        Spot::Mind(person) => {
            let mind = person.mind();
            let known = [&mind.goal, &mind.priorities, &mind.means, &mind.metrics];
            let count = known.iter().filter(|text| !text.trim().is_empty()).count();
            let goal = if mind.goal.trim().is_empty() { "unknown" } else { mind.goal.as_str() };
            let (sign, role) = mark_of(person);
            let names = (line.width / 3).min(28);
            write("", Role::Dim, "", Role::Dim, (&format!("{count}/4 known"), Role::Dim));
            canvas.put(line.x, line.y, 2, &sign, role);
            canvas.put_numbered(line.x + 3, line.y, names.saturating_sub(4), app.called(person), Role::Text);
            let role = if count == 0 { Role::Dim } else { Role::Text };
            canvas.put(line.x + names, line.y, line.width.saturating_sub(names + 11), goal, role);
        }
        Spot::Cost => {
            let text = if deal.cost_of_inaction.is_empty() { "unknown" } else { deal.cost_of_inaction.as_str() };
            let role = if deal.cost_of_inaction.is_empty() { Role::Warn } else { Role::Text };
            write(signs.dot, Role::Dim, &format!("Cost of inaction: {text}"), role, ("", Role::Dim));
        }
        Spot::Size => {
            let size = size_in_short(deal).unwrap_or_else(|| {
                format!("{} known, group size unknown", count(group_size(deal), "person", "people"))
            });
            write(signs.dot, Role::Dim, &format!("Size: {size}"), Role::Text, ("", Role::Dim));
        }
        Spot::Cell(..) | Spot::Joint(_) => {}
    }
}
