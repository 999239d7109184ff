//! One person of a review, in large calm type: who they are, a few lines of facts, and one question.

use super::{LABEL, labelled};
use crate::app::App;
use crate::app::open_deal::OpenDeal;
use crate::app::overlays::review::Reviewing;
use crate::app::overlays::review::person::agenda;
use crate::domain::judge::contact::last_conversation;
use crate::domain::judge::verdict::{Verdict, judge};
use crate::domain::judge::why::why;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::MARK;
use crate::export::card::{action_words, talk_words};
use crate::export::words::{About, main_reasons, reason_text, verdict_words};
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::theme::Role;
use crate::ui::words::{mark, verdict_role};
use ratatui::layout::Rect;

/// The number of reasons shown.
const REASONS: usize = 3;

/// The text that replaces the question in privacy mode: the question would tell what we think of the person.
const ELSEWHERE: &str =
    "The question is hidden in privacy mode. The coach window shows it: run stakemap follow in another terminal.";

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, walk: &Reviewing, area: Rect) {
    let Some(open) = app.deal.as_ref() else { return };
    let all = agenda(&open.deal);
    let Some((place, person)) =
        walk.person.and_then(|id| Some((all.iter().position(|one| *one == id)?, open.deal.person(id)?)))
    else {
        canvas.put(
            area.x,
            area.y,
            area.width,
            "Nobody in this deal yet. Press Esc, then a to add a person.",
            Role::Dim,
        );
        return;
    };
    let verdict = judge(&app.playbook.model, &person.answers(open.shown_assessor(person)));
    let (sign, role) = mark(&verdict, canvas.in_privacy, &canvas.theme.signs);
    let count = format!("{} of {}", place + 1, all.len());
    let end = canvas.put_right(area.right(), area.y, 12, &count, Role::Dim);
    let mut x = area.x;
    x += canvas.put(x, area.y, 2, &sign, role).max(2) + 1;
    x += canvas.put_numbered(x, area.y, end.saturating_sub(x + 1), app.called(person), Role::Strong);
    if !person.title.is_empty() {
        let title = format!("  {}", person.title);
        canvas.put(x, area.y, end.saturating_sub(x + 1), &title, Role::Dim);
    }
    canvas.point_at(area.x, area.y);
    let question = app.question_words(walk.person);
    let more = app.question_more(walk.person);
    // The question is what the screen is for: what is known of the person gets what it leaves.
    let needs = |text: &str, left: u16| {
        u16::try_from(wrap(text, usize::from(area.width.saturating_sub(left))).len()).unwrap_or(u16::MAX)
    };
    let asked = question.as_ref().map_or(0, |(words, answer)| {
        let answer = if answer.is_empty() { 0 } else { needs(answer, LABEL) };
        needs(words, 0) + answer
    });
    let asked = asked + more.iter().map(|(_, text)| needs(text, LABEL)).sum::<u16>();
    let known = down(Rect { height: area.height.saturating_sub(asked + 1), ..area }, 1);
    let mut rest = if known.height > 8 { down(known, 1) } else { known };
    for (label, text, role) in facts(app, open, person, &verdict, canvas.in_privacy) {
        rest = labelled(canvas, label, &text, role, rest);
    }
    // What was seen comes where the room is there for all of it.
    let seen = seen(app, open, person, &verdict);
    let rows: u16 = seen.iter().map(|(_, text)| needs(text, LABEL)).sum();
    if !seen.is_empty() && rest.height > rows + 1 {
        rest = down(rest, 1);
        for (label, text) in &seen {
            rest = labelled(canvas, label, text, Role::Text, rest);
        }
    }
    let used = rest.y - area.y;
    let gap = if area.height > used + asked + 4 { 2 } else { 1 };
    let mut below = down(area, used + gap);
    let Some((words, answer)) = question else {
        if canvas.in_privacy {
            canvas.put_wrapped(below, ELSEWHERE, Role::Dim);
        }
        return;
    };
    let height = canvas.put_wrapped(below, &words, Role::Accent);
    below = down(below, height);
    for (label, text) in &more {
        below = labelled(canvas, label, text, Role::Dim, below);
    }
    if !answer.is_empty() {
        labelled(canvas, "Answer", &answer, Role::Strong, below);
    }
}

/// Returns a few lines of facts about the person: verdict, last conversation, next step, alerts.
fn facts(
    app: &App,
    open: &OpenDeal,
    person: &Stakeholder,
    verdict: &Verdict,
    in_privacy: bool,
) -> Vec<(&'static str, String, Role)> {
    let next = open.deal.next_action(person.id).map(|action| action_words(&open.deal, action, app.today()));
    let next = next.unwrap_or_else(|| "no next step on our side".to_owned());
    let judged = if in_privacy { MARK.to_owned() } else { verdict_words(verdict) };
    let mut all = vec![("Verdict", judged, verdict_role(verdict))];
    all.extend(
        last_conversation(&open.deal, person.id).map(|talk| ("Last", talk_words(talk, app.today()), Role::Text)),
    );
    all.push(("Next", next, Role::Text));
    let alerts = app.alerts().into_iter().flat_map(|all| &all.awake).filter(|one| one.people.contains(&person.id));
    let role = |level| if level == AlertLevel::Urgent { Role::Bad } else { Role::Warn };
    all.extend(alerts.map(|alert| ("Alert", alert.reason.clone(), role(alert.level))));
    all
}

/// Returns what was seen of them, the strongest first, and what the last review said about them.
fn seen(app: &App, open: &OpenDeal, person: &Stakeholder, verdict: &Verdict) -> Vec<(&'static str, String)> {
    let about = About { person, assessor: open.shown_assessor(person), today: app.today() };
    let answers = person.answers(about.assessor);
    let reasons = main_reasons(&why(&app.playbook.model, &answers, verdict), REASONS);
    let reasons = reasons.iter().map(|reason| {
        let label = if reason.weight >= 0.0 { "Why" } else { "Against" };
        (label, reason_text(&app.playbook, Some(about), reason))
    });
    let said = app.said_before(person.id).into_iter().map(|words| ("Before", words));
    reasons.chain(said).collect()
}
