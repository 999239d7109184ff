//! The list of people: a mark for the verdict, the name, the profile.

use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::{Hit, Place};
use crate::app::open_deal::OpenDeal;
use crate::app::panes::Pane;
use crate::domain::judge::contradiction::stance_for_it;
use crate::domain::judge::verdict::{GroupWord, Read, Verdict, Word, judge};
use crate::domain::record::card::Standing;
use crate::domain::record::dates;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::MARK;
use crate::export::words::short_words;
use crate::ui::Memory;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::width;
use crate::ui::parts::window::window;
use crate::ui::past::{Since, becomes, came_later, since_then};
use crate::ui::theme::Role;
use crate::ui::words::{mark, verdict_role};
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, memory: &mut Memory, area: Rect) {
    let focus = if open.pane == Pane::People { Focus::Here } else { Focus::Elsewhere };
    let people = &open.people;
    let all = open.shown().stakeholders.len();
    let shown = people.count();
    let right = if shown == all { all.to_string() } else { format!("{shown} of {all} shown") };
    let mut inside = canvas.frame(area, "1 Stakeholders", &right, focus);
    canvas.hit(area, Hit::Place(Place::Pane(Pane::People)));
    if people.filter.open || people.filter.is_on() {
        let line = Rect { height: 1, ..inside };
        let label = canvas.put(line.x, line.y, line.width, "/ ", Role::Key);
        let field = if people.filter.open { Focus::Here } else { Focus::Elsewhere };
        canvas.field(
            line.x + label,
            line.y,
            line.width.saturating_sub(label),
            &people.filter.input,
            "name or title",
            field,
        );
        inside = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    }
    if shown == 0 {
        return empty(canvas, all, inside);
    }
    let used = u16::try_from(shown).unwrap_or(u16::MAX);
    let (inside, used) = came_later(canvas, app, inside, used);
    let rows = LEGEND.0 + u16::from(app.past().is_some());
    // What letters mean is of no use where none show.
    if inside.height >= used.saturating_add(rows + LEGEND.1) && !canvas.in_privacy {
        let area = Rect { y: inside.bottom() - rows, height: rows, ..inside };
        legend(canvas, app, area);
    }
    let rows = window(&mut memory.people, people.cursor, usize::from(inside.height), shown);
    for (line, place) in (inside.y..).zip(rows) {
        let Some(person) = people.at(open.shown(), place) else { continue };
        row(canvas, app, open, person, Rect { y: line, height: 1, ..inside });
        let on = Hit::row(Place::Pane(Pane::People), place, people.cursor);
        canvas.hit(Rect { y: line, height: 1, ..area }, on);
        if place == people.cursor {
            let whole = Rect { x: area.x + 1, y: line, width: area.width.saturating_sub(2), height: 1 };
            canvas.lay(whole, if focus == Focus::Here { Role::Selected } else { Role::Marked });
            let bar = canvas.theme.signs.bar;
            canvas.put(area.x + 1, line, 1, bar, if focus == Focus::Here { Role::Accent } else { Role::Dim });
            if canvas.cursor.is_none() && focus == Focus::Here {
                canvas.point_at(inside.x, line);
            }
        }
    }
}

/// The rows of the legend, and of the blank space above it.
const LEGEND: (u16, u16) = (6, 2);

/// The fewest columns that a name is cut to, to make room for the word about the person.
const LEAST_NAME: u16 = 8;

fn row(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, person: &Stakeholder, line: Rect) {
    let by = open.shown_assessor(person);
    let verdict = judge(&app.playbook.model, &person.answers(by));
    let signs = canvas.theme.signs;
    let (letters, role) = mark(&verdict, canvas.in_privacy, &signs);
    let gone = person.has_left();
    let (letters, role) = if gone { (signs.minus.to_owned(), Role::Dim) } else { (letters, role) };
    canvas.put(line.x, line.y, 2, &letters, role);
    let mut right = line.right();
    if let Some((tag, role)) = status_tag(app, person) {
        let columns = u16::try_from(width(tag)).unwrap_or(u16::MAX);
        right = canvas.put_right(right, line.y, columns, tag, role).saturating_sub(2);
    }
    match since_then(app, open, person, &verdict) {
        Since::Same => {}
        Since::Gone => right = canvas.put_right(right, line.y, 4, "gone", Role::Key).saturating_sub(1),
        Since::Other(now) => {
            let (letters, _) = mark(&now, canvas.in_privacy, &signs);
            let text = format!("{} {letters}", becomes(&signs));
            right = canvas.put_right(right, line.y, 4, &text, Role::Key).saturating_sub(1);
        }
    }
    let today = app.today();
    match person.open_task().filter(|_| !gone) {
        Some(task) if task.due < today => {
            right = canvas.put_right(right, line.y, 8, "overdue!", Role::Bad).saturating_sub(2);
        }
        Some(task) => {
            let text = format!("task {}", dates::short(task.due, today));
            right = canvas.put_right(right, line.y, 16, &text, Role::Warn).saturating_sub(2);
        }
        None => {}
    }
    let room = right.saturating_sub(line.x + 3);
    let called = app.called(person);
    let name = u16::try_from(width(called)).unwrap_or(u16::MAX);
    let (text, role) =
        if canvas.in_privacy { (MARK.to_owned(), Role::Dim) } else { said(app, by, person, &verdict, signs.differ) };
    let columns = u16::try_from(width(&text)).unwrap_or(u16::MAX);
    // Whether it fits in privacy mode is decided by the name alone, which everybody sees. What somebody who left was says
    // nothing about what to do now.
    let fits = name + 2 + columns <= room || room >= LEAST_NAME + 2 + columns;
    let mut names = room;
    if fits && !gone {
        canvas.put_right(right, line.y, columns, &text, role);
        names = room - 2 - columns;
    }
    let role = if gone { Role::Dim } else { Role::Text };
    let used = canvas.put_numbered(line.x + 3, line.y, names, called, role);
    let left = room.saturating_sub(used + 2 + 14);
    if line.width >= 44 && left >= 8 && !person.title.is_empty() {
        canvas.put(line.x + 3 + used + 2, line.y, left, &person.title, Role::Dim);
    }
}

/// Returns the verdict in a word, with a sign if opinions or evidence differ, and its color.
fn said(app: &App, by: &str, person: &Stakeholder, verdict: &Verdict, differ: &str) -> (String, Role) {
    let read = verdict.read();
    let Read::As(_, group, profile) = read else { return (short_words(read).to_owned(), Role::Dim) };
    let differs = verdict.contested.is_some()
        || stance_for_it(person, verdict).is_some()
        || opinions_differ(app, by, person, verdict)
        || is_disputed(app, person);
    let text = if differs { format!("{differ} {}", short_words(read)) } else { short_words(read).to_owned() };
    // What is only leaning must not look as sure as what is likely.
    let is_sure = profile.map_or(group > GroupWord::Leaning, |(_, word)| word == Word::Likely);
    (text, if is_sure { verdict_role(verdict) } else { Role::Dim })
}

/// Returns a person's status in a word, if they are not active here or if they have left according to another deal.
fn status_tag(app: &App, person: &Stakeholder) -> Option<(&'static str, Role)> {
    match person.card().standing() {
        Some(Standing::Left) => Some(("left", Role::Bad)),
        Some(Standing::OnLeave) if person.is_on_leave(app.today()) => Some(("on leave", Role::Dim)),
        Some(Standing::Interim) => Some(("interim", Role::Dim)),
        Some(Standing::Unreachable) => Some(("unreachable", Role::Warn)),
        Some(Standing::NotFound | Standing::OnLeave) | None => {
            app.left_elsewhere(person.id).map(|_| ("left?", Role::Bad))
        }
    }
}

/// Returns whether a merge left a conflict about this person.
fn is_disputed(app: &App, person: &Stakeholder) -> bool {
    let conflicts = app.deal.as_ref().map_or(&[][..], |open| &*open.shown().conflicts);
    !conflicts.is_empty() && {
        let place = format!("stakeholders/{}", person.id);
        conflicts.iter().any(|conflict| conflict.place.starts_with(&place))
    }
}

fn opinions_differ(app: &App, shown_by: &str, person: &Stakeholder, shown: &Verdict) -> bool {
    let group = shown.group.map(|(group, _)| group);
    let others = person.assessors().into_iter().filter(|by| *by != shown_by);
    let mut verdicts = others.map(|by| judge(&app.playbook.model, &person.answers(by)).group.map(|(group, _)| group));
    let is_labelled = person.labels.iter().any(|label| label.group().is_some() && label.group() != group);
    is_labelled || verdicts.any(|other| other != group)
}

/// Draws the meaning of the signs before the names, if there are rows left for it.
fn legend(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let signs = canvas.theme.signs;
    let mut lines = vec![
        "M Mobilizer   T Talker".to_owned(),
        "B Blocker     ~ unclear".to_owned(),
        format!("{} confirmed   {} unproven", signs.check, signs.cross),
        format!("? leaning     {} unscreened", signs.dot),
        format!("{} left the company", signs.minus),
        format!("{} opinions or evidence differ", signs.differ),
    ];
    if app.past().is_some() {
        lines.push(format!("{} as of today", becomes(&signs)));
    }
    for (y, text) in (area.y..area.bottom()).zip(&lines) {
        canvas.put(area.x, y, area.width, text, Role::Dim);
    }
}

fn empty(canvas: &mut Canvas<'_>, all: usize, inside: Rect) {
    let (lines, command): (&[(&str, &str)], Command) = if all == 0 {
        (&[("", "Nobody here yet."), ("", ""), ("a", "to add a person")], Command::AddPerson)
    } else {
        (&[("", "Nobody matches."), ("", ""), ("Esc", "to clear the filter")], Command::StepBack)
    };
    for (y, (key, text)) in (inside.y + 1..inside.bottom()).zip(lines) {
        if !key.is_empty() {
            canvas.hit(Rect { y, height: 1, ..inside }, Hit::Hint(command));
        }
        let used = canvas.put(inside.x, y, inside.width, key, Role::Key);
        let gap = u16::from(used > 0);
        canvas.put(inside.x + used + gap, y, inside.width.saturating_sub(used + gap), text, Role::Dim);
    }
}
