//! The profile pane: the verdict, its reasons, what to find out next, and what was asked of the person.

use super::{private_profile, questions, reasons};
use crate::app::App;
use crate::app::open_deal::OpenDeal;
use crate::app::other_deals::joined;
use crate::app::panes::Pane;
use crate::domain::judge::advice::advice;
use crate::domain::judge::contact::last_conversation;
use crate::domain::judge::next::Next;
use crate::domain::judge::verdict::{GroupWord, Verdict, judge};
use crate::domain::record::dates;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Degree, Position, Topic};
use crate::export::card::{action_words, part_words, talk_words};
use crate::export::words::evidence::{contradiction_words, evidence_words};
use crate::export::words::group::outcome_words;
use crate::export::words::plan::{PlanState, plan_state, plan_words};
use crate::export::words::{question, verdict_words};
use crate::ui::Memory;
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::{width, wrap};
use crate::ui::past::now_line;
use crate::ui::theme::Role;
use crate::ui::verdict::{bars, verdict_line};
use crate::ui::words::count;
use ratatui::layout::Rect;

/// The column at which the text after a label begins.
const LABEL: u16 = 7;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, memory: &mut Memory, area: Rect) {
    let focus = if open.pane == Pane::Profile { Focus::Here } else { Focus::Elsewhere };
    let Some(person) = open.selected() else {
        let inside = canvas.frame(area, "2 Profile", "", focus);
        canvas.put_wrapped(down(inside, 1), "Select a person to see what the evidence says about them.", Role::Dim);
        return;
    };
    let (answers, verdict) = app.verdict(person);
    let title = format!("2 Profile {} {}", canvas.theme.signs.dot, app.called(person));
    let by = answered_by(open, usize::from(area.width).saturating_sub(width(&title) + 10));
    let inside = canvas.frame(area, &title, &by, focus);
    if canvas.in_privacy {
        return private_profile::draw(canvas, app, open, person, inside);
    }
    if let Some(session) = open.profile.session.as_ref() {
        return questions::draw(canvas, app, open, session, &verdict, inside);
    }
    let mut rest = inside;
    if !person.title.is_empty() {
        canvas.put(rest.x, rest.y, rest.width, &person.title, Role::Dim);
        rest = down(rest, 1);
    }
    let gone = app.left_elsewhere(person.id).filter(|_| !person.has_left());
    for status in person.card().status(app.today()).into_iter().chain(gone) {
        let used = canvas.put_wrapped(Rect { height: rest.height.min(2), ..rest }, &status, Role::Warn);
        rest = down(rest, used);
    }
    let mut lacks = evidence_words(&app.playbook.model, &answers, &verdict);
    lacks.extend(contradiction_words(person, &verdict));
    rest = verdict_line(canvas, &verdict, &lacks, rest);
    rest = now_line(canvas, app, person, &verdict, rest);
    if verdict.group.is_none() {
        rest = down(rest, 1);
        if app.past().is_none() {
            rest = untouched(canvas, rest);
        }
    } else {
        rest = bars(canvas, &verdict, rest);
    }
    let airy = inside.height >= 26;
    let foot = foot_lines(app, open, person, &verdict, rest.width, airy);
    let feet = u16::try_from(foot.len()).unwrap_or(u16::MAX);
    // The reasons get what the lines below them leave, but never less than six rows where there are so many.
    let wanted = u16::try_from(answers.given().count()).unwrap_or(u16::MAX).min(6) + 3;
    let keep = feet.min(rest.height.saturating_sub(wanted));
    let middle = Rect { height: rest.height.saturating_sub(keep), ..rest };
    let used = if verdict.group.is_some() {
        reasons::draw(canvas, app, open, (person, &answers, &verdict), memory, middle, focus)
    } else {
        0
    };
    lines(canvas, down(rest, used), &foot);
}

/// Returns the assessor, and whether in blind mode; short if there is little room.
pub(in crate::ui) fn answered_by(open: &OpenDeal, room: usize) -> String {
    let blind = if open.is_blind() { ", blind" } else { "" };
    match format!("answers by {}{blind}", open.assessor) {
        _ if open.assessor.is_empty() => String::new(),
        long if width(&long) <= room => long,
        _ => format!("by {}{blind}", open.assessor),
    }
}

fn untouched(canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let lines = [("s", "screens them, step by step"), ("t", "answers what you know of the 21 traits")];
    let mut rest = area;
    for (key, text) in lines {
        if rest.height > 0 {
            canvas.put(rest.x, rest.y, 2, key, Role::Key);
            canvas.put(rest.x + 2, rest.y, rest.width.saturating_sub(2), text, Role::Text);
            rest = down(rest, 1);
        }
    }
    rest
}

/// A line below the reasons: a label, and a text in a role. An empty label continues the line above.
struct Line {
    label: &'static str,
    text: String,
    role: Role,
}

fn foot_lines(
    app: &App,
    open: &OpenDeal,
    person: &Stakeholder,
    verdict: &Verdict,
    columns: u16,
    airy: bool,
) -> Vec<Line> {
    let mut all = Vec::new();
    let room = usize::from(columns.saturating_sub(LABEL));
    let mut say = |label: &'static str, text: &str, role: Role| {
        if airy || all.is_empty() {
            all.push(Line { label: "", text: String::new(), role });
        }
        for (place, line) in wrap(text, room).into_iter().enumerate() {
            all.push(Line { label: if place == 0 { label } else { "" }, text: line, role });
        }
    };
    let today = app.today();
    let here = !person.has_left();
    if let Some(task) = person.open_task().filter(|_| here) {
        let when = if task.due < today {
            format!("overdue since {}", dates::show(task.due, today))
        } else {
            format!("by {}", dates::show(task.due, today))
        };
        let role = if task.due < today { Role::Bad } else { Role::Warn };
        say("Task", &format!("{}, {when} (T judges it)", task.what), role);
    }
    if here {
        say("Next", &next_words(app, person, verdict), Role::Strong);
    }
    let heard = person.answers(&open.assessor).hearsay();
    if heard > 0 && here {
        let words = count(usize::try_from(heard).unwrap_or(0), "answer is", "answers are");
        say("Heard", &format!("{words} hearsay: leaning at most until you see it yourself"), Role::Warn);
    }
    if let Some(action) = open.shown().next_action(person.id) {
        let role = if action.due < today { Role::Bad } else { Role::Text };
        say(open.shown().doer(action).map_or("Ours", |_| "Theirs"), &action_words(open.shown(), action, today), role);
    }
    if let Some(plan) = person.plan.as_deref() {
        let role = match plan_state(plan, today) {
            PlanState::Over => Role::Good,
            PlanState::Running => Role::Text,
            PlanState::Lacking => Role::Bad,
        };
        say("Plan", &plan_words(&app.playbook, open.shown(), plan, today), role);
    } else if here && matches!(verdict.group, Some((ProfileGroup::Blocker, GroupWord::Likely))) {
        say("Plan", "none yet: three questions begin one (b)", Role::Warn);
    }
    if let Some(outcome) = open.shown().outcome.as_ref() {
        let said = verdict_words(verdict);
        let called =
            person.calls.last().map_or_else(String::new, |call| format!("; {} called {}", call.by, call.label_name()));
        say(
            "Ended",
            &format!(
                "{}: {}. In hindsight, the evidence said: {said}{called}",
                outcome_words(outcome, today),
                outcome.why
            ),
            Role::Text,
        );
    }
    if let Some((todo, coach)) = advice(&app.playbook, app.alerts(), (person, verdict), today) {
        say("Do", todo, Role::Text);
        say("Coach", coach, Role::Dim);
    }
    for (by, words) in second_opinions(app, open, person) {
        say("Also", &format!("{by}: {words}"), Role::Text);
    }
    if let Some(words) = willing_words(person) {
        say("Would", &words, if has_gap(person) { Role::Warn } else { Role::Text });
    }
    if let Some(talk) = last_conversation(open.shown(), person.id) {
        say("Last", &talk_words(talk, app.today()), Role::Text);
    }
    let elsewhere = app.also_in();
    if !elsewhere.is_empty() {
        say("Human", &format!("Also in: {}", joined(elsewhere)), Role::Text);
    }
    let part = part_words(person);
    if !part.is_empty() {
        say("Part", &part, Role::Dim);
    }
    for call in person.calls.iter().rev().take(2) {
        say("Call", &format!("{}, says {}: {}", call.label_name(), call.by, call.reason), Role::Text);
    }
    let strangers = person.observations.iter().filter(|one| one.answer().is_none()).count();
    if strangers > 0 {
        let text =
            count(strangers, "answer is", "answers are") + " to questions this version does not know; kept as they are";
        say("Kept", &text, Role::Dim);
    }
    if let Some(profile) = verdict.read().profile().filter(|_| here) {
        let text = app.playbook.profile(profile);
        say("Talk", &text.talk, Role::Text);
        say("Beware", &text.beware, Role::Text);
    }
    all
}

/// Returns how far they would buy and speak up, if anything is known.
fn willing_words(person: &Stakeholder) -> Option<String> {
    let level = |topic| {
        let stance = person.stance(topic)?;
        let heard = if stance.is_hearsay() { " (hearsay)" } else { "" };
        Some(format!("{}{heard}", stance.position()?.label()))
    };
    let (buy, advocate) = (level(Topic::Buy), level(Topic::Advocate));
    let known = buy.is_some() || advocate.is_some();
    let words = |level: Option<String>| level.unwrap_or_else(|| "not known".to_owned());
    known.then(|| format!("buy: {} · advocate: {}", words(buy), words(advocate)))
}

/// Returns whether they would buy but won't say so (M4).
fn has_gap(person: &Stakeholder) -> bool {
    let buys = matches!(person.position(Topic::Buy), Some(Position::Buy(Degree::For | Degree::Acts)));
    let silent = matches!(
        person.position(Topic::Advocate),
        Some(Position::Advocate(Degree::Against | Degree::Doubts | Degree::Open))
    );
    buys && silent
}

/// Returns what to find out or do next, and its key.
pub(in crate::ui) fn next_words(app: &App, person: &Stakeholder, verdict: &Verdict) -> String {
    let is_unproven = matches!(verdict.group, Some((_, GroupWord::Unproven)));
    if let Some(task) = person.open_task().filter(|_| verdict.likely_mobilizer() || is_unproven) {
        let is_ahead = task.due > app.today();
        let when = if is_ahead { "Judge the task when its day has come" } else { "Its day has come: judge the task" };
        return format!("{when} (T)");
    }
    match app.next_step() {
        Some(Next::Ask(item)) if verdict.contested.is_some() => {
            format!("this would settle it: {} (i)", question(&app.playbook, item))
        }
        Some(Next::Ask(item)) => format!("{} (i)", question(&app.playbook, item)),
        Some(Next::GiveTask) => "Give them a task: only that confirms a Mobilizer (T)".to_owned(),
        Some(Next::GiveAnother) if is_unproven => {
            "Find out what stood in the way, then give a smaller task (T)".to_owned()
        }
        Some(Next::GiveAnother) => "They delivered in part. Give another task (T)".to_owned(),
        Some(Next::AddEvidence) => {
            let key = if app.screening().is_some() { "e" } else { "T" };
            format!("Add what you saw them deliver: that confirms them ({key})")
        }
        Some(Next::Enough) => "Enough is known to judge. Now act on it.".to_owned(),
        Some(Next::NothingLeft) | None => "Everything was asked. See what they do.".to_owned(),
    }
}

/// Returns other assessors' verdicts that differ from the one shown.
fn second_opinions<'a>(app: &App, open: &OpenDeal, person: &'a Stakeholder) -> Vec<(&'a str, String)> {
    let (_, mine) = app.verdict(person);
    person
        .assessors()
        .into_iter()
        .filter(|by| *by != open.assessor)
        .map(|by| (by, judge(&app.playbook.model, &person.answers(by))))
        .filter(|(_, theirs)| theirs.group.map(|(group, _)| group) != mine.group.map(|(group, _)| group))
        .map(|(by, theirs)| (by, verdict_words(&theirs)))
        .collect()
}

fn lines(canvas: &mut Canvas<'_>, area: Rect, all: &[Line]) {
    // A part that does not fit whole is left out whole, so that nothing is cut in the middle of a sentence.
    let mut shown = all.len().min(usize::from(area.height));
    while shown > 0 && all.get(shown).is_some_and(|line| line.label.is_empty() && !line.text.is_empty()) {
        shown -= 1;
    }
    for (y, line) in (area.y..).zip(&all[..shown]) {
        canvas.put(area.x, y, LABEL - 1, line.label, Role::Dim);
        canvas.put(area.x + LABEL, y, area.width.saturating_sub(LABEL), &line.text, line.role);
    }
}
