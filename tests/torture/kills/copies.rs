//! Killed while a sync program's second copy is taken in: nothing of either is missing, and nothing is there twice.

use super::{kill_over_and_over, share};
use jiff::Timestamp;
use serde_json::Map;
use stakemap::domain::change::diff::changes;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{RecordId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::domain::record::step::Step;
use stakemap::store::format::encode;
use stakemap::term::new_id;
use std::fs;
use std::sync::Arc;

/// The deal with one more person, as a step of its history.
fn with(deal: &Deal, name: &str) -> Deal {
    let mut next = deal.clone();
    next.add_person(Stakeholder::new(StakeholderId(new_id()), name));
    let changes = changes(deal, &next);
    let (id, by, what) = (RecordId(new_id()), "Uma".into(), name.into());
    next.history.push(Arc::new(Step {
        id,
        at: Timestamp::now(),
        by,
        what,
        undoes: None,
        within: None,
        changes,
        extra: Map::new(),
    }));
    next
}

/// How many people are called so.
fn count(deal: &Deal, name: &str) -> usize {
    deal.stakeholders.iter().filter(|one| one.name == *name).count()
}

#[test]
#[ignore = "long: hundreds of kills"]
fn torture_killed_while_taking_in_a_copy() {
    let promise = "killed while taking in a copy: nothing of either side missing, nothing twice";
    kill_over_and_over(promise, share(10), 1, |victim, span| {
        let stem = victim.file.file_stem().unwrap().to_str().unwrap().to_owned();
        let copy = victim.file.with_file_name(format!("{stem} (conflicted copy 2026-11-29).json"));
        let (ours, theirs) = (format!("Ours {}.", victim.kills), format!("Theirs {}.", victim.kills));
        let loaded = victim.store.load(&victim.file).map_err(|e| e.to_string())?;
        // One that was left over is taken in first.
        if !copy.exists() {
            victim.ledger.push(theirs.clone());
            fs::write(&copy, encode(&with(&loaded.deal, &theirs))).unwrap();
        }
        victim.ledger.push(ours.clone());
        victim.store.save(&with(&loaded.deal, &ours), &loaded.at).map_err(|e| e.to_string())?;
        // The header tells, and not the line below: what a killed save left is told there too, sooner or later.
        let mut tty = victim.start(&["halden"], "1 copy (=)");
        tty.send("=");
        let is_done =
            |text: &str| text.lines().next().is_some_and(|one| one.ends_with("saved") && !one.contains("(=)"));
        span.moment(&mut victim.dice, || tty.until_that("the copy is taken in", |screen| is_done(&screen.contents())));
        let mut acknowledged = is_done(&tty.text());
        tty.kill(|_, screen| acknowledged |= is_done(&screen.contents()))?;
        let (deal, left) = (victim.deal()?, fs::read_to_string(&copy).unwrap_or_default());
        for name in &victim.ledger {
            match count(&deal, name) {
                1 => {}
                0 if !acknowledged && left.contains(name) => {}
                there => return Err(format!("acknowledged: {acknowledged}; {name:?} is there {there} times")),
            }
        }
        Ok(acknowledged)
    });
}
