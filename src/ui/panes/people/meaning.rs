//! What the signs of the person under the cursor mean, at the foot of the pane.

use super::differing::Differing;
use super::matter::Shown;
use crate::export::words::news::read_words;
use crate::export::words::signs::{LEFT, mark_sentence};
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::past::{Since, becomes, since_then};
use crate::ui::theme::{Role, Signs};
use crate::ui::words::mark;
use ratatui::layout::Rect;

/// The most rows of it, with the blank one above.
const MOST: u16 = 7;

/// Returns the rows for it, with the blank one above where there is room: by the pane's size and the list's rows alone, so
/// that the list stays where it is. Rows that the list leaves are there for it; where rows are short, people come first,
/// but for a row or two.
pub(super) fn rows(inside: Rect, list: u16) -> u16 {
    let least = match (inside.height, inside.width) {
        (20.., ..48) => 4,
        (16.., _) => 3,
        (11.., _) => 2,
        (8.., _) => 1,
        (..8, _) => 0,
    };
    inside.height.saturating_sub(list).clamp(least, MOST.max(least))
}

/// Draws the signs in words, at the foot of the area.
pub(super) fn draw(canvas: &mut Canvas<'_>, shown: &Shown<'_>, area: Rect) {
    let signs = canvas.theme.signs;
    let sentences = sentences(shown, &signs);
    let Some(((sign, role), _)) = sentences.first() else { return };
    let words = |(index, ((sign, _), sentence)): (usize, &((String, Role), String))| match index {
        0 => sentence.clone(),
        _ => format!("{sign} {sentence}"),
    };
    let text: Vec<String> = sentences.iter().enumerate().map(words).collect();
    let text = text.join(&format!(" {} ", signs.dot));
    let beside = area.width.saturating_sub(3);
    let needed = u16::try_from(wrap(&text, usize::from(beside)).len()).unwrap_or(u16::MAX);
    let blank = u16::from(area.height >= 3);
    let area = down(area, area.height.saturating_sub(needed).max(blank));
    canvas.put(area.x, area.y, 2, sign, *role);
    canvas.put_wrapped(Rect { x: area.x + 3, width: beside, ..area }, &text, Role::Dim);
}

/// Returns each sign with its color and its sentence, in the order in which they stand in the row.
fn sentences(shown: &Shown<'_>, signs: &Signs) -> Vec<((String, Role), String)> {
    let mut all = Vec::new();
    if shown.person.has_left() {
        all.push(((signs.minus.to_owned(), Role::Dim), LEFT.to_owned()));
    } else {
        all.push((mark(shown.verdict, false, signs), mark_sentence(shown.verdict)));
    }
    match since_then(shown.app, shown.open, shown.person, shown.verdict) {
        Since::Gone => all.push((("gone".to_owned(), Role::Key), "no longer in the deal".to_owned())),
        Since::Other(now) => {
            let words = format!("now {}", read_words(now.read()));
            all.push(((becomes(signs).to_owned(), Role::Key), words));
        }
        Since::Same => {
            let other = Some(()).filter(|()| !shown.person.has_left());
            let reason = other.and_then(|()| Differing::of(shown.app, shown.by, shown.person, shown.verdict));
            all.extend(reason.map(|reason| ((signs.differ.to_owned(), Role::Warn), reason.sentence())));
        }
    }
    if !shown.person.has_left() && shown.app.left_elsewhere(shown.person.id).is_some() {
        all.push((("left?".to_owned(), Role::Bad), "another deal says they left the company".to_owned()));
    }
    all
}
