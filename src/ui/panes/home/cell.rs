//! What a deal needs, in words: the first thing to do, then what more there is to know at a glance.

use crate::app::App;
use crate::app::msg::{Failure, Listed};
use crate::domain::judge::summary::Summary;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::text::one_line;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use crate::ui::words::count;
use ratatui::layout::Rect;

/// What a deal needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    sign: String,
    text: String,
    role: Role,
    /// The rest, which is left out where there is no room.
    more: String,
}

impl Cell {
    pub(super) fn of(canvas: &Canvas<'_>, app: &App, row: &Listed) -> Self {
        match &row.summary {
            Ok(_) if app.hides_row(row) => Self {
                sign: String::new(),
                text: "hidden while you answer blind".to_owned(),
                role: Role::Dim,
                more: String::new(),
            },
            Ok(_) if app.home.hides_needs() => {
                Self { sign: String::new(), text: String::new(), role: Role::Dim, more: String::new() }
            }
            Ok(deal) => Self::of_deal(canvas, app, row, deal),
            Err(failure) => Self::of_failure(row, failure),
        }
    }

    fn of_deal(canvas: &Canvas<'_>, app: &App, row: &Listed, deal: &Summary) -> Self {
        let (sign, role) = match deal.level() {
            AlertLevel::Urgent => ("! ".to_owned(), Role::Bad),
            AlertLevel::Warning => (format!("{} ", canvas.theme.signs.alert), Role::Warn),
            AlertLevel::Hint => (String::new(), Role::Text),
        };
        let dot = canvas.theme.signs.dot;
        // Which of its files it is must show first: the rest is the same in each.
        let file = app.home.file_of_several(row).map_or_else(String::new, |of| format!("{} {dot} ", of.file));
        let text = format!("{file}{}", deal.words(app.today()));
        let more = [alerts(deal), groups(deal), coaching(app, deal)];
        let more: Vec<String> = more.into_iter().filter(|part| !part.is_empty()).collect();
        Self { sign, text, role, more: more.join(&format!(" {dot} ")) }
    }

    fn of_failure(row: &Listed, failure: &Failure) -> Self {
        // What it is about stands beside it, and the file is named in full once it is opened.
        let file = one_line(&row.path.display().to_string());
        let what = failure.what.strip_prefix(&format!("{file}: ")).unwrap_or(&failure.what);
        let way_out = if row.is_restorable() { "R to restore · " } else { "" };
        Self { sign: "! ".to_owned(), text: format!("{way_out}{what}"), role: Role::Bad, more: String::new() }
    }

    /// Returns the number of lines it takes in full.
    pub(super) fn lines(&self, columns: u16) -> u16 {
        let room = usize::from(columns.saturating_sub(self.indent()));
        let lines = wrap(&self.text, room).len() + if self.more.is_empty() { 0 } else { wrap(&self.more, room).len() };
        u16::try_from(lines).unwrap_or(u16::MAX).max(1)
    }

    /// Draws it into an area; a mark shows what is cut.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        canvas.put(area.x, area.y, self.indent(), &self.sign, self.role);
        let area = Rect { x: area.x + self.indent(), width: area.width.saturating_sub(self.indent()), ..area };
        let room = usize::from(area.width);
        // One line cuts within a word, so that the most of it shows.
        let used = if area.height == 1 {
            canvas.put(area.x, area.y, area.width, &self.text, self.role).min(1)
        } else {
            canvas.put_wrapped(area, &self.text, self.role)
        };
        let below = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        if !self.more.is_empty() && below.height > 0 && room > 0 {
            canvas.put_wrapped(below, &self.more, Role::Dim);
        }
    }

    fn indent(&self) -> u16 {
        u16::try_from(width(&self.sign)).unwrap_or(0)
    }
}

/// Returns how many alerts there are, such as `6 alerts, 1 urgent`.
fn alerts(deal: &Summary) -> String {
    match (deal.urgent + deal.warnings, deal.urgent) {
        (0 | 1, _) => String::new(),
        (all, 0) => count(all, "alert", "alerts"),
        (all, urgent) => format!("{}, {urgent} urgent", count(all, "alert", "alerts")),
    }
}

/// Returns how many of each group there are, such as `2 Mobilizers, 1 possible Blocker`.
fn groups(deal: &Summary) -> String {
    let words = |group: ProfileGroup| {
        let (sure, unsure) = (deal.groups[group.index()], deal.unsure[group.index()]);
        let (one, many) = (group.name(), format!("{}s", group.name()));
        match (sure, unsure) {
            (0, 0) => None,
            (sure, 0) => Some(count(sure, one, &many)),
            (0, unsure) => Some(count(unsure, &format!("possible {one}"), &format!("possible {many}"))),
            (sure, unsure) => Some(format!("{} and {unsure} possible", count(sure, one, &many))),
        }
    };
    ProfileGroup::ALL.into_iter().filter_map(words).collect::<Vec<_>>().join(", ")
}

/// Returns how far the furthest coaching is.
fn coaching(app: &App, deal: &Summary) -> String {
    deal.coaching
        .map_or_else(String::new, |proven| format!("coaching {proven} of {} proven", app.playbook.stages.len()))
}
