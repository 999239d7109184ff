//! What the signs of the person under the cursor mean, at the foot of the pane.

use super::differing::Differing;
use super::matter::Shown;
use crate::export::words::news::read_words;
use crate::export::words::signs::{LEFT, mark_sentence};
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::past::{Since, becomes, since_then};
use crate::ui::theme::{Role, Signs};
use crate::ui::words::mark;
use ratatui::layout::Rect;

/// Returns the rows for it, with the blank one above: by the pane's size and the list's rows alone, so that the list stays
/// where it is. Where rows are short, people come first.
pub(super) const fn rows(inside: Rect, list: u16) -> u16 {
    let rows = match (inside.height, inside.width) {
        (20.., ..48) => 4,
        (11.., _) => 3,
        (8.., _) => 2,
        (..8, _) => 0,
    };
    if inside.height < 16 && list + rows > inside.height { 0 } else { rows }
}

/// Draws the signs in words.
pub(super) fn draw(canvas: &mut Canvas<'_>, shown: &Shown<'_>, area: Rect) {
    let signs = canvas.theme.signs;
    let sentences = sentences(shown, &signs);
    let Some(((sign, role), _)) = sentences.first() else { return };
    let words = |(place, ((sign, _), sentence)): (usize, &((String, Role), String))| match place {
        0 => sentence.clone(),
        _ => format!("{sign} {sentence}"),
    };
    let text: Vec<String> = sentences.iter().enumerate().map(words).collect();
    let area = down(area, 1);
    canvas.put(area.x, area.y, 2, sign, *role);
    let beside = Rect { x: area.x + 3, width: area.width.saturating_sub(3), ..area };
    canvas.put_wrapped(beside, &text.join(&format!(" {} ", signs.dot)), Role::Dim);
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
