//! The keys of one read: typed, or a paste of a terminal that sends no paste marks.

use crate::app::App;
use crate::app::key::Key;
use crate::app::msg::Msg;
use std::time::{Duration, Instant};

/// The most characters after a return that somebody types ahead.
const TYPED_AHEAD: usize = 20;

/// The time within which the next piece of the same burst comes.
const PIECES: Duration = Duration::from_millis(200);

/// The time within which a letter is the rest of the paste that is asked about: no answer is a letter, and nobody has
/// read the question by then.
const LETTERS: Duration = Duration::from_secs(1);

/// The meaning of the last burst, which also decides about its later pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Its keys ran.
    Ran,
    /// It is asked about.
    Asked,
}

/// A line with its return, which is done only once no other line follows it.
#[derive(Debug)]
struct Held {
    typed: Vec<Msg>,
    until: Instant,
}

/// Tells the keys of one read apart.
#[derive(Debug)]
pub(super) struct Bursts {
    /// The time within which the next line of a paste comes, where each line comes alone. Nobody types several keys in
    /// it. From afar lines come farther apart, as the pieces of a torn sequence do.
    next_line: Duration,
    last: Option<(Instant, Last)>,
    held: Option<Held>,
    /// The time of the last text in one piece in a field, whose return may come alone.
    text: Option<Instant>,
}

/// The part of the program that has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taker {
    /// The question about a paste.
    Question,
    /// A field.
    Field,
    /// Anything else: letters are commands.
    Commands,
}

impl Taker {
    pub(super) fn of(app: &App) -> Self {
        match (app.asks_about_paste(), app.takes_text()) {
            (true, _) => Self::Question,
            (false, true) => Self::Field,
            (false, false) => Self::Commands,
        }
    }
}

impl Bursts {
    /// Creates it for a line on which what belongs together comes within this time.
    pub(super) const fn new(next_line: Duration) -> Self {
        Self { next_line, last: None, held: None, text: None }
    }

    /// Makes one message of keys that look like a paste. A line that may be the first of several waits for the next.
    pub(super) fn sort(&mut self, typed: Vec<Msg>, taker: Taker, now: Instant) -> Vec<Msg> {
        let Some(mut held) = self.held.take() else { return self.first(typed, taker, now) };
        if typed.is_empty() && held.until > now {
            self.held = Some(held);
            return typed;
        }
        let Some(keys) = text_keys(&typed).filter(|keys| !keys.is_empty()) else {
            let mut all = self.decide(held.typed, false, taker, now);
            // What a line that is done leads to, no paste goes on in.
            all.extend(typed);
            return all;
        };
        held.typed.extend(typed);
        let is_next_line = keys.len() > 1 && keys.iter().any(|key| key.is_text());
        if is_next_line || text_keys(&held.typed).is_some_and(|keys| looks_pasted(&keys)) {
            return self.decide(held.typed, is_next_line, taker, now);
        }
        self.held = Some(Held { until: now + self.next_line, ..held });
        Vec::new()
    }

    /// Returns what is held, since nothing more can come.
    pub(super) fn let_go(&mut self, taker: Taker, now: Instant) -> Vec<Msg> {
        self.held.take().map_or_else(Vec::new, |held| self.decide(held.typed, false, taker, now))
    }

    /// Returns the time at which a held line is done.
    pub(super) fn held_until(&self) -> Option<Instant> {
        self.held.as_ref().map(|held| held.until)
    }

    /// Takes a read where nothing is held: holds it, or decides about it.
    fn first(&mut self, typed: Vec<Msg>, taker: Taker, now: Instant) -> Vec<Msg> {
        let Some(keys) = text_keys(&typed).filter(|keys| taker == Taker::Field && !keys.is_empty()) else {
            return self.decide(typed, false, taker, now);
        };
        let in_one_piece = keys.len() > 1 && keys.iter().any(|key| key.is_text());
        let goes_on = self.text.take().is_some_and(|at| now.saturating_duration_since(at) <= self.next_line);
        let is_line = (in_one_piece || goes_on) && keys.iter().any(is_return);
        if is_line && self.goes_on(now) != Some(Last::Ran) && !looks_pasted(&keys) {
            self.held = Some(Held { typed, until: now + self.next_line });
            return Vec::new();
        }
        self.text = in_one_piece.then_some(now);
        self.decide(typed, false, taker, now)
    }

    /// Decides whether keys are a paste; they are if they came line by line.
    fn decide(&mut self, typed: Vec<Msg>, by_line: bool, taker: Taker, now: Instant) -> Vec<Msg> {
        if typed.is_empty() {
            return typed;
        }
        let goes_on = self.goes_on(now);
        let is_soon = self.last.is_some_and(|(at, _)| now.saturating_duration_since(at) <= LETTERS);
        self.last = None;
        let Some(keys) = text_keys(&typed).filter(|keys| !keys.is_empty()) else { return typed };
        let is_letter_of_it = is_soon && matches!(keys[..], [Key::Char(letter)] if letter.is_alphabetic());
        let is_paste = match taker {
            // Nobody answers so soon, and no answer has several keys.
            Taker::Question => goes_on == Some(Last::Asked) || keys.len() > 1 || is_letter_of_it,
            Taker::Field => goes_on != Some(Last::Ran) && (by_line || looks_pasted(&keys)),
            Taker::Commands => false,
        };
        if is_paste {
            self.last = Some((now, Last::Asked));
            let unreadable = typed.into_iter().find(|msg| matches!(msg, Msg::Unreadable));
            return std::iter::once(Msg::Burst(keys)).chain(unreadable).collect();
        }
        if keys.len() > 1 && (goes_on == Some(Last::Ran) || looks_pasted(&keys)) {
            self.last = Some((now, Last::Ran));
        }
        typed
    }

    /// Returns the meaning of the last burst, if what comes now may be its next piece.
    fn goes_on(&self, now: Instant) -> Option<Last> {
        self.last.filter(|(at, _)| now.saturating_duration_since(*at) <= PIECES).map(|(_, last)| last)
    }
}

/// Returns the keys if all of them could be pasted text.
fn text_keys(typed: &[Msg]) -> Option<Vec<Key>> {
    let text = |msg: &Msg| match msg {
        Msg::Key(key @ (Key::Char(_) | Key::Enter | Key::Tab | Key::Ctrl('j'))) => Some(*key),
        _ => None,
    };
    typed.iter().filter(|msg| !matches!(msg, Msg::Unreadable)).map(text).collect()
}

/// Returns whether keys have letters after a return, and two returns or more letters than somebody types ahead.
fn looks_pasted(keys: &[Key]) -> bool {
    let after = keys.iter().skip_while(|key| !is_return(key)).skip(1);
    let letters = after.filter(|key| key.is_text()).count();
    let returns = keys.iter().filter(|key| is_return(key)).count();
    letters > TYPED_AHEAD || letters > 0 && returns > 1
}

const fn is_return(key: &Key) -> bool {
    matches!(key, Key::Enter | Key::Ctrl('j'))
}

#[cfg(test)]
mod tests {
    use super::super::decode::{ESCAPE_WAIT, ESCAPE_WAIT_AFAR};
    use super::*;
    use std::sync::LazyLock;

    fn at(milliseconds: u64) -> Instant {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        *START + Duration::from_millis(milliseconds)
    }

    fn typed(text: &str) -> Vec<Msg> {
        let key = |c| match c {
            '\r' => Key::Enter,
            '\t' => Key::Tab,
            c => Key::Char(c),
        };
        text.chars().map(|c| Msg::Key(key(c))).collect()
    }

    /// Returns whether each read, at its time and for what has the keys, was taken for a paste. Nothing else comes for
    /// long after it.
    fn pasted(reads: &[(u64, Taker, &str)]) -> Vec<bool> {
        let mut bursts = Bursts::new(ESCAPE_WAIT);
        let read = |(when, taker, text): &(u64, Taker, &str)| {
            let mut sorted = bursts.sort(typed(text), *taker, at(*when));
            sorted.extend(bursts.let_go(*taker, at(*when)));
            assert_eq!(keys_in(&sorted), text.chars().count(), "no key is dropped");
            matches!(sorted[..], [Msg::Burst(_)])
        };
        reads.iter().map(read).collect()
    }

    fn keys_in(sorted: &[Msg]) -> usize {
        sorted.iter().map(|msg| if let Msg::Burst(keys) = msg { keys.len() } else { 1 }).sum()
    }

    /// Returns, for each read into a field at its time, the number of keys that come out of it: in a paste, and alone.
    fn out_of(reads: &[(u64, &str)]) -> Vec<(usize, usize)> {
        out_of_within(ESCAPE_WAIT, reads)
    }

    fn out_of_within(next_line: Duration, reads: &[(u64, &str)]) -> Vec<(usize, usize)> {
        let mut bursts = Bursts::new(next_line);
        let mut read = |(when, text): &(u64, &str)| {
            let sorted = bursts.sort(typed(text), Taker::Field, at(*when));
            let alone = sorted.iter().filter(|msg| matches!(msg, Msg::Key(_))).count();
            (keys_in(&sorted) - alone, alone)
        };
        reads.iter().map(&mut read).collect()
    }

    #[test]
    fn two_returns_or_much_after_one_is_a_paste_in_a_field() {
        for (text, is_paste) in [
            ("Dr. Carla Xu\rHead of Quality\rxxl Packaging GmbH\rTel. +49 30 123456", true),
            ("Ida\raTom\r", true),
            ("Ida\rxxl Packaging GmbH & Co", true),
            ("Ida\raTom Ruiz", false),
            ("Ida\r", false),
            ("Ida\r\r\r", false),
            ("a long name that was typed in one go", false),
        ] {
            assert_eq!(pasted(&[(0, Taker::Field, text)]), [is_paste], "{text:?}");
            assert_eq!(pasted(&[(0, Taker::Commands, text)]), [false], "{text:?}");
        }
        let mut bursts = Bursts::new(ESCAPE_WAIT);
        let mut with_arrow = typed("Ida\raTom\r");
        with_arrow.push(Msg::Key(Key::Down));
        let garbled = bursts.sort(
            [typed("M\u{fffd}"), vec![Msg::Unreadable], typed("ller\rxxl\r")].concat(),
            Taker::Field,
            at(0),
        );
        assert!(matches!(&garbled[..], [Msg::Burst(keys), Msg::Unreadable] if keys.len() == 11), "{garbled:?}");
        assert_eq!(bursts.sort(with_arrow, Taker::Field, at(0)).len(), 10, "an arrow is not pasted");
    }

    #[test]
    fn the_next_piece_of_a_burst_is_what_the_first_was() {
        let long = "Ida\raTom\ra";
        assert_eq!(pasted(&[(0, Taker::Commands, long), (5, Taker::Field, "nn\raBo\r")]), [false, false]);
        assert_eq!(pasted(&[(0, Taker::Commands, long), (900, Taker::Field, "nn\raBo\r")]), [false, true]);
        assert_eq!(pasted(&[(0, Taker::Field, long), (5, Taker::Question, "nn")]), [true, true]);
    }

    #[test]
    fn the_tail_of_a_paste_does_not_answer_the_question_about_it() {
        let question = |reads: &[(u64, &str)]| {
            let first = (0, Taker::Field, "Ida\rTom\rx");
            let later = reads.iter().map(|(when, text)| (*when, Taker::Question, *text));
            pasted(&std::iter::once(first).chain(later).collect::<Vec<_>>())[1..].to_vec()
        };
        assert_eq!(question(&[(100, "\r")]), [true]);
        assert_eq!(question(&[(100, "n"), (250, "\r"), (400, "nn\r"), (590, "1")]), [true; 4], "each keeps it open");
        assert_eq!(question(&[(900, "nn\r")]), [true], "no answer has several keys");
        assert_eq!(question(&[(950, "n"), (1_900, "é"), (2_080, "\r")]), [true; 3], "nor is one a letter");
        assert_eq!(question(&[(1_001, "j")]), [false], "it was read by then");
        for answer in ["\r", "1", "2"] {
            assert_eq!(question(&[(201, answer)]), [false], "{answer:?}");
        }
    }

    #[test]
    fn lines_that_come_one_by_one_are_a_paste() {
        let (ida, firm) = ("Ida Berg\r", "xxl Packaging GmbH\r");
        assert_eq!(out_of(&[(0, ida), (20, firm)]), [(0, 0), (28, 0)]);
        assert_eq!(out_of(&[(0, "Ida Berg"), (10, "\r"), (30, "xxl")]), [(0, 8), (0, 0), (4, 0)]);
        assert_eq!(out_of(&[(0, ida), (20, "x"), (40, "xl Packaging\r")]), [(0, 0), (0, 0), (23, 0)]);
        // A line that nothing follows is done by itself, and what somebody types after it is what was typed.
        assert_eq!(out_of(&[(0, ida), (29, ""), (30, ""), (31, "")]), [(0, 0), (0, 0), (0, 9), (0, 0)]);
        assert_eq!(out_of(&[(0, ida), (20, "a"), (49, ""), (50, "")]), [(0, 0), (0, 0), (0, 0), (0, 10)]);
        assert_eq!(out_of(&[(0, "I"), (1, "d"), (2, "\r"), (3, "a")]), [(0, 1); 4], "single keys never wait");
        assert_eq!(out_of(&[(0, "Ida"), (90, "\r")]), [(0, 3), (0, 1)], "nor does a later Enter");
        // From afar lines come farther apart.
        assert_eq!(out_of_within(ESCAPE_WAIT_AFAR, &[(0, ida), (90, ""), (95, firm)]), [(0, 0), (0, 0), (28, 0)]);
        assert_eq!(out_of_within(ESCAPE_WAIT_AFAR, &[(0, ida), (100, "")]), [(0, 0), (0, 9)]);
        // An arrow is not pasted: what is held comes before it.
        let mut bursts = Bursts::new(ESCAPE_WAIT);
        assert!(bursts.sort(typed(ida), Taker::Field, at(0)).is_empty());
        let all = bursts.sort(vec![Msg::Key(Key::Down)], Taker::Field, at(5));
        assert!(matches!(all[..], [Msg::Key(Key::Char('I')), .., Msg::Key(Key::Enter), Msg::Key(Key::Down)]));
    }
}
