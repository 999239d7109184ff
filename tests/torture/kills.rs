//! Random kills of a process that saves, with a ledger of what it acknowledged.

use crate::child::child;
use crate::scene::{Dice, Scene};
use crate::table::Trial;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

const KILLS: usize = 1_000;

/// Lets a child save for a random while, kills it, and says the highest number it acknowledged.
fn kill_one(scene: &Scene, dice: &mut Dice) -> Option<u64> {
    let mut child = child(&[], "loop", scene.root.path(), &scene.file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.ends_with("ready")), "the child saves");
    sleep(Duration::from_micros(dice.below(30_000)));
    child.kill().unwrap();
    child.wait().unwrap();
    lines.filter_map(|line| line.strip_prefix("ack ")?.parse().ok()).last()
}

#[test]
#[ignore = "long: a thousand kills"]
fn torture_killed_saves_lose_nothing_that_was_acknowledged() {
    let scene = Scene::new();
    let mut dice = Dice(7);
    let mut kept = Trial::of("killed at random: file whole, acknowledged save there");
    let mut swept = Trial::of("killed at random: leftovers swept, newer work kept");
    let (mut left, mut rescued, mut acknowledged) = (0, 0, 0);
    for _ in 0..KILLS {
        let ack = kill_one(&scene, &mut dice);
        let found = scene.load().map(|(deal, _)| deal.value.parse::<u64>().unwrap_or(0));
        acknowledged += u64::from(ack.is_some());
        kept.case(found.clone().and_then(|found| match ack {
            Some(ack) if found < ack => Err(format!("acknowledged {ack}, found {found}")),
            _ => Ok(()),
        }));
        left += scene.leftovers().len();
        let result = scene.store.sweep();
        rescued += result.rescued.len();
        let generations = scene.store.generations(&scene.file).unwrap();
        let newer = |sequence: u64| {
            let of = generations.iter().find(|one| one.sequence == sequence)?;
            of.holds.as_ref().ok()?.last.as_deref()?.strip_prefix("value ")?.parse::<u64>().ok()
        };
        let is_newer = |sequence| newer(sequence).is_some_and(|value| Ok(value) > found);
        swept.case(if !scene.leftovers().is_empty() || !result.left.is_empty() {
            Err(format!("left: {:?} {:?}", scene.leftovers(), result.left))
        } else if !result.rescued.iter().all(|one| is_newer(one.sequence)) {
            Err(format!("no newer work: {:?}", result.rescued))
        } else if let Some(bad) = generations.iter().find(|one| one.holds.is_err()) {
            Err(format!("a generation is damaged: {bad:?}"))
        } else {
            Ok(())
        });
    }
    println!("{KILLS} kills, {acknowledged} after an acknowledged save, {left} leftovers, {rescued} with newer work");
    kept.end();
    swept.end();
}
