//! Far more than anybody types: random bytes, pastes without measure, many sizes at once.

use crate::support::{ENTER, Setup, User, with_example};
use crate::table::{Trial, number_of};
use rustix::process::Signal;
use stakemap::store::format::decode;
use std::path::Path;

/// Numbers without a pattern; the same in every run.
struct Dice(u64);

impl Dice {
    fn byte(&mut self) -> u8 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 56).to_le_bytes()[0]
    }
}

/// How often the program is started again where a flood made it leave.
const STARTS: usize = 200;

/// Floods of the long test, unless `SEEDS` says otherwise.
const SEEDS: usize = 100;
/// Bytes of each.
const FLOOD: usize = 100_000;

/// Whether a flood has the keys that leave from anywhere, which end each program after a few hundred: most have not.
const fn has_leaving_keys(seed: u64) -> bool {
    seed.is_multiple_of(4)
}

/// Throws random bytes at the program and ends it, again with the rest where some of them made it leave. It has to end when
/// told, give back the terminal and leave whole files. Returns how many bytes it lived to read.
fn flooded(seed: u64, count: usize) -> Result<usize, String> {
    let user = User::new();
    with_example(&user);
    let mut dice = Dice(seed);
    let is_in = |byte: &u8| has_leaving_keys(seed) || ![0x03, 0x11].contains(byte);
    let bytes: Vec<u8> = std::iter::repeat_with(|| dice.byte()).filter(is_in).take(count).collect();
    let (mut written, mut read) = (0, 0);
    for _ in 0..STARTS {
        if written == bytes.len() {
            break;
        }
        // The flood goes on while the terminal is given back. A key of a signal would then make the system throw away what
        // was written last and nobody has read, and that is no fault of the program.
        let mut tty = Setup::new(&user).of_nobody().start();
        tty.until_that("the program", vt100::Screen::alternate_screen);
        let device = tty.device();
        let part = tty.flood(&bytes[written..]);
        if tty.ended().is_none() {
            tty.signal(Signal::TERM);
        }
        tty.until_ended();
        // A part of the last piece, which it did not live to read, is lost; the next program begins behind it. Where that part
        // is not known, nothing of this program counts.
        (written, read) = (written + part, read + part - tty.unread(&device).unwrap_or(part));
        drop(device);
        let code = tty.end();
        tty.assert_given_back();
        if ![0, 143].contains(&code) {
            return Err(format!("seed {seed}: ended with {code}: {}", tty.text()));
        }
    }
    let decodes =
        |text: &String| decode(text.as_bytes(), Path::new("flooded.json")).map_err(|e| format!("{seed}: {e}"));
    user.deals().iter().try_for_each(|deal| decodes(deal).map(|_| ()))?;
    Ok(read)
}

#[test]
fn random_bytes_break_nothing_and_do_not_keep_a_signal_from_ending_the_program() {
    // The second with the keys that leave.
    assert!(flooded(1, 10_000).unwrap() > 5_000, "most of it is read");
    flooded(4, 10_000).unwrap();
}

#[test]
#[ignore = "takes minutes; `cargo test --profile torture -- --ignored torture` runs it"]
fn torture_random_bytes_into_the_real_program() {
    let mut trial = Trial::of("random bytes into the real program: it ends when told, terminal given back");
    for seed in (100..).take(number_of("SEEDS", SEEDS)) {
        // Counted is what a living program has read.
        match std::panic::catch_unwind(|| flooded(seed, FLOOD)).unwrap_or_else(|_| Err(format!("seed {seed}"))) {
            Ok(read) => {
                // A program that leaves at once is broken by nothing.
                let is_idle = !has_leaving_keys(seed) && read < FLOOD * 4 / 5;
                let idle = || format!("seed {seed}: of {FLOOD} bytes only {read} were read by a program that lived");
                trial.cases(read, if is_idle { Err(idle()) } else { Ok(()) });
            }
            Err(why) => trial.case(Err(why)),
        }
    }
    trial.end();
}

#[test]
fn a_long_paste_is_text_whatever_it_holds_and_a_field_keeps_the_first_of_it() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).start();
    tty.until("Tarnbeck Beverages");
    // On Home these would trash the deal, add one, and quit; end marks in between, and more than one read takes.
    let hostile = "x\raMine\rq\x1b[201~x\raMine\rq\n".repeat(2_000);
    tty.send(format!("\x1b[200~{hostile}\x1b[201~"));
    tty.until("You can't paste here");
    tty.key("a");
    tty.until("New deal");
    tty.send("Halden Foods\t\t");
    tty.send(format!("\x1b[200~{}\x1b[201~", "Line monitoring ".repeat(20_000)));
    tty.until("Left out");
    tty.key(ENTER);
    tty.until("Nobody here yet");
    tty.key("\x11");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let deals = user.deals();
    assert_eq!(deals.len(), 2, "no key of the paste was pressed");
    let texts: Vec<String> = deals
        .iter()
        .map(|deal| decode(deal.as_bytes(), Path::new("pasted.json")).unwrap().deal.about.as_str().to_owned())
        .collect();
    let pasted = texts.iter().find(|text| text.starts_with("Line monitoring Line")).unwrap();
    assert!((1_990..=2_000).contains(&pasted.chars().count()), "{}", pasted.chars().count());
}

#[test]
fn a_thousand_sizes_with_keys_between_end_in_the_right_screen() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).start();
    tty.until("1 Stakeholders");
    let before = tty.text();
    let mut dice = Dice(5);
    for turn in 0..1_000_u16 {
        let mut below = |limit: u16| u16::from(dice.byte()) % limit;
        let (columns, rows) = (below(250), below(80));
        tty.resize(columns, rows);
        tty.send(if turn % 2 == 0 { "j" } else { "k" });
        tty.take_in_all();
    }
    tty.resize(120, 40);
    tty.until_that("the first screen again", |screen| screen.contents() == before);
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    tty.assert_given_back();
}
