//! Bytes in pieces mean the same as in one, whatever they are.

use super::super::paste::PASTE_END;
use super::super::*;
use super::table::Trial;
use super::{at, decoder};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn without_last_escapes(piece: &[u8]) -> &[u8] {
    &piece[..piece.iter().rposition(|byte| *byte != ESC).map_or(0, |last| last + 1)]
}

/// Generates bytes in pieces, many of which begin or end a sequence.
fn pieces() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let byte = prop_oneof![
        Just(ESC),
        Just(b'['),
        Just(b']'),
        Just(b'O'),
        Just(b'~'),
        Just(b'<'),
        Just(b'M'),
        Just(b'2'),
        Just(b'0'),
        Just(b'1'),
        Just(b';'),
        Just(7),
        any::<u8>(),
    ];
    let mark = prop_oneof![
        Just(b"\x1b[200~".to_vec()),
        Just(PASTE_END.to_vec()),
        Just(b"\x1b[<0;10;5M".to_vec()),
        Just(b"\x1b[<64;1".to_vec())
    ];
    prop::collection::vec(prop_oneof![6 => prop::collection::vec(byte, 0..12), 1 => mark], 0..8)
}

fn mean_the_same_in_one_piece_and_in_many(pieces: &[Vec<u8>]) -> Result<(), TestCaseError> {
    // An Escape at the end of a piece is a key of its own, so there the pieces do matter.
    let pieces: Vec<&[u8]> = pieces.iter().map(|piece| without_last_escapes(piece)).collect();
    let (mut whole, mut torn) = (decoder(), decoder());
    let (mut at_once, mut piecewise) = (Vec::new(), Vec::new());
    whole.take_in(&pieces.concat(), at(0), &mut at_once);
    for piece in &pieces {
        torn.take_in(piece, at(0), &mut piecewise);
    }
    prop_assert_eq!(format!("{at_once:?}"), format!("{piecewise:?}"));
    prop_assert_eq!(&whole.begun, &torn.begun);
    prop_assert_eq!(&whole.answers, &torn.answers);
    // Nothing is held back for ever.
    for _ in 0..3 {
        whole.give_up(at(0), &mut at_once);
    }
    prop_assert!(whole.patience().is_none() && whole.begun.is_empty());
    for msg in at_once {
        let is_text = matches!(msg, Msg::Paste { .. } | Msg::Unreadable | Msg::Mouse(_))
            || matches!(msg, Msg::Key(Key::Char(c)) if !c.is_control());
        prop_assert!(is_text || matches!(msg, Msg::Key(_)) && !matches!(msg, Msg::Key(Key::Char(_))), "{:?}", msg);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_mean_the_same_in_one_piece_and_in_many(pieces in pieces()) {
        mean_the_same_in_one_piece_and_in_many(&pieces)?;
    }
}

#[test]
#[ignore = "takes a minute; `cargo test --profile torture -- --ignored torture` runs it"]
fn torture_random_bytes_as_keys() {
    const CASES: u32 = 1_000_000;
    let mut trial = Trial::of("random bytes as keys: no panic, same meaning whole and in pieces");
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let ran = TestRunner::new(config).run(&pieces(), |pieces| mean_the_same_in_one_piece_and_in_many(&pieces));
    trial.cases(CASES as usize, ran.map_err(|error| error.to_string()));
    trial.end();
}
