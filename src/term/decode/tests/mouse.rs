//! Reports of the mouse: read whole and in pieces; what is none, or not ours, is nothing and never typing.

use super::super::*;
use super::{at, decoder, read};
use crate::app::mouse::Did;

fn of(bytes: &str) -> Vec<(Did, (u16, u16))> {
    read(bytes.as_bytes())
        .into_iter()
        .map(|msg| match msg {
            Msg::Mouse(mouse) => (mouse.did, mouse.at),
            other => panic!("{bytes:?}: {other:?}"),
        })
        .collect()
}

#[test]
fn the_left_button_and_the_wheel_are_read_and_nothing_else_is() {
    assert_eq!(of("\x1b[<0;1;1M\x1b[<0;1;1m"), [(Did::Press, (0, 0)), (Did::Release, (0, 0))]);
    assert_eq!(of("\x1b[<0;230;51M"), [(Did::Press, (229, 50))]);
    assert_eq!(of("\x1b[<64;10;5M\x1b[<65;10;5M"), [(Did::Wheel(-3), (9, 4)), (Did::Wheel(3), (9, 4))]);
    let others = [
        // Other buttons, keys held, movements, the wheel to the side.
        "\x1b[<1;10;5M",
        "\x1b[<2;10;5M",
        "\x1b[<4;10;5M",
        "\x1b[<16;10;5M",
        "\x1b[<32;10;5M",
        "\x1b[<35;10;5M",
        "\x1b[<66;1;1M",
        "\x1b[<64;10;5m",
        "\x1b[<128;1;1M",
        // Numbers that are none.
        "\x1b[<0;0;0M",
        "\x1b[<0;0;5M",
        "\x1b[<0;70000;5M",
        "\x1b[<0;99999999999999999999;5M",
        "\x1b[<;;M",
        "\x1b[<0;5M",
        "\x1b[<0;1;1;1M",
        "\x1b[<0;+1;1M",
        "\x1b[<-1;1;1M",
        "\x1b[<0;1:2;1M",
        "\x1b[<M",
        "\x1b[<0;1;1A",
        "\x1b[<0;1;1~",
        // Older forms.
        "\x1b[M !!",
        "\x1b[Mqqq",
        "\x1b[32;10;5M",
        "\x1b[0;10;5M",
    ];
    for bytes in others {
        assert_eq!(of(bytes), [], "{bytes:?}");
    }
}

#[test]
fn a_report_torn_anywhere_is_one_report_and_no_letters() {
    let report = b"\x1b[<65;1000;500M";
    for cut in 1..report.len() {
        for gap in [0, 20, 400] {
            let (mut decoder, mut out) = (decoder(), Vec::new());
            decoder.take_in(&report[..cut], at(0), &mut out);
            if decoder.patience().is_some_and(|wait| wait <= Duration::from_millis(gap)) {
                decoder.give_up(at(gap), &mut out);
            }
            decoder.take_in(&report[cut..], at(gap), &mut out);
            decoder.take_in(b"q", at(gap), &mut out);
            out.retain(|msg| !matches!(msg, Msg::Key(Key::Esc)));
            assert!(
                matches!(&out[..], [Msg::Mouse(mouse), Msg::Key(Key::Char('q'))] if mouse.at == (999, 499)),
                "{cut} {gap} ms: {out:?}"
            );
        }
    }
}
