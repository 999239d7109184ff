//! The coaching pane: five stages, what the customer did for each, and what is missing.

use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::{Area, Hit};
use crate::app::open_deal::OpenDeal;
use crate::app::panes::Pane;
use crate::app::panes::coaching::{Said, Spot, entries, entry};
use crate::domain::method::playbook::{Stage, Verifier};
use crate::domain::record::coaching::Track;
use crate::domain::record::dates;
use crate::domain::record::stakeholder::Stakeholder;
use crate::ui::Memory;
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::{width, wrap};
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use crate::ui::words::count;
use jiff::civil::Date;
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, memory: &mut Memory, area: Rect) {
    let focus = if open.pane == Pane::Coaching { Focus::Here } else { Focus::Elsewhere };
    let stages = &app.playbook.stages;
    canvas.hit(area, Hit::Area(Area::Pane(Pane::Coaching)));
    let Some(person) = open.coached() else {
        let inside = canvas.frame(area, "3 Coaching", "", focus);
        if app.past().is_some() {
            canvas.put_wrapped(inside, "Nobody has been coached yet.", Role::Dim);
            return;
        }
        return empty(canvas, app, open, inside);
    };
    let track = open.track().map(|track| &**track);
    let later = app.past().and_then(|past| past.present.track(person.id)).map(|track| &**track);
    let proved = track.map_or(0, |track| stages.iter().filter(|stage| track.progress(stage).is_proved()).count());
    let (title, right) = title(canvas, app.called(person), (proved, stages.len()), person.has_left(), area.width);
    let inside = canvas.frame(area, &title, &right, focus);
    let strangers = track.map_or(0, |track| track.unknown_ticks(stages).count());
    let inside = if strangers > 0 {
        let text =
            count(strangers, "check mark is on a step", "check marks are on steps") + " that this method doesn't have";
        canvas.put(inside.x, inside.bottom().saturating_sub(1), inside.width, &text, Role::Warn);
        Rect { height: inside.height.saturating_sub(1), ..inside }
    } else {
        inside
    };
    let inside = whose(canvas, app, person, focus, inside);
    let below = details(app, usize::from(inside.width));
    let mut y = list(canvas, app, open, (track, later), memory, focus, (area, inside));
    y += 1;
    let mut end = None;
    let rows = below.len();
    for (index, (label, text, role)) in below.into_iter().enumerate() {
        if y >= inside.bottom() {
            // What goes on is cut with a mark, at the end of its last line.
            if let Some(x) = end.filter(|_| label.is_empty()) {
                canvas.put(x, y - 1, 1, canvas.theme.signs.cut, role);
            }
            // All of it is on a page of its own.
            let key = app.keymap.key_for(app.scopes_below(), Command::AboutSpot).map(|key| key.to_string());
            let hidden = rows - index;
            let more =
                key.map_or_else(|| format!(" ↓ {hidden} more "), |key| format!(" ↓ {hidden} more, {key} opens all "));
            canvas.put_right(area.right().saturating_sub(2), area.bottom().saturating_sub(1), 28, &more, Role::Dim);
            break;
        }
        canvas.put(inside.x, y, inside.width, label, Role::Dim);
        let used = u16::try_from(LABEL).unwrap_or(0);
        end = Some(inside.x + used + canvas.put(inside.x + used, y, inside.width.saturating_sub(used), &text, role));
        y += 1;
    }
    if focus == Focus::Elsewhere && app.not_coached_here().is_some() {
        // All but the line that says so.
        canvas.lay(inside, Role::Dim);
    }
}

/// The rows kept for the details below the steps before these take two lines each.
const DETAILS: usize = 7;
/// The most lines of a step.
const STEP_LINES: usize = 2;

/// Draws the stages, with the steps of the unfolded one, each over two lines where there is room. Returns the row below.
fn list(
    canvas: &mut Canvas<'_>,
    app: &App,
    open: &OpenDeal,
    tracks: Tracks<'_>,
    memory: &mut Memory,
    focus: Focus,
    (area, inside): (Rect, Rect),
) -> u16 {
    let stages = &app.playbook.stages;
    let rows = rows(stages, tracks.0, open);
    let texts: Vec<Vec<String>> = rows.iter().map(|row| texts(row.spot, tracks, app.today(), inside.width)).collect();
    let is_roomy = texts.iter().map(Vec::len).sum::<usize>() + DETAILS <= usize::from(inside.height);
    let lines_of = |texts: &[String]| if is_roomy { texts.len() } else { 1 };
    let lines: Vec<(usize, usize)> =
        texts.iter().enumerate().flat_map(|(row, texts)| (0..lines_of(texts)).map(move |line| (row, line))).collect();
    let all: usize = stages.len() + stages.get(open.coaching.stage).map_or(0, |stage| entries(stage, tracks.0));
    let height = usize::from(inside.height).min(all.max(8).max(lines.len()));
    let cursor = lines.iter().rposition(|(row, _)| rows[*row].here).unwrap_or(0);
    let shown = window(&mut memory.coaching, cursor, height, lines.len());
    canvas.scrollbar(Rect { height: u16::try_from(shown.len()).unwrap_or(0), ..inside }, &shown, lines.len());
    let mut y = inside.y;
    for (index, part) in &lines[shown] {
        let row = &rows[*index];
        let line = Rect { y, height: 1, ..inside };
        canvas.hit(Rect { y, height: 1, ..area }, Hit::Entry(row.stage_index, row.entry));
        // Where there is one line, it is cut with a mark.
        let text = if is_roomy { texts[*index][*part].clone() } else { texts[*index].join(" ") };
        match row.spot {
            Spot::Heading(stage) => heading(canvas, stages, stage, row.stage_index, tracks, line),
            Spot::Verifier(_, verifier) if *part == 0 => {
                verifier_line(canvas, verifier, &text, tracks, app.today(), line);
            }
            Spot::Verifier(..) | Spot::Line(..) => {
                canvas.put(line.x + 4, y, line.width.saturating_sub(4), &text, Role::Text);
            }
        }
        if row.here {
            let whole = Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: 1 };
            canvas.lay(whole, if focus == Focus::Here { Role::Selected } else { Role::Marked });
            if focus == Focus::Here {
                canvas.put(area.x + 1, y, 1, canvas.theme.signs.bar, Role::Accent);
                if *part == 0 {
                    canvas.point_at(inside.x, y);
                }
            }
        }
        y += 1;
    }
    y
}

/// Returns the text of a row in at most [`STEP_LINES`] lines; the last holds the rest and is cut with a mark.
fn texts(spot: Spot<'_>, tracks: Tracks<'_>, today: Date, columns: u16) -> Vec<String> {
    let (text, room) = match spot {
        Spot::Heading(_) => return vec![String::new()],
        Spot::Verifier(_, verifier) => {
            let right = u16::try_from(width(&beside(verifier, tracks, today, "x").0)).unwrap_or(0);
            (verifier.text.clone(), columns.saturating_sub(5 + right))
        }
        // They are what we noted, and no steps.
        Spot::Line(_, text) => (format!("note: {}", text.text), columns.saturating_sub(4)),
    };
    let mut lines = wrap(&text, usize::from(room));
    if lines.len() > STEP_LINES {
        let rest = lines.split_off(STEP_LINES - 1).join(" ");
        lines.push(rest);
    }
    lines
}

/// Returns the title and the text at its right. The name comes first: where it doesn't fit, the other words go.
fn title(
    canvas: &Canvas<'_>,
    name: &str,
    (proved, stages): (usize, usize),
    has_left: bool,
    columns: u16,
) -> (String, String) {
    let long = format!("3 Coaching {} {name}", canvas.theme.signs.dot);
    let count = format!("{proved}/{stages}");
    let right = if has_left { "left the company".to_owned() } else { format!("{count} proven") };
    let short = if has_left { "left".to_owned() } else { count };
    let all = [
        (long.clone(), right),
        (long, short.clone()),
        (format!("3 Coaching {name}"), short.clone()),
        (format!("3 {name}"), short),
    ];
    // Beside both there are the corners, blanks and a bit of the line.
    let fits = |(title, right): &(String, String)| width(title) + width(right) + 9 <= usize::from(columns);
    let last = (format!("3 {name}"), String::new());
    all.into_iter().find(fits).unwrap_or(last)
}

/// Says whose coaching it is, and whose the keys are, where somebody else is selected. Returns the area left.
fn whose(canvas: &mut Canvas<'_>, app: &App, coached: &Stakeholder, focus: Focus, area: Rect) -> Rect {
    let Some(selected) = app.not_coached_here() else { return area };
    let (name, other) = (app.called(coached), app.called(selected));
    let (text, role) = match focus {
        Focus::Here => (format!("You're coaching {name} here, not {other}."), Role::Warn),
        Focus::Elsewhere => (format!("You're coaching {name}, not {other}."), Role::Text),
    };
    let used = canvas.put_wrapped(Rect { height: area.height.min(2), ..area }, &text, role);
    down(area, used)
}

struct Row<'a> {
    spot: Spot<'a>,
    stage_index: usize,
    entry: usize,
    here: bool,
}

fn rows<'a>(stages: &'a [Stage], track: Option<&'a Track>, open: &OpenDeal) -> Vec<Row<'a>> {
    let at = &open.coaching;
    let mut rows = Vec::new();
    for (stage_index, stage) in stages.iter().enumerate() {
        let unfolded = stage_index == at.stage;
        let last = if unfolded { entries(stage, track) } else { 0 };
        let cursor = at.entry.min(last);
        for number in 0..=last {
            if let Some(spot) = entry(stage, track, number) {
                rows.push(Row { spot, stage_index, entry: number, here: unfolded && number == cursor });
            }
        }
    }
    rows
}

/// The coaching on the screen, and today's if the screen shows a past state.
type Tracks<'a> = (Option<&'a Track>, Option<&'a Track>);

fn heading(
    canvas: &mut Canvas<'_>,
    stages: &[Stage],
    stage: &Stage,
    stage_index: usize,
    tracks: Tracks<'_>,
    line: Rect,
) {
    let (track, later) = tracks;
    let signs = canvas.theme.signs;
    let progress = track.map(|track| track.progress(stage)).unwrap_or_default();
    let current = track.map_or(Some(0), |track| track.current(stages)) == Some(stage_index);
    let proved = track.is_some() && progress.is_proved();
    let (sign, role) = match (proved, current) {
        (true, _) => (signs.check, Role::Good),
        (false, true) => (signs.here, Role::Accent),
        (false, false) => (" ", Role::Dim),
    };
    canvas.put(line.x, line.y, 1, sign, role);
    // Optional verifiers prove nothing, so that a proven stage counts as whole.
    let total = stage.verifiers.iter().filter(|verifier| verifier.required).count();
    let ahead = track.is_some_and(|track| track.is_ahead(stages, stage_index));
    let right = if ahead { "ahead".to_owned() } else { format!("{}/{total}", progress.proved) };
    let now = later.map(|track| track.progress(stage)).filter(|now| *now != progress);
    let line = match now {
        Some(now) => {
            let check = if now.is_proved() && !proved { signs.check } else { "" };
            let text = format!("now {}/{total}{check}", now.proved);
            let from = canvas.put_right(line.right(), line.y, 10, &text, Role::Key);
            Rect { width: from.saturating_sub(line.x + 1), ..line }
        }
        None => line,
    };
    let start = canvas.put_right(line.right(), line.y, 12, &right, if ahead { Role::Warn } else { Role::Dim });
    let role = if proved || current { Role::Strong } else { Role::Text };
    let room = start.saturating_sub(line.x + 3);
    canvas.put(line.x + 2, line.y, room, &format!("{} {}", stage_index + 1, stage.name), role);
}

fn verifier_line(
    canvas: &mut Canvas<'_>,
    verifier: &Verifier,
    text: &str,
    tracks: Tracks<'_>,
    today: Date,
    line: Rect,
) {
    let signs = canvas.theme.signs;
    let (sign, role) = match tracks.0.and_then(|track| track.tick(&verifier.id)) {
        Some(tick) if tick.has_evidence() => (signs.ticked, Role::Good),
        Some(_) => (signs.ticked, Role::Warn),
        None => (signs.open, Role::Dim),
    };
    canvas.put(line.x + 2, line.y, 1, sign, role);
    let (right, role) = beside(verifier, tracks, today, signs.ticked);
    let start = canvas.put_right(line.right(), line.y, 12, &right, role);
    let room = start.saturating_sub(line.x + 5);
    canvas.put(line.x + 4, line.y, room, text, Role::Text);
}

/// Returns what is at the right of a step: when it was checked off, what it lacks, or that it is optional.
fn beside(verifier: &Verifier, (track, later): Tracks<'_>, today: Date, ticked: &str) -> (String, Role) {
    let is_now = later.and_then(|track| track.tick(&verifier.id)).is_some();
    match track.and_then(|track| track.tick(&verifier.id)) {
        Some(tick) if tick.has_evidence() => (dates::short(tick.on, today), Role::Dim),
        Some(_) => ("no evidence".to_owned(), Role::Warn),
        None if is_now => (format!("now {ticked}"), Role::Key),
        None if verifier.required => (String::new(), Role::Dim),
        None => ("optional".to_owned(), Role::Dim),
    }
}

type Detail = (&'static str, String, Role);

/// The columns of a label.
const LABEL: usize = 8;

/// Returns the details of the row under the cursor, wrapped.
fn details(app: &App, columns: usize) -> Vec<Detail> {
    let role = |said: &Said| match said.label {
        "Seen" if said.is_bare => Role::Warn,
        "Step" | "Seen" | "Aim" | "Missing" | "Line" | "You" => Role::Text,
        _ => Role::Dim,
    };
    let rows = |said: Said| {
        let lines = wrap(&said.text, columns.saturating_sub(LABEL)).into_iter().enumerate();
        let role = role(&said);
        lines.map(|(index, line)| (if index == 0 { said.label } else { "" }, line, role)).collect::<Vec<_>>()
    };
    app.about_spot().into_iter().flat_map(rows).collect()
}

/// Says what coaching is, and how to begin it with the selected person, where that is not refused.
fn empty(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, inside: Rect) {
    let text = "Coach a Mobilizer through five stages, each proven by what the customer did.";
    let mut area = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    let used = canvas.put_wrapped(area, text, Role::Dim);
    area = Rect { y: area.y + used + 1, height: area.height.saturating_sub(used + 1), ..area };
    let Some(person) = open.selected() else { return };
    if let Some(reason) = app.blocked(Command::Coach) {
        canvas.put_wrapped(area, &reason, Role::Text);
    } else if area.height > 0 {
        canvas.hit(Rect { height: 1, ..area }, Hit::Hint(Command::Coach));
        canvas.put(area.x, area.y, 2, "c", Role::Key);
        canvas.put(
            area.x + 2,
            area.y,
            area.width.saturating_sub(2),
            &format!("coach {}", open.shown().called(person)),
            Role::Text,
        );
    }
}
