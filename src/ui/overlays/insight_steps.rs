//! The steps of an insight: the trail, the question, the parts of the step, and what to do and to watch for.

mod links;

use super::Memory;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::insight_steps::{InsightSteps, row_count};
use crate::domain::method::insight_texts::BuildStep;
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::insight::{Insight, InsightTest, Strength, TestResult};
use crate::export::words::insight::{goal_words, test_question};
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The columns of a label below the parts.
const LABEL: u16 = 9;
/// The widest line of prose, for easy reading.
const WIDEST: u16 = 96;
/// The fewest columns in which the properties of a strength are spelled out.
const WIDE: u16 = 100;
/// The rows for what to do and to watch for.
const GUIDE: u16 = 5;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, body: Rect) {
    canvas.clear(body);
    let Some((view, insight)) = app.insight_steps() else {
        let inside = canvas.frame_along(body, &["Deal", "Case for change", "Build"], "");
        canvas.put_wrapped(inside, "This insight was removed. Esc goes back.", Role::Dim);
        return;
    };
    let inside = canvas.frame_along(body, &["Deal", "Case for change", "Build"], "");
    trail(canvas, view, insight, inside);
    let Some(text) = app.playbook.insight.step(view.step) else { return };
    let prose = Rect { width: inside.width.min(WIDEST), ..down(inside, 2) };
    let used = canvas.put_wrapped(prose, &text.ask, Role::Strong);
    let below = down(Rect { width: inside.width, ..prose }, used + 1);
    let guide = GUIDE.min(below.height / 2);
    let list = Rect { height: below.height.saturating_sub(guide), ..below };
    match view.step {
        BuildStep::Links => links::draw(canvas, insight, view.cursor, list),
        BuildStep::Strengths | BuildStep::Goals | BuildStep::Choose | BuildStep::Drivers | BuildStep::Tests => {
            parts(canvas, app, (view, insight), memory, list);
        }
    }
    let mut rest = Rect { y: list.bottom(), width: prose.width, height: guide, ..below };
    for (label, words) in [("Do", &text.todo), ("Watch", &text.watch)] {
        canvas.put(rest.x, rest.y, LABEL - 1, label, Role::Dim);
        let area = Rect { x: rest.x + LABEL, width: rest.width.saturating_sub(LABEL), ..rest };
        rest = down(rest, canvas.put_wrapped(area, words, Role::Dim));
    }
}

/// Draws the steps in one line, those with something in them with a check.
fn trail(canvas: &mut Canvas<'_>, view: &InsightSteps, insight: &Insight, area: Rect) {
    let signs = canvas.theme.signs;
    let whole: usize = BuildStep::ALL.iter().map(|step| 2 + width(step.label()) + 3).sum();
    let is_cramped = whole > usize::from(area.width) + 3;
    let mut x = area.x;
    if is_cramped {
        let at = BuildStep::ALL.iter().position(|step| *step == view.step).map_or(1, |at| at + 1);
        x += canvas.put(x, area.y, area.width, &format!("Step {at} of {}", BuildStep::ALL.len()), Role::Dim) + 2;
    }
    for step in BuildStep::ALL {
        let here = *step == view.step;
        let name = if is_cramped && !here { "" } else { step.label() };
        let is_done = is_done(insight, *step);
        let (sign, role) = match (here, is_done) {
            (true, _) => (signs.here, Role::Accent),
            (false, true) => (signs.check, Role::Good),
            (false, false) => (signs.dot, Role::Dim),
        };
        x += canvas.put(x, area.y, area.right().saturating_sub(x), sign, role) + 1;
        let role = if here { Role::Accent } else { Role::Dim };
        let used = canvas.put(x, area.y, area.right().saturating_sub(x), name, role);
        x += used + if name.is_empty() { 1 } else { 3 };
    }
}

fn is_done(insight: &Insight, step: BuildStep) -> bool {
    match step {
        BuildStep::Choose => insight.goal.is_some(),
        BuildStep::Links => insight.differentiators.iter().any(|one| !one.moves.is_empty()),
        BuildStep::Tests => insight.passed() == InsightTest::ALL.len(),
        BuildStep::Strengths | BuildStep::Goals | BuildStep::Drivers => row_count(insight, step) > 0,
    }
}

/// Draws the parts of a step, one line each.
fn parts(canvas: &mut Canvas<'_>, app: &App, of: (&InsightSteps, &Insight), memory: &mut Memory, area: Rect) {
    let (view, insight) = of;
    let count = row_count(insight, view.step);
    if count == 0 {
        canvas.put(area.x, area.y, area.width, "Nothing yet. + adds one.", Role::Dim);
        return;
    }
    let cursor = view.cursor.min(count - 1);
    let shown = window(&mut memory.insight_steps, cursor, usize::from(area.height), count);
    canvas.scrollbar(area, &shown, count);
    canvas.more(area, &shown, count);
    for (y, row) in (area.y..).zip(shown) {
        let line = Rect { y, height: 1, ..area };
        let part = part(canvas, app, of, row);
        canvas.put(line.x, y, 1, part.sign, part.sign_role);
        let end = if part.right.is_empty() {
            line.right()
        } else {
            let columns = u16::try_from(width(&part.right)).unwrap_or(u16::MAX).min(line.width / 2);
            canvas.put_right(line.right(), y, columns, &part.right, Role::Dim).saturating_sub(2)
        };
        canvas.put(line.x + 2, y, end.saturating_sub(line.x + 2), &part.text, Role::Text);
        canvas.hit(line, Hit::row(Area::Top, row, cursor));
        if row == cursor {
            canvas.select_across(y, 1);
            canvas.point_at(line.x, y);
        }
    }
}

/// A part as a line.
struct Part {
    sign: &'static str,
    sign_role: Role,
    text: String,
    right: String,
}

fn part(canvas: &Canvas<'_>, app: &App, (view, insight): (&InsightSteps, &Insight), row: usize) -> Part {
    let signs = canvas.theme.signs;
    let is_wide = canvas.body.width >= WIDE;
    let plain = |text: String, right: String| Part { sign: signs.dot, sign_role: Role::Dim, text, right };
    match view.step {
        BuildStep::Strengths | BuildStep::Links => {
            let one = &insight.differentiators[row];
            let has = one.strengths.count();
            let all: Vec<String> = Strength::ALL
                .iter()
                .map(|strength| {
                    let sign = if one.strengths.has(*strength) { signs.ticked } else { signs.open };
                    format!("{sign} {}", strength.label())
                })
                .collect();
            let is_whole = has == Strength::ALL.len();
            let (sign, sign_role) = if is_whole { (signs.check, Role::Good) } else { (signs.dot, Role::Dim) };
            let right = if is_wide { all.join(" ") } else { format!("{has} of {}", Strength::ALL.len()) };
            Part { sign, sign_role, text: one.text.to_string(), right }
        }
        BuildStep::Goals => plain(goal_words(&insight.goals[row]), String::new()),
        BuildStep::Choose => {
            let one = &insight.goals[row];
            let (sign, sign_role) =
                if insight.goal == Some(one.id) { (signs.chosen, Role::Accent) } else { (signs.open, Role::Dim) };
            Part { sign, sign_role, text: goal_words(one), right: String::new() }
        }
        BuildStep::Drivers => {
            let tree = insight.tree_of_today();
            let branch = &tree[row];
            let weight = branch.driver.weight.as_ref().and_then(Choice::known).map_or("", Choices::label);
            plain(format!("{}{}", "  ".repeat(branch.level - 1), branch.driver.text), weight.to_owned())
        }
        BuildStep::Tests => {
            let test = InsightTest::ALL[row];
            let check = insight.check(test).and_then(|check| Some((check, check.result.known()?)));
            let (sign, sign_role, right) = match check {
                Some((check, TestResult::Passed)) if check.has_evidence() => (signs.check, Role::Good, "passed"),
                Some((_, TestResult::Passed)) => (signs.ticked, Role::Warn, "no evidence"),
                Some((_, TestResult::Failed)) => ("!", Role::Bad, "failed"),
                None => (signs.open, Role::Dim, "not tested"),
            };
            let text = test_question(&app.playbook, test).to_owned();
            Part { sign, sign_role, text, right: right.to_owned() }
        }
    }
}
