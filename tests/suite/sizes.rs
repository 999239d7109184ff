//! Every screen at 40 sizes, from none at all to a wall: drawing never fails and the cursor stays inside.

use crate::support::states;
use stakemap::ui::parts::canvas::Cursor;

/// Widths and heights around every limit there is, and the largest that is drawn.
const SIZES: [(u16, u16); 40] = [
    (0, 0),
    (0, 24),
    (80, 0),
    (1, 1),
    (1, 2),
    (2, 1),
    (1, 300),
    (300, 1),
    (2, 2),
    (3, 3),
    (5, 100),
    (10, 3),
    (19, 5),
    (20, 6),
    (29, 8),
    (30, 5),
    (39, 9),
    (39, 10),
    (40, 9),
    (40, 10),
    (41, 11),
    (50, 12),
    (59, 17),
    (59, 18),
    (60, 17),
    (60, 18),
    (61, 19),
    (79, 23),
    (79, 24),
    (80, 23),
    (80, 24),
    (81, 25),
    (99, 30),
    (100, 30),
    (119, 39),
    (120, 40),
    (139, 40),
    (140, 41),
    (200, 60),
    (500, 200),
];

#[test]
fn every_screen_can_be_drawn_at_any_size() {
    for (name, reach) in states::ALL {
        let mut session = reach();
        for size in SIZES {
            session.size = size;
            if let (_, Some(Cursor::Shown(at) | Cursor::Hidden(at))) = session.paint() {
                assert!(at.x < size.0 && at.y < size.1, "{name} at {size:?}: the cursor is at {at}");
            }
        }
    }
    // The largest window that is drawn; more of one is never asked for.
    for state in ["home, with deals", "people", "screening", "help"] {
        let mut session = states::reach(state);
        session.size = (1_000, 500);
        session.paint();
    }
}
