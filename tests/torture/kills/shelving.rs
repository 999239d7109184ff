//! Killed while a deal goes to the archive or the trash, or comes back: it lies in one place, whole.

use super::{kill_over_and_over, share};
use std::fs;

#[test]
#[ignore = "long: hundreds of kills"]
fn torture_killed_while_shelving() {
    let promise = "killed while archiving, trashing, bringing back: the deal is whole, in one place";
    kill_over_and_over(promise, share(10), 1, |victim, span| {
        let before = fs::read(&victim.file).unwrap();
        let places = victim.store.paths().clone();
        let (key, said, folder) = match victim.dice.below(2) {
            0 => ("z", "to the archive", places.archive()),
            _ => ("x", "to the trash", places.trash()),
        };
        let mut tty = victim.start(&[], "Halden Foods");
        tty.send(key);
        let comes_back = victim.dice.below(2) == 0;
        let (said, folder) = if comes_back {
            tty.until(said);
            tty.send("u");
            ("Restored", places.deals())
        } else {
            (said, folder)
        };
        span.moment(&mut victim.dice, || tty.until(said));
        let mut acknowledged = tty.text().contains(said);
        tty.kill(|_, screen| acknowledged |= screen.contents().contains(said))?;
        let found = victim.everywhere();
        let [only] = found.as_slice() else { return Err(format!("in so many places: {found:?}")) };
        if fs::read(only).unwrap() != before {
            return Err("it is not as it was".to_owned());
        }
        if acknowledged && !only.starts_with(&folder) {
            return Err(format!("{said}, and lies at {}", only.display()));
        }
        fs::rename(only, &victim.file).unwrap();
        Ok(acknowledged)
    });
}
