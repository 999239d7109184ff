//! A question of a debrief, short: who, what is asked, the answers with what they mean.

use super::screening::{hidden_meanings, highlight};
use crate::app::App;
use crate::app::overlays::debrief::{Asked, first_digit};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::dates;
use crate::domain::record::traits::Seen;
use crate::export::words::question;
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The widest line of prose, for easy reading.
const WIDEST: u16 = 90;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, body: Rect) {
    canvas.clear(body);
    let Some(asked) = app.debriefed() else {
        let inside = canvas.frame_along(body, &["Deal", "Debrief"], "");
        canvas.put(inside.x, inside.y, inside.width, "No question is left. Esc closes.", Role::Dim);
        return;
    };
    let (number, all) = asked.number;
    let way = ["Deal", app.called(asked.person), "Debrief"];
    let inside = canvas.frame_along(body, &way, &format!("{number} of {all}"));
    let area = Rect { width: inside.width.min(WIDEST), ..inside };
    let said = format!("{}: {}", dates::show(asked.talk.on, app.today()), asked.talk.said);
    canvas.put(area.x, area.y, area.width, &said, Role::Dim);
    let rest = down(area, 2);
    let used = canvas.put_wrapped(rest, question(&app.playbook, asked.item), Role::Strong);
    let rest = answers(canvas, app, &asked, down(rest, used + 1));
    let not = match asked.item {
        Item::Trait(one) => format!("Doesn't count: {}", app.playbook.of_trait(one).not),
        Item::Tell(tell) => format!("Watch: {}", app.playbook.tell(tell).watch),
    };
    canvas.put_wrapped(down(rest, 1), &not, Role::Dim);
}

/// Draws the answers, each with what it means; where there is no room for all of that, the one that is highlighted.
/// Returns the area below.
fn answers(canvas: &mut Canvas<'_>, app: &App, asked: &Asked<'_>, area: Rect) -> Rect {
    let all = asked.item.answers();
    let texts: Vec<(String, String)> = all.iter().map(|answer| texts(&app.playbook, *answer)).collect();
    let room = usize::from(area.width.saturating_sub(4));
    let needed: usize = texts.iter().map(|(_, means)| 1 + wrap(means, room).len()).sum();
    let with_meaning = usize::from(area.height) >= needed;
    let mut rest = area;
    for (index, (label, means)) in texts.iter().enumerate() {
        if rest.height == 0 {
            canvas.more(area, &(0..index), texts.len());
            return rest;
        }
        canvas.put(rest.x, rest.y, 1, &(first_digit(asked.item) + index).to_string(), Role::Key);
        canvas.put(rest.x + 4, rest.y, rest.width.saturating_sub(4), label, Role::Text);
        highlight(canvas, index, app.highlighted(), rest);
        rest = down(rest, 1);
        if with_meaning || app.highlighted() == Some(index) {
            let area = Rect { x: rest.x + 4, width: rest.width.saturating_sub(4), ..rest };
            rest = down(rest, canvas.put_wrapped(area, means, Role::Dim));
        }
    }
    if !with_meaning && app.highlighted().is_none() {
        rest = hidden_meanings(canvas, rest);
    }
    rest
}

/// Returns the words of an answer, and what it means.
fn texts(playbook: &Playbook, answer: Answer) -> (String, String) {
    match answer {
        Answer::Tell(tell) => {
            playbook.tell_answer(tell).map_or_else(Default::default, |text| (text.label.clone(), text.means.clone()))
        }
        Answer::Trait(one, seen) => {
            let text = playbook.of_trait(one);
            let means = match seen {
                Seen::NotSo => format!("They {}.", text.why_not),
                Seen::Claimed => "They told you, but you didn't see it.".to_owned(),
                Seen::Once => text.seen.clone(),
                Seen::Repeated => "More than once, in this conversation or before.".to_owned(),
            };
            let label = seen.label();
            (format!("{}{}", label[..1].to_uppercase(), &label[1..]), means)
        }
    }
}
