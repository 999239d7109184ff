//! The columns of the list, for the room there is. Names are cut last, and the columns stay where they are while the list
//! scrolls.

use ratatui::layout::Rect;

/// A column to the right of the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// What matters most about the person.
    Matter,
    /// How long ago the last contact was.
    Last,
    /// Their role in the purchase.
    Role,
    /// How far they would buy, and speak up.
    Stance,
    /// Their account owner.
    Owner,
    /// Their job title.
    Title,
}

/// The columns of a row: the sign, the name, then these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    name: u16,
    others: Vec<(Column, u16, u16)>,
}

/// The columns of the sign and the blank behind it.
const SIGN: u16 = 3;
/// The most columns of a name that the other columns make room for.
const NAME: u16 = 16;
const MATTER: u16 = 12;
const LEAST_MATTER: u16 = 7;
/// The fewest of them beside the last contact.
const MATTER_BESIDE: u16 = 9;
const LAST: u16 = 5;
/// The widest that a title gets.
const TITLE: u16 = 40;
const LEAST_TITLE: u16 = 16;
/// The fewest columns of a title where there is nothing else.
const LEAST_PLAIN: u16 = 10;

impl Column {
    /// Returns the heading.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Matter => "key fact",
            Self::Last => "last",
            Self::Role => "role",
            Self::Stance => "buys / speaks up",
            Self::Owner => "owner",
            Self::Title => "title",
        }
    }

    /// Returns whether its texts end at its right edge.
    pub(super) fn is_at_right(self) -> bool {
        self == Self::Last
    }
}

impl Columns {
    /// Divides so many columns for names of which the longest has a given width. In a filtered list the title comes
    /// first, since the filter looks there too.
    pub(super) fn of(room: u16, longest: usize, is_filtered: bool) -> Self {
        let longest = u16::try_from(longest).unwrap_or(u16::MAX);
        let all = room.saturating_sub(SIGN);
        let mut columns = Self { name: longest.min(NAME.max(room / 2)).min(all), others: Vec::new() };
        // When the last contact was is worth more than the end of a long name.
        let beside = all.saturating_sub(2 + MATTER_BESIDE + LAST);
        columns.name = columns.name.min(beside.max(NAME)).min(all);
        let mut left = all - columns.name;
        if left < 1 + LEAST_MATTER {
            columns.name = longest.min(all);
            return columns;
        }
        let last = if left > MATTER_BESIDE + LAST { 1 + LAST } else { 0 };
        let matter = MATTER.min(left - 1 - last);
        let gap = (left - matter - last).min(2);
        let mut x = SIGN + columns.name + gap;
        columns.others.push((Column::Matter, x, matter));
        x += matter;
        left -= gap + matter + last;
        if last == 0 {
            return columns;
        }
        let title = (Column::Title, LEAST_TITLE, TITLE);
        let mut more = vec![(Column::Role, 12, 12), (Column::Stance, 19, 19), (Column::Owner, 10, 12)];
        more.insert(if is_filtered { 0 } else { more.len() }, title);
        let mut fitting = Vec::new();
        for (column, least, most) in more {
            if left >= least + 2 {
                let width = most.min(left - 2);
                fitting.push((column, width));
                left -= width + 2;
            }
        }
        // Alone, it is at the pane's edge.
        let at = if fitting.is_empty() { room - LAST } else { x + 1 };
        columns.others.push((Column::Last, at, LAST));
        x += last;
        for (column, width) in fitting {
            columns.others.push((column, x + 2, width));
            x += 2 + width;
        }
        columns
    }

    /// Divides so many columns for a plain list of people: their names and titles.
    pub(super) fn plain(room: u16, longest: usize) -> Self {
        let longest = u16::try_from(longest).unwrap_or(u16::MAX);
        let all = room.saturating_sub(SIGN);
        let mut columns = Self { name: longest.min(NAME.max(room / 2)).min(all), others: Vec::new() };
        let left = all - columns.name;
        if left >= LEAST_PLAIN + 2 {
            columns.others.push((Column::Title, SIGN + columns.name + 2, TITLE.min(left - 2)));
        } else {
            columns.name = longest.min(all);
        }
        columns
    }

    /// Returns the cell of the name in a row.
    pub(super) fn name(&self, row: Rect) -> Rect {
        Rect { x: row.x + SIGN, width: self.name.min(row.width.saturating_sub(SIGN)), ..row }
    }

    /// Returns the other cells of a row, from the left.
    pub(super) fn others(&self, row: Rect) -> impl Iterator<Item = (Column, Rect)> {
        self.others.iter().map(move |(column, x, width)| (*column, Rect { x: row.x + x, width: *width, ..row }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert, proptest};

    fn shown(room: u16, longest: usize) -> Vec<Column> {
        Columns::of(room, longest, false).others.iter().map(|(column, ..)| *column).collect()
    }

    #[test]
    fn more_room_shows_more() {
        use Column::{Last, Matter, Owner, Role, Stance, Title};
        assert_eq!(shown(22, 14), []);
        assert_eq!(shown(29, 14), [Matter]);
        assert_eq!(shown(36, 14), [Matter, Last]);
        assert_eq!(shown(36, 40), [Matter, Last], "a long name is cut for it");
        assert_eq!(shown(52, 14), [Matter, Last, Role]);
        assert_eq!(shown(76, 14), [Matter, Last, Role, Stance]);
        assert_eq!(shown(88, 14), [Matter, Last, Role, Stance, Owner]);
        assert_eq!(shown(110, 14), [Matter, Last, Role, Stance, Owner, Title]);
    }

    proptest! {
        #[test]
        fn columns_never_overlap_and_names_of_usual_length_are_whole(room in 20_u16..250, longest in 0_usize..60, is_filtered: bool) {
            let columns = Columns::of(room, longest, is_filtered);
            let row = Rect::new(0, 0, room, 1);
            let mut end = columns.name(row).right();
            for (_, cell) in columns.others(row) {
                prop_assert!(cell.x > end && cell.right() <= room, "{columns:?}");
                end = cell.right();
            }
            prop_assert!(usize::from(columns.name) >= longest.min(16).min(usize::from(room) - 3), "{columns:?}");
        }
    }
}
