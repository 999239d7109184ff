//! What is written to the terminal: no colours where none are wanted, nothing while nothing changes.

use crate::support::{DOWN, Setup, User, with_example};

#[test]
fn without_colours_no_colour_is_written_and_the_selection_still_shows() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).env("NO_COLOR", "1").start();
    tty.until("1 Stakeholders");
    tty.key(DOWN);
    tty.until("2 Profile · Anders");
    tty.key("s");
    tty.until("Screening · Anders");
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
