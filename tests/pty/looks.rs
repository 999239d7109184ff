//! What is written to the terminal: no colours where none are wanted, nothing while nothing changes.

use crate::support::{DOWN, Setup, User, with_example};

#[test]
fn without_colours_no_colour_is_written_and_the_selection_still_shows() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).env("NO_COLOR", "1").start();
    tty.until("1 Stakeholders");
    tty.key(DOWN);
    tty.until("2 Anders");
    tty.key("s");
    tty.until("› Screening");
    tty.key("\x1b");
    tty.until("1 Stakeholders");
    tty.until_that("a selection", |screen| {
        let (_, columns) = screen.size();
        let row = screen.rows(0, columns.get()).position(|row| row.contains("▌M  Anders")).map(u16::try_from);
        // The whole row, from the sign to the last word.
        row.is_some_and(|row| (1..30).all(|column| screen.cell(row.unwrap(), column).unwrap().inverse()))
    });
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    for words in styles(&tty.raw) {
        for word in &words {
            let coloured = matches!(word, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107);
            assert!(!coloured, "colour {words:?}");
        }
    }
}

#[test]
fn a_terminal_that_answers_has_256_colors_and_one_that_does_not_has_sixteen() {
    let user = User::new();
    with_example(&user);
    for answers in [true, false] {
        let setup = Setup::new(&user).without("COLORTERM").env("TERM", "xterm").args(&["tarnbeck"]);
        let mut tty = if answers { setup } else { setup.mute() }.start();
        tty.until("1 Stakeholders");
        // None of the sixteen can be read on black and on white in every palette, so a letter alone says the group there.
        // The row under the cursor is white on blue, with codes that terminals of 8 colors know too.
        let (wanted, other) = if answers { ("38;5;79", ";37;97;44") } else { (";37;97;44", "38;5") };
        let group = if answers { vt100::Color::Idx(79) } else { vt100::Color::Default };
        tty.until_that(&format!("a Mobilizer in {wanted}"), |screen| {
            let (_, columns) = screen.size();
            let row = screen.rows(0, columns.get()).position(|row| row.contains(" M  Anders")).map(u16::try_from);
            row.is_some_and(|row| screen.cell(row.unwrap(), 2).unwrap().fgcolor() == group)
        });
        tty.key("\x11");
        assert_eq!(tty.end(), 0);
        let raw = String::from_utf8_lossy(&tty.raw);
        assert!(raw.contains(wanted), "answers: {answers}");
        // Before an answer came it may have been drawn with what is sure.
        assert!(answers || !raw.contains(other), "answers: {answers}");
    }
}

#[test]
fn inside_gnu_screen_what_the_terminal_outside_says_is_not_believed() {
    let user = User::new();
    with_example(&user);
    let setup = Setup::new(&user).env("STY", "4711.pts-0.host").env("TERM", "screen").args(&["tarnbeck"]);
    let mut tty = setup.start();
    tty.until("1 Stakeholders");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    let all: Vec<Vec<u16>> = styles(&tty.raw);
    assert!(all.iter().any(|words| words.contains(&1)), "something is bold: {all:?}");
    assert!(all.iter().all(|words| !words.contains(&38) && !words.contains(&48)), "{all:?}");
    assert!(!tty.raw.windows(2).any(|bytes| bytes == b"\x1b]"), "nothing is asked there");
}

/// The parameters of each change of style.
fn styles(raw: &[u8]) -> Vec<Vec<u16>> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let parts = text.split("\x1b[").skip(1);
    let ends = parts.filter_map(|part| {
        let end = part.find(|c: char| !(c.is_ascii_digit() || c == ';' || c == ':'))?;
        part[end..].starts_with('m').then(|| &part[..end])
    });
    ends.map(|words| words.split([';', ':']).map(|word| word.parse().unwrap_or(0)).collect()).collect()
}

#[test]
fn doctor_tells_the_colors_that_the_screen_has() {
    let user = User::new();
    with_example(&user);
    for (answers, told) in [(true, "256 colors, for a dark background"), (false, "16 colors")] {
        let setup = Setup::new(&user).without("COLORTERM").env("TERM", "xterm").args(&["doctor"]);
        let mut tty = if answers { setup } else { setup.mute() }.start();
        tty.until(told);
        tty.end();
        assert_eq!(tty.modes(), tty.modes_before, "answers: {answers}");
    }
}
