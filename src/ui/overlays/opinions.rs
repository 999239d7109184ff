//! Two opinions on one person: both verdicts, their differences, and what each assessor saw for the selected
//! difference.

use super::Memory;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::opinions::{Compared, Opinions};
use crate::domain::judge::opinion::{Differing, OnlyOne, Side, open_since};
use crate::domain::judge::verdict::judge;
use crate::domain::privacy::Datum;
use crate::domain::record::answer::Item;
use crate::domain::record::dates;
use crate::domain::record::dates::day_of;
use crate::domain::record::evidence::Evidence;
use crate::export::words::opinion::{agreement_words, blind_words, item_words, meaning, said_words, tells_words};
use crate::export::words::{group_words, question, verdict_words};
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use crate::ui::words::{count, verdict_role};
use ratatui::layout::Rect;

/// The width from which the two are side by side.
const WIDE: u16 = 96;
/// The height from which the rater agreement of the whole deal is shown too.
const ROOMY: u16 = 14;
/// The widest line of prose, for easy reading.
const WIDEST: u16 = 130;
/// Both sides, in the order they are drawn.
const SIDES: [Side; 2] = [Side::Left, Side::Right];

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, body: Rect) {
    let Some(view) = app.opinions() else { return };
    canvas.clear(body);
    let name =
        app.deal.as_ref().and_then(|open| open.shown().called_by_id(view.person)).map_or("", |name| name.as_str());
    let way = ["Deal", name, "Two opinions"];
    let Some(all) = app.compared() else { return alone(canvas, app, view, &way, body) };
    let right = match all.found.differ.len() {
        0 => String::new(),
        differ => format!("{} of {differ}", view.cursor + 1),
    };
    let inside = canvas.frame_along(body, &way, &right);
    let inside = Rect { width: inside.width.min(WIDEST), ..inside };
    let mut rest = verdicts(canvas, app, &all, inside);
    rest = sums(canvas, &all, rest);
    if let Some(one) = all.selected() {
        let detail = detail_rows(app, &all, one, rest.width);
        // The list keeps some rows even where much was seen.
        let below = detail.min(rest.height.saturating_sub(4)).max(rest.height / 2);
        let list = Rect { height: rest.height.saturating_sub(below + 1), ..rest };
        let line = canvas.theme.signs.empty.repeat(usize::from(rest.width));
        canvas.put(rest.x, list.bottom(), rest.width, &line, Role::Border);
        rows(canvas, app, &all, memory, list);
        detail_of(canvas, app, &all, one, Rect { y: list.bottom() + 1, height: below, ..rest });
    } else {
        let text = match all.found.agree.len() {
            0 => "No question has two answers yet. The second person can answer blind (A).".to_owned(),
            agree => format!("They agree on all {} questions both answered.", count(agree, "item", "items")),
        };
        let used = canvas.put_wrapped(down(rest, 1), &text, Role::Good);
        others(canvas, app, &all, down(rest, used + 2));
    }
}

/// Draws the message for fewer than two opinions.
fn alone(canvas: &mut Canvas<'_>, app: &App, view: &Opinions, way: &[&str], body: Rect) {
    let inside = canvas.frame_along(body, way, "");
    let person = app.deal.as_ref().and_then(|open| open.shown().person(view.person));
    let who = person.and_then(|person| person.assessors().first().map(|by| (*by).to_owned()));
    let text = who.map_or_else(
        || "Nobody has answered about them yet.".to_owned(),
        |by| format!("Only {by} has answered about them so far."),
    );
    let mut rest = down(inside, 1);
    for (text, role) in [
        (text.as_str(), Role::Text),
        ("In the deal, A lets a colleague or coach answer blind, so neither influences the other.", Role::Dim),
        ("Press n for the next person with two opinions.", Role::Dim),
    ] {
        let used = canvas.put_wrapped(rest, text, role);
        rest = down(rest, used + 1);
    }
}

/// Draws both verdicts: side by side if there is room, otherwise one below the other.
fn verdicts(canvas: &mut Canvas<'_>, app: &App, all: &Compared<'_>, area: Rect) -> Rect {
    let names = SIDES.map(|side| width(all.pair.name(side))).into_iter().max().unwrap_or(0).min(20);
    let names = u16::try_from(names).unwrap_or(20);
    let wide = area.width >= WIDE;
    let (mut rest, mut used) = (area, 0);
    for (key, side) in ["1", "2"].into_iter().zip(SIDES) {
        let verdict = judge(&app.playbook.model, &all.person.answers(all.pair.name(side)));
        let cell = if wide { half(area, side) } else { rest };
        canvas.put(cell.x, cell.y, 1, key, Role::Key);
        canvas.put(cell.x + 2, cell.y, names, all.pair.name(side), Role::Strong);
        let x = cell.x + 2 + names + 2;
        let words = Rect { x, width: cell.right().saturating_sub(x), height: if wide { 2 } else { 1 }, ..cell };
        // Where not all of it fits, the group is what matters.
        let whole = verdict_words(&verdict);
        let fits = wide || width(&whole) <= usize::from(words.width);
        let text = if fits { whole } else { group_words(&verdict) };
        used = canvas.put_wrapped(words, &text, verdict_role(&verdict)).max(used);
        if !wide {
            rest = down(rest, 1);
        }
    }
    if wide { down(area, used) } else { rest }
}

fn half(area: Rect, side: Side) -> Rect {
    let columns = (area.width - 3) / 2;
    match side {
        Side::Left => Rect { width: columns, ..area },
        Side::Right => Rect { x: area.x + columns + 3, width: columns, ..area },
    }
}

/// Draws how much the two differ on this person and, if there is room, their agreement in the whole deal.
fn sums(canvas: &mut Canvas<'_>, all: &Compared<'_>, area: Rect) -> Rect {
    let found = &all.found;
    let mut here = vec![count(found.differ.len(), "differs", "differ")];
    if !found.agree.is_empty() {
        here.push(format!("{} the same", found.agree.len()));
    }
    let settled = all.person.differences.iter().filter(|one| !one.is_open() && all.pair.is_between(one)).count();
    if settled > 0 {
        here.push(format!("{settled} settled"));
    }
    if !found.only.is_empty() {
        here.push(format!("{} answered by only one of you", found.only.len()));
    }
    canvas.put(area.x, area.y, area.width, &here.join(" · "), Role::Text);
    let rest = down(area, 1);
    if area.height < ROOMY || canvas.hides(Datum::Sources) {
        return rest;
    }
    let more = [blind_words(&all.view.sum), tells_words(&all.view.sum)].into_iter().filter(|words| !words.is_empty());
    let more: String = more.map(|words| format!(" · {words}")).collect();
    let deal = format!("In this deal: {}{more}. {}", agreement_words(&all.view.sum), meaning(&all.view.sum));
    let used = canvas.put_wrapped(Rect { height: rest.height.min(3), ..rest }, &deal, Role::Dim);
    down(rest, used + 1)
}

/// Draws the differences, largest first, and below them the answers that only one side gave.
fn rows(canvas: &mut Canvas<'_>, app: &App, all: &Compared<'_>, memory: &mut Memory, area: Rect) {
    let differ = &all.found.differ;
    let cursor = all.view.cursor.min(differ.len().saturating_sub(1));
    let shown = window(&mut memory.opinions, cursor, usize::from(area.height), differ.len());
    let is_whole = shown.end == differ.len();
    canvas.scrollbar(area, &shown, differ.len());
    canvas.more(area, &shown, differ.len());
    let mut y = area.y;
    for index in shown {
        let Some(one) = differ.get(index) else { continue };
        let line = Rect { y, height: 1, ..area };
        row(canvas, app, all, one, line);
        canvas.hit(line, Hit::row(Area::Top, index, cursor));
        if index == cursor {
            canvas.select_across(y, 1);
            canvas.point_at(line.x, y);
        }
        y += 1;
    }
    if is_whole {
        others(canvas, app, all, Rect { y: y + 1, height: area.bottom().saturating_sub(y + 1), ..area });
    }
}

/// Draws one difference: how far apart, on what, and whether it is kept open.
fn row(canvas: &mut Canvas<'_>, app: &App, all: &Compared<'_>, one: &Differing, line: Rect) {
    // A tell has no steps to count.
    let apart = match one.item {
        Item::Trait(_) => format!("{} apart", one.distance),
        Item::Tell(_) => canvas.theme.signs.differ.to_owned(),
    };
    let role = if one.distance > 1 { Role::Warn } else { Role::Dim };
    let mut right = canvas.put_right(line.right(), line.y, 8, &apart, role).saturating_sub(2);
    if let Some(since) = open_since(all.person, all.pair, one.item) {
        let text = if line.width >= 70 {
            format!("open since {}", dates::show(since, app.today()))
        } else {
            "open".to_owned()
        };
        right = canvas.put_right(right, line.y, 26, &text, Role::Accent).saturating_sub(2);
    }
    let room = right.saturating_sub(line.x);
    let words = item_words(&app.playbook, one.item);
    let used = canvas.put(line.x, line.y, room, words, Role::Text);
    let says = SIDES.map(|side| said_words(&app.playbook, one.answer(side)));
    let says = format!("{} {} {}", says[0], canvas.theme.signs.differ, says[1]);
    let left = room.saturating_sub(used + 3);
    // Half of what they say would be something else.
    if usize::from(left) >= width(&says) {
        canvas.put(line.x + used + 3, line.y, left, &says, Role::Dim);
    }
}

/// Draws the answers that only one side gave, one on each line.
fn others(canvas: &mut Canvas<'_>, app: &App, all: &Compared<'_>, area: Rect) {
    let only: Vec<&OnlyOne> = all.found.only.iter().collect();
    let room = usize::from(area.height);
    if room < 2 || only.is_empty() {
        return;
    }
    let shown = if only.len() > room { room - 1 } else { only.len() };
    for (y, one) in (area.y..).zip(&only[..shown]) {
        let who = format!("only {}", all.pair.name(one.side));
        let x = area.x + canvas.put(area.x, y, 20.min(area.width), &who, Role::Dim) + 2;
        let words =
            format!("{}: {}", item_words(&app.playbook, one.answer.item()), said_words(&app.playbook, one.answer));
        canvas.put(x, y, area.right().saturating_sub(x), &words, Role::Dim);
    }
    if shown < only.len() {
        let text = format!("and {} more that only one answered", only.len() - shown);
        canvas.put(area.x, area.y + u16::try_from(shown).unwrap_or(0), area.width, &text, Role::Dim);
    }
}

/// Returns one side's lines on the selected difference: the answer, when, and what was seen.
fn side_lines(app: &App, all: &Compared<'_>, one: &Differing, side: Side) -> Vec<(String, Role)> {
    let by = all.pair.name(side);
    let today = app.today();
    let when = all.person.observation(by, one.item).map(|seen| dates::show(day_of(seen.at), today));
    let answer = said_words(&app.playbook, one.answer(side));
    let mut lines = vec![(format!("{by}: {answer}, {}", when.unwrap_or_default()), Role::Strong)];
    let mut behind = all.person.lines(by, one.item);
    behind.reverse();
    // Stable: the latest stays first on each side.
    behind.sort_by_key(|(_, is_heard)| *is_heard);
    lines.extend(behind.into_iter().map(|(line, is_heard)| {
        let heard = if is_heard { ", hearsay" } else { "" };
        (format!("“{}” ({}, {}{heard})", line.text, dates::show(line.on, today), line.by), Role::Text)
    }));
    if all.person.evidence(by, one.item).is_none_or(<[Evidence]>::is_empty) {
        lines.push(("no evidence".to_owned(), Role::Dim));
    }
    lines
}

/// Returns the lines above both sides: the question, and since when it is kept open.
fn lead(app: &App, all: &Compared<'_>, one: &Differing) -> Vec<(String, Role)> {
    let mut lines = vec![(question(&app.playbook, one.item).to_owned(), Role::Accent)];
    if let Some(since) = open_since(all.person, all.pair, one.item) {
        lines.push((format!("Kept open since {}", dates::show(since, app.today())), Role::Warn));
    }
    lines
}

fn wrapped_rows(lines: &[(String, Role)], columns: u16) -> u16 {
    let rows = lines.iter().map(|(text, _)| wrap(text, usize::from(columns)).len().max(1)).sum::<usize>();
    u16::try_from(rows).unwrap_or(u16::MAX)
}

fn detail_rows(app: &App, all: &Compared<'_>, one: &Differing, columns: u16) -> u16 {
    let top = wrapped_rows(&lead(app, all, one), columns);
    let sides = SIDES.map(|side| side_lines(app, all, one, side));
    if columns >= WIDE {
        let half = (columns - 3) / 2;
        top + sides.iter().map(|lines| wrapped_rows(lines, half)).max().unwrap_or(0)
    } else {
        top + sides.iter().map(|lines| wrapped_rows(lines, columns)).sum::<u16>()
    }
}

fn detail_of(canvas: &mut Canvas<'_>, app: &App, all: &Compared<'_>, one: &Differing, area: Rect) {
    let mut rest = paragraphs(canvas, &lead(app, all, one), area);
    let wide = area.width >= WIDE;
    for (index, side) in SIDES.into_iter().enumerate() {
        let lines = side_lines(app, all, one, side);
        if wide {
            paragraphs(canvas, &lines, half(rest, side));
            continue;
        }
        // The answers of both are worth more than all that one of them saw.
        let keep = if index == 0 {
            rest.height.min(wrapped_rows(&side_lines(app, all, one, Side::Right), rest.width).min(2))
        } else {
            0
        };
        let own = Rect { height: rest.height - keep, ..rest };
        let left = paragraphs(canvas, &lines, own);
        rest = Rect { y: left.y, height: rest.bottom().saturating_sub(left.y), ..rest };
    }
}

/// Writes lines below one another, each wrapped; if they don't all fit, the last row says so. Returns the area left.
fn paragraphs(canvas: &mut Canvas<'_>, lines: &[(String, Role)], area: Rect) -> Rect {
    let mut rest = area;
    for (index, (text, role)) in lines.iter().enumerate() {
        let left = lines.len() - index;
        if index > 0 && rest.height <= 1 && (left > 1 || rest.height == 0) {
            canvas.put(
                rest.x,
                rest.y.min(area.bottom().saturating_sub(1)),
                rest.width,
                &format!("… {left} more"),
                Role::Dim,
            );
            return down(rest, 1);
        }
        // A row stays for what follows.
        let keep = u16::from(left > 1).min(rest.height.saturating_sub(1));
        let used = canvas.put_wrapped(Rect { height: rest.height - keep, ..rest }, text, *role);
        rest = down(rest, used.max(1));
    }
    rest
}
