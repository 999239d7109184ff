//! Killed while an earlier state is put back: by `stakemap restore`, and by `R` on Home.

use super::{kill_over_and_over, share};
use crate::scene::advance;
use crate::support::{DOWN, Setup};
use crate::victim::Victim;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;

/// What was asked for, and what stood there.
struct Wish {
    /// Its place among the earlier states, the newest first.
    place: usize,
    number: u64,
    wanted: String,
    before: String,
}

/// One more state, and then the wish for any of the earlier ones.
fn wish(victim: &mut Victim) -> Result<Wish, String> {
    let loaded = victim.store.load(&victim.file).map_err(|e| e.to_string())?;
    let (mut deal, mut at) = (loaded.deal, loaded.at);
    for round in 0..if victim.kills == 0 { 4 } else { 1 } {
        advance(&mut deal, &format!("{}.{round}", victim.kills));
        at = victim.store.save(&deal, &at).map_err(|e| e.to_string())?.at;
    }
    let all = victim.store.generations(&victim.file).map_err(|e| e.to_string())?;
    let place = usize::try_from(victim.dice.below(all.len() as u64)).unwrap();
    let wanted = fs::read_to_string(&all[place].path).unwrap();
    Ok(Wish { place, number: all[place].sequence, wanted, before: fs::read_to_string(&victim.file).unwrap() })
}

/// The file says the one or the other, as was acknowledged, and what it does not say is kept.
fn check(victim: &Victim, wish: &Wish, acknowledged: bool) -> Result<bool, String> {
    let now = fs::read_to_string(&victim.file).map_err(|e| e.to_string())?;
    if now != wish.wanted && (acknowledged || now != wish.before) {
        return Err(format!("acknowledged: {acknowledged}; the file says neither"));
    }
    let earlier = victim.earlier()?;
    let is_there = |text: &String| *text == now || earlier.contains(text);
    if !is_there(&wish.before) || !is_there(&wish.wanted) {
        return Err(format!("lost: the state before or number {}", wish.number));
    }
    Ok(acknowledged)
}

#[test]
#[ignore = "long: hundreds of kills"]
fn torture_killed_while_restoring_by_command() {
    let promise = "killed in `stakemap restore`: the wanted state or the former, and the former is kept";
    kill_over_and_over(promise, share(10), 1, |victim, span| {
        let wish = wish(victim)?;
        let setup = Setup::new(&victim.user).args(&["restore", "halden", &wish.number.to_string()]);
        let mut child = setup.command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        span.moment(&mut victim.dice, || _ = child.wait().unwrap());
        // It may have ended by itself meanwhile, which its status tells.
        let _ = child.kill();
        let out = child.wait_with_output().unwrap();
        let acknowledged = out.status.success();
        if !acknowledged && out.status.signal() != Some(9) {
            return Err(format!("died by itself: {}: {}", out.status, String::from_utf8_lossy(&out.stderr)));
        }
        check(victim, &wish, acknowledged)
    });
}

#[test]
#[ignore = "long: hundreds of kills"]
fn torture_killed_while_restoring_on_home() {
    let promise = "killed while `R` restores: the wanted state or the former, and the former is kept";
    kill_over_and_over(promise, share(10), 1, |victim, span| {
        let wish = wish(victim)?;
        let mut tty = victim.start(&[], "Halden Foods");
        tty.send("R");
        tty.until("Earlier versions of");
        tty.send(format!("{}\r", DOWN.repeat(wish.place)));
        let said = format!("Restored number {}", wish.number);
        span.moment(&mut victim.dice, || tty.until(&said));
        let mut acknowledged = tty.text().contains(&said);
        tty.kill(|_, screen| acknowledged |= screen.contents().contains(&said))?;
        check(victim, &wish, acknowledged)
    });
}
