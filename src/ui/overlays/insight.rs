//! The sheet of an insight: its lines from what they do today to what only we do, the tests, and the layer. Below, the row
//! under the cursor in full and what it is for.

use super::Memory;
use super::group::about;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::insight::{SheetRow, rows};
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::dates;
use crate::domain::record::insight::{Insight, InsightTest, Strength, TestResult};
use crate::export::words::beliefs::{agreed_words, beliefs_in_short};
use crate::export::words::insight::{goal_words, result_words, test_question, tested_words};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::parts::window::window;
use crate::ui::theme::{Role, Signs};
use ratatui::layout::Rect;

/// The columns of a label.
const LABEL: u16 = 15;
/// The widest line, for easy reading.
const WIDEST: u16 = 112;
/// The columns at the right, for the result of a test.
const RIGHT: u16 = 12;
/// The fewest rows of the sheet, however long the details below it.
const LEAST: u16 = 6;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, body: Rect) {
    canvas.clear(body);
    let Some((view, insight)) = app.insight_sheet() else {
        let inside = canvas.frame_along(body, &["Deal", "Case for change"], "");
        canvas.put_wrapped(inside, "No insight here. n picks or starts one.", Role::Dim);
        return;
    };
    let inside = canvas.frame_along(body, &["Deal", "Case for change"], &right_words(app, insight));
    let all = rows(insight);
    let whole = Rect { width: inside.width.min(WIDEST), ..inside };
    let mut details = app.about_sheet_row();
    if fits(app, insight, &all, Rect { height: inside.height.saturating_sub(4), ..whole }) {
        // The sheet shows the whole text already.
        details.retain(|said| said.label != "Says");
    }
    let lines = about::lines(details, inside.width);
    let said = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let keep = said.min(inside.height * 2 / 5).min(inside.height.saturating_sub(LEAST + 1));
    let top = inside.height.saturating_sub(keep + u16::from(keep > 0));
    let cursor = view.cursor.min(all.len().saturating_sub(1));
    let sheet = Rect { height: top, width: inside.width.min(WIDEST), ..inside };
    let drawn = drawn(app, insight, &all, canvas.theme.signs, sheet);
    let at = drawn.iter().position(|line| line.row == Some(cursor)).unwrap_or(0);
    let shown = window(&mut memory.insight, at, usize::from(sheet.height), drawn.len());
    canvas.scrollbar(Rect { width: inside.width, ..sheet }, &shown, drawn.len());
    canvas.more(sheet, &shown, drawn.len());
    for (y, line) in (sheet.y..).zip(&drawn[shown]) {
        put_line(canvas, line, Rect { y, height: 1, ..sheet });
        let Some(row) = line.row else { continue };
        canvas.hit(Rect { y, height: 1, ..inside }, Hit::row(Area::Top, row, cursor));
        if row == cursor {
            canvas.select_across(y, 1);
            if line.is_first {
                canvas.point_at(sheet.x, y);
            }
        }
    }
    if keep > 0 {
        let across = canvas.theme.signs.empty.repeat(usize::from(inside.width));
        canvas.put(inside.x, inside.y + top, inside.width, &across, Role::Border);
        about::draw(canvas, &lines, Rect { y: inside.y + top + 1, height: keep, ..inside });
    }
}

/// Returns how far it was tested and, where there are several, which of them it is.
fn right_words(app: &App, insight: &Insight) -> String {
    let all = app.deal.as_ref().map_or(&[][..], |open| &open.shown().insights);
    let at = all.iter().position(|one| one.id == insight.id).map_or(1, |at| at + 1);
    let tested = tested_words(insight);
    if all.len() > 1 { format!("{at} of {} · {tested}", all.len()) } else { tested }
}

/// A line on the screen.
struct Drawn {
    /// The row that it belongs to; nothing for a gap.
    row: Option<usize>,
    /// Whether it is the row's first line.
    is_first: bool,
    label: &'static str,
    sign: (&'static str, Role),
    text: (String, Role),
    right: (String, Role),
}

/// Returns the number of empty rows between the parts of the sheet.
const fn gaps(area: Rect) -> usize {
    if area.height > 15 { 3 } else { 0 }
}

/// Returns the columns of a text.
fn room(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(LABEL + 2))
}

/// Returns whether all texts fit without being cut.
fn fits(app: &App, insight: &Insight, all: &[SheetRow<'_>], area: Rect) -> bool {
    let whole = |row: &SheetRow<'_>| match row {
        SheetRow::Test(_) | SheetRow::Layer => 1,
        _ => wrap(&text_of(app, insight, *row).0, room(area)).len().max(1),
    };
    all.iter().map(whole).sum::<usize>() + gaps(area) <= usize::from(area.height)
}

/// Returns the lines of the sheet. Texts are wrapped where all of them fit so, and cut where they don't.
fn drawn(app: &App, insight: &Insight, all: &[SheetRow<'_>], signs: Signs, area: Rect) -> Vec<Drawn> {
    let (gaps, room) = (gaps(area), room(area));
    let fits = fits(app, insight, all, area);
    let mut lines = Vec::new();
    let mut before = "";
    for (index, row) in all.iter().enumerate() {
        let label = label_of(*row);
        let begins = matches!(row, SheetRow::Line(_) if index == 2)
            || matches!(row, SheetRow::Strength(_)) && before != label
            || *row == SheetRow::Test(InsightTest::ALL[0]);
        if begins && gaps > 0 {
            lines.push(gap());
        }
        let (text, role) = text_of(app, insight, *row);
        let parts = if fits && !matches!(row, SheetRow::Test(_)) { wrap(&text, room) } else { vec![text] };
        let parts = if parts.is_empty() { vec![String::new()] } else { parts };
        for (nth, part) in parts.into_iter().enumerate() {
            let is_first = nth == 0;
            lines.push(Drawn {
                row: Some(index),
                is_first,
                label: if is_first && label != before { label } else { "" },
                sign: if is_first { sign_of(insight, *row, signs) } else { ("", Role::Dim) },
                text: (part, role),
                right: if is_first { right_of(app, insight, *row) } else { (String::new(), Role::Dim) },
            });
        }
        before = label;
    }
    lines
}

const fn gap() -> Drawn {
    Drawn {
        row: None,
        is_first: false,
        label: "",
        sign: ("", Role::Dim),
        text: (String::new(), Role::Dim),
        right: (String::new(), Role::Dim),
    }
}

fn label_of(row: SheetRow<'_>) -> &'static str {
    match row {
        SheetRow::Line(line) => line.label(),
        SheetRow::Goal(_) => "They want",
        SheetRow::Strength(_) => "Only we",
        SheetRow::Beliefs => "They believe",
        SheetRow::Test(_) => "Tests",
        SheetRow::Layer => "Layer",
    }
}

fn text_of(app: &App, insight: &Insight, row: SheetRow<'_>) -> (String, Role) {
    let known = |text: String, role: Role| {
        if text.trim().is_empty() { ("not filled in".to_owned(), Role::Dim) } else { (text, role) }
    };
    match row {
        SheetRow::Line(line) => {
            let is_headline = Some(&line) == crate::domain::record::insight::SheetLine::ALL.first();
            known(insight.line(line).to_string(), if is_headline { Role::Strong } else { Role::Text })
        }
        SheetRow::Goal(goal) => known(goal.map_or_else(String::new, goal_words), Role::Text),
        SheetRow::Strength(one) => known(one.map_or_else(String::new, |one| one.text.to_string()), Role::Text),
        SheetRow::Beliefs => known(beliefs_in_short(insight), Role::Text),
        SheetRow::Test(test) => (test_question(&app.playbook, test).to_owned(), Role::Text),
        SheetRow::Layer => {
            known(insight.layer.as_ref().and_then(Choice::known).map_or("", Choices::label).to_owned(), Role::Text)
        }
    }
}

fn sign_of(insight: &Insight, row: SheetRow<'_>, signs: Signs) -> (&'static str, Role) {
    match row {
        SheetRow::Strength(Some(one)) if insight.strength().is_some_and(|it| it.id == one.id) => {
            (signs.chosen, Role::Accent)
        }
        SheetRow::Test(test) => match insight.check(test).and_then(|check| Some((check, check.result.known()?))) {
            Some((check, TestResult::Passed)) if check.has_evidence() => (signs.check, Role::Good),
            Some((_, TestResult::Passed)) => (signs.ticked, Role::Warn),
            Some((_, TestResult::Failed)) => ("!", Role::Bad),
            None => (signs.open, Role::Dim),
        },
        _ => ("", Role::Dim),
    }
}

fn right_of(app: &App, insight: &Insight, row: SheetRow<'_>) -> (String, Role) {
    match row {
        SheetRow::Strength(Some(one)) => {
            let (has, all) = (one.strengths.count(), Strength::ALL.len());
            (format!("{has}/{all} strengths"), if has == all { Role::Good } else { Role::Warn })
        }
        SheetRow::Beliefs => (agreed(app, insight), Role::Dim),
        SheetRow::Test(test) => match insight.check(test).and_then(|check| Some((check, check.result.known()?))) {
            Some((check, TestResult::Passed)) if !check.has_evidence() => ("no evidence".to_owned(), Role::Warn),
            Some((check, result)) => {
                let answer = result_words(&app.playbook, test, result).split(',').next().unwrap_or_default();
                let day = dates::short(check.on, app.today());
                (format!("{answer}, {day}"), if result == TestResult::Passed { Role::Dim } else { Role::Bad })
            }
            None => ("not tested".to_owned(), Role::Dim),
        },
        _ => (String::new(), Role::Dim),
    }
}

/// Returns how many agreed to B; empty before anybody saw it.
fn agreed(app: &App, insight: &Insight) -> String {
    let words = app.deal.as_ref().map_or_else(String::new, |open| agreed_words(open.shown(), insight));
    words.trim_end_matches(" to B").to_owned()
}

fn put_line(canvas: &mut Canvas<'_>, line: &Drawn, area: Rect) {
    canvas.put(area.x + 1, area.y, LABEL - 2, line.label, Role::Dim);
    canvas.put(area.x + LABEL, area.y, 1, line.sign.0, line.sign.1);
    let (right, role) = &line.right;
    let columns = u16::try_from(width(right)).unwrap_or(RIGHT).min(RIGHT + 4);
    let end =
        if right.is_empty() { area.right() } else { canvas.put_right(area.right(), area.y, columns, right, *role) - 2 };
    let from = area.x + LABEL + 2;
    canvas.put(from, area.y, end.saturating_sub(from), &line.text.0, line.text.1);
}
