//! Killed while what a dead program left is taken back: a text into its form, edits that never got to the disk into their
//! file. Until it is all safe, the next start has it to offer.

use super::{kill_over_and_over, share};
use crate::victim::{QUESTION, Victim};
use std::fs;

/// Kills before it is let come to an end.
const IN_A_ROW: usize = 5;

#[test]
#[ignore = "long: hundreds of kills"]
fn torture_killed_while_recovering() {
    let promise = "killed while recovering: text and unsaved edits of the dead are still there";
    kill_over_and_over(promise, share(15), 2, |victim, span| {
        let chain = victim.kills / IN_A_ROW;
        let what = format!("Nils {chain}.");
        let are_edits = chain % 2 == 1;
        if victim.kills.is_multiple_of(IN_A_ROW) {
            leave(victim, &what, are_edits)?;
        }
        let (mut tty, asked) = victim.start_after_death(&[], "who will move this deal");
        let is_safe = is_saved(victim, &what)?;
        if !asked && !is_safe {
            return Err(format!("nothing is asked about {what:?}"));
        }
        if asked {
            tty.send("k");
        }
        span.moment(&mut victim.dice, || tty.until_gone(QUESTION));
        let mut taken_back = !tty.text().contains(QUESTION);
        tty.kill(|_, screen| taken_back |= !screen.contents().contains(QUESTION))?;
        let kept = victim.user.journals();
        let is_kept = kept.iter().any(|(_, journal)| journal.contains(&what));
        if !is_kept && !is_saved(victim, &what)? {
            return Err(format!("{what:?} is neither in a deal nor in a journal: {kept:?}"));
        }
        if victim.kills % IN_A_ROW == IN_A_ROW - 1 {
            to_the_end(victim, &what, are_edits)?;
        }
        Ok(taken_back)
    });
}

/// A program dies with a text in a form, or with a person whom it could not save.
fn leave(victim: &Victim, what: &str, are_edits: bool) -> Result<(), String> {
    let mut tty = victim.start(&["halden"], "1 Stakeholders");
    let deals = victim.store.paths().deals();
    let away = deals.with_extension("away");
    if are_edits {
        fs::rename(&deals, &away).unwrap();
        fs::write(&deals, "in the way").unwrap();
    }
    tty.send(format!("a{what}"));
    tty.send(if are_edits { "\r" } else { "" });
    victim.user.until_kept(what);
    tty.kill(|_, _| {})?;
    if are_edits {
        fs::remove_file(&deals).unwrap();
        fs::rename(&away, &deals).unwrap();
    }
    Ok(())
}

fn is_saved(victim: &Victim, what: &str) -> Result<bool, String> {
    Ok(victim.deal()?.stakeholders.iter().any(|one| one.name == *what))
}

fn to_the_end(victim: &Victim, what: &str, are_edits: bool) -> Result<(), String> {
    let (mut tty, asked) = victim.start_after_death(&[], "who will move this deal");
    if asked {
        tty.send("k");
        tty.until_gone(QUESTION);
    }
    if asked && !are_edits {
        tty.until("Enter save");
        tty.send("\r");
        tty.until("Added");
    }
    tty.until_done("nothing is left to recover", || victim.user.journals().is_empty());
    tty.send("\x11");
    match tty.end() {
        0 if is_saved(victim, what)? => Ok(()),
        0 => Err(format!("{what:?} was recovered, and is not in the file")),
        code => Err(format!("quit with {code}:\n{}", tty.text())),
    }
}
