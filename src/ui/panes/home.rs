//! Home: one row for each deal, the neediest first, and what to do if there are none.

use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::{Hit, Place};
use crate::app::msg::Listed;
use crate::domain::judge::overview::View;
use crate::domain::judge::summary::Summary;
use crate::domain::record::dates;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::text::MARK;
use crate::domain::record::text::one_line;
use crate::ui::Memory;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use crate::ui::words::{count, group_role};
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, area: Rect) {
    let home = &app.home;
    let all = home.present().len();
    let in_archive = home.view() == View::Archived;
    let is_read = if in_archive { home.archived.is_some() } else { home.complete };
    let count = match (is_read, home.shown.len() == all) {
        (false, _) if all == 0 => String::new(),
        (false, _) => format!("{all} read so far"),
        (_, true) => all.to_string(),
        (_, false) => format!("{} of {all} shown", home.shown.len()),
    };
    let right = if all > 1 { format!("{count} {} {}", canvas.theme.signs.dot, home.order().words()) } else { count };
    let name = app.view_name();
    let title = match home.view() {
        View::All if name == View::All.words() => "Deals".to_owned(),
        _ => format!("Deals {} {name}", canvas.theme.signs.dot),
    };
    let mut inside = canvas.frame(area, &title, &right, Focus::Here);
    canvas.hit(area, Hit::Place(Place::Top));
    if all == 0 {
        return match (is_read, in_archive) {
            (false, _) => reading(canvas, inside),
            (true, true) => {
                let text = "The archive is empty. Press z on a deal to archive it, Esc to see all deals.";
                canvas.put_wrapped(Rect { y: inside.y + 1, height: 2, ..inside }, text, Role::Dim);
            }
            (true, false) => welcome(canvas, app, inside),
        };
    }
    if home.filter.open || home.filter.is_on() {
        let label = canvas.put(inside.x, inside.y, inside.width, "/ ", Role::Key);
        let focus = if home.filter.open { Focus::Here } else { Focus::Elsewhere };
        let room = inside.width.saturating_sub(label).min(40);
        canvas.field(inside.x + label, inside.y, room, &home.filter.input, "name, need or value", focus);
        inside = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    }
    let columns = Columns::for_width(inside.width);
    columns.heading(canvas, inside);
    inside = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    if home.shown.is_empty() {
        canvas.put(inside.x, inside.y, inside.width, "No deals match. Esc shows all deals.", Role::Dim);
    }
    let rows = window(&mut memory.home, home.cursor, usize::from(inside.height), home.shown.len());
    for (line, place) in (inside.y..).zip(rows) {
        let Some(row) = home.at(place) else { continue };
        columns.row(canvas, app, row, Rect { y: line, height: 1, ..inside });
        canvas.hit(Rect { y: line, height: 1, ..area }, Hit::row(Place::Top, place, home.cursor));
        if place == home.cursor {
            // The name alone: a whole row repainted is the most that a key could cost on this screen.
            let name = Rect { x: area.x + 1, y: line, width: columns.name + 2, height: 1 };
            canvas.lay(name, Role::Selected);
            let bar = canvas.theme.signs.bar;
            canvas.put(area.x + 1, line, 1, bar, Role::Accent);
            if canvas.cursor.is_none() {
                canvas.point_at(inside.x, line);
            }
        }
    }
}

/// The left edges and widths of a row's parts; zero wide if there is no room for one.
struct Columns {
    name: u16,
    need: (u16, u16),
    groups: (u16, u16),
    coaching: (u16, u16),
    due: (u16, u16),
    act: (u16, u16),
    stage: (u16, u16),
    value: (u16, u16),
}

impl Columns {
    fn for_width(width: u16) -> Self {
        let wide = |from: u16, columns: u16| if width >= from { columns } else { 0 };
        let (groups, coaching, due, value) = (wide(50, 9), wide(86, 8), wide(100, 12), wide(138, 10));
        // The day of the last act is short: with its year only where it is not this one.
        let (act, stage) = (wide(104, 8), wide(126, 12));
        let columns = [groups, coaching, due, act, stage, value];
        let rest = width.saturating_sub(columns.iter().filter(|one| **one > 0).map(|one| one + 2).sum());
        let name = (rest * 45 / 100).max(16);
        let mut x = name + 2;
        let mut next = |columns: u16| {
            let place = (x, columns);
            x += columns + if columns > 0 { 2 } else { 0 };
            place
        };
        let need = next(rest.saturating_sub(name + 2));
        let (groups, due, act) = (next(groups), next(due), next(act));
        Self { name, need, groups, due, act, coaching: next(coaching), stage: next(stage), value: next(value) }
    }

    fn heading(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let mut put = |x: u16, room: u16, text: &str| canvas.put(area.x + x, area.y, room, text, Role::Dim);
        put(0, self.name, "Deal");
        put(self.need.0, self.need.1, "What it needs");
        put(self.groups.0, self.groups.1, "M  T  B");
        put(self.coaching.0, self.coaching.1, "Coaching");
        put(self.due.0, self.due.1, "Next due");
        put(self.act.0, self.act.1, "Last move");
        put(self.stage.0, self.stage.1, "Stage");
        put(self.value.0, self.value.1, "Value");
    }

    fn row(&self, canvas: &mut Canvas<'_>, app: &App, row: &Listed, line: Rect) {
        match &row.summary {
            Ok(summary) => self.deal(canvas, app, row, summary, line),
            Err(failure) => {
                self.name(canvas, app, row, "", line);
                let room = line.width.saturating_sub(self.need.0);
                // What it is about stands beside it, and the file is named in full once it is opened.
                let file = one_line(&row.path.display().to_string());
                let what = failure.what.strip_prefix(&format!("{file}: ")).unwrap_or(&failure.what);
                let way_out = if row.is_restorable() { "R to restore · " } else { "" };
                canvas.put(line.x + self.need.0, line.y, room, &format!("! {way_out}{what}"), Role::Bad);
            }
        }
    }

    /// Draws the name and its marks. A name that is too long is cut; a mark never is.
    fn name(&self, canvas: &mut Canvas<'_>, app: &App, row: &Listed, example: &str, line: Rect) {
        let copy = if app.home.copies_of(&row.path).is_empty() { "" } else { " = copy" };
        let several = app.home.file_of_several(row).map_or_else(String::new, |of| format!(" ({} files)", of.files));
        let columns = |mark: &str| u16::try_from(mark.len()).unwrap_or(0);
        let room = self.name.saturating_sub(columns(example) + columns(copy) + columns(&several));
        let mut x = line.x + canvas.put(line.x, line.y, room, &app.home.name(row), Role::Text);
        for (mark, role) in [(example, Role::Text), (copy, Role::Warn), (several.as_str(), Role::Warn)] {
            x += canvas.put(x, line.y, columns(mark), mark, role);
        }
    }

    fn deal(&self, canvas: &mut Canvas<'_>, app: &App, row: &Listed, deal: &Summary, line: Rect) {
        let hidden = app.hides_row(row);
        // Nobody is to take made-up people for real ones.
        self.name(canvas, app, row, if deal.sample { " (example)" } else { "" }, line);
        let (sign, role) = if hidden {
            (String::new(), Role::Dim)
        } else if deal.is_urgent() {
            ("! ".to_owned(), Role::Bad)
        } else if deal.pressing_alert().is_some() {
            (format!("{} ", canvas.theme.signs.alert), Role::Warn)
        } else {
            (String::new(), Role::Text)
        };
        let need = if hidden { "hidden while you answer blind".to_owned() } else { deal.words(app.today()) };
        // Which of its files it is must show first: the rest is the same in each.
        let dot = canvas.theme.signs.dot;
        let copy = app.home.file_of_several(row).map_or_else(String::new, |of| format!("{} {dot} ", of.file));
        let need = format!("{sign}{copy}{need}");
        canvas.put(line.x + self.need.0, line.y, self.need.1, &need, role);
        let mut x = line.x + self.groups.0;
        for group in ProfileGroup::ALL {
            let (sure, unsure) = (deal.groups[group.index()], deal.unsure[group.index()]);
            let (text, role) = if canvas.in_privacy {
                ("••".to_owned(), Role::Dim)
            } else if sure + unsure == 0 || hidden {
                (canvas.theme.signs.dot.to_owned(), Role::Dim)
            } else {
                // As many as the list of people shows; the sign says that some of them are only leaning or unproven.
                let role = if sure > 0 { group_role(group) } else { Role::Dim };
                (format!("{}{}", sure + unsure, if unsure > 0 { "?" } else { "" }), role)
            };
            if self.groups.1 > 0 {
                canvas.put(x, line.y, 3, &text, role);
            }
            x += 3;
        }
        if let Some(stage) = deal.coaching {
            let text = format!("{stage} of {}", app.playbook.stages.len());
            canvas.put(line.x + self.coaching.0, line.y, self.coaching.1, &text, Role::Text);
        }
        if let Some(due) = deal.next_due {
            let text = dates::show(due, app.today());
            let role = if due < app.today() { Role::Bad } else { Role::Text };
            canvas.put(line.x + self.due.0, line.y, self.due.1, &text, role);
        }
        if canvas.in_privacy {
            canvas.put(line.x + self.act.0, line.y, self.act.1, MARK, Role::Dim);
        } else if let Some(act) = deal.last_act {
            canvas.put(line.x + self.act.0, line.y, self.act.1, &dates::shortest(act, app.today()), Role::Dim);
        }
        // The word of its id, until the method has a shorter one for it.
        canvas.put(line.x + self.stage.0, line.y, self.stage.1, &deal.stage.replace('-', " "), Role::Text);
        canvas.put(
            line.x + self.value.0,
            line.y,
            self.value.1,
            if deal.value.trim().is_empty() { "no value" } else { &deal.value },
            Role::Dim,
        );
    }
}

fn reading(canvas: &mut Canvas<'_>, inside: Rect) {
    canvas.put(inside.x, inside.y + 1, inside.width, "Reading your deals …", Role::Dim);
}

fn welcome(canvas: &mut Canvas<'_>, app: &App, inside: Rect) {
    let (first, views) = match app.home.in_archive {
        0 => ("No deals yet. To get started:".to_owned(), "opens views, including the archive".to_owned()),
        all => (
            format!("No deals here; {} in the archive.", count(all, "deal is", "deals are")),
            "then Archived opens the archive; z there brings a deal back".to_owned(),
        ),
    };
    let lines: [(Option<(&str, Command)>, String); 10] = [
        (None, first),
        (None, String::new()),
        (Some(("a", Command::NewDeal)), "add a deal (a name is enough)".to_owned()),
        (Some(("D", Command::OpenExample)), "add the example deal and look around".to_owned()),
        (Some(("V", Command::ShowViews)), views),
        (Some(("?", Command::Help)), "show all keys and what they do".to_owned()),
        (None, String::new()),
        (None, "stakemap suggests who mobilizes, talks or blocks".to_owned()),
        (None, "from what you saw people do. Your data stays here:".to_owned()),
        (None, app.settings.data_dir.clone()),
    ];
    let last = lines.len() - 1;
    for (y, (place, (key, text))) in (inside.y + 1..inside.bottom()).zip(lines.into_iter().enumerate()) {
        let role = match place {
            0 => Role::Strong,
            place if place == last => Role::Text,
            _ if key.is_some() => Role::Text,
            _ => Role::Dim,
        };
        let x = inside.x + 2;
        match key {
            Some((key, command)) => {
                canvas.hit(Rect { y, height: 1, ..inside }, Hit::Hint(command));
                canvas.put(x, y, 2, key, Role::Key);
                canvas.put(x + 3, y, inside.width.saturating_sub(5), &text, role);
            }
            None => {
                canvas.put(x, y, inside.width.saturating_sub(2), &text, role);
            }
        }
    }
}
