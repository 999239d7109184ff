//! Killed while somebody types: what showed for two seconds is offered at the next start, and comes back into its form.

use super::{kill_over_and_over, share};
use crate::victim::Victim;
use std::time::{Duration, Instant};

/// Within this time typed text is safe, as the README promises.
const PROMISED: Duration = Duration::from_secs(2);
/// Forms that take any text in their first field: a person, a note, a conversation, an action.
const FORMS: [&str; 4] = ["a", "N", "l", "n"];
/// Programs that are typed into at once: each of them mostly waits for the next key.
const AT_ONCE: usize = 12;

#[test]
#[ignore = "long: hundreds of kills, seconds of typing before each"]
fn torture_killed_while_typing() {
    let promise = "killed while typing: what showed for two seconds is offered and comes back";
    kill_over_and_over(promise, share(15), AT_ONCE, |victim, _| {
        let mut tty = victim.start(&["halden"], "1 Stakeholders");
        let form = FORMS[usize::try_from(victim.dice.below(4)).unwrap()];
        tty.send(form);
        tty.until("Enter save");
        let kill = victim.kills;
        let text: String = (0..8).map(|word| format!("é{kill}.{word}w ")).collect();
        let text = text.trim_end();
        let end = Instant::now() + Duration::from_millis(500 + victim.dice.below(4_000));
        for letter in text.chars() {
            tty.send(letter.to_string());
            std::thread::sleep(Duration::from_millis(20 + victim.dice.below(80)));
            if Instant::now() > end {
                break;
            }
        }
        std::thread::sleep(end.saturating_duration_since(Instant::now()));
        let (killed, mut promised) = (Instant::now(), "");
        tty.kill(|at, screen| {
            if at + PROMISED <= killed {
                promised = shown(text, &screen.contents());
            }
        })?;
        let promised = promised.trim_end();
        let kept = victim.user.journals();
        if !promised.is_empty() && !kept.iter().any(|(_, journal)| journal.contains(promised)) {
            return Err(format!("{promised:?} had shown for two seconds, and is in no journal: {kept:?}"));
        }
        come_back(victim, promised)?;
        Ok(!promised.is_empty())
    });
}

/// How much of a text is on the screen.
fn shown<'a>(text: &'a str, screen: &str) -> &'a str {
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).rev();
    ends.map(|end| &text[..end]).find(|part| screen.contains(part)).unwrap_or_default()
}

/// Takes back what is offered, saves it and quits.
fn come_back(victim: &Victim, promised: &str) -> Result<(), String> {
    let (mut tty, asked) = victim.start_after_death(&[], "who will move this deal");
    if !asked && !promised.is_empty() {
        return Err(format!("nothing is asked about {promised:?}"));
    }
    if asked {
        if !tty.text().contains(promised) {
            return Err(format!("{promised:?} is not offered:\n{}", tty.text()));
        }
        tty.send("k");
        tty.until("Enter save");
        tty.send("\r");
        tty.until_gone("Enter save");
        tty.until(" saved");
    }
    tty.send("\x11");
    match tty.end() {
        0 if !std::fs::read_to_string(&victim.file).unwrap().contains(promised) => {
            Err(format!("{promised:?} came back and was saved, and is not in the file"))
        }
        0 => Ok(()),
        code => Err(format!("quit with {code}:\n{}", tty.text())),
    }
}
