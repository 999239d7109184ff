//! The keys of one read: typed, or a paste of a terminal that sends no paste marks.

use crate::app::App;
use crate::app::key::Key;
use crate::app::msg::Msg;
use std::time::{Duration, Instant};

/// The most characters after a return that somebody types ahead.
const TYPED_AHEAD: usize = 20;

/// The time within which the next piece of the same burst comes.
const PIECES: Duration = Duration::from_millis(200);

/// The meaning of the last burst, which also decides about its later pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Its keys ran.
    Ran,
    /// It is asked about.
    Asked,
}

/// Tells the keys of one read apart.
#[derive(Debug, Default)]
pub(super) struct Bursts {
    last: Option<(Instant, Last)>,
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
    /// Makes one message of keys that look like a paste.
    pub(super) fn sort(&mut self, typed: Vec<Msg>, taker: Taker, now: Instant) -> Vec<Msg> {
        if typed.is_empty() {
            return typed;
        }
        let last = self.last.take().filter(|(at, _)| now.saturating_duration_since(*at) <= PIECES);
        let Some(keys) = text_keys(&typed).filter(|keys| keys.len() > 1) else { return typed };
        let goes_on = last.map(|(_, last)| last);
        let is_paste = match taker {
            Taker::Question => goes_on == Some(Last::Asked),
            Taker::Field => goes_on != Some(Last::Ran) && looks_pasted(&keys),
            Taker::Commands => false,
        };
        if is_paste {
            self.last = Some((now, Last::Asked));
            let unreadable = typed.into_iter().find(|msg| matches!(msg, Msg::Unreadable));
            return std::iter::once(Msg::Burst(keys)).chain(unreadable).collect();
        }
        if goes_on == Some(Last::Ran) || looks_pasted(&keys) {
            self.last = Some((now, Last::Ran));
        }
        typed
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
    let is_return = |key: &Key| matches!(key, Key::Enter | Key::Ctrl('j'));
    let after = keys.iter().skip_while(|key| !is_return(key)).skip(1);
    let letters = after.filter(|key| key.is_text()).count();
    let returns = keys.iter().filter(|key| is_return(key)).count();
    letters > TYPED_AHEAD || letters > 0 && returns > 1
}

#[cfg(test)]
mod tests {
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

    /// Returns whether each read, at its time and for what has the keys, was taken for a paste.
    fn pasted(reads: &[(u64, Taker, &str)]) -> Vec<bool> {
        let mut bursts = Bursts::default();
        let read = |(when, taker, text): &(u64, Taker, &str)| {
            let sorted = bursts.sort(typed(text), *taker, at(*when));
            match &sorted[..] {
                [Msg::Burst(keys)] => {
                    assert_eq!(keys.len(), text.chars().count(), "no key is dropped");
                    true
                }
                all => {
                    assert_eq!(all.len(), text.chars().count(), "no key is dropped");
                    false
                }
            }
        };
        reads.iter().map(read).collect()
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
        let mut bursts = Bursts::default();
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
        // What is typed at the question answers it.
        assert_eq!(pasted(&[(0, Taker::Field, long), (5, Taker::Question, "\r")]), [true, false]);
        assert_eq!(pasted(&[(0, Taker::Field, long), (900, Taker::Question, "ru")]), [true, false]);
    }
}
