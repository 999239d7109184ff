//! A conversation from a file: the speakers, then the sentences, and below them the selected one in full.

use super::Memory;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::talk::{Stage, TalkView};
use crate::app::talk::{Choosing, Line, Part};
use crate::domain::record::dates;
use crate::export::words::count;
use crate::import::Speaker;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::width;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The columns of the sign for what is chosen, and of the time in the recording.
const SIGN: u16 = 4;
const TIME: u16 = 9;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, view: &TalkView, memory: &mut Memory, body: Rect) {
    canvas.clear(body);
    let total = view.open().map_or_else(String::new, |choosing| {
        let talk = &choosing.beside().talk;
        let shown = choosing.shown().len().saturating_sub(talk.speakers.len());
        let all = talk.sentences.len();
        if choosing.filter.is_on() { format!("{shown} shown of {all}") } else { count(all, "sentence", "sentences") }
    });
    let inside = canvas.frame_along(body, &["Deal", "Log from a file", &view.file], &total);
    match &view.stage {
        Stage::Reading(lines) => {
            let words =
                if *lines == 0 { "Reading …".to_owned() } else { format!("Reading … {lines} lines so far") };
            canvas.put(inside.x, inside.y + 1, inside.width, &words, Role::Dim);
        }
        Stage::Open(choosing) => open(canvas, app, choosing, memory, inside),
    }
}

fn open(canvas: &mut Canvas<'_>, app: &App, choosing: &Choosing, memory: &mut Memory, inside: Rect) {
    head(canvas, app, choosing, inside);
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    let Some(selected) = choosing.line(choosing.cursor) else {
        canvas.put(list.x, list.y, list.width, "Nobody spoke, and nothing was said.", Role::Dim);
        return;
    };
    let top = canvas.details(list, choosing.shown().len(), &[(in_full(selected), Role::Text)]);
    lines(canvas, app, choosing, &mut memory.talk, top);
}

/// Draws what it is, its day, and the filter.
fn head(canvas: &mut Canvas<'_>, app: &App, choosing: &Choosing, inside: Rect) {
    let talk = &choosing.beside().talk;
    let (day, role) = match choosing.on {
        Some(on) if on > app.today() => (format!("{}, still to come", dates::show(on, app.today())), Role::Warn),
        Some(on) => (dates::show(on, app.today()), Role::Strong),
        None => ("which day?".to_owned(), Role::Warn),
    };
    let used = canvas.put(inside.x, inside.y, inside.width, &day, role);
    let x = inside.x + used + 2;
    let words = format!("{} · {}", choosing.about, talk.kind);
    canvas.put(x, inside.y, inside.right().saturating_sub(x), &words, Role::Text);
    let y = inside.y + 1;
    if choosing.filter.open {
        canvas.put(inside.x, y, 2, "/", Role::Key);
        let room = inside.width.saturating_sub(2);
        canvas.field(inside.x + 2, y, room, &choosing.filter.input, "a word, a name …", Focus::Here);
    } else if choosing.filter.is_on() || choosing.chosen() > 0 {
        let filter = choosing.filter.is_on().then(|| format!("/ {}", choosing.filter.input.value()));
        let chosen = (choosing.chosen() > 0)
            .then(|| format!("{} selected as evidence", count(choosing.chosen(), "sentence", "sentences")));
        let words: Vec<String> = filter.into_iter().chain(chosen).collect();
        canvas.put(inside.x, y, inside.width, &words.join(" · "), Role::Accent);
    } else if let Some(one) = talk.rejected.first() {
        let more =
            if talk.rejected.len() > 1 { format!(" and {} more", talk.rejected.len() - 1) } else { String::new() };
        let words = format!("Not taken: {} ({}){more}", one.what, one.reason);
        canvas.put(inside.x, y, inside.width, &words, Role::Dim);
    }
}

fn lines(canvas: &mut Canvas<'_>, app: &App, choosing: &Choosing, offset: &mut usize, area: Rect) {
    let count = choosing.shown().len();
    let visible = window(offset, choosing.cursor, usize::from(area.height), count);
    canvas.scrollbar(area, &visible, count);
    canvas.more(area, &visible, count);
    let columns = Columns::of(choosing, area);
    for (y, index) in (area.y..).zip(visible) {
        let Some(line) = choosing.line(index) else { continue };
        let row = Rect { y, height: 1, ..area };
        match line {
            Line::Speaker(person, part) => speaker(canvas, app, choosing, (person, part), row),
            Line::Sentence(said, speaker, is_chosen) => {
                sign(canvas, row, is_chosen);
                canvas.put(area.x + SIGN, y, TIME - 1, &said.at, Role::Dim);
                let name = speaker.map_or("", |speaker| speaker.name.as_str());
                canvas.put(columns.name, y, (columns.text - columns.name).saturating_sub(2), name, Role::Accent);
                canvas.put(columns.text, y, area.right().saturating_sub(columns.text), &said.text, Role::Text);
            }
        }
        canvas.hit(row, Hit::row(Area::Top, index, choosing.cursor));
        if index == choosing.cursor {
            canvas.select_across(y, 1);
            canvas.point_at(area.x, y);
        }
    }
}

/// Where the names and the words of the sentences begin.
struct Columns {
    name: u16,
    text: u16,
}

impl Columns {
    /// Leaves no room for what no sentence has.
    fn of(choosing: &Choosing, area: Rect) -> Self {
        let talk = &choosing.beside().talk;
        let has_times = talk.sentences.iter().any(|one| !one.at.is_empty());
        let name = area.x + SIGN + if has_times { TIME } else { 0 };
        let speaks = talk.speakers.iter().filter(|one| one.said > 0);
        let longest = speaks.map(|one| width(&one.name) + 2).max().unwrap_or(0);
        let wide = u16::try_from(longest).unwrap_or(u16::MAX).min(area.width / 4);
        Self { name, text: name + wide }
    }
}

/// Draws who took part, and who that is.
fn speaker(canvas: &mut Canvas<'_>, app: &App, choosing: &Choosing, (one, part): (&Speaker, Part), row: Rect) {
    let (words, role) = part_words(app, choosing, part, one);
    sign(canvas, row, matches!(part, Part::Person(_) | Part::Added));
    let name = (row.width / 3).max(16).min(row.width);
    canvas.put(row.x + SIGN, row.y, name.saturating_sub(SIGN + 2), &one.name, Role::Strong);
    let said = match one.said {
        0 => String::new(),
        many => format!(" · {}", count(many, "sentence", "sentences")),
    };
    canvas.put(row.x + name, row.y, row.width.saturating_sub(name), &(words + &said), role);
}

fn sign(canvas: &mut Canvas<'_>, row: Rect, is_on: bool) {
    let signs = &canvas.theme.signs;
    let (sign, role) = if is_on { (signs.ticked, Role::Good) } else { (signs.open, Role::Dim) };
    canvas.put(row.x + 1, row.y, SIGN - 1, sign, role);
}

/// Returns who a speaker is, in words.
fn part_words(app: &App, choosing: &Choosing, part: Part, speaker: &Speaker) -> (String, Role) {
    let called = |id| app.deal.as_ref().and_then(|open| open.deal.called_by_id(id)).map(ToString::to_string);
    match part {
        Part::Person(id) => match called(id) {
            None => ("someone who was removed".to_owned(), Role::Text),
            Some(here) if here == speaker.name => ("in the deal".to_owned(), Role::Text),
            Some(here) => (format!("is {here}"), Role::Text),
        },
        Part::Added => ("new, to be added".to_owned(), Role::Text),
        Part::Ours => ("on your side".to_owned(), Role::Dim),
        Part::Open => match choosing.perhaps(speaker).as_slice() {
            [one] => (format!("{}? = yes · + someone new", called(*one).unwrap_or_default()), Role::Warn),
            _ => ("who is this? = names someone here".to_owned(), Role::Warn),
        },
        Part::Out => ("left out · + adds them".to_owned(), Role::Dim),
    }
}

fn in_full(line: Line<'_>) -> String {
    match line {
        Line::Speaker(speaker, _) if speaker.email.is_empty() => speaker.name.clone(),
        Line::Speaker(speaker, _) => format!("{}, {}", speaker.name, speaker.email),
        Line::Sentence(sentence, speaker, _) => {
            let name = speaker.map_or_else(String::new, |speaker| format!("{}: ", speaker.name));
            format!("Line {}: {name}{}", sentence.line, sentence.text)
        }
    }
}
