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
fn an_answer_whose_escape_came_early_is_no_typing() {
    let answers = [
        "]11;rgb:1010/2020/3030\x1b\\",
        "]11;rgb:1010/2020/3030\x07",
        "]4;255;rgb:eeee/eeee/eeee\x1b\\",
        "P1$r0m\x1b\\",
        "P0+r\x1b\\",
        "P>|term 1.2\x1b\\",
        "_Gi=1;OK\x1b\\",
        "[?62;22c",
    ];
    for (wait, gap) in [(ESCAPE_WAIT, 70), (ESCAPE_WAIT_AFAR, 140), (ESCAPE_WAIT, 500)] {
        for answer in answers {
            assert_eq!(
                keys_of(wait, &[(0, "\x1b"), (gap, answer), (gap, "q")]),
                [Key::Esc, Key::Char('q')],
                "{answer:?}"
            );
            // Torn once more, anywhere: nearby at once, and after its beginning is sure as late as any other.
            for cut in 1..answer.len() {
                let (start, end) = answer.split_at(cut);
                let pause = if cut < 5 { 20 } else { 400 };
                let pieces = [(0, "\x1b"), (gap, start), (gap + pause, end), (gap + 3_000, "q")];
                assert_eq!(keys_of(wait, &pieces), [Key::Esc, Key::Char('q')], "{start:?} {end:?}");
            }
        }
        for (rest, key) in [("OB", Key::Down), ("OH", Key::Home), ("OP", Key::F1)] {
            assert_eq!(keys_of(wait, &[(0, "\x1b"), (gap, rest)]), [Key::Esc, key], "{rest}");
        }
    }
    let (mut decoder, mut out) = (Decoder::new(ESCAPE_WAIT, Charset::Utf8), Vec::new());
    decoder.take_in(b"\x1b", at(0), &mut out);
    decoder.give_up(at(30), &mut out);
    decoder.take_in(b"]11;rgb:ffff/ffff/ffff\x1b\\", at(70), &mut out);
    assert_eq!(decoder.answers, [Answer::Background([0xffff; 3])], "it is still the answer");
}

#[test]
fn the_rest_of_what_was_given_up_is_no_typing() {
    let sequences = ["\x1b]11;rgb:1010/2020/3030\x1b\\", "\x1b]4;255;rgb:eeee/eeee/eeee\x07", "\x1bP1$r0m\x1b\\"];
    for sequence in sequences {
        let sure = sequence.find([':', '$']).unwrap() + 2;
        for cut in sure..sequence.len() {
            let (start, end) = sequence.split_at(cut);
            for late in [600, 700, 2_400] {
                let keys = keys_of(ESCAPE_WAIT, &[(0, start), (late, end), (late, "q")]);
                assert_eq!(keys, [Key::Char('q')], "{start:?} {end:?} after {late} ms");
            }
        }
        // Torn twice.
        let (start, end) = sequence.split_at(sure);
        let (middle, end) = end.split_at(1);
        assert_eq!(keys_of(ESCAPE_WAIT, &[(0, start), (700, middle), (720, end)]), [], "{sequence:?}");
    }
    for (start, end, key) in
        [("\x1b[1;5", "A", Key::Up), ("\x1b[1;", "5C", Key::WordRight), ("\x1b[3", "~", Key::Delete)]
    {
        assert_eq!(keys_of(ESCAPE_WAIT, &[(0, start), (700, end), (700, "q")]), [key, Key::Char('q')], "{start:?}");
    }
    let (mut decoder, mut out) = (Decoder::new(ESCAPE_WAIT, Charset::Utf8), Vec::new());
    decoder.take_in(b"\x1b[200", at(0), &mut out);
    decoder.give_up(at(500), &mut out);
    decoder.take_in(b"~xq\r\x1b[201~", at(700), &mut out);
    decoder.give_up(at(720), &mut out);
    assert!(matches!(&out[..], [Msg::Paste { text, .. }] if text == "xq\r"), "{out:?}");
}

#[test]
fn what_is_typed_after_something_was_given_up_is_typed() {
    let letters = |text: &str| text.chars().map(Key::Char).collect::<Vec<_>>();
    // Alt with a bracket or a capital, half an answer, half a key.
    for start in ["\x1b[", "\x1b]", "\x1bP", "\x1bO", "\x1b]11;rgb:10", "\x1b[1;5"] {
        for typed in ["a", "1", "q", "]", "ad", "P1", "12;x"] {
            let is_end = start == "\x1b[1;5" && typed.starts_with(|c: char| c.is_ascii_alphabetic() || c == ']');
            if !is_end && typed != "12;x" {
                assert_eq!(keys_of(ESCAPE_WAIT, &[(0, start), (900, typed)]), letters(typed), "{start:?} {typed}");
            }
            assert_eq!(keys_of(ESCAPE_WAIT, &[(0, start), (2_600, typed)]), letters(typed), "{start:?} {typed}");
        }
    }
    for typed in ["]", "]]", "]x", "];", "P", "PX", "P1", "O", "OO", "Ox", "_", "_x", "X", "^", "]12", "]12345;"] {
        assert_eq!(keys_of(ESCAPE_WAIT, &[(0, "\x1b"), (200, typed)])[1..], letters(typed), "{typed}");
    }
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
