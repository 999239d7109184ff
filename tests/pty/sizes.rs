//! Windows that are no size to work in, for real; every screen at many sizes is drawn elsewhere, without a terminal.

use crate::support::{Setup, User, with_example};

#[test]
fn a_window_of_any_size_is_lived_through() {
    let user = User::new();
    with_example(&user);
    for (columns, rows) in [(0, 0), (1, 1), (10, 3), (1, 300), (300, 1), (65_535, 65_535)] {
        let mut tty = Setup::new(&user).args(&["tarnbeck"]).size(columns, rows).start();
        tty.until_that("a paint", |screen| screen.alternate_screen());
        tty.resize(120, 40);
        tty.until("1 Stakeholders");
        tty.resize(columns, rows);
        tty.send("jkjk");
        tty.resize(120, 40);
        tty.until("1 Stakeholders");
        tty.key("\x11");
        assert_eq!(tty.end(), 0, "{columns}×{rows}: {}", tty.text());
        tty.assert_given_back();
    }
}
