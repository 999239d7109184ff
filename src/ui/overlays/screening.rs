//! The screening: one tell a step, with what each answer means, what to do and what to watch for; then the verdict.

mod said;

use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::screening::{ASKED_UNTIL, SPOKE, Screening};
use crate::domain::record::answer::{Answer, Answers, Item};
use crate::domain::record::dates;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::Tell;
use crate::export::words::evidence::evidence_words;
use crate::ui::panes::profile::answered_by;
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use crate::ui::verdict::{bars, verdict_line};
use ratatui::layout::Rect;
use said::{labelled, paragraphs};

/// The column at which the text after a label begins.
const INDENT: u16 = 11;
/// The fewest rows below a verdict: a blank one, and what is next.
const LEAST: u16 = 4;

/// What the mark on an answer says that was only heard, and what the keys do with it.
const HEARSAY: &str =
    "You only heard the marked answer. Enter keeps it that way; choosing one means you saw it yourself.";

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, body: Rect) {
    let Some((screening, person, tell)) = app.screening() else { return };
    canvas.clear(body);
    let (answers, verdict) = app.answers_and_verdict(person);
    let asked = as_asked(person, answers);
    let (name, title) = (app.called(person), if screening.heard { "Screening by hearsay" } else { "Screening" });
    let room = usize::from(body.width).saturating_sub(width(name) + width(title) + 24);
    let by = app.deal.as_ref().map_or_else(String::new, |open| answered_by(open, room));
    let inside = canvas.frame_along(body, &["Deal", name, title], &by);
    // Prose is easier to read when lines are not too long; what is left shows the verdict as it builds up.
    let wide = inside.width >= 92;
    let main = Rect { width: if wide { inside.width * 2 / 3 } else { inside.width }.min(90), ..inside };
    if screening.asks {
        return when_spoke(canvas, app.called(person), app.highlighted(), main);
    }
    trail(canvas, app, screening, &asked, tell, inside);
    let below = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..main };
    match tell {
        Some(tell) => step(canvas, app, (screening, person, &asked), tell, below),
        None => ending(canvas, app, (screening, person), below),
    }
    if wide && tell.is_some() {
        let aside = Rect {
            x: main.right() + 3,
            y: below.y,
            width: inside.right().saturating_sub(main.right() + 3),
            height: below.height,
        };
        canvas.put(aside.x, aside.y, aside.width, "So far", Role::Dim);
        let rest = Rect { y: aside.y + 1, height: aside.height.saturating_sub(1), ..aside };
        let lacks = evidence_words(&app.playbook.model, &answers, &verdict);
        let rest = verdict_line(canvas, &verdict, &lacks, rest);
        bars(canvas, &verdict, rest);
    }
}

/// The answers as the steps show them: a task that is out has none, whatever became of the one before it.
fn as_asked(person: &Stakeholder, mut answers: Answers) -> Answers {
    if person.open_task().is_some() {
        answers.clear(Item::Tell(Tell::Task));
    }
    answers
}

/// The question when we spoke with them, before the first step of a walk.
fn when_spoke(canvas: &mut Canvas<'_>, name: &str, marked: Option<usize>, area: Rect) {
    let used = canvas.put_wrapped(area, &format!("When did you last speak with {name}?"), Role::Strong);
    let mut rest = down(area, used + 1);
    for (key, (label, means)) in (1_usize..).zip(SPOKE) {
        if rest.height == 0 {
            return canvas.more(area, &(0..key - 1), SPOKE.len());
        }
        canvas.put(rest.x, rest.y, 1, &key.to_string(), Role::Key);
        canvas.put(rest.x + 4, rest.y, rest.width.saturating_sub(4), label, Role::Text);
        highlight(canvas, key - 1, marked, rest);
        rest = down(rest, 1);
        let area = Rect { x: rest.x + 4, width: rest.width.saturating_sub(4), ..rest };
        rest = down(rest, canvas.put_wrapped(area, means, Role::Dim));
    }
    canvas.put_wrapped(down(rest, 1), ASKED_UNTIL, Role::Dim);
}

/// Draws the steps of the screening in one line, answered ones with a check.
fn trail(canvas: &mut Canvas<'_>, app: &App, screening: &Screening, answers: &Answers, now: Option<Tell>, area: Rect) {
    let signs = canvas.theme.signs;
    let mut x = area.x;
    let steps = screening.steps(answers.tell(Tell::Insight));
    let names = steps.iter().map(|tell| (Some(*tell), app.playbook.tell(*tell).title.as_str()));
    let names: Vec<_> = names.chain([(None, "Verdict")]).collect();
    let place = names.iter().position(|(tell, _)| *tell == now).map_or(1, |at| at + 1);
    let many = names.len();
    let whole: usize = names.iter().map(|(_, name)| 2 + name.chars().count() + 3).sum();
    let cramped = whole > usize::from(area.width) + 3;
    if cramped {
        // The signs tell of the steps, and the words which one of how many it is.
        x += canvas.put(x, area.y, area.width, &format!("Step {place} of {many}"), Role::Dim) + 2;
    }
    for (tell, name) in names {
        // Where there is no room for all, the signs tell of the steps and the name of the one that is shown.
        let name = if cramped && tell != now { "" } else { name };
        let answered = tell.is_some_and(|tell| answers.tell(tell).is_some());
        let role = if tell == now { Role::Accent } else { Role::Dim };
        let sign = if tell == now {
            signs.here
        } else if answered {
            signs.check
        } else {
            signs.dot
        };
        let room = area.right().saturating_sub(x);
        let sign_role = if answered && tell != now { Role::Good } else { role };
        x += canvas.put(x, area.y, room, sign, sign_role) + 1;
        x += canvas.put(x, area.y, area.right().saturating_sub(x), name, role) + if name.is_empty() { 1 } else { 3 };
    }
}

/// Draws a step: the question, the answers right below it at every size, then what was seen of it and what to do.
fn step(
    canvas: &mut Canvas<'_>,
    app: &App,
    (screening, person, answers): (&Screening, &Stakeholder, &Answers),
    tell: Tell,
    area: Rect,
) {
    let text = app.playbook.tell(tell);
    // Nothing can be judged before something was asked for.
    let judged = tell != Tell::Task || !person.tasks.is_empty();
    let question = if judged { &text.question } else { "What could you ask them to do?" };
    let used = canvas.put_wrapped(area, question, Role::Strong);
    let mut rest = down(area, used + 1);
    if tell == Tell::Task {
        rest = task(canvas, app, person, rest);
    }
    if judged {
        let rows = |text: &str| wrap(text, usize::from(area.width.saturating_sub(4))).len();
        let needed: usize = text.answers.iter().map(|choice| 1 + rows(&choice.means)).sum();
        rest = choices(canvas, app, answers, tell, usize::from(rest.height) > needed, rest);
    }
    if app.keeps_hearsay() {
        rest = labelled(canvas, "Heard", HEARSAY, Role::Warn, rest);
    }
    let gap = u16::from(rest.height > 2);
    paragraphs(canvas, &screening.said(app, person, Some(tell)), screening.scroll, down(rest, gap));
}

fn task(canvas: &mut Canvas<'_>, app: &App, person: &Stakeholder, area: Rect) -> Rect {
    let today = app.today();
    let rest = match person.open_task() {
        Some(task) => {
            let text = format!("{}, due {}", task.what, dates::show(task.due, today));
            labelled(canvas, "Given", &text, Role::Warn, area)
        }
        None => {
            let text = match person.latest_judged() {
                _ if app.reads_as_talker(person) => format!("moves on. {}", app.access_words(person)),
                Some(task) if person.delivered_unseen() => format!("adds what you saw: {}", task.what),
                Some(task) if person.has_delivered() => format!("continues; they delivered: {}", task.what),
                Some(task) => format!("gives another task; the last was: {}", task.what),
                None => "gives them a task with a date. Check on it when it's due".to_owned(),
            };
            let rest = labelled(canvas, "", &text, Role::Text, area);
            canvas.put(area.x, area.y, INDENT - 1, "Enter", Role::Key);
            rest
        }
    };
    if person.tasks.is_empty() { rest } else { down(rest, 1) }
}

/// Draws the answers, each with what it means; where there is no room for all of that, the one that is highlighted.
fn choices(canvas: &mut Canvas<'_>, app: &App, answers: &Answers, tell: Tell, with_meaning: bool, area: Rect) -> Rect {
    let text = app.playbook.tell(tell);
    let mut rest = area;
    for (key, choice) in (1_usize..).zip(&text.answers) {
        if rest.height == 0 {
            canvas.more(area, &(0..key - 1), text.answers.len());
            return rest;
        }
        let chosen = answers.get(Item::Tell(tell)) == Some(Answer::Tell(choice.answer));
        canvas.put(rest.x, rest.y, 1, &key.to_string(), Role::Key);
        let sign = if chosen { canvas.theme.signs.chosen } else { " " };
        canvas.put(rest.x + 2, rest.y, 1, sign, Role::Accent);
        let role = if chosen { Role::Strong } else { Role::Text };
        canvas.put(rest.x + 4, rest.y, rest.width.saturating_sub(4), &choice.label, role);
        if chosen && app.highlighted().is_none() {
            canvas.point_at(rest.x, rest.y);
        }
        highlight(canvas, key - 1, app.highlighted(), rest);
        rest = down(rest, 1);
        if with_meaning || app.highlighted() == Some(key - 1) {
            let area = Rect { x: rest.x + 4, width: rest.width.saturating_sub(4), ..rest };
            let used = canvas.put_wrapped(area, &choice.means, Role::Dim);
            rest = down(rest, used);
        }
    }
    if !with_meaning && app.highlighted().is_none() {
        rest = hidden_meanings(canvas, rest);
    }
    rest
}

/// Says how to see what the answers mean where that is left out. Returns the area below.
pub(super) fn hidden_meanings(canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let area4 = Rect { x: area.x + 4, width: area.width.saturating_sub(4), ..area };
    down(area, canvas.put_wrapped(area4, "↓ shows what each answer means", Role::Dim))
}

/// Marks the answer that Enter takes.
pub(super) fn highlight(canvas: &mut Canvas<'_>, answer: usize, marked: Option<usize>, area: Rect) {
    let row = Rect { height: 1, ..area };
    canvas.hit(row, Hit::Answer(Area::Top, answer));
    if marked == Some(answer) {
        canvas.select_rows(row, row.y, 1);
        canvas.point_at(row.x, row.y);
    }
}

/// Draws the verdict, and below it what is next and why.
fn ending(canvas: &mut Canvas<'_>, app: &App, (screening, person): (&Screening, &Stakeholder), area: Rect) {
    let (answers, verdict) = app.answers_and_verdict(person);
    let lacks = evidence_words(&app.playbook.model, &answers, &verdict);
    // Whatever there is to say of the verdict, some rows are left for what is next.
    let top = Rect { height: area.height.saturating_sub(LEAST), ..area };
    let below = verdict_line(canvas, &verdict, &lacks, top);
    let rest = bars(canvas, &verdict, below);
    let rest = Rect { height: area.bottom().saturating_sub(rest.y), ..rest };
    paragraphs(canvas, &screening.said(app, person, None), screening.scroll, down(rest, 1));
}
