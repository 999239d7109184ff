//! Tests of the decoder: every key, every way to tear a sequence, and what must never become typing.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::paste::{PASTE_LIMIT, TYPED};
use super::*;
use std::sync::LazyLock;

fn decoder() -> Decoder {
    Decoder::new(ESCAPE_WAIT, Charset::Utf8)
}

/// The clock, so many milliseconds after the start.
fn at(milliseconds: u64) -> Instant {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    *START + Duration::from_millis(milliseconds)
}

/// Returns the messages of some bytes, with nothing after them.
fn read(bytes: &[u8]) -> Vec<Msg> {
    let (mut decoder, mut out) = (decoder(), Vec::new());
    decoder.take_in(bytes, at(0), &mut out);
    decoder.give_up(at(0), &mut out);
    out
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    read(bytes)
        .into_iter()
        .filter(|msg| !matches!(msg, Msg::Unreadable))
        .map(|msg| match msg {
            Msg::Key(key) => key,
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn each_key_is_read_in_every_spelling_that_terminals_have() {
    let spellings: [(Key, &[&str]); 30] = [
        (Key::Char('a'), &["a", "\x1b[97u", "\x1b[97;1u", "\x1b[97;1:2u"]),
        (Key::Char('G'), &["G", "\x1b[103;2u", "\x1b[71;2u", "\x1b[27;2;71~"]),
        (Key::Char('漢'), &["漢"]),
        (Key::Char(' '), &[" "]),
        (Key::Ctrl('r'), &["\x12", "\x1b[114;5u", "\x1b[27;5;114~", "\x1b[82;6u"]),
        (Key::Ctrl('h'), &["\x08"]),
        (Key::Enter, &["\r", "\x1bOM", "\x1b[13u"]),
        (Key::AltEnter, &["\x1b\r", "\x1b[13;3u", "\x1b[13;67u"]),
        (Key::Esc, &["\x1b", "\x1b[27u"]),
        (Key::Tab, &["\t", "\x1b[9u"]),
        (Key::BackTab, &["\x1b[Z", "\x1b[1;2Z", "\x1b[9;2u", "\x1b\t"]),
        (Key::AltBackspace, &["\x1b\x7f", "\x1b\x08", "\x1b[127;3u", "\x1b[27;3;127~"]),
        (Key::Alt('b'), &["\x1bb", "\x1bB", "\x1b[98;3u"]),
        (Key::Alt('f'), &["\x1bf", "\x1b[102;3u", "\x1b[27;3;102~"]),
        (Key::Ctrl('_'), &["\x1f", "\x1b[95;5u", "\x1b[47;5u"]),
        (Key::WordLeft, &["\x1b[1;5D", "\x1b[1;3D", "\x1bOd"]),
        (Key::WordRight, &["\x1b[1;5C", "\x1b[1;3C", "\x1bOc"]),
        (Key::Backspace, &["\x7f", "\x1b[127u"]),
        (Key::Delete, &["\x1b[3~", "\x1b[3;2~"]),
        (Key::Up, &["\x1b[A", "\x1bOA", "\x1b[1;2A", "\x1b[1;5A", "\x1b[1;1:1A", "\x1b[1;65A"]),
        (Key::Down, &["\x1b[B", "\x1bOB"]),
        (Key::Left, &["\x1b[D", "\x1bOD"]),
        (Key::Right, &["\x1b[C", "\x1bOC"]),
        (Key::Home, &["\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"]),
        (Key::End, &["\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~"]),
        (Key::PageUp, &["\x1b[5~"]),
        (Key::PageDown, &["\x1b[6~"]),
        (Key::F1, &["\x1bOP", "\x1b[11~", "\x1b[[A", "\x1b[P"]),
        (Key::F2, &["\x1bOQ", "\x1b[12~", "\x1b[[B", "\x1b[Q"]),
        (Key::F9, &["\x1b[20~"]),
    ];
    for (key, spellings) in spellings {
        for spelling in spellings {
            assert_eq!(keys(spelling.as_bytes()), [key], "{spelling:?}");
        }
    }
}

#[test]
fn what_is_no_key_of_ours_leaves_no_letters_behind() {
    let nothing = [
        "\x1bx",
        "\x1bé",
        "\x1b[13;4u",
        "\x1b[13;3:3u",
        "\x1b[1;3A",
        "\x1b[97;3u",
        "\x1b[97;9u",
        "\x1b[97;1:3u",
        "\x1b[2~",
        "\x1b[I",
        "\x1b[O",
        "\x1b[<2;10;20M",
        "\x1b[<2;10;20m",
        "\x1b[M !!",
        "\x1b[24;80R",
        "\x1b[?0u",
        "\x1b[57441u",
        "\x1bP1+r\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b]52;c;YWJj\x07",
        "\x1b]11;?\x18",
        "\u{85}",
    ];
    for bytes in nothing {
        assert!(keys(bytes.as_bytes()).is_empty(), "{bytes:?}");
        assert_eq!(keys(format!("{bytes}q").as_bytes()), [Key::Char('q')], "{bytes:?}");
    }
    // What was begun and given up leaves nothing behind either.
    for bytes in ["\x1b[", "\x1bO", "\x1b]", "\x1b[1;", "\x1b]11;rgb:", "\x1b[M", "\x1b[["] {
        assert!(keys(bytes.as_bytes()).is_empty(), "{bytes:?}");
    }
}

#[test]
fn answers_are_told_apart_and_are_no_typing() {
    let answers = [
        ("\x1b]11;rgb:1010/2020/ffff\x1b\\", Answer::Background([0x1010, 0x2020, 0xffff])),
        ("\x1b]11;rgb:10/20/ff\x07", Answer::Background([0x1010, 0x2020, 0xffff])),
        ("\x1b]11;rgba:0/8/f/ffff\x07", Answer::Background([0, 0x8888, 0xffff])),
        ("\x1b]4;255;rgb:eeee/eeee/eeee\x07", Answer::LastColor),
        ("\x1b[?62;22c", Answer::Attributes),
    ];
    for (bytes, answer) in answers {
        let (mut decoder, mut out) = (decoder(), Vec::new());
        decoder.take_in(format!("a{bytes}b").as_bytes(), at(0), &mut out);
        assert_eq!(decoder.answers, [answer]);
        assert_eq!(out.len(), 2, "{out:?}");
    }
    for odd in ["\x1b]11;rgb:/1/2\x07", "\x1b]11;rgb:12345/1/2\x07", "\x1b]11;rgb:1/2\x07", "\x1bP11;rgb:1/2/3\x1b\\"] {
        let (mut decoder, mut out) = (decoder(), Vec::new());
        decoder.take_in(odd.as_bytes(), at(0), &mut out);
        assert!(decoder.answers.is_empty() && out.is_empty(), "{odd:?}");
    }
}

#[test]
fn a_paste_is_one_text_however_it_is_torn_and_whatever_is_in_it() {
    let text = "x\r\nq \x1b[A é \x1b[20";
    let bytes = format!("\x1b[200~{text}\x1b[201~j");
    for cut in 0..bytes.len() {
        let (mut decoder, mut out) = (decoder(), Vec::new());
        decoder.take_in(&bytes.as_bytes()[..cut], at(0), &mut out);
        decoder.take_in(&bytes.as_bytes()[cut..], at(0), &mut out);
        assert_eq!((out.len(), decoder.patience()), (0, Some(PASTE_WAIT)));
        decoder.give_up(at(0), &mut out);
        let [Msg::Paste { text: pasted, .. }, Msg::Key(Key::Char('j'))] = out.as_slice() else {
            panic!("{cut}: {out:?}")
        };
        assert_eq!(pasted, text, "{cut}");
        assert_eq!(decoder.patience(), None);
    }
}

#[test]
fn an_end_mark_inside_a_paste_does_not_end_it() {
    for text in ["x\x1b[201~:q\r", "x\x1b[201~x\x1b[200~y", "\x1b[201~\x1b[201~\x03"] {
        // Whole, and in pieces as a long paste comes.
        let bytes = format!("\x1b[200~{text}\x1b[201~j");
        for size in 1..=bytes.len() {
            let (mut decoder, mut out) = (decoder(), Vec::new());
            bytes.as_bytes().chunks(size).for_each(|piece| decoder.take_in(piece, at(0), &mut out));
            decoder.give_up(at(0), &mut out);
            let [Msg::Paste { text: pasted, .. }, Msg::Key(Key::Char('j'))] = out.as_slice() else {
                panic!("{size}: {out:?}")
            };
            assert_eq!(pasted, text, "{size}");
        }
    }
}

#[test]
fn a_paste_without_end_is_waited_for_and_keeps_only_so_much() {
    let (mut decoder, mut out) = (decoder(), Vec::new());
    decoder.take_in(b"\x1b[200~", at(0), &mut out);
    for _ in 0..40 {
        decoder.take_in(&[b'q'; 1 << 16], at(0), &mut out);
    }
    assert!(out.is_empty());
    assert_eq!(decoder.patience(), Some(PASTE_QUIET));
    decoder.take_in(b"\x1b[201~", at(0), &mut out);
    decoder.give_up(at(0), &mut out);
    let beyond = (40 << 16) - PASTE_LIMIT;
    assert!(
        matches!(out.as_slice(), [Msg::Paste { text, left_out }] if text.len() == PASTE_LIMIT && *left_out == beyond)
    );
    // Keys that never stop do not hold a paste back for ever.
    decoder.take_in(b"\x1b[200~x\x1b[201~", at(0), &mut out);
    for _ in 0..20 {
        decoder.take_in(&[b'q'; 1 << 12], at(0), &mut out);
    }
    assert!(
        matches!(&out[1..3], [Msg::Paste { text, .. }, Msg::Key(Key::Char('q'))] if text == "x"),
        "{:?}",
        &out[1..3]
    );
    assert_eq!(out.len(), 2 + 20 * (1 << 12));
}

/// Returns the pastes among the messages, and whether there was anything else.
fn pastes(out: &[Msg]) -> (Vec<&str>, bool) {
    let texts: Vec<&str> = out
        .iter()
        .filter_map(|msg| match msg {
            Msg::Paste { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let others = texts.len() < out.len();
    (texts, others)
}

#[test]
fn a_paste_whose_end_never_comes_is_kept_after_a_quiet_time_and_keys_are_keys_again() {
    for torn in ["", "\x1b[20"] {
        let (mut decoder, mut out) = (decoder(), Vec::new());
        decoder.take_in(format!("\x1b[200~Ann Lee{torn}").as_bytes(), at(0), &mut out);
        assert_eq!((out.len(), decoder.patience()), (0, Some(PASTE_QUIET)));
        decoder.give_up(at(0), &mut out);
        assert_eq!(pastes(&out), (vec![format!("Ann Lee{torn}").as_str()], false));
        assert_eq!(decoder.patience(), None, "nothing wakes the program up any more");
        decoder.take_in(b"j", at(0), &mut out);
        decoder.take_in(b"\x1b[B", at(0), &mut out);
        assert!(matches!(&out[1..], [Msg::Key(Key::Char('j')), Msg::Key(Key::Down)]), "{out:?}");
        // The next paste is a paste.
        decoder.take_in(b"\x1b[200~x\x1b[201~", at(0), &mut out);
        decoder.give_up(at(0), &mut out);
        assert_eq!(pastes(&out).0[1..], ["x"]);
    }
}

#[test]
fn the_rest_of_a_paste_that_stalled_never_becomes_keys() {
    let long = "q".repeat(TYPED + 1);
    for (rest, texts) in [
        (vec![":q\r\x1b[201~"], vec!["Ann", ":q\r"]),
        (vec![&long, "x\x1b[201~"], vec!["Ann", &format!("{long}x")]),
        (vec!["\x1b[200~Bo\x1b[201~"], vec!["Ann", "Bo"]),
    ] {
        let (mut decoder, mut out) = (decoder(), Vec::new());
        decoder.take_in(b"\x1b[200~Ann", at(0), &mut out);
        decoder.give_up(at(0), &mut out);
        rest.iter().for_each(|piece| decoder.take_in(piece.as_bytes(), at(0), &mut out));
        decoder.give_up(at(0), &mut out);
        assert_eq!(pastes(&out), (texts, false));
    }
}

#[test]
fn what_is_left_out_of_a_long_paste_is_counted_in_characters() {
    for (letter, size) in [("q", 1), ("é", 2), ("漢", 3), ("😀", 4)] {
        let all = PASTE_LIMIT / size + 1_000;
        let bytes = format!("\x1b[200~{}\x1b[201~", letter.repeat(all));
        for piece in [1 << 16, 65_537, usize::MAX] {
            let (mut decoder, mut out) = (decoder(), Vec::new());
            bytes.as_bytes().chunks(piece).for_each(|piece| decoder.take_in(piece, at(0), &mut out));
            decoder.give_up(at(0), &mut out);
            let [Msg::Paste { text, left_out }] = out.as_slice() else { panic!("{} messages", out.len()) };
            assert_eq!(text.chars().count() + left_out, all, "{letter} in pieces of {piece}");
            assert!(text.len() <= PASTE_LIMIT && text.chars().all(|c| letter.starts_with(c)));
        }
    }
}

#[test]
fn a_lone_escape_is_waited_on_a_moment_and_then_is_the_key() {
    let (mut decoder, mut out) = (decoder(), Vec::new());
    decoder.take_in(b"\x1b", at(0), &mut out);
    assert!(out.is_empty());
    assert_eq!(decoder.patience(), Some(ESCAPE_WAIT));
    decoder.give_up(at(0), &mut out);
    assert!(matches!(out.as_slice(), [Msg::Key(Key::Esc)]));
    assert_eq!(decoder.patience(), None);
    decoder.take_in(b"\x1b", at(0), &mut out);
    decoder.take_in(b"q", at(0), &mut out);
    assert!(matches!(out.as_slice(), [_, Msg::Key(Key::Esc), Msg::Key(Key::Char('q'))]), "typed fast: {out:?}");
    assert_eq!(keys(b"\x1b\x1b[A"), [Key::Esc, Key::Up]);
    assert_eq!(keys(b"\x1b\x1b"), [Key::Esc, Key::Esc]);
}

#[test]
fn bytes_that_are_no_text_show_as_such() {
    assert_eq!(keys(b"a\xe9b"), [Key::Char('a'), Key::Char(char::REPLACEMENT_CHARACTER), Key::Char('b')]);
    let unreadable = |bytes: &[u8]| read(bytes).iter().filter(|msg| matches!(msg, Msg::Unreadable)).count();
    let marked = b"\x1b[200~Zo\xeb \xe9\x1b[201~";
    assert_eq!([unreadable(b"a\xe9b\xe9c"), unreadable(b"\xe9"), unreadable(marked)], [2, 1, 1]);
    assert_eq!([unreadable("a\u{fffd}é".as_bytes()), unreadable("\x1b[200~\u{fffd}\x1b[201~".as_bytes())], [0, 0]);
    assert_eq!(keys(b"\xff"), [Key::Char(char::REPLACEMENT_CHARACTER)]);
    let (mut decoder, mut out) = (decoder(), Vec::new());
    decoder.take_in("ü".as_bytes().split_at(1).0, at(0), &mut out);
    assert_eq!((out.len(), decoder.patience()), (0, Some(SEQUENCE_WAIT)));
}

#[cfg(test)]
mod mouse;
#[cfg(test)]
mod pieces;
#[cfg(test)]
mod torn;

#[path = "../../../tests/torture/table.rs"]
mod table;
