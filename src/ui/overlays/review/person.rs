//! One person of a review, large and calm: who they are, what is known in a few lines, and one question.

use super::{down, labelled};
use crate::app::App;
use crate::app::overlays::review::Reviewing;
use crate::app::overlays::review::person::agenda;
use crate::domain::contact::last_conversation;
use crate::export::card::{action_words, talk_words};
use crate::export::words::verdict_words;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::theme::Role;
use crate::ui::words::{mark, verdict_role};
use ratatui::layout::Rect;

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
            "Nobody is in this deal yet: q leaves, a adds a person there.",
            Role::Dim,
        );
        return;
    };
    let (_, verdict) = app.verdict(person);
    let (sign, role) = mark(&verdict, &canvas.theme.signs);
    let count = format!("{} of {}", place + 1, all.len());
    let end = canvas.put_right(area.right(), area.y, 12, &count, Role::Dim);
    let mut x = area.x;
    x += canvas.put(x, area.y, 2, &sign, role).max(2) + 1;
    x += canvas.put(x, area.y, end.saturating_sub(x + 1), &person.name, Role::Strong);
    if !person.title.is_empty() {
        let title = format!("  {}", person.title);
        canvas.put(x, area.y, end.saturating_sub(x + 1), &title, Role::Dim);
    }
    canvas.point_at(area.x, area.y);
    let question = app.question_words(walk.person);
    let more = app.question_more(walk.person);
    // The question is what the screen is for: what is known of the person gets what it leaves.
    let needs = |text: &str| u16::try_from(wrap(text, usize::from(area.width)).len()).unwrap_or(u16::MAX);
    let asked = question.as_ref().map_or(0, |(words, answer)| {
        let answer = if answer.is_empty() { 0 } else { needs(answer) };
        needs(words) + answer + 2
    });
    let asked = asked + more.iter().map(|(_, text)| needs(text)).sum::<u16>();
    let known = Rect { height: area.height.saturating_sub(asked + 1), ..down(area, 1) };
    let roomy = known.height > 8;
    let mut rest = if roomy { down(known, 1) } else { known };
    rest = labelled(canvas, "Verdict", &verdict_words(&verdict), verdict_role(&verdict), rest);
    let today = app.today();
    if let Some(talk) = last_conversation(&open.deal, person.id) {
        rest = labelled(canvas, "Last", &talk_words(talk), Role::Text, rest);
    }
    let next = open.deal.next_action(person.id).map(|action| action_words(action, today));
    let next = next.unwrap_or_else(|| "nothing of ours is next".to_owned());
    rest = labelled(canvas, "Next", &next, Role::Text, rest);
    let alerts = app.alerts().into_iter().flat_map(|all| &all.awake).filter(|one| one.people.contains(&person.id));
    for alert in alerts {
        rest = labelled(canvas, "Alert", &alert.reason, Role::Warn, rest);
    }
    let used = rest.y - area.y;
    let mut below = down(area, used + 1);
    let Some((words, answer)) = question else { return };
    let height = canvas.put_wrapped(below, &words, Role::Accent);
    below = down(below, height);
    for (label, text) in &more {
        below = labelled(canvas, label, text, Role::Dim, below);
    }
    if !answer.is_empty() {
        labelled(canvas, "Answer", &answer, Role::Strong, below);
    }
}
