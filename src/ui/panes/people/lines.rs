//! The lines of the list: people, and above each group its heading. Headings are lines of the screen only; the cursor
//! counts people.

use crate::domain::judge::people_order::ListGroup;

/// A line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// The heading of a group.
    Heading(ListGroup),
    /// The person at this index of the list.
    Person(usize),
}

/// All lines, but the first heading: that one is above the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines<'a> {
    groups: &'a [(ListGroup, usize)],
    people: usize,
}

impl<'a> Lines<'a> {
    /// Returns the lines of a list with these groups, each with the index of its first person.
    pub(super) const fn of(groups: &'a [(ListGroup, usize)], people: usize) -> Self {
        Self { groups, people }
    }

    /// Returns their number.
    pub(super) fn count(&self) -> usize {
        self.people + self.headings().len()
    }

    /// Returns the line of a person.
    pub(super) fn line_of(&self, index: usize) -> usize {
        index + self.headings().iter().filter(|(_, start)| *start <= index).count()
    }

    /// Returns the number of people above a line.
    pub(super) fn people_before(&self, line: usize) -> usize {
        match line.checked_sub(1).map(|last| self.at(last)) {
            None => 0,
            Some(Line::Person(index)) => index + 1,
            Some(Line::Heading(group)) => {
                self.groups.iter().find(|(one, _)| *one == group).map_or(0, |(_, start)| *start)
            }
        }
    }

    /// Returns what is on a line.
    pub(super) fn at(&self, line: usize) -> Line {
        let mut above = 0;
        for (group, start) in self.headings() {
            match line.cmp(&(start + above)) {
                std::cmp::Ordering::Less => break,
                std::cmp::Ordering::Equal => return Line::Heading(*group),
                std::cmp::Ordering::Greater => above += 1,
            }
        }
        Line::Person(line - above)
    }

    /// Returns the group of the person at an index, if the list is by group.
    pub(super) fn group_of(&self, index: usize) -> Option<ListGroup> {
        self.groups.iter().rev().find(|(_, start)| *start <= index).map(|(group, _)| *group)
    }

    fn headings(&self) -> &'a [(ListGroup, usize)] {
        self.groups.get(1..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};

    const ALL: [ListGroup; 5] =
        [ListGroup::Mobilizers, ListGroup::Talkers, ListGroup::Blockers, ListGroup::NotClear, ListGroup::Left];

    proptest! {
        #[test]
        fn every_person_has_one_line_and_each_heading_stands_above_its_group(sizes in [0_usize..4, 0..4, 0..4, 0..4, 0..4]) {
            let (mut groups, mut people) = (Vec::new(), 0);
            for (group, size) in ALL.into_iter().zip(sizes) {
                if size > 0 {
                    groups.push((group, people));
                }
                people += size;
            }
            let lines = Lines::of(&groups, people);
            let all: Vec<Line> = (0..lines.count()).map(|line| lines.at(line)).collect();
            let persons: Vec<usize> =
                all.iter().filter_map(|line| if let Line::Person(index) = line { Some(*index) } else { None }).collect();
            prop_assert_eq!(persons, (0..people).collect::<Vec<_>>());
            for index in 0..people {
                prop_assert_eq!(all[lines.line_of(index)], Line::Person(index));
            }
            for line in 0..=all.len() {
                let before = all[..line].iter().filter(|one| matches!(one, Line::Person(_))).count();
                prop_assert_eq!(lines.people_before(line), before);
            }
            for (group, start) in groups.iter().skip(1) {
                prop_assert_eq!(all[lines.line_of(*start) - 1], Line::Heading(*group));
                prop_assert_eq!(lines.group_of(*start), Some(*group));
            }
        }
    }
}
