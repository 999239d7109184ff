//! The numbers of the model: likelihoods, error allowance and the thresholds of the words.
//!
//! A user's file may replace a single number; a row or column that then no longer sums to 1 falls back as a whole.

use super::document::Entry;
use super::entries::known_source;
use super::origin::Origin;
use crate::domain::method::model::Tables;
use crate::domain::method::playbook::Source;
use crate::domain::record::profile::Profile;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::traits::Seen;
use std::ops::RangeInclusive;

/// The tolerance for the sum of a row or column, with room for numbers written with two digits.
const SLACK: f64 = 0.005;
/// The range of the error allowance: above 0, so that no answer can ever rule a profile out; at most 0.5, or the
/// tables would hardly count.
const ALLOWANCE: RangeInclusive<f64> = 0.01..=0.5;
/// The range of the thresholds: probabilities that can be reached and missed.
const THRESHOLD: RangeInclusive<f64> = 0.01..=0.99;
/// The range of the threshold for a contest: above one half, so that two groups can never both be that firm.
const CONTESTED: RangeInclusive<f64> = 0.51..=0.99;
/// The range of answers seen that `likely` needs: at least one, as what nobody saw is never `likely`; at most all 21
/// traits and 5 tells.
const SEEN_NEEDED: RangeInclusive<u32> = 1..=26;

/// Reads `model.toml` over the present numbers.
pub(super) fn read(
    root: &mut Entry<'_, '_>,
    origin: Origin,
    sources: &[Source],
    tables: &mut Tables,
    note: &mut String,
) {
    root.only(&["error_allowance", "source", "note", "words", "trait", "tell"]);
    if origin.wants(root, "source") {
        known_source(root, sources);
    }
    if origin.wants(root, "note") {
        set(note, root.text_of("note"));
    }
    if origin.wants(root, "error_allowance") {
        set(&mut tables.error_allowance, root.number("error_allowance", &ALLOWANCE));
    }
    if origin.wants(root, "words")
        && let Some(mut words) = root.table("words")
    {
        thresholds(&mut words, origin, tables);
    }
    if origin.wants(root, "trait")
        && let Some(mut rows) = root.table("trait")
    {
        rows.only(&["own", "base"]);
        trait_row(&mut rows, "own", origin, &mut tables.trait_own);
        trait_row(&mut rows, "base", origin, &mut tables.trait_base);
    }
    if origin.wants(root, "tell")
        && let Some(mut tells) = root.table("tell")
    {
        tells.only(&Tell::ALL.map(Tell::id));
        for tell in Tell::ALL {
            tell_table(&mut tells, tell, origin, tables);
        }
    }
}

fn thresholds(words: &mut Entry<'_, '_>, origin: Origin, tables: &mut Tables) {
    words.only(&["leaning", "likely", "contested", "seen_needed"]);
    let mut new = tables.words;
    if origin.wants(words, "leaning") {
        set(&mut new.leaning, words.number("leaning", &THRESHOLD));
    }
    if origin.wants(words, "likely") {
        set(&mut new.likely, words.number("likely", &THRESHOLD));
    }
    if origin.wants(words, "contested") {
        set(&mut new.contested, words.number("contested", &CONTESTED));
    }
    if origin.wants(words, "seen_needed") {
        set(&mut new.seen_needed, words.whole("seen_needed", &SEEN_NEEDED).map(|number| number as usize));
    }
    if new.leaning > new.likely {
        let what = format!("is {}; it can't be above `likely`, which is {}", new.leaning, new.likely);
        words.fault(if words.has("leaning") { "leaning" } else { "likely" }, what);
        new.leaning = tables.words.leaning;
        new.likely = tables.words.likely;
    }
    tables.words = new;
}

fn trait_row(rows: &mut Entry<'_, '_>, key: &str, origin: Origin, row: &mut [f64; Seen::COUNT]) {
    if !origin.wants(rows, key) {
        return;
    }
    let Some(mut table) = rows.table(key) else { return };
    table.only(&Seen::ALL.map(Seen::id));
    let mut new = *row;
    let mut whole = true;
    for seen in Seen::ALL {
        if origin.wants(&table, seen.id()) {
            let number = table.number(seen.id(), &(0.0..=1.0));
            whole &= number.is_some();
            set(&mut new[seen.index()], number);
        }
    }
    if whole && sums_to_one(&mut table, "the row", new.iter().sum()) {
        *row = new;
    }
}

fn tell_table(tells: &mut Entry<'_, '_>, tell: Tell, origin: Origin, tables: &mut Tables) {
    if !origin.wants(tells, tell.id()) {
        return;
    }
    let Some(mut table) = tells.table(tell.id()) else { return };
    let ids: Vec<&str> = tell.answers().iter().map(|answer| answer.id()).collect();
    table.only(&ids);
    let mut new = tables.tells;
    let mut whole = true;
    for answer in tell.answers() {
        if origin.wants(&table, answer.id()) {
            let numbers = table.shares::<{ Profile::COUNT }>(answer.id());
            whole &= numbers.is_some();
            set(&mut new[answer.index()], numbers);
        }
    }
    if !whole {
        return;
    }
    // A complete table from before an answer existed leaves it no weight; it then counts the same for all.
    let is_whole = |one: &&TellAnswer| table.has(one.id()) || one.is_newer();
    if tell.answers().iter().all(|one| is_whole(&one)) {
        for one in tell.answers().iter().filter(|one| !table.has(one.id())) {
            new[one.index()] = [0.0; Profile::COUNT];
        }
    }
    let sums = Profile::ALL.map(|profile| {
        (profile, tell.answers().iter().map(|answer| new[answer.index()][profile.index()]).sum::<f64>())
    });
    for (profile, sum) in sums {
        whole &= sums_to_one(&mut table, &format!("the column of {}", profile.id()), sum);
    }
    if whole {
        tables.tells = new;
    }
}

fn sums_to_one(table: &mut Entry<'_, '_>, what: &str, sum: f64) -> bool {
    // The last digit of a sum of decimals is noise.
    let fits = (sum - 1.0).abs() <= SLACK + 1e-9;
    if !fits {
        let (least, most) = (1.0 - SLACK, 1.0 + SLACK);
        table.fault("", format!("{what} sums to {sum:.3}; valid: {least:.3} to {most:.3}"));
    }
    fits
}

fn set<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}
