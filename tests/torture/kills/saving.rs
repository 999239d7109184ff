//! Killed while edits are saved, one after the other.

use super::{kill_over_and_over, share};
use crate::scene::leftovers;
use crate::victim::Victim;
use vt100::Screen;

/// Pairs of edits: so many at most are waited for, and in the middle of so many more the kill comes.
const WAITED_FOR: u64 = 4;
const MORE: usize = 2;

/// How many people the open deal has, where the picture says that all of it is saved.
fn saved_people(screen: &Screen) -> Option<usize> {
    let first = screen.rows(0, u16::MAX).next()?;
    let words: Vec<&str> = first.split_whitespace().collect();
    let people = words.windows(2).find(|pair| pair[1] == "person" || pair[1] == "people")?;
    people[0].parse().ok().filter(|_| words.last() == Some(&"saved"))
}

#[test]
#[ignore = "long: hundreds of kills"]
fn torture_killed_while_saving() {
    let promise = "killed while saving edits: file whole, acknowledged edits in it, earlier states whole";
    kill_over_and_over(promise, share(30), 1, |victim, span| {
        let (mut tty, asked) = victim.start_after_death(&["halden"], "1 Stakeholders");
        if asked {
            // The rest of the last burst, which nothing had acknowledged.
            tty.send("xx");
            tty.until("Discarded");
        }
        let before = victim.deal()?.stakeholders.len();
        let kill = victim.kills;
        let pair = |number: usize| (format!("heard {kill}.{number}."), format!("Tom {kill}.{number}."));
        let keys = |number: usize| {
            let (note, person) = pair(number);
            format!("N{note}\ra{person}\r")
        };
        let waited_for = usize::try_from(victim.dice.below(WAITED_FOR)).unwrap();
        for number in 0..waited_for {
            tty.send(keys(number));
            tty.until_that("saved", |screen| saved_people(screen) == Some(before + number + 1));
        }
        let all = waited_for + MORE;
        tty.send((waited_for..all).map(keys).collect::<String>());
        span.moment(&mut victim.dice, || tty.until_that("saved", |screen| saved_people(screen) == Some(before + all)));
        let mut acknowledged = saved_people(tty.screen()).unwrap_or(before).max(before + waited_for);
        tty.kill(|_, screen| acknowledged = acknowledged.max(saved_people(screen).unwrap_or(0)))?;
        let acknowledged = acknowledged - before;
        let deal = victim.deal()?;
        let has = |number: usize| {
            let (note, name) = pair(number);
            let noted = deal.stakeholders.iter().any(|one| format!("{:?}", one.notes).contains(&note));
            (noted, deal.stakeholders.iter().any(|one| one.name == name))
        };
        let there: Vec<bool> = (0..all).map(has).flat_map(|(note, person)| [note, person]).collect();
        let first_missing = there.iter().position(|is| !is).unwrap_or(there.len());
        if first_missing < 2 * acknowledged {
            return Err(format!("{acknowledged} pairs acknowledged, {first_missing} edits there"));
        }
        if there[first_missing..].contains(&true) {
            return Err(format!("a later edit is there without an earlier one: {there:?}"));
        }
        sweep(victim)?;
        Ok(acknowledged > waited_for)
    });
}

/// Every second time what was left is swept here, with what it says looked at; the other times the next start does it.
fn sweep(victim: &Victim) -> Result<(), String> {
    if victim.kills.is_multiple_of(2) {
        return Ok(());
    }
    let steps = victim.deal()?.history.len();
    let swept = victim.store.sweep();
    let left = leftovers(&victim.store.paths().deals());
    if !swept.left.is_empty() || !left.is_empty() {
        return Err(format!("left: {:?} {left:?}", swept.left));
    }
    let kept = victim.store.generations(&victim.file).map_err(|e| e.to_string())?;
    // Newer work, or the state before, where the kill came between its exchange and its keeping.
    let is_another = |sequence| {
        let rescued = kept.iter().find(|one| one.sequence == sequence).and_then(|one| one.holds.as_ref().ok());
        rescued.is_some_and(|holds| holds.steps != steps)
    };
    let all = swept.rescued.iter().all(|one| is_another(one.sequence));
    if all { Ok(()) } else { Err(format!("told of a state that is there: {:?}", swept.rescued)) }
}
