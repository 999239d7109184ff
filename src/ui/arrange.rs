//! The layout: which part of the screen goes where, for each size.

use crate::app::panes::Pane;
use ratatui::layout::Rect;

/// The smallest usable size, columns by rows; below it only a note is drawn.
pub const SMALLEST: (u16, u16) = (40, 10);

/// The width from which two panes are side by side: the people, and the one in focus.
const TWO_FROM: u16 = 84;
/// The width from which all three are.
const THREE_FROM: u16 = 120;
/// The fewest rows of panes and overlays that a long notice leaves.
const LEAST_BODY: u16 = 7;

/// The panes that are wanted, whatever the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The pane that keys go to. It is always shown.
    pub focus: Pane,
    /// Whether it has the whole width.
    pub whole: bool,
    /// Whether there is no pane of the coaching, because nobody may know of it.
    pub uncoached: bool,
}

/// The rectangles of all parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regions {
    /// The top line.
    pub header: Rect,
    /// The line of tabs; zero rows high if all panes are shown.
    pub tabs: Rect,
    /// Everything between header and notice.
    pub body: Rect,
    /// The lines for what just happened.
    pub notice: Rect,
    /// The bottom line.
    pub hints: Rect,
    panes: [Option<Rect>; 3],
}

impl Regions {
    /// Returns the panes that are shown, each with its rectangle.
    pub fn panes(&self) -> impl Iterator<Item = (Pane, Rect)> {
        Pane::ALL.into_iter().filter_map(|pane| Some((pane, self.panes[pane as usize]?)))
    }
}

/// Divides the screen. A notice of several lines takes them from the panes, so that it covers nothing.
#[must_use]
pub fn arrange(area: Rect, wanted: Wanted, notice_rows: u16) -> Regions {
    let line = |y: u16, height: u16| Rect { x: area.x, y: area.y + y, width: area.width, height };
    let notice = notice_rows.min(area.height.saturating_sub(2 + LEAST_BODY)).max(1);
    let body = line(1, area.height.saturating_sub(2 + notice));
    let shown = columns(area.width, wanted);
    let all = shown.iter().all(|columns| *columns > 0);
    let tabs = Rect { height: u16::from(!all), ..body };
    let mut x = body.x;
    let panes = shown.map(|columns| {
        let pane = Rect { x, y: body.y + tabs.height, width: columns, height: body.height.saturating_sub(tabs.height) };
        x += columns;
        (columns > 0).then_some(pane)
    });
    Regions {
        header: line(0, 1),
        tabs,
        body,
        notice: line(area.height.saturating_sub(1 + notice), notice),
        hints: line(area.height.saturating_sub(1), 1),
        panes,
    }
}

/// Returns the columns of each pane; none for those that are not shown.
fn columns(width: u16, wanted: Wanted) -> [u16; 3] {
    if wanted.whole || width < TWO_FROM {
        return Pane::ALL.map(|pane| if pane == wanted.focus { width } else { 0 });
    }
    if width < THREE_FROM || wanted.uncoached {
        let people = width * 2 / 5;
        return match wanted.focus {
            Pane::People | Pane::Profile => [people, width - people, 0],
            Pane::Coaching => [people, 0, width - people],
        };
    }
    // The list gets half of what there is beyond that, for more columns; the steps of coaching a good part of the rest.
    let more = width - THREE_FROM;
    let people = (40 + more / 2).min(92);
    let coaching = (36 + more / 4).min(60);
    [people, width - people - coaching, coaching]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(width: u16, focus: Pane, whole: bool) -> Vec<Pane> {
        let regions = arrange(Rect::new(0, 0, width, 24), Wanted { focus, whole, uncoached: false }, 1);
        let columns: u16 = regions.panes().map(|(_, pane)| pane.width).sum();
        assert_eq!(columns, width, "the panes fill the width");
        assert_eq!(regions.tabs.height == 0, regions.panes().count() == 3, "tabs name those that are not shown");
        regions.panes().map(|(pane, _)| pane).collect()
    }

    #[test]
    fn there_are_as_many_panes_as_the_width_can_hold() {
        use Pane::{Coaching, People, Profile};
        assert_eq!(shown(83, Profile, false), [Profile]);
        assert_eq!(shown(84, People, false), [People, Profile]);
        assert_eq!(shown(84, Profile, false), [People, Profile]);
        assert_eq!(shown(119, Coaching, false), [People, Coaching]);
        assert_eq!(shown(120, Coaching, false), Pane::ALL);
        for width in [60, 84, 120, 200] {
            assert_eq!(shown(width, Coaching, true), [Coaching]);
        }
    }

    #[test]
    fn a_long_notice_takes_its_rows_from_the_panes_and_leaves_some() {
        let wanted = Wanted { focus: Pane::People, whole: false, uncoached: false };
        for (height, rows) in [(24, 1), (24, 4), (10, 4), (12, 3), (10, 1)] {
            let regions = arrange(Rect::new(0, 0, 80, height), wanted, rows);
            let parts = [regions.header, regions.body, regions.notice, regions.hints];
            assert_eq!(parts.map(|part| part.height).iter().sum::<u16>(), height);
            assert!(parts.windows(2).all(|pair| pair[0].bottom() == pair[1].y), "one below the other: {parts:?}");
            assert!(regions.body.height >= LEAST_BODY && regions.notice.height >= 1, "{regions:?}");
        }
    }
}
