//! The legend of the map: what the signs on the screen mean, in as few rows as they fit in.

use super::columns;
use crate::app::drawn_map::Drawn;
use crate::domain::judge::verdict::{GroupWord, Read};
use crate::domain::privacy::Datum;
use crate::domain::record::card::Influence;
use crate::domain::record::choice::Choices;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::profile::ProfileGroup;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::words::group_role;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// A sign and what it means.
pub(super) struct Entry {
    pub(super) sign: String,
    pub(super) role: Role,
    pub(super) words: String,
}

/// The blanks between two entries.
const GAP: u16 = 3;

impl Entry {
    fn columns(&self) -> u16 {
        columns(&self.sign) + 1 + columns(&self.words)
    }
}

/// Returns the signs of these people.
pub(super) fn signs_of_people(
    canvas: &Canvas<'_>,
    drawn: &Drawn,
    people: impl Iterator<Item = StakeholderId>,
) -> Vec<Entry> {
    let signs = canvas.theme.signs;
    let mut found: BTreeSet<usize> = BTreeSet::new();
    let mut all: Vec<(usize, Entry)> = Vec::new();
    let mut say = |index: usize, sign: &str, role: Role, words: &str| {
        if found.insert(index) {
            all.push((index, Entry { sign: sign.to_owned(), role, words: words.to_owned() }));
        }
    };
    for seen in people.filter_map(|id| drawn.people.get(&id)) {
        match seen.person.card().influence() {
            Some(Influence::Deciders) => say(10, "[ ]", Role::Text, Influence::Deciders.label()),
            Some(Influence::Across) => say(11, "( )", Role::Text, Influence::Across.label()),
            Some(Influence::Team | Influence::Few) | None => {}
        }
        match seen.verdict.read() {
            _ if canvas.hides(Datum::Judgments) => {}
            Read::Unknown => say(4, "?", Role::Dim, "not screened"),
            Read::Unclear | Read::As(_, GroupWord::Unclear, _) => say(3, "~", Role::Dim, "not clear"),
            Read::As(group, word, _) => {
                let letter = match group {
                    ProfileGroup::Mobilizer => "M",
                    ProfileGroup::Talker => "T",
                    ProfileGroup::Blocker => "B",
                };
                say(group as usize, letter, group_role(group), group.name());
                // The second letter of such a sign, beside one that somebody has.
                let with = |sign: &str| format!("{letter}{sign}");
                match word {
                    GroupWord::Confirmed => say(5, &with(signs.check), group_role(group), "confirmed"),
                    GroupWord::Leaning => say(6, &with("?"), group_role(group), "leaning"),
                    GroupWord::Unproven => say(7, &with("!"), group_role(group), "didn't deliver"),
                    GroupWord::Likely | GroupWord::Unclear => {}
                }
            }
        }
    }
    all.sort_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, entry)| entry).collect()
}

/// Divides entries into rows of so many columns.
pub(super) fn rows_of_legend(entries: impl IntoIterator<Item = Entry>, width: u16) -> Vec<Vec<Entry>> {
    let mut rows: Vec<Vec<Entry>> = Vec::new();
    let mut used = 0;
    for entry in entries {
        let needed = entry.columns();
        match rows.last_mut().filter(|_| used + GAP + needed <= width) {
            Some(row) => {
                used += GAP + needed;
                row.push(entry);
            }
            None => {
                used = needed;
                rows.push(vec![entry]);
            }
        }
    }
    rows
}

/// Draws as many rows as there is room for.
pub(super) fn put_legend(canvas: &mut Canvas<'_>, rows: &[Vec<Entry>], area: Rect) {
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        let mut x = area.x;
        for entry in row {
            x += canvas.put(x, y, area.right().saturating_sub(x), &entry.sign, entry.role) + 1;
            x += canvas.put(x, y, area.right().saturating_sub(x), &entry.words, Role::Dim) + GAP;
        }
    }
}
