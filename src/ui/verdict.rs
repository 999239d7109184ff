//! A verdict in lines and bars.

use crate::domain::judge::verdict::{Read, Verdict};
use crate::export::words::evidence::{ADD_TO_CONFIRM, AGAINST_STANCE};
use crate::export::words::{apart_words, contest_words, group_words, percent, profile_words};
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::words::{profile_role, verdict_role};
use ratatui::layout::Rect;

/// Draws the verdict in one or two lines, the group first, and what it lacks. Returns the area left.
pub(in crate::ui) fn verdict_line(canvas: &mut Canvas<'_>, verdict: &Verdict, lacks: &[&str], area: Rect) -> Rect {
    if area.height == 0 {
        return area;
    }
    canvas.put(area.x, area.y, area.width, &group_words(verdict), verdict_role(verdict));
    if verdict.read() != Read::Unknown {
        canvas.lay(Rect { height: 1, ..area }, Role::Strong);
    }
    let mut rest = down(area, 1);
    let mut more = Vec::new();
    if let Some(words) = profile_words(verdict) {
        more.push((words, verdict.read().profile().map_or(Role::Dim, profile_role)));
    }
    if !verdict.also_shows.is_empty() {
        let names: Vec<&str> = verdict.also_shows.iter().map(|profile| profile.name()).collect();
        more.push((format!("also shows: {}", names.join(", ")), Role::Dim));
    }
    if let Some(contest) = verdict.contested {
        more.push((format!("contested: {}", contest_words(contest)), Role::Warn));
    }
    // What to do now stands out; that little was written down is calm, since it holds for every first verdict.
    let role = |words: &str| if [ADD_TO_CONFIRM, AGAINST_STANCE].contains(&words) { Role::Warn } else { Role::Dim };
    more.extend(lacks.iter().map(|words| ((*words).to_owned(), role(words))));
    for (text, role) in more {
        let two = Rect { height: rest.height.min(2), ..rest };
        let used = canvas.put_wrapped(two, &text, role);
        rest = down(rest, used);
    }
    rest
}

/// Draws the likeliest profiles as bars, those of the best group first, with a note if a profile of another group is
/// likelier than each of them. Returns the area left.
pub(in crate::ui) fn bars(canvas: &mut Canvas<'_>, verdict: &Verdict, area: Rect) -> Rect {
    // Seven equal bars would say something where nothing is known.
    if verdict.group.is_none() {
        return area;
    }
    let most = match area.height {
        0..8 => return area,
        8..16 => 2,
        16..28 => 3,
        _ => 4,
    };
    let mut rest = area;
    for profile in verdict.shown(most).into_iter().filter(|profile| verdict.of(*profile) >= 0.02) {
        let share = verdict.of(profile);
        canvas.put(rest.x, rest.y, 9, profile.name(), Role::Text);
        let room = rest.width.saturating_sub(10 + 5).min(40);
        canvas.bar(rest.x + 10, rest.y, room, share, profile_role(profile));
        canvas.put(rest.x + 10 + room + 1, rest.y, 4, &format!("{}%", percent(share)), Role::Dim);
        rest = down(rest, 1);
    }
    if let Some(words) = apart_words(verdict) {
        rest = down(rest, canvas.put_wrapped(Rect { height: rest.height.min(2), ..rest }, &words, Role::Warn));
    }
    rest
}
