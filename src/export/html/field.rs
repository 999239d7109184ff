//! The map drawn: everybody between buying and speaking up, as a picture inside the page.

use super::{class, escaped};
use crate::domain::record::choice::Choices;
use crate::domain::record::naming::ShortNames;
use crate::domain::record::stance::Degree;
use crate::domain::record::text::width;
use crate::export::digest::{Portrait, spot, would_stay_silent};
use crate::export::outgoing::Outgoing;

/// The size of a cell, and where the first one is.
const CELL: (usize, usize) = (150, 62);
const LEFT: usize = 92;
const TOP: usize = 8;
/// The height of a line of text.
const LINE: usize = 17;
/// The most people named in a cell, one a line.
const ROWS: usize = 3;
/// The columns of a name that fit into a cell behind the sign.
const NAME: usize = 17;

/// A person in a cell: what is drawn of them.
struct Dot<'a> {
    at: (Degree, Degree),
    person: &'a Portrait,
    name: String,
}

/// Returns the picture, and below it those without a place on it; empty where nobody's stance may be seen.
pub(super) fn field(out: &Outgoing<'_>, people: &[Portrait]) -> String {
    let names = ShortNames::of(people.iter().map(|one| one.name.as_str()));
    let mut dots = Vec::new();
    let mut unrated = Vec::new();
    for (place, person) in people.iter().enumerate() {
        match out.deal.person(person.id).and_then(|one| spot(one)) {
            Some(at) => dots.push(Dot { at, person, name: names.get(place, NAME) }),
            None => unrated.push(person.name.as_str()),
        }
    }
    if dots.is_empty() {
        return String::new();
    }
    let (wide, high) = (LEFT + 5 * CELL.0 + 2, TOP + 5 * CELL.1 + 44);
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" role=\"img\" \
         aria-label=\"Everyone by how willing they are to buy and to speak up\">\n"
    );
    ground(&mut picture);
    for speak in Degree::ALL {
        for buy in Degree::ALL {
            let here: Vec<&Dot<'_>> = dots.iter().filter(|dot| dot.at == (*buy, *speak)).collect();
            cell(&mut picture, &here, corner(*buy, *speak));
        }
    }
    picture.push_str("</svg>\n");
    if unrated.is_empty() {
        return picture;
    }
    format!("{picture}<p>Not rated on both yet: {}.</p>\n", escaped(&unrated.join(", ")))
}

/// Returns the upper left corner of a cell: buying goes to the right, speaking up upwards.
const fn corner(buy: Degree, speak: Degree) -> (usize, usize) {
    (LEFT + buy as usize * CELL.0, TOP + (4 - speak as usize) * CELL.1)
}

/// Draws the cells, those of the gap in a color of their own, and the names of the scales.
fn ground(picture: &mut String) {
    for speak in Degree::ALL {
        for buy in Degree::ALL {
            let (x, y) = corner(*buy, *speak);
            let (wide, high) = CELL;
            if would_stay_silent((*buy, *speak)) {
                rect(picture, "gap", (x, y, wide, high));
            }
            rect(picture, "cell", (x, y, wide, high));
        }
        let (x, y) = corner(Degree::Against, *speak);
        let middle = y + CELL.1 / 2 + 4;
        text(picture, "axis", (x - 8, middle), "end", speak.label());
    }
    let (_, below) = corner(Degree::Against, Degree::Against);
    let below = below + CELL.1 + LINE;
    for buy in Degree::ALL {
        text(picture, "axis", (corner(*buy, Degree::Against).0 + CELL.0 / 2, below), "middle", buy.label());
    }
    text(picture, "scale", (LEFT - 8, below), "end", "speaks up ↑");
    text(picture, "scale", (LEFT + 5 * CELL.0, below + LINE), "end", "willing to buy →");
    let (x, y) = corner(Degree::For, Degree::Against);
    text(picture, "gap-words", (x + 6, y + CELL.1 - 6), "start", "would buy, but won't say so");
}

fn rect(picture: &mut String, class: &str, (x, y, wide, high): (usize, usize, usize, usize)) {
    picture.push_str(&format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\"/>\n"));
}

fn text(picture: &mut String, class: &str, (x, y): (usize, usize), anchor: &str, words: &str) {
    let words = escaped(words);
    picture.push_str(&format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{words}</text>\n"));
}

/// Draws the people in a cell, one below the other, and a count of those without room.
fn cell(picture: &mut String, here: &[&Dot<'_>], (x, y): (usize, usize)) {
    let shown = if here.len() > ROWS { ROWS - 1 } else { here.len() };
    for (row, dot) in here.iter().take(shown).enumerate() {
        let base = y + LINE + row * LINE;
        let sign = if dot.person.mark.is_empty() { "•" } else { &dot.person.mark };
        text(picture, &format!("sign {}", class(dot.person.group)), (x + 6, base), "start", sign);
        text(picture, "name", (x + 30, base), "start", &cut(&dot.name));
    }
    if here.len() > shown {
        let base = y + LINE + shown * LINE;
        text(picture, "axis", (x + 30, base), "start", &format!("+{} more", here.len() - shown));
    }
}

/// Returns a name that fits into a cell whatever it is made of.
fn cut(name: &str) -> String {
    let mut kept = String::new();
    for c in name.chars() {
        kept.push(c);
        if width(&kept) > NAME {
            kept.pop();
            kept.push('…');
            break;
        }
    }
    kept
}
