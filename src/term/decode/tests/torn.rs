//! An Escape and the rest of its sequence, torn apart by a slow line.

use super::super::*;
use super::at;

/// Gives a decoder pieces, each at its time, as the loop does: what waits too long is given up. Returns the keys.
fn keys_of(wait: Duration, pieces: &[(u64, &str)]) -> Vec<Key> {
    let (mut decoder, mut out) = (Decoder::new(wait, Charset::Utf8), Vec::new());
    let mut deadline: Option<Instant> = None;
    for (when, piece) in pieces {
        while let Some(end) = deadline.filter(|end| *end <= at(*when)) {
            decoder.give_up(end, &mut out);
            deadline = decoder.patience().map(|patience| end + patience);
        }
        decoder.take_in(piece.as_bytes(), at(*when), &mut out);
        deadline = decoder.patience().map(|patience| at(*when) + patience);
    }
    while let Some(end) = deadline {
        decoder.give_up(end, &mut out);
        deadline = decoder.patience().map(|patience| end + patience);
    }
    out.into_iter().filter_map(|msg| if let Msg::Key(key) = msg { Some(key) } else { None }).collect()
}

#[test]
fn over_a_network_an_arrow_torn_for_a_while_is_the_arrow() {
    for gap in [10, 20, 40, 60, 99] {
        for (rest, key) in [("[D", Key::Left), ("[B", Key::Down), ("[3~", Key::Delete)] {
            assert_eq!(keys_of(ESCAPE_WAIT_AFAR, &[(0, "\x1b"), (gap, rest)]), [key], "{gap} ms, {rest}");
        }
    }
    assert_eq!(keys_of(ESCAPE_WAIT, &[(0, "\x1b"), (29, "[D")]), [Key::Left], "nearby the wait is shorter");
}

#[test]
fn a_rest_that_comes_late_is_the_sequence_and_no_letters() {
    for gap in [30, 60, 150, 500] {
        assert_eq!(keys_of(ESCAPE_WAIT, &[(0, "\x1b"), (gap, "[D")]), [Key::Esc, Key::Left], "{gap} ms");
    }
    // Torn twice.
    assert_eq!(keys_of(ESCAPE_WAIT, &[(0, "\x1b"), (60, "["), (80, "1;5"), (100, "C")]), [Key::Esc, Key::WordRight]);
    assert_eq!(keys_of(ESCAPE_WAIT, &[(0, "\x1b"), (60, "[Dq")]), [Key::Esc, Key::Left, Key::Char('q')]);
}

#[test]
fn a_paste_whose_escape_came_early_is_a_paste() {
    let (mut decoder, mut out) = (Decoder::new(ESCAPE_WAIT, Charset::Utf8), Vec::new());
    decoder.take_in(b"\x1b", at(0), &mut out);
    decoder.give_up(at(30), &mut out);
    decoder.take_in(b"[200~xq\r\x1b[201~", at(60), &mut out);
    decoder.give_up(at(100), &mut out);
    assert!(matches!(&out[..], [Msg::Key(Key::Esc), Msg::Paste { text, .. }] if text == "xq\r"), "{out:?}");
}

#[test]
fn a_lone_escape_is_the_key_and_what_is_typed_after_it_is_typed() {
    let letters = |text: &str| text.chars().map(Key::Char).collect::<Vec<_>>();
    for wait in [ESCAPE_WAIT, ESCAPE_WAIT_AFAR] {
        assert_eq!(keys_of(wait, &[(0, "\x1b")]), [Key::Esc]);
        assert_eq!(keys_of(wait, &[(0, "\x1b"), (10, "q")]), [Key::Esc, Key::Char('q')]);
        assert_eq!(keys_of(wait, &[(0, "\x1b"), (150, "\x1b")]), [Key::Esc, Key::Esc]);
        // Brackets typed by hand: alone, with the next key in time, and long after.
        assert_eq!(keys_of(wait, &[(0, "\x1b"), (200, "[")])[1..], letters("["), "{wait:?}");
        assert_eq!(keys_of(wait, &[(0, "\x1b"), (200, "["), (400, "D")])[1..], letters("[D"), "{wait:?}");
        assert_eq!(keys_of(wait, &[(0, "\x1b"), (200, "["), (210, "["), (220, "[[")])[1..], letters("[[[["));
        assert_eq!(keys_of(wait, &[(0, "\x1b"), (900, "[D")])[1..], letters("[D"), "{wait:?}");
        assert_eq!(keys_of(wait, &[(0, "\x1b"), (200, "["), (210, "é")])[1..], letters("[é"), "{wait:?}");
        assert_eq!(keys_of(wait, &[(0, "\x1b"), (200, "x"), (210, "[D")])[1..], letters("x[D"), "{wait:?}");
    }
}

#[test]
fn half_a_character_shows_as_such_and_a_latin_terminal_is_read_at_once() {
    assert_eq!(keys_of(ESCAPE_WAIT, &[(0, "a")]), [Key::Char('a')]);
    let (mut decoder, mut out) = (Decoder::new(ESCAPE_WAIT, Charset::Utf8), Vec::new());
    decoder.take_in(b"\xe9", at(0), &mut out);
    decoder.give_up(at(500), &mut out);
    assert!(matches!(out[..], [Msg::Key(UNREADABLE), Msg::Unreadable]), "{out:?}");
    let (mut decoder, mut out) = (Decoder::new(ESCAPE_WAIT, Charset::Latin1), Vec::new());
    decoder.take_in(b"\xe9\x1b[D\x1b[200~Zo\xeb\x1b[201~", at(0), &mut out);
    decoder.give_up(at(30), &mut out);
    let [Msg::Key(first), Msg::Key(second), Msg::Paste { text, .. }] = &out[..] else { panic!("{out:?}") };
    assert_eq!((*first, *second, text.as_str()), (Key::Char('é'), Key::Left, "Zoë"));
}
