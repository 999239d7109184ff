//! A verdict in lines and bars.

use crate::domain::judge::verdict::{Read, Verdict};
use crate::domain::record::profile::Profile;
use crate::export::words::evidence::{ADD_TO_CONFIRM, AGAINST_STANCE, OPPOSED};
use crate::export::words::{apart_words, close_profiles, contest_words, group_words, percent, profile_words};
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::words::{group_role, profile_role, verdict_role};
use ratatui::layout::Rect;

/// Draws the verdict in one or two lines, the group first, and what it lacks. Returns the area left.
pub(in crate::ui) fn verdict_line(canvas: &mut Canvas<'_>, verdict: &Verdict, lacks: &[String], area: Rect) -> Rect {
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
        more.push((format!("mixed signals: {}", contest_words(contest)), Role::Warn));
    }
    // What to do now stands out; that little was written down is calm, since it holds for every first verdict.
    let role =
        |words: &str| if [ADD_TO_CONFIRM, AGAINST_STANCE, OPPOSED].contains(&words) { Role::Warn } else { Role::Dim };
    more.extend(lacks.iter().map(|words| (words.clone(), role(words))));
    for (text, role) in more {
        // Where rows are free nothing is cut.
        let most = if rest.height > 10 { 5 } else { 2 };
        let used = canvas.put_wrapped(Rect { height: rest.height.min(most), ..rest }, &text, role);
        rest = down(rest, used);
    }
    rest
}

/// A share as a bar, with the profile's name where it is that of one of two.
pub(in crate::ui) struct Bar {
    profile: Option<Profile>,
    share: f64,
    role: Role,
}

/// The columns of a name before its bar, and of the share behind it.
const NAME: u16 = 10;
const SHARE: u16 = 5;

/// Returns the bars of a verdict: one for the group named, one for each of the two likeliest profiles where neither stands
/// out, and one for a likelier profile of another group. None where nothing is known, since seven equal bars would say something.
pub(in crate::ui) fn bars_of(verdict: &Verdict) -> Vec<Bar> {
    let named =
        |profile: Profile| Bar { profile: Some(profile), share: verdict.of(profile), role: profile_role(profile) };
    let group = match verdict.read() {
        Read::Unknown => return Vec::new(),
        Read::Unclear => None,
        Read::As(group, ..) => Some(Bar { profile: None, share: verdict.of_group(group), role: group_role(group) }),
    };
    let close = close_profiles(verdict).into_iter().flatten();
    let single = (group.is_none() && close_profiles(verdict).is_none()).then(|| verdict.ranked()[0]);
    // What is said to be likelier than each of the group shows how likely.
    let apart = verdict.apart().filter(|_| group.is_some()).map(|(_, profile)| profile);
    group.into_iter().chain(close.chain(single).chain(apart).map(named)).collect()
}

/// Draws a bar in one line.
pub(in crate::ui) fn draw_bar(canvas: &mut Canvas<'_>, bar: &Bar, line: Rect) {
    // As wide as what it is in, so that its end is where all would be.
    let room = line.width;
    match bar.profile {
        None => canvas.bar(line.x, line.y, room, bar.share, bar.role),
        Some(profile) => {
            canvas.put(line.x, line.y, NAME - 1, profile.name(), Role::Text);
            let room = room.saturating_sub(NAME + SHARE);
            canvas.bar(line.x + NAME, line.y, room, bar.share, bar.role);
            canvas.put(line.x + NAME + room + 1, line.y, SHARE - 1, &format!("{}%", percent(bar.share)), Role::Dim);
        }
    }
}

/// Draws the bars of a verdict, with a note if a profile of another group is likelier than each of the group's. Returns
/// the area left.
pub(in crate::ui) fn bars(canvas: &mut Canvas<'_>, verdict: &Verdict, area: Rect) -> Rect {
    let mut rest = area;
    for bar in bars_of(verdict) {
        if rest.height > 0 {
            draw_bar(canvas, &bar, Rect { height: 1, ..rest });
            rest = down(rest, 1);
        }
    }
    if let Some(words) = apart_words(verdict) {
        rest = down(rest, canvas.put_wrapped(Rect { height: rest.height.min(3), ..rest }, &words, Role::Warn));
    }
    rest
}
